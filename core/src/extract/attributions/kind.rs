//! What kind of source a phrase names: somebody by name, by role, an organisation, a document, nobody in particular.

use super::phrases::Phrase;
use super::stream::Stream;
use crate::language::{Class, Tag};
use crate::rows::{MentionKind, MentionRow, SourceKind, TokenRow};

/// Words by which somebody keeps out of print, anywhere in the phrase or right after it.
const UNNAMED: &[&str] = &[
    "anonymity",
    "anonymous",
    "anonymously",
    "unnamed",
    "unidentified",
    "undisclosed",
];

/// The kind of the source that `phrase` names. `limit` is the end of its sentence.
pub(super) fn kind(stream: &Stream<'_>, phrase: Phrase, mentions: &[MentionRow], limit: usize) -> SourceKind {
    let head = phrase.head;
    if phrase.end == phrase.start + 1 && (stream.tag(head) == Tag::PRP || stream.is(head, Class::PRONOUN)) {
        return SourceKind::Pronoun;
    }
    let span = stream.span(phrase.start, phrase.end);
    let first = mentions.partition_point(|mention| mention.span.end <= span.start);
    let inside = || {
        mentions
            .iter()
            .skip(first)
            .take_while(|mention| mention.span.start < span.end)
    };
    if inside().any(|mention| mention.kind() == MentionKind::Person) && !possessed(stream, phrase) {
        return SourceKind::Named;
    }
    let told_why = (phrase.start..(phrase.end + 16).min(limit)).any(|idx| stream.says_any(idx, UNNAMED));
    if told_why {
        return SourceKind::Anonymous;
    }
    let head_span = stream.span(head, head + 1);
    if inside().any(|mention| mention.kind() == MentionKind::Organisation && mention.span.overlaps(head_span)) {
        return SourceKind::Organisation;
    }
    // "the report" can be asked for, "reports" cannot.
    let pinned = stream.tag(head) != Tag::NNS || phrase.start < head;
    if stream.is(head, Class::DOCUMENT) && pinned {
        return SourceKind::Document;
    }
    if stream.is(head, Class::VAGUE_SOURCE) && !named_by(stream, phrase) {
        return SourceKind::Vague;
    }
    if stream.is(head, Class::DOCUMENT) {
        return SourceKind::Document;
    }
    if stream.is(head, Class::ROLE) && !stream.has(head, TokenRow::CAPITAL) {
        return SourceKind::Role;
    }
    if stream.tag(head).is_proper_noun() || stream.has(head, TokenRow::CAPITAL) && stream.tag(head).is_adjective() {
        let organisation = stream.is(head, Class::ORGANISATION | Class::PLACE)
            || stream.tag(head) == Tag::NNPS
            || stream.says(phrase.start, "the");
        return if organisation {
            SourceKind::Organisation
        } else {
            SourceKind::Named
        };
    }
    if matches!(stream.tag(head), Tag::DT | Tag::JJ | Tag::CD) {
        return SourceKind::Vague;
    }
    SourceKind::Role
}

/// Whether the head belongs to somebody: "Smith's office".
fn possessed(stream: &Stream<'_>, phrase: Phrase) -> bool {
    (phrase.start..phrase.head).any(|idx| stream.tag(idx) == Tag::POS)
}

/// Whether a group is pinned down by a name or a place it belongs to: "experts at the institute".
fn named_by(stream: &Stream<'_>, phrase: Phrase) -> bool {
    // "Critics" with the capital of its place is no name.
    let opens = |idx| stream.has(idx, TokenRow::SENTENCE_START) && stream.is(idx, Class::VAGUE_SOURCE);
    (phrase.start..phrase.end).any(|idx| stream.tag(idx).is_proper_noun() && !opens(idx))
}
