//! What one `factlint.toml` says, and what it means for a document.

use std::collections::BTreeMap;
use std::ops::Range;

use super::trace::{Trace, settle};
use super::{Config, reader};
use crate::document::DocDate;
use crate::rule::{Level, OptionTable, Registry};

/// Where a setting stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct At {
    /// The file: 0, or how far it lies in the row of files that each extend the next.
    pub file: u16,
    /// First byte of its key or value.
    pub start: u32,
}

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
    /// Where the rule, or the family that it belongs to, is named.
    pub at: At,
    /// Where level and options stand, if each has a key of its own.
    pub places: BTreeMap<String, At>,
}

/// Documents that are compared with each other whatever they share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Circle {
    /// Pattern of their paths, in the syntax of `.gitignore`, relative to the folder of the file that says so.
    pub pattern: String,
    /// Where it stands.
    pub at: At,
}

/// `[[overrides]]`: settings for some paths.
#[derive(Debug, Clone, PartialEq)]
pub struct PathSettings {
    /// `paths`: patterns in the syntax of `.gitignore`, relative to the folder of the file that says so.
    pub paths: Vec<String>,
    /// Where the table stands.
    pub at: At,
    /// What holds for them: profile, levels and options of rules, `fail-on`, `as-of`; the rest is empty.
    pub settings: ConfigFile,
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
    /// `[compare] together`, as patterns: documents that one of them matches are compared with each other, and those of
    /// different patterns are not.
    pub circles: Vec<Circle>,
    /// `[[overrides]]`, in order; the last one that matches a document and sets something holds.
    pub overrides: Vec<PathSettings>,
    /// Where keys stand; those in `[compare]` by their own names.
    pub places: BTreeMap<&'static str, At>,
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
        reader::read(text, section, 0, registry)
    }

    /// The same for a file that others extend; `number` says how far it lies in the row of them.
    pub fn read_extended(text: &str, section: &[&str], number: u16, registry: &Registry) -> (Self, Vec<ConfigProblem>) {
        reader::read(text, section, number, registry)
    }

    /// This file over one that it extends. Of that one the settings of rules hold, and how documents are compared; what
    /// it says of files and folders is about its own.
    #[must_use]
    pub fn over(mut self, base: Self) -> Self {
        let mut inherited = vec!["profile", "fail-on", "as-of", "cross", "together"];
        // Whoever chooses the rules anew chooses them all.
        if self.select.is_none() {
            self.select = base.select;
            self.ignore.extend(base.ignore);
            inherited.extend(["select", "ignore"]);
        }
        // Patterns and yes or no are one setting.
        if !self.places.contains_key("together") {
            self.together = base.together;
            self.circles = base.circles;
        }
        for key in inherited {
            if let (false, Some(&at)) = (self.places.contains_key(key), base.places.get(key)) {
                self.places.insert(key, at);
            }
        }
        let mut rules = base.rules;
        rules.append(&mut self.rules);
        let mut overrides = base.overrides;
        overrides.append(&mut self.overrides);
        Self {
            profile: self.profile.or(base.profile),
            fail_on: self.fail_on.or(base.fail_on),
            as_of: self.as_of.or(base.as_of),
            cross: self.cross.or(base.cross),
            rules,
            overrides,
            ..self
        }
    }

    /// The settings that the file and the command line make together, for a document that no override matches.
    ///
    /// Rules named in `select` run and no others, those in `ignore` do not, and a level under `[rules]` goes before
    /// both; then the overrides do the same over all of this, and then the command line.
    pub fn config(&self, registry: &Registry, overrides: &Overrides) -> Config {
        self.config_with(registry, overrides, &[], &[]).0
    }

    /// The same for a document that the overrides of these numbers match, with further owners of rules, such as the
    /// closest `rules.toml`; and where each setting comes from.
    pub fn config_with(
        &self,
        registry: &Registry,
        overrides: &Overrides,
        matching: &[usize],
        owners: &[String],
    ) -> (Config, Trace) {
        let matching = matching.iter().filter_map(|&number| self.overrides.get(number));
        let layers: Vec<&Self> = std::iter::once(self)
            .chain(matching.map(|matching| &matching.settings))
            .collect();
        settle(&layers, registry, overrides, owners)
    }
}
