//! Closed word classes: one hash look-up gives every class of a word.
//!
//! The lists lie in `data/words/`, one file a class: entries separated by commas or lines, `#` before a comment.
//! Verbs are listed as lemmas and found in every form; nouns of some lists are found in singular and plural.
//! Entries of several words (`new york`) are found by asking for the whole phrase with [`classes`].

use std::sync::LazyLock;

use super::{Class, forms, frames};

/// The word classes of a word or phrase, bits of [`Class`]; case of ASCII letters does not matter.
pub fn classes(word: &str) -> u32 {
    of_bytes(word.as_bytes())
}

/// The word classes of a word given as bytes.
pub(super) fn of_bytes(word: &[u8]) -> u32 {
    LEXICON.get(hash(word))
}

/// How the entries of a list are found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Forms {
    /// As they are written.
    Own,
    /// Also in the plural.
    Noun,
    /// In every form of the verb.
    Verb,
}

const LISTS: &[(&str, u32, Forms)] = &[
    (
        include_str!("../../data/words/attitudes.txt"),
        Class::ATTITUDE,
        Forms::Verb,
    ),
    (include_str!("../../data/words/hedges.txt"), Class::HEDGE, Forms::Own),
    (include_str!("../../data/words/bounds.txt"), Class::BOUND, Forms::Own),
    (include_str!("../../data/words/units.txt"), Class::UNIT, Forms::Noun),
    (include_str!("../../data/words/unit-signs.txt"), Class::UNIT, Forms::Own),
    (include_str!("../../data/words/months.txt"), Class::MONTH, Forms::Own),
    (
        include_str!("../../data/words/weekdays.txt"),
        Class::WEEKDAY,
        Forms::Own,
    ),
    (include_str!("../../data/words/titles.txt"), Class::TITLE, Forms::Own),
    (include_str!("../../data/words/roles.txt"), Class::ROLE, Forms::Noun),
    (
        include_str!("../../data/words/vague-sources.txt"),
        Class::VAGUE_SOURCE,
        Forms::Noun,
    ),
    (
        include_str!("../../data/words/numbers.txt"),
        Class::NUMBER_WORD,
        Forms::Own,
    ),
    (
        include_str!("../../data/words/given-names.txt"),
        Class::GIVEN_NAME,
        Forms::Own,
    ),
    (
        include_str!("../../data/words/family-names.txt"),
        Class::FAMILY_NAME,
        Forms::Own,
    ),
    (include_str!("../../data/words/places.txt"), Class::PLACE, Forms::Own),
    (
        include_str!("../../data/words/organisations.txt"),
        Class::ORGANISATION,
        Forms::Own,
    ),
    (
        include_str!("../../data/words/function.txt"),
        Class::FUNCTION,
        Forms::Own,
    ),
    (
        include_str!("../../data/words/negations.txt"),
        Class::NEGATION,
        Forms::Own,
    ),
    (
        include_str!("../../data/words/pronouns.txt"),
        Class::PRONOUN,
        Forms::Own,
    ),
    (
        include_str!("../../data/words/documents.txt"),
        Class::DOCUMENT,
        Forms::Noun,
    ),
    (
        include_str!("../../data/words/demonyms.txt"),
        Class::DEMONYM,
        Forms::Own,
    ),
];

static LEXICON: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table::with_capacity(32_768);
    for &(list, class, forms) in LISTS {
        for entry in entries(list) {
            match forms {
                Forms::Own => table.add(hash(entry.as_bytes()), class),
                Forms::Noun => {
                    table.add(hash(entry.as_bytes()), class);
                    table.add(hash(forms::plural(entry).as_bytes()), class);
                }
                Forms::Verb => {
                    for form in forms::verb(entry) {
                        table.add(hash(form.as_bytes()), class);
                    }
                }
            }
        }
    }
    for (form, _) in frames::all_forms() {
        table.add(hash(form.as_bytes()), Class::REPORTING);
    }
    for &word in super::tagger::SHIPPED.dictionary.common() {
        table.add(word, Class::COMMON);
    }
    table
});

