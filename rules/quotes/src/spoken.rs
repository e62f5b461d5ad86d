//! The quotations of a document that give somebody's words, and who says them.

use factlint_core::document::Document;
use factlint_core::rows::{AttributionRow, EntityRow, MentionKind, QuoteRow, QuoteStyle, SourceKind};

/// Somebody with a name who says something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Speaker<'a> {
    /// The fullest form of the name.
    pub name: &'a str,
    /// Person or organisation.
    pub kind: MentionKind,
    /// Whether the name itself stands beside the quotation, and not a pronoun or nothing.
    pub explicit: bool,
}

/// Quotations of somebody's words, outermost only; a block quotation counts where no marks stand in it.
pub(crate) fn quotes(doc: &Document) -> impl Iterator<Item = &QuoteRow> {
    let in_marks = |idx: usize| {
        let block = doc.quotes.get(idx + 1..).unwrap_or(&[]);
        block.first().is_some_and(|inner| inner.outer == idx as u32)
    };
    doc.quotes.iter().enumerate().filter_map(move |(idx, quote)| {
        let outer = doc.quotes.get(quote.outer as usize);
        let outermost = outer.is_none_or(|outer| outer.style() == QuoteStyle::Block);
        let speech = match quote.style() {
            QuoteStyle::Direct => true,
            QuoteStyle::Block => !in_marks(idx),
            QuoteStyle::Scare | QuoteStyle::Title => false,
        };
        (outermost && speech).then_some(quote)
    })
}

/// Who says a quotation, if it is somebody with a name.
pub(crate) fn speaker<'a>(doc: &'a Document, quote: &QuoteRow) -> Option<Speaker<'a>> {
    let said = doc.attributions.get(quote.attribution as usize)?;
    let entity = doc.entities.get(said.speaker as usize)?;
    let named = matches!(said.source_kind(), SourceKind::Named | SourceKind::Organisation);
    Some(Speaker {
        name: doc.string(entity.name)?,
        kind: EntityRow::kind(entity),
        explicit: named && said.source.is_some() && said.flags & AttributionRow::INHERITED == 0,
    })
}

/// Whether two names may be one person's: they share a word.
pub(crate) fn may_be_one(a: &str, b: &str) -> bool {
    let words = |name: &str| -> Vec<String> {
        let parts = name.split(|letter: char| !letter.is_alphanumeric());
        parts.filter(|part| !part.is_empty()).map(str::to_lowercase).collect()
    };
    let others = words(b);
    words(a).iter().any(|word| others.contains(word))
}
