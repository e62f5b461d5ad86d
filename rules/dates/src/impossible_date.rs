//! A day that no calendar has.

mod clock;

use factlint_core::calendar::{days_in, month_name};
use factlint_core::document::Document;
use factlint_core::rows::{Anchor, DateKind, DateRow};
use factlint_core::rule::Rule;
use factlint_core::{Sink, declare_rule, without_options};

declare_rule! {
    /// ## What it does
    /// Finds days that no calendar has: 31 November, 30 February, 29 February of a year that is no leap year; and times that
    /// no clock shows: 25:61, 7:75 p.m.
    ///
    /// ## Why it matters
    /// A digit was mistyped, or the wrong month was named; nobody can act on such a date.
    ///
    /// ## Example
    /// ```bad
    /// The permit expires on 31 November 2026.
    /// ```
    /// ## Better
    /// ```good
    /// The permit expires on 30 November 2026.
    /// ```
    /// ## When it stays silent
    /// For 29 February without a year. For a time, unless "p.m.", "GMT" or the like stands behind it, or it says when
    /// something leaves, opens or begins: 25:61 may be a result. In quotation marks and code, where such a date may be the subject itself, it is
    /// reported all the same: ignore it there.
    pub ImpossibleDate {} in "dates" {
        name: "impossible-date", summary: "a day that no calendar has", level: Error, since: "0.1.0"
    }
}

impl Rule for ImpossibleDate {
    without_options!();

    fn check(&self, doc: &Document, out: &mut Sink<'_>) {
        for row in doc
            .dates
            .iter()
            .filter(|row| row.kind() == DateKind::Day && row.month > 0)
        {
            // A year that the text does not give may be another one.
            let year = if row.anchor() == Anchor::Explicit { row.year } else { 0 };
            let last = days_in(row.month, year);
            let Some(day) = [row.day, row.end_day].into_iter().find(|&day| day > last) else {
                continue;
            };
            out.report(row.span, message(row, day, last, year));
        }
        clock::check(doc, out);
    }
}

fn message(row: &DateRow, day: u8, last: u8, year: u32) -> String {
    let month = month_name(row.month).unwrap_or("month");
    if row.month == 2 && day == 29 {
        return format!("{year} has no 29 February: it is no leap year");
    }
    if row.month == 2 && year > 0 {
        return format!("there is no {day} {month} in {year}: the month has {last} days");
    }
    format!("there is no {day} {month}: the month has {last} days")
}
