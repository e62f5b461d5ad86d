//! Who a mention is: the key under which facts of one person meet, and the words around a mention.

use factlint_core::document::Document;
use factlint_core::hash::StableHasher;
use factlint_core::rows::{MentionKind, MentionRow, TokenRow};
use factlint_core::span::ProseSpan;

/// The full name of the person of a mention; None for those whom the document never names in full, and for a surname
/// that two people of the document bear.
pub(crate) fn full_name<'d>(doc: &'d Document, row: &MentionRow) -> Option<&'d str> {
    if row.kind() != MentionKind::Person {
        return None;
    }
    let name = doc.string(doc.entities.get(row.entity as usize)?.name)?;
    let (given, _) = name.split_once(' ')?;
    let own = doc.text(row.span);
    if own.contains(' ') {
        // A name that only linking holds for the same person's: "Bill Clinton" and "Hillary Clinton".
        return own.starts_with(given).then_some(name);
    }
    let surname = |name: &'d str| name.rsplit(' ').next();
    let shared = doc.entities.iter().enumerate().any(|(idx, other)| {
        idx != row.entity as usize
            && other.kind() == MentionKind::Person
            && doc.string(other.name).and_then(surname) == surname(name)
    });
    (!shared).then_some(name)
}

/// The shelf of a person for a rule.
pub(crate) fn key(rule: &str, name: &str) -> u64 {
    StableHasher::default().str(rule).str(&name.to_lowercase()).finish()
}

/// The words and marks of a sentence, in lower case.
pub(crate) fn small_words(doc: &Document, sentence: u32) -> impl Iterator<Item = String> {
    let tokens = doc.tokens_of(sentence);
    tokens
        .iter()
        .map(|token: &TokenRow| doc.text(token.span).to_lowercase())
}

/// What stands between two offsets, in lower case with single spaces; None where the second is before the first.
pub(crate) fn between(doc: &Document, start: u32, end: u32) -> Option<String> {
    if end < start {
        return None;
    }
    Some(doc.line(ProseSpan::new(start, end)).to_lowercase())
}
