//! The results of tests in a text, in APA style and its variants: statistic, degrees of freedom, value, p value.
//!
//! Every comparison sign of a block becomes an item by what stands left of it: a test, a p value, degrees of freedom,
//! or another figure. Then each test is joined with the p value behind it, over effect sizes and intervals, but over
//! nothing that may be about another thing.

mod items;
mod pairs;
mod symbols;

use factlint_core::document::Document;
use factlint_core::prose::{BlockRow, HOLE};
use factlint_core::span::ProseSpan;

use crate::printed::Printed;
use crate::tokens::{Compare, Tokens};

/// Which distribution a statistic has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Test {
    /// Student's t; one number of degrees of freedom.
    T,
    /// F; two numbers.
    F,
    /// Chi-squared, and Cochran's Q and its parts; one number.
    ChiSquared,
    /// A correlation; one number.
    R,
    /// The normal distribution; none.
    Z,
}

impl Test {
    /// How many numbers of degrees of freedom it has.
    pub(crate) fn freedom(self) -> usize {
        match self {
            Self::Z => 0,
            Self::F => 2,
            _ => 1,
        }
    }
}

/// What is said of p.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Said {
    /// A figure.
    P(Compare, Printed),
    /// "ns".
    NotSignificant,
}

/// A result of a test with its p value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TestResult {
    /// What was tested.
    pub test: Test,
    /// From the first character of the statistic to the last of p, or the other way round.
    pub span: ProseSpan,
    /// Statistic, degrees of freedom and value.
    pub statistic: ProseSpan,
    /// The p value.
    pub p: ProseSpan,
    pub(crate) df: [Option<Printed>; 2],
    pub(crate) sign: Compare,
    pub(crate) value: Printed,
    pub(crate) said: Said,
}

/// Every result of a document, in the order of the text.
pub fn results(doc: &Document) -> Vec<TestResult> {
    let mut found = Vec::new();
    for block in compared(doc) {
        let source = |at: u32| {
            let hole = ProseSpan::new(block.span.start + at, block.span.start + at + HOLE.len_utf8() as u32);
            let text = doc.source.text.get(doc.prose.source_span(hole).range())?;
            (text.starts_with('[') && text.ends_with(']')).then_some(text)
        };
        read(doc.text(block.span), block.span.start, source, &mut found);
    }
    found
}

/// The blocks with a sign of comparison, which prose hardly ever has: nearly all text is passed over here.
pub(crate) fn compared(doc: &Document) -> impl Iterator<Item = &BlockRow> {
    let text = doc.prose.text.as_bytes();
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let at = from + memchr::memchr3(b'=', b'<', b'>', text.get(from..)?)?;
            let idx = doc.blocks().partition_point(|block| block.span.end as usize <= at);
            let block = doc.blocks().get(idx)?;
            from = (block.span.end as usize).max(at + 1);
            if !block.is_foreign() && block.span.holds(at as u32) {
                return Some(block);
            }
        }
    })
}

/// The results of a block's text, whose first byte is at `offset` of the prose; `source` is what stands for its holes.
fn read<'a>(text: &str, offset: u32, source: impl Fn(u32) -> Option<&'a str>, found: &mut Vec<TestResult>) {
    // Without a "p" or an "s" (of "ns") behind something there is nothing to recompute.
    if !text.contains(['p', 'P', 's', 'S', '\u{1d45d}', '\u{1d443}', '\u{1d5c9}', '\u{1d631}']) {
        return;
    }
    let tokens = Tokens::with_holes(text, source);
    let items = items::items(&tokens);
    for mut result in pairs::pairs(&tokens, &items) {
        for span in [&mut result.span, &mut result.statistic, &mut result.p] {
            *span = span.shifted(offset);
        }
        found.push(result);
    }
}

#[cfg(test)]
mod tests;
