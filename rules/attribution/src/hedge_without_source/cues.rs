//! Where a hedge stands that passes on somebody's belief: an adverb, or a passive of believing or saying.

use std::sync::LazyLock;

use factlint_core::document::Document;
use factlint_core::language::{Groups, Tag};
use factlint_core::rows::TokenRow;
use factlint_core::span::ProseSpan;

use crate::surroundings::is_word;

/// Adverbs that pass on what others say. "Apparently" and "supposedly" are the writer's own doubt.
const ADVERBS: &[&str] = &["allegedly", "reportedly", "purportedly"];

/// Participles of believing and saying; what is "expected" or "likely" is a forecast, and no hearsay.
const PARTICIPLES: &[&str] = &[
    "alleged",
    "believed",
    "claimed",
    "reported",
    "rumored",
    "rumoured",
    "said",
    "thought",
    "understood",
];

pub(crate) const BE: &[&str] = &[
    "am", "are", "be", "been", "being", "is", "was", "were", "'s", "’s", "'re", "’re",
];

/// Adverbs and participles, so that one look-up passes over nearly every word of a text.
static HEDGES: LazyLock<Groups> = LazyLock::new(|| {
    let lists = [ADVERBS.join(" "), PARTICIPLES.join(" ")];
    Groups::of(lists.iter().map(String::as_str))
});

/// The hedges of a sentence.
pub(super) fn hedges(doc: &Document, sentence: u32) -> impl Iterator<Item = ProseSpan> {
    let tokens = doc.tokens_of(sentence);
    (0..tokens.len()).filter_map(move |idx| {
        let token = tokens.get(idx)?;
        match HEDGES.get(token.word) {
            0 => None,
            1 => Some(token.span),
            _ => passive(doc, tokens, idx),
        }
    })
}

/// "is believed to", "are widely said to have", "is rumoured to".
fn passive(doc: &Document, tokens: &[TokenRow], participle: usize) -> Option<ProseSpan> {
    let to = tokens
        .get(participle + 1)
        .filter(|token| is_word(doc, token, &["to"]))?;
    // "He is said to", but not "what he said to them" and not "thought to himself".
    let verb = tokens.get(participle + 2)?;
    if !matches!(Tag::from_code(verb.tag), Tag::VB | Tag::Unknown) {
        return None;
    }
    let start = be_before(doc, tokens, participle)?;
    let first = tokens.get(start)?;
    // "What could be said to be a victory" is the writer's own way of putting it.
    let possible = start
        .checked_sub(1)
        .and_then(|before| tokens.get(before))
        .is_some_and(|token| is_word(doc, token, &["can", "could", "may", "might"]));
    if possible {
        return None;
    }
    Some(first.span.join(to.span))
}

/// The form of "be" before a participle, over adverbs; none where the adverb says that many believe it, which is
/// [`vague-source`](crate::VagueSource)'s to tell.
pub(crate) fn be_before(doc: &Document, tokens: &[TokenRow], participle: usize) -> Option<usize> {
    let mut idx = participle;
    for _ in 0..3 {
        idx = idx.checked_sub(1)?;
        let token = tokens.get(idx)?;
        if is_word(doc, token, BE) {
            return Some(idx);
        }
        let adverb =
            doc.text(token.span).ends_with("ly") || is_word(doc, token, &["also", "now", "still", "not", "often"]);
        if !adverb || is_word(doc, token, crate::vague_source::WIDELY) {
            return None;
        }
    }
    None
}
