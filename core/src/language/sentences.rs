//! Sentences: what stands around each mark that may end one.
//!
//! A full stop, `!`, `?`, an ellipsis or an abbreviation's own point may end a sentence; what follows decides.
//! Closing quotation marks, brackets and references right behind the mark belong to the sentence before. Semicolons
//! and colons never split. Every token lies in exactly one sentence, and every look ahead is bounded.

mod dateline;

use super::Class;
use super::abbreviations::{self, Abbreviation};
use crate::prose::BlockKind;
use crate::rows::{SentenceRow, TokenKind, TokenRow};
use crate::span::ProseSpan;

/// How many tokens after a mark are looked at for what belongs to it.
const NEAR: usize = 6;

/// How many tokens ahead a bracket's end is looked for.
const BRACKET: usize = 100;

/// Groups tokens to sentences, and marks the word that begins each.
pub(super) fn group(text: &str, kind: BlockKind, tokens: &mut [TokenRow]) -> Vec<SentenceRow> {
    let mut splitter = Splitter {
        text,
        heading: kind == BlockKind::Heading,
        tokens,
        sentences: Vec::with_capacity(tokens_per_sentence(text)),
        first: 0,
        bracket: None,
        dateline: 0,
    };
    splitter.dateline = dateline::len(text, splitter.tokens);
    splitter.run();
    splitter.sentences
}

fn tokens_per_sentence(text: &str) -> usize {
    text.len() / 100 + 1
}

struct Splitter<'a> {
    text: &'a str,
    heading: bool,
    tokens: &'a mut [TokenRow],
    sentences: Vec<SentenceRow>,
    /// First token of the open sentence.
    first: usize,
    /// An open bracket that stands inside the open sentence.
    bracket: Option<usize>,
    /// Number of tokens of the dateline that the block begins with.
    dateline: usize,
}

/// A mark that may end a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Stop,
    Question,
    Ellipsis,
    Abbreviation(Abbreviation),
}

