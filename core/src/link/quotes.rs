//! Quotations that go on in the next block: each paragraph opens with a mark, only the last one has a closing mark.

use crate::document::Document;
use crate::prose::BlockKind;
use crate::rows::{NONE, QuoteRow, QuoteStyle};

/// Joins an unclosed quotation to the one that opens the next block.
///
/// One that nothing continues loses what it was given too much: it ends with its sentence, unless its block is
/// nothing but the quotation.
pub(super) fn link(doc: &mut Document) {
    let opening = opening_quotes(doc);
    for idx in 0..doc.quotes.len() {
        let Some(&quote) = doc.quotes.get(idx) else { break };
        if quote.flags & QuoteRow::UNCLOSED == 0 || quote.outer != NONE {
            continue;
        }
        let Some(block) = doc.sentence(quote.sentence).map(|sentence| sentence.block) else {
            continue;
        };
        let ends_block = doc
            .blocks()
            .get(block as usize)
            .is_some_and(|row| row.span.end == quote.span.end);
        if !ends_block {
            continue;
        }
        let next = opening.get(block as usize + 1).copied().filter(|&next| next != NONE);
        match next.and_then(|next| doc.quotes.get_mut(next as usize)) {
            Some(next) if next.flags & QuoteRow::SINGLE == quote.flags & QuoteRow::SINGLE => {
                next.continues = idx as u32;
            }
            _ => shorten(doc, idx, block),
        }
    }
}

/// For each block, the quotation that begins with its first character, or [`NONE`].
fn opening_quotes(doc: &Document) -> Vec<u32> {
    let mut opening = vec![NONE; doc.blocks().len()];
    let mut quotes = doc.quotes.iter().enumerate().peekable();
    for (block, slot) in doc.blocks().iter().zip(&mut opening) {
        while quotes
            .next_if(|(_, quote)| quote.span.start < block.span.start)
            .is_some()
        {}
        let Some((idx, _)) = quotes.next_if(|(_, quote)| quote.span.start == block.span.start) else {
            continue;
        };
        let quote = doc.quotes.get(idx).map_or(QuoteStyle::Scare, QuoteRow::style);
        if quote != QuoteStyle::Block && block.kind() != BlockKind::Heading {
            *slot = idx as u32;
        }
    }
    opening
}

/// Ends an unclosed quotation with the sentence that it opens in.
fn shorten(doc: &mut Document, idx: usize, block: u32) {
    let Some(&quote) = doc.quotes.get(idx) else { return };
    let starts_block = doc
        .blocks()
        .get(block as usize)
        .is_some_and(|row| row.span.start == quote.span.start);
    let Some(end) = doc.sentence(quote.sentence).map(|sentence| sentence.span.end) else {
        return;
    };
    if starts_block || end <= quote.inner.start || end >= quote.span.end {
        return;
    }
    let old = quote.span.end;
    if let Some(quote) = doc.quotes.get_mut(idx) {
        quote.span.end = end;
        quote.inner.end = end;
    }
    // What stood in the part that is cut off stands in no quotation any more.
    for inner in doc.quotes.iter_mut().skip(idx + 1) {
        if inner.span.start >= old {
            break;
        }
        if inner.outer == idx as u32 && inner.span.start >= end {
            inner.outer = NONE;
        }
    }
    let Some(attribution) = doc.attributions.get_mut(quote.attribution as usize) else {
        return;
    };
    if attribution.span.end == old {
        attribution.span.end = end;
    }
    let range = attribution.first_content as usize..attribution.end_content as usize;
    for content in doc.contents.get_mut(range).unwrap_or_default() {
        if content.end == old && content.start < end {
            content.end = end;
        }
    }
}
