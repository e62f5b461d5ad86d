//! What stands in a cell of a table: a number with its unit, nothing, or something that is not read.

use factlint_core::decimal::Decimal;
use factlint_core::interval::{Closed, Fraction};
use factlint_core::prose::HOLE;
use factlint_core::span::ProseSpan;

use super::Figure;

/// A number as a cell prints it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell {
    value: Decimal,
    /// Exponent of the last printed digit.
    precision: i64,
    /// What stands before and behind the digits: "$", "%", "m".
    pub(super) unit: (String, String),
}

impl Cell {
    /// Reads a cell; None where it holds no number or a negative one, or more than a number.
    pub(super) fn read(text: &str) -> Option<Self> {
        let marks = |c: char| c.is_whitespace() || matches!(c, '*' | '†' | '‡' | '§' | '¹' | '²' | '³' | '⁴' | HOLE);
        let text = text.trim_matches(marks);
        let text = text.rsplit_once('[').map_or(
            text,
            |(before, note)| if note.ends_with(']') { before.trim_end() } else { text },
        );
        let start = text.find(|c: char| c.is_ascii_digit())?;
        let (before, rest) = text.split_at(start);
        let end = rest.rfind(|c: char| c.is_ascii_digit())? + 1;
        let (digits, behind) = rest.split_at(end);
        let before = before.trim();
        let plain = matches!(before, "" | "$" | "£" | "€" | "US$" | "¥" | "~" | "A$" | "C$");
        let short = behind.chars().count() <= 9 && !behind.contains(['(', ')', '/', '–', '-']);
        if !plain || !short {
            return None;
        }
        let value = Decimal::parse(&ungrouped(digits)?)?;
        Some(Self {
            value,
            precision: value.exponent,
            unit: (before.to_owned(), behind.trim().to_lowercase()),
        })
    }

    /// The cell as a figure of a sum.
    pub(super) fn figure(&self, span: ProseSpan) -> Option<Figure> {
        Some(Figure {
            span,
            printed: Fraction::of(self.value)?,
            allowed: Closed::rounded(self.value, self.precision)?,
        })
    }
}

/// Digits without commas between thousands; None where commas stand elsewhere.
fn ungrouped(digits: &str) -> Option<String> {
    let (whole, fraction) = digits
        .split_once('.')
        .map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let groups: Vec<&str> = whole.split(',').collect();
    let (first, others) = groups.split_first()?;
    let right = others.iter().all(|group| group.len() == 3) && (others.is_empty() || (1..=3).contains(&first.len()));
    if !right || fraction.is_some_and(|rest| rest.contains([',', '.'])) {
        return None;
    }
    let mut plain = groups.concat();
    if let Some(rest) = fraction {
        plain.push('.');
        plain.push_str(rest);
    }
    plain
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'.')
        .then_some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_hold_one_number_or_nothing() {
        let read = |text: &str| Cell::read(text).map(|cell| (cell.value.to_string(), cell.unit.1));
        let some = |value: &str, unit: &str| Some((value.to_owned(), unit.to_owned()));
        assert_eq!(read("1,234"), some("1234", ""));
        assert_eq!(read(" 12.50 %*"), some("12.5", "%"));
        assert_eq!(read("$3.4m [2]"), some("3.4", "m"));
        for unread in [
            "",
            "–",
            "n/a",
            "-5",
            "(12)",
            "1,23",
            "3-4",
            "12 of 40",
            "1.2.3",
            "less than 5",
            "5 (3%)",
        ] {
            assert_eq!(read(unread), None, "{unread}");
        }
    }
}
