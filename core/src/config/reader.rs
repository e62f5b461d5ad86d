//! The text of `factlint.toml` to a [`ConfigFile`], with the place of everything that is wrong.

mod compare;
mod overrides;
mod pairs;
mod rules;
mod version;

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::file::{At, ConfigFile, ConfigProblem, PathEntry, PluginEntry};
use super::{PROFILES, read_date};
use crate::document::DocDate;
use crate::rule::{Level, Registry, Rule, nearest};

/// The keys of a configuration file.
pub const KEYS: [&str; 16] = [
    "profile",
    "select",
    "ignore",
    "fail-on",
    "as-of",
    "exclude",
    "include",
    "facts",
    "rules",
    "compare",
    "sources",
    "against",
    "extend",
    "required-version",
    "plugins",
    "overrides",
];
const LEVELS: &str = "`off`, `hint`, `info`, `warning` or `error`";

type Value<'i> = Spanned<DeValue<'i>>;

/// Reads the text of a file; see [`ConfigFile::read_section`].
pub fn read(text: &str, section: &[&str], number: u16, registry: &Registry) -> (ConfigFile, Vec<ConfigProblem>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut reader = Reader {
        registry,
        number,
        file: ConfigFile::default(),
        problems: Vec::new(),
    };
    if errors.is_empty() {
        let mut place = Some(table.get_ref());
        for key in section {
            place = place.and_then(|table| table.get(*key)?.get_ref().as_table());
        }
        if let Some(table) = place {
            reader.table(table);
        }
    }
    for error in errors {
        let message = error.message().lines().collect::<Vec<_>>().join(", ");
        reader.problem(error.span().unwrap_or(0..0), message);
    }
    reader.problems.sort_by_key(|problem| problem.span.start);
    (reader.file, reader.problems)
}

struct Reader<'a> {
    registry: &'a Registry,
    /// The number of the file among those that extend each other.
    number: u16,
    file: ConfigFile,
    problems: Vec<ConfigProblem>,
}

impl<'a> Reader<'a> {
    fn problem(&mut self, span: Range<usize>, message: impl Into<String>) {
        self.problems.push(ConfigProblem {
            span,
            message: message.into(),
        });
    }

    /// The place of a key or a value.
    fn at(&self, span: &Range<usize>) -> At {
        At {
            file: self.number,
            start: span.start as u32,
        }
    }

    fn table(&mut self, table: &DeTable<'_>) {
        for (key, value) in table {
            if let Some(known) = KEYS.into_iter().find(|known| key.get_ref() == known) {
                self.file.places.insert(known, self.at(&key.span()));
            }
            match key.get_ref().as_ref() {
                "profile" => self.file.profile = self.profile(value),
                "select" => self.file.select = Some(self.rule_names(value)),
                "ignore" => self.file.ignore = self.rule_names(value),
                "fail-on" => self.file.fail_on = self.fail_on(value),
                "as-of" => self.file.as_of = self.date(value),
                "exclude" => self.file.exclude = self.texts(value).into_iter().map(|(text, _)| text).collect(),
                "include" => self.file.include = self.texts(value).into_iter().map(|(text, _)| text).collect(),
                "facts" => self.file.facts = self.text(value, "the path of a file of facts").map(str::to_owned),
                "rules" => self.rules(value),
                "plugins" => self.file.plugins = self.plugins(value),
                "compare" => self.compare(value),
                "sources" => self.file.sources = self.paths(value),
                "extend" => {
                    self.file.extend = self.text(value, "the path of a file").map(|text| PathEntry {
                        text: text.to_owned(),
                        span: value.span(),
                    });
                }
                "required-version" => self.required_version(value),
                "against" => self.file.against = self.against(value),
                "overrides" => self.overrides(value),
                unknown => {
                    let rule = !self.registry.select(unknown).is_empty();
                    let hint = if rule {
                        "; a rule is set under `[rules]`".to_owned()
                    } else {
                        did_you_mean(nearest(unknown, KEYS.into_iter()))
                    };
                    self.problem(key.span(), format!("unknown key `{unknown}`{hint}"));
                }
            }
        }
    }

    fn text<'v>(&mut self, value: &'v Value<'_>, wanted: &str) -> Option<&'v str> {
        let text = value.get_ref().as_str();
        if text.is_none() {
            let kind = kind(value);
            self.problem(value.span(), format!("{kind} stands here; write {wanted}"));
        }
        text
    }

    fn texts(&mut self, value: &Value<'_>) -> Vec<(String, Range<usize>)> {
        let Some(items) = value.get_ref().as_array() else {
            let kind = kind(value);
            self.problem(
                value.span(),
                format!("{kind} stands here; write a list of texts, such as `[\"a\", \"b\"]`"),
            );
            return Vec::new();
        };
        let mut texts = Vec::new();
        for item in items {
            if let Some(text) = self.text(item, "a text in quotes") {
                texts.push((text.to_owned(), item.span()));
            }
        }
        texts
    }

