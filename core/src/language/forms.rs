//! Inflected forms of listed verbs and nouns, by rules and a list of irregular verbs.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// The forms of a verb: base, third person, past, participles, each once or more.
pub(super) fn verb(lemma: &str) -> Vec<String> {
    let mut forms = vec![lemma.to_owned(), third_person(lemma), present_participle(lemma)];
    match IRREGULAR.get(lemma) {
        Some(past) => forms.extend(past.iter().map(|&form| form.to_owned())),
        None => forms.push(past(lemma)),
    }
    forms
}

/// The plural of a noun, which may be a phrase.
pub(super) fn plural(noun: &str) -> String {
    if let Some(stem) = noun.strip_suffix("man") {
        format!("{stem}men")
    } else if let Some(stem) = noun.strip_suffix("person") {
        format!("{stem}people")
    } else if let Some(stem) = noun.strip_suffix("foot") {
        format!("{stem}feet")
    } else if let Some(stem) = noun.strip_suffix("sis") {
        format!("{stem}ses")
    } else {
        with_s(noun)
    }
}

fn third_person(lemma: &str) -> String {
    match lemma {
        "be" => "is".to_owned(),
        "have" => "has".to_owned(),
        _ if lemma.ends_with('o') => format!("{lemma}es"),
        _ => with_s(lemma),
    }
}

/// Adds -s, -es or -ies; no irregular plurals.
fn with_s(word: &str) -> String {
    if word.ends_with('y') && !is_vowel(back(word, 2)) {
        format!("{}ies", word.trim_end_matches('y'))
    } else if ["s", "x", "z", "ch", "sh"].iter().any(|end| word.ends_with(end)) {
        format!("{word}es")
    } else {
        format!("{word}s")
    }
}

/// The byte of a word so many places from its end, 1 for the last; 0 before its start.
pub(super) fn back(word: &str, places: usize) -> u8 {
    let at = word.len().checked_sub(places);
    at.and_then(|at| word.as_bytes().get(at)).copied().unwrap_or(0)
}

fn present_participle(lemma: &str) -> String {
    if let Some(stem) = lemma.strip_suffix("ie") {
        format!("{stem}ying")
    } else if lemma.ends_with('e') && !lemma.ends_with("ee") && !lemma.ends_with("oe") && lemma != "be" {
        format!("{}ing", lemma.trim_end_matches('e'))
    } else {
        format!("{}ing", doubled(lemma))
    }
}

fn past(lemma: &str) -> String {
    let bytes = lemma.as_bytes();
    let before = bytes
        .len()
        .checked_sub(2)
        .and_then(|at| bytes.get(at))
        .copied()
        .unwrap_or(0);
    if lemma.ends_with('e') {
        format!("{lemma}d")
    } else if lemma.ends_with('y') && !is_vowel(before) {
        format!("{}ied", lemma.trim_end_matches('y'))
    } else {
        format!("{}ed", doubled(lemma))
    }
}

/// The lemma with its last consonant doubled where English spells it so before -ed and -ing.
fn doubled(lemma: &str) -> String {
    let vowels = lemma.replace("qu", "q").bytes().filter(|&byte| is_vowel(byte)).count();
    let at = |places: usize| back(lemma, places);
    let short = vowels == 1 && is_vowel(at(2)) && !is_vowel(at(1)) && !matches!(at(1), b'w' | b'x' | b'y');
    let stressed = [
        "admit", "commit", "concur", "refer", "confer", "infer", "submit", "rebut", "regret", "prefer", "begin",
    ]
    .contains(&lemma);
    if short || stressed {
        let mut form = lemma.to_owned();
        form.push(at(1) as char);
        form
    } else {
        lemma.to_owned()
    }
}

const fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// Past forms of irregular verbs, by lemma.
pub(super) static IRREGULAR: LazyLock<FxHashMap<&str, Vec<&str>>> = LazyLock::new(|| {
    include_str!("../../data/words/irregular-verbs.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut words = line.split_ascii_whitespace();
            Some((words.next()?, words.collect()))
        })
        .collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_inflect() {
        assert_eq!(verb("say"), ["say", "says", "saying", "said"]);
        assert_eq!(verb("deny"), ["deny", "denies", "denying", "denied"]);
        assert_eq!(verb("admit"), ["admit", "admits", "admitting", "admitted"]);
        assert_eq!(verb("agree"), ["agree", "agrees", "agreeing", "agreed"]);
        assert_eq!(verb("quip"), ["quip", "quips", "quipping", "quipped"]);
        assert_eq!(verb("report"), ["report", "reports", "reporting", "reported"]);
        assert_eq!(verb("write"), ["write", "writes", "writing", "wrote", "written"]);
        assert_eq!(verb("stress"), ["stress", "stresses", "stressing", "stressed"]);
    }

    #[test]
    fn nouns_take_their_plural() {
        for (one, many) in [
            ("spokeswoman", "spokeswomen"),
            ("study", "studies"),
            ("day", "days"),
            ("inch", "inches"),
            ("foot", "feet"),
            ("analysis", "analyses"),
        ] {
            assert_eq!(plural(one), many);
        }
    }
}
