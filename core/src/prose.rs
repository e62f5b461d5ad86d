//! What a reader reads, and where each byte of it stands in the source.
//!
//! ```text
//! source   It *lasted* for over&nbsp;two hours.[^1]   [`code`](url)
//! prose    It lasted for over two hours.<U+FFFC>      <U+FFFC>
//! segments Copied  Copied    Replaced ...  Opaque     Opaque
//! ```
//!
//! Blocks are separated by one `\n` in the prose (an `Inserted` segment); a block never overlaps another.

mod builder;

use crate::codes::codes;
use crate::span::{ProseSpan, SourceSpan};

pub use builder::ProseBuilder;

/// The character that stands for what is no prose: code, formulas, images, references, markup expressions.
pub const HOLE: char = '\u{fffc}';

codes! {
    /// How a run of prose came from the source.
    pub enum SegmentKind {
        /// The same bytes, one to one.
        Copied = 0 => "copied",
        /// Other bytes with the same meaning (an entity decoded, a soft break as a space): maps as a whole.
        Replaced = 1 => "replaced",
        /// Nothing in the source (a block separator): maps to the empty place between its neighbours.
        Inserted = 2 => "inserted",
        /// A hole for something that is no prose: maps as a whole.
        Opaque = 3 => "opaque",
    }
}

/// A run of prose bytes and the source bytes that it came from. Segments are sorted and cover the prose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Segment {
    /// Place in the prose.
    pub prose: ProseSpan,
    /// First byte in the source.
    pub source_start: u32,
    /// One past the last byte in the source.
    pub source_end: u32,
    /// How the one came from the other.
    pub kind: SegmentKind,
}

codes! {
    /// What a block is.
    pub enum BlockKind {
        /// Running text.
        Paragraph = 0 => "paragraph",
        /// A heading; `level` 1 to 6.
        Heading = 1 => "heading",
        /// An item of a list; `level` is the depth from 1.
        ListItem = 2 => "list-item",
        /// A paragraph of a block quotation; `level` is the depth from 1.
        Quotation = 3 => "quotation",
        /// A caption of a figure or table.
        Caption = 4 => "caption",
        /// A cell of a table.
        TableCell = 5 => "table-cell",
        /// A footnote's text.
        Footnote = 6 => "footnote",
        /// Anything else that is read.
        Other = 255 => "other",
    }
}

/// One block of prose.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct BlockRow {
    /// Place in the prose, without the separator.
    pub span: ProseSpan,
    /// Code of a [`BlockKind`].
    pub kind: u8,
    /// Depth or level, see [`BlockKind`].
    pub level: u8,
    /// Bits of [`BlockRow::HEADER`] and its kin.
    pub flags: u16,
    /// Number of the table from 0, for table cells.
    pub table: u32,
    /// Row in the table from 0 (the header row is row 0), for table cells.
    pub row: u32,
    /// Column in the table from 0, for table cells.
    pub column: u32,
    /// Block of the cell that heads this cell's column, or `u32::MAX`.
    pub column_header: u32,
    /// Block of the cell that heads this cell's row, or `u32::MAX`.
    pub row_header: u32,
    /// Block of the heading that this block stands under, or `u32::MAX`.
    pub heading: u32,
}

impl BlockRow {
    /// Flag: a header cell.
    pub const HEADER: u16 = 1;
    /// Flag: the block is not in English, so it is not read.
    pub const FOREIGN: u16 = 2;
    /// Flag: the block before was too long and was cut; this one goes on with it.
    pub const CONTINUED: u16 = 4;

    /// A block of a kind and level, outside of any table and under no heading; its place is not known yet.
    pub fn of(kind: BlockKind, level: u8) -> Self {
        Self {
            kind: kind.code(),
            level,
            column_header: u32::MAX,
            row_header: u32::MAX,
            heading: u32::MAX,
            ..Self::default()
        }
    }

    /// Whether the block is in another language, so that nothing is read from it.
    pub fn is_foreign(&self) -> bool {
        self.flags & Self::FOREIGN != 0
    }

    /// What the block is.
    pub fn kind(&self) -> BlockKind {
        BlockKind::from_code(self.kind)
    }
}

codes! {
    /// What a link is, to a reader who asks where a statement comes from.
    pub enum LinkKind {
        /// A hyperlink; the span is the linked text.
        Link = 0 => "link",
        /// A footnote reference; the span is its hole.
        Footnote = 1 => "footnote",
        /// A citation such as `<ref>`, `<cite>`, `[@key]`; the span is its hole or text.
        Citation = 2 => "citation",
        /// An image; the span is its hole, the target its address.
        Image = 3 => "image",
        /// Anything else.
        Other = 255 => "other",
    }
}

