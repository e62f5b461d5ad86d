//! How messages print p values.

use crate::tokens::Compare;

/// "p = .036", "p < .001", "p = 1.2e-5" where the text is as exact as that.
pub(crate) fn p(sign: Compare, value: f64, smallest: f64) -> String {
    if sign == Compare::Equal && value < 0.001 && smallest >= 0.0005 {
        return "p < .001".to_owned();
    }
    if sign == Compare::Equal && value < 0.001 {
        return format!("p = {value:.1e}");
    }
    let printed = format!("{value:.3}");
    let short = printed.strip_prefix('0').unwrap_or(&printed);
    let sign = if sign == Compare::Equal && value > 0.9995 {
        "≈"
    } else {
        sign.sign()
    };
    format!("p {sign} {short}")
}
