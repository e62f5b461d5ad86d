//! All places that name one person or thing, or state one figure, in the document at hand and in those beside it.

use std::sync::Arc;

use factlint_core::document::Document;
use factlint_core::rows::{EntityRow, MentionKind, MentionRow, QuantityRow};
use factlint_core::{ProseSpan, SourceSpan};
use tower_lsp::lsp_types::{DocumentHighlight, DocumentHighlightKind, GotoDefinitionResponse, Location, Position};

use crate::event::Scene;
use crate::hover::holds;
use crate::state;
use crate::view::View;

/// A place in a document.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// The document.
    pub view: &'a View,
    /// Where in it.
    pub span: SourceSpan,
}

/// All mentions of what is named at a place, or all places that state the figure there; then what conflicts with it.
///
/// The declaration is the first mention in the document at hand.
pub fn references(scene: &Scene, position: Position, declared: bool) -> Option<Vec<Location>> {
    let offset = scene.view.text.offset(position, scene.client.units);
    let skipped = usize::from(!declared);
    let mut found = Vec::new();
    for place in places(scene, offset).into_iter().skip(skipped) {
        found.extend(location(scene, place));
    }
    let findings = scene.view.findings.iter();
    for reported in findings.filter(|reported| holds(reported.diagnostic.place.span, offset)) {
        for (label, other) in reported.diagnostic.labels.iter().zip(&reported.others) {
            let Some(other) = other else { continue };
            let Some(uri) = state::address(&scene.open, &other.key) else {
                continue;
            };
            let place = Location::new(uri, other.text.range(label.place.span, scene.client.units));
            if !found.contains(&place) {
                found.push(place);
            }
        }
    }
    (!found.is_empty()).then_some(found)
}

/// The same in the document at hand.
pub fn highlights(scene: &Scene, position: Position) -> Option<Vec<DocumentHighlight>> {
    let offset = scene.view.text.offset(position, scene.client.units);
    let spans = own(scene.view.document.as_ref()?, offset).into_iter();
    let found: Vec<DocumentHighlight> = spans
        .map(|span| DocumentHighlight {
            range: scene.view.text.range(span, scene.client.units),
            kind: Some(DocumentHighlightKind::TEXT),
        })
        .collect();
    (!found.is_empty()).then_some(found)
}

/// The first mention of what is named at a place.
pub fn definition(scene: &Scene, position: Position) -> Option<GotoDefinitionResponse> {
    let offset = scene.view.text.offset(position, scene.client.units);
    let span = own(scene.view.document.as_ref()?, offset).into_iter().next()?;
    let place = Place {
        view: &scene.view,
        span,
    };
    location(scene, place).map(GotoDefinitionResponse::Scalar)
}

/// The places of what stands at an offset: those of the document at hand first, then those of the others.
pub fn places(scene: &Scene, offset: u32) -> Vec<Place<'_>> {
    let Some(doc) = &scene.view.document else {
        return Vec::new();
    };
    let mut found: Vec<Place<'_>> = (own(doc, offset).into_iter())
        .map(|span| Place {
            view: &scene.view,
            span,
        })
        .collect();
    let Some(subject) = Subject::at(doc, offset) else {
        return found;
    };
    let beside = |other: &&Arc<View>| other.document.is_some();
    for other in scene.others.iter().filter(beside) {
        let Some(there) = &other.document else { continue };
        let spans = subject.spans(doc, there).into_iter();
        found.extend(spans.map(|span| Place { view: other, span }));
    }
    found
}

/// What a place is about.
enum Subject<'a> {
    Entity(&'a EntityRow),
    Figure(&'a QuantityRow),
}

impl<'a> Subject<'a> {
    fn at(doc: &'a Document, offset: u32) -> Option<Self> {
        let at = |span: ProseSpan| holds(doc.prose.source_span(span), offset);
        if let Some(named) = doc.mentions.iter().find(|row| at(row.span)) {
            return doc.entities.get(named.entity as usize).map(Self::Entity);
        }
        doc.quantities.iter().find(|row| at(row.span)).map(Self::Figure)
    }

    /// Where another document has the same.
    fn spans(&self, doc: &Document, there: &Document) -> Vec<SourceSpan> {
        let source = |span: ProseSpan| there.prose.source_span(span);
        match self {
            Self::Entity(entity) => {
                let same = |row: &&MentionRow| {
                    let theirs = there.entities.get(row.entity as usize);
                    theirs.is_some_and(|theirs| is_same_entity(doc, entity, there, theirs))
                };
                there.mentions.iter().filter(same).map(|row| source(row.span)).collect()
            }
            Self::Figure(figure) => {
                // Elsewhere only the same amount of the very same thing is meant.
                let noun = doc.noun(figure);
                let same = |row: &&QuantityRow| {
                    noun.is_some() && there.noun(row) == noun && is_same_amount(doc, figure, there, row)
                };
                there
                    .quantities
                    .iter()
                    .filter(same)
                    .map(|row| source(row.span))
                    .collect()
            }
        }
    }
}

/// Whether two documents mean the same by a name. A surname alone is anybody's.
fn is_same_entity(doc: &Document, ours: &EntityRow, there: &Document, theirs: &EntityRow) -> bool {
    let (Some(our_name), Some(their_name)) = (doc.string(ours.name), there.string(theirs.name)) else {
        return false;
    };
    if our_name != their_name {
        return false;
    }
    our_name.contains(' ') || ours.kind() == theirs.kind() && ours.kind() != MentionKind::Person
}

fn is_same_amount(doc: &Document, ours: &QuantityRow, there: &Document, theirs: &QuantityRow) -> bool {
    ours.low == theirs.low && ours.high == theirs.high && doc.unit(ours) == there.unit(theirs)
}

/// The places of the document itself.
fn own(doc: &Document, offset: u32) -> Vec<SourceSpan> {
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
    let same = |row: &&QuantityRow| is_same_amount(doc, figure, doc, row) && head(row) == head(figure);
    doc.quantities.iter().filter(same).map(|row| source(row.span)).collect()
}

fn location(scene: &Scene, place: Place<'_>) -> Option<Location> {
    let uri = state::address(&scene.open, &place.view.key)?;
    Some(Location::new(
        uri,
        place.view.text.range(place.span, scene.client.units),
    ))
}
