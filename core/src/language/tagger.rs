//! The part-of-speech tagger: an averaged perceptron that decides only where a dictionary leaves a choice.
//!
//! ```text
//! token -> Word (identity, suffixes, shape, candidate tags) -> one candidate?  that is the tag
//!                                                           -> several?  sum the weights of its features, take the best
//! ```
//!
//! Words go from left to right and see the two tags before them. A feature is a hash; it selects a line of 64 weights,
//! and each tag has its place in the line, so that one feature costs one cache line whatever the number of candidates.
//! The trainer (`core/trainer`) uses the same words, candidates and features, and writes the [`Model`].

mod features;
mod model;
mod words;

pub use features::{FEATURES, History, features};
pub use model::{Dictionary, Entry, LINE, LINES, Model, TagSet, slot};
pub use words::{Word, words};

use std::sync::LazyLock;

use super::{Analysis, Tag};
use crate::rows::SentenceRow;

/// The model that factlint ships; one that cannot be read leaves every token untagged.
pub static SHIPPED: LazyLock<Model> =
    LazyLock::new(|| Model::read(include_bytes!("../../data/tagger.model")).unwrap_or_default());

/// Tags the tokens of one sentence; a sentence that is tagged already is left alone.
pub(super) fn tag_sentence(text: &str, analysis: &mut Analysis, sentence: usize) {
    let Some(row) = analysis.sentences.get_mut(sentence) else {
        return;
    };
    if row.flags & SentenceRow::TAGGED != 0 {
        return;
    }
    let Some(tokens) = analysis.tokens.get_mut(row.tokens()) else {
        return;
    };
    let model = &*SHIPPED;
    let words = words(text, tokens, &model.dictionary);
    for (token, tag) in tokens.iter_mut().zip(model.tags(&words)) {
        token.tag = tag.code();
    }
    row.flags |= SentenceRow::TAGGED;
}

impl Model {
    /// The best tags of a sentence's words, from left to right.
    pub fn tags(&self, words: &[Word]) -> impl Iterator<Item = Tag> {
        let mut history = History::default();
        words.iter().enumerate().map(move |(idx, word)| {
            let tag = self.best(words, idx, history);
            history = history.then(word, tag);
            tag
        })
    }

    fn best(&self, words: &[Word], idx: usize, history: History) -> Tag {
        let Some(word) = words.get(idx) else {
            return Tag::Unknown;
        };
        let candidates = word.candidates;
        if let Some(only) = candidates.only() {
            return only;
        }
        let mut codes = [0_u8; 64];
        let mut scores = [0_i32; 64];
        let mut count = 0;
        for (code, tag) in codes.iter_mut().zip(candidates) {
            *code = tag.code();
            count += 1;
        }
        let (codes, scores) = (
            codes.get(..count).unwrap_or(&[]),
            scores.get_mut(..count).unwrap_or(&mut []),
        );
        let lines = features(words, idx, history).map(|feature| self.line(feature));
        if let [first, second] = *codes {
            // Two candidates are the common case: sums in registers instead of a loop.
            let (mut one, mut other) = (0_i32, 0_i32);
            for (line, place) in lines {
                one += i32::from(line[((place ^ first) & 63) as usize]);
                other += i32::from(line[((place ^ second) & 63) as usize]);
            }
            return Tag::from_code(if other > one { second } else { first });
        }
        for (line, place) in lines {
            for (score, code) in scores.iter_mut().zip(codes) {
                *score += i32::from(line[((place ^ code) & 63) as usize]);
            }
        }
        let mut best = (i32::MIN, Tag::Unknown);
        for (&score, &code) in scores.iter().zip(codes) {
            if score > best.0 {
                best = (score, Tag::from_code(code));
            }
        }
        best.1
    }
}

#[cfg(test)]
mod tests;
