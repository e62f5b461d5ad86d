//! What of a document sums it up, and whether the text bears a figure of it out.
//!
//! What calls itself a summary ("Key points:", a heading "Abstract") says nothing that the text does not say, and so
//! does a headline or a caption. Rules hold their figures against the text on less evidence than two places of it.

use std::cmp::Ordering;

use crate::document::Document;
use crate::interval::{Figure, Fraction};
use crate::prose::{BlockKind, BlockRow};
use crate::rows::TokenKind;

/// What a summary calls itself, in its heading or before a colon.
const LABELS: [&str; 15] = [
    "key points",
    "key point",
    "summary",
    "in brief",
    "in short",
    "highlights",
    "at a glance",
    "tl;dr",
    "abstract",
    "key findings",
    "key takeaways",
    "takeaways",
    "main points",
    "executive summary",
    "the main points",
];

/// The longest of them, with the colon.
const LONGEST: usize = 20;

/// Which blocks of a document sum it up, by their numbers.
#[derive(Debug, Clone)]
pub struct Summaries(Vec<bool>);

impl Summaries {
    /// The blocks that call themselves a summary.
    pub fn labelled(doc: &Document) -> Self {
        Self(doc.blocks().iter().map(|block| is_labelled(doc, block)).collect())
    }

    /// The blocks that call themselves a summary, the headline and the captions.
    pub fn all(doc: &Document) -> Self {
        let headline = headline(doc);
        let sums = |(idx, block): (usize, &BlockRow)| {
            Some(idx) == headline || block.kind() == BlockKind::Caption || is_labelled(doc, block)
        };
        Self(doc.blocks().iter().enumerate().map(sums).collect())
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        !self.0.contains(&true)
    }

    /// Whether a block, by its number, is one.
    pub fn has(&self, block: u32) -> bool {
        self.0.get(block as usize).copied().unwrap_or(false)
    }

    /// Whether a sentence, by its number, is of one.
    pub fn holds(&self, doc: &Document, sentence: u32) -> bool {
        doc.sentence(sentence).is_some_and(|sentence| self.has(sentence.block))
    }

    /// Whether the text bears a figure out: it has the same or a finer one, its very digits, or figures that add up to
    /// it. `text` holds the figures of the text, in order.
    pub fn is_borne_out(&self, doc: &Document, figure: &Figure<'_>, text: &[Figure<'_>]) -> bool {
        text.iter()
            .any(|other| figure.is_borne_out_by(other) || cuts(figure, other))
            || self.stands_outside(doc, figure)
            || is_sum(figure, text)
    }

    /// Whether the digits of a figure stand somewhere outside, as a figure or not; a figure with a scale, with it.
    fn stands_outside(&self, doc: &Document, figure: &Figure<'_>) -> bool {
        let number = doc.text(figure.row.number);
        let digit = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'.' | b',');
        if !number.starts_with(|c: char| c.is_ascii_digit()) {
            return false;
        }
        let scaled = (!number.bytes().all(digit)).then(|| number.to_lowercase());
        let mut sentences = doc.sentences.iter().filter(|sentence| !self.has(sentence.block));
        sentences.any(|sentence| match &scaled {
            Some(scaled) => doc.text(sentence.span).to_lowercase().contains(scaled.as_str()),
            None => (doc.tokens.get(sentence.tokens()).unwrap_or(&[]).iter())
                .any(|token| token.kind() == TokenKind::Number && doc.text(token.span) == number),
        })
    }
}

/// The headline of a document: its first block, where no other heading is of the same rank. With several, each heads a
/// text of its own.
pub fn headline(doc: &Document) -> Option<usize> {
    let is_heading = |block: &&BlockRow| block.kind() == BlockKind::Heading;
    let first = doc.blocks().first().filter(is_heading)?;
    let mut others = doc.blocks().iter().skip(1).filter(is_heading);
    others.all(|other| other.level > first.level).then_some(0)
}

/// Whether a block calls itself a summary: before a colon, or in the heading above it.
fn is_labelled(doc: &Document, block: &BlockRow) -> bool {
    let is_label = |text: &str| LABELS.iter().any(|label| label.eq_ignore_ascii_case(text.trim()));
    if !matches!(
        block.kind(),
        BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Quotation
    ) {
        return false;
    }
    let text = doc.text(block.span);
    let end = (0..=text.len().min(LONGEST))
        .rev()
        .find(|&end| text.is_char_boundary(end));
    let start = end.and_then(|end| text.get(..end)).unwrap_or("");
    let heading = || {
        let heading = doc.blocks().get(block.heading as usize)?;
        Some(is_label(doc.text(heading.span).trim_end_matches(':')))
    };
    start.split_once([':', '.']).is_some_and(|(label, _)| is_label(label)) || heading().unwrap_or(false)
}

/// Whether a figure is another one without its last digits, as headlines have it: "16 billion" for 16.6 billion.
fn cuts(figure: &Figure<'_>, other: &Figure<'_>) -> bool {
    if !figure.is_comparable(other) {
        return false;
    }
    let (printed, exact) = (figure.interval.printed.0, other.interval.printed.0);
    let end = || {
        figure
            .interval
            .high?
            .plus(figure.interval.high?)?
            .plus(printed.negated())
    };
    exact.compare(printed).is_some_and(Ordering::is_ge)
        && (end().and_then(|end| exact.compare(end))).is_some_and(Ordering::is_lt)
}

/// Whether a figure is the sum of two that stand near each other in the text, or of all of a sentence.
fn is_sum(figure: &Figure<'_>, text: &[Figure<'_>]) -> bool {
    let parts: Vec<&Figure<'_>> = text.iter().filter(|other| figure.is_comparable(other)).collect();
    let is = |sum: Option<Fraction>| {
        let at = |end: Option<Fraction>| end.and_then(|end| sum?.compare(end));
        let (low, high) = (at(figure.interval.low), at(figure.interval.high));
        sum.is_some() && low.is_none_or(Ordering::is_ge) && high.is_none_or(Ordering::is_le)
    };
    let value = |part: &Figure<'_>| part.interval.printed.0;
    let pairs = parts.iter().enumerate().any(|(idx, first)| {
        let near = |second: &&&Figure<'_>| second.row.sentence <= first.row.sentence + 1;
        let mut second = parts.iter().skip(idx + 1).take_while(near);
        second.any(|second| is(value(first).plus(value(second))))
    });
    let mut sentences = parts.chunk_by(|one, other| one.row.sentence == other.row.sentence);
    pairs
        || sentences.any(|all| {
            let sum = || (all.iter()).try_fold(Fraction::whole(0), |sum, part| sum.plus(value(part)));
            all.len() > 2 && is(sum())
        })
}
