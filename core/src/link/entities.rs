//! Mentions of one person, organisation or place in a document become one entity.
//!
//! Full names are read first, so that a surname in the first line meets a full name in the third; single words and
//! all-capitals lines are then looked up among them. Each look-up is a hash of the last or first word and at most
//! [`SHELF`] candidates, so the work is linear in the document.

mod form;
mod headlines;
mod nested;
mod shelves;

#[cfg(test)]
mod tests;

use rustc_hash::FxHashMap;

use crate::document::Document;
use crate::rows::{EntityRow, MentionKind, MentionRow, NONE};
use form::Form;
use shelves::{Shelves, Thing};

/// Most candidates that are looked at for one name: the latest of those that share its last word.
const SHELF: usize = 12;

/// Certainty from which a place named by one word is not taken for a person of that surname.
const PLACE_IN_CONTEXT: u8 = 80;

/// Hints that make a person of a lone word: two mentions followed by "he" are enough.
const HINTS: u32 = 55;

/// What the hints must come to on an average of all mentions: a firm that is named twenty times stands before "he" twice.
const HINT_EACH: u32 = 8;

/// Certainty from which hints at a person are not asked.
const SETTLED: u32 = 60;

/// Gives every mention of the document its entity, and the document its entities.
pub(super) fn link(doc: &mut Document) {
    let forms: Vec<Form> = doc.mentions.iter().map(|row| form::of(doc, row)).collect();
    let mut shelves = Shelves::default();
    let mut of: Vec<u32> = vec![NONE; forms.len()];
    for (idx, (form, row)) in forms.iter().zip(&doc.mentions).enumerate() {
        if form.is_full()
            && let Some(entity) = of.get_mut(idx)
        {
            *entity = shelves.full_name(form, row);
        }
    }
    shelves.abbreviations(doc, &forms, &mut of);
    for (idx, (form, row)) in forms.iter().zip(&doc.mentions).enumerate() {
        let Some(entity) = of.get_mut(idx) else { continue };
        if *entity == NONE {
            *entity = shelves.single_word(form, row);
        }
        shelves.seen(*entity, row);
    }
    let mut found = headlines::mentions(doc, &shelves);
    found.extend(nested::mentions(doc, &shelves, &of));
    settle(doc, &shelves, of, found);
}

/// Drops weak mentions that nothing supports, adds those of headlines, and writes the tables.
fn settle(doc: &mut Document, shelves: &Shelves, of: Vec<u32>, found: Vec<(MentionRow, u32)>) {
    let mut rows: Vec<(MentionRow, u32)> = doc
        .mentions
        .iter()
        .copied()
        .zip(of)
        .filter(|(row, entity)| row.flags & MentionRow::WEAK == 0 || shelves.is_firm(*entity))
        .collect();
    if !found.is_empty() {
        rows.extend(found);
        rows.sort_by_key(|(row, _)| row.span);
    }
    let mut numbers: FxHashMap<u32, u32> = FxHashMap::default();
    let mut entities: Vec<EntityRow> = Vec::new();
    let mut names: Vec<(usize, u32)> = Vec::new();
    doc.mentions.clear();
    for (idx, (mut row, thing)) in rows.into_iter().enumerate() {
        let kind = shelves.kind_of(thing, &row);
        let number = *numbers.entry(thing).or_insert_with(|| {
            entities.push(EntityRow {
                name: NONE,
                role: NONE,
                first_mention: idx as u32,
                count: 0,
                kind: kind.code(),
                reserved: [0; 3],
            });
            names.push((0, idx as u32));
            entities.len() as u32 - 1
        });
        row.entity = number;
        row.kind = kind.code();
        row.flags &= !MentionRow::WEAK;
        if kind != MentionKind::Person {
            row.title = crate::span::ProseSpan::NONE;
            row.role = NONE;
        }
        if let (Some(entity), Some(name)) = (entities.get_mut(number as usize), names.get_mut(number as usize)) {
            entity.count += 1;
            if entity.role == NONE {
                entity.role = row.role;
            }
            let fullness = form::fullness(doc.text(row.span));
            if fullness > name.0 {
                *name = (fullness, idx as u32);
            }
        }
        doc.mentions.push(row);
    }
    for (entity, (_, mention)) in entities.iter_mut().zip(names) {
        let span = doc.mentions.get(mention as usize).map(|row| row.span);
        if let Some(span) = span {
            entity.name = doc.pool.add(span.text(&doc.prose.text));
        }
    }
    doc.entities = entities.into();
}

/// What a thing is: the surest of its mentions decides; where none is sure, what they hint at together.
fn verdict(thing: &Thing) -> MentionKind {
    let [person, organisation, place] = thing.votes;
    let best = person.max(organisation).max(place);
    let hinted = thing.hints >= HINTS && thing.hints >= thing.mentions * HINT_EACH;
    if hinted && (best == 0 || person < best && best < SETTLED && thing.hints >= 2 * HINTS) {
        return MentionKind::Person;
    }
    match best {
        0 => MentionKind::Other,
        _ if best == person => MentionKind::Person,
        _ if best == organisation => MentionKind::Organisation,
        _ => MentionKind::Place,
    }
}
