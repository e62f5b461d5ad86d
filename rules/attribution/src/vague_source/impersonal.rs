//! "It is believed that", "is widely regarded as": belief without a believer.

use std::sync::LazyLock;

use factlint_core::document::Document;
use factlint_core::language::Groups;
use factlint_core::rows::TokenRow;
use factlint_core::span::ProseSpan;

use crate::hedge_without_source::be_before;
use crate::surroundings::{Surroundings, is_word};

/// Adverbs that claim many believers.
pub(crate) const WIDELY: &[&str] = &["broadly", "commonly", "generally", "universally", "widely"];

/// What is said or believed after "it is".
const IMPERSONAL: &[&str] = &[
    "alleged",
    "argued",
    "assumed",
    "believed",
    "claimed",
    "felt",
    "reported",
    "rumored",
    "rumoured",
    "said",
    "suggested",
    "thought",
    "understood",
];

/// What is widely thought of somebody or something.
const REGARDED: &[&str] = &[
    "accepted",
    "acknowledged",
    "assumed",
    "believed",
    "considered",
    "held",
    "perceived",
    "recognised",
    "recognized",
    "regarded",
    "seen",
    "thought",
    "viewed",
];

/// Both lists, so that one look-up passes over nearly every word of a text.
static PARTICIPLES: LazyLock<Groups> = LazyLock::new(|| {
    let lists = [IMPERSONAL.join(" "), REGARDED.join(" ")];
    Groups::of(lists.iter().map(String::as_str))
});

/// The impersonal passives of a document that name nobody.
pub(super) fn phrases(around: &Surroundings<'_>) -> Vec<ProseSpan> {
    let doc = around.doc;
    let mut found = Vec::new();
    for number in 0..doc.sentences.len() as u32 {
        let tokens = doc.tokens_of(number);
        for (idx, token) in tokens.iter().enumerate() {
            if PARTICIPLES.get(token.word) == 0 {
                continue;
            }
            let Some(phrase) = widely(doc, tokens, idx).or_else(|| it_is(doc, tokens, idx)) else {
                continue;
            };
            if around.own_words(phrase.start).is_some() && !answered(around, number, tokens, idx) {
                found.push(phrase);
            }
        }
    }
    found
}

/// "is widely regarded", "has long been commonly believed".
fn widely(doc: &Document, tokens: &[TokenRow], participle: usize) -> Option<ProseSpan> {
    let last = tokens.get(participle).filter(|token| is_word(doc, token, REGARDED))?;
    let adverb = participle.checked_sub(1)?;
    tokens.get(adverb).filter(|token| is_word(doc, token, WIDELY))?;
    let first = tokens.get(be_before(doc, tokens, adverb)?)?;
    Some(first.span.join(last.span))
}

/// "it is believed that", "it has been suggested the".
fn it_is(doc: &Document, tokens: &[TokenRow], participle: usize) -> Option<ProseSpan> {
    let last = tokens.get(participle).filter(|token| is_word(doc, token, IMPERSONAL))?;
    let mut idx = be_before(doc, tokens, participle)?.checked_sub(1)?;
    if is_word(doc, tokens.get(idx)?, &["has", "had", "'s", "’s"]) {
        idx = idx.checked_sub(1)?;
    }
    let it = tokens.get(idx).filter(|token| is_word(doc, token, &["it"]))?;
    // "It was reported by the Herald", "it is said to be": another matter.
    let next = tokens.get(participle + 1)?;
    let clause = is_word(doc, next, &["that", ","]) || !is_word(doc, next, &["by", "to", "in", "as", "at", "on", "."]);
    clause.then(|| it.span.join(last.span))
}

/// Whether the sentence names who believes it, or cites where it is said.
fn answered(around: &Surroundings<'_>, sentence: u32, tokens: &[TokenRow], participle: usize) -> bool {
    let doc = around.doc;
    // "widely regarded by critics as", "widely seen among economists".
    let by = tokens
        .iter()
        .skip(participle + 1)
        .take(3)
        .any(|token| is_word(doc, token, &["by", "among", "amongst"]));
    let (before, behind) = around.neighbours(sentence);
    // "Police are questioning two men, an officer said. It is thought that they knew each other."
    by || around.cites(sentence) || around.somebody_speaks(before, behind)
}
