//! Quotations inside one block: which marks open and close what, and what the marks are used for.
//!
//! Marks are read from the text itself, because half of the work is telling an apostrophe, an inch and a year from a
//! mark. What runs over several blocks is joined by [`link`](crate::link).

mod marks;
mod pairs;
mod style;

use super::{BlockRows, BlockView};
use crate::prose::BlockKind;
use crate::rows::{NONE, QuoteRow, QuoteStyle};
use crate::span::ProseSpan;

/// Appends what the block holds, in the order of the opening marks. A block quotation is one row around all others.
pub fn extract(view: &BlockView<'_>, rows: &mut BlockRows) {
    let marks = marks::read(view.text);
    let whole = view.kind == BlockKind::Quotation;
    if marks.is_empty() && !whole {
        return;
    }
    let first = rows.quotes.len();
    if whole {
        let span = ProseSpan::new(0, view.text.len() as u32);
        rows.quotes.push(row(span, span, 0, QuoteStyle::Block));
    }
    for pair in pairs::pair(view.text, &marks) {
        let style = style::style(view.text, pair.inner);
        rows.quotes.push(QuoteRow {
            flags: pair.flags,
            ..row(pair.span, pair.inner, view.sentence_at(pair.span.start), style)
        });
    }
    nest(rows.quotes.get_mut(first..).unwrap_or_default(), first as u32);
}

fn row(span: ProseSpan, inner: ProseSpan, sentence: u32, style: QuoteStyle) -> QuoteRow {
    QuoteRow {
        span,
        inner,
        sentence,
        attribution: NONE,
        outer: NONE,
        continues: NONE,
        style: style.code(),
        ..QuoteRow::default()
    }
}

/// Tells each row which row stands around it; rows are sorted by start and never cross.
fn nest(quotes: &mut [QuoteRow], offset: u32) {
    let mut open: Vec<(u32, u32)> = Vec::new();
    for (idx, quote) in quotes.iter_mut().enumerate() {
        while open.last().is_some_and(|&(_, end)| end <= quote.span.start) {
            open.pop();
        }
        quote.outer = open.last().map_or(NONE, |&(outer, _)| outer);
        open.push((offset + idx as u32, quote.span.end));
    }
}

#[cfg(test)]
mod tests;
