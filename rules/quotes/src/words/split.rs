//! Cuts a text into words, and keeps what its marks say of them: brackets, ellipses.

use std::ops::Range;

/// A word as it is written.
pub(super) struct Raw<'a> {
    pub text: &'a str,
    pub place: Range<usize>,
    /// In square or round brackets.
    pub bracket: bool,
    /// An ellipsis stands between it and the word before.
    pub gap: bool,
}

/// The words of a text; signs that are read aloud ("&", "%", "$") are words too.
pub(super) fn split(text: &str) -> Vec<Raw<'_>> {
    let mut words = Vec::new();
    let (mut depth, mut gap, mut dots) = (0_usize, false, 0);
    let mut rest = text.char_indices().peekable();
    while let Some((start, letter)) = rest.next() {
        if letter.is_whitespace() {
            continue;
        }
        dots = if letter == '.' { dots + 1 } else { 0 };
        gap |= dots == 3 || matches!(letter, '…' | '\u{fffc}');
        match letter {
            '[' | '(' => depth += 1,
            ']' | ')' => depth = depth.saturating_sub(1),
            _ if !is_letter(letter) && !matches!(letter, '&' | '%' | '$' | '£' | '€') => {}
            _ => {
                let mut end = start + letter.len_utf8();
                if is_letter(letter) {
                    while let Some(&(at, next)) = rest.peek() {
                        let joins = is_letter(next) || (is_joint(next) && joins(text, at, next));
                        if !joins {
                            break;
                        }
                        end = at + next.len_utf8();
                        rest.next();
                    }
                }
                let word = text.get(start..end).unwrap_or("");
                let cut = masked(word);
                if !cut.is_empty() {
                    words.push(Raw {
                        text: cut,
                        place: start..end,
                        bracket: depth > 0,
                        gap,
                    });
                    gap = false;
                }
            }
        }
    }
    words
}

/// Letters, digits, and the asterisk that hides a letter.
fn is_letter(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '*'
}

/// An asterisk alone is emphasis; several in a row hide letters.
fn masked(word: &str) -> &str {
    if word.contains("**") && word.bytes().any(|byte| byte.is_ascii_alphabetic()) && !word.starts_with('*') {
        word
    } else {
        word.trim_matches('*')
    }
}

/// Marks that may stand inside a word.
fn is_joint(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '.' | ',')
}

/// Whether a mark at a place joins the letters on both sides of it to one word: "it's", "F.B.I.", "1,200", "goin'".
fn joins(text: &str, at: usize, mark: char) -> bool {
    let before = text.get(..at).and_then(|text| text.chars().next_back());
    let after = text.get(at + mark.len_utf8()..).and_then(|text| text.chars().next());
    let (Some(before), after) = (before, after) else {
        return false;
    };
    match mark {
        '\'' | '’' => {
            after.is_some_and(char::is_alphabetic)
                || (before == 'n' && text.get(..at).is_some_and(|text| text.ends_with("in")))
        }
        ',' => before.is_ascii_digit() && after.is_some_and(|next| next.is_ascii_digit()),
        _ if before.is_ascii_digit() => after.is_some_and(|next| next.is_ascii_digit()),
        // One letter before it, and one letter or none behind it: an abbreviation.
        _ => {
            let one = text.get(..at).is_some_and(|text| {
                let mut letters = text.chars().rev();
                letters.next();
                letters.next().is_none_or(|letter| !letter.is_alphanumeric())
            });
            let next_alone = text.get(at + 1..).is_some_and(|text| {
                let mut letters = text.chars();
                letters.next().is_some_and(char::is_alphabetic)
                    && letters
                        .next()
                        .is_none_or(|letter| letter == '.' || !letter.is_alphanumeric())
            });
            let possessive = matches!(after, Some('\'' | '’'));
            one && before.is_uppercase() && (next_alone || possessive)
        }
    }
}
