//! Two places, one figure: make this one say what that one says, or the other way round.

use factlint_core::document::Document;
use factlint_core::rows::{QuantityRow, Role};
use factlint_core::{ProseSpan, SourceSpan};
use tower_lsp::lsp_types::TextEdit;

use super::{Change, Proposal};
use crate::event::Scene;
use crate::listing::one_line;
use crate::view::Found;

/// For each other place of a finding whose two ends are figures of one kind, both ways to settle it; where there are
/// several, also this figure in all of them.
pub fn proposals(scene: &Scene, found: &Found) -> Vec<Proposal> {
    let view = &scene.view;
    let finding = &found.diagnostic;
    let mut all: Vec<Proposal> = Vec::new();
    let mut there_too: Vec<Change> = Vec::new();
    let mut kept = String::new();
    let Some((doc, row)) = view
        .document
        .as_ref()
        .and_then(|doc| Some((doc, figure(doc, finding.place.span)?)))
    else {
        return all;
    };
    for (label, other) in finding.labels.iter().zip(&found.others) {
        let Some(other) = other else { continue };
        let Some(there) = &other.document else { continue };
        let Some(their) = figure(there, label.place.span) else {
            continue;
        };
        if row.dimension() != their.dimension() || row.role() == Role::Change || their.role() == Role::Change {
            continue;
        }
        // "25 staff" and "30 employees" differ in the number; "$25" and "€25" in the whole.
        let one_unit = doc.unit(row) == there.unit(their) && row.bound() == their.bound();
        let part = |row: &QuantityRow| if one_unit { row.number } else { row.span };
        let (our_place, their_place) = (doc.prose.source_span(part(row)), there.prose.source_span(part(their)));
        let words = |doc: &Document, span: SourceSpan| doc.source.text.get(span.range()).unwrap_or("").to_owned();
        let (ours, theirs) = (words(doc, our_place), words(there, their_place));
        if ours == theirs || ours.is_empty() || theirs.is_empty() {
            continue;
        }
        let line = other.text.line_number(label.place.span.start());
        let place = format!("{}:{line}", label.place.path);
        let (shown_ours, shown_theirs) = (one_line(&ours), one_line(&theirs));
        let units = scene.client.units;
        let here = Change {
            key: view.key.clone(),
            edit: TextEdit::new(view.text.range(our_place, units), theirs.clone()),
        };
        let there = Change {
            key: other.key.clone(),
            edit: TextEdit::new(other.text.range(their_place, units), ours.clone()),
        };
        all.push(Proposal::fix(
            format!("Use “{shown_theirs}” here, as in {place}"),
            vec![here],
        ));
        if !there_too.contains(&there) {
            there_too.push(there.clone());
        }
        all.push(Proposal::fix(
            format!("Use “{shown_ours}” there, in {place}"),
            vec![there],
        ));
        kept = shown_ours;
    }
    if there_too.len() > 1 {
        let title = format!("Use “{kept}” in all {} other places", there_too.len());
        all.push(Proposal::fix(title, there_too));
    }
    all
}

/// The only figure inside a place, or around it.
fn figure(doc: &Document, place: SourceSpan) -> Option<&QuantityRow> {
    let source = |span: ProseSpan| doc.prose.source_span(span);
    let meets = |row: &&QuantityRow| {
        let span = source(row.span);
        span.start() < place.end() && place.start() < span.end()
    };
    let mut rows = doc.quantities.iter().filter(meets);
    let row = rows.next()?;
    rows.next().is_none().then_some(row)
}
