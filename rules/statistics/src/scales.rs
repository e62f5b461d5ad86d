//! What a sentence says of the scale that its means are on: which answers there are, and whether they are whole.

use crate::tokens::{Compare, Kind, Tokens};

/// A scale, as far as the text states it.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Scale {
    /// Answers are whole numbers, and a case is one answer.
    pub(crate) whole: bool,
    /// The smallest and the largest answer, where there is one scale and both are stated.
    pub(crate) ends: Option<(u32, u32)>,
    /// Cases are coded 0 and 1.
    pub(crate) binary: bool,
}

/// The highest last answer of a scale whose answers are ticked one by one.
const HIGHEST: u32 = 11;

/// How many tokens around two ends the word "scale" is looked for.
const NEAR: usize = 12;

impl Scale {
    /// Whether a document speaks of measures made of several answers; then a mean of n cases is of more than n numbers.
    pub(crate) fn several_items(text: &str) -> bool {
        const WORDS: &[&str] = &[
            " items",
            "-item",
            "averag",
            "composite",
            "subscale",
            "cronbach",
            "index",
            "aggregat",
            "summed",
            "questionnaire",
            "inventory",
            "trials",
            "internal consistency",
            "pooled",
            "imput",
            "weighted",
        ];
        let text = text.to_lowercase().replace("single-item", "").replace("one-item", "");
        WORDS.iter().any(|word| text.contains(word))
    }

    /// The scale of a sentence; `several` is what the document says of measures of several items.
    pub(crate) fn of(text: &str, tokens: &Tokens, several: bool) -> Self {
        let lower = text.to_lowercase();
        let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
        let fine = has(&[
            "visual analog",
            "slider",
            "continuous",
            "half-point",
            "half point",
            "percent",
            "logarithm",
            "transformed",
            "estimated",
            "adjusted",
        ]);
        let made_up = has(&[
            "sum",
            "total",
            "score",
            "averag",
            "composite",
            "items",
            "index",
            "per ",
            "rate of",
            "ratio",
        ]);
        let single = has(&[
            "single item",
            "single-item",
            "one item",
            "one-item",
            "single question",
            "one question",
        ]);
        let (points, ends, coded) = (is_points(tokens), ends(tokens), coded(tokens));
        let binary = coded == Some((0, 1)) && !fine && !made_up;
        let ends = if coded.is_some() && coded != Some((0, 1)) && ends.is_none() {
            coded
        } else {
            ends
        };
        let ends = ends.filter(|_| {
            has(&["scale", "likert"])
                && !fine
                && !has(&["sum", "total", "score", "z-scored", "standardi", "difference", "change"])
        });
        let whole = (points || ends.is_some()) && !fine && !made_up && (single || !several);
        Self { whole, ends, binary }
    }

    /// Whether anything of use is stated.
    pub(crate) fn is_stated(self) -> bool {
        self.whole || self.binary || self.ends.is_some()
    }
}

/// "a 7-point scale", "five-point Likert scale".
fn is_points(tokens: &Tokens) -> bool {
    (0..tokens.len()).any(|idx| {
        let word = tokens.word_at(idx);
        let numbered = matches!(word, "point" | "points")
            && idx >= 2
            && tokens.kind(idx - 1) == Some(Kind::Minus)
            && whole(tokens, idx - 2).is_some_and(|count| (2..=HIGHEST).contains(&count));
        let spelled = matches!(
            word,
            "three-point" | "four-point" | "five-point" | "six-point" | "seven-point" | "nine-point" | "ten-point"
        );
        let scale = || {
            (idx + 1..idx + 4).any(|next| matches!(tokens.word_at(next), "scale" | "Likert" | "likert" | "Likert-type"))
        };
        (numbered || spelled) && scale()
    })
}

/// "from 1 (not at all) to 7 (very much)", "1 to 7", "1-7"; None where there are two such scales.
fn ends(tokens: &Tokens) -> Option<(u32, u32)> {
    let mut found = None;
    for first in 0..tokens.len() {
        let Some(low) = whole(tokens, first).filter(|low| *low <= 1) else {
            continue;
        };
        let between = behind_brackets(tokens, first + 1);
        let joined = tokens.word_at(between) == "to" || tokens.kind(between) == Some(Kind::Minus);
        let Some(high) = whole(tokens, between + 1).filter(|high| joined && (2..=HIGHEST).contains(high)) else {
            continue;
        };
        let near = first.saturating_sub(NEAR)..between + NEAR;
        if !near
            .clone()
            .any(|idx| matches!(tokens.word_at(idx), "scale" | "scales" | "Likert" | "Likert-type"))
        {
            continue;
        }
        if found.is_some_and(|ends| ends != (low, high)) {
            return None;
        }
        found = Some((low, high));
    }
    found
}

/// "(1 = never, 7 = always)": the smallest and largest coded number; None where numbers are coded twice.
fn coded(tokens: &Tokens) -> Option<(u32, u32)> {
    let mut codes: Vec<u32> = Vec::new();
    for idx in 1..tokens.len() {
        if tokens.compare(idx) == Some(Compare::Equal) && tokens.kind(idx + 1) == Some(Kind::Word) {
            let code = whole(tokens, idx - 1)?;
            if codes.contains(&code) {
                return None;
            }
            codes.push(code);
        }
    }
    let (low, high) = (*codes.iter().min()?, *codes.iter().max()?);
    (low <= 1 && low < high && high <= HIGHEST).then_some((low, high))
}

fn whole(tokens: &Tokens, idx: usize) -> Option<u32> {
    if tokens.kind(idx) != Some(Kind::Number) {
        return None;
    }
    tokens.text(idx).parse().ok()
}

/// The token behind brackets that open at a token, or that token.
fn behind_brackets(tokens: &Tokens, at: usize) -> usize {
    if tokens.kind(at) != Some(Kind::Open) {
        return at;
    }
    let close = (at + 1..at + 12).find(|&idx| tokens.kind(idx) == Some(Kind::Close));
    close.map_or(at, |close| close + 1)
}
