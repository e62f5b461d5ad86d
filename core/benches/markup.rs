//! How fast each markup becomes prose: `cargo bench -p factlint-core --bench markup`.
//!
//! The texts are made up, sentence by sentence from a small vocabulary, so that no line repeats.

use divan::counter::BytesCount;
use factlint_core::{Format, Source, markup};

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

fn sentence(dice: &mut Dice) -> String {
    format!(
        "The {} {} said on {} that {} {} {} had {} by {} per cent since {}, and that “the {} {}” would follow.",
        dice.pick(&["county", "harbour", "city", "school", "water"]),
        dice.pick(&["council", "board", "office", "union"]),
        dice.pick(&["Monday", "Tuesday", "Friday"]),
        dice.below(9_000) + 20,
        dice.pick(&["ferry", "bus", "library", "night"]),
        dice.pick(&["tickets", "visits", "journeys"]),
        dice.pick(&["risen", "fallen", "grown"]),
        dice.below(60) + 1,
        dice.below(40) + 1980,
        dice.pick(&["cheaper", "longer", "second"]),
        dice.pick(&["routes", "hours", "piers"]),
    )
}

fn paragraphs(count: usize, mut make: impl FnMut(usize, String) -> String) -> String {
    let mut dice = Dice(7);
    let mut text = String::new();
    for number in 0..count {
        let lines: Vec<_> = (0..3).map(|_| sentence(&mut dice)).collect();
        text.push_str(&make(number, lines.join(" ")));
    }
    text
}

fn read(bencher: divan::Bencher<'_, '_>, format: Format, text: String) {
    let bytes = BytesCount::of_str(&text);
    let source = Source::new("bench", text, format);
    bencher.counter(bytes).bench(|| markup::read(divan::black_box(&source)));
}

#[divan::bench]
fn plain(bencher: divan::Bencher<'_, '_>) {
    read(
        bencher,
        Format::Plain,
        paragraphs(2_000, |_, text| format!("{text}\n\n")),
    );
}

#[divan::bench]
fn markdown(bencher: divan::Bencher<'_, '_>) {
    let text = paragraphs(2_000, |number, text| match number % 5 {
        0 => format!("## Part {number}\n\n{text}\n\n"),
        1 => format!("- {text}\n- *{number}* more [here](page-{number}.md)\n\n"),
        2 => format!("> {text}\n\n"),
        3 => format!("| town | {number} |\n|---|---|\n| visits | {text} |\n\n"),
        _ => format!("{}\n\n", text.replace(" and that ", "\nand **that** ")),
    });
    read(bencher, Format::Markdown, text);
}

#[divan::bench]
fn html(bencher: divan::Bencher<'_, '_>) {
    let text = paragraphs(2_000, |number, text| match number % 4 {
        0 => format!("<h2 class=\"part\">Part {number}</h2>\n<p>{text}</p>\n"),
        1 => format!("<ul><li>{text}</li><li><a href=\"/page/{number}\">more</a></li></ul>\n"),
        2 => format!("<table><tr><th>town<th>{number}<tr><td>visits<td>{text}</table>\n"),
        _ => format!("<p>{}</p>\n", text.replace('“', "&ldquo;").replace('”', "&rdquo;")),
    });
    read(bencher, Format::Html, text);
}
