//! Numbers as the continent of Europe prints them: `1.234,56`, `1.234.567`, `5,00 €`, `3,5 %`.
//!
//! A point is a decimal point and a comma groups, unless the text itself shows the other custom.

use super::amount::Amount;
use super::number::Number;
use super::ratio::Ratio;
use crate::decimal::Decimal;
use crate::extract::pieces::{char_before, piece};
use crate::units::Unit;

/// A number that shows by itself that its points group: its value and length.
pub(super) fn grouped(rest: &str) -> Option<(Decimal, usize)> {
    let bytes = rest.as_bytes();
    let first = run(bytes, 0);
    if !(1..=3).contains(&first) || bytes.get(first) != Some(&b'.') || bytes.first() == Some(&b'0') {
        return None;
    }
    let (mut at, mut groups, mut small) = (first, 0, rest.get(..first)?.parse::<u32>().ok()? < 256);
    let mut mantissa: i64 = rest.get(..first)?.parse().ok()?;
    while bytes.get(at) == Some(&b'.') && run(bytes, at + 1) == 3 {
        let group: i64 = rest.get(at + 1..at + 4)?.parse().ok()?;
        mantissa = mantissa.checked_mul(1000)?.checked_add(group)?;
        small &= group < 256;
        at += 4;
        groups += 1;
    }
    let places = if bytes.get(at) == Some(&b',') {
        run(bytes, at + 1)
    } else {
        0
    };
    let decimals = groups > 0 && (1..=2).contains(&places);
    // Four small groups are an address of the internet.
    let address = groups == 3 && small;
    if !(decimals || groups >= 2) || address {
        return None;
    }
    let mut exponent = 0;
    if decimals {
        for digit in rest.get(at + 1..at + 1 + places)?.bytes() {
            mantissa = mantissa.checked_mul(10)?.checked_add(i64::from(digit - b'0'))?;
        }
        exponent = -i64::try_from(places).ok()?;
        at += 1 + places;
    }
    let next = bytes.get(at).copied();
    let joined = next.is_some_and(|next| matches!(next, b'.' | b',')) && run(bytes, at + 1) > 0;
    (!joined).then(|| (Decimal::new(mantissa, exponent), at))
}

/// Number of digits at `at`.
fn run(bytes: &[u8], at: usize) -> usize {
    bytes
        .get(at..)
        .map_or(0, |rest| rest.iter().take_while(|byte| byte.is_ascii_digit()).count())
}

/// Whether a text holds a number whose points group.
pub(super) fn shown(text: &str) -> bool {
    text.match_indices('.').any(|(point, _)| {
        let before = text.get(..point).unwrap_or("");
        let start = before.len() - before.bytes().rev().take(4).take_while(u8::is_ascii_digit).count();
        let open = char_before(text, start).is_none_or(|before| !before.is_alphanumeric() && before != '.');
        open && text.get(start..).and_then(grouped).is_some()
    })
}

/// Reads the point of `2.500` as grouping, in a text that shows the custom elsewhere.
pub(super) fn regroup(text: &str, amount: &mut Amount) {
    let number = &mut amount.number;
    let printed = text.get(number.start..number.end).unwrap_or("");
    let Some((whole, group)) = printed.split_once('.') else {
        return;
    };
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if number.words || !(1..=3).contains(&whole.len()) || group.len() != 3 || !digits(whole) || !digits(group) {
        return;
    }
    if let Some(low) = number.low.times(Ratio::whole(1000)) {
        number.low = low;
        number.precision = 0;
    }
}

/// Money that is printed with a comma before its decimals where it is at home.
const COMMA_MONEY: &[&str] = &["EUR", "SEK", "NOK", "DKK", "crown", "PLN", "CZK", "BRL", "TRY", "HUF"];

/// The decimals of `5,00 €` and `3,5 %`: a comma that no custom of grouping explains, where a unit shows what it is.
pub(super) fn decimals(text: &str, limit: usize, money: Option<&Unit>, number: &mut Number) {
    let Some(rest) = text.get(number.end..limit).and_then(|rest| rest.strip_prefix(',')) else {
        return;
    };
    let places = run(rest.as_bytes(), 0);
    if !number.plain || !(1..=2).contains(&places) {
        return;
    }
    let end = number.end + 1 + places;
    let next = piece(text, end, limit);
    let joined = next.is_some_and(|next| {
        !next.spaced
            && text
                .get(next.end..)
                .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    });
    let unit = next.is_some_and(|next| {
        matches!(next.text, "%" | "€") || next.any(&["euro", "euros", "percent", "per", "million", "billion", "kr"])
    });
    // "900,00 shares" has lost a zero; "5,00" at the end of a clause has not.
    let ends = next.is_none_or(|next| matches!(next.text, "." | "," | ";" | ")"));
    let zeros = ends && rest.starts_with("00") && char_before(text, number.start).is_none_or(char::is_whitespace);
    let customary = places == 2 && money.is_some_and(|unit| COMMA_MONEY.contains(&unit.name));
    if joined || !(unit || zeros || customary) {
        return;
    }
    let decimals = rest.get(..places).and_then(|digits| digits.parse::<i64>().ok());
    let places = i64::try_from(places).unwrap_or(0);
    let sum = decimals
        .and_then(|digits| Ratio::of(Decimal::new(digits, -places)))
        .and_then(|part| number.low.plus(part));
    if let Some(sum) = sum {
        number.low = sum;
        number.end = end;
        number.precision = -places;
        number.plain = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_group_where_the_number_shows_it() {
        let read = |text: &str| grouped(text).map(|(value, _)| value.to_string());
        assert_eq!(read("1.234,56 euros").as_deref(), Some("1234.56"));
        assert_eq!(read("1.234.567 ants").as_deref(), Some("1234567"));
        assert_eq!(read("1.234,5."), Some("1234.5".to_owned()));
        for text in [
            "1.234",
            "1.2.3",
            "192.168.100.200",
            "1,234.56",
            "0.123,45",
            "1.234,567",
            "",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        assert!(shown("The price was 1.234,56 then."));
        assert!(!shown("The price was 1.234 then, at 10.168.1.2."));
    }
}
