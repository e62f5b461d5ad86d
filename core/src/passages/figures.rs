//! The figures of the sources.

use std::ops::Range;

use super::Passages;
use crate::interval::Interval;
use crate::rows::QuantityRow;
use crate::span::ProseSpan;

/// A figure of a source.
#[derive(Debug, Clone, Copy)]
pub struct SourceFigure {
    /// Index of its document in [`Passages::documents`].
    pub document: u32,
    /// Its row; string ids belong to its document.
    pub row: QuantityRow,
    /// Number of its passage.
    pub passage: u32,
    /// The figures that it allows.
    pub interval: Interval,
}

impl Passages {
    pub(super) fn read_figures(&mut self) {
        let mut figures = Vec::new();
        for (document, source) in self.documents.iter().enumerate() {
            let doc = &source.document;
            for row in &doc.quantities {
                let interval = Interval::of(row, doc.unit(row));
                let passage = self.passage_at(document as u32, row.sentence);
                if let (Some(interval), Some(passage)) = (interval, passage) {
                    figures.push(SourceFigure {
                        document: document as u32,
                        row: *row,
                        passage,
                        interval,
                    });
                }
            }
        }
        self.figures = figures;
    }

    /// The figures of a passage.
    pub fn figures_of(&self, passage: u32) -> &[SourceFigure] {
        let start = self.figures.partition_point(|figure| figure.passage < passage);
        let end = self.figures.partition_point(|figure| figure.passage <= passage);
        self.figures.get(start..end).unwrap_or(&[])
    }

    /// The words within `reach` words of a span of a passage, by number; those of the span are among them.
    pub fn around(&self, passage: u32, span: ProseSpan, reach: u32) -> Range<u32> {
        let (ahead, behind) = self.beside(passage, span, reach);
        ahead.start..behind.end
    }

    /// The words within `reach` words before a span of a passage, and those behind it, by number.
    pub fn beside(&self, passage: u32, span: ProseSpan, reach: u32) -> (Range<u32>, Range<u32>) {
        let words = self.words_of(passage);
        let inside = self.words.get(words.start as usize..words.end as usize).unwrap_or(&[]);
        let first = words.start + inside.partition_point(|word| word.span.end <= span.start) as u32;
        let end = words.start + inside.partition_point(|word| word.span.start < span.end) as u32;
        let ahead = words.start.max(first.saturating_sub(reach))..first;
        (ahead, end..words.end.min(end + reach))
    }

    /// Whether one of these words is of one kin with a term.
    pub fn any_kin(&self, words: &Range<u32>, term: &super::Term) -> bool {
        term.kin.iter().any(|&key| {
            let places = self.places_of(key);
            let first = places.partition_point(|&word| word < words.start);
            places.get(first).is_some_and(|&word| word < words.end)
        })
    }
}
