//! One `[[rule]]` as it is written.

use serde::Deserialize;

/// One text, or a list of them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Texts {
    /// One.
    One(String),
    /// Several; any of them will do.
    Any(Vec<String>),
}

impl Texts {
    /// The texts.
    pub fn list(&self) -> &[String] {
        match self {
            Self::One(text) => std::slice::from_ref(text),
            Self::Any(texts) => texts,
        }
    }
}

/// A whole number or a decimal.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum Number {
    /// A whole number.
    Whole(i64),
    /// A decimal, which is read as it is printed.
    Decimal(f64),
    /// A number in quotes.
    Text(String),
}

/// What a rule looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Thing {
    /// Figures.
    Figure,
    /// Dates.
    Date,
    /// Names.
    Name,
    /// Sources and cues: who is said to say something.
    Source,
    /// Quotations.
    Quote,
    /// Claims.
    Claim,
    /// Words, and runs of words.
    Word,
}

/// One rule. All conditions that are given must hold.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Entry {
    /// Kebab-case name of the rule.
    pub name: String,
    /// What it says; `{text}` is the words that it found.
    pub message: String,
    /// One line for the table of rules; the message, if there is none.
    #[serde(default)]
    pub summary: Option<String>,
    /// Its level: `warning`, if none is given.
    #[serde(default)]
    pub level: Option<String>,
    /// A line of explanation.
    #[serde(default)]
    pub note: Option<String>,
    /// What may be written instead; `{text}` is the words that it found.
    #[serde(default)]
    pub fix: Option<String>,
    /// What it looks at.
    pub on: Thing,

    /// Figures: dimension (`percent`, `money`, `length`, ...).
    #[serde(default)]
    pub dimension: Option<Texts>,
    /// Figures: canonical unit (`kilometre`, `EUR`).
    #[serde(default)]
    pub unit: Option<Texts>,
    /// Figures: what is counted or measured, by its last words.
    #[serde(default)]
    pub noun: Option<Texts>,
    /// Figures: `exact`, `about`, `at-least`, `more-than`, `at-most`, `less-than`, `range`.
    #[serde(default)]
    pub bound: Option<Texts>,
    /// Figures: `level`, `change`, `share`, `part`, `target`, `forecast`, `each`.
    #[serde(default)]
    pub role: Option<Texts>,
    /// Figures: exactly one of these values. Dates: one of these years.
    #[serde(default)]
    pub value: Option<Vec<Number>>,
    /// Figures: at least this. Dates: this year or later.
    #[serde(default)]
    pub min: Option<Number>,
    /// Figures: at most this. Dates: this year or earlier.
    #[serde(default)]
    pub max: Option<Number>,
    /// Dates: `day`, `month`, `year`, `weekday`, `relative`, `time`, ... Names: `person`, `organisation`, `place`. Sources:
    /// `named`, `role`, `organisation`, `document`, `anonymous`, `vague`. Claims: `statistic`, `superlative`, ... Quotations:
    /// `direct`, `block`, `scare`, `title`.
    #[serde(default)]
    pub kind: Option<Texts>,
    /// Names: the name as it is written.
    #[serde(default, rename = "is")]
    pub text: Option<Texts>,
    /// Names: whether a title or role stands beside it.
    #[serde(default)]
    pub titled: Option<bool>,
    /// Names: the title or role that stands beside it.
    #[serde(default)]
    pub title: Option<Texts>,
    /// Names: whether this is the first mention in the document.
    #[serde(default)]
    pub first: Option<bool>,
    /// Sources: words of the cue.
    #[serde(default)]
    pub cue: Option<Texts>,
    /// Claims and quotations: whether somebody is said to say so.
    #[serde(default)]
    pub attributed: Option<bool>,
    /// Claims: whether a citation or link stands in the sentence.
    #[serde(default)]
    pub cited: Option<bool>,
    /// Words, and runs of words, in any case and number.
    #[serde(default)]
    pub words: Option<Texts>,
    /// Words in any form: `say` is `said`, `says` and `saying` too.
    #[serde(default)]
    pub lemmas: Option<Texts>,
    /// A regular expression, within one sentence.
    #[serde(default)]
    pub regex: Option<String>,

    /// The sentence has one of these words.
    #[serde(default)]
    pub sentence_has: Option<Texts>,
    /// The sentence has none of these words.
    #[serde(default)]
    pub sentence_lacks: Option<Texts>,
    /// Whether it stands in a quotation; both, if nothing is said.
    #[serde(default)]
    pub quoted: Option<bool>,
    /// The kind of block: `paragraph`, `heading`, `list-item`, `quotation`, `caption`, `table-cell`, `footnote`.
    #[serde(default)]
    pub block: Option<Texts>,

    /// Texts in which the rule must find something.
    #[serde(default)]
    pub bad: Vec<String>,
    /// Texts in which it must not.
    #[serde(default)]
    pub good: Vec<String>,
}
