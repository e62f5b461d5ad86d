//! The words with a capital in the sources, for names that a draft writes in another way.

use std::collections::BTreeSet;

use rustc_hash::FxHashSet;

use crate::language::key;

/// The longest abbreviation that is looked for.
const LETTERS: usize = 8;

/// Small words between capitals that an abbreviation may leave out: "of", "for", "the", "and".
const SMALL: usize = 3;

/// Words of the sources that begin with a capital.
#[derive(Debug, Default)]
pub struct Names {
    words: BTreeSet<Box<str>>,
    capitals: BTreeSet<Box<str>>,
    initials: FxHashSet<u32>,
    run: String,
}

impl Names {
    /// Takes the next word of a source in.
    pub(super) fn add(&mut self, word: &str) {
        let Some(first) = word.chars().next() else { return };
        if first.is_uppercase() {
            self.run.push(first);
            while self.run.chars().count() > LETTERS {
                self.run.remove(0);
            }
            for (start, _) in self.run.char_indices() {
                if let Some(letters) = self.run.get(start..).filter(|letters| letters.len() > 1) {
                    self.initials.insert(key(letters));
                }
            }
            if !self.words.contains(word) {
                self.words.insert(word.into());
                if word.len() > 1
                    && word
                        .chars()
                        .filter(|letter| letter.is_alphabetic())
                        .all(char::is_uppercase)
                {
                    self.capitals.insert(word.into());
                }
            }
        } else if word.len() > SMALL {
            self.run.clear();
        }
    }

    /// A sentence ends, and with it every name.
    pub(super) fn end_sentence(&mut self) {
        self.run.clear();
    }

    /// The words that begin with the same letter as another, sorted.
    pub fn beginning_as<'a>(&'a self, word: &str) -> impl Iterator<Item = &'a str> {
        let first = word.chars().next().unwrap_or('\0');
        let from: Box<str> = first.to_string().into();
        (self.words.range(from..).map(Box::as_ref)).take_while(move |word| word.starts_with(first))
    }

    /// The words in capitals throughout, sorted.
    pub fn in_capitals(&self) -> impl Iterator<Item = &str> {
        self.capitals.iter().map(Box::as_ref)
    }

    /// All words, sorted.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(Box::as_ref)
    }

    /// Whether some words in a row begin with these letters, small words between them left out.
    pub fn have_initials(&self, letters: &str) -> bool {
        self.initials.contains(&key(letters))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_by_their_initials_and_first_letter() {
        let mut names = Names::default();
        for word in ["The", "Bank", "of", "New", "Aldport", "lent", "BNA", "Billions"] {
            names.add(word);
        }
        assert!(names.have_initials("BNA") && names.have_initials("TBNA") && !names.have_initials("NB"));
        assert_eq!(
            names.beginning_as("Boat").collect::<Vec<_>>(),
            ["BNA", "Bank", "Billions"]
        );
        assert_eq!(names.in_capitals().collect::<Vec<_>>(), ["BNA"]);
    }
}
