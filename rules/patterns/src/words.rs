//! Runs of words, as rules name them and as texts have them.

use factlint_core::Document;
use factlint_core::language::lemma;
use factlint_core::pinned::{Naming, name_word};
use factlint_core::rows::{TokenKind, TokenRow};
use factlint_core::span::ProseSpan;

/// Runs of words, any of which will do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Runs {
    runs: Vec<Vec<String>>,
    /// Whether words are compared by their lemma, not only without case and number.
    lemmas: bool,
}

impl Runs {
    /// Runs in any case and number.
    pub fn of(texts: &[String]) -> Self {
        let runs = texts
            .iter()
            .map(|text| Naming::words(text))
            .filter(|run| !run.is_empty());
        Self {
            runs: runs.collect(),
            lemmas: false,
        }
    }

    /// Runs in any form.
    pub fn of_lemmas(texts: &[String]) -> Self {
        Self {
            lemmas: true,
            ..Self::of(texts)
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// Where the runs stand in a sentence; overlapping ones once, from the left.
    pub fn find(&self, doc: &Document, sentence: u32) -> Vec<ProseSpan> {
        let tokens: Vec<&TokenRow> = (doc.tokens_of(sentence).iter())
            .filter(|token| token.kind() != TokenKind::Punctuation)
            .collect();
        let words: Vec<String> = tokens.iter().map(|token| self.word(doc, token)).collect();
        let (mut found, mut at) = (Vec::new(), 0);
        while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
            let longest = self.runs.iter().filter(|run| rest.starts_with(run)).map(Vec::len).max();
            if let (Some(length), Some(first)) = (longest, tokens.get(at))
                && let Some(last) = tokens.get(at + length - 1)
            {
                found.push(ProseSpan::new(first.span.start, last.span.end));
            }
            at += longest.unwrap_or(1);
        }
        found
    }

    /// Whether a text ends in one of the runs.
    pub fn end(&self, text: &str) -> bool {
        let words = Naming::words(text);
        self.runs.iter().any(|run| words.ends_with(run))
    }

    /// Whether one of the runs stands in a text.
    pub fn within(&self, text: &str) -> bool {
        let words = Naming::words(text);
        self.runs
            .iter()
            .any(|run| words.windows(run.len()).any(|window| window == run.as_slice()))
    }

    fn word(&self, doc: &Document, token: &TokenRow) -> String {
        let text = doc.text(token.span);
        if self.lemmas {
            let lower = text.to_lowercase();
            return lemma(&lower, token_tag(token)).into_owned();
        }
        name_word(text)
    }
}

fn token_tag(token: &TokenRow) -> factlint_core::language::Tag {
    factlint_core::language::Tag::from_code(token.tag)
}
