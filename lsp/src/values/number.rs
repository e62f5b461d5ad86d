//! Numbers with their digits in groups of three.

use factlint_core::Decimal;
use factlint_core::interval::Fraction;

/// A decimal: `1 200 000`, `0.25`.
///
/// "The digits may be divided into groups of three by a thin space" (The International System of Units, 5.4.4); the
/// space here does not break, and a number of four digits has none.
pub fn decimal(value: Decimal) -> String {
    grouped(&value.to_string())
}

/// A fraction, as far as it can be shown.
pub fn fraction(value: Fraction) -> String {
    let value = value.to_f64();
    if value.abs() >= 1e18 {
        return format!("{value:e}");
    }
    grouped(&value.to_string())
}

/// Four digits of a number are what a conversion is worth, and all digits before the point.
pub fn rounded(value: f64) -> String {
    let whole_digits = if value.abs() < 1.0 {
        0
    } else {
        value.abs().log10().floor() as usize + 1
    };
    let text = format!("{value:.0$}", 4_usize.saturating_sub(whole_digits));
    let text = if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.')
    } else {
        &text
    };
    grouped(if text == "-0" { "0" } else { text })
}

fn grouped(digits: &str) -> String {
    let (whole, rest) = digits.split_at(digits.find(['.', 'e']).unwrap_or(digits.len()));
    let (sign, whole) = whole.strip_prefix('-').map_or(("", whole), |whole| ("−", whole));
    let mut out = sign.to_owned();
    for (idx, digit) in whole.chars().enumerate() {
        let left = whole.len() - idx;
        if idx > 0 && left % 3 == 0 && whole.len() > 4 {
            out.push('\u{a0}');
        }
        out.push(digit);
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_stand_in_groups() {
        let shown = |text: &str| grouped(text).replace('\u{a0}', "_");
        assert_eq!(shown("1200000"), "1_200_000");
        assert_eq!(shown("-12345.678"), "−12_345.678");
        assert_eq!((shown("1234").as_str(), shown("0.00001").as_str()), ("1234", "0.00001"));
        assert_eq!(
            (rounded(1.524).as_str(), rounded(8.046_72).as_str()),
            ("1.524", "8.047")
        );
        assert_eq!((rounded(20.0).as_str(), rounded(0.3048).as_str()), ("20", "0.3048"));
    }
}
