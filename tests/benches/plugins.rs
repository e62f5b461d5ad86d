//! What a plug-in in this process costs above the same rule in-tree, for one document: the difference of the two.
//!
//! Reading a document takes far longer than either, so each rule stands there many times, and one item is one rule on one
//! document.

#![allow(clippy::unwrap_used, reason = "a benchmark that cannot go on should stop")]

#[expect(dead_code, reason = "one of the two rules is measured")]
#[path = "../plugins/election-arithmetic/src/figures.rs"]
mod figures;
#[path = "../plugins/election-arithmetic/src/impossible_turnout.rs"]
mod impossible_turnout;

use std::sync::Arc;

use divan::Bencher;
use factlint_core::config::Config;
use factlint_core::rule::OptionTable;
use factlint_core::workspace::{Against, Change, DocRole, Serial, Settings, Together, Workspace};
use factlint_core::{Format, Registry, Rule, Source};
use factlint_plugins::{Given, Limits, Plugins};

fn main() {
    divan::main();
}

/// Texts of a few sentences, so that the cost of a call is not lost in that of reading.
const DOCUMENTS: usize = 100;

/// How often the rule runs on each document.
const COPIES: usize = 200;

const TEXT: &str = "Of 48,200 registered voters, 31,330 votes were counted. Turnout was 65 percent, the clerk said.\n";

fn changes() -> Vec<Change> {
    let put = |number: usize| Change::Put {
        source: Arc::new(Source::new(format!("{number:04}.md"), TEXT, Format::Markdown)),
        config: Arc::new(Config::default()),
        role: DocRole::Draft,
        against: Against::Every,
    };
    (0..DOCUMENTS).map(put).collect()
}

fn run(bencher: Bencher, rule: Option<&dyn Rule>) {
    let copies = rule.into_iter().flat_map(|rule| {
        let copy = move |_| {
            rule.configure(&OptionTable::new())
                .unwrap_or_else(|error| panic!("{error:?}"))
        };
        (0..COPIES).map(copy)
    });
    let registry = Arc::new(Registry::new(copies.collect()));
    let changes = changes();
    bencher
        .counter(divan::counter::ItemsCount::new(DOCUMENTS * COPIES))
        .with_inputs(|| changes.clone())
        .bench_values(|changes| {
            let settings = Settings {
                together: Together::Never,
                ..Settings::default()
            };
            let mut workspace = Workspace::new(Arc::clone(&registry), settings);
            workspace.apply(changes, &Serial);
            workspace.findings().len()
        });
}

#[divan::bench]
fn no_rule(bencher: Bencher) {
    run(bencher, None);
}

#[divan::bench]
fn in_tree(bencher: Bencher) {
    run(bencher, Some(&impossible_turnout::ImpossibleTurnout::default()));
}

#[divan::bench]
fn plugged(bencher: Bencher) {
    let given = Given {
        path: factlint_tests::plugins::library("election-arithmetic"),
        shown: String::new(),
    };
    let plugins = Plugins::new(None, Limits::default());
    let registry = plugins.join(Registry::new(Vec::new()), None, &[given]);
    run(bencher, registry.find("impossible-turnout"));
}
