//! Whether two figures are about the same thing. Comparing values is easy; this is the work.
//!
//! A scope that differs settles it: two years, two places, two groups. What is left is scored: shared names, verbs
//! and nouns speak for one thing, words that only one side has speak against it.

use factlint_core::Severity;
use factlint_core::fact::{Fact, FactValue, Feature};
use factlint_core::rows::Dimension;

use super::referent::kind;

/// What a pair must share at least, in hundredths of a noun.
const SHARED: i32 = 300;

/// Which part of all that both sides say must be shared, in per cent, by two places of one document: its writer may go
/// through things of one kind, each in words like those of the last.
const PART: i32 = 75;

/// The same for two documents, whose writers seldom choose the same words for two things.
const PART_ACROSS: i32 = 60;

/// The same for differences that are told as an info only.
const PART_OF_INFO: i32 = 50;

/// The features of one kind, as a sorted slice.
fn of_kind(fact: &Fact, kind: u8) -> &[Feature] {
    let start = fact.features.partition_point(|feature| feature.kind < kind);
    let end = fact.features.partition_point(|feature| feature.kind <= kind);
    fact.features.get(start..end).unwrap_or(&[])
}

/// How many features two sorted slices share, and how many only the first and only the second has.
fn overlap(a: &[Feature], b: &[Feature]) -> (i32, i32, i32) {
    let (mut i, mut j, mut both) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match x.cmp(y) {
            std::cmp::Ordering::Equal => {
                both += 1;
                i += 1;
                j += 1;
            }
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
        }
    }
    (both, a.len() as i32 - both, b.len() as i32 - both)
}

/// Whether both facts are about the same thing.
pub(super) fn alike(a: &Fact, b: &Fact, severity: Severity) -> bool {
    let same_sentence = a.doc == b.doc && a.sentence_index == b.sentence_index;
    if same_sentence || a.assertion != b.assertion || of_kind(a, kind::FRAME) != of_kind(b, kind::FRAME) {
        return false;
    }
    let part = match severity {
        Severity::Info => PART_OF_INFO,
        _ if a.doc == b.doc => PART,
        _ => PART_ACROSS,
    };
    evidence(a, b).is_some_and(|(shared, apart)| shared >= SHARED && 100 * shared >= part * (shared + apart))
}

/// What the two share and what only one has, in hundredths; None where a scope differs for certain.
pub(super) fn evidence(a: &Fact, b: &Fact) -> Option<(i32, i32)> {
    let compare = |kind: u8| overlap(of_kind(a, kind), of_kind(b, kind));
    let scope = |kind: u8| {
        let (both, left, right) = compare(kind);
        let disjoint = both == 0 && left > 0 && right > 0;
        (!disjoint).then_some((both, left + right))
    };
    scope(kind::SECTION)?;
    // "The northern ferry", "the southern ferry": each has a word that the other lacks.
    let (_, antecedents, other_antecedents) = compare(kind::ANTECEDENT);
    if antecedents > 0 && other_antecedents > 0 {
        return None;
    }
    let (_, other_periods) = scope(kind::PERIOD)?;
    let (times, other_times) = scope(kind::TIME)?;
    let (names, places) = (compare(kind::NAME), compare(kind::PLACE));
    // One document takes a name for a place, another for the firm there: only the name counts.
    let known = |fact: &Fact| {
        of_kind(fact, kind::NAME)
            .iter()
            .chain(of_kind(fact, kind::PLACE))
            .map(|name| name.hash)
            .collect::<Vec<_>>()
    };
    let (mine, theirs) = (known(a), known(b));
    let common = mine.iter().filter(|name| theirs.contains(name)).count() as i32;
    let differs = |(both, left, right): (i32, i32, i32)| both == 0 && left > 0 && right > 0;
    if common == 0 && (differs(names) || differs(places)) {
        return None;
    }
    let other_names = (mine.len() + theirs.len()) as i32 - 2 * common;
    let (heads, head_left, head_right) = compare(kind::HEAD);
    let (modifiers, modifier_left, modifier_right) = compare(kind::MODIFIER);
    let count = matches!(&a.value, FactValue::Quantity { row, .. } if row.dimension() == Dimension::Count);
    if modifier_left > 0 && modifier_right > 0 || count && heads == 0 {
        return None;
    }
    let (verbs, verb_left, verb_right) = compare(kind::VERB);
    let (near, near_left, near_right) = compare(kind::NEAR);
    let (far, far_left, far_right) = compare(kind::FAR);
    // The noun alone says what is counted, not of what or when: something else must tie the two together.
    if near + common + far == 0 {
        return None;
    }
    let shared = 200 * heads + 50 * verbs + 150 * near + 150 * modifiers + 150 * common + 100 * times + 50 * far;
    let apart = 150 * i32::from(verbs == 0 && verb_left > 0 && verb_right > 0)
        + 100 * (near_left + near_right)
        + 250 * i32::from(heads == 0 && head_left > 0 && head_right > 0)
        + 150 * (modifier_left + modifier_right)
        + 250 * other_periods
        + 100 * i32::from(common == 0 && other_names > 0)
        + 50 * other_names.min(4)
        + 100 * other_times.min(2)
        + 25 * (far_left + far_right).min(20);
    Some((shared, apart))
}
