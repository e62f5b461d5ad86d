//! Whether the sources bear a date out.

use factlint_core::document::Document;
use factlint_core::passages::Aligned;
use factlint_core::rows::{Anchor, DateKind, DateRow};
use factlint_core::rule::Sources;

use crate::verdict::{Doubt, Place, Verdict};

/// The dates of a draft that its sources do not bear out, in the order of the text.
pub(super) fn doubts(draft: &Document, sources: &Sources<'_>) -> Vec<Doubt> {
    (draft.dates.iter())
        .filter(|date| is_stated(date))
        .filter_map(|date| {
            let aligned = sources.aligned(date.sentence)?;
            if is_borne_out(date, draft, aligned, sources) {
                return None;
            }
            let verdict = in_place(date, aligned, sources).map_or(Verdict::Missing, Verdict::Other);
            Some(Doubt {
                span: date.span,
                verdict,
            })
        })
        .collect()
}

/// Whether the text spells the date out: a day, a month, a year, a weekday.
fn is_stated(date: &DateRow) -> bool {
    match date.kind() {
        DateKind::Quarter => date.month != 0,
        // A day or a month without a year is spelt out all the same.
        DateKind::Day | DateKind::Month => {
            (date.anchor() != Anchor::Document || date.month != 0) && date.direction == 0
        }
        DateKind::Year => date.anchor() != Anchor::Document && date.direction == 0,
        DateKind::Weekday => date.direction == 0,
        _ => false,
    }
}

fn is_borne_out(date: &DateRow, draft: &Document, aligned: &Aligned, sources: &Sources<'_>) -> bool {
    let documents = &sources.passages.documents;
    let own = |year: u32, month: u8, day: u8| {
        documents.iter().filter_map(|source| source.document.date).any(|of| {
            (year == 0 || of.year == year) && (month == 0 || of.month == month) && (day == 0 || of.day == day)
        })
    };
    let year = if spells(draft, date, date.year) { date.year } else { 0 };
    if date.kind() == DateKind::Weekday {
        return (documents.iter())
            .any(|source| source.document.dates.iter().any(|other| other.weekday == date.weekday))
            || every_word_is_there(date, aligned, sources);
    }
    if date.kind() == DateKind::Quarter {
        let same = |other: &DateRow| other.kind() == DateKind::Quarter && other.month == date.month;
        let known = in_place(date, aligned, sources).is_some();
        let near = aligned
            .passages
            .iter()
            .any(|&passage| dates_of(passage, sources).iter().any(same));
        let anywhere = documents.iter().any(|source| source.document.dates.iter().any(same));
        return near || anywhere && !known || every_word_is_there(date, aligned, sources);
    }
    let same = |other: &DateRow| {
        (date.month == 0 || other.month == date.month || holds_month(other, date.month))
            && (date.day == 0 || other.day == date.day || other.end_day == date.day)
            && (year == 0 || other.year == year || other.end_year == year || other.year < year && year < other.end_year)
    };
    own(year, date.month, date.day)
        || documents.iter().any(|source| source.document.dates.iter().any(same))
        || parts_are_there(date, year, sources)
        || every_word_is_there(date, aligned, sources)
}

/// Whether day and month stand together in the sources, and the year somewhere: a heading may give it for all.
fn parts_are_there(date: &DateRow, year: u32, sources: &Sources<'_>) -> bool {
    let dates = || (sources.passages.documents.iter()).flat_map(|source| source.document.dates.iter());
    let year_there = || year == 0 || dates().any(|other| other.year == year || other.end_year == year);
    date.month != 0
        && dates().any(|other| {
            other.month == date.month && other.day == date.day && (other.year == year || other.year == 0 || year == 0)
        })
        && year_there()
}

fn holds_month(other: &DateRow, month: u8) -> bool {
    other.end_month == month || other.month < month && month < other.end_month
}

/// Whether the year is printed, and not worked out from the document's date.
fn spells(draft: &Document, date: &DateRow, year: u32) -> bool {
    let text = draft.text(date.span);
    let digits = year.to_string();
    text.contains(&digits) || digits.len() == 4 && digits.get(2..).is_some_and(|short| text.ends_with(short))
}

/// Whether each word of the date stands in one of the aligned passages, or one stands where all are: it may be read as
/// something else there.
fn every_word_is_there(date: &DateRow, aligned: &Aligned, sources: &Sources<'_>) -> bool {
    let mut words = (aligned.terms.iter())
        .filter(|term| date.span.contains(term.span) && !term.light)
        .peekable();
    words.peek().is_some() && words.all(|term| aligned.holds(term, sources.passages))
}

/// The date that an aligned passage has in the place of the draft's: the first of its kind.
fn in_place(date: &DateRow, aligned: &Aligned, sources: &Sources<'_>) -> Option<Place> {
    aligned.passages.iter().find_map(|&number| {
        let passage = sources.passages.passages.get(number as usize)?;
        let other = (dates_of(number, sources).iter()).find(|other| is_stated(other) && other.kind == date.kind)?;
        Some(Place {
            passage: number,
            document: passage.document,
            span: other.span,
        })
    })
}

/// The dates of a passage.
fn dates_of<'a>(passage: u32, sources: &Sources<'a>) -> &'a [DateRow] {
    let found = || {
        let sentence = sources.passages.passages.get(passage as usize)?.sentence;
        let dates = &sources.passages.document_of(passage)?.document.dates;
        let first = dates.partition_point(|date| date.sentence < sentence);
        let end = dates.partition_point(|date| date.sentence <= sentence);
        dates.get(first..end)
    };
    found().unwrap_or(&[])
}
