//! A figure in a unit that much of the world does not use, as one in the metric system.

use factlint_core::Decimal;
use factlint_core::document::Document;
use factlint_core::interval::Fraction;
use factlint_core::rows::{Bound, Dimension, QuantityRow, Role};
use factlint_core::units::{self, Unit};

use super::number::rounded;
use super::{after, between, sign};

/// Units to convert from, and to: the first of the latter of which there is at least one.
const CONVERSIONS: [(&[&str], &[&str]); 7] = [
    (
        &["inch", "foot", "yard", "mile", "nautical mile", "furlong", "fathom"],
        &["kilometre", "metre", "centimetre", "millimetre"],
    ),
    (
        &["square inch", "square foot", "square yard", "square mile", "acre"],
        &["square kilometre", "hectare", "square metre", "square centimetre"],
    ),
    (
        &[
            "gallon",
            "imperial gallon",
            "quart",
            "pint",
            "fluid ounce",
            "cubic foot",
            "cubic inch",
            "cubic yard",
            "cubic mile",
            "acre-foot",
            "barrel",
        ],
        &["cubic kilometre", "cubic metre", "litre", "millilitre"],
    ),
    (
        &["pound-mass", "ounce", "troy ounce", "stone", "ton", "long ton"],
        &["tonne", "kilogram", "gram", "milligram"],
    ),
    (&["degree fahrenheit"], &["degree celsius"]),
    (
        &["mile per hour", "knot", "foot per second"],
        &["kilometre per hour", "metre per second"],
    ),
    (&["horsepower", "brake horsepower"], &["kilowatt"]),
];

/// The figure with its bound in a metric unit; None where its unit is one already, or has no such twin.
pub fn metric(doc: &Document, row: &QuantityRow) -> Option<String> {
    let name = doc.unit(row)?;
    let from = units::find(name)?;
    let (_, targets) = CONVERSIONS.iter().find(|(names, _)| names.contains(&name))?;
    // Twenty degrees warmer is no temperature.
    if from.dimension == Dimension::Temperature && row.role() == Role::Change {
        return None;
    }
    let largest = if row.bound() == Bound::LessThan || row.bound() == Bound::AtMost {
        row.high
    } else {
        row.low
    };
    let converted = |unit| convert(largest, from, unit);
    let mut candidates = targets.iter().filter_map(|name| units::find(name));
    let target = candidates
        .clone()
        .find(|unit| converted(unit).is_some_and(|value| value.abs() >= 1.0 || value == 0.0))
        .or_else(|| candidates.next_back())?;
    let shown = |value| convert(value, from, target).map(rounded);
    let value = if row.bound() == Bound::Range {
        format!("{}{}{}", shown(row.low)?, between(row), shown(row.high)?)
    } else {
        shown(largest)?
    };
    Some(format!("{}{value}{}", sign(row.bound()), after(target.name, false)))
}

fn convert(value: Decimal, from: &Unit, to: &Unit) -> Option<f64> {
    let (numerator, denominator) = units::to_base(value, from)?;
    let base = Fraction::ratio(numerator, denominator)?;
    let offset = Fraction::ratio(i128::from(to.offset_thousandths), 1000)?;
    let one = Fraction::ratio(i128::from(to.numerator), i128::from(to.denominator))?;
    Some(base.minus(offset)?.over(one)?.to_f64())
}

#[cfg(test)]
mod tests {
    use super::*;
    use factlint_core::{Format, Source};
    use std::sync::Arc;

    fn read(text: &str) -> Option<String> {
        let doc = Document::read(Arc::new(Source::new("a.txt", text, Format::Plain)), None);
        metric(&doc, doc.quantities.first()?)
    }

    #[test]
    fn other_units_become_metric_ones() {
        let shown = |text| read(text).unwrap_or_default();
        assert_eq!(shown("The boat is 5 ft long."), "1.524 m");
        assert_eq!(shown("It was 68 degrees Fahrenheit."), "20 °C");
        assert_eq!(shown("The fire burned more than 1,000 acres."), "> 4.047 km²");
        assert_eq!(shown("The road is 5 to 10 miles long."), "8.047–16.09 km");
        assert_eq!(read("The road is 5 km long."), None);
        assert_eq!(read("There were 23 boats."), None);
    }
}
