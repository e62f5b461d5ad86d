//! Whether somebody of a group speaks by name, so that the group was only introduced.

use factlint_core::rows::{AttributionRow, MentionKind, SourceKind};

use crate::surroundings::{Surroundings, is_running_text, is_speech, role};

/// Heads of sources that are papers, not people.
pub(super) const PAPERS: &[&str] = &[
    "evidence", "media", "polls", "report", "reports", "research", "rumors", "rumours", "studies", "surveys",
];

/// Groups of people who know a subject, and the roles and titles in which they are named.
const SCHOLARS: &[&str] = &[
    "academic",
    "analyst",
    "director",
    "doctor",
    "dr",
    "economist",
    "expert",
    "historian",
    "lecturer",
    "prof",
    "professor",
    "researcher",
    "scholar",
    "scientist",
    "specialist",
    "strategist",
];

/// Naming one person does not name the sources: they were promised to stay unnamed.
fn stay_unnamed(group: &str) -> bool {
    group.starts_with("source") || group.starts_with("insider")
}

/// Whether one of the group speaks by name in the paragraph of the sentence, from there on, or in the next.
pub(super) fn speak(around: &Surroundings<'_>, group: &str, sentence: u32) -> bool {
    let paper = PAPERS.contains(&group);
    let mut rows = around
        .attributions(sentence, end_of_next_paragraph(around, sentence))
        .filter(|row| row.source.is_some() && (paper || is_speech(row)));
    !stay_unnamed(group) && rows.any(|row| names(row) || paper && row.source_kind() == SourceKind::Document)
}

fn names(row: &AttributionRow) -> bool {
    matches!(row.source_kind(), SourceKind::Named | SourceKind::Organisation)
}

/// Last sentence of the paragraph behind the one that holds the sentence, if that is running text.
fn end_of_next_paragraph(around: &Surroundings<'_>, sentence: u32) -> u32 {
    let doc = around.doc;
    let block = |number: u32| doc.sentence(number).map(|row| row.block);
    let Some(own) = block(sentence) else {
        return sentence;
    };
    let (mut last, mut end) = (sentence, sentence);
    while block(last + 1).is_some_and(|next| next <= own + 1) {
        last += 1;
        if is_running_text(doc, last) {
            end = last;
        }
    }
    end
}

/// Whether the document names a person whose role is the group's: "analysts", and later "Anna Keller, an analyst".
pub(super) fn are_named(around: &Surroundings<'_>, group: &str) -> bool {
    if stay_unnamed(group) || PAPERS.contains(&group) {
        return false;
    }
    let singular = group.strip_suffix('s').unwrap_or(group);
    let scholars = SCHOLARS.contains(&singular);
    let mentions = around.doc.mentions.iter();
    mentions
        .filter(|mention| around.kind(mention) == MentionKind::Person)
        .any(|mention| {
            let role = role(around.doc, mention);
            let mut words = role.split(|c: char| !c.is_alphanumeric());
            words.any(|word| word == singular || singular == "expert" && scholars && SCHOLARS.contains(&word))
        })
}
