//! CommonMark and GFM to prose, by the events and byte ranges of `pulldown-cmark`.
//!
//! Emphasis marks vanish, a soft break is a space, crossed-out text is left out; code, formulas and images are holes;
//! footnote references and citations are holes with a link. HTML goes through the reader of HTML, piece by piece.

mod mask;

use pulldown_cmark::{CowStr, Event, LinkType, OffsetIter, Options, Parser, Tag, TagEnd};
use std::ops::Range;

use super::html::Reader as HtmlReader;
use super::{front_matter, plain, runs};
use crate::prose::{BlockKind, BlockRow, LinkKind, ProseBuilder};

/// Deepest nesting of quotations and lists that is read as Markdown; deeper text is no Markdown that anybody wrote.
const DEEPEST: usize = 200;

/// Reads the source from offset `start` on; `mdx` is Markdown with JSX.
pub(super) fn read(out: &mut ProseBuilder<'_>, start: usize, mdx: bool) {
    let source = out.source();
    let start = front_matter::read(out, start);
    let text = source.get(start..).unwrap_or("");
    if is_too_deep(text) {
        plain::read(out, start, source.len());
        return;
    }
    let (masked, comments) = mask::mask(text, start, mdx);
    for comment in comments {
        out.comment(comment);
    }
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM;
    let reader = Reader {
        out,
        text: &masked,
        base: start,
        run: None,
        containers: Vec::new(),
        links: Vec::new(),
        dropped: 0,
        image: None,
        table: None,
        at: start,
        code_block: false,
        html: HtmlReader::default(),
        pieces: Vec::new(),
    };
    reader.read(Parser::new_ext(&masked, options).into_offset_iter());
}

/// Whether some line opens more quotations and list items than anybody nests.
fn is_too_deep(text: &str) -> bool {
    let mut at = 0;
    let bytes = text.as_bytes();
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        let (mut marks, mut length) = (0, 0);
        for &byte in rest {
            match byte {
                b'>' | b'-' | b'*' | b'+' | b'.' | b')' => marks += 1,
                b' ' | b'\t' | b'0'..=b'9' => {}
                _ => break,
            }
            length += 1;
        }
        // A long rule is one mark over and over.
        if marks > DEEPEST && !is_rule(rest.get(..length).unwrap_or(&[])) {
            return true;
        }
        let line = memchr::memchr(b'\n', rest).map_or(rest.len(), |found| found + 1);
        at += line.max(length);
    }
    false
}

fn is_rule(marks: &[u8]) -> bool {
    let first = marks.first().copied().unwrap_or(0);
    matches!(first, b'-' | b'*') && marks.iter().all(|&byte| byte == first || byte == b' ')
}

/// What a block stands in.
#[derive(Clone, Copy, PartialEq)]
enum Container {
    Quotation,
    /// A box such as `> [!NOTE]`, which is the writer's own text.
    Alert,
    List,
    Item,
    Footnote,
}

/// Where the cells of the open table are.
#[derive(Default)]
struct Table {
    number: u32,
    row: u32,
    column: u32,
    in_head: bool,
    headers: Vec<u32>,
    row_header: u32,
}

struct Reader<'b, 'a, 'm> {
    out: &'b mut ProseBuilder<'a>,
    /// The text that the parser saw: the source from `base` on, with some of it overwritten.
    text: &'m str,
    base: usize,
    /// Text that was met and not yet pushed, so that what the parser cut in pieces is seen whole.
    run: Option<Range<usize>>,
    containers: Vec<Container>,
    /// Open links: prose offset, target, and whether the text is the address itself.
    links: Vec<(u32, String, bool)>,
    /// Depth of crossed-out text.
    dropped: u32,
    /// The image whose description is being skipped: depth, range, address.
    image: Option<(u32, Range<usize>, String)>,
    table: Option<Table>,
    /// How far the source has been read.
    at: usize,
    code_block: bool,
    html: HtmlReader,
    /// The pieces of the open HTML block.
    pieces: Vec<Range<usize>>,
}

