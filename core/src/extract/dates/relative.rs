//! Dates that count from the document's date: `yesterday`, `last week`, `three years ago`, `next Tuesday`.

use super::calendar;
use super::written::Read;
use crate::extract::BlockView;
use crate::extract::pieces::{lower, piece};
use crate::rows::{Anchor, DateKind, DateRow, NONE};

fn row(kind: DateKind, direction: u8, offset: i64) -> DateRow {
    DateRow {
        kind: kind.code(),
        anchor: Anchor::Document.code(),
        direction,
        offset_days: offset,
        minutes: NONE,
        ..DateRow::default()
    }
}

/// A relative date whose first word is token `idx` at `at`.
pub(super) fn read(text: &str, at: usize, limit: usize) -> Option<Read> {
    let first = piece(text, at, limit)?;
    let mut buffer = [0; 24];
    let (direction, sign) = match lower(first.text, &mut buffer)? {
        "yesterday" => return Some((row(DateKind::Relative, 1, -1), first.end)),
        "today" | "tonight" => return Some((row(DateKind::Relative, 2, 0), first.end)),
        "tomorrow" => return Some((row(DateKind::Relative, 3, 1), first.end)),
        "last" | "previous" => (1, -1),
        "this" => (2, 0),
        "next" | "coming" => (3, 1),
        _ => return None,
    };
    let next = piece(text, first.end, limit).filter(|next| next.spaced)?;
    let found = match lower(next.text, &mut buffer)? {
        // A week is no day, so it stays a span of time without a value.
        "week" => row(DateKind::Other, direction, sign * 7),
        "weekend" | "fortnight" => row(DateKind::Other, direction, 0),
        "night" | "evening" => row(DateKind::Relative, direction, if sign < 0 { -1 } else { 0 }),
        "morning" | "afternoon" if direction == 2 => row(DateKind::Relative, 2, 0),
        "month" => row(DateKind::Month, direction, sign),
        "year" => row(DateKind::Year, direction, sign),
        "decade" | "century" | "quarter" | "summer" | "winter" | "spring" | "autumn" | "season" => {
            row(DateKind::Other, direction, 0)
        }
        word => {
            if let Some(weekday) = calendar::weekday(word).filter(|_| next.text.len() > 4) {
                let mut found = row(DateKind::Weekday, direction, 0);
                found.weekday = weekday;
                return Some((found, next.end));
            }
            let month = calendar::month(word).filter(|_| next.text.starts_with(|c: char| c.is_ascii_uppercase()))?;
            let mut found = row(DateKind::Month, direction, 0);
            found.month = month;
            found
        }
    };
    Some((found, next.end))
}

/// "three years ago", "a week earlier" read backwards from "ago" in token `idx`: the row, and its first byte.
pub(super) fn ago(view: &BlockView<'_>, idx: usize, floor: usize) -> Option<(DateRow, usize)> {
    let unit = idx.checked_sub(1).filter(|&at| at > floor)?;
    let mut buffer = [0; 24];
    let (kind, step) = match lower(view.word(unit), &mut buffer)? {
        "day" | "days" => (DateKind::Relative, 1),
        "week" | "weeks" => (DateKind::Other, 7),
        "month" | "months" => (DateKind::Month, 1),
        "year" | "years" => (DateKind::Year, 1),
        "decade" | "decades" => (DateKind::Year, 10),
        "minute" | "minutes" | "hour" | "hours" => (DateKind::Other, 0),
        _ => return None,
    };
    let number = view.tokens.get(unit - 1)?;
    let word = number.span.text(view.text);
    let count = match lower(word, &mut buffer)? {
        "a" | "an" | "one" => 1,
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        "ten" => 10,
        digits => digits
            .parse()
            .ok()
            .filter(|count| (1..=3000).contains(count))
            .unwrap_or(0),
    };
    if count == 0 {
        let mut vague = row(DateKind::Other, 1, 0);
        vague.anchor = Anchor::None.code();
        return Some((vague, number.span.start as usize));
    }
    Some((row(kind, 1, -count * step), number.span.start as usize))
}
