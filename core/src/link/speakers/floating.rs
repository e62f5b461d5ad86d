//! Paragraphs that are only a quotation: whoever spoke last speaks on.
//!
//! A cue with a colon at the end of its paragraph ("She added:") takes the quotation of the next. A quotation with
//! reopened marks belongs to the speaker of its first paragraph.

use std::ops::Range;

use crate::document::Document;
use crate::prose::BlockKind;
use crate::rows::{AttributionRow, NONE, QuoteStyle, SpeechStyle};
use crate::span::ProseSpan;

/// Joins quotations to attributions over block borders, then drops cues that still wait for their content.
pub(super) fn link(doc: &mut Document) {
    let mut joins = Joins::default();
    let mut last: Option<u32> = None;
    let mut before = BlockKind::Other;
    let (mut quote, mut attribution) = (0, 0);
    for block in 0..doc.blocks().len() {
        let Some(row) = doc.blocks().get(block).copied() else {
            break;
        };
        let quotes = rows_until(&mut quote, doc.quotes.len(), |idx| {
            doc.quotes.get(idx).is_some_and(|quote| quote.span.start < row.span.end)
        });
        let attributions = rows_until(&mut attribution, doc.attributions.len(), |idx| {
            doc.attributions
                .get(idx)
                .is_some_and(|found| found.span.start < row.span.end)
        });
        match row.kind() {
            BlockKind::Heading => {
                last = None;
                continue;
            }
            // They stand between paragraphs, and are no turn in what those say.
            BlockKind::Caption | BlockKind::TableCell | BlockKind::Footnote => continue,
            _ => {}
        }
        let goes_on = row.kind() == BlockKind::Quotation && before == BlockKind::Quotation;
        before = row.kind();
        let joined = join(doc, &mut joins, row.span, goes_on, quotes, last);
        last = attributions
            .rev()
            .find(|&idx| doc.attributions.get(idx).is_some_and(speaks))
            .map(|idx| idx as u32)
            .or(joined);
    }
    joins.write(doc);
}

/// Whether what follows may be by the same source: speech, not an attitude or a denial of having spoken.
fn speaks(row: &AttributionRow) -> bool {
    row.flags & (AttributionRow::ATTITUDE | AttributionRow::NEGATED) == 0 && row.source.is_some()
}

/// The rows from `next` on of which `holds`; moves `next` behind them.
fn rows_until(next: &mut usize, count: usize, holds: impl Fn(usize) -> bool) -> Range<usize> {
    let first = *next;
    while *next < count && holds(*next) {
        *next += 1;
    }
    first..*next
}

/// What was joined: content spans for rows that exist, and new rows.
#[derive(Default)]
struct Joins {
    more: Vec<(u32, ProseSpan)>,
    new: Vec<(AttributionRow, ProseSpan, usize)>,
}

/// Joins the quotations of one block; the attribution that the next block may go on with.
///
/// `goes_on` tells that the block and the one before are paragraphs of a block quotation.
fn join(
    doc: &mut Document,
    joins: &mut Joins,
    span: ProseSpan,
    goes_on: bool,
    quotes: Range<usize>,
    last: Option<u32>,
) -> Option<u32> {
    let outermost: Vec<usize> = quotes
        .clone()
        .filter(|&idx| doc.quotes.get(idx).is_some_and(|quote| quote.outer == NONE))
        .collect();
    let &first = outermost.first()?;
    let opening = doc.quotes.get(first).copied()?;
    if opening.attribution == NONE
        && let Some(before) = doc
            .quotes
            .get(opening.continues as usize)
            .map(|quote| quote.attribution)
        && before != NONE
    {
        joins.give(doc, first, before);
        return Some(before);
    }
    let last = last?;
    let row = doc.attributions.get(last as usize).copied()?;
    let waits = row.first_content == row.end_content && !joins.more.iter().rev().take(1).any(|&(to, _)| to == last);
    if waits && opening.span.start == span.start && opening.attribution == NONE {
        joins.give(doc, first, last);
        return Some(last);
    }
    let alone = (opening.style() != QuoteStyle::Block || goes_on)
        && outermost
            .iter()
            .all(|&idx| doc.quotes.get(idx).is_some_and(|quote| quote.attribution == NONE))
        && only_quotations(doc, span, &outermost);
    if !alone || opening.style() == QuoteStyle::Title {
        return None;
    }
    if row.style() == SpeechStyle::Indirect {
        joins.inherit(doc, first, &row);
    } else {
        for &idx in &outermost {
            joins.give(doc, idx, last);
        }
    }
    Some(last)
}

