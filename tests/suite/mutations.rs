//! Sound sentences of our own, each with one figure, unit or sign changed: arithmetic rules tell the one from the other.
//!
//! A change counts as wrong only if no rounding of the printed figures could explain it, which is worked out here with
//! floats and without any of factlint's code. Nearly every wrong text must be flagged, and no sound one.

mod amounts;
mod changes;
mod conversions;
mod rates;
mod shares;
mod totals;

use std::sync::Arc;

use factlint_core::Registry;
use factlint_core::workspace::Together;
use factlint_tests::checking::{Run, Text, check, configuration, registry};
use factlint_tests::random::Random;

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
        config: configuration("", registry, Some(rule)).unwrap(),
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
