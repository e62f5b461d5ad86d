//! A figure as it is printed: its value, and how far the unprinted digits may carry it.

use crate::tokens::{Kind, Tokens};

/// A figure of a result.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Printed {
    pub(crate) value: f64,
    /// Half a unit of the last printed digit.
    pub(crate) half: f64,
    /// The value if a comma that may part thousands is a decimal one ("1,234"); else the same as `value`.
    pub(crate) other: Option<(f64, f64)>,
}

impl Printed {
    /// A figure of its digits, as [`Tokens`] spell them; `scale` is a power of ten behind it.
    pub(crate) fn of(digits: &str, scale: i32) -> Option<Self> {
        let (digits, exponent) = digits.split_once('e').unwrap_or((digits, "0"));
        let exponent = exponent.parse::<i32>().ok()?.checked_add(scale)?;
        let decimals = digits.split_once('.').map_or(0, |(_, decimals)| decimals.len()) as i32;
        // Parsed as a whole, so that the value is the nearest to what is printed.
        let value: f64 = format!("{digits}e{exponent}").parse().ok()?;
        let half: f64 = format!("5e{}", exponent.checked_sub(decimals + 1)?).parse().ok()?;
        (value.is_finite() && half.is_finite()).then_some(Self {
            value,
            half,
            other: None,
        })
    }

    /// The smallest and largest value that is printed so.
    pub(crate) fn range(self) -> (f64, f64) {
        (self.value - self.half, self.value + self.half)
    }

    /// Whether it is printed without decimals.
    pub(crate) fn is_whole(self) -> bool {
        self.half >= 0.5
    }

    /// The figure with its comma read as a decimal one.
    pub(crate) fn with_decimal_comma(self) -> Option<Self> {
        let (value, half) = self.other?;
        Some(Self {
            value,
            half,
            other: None,
        })
    }

    fn negated(self) -> Self {
        Self {
            value: -self.value,
            other: self.other.map(|(value, half)| (-value, half)),
            ..self
        }
    }
}

/// The figure that begins at a token, and the token behind it. None where there is no figure, or one of two ("2-3"),
/// or one that belongs to something longer ("5%", "2.20a").
pub(crate) fn figure(tokens: &Tokens, start: usize) -> Option<(Printed, usize)> {
    let signed = tokens.kind(start) == Some(Kind::Minus);
    let first = start + usize::from(signed);
    let (digits, next, other) = digits(tokens, first)?;
    let (scale, next) = power(tokens, next).unwrap_or((0, next));
    let mut printed = Printed::of(&digits, scale)?;
    if let Some(other) = other {
        let other = Printed::of(&other, scale)?;
        printed.other = Some((other.value, other.half));
    }
    let (printed, next) = match tokens.kind(next) {
        // "p < 10-5": a power whose raised exponent is on the line.
        Some(Kind::Minus) if digits == "10" && tokens.glued(next) && tokens.glued(next + 1) => {
            let exponent: i32 = tokens.text(next + 1).parse().ok()?;
            (Printed::of("1", -exponent)?, next + 2)
        }
        _ => (printed, next),
    };
    let ends = match tokens.kind(next) {
        Some(Kind::Percent) => false,
        Some(Kind::Slash | Kind::Times) => false,
        Some(Kind::Word) => !tokens.glued(next) && tokens.text(next) != "to",
        Some(Kind::Number) => false,
        Some(Kind::Minus) => tokens.kind(next + 1) != Some(Kind::Number),
        _ => true,
    };
    ends.then(|| (if signed { printed.negated() } else { printed }, next))
}

