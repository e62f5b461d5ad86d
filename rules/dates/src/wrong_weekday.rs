//! A date with the name of a weekday on which it did not fall.

use factlint_core::calendar::{day_number, days_in, month_name, weekday_name, weekday_of};
use factlint_core::document::Document;
use factlint_core::rows::{Anchor, DateKind, DateRow};
use factlint_core::rule::Rule;
use factlint_core::{Sink, declare_rule, without_options};

use crate::words::{any, before};

declare_rule! {
    /// ## What it does
    /// Finds a date that is written with another weekday than the one that the calendar gives it.
    ///
    /// ## Why it matters
    /// One of the two is wrong, and readers act on either: they come on the wrong day.
    ///
    /// ## Example
    /// ```bad
    /// The hearing begins on Tuesday, March 19, 2025.
    /// ```
    /// ## Better
    /// ```good
    /// The hearing begins on Wednesday, March 19, 2025.
    /// ```
    /// ## When it stays silent
    /// For a date without a year, unless the document says when it was written and the weekday is wrong in that year, in
    /// the one before and in the one after. Before 1924, when the last countries gave up the Julian calendar. Where
    /// several days or weekdays stand together ("Saturday and Sunday, 15-16 March") and one of them fits.
    pub WrongWeekday {} in "dates" {
        name: "wrong-weekday", summary: "a date on another weekday than the one it names", level: Warning, since: "0.1.0"
    }
}

/// The first year in which every country counted by the Gregorian calendar.
const GREGORIAN: u32 = 1924;

impl Rule for WrongWeekday {
    without_options!();

    fn check(&self, doc: &Document, out: &mut Sink<'_>) {
        let dated = |row: &&DateRow| row.kind() == DateKind::Day && row.weekday > 0 && row.month > 0;
        for row in doc.dates.iter().filter(dated) {
            let years = match row.anchor() {
                Anchor::Explicit if row.year >= GREGORIAN => row.year..=row.year,
                // Linking chose the nearest year; its neighbours may be meant.
                Anchor::Document if row.year > GREGORIAN && row.direction == 0 => row.year - 1..=row.year + 1,
                _ => continue,
            };
            let alone = years.clone().count() == 1;
            if years.into_iter().any(|year| fits(row, year)) || is_one_of_several(doc, row) {
                continue;
            }
            let fallen = weekday(row, row.year).and_then(weekday_name);
            let (Some(fallen), Some(named), Some(month)) = (fallen, weekday_name(row.weekday), month_name(row.month))
            else {
                continue;
            };
            let day = format!("{} {month}", row.day);
            let message = if alone {
                format!("{day} {} is a {fallen}, not a {named}", row.year)
            } else {
                format!(
                    "{day} is a {fallen} in {}, and a {named} in no year next to it",
                    row.year
                )
            };
            out.report(row.span, message);
        }
    }
}

/// Whether any day of the date falls on its weekday in a year.
fn fits(row: &DateRow, year: u32) -> bool {
    (row.day..=row.end_day.max(row.day)).any(|day| weekday(&DateRow { day, ..*row }, year) == Some(row.weekday))
}

/// The weekday of a date; None for one that the calendar lacks, which is another rule's.
fn weekday(row: &DateRow, year: u32) -> Option<u8> {
    (row.day <= days_in(row.month, year)).then(|| weekday_of(day_number(year, row.month, row.day)))
}

/// Whether another weekday is joined to this one ("Saturday and Sunday, March 15"), or it is the name of a newspaper
/// ("the Sun, 15 March 2012").
fn is_one_of_several(doc: &Document, row: &DateRow) -> bool {
    let words = before(doc, row.sentence, row.span.start, 2);
    let weekday = |word: &String| {
        (1..=7)
            .filter_map(weekday_name)
            .any(|name| name.eq_ignore_ascii_case(word))
    };
    let joined = words.get(1).is_some_and(weekday)
        && words.first().is_some_and(|word| {
            ["and", "or", "to", "through", "until", "-", "–", "—", "/", "&", ","].contains(&word.as_str())
        });
    let paper = doc.text(row.span).starts_with("Sun") && !doc.text(row.span).starts_with("Sunday");
    joined || (paper && any(words.get(..1).unwrap_or(&[]), &["the"]))
}
