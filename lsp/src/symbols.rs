//! The outline of a document, and names and figures over all documents.

mod outline;
mod search;

use factlint_core::rows::MentionKind;
use tower_lsp::lsp_types::{Location, SymbolInformation, SymbolKind};

use crate::listing::Kind;

pub use outline::outline;
pub use search::search;

/// The protocol has no kinds for prose; these are the ones whose icons come closest.
fn kind(kind: Kind) -> SymbolKind {
    match kind {
        Kind::Figure => SymbolKind::NUMBER,
        Kind::Date => SymbolKind::EVENT,
        Kind::Name(MentionKind::Person) => SymbolKind::OBJECT,
        Kind::Name(MentionKind::Organisation) => SymbolKind::PACKAGE,
        Kind::Name(MentionKind::Place) => SymbolKind::NAMESPACE,
        Kind::Name(MentionKind::Other) => SymbolKind::KEY,
        Kind::Quotation => SymbolKind::FIELD,
    }
}

/// A symbol of a flat list.
#[expect(deprecated, reason = "the field is part of the type")]
fn flat(name: String, kind: SymbolKind, location: Location, container_name: Option<String>) -> SymbolInformation {
    SymbolInformation {
        name,
        kind,
        tags: None,
        deprecated: None,
        location,
        container_name,
    }
}
