//! Figures and dates in one notation, whatever words a text has for them.
//!
//! The text between the signs is read, never rewritten: this is what a hint, a hover or a list of facts shows.

mod metric;
mod number;

use factlint_core::calendar::{day_number, weekday_name, weekday_of};
use factlint_core::document::Document;
use factlint_core::interval::Interval;
use factlint_core::rows::{Bound, DateRow, Dimension, QuantityRow, Role};

use crate::listing::one_line;

pub use metric::metric;
pub use number::{decimal, fraction};

/// Symbols that are shorter than the name of a unit and as well known (The International System of Units, tables 2 to
/// 8).
const SYMBOLS: [(&str, &str); 31] = [
    ("second", "s"),
    ("minute", "min"),
    ("hour", "h"),
    ("metre", "m"),
    ("kilometre", "km"),
    ("centimetre", "cm"),
    ("millimetre", "mm"),
    ("square metre", "m²"),
    ("square kilometre", "km²"),
    ("square centimetre", "cm²"),
    ("hectare", "ha"),
    ("litre", "L"),
    ("millilitre", "mL"),
    ("cubic metre", "m³"),
    ("cubic kilometre", "km³"),
    ("gram", "g"),
    ("kilogram", "kg"),
    ("milligram", "mg"),
    ("tonne", "t"),
    ("degree celsius", "°C"),
    ("degree fahrenheit", "°F"),
    ("kelvin", "K"),
    ("kilometre per hour", "km/h"),
    ("metre per second", "m/s"),
    ("kilowatt", "kW"),
    ("megawatt", "MW"),
    ("kilowatt-hour", "kWh"),
    ("megabyte", "MB"),
    ("gigabyte", "GB"),
    ("terabyte", "TB"),
    ("percent", "%"),
];

/// Stretches of time that have no symbol, or none that everybody reads.
const PLURALS: [(&str, &str); 8] = [
    ("day", "days"),
    ("night", "nights"),
    ("week", "weeks"),
    ("month", "months"),
    ("quarter", "quarters"),
    ("year", "years"),
    ("decade", "decades"),
    ("century", "centuries"),
];

/// A figure with its bound and unit: `> 2 h`, `1 200 000`, `5–10 km`.
pub fn figure(doc: &Document, row: &QuantityRow) -> String {
    let value = match row.bound() {
        Bound::Range => format!("{}{}{}", decimal(row.low), between(row), decimal(row.high)),
        Bound::AtMost | Bound::LessThan => decimal(row.high),
        _ => decimal(row.low),
    };
    let unit = doc.unit(row);
    if row.dimension() == Dimension::Money
        && let Some(currency) = unit
    {
        return format!("{}{currency} {value}", sign(row.bound()));
    }
    let one = row.bound() != Bound::Range && value == "1";
    let unit = unit.map(|unit| after(unit, one)).unwrap_or_default();
    format!("{}{value}{unit}", sign(row.bound()))
}

/// A figure, and what it counts or measures.
pub fn figure_of(doc: &Document, row: &QuantityRow) -> String {
    let figure = figure(doc, row);
    let noun = if row.noun_span.is_some() {
        one_line(doc.text(row.noun_span))
    } else {
        doc.noun(row).unwrap_or_default().to_owned()
    };
    match doc.unit(row) {
        _ if noun.is_empty() => figure,
        None => format!("{figure} {noun}"),
        Some(_) => format!("{figure}, {noun}"),
    }
}

/// The values that a printed figure allows, in its unit: `[1 150 000, 1 250 000)`.
pub fn interval(row: &QuantityRow) -> Option<String> {
    let interval = Interval::of(row, None)?;
    let (low, high) = (
        interval.low.map_or("−∞".to_owned(), fraction),
        interval.high.map_or("∞".to_owned(), fraction),
    );
    if low == high {
        return None;
    }
    let open = if interval.low_strict || interval.low.is_none() {
        '('
    } else {
        '['
    };
    let close = if interval.high_strict || interval.high.is_none() {
        ')'
    } else {
        ']'
    };
    Some(format!("{open}{low}, {high}{close}"))
}

/// A date as EDTF (ISO 8601-2), and its weekday if it is one day.
pub fn date(row: &DateRow) -> Option<(String, Option<&'static str>)> {
    let edtf = row.edtf()?;
    let one_day = row.year > 0 && row.month > 0 && row.day > 0 && row.end_day == 0;
    let weekday = one_day.then(|| weekday_of(day_number(row.year, row.month, row.day)));
    Some((edtf, weekday.and_then(weekday_name)))
}

/// The sign of a bound, with the space behind it.
pub fn sign(bound: Bound) -> &'static str {
    match bound {
        Bound::Exact | Bound::Range => "",
        Bound::About => "≈ ",
        Bound::AtLeast => "≥ ",
        Bound::MoreThan => "> ",
        Bound::AtMost => "≤ ",
        Bound::LessThan => "< ",
    }
}

/// What stands between the two ends of a range, or between the old value and the new one.
pub fn between(row: &QuantityRow) -> &'static str {
    if row.role() == Role::Change { " → " } else { "–" }
}

/// A unit behind its value, with the space before it.
pub fn after(unit: &str, one: bool) -> String {
    if let Some((_, symbol)) = SYMBOLS.iter().find(|(name, _)| *name == unit) {
        return format!(" {symbol}");
    }
    // The names of other units are printed as they are known by; those of time are words of every day.
    let plural = PLURALS.iter().find(|(name, _)| !one && *name == unit);
    format!(" {}", plural.map_or(unit, |(_, plural)| plural))
}

#[cfg(test)]
mod tests {
    use super::*;
    use factlint_core::{Format, Source};
    use std::sync::Arc;

    fn read(text: &str) -> (String, Option<String>) {
        let doc = Document::read(Arc::new(Source::new("a.txt", text, Format::Plain)), None);
        let row = doc.quantities.first().unwrap();
        (figure_of(&doc, row), interval(row))
    }

    #[test]
    fn figures_have_one_notation() {
        let shown = |text| read(text).0.replace('\u{a0}', " ");
        assert_eq!(shown("It took over two hours."), "> 2 h");
        assert_eq!(shown("The firm has 1.2 million customers."), "1 200 000 customers");
        assert_eq!(shown("It cost about $3.5m."), "≈ USD 3 500 000");
        assert_eq!(shown("It walks 5 to 10 km."), "5–10 km");
        assert_eq!(shown("They left over two years ago."), "> 2 years");
    }

    #[test]
    fn intervals_show_what_a_figure_allows() {
        let years = read("It took 1.2 million years.").1.unwrap_or_default();
        assert_eq!(years.replace('\u{a0}', " "), "[1 150 000, 1 250 000)");
        assert_eq!(read("It took over two hours.").1.as_deref(), Some("(2, ∞)"));
        assert_eq!(read("There were 23 boats.").1, None);
    }
}
