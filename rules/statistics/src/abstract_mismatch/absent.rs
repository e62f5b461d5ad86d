//! Figures of an abstract that the text has nowhere.

use factlint_core::document::Document;
use factlint_core::interval::Figure;
use factlint_core::prose::{BlockKind, BlockRow};
use factlint_core::rows::{Dimension, NONE, QuantityRow};
use factlint_core::summaries::Summaries;
use factlint_core::{ProseSpan, Sink};

/// Words that a text must have outside of its abstract: of a shorter one the abstract may be all there is.
const WORDS: usize = 150;

/// Reports figures that stand in an abstract alone, where the text bears out most of its figures: then it is the text
/// that the abstract sums up. `told` are places of which something was said already.
pub(super) fn check(doc: &Document, abstracts: &Summaries, told: &[ProseSpan], out: &mut Sink<'_>) {
    if abstracts.is_empty() || words_outside(doc, abstracts) < WORDS {
        return;
    }
    let rows = |wanted: bool| -> Vec<Figure<'_>> {
        let rows = (doc.quantities.iter()).filter(|row| abstracts.holds(doc, row.sentence) == wanted);
        rows.filter_map(|row| Figure::of(row, doc.unit(row))).collect()
    };
    let (own, text) = (rows(true), rows(false));
    let own: Vec<Figure<'_>> = own.into_iter().filter(|figure| says_how_much(figure.row)).collect();
    let absent: Vec<&Figure<'_>> = (own.iter())
        .filter(|figure| !abstracts.is_borne_out(doc, figure, &text))
        .collect();
    if absent.len() * 2 >= own.len() {
        return;
    }
    for figure in absent {
        let span = figure.row.span;
        let known = |place: &&ProseSpan| place.start < span.end && span.start < place.end;
        if !told.iter().any(|place| known(&place)) {
            let here = doc.line(span);
            out.report(
                span,
                format!("\u{201c}{here}\u{201d} in the summary stands nowhere in the text"),
            )
            .severity(factlint_core::Severity::Info);
        }
    }
}

/// Whether a figure says how much of something there is, so that a text would have to state it too.
fn says_how_much(row: &QuantityRow) -> bool {
    (row.unit != NONE || row.noun != NONE)
        && row.flags & QuantityRow::VAGUE == 0
        && !matches!(row.dimension(), Dimension::Ordinal | Dimension::Other)
        // "Two groups" and "one of three" are counted, not stated.
        && (row.dimension() != Dimension::Count || row.flags & QuantityRow::WORDS == 0)
}

fn words_outside(doc: &Document, abstracts: &Summaries) -> usize {
    let text = (doc.sentences.iter()).filter(|sentence| {
        let kind = doc.blocks().get(sentence.block as usize).map(BlockRow::kind);
        !abstracts.has(sentence.block) && kind != Some(BlockKind::TableCell)
    });
    text.map(|sentence| sentence.tokens().len()).sum()
}
