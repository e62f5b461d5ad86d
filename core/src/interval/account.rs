//! Whether one figure is a fair account of another: the same, rounder, converted, or a bound that holds.

use std::cmp::Ordering;

use super::{Fraction, Interval, Relation};
use crate::rows::{Bound, Dimension, QuantityRow};
use crate::units;

/// A figure with all that is needed to compare it.
#[derive(Debug, Clone, Copy)]
pub struct Figure<'a> {
    /// Its row.
    pub row: &'a QuantityRow,
    /// Its canonical unit.
    pub unit: Option<&'a str>,
    /// The figures that it allows.
    pub interval: Interval,
}

impl<'a> Figure<'a> {
    /// A figure; None where it cannot be placed in its dimension exactly.
    pub fn of(row: &'a QuantityRow, unit: Option<&'a str>) -> Option<Self> {
        let interval = Interval::of(row, unit)?;
        Some(Self { row, unit, interval })
    }

    /// Whether somebody who knows the other figure may write this one: it is the same, or rounder, or a bound within
    /// which the other lies.
    pub fn is_borne_out_by(&self, other: &Self) -> bool {
        if !self.is_comparable(other) {
            return false;
        }
        if self.is_an_end(other) {
            return true;
        }
        match self.interval.relation(&other.interval) {
            Relation::Agree => true,
            Relation::Conflict => false,
            Relation::Compatible => match (side(self.row), side(other.row)) {
                // "More than 500" is a fair account of 512, but 512 none of "more than 500".
                (0, 0) => {
                    let about = |row: &QuantityRow| row.bound() == Bound::About;
                    about(self.row) || about(other.row) || self.is_rounding(other)
                }
                (_, 0) => true,
                (0, _) => false,
                // Two bounds on one side are two statements, unless one rounds the other.
                (one, two) => one != two || self.is_rounding(other),
            },
        }
    }

    /// Whether both are of one dimension, with units that convert.
    pub fn is_comparable(&self, other: &Self) -> bool {
        let counts = |dimension| matches!(dimension, Dimension::Count | Dimension::Ordinal);
        let (one, two) = (self.row.dimension(), other.row.dimension());
        // A figure that one text writes with its unit, the other may write without.
        if counts(one) && counts(two) || counts(one) && other.unit.is_none() || counts(two) && self.unit.is_none() {
            return true;
        }
        let age = |dimension| matches!(dimension, Dimension::Age | Dimension::Duration);
        match (self.unit.and_then(units::find), other.unit.and_then(units::find)) {
            (Some(a), Some(b)) => a.converts_to(b) || a.name == b.name || age(one) && age(two),
            // A unit that the table does not know, such as that of a rate, is compared by its name.
            _ => one == two && (one != Dimension::Rate || self.unit == other.unit),
        }
    }

    /// Whether one is an end of the range that the other gives.
    fn is_an_end(&self, other: &Self) -> bool {
        let ends = |range: &Interval, one: &Interval| {
            let (low, high) = range.printed;
            [low, high]
                .iter()
                .any(|end| end.compare(one.printed.0) == Some(Ordering::Equal))
        };
        match (self.row.bound(), other.row.bound()) {
            (Bound::Range, Bound::Range) => false,
            (Bound::Range, _) => ends(&self.interval, &other.interval),
            (_, Bound::Range) => ends(&other.interval, &self.interval),
            _ => false,
        }
    }

    /// Whether this one has fewer digits than the other, trailing zeros left out, and lies near it: 1,200 for 1,183,
    /// but not 26 billion for 25 billion, nor 30 for 25. The interval has room for any rounding, so it cannot tell which
    /// of the two is the rounder.
    fn is_rounding(&self, other: &Self) -> bool {
        let digits = |row: &QuantityRow| {
            let mantissa = row.high.normal().mantissa.unsigned_abs();
            mantissa.checked_ilog10().unwrap_or(0)
        };
        let magnitude = |value: Fraction| if value.sign() < 0 { value.negated() } else { value };
        let near = self
            .interval
            .printed
            .1
            .minus(other.interval.printed.1)
            .and_then(|apart| {
                let tenth = other.interval.printed.1.over(Fraction::whole(10))?;
                magnitude(apart).compare(magnitude(tenth))
            });
        digits(self.row) < digits(other.row) && near.is_some_and(|order| order != Ordering::Greater)
    }
}

/// On which side a figure is bounded: 1 below, -1 above.
fn side(row: &QuantityRow) -> i8 {
    match row.bound() {
        Bound::AtLeast | Bound::MoreThan => 1,
        Bound::AtMost | Bound::LessThan => -1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decimal::Decimal;

    fn row(value: &str, precision: i64, bound: Bound, dimension: Dimension) -> QuantityRow {
        let value = Decimal::parse(value).unwrap();
        QuantityRow {
            low: value,
            high: value,
            precision,
            bound: bound.code(),
            dimension: dimension.code(),
            ..QuantityRow::default()
        }
    }

    #[test]
    fn a_rounder_figure_is_borne_out_and_a_finer_one_is_not() {
        let count = |value, bound| row(value, 0, bound, Dimension::Count);
        let bears = |a: &QuantityRow, b: &QuantityRow| {
            Figure::of(a, None)
                .unwrap()
                .is_borne_out_by(&Figure::of(b, None).unwrap())
        };
        assert!(bears(&count("1200", Bound::Exact), &count("1183", Bound::Exact)));
        assert!(!bears(&count("1183", Bound::Exact), &count("1200", Bound::Exact)));
        assert!(!bears(&count("26000", Bound::Exact), &count("25000", Bound::Exact)));
        assert!(bears(&count("500", Bound::MoreThan), &count("512", Bound::Exact)));
        assert!(!bears(&count("512", Bound::Exact), &count("500", Bound::MoreThan)));
        assert!(!bears(&count("26", Bound::LessThan), &count("25", Bound::LessThan)));
    }

    #[test]
    fn units_of_one_dimension_are_converted() {
        let length = |value| row(value, 0, Bound::Exact, Dimension::Length);
        let (miles, kilometres) = (length("10"), length("16"));
        let miles = Figure::of(&miles, Some("mile")).unwrap();
        assert!(miles.is_borne_out_by(&Figure::of(&kilometres, Some("kilometre")).unwrap()));
        assert!(!miles.is_borne_out_by(&Figure::of(&kilometres, Some("minute")).unwrap()));
    }
}
