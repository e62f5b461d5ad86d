//! Inputs for fuzzing: stories and nasty texts, spliced and damaged.

use crate::generator::{Shape, story};
use crate::random::Random;

/// Pieces that have a meaning somewhere: in prose, a markup, or a configuration.
const PIECES: [&str; 75] = [
    "\"",
    "“",
    "”",
    "'",
    "’",
    "‘",
    "''",
    "``",
    "\u{ab}",
    "\u{bb}",
    "(",
    ")",
    "[",
    "]",
    "—",
    "-",
    "…",
    "...",
    ". ",
    "\n",
    "\n\n",
    "\r",
    "\r\n",
    "\t",
    "\0",
    "\u{feff}",
    "\u{fffc}",
    "\u{a0}",
    "\u{2028}",
    "é",
    "e\u{301}",
    "🙂",
    "👩‍👩‍👧",
    "ß",
    "İ",
    "中文",
    "#",
    "# ",
    "> ",
    "- [ ] ",
    "1. ",
    "| a | b |\n| - | - |\n",
    "[^1]",
    "[^1]: ",
    "](",
    "![",
    "**",
    "*",
    "`",
    "```\n",
    "---\ntitle: x\ndate: 2025-03-18\n---\n",
    "+++\ntitle = \"x\"\n+++\n",
    "<!--",
    "-->",
    "<!-- factlint-ignore conflicting-number: because -->",
    "<p>",
    "</p>",
    "<script>",
    "&nbsp;",
    "&#x0;",
    "&amp",
    "<td>",
    "over two hours",
    "$1.2bn",
    "1.5-2 million",
    "17½",
    "99999999999999999999999999999",
    "0.000000000001 %",
    "according to",
    "Mr. Smith said",
    "[rules]\nconflicting-number = \"off\"\n",
    "profile = \"news\"\n",
    "WEBVTT\n\n",
    "\n\n2\n00:00:01,000 --> 00:00:03,000\n",
    "<v Ruth Calloway>",
];

/// An endless supply of inputs.
#[derive(Debug)]
pub struct Inputs {
    random: Random,
}

impl Inputs {
    /// Inputs that depend on the seed only.
    pub const fn new(seed: u64) -> Self {
        Self {
            random: Random::new(seed),
        }
    }

    /// A new input, rarely longer than a few kilobytes.
    pub fn make(&mut self) -> Vec<u8> {
        let mut input = match self.random.below(8) {
            0 => Vec::new(),
            1 => self.noise(),
            2 => self.pieces(),
            _ => self.story(),
        };
        for _ in 0..self.random.below(12) {
            self.damage(&mut input);
        }
        input
    }

    fn story(&mut self) -> Vec<u8> {
        let shape = if self.random.one_in(2) {
            Shape::Plain
        } else {
            Shape::Markdown
        };
        let paragraphs = self.random.between(1, 5);
        story(self.random.number(), paragraphs, shape).into_bytes()
    }

    fn noise(&mut self) -> Vec<u8> {
        let length = self.random.below(300);
        (0..length).map(|_| self.random.below(256) as u8).collect()
    }

    fn pieces(&mut self) -> Vec<u8> {
        let count = self.random.below(60);
        (0..count)
            .flat_map(|_| self.random.pick(&PIECES).bytes().collect::<Vec<_>>())
            .collect()
    }

    /// Changes an input in one place.
    fn damage(&mut self, input: &mut Vec<u8>) {
        let at = self.random.below(input.len() + 1);
        let end = (at + self.random.below(40)).min(input.len());
        match self.random.below(6) {
            0 => {
                let piece = self.random.pick(&PIECES);
                let times = if self.random.one_in(10) { 200 } else { 1 };
                input.splice(at..at, piece.repeat(times).into_bytes());
            }
            1 => drop(input.drain(at..end)),
            2 => {
                let copy = input[at..end].to_vec();
                let to = self.random.below(input.len() + 1);
                input.splice(to..to, copy);
            }
            3 => {
                if let Some(byte) = input.get_mut(at) {
                    *byte = self.random.below(256) as u8;
                }
            }
            4 => input.truncate(at),
            _ => {
                let piece = self.random.pick(&PIECES);
                input.splice(at..end, piece.bytes());
            }
        }
    }
}
