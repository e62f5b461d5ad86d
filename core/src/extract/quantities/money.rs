//! Currency signs before a number: `$`, `US$`, `A$`, `£`, `EUR`, `Rs`.

use crate::extract::pieces::{char_before, lower};
use crate::units::{self, Unit};

/// The longest sign has this many bytes, spaces inside it counted.
const LONGEST: usize = 10;

/// The most letters that any sign has in a row.
const LETTERS: usize = 3;

/// The sign that starts at `at`, and the offset behind it and the white space after it.
pub(super) fn sign_at(text: &str, at: usize, limit: usize) -> Option<(&'static Unit, usize)> {
    let rest = text.get(at..limit)?;
    // Most of what stands here is a digit or a word, and no sign has so many letters in a row.
    let letters = rest
        .bytes()
        .take(LETTERS + 1)
        .take_while(u8::is_ascii_alphabetic)
        .count();
    if letters > LETTERS || (letters == 0 && rest.starts_with(|c: char| c.is_ascii_digit())) {
        return None;
    }
    let mut kept = [0_u8; LONGEST];
    let mut length = 0;
    let mut best = None;
    let mut spaced = false;
    for (offset, char) in rest.char_indices().take(LONGEST) {
        if char == ' ' || char == '\u{a0}' {
            if spaced {
                break;
            }
            spaced = true;
            continue;
        }
        let room = match kept.get_mut(length..length + char.len_utf8()) {
            Some(room) if !char.is_ascii_digit() => room,
            _ => break,
        };
        char.encode_utf8(room);
        length += char.len_utf8();
        let end = offset + char.len_utf8();
        let written = rest.get(..end).unwrap_or("");
        if let Some(unit) = kept.get(..length).and_then(|sign| known(sign, written)) {
            best = Some((unit, end));
        }
    }
    let (unit, mut end) = best?;
    let after = rest.get(end..)?;
    end += after.len() - after.trim_start_matches([' ', '\u{a0}', '\u{202f}']).len();
    Some((unit, at + end))
}

/// The currency of a sign without its spaces; `written` is the sign as it stands in the text.
fn known(sign: &[u8], written: &str) -> Option<&'static Unit> {
    let sign = std::str::from_utf8(sign).ok()?;
    if sign.bytes().all(|byte| byte.is_ascii_uppercase()) && sign.len() == 3 {
        return units::by_symbol(sign, true).filter(|unit| unit.dimension == crate::rows::Dimension::Money);
    }
    let mut buffer = [0; 24];
    let unit = units::by_currency_sign(lower(sign, &mut buffer)?)?;
    // "a $5 bill" is no Australian one.
    if ["a$", "s$", "r$", "$a", "$c"]
        .iter()
        .any(|letter| letter.eq_ignore_ascii_case(sign))
        && written.contains([' ', '\u{a0}'])
    {
        return None;
    }
    // Signs that are letters only are capitalised, so that "ps" and "rm" in a word are none.
    let letters = written.chars().all(|c| c.is_ascii_alphabetic());
    let capital = written.starts_with(|c: char| c.is_ascii_uppercase()) || sign == "kr";
    (!letters || capital).then_some(unit)
}

/// The sign that ends right before `at` (white space apart): its first byte. Nothing before `floor` is read.
pub(super) fn sign_before(text: &str, at: usize, floor: usize) -> Option<usize> {
    let before = text.get(floor..at)?;
    let trimmed = before.trim_end_matches([' ', '\u{a0}', '\u{202f}']);
    if before.len() - trimmed.len() > 3 {
        return None;
    }
    let last = trimmed.chars().next_back()?;
    if last.is_alphanumeric()
        && !(last.is_ascii_uppercase() || matches!(last, 's' | 'r' | 'p' | 'c'))
        && last.is_ascii()
        || matches!(last, ',' | '-' | '(' | '"' | ';' | ':' | '–' | '—')
    {
        return None;
    }
    let mut found = None;
    for (offset, char) in trimmed.char_indices().rev().take(LONGEST) {
        if char.is_whitespace() {
            continue;
        }
        let start = floor + offset;
        if char_before(text, start).is_some_and(char::is_alphanumeric) {
            continue;
        }
        if sign_at(text, start, at).is_some_and(|(_, end)| end == at) {
            found = Some(start);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_before_numbers() {
        let name = |text: &str| {
            let at = text.find(|c: char| c.is_ascii_digit()).unwrap();
            let start = sign_before(text, at, 0)?;
            sign_at(text, start, at).map(|(unit, _)| (unit.name, start))
        };
        assert_eq!(name("for $5"), Some(("USD", 4)));
        assert_eq!(name("for US$5"), Some(("USD", 4)));
        assert_eq!(name("for US $ 5"), Some(("USD", 4)));
        assert_eq!(name("for A$5"), Some(("AUD", 4)));
        assert_eq!(name("for $A5"), Some(("AUD", 4)));
        assert_eq!(name("for HK$5"), Some(("HKD", 4)));
        assert_eq!(name("for EUR 5"), Some(("EUR", 4)));
        assert_eq!(name("for Rs. 5"), Some(("INR", 4)));
        assert_eq!(name("for ₹5"), Some(("INR", 4)));
        assert_eq!(name("gaps 5"), None);
        assert_eq!(name("US 5"), None);
    }
}
