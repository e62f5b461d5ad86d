//! Lemmas by rules and a list of irregular forms.
//!
//! A lemma is what counted nouns and keys are compared by, so `soldiers`, `Soldier` and `soldier` meet. The tag says
//! which rule applies; without one ([`Tag::Unknown`]) a word is read as a noun if it looks like a plural.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{Tag, forms, lexicon};

/// The lemma of a word with a tag, in small letters; borrowed where it is the word itself.
pub fn lemma(word: &str, tag: Tag) -> Cow<'_, str> {
    let small = small(word);
    match tag {
        Tag::NNS | Tag::NNPS | Tag::Unknown => change(small, plural_to_singular),
        Tag::VBZ => change(small, verb_in_s),
        Tag::VBD | Tag::VBN => change(small, verb_in_ed),
        Tag::VBG => change(small, verb_in_ing),
        Tag::VB | Tag::VBP | Tag::MD => change(small, |word| IRREGULAR.verbs.get(word).map(|&verb| verb.into())),
        Tag::JJR | Tag::RBR => change(small, |word| degree(word, "er")),
        Tag::JJS | Tag::RBS => change(small, |word| degree(word, "est")),
        _ => small,
    }
}

/// The singular of a noun in small letters, as [`lemma`] gives it for a plural noun.
pub fn singular(noun: &str) -> Cow<'_, str> {
    lemma(noun, Tag::NNS)
}

fn small(word: &str) -> Cow<'_, str> {
    let upper = if word.is_ascii() {
        word.bytes().any(|byte| byte.is_ascii_uppercase())
    } else {
        word.chars().any(char::is_uppercase)
    };
    if upper {
        Cow::Owned(word.to_lowercase())
    } else {
        Cow::Borrowed(word)
    }
}

/// Applies a rule that gives None for words that stay.
fn change<'a>(word: Cow<'a, str>, rule: impl for<'w> Fn(&'w str) -> Option<Cow<'w, str>>) -> Cow<'a, str> {
    match word {
        Cow::Borrowed(word) => rule(word)
            .filter(|lemma| !lemma.is_empty())
            .unwrap_or(Cow::Borrowed(word)),
        Cow::Owned(word) => match rule(&word).map(Cow::into_owned) {
            Some(changed) if !changed.is_empty() => Cow::Owned(changed),
            _ => Cow::Owned(word),
        },
    }
}

fn plural_to_singular(word: &str) -> Option<Cow<'_, str>> {
    if let Some((head, last)) = word.rsplit_once('-') {
        // The head of `sons-in-law` stands first; every other compound changes at its end.
        if let Some((first, rest)) = word.split_once('-')
            && matches!(rest, "in-law" | "in-chief" | "by" | "at-arms" | "of-war")
        {
            return Some(format!("{}-{rest}", plural_to_singular(first)?).into());
        }
        return Some(format!("{head}-{}", plural_to_singular(last)?).into());
    }
    if let Some(&noun) = IRREGULAR.nouns.get(word) {
        return Some(noun.into());
    }
    if let Some(stem) = word.strip_suffix("men")
        && stem.len() > 1
    {
        return Some(format!("{stem}man").into());
    }
    if let Some(stem) = word.strip_suffix("people")
        && stem.len() > 2
    {
        return Some(format!("{stem}person").into());
    }
    let stem = word.strip_suffix('s')?;
    if stem.len() < 2 || ["s", "u", "i"].iter().any(|end| stem.ends_with(end)) || UNCHANGED.contains(&word) {
        return None;
    }
    if let Some(base) = stem.strip_suffix("ie") {
        return Some(if base.len() < 2 || IN_IE.contains(&stem) {
            stem.into()
        } else {
            format!("{base}y").into()
        });
    }
    let Some(base) = stem.strip_suffix('e') else {
        return Some(stem.into());
    };
    let sibilant = ["s", "x", "z", "ch", "sh"].iter().any(|end| base.ends_with(end));
    if !sibilant {
        return Some(if IN_OES.contains(&base) { base } else { stem }.into());
    }
    // houses, sizes, axes, caches, but buses, quizzes, boxes, churches.
    let keeps_e = if let Some(before) = base.strip_suffix("ss") {
        before.is_empty()
    } else if base.ends_with("zz") {
        return Some(
            base.strip_suffix('z')
                .filter(|_| base == "quizz")
                .unwrap_or(base)
                .into(),
        );
    } else if base.ends_with(['s', 'z']) {
        !IN_S.contains(&base)
    } else {
        [
            "axe",
            "cache",
            "ache",
            "headache",
            "avalanche",
            "niche",
            "creche",
            "psyche",
            "toothache",
            "quiche",
            "porsche",
        ]
        .contains(&stem)
    };
    Some(if keeps_e { stem } else { base }.into())
}

