//! What the text of a value means: a figure, a version, a date, or just a text.

use std::sync::LazyLock;

use regex::Regex;

use crate::document::DocDate;
use crate::extract;
use crate::interval;
use crate::prose::BlockKind;
use crate::rows::{DateKind, Dimension, QuantityRow};

/// The kinds of values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A number, with or without a unit.
    Figure,
    /// A version of software.
    Version,
    /// A day, a month or a year.
    Date,
    /// A name, an address, a word.
    Text,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Figure, Self::Version, Self::Date, Self::Text];

    /// The name that `facts.toml` uses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Figure => "figure",
            Self::Version => "version",
            Self::Date => "date",
            Self::Text => "text",
        }
    }

    /// The kind of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A figure.
    Figure(Figure),
    /// The parts of a version, without a leading `v`: `["2", "4", "1"]`.
    Version(Vec<String>),
    /// A date.
    Date(DocDate),
    /// A text, in small letters and with single spaces.
    Text(String),
}

/// A figure without a document around it.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Its row; the strings of its pool are the fields below.
    pub row: QuantityRow,
    /// Its canonical unit.
    pub unit: Option<String>,
    /// What it counts, if the value says so.
    pub noun: Option<String>,
}

impl Figure {
    /// Whether a figure of a text is one of the same kind: the same dimension, units that convert, and for an amount
    /// of one thing for each of another the very same two.
    pub fn is_comparable(&self, row: &QuantityRow, unit: Option<&str>) -> bool {
        let (one, two) = (self.row.dimension(), row.dimension());
        if one == Dimension::Rate || two == Dimension::Rate {
            return one == two && self.unit.as_deref() == unit;
        }
        let (Some(pinned), Some(found)) = (self.compared(), interval::Figure::of(row, unit)) else {
            return false;
        };
        // A count and a measure may be one figure, once with its unit and once without; here that is too little.
        (unit.is_some() == self.unit.is_some()) && found.is_comparable(&pinned)
    }

    /// Whether a writer who knows the value may print a figure of a text.
    pub fn bears_out(&self, row: &QuantityRow, unit: Option<&str>) -> bool {
        let (Some(pinned), Some(found)) = (self.compared(), interval::Figure::of(row, unit)) else {
            return true;
        };
        found.is_borne_out_by(&pinned)
    }

    fn compared(&self) -> Option<interval::Figure<'_>> {
        interval::Figure::of(&self.row, self.unit.as_deref())
    }
}

static VERSION: LazyLock<Option<Regex>> = LazyLock::new(|| {
    // Semantic versions, with or without a leading v, and those of one part only behind a v.
    Regex::new(r"^(?:v(?<a>\d+(?:\.\d+)*)|(?<b>\d+(?:\.\d+)+))(?<c>[-+.]?[a-z][0-9a-z.+-]*)?$").ok()
});

impl Value {
    /// What a text means; None where it is not of the wanted kind.
    pub fn read(text: &str, wanted: Option<Kind>) -> Option<Self> {
        let text = text.trim();
        match wanted {
            Some(Kind::Figure) => figure(text),
            Some(Kind::Version) => version(text),
            Some(Kind::Date) => date(text),
            Some(Kind::Text) => folded(text),
            // "2.4" is a decimal number unless the file says that it is a version.
            None => version(text)
                .filter(|_| text.starts_with('v') || text.matches('.').count() > 1)
                .or_else(|| date(text).filter(|_| text.parse::<u64>().is_err()))
                .or_else(|| figure(text))
                .or_else(|| folded(text)),
        }
    }

    /// What kind of value it is.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Figure(_) => Kind::Figure,
            Self::Version(_) => Kind::Version,
            Self::Date(_) => Kind::Date,
            Self::Text(_) => Kind::Text,
        }
    }

    /// Whether a writer who knows this value may print the other one, where both are no figures: the same, or coarser
    /// ("2.4" for 2.4.1, "March 2025" for a day of it).
    pub fn allows(&self, found: &Self) -> bool {
        match (self, found) {
            (Self::Version(pinned), Self::Version(found)) => {
                let parts = found.iter().take_while(|part| !matches!(part.as_str(), "x" | "*"));
                parts.zip(pinned).all(|(a, b)| a == b)
            }
            (Self::Date(pinned), Self::Date(found)) => {
                let differ = |a: u8, b: u8| a != 0 && b != 0 && a != b;
                pinned.year == found.year && !differ(pinned.month, found.month) && !differ(pinned.day, found.day)
            }
            (Self::Text(pinned), Self::Text(found)) => pinned == found,
            _ => true,
        }
    }
}

