//! What a configuration means: levels and options of rules, profile, and which documents are compared.
//!
//! ```text
//! text of factlint.toml -> ConfigFile (+ problems) -> Config, for one document
//!      overrides of some paths, then those of the command line -^
//! ```
//!
//! Finding the file is `factlint-disk`'s work; this room parses and checks its text.

mod date;
mod file;
mod reader;
#[cfg(test)]
mod tests;
mod trace;

pub use date::read_date;
pub use file::{
    At, Circle, ConfigFile, ConfigProblem, Overrides, Pairing, PathEntry, PathSettings, PluginEntry, RuleSetting,
};
pub use reader::{KEYS, unknown_rule};
pub use trace::{Origin, Trace};

use std::sync::Arc;

use crate::document::DocDate;
use crate::pinned::Pinned;
use crate::rule::{Level, OptionTable, Registry, RuleMeta};

/// The profiles: kinds of text for which some levels differ.
pub const PROFILES: [&str; 5] = ["news", "wiki", "docs", "science", "report"];

/// The settings that hold for one document.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Config {
    /// The profile, if one was chosen.
    pub profile: Option<String>,
    /// Levels that were set, by rule name; the last one of a rule holds.
    pub levels: Vec<(&'static str, Level)>,
    /// Options that were set, by rule name; of each option of a rule the last one holds.
    pub options: Vec<(&'static str, OptionTable)>,
    /// The date of the document, if it states none.
    pub as_of: Option<DocDate>,
    /// The mildest level at which a finding makes a run fail, if one was chosen.
    pub fail_on: Option<Level>,
    /// The installed plug-ins, and the files of rules written as data, whose rules run.
    pub owners: Vec<String>,
    /// The pinned facts that hold for the document; none where there is no `facts.toml`.
    pub pinned: Arc<Pinned>,
    /// Numbers of the circles that the document is in, sorted: those in one circle are compared with each other, and
    /// those in different ones are not.
    pub circles: Vec<u32>,
}

impl Config {
    /// The level of a rule.
    pub fn level(&self, registry: &Registry, rule: &str) -> Level {
        let named = |meta: &RuleMeta| meta.name == rule || meta.aliases.contains(&rule);
        let mut running = registry.rules_under(&self.owners).filter(|(_, runs)| *runs);
        let Some(meta) = running.find_map(|(known, _)| Some(known.meta()).filter(|meta| named(meta))) else {
            return Level::Off;
        };
        if let Some((_, level)) = self.levels.iter().rev().find(|(name, _)| *name == rule) {
            return *level;
        }
        let profile = self.profile.as_deref().unwrap_or("");
        meta.profiles
            .iter()
            .find(|(name, _)| *name == profile)
            .map_or(meta.level, |&(_, level)| level)
    }

    /// The options of a rule: what the profile presets for it, and over that what was set. What neither names has
    /// the rule's own default.
    pub fn options(&self, rule: &RuleMeta) -> OptionTable {
        let profile = self.profile.as_deref().unwrap_or("");
        let mut options: OptionTable = rule
            .defaults
            .iter()
            .filter(|default| default.profile == profile)
            .map(|default| (default.option.to_owned(), default.value.value()))
            .collect();
        let set = self.options.iter().filter(|(name, _)| *name == rule.name);
        options.extend(set.into_iter().flat_map(|(_, table)| table.clone()));
        options
    }

    /// The mildest level at which a finding makes a run fail.
    pub fn fail_on(&self) -> Level {
        self.fail_on.unwrap_or(Level::Warning)
    }
}
