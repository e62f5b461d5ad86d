//! What a printed figure allows: an interval of exact fractions in the base unit of its dimension.
//!
//! Tolerance comes from the printed digits: "1.2 million" is [1.15, 1.25) million, "90 minutes" is [89.5, 90.5)
//! minutes, and a plain count such as "23" is 23 and nothing else.

mod account;
mod closed;

use std::cmp::Ordering;

pub use closed::Closed;

use crate::decimal::Decimal;
use crate::rows::{Bound, Dimension, QuantityRow};
use crate::units;

pub use account::Figure;

/// An exact fraction with a positive denominator.
#[derive(Debug, Clone, Copy)]
pub struct Fraction {
    numerator: i128,
    denominator: i128,
}

impl Fraction {
    fn new(numerator: i128, denominator: i128) -> Option<Self> {
        let divisor = gcd(numerator, denominator);
        let (numerator, denominator) = (numerator / divisor, denominator / divisor);
        (denominator > 0).then_some(Self { numerator, denominator })
    }

    /// `numerator / denominator`; None where the denominator is zero.
    pub fn ratio(numerator: i128, denominator: i128) -> Option<Self> {
        let sign = denominator.signum();
        Self::new(numerator.checked_mul(sign)?, denominator.checked_mul(sign)?)
    }

    /// A decimal as a fraction; None where it does not fit.
    pub fn of(value: Decimal) -> Option<Self> {
        let (numerator, denominator) = plain(value)?;
        Self::new(numerator, denominator)
    }

    /// A whole number.
    pub fn whole(value: i64) -> Self {
        Self {
            numerator: i128::from(value),
            denominator: 1,
        }
    }

    /// Sum; None where it does not fit.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        let left = self.numerator.checked_mul(other.denominator)?;
        let right = other.numerator.checked_mul(self.denominator)?;
        Self::new(
            left.checked_add(right)?,
            self.denominator.checked_mul(other.denominator)?,
        )
    }

    /// Difference; None where it does not fit.
    #[must_use]
    pub fn minus(self, other: Self) -> Option<Self> {
        self.plus(other.negated())
    }

    /// Product; None where it does not fit.
    #[must_use]
    pub fn times(self, other: Self) -> Option<Self> {
        Self::new(
            self.numerator.checked_mul(other.numerator)?,
            self.denominator.checked_mul(other.denominator)?,
        )
    }

    /// Quotient; None where it does not fit, or `other` is zero.
    #[must_use]
    pub fn over(self, other: Self) -> Option<Self> {
        let sign = other.numerator.signum();
        Self::new(
            self.numerator.checked_mul(other.denominator)?.checked_mul(sign)?,
            self.denominator.checked_mul(other.numerator.checked_abs()?)?,
        )
    }

    /// The value with the other sign.
    #[must_use]
    pub const fn negated(self) -> Self {
        Self {
            numerator: -self.numerator,
            denominator: self.denominator,
        }
    }

    /// The value without its sign.
    #[must_use]
    pub const fn magnitude(self) -> Self {
        if self.numerator < 0 { self.negated() } else { self }
    }

    /// -1, 0 or 1.
    pub const fn sign(self) -> i128 {
        self.numerator.signum()
    }

    /// The nearest float, for messages and scores only.
    #[expect(clippy::cast_precision_loss, reason = "the nearest float is what is asked for")]
    pub fn to_f64(self) -> f64 {
        self.numerator as f64 / self.denominator as f64
    }

    /// How the two stand to each other; None where they cannot be compared without overflow.
    pub fn compare(self, other: Self) -> Option<Ordering> {
        let left = self.numerator.checked_mul(other.denominator)?;
        Some(left.cmp(&other.numerator.checked_mul(self.denominator)?))
    }
}

fn gcd(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a.unsigned_abs(), b.unsigned_abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    i128::try_from(a.max(1)).unwrap_or(1)
}

/// The figures that a printed figure allows; an open end is None.
#[derive(Debug, Clone, Copy)]
pub struct Interval {
    /// Lower end.
    pub low: Option<Fraction>,
    /// Upper end.
    pub high: Option<Fraction>,
    /// Whether the lower end is outside.
    pub low_strict: bool,
    /// Whether the upper end is outside.
    pub high_strict: bool,
    /// What is printed, lower and upper end of a range.
    pub printed: (Fraction, Fraction),
}

/// How two figures stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// The same printed figure, or one is a rounding of the other.
    Agree,
    /// Other figures, but both may hold.
    Compatible,
    /// They cannot both hold.
    Conflict,
}

impl Interval {
    /// The interval of a figure; None where it cannot be placed in its dimension exactly.
    pub fn of(row: &QuantityRow, unit: Option<&str>) -> Option<Self> {
        let unit = unit.and_then(units::find);
        let base = |value: Decimal| -> Option<Fraction> {
            let (numerator, denominator) = match unit {
                Some(unit) => units::to_base(value, unit)?,
                None => plain(value)?,
            };
            Fraction::new(numerator, denominator)
        };
        let printed = (base(row.low)?, base(row.high)?);
        let slack = slack(row);
        let down = |value: Decimal| value.checked_add(slack.negated()).and_then(base);
        let up = |value: Decimal| value.checked_add(slack).and_then(base);
        let (low, high, low_strict, high_strict) = match row.bound() {
            Bound::Exact | Bound::About => (Some(down(row.low)?), Some(up(row.high)?), false, !slack.is_zero()),
            Bound::Range => (Some(down(row.low)?), Some(up(row.high)?), false, !slack.is_zero()),
            Bound::AtLeast => (Some(printed.0), None, false, false),
            Bound::MoreThan => (Some(printed.0), None, true, false),
            Bound::AtMost => (None, Some(printed.1), false, false),
            Bound::LessThan => (None, Some(printed.1), false, true),
        };
        Some(Self {
            low,
            high,
            low_strict,
            high_strict,
            printed,
        })
    }

