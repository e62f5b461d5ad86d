//! Why a source is not named, and whether the source judges somebody.

use factlint_core::document::Document;
use factlint_core::rows::AttributionRow;

use crate::surroundings::{Surroundings, is_word};

/// Words that open a reason.
const REASONS: &[&str] = &[
    "because",
    "fear",
    "fearing",
    "fears",
    "afraid",
    "protect",
    "reprisal",
    "reprisals",
    "retaliation",
    "retribution",
    "sensitivity",
    "sensitive",
    "confidential",
    "confidentiality",
    "authorised",
    "authorized",
    "permitted",
    "allowed",
    "citing",
    "owing",
    "candidly",
    "freely",
];

/// Words by which somebody is judged rather than described.
const JUDGEMENTS: &[&str] = &[
    "appalling",
    "arrogant",
    "bully",
    "clown",
    "clueless",
    "cowardly",
    "crook",
    "deluded",
    "disaster",
    "disgrace",
    "disgraceful",
    "disgusting",
    "dishonest",
    "fool",
    "foolish",
    "hopeless",
    "hypocrite",
    "idiot",
    "idiotic",
    "incompetence",
    "incompetent",
    "joke",
    "laughable",
    "lazy",
    "liar",
    "ludicrous",
    "lunatic",
    "nightmare",
    "pathetic",
    "reckless",
    "ridiculous",
    "shambles",
    "shameful",
    "shameless",
    "spineless",
    "stupid",
    "useless",
    "vindictive",
];

/// Whether a reason stands in the sentence of the source, or in the next of its paragraph.
pub(super) fn given(around: &Surroundings<'_>, sentence: u32) -> bool {
    let block = |number| around.doc.sentence(number).map(|row| row.block);
    let last = if block(sentence) == block(sentence + 1) {
        sentence + 1
    } else {
        sentence
    };
    around.says_any(sentence, last, REASONS)
}

/// The word of what the source says that judges somebody; only in the source's own words, between marks.
pub(super) fn judgement<'d>(doc: &'d Document, row: &AttributionRow) -> Option<&'d str> {
    if !super::is_quoted(row) {
        return None;
    }
    doc.contents_of(row).iter().find_map(|content| {
        let from = doc.tokens.partition_point(|token| token.span.start < content.start);
        let tokens = doc.tokens.get(from..)?.iter();
        tokens
            .take_while(|token| token.span.end <= content.end)
            .find(|token| is_word(doc, token, JUDGEMENTS) && doc.quote_at(token.span.start).is_some())
            .map(|token| doc.text(token.span))
    })
}
