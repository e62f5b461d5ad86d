//! Which words mean much the same, and which are opposites: a table that is read where it lies.
//!
//! ```text
//! "FLTHES01"  words  senses  concepts  links  antonyms     (u32 each)
//! key of each word, sorted (u32) | number of its concepts (u8) | its category (u8)
//! concepts of the words, commonest first (u24)
//! number of links of each concept (u8) | concepts that mean much the same (u24)
//! pairs of keys of opposites, sorted (2 × u32)
//! ```
//!
//! Made by `factlint-trainer thesaurus` from a WordNet database; see the NOTICE beside the data. Numbers are little-endian.

use std::collections::BTreeMap;
use std::sync::LazyLock;

const MAGIC: &[u8; 8] = b"FLTHES01";

/// The thesaurus that ships.
pub static SHIPPED: LazyLock<Thesaurus> =
    LazyLock::new(|| Thesaurus::read(include_bytes!("../../data/thesaurus.bin")).unwrap_or_default());

/// What the thesaurus has of one word, for whoever makes one.
#[derive(Debug, Clone, Default)]
pub struct Entry {
    /// Its concepts, commonest first.
    pub concepts: Vec<u32>,
    /// Code of its [`Category`].
    pub category: u8,
}

/// The kind of thing that a word means most often: the number of a lexicographer file, lexnames(5WN).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Category(pub u8);

impl Category {
    /// Nouns for what people feel.
    pub const FEELING: Self = Self(12);
    /// Nouns for people.
    pub const PERSON: Self = Self(18);
    /// Nouns for times.
    pub const TIME: Self = Self(28);

    /// Whether the word is a noun most often.
    pub const fn is_noun(self) -> bool {
        matches!(self.0, 3..=28)
    }

    /// Whether the word is a verb most often.
    pub const fn is_verb(self) -> bool {
        matches!(self.0, 29..=43)
    }

    /// Whether the word is an adjective most often.
    pub const fn is_adjective(self) -> bool {
        matches!(self.0, 0 | 1 | 44)
    }
}

/// Words with their concepts. Words are named by [`key`](super::key).
#[derive(Debug, Clone, Default)]
pub struct Thesaurus {
    keys: Vec<u32>,
    starts: Vec<u32>,
    categories: &'static [u8],
    concepts: &'static [u8],
    link_starts: Vec<u32>,
    links: &'static [u8],
    antonyms: Vec<(u32, u32)>,
}

impl Thesaurus {
    /// Reads a table; None where the bytes are none.
    pub fn read(bytes: &'static [u8]) -> Option<Self> {
        let mut rest = bytes.strip_prefix(MAGIC)?;
        let [words, senses, concepts, links, antonyms] = [(); 5].map(|()| take_number(&mut rest).unwrap_or(0) as usize);
        let keys = numbers(take(&mut rest, words * 4)?).collect();
        let starts = starts(take(&mut rest, words)?);
        let categories = take(&mut rest, words)?;
        let concept_table = take(&mut rest, senses * 3)?;
        let link_starts = self::starts(take(&mut rest, concepts)?);
        let links = take(&mut rest, links * 3)?;
        let mut pairs = numbers(take(&mut rest, antonyms * 8)?);
        let mut antonyms = Vec::with_capacity(antonyms);
        while let (Some(one), Some(other)) = (pairs.next(), pairs.next()) {
            antonyms.push((one, other));
        }
        Some(Self {
            keys,
            starts,
            categories,
            concepts: concept_table,
            link_starts,
            links,
            antonyms,
        })
    }

    /// Number of words.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether there is no word.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// Whether a word is there.
    pub fn knows(&self, word: u32) -> bool {
        self.keys.binary_search(&word).is_ok()
    }

    /// The concepts that a word stands for.
    pub fn concepts(&self, word: u32) -> impl Iterator<Item = u32> {
        let idx = self.keys.binary_search(&word).ok();
        slice(self.concepts, idx.and_then(|idx| between(&self.starts, idx)))
    }

    /// The concepts that mean much the same as a concept.
    pub fn near(&self, concept: u32) -> impl Iterator<Item = u32> {
        slice(self.links, between(&self.link_starts, concept as usize))
    }

    /// The words that mean the opposite of a word.
    pub fn antonyms(&self, word: u32) -> impl Iterator<Item = u32> {
        let first = self.antonyms.partition_point(|(one, _)| *one < word);
        let rest = self.antonyms.get(first..).unwrap_or(&[]);
        rest.iter()
            .take_while(move |(one, _)| *one == word)
            .map(|(_, other)| *other)
    }

    /// The kind of thing that a word means most often.
    pub fn category(&self, word: u32) -> Option<Category> {
        let idx = self.keys.binary_search(&word).ok()?;
        self.categories.get(idx).copied().map(Category)
    }
}

