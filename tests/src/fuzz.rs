//! Fuzz targets as plain functions over bytes, and a driver that needs nothing but a stable compiler.
//!
//! A target panics where something is wrong. The driver makes inputs from a seeded generator: pieces of stories and of
//! nasty texts, spliced and damaged. The same seed gives the same inputs; a failing input is printed so that it can
//! become a test.

mod configuration;
mod edits;
mod extraction;
mod inputs;
mod markup;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

pub use inputs::Inputs;

/// A fuzz target: its name, and what is done with the bytes.
pub type Target = (&'static str, fn(&[u8]));

/// Every target.
pub const TARGETS: [Target; 8] = [
    ("plain", markup::plain),
    ("markdown", markup::markdown),
    ("mdx", markup::mdx),
    ("html", markup::html),
    ("subtitles", markup::subtitles),
    ("extraction", extraction::run),
    ("edits", edits::run),
    ("configuration", configuration::run),
];

/// An input that made a target panic.
#[derive(Debug)]
pub struct Failure {
    /// The target.
    pub target: &'static str,
    /// The input, made as small as simple cutting gets it.
    pub input: Vec<u8>,
    /// What the panic said.
    pub message: String,
}

/// Runs a target on made-up inputs for this long, and on at least `least` of them; how many it took.
///
/// # Errors
/// An input made the target panic.
pub fn run(target: Target, seed: u64, time: Duration, least: usize) -> Result<usize, Box<Failure>> {
    let (name, work) = target;
    let mut inputs = Inputs::new(seed);
    let began = Instant::now();
    let mut count = 0;
    while count < least || began.elapsed() < time {
        let input = inputs.make();
        if let Some(message) = panics(work, &input) {
            let input = smaller(work, input);
            let target = name;
            return Err(Box::new(Failure { target, input, message }));
        }
        count += 1;
    }
    Ok(count)
}

/// What a target says when it panics on an input.
fn panics(work: fn(&[u8]), input: &[u8]) -> Option<String> {
    let outcome = catch_unwind(AssertUnwindSafe(|| work(input)));
    outcome.err().map(|payload| match payload.downcast::<String>() {
        Ok(text) => *text,
        Err(payload) => payload
            .downcast::<&str>()
            .map_or_else(|_| "?".to_owned(), |text| (*text).to_owned()),
    })
}

/// Cuts pieces out of a failing input for as long as it still fails, for a few seconds at most.
fn smaller(work: fn(&[u8]), mut input: Vec<u8>) -> Vec<u8> {
    let began = Instant::now();
    let mut piece = input.len() / 2;
    while piece > 0 {
        let mut at = 0;
        while at < input.len() && began.elapsed() < Duration::from_secs(5) {
            let mut shorter = input.clone();
            shorter.drain(at..(at + piece).min(input.len()));
            if panics(work, &shorter).is_some() {
                input = shorter;
            } else {
                at += piece;
            }
        }
        piece /= 2;
    }
    input
}
