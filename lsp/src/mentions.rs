//! All places that name one person or thing, or state one figure.

use factlint_core::document::Document;
use factlint_core::rows::{MentionRow, QuantityRow};
use factlint_core::{ProseSpan, SourceSpan};
use tower_lsp::lsp_types::{
    DocumentHighlight, DocumentHighlightKind, GotoDefinitionResponse, Location, Position, Range, Url,
};

use crate::event::Scene;
use crate::hover::holds;
use crate::state;

/// All mentions of what is named at a place, or all places that state the figure there; then what conflicts with it.
pub fn references(scene: &Scene, position: Position) -> Option<Vec<Location>> {
    let here = state::address(&scene.open, &scene.view.key)?;
    let mut places: Vec<Location> = (ranges(scene, position).into_iter())
        .map(|range| Location::new(here.clone(), range))
        .collect();
    let offset = scene.view.text.offset(position, scene.client.units);
    let findings = scene.view.findings.iter();
    for found in findings.filter(|found| holds(found.diagnostic.place.span, offset)) {
        for (label, other) in found.diagnostic.labels.iter().zip(&found.others) {
            let Some(other) = other else { continue };
            let Some(uri) = state::address(&scene.open, &other.key) else {
                continue;
            };
            let place = Location::new(uri, other.text.range(label.place.span, scene.client.units));
            if !places.contains(&place) {
                places.push(place);
            }
        }
    }
    (!places.is_empty()).then_some(places)
}

/// The same in the document at hand.
pub fn highlights(scene: &Scene, position: Position) -> Option<Vec<DocumentHighlight>> {
    let ranges = ranges(scene, position).into_iter();
    let found: Vec<DocumentHighlight> = ranges
        .map(|range| DocumentHighlight {
            range,
            kind: Some(DocumentHighlightKind::TEXT),
        })
        .collect();
    (!found.is_empty()).then_some(found)
}

/// The first mention of what is named at a place.
pub fn definition(scene: &Scene, position: Position) -> Option<GotoDefinitionResponse> {
    let uri: Url = state::address(&scene.open, &scene.view.key)?;
    let first = ranges(scene, position).into_iter().next()?;
    Some(GotoDefinitionResponse::Scalar(Location::new(uri, first)))
}

fn ranges(scene: &Scene, position: Position) -> Vec<Range> {
    let view = &scene.view;
    let Some(doc) = &view.document else { return Vec::new() };
    let offset = view.text.offset(position, scene.client.units);
    let spans = places(doc, offset);
    spans
        .into_iter()
        .map(|span| view.text.range(span, scene.client.units))
        .collect()
}

fn places(doc: &Document, offset: u32) -> Vec<SourceSpan> {
    let at = |span: ProseSpan| holds(doc.prose.source_span(span), offset);
    let source = |span: ProseSpan| doc.prose.source_span(span);
    if let Some(named) = doc.mentions.iter().find(|row| at(row.span)) {
        let same = |row: &&MentionRow| row.entity == named.entity;
        return doc.mentions.iter().filter(same).map(|row| source(row.span)).collect();
    }
    let Some(figure) = doc.quantities.iter().find(|row| at(row.span)) else {
        return Vec::new();
    };
    // One amount of one thing; the words around it may differ.
    let head = |row: &QuantityRow| doc.noun(row).and_then(|noun| noun.rsplit(' ').next());
    let same = |row: &&QuantityRow| {
        let amount = |row: &QuantityRow| (row.low.normal(), row.high.normal());
        amount(row) == amount(figure) && doc.unit(row) == doc.unit(figure) && head(row) == head(figure)
    };
    doc.quantities.iter().filter(same).map(|row| source(row.span)).collect()
}
