//! `factlint config show`: the settings that hold for a file or folder.

use std::io::Write;
use std::path::Path;

use factlint_core::Registry;
use factlint_core::config::Overrides;
use factlint_core::rule::OptionValue;
use factlint_disk::{FoundSources, WalkOptions};

use super::Configurations;
use crate::arguments::ConfigArguments;
use crate::failure::{CLEAN, Failure};

/// Prints the effective settings as TOML.
pub fn run(path: &Path, arguments: &ConfigArguments, registry: &Registry, out: &mut impl Write) -> Result<u8, Failure> {
    let options = WalkOptions::default();
    let current = options.current.clone();
    let mut configurations = Configurations::new(registry, Overrides::default(), arguments, current.clone())?;
    let loaded = if path.is_dir() {
        configurations.of_folder(current.join(path))?
    } else {
        configurations.of(path)?
    };
    configurations.settle()?;
    let from = loaded
        .path
        .as_deref()
        .unwrap_or("no configuration file: every setting has its default");
    writeln!(out, "# {from}")?;
    for file in &loaded.extended {
        let shown = factlint_disk::shown_path(file, &options.current);
        writeln!(out, "# extends {}", crate::render::escape::line(&shown))?;
    }
    if let Some(profile) = &loaded.config.profile {
        writeln!(out, "profile = \"{profile}\"")?;
    }
    writeln!(out, "fail-on = \"{}\"", loaded.config.fail_on().name())?;
    if let Some(date) = loaded.config.as_of {
        let parts = [date.month, date.day].into_iter().filter(|&part| part > 0);
        write!(out, "as-of = \"{:04}", date.year)?;
        for part in parts {
            write!(out, "-{part:02}")?;
        }
        writeln!(out, "\"")?;
    }
    if !loaded.config.pinned.facts.is_empty() {
        writeln!(out, "facts = {:?}", loaded.config.pinned.path)?;
    }
    for (key, patterns) in [("exclude", &loaded.file.exclude), ("include", &loaded.file.include)] {
        if !patterns.is_empty() {
            writeln!(out, "{key} = {patterns:?}")?;
        }
    }
    let held = if path.is_dir() {
        Ok(Vec::new())
    } else {
        crate::sources::of(path, &mut FoundSources::default(), &mut configurations, &options)?
    };
    let held = held.map_err(Failure::Usage)?;
    if !held.is_empty() {
        // The files that hold for this document, from the current folder, whichever table they come from.
        let lines: Vec<String> = held.iter().map(|path| format!("    {path:?},\n")).collect();
        writeln!(out, "sources = [\n{}]", lines.concat())?;
    }
    writeln!(out, "\n[rules]")?;
    for meta in registry.rules().map(factlint_core::Rule::meta) {
        let level = loaded.config.level(registry, meta.name);
        let mut pairs = vec![format!("level = \"{}\"", level.name())];
        let set = loaded.config.options(meta);
        pairs.extend(set.iter().map(|(name, value)| format!("{name} = {}", toml(value))));
        let origin = if level == meta.level {
            ""
        } else {
            " # not the rule's own level"
        };
        writeln!(out, "{} = {{ {} }}{origin}", meta.name, pairs.join(", "))?;
    }
    Ok(CLEAN)
}

/// The value of an option as TOML.
fn toml(value: &OptionValue) -> String {
    match value {
        OptionValue::Bool(flag) => flag.to_string(),
        OptionValue::Integer(number) => number.to_string(),
        OptionValue::Text(text) => format!("{text:?}"),
        OptionValue::List(texts) => format!("{texts:?}"),
    }
}