impl<'m> Reader<'_, '_, 'm> {
    fn read(mut self, events: OffsetIter<'m>) {
        for (event, range) in events {
            let place = if matches!(event, Event::Start(_)) {
                range.start
            } else {
                range.end
            };
            self.at = self.at.max(self.base + place);
            if let Some((depth, ..)) = self.image.as_mut() {
                match event {
                    Event::Start(_) => *depth += 1,
                    Event::End(_) if *depth > 0 => *depth -= 1,
                    Event::End(_) => self.end_image(),
                    _ => {}
                }
                continue;
            }
            match event {
                Event::Text(text) => self.text(&text, range),
                Event::Start(tag) => self.start(tag, range),
                Event::End(tag) => self.end(tag),
                Event::SoftBreak | Event::HardBreak => {
                    self.flush();
                    if self.reads() {
                        self.out.space(self.base + range.start, self.base + range.end);
                    }
                }
                Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => self.hole(&range),
                Event::FootnoteReference(label) => {
                    self.flush();
                    if self.reads() {
                        self.ensure_block();
                        let (start, end) = self.place(&range);
                        self.out.linked_hole(LinkKind::Footnote, &label, start, end);
                    }
                }
                Event::InlineHtml(_) => self.inline_html(&range),
                Event::Html(_) => self.pieces.push(range),
                Event::Rule | Event::TaskListMarker(_) => self.flush(),
            }
        }
        self.flush();
        self.close();
    }

    fn place(&self, range: &Range<usize>) -> (usize, usize) {
        (self.base + range.start, self.base + range.end)
    }

    /// Whether what comes now is read.
    fn reads(&self) -> bool {
        self.dropped == 0 && !self.code_block && !self.html.skips()
    }

    fn text(&mut self, text: &CowStr<'_>, range: Range<usize>) {
        if !self.reads() {
            return;
        }
        if self.text.get(range.clone()) != Some(text) {
            self.flush();
            self.ensure_block();
            let (start, end) = self.place(&range);
            self.out.replace(&text.replace(['\n', '\r'], " "), start, end);
            return;
        }
        match self.run.as_mut() {
            Some(run) if run.end == range.start => run.end = range.end,
            _ => {
                self.flush();
                self.run = Some(range);
            }
        }
    }

    /// Pushes the text that was met.
    fn flush(&mut self) {
        let Some(run) = self.run.take() else { return };
        self.ensure_block();
        let seen = self.text.get(run.clone()).unwrap_or("");
        if !self.html.push_raised(self.out, seen, self.base + run.start) {
            runs::push(self.out, seen, self.base + run.start);
        }
    }

    fn hole(&mut self, range: &Range<usize>) {
        self.flush();
        if self.reads() {
            self.ensure_block();
            let (start, end) = self.place(range);
            self.out.hole(start, end);
        }
    }

    /// Starts a block where text stands right in a container.
    fn ensure_block(&mut self) {
        if !self.out.is_open() {
            let block = self.block();
            self.out.start(block);
        }
    }

    /// What a paragraph is at this place: a quotation before all else, then by the innermost container.
    fn block(&self) -> BlockRow {
        let depth = |kind| {
            self.containers
                .iter()
                .filter(|&&container| container == kind)
                .count()
                .min(255) as u8
        };
        let quotations = depth(Container::Quotation);
        if quotations > 0 {
            return BlockRow::of(BlockKind::Quotation, quotations);
        }
        match self.containers.last() {
            Some(Container::Footnote) => BlockRow::of(BlockKind::Footnote, 0),
            Some(Container::Item | Container::List) => BlockRow::of(BlockKind::ListItem, depth(Container::List)),
            Some(_) => BlockRow::of(BlockKind::Paragraph, 0),
            None => self.html.block(),
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        self.flush();
        match tag {
            Tag::Paragraph => self.open(self.block()),
            Tag::Heading { level, .. } => self.open(BlockRow::of(BlockKind::Heading, level as u8)),
            Tag::BlockQuote(kind) => self.enter(if kind.is_some() {
                Container::Alert
            } else {
                Container::Quotation
            }),
            Tag::List(_) => self.enter(Container::List),
            Tag::Item => self.enter(Container::Item),
            Tag::FootnoteDefinition(_) => self.enter(Container::Footnote),
            Tag::CodeBlock(_) => {
                self.close();
                self.code_block = true;
            }
            Tag::HtmlBlock => {
                self.close();
                self.pieces.clear();
            }
            Tag::Table(_) => {
                self.close();
                self.table = Some(Table {
                    number: self.html.tables().take_number(),
                    ..Table::default()
                });
            }
            Tag::TableHead | Tag::TableRow => {
                if let Some(table) = self.table.as_mut() {
                    table.in_head = matches!(tag, Tag::TableHead);
                    table.column = 0;
                    table.row_header = u32::MAX;
                }
            }
            Tag::TableCell => self.start_cell(),
            Tag::Strikethrough => self.dropped += 1,
            Tag::Link {
                link_type, dest_url, ..
            } => {
                let bare = matches!(link_type, LinkType::Autolink | LinkType::Email);
                let target = match link_type {
                    LinkType::Email => format!("mailto:{dest_url}"),
                    _ => dest_url.to_string(),
                };
                if bare {
                    // The text is the address: it becomes a hole as a whole.
                    self.dropped += 1;
                    if self.dropped == 1 && !self.code_block && !self.html.skips() {
                        self.ensure_block();
                        let (start, end) = self.place(&range);
                        self.out.linked_hole(LinkKind::Link, &target, start, end);
                    }
                }
                self.links.push((self.out.offset(), target, bare));
            }
            Tag::Image { dest_url, .. } => self.image = Some((0, range, dest_url.to_string())),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        self.flush();
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) => {
                self.close();
            }
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item | TagEnd::FootnoteDefinition => {
                self.close();
                self.containers.pop();
            }
            TagEnd::CodeBlock => self.code_block = false,
            TagEnd::HtmlBlock => self.html_block(),
            TagEnd::Table => self.table = None,
            TagEnd::TableHead | TagEnd::TableRow => {
                if let Some(table) = self.table.as_mut() {
                    table.row += 1;
                }
            }
            TagEnd::TableCell => self.end_cell(),
            TagEnd::Strikethrough => self.dropped = self.dropped.saturating_sub(1),
            TagEnd::Link => {
                if let Some((from, target, bare)) = self.links.pop() {
                    if bare {
                        self.dropped = self.dropped.saturating_sub(1);
                    } else {
                        self.out.link_from(from, LinkKind::Link, &target);
                    }
                }
            }
            _ => {}
        }
    }

