//! Words: hyphens, apostrophes and points that belong to them, and clitics that do not.

use super::bytes::{ByteClass, class};
use super::{Scanner, addresses, lexicon};
use crate::language::Class;
use crate::language::abbreviations::{self, Abbreviation};
use crate::rows::{TokenKind, TokenRow};

impl Scanner<'_> {
    /// Reads the word at `start`, and the clitic that is split from it.
    pub(super) fn word(&mut self, start: usize) {
        if let Some((end, flags)) = self.plain_word(start) {
            return self.push(start, end, TokenKind::Word, flags);
        }
        let mut at = start;
        let mut segment = start;
        loop {
            at = self.plain_end(at);
            let byte = self.byte(at);
            match byte {
                b'-' if self.joins_word(at + 1) && at > start => at += 1,
                b'\'' => match self.after_apostrophe(start, at, 1) {
                    Apostrophe::Joins => at += 1,
                    Apostrophe::Clitic { start: clitic, end } => return self.push_with_clitic(start, clitic, end),
                    Apostrophe::Ends => break,
                },
                b'.' => match self.after_point(start, segment, at) {
                    Point::Joins => {
                        at += 1;
                        segment = at;
                    }
                    Point::Abbreviates => {
                        at += 1;
                        if self.byte(at) == b'-' && self.is_letter(at + 1) {
                            at += 1;
                            segment = at;
                        } else {
                            break;
                        }
                    }
                    Point::Address(end) => return self.push(start, end, TokenKind::Other, 0),
                    Point::Ends => break,
                },
                b'&' if self.byte(at - 1).is_ascii_uppercase() && self.byte(at + 1).is_ascii_uppercase() => at += 1,
                b'_' if self.joins_word(at + 1) => at += 1,
                b'@' | b':' => match addresses::end(self.bytes, start, at) {
                    Some(end) => return self.push(start, end, TokenKind::Other, 0),
                    None => break,
                },
                0xe2 => match self.char_at(at) {
                    Some('’') => match self.after_apostrophe(start, at, 3) {
                        Apostrophe::Joins => at += 3,
                        Apostrophe::Clitic { start: clitic, end } => return self.push_with_clitic(start, clitic, end),
                        Apostrophe::Ends => break,
                    },
                    Some('\u{2010}' | '\u{2011}') if self.joins_word(at + 3) => at += 3,
                    _ => break,
                },
                _ => break,
            }
        }
        self.push_word(start, at.max(start + 1));
    }

    /// The end and flags of a word of ASCII letters alone, behind which nothing can go on with it: most words.
    fn plain_word(&self, start: usize) -> Option<(usize, u16)> {
        let rest = self.bytes.get(start..)?;
        let (mut len, mut capitals) = (0, 0);
        let end = loop {
            match rest.get(len).map_or(ByteClass::Space, |&byte| class(byte)) {
                ByteClass::Lower => {}
                ByteClass::Upper => capitals += 1,
                other => break other,
            }
            len += 1;
        };
        let ends = matches!(end, ByteClass::Space | ByteClass::Bang)
            || (end == ByteClass::Punctuation && rest.get(len) != Some(&b':'));
        if len == 0 || !ends {
            return None;
        }
        let capital = rest.first().is_some_and(u8::is_ascii_uppercase);
        let mut flags = if capital { TokenRow::CAPITAL } else { 0 };
        if capitals == len && len > 1 {
            flags |= TokenRow::ALL_CAPITALS;
        }
        Some((start + len, flags))
    }

    /// The end of the letters and digits from `at`; digits keep their grouping and decimal point.
    fn plain_end(&self, mut at: usize) -> usize {
        loop {
            let byte = self.byte(at);
            if byte.is_ascii_alphanumeric() {
                at += 1;
            } else if byte < 0x80 {
                let inner = matches!(byte, b'.' | b',')
                    && at > 0
                    && self.byte(at - 1).is_ascii_digit()
                    && self.byte(at + 1).is_ascii_digit()
                    && (byte == b'.' || self.groups(at + 1));
                if !inner {
                    return at;
                }
                at += 1;
            } else {
                match self.char_at(at) {
                    Some(sign) if super::bytes::is_word_char(sign) || super::bytes::is_fraction(sign) => {
                        at += sign.len_utf8();
                    }
                    _ => return at,
                }
            }
        }
    }

    fn after_apostrophe(&self, start: usize, at: usize, width: usize) -> Apostrophe {
        let after = at + width;
        if !self.is_letter(after) {
            return Apostrophe::Ends;
        }
        if clitic_len(self.bytes, after) > 0 {
            return Apostrophe::Ends;
        }
        let negation = self.byte(after).eq_ignore_ascii_case(&b't')
            && !self.joins_word(after + 1)
            && at > start + 1
            && self.byte(at - 1).eq_ignore_ascii_case(&b'n');
        if negation {
            return Apostrophe::Clitic {
                start: at - 1,
                end: after + 1,
            };
        }
        // A quotation inside a word does not exist; a mark before a capital after a longer word closes one.
        let opens = at - start <= 3 || self.byte(after).is_ascii_lowercase() || self.byte(at - 1).is_ascii_uppercase();
        if opens { Apostrophe::Joins } else { Apostrophe::Ends }
    }

    /// What the point at `at` means for the word from `start`, whose last part begins at `segment`.
    fn after_point(&self, start: usize, segment: usize, at: usize) -> Point {
        let single = at == segment + 1 && self.byte(segment).is_ascii_alphabetic();
        let next = self.byte(at + 1);
        if next.is_ascii_alphabetic() {
            let next_single = next.is_ascii_uppercase() && self.byte(at + 2) == b'.';
            if (single && (segment > start || self.byte(at + 2) == b'.' || next.is_ascii_uppercase()))
                || (next_single && at - segment <= 3)
            {
                return Point::Joins;
            }
            return addresses::end(self.bytes, start, at).map_or(Point::Ends, Point::Address);
        }
        if single && segment > start {
            return Point::Abbreviates;
        }
        if single && self.byte(segment).is_ascii_uppercase() {
            return if self.is_initial(segment, at) {
                Point::Abbreviates
            } else {
                Point::Ends
            };
        }
        let Some(word) = self.text.get(segment..at) else {
            return Point::Ends;
        };
        let keeps = match abbreviations::find(word) {
            None => false,
            Some(Abbreviation::BeforeNumber) => self.digit_follows(at + 1),
            Some(_) => true,
        };
        if keeps { Point::Abbreviates } else { Point::Ends }
    }

    fn digit_follows(&self, at: usize) -> bool {
        let at = at + usize::from(self.byte(at) == b' ');
        self.byte(at).is_ascii_digit()
    }

    /// Whether a capital with a point is somebody's initial: what follows is a name, not the next sentence.
    fn is_initial(&self, start: usize, point: usize) -> bool {
        let gap = self.bytes.get(point + 1..).map_or(0, |rest| {
            rest.iter()
                .take(4)
                .take_while(|byte| byte.is_ascii_whitespace())
                .count()
        });
        let next = point + 1 + gap;
        if gap == 0 {
            return matches!(self.byte(next), b',' | b'-');
        }
        if !self.is_letter(next) {
            return false;
        }
        if self.byte(next).is_ascii_lowercase() {
            return true;
        }
        let after_name = self.tokens.last().is_some_and(|last| last.has(TokenRow::CAPITAL));
        if self.byte(start) == b'I' && after_name {
            return false;
        }
        let end = self.letters_end(next);
        let word = self.bytes.get(next..end).unwrap_or(b"");
        word.len() < 2 || lexicon::of_bytes(word) & Class::FUNCTION == 0
    }

    pub(super) fn push_word(&mut self, start: usize, end: usize) {
        let flags = self.text.get(start..end).map_or(0, shape);
        self.push(start, end, TokenKind::Word, flags);
    }

    fn push_with_clitic(&mut self, start: usize, clitic: usize, end: usize) {
        if clitic > start {
            self.push_word(start, clitic);
        }
        self.push_word(clitic, end);
    }
}

