//! How messages print an amount that was worked out: three significant digits, with thousands apart.

use factlint_core::ProseSpan;
use factlint_core::document::Document;
use factlint_core::interval::Fraction;

/// "16.1", "1,520", "0.0375".
pub(crate) fn amount(value: Fraction) -> String {
    let value = value.to_f64();
    let digits = if value == 0.0 { 0.0 } else { value.abs().log10().floor() };
    let places = (2.0 - digits).clamp(0.0, 9.0);
    let mut text = format!("{value:.0$}", places as usize);
    if text.contains('.') {
        text.truncate(text.trim_end_matches('0').trim_end_matches('.').len());
    }
    grouped(&text)
}

/// A sum of printed decimals with all its digits.
pub(crate) fn exact(value: Fraction) -> String {
    let mut text = format!("{:.6}", value.to_f64());
    text.truncate(text.trim_end_matches('0').trim_end_matches('.').len());
    grouped(&text)
}

/// Commas between the thousands of a plain number.
fn grouped(text: &str) -> String {
    let (sign, rest) = text.strip_prefix('-').map_or(("", text), |rest| ("-", rest));
    let whole = rest.find('.').unwrap_or(rest.len());
    let mut out = String::from(sign);
    for (idx, digit) in rest.char_indices() {
        if idx > 0 && idx < whole && (whole - idx) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// What is printed, with white space as single spaces.
pub(crate) fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// From one figure to another that stands behind it in brackets, with the closing bracket.
pub(crate) fn with_brackets(doc: &Document, one: ProseSpan, other: ProseSpan) -> ProseSpan {
    let span = one.join(other);
    let behind = doc.prose.text.get(span.end as usize..).unwrap_or("");
    let between = doc.prose.text.get(one.end as usize..other.start as usize).unwrap_or("");
    let closes = between.contains('(') && behind.starts_with(')') || between.contains('[') && behind.starts_with(']');
    ProseSpan::new(span.start, span.end + u32::from(closes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_have_three_digits() {
        let print = |a, b| amount(Fraction::ratio(a, b).unwrap());
        assert_eq!(print(16_093, 1000), "16.1");
        assert_eq!(print(1_524_321, 1000), "1,524");
        assert_eq!(print(-3, 80), "-0.0375");
        assert_eq!(print(50, 1), "50");
        assert_eq!(print(0, 1), "0");
    }
}
