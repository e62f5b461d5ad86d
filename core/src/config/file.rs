//! What one `factlint.toml` says, and what it means for a document.

use std::ops::Range;
use std::sync::Arc;

use super::{Config, reader};
use crate::document::DocDate;
use crate::pinned::Pinned;
use crate::rule::{Level, OptionTable, Registry};

/// Something in a configuration file that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigProblem {
    /// Bytes of the file that it is about.
    pub span: Range<usize>,
    /// One lower-case sentence: what is wrong, and what would be right.
    pub message: String,
}

/// Level and options of a rule, as a file sets them.
#[derive(Debug, Clone, PartialEq)]
pub struct RuleSetting {
    /// The rule.
    pub rule: &'static str,
    /// Its level, if one is set.
    pub level: Option<Level>,
    /// Its options.
    pub options: OptionTable,
}

/// A path, folder or pattern of paths, relative to the folder of its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathEntry {
    /// As it is written.
    pub text: String,
    /// Its bytes in the file.
    pub span: Range<usize>,
}

/// A plug-in that a file asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PluginEntry {
    /// Its name, as it is installed.
    pub name: String,
    /// The SHA-256 that its library must have, if the file says so: 64 hexadecimal digits, small letters.
    pub sha256: Option<String>,
    /// Its bytes in the file.
    pub span: Range<usize>,
}

impl PluginEntry {
    /// Why the plug-in is not to be had: one lower-case sentence.
    pub fn problem(&self, registry: &Registry) -> Option<String> {
        let name = &self.name;
        match (registry.plugin_hash(name), &self.sha256) {
            (None, _) => {
                let known = registry.suggest_plugin(name);
                let hint = known.map_or_else(String::new, |known| format!("; did you mean `{known}`?"));
                Some(format!(
                    "no plug-in `{name}` is installed, so its rules do not run{hint}"
                ))
            }
            (Some(hash), Some(wanted)) if hash != wanted => Some(format!(
                "the plug-in `{name}` that is installed has the SHA-256 {hash}, not the one named here, so its rules do not run"
            )),
            _ => None,
        }
    }
}

/// `[[against]]`: documents, and what they are held against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pairing {
    /// `drafts`: patterns of paths, in the syntax of `.gitignore`, relative to the file's folder.
    pub drafts: Vec<String>,
    /// `sources`.
    pub sources: Vec<PathEntry>,
}

/// A configuration file, read and checked.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ConfigFile {
    /// `extend`: the file whose settings of rules hold where this one is silent, relative to this file's folder.
    pub extend: Option<PathEntry>,
    /// `profile`.
    pub profile: Option<String>,
    /// `select`, as rule names: only these run.
    pub select: Option<Vec<&'static str>>,
    /// `ignore`, as rule names: these do not run.
    pub ignore: Vec<&'static str>,
    /// `fail-on`.
    pub fail_on: Option<Level>,
    /// `as-of`.
    pub as_of: Option<DocDate>,
    /// `exclude`: patterns of paths, in the syntax of `.gitignore`, relative to the file's folder.
    pub exclude: Vec<String>,
    /// `include`: if there is any, only files that match one are read.
    pub include: Vec<String>,
    /// `[rules]`, families before single rules, so that the last setting of a rule is the most particular.
    pub rules: Vec<RuleSetting>,
    /// `facts`: the file of pinned facts, relative to this file's folder.
    pub facts: Option<String>,
    /// `plugins`: installed plug-ins whose rules run.
    pub plugins: Vec<PluginEntry>,
    /// `[compare] cross`: whether documents are compared with each other at all.
    pub cross: Option<bool>,
    /// `[compare] together`: whether all documents of a run are compared.
    pub together: Option<bool>,
    /// `sources`: what every document is held against that no pairing names.
    pub sources: Vec<PathEntry>,
    /// `[[against]]`, in order; the last one that names a document holds for it.
    pub against: Vec<Pairing>,
}

