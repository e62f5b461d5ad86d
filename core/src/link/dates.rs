//! The document's own date, and the dates that count from it.
//!
//! A document states its date in its metadata or in a dateline; otherwise the caller may. Without one, what is relative
//! stays unresolved: nothing here asks a clock.

use crate::calendar::{date_of, day_number, days_in, weekday_of};
use crate::document::{DocDate, Document};
use crate::prose::BlockKind;
use crate::rows::{Anchor, DateKind, DateRow, SentenceRow};

/// A dateline's date stands this near to the start of its block, in bytes.
const DATELINE: u32 = 100;

/// Sets the document's date, and fills what relative dates take from it.
pub(super) fn link(doc: &mut Document, as_of: Option<DocDate>) {
    let stated = doc.prose.metadata.date.as_deref().and_then(parse);
    doc.date = stated.or_else(|| dateline(doc)).or(as_of);
    let Some(today) = doc.date else { return };
    for row in &mut doc.dates {
        if row.anchor() == Anchor::Document {
            resolve(row, today);
        }
    }
}

/// A date as metadata write it: `2025-03-18T10:00:00Z`, `18 March 2025`, `Tue, 18 Mar 2025`, `20250318`.
pub(crate) fn parse(text: &str) -> Option<DocDate> {
    let text = text.trim();
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        let part = |range: std::ops::Range<usize>| text.get(range).and_then(|digits| digits.parse::<u32>().ok());
        return valid(part(0..4)?, part(4..6)? as u8, part(6..8)? as u8);
    }
    let row = crate::extract::dates::first(text)?;
    valid(row.year, row.month, row.day)
}

fn valid(year: u32, month: u8, day: u8) -> Option<DocDate> {
    (year > 0 && month <= 12 && day <= days_in(month, year)).then_some(DocDate { year, month, day })
}

/// The full date of a dateline in one of the first paragraphs: "LONDON, March 18, 2025 (Reuters) -".
fn dateline(doc: &Document) -> Option<DocDate> {
    let paragraphs = doc.blocks().iter().filter(|block| block.kind() == BlockKind::Paragraph);
    for block in paragraphs.take(3) {
        let row = doc
            .dates
            .iter()
            .take_while(|row| row.span.start < block.span.start + DATELINE)
            .find(|row| row.span.start >= block.span.start && row.kind() == DateKind::Day && row.year > 0);
        let Some(row) = row else { continue };
        let flagged = doc
            .sentence(row.sentence)
            .is_some_and(|sentence| sentence.flags & SentenceRow::DATELINE != 0);
        let before = crate::span::ProseSpan::new(block.span.start, row.span.start);
        let capitals = doc.text(before).split([',', '(']).next().is_some_and(|place| {
            place.chars().filter(|c| c.is_alphabetic()).count() > 2 && !place.contains(char::is_lowercase)
        });
        if flagged || capitals {
            return valid(row.year, row.month, row.day);
        }
    }
    None
}

/// Fills year, month and day of a row that counts from `today`.
fn resolve(row: &mut DateRow, today: DocDate) {
    match row.kind() {
        DateKind::Day if row.year == 0 && row.month > 0 => nearest_year(row, today),
        DateKind::Month => month(row, today),
        DateKind::Year if row.direction != 0 => {
            row.year = u32::try_from(i64::from(today.year) + row.offset_days).unwrap_or(0);
        }
        DateKind::Relative => day(row, today, |number| number),
        DateKind::Weekday if row.direction == 1 => {
            let weekday = row.weekday;
            day(row, today, |number| {
                let back = i64::from((weekday_of(number) + 7 - weekday) % 7);
                number - if back == 0 { 7 } else { back }
            });
        }
        DateKind::Weekday if row.direction == 2 => {
            let weekday = row.weekday;
            day(row, today, |number| {
                number - i64::from(weekday_of(number)) + i64::from(weekday)
            });
        }
        _ => {}
    }
}

