//! Arithmetic on closed intervals: what three rounded figures allow together.

use std::cmp::Ordering;

use super::Fraction;
use crate::decimal::Decimal;
use crate::rows::QuantityRow;

/// Every figure from `low` to `high`, both included.
///
/// ```
/// use factlint_core::interval::{Closed, Fraction};
///
/// let whole = |low, high| Closed::new(Fraction::whole(low), Fraction::whole(high));
/// let quotient = whole(10, 20).over(whole(2, 5)).unwrap();
/// assert!(quotient.meets(whole(2, 2)) && quotient.meets(whole(10, 10)) && !quotient.meets(whole(11, 12)));
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Closed {
    /// Lower end.
    pub low: Fraction,
    /// Upper end.
    pub high: Fraction,
}

impl Closed {
    /// The interval between two figures, in whichever order they come.
    pub fn new(a: Fraction, b: Fraction) -> Self {
        if a.compare(b) == Some(Ordering::Greater) {
            Self { low: b, high: a }
        } else {
            Self { low: a, high: b }
        }
    }

    /// One figure and nothing else.
    pub const fn point(value: Fraction) -> Self {
        Self {
            low: value,
            high: value,
        }
    }

    /// What a printed decimal may be rounded from: half a unit of the digit at `exponent` to either side.
    pub fn rounded(value: Decimal, exponent: i64) -> Option<Self> {
        Self::around(
            Fraction::of(value)?,
            Fraction::of(Decimal::new(5, exponent.checked_sub(1)?))?,
        )
    }

    /// What a printed figure may be rounded from by its printed digits alone.
    pub fn printed(row: &QuantityRow) -> Option<Self> {
        let (low, high) = (
            Self::rounded(row.low, row.precision)?,
            Self::rounded(row.high, row.precision)?,
        );
        Some(low.join(high))
    }

    /// From `slack` below a figure to `slack` above it.
    pub fn around(value: Fraction, slack: Fraction) -> Option<Self> {
        Some(Self::new(value.minus(slack)?, value.plus(slack)?))
    }

    /// The smallest interval that holds both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self {
            low: Self::new(self.low, other.low).low,
            high: Self::new(self.high, other.high).high,
        }
    }

    /// Sums of a figure of each; None where one does not fit.
    pub fn plus(self, other: Self) -> Option<Self> {
        Some(Self::new(self.low.plus(other.low)?, self.high.plus(other.high)?))
    }

    /// Differences; None where one does not fit.
    pub fn minus(self, other: Self) -> Option<Self> {
        self.plus(other.negated())
    }

    /// Products; None where one does not fit.
    pub fn times(self, other: Self) -> Option<Self> {
        let ends = |end: Fraction| Some(Self::new(end.times(other.low)?, end.times(other.high)?));
        Some(ends(self.low)?.join(ends(self.high)?))
    }

    /// Quotients; None where one does not fit, or the other interval holds zero.
    pub fn over(self, other: Self) -> Option<Self> {
        if other.low.sign() != other.high.sign() || other.low.sign() == 0 {
            return None;
        }
        let ends = |end: Fraction| Some(Self::new(end.over(other.low)?, end.over(other.high)?));
        Some(ends(self.low)?.join(ends(self.high)?))
    }

    /// The interval with the other sign.
    #[must_use]
    pub fn negated(self) -> Self {
        Self {
            low: self.high.negated(),
            high: self.low.negated(),
        }
    }

    /// Whether the two have a figure in common. True where they cannot be compared without overflow, so that no
    /// verdict rests on it.
    pub fn meets(self, other: Self) -> bool {
        let before = |a: Self, b: Self| a.high.compare(b.low) == Some(Ordering::Less);
        !before(self, other) && !before(other, self)
    }
}
