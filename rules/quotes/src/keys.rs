//! The shelves of a quotation: hashes of few words in order, so that two wordings of one utterance meet on one of them.

use factlint_core::hash::StableHasher;

use crate::words::Word;

/// Up to this many words that say something, triples may leave one out, so that one changed word leaves a shelf.
const SHORT: usize = 12;

/// Up to this many, pairs of words are enough.
const FEW: usize = 5;

/// The most shelves of one quotation.
const MOST: usize = 240;

/// Shelves for the words of a quotation, and for pairs of them by its speaker.
pub(crate) fn keys(words: &[Word], speaker: Option<&str>) -> Vec<u64> {
    let content: Vec<&str> = words.iter().filter(|word| word.content).map(|word| word.fold.as_str()).collect();
    let surname = speaker.and_then(|name| name.rsplit(' ').next()).map(str::to_lowercase);
    let mut keys = Vec::new();
    let mut file = |words: &[Option<&str>]| {
        let words: Option<Vec<&str>> = words.iter().copied().collect();
        if let Some(words) = words {
            keys.push(words.iter().fold(StableHasher::default(), |hash, word| hash.str(word)).finish());
        }
    };
    for idx in 0..content.len() {
        let word = |ahead: usize| content.get(idx + ahead).copied();
        file(&[word(0), word(1), word(2)]);
        if content.len() <= SHORT {
            file(&[word(0), word(2), word(3)]);
            file(&[word(0), word(1), word(3)]);
        }
        if content.len() <= FEW {
            file(&[word(0), word(1)]);
        }
        if let Some(surname) = surname.as_deref() {
            file(&[Some(surname), word(0), word(1)]);
            file(&[Some(surname), word(0), word(2)]);
        }
    }
    keys.truncate(MOST);
    keys
}
