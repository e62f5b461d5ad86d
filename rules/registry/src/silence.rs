//! Where a restatement is none: what was, what may be, what holds elsewhere, what others say.

use factlint_core::document::{DocDate, Document};
use factlint_core::language::Tag;
use factlint_core::pinned::{Kind, Value};
use factlint_core::prose::{BlockKind, BlockRow};
use factlint_core::rows::{Anchor, DateKind, QuoteStyle};
use factlint_core::span::ProseSpan;

use crate::line::Line;
use crate::words::{HISTORY, NOT, PAST, POSSIBLE, SCOPED, Words};

/// Words at the start of a list item in which a version or date says what the item is about.
const OPENING: usize = 6;

/// Characters of a heading that are read.
const HEADING: usize = 200;

/// Whether a document is a changelog, by its file's name, its folder or its title.
///
/// Only the closest folder counts: a whole newsroom may lie in a folder called "news".
pub(crate) fn is_history(doc: &Document) -> bool {
    let mut parts = doc.source.path.rsplit('/');
    let file = parts.next().and_then(|name| name.split('.').next()).unwrap_or("");
    let folder = parts.next().unwrap_or("").to_lowercase();
    let title = doc.prose.metadata.title.as_deref().unwrap_or("");
    let kept = matches!(
        folder.as_str(),
        "changelog" | "changelogs" | "releases" | "release-notes" | "release_notes" | "archive" | "archives"
    );
    kept || tells_history(file) || tells_history(title)
}

/// Whether a document, by its own date, was written before the year in which a fact holds.
pub(crate) fn is_older(doc: &Document, as_of: Option<DocDate>) -> bool {
    matches!((doc.date, as_of), (Some(date), Some(as_of)) if date.year < as_of.year)
}

/// Whether a block is a quotation, or stands under a heading that tells what was.
pub(crate) fn is_closed(doc: &Document, block: &BlockRow, as_of: Option<DocDate>) -> bool {
    if block.kind() == BlockKind::Quotation {
        return true;
    }
    let mut above = block.heading;
    // A heading stands under one of a higher rank, and there are six.
    for _ in 0..6 {
        let Some(heading) = doc.blocks().get(above as usize) else {
            break;
        };
        let text: String = doc.text(heading.span).chars().take(HEADING).collect();
        let text = text.as_str();
        if tells_history(text) || is_dated(text, as_of) {
            return true;
        }
        above = heading.heading;
    }
    // An item of a list that begins with a version tells of that version, which is often in code.
    let place = doc.prose.source_span(block.span);
    let source = doc.source.text.get(place.range()).unwrap_or("");
    let opening = |text: &str| {
        let first: Vec<&str> = text.split_whitespace().take(OPENING).collect();
        first
            .join(" ")
            .split(':')
            .next()
            .is_some_and(|start| is_dated(start, as_of))
    };
    block.kind() == BlockKind::ListItem && (opening(doc.text(block.span)) || opening(source))
}

fn tells_history(text: &str) -> bool {
    let small = text.to_lowercase().replace(['_', '-'], " ").replace('’', "'");
    let phrases = [
        "release notes",
        "release note",
        "what's new",
        "whats new",
        "change log",
        "version history",
    ];
    phrases.iter().any(|phrase| small.contains(phrase))
        || small
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| HISTORY.contains(word))
}

/// Whether a heading begins with a version, or holds a date of another year than that in which the fact holds.
fn is_dated(text: &str, as_of: Option<DocDate>) -> bool {
    let marks = |c: char| matches!(c, '[' | ']' | '(' | ')' | ',' | ':' | '`' | '*');
    let words: Vec<&str> = text.split_whitespace().map(|word| word.trim_matches(marks)).collect();
    let version = |word: &str| word.contains('.') && Value::read(word, Some(Kind::Version)).is_some();
    let current = as_of.map(|date| date.year.to_string());
    let year = |word: &str| {
        word.len() == 4 && (word.starts_with("19") || word.starts_with("20")) && word.parse::<u32>().is_ok()
    };
    let past = |word: &str| {
        let start = word.get(..4).unwrap_or(word);
        let dated = year(word) || word.len() == 10 && year(start) && word.as_bytes().get(4) == Some(&b'-');
        dated && Some(start) != current.as_deref()
    };
    words.iter().take(2).any(|word| version(word)) || words.iter().any(|word| past(word))
}

/// Whether a sentence does not say how things are now, all words of `own` left out: the thing itself and its value.
///
/// `of_change`: the sentence says how a value changed, so that the past tense is no reason for silence.
pub(crate) fn is_hedged(line: &Line<'_>, own: &[ProseSpan], as_of: Option<DocDate>, of_change: bool) -> bool {
    let doc = line.doc;
    let is_own = |span: ProseSpan| own.iter().any(|own| own.overlaps(span));
    let at = own.first().map_or(0, |span| span.start);
    if is_older(doc, as_of)
        || doc
            .block_of(line.sentence)
            .is_none_or(|block| is_closed(doc, block, as_of))
    {
        return true;
    }
    let quoted = doc
        .quote_at(at)
        .is_some_and(|(_, quote)| matches!(quote.style(), QuoteStyle::Direct | QuoteStyle::Block));
    if quoted || own.first().is_some_and(|span| doc.attribution_of(*span).is_some()) {
        return true;
    }
    // A figure may be in a date ("30 days ago"), and then it is no restatement either.
    let elsewhen = line
        .dates()
        .filter(|date| !is_own(date.span))
        .any(|date| match date.kind() {
            DateKind::Time => false,
            DateKind::Relative => date.direction != 2,
            _ => {
                date.anchor() != Anchor::Explicit
                    || date.end_year > 0
                    || as_of.is_none_or(|as_of| date.year != as_of.year)
            }
        });
    if elsewhen {
        return true;
    }
    let others = || (0..line.tokens.len()).filter(|&idx| line.tokens.get(idx).is_some_and(|token| !is_own(token.span)));
    let lists: &[Words] = if of_change {
        &[POSSIBLE_OF_CHANGE, NOT, SCOPED]
    } else {
        &[PAST, POSSIBLE, NOT, SCOPED]
    };
    others().any(|idx| {
        let word = line.small(idx);
        lists.iter().any(|list| list.contains(&word)) || word == "?" || (!of_change && line.tag(idx) == Tag::VBD)
    })
}

/// What makes a change itself uncertain.
const POSSIBLE_OF_CHANGE: Words = Words::new(
    "if would could might unless whether perhaps maybe planned plan will shall 'll going soon upcoming next future should \
     proposed proposal again later then previously earlier",
);