fn verb_in_s(word: &str) -> Option<Cow<'_, str>> {
    if let Some(&verb) = IRREGULAR.verbs.get(word) {
        return Some(verb.into());
    }
    let stem = word.strip_suffix('s')?;
    if let Some(base) = stem.strip_suffix("ie") {
        return Some(if base.len() < 2 {
            stem.into()
        } else {
            format!("{base}y").into()
        });
    }
    let Some(base) = stem.strip_suffix('e') else {
        return (!stem.ends_with('s')).then_some(stem.into());
    };
    let cuts = ["ss", "x", "zz", "ch", "sh", "o"].iter().any(|end| base.ends_with(end)) && !stem.ends_with("oe");
    let cuts = cuts
        || matches!(
            base,
            "go" | "do" | "undergo" | "forgo" | "veto" | "echo" | "focus" | "bias"
        );
    Some(
        if cuts && !matches!(stem, "ache" | "cache" | "shoe" | "axe") {
            base
        } else {
            stem
        }
        .into(),
    )
}

fn verb_in_ed(word: &str) -> Option<Cow<'_, str>> {
    if let Some(&verb) = IRREGULAR.verbs.get(word) {
        return Some(verb.into());
    }
    let stem = word.strip_suffix("ed")?;
    if let Some(base) = stem.strip_suffix('i') {
        return Some(
            if base.len() < 2 {
                format!("{stem}e")
            } else {
                format!("{base}y")
            }
            .into(),
        );
    }
    restored(stem)
}

fn verb_in_ing(word: &str) -> Option<Cow<'_, str>> {
    if let Some(&verb) = IRREGULAR.verbs.get(word) {
        return Some(verb.into());
    }
    let stem = word.strip_suffix("ing")?;
    if let Some(base) = stem.strip_suffix('y')
        && base.len() == 1
    {
        // dying, lying, tying.
        return Some(format!("{base}ie").into());
    }
    restored(stem)
}

/// A verb's stem before -ed or -ing with the e that was cut off, or without the consonant that was doubled.
fn restored(stem: &str) -> Option<Cow<'_, str>> {
    let bytes = stem.as_bytes();
    let at = |places: usize| forms::back(stem, places);
    let (last, before, third) = (at(1), at(2), at(3));
    if !bytes.iter().any(|&byte| is_vowel(byte) || byte == b'y') {
        return None;
    }
    // The u of require belongs to its q.
    let third = if third == b'u' && at(4) == b'q' { b'q' } else { third };
    let listed = |verb: &str| lexicon::of_bytes(verb.as_bytes()) & super::Class::COMMON != 0;
    if last == before && !is_vowel(last) {
        let once = stem.get(..stem.len() - 1)?;
        // stopped, planned, but called, passed, added.
        let keeps = matches!(last, b'l' | b's' | b'z' | b'f') && !DOUBLED_L.contains(&once)
            || matches!(stem, "add" | "err" | "purr" | "butt" | "odd");
        return Some(if keeps { stem } else { once }.into());
    }
    let with_e = || Some(Cow::Owned(format!("{stem}e")));
    match (third, before, last) {
        (_, _, b'v' | b'u' | b'c') => with_e(),
        (_, b'i' | b'o' | b'u' | b'a', b's') => with_e(),
        (_, b'l' | b'r' | b'n', b's') => with_e(),
        (_, b'd' | b'n' | b'r' | b'l', b'g')
            if !matches!(
                stem,
                "belong" | "long" | "hang" | "bring" | "ring" | "cling" | "bang" | "wrong"
            ) =>
        {
            with_e()
        }
        (_, b'a' | b'i' | b'u' | b'e', b'g') => with_e(),
        (_, b'b' | b'c' | b'd' | b'f' | b'g' | b'k' | b'p' | b't' | b'z', b'l') => with_e(),
        (_, b't', b'h') if matches!(stem, "breath" | "bath" | "cloth" | "sooth" | "loath" | "teeth") => with_e(),
        (_, b'i' | b'a' | b'y', b'z') => with_e(),
        (_, b'e', b'e') => Some(stem.into()),
        // One vowel and one consonant: hoped, raised; not opened, visited, stopped.
        (before_vowel, vowel, consonant)
            if is_vowel(vowel)
                && !is_vowel(consonant)
                && !is_vowel(before_vowel)
                && !matches!(consonant, b'w' | b'x' | b'y') =>
        {
            let silent = format!("{stem}e");
            if KEPT.contains(&stem) || (listed(stem) && !listed(&silent)) {
                return Some(stem.into());
            }
            let syllables = vowel_groups(stem);
            let takes_e = syllables == 1
                || listed(&silent)
                || matches!(
                    (vowel, consonant),
                    (b'a' | b'u', b't') | (b'i' | b'u', b'r' | b'n' | b'd' | b'l' | b'm') | (b'o', b'r' | b'n' | b'k')
                )
                || matches!((vowel, consonant), (b'a', b'r' | b'd' | b'm' | b'p' | b'k')) && !stem.ends_with("ar");
            Some(if takes_e { silent.into() } else { stem.into() })
        }
        // Two vowels: needed, waited; but increased, received (above).
        _ => Some(stem.into()),
    }
}

