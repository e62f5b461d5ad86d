//! What an editor may set: `initializationOptions`, and the section `factlint` of its settings.

use factlint_core::Registry;
use factlint_core::config::{Overrides, PROFILES, unknown_rule};
use serde::Deserialize;
use serde_json::Value;

/// Which findings of files that are not open are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ClosedFiles {
    /// None.
    None,
    /// Those that an open document has to do with: the other end of a conflict.
    #[default]
    Related,
    /// All.
    All,
}

/// What the outline of a document lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Symbols {
    /// Headings.
    #[default]
    Outline,
    /// Headings, and the facts below each.
    Facts,
}

/// What the editor shows beside findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Shows {
    /// What the outline of a document lists.
    pub symbols: Symbols,
    /// Values of figures and days of relative dates in the text.
    pub inlay_hints: bool,
    /// Numbers of facts and conflicts above headings.
    pub code_lens: bool,
}

impl Default for Shows {
    fn default() -> Self {
        Self {
            symbols: Symbols::default(),
            inlay_hints: false,
            code_lens: true,
        }
    }
}

/// Settings of the editor; they go before those of `factlint.toml`, as the command line does.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Options {
    profile: Option<String>,
    select: Option<Vec<String>>,
    ignore: Vec<String>,
    /// Which findings of files that are not open are shown.
    pub closed_files: ClosedFiles,
    /// What the editor shows beside findings.
    #[serde(flatten)]
    pub shows: Shows,
}

impl Options {
    /// Reads settings; `factlint` may stand around them. None where they are no settings at all.
    pub fn read(value: Value) -> Result<Option<Self>, String> {
        let value = match value {
            Value::Object(mut map) => map.remove("factlint").unwrap_or(Value::Object(map)),
            Value::Null => return Ok(None),
            other => other,
        };
        if value.is_null() {
            return Ok(None);
        }
        serde_json::from_value(value)
            .map(Some)
            .map_err(|error| error.to_string())
    }

    /// What they mean, and what is wrong with them.
    pub fn overrides(&self, registry: &Registry) -> (Overrides, Vec<String>) {
        let mut problems = Vec::new();
        let mut names = |names: &[String]| -> Vec<&'static str> {
            let mut rules = Vec::new();
            for name in names {
                let selected = registry.select(name);
                if selected.is_empty() {
                    problems.push(unknown_rule(registry, name));
                }
                rules.extend(selected.iter().map(|rule| rule.meta().name));
            }
            rules
        };
        let (select, ignore) = (self.select.as_deref().map(&mut names), names(&self.ignore));
        let known = |profile: &String| PROFILES.contains(&profile.as_str());
        if let Some(profile) = self.profile.as_ref().filter(|profile| !known(profile)) {
            problems.push(format!(
                "there is no profile `{profile}`; there are {}",
                PROFILES.join(", ")
            ));
        }
        let overrides = Overrides {
            profile: self.profile.clone().filter(known),
            select,
            ignore,
            ..Overrides::default()
        };
        (overrides, problems)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn settings_are_read_with_and_without_their_section() {
        let inner = json!({"profile": "news", "closedFiles": "all", "later": 1});
        let read = Options::read(json!({"factlint": inner.clone()})).unwrap().unwrap();
        assert_eq!(Some(&read), Options::read(inner).unwrap().as_ref());
        assert_eq!(
            (read.profile.as_deref(), read.closed_files),
            (Some("news"), ClosedFiles::All)
        );
        assert_eq!(read.shows, Shows::default());
        let shows = Options::read(json!({"symbols": "facts", "inlayHints": true, "codeLens": false}));
        let shows = shows.unwrap().unwrap().shows;
        assert_eq!(
            (shows.symbols, shows.inlay_hints, shows.code_lens),
            (Symbols::Facts, true, false)
        );
        assert_eq!(Options::read(json!(null)), Ok(None));
        assert!(Options::read(json!({"ignore": 3})).is_err());
    }

    #[test]
    fn what_is_unknown_is_told_and_left_out() {
        let registry = factlint_rules::registry();
        let options = json!({"profile": "gossip", "ignore": ["attribution", "wrong-totl"]});
        let (overrides, problems) = Options::read(options).unwrap().unwrap().overrides(&registry);
        assert_eq!((overrides.profile, problems.len()), (None, 2));
        assert!(overrides.ignore.contains(&"unattributed-claim"));
    }
}
