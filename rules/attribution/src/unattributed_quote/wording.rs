//! Quotation marks around what is read and not said: signs, slogans, songs, messages, examples of wording.

use factlint_core::document::Document;
use factlint_core::prose::{BlockKind, BlockRow};
use factlint_core::rows::QuoteRow;

use crate::surroundings::is_word;

/// Words beside a quotation that make it the wording of something.
const SHOWN: &[&str] = &[
    "advert",
    "advertisement",
    "anthem",
    "answer",
    "banner",
    "banners",
    "billboard",
    "button",
    "caption",
    "card",
    "chant",
    "chanted",
    "chanting",
    "chorus",
    "clause",
    "commandment",
    "definition",
    "dialog",
    "error",
    "example",
    "field",
    "graffiti",
    "headline",
    "hymn",
    "inscription",
    "label",
    "labelled",
    "letters",
    "line",
    "lyric",
    "lyrics",
    "maxim",
    "menu",
    "message",
    "motto",
    "note",
    "notice",
    "option",
    "oath",
    "phrase",
    "placard",
    "placards",
    "plaque",
    "poem",
    "poster",
    "posters",
    "prompt",
    "proverb",
    "question",
    "questions",
    "read",
    "reading",
    "reads",
    "sang",
    "saying",
    "screen",
    "sentence",
    "sign",
    "signs",
    "slogan",
    "slogans",
    "song",
    "sticker",
    "subject",
    "tag",
    "text",
    "title",
    "titled",
    "verse",
    "wall",
    "warning",
    "word",
    "words",
    "wording",
];

/// Whether the quotation shows how something is worded, or stands over a text as its epigraph.
pub(super) fn is_shown(doc: &Document, quote: &QuoteRow) -> bool {
    /// How many words before and behind say what the marks hold.
    const NEAR: usize = 8;
    let first = doc.tokens.partition_point(|token| token.span.start < quote.span.start);
    let last = doc.tokens.partition_point(|token| token.span.start < quote.span.end);
    let before = doc.tokens.get(first.saturating_sub(NEAR)..first).unwrap_or(&[]);
    let behind = doc.tokens.get(last..).unwrap_or(&[]).iter().take(NEAR);
    before.iter().chain(behind).any(|token| is_word(doc, token, SHOWN)) || is_epigraph(doc, quote)
}

/// A paragraph that is nothing but the quotation: right under a heading, or with its speaker on a line of its own.
fn is_epigraph(doc: &Document, quote: &QuoteRow) -> bool {
    let Some(number) = doc.sentence(quote.sentence).map(|row| row.block as usize) else {
        return false;
    };
    let alone = doc.blocks().get(number).is_some_and(|block| block.span == quote.span);
    let first = number.checked_sub(1).is_none_or(|before| {
        doc.blocks()
            .get(before)
            .is_some_and(|row| row.kind() == BlockKind::Heading)
    });
    let signed = doc
        .blocks()
        .get(number + 1)
        .is_some_and(|row: &BlockRow| doc.text(row.span).starts_with(['—', '–', '-', '―', '~']));
    alone && (first || signed)
}
