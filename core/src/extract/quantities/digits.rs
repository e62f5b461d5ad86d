//! Numbers in digits: grouping, decimals, fractions, powers of ten.

use super::continental;
use super::ratio::Ratio;
use crate::decimal::Decimal;
use crate::extract::pieces::char_at;

/// A number in digits.
#[derive(Debug, Clone, Copy)]
pub(super) struct Digits {
    /// Its value.
    pub value: Ratio,
    /// One past its last byte.
    pub end: usize,
    /// Exponent of the last printed digit.
    pub precision: i64,
    /// Digits only: no grouping, decimals, fraction.
    pub plain: bool,
}

/// Reads the number that starts at `at` with a digit, a point before a digit, or a fraction character.
pub(super) fn read(text: &str, at: usize, limit: usize) -> Option<Digits> {
    let rest = text.get(at..limit)?;
    if let Some(value) = rest.chars().next().and_then(vulgar) {
        let end = at + rest.chars().next().map_or(0, char::len_utf8);
        return Some(Digits {
            value,
            end,
            precision: -2,
            plain: false,
        });
    }
    if let Some(found) = foreign(rest, at) {
        return Some(found);
    }
    let literal = literal(rest)?;
    let mut digits = Digits {
        value: Ratio::of(literal.value)?,
        end: at + literal.length,
        precision: literal.value.exponent,
        plain: literal.plain,
    };
    if literal.value.exponent == 0
        && let Some((value, length)) = fraction(rest, literal.length, literal.value.mantissa)
    {
        digits.value = value;
        digits.end = at + length;
        digits.precision = -2;
        digits.plain = false;
    }
    power_of_ten(text, limit, &mut digits);
    Some(digits)
}

struct Literal {
    value: Decimal,
    length: usize,
    plain: bool,
}

/// Digits with grouping and decimals. None where they are no number: versions, leading zeros, too many digits.
fn literal(rest: &str) -> Option<Literal> {
    if let Some((value, length)) = continental::grouped(rest) {
        return Some(Literal {
            value,
            length,
            plain: false,
        });
    }
    let bytes = rest.as_bytes();
    let first = run(bytes, 0);
    let mut mantissa = push(0, bytes.get(..first)?)?;
    let mut at = first;
    let mut plain = true;
    if first > 0 && first <= 3 {
        while let Some((skip, group)) = group(rest, at, first) {
            mantissa = push(mantissa, bytes.get(at + skip..at + skip + group)?)?;
            at += skip + group;
            plain = false;
        }
    }
    if first > 1 && bytes.first() == Some(&b'0') {
        return None;
    }
    let places = match bytes.get(at) {
        Some(b'.') => run(bytes, at + 1),
        _ => 0,
    };
    let mut exponent = 0;
    if places > 0 {
        mantissa = push(mantissa, bytes.get(at + 1..at + 1 + places)?)?;
        exponent = -(places as i64);
        at += 1 + places;
        plain = false;
        // Another point and digit: a version, an address, or grouping by points, which the text must show elsewhere.
        if bytes.get(at) == Some(&b'.') && run(bytes, at + 1) > 0 {
            return None;
        }
    } else if first == 0 {
        return None;
    }
    Some(Literal {
        value: Decimal::new(mantissa, exponent),
        length: at,
        plain,
    })
}

/// Number of digits at `at`.
fn run(bytes: &[u8], at: usize) -> usize {
    bytes
        .get(at..)
        .map_or(0, |rest| rest.iter().take_while(|byte| byte.is_ascii_digit()).count())
}

fn push(mantissa: i64, digits: &[u8]) -> Option<i64> {
    digits.iter().try_fold(mantissa, |mantissa, digit| {
        mantissa
            .checked_mul(10)?
            .checked_add(i64::from(digit.wrapping_sub(b'0')))
    })
}

/// The separator at `at` and the number of digits in the group behind it: `,000`, thin space, `'000`, lakh `,00,000`.
fn group(rest: &str, at: usize, first: usize) -> Option<(usize, usize)> {
    let bytes = rest.as_bytes();
    let separator = char_at(rest, at)?;
    let skip = separator.len_utf8();
    let digits = run(bytes, at + skip);
    match separator {
        ',' if digits == 3 => Some((skip, 3)),
        // 12,34,567: groups of two before a last group of three.
        ',' if digits == 2 && first <= 2 && ends_in_three(bytes, at + skip + 2) => Some((skip, 2)),
        '\u{a0}' | '\u{2009}' | '\u{202f}' | '\'' | '’' if digits == 3 => Some((skip, 3)),
        // A plain space groups where three zeros follow, where two groups of three do, or before a plural.
        ' ' if digits == 3 && bytes.get(at + 1..at + 4) == Some(b"000") => Some((skip, 3)),
        ' ' if digits == 3 && bytes.get(at + 4) == Some(&b' ') && run(bytes, at + 5) == 3 => Some((skip, 3)),
        ' ' if digits == 3 && at > first && bytes.get(at.wrapping_sub(4)) == Some(&b' ') => Some((skip, 3)),
        ' ' if digits == 3 && counts_behind(rest, at + 4) => Some((skip, 3)),
        _ => None,
    }
}

