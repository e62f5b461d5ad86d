//! Which sentences of the sources a sentence of a draft rests on.

use rustc_hash::FxHashMap;

use super::{Passages, Term, terms};
use crate::document::Document;
use crate::language::kin::Kin;

/// The most passages that a sentence is aligned with.
const PASSAGES: usize = 3;

/// A word that stands in more passages than this says nothing of which one is meant.
const COMMON: usize = 400;

/// A sentence of a draft and the passages that it rests on.
#[derive(Debug, Clone, Default)]
pub struct Aligned {
    /// The words of the sentence.
    pub terms: Vec<Term>,
    /// The passages that share most with it, best first; at most three.
    pub passages: Vec<u32>,
}

impl Aligned {
    /// Whether a word of one kin with a term stands in one of the passages.
    pub fn holds(&self, term: &Term, sources: &Passages) -> bool {
        let mut keys = term.kin.iter();
        keys.any(|&key| self.holds_key(key, sources))
    }

    /// Whether a word stands in one of the passages.
    pub fn holds_key(&self, key: u32, sources: &Passages) -> bool {
        let places = sources.places_of(key);
        self.passages.iter().any(|&passage| {
            let words = sources.words_of(passage);
            let first = places.partition_point(|&word| word < words.start);
            places.get(first).is_some_and(|&word| word < words.end)
        })
    }
}

impl Passages {
    /// The words of each sentence of a draft, and the passages that it rests on.
    pub fn align(&self, draft: &Document) -> Vec<Aligned> {
        let mut kin = Kin::default();
        (0..draft.sentences.len() as u32)
            .map(|sentence| {
                let terms = terms::terms(draft, sentence, &mut kin);
                let passages = self.best(&terms);
                Aligned { terms, passages }
            })
            .collect()
    }

    /// The passages that share most with these words; a shared word counts the more the rarer it is.
    fn best(&self, terms: &[Term]) -> Vec<u32> {
        let mut scores: FxHashMap<u32, u32> = FxHashMap::default();
        for term in terms.iter().filter(|term| !term.light) {
            let mut passages: Vec<u32> = self
                .places(term)
                .into_iter()
                .filter_map(|word| self.passage_of(word))
                .collect();
            passages.dedup();
            if passages.len() > COMMON {
                continue;
            }
            let weight = rarity(self.passages.len(), passages.len());
            for passage in passages {
                *scores.entry(passage).or_default() += weight;
            }
        }
        let mut best: Vec<(u32, u32)> = scores.into_iter().collect();
        best.sort_unstable_by_key(|&(passage, score)| (std::cmp::Reverse(score), passage));
        best.truncate(PASSAGES);
        best.into_iter().map(|(passage, _)| passage).collect()
    }
}

/// How much a word says that stands in `holding` of all passages: the binary logarithm of the inverse share, and one.
fn rarity(all: usize, holding: usize) -> u32 {
    let share = (all.max(1) * 16 / holding.max(1)).max(1);
    share.ilog2() + 1
}
