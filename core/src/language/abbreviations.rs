//! Abbreviations that keep their point, and what the point may mean besides.

use std::sync::LazyLock;

use super::table::{Table, hash};

/// What may follow an abbreviation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// The word it belongs to; a sentence never ends here: Sen., vs., St.
    NeverEnds,
    /// Anything: Inc., etc., p.m.; a sentence ends here where the next word begins one.
    MayEnd,
    /// A number; without one it is a word and the point ends the sentence: No. 5, p. 7.
    BeforeNumber,
}

/// The kind of a word that stands before a point, if the two are an abbreviation.
pub(super) fn find(word: &str) -> Option<Abbreviation> {
    let capital = word.bytes().next().is_some_and(|byte| byte.is_ascii_uppercase());
    let bits = TABLE.get(hash(word.as_bytes()));
    let kind = if capital && bits >> CAPITAL != 0 {
        bits >> CAPITAL
    } else {
        bits
    };
    match kind & 3 {
        1 => Some(Abbreviation::NeverEnds),
        2 => Some(Abbreviation::MayEnd),
        3 => Some(Abbreviation::BeforeNumber),
        _ => None,
    }
}

/// Where the kind is kept of abbreviations that begin with a capital: `Ft. Worth`, but `9 ft.`
const CAPITAL: u32 = 2;

static TABLE: LazyLock<Table<u32>> = LazyLock::new(|| {
    let mut table = Table::with_capacity(512);
    for line in include_str!("../../data/words/abbreviations.txt").lines() {
        let Some((kind, words)) = line.split_once(':') else {
            continue;
        };
        let bits = match kind.trim_end_matches(", capital") {
            "never ends" => 1,
            "may end" => 2,
            "before a number" => 3,
            _ => continue,
        };
        let bits = if kind.ends_with(", capital") {
            bits << CAPITAL
        } else {
            bits
        };
        for word in words.split_ascii_whitespace() {
            if let Some(slot) = table.entry(hash(word.as_bytes())) {
                *slot |= bits;
            }
        }
    }
    table
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_depend_on_case() {
        assert_eq!(find("Sen"), Some(Abbreviation::NeverEnds));
        assert_eq!(find("sen"), None);
        assert_eq!(find("Inc"), Some(Abbreviation::MayEnd));
        assert_eq!(find("no"), Some(Abbreviation::BeforeNumber));
        assert_eq!(find("vs"), Some(Abbreviation::NeverEnds));
        assert_eq!(find("mass"), None);
        assert_eq!(find("table"), None);
    }
}