/// Whether a space and a long plural follow: "1 200 houses".
fn counts_behind(rest: &str, at: usize) -> bool {
    let Some(tail) = rest.get(at..).and_then(|tail| tail.strip_prefix(' ')) else {
        return false;
    };
    let length = tail.bytes().take(24).take_while(u8::is_ascii_lowercase).count();
    let word = tail.get(..length).unwrap_or("");
    length > 4 && (super::noun::is_plural(word) || word == "people") && !matches!(word, "metres" | "meters" | "yards")
}

fn ends_in_three(bytes: &[u8], mut at: usize) -> bool {
    while bytes.get(at) == Some(&b',') {
        match run(bytes, at + 1) {
            3 => return true,
            2 => at += 3,
            _ => return false,
        }
    }
    false
}

/// `1/16`, `10 1/2`, `2½`, `1⁄32`: the value with the whole part, and the length. Dates and `24/7` are no fractions.
fn fraction(rest: &str, length: usize, whole: i64) -> Option<(Ratio, usize)> {
    let next = char_at(rest, length)?;
    if let Some(part) = vulgar(next) {
        return Some((Ratio::whole(whole.into()).plus(part)?, length + next.len_utf8()));
    }
    if matches!(next, '/' | '⁄') {
        let (value, end) = slash(rest, length, whole)?;
        return Some((value, end));
    }
    if matches!(next, ' ' | '-' | '\u{a0}' | '\u{2009}') {
        let at = length + next.len_utf8();
        if let Some(part) = char_at(rest, at).and_then(vulgar) {
            let end = at + char_at(rest, at).map_or(0, char::len_utf8);
            return Some((Ratio::whole(whole.into()).plus(part)?, end));
        }
        let digits = run(rest.as_bytes(), at);
        if (1..=2).contains(&digits) {
            let numerator = push(0, rest.as_bytes().get(at..at + digits)?)?;
            let (part, end) = slash(rest, at + digits, numerator)?;
            return Some((Ratio::whole(whole.into()).plus(part)?, end));
        }
    }
    None
}

fn slash(rest: &str, at: usize, numerator: i64) -> Option<(Ratio, usize)> {
    let skip = match char_at(rest, at)? {
        slash @ ('/' | '⁄') => slash.len_utf8(),
        _ => return None,
    };
    let digits = run(rest.as_bytes(), at + skip);
    let end = at + skip + digits;
    let denominator = push(0, rest.as_bytes().get(at + skip..end)?)?;
    let usual = matches!(denominator, 2..=10 | 12 | 16 | 20 | 25 | 32 | 50 | 64 | 100 | 128);
    if !usual || numerator <= 0 || numerator >= denominator || char_at(rest, end) == Some('/') {
        return None;
    }
    Some((Ratio::new(numerator.into(), denominator.into())?, end))
}

/// The value of a fraction character.
fn vulgar(char: char) -> Option<Ratio> {
    let (numerator, denominator) = match char {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        '⅒' => (1, 10),
        _ => return None,
    };
    Ratio::new(numerator, denominator)
}

/// Whether a character outside ASCII opens a number: a fraction of its own, or a digit of another script.
pub(super) fn opens(char: char) -> bool {
    !char.is_ascii() && (vulgar(char).is_some() || digit(char).is_some())
}

/// The zeros of the scripts whose digits English texts quote: Arabic, Persian, the scripts of India, Thai, Lao, Tibetan,
/// Burmese, Khmer, and full width.
const ZEROS: &[u32] = &[
    0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20, 0x1040, 0x17e0,
    0xff10,
];

/// The value of a digit outside ASCII.
fn digit(char: char) -> Option<i64> {
    let code = u32::from(char);
    ZEROS
        .iter()
        .find(|&&zero| (zero..zero + 10).contains(&code))
        .map(|zero| i64::from(code - zero))
}

