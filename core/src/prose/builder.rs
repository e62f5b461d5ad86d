//! Builds a [`Prose`] from left to right, and keeps its invariants so that readers of markup need not.

use super::{BlockKind, BlockRow, HOLE, IgnoreComment, Link, LinkKind, MarkupProblem, Metadata, Prose};
use super::{Segment, SegmentKind};
use crate::span::{ProseSpan, SourceSpan};

/// Builds a [`Prose`] from left to right.
///
/// A reader of a markup calls [`start`](ProseBuilder::start) for each block, then `copy`, `replace` and `hole` for
/// what stands in it; source offsets must not decrease. The builder drops white space at the start of a block and
/// blocks without a character, puts one `\n` between blocks and none inside one, and knows under which heading a
/// block stands.
#[derive(Debug)]
pub struct ProseBuilder<'a> {
    source: &'a str,
    prose: Prose,
    /// The open block; its span is `NONE` until its first character.
    open: Option<BlockRow>,
    /// End in the source of what was pushed last.
    at: u32,
    /// The last heading of each level, as long as what follows stands under it.
    headings: [u32; 6],
}

impl<'a> ProseBuilder<'a> {
    /// A builder over the text of a source.
    pub fn new(source: &'a str) -> Self {
        Self {
            source,
            prose: Prose {
                text: String::with_capacity(source.len()),
                ..Prose::default()
            },
            open: None,
            at: 0,
            headings: [u32::MAX; 6],
        }
    }

