//! Persons whose full name opens a longer one: "the Jane Doe Foundation".

use super::form;
use super::shelves::Shelves;
use crate::document::Document;
use crate::rows::{MentionKind, MentionRow, NONE};
use crate::span::ProseSpan;

/// Mentions of persons of the document inside the names of other things, each with its person.
///
/// Only a full name that the document gives a person elsewhere counts: "Ford Foundation" names no Harrison Ford.
pub(super) fn mentions(doc: &Document, shelves: &Shelves, of: &[u32]) -> Vec<(MentionRow, u32)> {
    let mut found = Vec::new();
    for (row, &thing) in doc.mentions.iter().zip(of) {
        if row.flags & MentionRow::WEAK != 0 || shelves.kind_of(thing, row) == MentionKind::Person {
            continue;
        }
        let text = doc.text(row.span);
        let ends = text.match_indices(' ').map(|(end, _)| end).skip(1).take(2);
        let person = ends
            .filter_map(|end| {
                let opening = text.get(..end)?;
                Some((opening, shelves.person_called(&form::read(opening, true))?))
            })
            .last();
        if let Some((opening, person)) = person {
            found.push((
                MentionRow {
                    span: ProseSpan {
                        start: row.span.start,
                        end: row.span.start + opening.len() as u32,
                    },
                    title: ProseSpan::NONE,
                    sentence: row.sentence,
                    entity: NONE,
                    role: NONE,
                    kind: MentionKind::Person.code(),
                    certainty: 60,
                    ..MentionRow::default()
                },
                person,
            ));
        }
    }
    found
}
