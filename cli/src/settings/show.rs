//! `factlint config show`: the settings that hold for a file or folder, and where each of them comes from.

use std::io::{self, Write};
use std::path::Path;

use factlint_core::config::{Origin, Overrides};
use factlint_core::document::DocDate;
use factlint_core::rule::{OptionValue, Registry, RuleMeta};
use factlint_disk::{FoundSources, WalkOptions};

use super::{Configurations, Loaded};
use crate::arguments::ConfigArguments;
use crate::failure::{CLEAN, Failure};
use crate::render::escape;

/// Prints the effective settings as TOML, with the origin of each behind it.
pub fn run(
    path: &Path,
    arguments: &ConfigArguments,
    overrides: Overrides,
    registry: &Registry,
    out: &mut impl Write,
) -> Result<u8, Failure> {
    let options = WalkOptions::default();
    let current = options.current.clone();
    let mut configurations = Configurations::new(registry, overrides, arguments, current.clone())?;
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
    writeln!(out, "# {}", escape::line(from))?;
    for file in loaded.layers.iter().skip(1) {
        writeln!(out, "# extends {}", escape::line(&file.path))?;
    }
    files(&loaded, out)?;
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
    compare(&loaded, out)?;
    writeln!(out, "\n[rules]")?;
    for meta in registry.rules().map(factlint_core::Rule::meta) {
        rule(&loaded, registry, meta, out)?;
    }
    Ok(CLEAN)
}

/// What is no rule's.
fn files(loaded: &Loaded, out: &mut impl Write) -> io::Result<()> {
    let (config, trace) = (&loaded.config, &loaded.trace);
    if let Some(profile) = &config.profile {
        writeln!(out, "profile = {profile:?} # {}", told(loaded, trace.profile))?;
    }
    let level = config.fail_on().name();
    writeln!(out, "fail-on = {level:?} # {}", told(loaded, trace.fail_on))?;
    if let Some(date) = config.as_of {
        writeln!(out, "as-of = {:?} # {}", printed(date), told(loaded, trace.as_of))?;
    }
    if !config.pinned.facts.is_empty() {
        let origin = at_key(loaded, "facts").unwrap_or_else(|| "the closest facts.toml".to_owned());
        writeln!(out, "facts = {:?} # {origin}", config.pinned.path)?;
    }
    let plugins: Vec<&str> = (loaded.file.plugins.iter())
        .map(|plugin| plugin.name.as_str())
        .filter(|name| config.owners.iter().any(|owner| owner == name))
        .collect();
    if !plugins.is_empty() {
        writeln!(out, "plugins = {plugins:?} # {}", key(loaded, "plugins"))?;
    }
    for (name, patterns) in [("exclude", &loaded.file.exclude), ("include", &loaded.file.include)] {
        if !patterns.is_empty() {
            writeln!(out, "{name} = {patterns:?} # {}", key(loaded, name))?;
        }
    }
    Ok(())
}

/// Which documents are compared, where a file says so.
fn compare(loaded: &Loaded, out: &mut impl Write) -> io::Result<()> {
    let file = &loaded.file;
    if file.cross.is_none() && file.together.is_none() && file.circles.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n[compare]")?;
    if let Some(cross) = file.cross {
        writeln!(out, "cross = {cross} # {}", key(loaded, "cross"))?;
    }
    if let Some(together) = file.together {
        writeln!(out, "together = {together} # {}", key(loaded, "together"))?;
    } else if !file.circles.is_empty() {
        let patterns: Vec<&str> = file.circles.iter().map(|circle| circle.pattern.as_str()).collect();
        writeln!(out, "together = {patterns:?} # {}", key(loaded, "together"))?;
    }
    Ok(())
}

fn rule(loaded: &Loaded, registry: &Registry, meta: &'static RuleMeta, out: &mut impl Write) -> io::Result<()> {
    let (config, trace) = (&loaded.config, &loaded.trace);
    let level = config.level(registry, meta.name);
    let mut pairs = vec![format!("level = \"{}\"", level.name())];
    let mut origins = vec![told(loaded, trace.level(config, meta))];
    for (name, value) in &config.options(meta) {
        pairs.push(format!("{name} = {}", toml(value)));
        let origin = told(loaded, trace.option(config, meta, name));
        if !origins.contains(&origin) {
            origins.push(format!("{name}: {origin}"));
        }
    }
    let (pairs, origins) = (pairs.join(", "), origins.join(", "));
    writeln!(out, "{} = {{ {pairs} }} # {origins}", meta.name)
}

/// Where a setting comes from, in words.
fn told(loaded: &Loaded, origin: Origin) -> String {
    match origin {
        Origin::Default => "default".to_owned(),
        Origin::Profile => "profile".to_owned(),
        Origin::CommandLine => "command line".to_owned(),
        Origin::File(at) => {
            let line = loaded.line(at).unwrap_or_default();
            escape::line(&line).into_owned()
        }
    }
}

/// Where a key of a file stands.
fn at_key(loaded: &Loaded, key: &str) -> Option<String> {
    let at = *loaded.file.places.get(key)?;
    Some(told(loaded, Origin::File(at)))
}

fn key(loaded: &Loaded, key: &str) -> String {
    at_key(loaded, key).unwrap_or_else(|| "default".to_owned())
}

/// A date with what is known of it.
fn printed(date: DocDate) -> String {
    let parts = [date.month, date.day].into_iter().filter(|&part| part > 0);
    let rest: Vec<String> = parts.map(|part| format!("-{part:02}")).collect();
    format!("{:04}{}", date.year, rest.concat())
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
