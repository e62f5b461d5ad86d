//! Datelines: the place, date and agency before a story's first words.

use crate::language::{Class, classes};
use crate::rows::{TokenKind, TokenRow};

/// How many tokens a dateline may have.
const LONGEST: usize = 20;

/// Number of tokens of the dateline at the start of a block, its dash included; 0 if there is none.
///
/// A dateline is capitalised words, commas and numbers up to a dash that stands free, and holds a place, a date or an
/// agency in brackets: `WASHINGTON (AP) —`, `LONDON, March 18 (Reuters) -`, `KYIV, Ukraine —`.
pub(super) fn len(text: &str, tokens: &[TokenRow]) -> usize {
    let word = |idx: usize| tokens.get(idx).map_or("", |token| token.span.text(text));
    let Some(first) = tokens.first() else { return 0 };
    if first.kind() != TokenKind::Word || !first.has(TokenRow::CAPITAL) {
        return 0;
    }
    let Some(dash) = (1..tokens.len().min(LONGEST)).find(|&idx| {
        let mark = tokens
            .get(idx)
            .is_some_and(|token| token.kind() == TokenKind::Punctuation);
        mark && matches!(word(idx), "-" | "--" | "–" | "—" | "---")
    }) else {
        return 0;
    };
    let (Some(place), Some(next)) = (tokens.get(..dash), tokens.get(dash + 1)) else {
        return 0;
    };
    let mut agency = false;
    let mut bracket = false;
    let mut dated = false;
    for token in place {
        let text = token.span.text(text);
        let fits = match token.kind() {
            TokenKind::Word => {
                dated |= token.classes & (Class::MONTH | Class::WEEKDAY) != 0;
                bracket
                    || token.has(TokenRow::CAPITAL)
                    || matches!(text, "de" | "al" | "and" | "of" | "la" | "del" | "es" | "upon")
            }
            TokenKind::Number => true,
            TokenKind::Punctuation => {
                bracket = (bracket || text == "(") && text != ")";
                agency |= text == ")";
                matches!(text, "," | "(" | ")" | "." | "/" | ";")
            }
            _ => false,
        };
        if !fits {
            return 0;
        }
    }
    let capitals = place
        .iter()
        .take_while(|token| token.kind() == TokenKind::Word)
        .filter(|token| token.has(TokenRow::ALL_CAPITALS) || token.span.text(text).ends_with('.'))
        .count();
    let names = place.iter().take_while(|token| token.kind() == TokenKind::Word).count();
    let known = (1..=names).any(|len| {
        let (Some(a), Some(b)) = (place.first(), place.get(len - 1)) else {
            return false;
        };
        let name = text.get(a.span.start as usize..b.span.end as usize).unwrap_or("");
        classes(name) & Class::PLACE != 0
    });
    let starts = match next.kind() {
        TokenKind::Word => next.has(TokenRow::CAPITAL),
        _ => true,
    };
    let free = tokens
        .get(dash)
        .is_some_and(|token| token.has(TokenRow::SPACE_BEFORE) || word(dash) != "-")
        && (next.has(TokenRow::SPACE_BEFORE) || word(dash) != "-");
    let in_capitals = names > 0 && capitals == names;
    let holds = (agency && place.last().is_some_and(|token| token.span.text(text) == ")") && (known || in_capitals))
        || (in_capitals && (known || dated || place.len() > names))
        || (known && dated);
    if starts && free && holds && !bracket {
        dash + 1
    } else {
        0
    }
}
