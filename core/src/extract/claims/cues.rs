//! One pass over a sentence gathers every cue that claims are read from, and scores it.

use std::sync::LazyLock;

use super::super::BlockView;
use super::triggers;
use super::weights::{BIAS, FIGURE, GROUPS, LONG, NAME, NEGATION, PAST_FORM, QUESTION, SHORT, STARTS_WITH_I, YEAR};
use crate::language::{Class, Groups};
use crate::rows::{SentenceRow, TokenKind, TokenRow};

/// The word groups: those that weigh first, then those that trigger a class.
static WORDS: LazyLock<Groups> = LazyLock::new(|| {
    let weighing = GROUPS.iter().map(|group| group.words);
    Groups::of(weighing.chain(triggers::LISTS.iter().copied()))
});

/// What was met in one sentence.
#[derive(Debug, Default)]
pub(super) struct Cues {
    /// Groups met once.
    once: u64,
    /// Groups met twice or more.
    twice: u64,
    figures: usize,
    names: usize,
    past_forms: usize,
    negations: usize,
    words: usize,
    year: bool,
    /// A question mark stands in the sentence.
    pub question: bool,
    starts_with_i: bool,
    /// Tokens whose words are in a triggering group, with the bits of those groups (bit 0 is the first list).
    pub triggers: Vec<(usize, u64)>,
}

/// Reads a sentence.
pub(super) fn read(view: &BlockView<'_>, sentence: &SentenceRow, cues: &mut Cues) {
    let mut triggers = std::mem::take(&mut cues.triggers);
    triggers.clear();
    *cues = Cues {
        triggers,
        ..Cues::default()
    };
    for idx in sentence.tokens() {
        let Some(token) = view.tokens.get(idx) else { break };
        let word = token.span.text(view.text);
        match token.kind() {
            TokenKind::Word => cues.word(idx, token, word),
            TokenKind::Number => {
                cues.words += 1;
                cues.figures += 1;
                cues.year |= word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
            }
            TokenKind::Symbol if matches!(word, "$" | "%" | "£" | "€") => cues.group(1),
            TokenKind::Punctuation => cues.question |= word == "?",
            _ => {}
        }
    }
}

impl Cues {
    fn word(&mut self, idx: usize, token: &TokenRow, word: &str) {
        if self.words == 0 && word == "I" {
            self.starts_with_i = true;
        }
        self.words += 1;
        if token.classes & Class::NUMBER_WORD != 0 && word != "one" {
            self.figures += 1;
        }
        if token.classes & Class::NEGATION != 0 {
            self.negations += 1;
        }
        if token.has(TokenRow::CAPITAL) && !token.has(TokenRow::SENTENCE_START) && word.len() > 1 {
            self.names += 1;
        }
        if word.len() > 4 && word.ends_with("ed") {
            self.past_forms += 1;
        }
        let bits = WORDS.get(token.word);
        let weighing = bits & ((1 << GROUPS.len()) - 1);
        self.group(weighing);
        let triggers = bits >> GROUPS.len();
        if triggers != 0 {
            self.triggers.push((idx, triggers));
        }
    }

    fn group(&mut self, bits: u64) {
        self.twice |= self.once & bits;
        self.once |= bits;
    }

    /// Whether any word of these triggering groups was met.
    pub(super) fn any(&self, groups: u64) -> bool {
        self.triggers.iter().any(|(_, bits)| bits & groups != 0)
    }

    /// How much the sentence asks to be checked, 0 to 1000; from 500 it is more likely than not to be worth it.
    pub(super) fn checkable(&self) -> u16 {
        let count = |number: usize, weights: [i32; 2]| match number {
            0 => 0,
            1 => weights[0],
            _ => weights[0] + weights[1],
        };
        let mut sum = BIAS
            + count(self.figures, FIGURE)
            + count(self.names, NAME)
            + count(self.past_forms, PAST_FORM)
            + count(self.negations, NEGATION);
        let mut met = self.once;
        while met != 0 {
            let number = met.trailing_zeros();
            met &= met - 1;
            if let Some(group) = GROUPS.get(number as usize) {
                sum += group.first + if self.twice >> number & 1 == 1 { group.more } else { 0 };
            }
        }
        sum += i32::from(self.year) * YEAR
            + i32::from(self.question) * QUESTION
            + i32::from(self.starts_with_i) * STARTS_WITH_I;
        sum += SHORT
            .iter()
            .filter(|(words, _)| self.words < *words)
            .map(|(_, weight)| weight)
            .sum::<i32>();
        sum += LONG
            .iter()
            .filter(|(words, _)| self.words > *words)
            .map(|(_, weight)| weight)
            .sum::<i32>();
        squash(sum)
    }
}

/// Hundredths of a logit to thousandths between 0 and 1, in whole numbers so that every machine agrees.
fn squash(sum: i32) -> u16 {
    let value = 500 + 500 * sum / (100 + sum.abs());
    value.clamp(0, 1000) as u16
}
