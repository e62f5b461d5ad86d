//! Speakers who are named too late: after several quoted sentences, or after another speaker's words.

use factlint_core::document::Document;
use factlint_core::language::Class;
use factlint_core::rows::{AttributionRow, NONE, QuoteRow, SourceKind};
use factlint_core::span::ProseSpan;

use super::sentences::tokens;
use crate::surroundings::{Surroundings, is_speech};

/// This many quoted sentences before the speaker are too many.
const TOO_MANY: usize = 3;

/// The speaker of a quotation who is named behind it, where the words before in the same paragraph are another's.
pub(super) fn second_speaker(around: &Surroundings<'_>, quote: &QuoteRow) -> Option<ProseSpan> {
    let doc = around.doc;
    let own = named_behind(doc, quote)?;
    // Right before stand another quotation and its speaker, and nothing that turns to somebody else.
    let before = quote.sentence.checked_sub(1)?;
    let block = |sentence: u32| doc.sentence(sentence).map(|row| row.block);
    if block(before) != block(quote.sentence) {
        return None;
    }
    let other = around.attributions(before, before).last()?;
    let quoted = doc
        .contents_of(other)
        .iter()
        .any(|content| doc.quote_at(content.start).is_some());
    (is_speech(other) && quoted && is_person(own) && is_person(other) && differ(own, other)).then_some(own.source)
}

/// The speaker of a quotation who is named only behind several of its sentences, and was not in the reader's mind.
pub(super) fn speaker(around: &Surroundings<'_>, quote: &QuoteRow) -> Option<(ProseSpan, usize)> {
    let doc = around.doc;
    let own = named_behind(doc, quote)?;
    let ends = |text: &str| matches!(text, "." | "!" | "?");
    let count = 1 + tokens(doc, quote.inner)
        .iter()
        .rev()
        .skip(1)
        .filter(|token| ends(doc.text(token.span)))
        .count();
    let (before, _) = around.neighbours(quote.sentence);
    // "He" and "she" were named before; so was whoever spoke last.
    let earlier = doc.attributions.partition_point(|row| row.span.start < own.span.start);
    let earlier = doc.attributions.get(..earlier).unwrap_or(&[]);
    let last = earlier.iter().rev().take(8).find(|row| row.speaker != NONE);
    let pronoun = tokens(doc, own.source)
        .iter()
        .any(|token| token.classes & Class::PRONOUN != 0);
    if pronoun || own.speaker != NONE && last.is_some_and(|row| row.speaker == own.speaker) {
        return None;
    }
    let known = around
        .attributions(before, quote.sentence.saturating_sub(1).max(before))
        .any(|row| row.span != own.span && row.source.is_some())
        || before < quote.sentence && around.names_person(before, before)
        || before < quote.sentence
            && doc
                .tokens_of(before)
                .iter()
                .any(|token| token.classes & Class::PRONOUN != 0);
    (count >= TOO_MANY && !known).then_some((own.source, count))
}

/// The attribution of a quotation that is its first part and stands before both cue and speaker.
fn named_behind<'d>(doc: &'d Document, quote: &QuoteRow) -> Option<&'d AttributionRow> {
    let row = doc.attributions.get(quote.attribution as usize)?;
    let first = doc.contents_of(row).first()?;
    let behind = row.source.is_some() && row.cue.is_some() && row.source.start >= quote.span.end;
    let near = row.source.start - quote.span.end.min(row.source.start) < 120;
    (behind && near && first.overlaps(quote.span) && row.flags & AttributionRow::INHERITED == 0).then_some(row)
}

fn is_person(row: &AttributionRow) -> bool {
    row.source_kind() == SourceKind::Named && row.speaker != NONE
}

/// Two entities; a pronoun was resolved to one, where it could be.
fn differ(one: &AttributionRow, other: &AttributionRow) -> bool {
    one.speaker != other.speaker
}
