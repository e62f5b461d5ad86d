//! Names, and what is counted, in all documents.

use tower_lsp::lsp_types::{Location, SymbolInformation};

use super::{flat, kind};
use crate::event::Panorama;
use crate::listing::{Kind, one_line};
use crate::state;
use crate::values;
use crate::view::View;
use factlint_core::SourceSpan;
use factlint_core::rows::Dimension;

/// Most symbols of an answer; whoever sees so many writes another letter.
const MOST: usize = 200;

struct Match<'a> {
    name: String,
    kind: Kind,
    view: &'a View,
    span: SourceSpan,
    /// Whether the name begins with what is searched for.
    begins: bool,
}

/// The names, and the figures whose nouns, have the words of a query in them, in any case.
pub fn search(panorama: &Panorama, query: &str) -> Vec<SymbolInformation> {
    let query = one_line(query).to_lowercase();
    let mut found = Vec::new();
    for view in &panorama.views {
        matches(view, &query, &mut found);
    }
    found.sort_by(|a, b| {
        let order = |found: &Match<'_>| {
            (
                !found.begins,
                found.name.clone(),
                found.view.key.clone(),
                found.span.start(),
            )
        };
        order(a).cmp(&order(b))
    });
    let shown = found.iter().take(MOST).filter_map(|found| {
        let uri = state::address(&panorama.open, &found.view.key)?;
        let range = found.view.text.range(found.span, panorama.client.units);
        let path = found.view.text.source.path.to_string();
        Some(flat(
            found.name.clone(),
            kind(found.kind),
            Location::new(uri, range),
            Some(path),
        ))
    });
    shown.collect()
}

fn matches<'a>(view: &'a View, query: &str, found: &mut Vec<Match<'a>>) {
    let Some(doc) = &view.document else { return };
    for entity in &doc.entities {
        let (Some(name), Some(mention)) = (doc.string(entity.name), doc.mentions.get(entity.first_mention as usize))
        else {
            continue;
        };
        let lower = name.to_lowercase();
        if lower.contains(query) {
            found.push(Match {
                name: one_line(name),
                kind: Kind::Name(entity.kind()),
                view,
                span: doc.prose.source_span(mention.span),
                begins: lower.starts_with(query),
            });
        }
    }
    for row in &doc.quantities {
        let Some(noun) = doc.noun(row).filter(|_| row.dimension() != Dimension::Ordinal) else {
            continue;
        };
        // "Lighthouses" finds what "lighthouse" finds.
        let words = || doc.text(row.noun_span).to_lowercase();
        if noun.contains(query) || row.noun_span.is_some() && words().contains(query) {
            found.push(Match {
                name: values::figure_of(doc, row),
                kind: Kind::Figure,
                view,
                span: doc.prose.source_span(row.span),
                begins: noun.starts_with(query),
            });
        }
    }
}
