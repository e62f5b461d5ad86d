//! Years, seasons, decades and quarters: `in 2019`, `2014-15`, `the 1990s`, `Q3 2019`.

use super::numeric::{DIGITS_OF_YEAR, short_year};
use super::written::{Read, year_at};
use crate::extract::BlockView;
use crate::extract::pieces::{Shape, char_at, char_before, lower, piece};
use crate::language::Tag;
use crate::rows::{DateKind, DateRow, NONE};
use crate::units;

fn row(kind: DateKind, year: u32) -> DateRow {
    DateRow {
        kind: kind.code(),
        year,
        minutes: NONE,
        ..DateRow::default()
    }
}

/// Words before a number of four digits that make it a year whatever follows.
const BEFORE_YEAR: &[&str] = &[
    "in", "since", "by", "until", "till", "from", "before", "after", "during", "circa", "year", "early", "late", "mid",
    "between", "fiscal", "of", "spring", "summer", "autumn", "fall", "winter", "through", "to", "and", "ad", "the",
    "for",
];

/// Words that make a number of four digits an amount or a name.
const NO_YEAR: &[&str] = &[
    "than",
    "least",
    "most",
    "over",
    "nearly",
    "almost",
    "some",
    "flight",
    "highway",
    "route",
    "room",
    "no",
    "no.",
    "number",
    "page",
    "another",
    "exceeding",
    "additional",
    "extra",
    "up",
    "approximately",
    "roughly",
    "estimated",
    "windows",
    "a",
];

/// A year, a range of years or a decade, whose digits start token `idx` at `at`.
pub(super) fn read(view: &BlockView<'_>, idx: usize, at: usize, floor: usize, limit: usize) -> Option<Read> {
    let text = view.text;
    let first = piece(text, at, limit)?;
    let value = first.number().filter(|_| first.text.len() == DIGITS_OF_YEAR)?;
    if char_before(text, at).is_some_and(|c| "$£€¥₹#@_.,-–/:".contains(c) || c.is_alphanumeric())
        && !after_bracket(text, at)
    {
        return None;
    }
    if let Some(found) = decade(text, value, first.end, limit) {
        return Some(found);
    }
    if let Some(found) = season(text, value, first.end, limit) {
        return Some(found);
    }
    let (year, end) = year_at(text, first, limit)?;
    if char_at(text, end).is_some_and(|c| {
        matches!(c, '-' | '–' | '/') && char_at(text, end + c.len_utf8()).is_some_and(|c| c.is_ascii_digit())
    }) {
        return None;
    }
    let before = idx
        .checked_sub(1)
        .filter(|&before| before >= floor)
        .map_or("", |before| view.word(before));
    let is = |list: &[&str]| list.iter().any(|word| word.eq_ignore_ascii_case(before));
    if is(NO_YEAR) || units::by_currency_sign(before).is_some() {
        return None;
    }
    let next = piece(text, end, limit);
    let measured = next.is_some_and(|next| {
        let mut buffer = [0; 24];
        let unit = lower(next.text, &mut buffer).is_some_and(|word| units::by_word(word).is_some());
        unit || next.any(&[
            "sq", "square", "cubic", "per", "percent", "million", "billion", "people", "times",
        ]) || (next.shape == Shape::Letters && units::by_symbol(next.text, false).is_some())
            || matches!(next.text, "%" | "°" | "€")
    });
    let after = view.token_at(end as u32);
    let counted = view.tag(after) == Tag::NNS || (view.tag(after).is_adjective() && view.tag(after + 1) == Tag::NNS);
    let range = 1900..=2060;
    let cued = is(BEFORE_YEAR);
    if measured {
        return None;
    }
    if counted {
        // "the 2008 elections" is a year; "to 2000 workers" is not.
        let named = range.contains(&year)
            && (is(&["the", "in", "since", "of", "during", "its", "their", "his", "after"]) || before.ends_with("'s"));
        return named.then(|| (row(DateKind::Year, year), end));
    }
    let weak = is(&["to", "and", "of", "the", "for", "through", "from"]);
    let accepted = range.contains(&year)
        || (cued && !weak && (1000..=2199).contains(&year))
        || (cued && weak && (1500..=2100).contains(&year) && !is(&["to", "for", "the"]));
    accepted.then(|| (row(DateKind::Year, year), end))
}

