//! One spelling for what British and American writers, full forms and contractions, and titles spell in several.

use std::sync::LazyLock;

use factlint_core::language::{Groups, key};
use smol_str::SmolStr;

/// Words, and what is written for them.
const SAME: [(&str, &str); 62] = [
    ("&", "and"),
    ("%", "percent"),
    ("pct", "percent"),
    ("gonna", "going to"),
    ("wanna", "want to"),
    ("gotta", "got to"),
    ("kinda", "kind of"),
    ("sorta", "sort of"),
    ("outta", "out of"),
    ("lemme", "let me"),
    ("gimme", "give me"),
    ("dunno", "do not know"),
    ("cuz", "because"),
    ("'cause", "because"),
    ("cos", "because"),
    ("em", "them"),
    ("til", "until"),
    ("till", "until"),
    ("ok", "okay"),
    ("alright", "all right"),
    ("cannot", "can not"),
    ("can't", "can not"),
    ("won't", "will not"),
    ("shan't", "shall not"),
    ("gen", "general"),
    ("sen", "senator"),
    ("rep", "representative"),
    ("gov", "governor"),
    ("lt", "lieutenant"),
    ("col", "colonel"),
    ("sgt", "sergeant"),
    ("dr", "doctor"),
    ("mr", "mister"),
    ("prof", "professor"),
    ("st", "saint"),
    ("vs", "versus"),
    ("grey", "gray"),
    ("cheque", "check"),
    ("cheques", "checks"),
    ("tyre", "tire"),
    ("tyres", "tires"),
    ("kerb", "curb"),
    ("plough", "plow"),
    ("sceptic", "skeptic"),
    ("sceptical", "skeptical"),
    ("aluminium", "aluminum"),
    ("programme", "program"),
    ("programmes", "programs"),
    ("towards", "toward"),
    ("whilst", "while"),
    ("amongst", "among"),
    ("learnt", "learned"),
    ("burnt", "burned"),
    ("spelt", "spelled"),
    ("dreamt", "dreamed"),
    ("defence", "defense"),
    ("offence", "offense"),
    ("licence", "license"),
    ("pretence", "pretense"),
    ("judgement", "judgment"),
    ("ageing", "aging"),
    ("mum", "mom"),
];

/// Endings of British verbs and nouns, and the American ones.
const ENDINGS: [(&str, &str); 15] = [
    ("isations", "izations"),
    ("isation", "ization"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("ises", "izes"),
    ("ise", "ize"),
    ("ysing", "yzing"),
    ("ysed", "yzed"),
    ("yse", "yze"),
    ("tres", "ters"),
    ("tre", "ter"),
    ("bres", "bers"),
    ("bre", "ber"),
    ("logues", "logs"),
    ("logue", "log"),
];

/// Gives the words that a written word stands for.
pub(super) fn parts(word: &str, mut each: impl FnMut(SmolStr)) {
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        // Most words: nothing to fold, and no mark to look for.
        return match same(word) {
            Some(full) => full.split(' ').map(SmolStr::new_static).for_each(each),
            None => each(american(word)),
        };
    }
    let word = word.to_lowercase().replace('’', "'");
    if let Some(full) = same(&word) {
        return full.split(' ').map(SmolStr::new_static).for_each(each);
    }
    if let Some(base) = word
        .strip_suffix("n't")
        .filter(|base| !base.is_empty() && *base != "ai")
    {
        each(canonical(base));
        return each(SmolStr::new_static("not"));
    }
    if let Some(base) = word.strip_suffix("in'") {
        return each(canonical(&format!("{base}ing")));
    }
    for (ending, full) in [
        ("'s", "'s"),
        ("'d", "'d"),
        ("'ll", "will"),
        ("'re", "are"),
        ("'ve", "have"),
        ("'m", "am"),
    ] {
        if let Some(base) = word.strip_suffix(ending).filter(|base| !base.is_empty()) {
            each(canonical(&without_stops(base)));
            return each(SmolStr::new_static(full));
        }
    }
    each(canonical(&without_stops(&word)));
}

/// An abbreviation without its full stops, a figure without its commas.
fn without_stops(word: &str) -> String {
    let figure = word.starts_with(|letter: char| letter.is_ascii_digit());
    let drop = |letter: &char| if figure { *letter == ',' } else { *letter == '.' };
    word.chars().filter(|letter| !drop(letter)).collect()
}

/// The bit of each first word of [`SAME`]: its place in the list.
static PLACES: LazyLock<Groups> = LazyLock::new(|| Groups::of(SAME.iter().map(|(known, _)| *known)));

const _: () = assert!(SAME.len() <= 64, "a word has a bit for each place in the list");

fn same(word: &str) -> Option<&'static str> {
    let place = PLACES.get(key(word)).trailing_zeros() as usize;
    let &(known, full) = SAME.get(place)?;
    (known == word).then_some(full)
}

/// The American spelling of a word.
fn canonical(word: &str) -> SmolStr {
    match same(word) {
        Some(full) => SmolStr::new_static(full),
        None => american(word),
    }
}

/// The same for a word that is in no list.
fn american(word: &str) -> SmolStr {
    if word.len() < 5 || !may_be_british(word.as_bytes()) || !word.is_ascii() {
        return SmolStr::new(word);
    }
    let digraphs = word.len() >= 7;
    let mut word = word.to_owned();
    // Ordinals would meet other words: "fourth" is not "forth".
    if !word.starts_with("four") {
        word = word.replace("our", "or");
    }
    if digraphs {
        word = word.replace("ae", "e").replace("oe", "e");
    }
    for (british, american) in ENDINGS {
        if let Some(stem) = word.strip_suffix(british).filter(|stem| stem.len() >= 2) {
            word = format!("{stem}{american}");
            break;
        }
    }
    // A last syllable without stress: "travelled", but not "called".
    for ending in ["ed", "ing", "er", "ers"] {
        let doubled = word.strip_suffix(ending).and_then(|stem| stem.strip_suffix("ll"));
        if let Some(stem) = doubled.filter(|stem| syllables(stem) >= 2) {
            word = format!("{stem}l{ending}");
            break;
        }
    }
    word.into()
}

/// Whether any way of spelling in [`american`] may apply: two letters that each of them has. Most words have none.
fn may_be_british(word: &[u8]) -> bool {
    word.array_windows().any(|pair| {
        matches!(
            pair,
            b"ou" | b"ae" | b"oe" | b"is" | b"ys" | b"tr" | b"br" | b"gu" | b"ll"
        )
    })
}

/// Groups of vowels.
fn syllables(stem: &str) -> usize {
    let vowel = |byte: u8| matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
    let bytes = stem.as_bytes();
    let starts = |idx: usize| {
        let before = idx.checked_sub(1).and_then(|before| bytes.get(before));
        bytes.get(idx).is_some_and(|&byte| vowel(byte)) && before.is_none_or(|&byte| !vowel(byte))
    };
    (0..bytes.len()).filter(|&idx| starts(idx)).count()
}