enum Apostrophe {
    Joins,
    Clitic { start: usize, end: usize },
    Ends,
}

enum Point {
    Joins,
    Abbreviates,
    Address(usize),
    Ends,
}

/// Length of the clitic after an apostrophe that ends before `at`: s, d, m, re, ve, ll. 0 if there is none.
pub(super) fn clitic_len(bytes: &[u8], at: usize) -> usize {
    let lower = |offset: usize| bytes.get(at + offset).map_or(0, u8::to_ascii_lowercase);
    let len = match (lower(0), lower(1)) {
        (b'r' | b'v', b'e') | (b'l', b'l') => 2,
        (b's' | b'd' | b'm', _) => 1,
        _ => return 0,
    };
    let next = lower(len);
    if next.is_ascii_alphanumeric() || (next >= 0x80 && next != 0xe2) {
        0
    } else {
        len
    }
}

/// Whether a word is known with its first letters left out: 'em, 'tis.
pub(super) fn is_elided(word: &[u8]) -> bool {
    [
        "em", "tis", "twas", "til", "till", "cause", "cuz", "bout", "round", "n", "neath", "twere",
    ]
    .iter()
    .any(|elided| word.eq_ignore_ascii_case(elided.as_bytes()))
}

/// The flags that follow from a word's letters.
fn shape(word: &str) -> u16 {
    let (mut upper, mut lower, mut digit, mut hyphen, mut high) = (0_u32, 0_u32, 0_u32, 0_u32, 0_u8);
    for &byte in word.as_bytes() {
        upper += u32::from(byte.is_ascii_uppercase());
        lower += u32::from(byte.is_ascii_lowercase());
        digit += u32::from(byte.is_ascii_digit());
        hyphen += u32::from(byte == b'-');
        high |= byte;
    }
    let capital = if high < 0x80 {
        let first = word.bytes().find(u8::is_ascii_alphabetic);
        first.is_some_and(|first| first.is_ascii_uppercase())
    } else {
        for sign in word.chars().filter(|sign| !sign.is_ascii()) {
            upper += u32::from(sign.is_uppercase());
            lower += u32::from(sign.is_alphabetic() && !sign.is_uppercase());
        }
        let first = word.chars().find(|sign| sign.is_alphabetic());
        first.is_some_and(char::is_uppercase)
    };
    let mut flags = 0;
    for (flag, set) in [
        (TokenRow::CAPITAL, capital),
        (TokenRow::ALL_CAPITALS, upper > 1 && lower == 0),
        (TokenRow::DIGIT, digit > 0),
        (TokenRow::HYPHEN, hyphen > 0),
    ] {
        if set {
            flags |= flag;
        }
    }
    flags
}