/// The base of a comparative or superlative: larger, biggest, happier.
fn degree<'w>(word: &'w str, ending: &str) -> Option<Cow<'w, str>> {
    if let Some(&base) = IRREGULAR.degrees.get(word) {
        return Some(base.into());
    }
    let stem = word.strip_suffix(ending)?;
    if let Some(base) = stem.strip_suffix('i') {
        return Some(format!("{base}y").into());
    }
    let at = |places: usize| forms::back(stem, places);
    if at(1) == at(2) && matches!(at(1), b'g' | b't' | b'd' | b'n' | b'm') {
        return stem.get(..stem.len() - 1).map(Into::into);
    }
    let silent = format!("{stem}e");
    let common = |word: &str| lexicon::of_bytes(word.as_bytes()) & super::Class::COMMON != 0;
    if common(&silent) && !common(stem) || IN_E.contains(&silent.as_str()) {
        return Some(silent.into());
    }
    (stem.len() > 2).then_some(stem.into())
}

fn vowel_groups(word: &str) -> usize {
    let mut groups = 0;
    let mut inside = false;
    for byte in word.bytes() {
        let vowel = is_vowel(byte) || byte == b'y';
        groups += usize::from(vowel && !inside);
        inside = vowel;
    }
    groups
}

const fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// Words in -s that have no other singular.
const UNCHANGED: &[&str] = &[
    "series",
    "species",
    "headquarters",
    "means",
    "news",
    "gas",
    "lens",
    "bias",
    "canvas",
    "atlas",
    "alias",
    "chaos",
    "always",
    "perhaps",
    "his",
    "this",
    "politics",
    "economics",
    "mathematics",
    "physics",
    "athletics",
    "crossroads",
    "barracks",
    "ethics",
    "this",
    "was",
    "has",
    "yes",
    "thus",
    "diabetes",
    "measles",
    "rabies",
    "us",
    "christmas",
    "texas",
    "wales",
    "paris",
    "its",
    "electronics",
    "statistics",
    "logistics",
];

/// Stems whose -ies comes from -ie.
const IN_IE: &[&str] = &[
    "movie",
    "calorie",
    "cookie",
    "rookie",
    "zombie",
    "selfie",
    "smoothie",
    "hoodie",
    "genie",
    "prairie",
    "brownie",
    "junkie",
    "newbie",
    "freebie",
    "pixie",
    "eerie",
    "kilocalorie",
    "auntie",
    "birdie",
    "veggie",
    "laddie",
    "menagerie",
    "lingerie",
    "reverie",
    "sortie",
    "collie",
    "cutie",
    "indie",
];

/// Nouns in -o that take -es.
const IN_OES: &[&str] = &[
    "potato", "tomato", "hero", "echo", "veto", "torpedo", "volcano", "mosquito", "tornado", "cargo", "mango",
    "buffalo", "domino", "embargo", "go",
];

/// Nouns in -s or -z that take -es.
const IN_S: &[&str] = &[
    "bus",
    "virus",
    "bonus",
    "campus",
    "census",
    "focus",
    "status",
    "gas",
    "lens",
    "plus",
    "minibus",
    "surplus",
    "caucus",
    "circus",
    "chorus",
    "consensus",
    "coronavirus",
    "sinus",
    "waltz",
    "blitz",
    "quartz",
    "klutz",
    "bias",
    "canvas",
    "atlas",
    "alias",
    "iris",
    "apparatus",
    "octopus",
    "hiatus",
    "prospectus",
    "genius",
    "walrus",
    "citrus",
    "abacus",
    "corpus",
    "christmas",
    "isthmus",
    "omnibus",
    "trolleybus",
];

