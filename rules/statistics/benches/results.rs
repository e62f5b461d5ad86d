//! Reading the results of tests in documents that are there already: prose without any, and a results section.

use std::sync::Arc;

use divan::counter::BytesCount;
use factlint_core::document::Document;
use factlint_core::{Format, Source};
use factlint_statistics::results;

fn main() {
    divan::main();
}

/// Prose as papers have it between their results.
const PROSE: &str = "The walkers were asked to hum a tune of their own choice while they followed the route, and to stop at each \
    of the seven doors. Nobody was told that the route would have to be found again on the way back. We had expected \
    that those who hummed would be slower, but not that they would look about them more often than the others did. \n\n";

/// Two results in every second sentence, which few papers have.
const RESULTS: &str = "Those who hummed made fewer wrong turns than those who walked in silence, t(58) = 2.31, p = .024, d = 0.60, \
    95% CI [0.08, 1.12]. The kind of tune mattered little, F(2, 27) = 1.40, MSE = 1.20, p = .264, ηp² = .09, and so did \
    the time of the day. Sex and finding the exit were not related, χ²(1, N = 60) = 0.85, p = .36.\n\n";

fn read(text: &str) -> (Document, BytesCount) {
    let text = text.repeat(1_000_000 / text.len());
    let bytes = BytesCount::new(text.len());
    let source = Source::new("a.txt", text, Format::Plain);
    (Document::read(Arc::new(source), None), bytes)
}

#[divan::bench]
fn prose(bencher: divan::Bencher<'_, '_>) {
    let (doc, bytes) = read(PROSE);
    bencher.counter(bytes).bench_local(|| results(&doc));
}

#[divan::bench]
fn a_paper(bencher: divan::Bencher<'_, '_>) {
    let (doc, bytes) = read(&[PROSE, PROSE, PROSE, RESULTS].concat());
    bencher.counter(bytes).bench_local(|| results(&doc));
}

#[divan::bench]
fn nothing_but_results(bencher: divan::Bencher<'_, '_>) {
    let (doc, bytes) = read(RESULTS);
    bencher.counter(bytes).bench_local(|| results(&doc));
}
