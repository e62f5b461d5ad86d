//! Citations in running text: "[12]", "(Smith 2019)", "(Smith et al., 2019; Jones 2020)", "Smith (2019)".
//!
//! Links and footnotes are no text; linking adds them.

/// Brackets longer than this many bytes hold a remark.
const LONGEST: usize = 400;

/// Whether a citation stands in the text.
pub fn stand_in(text: &str) -> bool {
    let bytes = text.as_bytes();
    for open in memchr::memchr2_iter(b'[', b'(', bytes) {
        let mark = bytes.get(open).copied().unwrap_or(0);
        let close = if mark == b'[' { b']' } else { b')' };
        let Some(end) = bytes
            .iter()
            .skip(open + 1)
            .take(LONGEST)
            .position(|&byte| byte == close)
        else {
            continue;
        };
        let words = text.get(open + 1..open + 1 + end).unwrap_or("").trim();
        let cites = if mark == b'[' {
            is_numbers(words) || is_author_and_year(words)
        } else {
            is_author_and_year(words) || is_year(words) && follows_author(text.get(..open).unwrap_or(""))
        };
        if cites {
            return true;
        }
    }
    false
}

/// "Smith (", "Smith et al. (", but not "the film (".
fn follows_author(before: &str) -> bool {
    let word = before.trim_end().rsplit(' ').next().unwrap_or("");
    word.starts_with(char::is_uppercase) || matches!(word, "al." | "al")
}

/// "12", "3, 4", "5–7".
fn is_numbers(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty()
        && text.len() <= 24
        && text.starts_with(|c: char| c.is_ascii_digit())
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, ',' | ' ' | '-' | '–' | ';'))
}

/// A name with a capital, then a year: "Smith 2019", "see Smith et al., 2019a, p. 4".
fn is_author_and_year(text: &str) -> bool {
    let mut name = false;
    for word in text.split([' ', ',', ';', '&']) {
        let plain = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        if name && is_year(plain) {
            return true;
        }
        let capital = word.starts_with(char::is_uppercase) && plain.chars().nth(1).is_some_and(char::is_lowercase);
        name = capital && !is_month(plain) || name && matches!(plain, "et" | "al" | "" | "and" | "n.d");
    }
    false
}

/// "2019" and "2019a".
fn is_year(word: &str) -> bool {
    let digits = word.strip_suffix(|c: char| c.is_ascii_lowercase()).unwrap_or(word);
    digits.len() == 4
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && matches!(digits.as_bytes(), [b'1', b'5'..=b'9', ..] | [b'2', b'0', ..])
}

/// "(March 2019)" dates something; it cites nobody.
fn is_month(word: &str) -> bool {
    matches!(
        word.get(..3),
        Some("Jan" | "Feb" | "Mar" | "Apr" | "May" | "Jun" | "Jul" | "Aug" | "Sep" | "Oct" | "Nov" | "Dec")
    )
}
