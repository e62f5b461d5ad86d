//! What the tagger sees of each token.

use super::{Dictionary, Entry, TagSet};
use crate::language::table::hash;
use crate::language::{Class, Tag};
use crate::rows::{TokenKind, TokenRow};

/// A token as features see it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Word {
    /// The tags that it may have; never empty.
    pub candidates: TagSet,
    /// Which word it is; equal for all words of one shape that are too rare to tell apart.
    pub(super) identity: u64,
    /// The last four bytes in any case, the last one lowest.
    pub(super) suffix: u32,
    /// The first three bytes in any case.
    pub(super) prefix: u32,
    /// Number of the tag set that the dictionary gives; 0 for unknown words.
    pub(super) set: u8,
    /// For words that the dictionary lacks: how the word is made, and the number of its stem's tag set; else 0.
    pub(super) stem: u16,
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

// The lower bits of a shape are those of a token's flags.
const START: u16 = TokenRow::SENTENCE_START;
const HYPHEN: u16 = TokenRow::HYPHEN;
const FLAGS: u16 = TokenRow::SPACE_BEFORE
    | TokenRow::CAPITAL
    | TokenRow::ALL_CAPITALS
    | TokenRow::DIGIT
    | TokenRow::SENTENCE_START
    | TokenRow::HYPHEN;
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

/// The tags that a word may have which the dictionary lacks.
const CONTENT: TagSet = TagSet(
    OPEN.0
        | TagSet::of(Tag::NNPS).0
        | TagSet::of(Tag::JJR).0
        | TagSet::of(Tag::JJS).0
        | TagSet::of(Tag::VBG).0
        | TagSet::of(Tag::VBZ).0
        | TagSet::of(Tag::RBR).0
        | TagSet::of(Tag::RBS).0
        | TagSet::of(Tag::CD).0
        | TagSet::of(Tag::UH).0
        | TagSet::of(Tag::ADD).0
        | TagSet::of(Tag::GW).0,
);

/// The tokens of one sentence as words.
pub fn words(text: &str, tokens: &[TokenRow], dictionary: &Dictionary) -> Vec<Word> {
    let entry = |token: &TokenRow| dictionary.word(hash(token.span.text(text).as_bytes()));
    let entries: Vec<Entry> = tokens.iter().map(entry).collect();
    known(text, tokens, &entries, dictionary)
}

/// The same where the dictionary's entry of each token was looked up already.
pub(super) fn known(text: &str, tokens: &[TokenRow], entries: &[Entry], dictionary: &Dictionary) -> Vec<Word> {
    let title_case = if is_title_case(tokens) { TITLE_CASE } else { 0 };
    let mut words = Vec::with_capacity(tokens.len());
    for (idx, (token, entry)) in tokens.iter().zip(entries).enumerate() {
        let free_after = tokens.get(idx + 1).is_none_or(|next| next.has(TokenRow::SPACE_BEFORE));
        let shape = if free_after { SPACE_AFTER } else { 0 };
        words.push(word(
            text.as_bytes().get(token.span.range()).unwrap_or(b""),
            token,
            *entry,
            title_case | shape,
            dictionary,
        ));
    }
    words
}