fn version(text: &str) -> Option<Value> {
    let small = text.to_lowercase();
    let found = VERSION.as_ref()?.captures(&small)?;
    let numbers = found.name("a").or_else(|| found.name("b"))?.as_str();
    let mut parts: Vec<String> = numbers.split('.').map(str::to_owned).collect();
    if let Some(rest) = found.name("c") {
        parts.push(rest.as_str().trim_start_matches(['.', '-']).to_owned());
    }
    Some(Value::Version(parts))
}

/// A text that is one figure from its first byte to its last, with what it counts.
fn figure(text: &str) -> Option<Value> {
    let rows = extract::block(text, BlockKind::Paragraph);
    let [row] = rows.quantities.as_slice() else { return None };
    let end = if row.noun_span.start >= row.span.end && row.noun_span.end as usize <= text.len() {
        row.noun_span.end
    } else {
        row.span.end
    };
    // "100 requests per minute" goes on behind what is counted.
    let rest = text.get(end as usize..).unwrap_or("").trim_start();
    let each = ["per ", "a ", "an ", "each ", "every ", "/"];
    let rate = row.dimension() == Dimension::Rate && each.iter().any(|word| rest.starts_with(word));
    let whole = row.span.start == 0 && (rest.is_empty() || rate && rest.split_whitespace().count() <= 2);
    whole.then(|| {
        Value::Figure(Figure {
            row: *row,
            unit: rows.pool.find(row.unit).map(str::to_owned),
            noun: rows.pool.find(row.noun).map(str::to_owned),
        })
    })
}

fn date(text: &str) -> Option<Value> {
    if let Some(date) = crate::config::read_date(text) {
        return Some(Value::Date(date));
    }
    let rows = extract::block(text, BlockKind::Paragraph);
    let [row] = rows.dates.as_slice() else { return None };
    let plain = matches!(row.kind(), DateKind::Day | DateKind::Month | DateKind::Year);
    let whole = row.span.start == 0 && row.span.end as usize == text.len();
    (plain && whole && row.year > 0 && row.end_year == 0).then_some(Value::Date(DocDate {
        year: row.year,
        month: row.month,
        day: row.day,
    }))
}

fn folded(text: &str) -> Option<Value> {
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    (!words.is_empty()).then(|| Value::Text(words.join(" ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(text: &str) -> Option<&'static str> {
        Value::read(text, None).map(|value| value.kind().name())
    }

    #[test]
    fn the_kind_of_a_value_shows_in_its_text() {
        for text in [
            "25 MB",
            "14",
            "14 regions",
            "100 requests per minute",
            "99.9%",
            "$9.99",
            "2.4",
            "1,200",
        ] {
            assert_eq!(kind(text), Some("figure"), "{text}");
        }
        for text in ["2.4.1", "v2", "v1.2", "1.0.0-rc.1"] {
            assert_eq!(kind(text), Some("version"), "{text}");
        }
        for text in ["2025-03-01", "1 March 2025", "March 2025"] {
            assert_eq!(kind(text), Some("date"), "{text}");
        }
        assert_eq!(kind("eu-west-1"), Some("text"));
        assert_eq!(kind("Apache License"), Some("text"));
        assert_eq!(kind(" "), None);
        assert_eq!(
            Value::read("3.11", Some(Kind::Version)).map(|value| value.kind()),
            Some(Kind::Version)
        );
        assert_eq!(Value::read("soon", Some(Kind::Figure)), None);
    }

    #[test]
    fn a_coarser_version_or_date_is_allowed() {
        let allows = |pinned: &str, found: &str| {
            let read = |text| Value::read(text, None).unwrap();
            read(pinned).allows(&read(found))
        };
        assert!(allows("2.4.1", "v2.4"));
        assert!(!allows("2.4.1", "v2.3"));
        assert!(allows("2025-03-01", "March 2025"));
        assert!(!allows("2025-03-01", "April 2025"));
    }
}