    /// The text of the source.
    pub fn source(&self) -> &'a str {
        self.source
    }

    /// Ends the block before and starts one; its span and heading are set by the builder.
    pub fn start(&mut self, block: BlockRow) {
        self.end();
        self.open = Some(BlockRow {
            span: ProseSpan::NONE,
            ..block
        });
    }

    /// Ends the current block; its number, unless none is open or it has no character.
    ///
    /// White space at its end is kept out of its span.
    pub fn end(&mut self) -> Option<u32> {
        let mut block = self.open.take().filter(|block| block.span.is_some())?;
        let start = block.span.start;
        let text = self.prose.text.get(start as usize..).unwrap_or("");
        block.span = ProseSpan::new(start, start + text.trim_end().len() as u32);
        let number = self.prose.blocks.len() as u32;
        block.heading = self.heading_over(&block);
        if block.kind() == BlockKind::Heading {
            let level = usize::from(block.level.clamp(1, 6));
            for (idx, heading) in self.headings.iter_mut().enumerate().skip(level - 1) {
                *heading = if idx + 1 == level { number } else { u32::MAX };
            }
        }
        if matches!(block.kind(), BlockKind::Heading | BlockKind::TableCell) {
            self.prose.blocks.push(block);
        } else {
            self.push_in_parts(block);
        }
        Some(number)
    }

    /// Adds a block; one that is longer than [`LONGEST`] is cut at ends of sentences, or else at white space, so that
    /// an edit in a very long line reads a part of it again and not the whole.
    fn push_in_parts(&mut self, mut block: BlockRow) {
        let end = block.span.end;
        while let Some(rest) = self.prose.text.get(block.span.start as usize..end as usize)
            && let Some((stop, next)) = cut(rest)
        {
            let start = block.span.start;
            block.span = ProseSpan::new(start, start + stop as u32);
            self.prose.blocks.push(block);
            block.flags |= BlockRow::CONTINUED;
            block.span = ProseSpan::new(start + next as u32, end);
        }
        self.prose.blocks.push(block);
    }

    /// The closest heading before a block; for a heading, the closest of a higher rank.
    fn heading_over(&self, block: &BlockRow) -> u32 {
        let ranks = match block.kind() {
            BlockKind::Heading => usize::from(block.level.clamp(1, 6)) - 1,
            _ => self.headings.len(),
        };
        let mut over = self.headings.iter().take(ranks).rev();
        over.find(|&&heading| heading != u32::MAX).copied().unwrap_or(u32::MAX)
    }

    /// Whether a block is open, with or without a character.
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Whether the open block has a character.
    pub fn has_begun(&self) -> bool {
        self.open.is_some_and(|block| block.span.is_some())
    }

    /// Changes the open block's kind and level.
    pub fn retype(&mut self, kind: BlockKind, level: u8) {
        if let Some(block) = self.open.as_mut() {
            (block.kind, block.level) = (kind.code(), level);
        }
    }

    /// Bytes `start..end` of the source, as they are; a line break with the white space around it becomes a space.
    pub fn copy(&mut self, start: usize, end: usize) {
        let source = self.source;
        let Some(text) = source.get(start..end) else { return };
        let mut at = 0;
        while let Some(rest) = text.get(at..) {
            let Some(found) = memchr::memchr2(b'\n', b'\r', rest.as_bytes()) else {
                self.push(rest, start + at, end, SegmentKind::Copied);
                break;
            };
            let line = rest.get(..found).unwrap_or("").trim_end();
            self.push(line, start + at, start + at + line.len(), SegmentKind::Copied);
            let after = rest.get(found..).unwrap_or("");
            let next = at + found + (after.len() - after.trim_start().len());
            self.space(start + at + line.len(), start + next);
            at = next;
        }
    }

    /// `text` (without line breaks) in place of bytes `start..end` of the source.
    pub fn replace(&mut self, text: &str, start: usize, end: usize) {
        self.push(text, start, end, SegmentKind::Replaced);
    }

    /// One space in place of bytes `start..end` of the source, unless the prose ends in one.
    pub fn space(&mut self, start: usize, end: usize) {
        if self.has_begun() && !self.ends_in_space() {
            self.push(" ", start, end, SegmentKind::Replaced);
        }
    }

    /// A hole in place of bytes `start..end` of the source; its place in the prose.
    pub fn hole(&mut self, start: usize, end: usize) -> ProseSpan {
        self.push("\u{fffc}", start, end, SegmentKind::Opaque);
        let offset = self.offset();
        ProseSpan::new(offset - HOLE.len_utf8() as u32, offset)
    }

    /// A hole that stands for a link, footnote reference, citation or image.
    pub fn linked_hole(&mut self, kind: LinkKind, target: &str, start: usize, end: usize) {
        let span = self.hole(start, end);
        self.push_link(span, kind, target);
    }

    /// The prose offset at which the text ends.
    pub fn offset(&self) -> u32 {
        self.prose.text.len() as u32
    }

    /// Whether the prose ends in white space, so that a break would double it.
    pub fn ends_in_space(&self) -> bool {
        self.prose.text.chars().next_back().is_none_or(char::is_whitespace)
    }

    /// Records a link over the prose that was pushed since [`offset`](ProseBuilder::offset) was `from`.
    pub fn link_from(&mut self, from: u32, kind: LinkKind, target: &str) {
        let Some(block) = self.open.filter(|block| block.span.is_some()) else {
            return;
        };
        let start = from.max(block.span.start);
        let text = self.prose.text.get(start as usize..).unwrap_or("");
        let leading = text.len() - text.trim_start().len();
        let span = ProseSpan::new(start + leading as u32, start + text.trim_end().len() as u32);
        if !span.is_empty() {
            self.push_link(span, kind, target);
        }
    }

    fn push_link(&mut self, span: ProseSpan, kind: LinkKind, target: &str) {
        let target = target.to_owned();
        self.prose.links.push(Link { span, kind, target });
    }

    /// Records an ignore comment; where it stands in the prose is found by the builder.
    pub fn comment(&mut self, comment: IgnoreComment) {
        self.prose.comments.push(comment);
    }

    /// Records a problem at bytes `start..end` of the source.
    pub fn problem(&mut self, start: usize, end: usize, message: String) {
        self.prose.problems.push(MarkupProblem {
            source: SourceSpan::new(start as u32, end as u32),
            message,
        });
    }

    /// The document's own data.
    pub fn metadata(&mut self) -> &mut Metadata {
        &mut self.prose.metadata
    }

    /// The number of blocks that are complete.
    pub fn block_count(&self) -> u32 {
        self.prose.blocks.len() as u32
    }

    /// The finished prose.
    pub fn finish(mut self) -> Prose {
        self.end();
        let mut prose = self.prose;
        prose.links.sort_by_key(|link| (link.span.start, link.span.end));
        prose.comments.sort_by_key(|comment| comment.source.start());
        let segments = &prose.segments;
        for comment in &mut prose.comments {
            let after = segments.partition_point(|segment| segment.source_start < comment.source.start());
            let before = after.checked_sub(1).and_then(|idx| segments.get(idx));
            comment.at = before.map_or(0, |segment| segment.prose.end);
        }
        prose
    }

    fn push(&mut self, text: &str, start: usize, end: usize, kind: SegmentKind) {
        let (mut text, mut start) = (text, start);
        if !self.has_begun() {
            let trimmed = text.trim_start();
            if trimmed.is_empty() {
                return;
            }
            if kind == SegmentKind::Copied {
                start += text.len() - trimmed.len();
            }
            text = trimmed;
            self.begin();
        }
        if text.is_empty() {
            return;
        }
        // A reader that goes back would break the order of segments; what it says again maps to nothing new.
        debug_assert!(start as u32 >= self.at, "source offsets must not decrease");
        let start = if kind == SegmentKind::Copied {
            start
        } else {
            start.max(self.at as usize)
        };
        let end = end.max(start);
        let from = self.offset();
        self.prose.text.push_str(text);
        let prose = ProseSpan::new(from, self.offset());
        let (start, end) = (start as u32, end as u32);
        self.at = end;
        if let Some(last) = self.prose.segments.last_mut()
            && kind == SegmentKind::Copied
            && last.kind == kind
            && last.source_end == start
            && last.prose.end == from
        {
            last.source_end = end;
            last.prose.end = prose.end;
            return;
        }
        self.prose.segments.push(Segment {
            prose,
            source_start: start,
            source_end: end,
            kind,
        });
    }

    /// Puts the separator before the first character of a block, and marks the block as begun.
    fn begin(&mut self) {
        let from = self.offset();
        if from > 0 {
            self.prose.text.push('\n');
            self.prose.segments.push(Segment {
                prose: ProseSpan::new(from, from + 1),
                source_start: self.at,
                source_end: self.at,
                kind: SegmentKind::Inserted,
            });
        }
        let start = self.offset();
        let block = self.open.get_or_insert_with(|| BlockRow::of(BlockKind::Paragraph, 0));
        block.span = ProseSpan::new(start, u32::MAX);
    }
}

