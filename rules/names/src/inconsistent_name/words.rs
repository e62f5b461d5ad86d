//! The words that names are made of, each with its places, and which of them are worth comparing.
//!
//! Two words meet only on a shelf of words with the same first two letters, or the same first letter and last two: a
//! word of five letters or more with one slip keeps one of the two. A shelf holds the latest [`SHELF`] words, so the
//! work is linear in the words.

use std::cell::Cell;

use factlint_core::document::Document;
use factlint_core::language::{self, Class};
use rustc_hash::FxHashMap;

use super::spelling;

/// Fewest letters of a word that is compared: in shorter ones one letter makes another name (Iran, Iraq).
const SHORTEST: usize = 5;

/// Most letters of a word that is compared.
const LONGEST: usize = 24;

/// How many words of a shelf a word is compared with.
const SHELF: usize = 64;

/// How many places of a word are kept; the count goes on.
const PLACES: usize = 64;

/// A word of names, as it is spelled.
pub(super) struct Word<'d> {
    /// As it stands in the text.
    pub text: &'d str,
    /// Its letters in lower case.
    pub letters: Vec<char>,
    /// Which letters it has, one bit each.
    mask: u32,
    /// Bits of [`Class`], once they were asked for.
    classes: Cell<Option<u32>>,
    /// Number of times that it stands in a name.
    pub count: usize,
    /// Where, in the order of the text.
    pub places: Vec<Place>,
}

/// A word in a mention.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// The mention's number.
    pub mention: usize,
    /// Which word of it, from 0.
    pub at: usize,
    /// How many words the mention has.
    pub of: usize,
}

impl Word<'_> {
    /// Whether any of these classes has the word.
    pub(super) fn is(&self, classes: u32) -> bool {
        self.classes() & classes != 0
    }

    fn classes(&self) -> u32 {
        self.classes.get().unwrap_or_else(|| {
            let classes = language::classes(self.text);
            self.classes.set(Some(classes));
            classes
        })
    }
}

/// The words of a mention, without the marks around them.
pub(super) fn split(name: &str) -> impl Iterator<Item = &str> {
    name.split(|letter: char| letter.is_whitespace() || letter == '/')
        .map(|word| word.trim_matches(|letter: char| !letter.is_alphanumeric()))
        .filter(|word| !word.is_empty())
}

/// Every word of names in a document that may be compared, in the order of the text.
pub(super) fn of(doc: &Document) -> Vec<Word<'_>> {
    let mut known: FxHashMap<&str, usize> = FxHashMap::default();
    let mut words: Vec<Word<'_>> = Vec::new();
    for (mention, row) in doc.mentions.iter().enumerate() {
        let name = doc.text(row.span);
        let mut count = None;
        for (at, text) in split(name).enumerate().filter(|(_, text)| may_compare(text)) {
            let of = *count.get_or_insert_with(|| split(name).count());
            let idx = *known.entry(text).or_insert_with(|| {
                words.push(word(text));
                words.len() - 1
            });
            if let Some(word) = words.get_mut(idx) {
                word.count += 1;
                if word.places.len() < PLACES {
                    word.places.push(Place { mention, at, of });
                }
            }
        }
    }
    words
}

/// Whether a word is long enough and spelled like a name: a capital, and small letters behind it.
pub(super) fn may_compare(text: &str) -> bool {
    if text.len() < SHORTEST {
        return false;
    }
    let (mut count, mut small) = (0, false);
    for letter in text.chars() {
        let fits = match count {
            0 => letter.is_uppercase(),
            _ => letter.is_alphabetic() || matches!(letter, '-' | '\'' | '\u{2019}'),
        };
        if !fits {
            return false;
        }
        small |= letter.is_lowercase();
        count += 1;
    }
    small && (SHORTEST..=LONGEST).contains(&count)
}

/// A word without a place.
pub(super) fn word(text: &str) -> Word<'_> {
    let letters: Vec<char> = text.chars().flat_map(char::to_lowercase).collect();
    let mask = letters.iter().fold(0, |mask, letter| mask | 1 << (*letter as u32 & 31));
    Word {
        text,
        letters,
        mask,
        classes: Cell::new(None),
        count: 0,
        places: Vec::new(),
    }
}

/// The pairs of words that differ in one or two letters, the earlier one first.
pub(super) fn pairs(words: &[Word<'_>]) -> Vec<[usize; 2]> {
    let mut shelves: FxHashMap<[char; 4], Vec<usize>> = FxHashMap::default();
    let mut found: Vec<[usize; 2]> = Vec::new();
    for (idx, word) in words.iter().enumerate() {
        let &[first, second, .., last_but_one, last] = word.letters.as_slice() else {
            continue;
        };
        for key in [[first, second, '\0', '\0'], [first, '\0', last_but_one, last]] {
            let shelf = shelves.entry(key).or_default();
            for &before in shelf.iter().rev().take(SHELF) {
                if words.get(before).is_some_and(|other| is_near(word, other)) {
                    found.push([before, idx]);
                }
            }
            shelf.push(idx);
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Whether at most two letters differ, as far as lengths and sets of letters show, and the words are not both plain.
fn is_near(word: &Word<'_>, other: &Word<'_>) -> bool {
    let apart = (word.mask ^ other.mask).count_ones();
    apart <= 4
        && word.letters.len().abs_diff(other.letters.len()) <= 2
        && word.classes() & other.classes() & Class::COMMON == 0
        && spelling::distance(word, other) <= 2
}
