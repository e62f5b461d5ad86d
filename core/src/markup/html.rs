//! HTML to prose, by the tokens and byte positions of `html5gum`.
//!
//! No tree is built: a stack of the elements that matter (headings, lists, quotations, tables) says what a block is,
//! and an element whose content is no prose is skipped to its end tag. Entities are decoded, white space is folded as
//! a browser does, and what is hidden, scripted or for navigation is left out.

mod attributes;
mod elements;
pub(super) mod entities;
mod metadata;
mod tables;
mod tokens;

use html5gum::Span;
use html5gum::emitters::callback::CallbackEvent;

use super::comments;
use crate::prose::{BlockKind, BlockRow, LinkKind, ProseBuilder};
use attributes::{Attribute, Attributes};
use elements::Element;

/// Bytes of prose that are the top of a page, where an unmarked time is that of publication.
const TOP: u32 = 400;

/// Reads the source from offset `start` on as a page.
pub(super) fn read(out: &mut ProseBuilder<'_>, start: usize) {
    let page = out.source().get(start..).unwrap_or("");
    let mut reader = Reader::default();
    reader.feed(out, page, start);
    reader.end_skip(out, start + page.len());
    reader.end_block(out);
}

/// Content that is not read, and what stands for it.
#[derive(Debug)]
struct Skip {
    name: Vec<u8>,
    /// Elements of this name that are open.
    depth: u32,
    /// Where its start tag begins in the source.
    start: usize,
    leaves: Leaves,
    /// It cannot hold blocks, so the next block ends it even without an end tag.
    inline: bool,
}

/// What stands for content that is not read.
#[derive(Debug)]
enum Leaves {
    Nothing,
    Hole,
    Reference(LinkKind, String),
}

/// Part of a page that holds footnotes.
#[derive(Debug)]
struct Region {
    name: Vec<u8>,
    depth: u32,
}

/// Reads HTML in one piece or, inside Markdown, piece by piece.
#[derive(Debug, Default)]
pub(super) struct Reader {
    /// The elements that are open and matter, outermost first.
    stack: Vec<Element>,
    quotations: u32,
    lists: u32,
    open_tables: u32,
    tables: tables::Tables,
    skip: Option<Skip>,
    footnotes: Option<Region>,
    link: Option<(u32, String)>,
    cite: Option<u32>,
    /// Depth of `<q>`.
    quotes: u32,
    /// Where the start tag of the open `<sup>` begins, in the source and in the prose.
    raised: Option<(usize, u32)>,
    /// The text of the open `<title>`.
    title: Option<String>,
    /// A line break was met, and no text since.
    broken: bool,
    name: Vec<u8>,
    start: usize,
    attributes: Attributes,
    found: metadata::Found,
    /// What text is outside of all elements.
    inside: Option<BlockRow>,
}

impl Reader {
    /// Reads a block of HTML inside Markdown; `inside` is what a paragraph at this place is.
    pub(super) fn block_of(&mut self, out: &mut ProseBuilder<'_>, html: &str, base: usize, inside: BlockRow) {
        self.inside = Some(inside);
        self.feed(out, html, base);
        self.end_skip(out, base + html.len());
        self.end_block(out);
        self.inside = None;
    }

    /// Reads a tag or comment inside a paragraph of Markdown.
    pub(super) fn inline(&mut self, out: &mut ProseBuilder<'_>, html: &str, base: usize) {
        self.feed(out, html, base);
    }

    /// Ends what cannot go beyond a block of Markdown; `at` is where that ends in the source.
    pub(super) fn end_inline(&mut self, out: &mut ProseBuilder<'_>, at: usize) {
        self.end_skip(out, at);
        self.end_runs(out);
        (self.link, self.cite, self.raised, self.quotes) = (None, None, None, 0);
    }

    /// Whether text that comes now is not read.
    pub(super) fn skips(&self) -> bool {
        self.skip.is_some()
    }

    /// The tables so far, for a format that has tables of its own.
    pub(super) fn tables(&mut self) -> &mut tables::Tables {
        &mut self.tables
    }

    /// What a block of text at this place is.
    pub(super) fn block(&self) -> BlockRow {
        let level = |count: u32| count.min(255) as u8;
        match self.stack.last() {
            Some(Element::Heading(rank)) => return BlockRow::of(BlockKind::Heading, *rank),
            Some(Element::Caption) => return BlockRow::of(BlockKind::Caption, 0),
            Some(Element::Cell) => {
                if let Some(block) = self.tables.block() {
                    return block;
                }
            }
            _ => {}
        }
        if self.quotations > 0 {
            return BlockRow::of(BlockKind::Quotation, level(self.quotations));
        }
        if self.footnotes.is_some() {
            return BlockRow::of(BlockKind::Footnote, 0);
        }
        match self.stack.last() {
            Some(Element::Item | Element::List) => BlockRow::of(BlockKind::ListItem, level(self.lists)),
            Some(_) => BlockRow::of(BlockKind::Paragraph, 0),
            None => self.inside.unwrap_or(BlockRow::of(BlockKind::Paragraph, 0)),
        }
    }

