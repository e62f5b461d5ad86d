//! `factlint config show`: the settings that hold for a file or folder.

use std::io::Write;
use std::path::Path;

use factlint_core::Registry;
use factlint_core::config::Overrides;
use factlint_disk::WalkOptions;

use super::Configurations;
use crate::arguments::ConfigArguments;
use crate::failure::{CLEAN, Failure};

/// Prints the effective settings as TOML.
pub fn run(path: &Path, arguments: &ConfigArguments, registry: &Registry, out: &mut impl Write) -> Result<u8, Failure> {
    let current = WalkOptions::default().current;
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
    if let Some(profile) = &loaded.config.profile {
        writeln!(out, "profile = \"{profile}\"")?;
    }
    writeln!(out, "fail-on = \"{}\"", loaded.config.fail_on().name())?;
    writeln!(out, "\n[rules]")?;
    for meta in registry.rules().map(factlint_core::Rule::meta) {
        let level = loaded.config.level(registry, meta.name);
        let origin = if level == meta.level {
            ""
        } else {
            " # set, or from the profile"
        };
        writeln!(out, "{} = \"{}\"{origin}", meta.name, level.name())?;
    }
    Ok(CLEAN)
}
