//! Reading figures and dates, after tokens and tags are there.

use divan::counter::BytesCount;
use factlint_core::extract::{BlockRows, BlockView, dates, quantities};
use factlint_core::language::{Analysis, analyse, tag_sentence};
use factlint_core::prose::BlockKind;

fn main() {
    divan::main();
}

/// Sentences as news has them: seven numbers and a date or two in a thousand bytes.
const STORY: &str = "The harbour authority said on Tuesday that more than 1,200 lorries a day now cross the new bridge, \
    up 14 percent from March 2019, when it opened after a five-year delay. The work cost $1.2 billion, nearly twice the \
    estimate, and about a third of it was paid by the region. Officials had expected between 900 and 1,000 crossings; \
    they now plan two more lanes by 2027. \"We did not think that so many drivers would change their habits,\" the \
    director, Ana Ruiz, 52, told reporters. Residents of the old quarter, where the ferry used to land, say that the \
    noise has moved to their streets, and that nobody asked them before the plans were drawn. The council will meet \
    again next week to hear them. Shop owners near the square were less worried: trade has grown, they said, and the \
    evening crowds stay longer than before. The ferry company, which lost its licence last year, has sold its boats.";

fn analysed() -> (String, Analysis) {
    let text = vec![STORY; 40].join(" ");
    let mut analysis = analyse(&text, BlockKind::Paragraph);
    for sentence in 0..analysis.sentences.len() {
        tag_sentence(&text, &mut analysis, sentence);
    }
    (text, analysis)
}

fn view_of<'a>(text: &'a str, analysis: &'a Analysis) -> BlockView<'a> {
    BlockView {
        text,
        kind: BlockKind::Paragraph,
        tokens: &analysis.tokens,
        sentences: &analysis.sentences,
    }
}

#[divan::bench]
fn figures_and_dates(bencher: divan::Bencher<'_, '_>) {
    let (text, analysis) = analysed();
    let view = view_of(&text, &analysis);
    bencher.counter(BytesCount::of_str(&text)).bench(|| {
        let mut rows = BlockRows::default();
        dates::extract(&view, &mut rows);
        quantities::extract(&view, &mut rows);
        rows
    });
}

#[divan::bench]
fn dates_alone(bencher: divan::Bencher<'_, '_>) {
    let (text, analysis) = analysed();
    let view = view_of(&text, &analysis);
    bencher.counter(BytesCount::of_str(&text)).bench(|| {
        let mut rows = BlockRows::default();
        dates::extract(&view, &mut rows);
        rows
    });
}

#[divan::bench]
fn figures_alone(bencher: divan::Bencher<'_, '_>) {
    let (text, analysis) = analysed();
    let view = view_of(&text, &analysis);
    let dated = || {
        let mut rows = BlockRows::default();
        dates::extract(&view, &mut rows);
        rows
    };
    bencher
        .counter(BytesCount::of_str(&text))
        .with_inputs(dated)
        .bench_values(|mut rows| {
            quantities::extract(&view, &mut rows);
            rows
        });
}
