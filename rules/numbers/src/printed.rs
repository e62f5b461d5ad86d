//! What the digits of a printed figure allow, by themselves and after a writer's rounding to a round number.

use factlint_core::decimal::Decimal;
use factlint_core::interval::{Closed, Fraction};
use factlint_core::rows::{Dimension, QuantityRow};

/// Half a unit of the last printed digit to either side; for a round number without a scale word ("5,000") half a
/// unit of its last digit that is not zero, but at most `percent` of it.
pub(crate) fn allowed(value: Decimal, precision: i64, percent: i64) -> Option<Closed> {
    let exact = Closed::rounded(value, precision)?;
    let zeros = value.normal().exponent;
    if zeros <= precision || value.is_zero() {
        return Some(exact);
    }
    let middle = Fraction::of(value)?;
    let share = middle.magnitude().times(Fraction::ratio(i128::from(percent), 100)?)?;
    let half = Fraction::of(Decimal::new(5, zeros - 1))?;
    let slack = Closed::new(share, half).low;
    Some(exact.join(Closed::around(middle, slack)?))
}

/// Whether a bare figure may be a year that was read as a count.
pub(crate) fn may_be_year(row: &QuantityRow) -> bool {
    let year = Decimal::from(1800) <= row.low && row.low <= Decimal::from(2100);
    year && row.number.len() == 4
        && row.precision == 0
        && row.dimension() == Dimension::Count
        && row.noun_span.is_none()
}
