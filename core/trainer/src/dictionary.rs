//! Which tags a word may have: learnt from frequent words themselves, and from the suffixes of rare ones.

use std::collections::BTreeMap;

use factlint_core::language::Tag;
use factlint_core::language::tagger::{Dictionary, Entry, Model, TagSet};
use factlint_core::rows::{TokenKind, TokenRow};

use crate::conllu::Sentence;
use crate::gold;

/// Occurrences that a form needs for its tags to be trusted.
const KNOWN: u32 = 4;

/// Occurrences that a word needs to be a feature.
const FREQUENT: u32 = 2;

/// Words up to this count stand for the unknown ones.
const RARE: u32 = 4;

/// Occurrences that a suffix needs.
const SUFFIX: u32 = 12;

type Counts = BTreeMap<Tag, u32>;

/// What was seen of a word or suffix, in small letters and with a capital that says something.
#[derive(Debug, Clone, Default)]
struct Seen {
    small: Counts,
    capital: Counts,
}

/// Words and suffixes with their tag sets, numbered.
#[derive(Debug)]
pub struct Lexicon {
    sets: Vec<TagSet>,
    words: Vec<(String, Entry)>,
    suffixes: Vec<(String, Entry)>,
}

impl Lexicon {
    /// Counts the tags of every word.
    pub fn learn(sentences: &[Sentence]) -> Self {
        let mut words: BTreeMap<String, Seen> = BTreeMap::new();
        for sentence in sentences {
            let gold = gold::ours(sentence);
            for (token, tag) in gold.tokens.iter().zip(&gold.tags) {
                let Some(tag) = *tag else { continue };
                if matches!(token.kind(), TokenKind::Number | TokenKind::Hole | TokenKind::Other) {
                    continue;
                }
                let word = token.span.text(&sentence.text).to_ascii_lowercase();
                let seen = words.entry(word).or_default();
                let capital = token.has(TokenRow::CAPITAL);
                let says_little = token.has(TokenRow::SENTENCE_START | TokenRow::ALL_CAPITALS);
                let counts = if capital && (!says_little || tag.is_proper_noun()) {
                    &mut seen.capital
                } else {
                    &mut seen.small
                };
                *counts.entry(tag).or_default() += 1;
            }
        }
        let mut suffixes: BTreeMap<String, Seen> = BTreeMap::new();
        for (word, seen) in &words {
            let total = total(&seen.small) + total(&seen.capital);
            if total > RARE || !word.contains(|c: char| c.is_alphabetic()) {
                continue;
            }
            for len in 1..=3 {
                let Some(suffix) = word.len().checked_sub(len).and_then(|at| word.get(at..)) else {
                    break;
                };
                let entry = suffixes.entry(suffix.to_owned()).or_default();
                for (from, to) in [(&seen.small, &mut entry.small), (&seen.capital, &mut entry.capital)] {
                    for (&tag, &count) in from {
                        *to.entry(tag).or_default() += count.min(2);
                    }
                }
            }
        }
        let mut numbers = Numbers::default();
        for seen in words.values() {
            numbers.count(tags(&seen.small, KNOWN, 250));
            numbers.count(tags(&seen.capital, KNOWN, 250));
        }
        for seen in suffixes.values() {
            numbers.count(tags(&seen.small, SUFFIX, 120));
            numbers.count(tags(&seen.capital, SUFFIX, 120));
        }
        numbers.settle();
        let words = words
            .into_iter()
            .filter_map(|(word, seen)| {
                let mut flags = 0;
                let known = total(&seen.small) + total(&seen.capital);
                if seen
                    .small
                    .keys()
                    .any(|tag| !tag.is_proper_noun() && *tag != Tag::FW && *tag != Tag::GW)
                {
                    flags |= Entry::COMMON;
                }
                if known >= FREQUENT {
                    flags |= Entry::FREQUENT;
                }
                let small = numbers.number(tags(&seen.small, KNOWN, 250));
                let capital = numbers.number(tags(&seen.capital, KNOWN, 250));
                (flags != 0).then(|| (word, Entry::new(small, capital, flags)))
            })
            .collect();
        let suffixes = suffixes
            .into_iter()
            .filter_map(|(suffix, seen)| {
                let small = numbers.number(tags(&seen.small, SUFFIX, 120));
                let capital = numbers.number(tags(&seen.capital, SUFFIX, 120));
                (small != 0 || capital != 0).then(|| (suffix, Entry::new(small, capital, 0)))
            })
            .collect();
        Self {
            sets: numbers.sets,
            words,
            suffixes,
        }
    }

    /// The dictionary as the tagger uses it.
    pub fn dictionary(&self) -> Dictionary {
        let mut dictionary = Dictionary::new(self.sets.clone());
        for (word, entry) in &self.words {
            dictionary.add_word(word.as_bytes(), *entry);
        }
        for (suffix, entry) in &self.suffixes {
            dictionary.add_suffix(suffix.as_bytes(), *entry);
        }
        dictionary
    }

    /// The model file with these weights.
    pub fn model(&self, weights: &[i8]) -> Vec<u8> {
        Model::write(&self.sets, &self.words, &self.suffixes, weights)
    }
}

fn total(counts: &Counts) -> u32 {
    counts.values().sum()
}

/// The tags that are seen in at least one of `share` cases, once the whole is seen `enough` times.
fn tags(counts: &Counts, enough: u32, share: u32) -> TagSet {
    let total = total(counts);
    if total < enough {
        return TagSet::default();
    }
    counts
        .iter()
        .filter(|&(_, &count)| count * share >= total)
        .fold(TagSet::default(), |set, (&tag, _)| set.with(TagSet::of(tag)))
}

/// Numbers for at most 255 tag sets; rarer ones take the number of the smallest set that holds them.
#[derive(Debug, Default)]
struct Numbers {
    counts: BTreeMap<TagSet, u32>,
    sets: Vec<TagSet>,
}

impl Numbers {
    fn count(&mut self, set: TagSet) {
        if set.0 != 0 {
            *self.counts.entry(set).or_default() += 1;
        }
    }

    fn settle(&mut self) {
        let mut sets: Vec<(TagSet, u32)> = self.counts.iter().map(|(&set, &count)| (set, count)).collect();
        sets.sort_by_key(|&(set, count)| (std::cmp::Reverse(count), set));
        let rest = sets.split_off(sets.len().min(253));
        let everything = rest.iter().fold(TagSet::default(), |all, &(set, _)| all.with(set));
        self.sets = std::iter::once(TagSet::default())
            .chain(sets.into_iter().map(|(set, _)| set))
            .chain((everything.0 != 0).then_some(everything))
            .collect();
    }

    fn number(&self, set: TagSet) -> u8 {
        if set.0 == 0 {
            return 0;
        }
        self.sets
            .iter()
            .enumerate()
            .filter(|(_, known)| known.0 & set.0 == set.0)
            .min_by_key(|(_, known)| known.0.count_ones())
            .map_or(0, |(number, _)| number as u8)
    }
}