/// What the command line says over the files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Overrides {
    /// `--profile`.
    pub profile: Option<String>,
    /// `--select`, as rule names.
    pub select: Option<Vec<&'static str>>,
    /// `--ignore`, as rule names.
    pub ignore: Vec<&'static str>,
    /// `--as-of`.
    pub as_of: Option<DocDate>,
    /// `--fail-on`.
    pub fail_on: Option<Level>,
}

impl ConfigFile {
    /// Reads the text of a file. What is in order is kept, whatever else is wrong; problems are sorted by place.
    pub fn read(text: &str, registry: &Registry) -> (Self, Vec<ConfigProblem>) {
        Self::read_section(text, &[], registry)
    }

    /// Reads a table of a file that belongs to another program, such as `[tool.factlint]`; `section` is its keys. A file
    /// without that table says nothing.
    pub fn read_section(text: &str, section: &[&str], registry: &Registry) -> (Self, Vec<ConfigProblem>) {
        reader::read(text, section, registry)
    }

    /// This file over one that it extends. Of that one the settings of rules hold, and how documents are compared; what
    /// it says of files and folders is about its own.
    #[must_use]
    pub fn over(mut self, base: Self) -> Self {
        // Whoever chooses the rules anew chooses them all.
        if self.select.is_none() {
            self.select = base.select;
            self.ignore.extend(base.ignore);
        }
        let mut rules = base.rules;
        rules.append(&mut self.rules);
        Self {
            profile: self.profile.or(base.profile),
            fail_on: self.fail_on.or(base.fail_on),
            as_of: self.as_of.or(base.as_of),
            cross: self.cross.or(base.cross),
            together: self.together.or(base.together),
            rules,
            ..self
        }
    }

    /// The settings that the file and the command line make together.
    ///
    /// Rules named in `select` run and no others, those in `ignore` do not, and a level under `[rules]` goes before
    /// both; then the command line does the same over all of this.
    pub fn config(&self, registry: &Registry, overrides: &Overrides) -> Config {
        self.config_with(registry, overrides, &[], &Arc::default())
    }

    /// The same with further owners of rules, such as the closest `rules.toml`, and with pinned facts.
    pub fn config_with(
        &self,
        registry: &Registry,
        overrides: &Overrides,
        owners: &[String],
        pinned: &Arc<Pinned>,
    ) -> Config {
        let mut config = Config {
            pinned: Arc::clone(pinned),
            profile: overrides.profile.clone().or_else(|| self.profile.clone()),
            as_of: overrides.as_of.or(self.as_of),
            fail_on: overrides.fail_on.or(self.fail_on),
            owners: (self.plugins.iter())
                .filter(|plugin| plugin.problem(registry).is_none())
                .map(|plugin| plugin.name.clone())
                .chain(owners.iter().cloned())
                .collect(),
            ..Config::default()
        };
        choose(&mut config, registry, self.select.as_deref(), &self.ignore);
        for setting in &self.rules {
            if let Some(level) = setting.level {
                config.levels.push((setting.rule, level));
            }
            if !setting.options.is_empty() {
                config.options.push((setting.rule, setting.options.clone()));
            }
        }
        choose(&mut config, registry, overrides.select.as_deref(), &overrides.ignore);
        config
    }
}

/// Switches rules on and off.
fn choose(config: &mut Config, registry: &Registry, select: Option<&[&'static str]>, ignore: &[&'static str]) {
    if let Some(select) = select {
        for rule in registry.rules().map(|rule| rule.meta().name) {
            let runs = config.level(registry, rule) != Level::Off;
            match (select.contains(&rule), runs) {
                (true, false) => config.levels.push((rule, on(config, registry, rule))),
                (false, true) => config.levels.push((rule, Level::Off)),
                _ => {}
            }
        }
    }
    config.levels.extend(ignore.iter().map(|&rule| (rule, Level::Off)));
}

/// The level of a rule that was switched on: its own, or `warning` where it is off unless asked for.
fn on(config: &Config, registry: &Registry, rule: &str) -> Level {
    let fresh = Config {
        profile: config.profile.clone(),
        owners: config.owners.clone(),
        ..Config::default()
    };
    match fresh.level(registry, rule) {
        Level::Off => Level::Warning,
        level => level,
    }
}
