//! The entity behind each source: the person or organisation that it names, or the person that "he" and "she" stand for.

use crate::document::Document;
use crate::rows::{AttributionRow, MentionKind, MentionRow, NONE, SourceKind};
use crate::span::ProseSpan;

/// Sets the speaker of each attribution. A pronoun that is resolved makes its source a named one.
pub(super) fn link(doc: &mut Document) {
    let mut speakers = Vec::with_capacity(doc.attributions.len());
    let mut people = People::default();
    for row in &doc.attributions {
        people.read_until(doc, row.source);
        let speaker = match row.source_kind() {
            SourceKind::Pronoun => people.behind(doc, row.source),
            _ => named(doc, row),
        };
        people.spoke(doc, row, speaker);
        speakers.push(speaker);
    }
    for (row, speaker) in doc.attributions.iter_mut().zip(speakers) {
        row.speaker = speaker;
        if speaker != NONE && row.source_kind() == SourceKind::Pronoun {
            row.source_kind = SourceKind::Named.code();
        }
    }
}

/// The mentions that touch a span.
fn mentions_in(doc: &Document, span: ProseSpan) -> impl Iterator<Item = &MentionRow> {
    let first = doc.mentions.partition_point(|mention| mention.span.end <= span.start);
    doc.mentions
        .iter()
        .skip(first)
        .take_while(move |mention| mention.span.start < span.end)
}

/// The entity that a source names: its first person, else its organisation. A spokesman is not who he speaks for.
fn named(doc: &Document, row: &AttributionRow) -> u32 {
    if row.source.is_none() {
        return NONE;
    }
    let wanted = match row.source_kind() {
        SourceKind::Named => MentionKind::Person,
        SourceKind::Organisation => MentionKind::Organisation,
        _ => return NONE,
    };
    mentions_in(doc, row.source)
        .find(|mention| mention.kind() == wanted)
        .map_or(NONE, |mention| mention.entity)
}

/// The people that a reader has in mind, sentence after sentence.
#[derive(Default)]
struct People {
    /// The mention to read next.
    next: usize,
    /// The block being read.
    block: u32,
    /// People named in the block so far, two at most.
    here: Vec<u32>,
    /// The one speaker of the block before, or its only person.
    before: Option<u32>,
    /// The last speaker in this block.
    speaker: Option<u32>,
}

impl People {
    /// Reads the mentions before a source.
    fn read_until(&mut self, doc: &Document, source: ProseSpan) {
        if source.is_none() {
            return;
        }
        while let Some(mention) = doc
            .mentions
            .get(self.next)
            .filter(|mention| mention.span.start < source.start)
        {
            self.next += 1;
            if mention.kind() == MentionKind::Person && mention.entity != NONE {
                let block = doc.sentence(mention.sentence).map_or(0, |sentence| sentence.block);
                self.enter(block);
                let quoted = doc.quote_at(mention.span.start).is_some();
                if !quoted && !self.here.contains(&mention.entity) && self.here.len() < 3 {
                    self.here.push(mention.entity);
                }
            }
        }
    }

    /// Turns to a block; what the one before left in mind is its speaker, or its only person.
    fn enter(&mut self, block: u32) {
        if block == self.block {
            return;
        }
        let only = match self.here.as_slice() {
            [one] => Some(*one),
            _ => None,
        };
        let near = block == self.block + 1;
        self.before = if near { self.speaker.or(only) } else { None };
        self.here.clear();
        self.speaker = None;
        self.block = block;
    }

    /// The person that a pronoun at `source` stands for, where only one can be meant.
    fn behind(&mut self, doc: &Document, source: ProseSpan) -> u32 {
        let word = doc.text(source);
        if !["he", "she"].iter().any(|pronoun| word.eq_ignore_ascii_case(pronoun)) {
            return NONE;
        }
        let sentence = doc
            .sentences
            .partition_point(|row| row.span.start <= source.start)
            .saturating_sub(1);
        let block = doc.sentences.get(sentence).map_or(0, |sentence| sentence.block);
        self.enter(block);
        let found = match self.here.as_slice() {
            [] => self.speaker.or(self.before),
            [one] => Some(*one),
            several => self
                .speaker
                .filter(|speaker| several.contains(speaker) && several.len() <= 2),
        };
        found.unwrap_or(NONE)
    }

    /// Notes who spoke.
    fn spoke(&mut self, doc: &Document, row: &AttributionRow, speaker: u32) {
        let block = doc.sentence(row.sentence).map_or(0, |sentence| sentence.block);
        self.enter(block);
        let person = doc
            .entities
            .get(speaker as usize)
            .is_some_and(|entity| entity.kind() == MentionKind::Person);
        if person {
            self.speaker = Some(speaker);
        }
    }
}