/// A number in the digits of another script, with groups of three and decimals in its own marks or ours.
fn foreign(rest: &str, at: usize) -> Option<Digits> {
    digit(rest.chars().next().filter(|first| !first.is_ascii())?)?;
    let (mut mantissa, mut places, mut point, mut end) = (0_i64, 0_i64, false, 0);
    let mut chars = rest.char_indices().peekable();
    while let Some((offset, char)) = chars.next() {
        if let Some(value) = digit(char) {
            mantissa = mantissa.checked_mul(10)?.checked_add(value)?;
            places += i64::from(point);
            end = offset + char.len_utf8();
            continue;
        }
        let goes_on = chars.peek().is_some_and(|(_, next)| digit(*next).is_some());
        match char {
            '٬' | ',' | '，' if goes_on && !point => {}
            '٫' | '.' | '．' if goes_on && !point => point = true,
            _ => break,
        }
    }
    let value = Decimal::new(mantissa, -places);
    Some(Digits {
        value: Ratio::of(value)?,
        end: at + end,
        precision: -places,
        plain: false,
    })
}

/// `1.3e6`, `3×10^8`, `2.998×10−8`, `10⁶`.
fn power_of_ten(text: &str, limit: usize, digits: &mut Digits) {
    let Some(rest) = text.get(digits.end..limit) else {
        return;
    };
    let (skip, plain) = if rest.starts_with(['e', 'E']) {
        (1, true)
    } else if let Some(tail) = rest
        .trim_start_matches([' ', '\u{a0}', '\u{2009}'])
        .strip_prefix(['×', 'x'])
    {
        let tail = tail.trim_start_matches([' ', '\u{a0}', '\u{2009}']);
        let Some(tail) = tail.strip_prefix("10") else { return };
        let tail = tail.strip_prefix('^').unwrap_or(tail);
        (rest.len() - tail.len(), false)
    } else {
        return;
    };
    let tail = rest.get(skip..).unwrap_or("");
    let mut exponent = 0_i64;
    let mut length = 0;
    let mut negative = false;
    let mut any = false;
    for char in tail.chars().take(4) {
        match char {
            '-' | '−' | '⁻' if length == 0 => negative = true,
            '+' if length == 0 => {}
            _ => {
                let value = if plain {
                    char.to_digit(10)
                } else {
                    char.to_digit(10).or_else(|| superscript(char))
                };
                let Some(value) = value else { break };
                exponent = exponent * 10 + i64::from(value);
                any = true;
            }
        }
        length += char.len_utf8();
    }
    // `4x100` multiplies lengths; a power shows that it is one, by its mark or its place.
    let marked = plain || rest.get(..skip).is_some_and(|mark| mark.ends_with('^'));
    let raised = tail.starts_with(|c: char| !c.is_ascii_digit());
    let after = tail.get(length..).unwrap_or("");
    if !(marked || raised) {
        return;
    }
    if !any || exponent > 30 || after.starts_with(|c: char| c.is_alphanumeric() && plain) {
        return;
    }
    let exponent = if negative { -exponent } else { exponent };
    let Some(value) = Ratio::of(Decimal::new(1, exponent)).and_then(|power| digits.value.times(power)) else {
        return;
    };
    digits.value = value;
    digits.precision += exponent;
    digits.end += skip + length;
    digits.plain = false;
}

fn superscript(char: char) -> Option<u32> {
    "⁰¹²³⁴⁵⁶⁷⁸⁹"
        .chars()
        .position(|known| known == char)
        .map(|value| value as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_many_hands() {
        let cases = [
            ("1,200", "1200"),
            ("1 200 300.5", "1200300.5"),
            ("40 000", "40000"),
            ("12,34,567", "1234567"),
            ("1'200", "1200"),
            (".08", "0.08"),
            ("10 1/2", "10.5"),
            ("2½", "2.5"),
            ("1⁄32", "0.03125"),
            ("1.3e6", "1300000"),
            ("3×10⁸", "300000000"),
            ("3 x 10^8", "300000000"),
            ("4x100", "4"),
            ("1 200 houses", "1200"),
            ("5 200 metres", "5"),
            ("1.234,56", "1234.56"),
            ("1.234.567", "1234567"),
            ("１２３", "123"),
            ("٣٫٥", "3.5"),
            ("1,20", "1"),
            ("24/7", "24"),
        ];
        for (text, expected) in cases {
            let found = read(text, 0, text.len()).and_then(|digits| digits.value.decimal());
            assert_eq!(
                found.map(|value| value.to_string()).as_deref(),
                Some(expected),
                "{text}"
            );
        }
        for text in ["007", "1.2.3", "", "x", "99999999999999999999"] {
            assert!(read(text, 0, text.len()).is_none(), "{text}");
        }
    }
}
