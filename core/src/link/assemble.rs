//! Puts the rows of blocks into one set of tables: spans, indices and strings move to their place in the document.

use std::sync::Arc;

use crate::document::Document;
use crate::extract::BlockRows;
use crate::memo::Memo;
use crate::prose::Prose;
use crate::rows::{NONE, Pool};
use crate::source::Source;
use crate::table::Table;

/// Moves `index` by `offset`; [`NONE`] stays.
fn moved(index: u32, offset: u32) -> u32 {
    if index == NONE { NONE } else { index + offset }
}

/// One set of tables from the rows of all blocks.
pub(super) fn assemble(source: Arc<Source>, prose: Prose, blocks: &[Arc<BlockRows>]) -> Document {
    let english = !prose.foreign;
    let mut doc = Document {
        memo: Memo::default(),
        source,
        prose,
        sentences: Vec::with_capacity(blocks.iter().map(|rows| rows.sentences.len()).sum()).into(),
        tokens: Vec::with_capacity(blocks.iter().map(|rows| rows.tokens.len()).sum()).into(),
        quantities: Table::default(),
        dates: Table::default(),
        quotes: Table::default(),
        attributions: Table::default(),
        contents: Table::default(),
        mentions: Table::default(),
        entities: Table::default(),
        claims: Table::default(),
        pool: Pool::default(),
        date: None,
        english,
        pinned: Arc::default(),
    };
    for (idx, rows) in blocks.iter().enumerate() {
        let Some(start) = doc.prose.blocks.get(idx).map(|block| block.span.start) else {
            break;
        };
        append(&mut doc, rows, idx as u32, start);
    }
    doc
}

fn append(doc: &mut Document, rows: &BlockRows, block: u32, start: u32) {
    let (tokens, sentences) = (doc.tokens.len() as u32, doc.sentences.len() as u32);
    let (quotes, attributions, contents) = (
        doc.quotes.len() as u32,
        doc.attributions.len() as u32,
        doc.contents.len() as u32,
    );
    let strings = doc.pool.append(&rows.pool);
    doc.tokens.extend(rows.tokens.iter().map(|&row| {
        let mut row = row;
        row.span = row.span.shifted(start);
        row
    }));
    doc.sentences.extend(rows.sentences.iter().map(|&row| {
        let mut row = row;
        row.span = row.span.shifted(start);
        row.block = block;
        row.first_token += tokens;
        row.end_token += tokens;
        row
    }));
    doc.quantities.extend(rows.quantities.iter().map(|&row| {
        let mut row = row;
        row.span = row.span.shifted(start);
        row.number = row.number.shifted(start);
        row.noun_span = row.noun_span.shifted(start);
        row.sentence += sentences;
        row.unit = moved(row.unit, strings);
        row.noun = moved(row.noun, strings);
        row
    }));
    doc.dates.extend(rows.dates.iter().map(|&row| {
        let mut row = row;
        row.span = row.span.shifted(start);
        row.sentence += sentences;
        row
    }));
    doc.quotes.extend(rows.quotes.iter().map(|&row| {
        let mut row = row;
        row.span = row.span.shifted(start);
        row.inner = row.inner.shifted(start);
        row.sentence += sentences;
        row.attribution = moved(row.attribution, attributions);
        row.outer = moved(row.outer, quotes);
        row.continues = moved(row.continues, quotes);
        row
    }));
    doc.contents
        .extend(rows.contents.iter().map(|span| span.shifted(start)));
    doc.attributions.extend(rows.attributions.iter().map(|&row| {
        let mut row = row;
        row.span = row.span.shifted(start);
        row.source = row.source.shifted(start);
        row.cue = row.cue.shifted(start);
        row.first_content += contents;
        row.end_content += contents;
        row.sentence += sentences;
        row
    }));
    doc.mentions.extend(rows.mentions.iter().map(|&row| {
        let mut row = row;
        row.span = row.span.shifted(start);
        row.title = row.title.shifted(start);
        row.sentence += sentences;
        row.role = moved(row.role, strings);
        row
    }));
    doc.claims.extend(rows.claims.iter().map(|&row| {
        let mut row = row;
        row.span = row.span.shifted(start);
        row.trigger = row.trigger.shifted(start);
        row.sentence += sentences;
        row.attribution = moved(row.attribution, attributions);
        row.quote = moved(row.quote, quotes);
        row
    }));
}
