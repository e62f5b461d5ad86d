//! Text from documents and paths, made safe for terminals.
//!
//! Control characters could move the cursor or change colours, and marks for the direction of writing could show
//! words in another order than they stand in; each is shown as one visible character instead.

use std::borrow::Cow;

/// What stands for a character that must not reach a terminal; none for all others.
pub fn shown(character: char) -> Option<char> {
    match character {
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(character)),
        '\u{7f}' => Some('\u{2421}'),
        '\u{80}'..='\u{9f}'
        | '\u{61c}'
        | '\u{200b}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{e000}'..='\u{e001}'
        | '\u{feff}' => Some('\u{fffd}'),
        _ => None,
    }
}

/// The text on one line, with visible characters for those that must not reach a terminal.
pub fn line(text: &str) -> Cow<'_, str> {
    if text.chars().all(|character| shown(character).is_none()) {
        return Cow::Borrowed(text);
    }
    text.chars()
        .map(|character| shown(character).unwrap_or(character))
        .collect()
}

/// The same, but ends of lines stay.
pub fn lines(text: &str) -> Cow<'_, str> {
    let fine = |character: char| character == '\n' || shown(character).is_none();
    if text.chars().all(fine) {
        return Cow::Borrowed(text);
    }
    let safe = |character| {
        if fine(character) {
            character
        } else {
            shown(character).unwrap_or(character)
        }
    };
    text.chars().map(safe).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_steers_a_terminal_passes() {
        assert_eq!(
            line("a\u{1b}[31mb\r\n\tc\u{9b}d\u{202e}e\u{7f}"),
            "a␛[31mb␍␊␉c\u{fffd}d\u{fffd}e␡"
        );
        assert_eq!(lines("a\nb\u{1b}"), "a\nb␛");
        assert!(matches!(line("plain “text” 日本 👩\u{200d}🌾"), Cow::Borrowed(_)));
    }
}