fn after_bracket(text: &str, at: usize) -> bool {
    matches!(char_before(text, at), Some('-' | '–' | '/' | ':' | ',' | '.' | '_'))
        && at
            .checked_sub(2)
            .and_then(|before| text.get(before..))
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_whitespace()))
}

/// `1990s`, `1990's`.
fn decade(text: &str, value: u32, end: usize, limit: usize) -> Option<Read> {
    let mut next = piece(text, end, limit).filter(|next| !next.spaced)?;
    if matches!(next.text, "'" | "’") {
        next = piece(text, next.end, limit).filter(|next| !next.spaced)?;
    }
    let whole = next.text == "s" && value.is_multiple_of(10) && (1000..=2100).contains(&value);
    whole.then(|| (row(DateKind::Decade, value), next.end))
}

/// `2014-15`, `2014–2017`.
fn season(text: &str, value: u32, end: usize, limit: usize) -> Option<Read> {
    let dash = piece(text, end, limit).filter(|dash| (dash.is_dash() || dash.text == "/") && !dash.spaced)?;
    let last = piece(text, dash.end, limit).filter(|last| !last.spaced)?;
    let digits = last.number()?;
    let last_year = match last.text.len() {
        2 => value - value % 100 + digits,
        4 => digits,
        _ => return None,
    };
    let glued = char_at(text, last.end).is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '/' | '%'));
    if glued
        || last_year <= value
        || !(1500..=2100).contains(&value)
        || last_year > 2150
        || (last.text.len() == 2 && last_year - value > 60)
    {
        return None;
    }
    let mut found = row(DateKind::Year, value);
    found.end_year = last_year;
    Some((found, last.end))
}

/// `Q3 2019`, `third quarter of 2018`: the quarter that starts at `at`.
pub(super) fn quarter(text: &str, at: usize, limit: usize) -> Option<Read> {
    let first = piece(text, at, limit)?;
    let (number, mut end, short) = if first.is("q") {
        let digit = piece(text, first.end, limit).filter(|digit| !digit.spaced && digit.text.len() == 1)?;
        (digit.number()?, digit.end, true)
    } else {
        let number = match super::calendar::ordinal(first.text)? {
            number @ 1..=4 => u32::from(number),
            _ => return None,
        };
        let mut word = piece(text, first.end, limit)?;
        if word.is_hyphen() {
            word = piece(text, word.end, limit)?;
        }
        (number, word.is("quarter").then_some(word.end)?, false)
    };
    if !(1..=4).contains(&number) {
        return None;
    }
    let mut next = piece(text, end, limit);
    if let Some(of) = next.filter(|next| next.any(&["of", "in"]) || matches!(next.text, "," | "/")) {
        next = piece(text, of.end, limit);
        if let Some(fiscal) = next.filter(|next| next.any(&["fiscal", "the", "year"])) {
            next = piece(text, fiscal.end, limit);
        }
    }
    let mut year = 0;
    if let Some((found, year_end)) = next.and_then(|next| year_at(text, next, limit)) {
        year = found;
        end = year_end;
    } else if let Some(short) = next
        .filter(|next| matches!(next.text, "'" | "’"))
        .and_then(|mark| piece(text, mark.end, limit))
        && short.text.len() == 2
        && let Some(value) = short.number()
    {
        year = short_year(value);
        end = short.end;
    }
    let alone = year == 0 && !short;
    if alone {
        return None;
    }
    let mut found = row(DateKind::Quarter, year);
    found.month = (number * 3 - 2) as u8;
    Some((found, end))
}
