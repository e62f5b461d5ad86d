//! Which tags a word may have: learnt from frequent words themselves, and from the suffixes of rare ones.

use std::collections::BTreeMap;
use std::sync::LazyLock;

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

/// A word may have a tag that it has in one of so many cases.
const SHARE: u32 = 250;

/// The same for suffixes.
const SUFFIX_SHARE: u32 = 120;

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
                if is_impossible(&word, tag) {
                    continue;
                }
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
        for (word, seen) in &words {
            // Irregular forms keep their tags exactly.
            let weight = if IRREGULAR.contains_key(word.as_str()) { 1000 } else { 1 };
            numbers.count(tags(&seen.small, KNOWN, SHARE), weight * total(&seen.small));
            numbers.count(tags(&seen.capital, KNOWN, SHARE), total(&seen.capital));
        }
        for seen in suffixes.values() {
            numbers.count(tags(&seen.small, SUFFIX, SUFFIX_SHARE), total(&seen.small));
            numbers.count(tags(&seen.capital, SUFFIX, SUFFIX_SHARE), total(&seen.capital));
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
                let small = numbers.number(tags(&seen.small, KNOWN, SHARE));
                let capital = numbers.number(tags(&seen.capital, KNOWN, SHARE));
                (flags != 0).then(|| (word, Entry::new(small, capital, flags)))
            })
            .collect();
        let suffixes = suffixes
            .into_iter()
            .filter_map(|(suffix, seen)| {
                let small = numbers.number(tags(&seen.small, SUFFIX, SUFFIX_SHARE));
                let capital = numbers.number(tags(&seen.capital, SUFFIX, SUFFIX_SHARE));
                (small != 0 || capital != 0).then(|| (suffix, Entry::new(small, capital, 0)))
            })
            .collect();
        Self {
            sets: numbers.kinds.iter().map(|kind| kind.0).collect(),
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

/// Whether a tag is a slip of writer or annotator: "rose" is no participle, "risen" no past. Verbs that have a second,
/// regular form are left alone.
fn is_impossible(word: &str, tag: Tag) -> bool {
    IRREGULAR.get(word) == Some(&tag)
}

/// Irregular forms of verbs, with the tag that each cannot have.
static IRREGULAR: LazyLock<BTreeMap<&str, Tag>> = LazyLock::new(|| {
    let lines = include_str!("../../data/words/irregular-verbs.txt").lines();
    let mut forms = BTreeMap::new();
    for line in lines.filter(|line| !line.starts_with('#')) {
        if let [_, past, participle] = *line.split_ascii_whitespace().collect::<Vec<_>>()
            && past != participle
            && !participle.starts_with(past)
            && !past.ends_with("ed")
            && !participle.ends_with("ed")
        {
            forms.insert(past, Tag::VBN);
            forms.insert(participle, Tag::VBD);
        }
    }
    forms
});

fn total(counts: &Counts) -> u32 {
    counts.values().sum()
}

/// The tags that are seen in at least one of `share` cases, once the whole is seen `enough` times.
fn tags(counts: &Counts, enough: u32, share: u32) -> Kind {
    let total = total(counts);
    if total < enough {
        return Kind::default();
    }
    let set = counts
        .iter()
        .filter(|&(_, &count)| count * share >= total)
        .fold(TagSet::default(), |set, (&tag, _)| set.with(TagSet::of(tag)));
    let first = counts.iter().max_by_key(|&(_, &count)| count).map(|(&tag, _)| tag);
    (set, first)
}

/// The tags of words that are alike, and the commonest of them.
type Kind = (TagSet, Option<Tag>);

/// Numbers for at most 255 kinds of words, those of the most frequent words; the others take the most similar one's.
#[derive(Debug, Default)]
struct Numbers {
    counts: BTreeMap<Kind, u32>,
    kinds: Vec<Kind>,
}

impl Numbers {
    fn count(&mut self, kind: Kind, occurrences: u32) {
        if kind.1.is_some() {
            *self.counts.entry(kind).or_default() += occurrences;
        }
    }

    fn settle(&mut self) {
        let mut kinds: Vec<(Kind, u32)> = self.counts.iter().map(|(&kind, &count)| (kind, count)).collect();
        kinds.sort_by_key(|&(kind, count)| (std::cmp::Reverse(count), kind));
        kinds.truncate(255);
        self.kinds = std::iter::once(Kind::default())
            .chain(kinds.into_iter().map(|(kind, _)| kind))
            .collect();
    }

    fn number(&self, (set, first): Kind) -> u8 {
        let Some(tag) = first else { return 0 };
        self.kinds
            .iter()
            .enumerate()
            .filter(|(_, known)| known.0.has(tag))
            .min_by_key(|(_, known)| {
                let missing = (set.0 & !known.0.0).count_ones();
                let surplus = (known.0.0 & !set.0).count_ones();
                (12 * missing + surplus, known.1 != first)
            })
            .map_or(0, |(number, _)| number as u8)
    }
}
