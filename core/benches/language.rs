//! How fast prose is split and tagged: `cargo bench -p factlint-core --bench language`.
//!
//! The texts are made up from a small vocabulary, so the figures are a little better than on real news.

use divan::counter::BytesCount;
use factlint_core::language::{self, Analysis};
use factlint_core::prose::BlockKind;

fn main() {
    divan::main();
}

/// A small generator of numbers, so that the texts are the same each time.
struct Dice(u64);

impl Dice {
    fn pick<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }

    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (self.0 >> 33) as usize % limit
    }
}

/// A hundred paragraphs of five sentences.
fn paragraphs() -> Vec<String> {
    let mut dice = Dice(7);
    (0..100)
        .map(|_| (0..5).map(|_| sentence(&mut dice)).collect::<Vec<_>>().join(" "))
        .collect()
}

fn sentence(dice: &mut Dice) -> String {
    let people = [
        "Sen. Ruth Palmer",
        "the minister’s aide",
        "Mr. Okafor",
        "a harbour pilot",
        "J. P. Lindqvist",
    ];
    let verbs = ["warned", "said", "doesn’t believe", "announced", "told reporters"];
    let things = [
        "well-known ferries",
        "school budgets",
        "two-thirds of voters",
        "the 30-day truce",
        "wind turbines",
    ];
    let changes = [
        "had risen by",
        "would cost up to",
        "may have lost",
        "were counted at",
        "are worth about",
    ];
    match dice.below(3) {
        0 => format!(
            "{} {} on {} that {} {} ${}.{}bn, and left.",
            dice.pick(&people),
            dice.pick(&verbs),
            dice.pick(&["Monday", "March 3", "Friday at 9 a.m.", "the U.S. coast"]),
            dice.pick(&things),
            dice.pick(&changes),
            dice.below(90),
            dice.below(9),
        ),
        1 => format!(
            "“We can’t repair {} before {},” {} added; nobody replied.",
            dice.pick(&things),
            1950 + dice.below(80),
            dice.pick(&people),
        ),
        _ => format!(
            "In {}, {} were slowly moving along the old quays while {} waited for them.",
            dice.pick(&["Oslo", "winter", "the city of Tampere", "many cases"]),
            dice.pick(&things),
            dice.pick(&people),
        ),
    }
}

fn bytes(texts: &[String]) -> BytesCount {
    BytesCount::new(texts.iter().map(String::len).sum::<usize>())
}

/// Tokens, classes and sentences.
#[divan::bench]
fn split(bencher: divan::Bencher<'_, '_>) {
    let texts = paragraphs();
    bencher.counter(bytes(&texts)).bench_local(|| {
        texts
            .iter()
            .map(|text| language::analyse(text, BlockKind::Paragraph).tokens.len())
            .sum::<usize>()
    });
}

/// Tags of every sentence, splitting not counted.
#[divan::bench]
fn tag(bencher: divan::Bencher<'_, '_>) {
    let texts = paragraphs();
    bencher
        .counter(bytes(&texts))
        .with_inputs(|| {
            texts
                .iter()
                .map(|text| language::analyse(text, BlockKind::Paragraph))
                .collect::<Vec<Analysis>>()
        })
        .bench_local_values(|mut analyses| {
            for (text, analysis) in texts.iter().zip(&mut analyses) {
                for sentence in 0..analysis.sentences.len() {
                    language::tag_sentence(text, analysis, sentence);
                }
            }
            analyses
        });
}

/// Lemmas of every token.
#[divan::bench]
fn lemmas(bencher: divan::Bencher<'_, '_>) {
    let texts = paragraphs();
    let analyses: Vec<Analysis> = texts
        .iter()
        .map(|text| {
            let mut analysis = language::analyse(text, BlockKind::Paragraph);
            for sentence in 0..analysis.sentences.len() {
                language::tag_sentence(text, &mut analysis, sentence);
            }
            analysis
        })
        .collect();
    bencher.counter(bytes(&texts)).bench_local(|| {
        let mut letters = 0;
        for (text, analysis) in texts.iter().zip(&analyses) {
            for token in &analysis.tokens {
                letters += language::lemma(token.span.text(text), language::Tag::from_code(token.tag)).len();
            }
        }
        letters
    });
}

/// Reading the model, once in each run of factlint.
#[divan::bench]
fn read_model() -> bool {
    language::tagger::Model::read(divan::black_box(include_bytes!("../data/tagger.model"))).is_some()
}
