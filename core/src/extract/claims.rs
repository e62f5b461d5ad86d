//! Statements that can be checked.
//!
//! Every sentence is scored by its words; one that asks enough to be checked, or that is of a class which asks for a
//! source, becomes a claim. Who says so, and which citations stand near, is looked up by [`link`](crate::link).

mod citations;
mod cues;
mod kinds;
mod triggers;
mod weights;

#[cfg(test)]
mod tests;

pub use citations::stand_in as cite;

use super::{BlockRows, BlockView};
use crate::prose::BlockKind;
use crate::rows::{ClaimClass, ClaimRow, NONE, SentenceRow};

/// A sentence below this many thousandths is no claim.
const LEAST: u16 = 250;

/// Appends what the block holds.
pub fn extract(view: &BlockView<'_>, rows: &mut BlockRows) {
    if matches!(view.kind, BlockKind::Heading | BlockKind::TableCell) {
        return;
    }
    let mut cues = cues::Cues::default();
    for (number, sentence) in view.sentences.iter().enumerate() {
        if sentence.flags & SentenceRow::HEADLINE != 0 {
            continue;
        }
        cues::read(view, sentence, &mut cues);
        let checkable = cues.checkable();
        let kind = kinds::of(view, rows, sentence, number as u32, &cues);
        if checkable < LEAST && !kind.is_some_and(|kind| kind.needs_source) {
            continue;
        }
        let (class, trigger, needs) = kind.map_or((ClaimClass::Other, sentence.span, false), |kind| {
            (kind.class, kinds::span(view, kind.trigger), kind.needs_source)
        });
        let mut flags = 0;
        if needs {
            flags |= ClaimRow::NEEDS_SOURCE;
        }
        if citations::stand_in(sentence.span.text(view.text)) {
            flags |= ClaimRow::CITED;
        }
        rows.claims.push(ClaimRow {
            span: sentence.span,
            trigger,
            sentence: number as u32,
            attribution: NONE,
            quote: NONE,
            checkable,
            class: class.code(),
            flags,
        });
    }
}