/// A token as a word; `around` are the bits of its shape that its neighbours decide.
fn word(bytes: &[u8], token: &TokenRow, entry: Entry, around: u16, dictionary: &Dictionary) -> Word {
    let free_after = around & SPACE_AFTER != 0;
    let title_case = around & TITLE_CASE != 0;
    let shape = around | (token.flags & FLAGS);
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
    let free_dash = kind == TokenKind::Punctuation && token.has(TokenRow::SPACE_BEFORE) && free_after && is_dash(bytes);
    if let Some(only) = if free_dash {
        Some(Tag::Colon)
    } else {
        closed(bytes, kind)
    } {
        word.identity = u64::from(token.word);
        word.candidates = TagSet::of(only);
        return word;
    }
    if kind == TokenKind::Punctuation && bytes.contains(&b'-') {
        word.shape |= HYPHEN;
    }
    if bytes.ends_with(b".") {
        word.shape |= POINT;
    }
    word.identity = if entry.has(Entry::FREQUENT) {
        u64::from(token.word)
    } else {
        5 + u64::from(word.shape)
    };
    let capital = token.has(TokenRow::CAPITAL);
    let says_little =
        capital && (token.has(TokenRow::SENTENCE_START) || title_case || token.has(TokenRow::ALL_CAPITALS));
    let (small_set, capital_set) = (dictionary.set(entry.small()), dictionary.set(entry.capital()));
    let name = TagSet::of(
        if bytes.last().is_some_and(|last| last | 0x20 == b's') && small_set.has(Tag::NNS) {
            Tag::NNPS
        } else {
            Tag::NNP
        },
    );
    let shape = word.shape;
    let open = || {
        let entry = dictionary.suffix(bytes);
        let (small, capitals) = (dictionary.set(entry.small()), dictionary.set(entry.capital()));
        let (number, known) = match (capital, shape & START != 0 || title_case) {
            (false, _) => (entry.small(), small),
            (true, false) => (entry.capital(), capitals.with(TagSet::of(Tag::NNP))),
            (true, true) => (entry.capital(), small.with(capitals).with(TagSet::of(Tag::NNP))),
        };
        // Words of closed classes are all in the dictionary.
        let known = if bytes.first().is_some_and(u8::is_ascii_alphabetic) {
            TagSet(known.0 & CONTENT.0)
        } else {
            known
        };
        let enough = known.0.count_ones() > u32::from(capital);
        (number, if enough { known } else { known.with(OPEN) })
    };
    // Nouns that the closed lists know, where the dictionary does not.
    let listed = token.classes & (Class::VAGUE_SOURCE | Class::ROLE | Class::DOCUMENT) != 0;
    let (set, candidates) = match (capital, entry.small(), entry.capital()) {
        (_, 0, 0) if listed && (!capital || shape & START != 0) => {
            let plural = bytes.last().is_some_and(|last| last | 0x20 == b's');
            (0, TagSet::of(if plural { Tag::NNS } else { Tag::NN }))
        }
        (false, 0, _) | (true, 0, 0) => open(),
        (false, small, _) => (small, small_set),
        (true, small, 0) => (small, small_set.with(name)),
        (true, 0, capital) if says_little => (capital, capital_set.with(open().1)),
        (true, small, _) if says_little => (small, small_set.with(capital_set)),
        (true, _, capital) => (capital, capital_set),
    };
    if entry.small() == 0 && kind == TokenKind::Word && (says_little || !capital) {
        word.stem = stem(bytes, dictionary);
    }
    word.set = set;
    word.candidates = if candidates.0 == 0 { OPEN } else { candidates };
    word
}

/// How a word is made from one that the dictionary has: the number of the way, and of the stem's tag set.
fn stem(word: &[u8], dictionary: &Dictionary) -> u16 {
    let found = |way: u16, stem: &[u8], more: &[u8]| {
        let set = dictionary.word(joined_hash(stem, more)).small();
        (stem.len() > 1 && set != 0).then_some(way << 8 | u16::from(set))
    };
    let last = word.last().map(u8::to_ascii_lowercase);
    for (way, end, again) in WAYS {
        if end.as_bytes().last().copied() != last {
            continue;
        }
        let Some(rest) = strip_end(word, end) else { continue };
        if let Some(stem) = found(*way, rest, again) {
            return stem;
        }
        let doubled = rest.len() > 2 && rest.last() == rest.get(rest.len() - 2);
        if doubled
            && matches!(*end, "ed" | "ing" | "er")
            && let Some(stem) = rest.get(..rest.len() - 1).and_then(|once| found(*way, once, b""))
        {
            return stem;
        }
    }
    if let Some(at) = word.iter().rposition(|&byte| byte == b'-')
        && let Some(stem) = word.get(at + 1..).and_then(|part| found(40, part, b""))
    {
        return stem;
    }
    let first = word.first().map(u8::to_ascii_lowercase);
    for (way, start) in STARTS {
        if start.as_bytes().first().copied() != first {
            continue;
        }
        let head = word.get(..start.len());
        if head.is_some_and(|head| head.eq_ignore_ascii_case(start.as_bytes()))
            && let Some(stem) = word.get(start.len()..).and_then(|rest| found(*way, rest, b""))
        {
            return stem;
        }
    }
    0
}

