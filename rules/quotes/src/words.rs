//! The words of a quotation as they are compared: what two careful writers may spell in two ways is one here.
//!
//! ```text
//! "It's [the mayor's] 2nd bridge ... F.B.I."  ->  it 's | [the] [mayor] ['s] | 2nd bridge | (gap) fbi
//! ```

mod numbers;
mod spelling;
mod split;

use std::ops::Range;

use factlint_core::language::{Class, classes, key};
use factlint_core::passages::is_light;
use smol_str::SmolStr;

/// A word of a quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// The word in its one spelling.
    pub fold: SmolStr,
    /// Key of the word as it is written.
    pub written: u32,
    /// Bytes of it in the quotation's text.
    pub place: Range<usize>,
    /// Whether it stands in brackets, is a mere filler ("uh") or the particle of a name ("al-"), and so may be missing
    /// elsewhere.
    pub optional: bool,
    /// Whether an ellipsis stands right before it.
    pub gap: bool,
    /// Whether it says what the utterance is about.
    pub content: bool,
    /// Whether it begins with a capital.
    pub capital: bool,
}

/// Sounds that careful transcripts leave out.
const FILLERS: [&str; 8] = ["uh", "um", "er", "erm", "ah", "eh", "hm", "mm"];

/// Words that turn what is said into its opposite.
const NEGATIONS: [&str; 12] = [
    "not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "without", "nowhere", "cannot", "ain't",
];

/// The words of a text, and whether an ellipsis ends it.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::with_capacity(text.len() / 5);
    for raw in split::split(text) {
        let first = words.len();
        let written = key(raw.text);
        spelling::parts(raw.text, |fold| {
            let light = is_light(key(&fold), classes(&fold));
            let particle = matches!(fold.as_str(), "al" | "el")
                && text.get(raw.place.end..).is_some_and(|text| text.starts_with('-'));
            let filler = particle || FILLERS.contains(&fold.as_str());
            words.push(Word {
                content: !light && !filler && (fold.len() > 2 || fold.bytes().all(|byte| byte.is_ascii_digit())),
                written,
                place: raw.place.clone(),
                optional: raw.bracket || filler,
                gap: raw.gap && words.len() == first,
                capital: raw.text.starts_with(char::is_uppercase),
                fold,
            });
        });
    }
    numbers::fold(&mut words);
    words
}

/// The words of a range; none of those beyond the end.
pub(crate) fn within<'a>(words: &'a [Word], range: &Range<usize>) -> &'a [Word] {
    words.get(range.clone()).unwrap_or(&[])
}

/// How many words of a range no mark of editing excuses.
pub(crate) fn spoken(words: &[Word], range: &Range<usize>) -> usize {
    within(words, range).iter().filter(|word| !word.optional).count()
}

impl Word {
    /// Whether both are one word.
    pub fn is_same(&self, other: &Self) -> bool {
        self.fold == other.fold
            || is_short_for(&self.fold, &other.fold)
            || is_short_for(&other.fold, &self.fold)
            || is_masked(&self.fold, &other.fold)
            || is_masked(&other.fold, &self.fold)
            || (self.capital && other.capital && is_one_name(&self.fold, &other.fold))
    }

    /// Whether it turns what is said into its opposite.
    pub fn negates(&self) -> bool {
        NEGATIONS.contains(&self.fold.as_str())
    }
}

/// "'s" is short for "is", "has" and "us", "'d" for "would" and "had".
fn is_short_for(short: &str, long: &str) -> bool {
    match short {
        "'s" => matches!(long, "is" | "has" | "us"),
        "'d" => matches!(long, "would" | "had" | "did"),
        _ => false,
    }
}

/// A swear word with asterisks stands for any word that its letters fit.
fn is_masked(masked: &str, word: &str) -> bool {
    // Nearly all pairs of words end here.
    if masked.as_bytes().first() != word.as_bytes().first() || !masked.contains('*') {
        return false;
    }
    let Some((head, rest)) = masked.split_once("**") else {
        return false;
    };
    let tail = rest.trim_start_matches('*');
    !head.is_empty()
        && !word.contains('*')
        && word.len() > head.len() + tail.len()
        && word.starts_with(head)
        && word.ends_with(tail)
}

/// Names are written in several ways where another script stands behind them ("Kyiv", "Kiev"); a place or country that
/// is known is another one.
fn is_one_name(a: &str, b: &str) -> bool {
    let known = |word: &str| classes(word) & (Class::PLACE | Class::DEMONYM | Class::COMMON) != 0;
    let short = a.len().min(b.len());
    let far = if short >= 7 { 2 } else { 1 };
    short >= 5 && a.is_ascii() && b.is_ascii() && !known(a) && !known(b) && strsim::damerau_levenshtein(a, b) <= far
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(a: &str, b: &str) -> bool {
        let (a, b) = (words(a), words(b));
        a.len() == b.len() && a.iter().zip(&b).all(|(a, b)| a.is_same(b))
    }

    #[test]
    fn spellings_of_one_word_are_one() {
        assert!(same("It's twenty-one per cent, isn't it?", "it is 21% is not it"));
        assert!(same("the F.B.I.’s colour programme", "The FBI's color program"));
        assert!(same(
            "We're gonna organise 1,200 centres",
            "we are going to organize 1200 centers"
        ));
        assert!(same(
            "that f***er paid $5 million",
            "That fibber paid five million dollars"
        ));
        assert!(same("Zelenskyy", "Zelensky") && same("world-view", "world view"));
        assert!(same("the *very* first", "the very 1st") && same("good & bad", "good and bad"));
    }

    #[test]
    fn other_words_are_others() {
        assert!(!same("Iran", "Iraq") && !same("will", "will not") && !same("four", "for"));
        assert!(!same("filled", "filed") && !same("Austria", "Australia") && !same("pews", "pew"));
    }

    #[test]
    fn marks_of_editing_are_kept() {
        let found = words("We [the council] went ... home (uh) now […] so");
        let shown: Vec<(&str, bool, bool)> = (found.iter())
            .map(|word| (word.fold.as_str(), word.optional, word.gap))
            .collect();
        assert_eq!(
            shown,
            [
                ("we", false, false),
                ("the", true, false),
                ("council", true, false),
                ("went", false, false),
                ("home", false, true),
                ("uh", true, false),
                ("now", false, false),
                ("so", false, true)
            ]
        );
    }
}
