//! Closed word classes: one hash look-up gives every class of a word.
//!
//! The lists lie in `data/words/`, one file a class: entries separated by commas or lines, `#` before a comment.
//! Verbs are listed as lemmas and found in every form; nouns of some lists are found in singular and plural.
//! Entries of several words (`new york`) are found by asking for the whole phrase with [`classes`].

use super::table::hash;
use super::tagger::{Dictionary, Known, SHIPPED};
use super::{Class, forms, frames};

/// The word classes of a word or phrase, bits of [`Class`]; case of ASCII letters does not matter.
pub fn classes(word: &str) -> u32 {
    of_bytes(word.as_bytes())
}

/// The word classes of a word given as bytes.
pub(super) fn of_bytes(word: &[u8]) -> u32 {
    known(hash(word)).classes
}

/// What is known of a word by its hash.
pub(super) fn known(hash: u64) -> Known {
    SHIPPED.dictionary.known(hash)
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

/// Adds the classes of every list to what the tagger's dictionary knows of words.
pub(super) fn add_classes(dictionary: &mut Dictionary) {
    for &(list, class, forms) in LISTS {
        for entry in entries(list) {
            match forms {
                Forms::Own => dictionary.add_class(entry, class),
                Forms::Noun => {
                    dictionary.add_class(entry, class);
                    dictionary.add_class(&forms::plural(entry), class);
                }
                Forms::Verb => {
                    for form in forms::verb(entry) {
                        dictionary.add_class(&form, class);
                    }
                }
            }
        }
    }
    for (form, _) in frames::all_forms() {
        dictionary.add_class(&form, Class::REPORTING);
    }
}

/// The entries of a word list.
pub(super) fn entries(list: &str) -> impl Iterator<Item = &str> {
    list.lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(|line| line.split(','))
        .map(str::trim)
        .filter(|entry| !entry.is_empty())
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
