//! Sound texts of our own, each with one figure, unit, sign, name or word changed: the rules tell the one from the other.
//!
//! A change counts as wrong only if no rounding of the printed figures could explain it, which is worked out here with
//! floats and without any of factlint's code. Nearly every wrong text must be flagged, and no sound one.

mod amounts;
mod changes;
mod conflicts;
mod conversions;
mod grounding;
mod quotations;
mod rates;
mod shares;
mod totals;

use std::sync::Arc;

use factlint_core::Registry;
use factlint_core::workspace::{DocRole, Together};
use factlint_tests::checking::{Run, Text, check, configuration, registry};
use factlint_tests::random::Random;

use grounding::Drafts;

/// Printed where a test fails; the same texts come of it everywhere.
const SEED: u64 = 0x5eed_2026;

/// How many sound and how many wrong texts each rule is shown.
const TEXTS: usize = 1100;

/// A sound text and the same with one thing changed.
struct Twins {
    sound: String,
    wrong: String,
}

fn flagged(registry: &Arc<Registry>, rule: &'static str, texts: &[String]) -> Vec<bool> {
    let run = Run {
        config: configuration("", registry, Some(&[rule])).unwrap(),
        together: Together::Never,
        as_of: None,
    };
    let documents: Vec<Text> = (texts.iter().enumerate())
        .map(|(idx, text)| Text::new(format!("{idx}.md"), text.as_str()))
        .collect();
    let mut flagged = vec![false; texts.len()];
    for finding in check(registry, &run, &documents) {
        let name = finding.diagnostic.place.path.trim_end_matches(".md");
        flagged[name.parse::<usize>().unwrap()] = true;
    }
    flagged
}

fn hold(rule: &'static str, twins: impl Fn(&mut Random) -> Twins) {
    let registry = registry();
    let mut random = Random::new(SEED);
    let (sound, wrong): (Vec<_>, Vec<_>) = (0..TEXTS)
        .map(|_| twins(&mut random))
        .map(|twins| (twins.sound, twins.wrong))
        .unzip();
    let alarms = flagged(&registry, rule, &sound);
    let false_alarms: Vec<_> = sound.iter().zip(&alarms).filter(|(_, flagged)| **flagged).collect();
    let found = flagged(&registry, rule, &wrong);
    let missed: Vec<_> = wrong.iter().zip(&found).filter(|(_, flagged)| !**flagged).collect();
    eprintln!(
        "{rule}, seed {SEED:#x}: {} of {TEXTS} wrong texts flagged, {} of {TEXTS} sound ones",
        TEXTS - missed.len(),
        false_alarms.len()
    );
    let shown = |texts: &[(&String, &bool)]| {
        texts
            .iter()
            .take(12)
            .map(|(text, _)| text.as_str())
            .collect::<Vec<_>>()
            .join("\n---\n")
    };
    assert!(
        false_alarms.is_empty(),
        "seed {SEED:#x}: sound, but flagged:\n{}",
        shown(&false_alarms)
    );
    assert!(
        missed.len() * 20 <= TEXTS,
        "seed {SEED:#x}: wrong, but silent:\n{}",
        shown(&missed)
    );
}

/// Whether one of these rules finds something in a draft that is held against a source.
fn flagged_against(registry: &Arc<Registry>, rules: &[&str], source: &str, draft: &str) -> bool {
    let names: Vec<String> = rules.iter().map(|rule| format!("{rule:?}")).collect();
    let run = Run {
        config: configuration(&format!("select = [{}]", names.join(", ")), registry, None).unwrap(),
        together: Together::Never,
        as_of: None,
    };
    let mut source = Text::new("source.md", source);
    source.role = DocRole::Source;
    !check(registry, &run, &[source, Text::new("draft.md", draft)]).is_empty()
}

/// The same as [`hold`] for drafts and their sources: none of all rules finds anything in the faithful ones.
fn hold_against(rules: &[&'static str], drafts: impl Fn(&mut Random) -> Drafts) {
    let registry = registry();
    let mut random = Random::new(SEED);
    let (mut alarms, mut missed) = (Vec::new(), Vec::new());
    for _ in 0..TEXTS {
        let Drafts { source, sound, wrong } = drafts(&mut random);
        if flagged_against(&registry, &["grounding"], &source, &sound) {
            alarms.push(format!("{source}\n    {sound}"));
        }
        if !flagged_against(&registry, rules, &source, &wrong) {
            missed.push(format!("{source}\n    {wrong}"));
        }
    }
    eprintln!(
        "{}, seed {SEED:#x}: {} of {TEXTS} wrong drafts flagged, {} of {TEXTS} faithful ones",
        rules.join(" and "),
        TEXTS - missed.len(),
        alarms.len()
    );
    let shown = |texts: &[String]| texts.iter().take(12).cloned().collect::<Vec<_>>().join("\n---\n");
    assert!(
        alarms.is_empty(),
        "seed {SEED:#x}: faithful, but flagged:\n{}",
        shown(&alarms)
    );
    assert!(
        missed.len() * 20 <= TEXTS,
        "seed {SEED:#x}: wrong, but silent:\n{}",
        shown(&missed)
    );
}

#[test]
fn figures_that_conflict_are_found() {
    hold("conflicting-number", conflicts::twins);
}

#[test]
fn figures_that_differ_from_the_source_are_found() {
    hold_against(&["number-contradicts-source", "unsupported-number"], grounding::figures);
}

#[test]
fn dates_that_differ_from_the_source_are_found() {
    hold_against(&["date-contradicts-source", "unsupported-date"], grounding::dates);
}

#[test]
fn names_that_differ_from_the_source_are_found() {
    hold_against(&["name-contradicts-source", "unsupported-name"], grounding::names);
}

#[test]
fn wording_that_turns_the_source_is_found() {
    hold_against(&["wording-contradicts-source"], grounding::wording);
}

#[test]
fn wrong_percent_changes_are_found() {
    hold("wrong-percent-change", changes::twins);
}

#[test]
fn wrong_conversions_are_found() {
    hold("wrong-conversion", conversions::twins);
}

#[test]
fn inconsistent_exchange_rates_are_found() {
    hold("inconsistent-exchange-rate", rates::twins);
}

#[test]
fn wrong_totals_are_found() {
    hold("wrong-total", totals::twins);
}

#[test]
fn impossible_percentages_are_found() {
    hold("impossible-percentage", shares::percentages);
}

#[test]
fn impossible_shares_are_found() {
    hold("impossible-share", shares::of_few);
}

#[test]
fn wrong_magnitudes_are_found() {
    hold("wrong-magnitude", amounts::magnitudes);
}

#[test]
fn altered_quotations_are_found() {
    hold("altered-quote", quotations::twins);
}
