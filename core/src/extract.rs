//! One block's text and kind become rows. Pure, so that rows are cached by the text.
//!
//! Each extractor reads a [`BlockView`] and appends to [`BlockRows`]; later ones see what earlier ones found.

pub mod attributions;
pub mod claims;
pub mod dates;
pub mod mentions;
pub(crate) mod pieces;
pub mod quantities;
pub mod quotes;

use std::sync::Arc;

use crate::language::{self, Analysis, Class, Tag};
use crate::prose::{BlockKind, Prose};
use crate::rows::{
    AttributionRow, ClaimRow, DateRow, MentionRow, Pool, QuantityRow, QuoteRow, SentenceRow, TokenKind, TokenRow,
};
use crate::span::ProseSpan;
use crate::workspace::Stop;

/// What extraction found in one block; spans are relative to the block, indices to these tables.
#[derive(Debug, Clone, Default)]
pub struct BlockRows {
    /// Sentences.
    pub sentences: Vec<SentenceRow>,
    /// Tokens.
    pub tokens: Vec<TokenRow>,
    /// Figures.
    pub quantities: Vec<QuantityRow>,
    /// Dates.
    pub dates: Vec<DateRow>,
    /// Quotations.
    pub quotes: Vec<QuoteRow>,
    /// Attributions.
    pub attributions: Vec<AttributionRow>,
    /// Content spans of attributions.
    pub contents: Vec<ProseSpan>,
    /// Mentions.
    pub mentions: Vec<MentionRow>,
    /// Claims.
    pub claims: Vec<ClaimRow>,
    /// Strings that the rows refer to.
    pub pool: Pool,
}

/// A block's text with its tokens and sentences, as extractors see it. Spans are relative to the block.
#[derive(Debug, Clone, Copy)]
pub struct BlockView<'a> {
    /// The text.
    pub text: &'a str,
    /// What the block is.
    pub kind: BlockKind,
    /// Tokens.
    pub tokens: &'a [TokenRow],
    /// Sentences.
    pub sentences: &'a [SentenceRow],
}

impl<'a> BlockView<'a> {
    /// The text of token `idx`; empty past the end.
    pub fn word(&self, idx: usize) -> &'a str {
        self.tokens.get(idx).map_or("", |token| token.span.text(self.text))
    }

    /// The word of token `idx` in any case, as a [`key`](crate::language::key); 0 past the end.
    pub fn key(&self, idx: usize) -> u32 {
        self.tokens.get(idx).map_or(0, |token| token.word)
    }

    /// The kind of token `idx`.
    pub fn kind(&self, idx: usize) -> TokenKind {
        self.tokens.get(idx).map_or(TokenKind::Other, TokenRow::kind)
    }

    /// The tag of token `idx`.
    pub fn tag(&self, idx: usize) -> Tag {
        self.tokens
            .get(idx)
            .map_or(Tag::Unknown, |token| Tag::from_code(token.tag))
    }

    /// Whether token `idx` is of any of the given classes.
    pub fn is(&self, idx: usize, classes: u32) -> bool {
        self.tokens.get(idx).is_some_and(|token| token.classes & classes != 0)
    }

    /// The span from token `first` up to, not including, token `end`.
    pub fn span(&self, first: usize, end: usize) -> ProseSpan {
        match (
            self.tokens.get(first),
            end.checked_sub(1).and_then(|last| self.tokens.get(last)),
        ) {
            (Some(a), Some(b)) if first < end => ProseSpan::new(a.span.start, b.span.end),
            _ => ProseSpan::NONE,
        }
    }

    /// The first token that starts at or after a byte offset.
    pub fn token_at(&self, offset: u32) -> usize {
        self.tokens.partition_point(|token| token.span.start < offset)
    }

    /// The sentence that holds a byte offset; the last one for an offset past the end.
    pub fn sentence_at(&self, offset: u32) -> u32 {
        self.sentences
            .partition_point(|sentence| sentence.span.start <= offset)
            .saturating_sub(1) as u32
    }
}

/// Bytes of text that go through one extractor after the other together.
///
/// The extractors are far more code than a processor keeps at hand, so each runs over several blocks before the next
/// one does; more text than this would push its own rows out.
const TOGETHER: usize = 8 << 10;