/// The bytes of a table.
pub fn write(words: &BTreeMap<u32, Entry>, links: &[Vec<u32>], antonyms: &[(u32, u32)]) -> Vec<u8> {
    let mut out = MAGIC.to_vec();
    let senses: usize = words.values().map(|entry| entry.concepts.len()).sum();
    let all_links: usize = links.iter().map(Vec::len).sum();
    for number in [words.len(), senses, links.len(), all_links, antonyms.len()] {
        out.extend((number as u32).to_le_bytes());
    }
    out.extend(words.keys().flat_map(|key| key.to_le_bytes()));
    out.extend(words.values().map(|entry| entry.concepts.len() as u8));
    out.extend(words.values().map(|entry| entry.category));
    let three = |number: &u32| number.to_le_bytes().into_iter().take(3);
    out.extend(words.values().flat_map(|entry| entry.concepts.iter().flat_map(three)));
    out.extend(links.iter().map(|list| list.len() as u8));
    out.extend(links.iter().flatten().flat_map(three));
    out.extend((antonyms.iter()).flat_map(|(one, other)| [one.to_le_bytes(), other.to_le_bytes()].concat()));
    out
}

fn take(rest: &mut &'static [u8], length: usize) -> Option<&'static [u8]> {
    let (taken, left) = rest.split_at_checked(length)?;
    *rest = left;
    Some(taken)
}

fn take_number(rest: &mut &'static [u8]) -> Option<u32> {
    numbers(take(rest, 4)?).next()
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    let (chunks, _) = bytes.as_chunks::<4>();
    chunks.iter().map(|chunk| u32::from_le_bytes(*chunk))
}

/// Where each list starts, and where the last one ends, from their lengths.
fn starts(lengths: &[u8]) -> Vec<u32> {
    let mut starts = Vec::with_capacity(lengths.len() + 1);
    let mut sum = 0;
    starts.push(sum);
    for &length in lengths {
        sum += u32::from(length);
        starts.push(sum);
    }
    starts
}

fn between(starts: &[u32], idx: usize) -> Option<(usize, usize)> {
    Some((*starts.get(idx)? as usize, *starts.get(idx + 1)? as usize))
}

/// The three-byte numbers of a part of a table.
fn slice(bytes: &'static [u8], range: Option<(usize, usize)>) -> impl Iterator<Item = u32> {
    let (start, end) = range.unwrap_or((0, 0));
    let (chunks, _) = bytes.get(start * 3..end * 3).unwrap_or(&[]).as_chunks::<3>();
    chunks.iter().map(|&[a, b, c]| u32::from_le_bytes([a, b, c, 0]))
}

#[cfg(test)]
mod tests {
    use super::super::key;
    use super::*;

    #[test]
    fn what_was_written_is_read() {
        let words = BTreeMap::from([
            (
                7,
                Entry {
                    concepts: vec![0, 2],
                    category: 18,
                },
            ),
            (
                9,
                Entry {
                    concepts: vec![70_000],
                    category: 30,
                },
            ),
        ]);
        let bytes = write(&words, &[vec![1], vec![], vec![0, 1]], &[(7, 9), (9, 7)]);
        let read = Thesaurus::read(Box::leak(bytes.into_boxed_slice())).unwrap();
        assert_eq!(read.concepts(7).collect::<Vec<_>>(), [0, 2]);
        assert_eq!(read.concepts(9).collect::<Vec<_>>(), [70_000]);
        assert_eq!(read.near(2).collect::<Vec<_>>(), [0, 1]);
        assert_eq!(read.antonyms(7).collect::<Vec<_>>(), [9]);
        assert_eq!(read.category(7), Some(Category::PERSON));
        assert!(!read.knows(8) && read.concepts(8).next().is_none());
        assert!(Thesaurus::read(b"FLTHES01").is_none_or(|table| table.is_empty()));
    }

    #[test]
    fn the_shipped_one_knows_english() {
        let shipped = &*SHIPPED;
        assert!(shipped.len() > 50_000, "{}", shipped.len());
        let same = |a: &str, b: &str| {
            let of_b: Vec<u32> = shipped.concepts(key(b)).collect();
            shipped.concepts(key(a)).any(|concept| of_b.contains(&concept))
        };
        assert!(same("buy", "purchase") && same("car", "automobile"));
        assert!(!same("butter", "margarine"));
        assert!(shipped.antonyms(key("increase")).any(|other| other == key("decrease")));
        assert_eq!(shipped.category(key("teacher")), Some(Category::PERSON));
        assert!(shipped.category(key("run")).is_some_and(Category::is_verb));
    }
}
