//! The forms of a word that count as the same word when two texts are held against each other.

use rustc_hash::FxHashMap;

use super::thesaurus::{Category, SHIPPED};
use super::{Tag, key, lemma};

/// Endings that derive one word from another; the longest that fits is cut.
const ENDINGS: [&str; 34] = [
    "ization", "isation", "ational", "fulness", "ousness", "iveness", "ations", "ation", "ingly", "ments", "ment",
    "ness", "ities", "ity", "ings", "ing", "ers", "er", "ors", "or", "ions", "ion", "ies", "ied", "ed", "es", "ly",
    "al", "ive", "ism", "ist", "s", "e", "y",
];

/// Letters that must be left of a word whose ending is cut.
const STEM: usize = 4;

/// The keys of words, each worked out once.
#[derive(Debug, Default)]
pub struct Kin {
    known: FxHashMap<u32, Box<[u32]>>,
}

impl Kin {
    /// The keys of a word, sorted: the word itself, its lemma as each part of speech, and its stem. Words that share a
    /// key are forms of one word ("attacks", "attacked") or derived from one ("invade" and "invader").
    pub fn of(&mut self, word: &str) -> &[u32] {
        self.known.entry(key(word)).or_insert_with(|| keys(word))
    }
}

fn keys(word: &str) -> Box<[u32]> {
    let small = word.to_lowercase();
    let mut keys = vec![key(&small), key(&format!("~{}", stem(&small)))];
    let own = SHIPPED.knows(key(&small));
    for tag in [Tag::NNS, Tag::VBZ, Tag::VBD, Tag::VBG, Tag::JJR, Tag::JJS] {
        let lemma = lemma(&small, tag);
        let other = key(&lemma);
        // "Offer" is no degree of "off", nor "news" the plural of "new".
        let other_word = match tag {
            Tag::JJR | Tag::JJS => own && !SHIPPED.category(other).is_some_and(Category::is_adjective),
            Tag::NNS => own && small.ends_with("ews"),
            _ => false,
        };
        if *lemma != *small && !other_word && (SHIPPED.knows(other) || tag == Tag::NNS) {
            keys.push(other);
        }
    }
    keys.sort_unstable();
    keys.dedup();
    keys.into()
}

/// What is left of a word without its ending, and without the e before it: "announc" of "announcement" and "announced".
fn stem(word: &str) -> &str {
    let cut = ENDINGS
        .iter()
        .filter_map(|ending| word.strip_suffix(ending))
        .find(|stem| stem.len() >= STEM);
    let stem = cut.unwrap_or(word);
    stem.strip_suffix('e').filter(|stem| stem.len() >= STEM).unwrap_or(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_word_share_a_key() {
        let mut kin = Kin::default();
        let mut meet = |a: &str, b: &str| {
            let a = kin.of(a).to_vec();
            kin.of(b).iter().any(|key| a.contains(key))
        };
        assert!(meet("attacks", "attacked") && meet("Bought", "buys") && meet("ceasefires", "ceasefire"));
        assert!(meet("announcement", "announced") && meet("larger", "largest"));
        assert!(!meet("butter", "butler") && !meet("increase", "decrease"));
    }
}
