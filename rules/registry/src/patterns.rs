//! Things that are named by a pattern, with the value in its group.

use factlint_core::document::Document;
use factlint_core::pinned::{Pattern, PinnedFact, Value};
use factlint_core::span::ProseSpan;

use crate::line::Line;
use crate::silence;

/// The values that contradict a fact, in the order of the text.
pub(crate) fn contradictions(doc: &Document, pattern: &Pattern, fact: &PinnedFact) -> Vec<ProseSpan> {
    let mut found = Vec::new();
    for block in doc.blocks().iter().filter(|block| !block.is_foreign()) {
        for range in pattern.values(doc.text(block.span)) {
            let span = ProseSpan::new(
                block.span.start + range.start as u32,
                block.span.start + range.end as u32,
            );
            let sentence = doc.sentences.partition_point(|row| row.span.end <= span.start) as u32;
            let line = Line::of(doc, sentence);
            if !line.tokens.is_empty()
                && differs(&line, span, &fact.value)
                && !silence::is_hedged(&line, &[span], fact.as_of, false)
            {
                found.push(span);
            }
        }
    }
    found
}

fn differs(line: &Line<'_>, span: ProseSpan, pinned: &Value) -> bool {
    let text = line.doc.text(span);
    match pinned {
        Value::Figure(pinned) => {
            // The figure as the sentence has it, with a unit that the group may leave out.
            if let Some(row) = line.quantities().find(|row| row.number.overlaps(span)) {
                let unit = line.doc.unit(row);
                return pinned.is_comparable(row, unit) && !pinned.bears_out(row, unit);
            }
            match Value::read(text, Some(factlint_core::pinned::Kind::Figure)) {
                Some(Value::Figure(found)) => {
                    let unit = found.unit.as_deref();
                    pinned.is_comparable(&found.row, unit) && !pinned.bears_out(&found.row, unit)
                }
                _ => false,
            }
        }
        value => Value::read(text, Some(value.kind())).is_some_and(|found| !value.allows(&found)),
    }
}
