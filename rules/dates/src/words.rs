//! The words next to a date or between two places of a sentence.

use factlint_core::ProseSpan;
use factlint_core::document::Document;

/// What stands between two byte offsets, in lower case and with single spaces; empty where the second is not behind
/// the first.
pub(crate) fn between(doc: &Document, start: u32, end: u32) -> String {
    if end <= start {
        return String::new();
    }
    let words: Vec<&str> = doc.text(ProseSpan::new(start, end)).split_whitespace().collect();
    words.join(" ").to_lowercase()
}

/// The last `count` words and marks of a sentence before a byte offset, the nearest first, in lower case.
pub(crate) fn before(doc: &Document, sentence: u32, at: u32, count: usize) -> Vec<String> {
    let tokens = doc.tokens_of(sentence);
    let end = tokens.partition_point(|token| token.span.end <= at);
    let near = tokens.get(..end).unwrap_or(&[]).iter().rev().take(count);
    near.map(|token| doc.text(token.span).to_lowercase()).collect()
}

/// The first `count` words and marks of a sentence from a byte offset on, in lower case.
pub(crate) fn after(doc: &Document, sentence: u32, at: u32, count: usize) -> Vec<String> {
    let tokens = doc.tokens_of(sentence);
    let first = tokens.partition_point(|token| token.span.start < at);
    let near = tokens.get(first..).unwrap_or(&[]).iter().take(count);
    near.map(|token| doc.text(token.span).to_lowercase()).collect()
}

/// Whether any of the words is one of a list.
pub(crate) fn any(words: &[String], list: &[&str]) -> bool {
    words.iter().any(|word| list.contains(&word.as_str()))
}
