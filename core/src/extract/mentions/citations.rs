//! Authors in citations: "(Rossi, Okafor, & Lindqvist, 2010; Haber 2014)", "Rossi and Okafor 1997", "Rossi et al."

use super::super::BlockView;
use super::titles::Part;
use super::words::{self, is as is_word};
use crate::language::Class;
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
    let mut authors = follows_author(view, part) || precedes_author(view, part);
    for idx in part.end..part.end + REACH {
        match view.word(idx) {
            // "Rossi & Okafor [7]"
            "[" if authors && view.kind(idx + 1) == TokenKind::Number => return true,
            // "Rossi and Okafor (2014)"
            "(" if authors && is_year(view, idx + 1) => return true,
            "'s" | "’s" if authors && is_word(view, idx + 1, words::STUDY) => return true,
            "'s" | "’s" if authors => {}
            "et" | "al." | "al" | "&" => authors = true,
            "," | "and" | "." => {}
            _ if is_capital(view, idx) => {}
            _ if is_year(view, idx) => {
                // "Paris, 2014" is where and when; a bracket, a semicolon or further authors make it a citation.
                let listed = idx == part.end && view.word(idx + 1) == ";" && !view.is(part.start, Class::PLACE);
                return authors || listed || bracketed && matches!(view.word(idx + 1), ")" | ";" | "," | "]" | ":");
            }
            _ => break,
        }
    }
    view.word(part.end) == "et"
}

/// "Rossi | and Okafor 2014", "Rossi | and Okafor (2014)".
fn precedes_author(view: &BlockView<'_>, part: &Part) -> bool {
    view.word(part.end) == "and" && ends_citation(view, part.start, part.end + 1)
}

/// "Rossi and | Okafor 2014", "Rossi & | Okafor's".
fn follows_author(view: &BlockView<'_>, part: &Part) -> bool {
    let Some(before) = part.start.checked_sub(2) else {
        return false;
    };
    match view.word(before + 1) {
        "&" => is_capital(view, before),
        "and" => is_capital(view, before) && ends_citation(view, before, part.start),
        _ => false,
    }
}

/// Whether the "&" at `idx` joins two authors of a citation rather than the two names of a firm.
pub(super) fn joins_authors(view: &BlockView<'_>, idx: usize) -> bool {
    let before = idx.checked_sub(2).map_or("", |before| view.word(before));
    let after = view.word(idx + 2);
    let study = matches!(after, "'s" | "’s") && is_word(view, idx + 3, words::STUDY);
    study
        || matches!(before, "(" | ";" | ",")
        || matches!(after, "(" | "[")
        || is_year(view, idx + 2)
        || is_year(view, idx + 3)
}

/// Whether two names joined by "and" are authors: the second one and a year stand behind "and".
fn ends_citation(view: &BlockView<'_>, first: usize, second: usize) -> bool {
    if !is_capital(view, second) || view.is(second, Class::PLACE | Class::ORGANISATION | Class::MONTH) {
        return false;
    }
    let year = second + 1;
    if view.word(year) != "(" || !is_year(view, year + 1) {
        return is_year(view, year);
    }
    // Works are dated like this too: "Dawn and Dusk (1960)".
    let before = first.checked_sub(1).map_or("", |idx| view.word(idx));
    matches!(before, "by" | "see" | "See" | "cf." | "e.g." | "following")
        || view.is(first, Class::FAMILY_NAME)
        || view.is(second, Class::FAMILY_NAME)
        || view.is(year + 3, Class::REPORTING)
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
