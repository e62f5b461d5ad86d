//! Tokens by byte class.
//!
//! A token is what a fact-checker points at, so compounds stay whole and numbers stand alone:
//!
//! - `30-day`, `well-known`, `U.S.-led`, `COVID-19`, `A380`, `1990s`, `21st` are one word (with
//!   [`TokenRow::DIGIT`] where a digit is inside); the treebank way of splitting at hyphens is undone by the trainer;
//! - `$1.2bn` is `$`, `1.2`, `bn`; `5pm` is `5`, `pm`; `10-15` and `3-1` are number, mark, number;
//! - `don't` is `do`, `n't`; `minister's` is `minister`, `'s`; `workers'` is `workers`, `'`; `cannot` is one;
//!   the split-off part is a word too, so that no apostrophe of a possessive looks like a quotation mark;
//! - an abbreviation keeps its point (`Sen.`, `U.S.`, `a.m.`, the initial `J.`), and `No.` only before a digit;
//! - dashes, ellipses and runs of `!` and `?` are one mark each; brackets and quotation marks one character each;
//! - addresses (`https://`, `www.`, `a@b.org`, `example.org`), handles and hashtags are one token of kind `Other`.

mod addresses;
mod bytes;
mod words;

use std::num::NonZeroU64;

use crate::prose::HOLE;
use crate::rows::{TokenKind, TokenRow};
use crate::span::ProseSpan;
use bytes::{ByteClass, class};

use super::lexicon;
use super::table::{hash, key};
use super::tagger::Entry;

/// Splits a block's text into tokens, and looks up their word classes and what the tagger's dictionary has for each.
pub(super) fn split(text: &str) -> (Vec<TokenRow>, Vec<Entry>) {
    let mut scanner = Scanner {
        text,
        bytes: text.as_bytes(),
        at: 0,
        space: true,
        single_open: false,
        tokens: Vec::with_capacity(text.len() / 5 + 2),
        hashes: Vec::with_capacity(text.len() / 5 + 2),
    };
    while scanner.at < scanner.bytes.len() {
        scanner.step();
    }
    let Scanner { mut tokens, hashes, .. } = scanner;
    // One after the other without anything between, look-ups wait for memory together.
    let look_up = |(token, hash): (&mut TokenRow, &Option<NonZeroU64>)| {
        let known = hash.map(|hash| lexicon::known(hash.get())).unwrap_or_default();
        if token.kind() != TokenKind::Punctuation {
            token.classes = known.classes;
        }
        known.entry
    };
    let entries = tokens.iter_mut().zip(&hashes).map(look_up).collect();
    (tokens, entries)
}

/// A pass over the text; `at` is always on a character boundary.
struct Scanner<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    /// White space, or nothing, stands before `at`.
    space: bool,
    /// A single quotation mark is open, so the next one after an `s` closes it.
    single_open: bool,
    tokens: Vec<TokenRow>,
    /// The hash of each token that may be a word.
    hashes: Vec<Option<NonZeroU64>>,
}