/// Endings of words: the number of the way, what is cut off, and what the stem has in its place.
const WAYS: &[(u16, &str, &[u8])] = &[
    (1, "ies", b"y"),
    (1, "s", b""),
    (1, "es", b""),
    (2, "ied", b"y"),
    (2, "ed", b"e"),
    (2, "ed", b""),
    (3, "ing", b""),
    (3, "ing", b"e"),
    (4, "ers", b""),
    (4, "ers", b"e"),
    (5, "er", b""),
    (5, "er", b"e"),
    (6, "est", b""),
    (7, "ly", b""),
    (7, "ally", b""),
    (8, "ness", b""),
    (9, "or", b""),
    (9, "or", b"e"),
    (10, "able", b""),
    (10, "able", b"e"),
    (11, "less", b""),
    (12, "y", b""),
    (13, "man", b""),
    (14, "ment", b""),
    (15, "al", b""),
    (16, "ist", b""),
];

/// Beginnings of words.
const STARTS: &[(u16, &str)] = &[
    (20, "un"),
    (21, "re"),
    (22, "over"),
    (23, "under"),
    (24, "out"),
    (25, "dis"),
    (26, "mis"),
    (27, "non"),
    (28, "in"),
    (29, "pre"),
    (30, "super"),
    (31, "inter"),
];

fn strip_end<'a>(word: &'a [u8], end: &str) -> Option<&'a [u8]> {
    let at = word.len().checked_sub(end.len())?;
    let (rest, tail) = word.split_at_checked(at)?;
    tail.eq_ignore_ascii_case(end.as_bytes()).then_some(rest)
}

/// The hash of two parts as one word; words that are too long have no stem.
fn joined_hash(stem: &[u8], more: &[u8]) -> u64 {
    let mut buffer = [0_u8; 32];
    let len = stem.len() + more.len();
    for (to, from) in buffer.iter_mut().zip(stem.iter().chain(more)) {
        *to = *from;
    }
    hash(buffer.get(..len).unwrap_or(b""))
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

/// Whether a mark is a dash of any length.
fn is_dash(bytes: &[u8]) -> bool {
    bytes.iter().all(|&byte| byte == b'-') || matches!(std::str::from_utf8(bytes), Ok("–" | "—"))
}

/// The bit that tells capitals from small letters, in every byte.
const FOLD: u32 = 0x2020_2020;

/// The last four bytes in any case, the last one lowest.
fn suffix(bytes: &[u8]) -> u32 {
    FOLD | match (bytes.last_chunk::<4>(), bytes) {
        (Some(last), _) => u32::from_be_bytes(*last),
        (None, &[a, b, c]) => u32::from_be_bytes([0, a, b, c]),
        (None, &[a, b]) => u32::from_be_bytes([0, 0, a, b]),
        (None, &[a]) => u32::from(a),
        (None, _) => 0,
    }
}

/// The first three bytes in any case.
fn prefix(bytes: &[u8]) -> u32 {
    FOLD | match (bytes.first_chunk::<3>(), bytes) {
        (Some(&[a, b, c]), _) => u32::from_le_bytes([a, b, c, 0]),
        (None, &[a, b]) => u32::from_le_bytes([a, b, 0, 0]),
        (None, &[a]) => u32::from(a),
        (None, _) => 0,
    }
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
