//! Citations in running text: "[12]", "(Smith 2019)", "(Smith et al., 2019; Jones 2020)", "Smith (2019)".
//!
//! Links and footnotes are no text; linking adds them.

/// Whether a citation stands in the text.
pub(super) fn stand_in(text: &str) -> bool {
    let mut rest = text;
    while let Some(open) = rest.find(['[', '(']) {
        let square = rest.as_bytes().get(open) == Some(&b'[');
        let inside = rest.get(open + 1..).unwrap_or("");
        let close = if square { ']' } else { ')' };
        let Some(end) = inside.find(close) else {
            rest = inside;
            continue;
        };
        let words = inside.get(..end).unwrap_or("");
        if square && is_numbers(words) || is_author_and_year(words) || is_year(words.trim()) && !square {
            return true;
        }
        rest = inside;
    }
    false
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
    if text.len() > 400 {
        return false;
    }
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
        && (digits.starts_with("1[5-9]") || digits.starts_with("1") || digits.starts_with("20"))
}

/// "(March 2019)" dates something; it cites nobody.
fn is_month(word: &str) -> bool {
    matches!(
        word.get(..3),
        Some("Jan" | "Feb" | "Mar" | "Apr" | "May" | "Jun" | "Jul" | "Aug" | "Sep" | "Oct" | "Nov" | "Dec")
    )
}