impl Scanner<'_> {
    fn step(&mut self) {
        let at = self.at;
        match class(self.byte(at)) {
            ByteClass::Space => {
                self.at += 1;
                self.space = true;
            }
            ByteClass::Upper | ByteClass::Lower => self.word(at),
            ByteClass::Digit => self.number(at),
            ByteClass::Apostrophe => self.apostrophe(at, 1),
            ByteClass::Stop if self.byte(at + 1).is_ascii_digit() && self.space_or_sign() => self.number(at),
            ByteClass::Stop | ByteClass::Dash => self.run(at, |byte, first| byte == first, TokenKind::Punctuation),
            ByteClass::Bang => self.run(at, |byte, _| matches!(byte, b'!' | b'?'), TokenKind::Punctuation),
            ByteClass::Backtick => {
                let end = if self.byte(at + 1) == b'`' { at + 2 } else { at + 1 };
                self.push(at, end, TokenKind::Punctuation, 0);
            }
            ByteClass::Punctuation => self.push(at, at + 1, TokenKind::Punctuation, 0),
            ByteClass::Rule => self.run(at, |byte, first| byte == first, TokenKind::Symbol),
            ByteClass::Handle if self.space && self.byte(at + 1).is_ascii_alphabetic() => {
                let end = addresses::handle_end(self.bytes, at + 1);
                self.push(at, end, TokenKind::Other, 0);
            }
            ByteClass::Handle | ByteClass::Symbol => self.push(at, at + 1, TokenKind::Symbol, 0),
            ByteClass::High => self.high(at),
            ByteClass::Other => self.push(at, at + 1, TokenKind::Other, 0),
        }
    }

    /// A character beyond ASCII.
    fn high(&mut self, at: usize) {
        let Some(first) = self.char_at(at) else {
            self.at = self.bytes.len();
            return;
        };
        let end = at + first.len_utf8();
        match first {
            HOLE => self.push(at, end, TokenKind::Hole, 0),
            '’' | '‘' => self.apostrophe(at, 3),
            '–' | '—' | '―' | '‒' => {
                let mut end = end;
                while matches!(self.char_at(end), Some('–' | '—' | '―' | '‒')) {
                    end += 3;
                }
                self.push(at, end, TokenKind::Punctuation, 0);
            }
            _ if bytes::is_blank(first) => {
                self.at = end;
                self.space = true;
            }
            _ if bytes::is_word_char(first) => self.word(at),
            _ if bytes::is_fraction(first) => self.number(at),
            '\u{2010}'..='\u{2027}' | '\u{203b}'..='\u{205e}' | '«' | '»' | '‹' | '›' | '¡' | '¿' | '·' => {
                self.push(at, end, TokenKind::Punctuation, 0);
            }
            '\u{3000}'..='\u{303f}' => self.push(at, end, TokenKind::Punctuation, 0),
            '\0'..'\u{2c00}' => self.push(at, end, TokenKind::Symbol, 0),
            _ => self.push(at, end, TokenKind::Other, 0),
        }
    }

    /// A number, an ordinal, a decade, or a word that begins with a digit.
    fn number(&mut self, start: usize) {
        let end = self.number_end(start);
        let letters = self.letters_end(end);
        let attached = self.bytes.get(end..letters).unwrap_or(b"");
        let suffix_ends = !self.joins_word(letters);
        let whole = suffix_ends
            && (attached == b"s"
                || [b"st", b"nd", b"rd", b"th"]
                    .iter()
                    .any(|suffix| attached.eq_ignore_ascii_case(*suffix)));
        let hyphened = self.byte(start) != b'.'
            && self.hyphen_len(letters) > 0
            && (attached.is_empty() || whole)
            && self.is_letter(letters + self.hyphen_len(letters));
        let code = self.byte(start) != b'.' && !attached.is_empty() && self.byte(letters).is_ascii_digit();
        if hyphened || code || (whole && self.byte(start) != b'.') {
            self.word(start);
        } else {
            self.push(start, end, TokenKind::Number, TokenRow::DIGIT);
        }
    }

    /// Where the digits that begin at `start` end, with grouping and decimal point.
    fn number_end(&self, start: usize) -> usize {
        let mut at = start;
        loop {
            match self.byte(at) {
                b'0'..=b'9' => at += 1,
                b'.' if self.byte(at + 1).is_ascii_digit() => at += 2,
                b',' if self.groups(at + 1) => at += 3,
                0x80.. => match self.char_at(at) {
                    Some(sign) if bytes::is_fraction(sign) => at += sign.len_utf8(),
                    _ => return at,
                },
                _ => return at,
            }
        }
    }

    /// Whether three digits, or two and another comma (1,50,000), stand at `at`.
    fn groups(&self, at: usize) -> bool {
        let digit = |offset: usize| self.byte(at + offset).is_ascii_digit();
        digit(0) && digit(1) && ((digit(2) && !digit(3)) || (self.byte(at + 2) == b',' && digit(3) && digit(4)))
    }

    /// An apostrophe or single quotation mark of `width` bytes that no word before it took.
    fn apostrophe(&mut self, start: usize, width: usize) {
        let after = start + width;
        let opening_mark = width == 3 && self.char_at(start) == Some('‘');
        if !self.space && !opening_mark && self.tokens.last().is_some_and(|last| self.takes_clitic(*last)) {
            let clitic = words::clitic_len(self.bytes, after);
            if clitic > 0 {
                self.push(start, after + clitic, TokenKind::Word, 0);
                return;
            }
            if !self.single_open && self.ends_plural() && !self.joins_word(after) && self.byte(after) != b'\'' {
                self.push(start, after, TokenKind::Word, 0);
                return;
            }
        }
        if let Some(end) = self.elision_end(start, after) {
            self.push_word(start, end);
            return;
        }
        if width == 1 && self.byte(after) == b'\'' {
            self.push(start, after + 1, TokenKind::Punctuation, 0);
            return;
        }
        self.single_open = (self.space || opening_mark) && !matches!(class(self.byte(after)), ByteClass::Space);
        self.push(start, after, TokenKind::Punctuation, 0);
    }

    /// Whether a clitic (`'s`, `'ve`) may follow the token directly.
    fn takes_clitic(&self, last: TokenRow) -> bool {
        matches!(last.kind(), TokenKind::Word | TokenKind::Number | TokenKind::Hole)
            || matches!(last.span.text(self.text), ")" | "\"" | "”" | "%")
    }

    fn ends_plural(&self) -> bool {
        self.tokens.last().is_some_and(|last| {
            last.kind() == TokenKind::Word && last.span.text(self.text).ends_with(['s', 'S', 'x', 'z'])
        })
    }

    /// The end of a word that begins with an apostrophe: '90s, 'em, 'tis.
    fn elision_end(&self, start: usize, after: usize) -> Option<usize> {
        if !self.space && self.tokens.last().is_some_and(|last| last.kind() == TokenKind::Word) {
            return None;
        }
        if self.byte(after).is_ascii_digit() && self.byte(after + 1).is_ascii_digit() {
            let plural = self.byte(after + 2) == b's';
            let end = after + 2 + usize::from(plural);
            let year = plural || after - start == 3 || self.tokens.last().is_some_and(|last| self.opens_year(*last));
            return (year && !self.joins_word(end)).then_some(end);
        }
        let end = self.letters_end(after);
        let word = self.bytes.get(after..end)?;
        words::is_elided(word).then_some(end)
    }

    /// Whether a year without its century may follow: the summer of '69.
    fn opens_year(&self, last: TokenRow) -> bool {
        let word = last.span.text(self.text);
        ["of", "in", "since", "until", "and", "from", "to", "–", "-"]
            .iter()
            .any(|before| word.eq_ignore_ascii_case(before))
    }

    /// A run of bytes of one kind as one token.
    fn run(&mut self, start: usize, same: fn(u8, u8) -> bool, kind: TokenKind) {
        let first = self.byte(start);
        let len = self
            .bytes
            .get(start..)
            .map_or(0, |rest| rest.iter().take_while(|&&byte| same(byte, first)).count());
        self.push(start, start + len.max(1), kind, 0);
    }

    /// Whether the scanner stands after white space, a currency sign or a sign.
    fn space_or_sign(&self) -> bool {
        self.space
            || self.tokens.last().is_some_and(|last| {
                last.kind() == TokenKind::Symbol || matches!(last.span.text(self.text), "-" | "–" | "(" | "[")
            })
    }

    fn push(&mut self, start: usize, end: usize, kind: TokenKind, flags: u16) {
        let (mut word, mut hashed) = (0, None);
        if matches!(kind, TokenKind::Symbol | TokenKind::Word | TokenKind::Punctuation)
            && let Some(bytes) = self.bytes.get(start..end)
        {
            let hash = hash(bytes);
            word = key(hash);
            hashed = NonZeroU64::new(hash);
        }
        self.hashes.push(hashed);
        let space = if self.space { TokenRow::SPACE_BEFORE } else { 0 };
        self.tokens.push(TokenRow {
            span: ProseSpan::new(start as u32, end as u32),
            kind: kind.code(),
            tag: 0,
            flags: flags | space,
            classes: 0,
            word,
        });
        self.at = end;
        self.space = false;
    }

    /// The byte at `at`, or NUL past the end, which is of no class that goes on.
    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }

    fn is_letter(&self, at: usize) -> bool {
        let byte = self.byte(at);
        byte.is_ascii_alphabetic() || (byte >= 0x80 && self.char_at(at).is_some_and(bytes::is_word_char))
    }

    /// Whether a letter or digit stands at `at`, so that a word goes on there.
    fn joins_word(&self, at: usize) -> bool {
        self.byte(at).is_ascii_digit() || self.is_letter(at)
    }

    /// The end of the ASCII letters from `at`.
    fn letters_end(&self, at: usize) -> usize {
        let letters = self.bytes.get(at..).map_or(0, |rest| {
            rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count()
        });
        at + letters
    }

    /// Length of the hyphen at `at`, 0 if there is none.
    fn hyphen_len(&self, at: usize) -> usize {
        match self.byte(at) {
            b'-' => 1,
            0xe2 if matches!(self.char_at(at), Some('\u{2010}' | '\u{2011}')) => 3,
            _ => 0,
        }
    }
}

#[cfg(test)]
mod tests;
