//! A credit line behind a caption or a figure: "Boats in the harbour. Image: Ana Brandt.", "... Source: Port Office".

use super::content;
use super::phrases::Phrase;
use super::reader::Found;
use super::stream::Stream;
use crate::rows::{TokenKind, TokenRow};

/// Words that open a credit.
const CREDITS: &[&str] = &[
    "chart",
    "credit",
    "data",
    "graphic",
    "illustration",
    "image",
    "images",
    "map",
    "photo",
    "photograph",
    "photos",
    "picture",
    "source",
    "sources",
];

/// Longest credited name, in words and marks.
const LONGEST: usize = 10;

/// How many bytes from the end of a block a credit's colon stands at most.
pub(super) const REACH: usize = 90;

/// What the credit at the end of a block vouches for: all that stands before it.
pub(super) fn line(stream: &Stream<'_>) -> Option<Found> {
    let end = stream.len();
    let colon = (end.saturating_sub(LONGEST + 1)..end)
        .find(|&idx| stream.word(idx) == ":" && idx > 1 && stream.says_any(idx - 1, CREDITS))?;
    let last = content::trimmed(stream, colon + 1, end);
    let name = colon + 1..last;
    let named = stream.has(colon + 1, TokenRow::CAPITAL) && !name.clone().any(|idx| stream.tag(idx).is_finite());
    let credit = colon - 1;
    let said = content::trimmed(stream, 0, credit);
    let words = (0..said).filter(|&idx| stream.token(idx).is_some_and(|token| token.kind() == TokenKind::Word));
    (named && words.count() > 0).then(|| Found {
        source: Some(Phrase {
            start: colon + 1,
            end: last,
            head: last - 1,
        }),
        cue: Some((credit, colon + 1)),
        contents: vec![(0, said)],
        limit: end,
        ..Found::default()
    })
}
