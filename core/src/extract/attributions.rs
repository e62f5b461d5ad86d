//! Who said what inside one block: source, cue, and content, read over tags, without a parser.
//!
//! Each quotation is collapsed to one item first, so that a clause can be followed over it. Then each cue verb outside
//! quotations asks for its subject (before it, or after it where the sentence is inverted) and for what was said
//! (after it, before it, or both where it splits its content). What reaches over blocks is left to
//! [`link`](crate::link): a row without content waits there for the quotation of the next block.

mod colon;
mod content;
mod credit;
mod cues;
mod kind;
mod phrases;
mod reader;
mod signature;
mod stream;

use super::{BlockRows, BlockView};
use crate::language::Class;
use crate::rows::{AttributionRow, NONE, QuoteStyle, SourceKind, SpeechStyle};
use crate::span::ProseSpan;
use reader::{Found, Reader};
use stream::Stream;

/// Appends what the block holds.
pub fn extract(view: &BlockView<'_>, rows: &mut BlockRows) {
    if !may_hold(view, rows) {
        return;
    }
    if colon::quoted(view, rows) {
        return;
    }
    let stream = Stream::new(view, &rows.quotes);
    let mut found = Reader::new(&stream, &rows.mentions).read();
    found.retain(|found| !found.contents.is_empty() || found.waits);
    let mut read: Vec<_> = found.iter().filter_map(|found| row(&stream, found, rows)).collect();
    read.sort_by_key(|(row, _)| (row.span.start, row.cue.start));
    let mut upgraded = Vec::new();
    for (mut row, contents) in read {
        row.first_content = rows.contents.len() as u32;
        rows.contents.extend(&contents);
        row.end_content = rows.contents.len() as u32;
        let number = rows.attributions.len() as u32;
        rows.attributions.push(row);
        upgraded.extend(contents.into_iter().map(|content| (content, number)));
    }
    for (content, attribution) in upgraded {
        claim(rows, content, attribution);
    }
}

/// Whether anything in the block could be a cue.
fn may_hold(view: &BlockView<'_>, rows: &BlockRows) -> bool {
    !rows.quotes.is_empty()
        || view
            .tokens
            .iter()
            .any(|token| token.classes & (Class::REPORTING | Class::ATTITUDE) != 0)
        || (1..=colon::LONGEST).any(|idx| view.word(idx) == ":")
        || view.text.bytes().rev().take(credit::REACH).any(|byte| byte == b':')
        || memchr::memmem::find(view.text.as_bytes(), b"ccording to").is_some()
}

/// The row of a finding and its content spans.
fn row(stream: &Stream<'_>, found: &Found, rows: &BlockRows) -> Option<(AttributionRow, Vec<ProseSpan>)> {
    let contents: Vec<_> = found
        .contents
        .iter()
        .map(|&(start, end)| stream.span(start, end))
        .filter(|span| span.is_some() && !span.is_empty())
        .collect();
    let cue = found
        .cue
        .map_or(ProseSpan::NONE, |(start, end)| stream.span(start, end));
    let source = found
        .source
        .map_or(ProseSpan::NONE, |phrase| stream.span(phrase.start, phrase.end));
    let whole = contents
        .iter()
        .fold(source.join(cue), |whole, &content| whole.join(content));
    if whole.is_none() {
        return None;
    }
    let source_kind = found.source.map_or(SourceKind::None, |phrase| {
        kind::kind(stream, phrase, &rows.mentions, found.limit)
    });
    let mut row = AttributionRow {
        span: whole,
        source,
        cue,
        sentence: stream
            .view
            .sentence_at(if cue.is_some() { cue.start } else { whole.start }),
        speaker: NONE,
        style: style(stream, found).code(),
        source_kind: source_kind.code(),
        ..AttributionRow::default()
    };
    row.flags = found.flags;
    Some((row, contents))
}

/// Direct where all is in marks, mixed where some of it is.
fn style(stream: &Stream<'_>, found: &Found) -> SpeechStyle {
    let items = || found.contents.iter().flat_map(|&(start, end)| start..end);
    let quoted = items().any(|idx| stream.is_quote(idx));
    if found.waits
        || (quoted
            && found
                .contents
                .iter()
                .all(|&(start, end)| content::only_quotes(stream, start, end)))
    {
        SpeechStyle::Direct
    } else if quoted {
        SpeechStyle::Mixed
    } else {
        SpeechStyle::Indirect
    }
}

/// Gives the outermost quotations inside `content` to their attribution; what has a speaker is no scare quote.
fn claim(rows: &mut BlockRows, content: ProseSpan, attribution: u32) {
    let first = rows.quotes.partition_point(|quote| quote.span.start < content.start);
    for quote in rows.quotes.iter_mut().skip(first) {
        if quote.span.start >= content.end {
            break;
        }
        if quote.outer == NONE && content.contains(quote.span) && quote.attribution == NONE {
            quote.attribution = attribution;
            if quote.style() == QuoteStyle::Scare {
                quote.style = QuoteStyle::Direct.code();
            }
        }
    }
}

#[cfg(test)]
mod tests;