    fn feed(&mut self, out: &mut ProseBuilder<'_>, html: &str, base: usize) {
        tokens::each(html, |event, span| self.event(out, html, base, event, span));
    }

    fn event(
        &mut self,
        out: &mut ProseBuilder<'_>,
        html: &str,
        base: usize,
        event: &CallbackEvent<'_>,
        span: Span<usize>,
    ) {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.name.clear();
                self.name.extend_from_slice(name);
                self.start = base + span.start;
                self.attributes.clear();
            }
            CallbackEvent::AttributeName { name } => self.attributes.name(name),
            CallbackEvent::AttributeValue { value } => self.attributes.value(value),
            CallbackEvent::CloseStartTag { self_closing } => {
                let name = std::mem::take(&mut self.name);
                self.start_tag(out, &name, base + span.end, *self_closing);
                self.name = name;
            }
            CallbackEvent::EndTag { name } => self.end_tag(out, name, base + span.start, base + span.end),
            CallbackEvent::String { value } => {
                let seen = html.get(span.start..span.end).unwrap_or("");
                self.text(out, seen, base + span.start, value);
            }
            CallbackEvent::Comment { value } => {
                if let Ok(content) = std::str::from_utf8(value)
                    && let Some(comment) = comments::parse(content, base + span.start, base + span.end)
                {
                    out.comment(comment);
                }
            }
            CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
        }
    }

    fn text(&mut self, out: &mut ProseBuilder<'_>, seen: &str, start: usize, decoded: &[u8]) {
        if let Some(title) = self.title.as_mut() {
            title.push_str(&String::from_utf8_lossy(decoded));
            return;
        }
        if let Some(skip) = &self.skip {
            if skip.name == b"script" {
                self.found.script(seen, out.metadata());
            }
            return;
        }
        if seen.bytes().all(|byte| byte.is_ascii_whitespace()) {
            out.space(start, start + seen.len());
            return;
        }
        self.broken = false;
        self.ensure_block(out);
        if !self.push_raised(out, seen, start) {
            entities::push(out, seen, start);
        }
    }

    /// Pushes the text of a raised number, an exponent mostly; false for any other text.
    pub(super) fn push_raised(&self, out: &mut ProseBuilder<'_>, seen: &str, start: usize) -> bool {
        let exponent = self.raised.and_then(|_| entities::superscript(seen));
        if let Some(exponent) = &exponent {
            out.replace(exponent, start, start + seen.len());
        }
        exponent.is_some()
    }

    fn ensure_block(&mut self, out: &mut ProseBuilder<'_>) {
        if !out.is_open() {
            out.start(self.block());
        }
    }

    /// Ends the open block of text, and the parts of links and citations in it.
    fn end_block(&mut self, out: &mut ProseBuilder<'_>) {
        self.end_runs(out);
        self.broken = false;
        if let Some(number) = out.end() {
            self.tables.completed(number);
        }
    }

    fn end_runs(&mut self, out: &mut ProseBuilder<'_>) {
        if let Some((from, target)) = self.link.as_mut() {
            out.link_from(*from, LinkKind::Link, target);
            *from = out.offset();
        }
        if let Some(from) = self.cite.as_mut() {
            out.link_from(*from, LinkKind::Citation, "");
            *from = out.offset();
        }
    }

    /// Ends the content that is not read, at `at` in the source.
    fn end_skip(&mut self, out: &mut ProseBuilder<'_>, at: usize) {
        self.title = None;
        let Some(skip) = self.skip.take() else { return };
        match skip.leaves {
            Leaves::Nothing => {}
            Leaves::Hole => {
                self.ensure_block(out);
                out.hole(skip.start, at);
            }
            Leaves::Reference(kind, target) => {
                self.ensure_block(out);
                out.linked_hole(kind, &target, skip.start, at);
            }
        }
    }

    fn start_skip(&mut self, name: &[u8], start: usize, leaves: Leaves, inline: bool) {
        self.skip = Some(Skip {
            name: name.to_vec(),
            depth: 1,
            start,
            leaves,
            inline,
        });
    }

    fn start_tag(&mut self, out: &mut ProseBuilder<'_>, name: &[u8], end: usize, self_closing: bool) {
        let element = Element::of(name);
        let start = self.start;
        if let Some(skip) = self.skip.as_mut() {
            if !(skip.inline && element.stands_apart()) {
                skip.depth += u32::from(skip.name == name && !self_closing);
                return;
            }
            self.end_skip(out, start);
        }
        if self.is_hidden() && !elements::is_void(name) && !self_closing {
            if element.stands_apart() {
                self.end_block(out);
            }
            self.start_skip(name, start, Leaves::Nothing, false);
            return;
        }
        if element.stands_apart() {
            self.end_block(out);
        }
        if let Some(region) = self.footnotes.as_mut() {
            region.depth += u32::from(region.name == name);
        } else if self.starts_footnotes(name) {
            self.footnotes = Some(Region {
                name: name.to_vec(),
                depth: 1,
            });
        }
        match element {
            Element::Inline | Element::Block => {}
            Element::Heading(_) | Element::Caption => {
                if matches!(self.stack.last(), Some(Element::Heading(_) | Element::Caption)) {
                    self.pop(out);
                }
                self.push(element);
            }
            Element::List | Element::Quotation => self.push(element),
            Element::Item => {
                while matches!(self.stack.last(), Some(Element::Heading(_) | Element::Caption)) {
                    self.pop(out);
                }
                if self.stack.last() == Some(&Element::Item) {
                    self.pop(out);
                }
                self.push(element);
            }
            Element::Table => {
                let layout = matches!(self.attributes.get(Attribute::Role), Some("presentation" | "none"));
                self.tables.start(layout);
                self.push(element);
            }
            Element::TableHead | Element::TableBody => {
                self.pop_to_table(out, false);
                self.tables.section(element == Element::TableHead);
            }
            Element::Row => {
                if self.pop_to_table(out, false) {
                    self.tables.start_row();
                    self.push(element);
                }
            }
            Element::Cell | Element::HeaderCell => {
                if self.pop_to_table(out, true) {
                    let span = |kind| self.attributes.get(kind).and_then(|value| value.trim().parse().ok());
                    let (columns, rows) = (span(Attribute::ColumnSpan), span(Attribute::RowSpan));
                    let scope = self.attributes.get(Attribute::Scope).unwrap_or("");
                    let header = element == Element::HeaderCell;
                    self.tables
                        .start_cell(header, scope, columns.unwrap_or(1), rows.unwrap_or(1));
                    self.push(Element::Cell);
                }
            }
            Element::Break => {
                if std::mem::replace(&mut self.broken, true) {
                    self.end_block(out); // two in a row are how old pages end a paragraph
                } else {
                    out.space(start, end);
                }
            }
            Element::Link => self.start_link(out, start),
            Element::Image => {
                let target = self.attributes.get(Attribute::Src).unwrap_or("").to_owned();
                self.ensure_block(out);
                out.linked_hole(LinkKind::Image, &target, start, end);
                self.broken = false;
            }
            Element::Quote => {
                self.ensure_block(out);
                self.quotes += 1;
                out.replace(if self.quotes % 2 == 1 { "“" } else { "‘" }, start, end);
            }
            Element::Cite => self.cite = Some(out.offset()),
            Element::Raised => self.raised = Some((start, out.offset())),
            Element::Time => {
                let at_top = out.offset() < TOP;
                self.found.time(&self.attributes, at_top, out.metadata());
            }
            Element::Title => self.title = Some(String::new()),
            Element::Meta => self.found.meta(&self.attributes, out.metadata()),
            Element::Root => {
                if let Some(language) = self.attributes.get(Attribute::Lang).filter(|value| !value.is_empty()) {
                    out.metadata().language.get_or_insert_with(|| language.to_owned());
                }
            }
            Element::Opaque => {
                let leaves = if name == b"ref" {
                    let target = self.attributes.get(Attribute::Name).unwrap_or("").to_owned();
                    Leaves::Reference(LinkKind::Citation, target)
                } else {
                    Leaves::Hole
                };
                let inline = !matches!(name, b"svg" | b"math" | b"canvas");
                self.start_skip(name, start, leaves, inline);
                if self_closing {
                    self.end_skip(out, end);
                }
            }
            Element::Deleted => self.start_skip(name, start, Leaves::Nothing, true),
            Element::Hidden => {
                if matches!(name, b"nav" | b"pre" | b"xmp" | b"listing") {
                    self.end_block(out);
                }
                self.start_skip(name, start, Leaves::Nothing, false);
            }
        }
    }

    fn start_link(&mut self, out: &mut ProseBuilder<'_>, start: usize) {
        self.end_runs(out);
        self.link = None;
        let Some(href) = self.attributes.get(Attribute::Href) else {
            return;
        };
        if let Some((raised, offset)) = self.raised.filter(|_| href.contains('#')) {
            let leaves = Leaves::Reference(LinkKind::Footnote, href.to_owned());
            if offset == out.offset() {
                self.start_skip(b"sup", raised, leaves, true);
                self.raised = None;
            } else {
                self.start_skip(b"a", start, leaves, true);
            }
            return;
        }
        self.link = Some((out.offset(), href.to_owned()));
    }

    fn end_tag(&mut self, out: &mut ProseBuilder<'_>, name: &[u8], start: usize, end: usize) {
        let element = Element::of(name);
        if element == Element::Title
            && let Some(title) = self.title.take()
        {
            self.found.title(&title, 2, out.metadata());
            return;
        }
        if let Some(skip) = self.skip.as_mut() {
            if skip.name == name {
                skip.depth -= 1;
                if skip.depth == 0 {
                    self.end_skip(out, end);
                }
                return;
            }
            if !(skip.inline && element.stands_apart()) {
                return;
            }
            self.end_skip(out, start);
        }
        if element.stands_apart() {
            self.end_block(out);
        }
        if let Some(region) = self.footnotes.as_mut().filter(|region| region.name == name) {
            region.depth -= 1;
            if region.depth == 0 {
                self.footnotes = None;
            }
        }
        match element {
            Element::Heading(_) => {
                if matches!(self.stack.last(), Some(Element::Heading(_))) {
                    self.pop(out);
                }
            }
            Element::Caption | Element::Item if self.stack.last() == Some(&element) => self.pop(out),
            Element::List if self.lists > 0 => self.pop_through(out, element),
            Element::Quotation if self.quotations > 0 => self.pop_through(out, element),
            Element::Table if self.open_tables > 0 => self.pop_through(out, element),
            Element::Row => {
                self.pop_to_table(out, false);
            }
            Element::TableHead | Element::TableBody => {
                self.pop_to_table(out, false);
                self.tables.section(false);
            }
            Element::Cell | Element::HeaderCell => {
                self.pop_to_table(out, true);
            }
            Element::Link => {
                self.end_runs(out);
                self.link = None;
            }
            Element::Cite => {
                self.end_runs(out);
                self.cite = None;
            }
            Element::Quote if self.quotes > 0 => {
                self.ensure_block(out);
                out.replace(if self.quotes % 2 == 1 { "”" } else { "’" }, start, end);
                self.quotes -= 1;
            }
            Element::Raised => self.raised = None,
            Element::Break => out.space(start, end),
            _ => {}
        }
    }

    fn is_hidden(&self) -> bool {
        self.attributes.get(Attribute::Hidden).is_some()
            || self.attributes.get(Attribute::AriaHidden) == Some("true")
            || self.attributes.get(Attribute::Role) == Some("navigation")
    }

    fn starts_footnotes(&self, name: &[u8]) -> bool {
        if !matches!(name, b"div" | b"section" | b"aside" | b"ol" | b"ul" | b"li" | b"p") {
            return false;
        }
        let role = self.attributes.get(Attribute::Role).unwrap_or("");
        if ["footnote", "endnote", "doc-footnote", "doc-endnote", "doc-endnotes"].contains(&role) {
            return true;
        }
        let classes = self.attributes.get(Attribute::Class).unwrap_or("");
        classes
            .split_ascii_whitespace()
            .any(|class| ["footnote", "footnotes", "endnotes", "references"].contains(&class))
    }

    fn push(&mut self, element: Element) {
        if let Some(count) = self.count(element) {
            *count += 1;
        }
        self.stack.push(element);
    }

    fn pop(&mut self, out: &mut ProseBuilder<'_>) {
        self.end_block(out);
        let Some(element) = self.stack.pop() else { return };
        if let Some(count) = self.count(element) {
            *count -= 1;
        }
        match element {
            Element::Cell => self.tables.end_cell(),
            Element::Table => self.tables.end(),
            _ => {}
        }
    }

    /// How many elements of a kind are open, for kinds that are asked for.
    fn count(&mut self, element: Element) -> Option<&mut u32> {
        match element {
            Element::List => Some(&mut self.lists),
            Element::Quotation => Some(&mut self.quotations),
            Element::Table => Some(&mut self.open_tables),
            _ => None,
        }
    }

    /// Pops up to and including the innermost element of a kind, which is open.
    fn pop_through(&mut self, out: &mut ProseBuilder<'_>, element: Element) {
        while let Some(&top) = self.stack.last() {
            self.pop(out);
            if top == element {
                break;
            }
        }
    }

    /// Pops what is open inside the innermost table, or inside its open row; whether there is a table.
    fn pop_to_table(&mut self, out: &mut ProseBuilder<'_>, keep_row: bool) -> bool {
        if self.open_tables == 0 {
            return false;
        }
        while let Some(&top) = self.stack.last() {
            if top == Element::Table || (keep_row && top == Element::Row) {
                break;
            }
            self.pop(out);
        }
        true
    }
}

#[cfg(test)]
mod tests;
