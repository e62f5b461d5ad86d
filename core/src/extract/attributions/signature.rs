//! A quotation that is signed: `"We were not asked." ― Ana Brandt`, as testimonials and pull quotes are.

use super::phrases::{Phrase, phrase_at};
use super::reader::Found;
use super::stream::Stream;
use crate::rows::{MentionKind, MentionRow};

/// The signed quotations of a block: nothing but a dash and a name stands behind each, and nothing before it.
pub(super) fn signatures<'a>(stream: &'a Stream<'_>, mentions: &'a [MentionRow]) -> impl Iterator<Item = Found> + 'a {
    (0..stream.len())
        .filter(|&idx| stream.is_quote(idx) && is_dash(stream.word(idx + 1)))
        .filter_map(|idx| {
            let source = phrase_at(stream, idx + 2, stream.len())?;
            let end = end_of_line(stream, source.end)?;
            let mut start = idx;
            while start > 0 && stream.is_quote(start - 1) {
                start -= 1;
            }
            let alone = start == 0 || is_signed(stream, start) || stream.sentences().iter().any(|row| row.0 == start);
            (alone && names(stream, source, mentions)).then(|| Found {
                source: Some(source),
                cue: Some((idx + 1, idx + 2)),
                contents: vec![(start, idx + 1)],
                limit: end,
                ..Found::default()
            })
        })
}

fn is_dash(word: &str) -> bool {
    matches!(word, "—" | "–" | "―" | "--" | "-" | "~")
}

/// The end of a name's line: the block ends there, or the next quotation begins; a role may stand behind a comma.
fn end_of_line(stream: &Stream<'_>, at: usize) -> Option<usize> {
    let mut end = at;
    if stream.word(end) == "," {
        end = phrase_at(stream, end + 1, stream.len())?.end;
    }
    if stream.word(end) == "." {
        end += 1;
    }
    (end >= stream.len() || stream.is_quote(end)).then_some(end)
}

/// Whether a signature stands right before an item.
fn is_signed(stream: &Stream<'_>, start: usize) -> bool {
    (start.saturating_sub(12)..start).any(|idx| idx > 0 && is_dash(stream.word(idx)) && stream.is_quote(idx - 1))
}

/// Whether a phrase names somebody who can speak.
fn names(stream: &Stream<'_>, source: Phrase, mentions: &[MentionRow]) -> bool {
    let span = stream.span(source.start, source.end);
    let from = mentions.partition_point(|mention| mention.span.end <= span.start);
    mentions
        .iter()
        .skip(from)
        .take_while(|mention| mention.span.start < span.end)
        .any(|mention| matches!(mention.kind(), MentionKind::Person | MentionKind::Organisation))
}
