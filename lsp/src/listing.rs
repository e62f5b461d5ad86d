//! The facts of a document as an editor lists and counts them, and the sections that they stand in.

use factlint_core::document::Document;
use factlint_core::prose::{BlockKind, BlockRow};
use factlint_core::rows::{DateKind, Dimension, MentionKind, NONE, QuoteStyle};
use factlint_core::{ProseSpan, SourceSpan};

use crate::values;

/// Longest title of a quotation, in characters.
const TITLE: usize = 60;

/// What a fact is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A figure.
    Figure,
    /// A date.
    Date,
    /// A name.
    Name(MentionKind),
    /// A quotation.
    Quotation,
}

/// A fact as a line of a list.
#[derive(Debug, Clone)]
pub struct Listed {
    /// What it is.
    pub kind: Kind,
    /// Where it stands.
    pub span: SourceSpan,
    /// The line.
    pub title: String,
    /// What more there is to say.
    pub detail: Option<String>,
    /// Number of its section; none above the first heading.
    pub section: Option<usize>,
}

/// A heading and what stands below it.
#[derive(Debug, Clone)]
pub struct Section {
    /// Depth of the heading, from 1.
    pub level: u8,
    /// The words of the heading.
    pub title: String,
    /// Where the heading stands.
    pub heading: SourceSpan,
    /// One past the last byte below it: where the next heading as high as it begins.
    pub end: u32,
    /// Number of the first section after it that is not below it.
    pub after: usize,
    start: u32,
}

/// The sections of a document, in the order of the text.
pub fn sections(doc: &Document) -> Vec<Section> {
    let length = doc.source.text.len() as u32;
    let headings = doc.blocks().iter().filter(|block| is_heading(block));
    let mut found: Vec<Section> = headings
        .map(|block| Section {
            level: block.level.max(1),
            title: one_line(doc.text(block.span)),
            heading: doc.prose.source_span(block.span),
            end: length,
            after: 0,
            start: block.span.start,
        })
        .collect();
    for number in 0..found.len() {
        let Some(level) = found.get(number).map(|section| section.level) else {
            continue;
        };
        let next = (found.iter().enumerate().skip(number + 1))
            .find(|(_, later)| later.level <= level)
            .map(|(next, later)| (next, later.heading.start()));
        let count = found.len();
        if let Some(section) = found.get_mut(number) {
            (section.after, section.end) = next.unwrap_or((count, length));
        }
    }
    found
}

/// The facts of a document in the order of the text; a name once in each section.
pub fn facts(doc: &Document, sections: &[Section]) -> Vec<Listed> {
    let section_of = |span: ProseSpan| {
        sections
            .partition_point(|section| section.start <= span.start)
            .checked_sub(1)
    };
    let listed = |kind, span, title: String, detail| Listed {
        kind,
        span: doc.prose.source_span(span),
        title: if title.is_empty() { "…".to_owned() } else { title },
        detail,
        section: section_of(span),
    };
    let mut found = Vec::new();
    for row in &doc.quantities {
        if row.dimension() != Dimension::Ordinal {
            let (title, words) = (values::figure_of(doc, row), one_line(doc.text(row.span)));
            found.push(listed(Kind::Figure, row.span, title, Some(words)));
        }
    }
    for row in &doc.dates {
        if row.kind() != DateKind::Time {
            let value = values::date(row).map(|(edtf, _)| edtf);
            found.push(listed(Kind::Date, row.span, one_line(doc.text(row.span)), value));
        }
    }
    let mut named = std::collections::BTreeSet::new();
    for row in &doc.mentions {
        let Some(entity) = doc.entities.get(row.entity as usize) else {
            continue;
        };
        if named.insert((section_of(row.span), row.entity)) {
            let name = doc.string(entity.name).unwrap_or_else(|| doc.text(row.span));
            let role = doc.string(entity.role).map(str::to_owned);
            found.push(listed(Kind::Name(entity.kind()), row.span, one_line(name), role));
        }
    }
    for row in &doc.quotes {
        let own_words = matches!(row.style(), QuoteStyle::Direct | QuoteStyle::Block);
        if own_words && row.outer == NONE && row.continues == NONE {
            let title = shortened(&one_line(doc.text(row.inner)));
            found.push(listed(
                Kind::Quotation,
                row.span,
                format!("“{title}”"),
                speaker(doc, row.attribution),
            ));
        }
    }
    found.sort_by_key(|fact| (fact.span.start(), fact.span.end()));
    found
}

/// Who speaks, in the fullest form of the name.
pub fn speaker(doc: &Document, attribution: u32) -> Option<String> {
    let row = doc.attributions.get(attribution as usize)?;
    let entity = doc.entities.get(row.speaker as usize);
    let name = entity.and_then(|entity| doc.string(entity.name));
    let name = name.or_else(|| row.source.is_some().then(|| doc.text(row.source)))?;
    Some(one_line(name))
}

/// Words with single spaces between them.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_heading(block: &BlockRow) -> bool {
    block.kind() == BlockKind::Heading && block.flags & BlockRow::CONTINUED == 0
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= TITLE {
        return text.to_owned();
    }
    let head: String = text.chars().take(TITLE).collect();
    let words = head.rsplit_once(' ').map_or(head.as_str(), |(words, _)| words);
    format!("{words} …")
}

#[cfg(test)]
mod tests {
    use super::*;
    use factlint_core::{Format, Source};
    use std::sync::Arc;

    #[test]
    fn sections_hold_those_below_them() {
        let text = "Before 1999.\n\n# Port\n\nIn 2001.\n\n### Deep\n\nIn 2002.\n\n## Ship\n\nIn 2003.\n\n# Weather\n";
        let doc = Document::read(Arc::new(Source::new("a.md", text, Format::Markdown)), None);
        let sections = sections(&doc);
        let shape: Vec<_> = (sections.iter())
            .map(|section| (section.title.as_str(), section.level, section.after))
            .collect();
        assert_eq!(
            shape,
            [("Port", 1, 3), ("Deep", 3, 2), ("Ship", 2, 3), ("Weather", 1, 4)]
        );
        let facts = facts(&doc, &sections);
        let places: Vec<_> = facts.iter().map(|fact| fact.section).collect();
        assert_eq!(places, [None, Some(0), Some(1), Some(2)]);
    }
}