    fn open(&mut self, block: BlockRow) {
        self.close();
        self.out.start(block);
    }

    fn close(&mut self) -> Option<u32> {
        // Inline HTML that is still open ends with its block.
        self.html.end_inline(self.out, self.at);
        self.out.end()
    }

    fn enter(&mut self, container: Container) {
        self.close();
        self.containers.push(container);
    }

    fn start_cell(&mut self) {
        let Some(table) = self.table.as_ref() else { return };
        let header = table.headers.get(table.column as usize).copied();
        self.open(BlockRow {
            flags: if table.in_head { BlockRow::HEADER } else { 0 },
            table: table.number,
            row: table.row,
            column: table.column,
            column_header: if table.in_head {
                u32::MAX
            } else {
                header.unwrap_or(u32::MAX)
            },
            row_header: table.row_header,
            ..BlockRow::of(BlockKind::TableCell, 0)
        });
    }

    fn end_cell(&mut self) {
        let number = self.close().unwrap_or(u32::MAX);
        let Some(table) = self.table.as_mut() else { return };
        if table.in_head {
            table.headers.push(number);
        } else if table.column == 0 {
            table.row_header = number;
        }
        table.column += 1;
    }

    fn end_image(&mut self) {
        let Some((_, range, target)) = self.image.take() else {
            return;
        };
        if self.reads() {
            self.ensure_block();
            let (start, end) = self.place(&range);
            self.out.linked_hole(LinkKind::Image, &target, start, end);
        }
    }

    fn inline_html(&mut self, range: &Range<usize>) {
        self.flush();
        if self.dropped > 0 {
            return;
        }
        self.ensure_block();
        let piece = self.text.get(range.clone()).unwrap_or("");
        self.html.inline(self.out, piece, self.base + range.start);
    }

    /// Reads the HTML block that ended; between its pieces stand the marks of the containers around it.
    fn html_block(&mut self) {
        let pieces = std::mem::take(&mut self.pieces);
        let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else {
            return;
        };
        let (start, end) = (first.start, last.end);
        let inside = self.block();
        let whole = self.text.get(start..end).unwrap_or("");
        if pieces.windows(2).all(|pair| matches!(pair, [a, b] if a.end == b.start)) {
            self.html.block_of(self.out, whole, self.base + start, inside);
        } else {
            let mut blanked = String::with_capacity(whole.len());
            for piece in &pieces {
                blanked.extend(std::iter::repeat_n(
                    ' ',
                    (piece.start - start).saturating_sub(blanked.len()),
                ));
                blanked.push_str(self.text.get(piece.clone()).unwrap_or(""));
            }
            self.html.block_of(self.out, &blanked, self.base + start, inside);
        }
        self.pieces = pieces;
        self.pieces.clear();
    }
}

#[cfg(test)]
mod tests;