/// Verbs in -l and -s that double it in British spelling or always.
const DOUBLED_L: &[&str] = &[
    "travel", "cancel", "control", "patrol", "compel", "expel", "propel", "repel", "label", "model", "fuel", "signal",
    "total", "level", "quarrel", "counsel", "marshal", "rival", "tunnel", "channel", "dial", "equal", "excel", "enrol",
    "fulfil", "instil", "distil", "bus", "gas", "quiz", "focus", "unravel", "shovel", "duel", "funnel", "initial",
    "rebel", "dispel", "annul", "appal", "jewel", "cruel", "libel", "pedal", "spiral", "snorkel", "stencil", "swivel",
    "towel", "trial", "yodel", "extol", "impel",
];

/// Verbs of two syllables and more whose stem ends in one vowel and one consonant without e.
const KEPT: &[&str] = &[
    "visit",
    "limit",
    "edit",
    "exit",
    "profit",
    "benefit",
    "credit",
    "deposit",
    "exhibit",
    "inherit",
    "inhibit",
    "merit",
    "orbit",
    "prohibit",
    "solicit",
    "spirit",
    "transit",
    "open",
    "happen",
    "listen",
    "threaten",
    "weaken",
    "strengthen",
    "broaden",
    "deepen",
    "widen",
    "tighten",
    "worsen",
    "fasten",
    "sharpen",
    "soften",
    "frighten",
    "lengthen",
    "question",
    "mention",
    "condition",
    "position",
    "station",
    "function",
    "sanction",
    "petition",
    "envision",
    "commission",
    "develop",
    "gallop",
    "envelop",
    "offer",
    "suffer",
    "differ",
    "enter",
    "consider",
    "deliver",
    "discover",
    "remember",
    "number",
    "order",
    "answer",
    "cover",
    "gather",
    "lower",
    "power",
    "register",
    "trigger",
    "wonder",
    "murder",
    "offer",
    "target",
    "market",
    "budget",
    "interpret",
    "ticket",
    "rocket",
    "comfort",
    "abandon",
    "pardon",
    "reason",
    "season",
    "poison",
    "imprison",
    "summon",
    "beckon",
    "reckon",
    "harbor",
    "favor",
    "honor",
    "labor",
    "monitor",
    "anchor",
    "author",
    "error",
    "mirror",
    "sponsor",
    "tailor",
    "doctor",
    "factor",
    "pilot",
    "pivot",
    "ballot",
    "combat",
    "format",
    "repeat",
    "defeat",
    "gossip",
    "worship",
    "kidnap",
    "develop",
    "plan",
    "travel",
    "cancel",
    "label",
    "model",
    "level",
    "parallel",
    "signal",
    "fuel",
    "equal",
    "total",
    "bias",
    "focus",
    "alter",
    "murmur",
    "occur",
    "concur",
    "incur",
    "conquer",
    "blossom",
    "welcom",
    "program",
    "explain",
    "maintain",
    "contain",
    "obtain",
    "remain",
    "retain",
    "bargain",
    "captain",
    "determin",
    "examin",
    "imagin",
];

/// Adjectives in -e.
const IN_E: &[&str] = &[
    "large", "late", "wide", "nice", "safe", "close", "simple", "wise", "brave", "rare", "strange", "fine", "pure",
    "sure", "true", "free", "able", "noble", "gentle", "humble", "loose", "dense", "fierce", "severe", "huge", "blue",
    "pale", "ripe", "rude", "sane", "scarce", "sparse", "white", "tame", "stable", "feeble", "idle", "little",
    "subtle", "cute", "crude", "ample", "polite", "remote",
];

struct Irregular {
    verbs: FxHashMap<&'static str, &'static str>,
    nouns: FxHashMap<&'static str, &'static str>,
    degrees: FxHashMap<&'static str, &'static str>,
}

