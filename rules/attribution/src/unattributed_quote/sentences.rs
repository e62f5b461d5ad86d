//! Quotations that are sentences of their own, and whether a reader can tell who speaks.

use factlint_core::document::Document;
use factlint_core::language::{Class, Tag};
use factlint_core::prose::BlockKind;
use factlint_core::rows::{NONE, QuoteRow, QuoteStyle, TokenKind, TokenRow};
use factlint_core::span::ProseSpan;

use crate::surroundings::{Surroundings, is_word};

/// A quotation of fewer words is a fragment, an exclamation or a name.
const LEAST_WORDS: usize = 5;

/// The quotations of a document that are sentences in paragraphs: from a capital to a mark that ends a sentence, with
/// a finite verb, and at the start of their own sentence.
pub(super) fn quoted(doc: &Document) -> impl Iterator<Item = &QuoteRow> {
    doc.quotes.iter().filter(|quote| {
        quote.style() == QuoteStyle::Direct
            && quote.outer == NONE
            && quote.continues == NONE
            && quote.flags & (QuoteRow::SINGLE | QuoteRow::UNCLOSED) == 0
            && doc
                .block_of(quote.sentence)
                .is_some_and(|block| block.kind() == BlockKind::Paragraph)
            && is_sentence(doc, quote)
            && opens_sentence(doc, quote.span)
    })
}

/// Whether neither an attribution nor a paragraph before it gives the quotation a speaker.
pub(super) fn has_no_speaker(doc: &Document, quote: &QuoteRow) -> bool {
    doc.attributions
        .get(quote.attribution as usize)
        .is_none_or(|row| row.source.is_none())
}

/// The tokens inside a span.
pub(super) fn tokens(doc: &Document, span: ProseSpan) -> &[TokenRow] {
    let first = doc.tokens.partition_point(|token| token.span.start < span.start);
    let end = doc.tokens.partition_point(|token| token.span.start < span.end);
    doc.tokens.get(first..end).unwrap_or(&[])
}

fn is_sentence(doc: &Document, quote: &QuoteRow) -> bool {
    let inside = doc.text(quote.inner).trim();
    let ends = inside.ends_with(['.', '!', '?', ',', '…'])
        || doc
            .prose
            .text
            .get(quote.span.end as usize..)
            .is_some_and(|rest| rest.starts_with(['.', '!', '?', ',']));
    let begins = inside.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let tokens = tokens(doc, quote.inner);
    let words = || tokens.iter().filter(|token| token.kind() == TokenKind::Word);
    let verb = |token: &TokenRow| {
        let tag = Tag::from_code(token.tag);
        tag.is_finite() || matches!(tag, Tag::MD | Tag::Unknown)
    };
    begins && ends && words().nth(LEAST_WORDS - 1).is_some() && words().any(verb)
}

/// Whether nothing of the same sentence stands before the quotation, or only a clause that a comma ends.
fn opens_sentence(doc: &Document, span: ProseSpan) -> bool {
    let before = doc.prose.text.get(..span.start as usize).unwrap_or("");
    let before = before.trim_end_matches([' ', '\u{a0}', '\t']);
    before.is_empty() || before.ends_with(['\n', '.', '!', '?', ',', '"', '\u{201d}', '…'])
}

/// Whether a reader can tell who speaks although no attribution was read: a verb of saying beside the quotation, a
/// speaker in the sentence before or behind, or a person who was named right before.
pub(super) fn could_be_known(around: &Surroundings<'_>, quote: &QuoteRow) -> bool {
    /// How many tokens behind the quotation belong to its sentence in the reader's eye.
    const BEHIND: usize = 24;
    let doc = around.doc;
    let first = quote.sentence;
    let last = around.sentence_at(quote.span.end.saturating_sub(1)).unwrap_or(first);
    let (before, _) = around.neighbours(first);
    let (_, behind) = around.neighbours(last);
    let said = |token: &TokenRow| {
        token.classes & Class::REPORTING != 0 && doc.quote_at(token.span.start).is_none()
            || is_word(doc, token, &["according", "quoted", "heard"])
    };
    let after = doc.tokens.partition_point(|token| token.span.start < quote.span.end);
    let block_end = doc.block_of(last).map_or(0, |block| block.span.end);
    let tokens = doc.tokens.get(after..).unwrap_or(&[]).iter().take(BEHIND);
    let mut near = tokens.take_while(|token| token.span.start < block_end);
    near.any(said)
        || doc.tokens_of(first).iter().any(said)
        || doc.tokens_of(before).iter().any(said)
        || around.attributions(before, behind).any(|row| row.source.is_some())
        || around.names_person(before, behind)
        || doc.tokens_of(before).iter().any(is_person_word)
        || around.cites(first)
        || around.cites(last)
}

/// "he", "she", "I", "a nurse": somebody is in the reader's mind.
fn is_person_word(token: &TokenRow) -> bool {
    token.classes & (Class::PRONOUN | Class::ROLE) != 0
}
