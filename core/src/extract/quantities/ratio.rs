//! Exact fractions, for as long as a figure is being put together ("two thirds of a million").

use crate::decimal::Decimal;
use crate::units::greatest_common_divisor;

/// A fraction with a positive denominator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ratio {
    numerator: i128,
    denominator: i128,
}

/// No figure of a text is larger, and below it no step here overflows.
const LIMIT: i128 = 10_i128.pow(36);

impl Ratio {
    /// A whole number.
    pub const fn whole(value: i128) -> Self {
        Self {
            numerator: value,
            denominator: 1,
        }
    }

    /// `numerator / denominator`; None where the denominator is not positive.
    pub fn new(numerator: i128, denominator: i128) -> Option<Self> {
        if denominator <= 0 || numerator.abs() > LIMIT || denominator > LIMIT {
            return None;
        }
        let divisor = greatest_common_divisor(numerator, denominator);
        Some(Self {
            numerator: numerator / divisor,
            denominator: denominator / divisor,
        })
    }

    /// A decimal; None where it is too large or too small.
    pub fn of(value: Decimal) -> Option<Self> {
        let power = 10_i128.checked_pow(u32::try_from(value.exponent.unsigned_abs()).ok()?)?;
        let mantissa = i128::from(value.mantissa);
        if value.exponent < 0 {
            Self::new(mantissa, power)
        } else {
            Self::new(mantissa.checked_mul(power)?, 1)
        }
    }

    /// Sum.
    pub fn plus(self, other: Self) -> Option<Self> {
        let a = self.numerator.checked_mul(other.denominator)?;
        let b = other.numerator.checked_mul(self.denominator)?;
        Self::new(a.checked_add(b)?, self.denominator.checked_mul(other.denominator)?)
    }

    /// Product.
    pub fn times(self, other: Self) -> Option<Self> {
        Self::new(
            self.numerator.checked_mul(other.numerator)?,
            self.denominator.checked_mul(other.denominator)?,
        )
    }

    /// With the other sign.
    pub const fn negated(self) -> Self {
        Self {
            numerator: -self.numerator,
            denominator: self.denominator,
        }
    }

    /// The value, where it is a whole number.
    pub const fn as_whole(self) -> Option<i128> {
        if self.denominator == 1 {
            Some(self.numerator)
        } else {
            None
        }
    }

    /// Whether it is less than the other.
    pub fn less_than(self, other: Self) -> bool {
        match (
            self.numerator.checked_mul(other.denominator),
            other.numerator.checked_mul(self.denominator),
        ) {
            (Some(a), Some(b)) => a < b,
            _ => false,
        }
    }

    /// As a decimal: exact where there is one of at most 18 digits, else rounded to 12 places or as many as fit.
    pub fn decimal(self) -> Option<Decimal> {
        if let Some(exact) = self.exact() {
            return Some(exact);
        }
        for places in (0..=12_u32).rev() {
            let Some(scaled) = self.numerator.checked_mul(10_i128.pow(places)) else {
                continue;
            };
            let half = self.denominator / 2 * scaled.signum();
            let rounded = scaled.checked_add(half)? / self.denominator;
            if let Ok(mantissa) = i64::try_from(rounded) {
                return Some(Decimal::new(mantissa, -i64::from(places)).normal());
            }
        }
        None
    }

    /// The decimal that is equal, where the denominator has no other prime factors than 2 and 5.
    fn exact(self) -> Option<Decimal> {
        let (mut twos, mut fives, mut rest) = (0_u32, 0_u32, self.denominator);
        while rest % 2 == 0 {
            rest /= 2;
            twos += 1;
        }
        while rest % 5 == 0 {
            rest /= 5;
            fives += 1;
        }
        if rest != 1 {
            return None;
        }
        let places = twos.max(fives);
        let factor = 2_i128
            .checked_pow(places - twos)?
            .checked_mul(5_i128.checked_pow(places - fives)?)?;
        let (mut mantissa, mut exponent) = (self.numerator.checked_mul(factor)?, -i64::from(places));
        while mantissa != 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            exponent += 1;
        }
        Some(Decimal::new(i64::try_from(mantissa).ok()?, exponent).normal())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fractions_become_decimals() {
        let print = |a, b| Ratio::new(a, b).and_then(Ratio::decimal).unwrap().to_string();
        assert_eq!(print(1, 8), "0.125");
        assert_eq!(print(1_200_000, 1), "1200000");
        assert_eq!(print(2, 3), "0.666666666667");
        assert_eq!(print(-1, 3), "-0.333333333333");
        assert!(Ratio::new(1, 0).is_none());
        let third = Ratio::new(1, 3).unwrap();
        assert_eq!(third.plus(third).and_then(|sum| sum.plus(third)), Some(Ratio::whole(1)));
        assert_eq!(third.times(Ratio::whole(6)), Some(Ratio::whole(2)));
    }
}