/// Irregular forms to lemmas.
static IRREGULAR: LazyLock<Irregular> = LazyLock::new(|| {
    let mut irregular = Irregular {
        verbs: FxHashMap::default(),
        nouns: FxHashMap::default(),
        degrees: FxHashMap::default(),
    };
    for (lemma, past) in forms::IRREGULAR.iter() {
        for form in past {
            irregular.verbs.insert(form, lemma);
        }
    }
    for line in include_str!("../../data/words/irregular-forms.txt").lines() {
        let mut words = line.split_ascii_whitespace();
        let (Some(kind), Some(lemma)) = (words.next(), words.next()) else {
            continue;
        };
        let table = match kind {
            "verb" => &mut irregular.verbs,
            "noun" => &mut irregular.nouns,
            "degree" => &mut irregular.degrees,
            _ => continue,
        };
        for form in words {
            table.insert(form, lemma);
        }
    }
    irregular
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_take_their_singular() {
        for (many, one) in [
            ("soldiers", "soldier"),
            ("cities", "city"),
            ("Countries", "country"),
            ("houses", "house"),
            ("boxes", "box"),
            ("churches", "church"),
            ("buses", "bus"),
            ("classes", "class"),
            ("sizes", "size"),
            ("prizes", "prize"),
            ("women", "woman"),
            ("children", "child"),
            ("people", "person"),
            ("spokespeople", "spokesperson"),
            ("lives", "life"),
            ("analyses", "analysis"),
            ("cases", "case"),
            ("bases", "base"),
            ("movies", "movie"),
            ("heroes", "hero"),
            ("shoes", "shoe"),
            ("series", "series"),
            ("years", "year"),
            ("criteria", "criterion"),
            ("feet", "foot"),
            ("mice", "mouse"),
            ("sons-in-law", "son-in-law"),
            ("16-year-olds", "16-year-old"),
            ("viruses", "virus"),
            ("calories", "calorie"),
            ("ties", "tie"),
            ("glasses", "glass"),
            ("loaves", "loaf"),
            ("cafés", "café"),
            ("gas", "gas"),
            ("percent", "percent"),
        ] {
            assert_eq!(lemma(many, Tag::NNS), one);
        }
        assert_eq!(lemma("Minister", Tag::NN), "minister");
        assert!(matches!(lemma("minister", Tag::NN), Cow::Borrowed(_)));
        assert!(matches!(lemma("ministers", Tag::NNS), Cow::Borrowed("minister")));
    }

    #[test]
    fn verbs_take_their_base() {
        for (form, tag, base) in [
            ("said", Tag::VBD, "say"),
            ("was", Tag::VBD, "be"),
            ("is", Tag::VBZ, "be"),
            ("has", Tag::VBZ, "have"),
            ("goes", Tag::VBZ, "go"),
            ("denies", Tag::VBZ, "deny"),
            ("releases", Tag::VBZ, "release"),
            ("passes", Tag::VBZ, "pass"),
            ("killed", Tag::VBN, "kill"),
            ("died", Tag::VBD, "die"),
            ("denied", Tag::VBD, "deny"),
            ("stopped", Tag::VBD, "stop"),
            ("planned", Tag::VBN, "plan"),
            ("hoped", Tag::VBD, "hope"),
            ("raised", Tag::VBD, "raise"),
            ("visited", Tag::VBD, "visit"),
            ("opened", Tag::VBD, "open"),
            ("increased", Tag::VBD, "increase"),
            ("received", Tag::VBD, "receive"),
            ("reduced", Tag::VBN, "reduce"),
            ("changed", Tag::VBD, "change"),
            ("arrested", Tag::VBN, "arrest"),
            ("agreed", Tag::VBD, "agree"),
            ("offered", Tag::VBD, "offer"),
            ("estimated", Tag::VBN, "estimate"),
            ("passed", Tag::VBD, "pass"),
            ("added", Tag::VBD, "add"),
            ("controlled", Tag::VBN, "control"),
            ("travelling", Tag::VBG, "travel"),
            ("making", Tag::VBG, "make"),
            ("running", Tag::VBG, "run"),
            ("lying", Tag::VBG, "lie"),
            ("saying", Tag::VBG, "say"),
            ("using", Tag::VBG, "use"),
            ("needed", Tag::VBN, "need"),
            ("settled", Tag::VBD, "settle"),
            ("written", Tag::VBN, "write"),
            ("bought", Tag::VBD, "buy"),
            ("lost", Tag::VBD, "lose"),
            ("required", Tag::VBN, "require"),
            ("declined", Tag::VBD, "decline"),
            ("happened", Tag::VBD, "happen"),
            ("n't", Tag::RB, "n't"),
        ] {
            assert_eq!(lemma(form, tag), base, "{form}");
        }
    }

    #[test]
    fn adjectives_take_their_base() {
        for (form, tag, base) in [
            ("larger", Tag::JJR, "large"),
            ("biggest", Tag::JJS, "big"),
            ("happier", Tag::JJR, "happy"),
            ("better", Tag::JJR, "good"),
            ("most", Tag::RBS, "much"),
            ("higher", Tag::JJR, "high"),
            ("latest", Tag::JJS, "late"),
            ("smaller", Tag::JJR, "small"),
            ("older", Tag::JJR, "old"),
        ] {
            assert_eq!(lemma(form, tag), base);
        }
    }

    #[test]
    fn any_word_has_a_lemma() {
        for word in [
            "", "s", "es", "ies", "ed", "ing", "er", "-", "--s", "É", "ßs", "’s", "aed", "eing",
        ] {
            for &tag in Tag::ALL {
                let _ = lemma(word, tag).len();
            }
        }
    }
}