/// Sets the day that `step` makes of today and the row's offset.
fn day(row: &mut DateRow, today: DocDate, step: impl Fn(i64) -> i64) {
    if today.month == 0 || today.day == 0 {
        return;
    }
    let number = step(day_number(today.year, today.month, today.day)).saturating_add(row.offset_days);
    if let Some((year, month, day)) = date_of(number) {
        (row.year, row.month, row.day) = (year, month, day);
    }
}

/// The year that puts month and day nearest to today; a day that no such year has stays without one.
fn nearest_year(row: &mut DateRow, today: DocDate) {
    if today.month == 0 {
        return;
    }
    let now = day_number(today.year, today.month, today.day.max(1));
    let years = today.year.saturating_sub(1)..=today.year + 1;
    let best = years
        .filter(|&year| row.day <= days_in(row.month, year))
        .min_by_key(|&year| (day_number(year, row.month, row.day) - now).abs());
    row.year = best.unwrap_or(0);
}

/// "last month", "last March", "in March".
fn month(row: &mut DateRow, today: DocDate) {
    if today.month == 0 {
        return;
    }
    let now = i64::from(today.year) * 12 + i64::from(today.month) - 1;
    let then = if row.month == 0 {
        now + row.offset_days
    } else {
        let same = i64::from(today.year) * 12 + i64::from(row.month) - 1;
        match row.direction {
            1 if same >= now => same - 12,
            3 if same <= now => same + 12,
            1..=3 => same,
            _ if same - now > 6 => same - 12,
            _ if now - same > 6 => same + 12,
            _ => same,
        }
    };
    row.year = u32::try_from(then.div_euclid(12)).unwrap_or(0);
    row.month = then.rem_euclid(12) as u8 + 1;
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::source::{Format, Source};

    #[test]
    fn dates_of_metadata() {
        let expected = Some(DocDate {
            year: 2025,
            month: 3,
            day: 18,
        });
        for text in [
            "2025-03-18",
            "2025-03-18T10:00:00Z",
            "18 March 2025",
            "March 18, 2025",
            "Tue, 18 Mar 2025 09:15:00 +0000",
            "20250318",
            "18.03.2025",
        ] {
            assert_eq!(parse(text), expected, "{text}");
        }
        assert_eq!(parse("2025").map(|date| date.year), Some(2025));
        assert_eq!(parse("soon"), None);
        assert_eq!(parse("2025-02-30"), None);
    }

    #[test]
    fn relative_dates_take_the_document_s_date() {
        let cases = [
            ("It closed yesterday.", "2025-03-17"),
            ("It closed two days ago.", "2025-03-16"),
            ("It closed last Friday.", "2025-03-14"),
            ("It closed last month.", "2025-02"),
            ("It closed last year.", "2024"),
            ("It closed three years ago.", "2022"),
            ("It closed on December 30.", "2024-12-30"),
            ("It opens on April 2.", "2025-04-02"),
            ("It opens tomorrow.", "2025-03-19"),
        ];
        let today = parse("2025-03-18");
        for (text, expected) in cases {
            let doc = Document::read(Arc::new(Source::new("a.txt", text, Format::Plain)), today);
            let found: Vec<_> = doc.dates.iter().filter_map(DateRow::edtf).collect();
            assert_eq!(found, [expected], "{text}");
        }
        let doc = Document::read(
            Arc::new(Source::new("a.txt", "It closed yesterday.", Format::Plain)),
            None,
        );
        assert_eq!(doc.dates.first().and_then(DateRow::edtf), None);
    }

    #[test]
    fn a_dateline_with_a_year_dates_the_document() {
        let text =
            "LONDON, March 18, 2025 (Newsroom) - The harbour reopened yesterday after a long repair of its walls.";
        let doc = Document::read(Arc::new(Source::new("a.txt", text, Format::Plain)), None);
        assert_eq!(doc.date, parse("2025-03-18"));
    }
}
