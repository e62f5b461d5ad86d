//! Tells speech from a word at arm's length and from the name of a work.

use crate::rows::QuoteStyle;
use crate::span::ProseSpan;

/// Words of a title that stay in lower case.
const SMALL: &[&str] = &[
    "a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "with", "from", "by", "de", "la", "le", "vs",
    "as",
];

/// Kinds of works, which stand right before or after their title.
const WORKS: &[&str] = &[
    "album",
    "article",
    "book",
    "column",
    "documentary",
    "drama",
    "essay",
    "film",
    "hit",
    "memoir",
    "movie",
    "musical",
    "novel",
    "opera",
    "painting",
    "play",
    "podcast",
    "poem",
    "programme",
    "program",
    "series",
    "show",
    "single",
    "song",
];

/// Longest title in bytes.
const LONGEST_TITLE: u32 = 120;

/// What the marks around `inner` are used for, before anybody has looked for a speaker.
pub(super) fn style(text: &str, inner: ProseSpan) -> QuoteStyle {
    if inner.len() > LONGEST_TITLE {
        return QuoteStyle::Direct;
    }
    let inside = inner.text(text).trim();
    if inside.ends_with(['.', '!', '?', '…']) && inside.split_ascii_whitespace().nth(2).is_some() && !is_title(inside)
    {
        return QuoteStyle::Direct;
    }
    if is_title(inside) || (capitalised(inside) && beside_a_work(text, inner)) {
        return QuoteStyle::Title;
    }
    let words = inside.split_ascii_whitespace().take(4).count();
    let closed_like_speech = inside.ends_with([',', '.', '!', '?', '—']);
    if words <= 3 && !(closed_like_speech && capitalised(inside)) {
        QuoteStyle::Scare
    } else {
        QuoteStyle::Direct
    }
}

/// Two words or more, all of them capitalised but the small ones, and not shouted.
fn is_title(inside: &str) -> bool {
    let (mut capitals, mut shouted) = (0, true);
    for word in inside.split_ascii_whitespace() {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let Some(first) = word.chars().next() else { continue };
        if first.is_uppercase() || first.is_ascii_digit() {
            capitals += usize::from(word.len() > 1);
            shouted &= word.chars().all(|c| !c.is_lowercase());
        } else if !SMALL.contains(&word) {
            return false;
        }
    }
    capitals >= 2 && !shouted
}

fn capitalised(inside: &str) -> bool {
    inside.starts_with(char::is_uppercase)
}

fn beside_a_work(text: &str, inner: ProseSpan) -> bool {
    // A window keeps a long run of marks from being walked again for each of them.
    let end = inner.start as usize;
    let start = text.floor_char_boundary(end.saturating_sub(24));
    let before = text.get(start..end).unwrap_or("");
    let before = before.trim_end_matches(|c: char| !c.is_alphanumeric());
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next();
    word.is_some_and(|word| WORKS.contains(&word))
}
