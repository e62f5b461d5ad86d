//! Means with the number of cases and the deviation stated beside them: "(M = 3.45, SD = 1.02, n = 20)".

use factlint_core::document::Document;
use factlint_core::span::ProseSpan;

use crate::printed::{Printed, figure};
use crate::results::compared;
use crate::scales::Scale;
use crate::tokens::{Compare, Kind, Tokens};

/// A mean and what is stated in one breath with it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Summary {
    /// "M = 3.45".
    pub(crate) span: ProseSpan,
    pub(crate) mean: Printed,
    /// The standard deviation and its place.
    pub(crate) deviation: Option<(Printed, ProseSpan)>,
    /// How many cases, and the place.
    pub(crate) cases: Option<(u32, ProseSpan)>,
    /// What the sentence says of the scale.
    pub(crate) scale: Scale,
}

/// The most cases that are looked at; means of more tell nothing at two decimals.
const MOST_CASES: f64 = 10_000.0;

/// Every mean of a document that stands in a sentence which states its scale: the scale of the sentence before may be
/// of another question.
pub(crate) fn summaries(doc: &Document) -> Vec<Summary> {
    let mut found = Vec::new();
    let mut several = None;
    let sentences = compared(doc).flat_map(|block| {
        let from = doc
            .sentences
            .partition_point(|sentence| sentence.span.end <= block.span.start);
        let behind = doc.sentences.iter().skip(from);
        behind.take_while(|sentence| sentence.span.start < block.span.end)
    });
    for sentence in sentences {
        let text = doc.text(sentence.span);
        if !text.contains(['M', 'm', '\u{1d440}']) {
            continue;
        }
        let tokens = Tokens::read(text);
        if !(0..tokens.len()).any(|idx| is_mean(&tokens, idx)) {
            continue;
        }
        let several = *several.get_or_insert_with(|| Scale::several_items(&doc.prose.text));
        let scale = Scale::of(text, &tokens, several);
        if scale.is_stated() {
            chains(&tokens, sentence.span.start, scale, &mut found);
        }
    }
    found
}

fn is_mean(tokens: &Tokens, idx: usize) -> bool {
    matches!(tokens.word_at(idx), "M" | "Mean" | "mean") && tokens.compare(idx + 1) == Some(Compare::Equal)
}

/// "name = figure" parts in a row, with only commas between them.
fn chains(tokens: &Tokens, offset: u32, scale: Scale, found: &mut Vec<Summary>) {
    let mut at = 0;
    while at < tokens.len() {
        let Some((mut part, mut end)) = part(tokens, at) else {
            at += 1;
            continue;
        };
        let mut chain = vec![part];
        while matches!(tokens.kind(end), Some(Kind::Comma | Kind::Semicolon))
            && let Some(next) = self::part(tokens, end + 1)
        {
            (part, end) = next;
            chain.push(part);
        }
        found.extend(summary(tokens, offset, scale, &chain));
        at = end;
    }
}

/// A name, its figure, and the tokens of both.
type Part = (usize, Printed, usize);

fn part(tokens: &Tokens, at: usize) -> Option<(Part, usize)> {
    if tokens.kind(at) != Some(Kind::Word) || tokens.compare(at + 1) != Some(Compare::Equal) {
        return None;
    }
    let (printed, end) = figure(tokens, at + 2)?;
    Some(((at, printed, end), end))
}

fn summary(tokens: &Tokens, offset: u32, scale: Scale, chain: &[Part]) -> Option<Summary> {
    // Two of a kind belong to two groups, and which figures go together is not certain.
    let only = |names: &[&str]| {
        let mut named = chain.iter().filter(|part| names.contains(&tokens.word_at(part.0)));
        named.next().filter(|_| named.next().is_none()).copied()
    };
    let span = |part: Part| {
        let (first, last) = (tokens.get(part.0)?, tokens.get(part.2.checked_sub(1)?)?);
        Some(ProseSpan::new(first.start, last.end).shifted(offset))
    };
    let mean = only(&["M", "Mean", "mean"])?;
    let deviation = only(&["SD", "sd", "Sd"]).and_then(|part| Some((part.1, span(part)?)));
    let cases = only(&["n", "N"]).filter(|part| part.1.is_whole() && (2.0..MOST_CASES).contains(&part.1.value));
    Some(Summary {
        span: span(mean)?,
        mean: mean.1,
        deviation,
        cases: cases.and_then(|part| Some((part.1.value as u32, span(part)?))),
        scale,
    })
}
