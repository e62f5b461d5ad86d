//! What goes over the border as JSON: manifest, options, facts and findings.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::decimal::Decimal;
use crate::fact::{Fact, FactValue, Feature};
use crate::rows::QuantityRow;
use crate::rule::{DefaultValue, Level, OptionMeta, OptionTable, OptionValue, ProfileDefault, RuleMeta};
use crate::span::ProseSpan;

/// What a plug-in says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Its name, which configuration uses.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Its rules; a rule's number is its place here.
    pub rules: Vec<RuleManifest>,
}

/// What is known of a rule without running it; see [`RuleMeta`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleManifest {
    /// Kebab-case name.
    pub name: String,
    /// Family.
    pub family: String,
    /// Former names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// One line.
    pub summary: String,
    /// Manual page, Markdown.
    #[serde(default)]
    pub documentation: String,
    /// Name of its level.
    pub level: String,
    /// Profiles in which the level is another.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub profiles: Vec<(String, String)>,
    /// Options.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<OptionManifest>,
    /// Options whose default is another in a profile: profile, option, value.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub defaults: Vec<(String, String, OptionJson)>,
    /// Version in which the rule appeared.
    #[serde(default)]
    pub since: String,
    /// What the rule does, of `check`, `facts`, `reconcile`, `compare`.
    pub acts: Vec<String>,
}

/// One option of a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OptionManifest {
    /// Its name.
    pub name: String,
    /// Its values, as the manual shows them.
    pub values: String,
    /// Its default, as TOML.
    pub default: String,
    /// What it does.
    pub summary: String,
}

/// The value of an option.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum OptionJson {
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// A text.
    Text(String),
    /// A list of texts.
    List(Vec<String>),
}

impl From<&OptionValue> for OptionJson {
    fn from(value: &OptionValue) -> Self {
        match value {
            OptionValue::Bool(flag) => Self::Bool(*flag),
            OptionValue::Integer(number) => Self::Integer(*number),
            OptionValue::Text(text) => Self::Text(text.clone()),
            OptionValue::List(texts) => Self::List(texts.clone()),
        }
    }
}

impl From<OptionJson> for OptionValue {
    fn from(value: OptionJson) -> Self {
        match value {
            OptionJson::Bool(flag) => Self::Bool(flag),
            OptionJson::Integer(number) => Self::Integer(number),
            OptionJson::Text(text) => Self::Text(text),
            OptionJson::List(texts) => Self::List(texts),
        }
    }
}

/// Options as a JSON object.
pub fn options_to_json(options: &OptionTable) -> String {
    let map: BTreeMap<&str, OptionJson> = options.iter().map(|(name, value)| (&**name, value.into())).collect();
    serde_json::to_string(&map).unwrap_or_default()
}

/// Options from a JSON object.
pub fn options_from_json(text: &str) -> Option<OptionTable> {
    if text.is_empty() {
        return Some(OptionTable::new());
    }
    let map: BTreeMap<String, OptionJson> = serde_json::from_str(text).ok()?;
    Some(map.into_iter().map(|(name, value)| (name, value.into())).collect())
}

impl RuleManifest {
    /// What a rule's declaration says, and what the rule does.
    pub fn of(meta: &RuleMeta, acts: Vec<String>) -> Self {
        let own = |text: &&str| (*text).to_owned();
        Self {
            name: meta.name.to_owned(),
            family: meta.family.to_owned(),
            aliases: meta.aliases.iter().map(own).collect(),
            summary: meta.summary.to_owned(),
            documentation: meta.documentation.to_owned(),
            level: meta.level.name().to_owned(),
            profiles: (meta.profiles.iter())
                .map(|(profile, level)| (own(profile), level.name().to_owned()))
                .collect(),
            options: (meta.options.iter())
                .map(|option| OptionManifest {
                    name: option.name.to_owned(),
                    values: option.values.to_owned(),
                    default: option.default.to_owned(),
                    summary: option.summary.to_owned(),
                })
                .collect(),
            defaults: (meta.defaults.iter())
                .map(|default| {
                    let value = OptionJson::from(&default.value.value());
                    (default.profile.to_owned(), default.option.to_owned(), value)
                })
                .collect(),
            since: meta.since.to_owned(),
            acts,
        }
    }

    /// The declaration, kept for the rest of the program's life, as plug-ins are.
    ///
    /// # Errors
    /// One lower-case sentence: what of it no rule can have.
    pub fn meta(&self) -> Result<&'static RuleMeta, String> {
        for name in [&self.name, &self.family].into_iter().chain(&self.aliases) {
            if !is_name(name) {
                return Err(format!(
                    "{name:?} is no name of a rule or family: write small letters and hyphens"
                ));
            }
        }
        let level = |name: &str| Level::from_name(name).ok_or_else(|| format!("there is no level {name:?}"));
        let profiles = (self.profiles.iter())
            .map(|(profile, name)| Ok((keep(profile), level(name)?)))
            .collect::<Result<Vec<_>, String>>()?;
        let options = self.options.iter().map(|option| OptionMeta {
            name: keep(&option.name),
            values: keep(&option.values),
            default: keep(&option.default),
            summary: keep(&option.summary),
        });
        let defaults = self.defaults.iter().filter_map(|(profile, option, value)| {
            let value = match value {
                OptionJson::Text(text) => DefaultValue::Text(keep(text)),
                OptionJson::List(texts) => DefaultValue::List(keep_list(texts.iter().map(|text| keep(text)))),
                OptionJson::Bool(_) | OptionJson::Integer(_) => return None,
            };
            Some(ProfileDefault {
                profile: keep(profile),
                option: keep(option),
                value,
            })
        });
        Ok(Box::leak(Box::new(RuleMeta {
            name: keep(&self.name),
            family: keep(&self.family),
            aliases: keep_list(self.aliases.iter().map(|alias| keep(alias))),
            summary: keep(&self.summary),
            documentation: keep(&self.documentation),
            level: level(&self.level)?,
            profiles: keep_list(profiles.into_iter()),
            options: keep_list(options),
            defaults: keep_list(defaults),
            since: keep(&self.since),
        })))
    }
}

