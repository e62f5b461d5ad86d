//! Authors in citations: "(Rossi, Okafor, & Lindqvist, 2010; Haber 2014)", "Rossi and Okafor 1997", "Rossi et al."

use super::super::BlockView;
use super::titles::Part;
use crate::rows::{TokenKind, TokenRow};

/// Most tokens between an author and the year of the citation: a list of authors is seldom longer.
const REACH: usize = 24;

/// Whether a name is an author's: the names that follow it end in a year.
pub(super) fn names_author(view: &BlockView<'_>, part: &Part) -> bool {
    if part.end - part.start > 3 {
        return false;
    }
    let before = part.start.checked_sub(1).map_or("", |idx| view.word(idx));
    let bracketed = matches!(before, "(" | ";" | "," | "&" | "see" | "e.g." | "cf.");
    let mut authors = view.word(part.end) == "and" && is_capital(view, part.end + 1) && is_year(view, part.end + 2);
    for idx in part.end..part.end + REACH {
        match view.word(idx) {
            // "Rossi & Okafor [7]"
            "[" if authors && view.kind(idx + 1) == TokenKind::Number => return true,
            "'s" | "’s" if authors => {}
            "et" | "al." | "al" | "&" => authors = true,
            "," | "and" | "." => {}
            _ if is_capital(view, idx) => {}
            _ if is_year(view, idx) => {
                // "Paris, 2014" is where and when; a bracket, a semicolon or further authors make it a citation.
                return authors || bracketed && matches!(view.word(idx + 1), ")" | ";" | "," | "]" | ":");
            }
            _ => break,
        }
    }
    view.word(part.end) == "et"
}

/// Whether the "&" at `idx` joins two authors of a citation rather than the two names of a firm.
pub(super) fn joins_authors(view: &BlockView<'_>, idx: usize) -> bool {
    let before = idx.checked_sub(2).map_or("", |before| view.word(before));
    let after = view.word(idx + 2);
    matches!(before, "(" | ";" | ",") || matches!(after, "(" | "[") || is_year(view, idx + 2) || is_year(view, idx + 3)
}

fn is_capital(view: &BlockView<'_>, idx: usize) -> bool {
    view.tokens
        .get(idx)
        .is_some_and(|token| token.has(TokenRow::CAPITAL) && token.kind() == TokenKind::Word)
}

/// Whether token `idx` is a year in digits, perhaps with a letter: "2014", "2014a".
pub(super) fn is_year(view: &BlockView<'_>, idx: usize) -> bool {
    let word = view.word(idx);
    word.len() >= 4
        && word.len() <= 5
        && matches!(word.as_bytes(), [b'1', b'5'..=b'9', ..] | [b'2', b'0', ..])
        && word.bytes().take(4).all(|byte| byte.is_ascii_digit())
}