/// Whether a block holds nothing beside these quotations but marks and spaces.
fn only_quotations(doc: &Document, span: ProseSpan, quotes: &[usize]) -> bool {
    let mut at = span.start;
    for quote in quotes.iter().filter_map(|&idx| doc.quotes.get(idx)) {
        if !blank(doc.text(ProseSpan::new(at, quote.span.start))) {
            return false;
        }
        at = quote.span.end;
    }
    blank(doc.text(ProseSpan::new(at, span.end)))
}

fn blank(text: &str) -> bool {
    !text.contains(char::is_alphanumeric)
}

impl Joins {
    /// Gives a quotation to an attribution.
    fn give(&mut self, doc: &mut Document, quote: usize, attribution: u32) {
        if let Some(row) = doc.quotes.get_mut(quote) {
            row.attribution = attribution;
            if row.style() == QuoteStyle::Scare {
                row.style = QuoteStyle::Direct.code();
            }
            self.more.push((attribution, row.span));
        }
    }

    /// A new attribution with the source of `row`, for a quotation after speech that was not quoted.
    fn inherit(&mut self, doc: &Document, quote: usize, row: &AttributionRow) {
        let Some(content) = doc.quotes.get(quote) else { return };
        self.new.push((
            AttributionRow {
                span: content.span.join(row.source),
                cue: ProseSpan::NONE,
                sentence: content.sentence,
                style: SpeechStyle::Direct.code(),
                flags: AttributionRow::INHERITED,
                ..*row
            },
            content.span,
            quote,
        ));
    }

    /// Writes the tables anew: contents in the order of attributions, attributions in the order of the text.
    fn write(mut self, doc: &mut Document) {
        let waiting = doc.attributions.iter().any(|row| row.first_content == row.end_content);
        if self.more.is_empty() && self.new.is_empty() && !waiting {
            return;
        }
        self.more.sort_by_key(|&(attribution, span)| (attribution, span.start));
        let mut more = self.more.into_iter().peekable();
        let mut rows = Vec::with_capacity(doc.attributions.len() + self.new.len());
        for (idx, row) in doc.attributions.iter().enumerate() {
            let mut contents = doc.contents_of(row).to_vec();
            let mut row = *row;
            while let Some((_, span)) = more.next_if(|&(attribution, _)| attribution as usize == idx) {
                contents.push(span);
                row.span = row.span.join(span);
            }
            if !contents.is_empty() {
                rows.push((row, contents, Origin::Row(idx)));
            }
        }
        rows.extend(
            self.new
                .into_iter()
                .map(|(row, content, quote)| (row, vec![content], Origin::Quote(quote))),
        );
        rows.sort_by_key(|(row, ..)| (row.span.start, row.cue.start));
        let mut moved = vec![NONE; doc.attributions.len()];
        let mut owned = Vec::new();
        doc.attributions.clear();
        doc.contents.clear();
        for (number, (mut row, contents, origin)) in rows.into_iter().enumerate() {
            row.first_content = doc.contents.len() as u32;
            doc.contents.extend(contents);
            row.end_content = doc.contents.len() as u32;
            doc.attributions.push(row);
            match origin {
                Origin::Quote(quote) => owned.push((quote, number as u32)),
                Origin::Row(old) => {
                    if let Some(place) = moved.get_mut(old) {
                        *place = number as u32;
                    }
                }
            }
        }
        let renumber = |attribution: &mut u32| {
            if let Some(&number) = moved.get(*attribution as usize) {
                *attribution = number;
            }
        };
        doc.quotes.iter_mut().for_each(|quote| renumber(&mut quote.attribution));
        doc.claims.iter_mut().for_each(|claim| renumber(&mut claim.attribution));
        for (quote, number) in owned {
            if let Some(quote) = doc.quotes.get_mut(quote) {
                quote.attribution = number;
            }
        }
    }
}

/// Where a row of the new table comes from.
enum Origin {
    /// A row of the old table.
    Row(usize),
    /// A quotation without a cue.
    Quote(usize),
}
