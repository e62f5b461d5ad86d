//! Dates, clock times and relative dates.
//!
//! One pass over the tokens: digits, names of months and weekdays, and a few words start a date; the longest reading
//! from there wins.

mod calendar;
mod edtf;
mod numeric;
mod relative;
mod written;
mod years;

use std::sync::LazyLock;

use self::written::Read;
use super::pieces::{char_at, char_before, piece};
use super::{BlockRows, BlockView};
use crate::language::{Class, Groups, Tag};
use crate::rows::{Anchor, DateKind, DateRow, NONE, TokenKind, TokenRow};
use crate::span::ProseSpan;

/// Appends what the block holds.
pub fn extract(view: &BlockView<'_>, rows: &mut BlockRows) {
    let mut past = 0;
    let mut sorted = true;
    for (number, sentence) in view.sentences.iter().enumerate() {
        let limit = sentence.span.end as usize;
        let floor = sentence.first_token as usize;
        for idx in sentence.tokens() {
            let Some(token) = view.tokens.get(idx) else { break };
            let at = token.span.start as usize;
            if at < past || !may_start(view, token) {
                continue;
            }
            let Some((mut row, start, end)) = read(view, idx, token, floor, limit) else {
                continue;
            };
            row.span = ProseSpan::new(start as u32, end as u32);
            row.sentence = number as u32;
            row.anchor = anchor(&row).code();
            sorted &= rows.dates.last().is_none_or(|last| last.span.start <= row.span.start);
            rows.dates.push(row);
            past = end;
        }
    }
    if !sorted {
        rows.dates.sort_by_key(|row| row.span);
    }
}

/// The first date that a short text spells out, as metadata write it; no more than 64 bytes are read.
pub(crate) fn first(text: &str) -> Option<DateRow> {
    let limit = (0..=64.min(text.len())).rev().find(|&end| text.is_char_boundary(end))?;
    let mut at = 0;
    let mut year = None;
    while let Some(next) = piece(text, at, limit) {
        let found = numeric::date(text, next.start, limit)
            .or_else(|| written::day_first(text, next.start, limit))
            .or_else(|| written::month_first(text, next.start, limit))
            .filter(|(row, _)| row.year > 0);
        if let Some((row, _)) = found {
            return Some(row);
        }
        if year.is_none() {
            year = written::year_at(text, next, limit);
        }
        at = next.end;
    }
    year.map(|(year, _)| DateRow {
        kind: DateKind::Year.code(),
        year,
        minutes: NONE,
        ..DateRow::default()
    })
}

/// Words that tell a date by themselves or before a span of time.
static CUES: LazyLock<Groups> = LazyLock::new(|| {
    Groups::of(["ago last this next noon today coming tonight tomorrow previous midnight yesterday"].into_iter())
});

/// A cheap look at a token: may a date start there, or be told by it?
fn may_start(view: &BlockView<'_>, token: &TokenRow) -> bool {
    if token.has(TokenRow::DIGIT) {
        return true;
    }
    if token.kind() != TokenKind::Word {
        return false;
    }
    if token.classes & (Class::MONTH | Class::WEEKDAY) != 0 {
        return true;
    }
    // Ordinals in words end like these; a compound may hold one ("third-quarter", "mid-March").
    if token.has(TokenRow::HYPHEN) {
        return true;
    }
    let last = (token.span.end as usize)
        .checked_sub(1)
        .and_then(|last| view.text.as_bytes().get(last));
    let ordinal = matches!(last, Some(b'h' | b't' | b'd'))
        && matches!(
            view.text.as_bytes().get(token.span.range()),
            Some([.., b't', b'h'] | [.., b's', b't'] | [.., b'n' | b'r', b'd'])
        );
    ordinal || CUES.get(token.word) != 0
}