/// The digits of an unsigned figure with their commas undone, and the token behind; where one comma may be a decimal
/// one, the digits of that reading as well.
fn digits(tokens: &Tokens, first: usize) -> Option<(String, usize, Option<String>)> {
    match tokens.kind(first)? {
        Kind::Number => {}
        // ". 036" and ",036"
        Kind::Period | Kind::Comma
            if tokens.kind(first + 1) == Some(Kind::Number) && is_digits(tokens.text(first + 1)) =>
        {
            return Some((format!(".{}", tokens.text(first + 1)), first + 2, None));
        }
        _ => return None,
    }
    let mut digits = tokens.text(first).to_owned();
    let mut next = first + 1;
    if digits.len() > 3 || !is_digits(&digits) {
        return Some((digits, next, None));
    }
    let joined = |next: usize| {
        let parts = tokens.kind(next) == Some(Kind::Comma) && tokens.glued(next) && tokens.glued(next + 1);
        (parts && tokens.kind(next + 1) == Some(Kind::Number)).then(|| tokens.text(next + 1))
    };
    let mut groups = 0;
    let mut decimal = None;
    while let Some(group) = joined(next) {
        let whole = group.split('.').next().unwrap_or(group);
        if whole.len() == 3 && !digits.trim_start_matches('0').is_empty() {
            decimal = (groups == 0 && is_digits(group)).then(|| format!("{digits}.{group}"));
            digits.push_str(group);
            groups += 1;
            next += 2;
            if group.contains('.') {
                break;
            }
        } else if groups == 0 && is_digits(group) {
            return Some((format!("{digits}.{group}"), next + 2, None));
        } else {
            return None;
        }
    }
    Some((digits, next, decimal.filter(|_| groups == 1)))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// "× 10-5" behind a figure, and the token behind it.
fn power(tokens: &Tokens, at: usize) -> Option<(i32, usize)> {
    let times = tokens.kind(at) == Some(Kind::Times) || matches!(tokens.word_at(at), "x" | "X" | "times");
    if !times || tokens.text(at + 1) != "10" || tokens.kind(at + 2) != Some(Kind::Minus) {
        // "1.2x10-5" holds a word "x10".
        let glued = matches!(tokens.word_at(at), "x10" | "X10") && tokens.kind(at + 1) == Some(Kind::Minus);
        let exponent: i32 = glued.then(|| tokens.text(at + 2).parse().ok())??;
        return Some((-exponent, at + 3));
    }
    let exponent: i32 = tokens.text(at + 3).parse().ok()?;
    Some((-exponent, at + 4))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(f64, f64)> {
        let (printed, _) = figure(&Tokens::read(text), 0)?;
        Some((printed.value, printed.half))
    }

    #[test]
    fn figures_and_their_digits() {
        assert_eq!(read("2.20, "), Some((2.2, 0.005)));
        assert_eq!(read(".036."), Some((0.036, 0.0005)));
        assert_eq!(read(". 036"), Some((0.036, 0.0005)));
        assert_eq!(read("− .31)"), Some((-0.31, 0.005)));
        assert_eq!(read("0,036;"), Some((0.036, 0.0005)));
        assert_eq!(read("4,32"), Some((4.32, 0.005)));
        assert_eq!(read("1,234.5"), Some((1234.5, 0.05)));
        assert_eq!(read("1,234,567"), Some((1_234_567.0, 0.5)));
        assert_eq!(read("3e-5"), Some((3e-5, 0.5e-5)));
        assert_eq!(read("1.2 × 10⁻⁵"), Some((1.2e-5, 0.05e-5)));
        assert_eq!(read("1.2*10^-5"), Some((1.2e-5, 0.05e-5)));
        assert_eq!(read("1.2x10-5"), Some((1.2e-5, 0.05e-5)));
        assert_eq!(read("10−5"), Some((1e-5, 0.5e-5)));
        assert_eq!(read("2.2, p"), Some((2.2, 0.05)));
    }

    #[test]
    fn a_comma_may_be_read_in_two_ways() {
        let (printed, _) = figure(&Tokens::read("1,234, p"), 0).unwrap();
        assert!((printed.value - 1234.0).abs() < 1e-9);
        let other = printed.with_decimal_comma().unwrap();
        assert!((other.value - 1.234).abs() < 1e-12);
    }

    #[test]
    fn what_is_no_single_figure() {
        for text in [
            "2-3",
            "2.2–3.1",
            "5%",
            "2.20a",
            "ns",
            "2/3",
            "1 to 7",
            "",
            "-",
            "3 4",
            "1e999",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