    /// `["name", { name = "other", sha256 = "..." }]`.
    fn plugins(&mut self, value: &Value<'_>) -> Vec<PluginEntry> {
        const WANTED: &str = "a list of installed plug-ins, such as `[\"house-style\"]` or \
                              `[{ name = \"house-style\", sha256 = \"...\" }]`";
        let Some(items) = value.get_ref().as_array() else {
            let kind = kind(value);
            self.problem(value.span(), format!("{kind} stands here; write {WANTED}"));
            return Vec::new();
        };
        let mut plugins = Vec::new();
        for item in items {
            let (name, sha256) = match item.get_ref() {
                DeValue::Table(table) => (
                    table.get("name").and_then(|name| name.get_ref().as_str()),
                    table.get("sha256").map(|hash| hash.get_ref().as_str().unwrap_or("")),
                ),
                other => (other.as_str(), None),
            };
            let sha256 = sha256.map(str::to_ascii_lowercase);
            let hex = |hash: &String| hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
            match name {
                Some(name) if crate::plugin::wire::is_name(name) && sha256.as_ref().is_none_or(hex) => {
                    plugins.push(PluginEntry {
                        name: name.to_owned(),
                        sha256,
                        span: item.span(),
                    });
                }
                Some(name) if name.contains(['/', '\\', '.']) => self.problem(
                    item.span(),
                    "a plug-in is named, never pointed at; install it with `factlint plugin add PATH`",
                ),
                _ => self.problem(item.span(), format!("this names no plug-in; write {WANTED}")),
            }
        }
        plugins
    }

    fn profile(&mut self, value: &Value<'_>) -> Option<String> {
        let text = self.text(value, "the name of a profile")?;
        if PROFILES.contains(&text) {
            return Some(text.to_owned());
        }
        let known = PROFILES.join("`, `");
        self.problem(
            value.span(),
            format!("there is no profile `{text}`; there are `{known}`"),
        );
        None
    }

    fn level(&mut self, value: &Value<'_>) -> Option<Level> {
        let text = self.text(value, LEVELS)?;
        let level = Level::from_name(text);
        if level.is_none() {
            self.problem(value.span(), format!("there is no level `{text}`; write {LEVELS}"));
        }
        level
    }

    fn fail_on(&mut self, value: &Value<'_>) -> Option<Level> {
        let level = self.level(value)?;
        if level == Level::Off {
            self.problem(
                value.span(),
                "`off` is no level to fail on; run with `--exit-zero` if findings must not fail a run",
            );
            return None;
        }
        Some(level)
    }

    fn required_version(&mut self, value: &Value<'_>) {
        const WANTED: &str = "a version such as \"0.1\" or \">=0.1, <0.3\"";
        let Some(text) = self.text(value, WANTED) else { return };
        let own = env!("CARGO_PKG_VERSION");
        let message = match version::meets(own, text) {
            Some(true) => return,
            Some(false) => format!("this is factlint {own}, and `{text}` is required: install such a version"),
            None => format!("`{text}` is no version; write {WANTED}"),
        };
        self.problem(value.span(), message);
    }

    fn date(&mut self, value: &Value<'_>) -> Option<DocDate> {
        const WANTED: &str = "a date such as `2025-03-18`, \"2025-03\" or \"2025\"";
        let written = match value.get_ref() {
            DeValue::Datetime(date) => date.date.map(|date| date.to_string()).unwrap_or_default(),
            _ => self.text(value, WANTED)?.to_owned(),
        };
        let date = read_date(&written);
        if date.is_none() {
            self.problem(value.span(), format!("this is no day of the calendar; write {WANTED}"));
        }
        date
    }

    /// The rules that a list of names and families stands for.
    fn rule_names(&mut self, value: &Value<'_>) -> Vec<&'static str> {
        let mut names = Vec::new();
        for (text, span) in self.texts(value) {
            names.extend(self.select(&text, span).iter().map(|rule| rule.meta().name));
        }
        names
    }

    /// The rules of a name, alias or family; a problem where there are none.
    fn select(&mut self, name: &str, span: Range<usize>) -> Vec<&'a dyn Rule> {
        let rules = self.registry.select(name);
        if rules.is_empty() {
            self.problem(span, unknown_rule(self.registry, name));
        }
        rules
    }
}

/// What to say of a name that is neither rule nor family.
pub fn unknown_rule(registry: &Registry, name: &str) -> String {
    let hint = match registry.suggest(name) {
        Some(known) => did_you_mean(Some(known)),
        None => "; `factlint rules` lists them".to_owned(),
    };
    format!("there is no rule or family `{name}`{hint}")
}

/// The kind of a value with its article: "a string", "an integer".
fn kind(value: &Value<'_>) -> String {
    let kind = value.get_ref().type_str();
    let vowel = kind.starts_with(['a', 'e', 'i', 'o', 'u']);
    format!("{} {kind}", if vowel { "an" } else { "a" })
}

fn did_you_mean(known: Option<&str>) -> String {
    known.map_or_else(String::new, |known| format!("; did you mean `{known}`?"))
}
