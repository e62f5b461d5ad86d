//! From bytes of text to findings, on text that is made anew and never repeats itself.

use divan::Bencher;
use divan::counter::BytesCount;

use factlint_core::document::Document;
use factlint_core::workspace::{DocRole, Serial};
use factlint_core::{Format, Source};
use factlint_tests::checking::{Run, Text, registry, workspace_of};
use factlint_tests::generator::{Shape, stories};
use std::sync::Arc;

const SHAPES: [&str; 2] = ["plain", "markdown"];

fn main() {
    divan::main();
}

/// About a megabyte of stories of a shape, each in a folder of its own.
fn newsroom(shape: &str) -> Vec<Text> {
    let (ending, shape) = match shape {
        "plain" => ("txt", Shape::Plain),
        _ => ("md", Shape::Markdown),
    };
    let stories = stories(11, 1_000_000, shape).into_iter().enumerate();
    stories
        .map(|(idx, text)| Text::new(format!("{idx:04}/a.{ending}"), text))
        .collect()
}

fn bytes(texts: &[Text]) -> BytesCount {
    BytesCount::new(texts.iter().map(|text| text.text.len()).sum::<usize>())
}

/// Everything: markup, extraction, linking, rules, findings.
#[divan::bench(args = SHAPES)]
fn check(bencher: Bencher<'_, '_>, shape: &str) {
    let texts = newsroom(shape);
    let registry = registry();
    bencher
        .counter(bytes(&texts))
        .bench_local(|| workspace_of(&registry, &Run::default(), &texts, &Serial).findings());
}

/// Drafts held against sources of the same size: each story against all others and a copy of itself.
#[divan::bench(args = [50_000, 200_000, 800_000])]
fn against(bencher: Bencher<'_, '_>, size: usize) {
    let drafts = stories(11, size, Shape::Plain).into_iter().enumerate();
    let drafts: Vec<Text> = drafts
        .map(|(idx, text)| Text::new(format!("{idx:04}/a.txt"), text))
        .collect();
    let sources = drafts.iter().map(|draft| Text {
        path: format!("sources/{}", draft.path),
        role: DocRole::Source,
        ..draft.clone()
    });
    let texts: Vec<Text> = sources.chain(drafts.iter().cloned()).collect();
    let registry = registry();
    bencher
        .counter(bytes(&drafts))
        .bench_local(|| workspace_of(&registry, &Run::default(), &texts, &Serial).findings());
}

/// A fact that is stated over and over, each time with another figure: bounded by the cap on pairs, not by their number.
#[divan::bench(args = [1_000, 10_000, 100_000])]
fn mentions_of_one_fact(bencher: Bencher<'_, '_>, mentions: usize) {
    let sentences: Vec<String> = (0..mentions)
        .map(|number| {
            format!(
                "The ferry carried {} passengers when it left Port Alder.",
                1000 + number
            )
        })
        .collect();
    let story = sentences.join("\n\n");
    let texts = [Text::new("a.txt", story)];
    let registry = registry();
    bencher
        .counter(bytes(&texts))
        .bench_local(|| workspace_of(&registry, &Run::default(), &texts, &Serial).findings());
}

/// Documents only, without rules.
#[divan::bench(args = SHAPES)]
fn read(bencher: Bencher<'_, '_>, shape: &str) {
    let texts = newsroom(shape);
    let format = if shape == "plain" {
        Format::Plain
    } else {
        Format::Markdown
    };
    bencher.counter(bytes(&texts)).bench_local(|| {
        for text in &texts {
            let source = Source::new(text.path.as_str(), text.text.as_str(), format);
            divan::black_box(Document::read(Arc::new(source), None));
        }
    });
}

/// One document, twice as long each time: twice the text should take about twice as long.
#[divan::bench(args = [250_000, 500_000, 1_000_000, 2_000_000])]
fn growth(bencher: Bencher<'_, '_>, size: usize) {
    let texts = [Text::new("a.txt", stories(7, size, Shape::Plain).concat())];
    let registry = registry();
    bencher
        .counter(bytes(&texts))
        .bench_local(|| workspace_of(&registry, &Run::default(), &texts, &Serial).findings());
}