/// What reads a block after its tokens and sentences, in this order: later ones see what earlier ones found.
const EXTRACTORS: [fn(&BlockView<'_>, &mut BlockRows); 6] = [
    dates::extract,
    quantities::extract,
    quotes::extract,
    mentions::extract,
    attributions::extract,
    claims::extract,
];

/// Reads one block.
pub fn block(text: &str, kind: BlockKind) -> BlockRows {
    together(&[(text, kind)]).pop().unwrap_or_default()
}

/// Reads the blocks of a document, but not again those that are `known` by their text and the code of their kind; None
/// where `stop` says to give up.
///
/// Blocks in another language have no rows.
pub fn document(
    prose: &Prose,
    known: impl Fn(&str, u8) -> Option<Arc<BlockRows>>,
    stop: &Stop<'_>,
) -> Option<Vec<Arc<BlockRows>>> {
    let empty = Arc::new(BlockRows::default());
    let mut unread = Vec::new();
    let mut places = Vec::new();
    let mut rows = Vec::with_capacity(prose.blocks.len());
    for (idx, block) in prose.blocks.iter().enumerate() {
        let text = block.span.text(&prose.text);
        let have = if block.is_foreign() {
            Some(Arc::clone(&empty))
        } else {
            known(text, block.kind)
        };
        if have.is_none() {
            places.push(idx);
            unread.push((text, block.kind()));
        }
        rows.push(have.unwrap_or_else(|| Arc::clone(&empty)));
    }
    let mut places = places.into_iter();
    let mut rest = unread.as_slice();
    while !rest.is_empty() {
        if stop() {
            return None;
        }
        let mut bytes = 0;
        let within = |(text, _): &&(&str, BlockKind)| {
            bytes += text.len();
            bytes <= TOGETHER
        };
        let count = rest.iter().take_while(within).count().max(1);
        let (now, later) = rest.split_at_checked(count).unwrap_or((rest, &[]));
        for (read, idx) in together(now).into_iter().zip(&mut places) {
            if let Some(row) = rows.get_mut(idx) {
                *row = Arc::new(read);
            }
        }
        rest = later;
    }
    Some(rows)
}

/// Reads blocks, each for itself: the same rows, whichever blocks are read together.
fn together(blocks: &[(&str, BlockKind)]) -> Vec<BlockRows> {
    let mut analyses: Vec<Analysis> = blocks
        .iter()
        .map(|&(text, kind)| language::analyse(text, kind))
        .collect();
    for (&(text, _), analysis) in blocks.iter().zip(&mut analyses) {
        for sentence in 0..analysis.sentences.len() {
            if needs_tags(analysis, sentence) {
                language::tag_sentence(text, analysis, sentence);
            }
        }
    }
    let mut rows: Vec<BlockRows> = blocks.iter().map(|_| BlockRows::default()).collect();
    for extract in EXTRACTORS {
        for ((&(text, kind), analysis), rows) in blocks.iter().zip(&analyses).zip(&mut rows) {
            let view = BlockView {
                text,
                kind,
                tokens: &analysis.tokens,
                sentences: &analysis.sentences,
            };
            extract(&view, rows);
        }
    }
    for (rows, analysis) in rows.iter_mut().zip(analyses) {
        rows.tokens = analysis.tokens;
        rows.sentences = analysis.sentences;
    }
    rows
}

/// Whether a sentence holds something that tags decide: a figure, a verb of saying or thinking, a name.
fn needs_tags(analysis: &Analysis, sentence: usize) -> bool {
    const CUES: u32 = Class::REPORTING
        | Class::ATTITUDE
        | Class::NUMBER_WORD
        | Class::VAGUE_SOURCE
        | Class::ROLE
        | Class::DOCUMENT
        | Class::GIVEN_NAME
        | Class::MONTH
        | Class::WEEKDAY
        | Class::HEDGE;
    analysis
        .sentences
        .get(sentence)
        .and_then(|row| analysis.tokens.get(row.tokens()))
        .is_some_and(|tokens| {
            tokens.iter().any(|token| {
                token.classes & CUES != 0
                    || token.has(TokenRow::DIGIT)
                    || (token.has(TokenRow::CAPITAL) && !token.has(TokenRow::SENTENCE_START))
            })
        })
}