/// The entries of a word list.
pub(super) fn entries(list: &str) -> impl Iterator<Item = &str> {
    list.lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(|line| line.split(','))
        .map(str::trim)
        .filter(|entry| !entry.is_empty())
}

/// The hash of a word. The bit that tells capitals from small letters is set in every byte, so case does not matter
/// (nor, beyond ASCII, for Latin-1 letters); no two words of a language differ in that bit alone.
pub(super) fn hash(word: &[u8]) -> u64 {
    const FOLD: u64 = 0x2020_2020_2020_2020;
    const MIX: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut hash = word.len() as u64;
    let mut chunks = word.chunks_exact(8);
    for chunk in &mut chunks {
        let part = chunk.try_into().map_or(0, u64::from_le_bytes) | FOLD;
        hash = (hash.rotate_left(23) ^ part).wrapping_mul(MIX);
    }
    let mut part = 0;
    for &byte in chunks.remainder() {
        part = part << 8 | u64::from(byte | 0x20);
    }
    hash = (hash.rotate_left(23) ^ part).wrapping_mul(MIX);
    hash ^ (hash >> 29)
}

/// A hash table from the hash of a word to bits. Keys are 64-bit hashes and are not compared further.
#[derive(Debug, Clone)]
pub(super) struct Table {
    slots: Vec<(u32, u32)>,
    used: usize,
}

impl Table {
    /// An empty table with room for about `words` words.
    pub(super) fn with_capacity(words: usize) -> Self {
        Self {
            slots: vec![(0, 0); (words * 2).next_power_of_two()],
            used: 0,
        }
    }

    /// The bits of a hash; 0 if it was never added.
    pub(super) fn get(&self, hash: u64) -> u32 {
        let (mut idx, key) = self.place(hash);
        loop {
            match self.slots.get(idx) {
                Some(&(found, bits)) if found == key => return bits,
                Some(&(0, _)) | None => return 0,
                Some(_) => idx = (idx + 1) & (self.slots.len() - 1),
            }
        }
    }

    /// Adds bits to a hash.
    pub(super) fn add(&mut self, hash: u64, bits: u32) {
        if self.used * 4 > self.slots.len() * 3 {
            return;
        }
        let mask = self.slots.len() - 1;
        let (mut idx, key) = self.place(hash);
        while let Some(slot) = self.slots.get_mut(idx) {
            if slot.0 == key {
                slot.1 |= bits;
                return;
            }
            if slot.0 == 0 {
                *slot = (key, bits);
                self.used += 1;
                return;
            }
            idx = (idx + 1) & mask;
        }
    }

    fn place(&self, hash: u64) -> (usize, u32) {
        ((hash >> 40) as usize & (self.slots.len() - 1), (hash as u32).max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_does_not_matter_and_forms_are_found() {
        for (word, class) in [
            ("SAID", Class::REPORTING),
            ("Announces", Class::REPORTING),
            ("believed", Class::ATTITUDE),
            ("reportedly", Class::HEDGE),
            ("Minutes", Class::UNIT),
            ("March", Class::MONTH),
            ("ministers", Class::ROLE),
            ("n’t", Class::NEGATION),
            ("new york", Class::PLACE),
            ("Ukraine", Class::PLACE),
            ("Russian", Class::DEMONYM),
            ("Studies", Class::DOCUMENT),
        ] {
            assert_ne!(classes(word) & class, 0, "{word}");
        }
        assert_eq!(classes("xyzzy"), 0);
        assert_eq!(classes(""), 0);
    }

    #[test]
    fn no_two_words_of_the_lists_share_a_hash() {
        let mut seen = std::collections::HashMap::new();
        for &(list, _, _) in LISTS {
            for entry in entries(list) {
                let folded = entry.to_lowercase();
                let before = seen.insert(hash(entry.as_bytes()), folded.clone());
                assert!(
                    before.as_ref().is_none_or(|other| *other == folded),
                    "{before:?} {folded}"
                );
            }
        }
    }
}
