//! A duration beside a range of dates that has another one.

use factlint_core::decimal::Decimal;
use factlint_core::document::Document;
use factlint_core::rows::{Bound, Dimension, QuantityRow};
use factlint_core::rule::Rule;
use factlint_core::{Sink, declare_rule, without_options};

use crate::ranges::{Point, Range, ranges};
use crate::words::between;

declare_rule! {
    /// ## What it does
    /// Finds a number of years or days beside a range of dates that has another length: "20 years, from 1990 to 2005".
    ///
    /// ## Why it matters
    /// The dates or the number were changed, and the other was left behind.
    ///
    /// ## Example
    /// ```bad
    /// He was the harbour master for 20 years, from 1990 to 2005.
    /// ```
    /// ## Better
    /// ```good
    /// He was the harbour master for 15 years, from 1990 to 2005.
    /// ```
    /// ## When it stays silent
    /// Where the number is right with or without the years or days at its ends, or rounded; unless number and range
    /// stand side by side, with nothing but a comma, a bracket, "from" or "a period of" between them.
    pub WrongDuration {} in "dates" {
        name: "wrong-duration", summary: "a duration that its dates do not have", level: Warning, since: "0.1.0"
    }
}

impl Rule for WrongDuration {
    without_options!();

    fn check(&self, doc: &Document, out: &mut Sink<'_>) {
        for range in ranges(doc) {
            for row in doc.quantities.iter().filter(|row| row.sentence == range.sentence) {
                let Some((least, most)) = length(doc, row, &range) else {
                    continue;
                };
                if stand_together(doc, row, &range) && !fits(row, least, most) {
                    let unit = doc.unit(row).unwrap_or("");
                    let said = doc.line(row.span);
                    let length = most - 1;
                    let s = if length == 1 { "" } else { "s" };
                    out.report(
                        row.span,
                        format!("\u{201c}{said}\u{201d}, but the dates are {length} {unit}{s} apart"),
                    )
                    .label(range.span, "the dates");
                }
            }
        }
    }
}

/// The least and most units of a figure that a range may be said to last: one less and one more than its ends are
/// apart, as the first and last year are counted or not.
fn length(doc: &Document, row: &QuantityRow, range: &Range) -> Option<(i64, i64)> {
    let exact = matches!(row.bound(), Bound::Exact) && row.flags & QuantityRow::VAGUE == 0 && row.low == row.high;
    if row.dimension() != Dimension::Duration || !exact {
        return None;
    }
    let apart = match doc.unit(row)? {
        "year" => years(range.first, range.last),
        "day" => range.last.number()? - range.first.number()?,
        _ => return None,
    };
    (apart > 0).then_some((apart - 1, apart + 1))
}

fn years(first: Point, last: Point) -> i64 {
    i64::from(last.year) - i64::from(first.year)
}

/// Whether a figure agrees with any length from `least` to `most`, as far as its digits say.
fn fits(row: &QuantityRow, least: i64, most: i64) -> bool {
    let slack = if row.precision > 0 {
        10_i64.saturating_pow(row.precision.min(9) as u32)
    } else {
        0
    };
    Decimal::from(least - slack) <= row.low && row.low <= Decimal::from(most + slack)
}

/// Whether nothing but marks and small words stands between a figure and a range.
fn stand_together(doc: &Document, row: &QuantityRow, range: &Range) -> bool {
    let figure = row.span.join(row.number);
    if figure.end <= range.span.start {
        return matches!(
            between(doc, figure.end, range.span.start).as_str(),
            "" | "," | "(" | ", (" | "\u{2014}" | "\u{2013}" | ":"
        );
    }
    matches!(
        between(doc, range.span.end, figure.start).as_str(),
        ", a period of" | ", or" | ", for" | ", a total of" | ", a span of" | "(" | ", that is" | ", i.e." | "," | "="
    ) && !doc.text(figure).contains('-')
}
