//! Exact decimals: a mantissa and a power of ten, never a float.

use std::cmp::Ordering;
use std::fmt;

/// `mantissa × 10^exponent`. Equal values may be written in several ways; comparison looks at the value.
#[repr(C)]
#[derive(Debug, Clone, Copy, Default)]
pub struct Decimal {
    /// Digits with sign.
    pub mantissa: i64,
    /// Power of ten.
    pub exponent: i64,
}

impl Decimal {
    /// Zero.
    pub const ZERO: Self = Self {
        mantissa: 0,
        exponent: 0,
    };

    /// `mantissa × 10^exponent`.
    pub const fn new(mantissa: i64, exponent: i64) -> Self {
        Self { mantissa, exponent }
    }

    /// Reads ASCII digits with at most one `.` and an optional leading `-`; grouping must be removed before.
    ///
    /// None where there is no digit, another character, or more than 18 significant digits.
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (mut mantissa, mut exponent, mut point, mut any) = (0_i64, 0_i64, false, false);
        for byte in digits.bytes() {
            match byte {
                b'0'..=b'9' => {
                    any = true;
                    mantissa = mantissa.checked_mul(10)?.checked_add(i64::from(byte - b'0'))?;
                    exponent -= i64::from(point);
                }
                b'.' if !point => point = true,
                _ => return None,
            }
        }
        any.then_some(Self {
            mantissa: if negative { -mantissa } else { mantissa },
            exponent,
        })
    }

    /// The same value with the smallest mantissa.
    #[must_use]
    pub fn normal(self) -> Self {
        let Self {
            mut mantissa,
            mut exponent,
        } = self;
        if mantissa == 0 {
            return Self::ZERO;
        }
        while mantissa % 10 == 0 {
            mantissa /= 10;
            exponent += 1;
        }
        Self { mantissa, exponent }
    }

    /// Sum; None where it does not fit.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let exponent = self.exponent.min(other.exponent);
        let (a, b) = (self.raised_to(exponent)?, other.raised_to(exponent)?);
        Some(
            Self {
                mantissa: i64::try_from(a.checked_add(b)?).ok()?,
                exponent,
            }
            .normal(),
        )
    }

    /// Product; None where it does not fit.
    pub fn checked_mul(self, other: Self) -> Option<Self> {
        let (a, b) = (self.normal(), other.normal());
        let mantissa = i128::from(a.mantissa) * i128::from(b.mantissa);
        Some(
            Self {
                mantissa: i64::try_from(mantissa).ok()?,
                exponent: a.exponent.checked_add(b.exponent)?,
            }
            .normal(),
        )
    }

    /// The value with the other sign.
    #[must_use]
    pub const fn negated(self) -> Self {
        Self {
            mantissa: self.mantissa.saturating_neg(),
            exponent: self.exponent,
        }
    }

    /// Whether the value is below zero.
    pub const fn is_negative(self) -> bool {
        self.mantissa < 0
    }

    /// Whether the value is zero.
    pub const fn is_zero(self) -> bool {
        self.mantissa == 0
    }

    /// The nearest float, for scores and estimates only; no comparison of figures uses it.
    pub fn to_f64(self) -> f64 {
        format!("{}e{}", self.mantissa, self.exponent).parse().unwrap_or(0.0)
    }

    /// The mantissa that the value has at a smaller exponent.
    fn raised_to(self, exponent: i64) -> Option<i128> {
        let steps = u32::try_from(self.exponent.checked_sub(exponent)?).ok()?;
        10_i128.checked_pow(steps)?.checked_mul(i128::from(self.mantissa))
    }

    /// Power of ten of the leading digit, for values far apart.
    fn magnitude(self) -> i64 {
        self.exponent + i64::from(self.mantissa.unsigned_abs().checked_ilog10().unwrap_or(0))
    }
}

impl From<i64> for Decimal {
    fn from(value: i64) -> Self {
        Self {
            mantissa: value,
            exponent: 0,
        }
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Decimal {}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let signs = self.mantissa.signum().cmp(&other.mantissa.signum());
        if signs != Ordering::Equal || self.mantissa == 0 {
            return signs;
        }
        let exponent = self.exponent.min(other.exponent);
        match (self.raised_to(exponent), other.raised_to(exponent)) {
            (Some(a), Some(b)) => a.cmp(&b),
            _ => {
                let order = self.magnitude().cmp(&other.magnitude());
                if self.mantissa < 0 { order.reverse() } else { order }
            }
        }
    }
}

/// Plain notation: `1200000`, `0.25`, `-5`. Trailing zeros after the point are dropped.
impl fmt::Display for Decimal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { mantissa, exponent } = self.normal();
        if !(-40..=40).contains(&exponent) {
            return write!(out, "{mantissa}e{exponent}");
        }
        if exponent >= 0 {
            return write!(out, "{mantissa}{:0<1$}", "", exponent as usize);
        }
        let places = exponent.unsigned_abs() as usize;
        let digits = format!("{:0>1$}", mantissa.unsigned_abs(), places + 1);
        let (whole, fraction) = digits.split_at(digits.len() - places);
        write!(out, "{}{whole}.{fraction}", if mantissa < 0 { "-" } else { "" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_compare_and_print_exactly() {
        let read = |text: &str| Decimal::parse(text).unwrap();
        assert_eq!(read("1.50"), read("1.5"));
        assert!(read("0.1").checked_add(read("0.2")).unwrap() == read("0.3"));
        assert_eq!(
            read("1.2").checked_mul(Decimal::new(1, 6)).unwrap().to_string(),
            "1200000"
        );
        assert_eq!(read("-0.25").to_string(), "-0.25");
        assert_eq!(Decimal::new(1200, 3).to_string(), "1200000");
        assert!(Decimal::new(1, 100) > Decimal::new(9, 0));
        assert!(Decimal::new(-1, 100) < Decimal::new(-9, 0));
        assert!(Decimal::parse("1.2.3").is_none() && Decimal::parse("").is_none());
    }
}
