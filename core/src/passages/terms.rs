//! The words of a sentence as they are compared with those of other texts.

use std::sync::LazyLock;

use crate::document::Document;
use crate::language::kin::Kin;
use crate::language::thesaurus::SHIPPED;
use crate::language::{Class, Groups, Tag, key};
use crate::rows::{TokenKind, TokenRow};
use crate::span::ProseSpan;

/// A word of a draft, or of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Place in its document's prose.
    pub span: ProseSpan,
    /// Index of its token in the document.
    pub token: u32,
    /// Key of the word as written, in any case.
    pub key: u32,
    /// Keys of all forms of the word, sorted.
    pub kin: Box<[u32]>,
    /// Its part of speech.
    pub tag: Tag,
    /// Closed word classes, bits of [`Class`].
    pub classes: u32,
    /// Whether it says little: a function word or a verb such as "make".
    pub light: bool,
    /// Whether it begins with a capital.
    pub capital: bool,
    /// Whether it is the first word of its sentence.
    pub first: bool,
    /// Whether a digit is in it.
    pub digits: bool,
}

impl Term {
    /// The concepts that its forms stand for.
    pub fn concepts(&self) -> impl Iterator<Item = u32> {
        self.kin.iter().flat_map(|&key| SHIPPED.concepts(key))
    }

    /// The words that mean the opposite of one of its forms.
    pub fn antonyms(&self) -> impl Iterator<Item = u32> {
        self.kin.iter().flat_map(|&key| SHIPPED.antonyms(key))
    }

    /// Whether both are forms of one word.
    pub fn is_kin(&self, other: &Self) -> bool {
        self.kin.iter().any(|key| other.kin.binary_search(key).is_ok())
    }

    /// Whether it is of a class.
    pub const fn has(&self, class: u32) -> bool {
        self.classes & class != 0
    }
}

/// Verbs and nouns that say nothing of what a sentence is about.
static LIGHT: LazyLock<Groups> = LazyLock::new(|| {
    Groups::of(
        [
            "use uses used using make makes made making get gets got getting go goes went gone going take takes took \
             taken taking give gives gave given giving say says said saying tell tells told telling come comes came \
             coming per cent could would should might may must shall will can us mr mrs ms dr",
        ]
        .into_iter(),
    )
});

/// Whether a word says little of what a sentence is about.
pub fn is_light(key: u32, classes: u32) -> bool {
    classes & Class::FUNCTION != 0 || LIGHT.get(key) != 0
}

/// The words of a sentence; a token with hyphens is a word for each of its parts.
pub(super) fn terms(doc: &Document, sentence: u32, kin: &mut Kin) -> Vec<Term> {
    let Some(row) = doc.sentence(sentence) else {
        return Vec::new();
    };
    let mut terms = Vec::new();
    for (token, row) in row.tokens().filter_map(|idx| Some((idx as u32, doc.tokens.get(idx)?))) {
        if !matches!(row.kind(), TokenKind::Word | TokenKind::Number) {
            continue;
        }
        let text = doc.text(row.span);
        if row.has(TokenRow::HYPHEN) {
            let mut start = row.span.start;
            for part in text.split('-') {
                let span = ProseSpan::new(start, start + part.len() as u32);
                start = span.end + 1;
                if !part.is_empty() {
                    let classes = crate::language::classes(part);
                    terms.push(term(part, span, token, row, classes, terms.is_empty(), kin));
                }
            }
        } else {
            terms.push(term(text, row.span, token, row, row.classes, terms.is_empty(), kin));
        }
    }
    terms
}

fn term(text: &str, span: ProseSpan, token: u32, row: &TokenRow, classes: u32, first: bool, kin: &mut Kin) -> Term {
    let key = key(text);
    Term {
        span,
        token,
        key,
        kin: kin.of(text.trim_end_matches('.')).into(),
        tag: Tag::from_code(row.tag),
        classes,
        light: is_light(key, classes) || text.len() < 2 && !text.bytes().all(|byte| byte.is_ascii_digit()),
        capital: text.chars().next().is_some_and(char::is_uppercase),
        first,
        digits: text.bytes().any(|byte| byte.is_ascii_digit()),
    }
}
