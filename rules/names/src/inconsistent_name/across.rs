//! A person's full name in two documents that are about one thing.
//!
//! A name is filed under its given name and the first letter of its surname, so that only names meet that share both;
//! a given name that is itself misspelled is found within a document only.

use std::sync::Arc;

use factlint_core::Severity;
use factlint_core::Sink;
use factlint_core::document::Document;
use factlint_core::fact::{Fact, FactSink, FactValue, Group};
use factlint_core::hash::StableHasher;
use factlint_core::language::Class;
use factlint_core::rows::MentionKind;
use rustc_hash::FxHashSet;

use super::spelling::{self, Ending, is_variant};
use super::words::{self, Word, split};

/// Fewest letters of a given name that two people seldom share by chance: initials say too little.
const GIVEN: usize = 3;

/// Fewest letters of surnames that may differ in two letters.
const LONG_FOR_TWO: usize = 5;

/// Files every full name of a person.
pub(super) fn emit(doc: &Document, out: &mut FactSink<'_>) {
    let mut seen: FxHashSet<&str> = FxHashSet::default();
    for row in doc.mentions.iter().filter(|row| row.kind() == MentionKind::Person) {
        let name = doc.text(row.span);
        let (Some(given), Some(surname)) = (split(name).next(), split(name).last()) else {
            continue;
        };
        if given.len() >= name.len() || given.len() < GIVEN || !words::may_compare(surname) || !seen.insert(name) {
            continue;
        }
        let Some(first) = surname.chars().next() else { continue };
        let key = StableHasher::default()
            .str(&given.to_lowercase())
            .number(u64::from(u32::from(first)));
        out.emit(
            row.span,
            row.sentence,
            FactValue::Text(Arc::from(surname)),
            vec![key.finish()],
        );
    }
}

/// Reports names in two documents that are spelled in two ways.
pub(super) fn reconcile(group: &Group<'_>, variants: bool, out: &mut Sink<'_>) {
    let surnames: Vec<&str> = group.facts.iter().map(|fact| surname(fact)).collect();
    if surnames.windows(2).all(|pair| pair.first() == pair.last()) {
        return;
    }
    let count = |surname: &str| {
        let mut docs: Vec<_> = (group.facts.iter().zip(&surnames))
            .filter(|(_, other)| **other == surname)
            .map(|(fact, _)| fact.doc)
            .collect();
        docs.dedup();
        docs.len()
    };
    let mut told: Vec<(usize, &str)> = Vec::new();
    for (i, j) in group.pairs() {
        let (Some(a), Some(b)) = (group.facts.get(i), group.facts.get(j)) else {
            continue;
        };
        let (one, other) = (surname(a), surname(b));
        if a.doc == b.doc || one == other || !are_one(&words::word(one), &words::word(other)) {
            continue;
        }
        let [letters, other_letters] = [one, other].map(|text| text.to_lowercase().chars().collect::<Vec<char>>());
        if !variants && is_variant(&letters, &other_letters) {
            continue;
        }
        let accent = spelling::is_accent(&letters, &other_letters);
        let (often, often_other) = (count(one), count(other));
        for (idx, fact, partner, rarer) in [(i, a, b, often <= often_other), (j, b, a, often_other <= often)] {
            if rarer && !told.contains(&(idx, surname(partner))) {
                told.push((idx, surname(partner)));
                tell(fact, partner, accent, out);
            }
        }
    }
}

/// Whether two surnames behind one given name are two spellings of one.
fn are_one(one: &Word<'_>, other: &Word<'_>) -> bool {
    let ending = spelling::ending(&one.letters, &other.letters);
    let shorter = one.letters.len().min(other.letters.len());
    let near = match spelling::distance(one, other) {
        1 => true,
        2 => shorter >= LONG_FOR_TWO,
        _ => false,
    };
    let plain = one.is(Class::COMMON) && other.is(Class::COMMON);
    near && ending != Ending::Form && !plain
}

fn tell(fact: &Fact, partner: &Fact, accent: bool, out: &mut Sink<'_>) {
    let line = |fact: &Fact| fact.text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (here, there) = (line(fact), line(partner));
    let mut report = out
        .report(
            fact,
            format!(
                "\"{here}\" here, \"{there}\" in {}: one name spelled in two ways",
                partner.path
            ),
        )
        .identity(surname(partner));
    if accent {
        report = report.severity(Severity::Info);
    }
    let sentence = partner.sentence.split_whitespace().collect::<Vec<_>>().join(" ");
    drop(
        report
            .label(partner, format!("\"{there}\" here"))
            .note(format!("the other place reads: {sentence}")),
    );
}

fn surname(fact: &Fact) -> &str {
    match &fact.value {
        FactValue::Text(text) => text,
        FactValue::Quantity { .. } => "",
    }
}