/// The date that starts at a token (or, for "ago", ends there): its row, first byte and end.
fn read(
    view: &BlockView<'_>,
    idx: usize,
    token: &TokenRow,
    floor: usize,
    limit: usize,
) -> Option<(DateRow, usize, usize)> {
    let text = view.text;
    let at = token.span.start as usize;
    let place = |(row, end): Read| (row, at, end);
    let first = text.get(at..)?.chars().next()?;
    if first.is_ascii_digit() {
        return in_digits(view, idx, at, floor, limit).map(place);
    }
    let word = piece(text, at, limit)?;
    if let Some(weekday) = calendar::weekday(word.text) {
        return with_weekday(view, word, weekday, limit).map(place);
    }
    if calendar::month(word.text).is_some() {
        let (row, end) = written::month_first(text, at, limit)?;
        if row.kind() == DateKind::Month && row.year == 0 && !is_month(view, idx, floor, word.text) {
            return None;
        }
        return Some((row, at, end));
    }
    if word.is("ago") {
        let (row, start) = relative::ago(view, idx, floor)?;
        return Some((row, start, word.end));
    }
    if word.any(&["noon", "midnight"]) && word.end == token.span.end as usize {
        let row = DateRow {
            kind: DateKind::Time.code(),
            minutes: if word.is("noon") { 720 } else { 0 },
            ..DateRow::default()
        };
        return Some((row, at, word.end));
    }
    if let Some(found) = relative::read(text, at, limit) {
        return Some(place(found));
    }
    if token.has(TokenRow::DIGIT) && !word.is("q") {
        // `mid-1990s`, `sales_report-2002-10-09`: digits inside a token that starts with letters.
        return inside(view, token, limit);
    }
    years::quarter(text, at, limit)
        .or_else(|| written::day_first(text, at, limit))
        .map(place)
}

fn in_digits(view: &BlockView<'_>, idx: usize, at: usize, floor: usize, limit: usize) -> Option<Read> {
    let text = view.text;
    let joined = char_before(text, at).is_some_and(|c| {
        c.is_alphanumeric()
            || (matches!(c, '.' | ',' | ':')
                && char_before(text, at - c.len_utf8()).is_some_and(|c| c.is_ascii_digit()))
    });
    if joined {
        return None;
    }
    numeric::date(text, at, limit)
        .or_else(|| written::day_first(text, at, limit))
        .or_else(|| numeric::time(text, at, limit))
        .or_else(|| year_then_month(text, at, limit))
        .or_else(|| years::read(view, idx, at, floor, limit))
        .or_else(|| short_decade(text, at, limit))
}

/// `2017 april`.
fn year_then_month(text: &str, at: usize, limit: usize) -> Option<Read> {
    let (year, end) = written::year_at(text, piece(text, at, limit)?, limit)?;
    let name = piece(text, end, limit).filter(|name| name.spaced)?;
    let month = calendar::month(name.text).filter(|_| name.text.len() > 4)?;
    if name.is("march") || piece(text, name.end, limit).is_some_and(|next| next.number().is_some()) {
        return None;
    }
    let row = DateRow {
        kind: DateKind::Month.code(),
        year,
        month,
        minutes: NONE,
        ..DateRow::default()
    };
    Some((row, name.end))
}

/// `90s`, `'90s`: a decade of the twentieth century.
fn short_decade(text: &str, at: usize, limit: usize) -> Option<Read> {
    let digits = piece(text, at, limit).filter(|digits| digits.text.len() == 2)?;
    let value = digits
        .number()
        .filter(|value| value.is_multiple_of(10) && *value >= 20)?;
    let ending = piece(text, digits.end, limit).filter(|ending| ending.text == "s" && !ending.spaced)?;
    let marked = matches!(char_before(text, at), Some('\'' | '’' | '‘'));
    if !marked {
        return None;
    }
    let row = DateRow {
        kind: DateKind::Decade.code(),
        year: 1900 + value,
        minutes: NONE,
        ..DateRow::default()
    };
    Some((row, ending.end))
}