/// A link or citation in the prose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Place in the prose.
    pub span: ProseSpan,
    /// What it is.
    pub kind: LinkKind,
    /// Address, footnote label or citation key, as written.
    pub target: String,
}

codes! {
    /// Which text an ignore comment silences.
    pub enum IgnoreScope {
        /// The next block.
        Block = 0 => "factlint-ignore",
        /// The line it stands on.
        Line = 1 => "factlint-ignore-line",
        /// From here to the matching end.
        Start = 2 => "factlint-ignore-start",
        /// The end of a region.
        End = 3 => "factlint-ignore-end",
        /// The whole file.
        File = 4 => "factlint-ignore-file",
    }
}

/// A comment that silences rules: `<!-- factlint-ignore RULE[, RULE]: reason -->`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IgnoreComment {
    /// The whole comment in the source.
    pub source: SourceSpan,
    /// Prose offset at which it stands: everything of the prose before it lies before the comment.
    pub at: u32,
    /// What it silences.
    pub scope: IgnoreScope,
    /// Rule names and families, as written; empty means every rule.
    pub rules: Vec<String>,
    /// The reason given, trimmed; empty where there is none.
    pub reason: String,
}

/// What a document says of itself: front matter or HTML metadata, as written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Metadata {
    /// Title.
    pub title: Option<String>,
    /// Date of publication, as written (`2025-03-18`, `2025-03-18T10:00:00Z`, `18 March 2025`).
    pub date: Option<String>,
    /// Author or authors.
    pub author: Option<String>,
    /// Language tag, as written.
    pub language: Option<String>,
    /// Rules that the front matter key `factlint.ignore` silences, with the place of the key's value.
    pub ignore: Vec<String>,
}

/// A problem that reading the markup met; reading never fails.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkupProblem {
    /// Place in the source.
    pub source: SourceSpan,
    /// One lower-case sentence.
    pub message: String,
}

/// The prose of a document.
#[derive(Debug, Clone, Default)]
pub struct Prose {
    /// What a reader reads.
    pub text: String,
    /// Where it came from: sorted, covering `text`.
    pub segments: Vec<Segment>,
    /// Blocks in the order of the text.
    pub blocks: Vec<BlockRow>,
    /// Links and citations in the order of the text.
    pub links: Vec<Link>,
    /// Ignore comments in the order of the source.
    pub comments: Vec<IgnoreComment>,
    /// What the document says of itself.
    pub metadata: Metadata,
    /// What went wrong while reading.
    pub problems: Vec<MarkupProblem>,
    /// Whether the whole document is in another language than English; each block is flagged, too.
    pub foreign: bool,
}

impl Prose {
    /// The source range of a prose span.
    ///
    /// Ends inside a `Copied` segment map byte for byte, ends inside another kind take the whole of it. Markup that
    /// stands between two copied runs is enclosed, markup at either end is left out. An out-of-range span clamps.
    pub fn source_span(&self, span: ProseSpan) -> SourceSpan {
        let length = self.text.len() as u32;
        let (start, end) = (span.start.min(length), span.end.min(length).max(span.start.min(length)));
        let begins = self.segment_at(start).map_or(0, |segment| match segment.kind {
            SegmentKind::Copied => segment.source_start + (start - segment.prose.start),
            _ if start >= segment.prose.end => segment.source_end,
            _ => segment.source_start,
        });
        if end == start {
            return SourceSpan::new(begins, begins);
        }
        let ends = self.segment_at(end - 1).map_or(begins, |segment| match segment.kind {
            SegmentKind::Copied => segment.source_start + (end - segment.prose.start),
            _ => segment.source_end,
        });
        SourceSpan::new(begins, ends.max(begins))
    }

    /// The segment that holds a prose offset; the last one for the end of the text.
    fn segment_at(&self, offset: u32) -> Option<&Segment> {
        let after = self.segments.partition_point(|segment| segment.prose.start <= offset);
        after.checked_sub(1).and_then(|idx| self.segments.get(idx))
    }

    /// The block that holds a prose offset.
    pub fn block_at(&self, offset: u32) -> Option<usize> {
        let after = self.blocks.partition_point(|block| block.span.start <= offset);
        after
            .checked_sub(1)
            .filter(|&idx| self.blocks.get(idx).is_some_and(|block| offset <= block.span.end))
    }
}
