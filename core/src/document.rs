//! A document as rules see it: flat tables of rows over one prose string, with typed accessors.

use std::sync::Arc;

use crate::memo::Memo;
use crate::pinned::Pinned;
use crate::prose::{BlockRow, Link, LinkKind, Prose};
use crate::rows::{
    AttributionRow, ClaimRow, DateRow, EntityRow, MentionRow, Pool, QuantityRow, QuoteRow, SentenceRow, TokenRow,
};
use crate::source::Source;
use crate::span::ProseSpan;
use crate::table::Table;

/// A calendar date of the document itself; month and day may be 0 where unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocDate {
    /// Year.
    pub year: u32,
    /// Month 1 to 12, or 0.
    pub month: u8,
    /// Day 1 to 31, or 0.
    pub day: u8,
}

/// All tables of one document. Spans are places in [`Prose::text`].
#[derive(Debug, Clone)]
pub struct Document {
    /// The text as in the file.
    pub source: Arc<Source>,
    /// What a reader reads, with blocks, links and ignore comments.
    pub prose: Prose,
    /// Sentences.
    pub sentences: Table<SentenceRow>,
    /// Tokens.
    pub tokens: Table<TokenRow>,
    /// Figures, in the order of the text, as are all tables below.
    pub quantities: Table<QuantityRow>,
    /// Dates.
    pub dates: Table<DateRow>,
    /// Quotations.
    pub quotes: Table<QuoteRow>,
    /// Attributions.
    pub attributions: Table<AttributionRow>,
    /// Content spans of attributions.
    pub contents: Table<ProseSpan>,
    /// Mentions.
    pub mentions: Table<MentionRow>,
    /// Entities, in the order of their first mention.
    pub entities: Table<EntityRow>,
    /// Claims.
    pub claims: Table<ClaimRow>,
    /// Strings that rows refer to.
    pub pool: Pool,
    /// The document's date: front matter, HTML metadata, dateline, or the one given for documents without one.
    pub date: Option<DocDate>,
    /// Whether the document is in English; if not, only its prose is there.
    pub english: bool,
    /// The pinned facts that hold for it.
    pub pinned: Arc<Pinned>,
    /// What rules worked out while they check it; empty before and after.
    pub memo: Memo,
}

impl Document {
    /// Reads a source from markup to linked tables, without a cache.
    ///
    /// `as_of` is the date of a document that states none.
    pub fn read(source: Arc<Source>, as_of: Option<DocDate>) -> Self {
        let prose = crate::markup::read(&source);
        let rows = crate::extract::document(&prose, |_, _| None, &|| false).unwrap_or_default();
        crate::link::document(source, prose, &rows, as_of)
    }

    /// The prose at a span.
    pub fn text(&self, span: ProseSpan) -> &str {
        span.text(&self.prose.text)
    }

    /// The prose at a span with white space as single spaces, as a message quotes it.
    pub fn line(&self, span: ProseSpan) -> String {
        self.text(span).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Blocks.
    pub fn blocks(&self) -> &[BlockRow] {
        &self.prose.blocks
    }

    /// The sentence with number `idx`.
    pub fn sentence(&self, idx: u32) -> Option<&SentenceRow> {
        self.sentences.get(idx as usize)
    }

    /// The block that a sentence stands in.
    pub fn block_of(&self, sentence: u32) -> Option<&BlockRow> {
        self.blocks().get(self.sentence(sentence)?.block as usize)
    }

    /// The tokens of a sentence.
    pub fn tokens_of(&self, sentence: u32) -> &[TokenRow] {
        self.sentence(sentence)
            .and_then(|row| self.tokens.get(row.tokens()))
            .unwrap_or(&[])
    }

    /// The content spans of an attribution.
    pub fn contents_of(&self, attribution: &AttributionRow) -> &[ProseSpan] {
        self.contents
            .get(attribution.first_content as usize..attribution.end_content as usize)
            .unwrap_or(&[])
    }

    /// A string of the pool, or None where there is none.
    pub fn string(&self, id: u32) -> Option<&str> {
        self.pool.find(id)
    }

    /// The canonical unit of a figure.
    pub fn unit(&self, quantity: &QuantityRow) -> Option<&str> {
        self.string(quantity.unit)
    }

    /// What a figure counts or measures.
    pub fn noun(&self, quantity: &QuantityRow) -> Option<&str> {
        self.string(quantity.noun)
    }

    /// The quotation (not scare quotes or titles) that holds a place, innermost last in the text.
    pub fn quote_at(&self, offset: u32) -> Option<(usize, &QuoteRow)> {
        let after = self.quotes.partition_point(|quote| quote.span.start <= offset);
        self.quotes
            .get(..after)?
            .iter()
            .enumerate()
            .rev()
            .take(8)
            .find(|(_, quote)| quote.span.holds(offset))
    }

    /// The attribution whose content holds a span.
    pub fn attribution_of(&self, span: ProseSpan) -> Option<(usize, &AttributionRow)> {
        self.attributions.iter().enumerate().find(|(_, row)| {
            row.span.overlaps(span) && self.contents_of(row).iter().any(|content| content.contains(span))
        })
    }

    /// Links and citations that touch a span.
    pub fn links_in(&self, span: ProseSpan) -> impl Iterator<Item = &Link> {
        self.prose.links.iter().filter(move |link| link.span.overlaps(span))
    }

    /// Whether a link, a footnote reference or a citation ("[12]", "(Smith 2019)") stands in a span.
    pub fn cites(&self, span: ProseSpan) -> bool {
        let from = self.prose.links.partition_point(|link| link.span.end <= span.start);
        let links = self.prose.links.iter().skip(from);
        links
            .take_while(|link| link.span.start < span.end)
            .any(|link| matches!(link.kind, LinkKind::Link | LinkKind::Footnote | LinkKind::Citation))
            || crate::extract::claims::cite(self.text(span))
    }

    /// Number of words that were read.
    pub fn word_count(&self) -> usize {
        use crate::rows::TokenKind;
        self.tokens
            .iter()
            .filter(|token| matches!(token.kind(), TokenKind::Word | TokenKind::Number))
            .count()
    }
}
