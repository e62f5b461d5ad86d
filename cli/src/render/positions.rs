//! Lines and columns of every place that findings name, found in one pass over each document.
//!
//! Asking for one position after the other would read a line of twenty megabytes once for each finding in it.

use std::collections::BTreeMap;
use std::ops::Range;

use factlint_core::diagnostic::{Diagnostic, Place};
use factlint_core::source::{DocId, LineIndex, Position, Source};
use factlint_core::span::SourceSpan;
use factlint_core::workspace::Workspace;

const ORIGIN: Position = Position { line: 1, column: 1 };

/// Positions by document and offset.
pub struct Positions {
    documents: BTreeMap<DocId, Located>,
}

impl Positions {
    /// The positions of the starts and ends of all places, labels and edits.
    pub fn of<'f>(workspace: &Workspace, findings: impl Iterator<Item = &'f Diagnostic>) -> Self {
        let mut offsets: BTreeMap<DocId, Vec<u32>> = BTreeMap::new();
        for finding in findings {
            let labels = finding.labels.iter().map(|label| &label.place);
            let edits = finding.fix.iter().flat_map(|fix| &fix.edits).map(|edit| &edit.place);
            for place in labels.chain(edits).chain([&finding.place]) {
                let span = place.span;
                let here = offsets.entry(place.doc).or_default();
                here.extend([span.start(), span.end()]);
                if let Some(source) = workspace.source(place.doc) {
                    let around = context(&source.text, span);
                    here.extend([around.start as u32, around.end as u32]);
                }
            }
        }
        let located = offsets.into_iter().filter_map(|(doc, offsets)| {
            let source = workspace.source(doc)?;
            Some((doc, Located::new(source, offsets)))
        });
        Self {
            documents: located.collect(),
        }
    }

    /// Where a place starts and ends; the start of the document where its text is not at hand.
    pub fn find(&self, place: &Place) -> (Position, Position) {
        let located = self.documents.get(&place.doc);
        let find = |offset| located.map_or(ORIGIN, |located| located.position(offset));
        (find(place.span.start()), find(place.span.end()))
    }

    /// Where an offset lies that is an edge of a place or of its context.
    pub fn at(&self, doc: DocId, offset: u32) -> Position {
        self.documents
            .get(&doc)
            .map_or(ORIGIN, |located| located.position(offset))
    }

    /// The lines of a document that a finding names.
    pub fn lines(&self, doc: DocId) -> Option<&LineIndex> {
        self.documents.get(&doc).map(|located| &located.lines)
    }
}

/// Bytes before and behind a place that give it context; a line of prose may be a whole document.
const CONTEXT: usize = 160;

/// The bytes of a place and of the words around it.
pub fn context(text: &str, span: SourceSpan) -> Range<usize> {
    let start = text.floor_char_boundary((span.start() as usize).saturating_sub(CONTEXT));
    let end = text.ceil_char_boundary((span.end() as usize).saturating_add(CONTEXT).min(text.len()));
    start..end
}

/// The lines of one document, and the positions of some of its offsets.
pub struct Located {
    lines: LineIndex,
    /// Sorted by offset.
    offsets: Vec<(u32, Position)>,
}

impl Located {
    /// Finds the positions of offsets in the text of a source.
    pub fn new(source: &Source, mut offsets: Vec<u32>) -> Self {
        offsets.sort_unstable();
        offsets.dedup();
        let lines = LineIndex::new(&source.text);
        let mut located: Vec<(u32, Position)> = Vec::with_capacity(offsets.len());
        for offset in offsets {
            let line = lines.line(offset) + 1;
            let before = located.last().filter(|(_, position)| position.line == line);
            let between = before.and_then(|&(at, position)| {
                let text = source.text.get(at as usize..offset as usize)?;
                // The byte order mark is no column, so what follows it is counted from the start.
                (at > 0).then(|| (text.chars().count() as u32, position))
            });
            let position = match between {
                Some((columns, position)) => Position {
                    line,
                    column: position.column + columns,
                },
                None => lines.position(&source.text, offset),
            };
            located.push((offset, position));
        }
        Self {
            lines,
            offsets: located,
        }
    }

    /// The position of an offset that was asked for.
    pub fn position(&self, offset: u32) -> Position {
        let idx = self.offsets.binary_search_by_key(&offset, |&(at, _)| at).ok();
        idx.and_then(|idx| self.offsets.get(idx))
            .map_or(ORIGIN, |&(_, position)| position)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use factlint_core::source::Format;

    #[test]
    fn one_pass_agrees_with_asking_for_each() {
        for text in ["\u{feff}é one\r\ntwo 🙂 three\rfour\n", "", "no end of line é"] {
            let source = Source::new("a.txt", text, Format::Plain);
            let offsets: Vec<u32> = (0..=text.len())
                .filter(|&at| text.is_char_boundary(at))
                .map(|at| at as u32)
                .collect();
            let lines = LineIndex::new(text);
            for (offset, position) in Located::new(&source, offsets).offsets {
                assert_eq!(position, lines.position(text, offset), "{offset} of {text:?}");
            }
        }
    }
}
