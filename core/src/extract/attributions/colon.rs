//! A speaker's name and a colon at the start of a block: transcripts, interviews and headlines.

use super::content;
use super::phrases::Phrase;
use super::reader::Found;
use super::stream::Stream;
use crate::prose::BlockKind;
use crate::rows::TokenRow;

/// Longest name with a title, in words.
const LONGEST: usize = 5;

/// What `NAME: words` at the start of a block says, where NAME is in capitals or what follows is a quotation.
pub(super) fn speaker(stream: &Stream<'_>) -> Option<Found> {
    let colon = (1..=LONGEST).find(|&idx| stream.word(idx) == ":")?;
    let end = stream.len();
    if colon + 1 >= end {
        return None;
    }
    let name = 0..colon;
    let shouted = name.clone().all(|idx| stream.has(idx, TokenRow::ALL_CAPITALS) || matches!(stream.word(idx), "." | "(" | ")"));
    let capitals = name
        .clone()
        .all(|idx| stream.has(idx, TokenRow::CAPITAL) || matches!(stream.word(idx), "." | "(" | ")"));
    let named = capitals && name.clone().any(|idx| stream.tag(idx).is_proper_noun());
    let quoted = content::only_quotes(stream, colon + 1, end);
    // A heading that shouts is no speaker.
    let speaks = (shouted && stream.view.kind != BlockKind::Heading && end > colon + 3) || (named && quoted);
    if !speaks {
        return None;
    }
    Some(Found {
        source: Some(Phrase {
            start: 0,
            end: colon,
            head: colon - 1,
        }),
        cue: Some((colon, colon + 1)),
        contents: vec![(colon + 1, end)],
        limit: end,
        ..Found::default()
    })
}
