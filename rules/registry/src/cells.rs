//! Tables: a cell whose row or column is headed by a pinned thing and nothing else.

use std::collections::BTreeMap;

use factlint_core::document::Document;
use factlint_core::pinned::{Naming, PinnedFact, Value};
use factlint_core::prose::{BlockKind, BlockRow};
use factlint_core::rows::Dimension;
use factlint_core::span::ProseSpan;

use crate::bound::whole_span;
use crate::contradicts_registry::{Names, shown};
use crate::line::Line;
use crate::silence;
use crate::words::GENERIC;

/// The cells that contradict a fact, in the order of the text.
pub(crate) fn contradictions<'f>(
    doc: &Document,
    names: &Names<'_>,
    facts: &'f [PinnedFact],
) -> Vec<(ProseSpan, &'f PinnedFact)> {
    let mut rows: BTreeMap<u32, u32> = BTreeMap::new();
    for block in doc.blocks().iter().filter(|block| block.kind() == BlockKind::TableCell) {
        let last = rows.entry(block.table).or_default();
        *last = block.row.max(*last);
    }
    let mut found = Vec::new();
    for block in doc
        .blocks()
        .iter()
        .filter(|block| block.kind() == BlockKind::TableCell && !block.is_foreign())
    {
        let (row, column) = (head(doc, block.row_header), head(doc, block.column_header));
        let empty = |words: &[String]| words.is_empty() || words.iter().all(|word| GENERIC.contains(word));
        let alone = rows.get(&block.table) == Some(&1);
        let both = [row.as_slice(), column.as_slice()].concat();
        let swapped = [column.as_slice(), row.as_slice()].concat();
        let mut named: Vec<usize> = Vec::new();
        if empty(&column) && block.column > 0 {
            named.extend(names.whole(&row));
        }
        // A column of many rows has one value for each, and nobody knows which is pinned.
        if alone && (row.is_empty() || block.column == 0) && block.row > 0 {
            named.extend(names.whole(&column));
        }
        if !row.is_empty() && !column.is_empty() {
            named.extend(names.whole(&both).into_iter().chain(names.whole(&swapped)));
        }
        named.sort_unstable();
        named.dedup();
        for fact in named.into_iter().filter_map(|number| facts.get(number)) {
            if let Some(span) = differs(doc, block, fact) {
                found.push((span, fact));
            }
        }
    }
    found
}

/// The words of a cell that heads others; none where it is no words.
fn head(doc: &Document, block: u32) -> Vec<String> {
    let Some(block) = doc.blocks().get(block as usize) else {
        return Vec::new();
    };
    let text = doc.text(block.span);
    // A unit in brackets belongs to the values.
    let text = text.split('(').next().unwrap_or(text);
    Naming::words(text)
}

fn differs(doc: &Document, block: &BlockRow, fact: &PinnedFact) -> Option<ProseSpan> {
    if silence::is_older(doc, fact.as_of) || silence::is_closed(doc, block, fact.as_of) {
        return None;
    }
    let text = shown(doc, block.span);
    match &fact.value {
        Value::Figure(pinned) => {
            let first = doc.sentences.partition_point(|row| row.span.end <= block.span.start);
            let line = Line::of(doc, first as u32);
            let mut rows = line.quantities().filter(|row| block.span.contains(row.span));
            let (row, others) = (rows.next()?, rows.next());
            let unit = doc.unit(row);
            // A cell of more than its figure says more than its head.
            let all = whole_span(&line, row);
            let rest = (block.span.end - block.span.start).saturating_sub(all.end - all.start);
            let whole = others.is_none() && rest <= 2;
            (whole && pinned.is_comparable(row, unit) && !pinned.bears_out(row, unit)).then_some(
                if row.dimension() == Dimension::Rate {
                    all
                } else {
                    row.span
                },
            )
        }
        value => {
            let found = Value::read(&text, Some(value.kind()))?;
            let is_id =
                |text: &str| !text.contains(' ') && text.contains(|c: char| c.is_ascii_digit() || "-_./@".contains(c));
            let alike = !matches!(value, Value::Text(_)) || is_id(&text) && is_id(&fact.printed);
            (alike && !value.allows(&found)).then_some(block.span)
        }
    }
}
