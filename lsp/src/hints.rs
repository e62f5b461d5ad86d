//! Hints in the text: the value of a figure in one notation, the day that a relative date means.
//!
//! A hint stands only where it tells something that the words do not show at a glance.

use factlint_core::document::Document;
use factlint_core::rows::{Anchor, Bound, DateRow, Dimension, QuantityRow};
use factlint_core::{Decimal, ProseSpan, SourceSpan};
use tower_lsp::lsp_types::{InlayHint, InlayHintLabel, InlayHintTooltip, Range};

use crate::event::Scene;
use crate::values;

/// The hints of a range.
pub fn hints(scene: &Scene, range: Range) -> Vec<InlayHint> {
    let (view, units) = (&scene.view, scene.client.units);
    let Some(doc) = view.document.as_ref().filter(|_| scene.shows.inlay_hints) else {
        return Vec::new();
    };
    let (start, end) = (view.text.offset(range.start, units), view.text.offset(range.end, units));
    let here =
        |span: ProseSpan| Some(doc.prose.source_span(span)).filter(|span| start <= span.end() && span.start() <= end);
    let mut found: Vec<(SourceSpan, String, &str)> = Vec::new();
    for row in &doc.quantities {
        if let Some(span) = here(row.span) {
            found.extend(figure(doc, row).map(|label| (span, label, "the figure as factlint reads it")));
        }
    }
    for row in &doc.dates {
        if let Some(span) = here(row.span) {
            found.extend(date(row).map(|label| (span, label, "counted from the date of the document")));
        }
    }
    found.sort_by_key(|(span, _, _)| span.end());
    let hint = |(span, label, why): (SourceSpan, String, &str)| InlayHint {
        position: view.text.position(span.end(), units),
        label: InlayHintLabel::String(label),
        kind: None,
        text_edits: None,
        tooltip: Some(InlayHintTooltip::String(why.to_owned())),
        padding_left: Some(true),
        padding_right: None,
        data: None,
    };
    found.into_iter().map(hint).collect()
}

fn figure(doc: &Document, row: &QuantityRow) -> Option<String> {
    if row.dimension() == Dimension::Ordinal || row.flags & QuantityRow::VAGUE != 0 {
        return None;
    }
    if let Some(metric) = values::metric(doc, row) {
        return Some(metric);
    }
    // "Two days" needs no hint; "over two days" shows which way the bound is read.
    let words = row.flags & QuantityRow::WORDS != 0 && (row.bound() != Bound::Exact || row.low >= Decimal::from(10));
    let digits: String = doc.text(row.number).chars().filter(char::is_ascii_digit).collect();
    let scaled = !digits.is_empty()
        && row.low.to_string().len() > digits.len()
        && doc.text(row.number).chars().any(char::is_alphabetic);
    if !words && !scaled {
        return None;
    }
    Some(values::figure(doc, row))
}

fn date(row: &DateRow) -> Option<String> {
    if row.anchor() != Anchor::Document {
        return None;
    }
    let (edtf, weekday) = values::date(row)?;
    Some(match weekday {
        // The text has named the weekday.
        Some(weekday) if row.weekday == 0 => format!("{edtf}, {weekday}"),
        _ => edtf,
    })
}
