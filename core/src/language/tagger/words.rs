//! What the tagger sees of each token.

use super::{Dictionary, TagSet};
use crate::language::lexicon::hash;
use crate::language::{Class, Tag};
use crate::rows::{TokenKind, TokenRow};

/// A token as features see it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Word {
    /// The tags that it may have; never empty.
    pub candidates: TagSet,
    /// Which word it is; equal for all words of one shape that are too rare to tell apart.
    pub(super) identity: u64,
    /// The last three bytes in small letters.
    pub(super) suffix: u32,
    /// The first three bytes in small letters.
    pub(super) prefix: u32,
    /// Number of the tag set that the dictionary gives; 0 for unknown words.
    pub(super) set: u8,
    /// Capitals, digits, hyphens and place in the sentence.
    pub(super) shape: u16,
    /// Word classes that features use.
    pub(super) classes: u32,
}

/// Word classes that say something about a tag, and do not come from the dictionary itself.
const CLASSES: u32 = Class::GIVEN_NAME
    | Class::FAMILY_NAME
    | Class::PLACE
    | Class::ORGANISATION
    | Class::DEMONYM
    | Class::TITLE
    | Class::ROLE
    | Class::UNIT
    | Class::MONTH
    | Class::WEEKDAY
    | Class::NUMBER_WORD
    | Class::REPORTING
    | Class::DOCUMENT;

const CAPITAL: u16 = 1;
const ALL_CAPITALS: u16 = 2;
const DIGIT: u16 = 4;
const HYPHEN: u16 = 8;
const START: u16 = 16;
const SPACE: u16 = 32;
const POINT: u16 = 64;
/// Most words of the sentence have capitals, so that they say little.
const TITLE_CASE: u16 = 128;
const SPACE_AFTER: u16 = 256;

/// The tags of open classes, for words that nothing is known of.
const OPEN: TagSet = TagSet(
    TagSet::of(Tag::NN).0
        | TagSet::of(Tag::NNS).0
        | TagSet::of(Tag::NNP).0
        | TagSet::of(Tag::JJ).0
        | TagSet::of(Tag::VB).0
        | TagSet::of(Tag::VBD).0
        | TagSet::of(Tag::VBN).0
        | TagSet::of(Tag::VBP).0
        | TagSet::of(Tag::RB).0
        | TagSet::of(Tag::FW).0,
);

/// The tokens of one sentence as words.
pub fn words(text: &str, tokens: &[TokenRow], dictionary: &Dictionary) -> Vec<Word> {
    let title_case = if is_title_case(tokens) { TITLE_CASE } else { 0 };
    let mut words = Vec::with_capacity(tokens.len());
    for (idx, token) in tokens.iter().enumerate() {
        let mut word = word(token.span.text(text).as_bytes(), token, title_case, dictionary);
        if tokens.get(idx + 1).is_none_or(|next| next.has(TokenRow::SPACE_BEFORE)) {
            word.shape |= SPACE_AFTER;
        }
        words.push(word);
    }
    words
}

