//! What a figure counts or measures: the noun phrase behind it.

use std::sync::LazyLock;

use super::groups::{BEFORE_NOUN, OF, OPENER, STOP, is};
use crate::extract::BlockView;
use crate::extract::pieces::lower;
use crate::language::{self, Groups, Tag};
use crate::rows::{TokenKind, TokenRow};
use crate::span::ProseSpan;
use crate::units;

/// A noun phrase.
#[derive(Debug, Clone)]
pub(super) struct Noun {
    /// Place, without articles.
    pub span: ProseSpan,
    /// Lower case, head last and singular.
    pub text: String,
    /// Whether the head is plural.
    pub plural: bool,
    /// One past its last token.
    pub end: usize,
}

/// The noun phrase that starts at token `idx`, before token `limit`; `of` says that it may stand behind "of".
pub(super) fn read(view: &BlockView<'_>, idx: usize, limit: usize, of: bool) -> Option<Noun> {
    let mut at = idx;
    if is(view, at, OF) {
        if !of {
            return None;
        }
        at += 1;
        for _ in 0..3 {
            if is(view, at, OPENER) {
                at += 1;
            }
        }
        // "12 of the 40 ships"
        if at > idx + 1 && at + 1 < limit && view.kind(at) == TokenKind::Number && view.tag(at + 1) == Tag::NNS {
            at += 1;
        }
    }
    let mut first = at;
    let mut head = None;
    let end = limit.min(at + 8);
    while at < end {
        let tag = view.tag(at);
        let kind = view.kind(at);
        if kind != TokenKind::Word {
            // "eight 250 ml bottles": a measure before the noun.
            if kind == TokenKind::Number
                && at == first
                && at + 2 < end
                && view.tag(at + 2).is_noun()
                && is_unit(view.word(at + 1))
                && !view.word(at + 1).eq_ignore_ascii_case("in")
            {
                at += 2;
                continue;
            }
            // "Model 3 sedans": a number inside a name, if a noun goes on.
            let named = view.tag(at + 1).is_proper_noun()
                || view
                    .tokens
                    .get(at.wrapping_sub(1))
                    .is_some_and(|token| token.has(TokenRow::CAPITAL));
            let inside = kind == TokenKind::Number && at > first && named && view.tag(at + 1).is_noun() && at + 1 < end;
            // "Johnson's deputies" and joined adjectives: nothing else.
            if !inside {
                break;
            }
            at += 1;
            continue;
        }
        if tag == Tag::POS {
            first = at + 1;
            head = None;
            at += 1;
            continue;
        }
        if tag.is_noun() {
            // "Eight bathrooms finish the plan": a plural ends the phrase, but for those that stand before a noun.
            let closed = head.is_some_and(|head| view.tag(head) == Tag::NNS && !is(view, head, BEFORE_NOUN));
            if closed {
                break;
            }
            head = Some(at);
        } else if tag == Tag::CC && head.is_some_and(|head| view.tag(head) == Tag::NNP) && joins_names(view, at, end) {
            // "Kia and Hyundai vehicles"
        } else if head.is_some() {
            break;
        } else if matches!(tag, Tag::VBZ | Tag::VBP)
            && is_plural(view.word(at))
            && view.word(at).len() > 3
            && language::may_be(view.word(at), Tag::NNS)
        {
            // Right behind a number a plural that looks like a verb is none, but for "256 becomes".
            head = Some(at);
            break;
        } else if tag == Tag::Unknown {
            return untagged(view, first, limit);
        } else if !(tag.is_adjective()
            || matches!(tag, Tag::VBN | Tag::VBG | Tag::FW | Tag::CD | Tag::AFX)
            || (tag == Tag::RB && (view.tag(at + 1).is_adjective() || view.tag(at + 1) == Tag::VBN))
            || (tag == Tag::VBD && view.tag(at + 1).is_noun()))
        {
            break;
        }
        at += 1;
    }
    phrase(view, first, head?)
}

/// Whether "and" in token `at` joins two names before one plural.
fn joins_names(view: &BlockView<'_>, at: usize, end: usize) -> bool {
    view.tag(at + 1) == Tag::NNP && (at + 2..end.min(at + 5)).any(|idx| view.tag(idx) == Tag::NNS)
}

/// Whether a word is a unit of the table.
fn is_unit(word: &str) -> bool {
    let mut buffer = [0; 24];
    units::by_symbol(word, true).is_some()
        || lower(word, &mut buffer).is_some_and(|word| units::by_word(word).is_some())
}

