//! One sentence, word for word, and where it names a pinned thing.

use factlint_core::document::Document;
use factlint_core::language::Tag;
use factlint_core::pinned::name_word;
use factlint_core::rows::{DateRow, QuantityRow, TokenKind, TokenRow};
use factlint_core::span::ProseSpan;

use crate::words::INSIDE;

/// A sentence.
pub(crate) struct Line<'d> {
    /// Its document.
    pub(crate) doc: &'d Document,
    /// Its number.
    pub(crate) sentence: u32,
    /// Its tokens.
    pub(crate) tokens: &'d [TokenRow],
    /// The same, as names are compared.
    pub(crate) words: Vec<String>,
}

/// Where a fact is named, in tokens of the sentence.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mention {
    /// The fact.
    pub(crate) fact: usize,
    /// First token.
    pub(crate) first: usize,
    /// One past the last token.
    pub(crate) end: usize,
}

impl Mention {
    /// Number of tokens.
    pub(crate) fn length(&self) -> usize {
        self.end - self.first
    }
}

/// Longest sentence in tokens that is read; what is longer is data, and would cost time for each thing it names.
const LONGEST: usize = 300;

impl<'d> Line<'d> {
    /// A sentence word for word; one that is too long to be one has no words.
    pub(crate) fn of(doc: &'d Document, sentence: u32) -> Self {
        let tokens = Some(doc.tokens_of(sentence))
            .filter(|tokens| tokens.len() <= LONGEST)
            .unwrap_or(&[]);
        let words = tokens.iter().map(|token| name_word(doc.text(token.span))).collect();
        Self {
            doc,
            sentence,
            tokens,
            words,
        }
    }

    /// A token's text in small letters, or nothing.
    pub(crate) fn small(&self, idx: usize) -> String {
        self.tokens
            .get(idx)
            .map_or_else(String::new, |token| self.doc.text(token.span).to_lowercase())
    }

    /// The tag of a token.
    pub(crate) fn tag(&self, idx: usize) -> Tag {
        self.tokens
            .get(idx)
            .map_or(Tag::Unknown, |token| Tag::from_code(token.tag))
    }

    /// Whether a token is a word.
    pub(crate) fn is_word(&self, idx: usize) -> bool {
        self.tokens
            .get(idx)
            .is_some_and(|token| token.kind() == TokenKind::Word)
    }

    /// One past the last token of a name that begins at a token.
    pub(crate) fn name_ends(&self, first: usize, name: &[String]) -> Option<usize> {
        let mut at = first;
        for (number, wanted) in name.iter().enumerate() {
            while number > 0 && self.words.get(at)? != wanted && INSIDE.contains(self.words.get(at)?) {
                at += 1;
            }
            if self.words.get(at)? != wanted {
                return None;
            }
            at += 1;
        }
        Some(at)
    }

    /// The place of a mention.
    pub(crate) fn span(&self, mention: &Mention) -> ProseSpan {
        let first = self
            .tokens
            .get(mention.first)
            .map_or(ProseSpan::NONE, |token| token.span);
        let last = self
            .tokens
            .get(mention.end.saturating_sub(1))
            .map_or(first, |token| token.span);
        ProseSpan::new(first.start, last.end)
    }

    /// The first token that starts at or behind a byte.
    pub(crate) fn token_at(&self, byte: u32) -> usize {
        self.tokens.partition_point(|token| token.span.start < byte)
    }

    /// The figures of the sentence.
    pub(crate) fn quantities(&self) -> impl Iterator<Item = &'d QuantityRow> {
        let first = self.doc.quantities.partition_point(|row| row.sentence < self.sentence);
        let rows = self.doc.quantities.get(first..).unwrap_or(&[]);
        rows.iter().take_while(|row| row.sentence == self.sentence)
    }

    /// The dates of the sentence.
    pub(crate) fn dates(&self) -> impl Iterator<Item = &'d DateRow> {
        let first = self.doc.dates.partition_point(|row| row.sentence < self.sentence);
        let rows = self.doc.dates.get(first..).unwrap_or(&[]);
        rows.iter().take_while(|row| row.sentence == self.sentence)
    }

    /// The span from a token up to the next white space, without the marks that end a sentence or a bracket.
    pub(crate) fn run(&self, idx: usize) -> Option<ProseSpan> {
        let token = self.tokens.get(idx)?;
        let end = self.doc.sentence(self.sentence)?.span.end;
        let rest = self.doc.text(ProseSpan::new(token.span.start, end));
        let length = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let run = rest
            .get(..length)?
            .trim_end_matches(['.', ',', ';', ':', ')', '!', '?', '"', '”', ']']);
        (!run.is_empty()).then(|| ProseSpan::new(token.span.start, token.span.start + run.len() as u32))
    }
}