    /// Compares two figures of one dimension.
    pub fn relation(&self, other: &Self) -> Relation {
        let apart = self.ends_before(other) || other.ends_before(self);
        if self.same_print(other) {
            // "More than 500" may be 500 in another place, but not "fewer than 500".
            let opposed = self.low.is_none() != other.low.is_none() && self.high.is_none() != other.high.is_none();
            return if apart && opposed {
                Relation::Conflict
            } else {
                Relation::Agree
            };
        }
        if apart {
            Relation::Conflict
        } else {
            Relation::Compatible
        }
    }

    /// Whether one printed figure is more than ten times the other: then they hardly measure one thing.
    pub fn far_apart(&self, other: &Self) -> bool {
        let tenth = |of: Fraction| {
            of.denominator
                .checked_mul(10)
                .map(|denominator| Fraction { denominator, ..of })
        };
        let (a, b) = (self.printed.1, other.printed.1);
        [(a, b), (b, a)].into_iter().any(|(large, small)| {
            tenth(large).and_then(|tenth| tenth.compare(small)) == Some(Ordering::Greater) && small.numerator > 0
        })
    }

    fn same_print(&self, other: &Self) -> bool {
        self.printed.0.compare(other.printed.0) == Some(Ordering::Equal)
            && self.printed.1.compare(other.printed.1) == Some(Ordering::Equal)
    }

    /// Whether every figure that this interval allows is smaller than every figure that the other one allows.
    fn ends_before(&self, other: &Self) -> bool {
        let (Some(high), Some(low)) = (self.high, other.low) else {
            return false;
        };
        match high.compare(low) {
            Some(Ordering::Less) => true,
            Some(Ordering::Equal) => self.high_strict || other.low_strict,
            _ => false,
        }
    }
}

/// A decimal as a fraction.
fn plain(value: Decimal) -> Option<(i128, i128)> {
    let power = 10_i128.checked_pow(u32::try_from(value.exponent.unsigned_abs()).ok()?)?;
    let mantissa = i128::from(value.mantissa);
    if value.exponent < 0 {
        Some((mantissa, power))
    } else {
        Some((mantissa.checked_mul(power)?, 1))
    }
}

/// How far a figure may lie from what is printed.
///
/// Half a unit of the last printed digit; a quarter of the figure for "about"; for a plain count nothing, unless it
/// ends in two zeros or more: writers round 1,183 to 1,200, so three per cent of it are allowed.
fn slack(row: &QuantityRow) -> Decimal {
    let half = Decimal::new(5, row.precision.saturating_sub(1));
    let share = |percent: i64| Decimal {
        mantissa: row.high.mantissa.saturating_abs().saturating_mul(percent),
        exponent: row.high.exponent - 2,
    };
    let zeros = row.high.normal().exponent;
    match row.bound() {
        Bound::About => share(25).max(half),
        _ if zeros >= 2 => half.max(share(3).min(Decimal::new(5, zeros - 1))),
        _ if row.dimension() == Dimension::Count && row.precision <= 0 => Decimal::ZERO,
        _ => half,
    }
}

#[cfg(test)]
mod tests {
    use crate::rows::NONE;

    use super::*;

    fn figure(value: &str, precision: i64, bound: Bound, dimension: Dimension) -> QuantityRow {
        let value = Decimal::parse(value).unwrap();
        QuantityRow {
            low: value,
            high: value,
            precision,
            bound: bound.code(),
            dimension: dimension.code(),
            unit: NONE,
            noun: NONE,
            ..QuantityRow::default()
        }
    }

    fn relation(a: (&str, i64, Bound, Option<&str>), b: (&str, i64, Bound, Option<&str>)) -> Relation {
        let read = |(value, precision, bound, unit): (&str, i64, Bound, Option<&str>)| {
            let dimension = if unit.is_some() {
                Dimension::Duration
            } else {
                Dimension::Count
            };
            Interval::of(&figure(value, precision, bound, dimension), unit).unwrap()
        };
        read(a).relation(&read(b))
    }

    #[test]
    fn counts_are_exact_and_measures_have_their_printed_digits() {
        assert_eq!(
            relation(("23", 0, Bound::Exact, None), ("24", 0, Bound::Exact, None)),
            Relation::Conflict
        );
        assert_eq!(
            relation(("1200", 0, Bound::Exact, None), ("1183", 0, Bound::Exact, None)),
            Relation::Compatible
        );
        assert_eq!(
            relation(("1200", 0, Bound::Exact, None), ("1300", 0, Bound::Exact, None)),
            Relation::Conflict
        );
        assert_eq!(
            relation(("500", 0, Bound::About, None), ("450", 0, Bound::Exact, None)),
            Relation::Compatible
        );
    }

    #[test]
    fn bounds_are_open_on_one_side() {
        let hours = |bound| ("2", 0, bound, Some("hour"));
        let minutes = |value, bound| (value, 0, bound, Some("minute"));
        assert_eq!(
            relation(hours(Bound::MoreThan), minutes("90", Bound::AtLeast)),
            Relation::Compatible
        );
        assert_eq!(
            relation(hours(Bound::MoreThan), minutes("90", Bound::Exact)),
            Relation::Conflict
        );
        assert_eq!(
            relation(hours(Bound::MoreThan), minutes("120", Bound::AtMost)),
            Relation::Conflict
        );
        assert_eq!(
            relation(hours(Bound::AtLeast), minutes("120", Bound::AtMost)),
            Relation::Agree
        );
    }
}