/// Without tags: the words up to a function word or mark; the first plural is the head, else the first word.
fn untagged(view: &BlockView<'_>, first: usize, limit: usize) -> Option<Noun> {
    let open = |at: usize| at < limit && view.kind(at) == TokenKind::Word && !is(view, at, STOP);
    let end = (first..first + 4).find(|&at| !open(at)).unwrap_or(first + 4);
    let head = (first..end)
        .find(|&at| is_plural(view.word(at)))
        .or_else(|| (first < end).then_some(first))?;
    phrase(view, first, head)
}

fn phrase(view: &BlockView<'_>, first: usize, head: usize) -> Option<Noun> {
    let mut text = String::new();
    for at in first..head {
        for char in view.word(at).chars() {
            text.extend(char.to_lowercase());
        }
        text.push(' ');
    }
    let word = view.word(head);
    let mut buffer = [0; 24];
    let lowered = match lower(word, &mut buffer) {
        Some(short) if word.is_ascii() => short.to_owned(),
        _ => word.to_lowercase(),
    };
    text.push_str(&singular(&lowered));
    let span = view.span(first, head + 1);
    span.is_some().then(|| Noun {
        span,
        text,
        plural: is_plural(word) || matches!(view.tag(head), Tag::NNS | Tag::NNPS),
        end: head + 1,
    })
}

/// Whether a word looks plural.
pub(super) fn is_plural(word: &str) -> bool {
    let ends = |end: &[u8]| {
        let from = word.len().checked_sub(end.len());
        from.and_then(|from| word.as_bytes().get(from..))
            .is_some_and(|tail| tail.eq_ignore_ascii_case(end))
    };
    let regular = word.len() > 2 && ends(b"s") && !ends(b"ss") && !ends(b"us") && !ends(b"is");
    word.len() <= LONGEST && (regular || PLURALS.get(language::key(word)) != 0)
}

/// Bytes of the longest word that counts as a noun.
const LONGEST: usize = 24;

/// The irregular plurals.
static PLURALS: LazyLock<Groups> = LazyLock::new(|| {
    let plurals: Vec<&str> = IRREGULAR.iter().map(|(plural, _)| *plural).collect();
    Groups::of(std::iter::once(plurals.join(" ").as_str()))
});

const IRREGULAR: &[(&str, &str)] = &[
    ("people", "people"),
    ("men", "man"),
    ("women", "woman"),
    ("children", "child"),
    ("feet", "foot"),
    ("teeth", "tooth"),
    ("mice", "mouse"),
    ("geese", "goose"),
    ("wives", "wife"),
    ("lives", "life"),
    ("knives", "knife"),
    ("leaves", "leaf"),
    ("wolves", "wolf"),
    ("halves", "half"),
    ("shelves", "shelf"),
    ("thieves", "thief"),
    ("loaves", "loaf"),
    ("criteria", "criterion"),
    ("phenomena", "phenomenon"),
    ("bacteria", "bacterium"),
    ("crises", "crisis"),
    ("analyses", "analysis"),
    ("bases", "base"),
    ("buses", "bus"),
    ("viruses", "virus"),
    ("campuses", "campus"),
    ("bonuses", "bonus"),
    ("censuses", "census"),
    ("surpluses", "surplus"),
    ("series", "series"),
    ("species", "species"),
    ("movies", "movie"),
    ("cookies", "cookie"),
    ("calories", "calorie"),
    ("ties", "tie"),
    ("lies", "lie"),
    ("policemen", "policeman"),
    ("firemen", "fireman"),
    ("gunmen", "gunman"),
    ("fishermen", "fisherman"),
    ("congressmen", "congressman"),
    ("spokesmen", "spokesman"),
];

/// The singular of a noun in lower case.
pub(super) fn singular(word: &str) -> String {
    if let Some((_, singular)) = IRREGULAR.iter().find(|(plural, _)| *plural == word) {
        return (*singular).to_owned();
    }
    let keep = |count: usize, tail: &str| {
        let stem = word.get(..word.len().saturating_sub(count)).unwrap_or(word);
        format!("{stem}{tail}")
    };
    if !is_plural(word) {
        return word.to_owned();
    }
    if word.ends_with("ies") && word.len() > 4 {
        return keep(3, "y");
    }
    if ["sses", "shes", "ches", "xes", "zzes"]
        .iter()
        .any(|end| word.ends_with(end))
    {
        return keep(2, "");
    }
    if word.ends_with("oes") && word.len() > 5 {
        return keep(2, "");
    }
    if word.ends_with("men") && word.len() > 5 {
        return keep(2, "an");
    }
    keep(1, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_become_singular() {
        let cases = [
            ("soldiers", "soldier"),
            ("cities", "city"),
            ("boxes", "box"),
            ("women", "woman"),
            ("people", "people"),
            ("glass", "glass"),
            ("buses", "bus"),
            ("heroes", "hero"),
            ("analysis", "analysis"),
        ];
        for (plural, expected) in cases {
            assert_eq!(singular(plural), expected);
        }
    }
}
