//! The shelves of a quotation: hashes of few words in order, so that two wordings of one utterance meet on one of them.

use factlint_core::hash::{StableHasher, of_str};

use crate::words::Word;

/// Up to this many words that say something, triples may leave one out, so that one changed word leaves a shelf.
const SHORT: usize = 12;

/// Up to this many, pairs of words are enough.
const FEW: usize = 5;

/// The most shelves of one quotation.
const MOST: usize = 1000;

/// Words that more quotations than this have in common are a stock phrase, and no evidence that two are one utterance.
/// It also keeps the work linear in the text: a shelf holds a bounded number of pairs.
pub(crate) const RARE: usize = 32;

/// Pairs of words stand behind all triples, so that two quotations meet on the shelf of a triple if they share one.
const PAIR: u64 = 1 << 63;

/// Shelves for the words of a quotation, and for pairs of them by its speaker.
pub(crate) fn keys(words: &[Word], speaker: Option<&str>) -> Vec<u64> {
    let content: Vec<u64> = words
        .iter()
        .filter(|word| word.content)
        .map(|word| of_str(&word.fold))
        .collect();
    let surname = speaker.and_then(|name| name.rsplit(' ').next());
    let surname = surname.map(|name| of_str(&name.to_lowercase()));
    let mut keys = Vec::with_capacity(content.len() * 3);
    let mut file = |words: &[Option<u64>], pair: bool| {
        let hash = (words.iter()).try_fold(StableHasher::default(), |hash, word| Some(hash.hash((*word)?)));
        if let Some(hash) = hash.map(StableHasher::finish) {
            keys.push(if pair { hash | PAIR } else { hash & !PAIR });
        }
    };
    for idx in 0..content.len() {
        let word = |ahead: usize| content.get(idx + ahead).copied();
        file(&[word(0), word(1), word(2)], false);
        if content.len() <= SHORT {
            file(&[word(0), word(2), word(3)], false);
            file(&[word(0), word(1), word(3)], false);
        }
        if content.len() <= FEW {
            file(&[word(0), word(1)], true);
        }
        if surname.is_some() {
            file(&[surname, word(0), word(1)], true);
            file(&[surname, word(0), word(2)], true);
        }
    }
    keys.truncate(MOST);
    keys
}
