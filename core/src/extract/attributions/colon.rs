//! A speaker's name and a colon at the start of a block: transcripts, interviews and headlines.

use super::content;
use super::phrases::Phrase;
use super::reader::Found;
use super::stream::Stream;
use crate::extract::{BlockRows, BlockView};
use crate::language::Class;
use crate::prose::BlockKind;
use crate::rows::{AttributionRow, MentionKind, MentionRow, NONE, SourceKind, SpeechStyle, TokenKind, TokenRow};
use crate::span::ProseSpan;

/// Longest name with a title, in words.
pub(super) const LONGEST: usize = 5;

/// What `NAME: words` at the start of a block says, where NAME is in capitals or what follows is a quotation.
pub(super) fn speaker(stream: &Stream<'_>, mentions: &[MentionRow]) -> Option<Found> {
    let colon = (1..=LONGEST).find(|&idx| stream.word(idx) == ":")?;
    let end = stream.len();
    if colon + 1 >= end || (0..colon).any(|idx| stream.is(idx, Class::REPORTING)) {
        return None;
    }
    let name = 0..colon;
    let shouted = name
        .clone()
        .all(|idx| stream.has(idx, TokenRow::ALL_CAPITALS) || matches!(stream.word(idx), "." | "(" | ")"));
    let capitals = name
        .clone()
        .all(|idx| stream.has(idx, TokenRow::CAPITAL) || matches!(stream.word(idx), "." | "(" | ")"));
    let named = capitals && name.clone().any(|idx| stream.tag(idx).is_proper_noun());
    let quoted = content::only_quotes(stream, colon + 1, end);
    // A heading that shouts is no speaker.
    let speaks = (shouted && stream.view.kind != BlockKind::Heading && end > colon + 3)
        || (named && (quoted || end > colon + 3 && names(stream, colon, mentions)));
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

/// Whether a line reads like a headline: short, most of its words in capitals.
fn headline(stream: &Stream<'_>, start: usize) -> bool {
    if stream.len() > 28 {
        return false;
    }
    let words =
        (start..stream.len()).filter(|&idx| stream.token(idx).is_some_and(|token| token.kind() == TokenKind::Word));
    let (mut all, mut capitals) = (0, 0);
    for idx in words {
        all += 1;
        capitals += usize::from(stream.has(idx, TokenRow::CAPITAL));
    }
    all >= 3 && capitals * 10 >= all * 6
}

/// Whether what stands before the colon is somebody or some organisation that can speak.
fn names(stream: &Stream<'_>, colon: usize, mentions: &[MentionRow]) -> bool {
    let span = stream.span(0, colon);
    mentions
        .iter()
        .take_while(|mention| mention.span.start < span.end)
        .any(|mention| match mention.kind() {
            MentionKind::Person => true,
            MentionKind::Organisation => headline(stream, colon + 1),
            _ => false,
        })
}

/// Appends the speaker of a transcript that is quoted whole: each paragraph opens with a mark and a NAME.
pub(super) fn quoted(view: &BlockView<'_>, rows: &mut BlockRows) -> bool {
    let Some(quote) = rows.quotes.first().copied().filter(|quote| quote.span.start == 0) else {
        return false;
    };
    let first = view.token_at(quote.inner.start);
    let Some(colon) = (first + 1..=first + LONGEST).find(|&idx| view.word(idx) == ":") else {
        return false;
    };
    let name = view.tokens.get(first..colon).unwrap_or_default();
    let shouted = name
        .iter()
        .all(|token| token.has(TokenRow::ALL_CAPITALS) || token.span.text(view.text) == ".");
    let content = ProseSpan::new(view.span(colon, colon + 1).end, quote.inner.end);
    if !shouted || content.text(view.text).trim().is_empty() {
        return false;
    }
    let (source, cue) = (view.span(first, colon), view.span(colon, colon + 1));
    let first_content = rows.contents.len() as u32;
    rows.contents.push(content);
    if let Some(quote) = rows.quotes.first_mut() {
        quote.attribution = rows.attributions.len() as u32;
    }
    rows.attributions.push(AttributionRow {
        span: source.join(content),
        source,
        cue,
        first_content,
        end_content: first_content + 1,
        sentence: quote.sentence,
        speaker: NONE,
        style: SpeechStyle::Direct.code(),
        source_kind: SourceKind::Named.code(),
        ..AttributionRow::default()
    });
    true
}
