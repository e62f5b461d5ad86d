//! The part-of-speech tagger: an averaged perceptron that decides only where a dictionary leaves a choice.
//!
//! ```text
//! token -> Word (identity, suffixes, shape, candidate tags) -> one candidate?  that is the tag
//!                                                           -> several?  sum the weights of its features, take the best
//! ```
//!
//! Words go from left to right and see the two tags before them. The features that decide most often come first, and a
//! word whose best tag is far ahead after them is done (Strubell et al. 2015). A feature is a hash; it selects a line of 64 weights,
//! and each tag has its place in the line, so that one feature costs one cache line whatever the number of candidates.
//! The trainer (`core/trainer`) uses the same words, candidates and features, and writes the [`Model`].

mod features;
mod model;
mod words;

use features::Context;
pub use features::{FEATURES, History, features};
pub(super) use model::Known;
pub use model::{Dictionary, Entry, LINE, LINES, Model, TagSet, slot};
pub use words::{Word, words};

use std::sync::LazyLock;

use super::{Analysis, Tag, lexicon};
use crate::rows::SentenceRow;

/// The model that factlint ships; one that cannot be read leaves every token untagged.
///
/// Its dictionary also holds the closed word classes, so that one look-up gives all that is known of a word.
pub static SHIPPED: LazyLock<Model> = LazyLock::new(|| {
    let mut model = Model::read(include_bytes!("../../data/tagger.model")).unwrap_or_default();
    lexicon::add_classes(&mut model.dictionary);
    model
});

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
    let entries = analysis.entries.get(row.tokens()).unwrap_or(&[]);
    let model = &*SHIPPED;
    let words = words::known(text, tokens, entries, &model.dictionary);
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
        if let Some(only) = word.candidates.only() {
            return only;
        }
        let context = Context::of(words, idx, history);
        if word.candidates.0.count_ones() == 2 {
            // The common case: sums in registers instead of a loop.
            let first = word.candidates.0.trailing_zeros() as u8;
            let second = 63 - word.candidates.0.leading_zeros() as u8;
            let mut ahead = self.lead(&context.first(), first, second);
            if ahead.abs() < CLEAR_AT_ONCE {
                ahead += self.lead(&context.second(), first, second);
                if ahead.abs() < CLEAR_THEN {
                    ahead += self.lead(&context.rest(), first, second);
                }
            }
            return Tag::from_code(if ahead < 0 { second } else { first });
        }
        let mut race = Race::between(word.candidates);
        self.run(&mut race, &context.first());
        if race.lead() < CLEAR_AT_ONCE {
            self.run(&mut race, &context.second());
            if race.lead() < CLEAR_THEN {
                self.run(&mut race, &context.rest());
            }
        }
        race.winner()
    }

    /// By how much features favour one tag over another.
    fn lead(&self, features: &[u32], one: u8, other: u8) -> i32 {
        features.iter().fold(0, |sum, &feature| {
            let (line, place) = self.line(feature);
            sum + i32::from(line[((place ^ one) & 63) as usize]) - i32::from(line[((place ^ other) & 63) as usize])
        })
    }

    /// Adds what features say to every candidate's score.
    fn run<const N: usize>(&self, race: &mut Race, features: &[u32; N]) {
        let lines = features.map(|feature| self.line(feature));
        for (score, code) in race.scores.iter_mut().zip(race.codes).take(race.count) {
            for (line, place) in lines {
                *score += i32::from(line[((place ^ code) & 63) as usize]);
            }
        }
    }
}

/// A lead after the first features that the others turn in one case of 300.
const CLEAR_AT_ONCE: i32 = 190;

/// The same after the second ones.
const CLEAR_THEN: i32 = 170;

/// The scores of several tags.
struct Race {
    codes: [u8; MOST],
    scores: [i32; MOST],
    count: usize,
}

/// The most candidates that race; no word of the shipped dictionary has more.
const MOST: usize = 24;

impl Race {
    fn between(candidates: TagSet) -> Self {
        let mut race = Self {
            codes: [0; MOST],
            scores: [0; MOST],
            count: 0,
        };
        for (code, tag) in race.codes.iter_mut().zip(candidates) {
            *code = tag.code();
            race.count += 1;
        }
        race
    }

    /// How far the best is ahead of the next.
    fn lead(&self) -> i32 {
        let (mut best, mut next) = (i32::MIN / 2, i32::MIN / 2);
        for &score in self.scores.iter().take(self.count) {
            if score > best {
                (best, next) = (score, best);
            } else if score > next {
                next = score;
            }
        }
        best - next
    }

    fn winner(&self) -> Tag {
        let mut best = (i32::MIN, Tag::Unknown);
        for (&score, &code) in self.scores.iter().zip(&self.codes).take(self.count) {
            if score > best.0 {
                best = (score, Tag::from_code(code));
            }
        }
        best.1
    }
}

#[cfg(test)]
mod tests;