impl Splitter<'_> {
    fn run(&mut self) {
        let mut idx = self.dateline;
        let headline = self.headline_end();
        while idx < self.tokens.len() {
            if Some(idx) == headline || (idx > self.first && self.is_bullet(idx)) {
                self.close(idx);
            }
            if self.is_plain_word(idx) {
                idx += 1;
                continue;
            }
            match self.word(idx) {
                "(" | "[" if idx > self.first && self.bracket.is_none() => self.bracket = Some(idx),
                ")" | "]" => self.bracket = None,
                _ => {}
            }
            if let Some(mark) = self.mark(idx) {
                let end = self.closers_end(idx + 1);
                if end >= self.tokens.len() || self.ends(mark, idx, end) {
                    self.close(end);
                    idx = end;
                    continue;
                }
            }
            idx += 1;
        }
        self.close(self.tokens.len());
    }

    /// Whether the token is a word without a point at its end, which neither ends a sentence nor opens a bracket.
    fn is_plain_word(&self, idx: usize) -> bool {
        self.tokens.get(idx).is_some_and(|token| {
            let last = (token.span.end as usize).checked_sub(1);
            token.kind() == TokenKind::Word && last.and_then(|last| self.text.as_bytes().get(last)) != Some(&b'.')
        })
    }

    fn mark(&self, idx: usize) -> Option<Mark> {
        let token = self.tokens.get(idx)?;
        let word = token.span.text(self.text);
        match token.kind() {
            TokenKind::Punctuation => match word.as_bytes().first()? {
                b'.' if word.len() == 1 => Some(Mark::Stop),
                b'.' => Some(Mark::Ellipsis),
                b'!' | b'?' => Some(Mark::Question),
                0xe2 if word == "…" => Some(Mark::Ellipsis),
                0xe3 if word == "。" => Some(Mark::Stop),
                _ => None,
            },
            TokenKind::Word if word.ends_with('.') => {
                let stem = word.trim_end_matches('.');
                let kind = if stem.contains('.') {
                    match stem {
                        "e.g" | "i.e" => Abbreviation::NeverEnds,
                        _ => Abbreviation::MayEnd,
                    }
                } else if stem.len() == 1 {
                    Abbreviation::NeverEnds
                } else {
                    abbreviations::find(stem).unwrap_or(Abbreviation::MayEnd)
                };
                Some(Mark::Abbreviation(kind))
            }
            _ => None,
        }
    }

    /// One past the closing marks and references that belong to the mark before `idx`.
    fn closers_end(&self, mut idx: usize) -> usize {
        let limit = idx + 4 * NEAR;
        while let Some(token) = self.tokens.get(idx)
            && idx < limit
        {
            let word = token.span.text(self.text);
            let attached = !token.has(TokenRow::SPACE_BEFORE);
            match word {
                ")" | "]" | "}" | "”" | "’" | "''" | "»" | "›" => idx += 1,
                "\"" | "'" if attached => idx += 1,
                "." | "!" | "?" | "…" if attached => idx += 1,
                "[" if attached && self.kind(idx + 1) == TokenKind::Number && self.word(idx + 2) == "]" => idx += 3,
                _ if attached && token.kind() == TokenKind::Hole => idx += 1,
                _ => break,
            }
        }
        idx
    }

    /// Whether the sentence ends at `mark`, token `idx`, when the next one would begin with token `next`.
    fn ends(&self, mark: Mark, idx: usize, next: usize) -> bool {
        let Some(token) = self.tokens.get(next) else {
            return true;
        };
        if !token.has(TokenRow::SPACE_BEFORE) && !self.lacks_space(mark, idx, next) {
            return false;
        }
        let start = self.opened(next);
        let opened = start > next;
        let Some(word) = self.tokens.get(start) else {
            return !matches!(mark, Mark::Abbreviation(_));
        };
        let lower = word.kind() == TokenKind::Word && !word.has(TokenRow::CAPITAL) && !self.is_brand(word);
        if self.heading && mark != Mark::Question {
            return false;
        }
        if matches!(self.word(next), "," | ";" | ":" | ")" | "]" | "/") {
            return false;
        }
        if self.inside_bracket(idx) {
            return false;
        }
        match mark {
            Mark::Stop => !lower || opened || self.starts_low(idx, word),
            Mark::Question => !(lower || next > idx + 1 && self.is_speaker(start)),
            Mark::Ellipsis => !lower && word.kind() != TokenKind::Punctuation && word.span.text(self.text) != "I",
            Mark::Abbreviation(Abbreviation::NeverEnds | Abbreviation::BeforeNumber) => false,
            Mark::Abbreviation(Abbreviation::MayEnd) => {
                next > idx + 1 && !lower || self.begins_sentence(idx, start, opened)
            }
        }
    }

    /// Whether the space after a mark was forgotten: "it ended.The next".
    fn lacks_space(&self, mark: Mark, idx: usize, next: usize) -> bool {
        let capital = self.tokens.get(next).is_some_and(|token| {
            token.kind() == TokenKind::Word && token.has(TokenRow::CAPITAL) && !token.has(TokenRow::ALL_CAPITALS)
        });
        let before = idx.checked_sub(1).and_then(|idx| self.tokens.get(idx));
        let after_word = before.is_some_and(|token| {
            token.kind() == TokenKind::Word && !token.has(TokenRow::CAPITAL) && token.span.len() > 1
        });
        let closed = next > idx + 1 && matches!(self.word(next), "\"" | "“" | "‘" | "(");
        matches!(mark, Mark::Stop | Mark::Question) && ((capital && after_word) || closed)
    }

    /// The first token from `idx` that is no opening mark, dash or bullet.
    fn opened(&self, idx: usize) -> usize {
        (idx..idx + NEAR)
            .find(|&at| {
                !matches!(
                    self.word(at),
                    "\"" | "'" | "“" | "‘" | "„" | "``" | "''" | "«" | "(" | "[" | "—" | "–" | "-" | "--" | "*" | "•"
                )
            })
            .unwrap_or(idx)
    }

    /// A small letter before a capital: iPhone, eBay, so the small letter says nothing.
    fn is_brand(&self, word: &TokenRow) -> bool {
        let text = word.span.text(self.text);
        text.chars().nth(1).is_some_and(char::is_uppercase) && !text.contains('-')
    }

    /// Whether a full stop ends a sentence although a small letter follows: the text writes no capitals.
    fn starts_low(&self, idx: usize, word: &TokenRow) -> bool {
        let all_low = self
            .tokens
            .get(self.first)
            .is_some_and(|first| first.kind() == TokenKind::Word && !first.has(TokenRow::CAPITAL));
        let before = idx.checked_sub(1).and_then(|at| self.tokens.get(at));
        all_low
            && word.classes & (Class::FUNCTION | Class::PRONOUN) != 0
            && before.is_some_and(|token| token.kind() == TokenKind::Word && token.span.len() > 2)
    }

    /// `"Why?" Smith asked`: a name and a verb of saying go on with the sentence of a quotation.
    fn is_speaker(&self, start: usize) -> bool {
        for idx in start..start + NEAR {
            let Some(token) = self.tokens.get(idx) else {
                return false;
            };
            if token.classes & Class::REPORTING != 0 && !token.has(TokenRow::CAPITAL) {
                return idx > start;
            }
            let name = token.kind() == TokenKind::Word
                && (token.has(TokenRow::CAPITAL) || self.word(idx).ends_with('.'))
                && (token.classes & Class::FUNCTION == 0);
            if !name {
                return false;
            }
        }
        false
    }

    /// Whether the word after an abbreviation begins a sentence rather than going on with a name.
    fn begins_sentence(&self, idx: usize, start: usize, opened: bool) -> bool {
        let Some(word) = self.tokens.get(start) else {
            return false;
        };
        if word.kind() == TokenKind::Hole || !word.has(TokenRow::CAPITAL) {
            return false;
        }
        if opened && matches!(self.word(start.saturating_sub(1)), "\"" | "“" | "‘" | "``") {
            return true;
        }
        if word.has(TokenRow::ALL_CAPITALS) {
            return false;
        }
        let before = self.word(idx).trim_end_matches('.');
        if word.classes & (Class::FUNCTION | Class::PRONOUN) != 0 {
            return !matches!(self.word(start), "I" | "May" | "Will");
        }
        if word.classes & (Class::WEEKDAY | Class::MONTH) != 0 {
            return false;
        }
        // A time of day or a list is complete, so any capital begins a sentence.
        let complete = ["a.m", "p.m", "am", "pm", "etc"]
            .iter()
            .any(|end| before.eq_ignore_ascii_case(end));
        let company = ["inc", "corp", "co", "ltd", "plc"]
            .iter()
            .any(|end| before.eq_ignore_ascii_case(end));
        let no_name = word.classes & Class::COMMON != 0
            && word.classes & (Class::ORGANISATION | Class::ROLE | Class::TITLE) == 0
            && self
                .tokens
                .get(start + 1)
                .is_some_and(|next| !next.has(TokenRow::CAPITAL));
        complete || (company && no_name)
    }

    /// Whether token `idx` stands in a bracket that was opened inside the sentence and is closed nearby, with the
    /// sentence going on behind it.
    fn inside_bracket(&self, idx: usize) -> bool {
        let Some(open) = self.bracket else { return false };
        if open == self.first || idx - open > BRACKET {
            return false;
        }
        (idx + 1..idx + BRACKET)
            .take_while(|&at| at < self.tokens.len())
            .any(|at| matches!(self.word(at), ")" | "]"))
    }

    /// Whether a bullet stands at `idx`, as where a list was pasted into a paragraph.
    fn is_bullet(&self, idx: usize) -> bool {
        self.tokens.get(idx).is_some_and(|token| {
            token.kind() != TokenKind::Word
                && token.span.len() > 1
                && token.has(TokenRow::SPACE_BEFORE)
                && matches!(token.span.text(self.text), "•" | "‣" | "▪" | "●" | "◦" | "■" | "►")
        })
    }

    /// Where a headline in capitals ends that stands on a line of its own at the block's start.
    fn headline_end(&self) -> Option<usize> {
        let mut words = 0;
        for (idx, token) in self.tokens.iter().enumerate() {
            if idx > 0 && words >= 2 && token.has(TokenRow::SPACE_BEFORE) {
                let before = self.tokens.get(idx - 1)?.span.end as usize;
                if self.text.get(before..token.span.start as usize)?.contains('\n') {
                    let goes_on = token.kind() == TokenKind::Word && token.has(TokenRow::ALL_CAPITALS);
                    if !goes_on {
                        return Some(idx);
                    }
                }
            }
            if token.kind() == TokenKind::Word {
                if !is_capitals(self.text, token) {
                    return None;
                }
                words += usize::from(token.has(TokenRow::ALL_CAPITALS));
            }
            if idx > 60 {
                return None;
            }
        }
        None
    }

    /// Ends the open sentence before token `end`.
    fn close(&mut self, end: usize) {
        let first = std::mem::replace(&mut self.first, end);
        self.bracket = None;
        let Some(tokens) = self.tokens.get_mut(first..end) else {
            return;
        };
        let (Some(start), Some(last)) = (tokens.first(), tokens.last()) else {
            return;
        };
        let mut row = SentenceRow {
            span: ProseSpan::new(start.span.start, last.span.end),
            block: 0,
            first_token: first as u32,
            end_token: end as u32,
            flags: 0,
        };
        if first == 0 && self.dateline > 0 {
            row.flags |= SentenceRow::DATELINE;
        }
        if is_headline(self.text, tokens) {
            row.flags |= SentenceRow::HEADLINE;
        }
        let skip = if first == 0 { self.dateline } else { 0 };
        if let Some(word) = tokens
            .iter_mut()
            .skip(skip)
            .find(|token| token.kind() == TokenKind::Word)
        {
            word.flags |= TokenRow::SENTENCE_START;
        }
        self.sentences.push(row);
    }

    fn word(&self, idx: usize) -> &str {
        self.tokens.get(idx).map_or("", |token| token.span.text(self.text))
    }

    fn kind(&self, idx: usize) -> TokenKind {
        self.tokens.get(idx).map_or(TokenKind::Other, TokenRow::kind)
    }
}

/// Whether a word is written in capitals, or has one letter.
fn is_capitals(text: &str, token: &TokenRow) -> bool {
    token.has(TokenRow::ALL_CAPITALS)
        || (token.has(TokenRow::CAPITAL) && token.span.len() == 1)
        || !token.span.text(text).bytes().any(|byte| byte.is_ascii_lowercase())
        || token.span.text(text).starts_with(['\'', '’'])
}

/// Whether every word is in capitals and there are enough of them to be no acronym.
fn is_headline(text: &str, tokens: &[TokenRow]) -> bool {
    let mut letters = 0;
    let mut words = 0;
    for token in tokens.iter().filter(|token| token.kind() == TokenKind::Word) {
        if !is_capitals(text, token) {
            return false;
        }
        if token.has(TokenRow::ALL_CAPITALS) {
            letters += token.span.len();
            words += 1;
        }
    }
    words >= 2 && letters >= 8
}

#[cfg(test)]
mod tests;