/// Bytes of the longest block; one without white space may be longer.
const LONGEST: usize = 64 << 10;

/// Where a text that is too long is cut: the end of its first part, and the start of the next.
fn cut(text: &str) -> Option<(usize, usize)> {
    if text.len() <= LONGEST {
        return None;
    }
    let bytes = text.as_bytes();
    let is_space = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_whitespace);
    let space = |from: usize, ends_sentence: bool| {
        (from..LONGEST).rev().find(|&at| {
            let before = at.checked_sub(1).and_then(|before| bytes.get(before));
            is_space(at)
                && (!ends_sentence
                    || (matches!(before, Some(b'.' | b'!' | b'?' | b'"' | b')'))
                        && bytes.get(at + 1).is_some_and(|next| !next.is_ascii_lowercase())))
        })
    };
    let at = space(LONGEST / 2, true)
        .or_else(|| space(1, false))
        .or_else(|| (LONGEST..bytes.len()).find(|&at| is_space(at)))?;
    let stop = text.get(..at)?.trim_end().len();
    let rest = text.get(at..)?;
    let next = at + rest.len() - rest.trim_start().len();
    (stop > 0 && next < text.len()).then_some((stop, next))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_at_the_ends_of_blocks_is_no_prose() {
        let mut out = ProseBuilder::new("  a \n b  ");
        out.start(BlockRow::of(BlockKind::Paragraph, 0));
        out.copy(0, 9);
        out.start(BlockRow::of(BlockKind::Paragraph, 0));
        out.copy(7, 9);
        let prose = out.finish();
        assert_eq!(prose.blocks.len(), 1);
        assert_eq!(prose.blocks[0].span.text(&prose.text), "a b");
        assert_eq!(prose.source_span(ProseSpan::new(0, 3)).range(), 2..7);
    }

    #[test]
    fn a_very_long_block_is_cut_between_sentences() {
        let text = "The bridge is 40 metres long. It was built by A. Brandt in 1987. ".repeat(4000);
        let mut builder = ProseBuilder::new(&text);
        builder.start(BlockRow::of(BlockKind::Paragraph, 0));
        builder.copy(0, text.len());
        let prose = builder.finish();
        assert!(prose.blocks.len() > 3);
        let mut words = 0;
        for (idx, block) in prose.blocks.iter().enumerate() {
            let part = block.span.text(&prose.text);
            assert!(
                part.len() <= LONGEST && part.ends_with('.') && part.starts_with(['T', 'I']),
                "{part}"
            );
            assert_eq!(block.flags & BlockRow::CONTINUED != 0, idx > 0);
            words += part.split_whitespace().count();
        }
        assert_eq!(words, text.split_whitespace().count());
        for text in [
            "a".repeat(200_000),
            "é".repeat(100_000),
            format!("a {}", "b".repeat(100_000)),
        ] {
            let mut builder = ProseBuilder::new(&text);
            builder.start(BlockRow::of(BlockKind::Paragraph, 0));
            builder.copy(0, text.len());
            assert!((1..=2).contains(&builder.finish().blocks.len()));
        }
    }

    #[test]
    fn a_block_stands_under_the_closest_heading() {
        let mut out = ProseBuilder::new("abcde");
        for (at, (kind, level)) in [
            (BlockKind::Heading, 1),
            (BlockKind::Heading, 2),
            (BlockKind::Paragraph, 0),
            (BlockKind::Heading, 1),
            (BlockKind::Paragraph, 0),
        ]
        .into_iter()
        .enumerate()
        {
            out.start(BlockRow::of(kind, level));
            out.copy(at, at + 1);
        }
        let headings: Vec<_> = out.finish().blocks.iter().map(|block| block.heading).collect();
        assert_eq!(headings, [u32::MAX, 0, 1, u32::MAX, 3]);
    }
}
