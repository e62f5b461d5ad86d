//! The quotations of a document that give somebody's words, and who says them.

use std::sync::Arc;

use factlint_core::ProseSpan;
use factlint_core::document::Document;
use factlint_core::rows::{AttributionRow, EntityRow, MentionKind, QuoteRow, QuoteStyle, SourceKind};

use crate::words::{Word, words};

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

impl Speaker<'_> {
    /// Whether it is a person or an organisation whose name stands beside the quotation.
    pub fn is_plain(&self) -> bool {
        self.explicit && matches!(self.kind, MentionKind::Person | MentionKind::Organisation)
    }
}

/// A quotation of somebody's words.
pub(crate) struct Utterance {
    /// Its number in the document's table.
    pub quote: usize,
    /// The words between the marks.
    pub words: Vec<Word>,
}

/// The quotations of a document that give somebody's words.
pub(crate) struct Utterances(Vec<Utterance>);

impl Utterances {
    /// Reads them, once for all rules.
    pub fn of(doc: &Document) -> Arc<Self> {
        doc.memo.get(|| {
            let read = |(quote, row): (usize, &QuoteRow)| Utterance {
                quote,
                words: words(doc.text(row.inner)),
            };
            Self(quotes(doc).map(read).collect())
        })
    }

    /// The quotations with their words, in the order of the text.
    pub fn iter<'a>(&'a self, doc: &'a Document) -> impl Iterator<Item = (&'a QuoteRow, &'a Utterance)> {
        (self.0.iter()).filter_map(|said| Some((doc.quotes.get(said.quote)?, said)))
    }
}

/// Quotations of somebody's words, outermost only; a block quotation counts where no marks stand in it.
fn quotes(doc: &Document) -> impl Iterator<Item = (usize, &QuoteRow)> {
    let in_marks = |idx: usize| {
        let block = doc.quotes.get(idx + 1..).unwrap_or(&[]);
        block.first().is_some_and(|inner| inner.outer == idx as u32)
    };
    doc.quotes.iter().enumerate().filter(move |(idx, quote)| {
        let outer = doc.quotes.get(quote.outer as usize);
        let outermost = outer.is_none_or(|outer| outer.style() == QuoteStyle::Block);
        let speech = match quote.style() {
            QuoteStyle::Direct => true,
            QuoteStyle::Block => !in_marks(*idx),
            QuoteStyle::Scare | QuoteStyle::Title => false,
        };
        outermost && speech
    })
}

/// Who says a quotation, if it is somebody with a name.
pub(crate) fn speaker<'a>(doc: &'a Document, quote: &QuoteRow) -> Option<Speaker<'a>> {
    source_of(doc, doc.attributions.get(quote.attribution as usize)?)
}

/// Who says the words at a span, quoted or not, if it is somebody with a name: the source of the shortest content that
/// holds them.
pub(crate) fn speaker_at(doc: &Document, span: ProseSpan) -> Option<Speaker<'_>> {
    let length = |said: &AttributionRow| {
        let contents = doc.contents_of(said).iter();
        contents
            .filter(|content| content.start <= span.start && span.end <= content.end)
            .map(|content| content.len())
            .min()
    };
    let holding = doc.attributions.iter().filter_map(|said| Some((length(said)?, said)));
    source_of(doc, holding.min_by_key(|(length, _)| *length)?.1)
}

fn source_of<'a>(doc: &'a Document, said: &AttributionRow) -> Option<Speaker<'a>> {
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
