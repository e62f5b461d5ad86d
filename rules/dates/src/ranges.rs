//! Ranges of years or days, in one date ("1990-2005") or in two that are joined ("from 1990 to 2005").

use std::cmp::Ordering;

use factlint_core::ProseSpan;
use factlint_core::calendar::{day_number, days_in};
use factlint_core::document::Document;
use factlint_core::rows::{Anchor, DateKind, DateRow};

use crate::words::between;

/// From one date to another.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Range {
    /// Where it stands, with the word that opens it.
    pub span: ProseSpan,
    /// Its sentence.
    pub sentence: u32,
    /// The earlier end as written.
    pub first: Point,
    /// The later end as written.
    pub last: Point,
    /// Whether a word opens it: "from", "between".
    pub opened: bool,
}

/// An end of a range.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Point {
    /// Where it stands.
    pub span: ProseSpan,
    /// Year.
    pub year: u32,
    /// Month, or 0.
    pub month: u8,
    /// Day, or 0.
    pub day: u8,
}

impl Point {
    fn of(row: &DateRow) -> Self {
        Self {
            span: row.span,
            year: row.year,
            month: row.month,
            day: row.day,
        }
    }

    /// The number of its day; None for a month or a year.
    pub fn number(&self) -> Option<i64> {
        let real = self.month > 0 && (1..=days_in(self.month, self.year)).contains(&self.day);
        real.then(|| day_number(self.year, self.month, self.day))
    }

    /// Which of two is earlier, by the parts that both have; None where one has a month or a day that the other lacks.
    pub fn compare(&self, other: &Self) -> Option<Ordering> {
        let alike = (self.month == 0) == (other.month == 0) && (self.day == 0) == (other.day == 0);
        alike.then(|| (self.year, self.month, self.day).cmp(&(other.year, other.month, other.day)))
    }
}

/// The ranges of a document whose ends the text spells out with their years, in the order of the text.
pub(crate) fn ranges(doc: &Document) -> Vec<Range> {
    let mut ranges: Vec<Range> = doc.dates.iter().filter_map(single).collect();
    ranges.extend(doc.dates.windows(2).filter_map(|pair| match pair {
        [first, last] => joined(doc, first, last),
        _ => None,
    }));
    ranges.sort_by_key(|range| range.span.start);
    ranges
}

/// "1990-2005".
fn single(row: &DateRow) -> Option<Range> {
    let years = row.kind() == DateKind::Year && row.end_year > 0 && row.anchor() == Anchor::Explicit;
    let point = |year| Point {
        span: row.span,
        year,
        month: 0,
        day: 0,
    };
    years.then(|| Range {
        span: row.span,
        sentence: row.sentence,
        first: point(row.year),
        last: point(row.end_year),
        opened: false,
    })
}

/// "from 1990 to 2005", "between 3 March 2020 and 5 May 2020", "1990 to 2005".
fn joined(doc: &Document, first: &DateRow, last: &DateRow) -> Option<Range> {
    let spelled = |row: &DateRow| {
        let kind = matches!(row.kind(), DateKind::Year | DateKind::Month | DateKind::Day);
        kind && row.anchor() == Anchor::Explicit && row.year > 0 && row.end_year == 0 && row.direction == 0
    };
    if first.sentence != last.sentence || first.kind != last.kind || !spelled(first) || !spelled(last) {
        return None;
    }
    let tokens = doc.tokens_of(first.sentence);
    let end = tokens.partition_point(|token| token.span.end <= first.span.start);
    let word = end
        .checked_sub(1)
        .and_then(|last| tokens.get(last))
        .map(|token| token.span);
    let opening = word.map_or("", |word| doc.text(word)).to_lowercase();
    let opened = match between(doc, first.span.end, last.span.start).as_str() {
        "to" | "until" | "till" | "through" | ", to" | ", until" => opening == "from",
        "and" if opening == "between" => true,
        "-" | "–" | "—" => false,
        _ => return None,
    };
    let start = word.filter(|_| opened).map_or(first.span.start, |word| word.start);
    Some(Range {
        span: ProseSpan::new(start, last.span.end),
        sentence: first.sentence,
        first: Point::of(first),
        last: Point::of(last),
        opened,
    })
}
