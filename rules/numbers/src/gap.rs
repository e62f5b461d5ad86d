//! The words between two figures of a sentence: what joins figures is told by them, not by a parser.

use std::borrow::Cow;

use factlint_core::document::Document;
use factlint_core::language::Tag;
use factlint_core::rows::QuantityRow;
use factlint_core::span::ProseSpan;

/// The figures of each sentence that has any, in the order of the text.
pub(crate) fn by_sentence(doc: &Document) -> impl Iterator<Item = &[QuantityRow]> {
    doc.quantities.chunk_by(|a, b| a.sentence == b.sentence)
}

/// A closed list of words, in lower case and separated by spaces.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Words {
    list: &'static str,
    /// One bit for each [`Words::bit`] that a listed word has; nearly every other word is told by it.
    bits: u128,
}

impl Words {
    /// A list; made in a `const`, it costs nothing at run time.
    pub(crate) const fn of(list: &'static str) -> Self {
        let bytes = list.as_bytes();
        let (mut bits, mut start, mut at) = (0, 0, 0);
        while at <= bytes.len() {
            if at == bytes.len() || bytes[at] == b' ' {
                bits |= if at > start {
                    Self::bit(bytes[start], bytes[at - 1], at - start)
                } else {
                    0
                };
                start = at + 1;
            }
            at += 1;
        }
        Self { list, bits }
    }

    /// The bit of a word by its ends and its length in bytes.
    const fn bit(first: u8, last: u8, length: usize) -> u128 {
        1 << ((first as usize * 5 + last as usize * 23 + length * 41) % 128)
    }

    /// Whether a word is in the list.
    pub(crate) fn contains(self, word: &str) -> bool {
        let (Some(&first), Some(&last)) = (word.as_bytes().first(), word.as_bytes().last()) else {
            return false;
        };
        self.bits & Self::bit(first, last, word.len()) != 0 && self.list.split(' ').any(|listed| listed == word)
    }
}

/// A word in lower case.
fn lower(word: &str) -> Cow<'_, str> {
    if word.bytes().any(|byte| byte.is_ascii_uppercase() || !byte.is_ascii()) {
        Cow::Owned(word.to_lowercase())
    } else {
        Cow::Borrowed(word)
    }
}

/// How many words around a figure are looked at; no time is lost on a sentence without end.
pub(crate) const REACH: usize = 60;

/// Words and marks between two places, in lower case.
#[derive(Debug, Default)]
pub(crate) struct Gap<'a> {
    words: Vec<Cow<'a, str>>,
    /// Whether a finite verb is among them.
    pub(crate) verb: bool,
}

impl<'a> Gap<'a> {
    /// What stands from byte `start` to byte `end` in a sentence, without brackets that are closed there.
    pub(crate) fn between(doc: &'a Document, sentence: u32, start: u32, end: u32) -> Self {
        let tokens = doc.tokens_of(sentence);
        let first = tokens.partition_point(|token| token.span.start < start);
        let inner = tokens.iter().skip(first).take_while(|token| token.span.end <= end);
        let mut gap = Self::default();
        for token in inner {
            let word = lower(doc.text(token.span));
            // "In the week ended March 14" is a time, not a clause.
            gap.verb |= Tag::from_code(token.tag).is_finite() && !matches!(&*word, "ended" | "compared");
            if word == ")"
                && let Some(open) = gap.words.iter().rposition(|word| *word == "(")
            {
                // "$1.13bn (£600m) for the year" goes on behind the brackets.
                gap.words.truncate(open);
                continue;
            }
            gap.words.push(word);
        }
        gap
    }

    /// How many brackets are open at a byte of the sentence, of those that open not far before it.
    pub(crate) fn depth(doc: &Document, sentence: u32, at: u32) -> usize {
        let tokens = doc.tokens_of(sentence);
        let end = tokens.partition_point(|token| token.span.end <= at);
        let near = tokens.get(end.saturating_sub(REACH)..end).unwrap_or(&[]);
        let count = |mark: &str| near.iter().filter(|token| doc.text(token.span) == mark).count();
        count("(").saturating_sub(count(")"))
    }

    /// What stands around a figure, so far that it may still say what the figure is of.
    pub(crate) fn around(doc: &'a Document, row: &QuantityRow) -> Self {
        let tokens = doc.tokens_of(row.sentence);
        let middle = tokens.partition_point(|token| token.span.start < row.span.start);
        let last = tokens.len().min(middle + REACH);
        let near = tokens.get(middle.saturating_sub(REACH)..last).unwrap_or(&[]);
        match (near.first(), near.last()) {
            (Some(first), Some(last)) => Self::between(doc, row.sentence, first.span.start, last.span.end),
            _ => Self::default(),
        }
    }

    /// At most `count` words and marks before a byte of the sentence.
    pub(crate) fn before(doc: &'a Document, sentence: u32, at: u32, count: usize) -> Self {
        let tokens = doc.tokens_of(sentence);
        let end = tokens.partition_point(|token| token.span.end <= at);
        let start = tokens
            .get(end.saturating_sub(count))
            .map_or(at, |token| token.span.start);
        Self::between(doc, sentence, start, at)
    }

    /// At most `count` words and marks from a byte of the sentence on.
    pub(crate) fn after(doc: &'a Document, sentence: u32, at: u32, count: usize) -> Self {
        let tokens = doc.tokens_of(sentence);
        let first = tokens.partition_point(|token| token.span.start < at);
        let last = tokens.get(first..).unwrap_or(&[]).iter().take(count).next_back();
        Self::between(doc, sentence, at, last.map_or(at, |token| token.span.end))
    }

    /// A whole sentence.
    pub(crate) fn sentence(doc: &'a Document, sentence: u32) -> Self {
        let span = doc.sentence(sentence).map_or(ProseSpan::NONE, |row| row.span);
        Self::between(doc, sentence, span.start, span.end)
    }

    /// The words.
    pub(crate) fn words(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.words.iter().map(Cow::as_ref)
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    /// The word with number `idx`, or nothing.
    pub(crate) fn word(&self, idx: usize) -> &str {
        self.words.get(idx).map_or("", Cow::as_ref)
    }

    /// The last word, or nothing.
    pub(crate) fn last(&self) -> &str {
        self.words.last().map_or("", Cow::as_ref)
    }

    /// Whether any word is in the list.
    pub(crate) fn has_any(&self, list: Words) -> bool {
        self.words().any(|word| list.contains(word))
    }

    /// How many of its words are in the list.
    pub(crate) fn count(&self, list: Words) -> usize {
        self.words().filter(|word| list.contains(word)).count()
    }

    /// Whether it is these words, separated by spaces.
    pub(crate) fn is(&self, text: &str) -> bool {
        self.words().eq(text.split(' ').filter(|word| !word.is_empty()))
    }

    /// Whether it ends in these words, separated by spaces.
    pub(crate) fn ends_with(&self, text: &str) -> bool {
        self.ends_with_over(text, const { Words::of("") })
    }

    /// The same, over any words of a list behind them.
    pub(crate) fn ends_with_over(&self, text: &str, list: Words) -> bool {
        let mut words = self.words().rev().skip_while(|word| list.contains(word));
        text.split(' ').rev().all(|word| words.next() == Some(word))
    }
}
