//! Writes a folder of generated stories, the same for the same seed:
//! `cargo run --release -p factlint-tests --example stories -- FOLDER --count 10000 --seed 1`.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a program for people who measure, and without a disk there is nothing to measure"
)]

use std::fs;
use std::path::PathBuf;

use factlint_tests::generator::{Shape, story};
use factlint_tests::random::Random;

/// Stories of one folder: as many as a newsroom writes in a few days.
const TOGETHER: u64 = 100;

fn main() {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let number = |name: &str, default: u64| {
        let at = arguments.iter().position(|argument| argument == name);
        let value = at.and_then(|at| arguments.get(at + 1));
        value.and_then(|text| text.parse().ok()).unwrap_or(default)
    };
    let folder = PathBuf::from(arguments.first().map_or("target/stories", String::as_str));
    let mut random = Random::new(number("--seed", 1));
    let (count, mut bytes) = (number("--count", 10_000), 0);
    for index in 0..count {
        let inside = folder.join(format!("{:04}", index / TOGETHER));
        fs::create_dir_all(&inside).unwrap();
        let paragraphs = random.between(3, 12);
        let text = story(random.number(), paragraphs, Shape::Markdown);
        bytes += text.len();
        fs::write(inside.join(format!("{index:05}.md")), text).unwrap();
    }
    println!("{count} stories, {:.1} MB, in {}", bytes as f64 / 1e6, folder.display());
}