fn word(bytes: &[u8], token: &TokenRow, sentence: u16, dictionary: &Dictionary) -> Word {
    let mut shape = sentence;
    for (flag, bit) in [
        (TokenRow::CAPITAL, CAPITAL),
        (TokenRow::ALL_CAPITALS, ALL_CAPITALS),
        (TokenRow::DIGIT, DIGIT),
        (TokenRow::SENTENCE_START, START),
        (TokenRow::SPACE_BEFORE, SPACE),
    ] {
        if token.has(flag) {
            shape |= bit;
        }
    }
    let kind = token.kind();
    let mut word = Word {
        shape,
        classes: token.classes & CLASSES,
        suffix: suffix(bytes),
        prefix: prefix(bytes),
        ..Word::default()
    };
    match kind {
        TokenKind::Number => {
            let year = bytes.len() == 4 && matches!(bytes, [b'1', b'7'..=b'9', ..] | [b'2', b'0', ..]);
            word.identity = if year { 2 } else { 1 };
            word.candidates = TagSet::of(Tag::CD);
            return word;
        }
        TokenKind::Hole => {
            word.identity = 3;
            word.candidates = TagSet::of(Tag::NN);
            return word;
        }
        TokenKind::Other => {
            word.identity = 4;
            word.candidates = TagSet::of(Tag::ADD);
            return word;
        }
        TokenKind::Word | TokenKind::Punctuation | TokenKind::Symbol => {}
    }
    if let Some(only) = closed(bytes, kind) {
        word.identity = hash(bytes);
        word.candidates = TagSet::of(only);
        return word;
    }
    if bytes.contains(&b'-') {
        word.shape |= HYPHEN;
    }
    if bytes.ends_with(b".") {
        word.shape |= POINT;
    }
    let key = hash(bytes);
    let entry = dictionary.word(key);
    word.identity = if entry.has(super::Entry::FREQUENT) {
        key
    } else {
        5 + u64::from(word.shape)
    };
    let capital = token.has(TokenRow::CAPITAL);
    let says_little =
        capital && (token.has(TokenRow::SENTENCE_START) || sentence != 0 || token.has(TokenRow::ALL_CAPITALS));
    let (small_set, capital_set) = (dictionary.set(entry.small()), dictionary.set(entry.capital()));
    let name = TagSet::of(
        if bytes.last().is_some_and(|last| last | 0x20 == b's') && small_set.has(Tag::NNS) {
            Tag::NNPS
        } else {
            Tag::NNP
        },
    );
    let open = |word: &Word| {
        let entry = dictionary.suffix(bytes);
        let known = match (capital, word.shape & (START | TITLE_CASE) != 0) {
            (false, _) => dictionary.set(entry.small()),
            (true, false) => dictionary.set(entry.capital()),
            (true, true) => dictionary.set(entry.small()).with(dictionary.set(entry.capital())),
        };
        let known = if capital {
            known.with(TagSet::of(Tag::NNP))
        } else {
            known
        };
        if known.0.count_ones() > u32::from(capital) {
            known
        } else {
            known.with(OPEN)
        }
    };
    let (set, candidates) = if !capital {
        (entry.small(), if entry.small() == 0 { open(&word) } else { small_set })
    } else if says_little {
        let both = small_set.with(capital_set);
        let number = if entry.small() == 0 {
            entry.capital()
        } else {
            entry.small()
        };
        let candidates = if number == 0 {
            open(&word)
        } else if entry.capital() == 0 {
            both.with(name)
        } else if entry.small() == 0 {
            both.with(open(&word))
        } else {
            both
        };
        (number, candidates)
    } else if entry.capital() != 0 {
        (entry.capital(), capital_set)
    } else if entry.small() != 0 {
        (entry.small(), small_set.with(name))
    } else {
        (0, open(&word))
    };
    word.set = set;
    word.candidates = if candidates.0 == 0 { OPEN } else { candidates };
    word
}

/// Marks with one tag.
fn closed(bytes: &[u8], kind: TokenKind) -> Option<Tag> {
    if kind == TokenKind::Word {
        return None;
    }
    Some(match bytes {
        b"," => Tag::Comma,
        b"." | b"?" | b"!" => Tag::Stop,
        b":" | b";" => Tag::Colon,
        b"(" | b"[" | b"{" => Tag::LeftBracket,
        b")" | b"]" | b"}" => Tag::RightBracket,
        b"``" => Tag::LeftQuote,
        b"''" => Tag::RightQuote,
        b"$" => Tag::Dollar,
        b"%" => Tag::NN,
        b"&" => Tag::CC,
        b"..." => Tag::Colon,
        _ => match std::str::from_utf8(bytes).ok()? {
            "“" | "‘" | "«" | "„" => Tag::LeftQuote,
            "”" | "’" | "»" => Tag::RightQuote,
            "…" | "—" => Tag::Colon,
            "€" | "£" | "¥" | "₹" => Tag::Dollar,
            _ => return None,
        },
    })
}

fn suffix(bytes: &[u8]) -> u32 {
    bytes
        .iter()
        .rev()
        .take(3)
        .fold(0, |sum, &byte| sum << 8 | u32::from(byte.to_ascii_lowercase()))
}

fn prefix(bytes: &[u8]) -> u32 {
    bytes
        .iter()
        .take(3)
        .fold(0, |sum, &byte| sum << 8 | u32::from(byte.to_ascii_lowercase()))
}

/// Whether so many words of a sentence have capitals that it must be a title or headline.
fn is_title_case(tokens: &[TokenRow]) -> bool {
    let (mut words, mut capitals) = (0, 0);
    for token in tokens {
        if token.kind() == TokenKind::Word && token.classes & Class::FUNCTION == 0 {
            words += 1;
            capitals += usize::from(token.has(TokenRow::CAPITAL));
        }
    }
    words >= 3 && capitals * 4 >= words * 3
}
