//! Tokens by byte class, sentences by what stands around each mark that may end one.

use super::Analysis;
use crate::prose::{BlockKind, HOLE};
use crate::rows::{SentenceRow, TokenKind, TokenRow};
use crate::span::ProseSpan;

/// Splits a block's text into tokens and sentences.
pub(super) fn analyse(text: &str, _kind: BlockKind) -> Analysis {
    let mut analysis = Analysis {
        tokens: split(text),
        sentences: Vec::new(),
    };
    let mut first = 0;
    for idx in 0..analysis.tokens.len() {
        let ends = analysis
            .tokens
            .get(idx)
            .is_some_and(|token| matches!(token.span.text(text), "." | "!" | "?"));
        if ends || idx + 1 == analysis.tokens.len() {
            push_sentence(&mut analysis, first, idx + 1);
            first = idx + 1;
        }
    }
    analysis
}

fn push_sentence(analysis: &mut Analysis, first: usize, end: usize) {
    let Some(tokens) = analysis.tokens.get_mut(first..end) else {
        return;
    };
    let (Some(start), Some(last)) = (tokens.first(), tokens.last()) else {
        return;
    };
    let span = ProseSpan::new(start.span.start, last.span.end);
    if let Some(word) = tokens.iter_mut().find(|token| token.kind() == TokenKind::Word) {
        word.flags |= TokenRow::SENTENCE_START;
    }
    analysis.sentences.push(SentenceRow {
        span,
        block: 0,
        first_token: first as u32,
        end_token: end as u32,
        flags: 0,
    });
}

fn split(text: &str) -> Vec<TokenRow> {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut chars = text.char_indices().peekable();
    let mut space = true;
    while let Some((start, first)) = chars.next() {
        if first.is_whitespace() {
            space = true;
            continue;
        }
        let mut end = start + first.len_utf8();
        let kind = if first.is_alphabetic() {
            while let Some(&(at, next)) = chars.peek() {
                let joins = next.is_alphanumeric()
                    || (matches!(next, '\'' | '’' | '-')
                        && text
                            .get(at + next.len_utf8()..)
                            .is_some_and(|rest| rest.starts_with(char::is_alphanumeric)));
                if !joins {
                    break;
                }
                end = at + next.len_utf8();
                chars.next();
            }
            TokenKind::Word
        } else if first.is_ascii_digit() {
            while let Some(&(at, next)) = chars.peek() {
                let joins = next.is_ascii_digit()
                    || (matches!(next, ',' | '.')
                        && text
                            .get(at + 1..)
                            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())));
                if !joins {
                    break;
                }
                end = at + next.len_utf8();
                chars.next();
            }
            TokenKind::Number
        } else if first == HOLE {
            TokenKind::Hole
        } else if "$£€¥₹%°".contains(first) {
            TokenKind::Symbol
        } else {
            TokenKind::Punctuation
        };
        tokens.push(TokenRow {
            span: ProseSpan::new(start as u32, end as u32),
            kind: kind.code(),
            flags: flags(text.get(start..end).unwrap_or(""), space),
            ..TokenRow::default()
        });
        space = false;
    }
    tokens
}

fn flags(word: &str, space: bool) -> u16 {
    let mut flags = if space { TokenRow::SPACE_BEFORE } else { 0 };
    let mut letters = word.chars().filter(|c| c.is_alphabetic()).peekable();
    if letters.peek().is_some_and(|c| c.is_uppercase()) {
        flags |= TokenRow::CAPITAL;
        if letters.clone().count() > 1 && letters.all(char::is_uppercase) {
            flags |= TokenRow::ALL_CAPITALS;
        }
    }
    if word.bytes().any(|byte| byte.is_ascii_digit()) {
        flags |= TokenRow::DIGIT;
    }
    flags
}
