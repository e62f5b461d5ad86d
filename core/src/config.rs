//! What a configuration means: levels and options of rules, profile, and which documents are compared.
//!
//! Finding the file is `factlint-disk`'s work; this room parses and checks its text.

use crate::rule::{Level, OptionTable, Registry};

/// The settings that hold for one document.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Config {
    /// The profile, if one was chosen.
    pub profile: Option<String>,
    /// Levels that were set, by rule name.
    pub levels: Vec<(&'static str, Level)>,
    /// Options that were set, by rule name.
    pub options: Vec<(&'static str, OptionTable)>,
}

impl Config {
    /// The level of a rule.
    pub fn level(&self, registry: &Registry, rule: &str) -> Level {
        if let Some((_, level)) = self.levels.iter().rev().find(|(name, _)| *name == rule) {
            return *level;
        }
        let Some(meta) = registry.find(rule).map(crate::rule::Rule::meta) else {
            return Level::Off;
        };
        let profile = self.profile.as_deref().unwrap_or("");
        meta.profiles
            .iter()
            .find(|(name, _)| *name == profile)
            .map_or(meta.level, |&(_, level)| level)
    }

    /// The options of a rule; empty where none were set.
    pub fn options(&self, rule: &str) -> OptionTable {
        self.options
            .iter()
            .rev()
            .find(|(name, _)| *name == rule)
            .map(|(_, table)| table.clone())
            .unwrap_or_default()
    }
}
