//! Ignore comments: which findings they silence, and which of them silenced nothing.
//!
//! A document's comments are turned into ranges of its source once, so that a finding from another document's side
//! can be silenced without this document in memory.

use std::collections::BTreeSet;

use crate::document::Document;
use crate::prose::{BlockRow, IgnoreComment, IgnoreScope};
use crate::rule::Registry;
use crate::source::LineIndex;
use crate::span::{ProseSpan, SourceSpan};

/// The ignore comments of one document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Suppressions {
    entries: Vec<Suppression>,
}

/// One ignore comment and the part of the source that it silences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suppression {
    /// The comment in the source, where a finding about it points; empty for front matter.
    pub comment: SourceSpan,
    /// First byte that is silenced.
    pub start: u32,
    /// One past the last byte that is silenced.
    pub end: u32,
    /// Names of the rules that are silenced; every rule where the comment names none.
    pub rules: Option<BTreeSet<&'static str>>,
    /// Names in the comment that no rule and no family has.
    pub unknown: Vec<String>,
    /// The reason that was given; empty where there is none.
    pub reason: String,
    /// Whether an end comment was missing, or had no start.
    pub unpaired: bool,
}

impl Suppression {
    /// Whether it silences a rule at a place.
    pub fn covers(&self, rule: &str, span: SourceSpan) -> bool {
        let here = self.start <= span.start() && span.start() < self.end.max(self.start + 1);
        here && self.rules.as_ref().is_none_or(|rules| rules.contains(rule))
    }
}

impl Suppression {
    /// Whether it could give a reason and does not. Front matter has no place for one, and a lost end silences nothing.
    pub(crate) fn wants_reason(&self) -> bool {
        let is_comment = self.comment.start() < self.comment.end();
        let is_lost_end = self.unpaired && self.start == self.end;
        is_comment && !is_lost_end && self.reason.trim().is_empty()
    }
}

impl Suppressions {
    /// Reads the comments of a document.
    pub fn of(doc: &Document, registry: &Registry) -> Self {
        let comments = &doc.prose.comments;
        let metadata = &doc.prose.metadata.ignore;
        if comments.is_empty() && metadata.is_empty() {
            return Self::default();
        }
        let whole = doc.source.text.len() as u32;
        let mut entries = Vec::new();
        if !metadata.is_empty() {
            entries.push(entry(registry, metadata, SourceSpan::default(), (0, whole)));
        }
        let lines = LineIndex::new(&doc.source.text);
        for (idx, comment) in comments.iter().enumerate() {
            let range = match comment.scope {
                IgnoreScope::File => (0, whole),
                IgnoreScope::Line => line_of(doc, &lines, comment),
                IgnoreScope::Block => block_after(doc, comment),
                IgnoreScope::Start => (comment.source.start(), end_of_region(comments, idx).unwrap_or(whole)),
                IgnoreScope::End => {
                    if !has_start(comments, idx) {
                        let mut lost = entry(registry, &comment.rules, comment.source, (0, 0));
                        lost.unpaired = true;
                        lost.reason.clone_from(&comment.reason);
                        entries.push(lost);
                    }
                    continue;
                }
            };
            let mut found = entry(registry, &comment.rules, comment.source, range);
            found.reason.clone_from(&comment.reason);
            found.unpaired = comment.scope == IgnoreScope::Start && end_of_region(comments, idx).is_none();
            entries.push(found);
        }
        Self { entries }
    }

    /// The comments, in the order of the source.
    pub fn entries(&self) -> &[Suppression] {
        &self.entries
    }

    /// The numbers of the comments that silence a rule at a place.
    pub fn covering(&self, rule: &str, span: SourceSpan) -> impl Iterator<Item = usize> {
        self.entries
            .iter()
            .enumerate()
            .filter(move |(_, entry)| entry.covers(rule, span))
            .map(|(idx, _)| idx)
    }

    /// Whether there is no comment.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

fn entry(registry: &Registry, names: &[String], comment: SourceSpan, (start, end): (u32, u32)) -> Suppression {
    let mut unknown = Vec::new();
    let mut rules = BTreeSet::new();
    for name in names {
        let chosen = registry.select(name);
        if chosen.is_empty() {
            unknown.push(name.clone());
        }
        rules.extend(chosen.iter().map(|rule| rule.meta().name));
    }
    let rules = (!names.is_empty() && !names.iter().any(|name| name == "all")).then_some(rules);
    Suppression {
        comment,
        start,
        end,
        rules,
        unknown,
        reason: String::new(),
        unpaired: false,
    }
}

/// The line that a comment stands on.
fn line_of(doc: &Document, lines: &LineIndex, comment: &IgnoreComment) -> (u32, u32) {
    let line = lines.line(comment.source.start());
    let start = lines.line_start(line);
    let end = if line + 1 < lines.count() {
        lines.line_start(line + 1)
    } else {
        doc.source.text.len() as u32
    };
    (start, end)
}

/// The source of the first block that begins after a comment, or of the block that the comment stands in.
fn block_after(doc: &Document, comment: &IgnoreComment) -> (u32, u32) {
    let blocks = doc.blocks();
    let inside = blocks
        .iter()
        .find(|block| block.span.start < comment.at && comment.at < block.span.end);
    let Some(block) = inside.or_else(|| blocks.get(blocks.partition_point(|block| block.span.start < comment.at)))
    else {
        return (comment.source.end(), comment.source.end());
    };
    // Every cell of a table is a block; a reader means the table.
    let last = blocks.iter().rfind(|other| is_one_table(block, other)).unwrap_or(block);
    // A block that was cut for its length is one to a reader.
    let number = |block: &BlockRow| blocks.partition_point(|other| other.span.start < block.span.start);
    let goes_on = |block: &&BlockRow| block.flags & BlockRow::CONTINUED != 0;
    let first = blocks
        .get(..=number(block))
        .unwrap_or(&[])
        .iter()
        .rfind(|block| !goes_on(block));
    let more = blocks.get(number(last) + 1..).unwrap_or(&[]).iter().take_while(goes_on);
    let (start, end) = (first.unwrap_or(block).span.start, more.last().unwrap_or(last).span.end);
    let span = doc.prose.source_span(ProseSpan::new(start, end));
    (span.start(), span.end())
}

fn is_one_table(a: &BlockRow, b: &BlockRow) -> bool {
    use crate::prose::BlockKind::TableCell;
    a.kind() == TableCell && b.kind() == TableCell && a.table == b.table
}

/// Where the region that a start comment opens ends: at the next end comment that does not close an inner region.
fn end_of_region(comments: &[IgnoreComment], start: usize) -> Option<u32> {
    let mut depth = 0_usize;
    for comment in comments.get(start + 1..)? {
        match comment.scope {
            IgnoreScope::Start => depth += 1,
            IgnoreScope::End if depth == 0 => return Some(comment.source.start()),
            IgnoreScope::End => depth -= 1,
            _ => {}
        }
    }
    None
}

fn has_start(comments: &[IgnoreComment], end: usize) -> bool {
    let mut depth = 0_usize;
    for comment in comments.get(..end).unwrap_or(&[]) {
        match comment.scope {
            IgnoreScope::Start => depth += 1,
            IgnoreScope::End => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    depth > 0
}
