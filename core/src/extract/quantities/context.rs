//! Numbers that are no figures: names, numbered things, scores, versions, identifiers.

use super::groups::{NUMBERED, STREET, STREET_OPENER, WEAKLY_NUMBERED, is};
use super::number::Number;
use crate::extract::BlockView;
use crate::extract::pieces::{char_at, char_before, piece};
use crate::language::Tag;
use crate::rows::TokenRow;

/// Whether the word before a number makes it a name. Words that count as well ("Part 2", "Week 3") need a capital.
pub(super) fn is_numbered(view: &BlockView<'_>, idx: usize, floor: usize, number: &Number) -> bool {
    let Some(before) = idx.checked_sub(1).filter(|&at| at >= floor) else {
        return false;
    };
    let word = view.word(before);
    let known = is(view, before, NUMBERED);
    let Some(token) = view.tokens.get(before) else {
        return false;
    };
    let capital = token.has(TokenRow::CAPITAL);
    if known {
        let weak = !token.has(TokenRow::CAPITAL) && is(view, before, WEAKLY_NUMBERED);
        let pages = matches!(word, "pages" | "rows" | "numbers" | "lines");
        return !weak
            || pages
            || (number.plain && is_label(view, number))
            || (matches!(word, "number" | "game" | "room" | "seat" | "figure" | "table") && number.plain);
    }
    if word == "." {
        // "No. 5" where the point is a token of its own.
        let abbreviation = before.checked_sub(1).map_or("", |at| view.word(at));
        return ["no", "nos", "nr", "fig", "vol", "pp", "p", "sec", "ch", "art"]
            .iter()
            .any(|known| known.eq_ignore_ascii_case(abbreviation))
            && !token.has(TokenRow::SPACE_BEFORE);
    }
    // "Apple Watch 5", "S&P 500": a name goes on into the number.
    let times = view
        .word(view.token_at(number.end as u32))
        .eq_ignore_ascii_case("times");
    capital && is_name(view, before, floor) && number.plain && !times
}

/// Whether a number in digits has nothing behind it that it could count: "line 5", "by day 12".
fn is_label(view: &BlockView<'_>, number: &Number) -> bool {
    let after = view.token_at(number.end as u32);
    let tag = view.tag(after);
    tag != Tag::Unknown
        && !(tag.is_noun() || tag.is_adjective() || matches!(tag, Tag::CD | Tag::VBG | Tag::VBN | Tag::VBP))
}

/// Whether a capitalised token is part of a name rather than the first word of a sentence or an acronym's unit.
fn is_name(view: &BlockView<'_>, at: usize, floor: usize) -> bool {
    let Some(token) = view.tokens.get(at) else { return false };
    let proper = match view.tag(at) {
        Tag::Unknown => !token.has(TokenRow::SENTENCE_START) || at > floor,
        tag => tag.is_noun(),
    };
    proper && !token.has(TokenRow::SENTENCE_START)
}

/// Whether the capitalised words behind a number make it a house number: "49 Zorro Ranch Road".
pub(super) fn is_address(view: &BlockView<'_>, after: usize, end: usize) -> bool {
    (after..end.min(after + 5))
        .take_while(|&at| {
            view.tokens
                .get(at)
                .is_some_and(|token| token.has(TokenRow::CAPITAL) || token.has(TokenRow::DIGIT))
        })
        .enumerate()
        .filter(|(position, at)| *position > 0 || is(view, *at, STREET_OPENER))
        .any(|(_, at)| is(view, at, STREET))
}

/// Whether five digits before a place's name are a postcode: "10115 Berlin".
pub(super) fn is_postcode(view: &BlockView<'_>, after: usize, number: &Number) -> bool {
    number.plain
        && number.end - number.start == 5
        && view.tag(after) == Tag::NNP
        && view.tokens.get(after).is_some_and(|token| token.has(TokenRow::CAPITAL))
}

/// Whether the digits in token `idx` belong to a row of them that has a leading zero: a telephone number.
pub(super) fn is_in_row(view: &BlockView<'_>, idx: usize, floor: usize) -> bool {
    let zero = |at: usize| {
        let word = view.word(at);
        word.len() > 2 && word.starts_with('0') && word.bytes().all(|byte| byte.is_ascii_digit())
    };
    let digits = |at: &usize| view.word(*at).bytes().all(|byte| byte.is_ascii_digit());
    (floor..idx).rev().take(4).take_while(digits).any(zero)
}

/// Whether the characters around a number in digits make it part of something else: `COVID-19`, `v1.2`, `10:45`, `#5`.
pub(super) fn is_glued(text: &str, start: usize, end: usize, limit: usize) -> bool {
    if let Some(before) = char_before(text, start) {
        let earlier = char_before(text, start - before.len_utf8());
        let joins = match before {
            '_' | '@' | '#' | '\\' => true,
            '-' | '–' | '‑' | '/' | ':' | '.' | ',' | '+' | '=' => earlier.is_some_and(char::is_alphanumeric),
            '[' => char_at(text, end) == Some(']'),
            // "Jane Doe (4)" carries a number on her shirt; ages are read before.
            // "4(2)" is a paragraph of a law, "(212) 555-0147" a telephone number.
            '(' => {
                char_at(text, end) == Some(')')
                    && ((earlier == Some(' ') && end - start <= 2)
                        || earlier.is_some_and(char::is_alphanumeric)
                        || is_area_code(text, start, end))
            }
            _ => before.is_alphanumeric(),
        };
        if joins {
            return true;
        }
    }
    let Some(next) = piece(text, end, limit).filter(|next| !next.spaced) else {
        return false;
    };
    let digit = char_at(text, next.end).is_some_and(|c| c.is_ascii_digit());
    match next.text {
        ":" | "." | "/" | "," if digit => true,
        "_" | "@" | "#" | "\\" => true,
        _ => next.text.chars().next().is_some_and(char::is_alphanumeric),
    }
}

/// Whether the three digits in brackets at `start..end` open a telephone number.
fn is_area_code(text: &str, start: usize, end: usize) -> bool {
    let rest = text.get(end + 1..).unwrap_or("").trim_start_matches(' ').as_bytes();
    let digits = |from: usize, to: usize| {
        rest.get(from..to)
            .is_some_and(|part| part.iter().all(u8::is_ascii_digit))
    };
    end - start == 3 && digits(0, 3) && matches!(rest.get(3), Some(b'-' | b' ' | b'.')) && digits(4, 8)
}

/// Whether a list marker stands there: a number, a point or bracket, at the start of the block.
pub(super) fn is_marker(text: &str, start: usize, end: usize, block_start: bool) -> bool {
    block_start
        && start <= 1
        && matches!(char_at(text, end), Some('.' | ')'))
        && char_at(text, end + 1).is_some_and(char::is_whitespace)
}

/// Whether a number in digits may be a year.
pub(super) fn is_year(number: &Number) -> bool {
    number.plain
        && number
            .low
            .as_whole()
            .is_some_and(|value| (1900..=2060).contains(&value))
}

/// Whether a number is a bare scale word in a compound: a "billion-dollar company" tells a size, not a sum.
pub(super) fn is_size_of_thing(text: &str, start: usize, end: usize) -> bool {
    let words = text.get(start..end).unwrap_or("");
    let scale = words.rsplit(' ').next().unwrap_or(words);
    let bare = scale.len() == words.len() || words.eq_ignore_ascii_case(&format!("a {scale}"));
    bare && text.as_bytes().get(end) == Some(&b'-')
        && ["thousand", "million", "billion", "trillion"]
            .iter()
            .any(|word| scale.eq_ignore_ascii_case(word))
}
