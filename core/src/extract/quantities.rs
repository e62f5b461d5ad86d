//! Figures with bound, unit and what they count.
//!
//! ```text
//! more than  1.5-2  million  barrels a day  of crude
//! bound      number scale    unit and rate  noun
//! ```
//!
//! One pass over the tokens finds where a number may start; from there the text is read piece by piece. Dates were read
//! before, and what they cover is no figure.

mod amount;
mod bounds;
mod context;
mod continental;
mod digits;
mod fraction;
mod groups;
mod measure;
mod merge;
mod money;
mod noun;
mod number;
mod range;
mod ratio;
mod reader;
mod role;
mod sense;
mod span_of_time;
#[cfg(test)]
mod tests;
mod words;

use self::measure::{Measure, Per};
use self::number::Number;
use self::reader::{Place, Reader};
use self::words::Word;
use super::{BlockRows, BlockView};
use crate::language::Class;
use crate::rows::{TokenKind, TokenRow};

/// Appends what the block holds.
pub fn extract(view: &BlockView<'_>, rows: &mut BlockRows) {
    let mut reader = Reader {
        view,
        rows,
        past: 0,
        date: 0,
        pounds: None,
        continental: None,
        last: None,
        suspended: None,
    };
    for (number, sentence) in view.sentences.iter().enumerate() {
        let limit = sentence.span.end as usize;
        for idx in sentence.tokens() {
            let Some(token) = view.tokens.get(idx) else { break };
            if (token.span.start as usize) < reader.past || !may_start(view, token) {
                continue;
            }
            let place = Place {
                idx,
                floor: sentence.first_token as usize,
                end: sentence.end_token as usize,
                limit,
                sentence: number as u32,
            };
            reader.read(token, place);
        }
    }
}

/// A cheap look at a token: may a number start there?
fn may_start(view: &BlockView<'_>, token: &TokenRow) -> bool {
    if token.has(TokenRow::DIGIT) {
        return true;
    }
    let counts = token.classes & Class::NUMBER_WORD != 0 || token.has(TokenRow::HYPHEN);
    let first = view.text.as_bytes().get(token.span.start as usize);
    if !counts && first.is_none_or(u8::is_ascii) {
        return false;
    }
    let word = token.span.text(view.text);
    (token.kind() == TokenKind::Word && starts_word(word)) || word.chars().next().is_some_and(digits::opens)
}

/// Whether a word is a number word, or a compound that begins with one ("two-thirds", "five-year").
fn starts_word(word: &str) -> bool {
    let first = word.split_once('-').map_or(word, |(first, _)| first);
    match words::word(first) {
        Some(Word::Part(_, true)) | None => false,
        Some(_) => true,
    }
}

/// The name of a rate in the pool: "USD per barrel", "count per day".
fn per_name(text: &str, unit: Option<&str>, per: Per) -> Option<String> {
    let base = match per {
        Per::Unit(unit) => unit.name.to_owned(),
        Per::Noun(start, end) => noun::singular(&text.get(start..end)?.to_lowercase()),
    };
    Some(format!("{} per {base}", unit.unwrap_or("count")))
}

impl Measure {
    /// The name of the unit in the pool.
    fn name(&self, text: &str) -> Option<String> {
        match self.per {
            Some(per) => per_name(text, Some(self.unit.name), per),
            None => Some(self.unit.name.to_owned()),
        }
    }
}

impl Number {
    /// Whether it is a small whole number in digits, as in scores.
    fn is_small(&self) -> bool {
        self.plain && self.low.as_whole().is_some_and(|value| value < 200)
    }
}

/// The first token that starts at or after a byte offset, looked for around token `hint`: nearly always it is there.
fn token_near(view: &BlockView<'_>, hint: usize, offset: usize) -> usize {
    let offset = offset as u32;
    let starts_before = |at: usize| view.tokens.get(at).is_some_and(|token| token.span.start < offset);
    let mut at = hint;
    for _ in 0..REACH {
        match at.checked_sub(1) {
            Some(before) if !starts_before(before) => at = before,
            _ => break,
        }
    }
    for _ in 0..REACH {
        if !starts_before(at) {
            break;
        }
        at += 1;
    }
    let found = !starts_before(at) && at.checked_sub(1).is_none_or(starts_before);
    if found { at } else { view.token_at(offset) }
}

/// Tokens that are looked at on either side before the whole block is searched.
const REACH: usize = 12;

/// The end of the run of characters without white space that holds `at`.
fn end_of_run(text: &str, at: usize, limit: usize) -> usize {
    let rest = text.get(at..limit).unwrap_or("");
    at + rest.find(char::is_whitespace).unwrap_or(rest.len())
}
