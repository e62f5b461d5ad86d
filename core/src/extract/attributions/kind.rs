//! What kind of source a phrase names: somebody by name, by role, an organisation, a document, nobody in particular.

use super::phrases::Phrase;
use super::stream::Stream;
use crate::language::{Class, Tag};
use crate::rows::{MentionKind, MentionRow, SourceKind, TokenRow};

/// Words before a noun by which somebody is kept out of print, and the noun that the reader takes for a source where
/// somebody "wanted anonymity".
const UNNAMED: &[&str] = &["anonymity", "anonymous", "unnamed", "unidentified"];

/// Single people who speak, by a word that says only that they know: "a government source".
const ONE_WHO_KNOWS: &[&str] = &["source", "insider"];

/// Documents that are nobody's in particular where no name, number or article pins them down: "studies show".
const LOOSE_DOCUMENTS: &[&str] = &[
    "reports", "research", "studies", "surveys", "polls", "evidence", "rumours", "rumors", "media",
];

/// Adjectives that pin no document down: "recent studies", "media reports".
const LOOSE_WORDS: &[&str] = &[
    "earlier",
    "local",
    "many",
    "media",
    "new",
    "news",
    "newspaper",
    "numerous",
    "other",
    "press",
    "previous",
    "recent",
    "scientific",
    "several",
    "some",
    "unconfirmed",
    "various",
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
    if is_unnamed(stream, phrase) {
        return SourceKind::Anonymous;
    }
    let head_span = stream.span(head, head + 1);
    if inside().any(|mention| mention.kind() == MentionKind::Organisation && mention.span.overlaps(head_span)) {
        return SourceKind::Organisation;
    }
    if keeps_name_back(stream, phrase, limit) {
        return SourceKind::Anonymous;
    }
    if is_loose_document(stream, phrase) {
        return SourceKind::Vague;
    }
    // "the report" can be asked for, "reports" cannot.
    let pinned = stream.tag(head) != Tag::NNS || phrase.start < head;
    if stream.is(head, Class::DOCUMENT) && pinned {
        return SourceKind::Document;
    }
    if stream.is(head, Class::VAGUE_SOURCE) {
        return if stream.says_any(head, ONE_WHO_KNOWS) {
            SourceKind::Anonymous
        } else if stream.says(head, "sources") || !named_by(stream, phrase) && !known(stream, phrase) {
            SourceKind::Vague
        } else {
            SourceKind::Role
        };
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
    // "One said", "both agree", "the latter claims": somebody who was spoken of before.
    let points_back =
        matches!(stream.tag(head), Tag::DT | Tag::CD) || stream.says_any(head, &["former", "latter", "other"]);
    if points_back {
        return SourceKind::Pronoun;
    }
    SourceKind::Role
}

/// "an unnamed official", "one anonymous caller".
fn is_unnamed(stream: &Stream<'_>, phrase: Phrase) -> bool {
    let up_to = phrase.head.saturating_add(1).min(phrase.end);
    (phrase.start..up_to).any(|idx| stream.says_any(idx, UNNAMED))
}

/// "on condition of anonymity", "who asked not to be named", in the sentence of the source.
fn keeps_name_back(stream: &Stream<'_>, phrase: Phrase, limit: usize) -> bool {
    /// How far before the source the condition may stand: "Speaking on condition of anonymity, an official said".
    const BEFORE: usize = 12;
    let start = (phrase.start.saturating_sub(BEFORE)..phrase.start)
        .rev()
        .take_while(|&idx| !matches!(stream.word(idx), "." | ";"))
        .last()
        .unwrap_or(phrase.start);
    (start..limit).any(|idx| {
        let before = |reach: usize, words: &[&str]| {
            (idx.saturating_sub(reach).max(start)..idx).any(|near| stream.says_any(near, words))
        };
        if stream.says(idx, "anonymity") {
            before(
                4,
                &[
                    "condition",
                    "conditions",
                    "requested",
                    "requesting",
                    "asked",
                    "demanded",
                    "granted",
                    "insisted",
                ],
            )
        } else if stream.says_any(idx, &["anonymous", "unnamed", "unidentified"]) {
            before(2, &["remain", "stay", "be"])
        } else if stream.says(idx, "anonymously") {
            before(3, &["speaking", "spoke", "speak", "talking", "talked"])
        } else {
            stream.says_any(idx, &["named", "identified", "quoted"])
                && before(2, &["be"])
                && before(5, &["not", "declined", "refused"])
        }
    })
}

/// "reports", "research", "recent studies": nothing a reader could look up.
fn is_loose_document(stream: &Stream<'_>, phrase: Phrase) -> bool {
    stream.says_any(phrase.head, LOOSE_DOCUMENTS)
        && phrase.end == phrase.head + 1
        && (phrase.start..phrase.head).all(|idx| stream.says_any(idx, LOOSE_WORDS))
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

/// Whether a group or somebody of it was spoken of before: "the researchers", "his former adviser", "the expert".
fn known(stream: &Stream<'_>, phrase: Phrase) -> bool {
    let owned = stream.tag(phrase.start) == Tag::PRPS || possessed(stream, phrase);
    // "the media" and "the experts" are no more than "media" and "experts" where nobody was introduced; a phrase by
    // itself cannot tell, so it is believed.
    owned || stream.says_any(phrase.start, &["the", "these", "those", "both"]) && phrase.start < phrase.head
}