/// A date inside a token: the first digits behind a hyphen or underscore.
fn inside(view: &BlockView<'_>, token: &TokenRow, limit: usize) -> Option<(DateRow, usize, usize)> {
    let text = view.text;
    let word = token.span.text(text);
    let offset = word
        .char_indices()
        .zip(word.chars().skip(1))
        .find(|((_, mark), next)| matches!(mark, '-' | '_' | '/' | '–') && next.is_ascii_digit())
        .map(|((offset, mark), _)| offset + mark.len_utf8())?;
    let at = token.span.start as usize + offset;
    let (row, end) = numeric::date(text, at, limit)
        .filter(|(row, _)| row.kind() == DateKind::Day)
        .or_else(|| {
            let first = piece(text, at, limit)?;
            let mid = word.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("mid"));
            let decade = piece(text, first.end, limit).is_some_and(|next| next.text == "s" && !next.spaced);
            let (year, end) = if decade {
                (first.number().filter(|_| first.text.len() == 4)?, first.end + 1)
            } else {
                written::year_at(text, first, limit)?
            };
            let known = mid
                || ["pre", "post", "late", "early"]
                    .iter()
                    .any(|start| word.get(..start.len()).is_some_and(|w| w.eq_ignore_ascii_case(start)));
            known.then(|| {
                let kind = if decade { DateKind::Decade } else { DateKind::Year };
                let row = DateRow {
                    kind: kind.code(),
                    year,
                    minutes: NONE,
                    ..DateRow::default()
                };
                (row, end)
            })
        })?;
    Some((row, at, end))
}

/// "Tuesday", "Tuesday, March 18", "Tue 18 March".
fn with_weekday(view: &BlockView<'_>, word: super::pieces::Piece<'_>, weekday: u8, limit: usize) -> Option<Read> {
    let text = view.text;
    let mut end = word.end;
    if word.text.len() <= 5 && char_at(text, end) == Some('.') {
        end += 1;
    }
    let mut next = piece(text, end, limit);
    for _ in 0..2 {
        if let Some(skipped) = next.filter(|next| next.text == "," || next.is("the")) {
            next = piece(text, skipped.end, limit);
        }
    }
    let date = next.and_then(|next| {
        let at = next.start;
        match next.text.as_bytes().first() {
            Some(byte) if byte.is_ascii_digit() => {
                numeric::date(text, at, limit).or_else(|| written::day_first(text, at, limit))
            }
            _ => written::month_first(text, at, limit)
                .or_else(|| written::day_first(text, at, limit))
                .filter(|(row, _)| row.day > 0),
        }
    });
    if let Some((mut row, end)) = date.filter(|(row, _)| row.kind() == DateKind::Day) {
        row.weekday = weekday;
        return Some((row, end));
    }
    let full = word.text.len() > 5 && word.text.starts_with(|c: char| c.is_ascii_uppercase());
    let row = DateRow {
        kind: DateKind::Weekday.code(),
        weekday,
        minutes: NONE,
        ..DateRow::default()
    };
    full.then_some((row, word.end))
}

/// Whether a bare month name is one: "May" and "March" need a word before them that times need.
fn is_month(view: &BlockView<'_>, idx: usize, floor: usize, word: &str) -> bool {
    const BEFORE: &[&str] = &[
        "in", "since", "until", "till", "by", "last", "next", "this", "late", "early", "mid", "from", "to", "of",
        "during", "every", "through", "after", "before", "and", "between", "for", "on",
    ];
    let before = idx
        .checked_sub(1)
        .filter(|&at| at >= floor)
        .map_or("", |at| view.word(at));
    let cued = BEFORE.iter().any(|known| known.eq_ignore_ascii_case(before));
    let ambiguous = ["may", "march", "april", "june", "august"]
        .iter()
        .any(|name| name.eq_ignore_ascii_case(word));
    if !ambiguous {
        return cued || view.tag(idx).is_proper_noun() || view.tag(idx) == Tag::Unknown;
    }
    // A woman called April, a march: only after words that times need, and not before a surname.
    cued && (view.tag(idx + 1) != Tag::NNP || word.eq_ignore_ascii_case("may"))
}

/// Where the missing parts come from.
fn anchor(row: &DateRow) -> Anchor {
    match row.kind() {
        DateKind::Time => Anchor::None,
        _ if row.is_relative() => Anchor::from_code(row.anchor),
        DateKind::Day | DateKind::Month | DateKind::Weekday | DateKind::Quarter if row.year == 0 => Anchor::Document,
        _ => Anchor::Explicit,
    }
}
