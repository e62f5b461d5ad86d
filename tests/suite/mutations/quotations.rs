//! Stories of our own that quote one sentence twice: as it was said, cut or marked as edited, or with a word changed.

use factlint_tests::random::Random;

use super::Twins;

/// What is said: eight words and more, with a verb that takes "not" behind its first auxiliary.
const SAID: &[&str] = &[
    "The harbour will close its northern gate to every trawler before the winter storms arrive",
    "Our council has spent the whole reserve on repairs that nobody outside this valley had noticed",
    "The ferry was carrying far more passengers than its certificate allowed on that stormy crossing",
    "This museum should return the carved masks to the families that lent them during the war",
    "My crew had warned the owners twice about the rusty cable above the main loading hatch",
    "The new reservoir will supply forty villages with clean water until the middle of the century",
    "Every teacher in this district has waited three years for the promised wages and smaller classes",
    "The orchard can survive one dry summer because the old wells were dug deep into the limestone",
];

const SPEAKERS: &[(&str, &str)] = &[
    ("Ruth Calloway", "Calloway"),
    ("Hugh Ferrant", "Ferrant"),
    ("Ewa Sandoval", "Sandoval"),
    ("Clara Weidling", "Weidling"),
    ("Tomas Norrby", "Norrby"),
];

const AUXILIARIES: &[&str] = &["will", "has", "was", "should", "had", "can"];
const ADVERBS: &[&str] = &["probably", "suddenly", "quietly", "finally", "secretly"];
const NOUNS: &[&str] = &["lantern", "gardener", "orchestra", "blanket", "compass", "violin"];

/// A story that quotes a sentence twice in the same words or with marks of editing, and one that alters it.
pub fn twins(random: &mut Random) -> Twins {
    let said = random.pick(SAID);
    let (full, surname) = random.pick(SPEAKERS);
    let story = |again: &str| {
        format!(
            "\"{said},\" {full} said on Monday.\n\nNobody in the room answered at first. \"{again},\" {surname} said.\n"
        )
    };
    let words: Vec<&str> = said.split(' ').collect();
    Twins {
        sound: story(&sound(&words, random)),
        wrong: story(&altered(&words, random)),
    }
}

/// The same words: cut, marked as edited, or spelled in another way.
fn sound(words: &[&str], random: &mut Random) -> String {
    let at = 3 + random.below(words.len() - 6);
    match random.below(7) {
        0 => words[at..].join(" "),
        1 => words[..words.len() - random.below(4)].join(" "),
        2 => {
            let dots = random.pick(&["...", "…", "[...]", ". . ."]);
            let end = (at + 1 + random.below(2)).min(words.len() - 2);
            format!("{} {dots} {}", words[..at].join(" "), words[end..].join(" "))
        }
        3 => format!(
            "{} [{}] {}",
            words[..at].join(" "),
            random.pick(NOUNS),
            words[at..].join(" ")
        ),
        4 => format!(
            "{} [{}] {}",
            words[..at].join(" "),
            random.pick(NOUNS),
            words[at + 1..].join(" ")
        ),
        5 => words.join(" ").to_uppercase(),
        _ => {
            let spelled = words.join(" ");
            let spelled = spelled
                .replace("harbour", "harbor")
                .replace("forty", "40")
                .replace("three", "3");
            spelled
                .replace("twice about", "twice — about")
                .replace("reservoir will", "reservoir'll")
        }
    }
}

/// One word dropped, put in or replaced, or what is said denied.
fn altered(words: &[&str], random: &mut Random) -> String {
    let at = 2 + random.below(words.len() - 4);
    let mut words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
    match random.below(4) {
        0 => {
            words.remove(at);
        }
        1 => words.insert(at, random.pick(ADVERBS).to_owned()),
        2 => random.pick(NOUNS).clone_into(&mut words[at]),
        _ => {
            let auxiliary = words.iter().position(|word| AUXILIARIES.contains(&word.as_str()));
            words.insert(auxiliary.map_or(at, |at| at + 1), "not".to_owned());
        }
    }
    words.join(" ")
}