/// Whether a text is a kebab-case name.
pub fn is_name(text: &str) -> bool {
    let mut bytes = text.bytes();
    text.len() <= 64
        && bytes.next().is_some_and(|first| first.is_ascii_lowercase())
        && bytes.all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

fn keep(text: &str) -> &'static str {
    Box::leak(
        text.replace(|letter: char| letter.is_control() && letter != '\n', "")
            .into_boxed_str(),
    )
}

fn keep_list<T>(items: impl Iterator<Item = T>) -> &'static [T] {
    Box::leak(items.collect::<Vec<T>>().into_boxed_slice())
}

/// Where a finding points. One of: `span` (a place in the prose), `source` (a place in the file; with `document`, in
/// the file of that source), `fact` (an index in the group).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Mark {
    /// Start and end in the prose.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<(u32, u32)>,
    /// Start and end in the file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<(u32, u32)>,
    /// Number of the source document that `source` is in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<u32>,
    /// Index of a fact.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fact: Option<u32>,
}

/// Another place of a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LabelJson {
    /// Where.
    pub at: Mark,
    /// What stands there.
    pub text: String,
}

/// A fix.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FixJson {
    /// What it does.
    pub title: String,
    /// `safe`, `unsafe` or `display-only`.
    pub applicability: String,
    /// What is replaced.
    pub at: Mark,
    /// What stands there afterwards.
    pub text: String,
}

/// A finding.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FindingJson {
    /// Where.
    pub at: Mark,
    /// One line that stands alone.
    pub message: String,
    /// Other places.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub labels: Vec<LabelJson>,
    /// Lines of explanation.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// A milder severity than the rule's level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub severity: Option<String>,
    /// A fix.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fix: Option<FixJson>,
    /// Words that belong to the finding's identity.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub identity: Vec<String>,
}

/// A fact. Its value is one of `text`, `quantity` (an index in the document's figures), `row` (the fields of a figure in
/// order, with `unit`).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FactJson {
    /// Start and end in the prose.
    pub span: (u32, u32),
    /// Number of the sentence.
    pub sentence: u32,
    /// A text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Index of a figure of the document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantity: Option<u32>,
    /// A figure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row: Option<Vec<i64>>,
    /// Unit of `row`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Shelves it stands on.
    pub keys: Vec<u64>,
    /// Kinds and hashes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub features: Vec<(u8, u64)>,
    /// Who says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said_by: Option<String>,
    /// Name of an assertion.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assertion: Option<String>,
}

impl FactJson {
    /// A fact that a rule emitted at a span of the prose.
    pub fn of(fact: &Fact, span: ProseSpan) -> Self {
        let (text, row, unit) = match &fact.value {
            FactValue::Text(text) => (Some(text.to_string()), None, None),
            FactValue::Quantity { row, unit } => {
                let unit = unit.as_ref().map(ToString::to_string);
                (None, Some(numbers_of(row)), unit)
            }
        };
        Self {
            span: (span.start, span.end),
            sentence: fact.sentence_index,
            text,
            quantity: None,
            row,
            unit,
            keys: fact.keys.clone(),
            features: fact
                .features
                .iter()
                .map(|&Feature { kind, hash }| (kind, hash))
                .collect(),
            said_by: fact.said_by.as_ref().map(ToString::to_string),
            assertion: Some(fact.assertion.name().to_owned()),
        }
    }
}

fn numbers_of(row: &QuantityRow) -> Vec<i64> {
    let spans = [row.span, row.number, row.noun_span];
    let mut numbers: Vec<i64> = spans
        .iter()
        .flat_map(|span| [span.start.into(), span.end.into()])
        .collect();
    numbers.extend([
        row.low.mantissa,
        row.low.exponent,
        row.high.mantissa,
        row.high.exponent,
        row.precision,
    ]);
    numbers.extend([row.sentence, row.unit, row.noun].map(i64::from));
    numbers.extend([row.bound, row.dimension, row.role, row.flags].map(i64::from));
    numbers
}

/// The figure whose fields are these numbers, in order; missing ones are zero.
pub fn quantity_of(numbers: &[i64]) -> QuantityRow {
    let at = |idx: usize| numbers.get(idx).copied().unwrap_or(0);
    let word = |idx: usize| at(idx) as u32;
    QuantityRow {
        span: ProseSpan::new(word(0), word(1)),
        number: ProseSpan::new(word(2), word(3)),
        noun_span: ProseSpan::new(word(4), word(5)),
        low: Decimal::new(at(6), at(7)),
        high: Decimal::new(at(8), at(9)),
        precision: at(10),
        sentence: word(11),
        unit: word(12),
        noun: word(13),
        bound: at(14) as u8,
        dimension: at(15) as u8,
        role: at(16) as u8,
        flags: at(17) as u8,
    }
}

/// What a plug-in says when it panics.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PanicJson {
    /// What it said, and where in its code.
    pub panic: String,
}

/// Why an option cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusalJson {
    /// The option.
    pub name: String,
    /// What is wrong, and what would be right.
    pub message: String,
}
