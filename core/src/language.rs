//! Sentences, tokens, tags, lemmas and closed word classes of English prose.

mod abbreviations;
pub mod detect;
mod forms;
mod frames;
mod groups;
pub mod kin;
mod lemma;
mod lexicon;
mod sentences;
mod table;
pub mod tag;
pub mod tagger;
pub mod thesaurus;
mod tokens;

pub use frames::{Frame, frames};
pub use groups::Groups;
pub use lemma::{lemma, singular};
pub use lexicon::classes;
pub use table::key_of as key;
pub use tag::Tag;

use crate::prose::BlockKind;
use crate::rows::{SentenceRow, TokenRow};

/// Closed word classes of a token, as bits of [`TokenRow::classes`].
///
/// One look-up per token fills them all, so that extractors test a bit instead of comparing strings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Class;

impl Class {
    /// A verb of saying in any of its forms.
    pub const REPORTING: u32 = 1;
    /// A verb of thinking or wanting in any of its forms.
    pub const ATTITUDE: u32 = 1 << 1;
    /// A hedge: allegedly, reportedly, may.
    pub const HEDGE: u32 = 1 << 2;
    /// A word that may open a bound: over, about, at, least, nearly.
    pub const BOUND: u32 = 1 << 3;
    /// A word that may name a unit or currency.
    pub const UNIT: u32 = 1 << 4;
    /// A month or its abbreviation.
    pub const MONTH: u32 = 1 << 5;
    /// A weekday or its abbreviation.
    pub const WEEKDAY: u32 = 1 << 6;
    /// A title before a name: Mr, Sen., President.
    pub const TITLE: u32 = 1 << 7;
    /// A noun for a role or office: minister, spokeswoman, analyst.
    pub const ROLE: u32 = 1 << 8;
    /// A noun for sources that nobody can ask: experts, critics, observers.
    pub const VAGUE_SOURCE: u32 = 1 << 9;
    /// A number in words or a scale word: two, dozen, million.
    pub const NUMBER_WORD: u32 = 1 << 10;
    /// A given name.
    pub const GIVEN_NAME: u32 = 1 << 11;
    /// A country, state, city or another place.
    pub const PLACE: u32 = 1 << 12;
    /// A word that ends the name of an organisation: Inc, University, Ministry.
    pub const ORGANISATION: u32 = 1 << 13;
    /// A function word: article, preposition, pronoun, auxiliary, conjunction.
    pub const FUNCTION: u32 = 1 << 14;
    /// A negation: not, n't, never, no.
    pub const NEGATION: u32 = 1 << 15;
    /// A personal pronoun that may stand for a speaker: he, she, they, it, who.
    pub const PRONOUN: u32 = 1 << 16;
    /// A common English word that is no name, in lower case in the tagger's dictionary.
    pub const COMMON: u32 = 1 << 17;
    /// A noun for a document that speaks: report, study, statement.
    pub const DOCUMENT: u32 = 1 << 18;
    /// A nationality or another adjective of origin: Russian, European.
    pub const DEMONYM: u32 = 1 << 19;
    /// A surname from the list of frequent ones.
    pub const FAMILY_NAME: u32 = 1 << 20;
}

/// The tokens and sentences of one block; spans are relative to the block.
#[derive(Debug, Clone, Default)]
pub struct Analysis {
    /// Tokens in the order of the text.
    pub tokens: Vec<TokenRow>,
    /// Sentences in the order of the text.
    pub sentences: Vec<SentenceRow>,
    /// What the tagger's dictionary has for each token.
    entries: Vec<tagger::Entry>,
}

/// Splits a block's text into tokens and sentences, and looks each token's word classes up.
pub fn analyse(text: &str, kind: BlockKind) -> Analysis {
    let (mut tokens, entries) = tokens::split(text);
    let sentences = sentences::group(text, kind, &mut tokens);
    Analysis {
        tokens,
        sentences,
        entries,
    }
}

/// Whether a word that the dictionary has may have a tag in small letters; any word that it lacks may.
pub fn may_be(word: &str, tag: Tag) -> bool {
    let dictionary = &tagger::SHIPPED.dictionary;
    let entry = dictionary.known(table::hash(word.as_bytes())).entry;
    entry.small() == 0 || dictionary.set(entry.small()).has(tag)
}

/// Tags the tokens of one sentence of a block; a sentence that is tagged already is left alone.
pub fn tag_sentence(text: &str, analysis: &mut Analysis, sentence: usize) {
    tagger::tag_sentence(text, analysis, sentence);
}

#[cfg(test)]
mod properties;
