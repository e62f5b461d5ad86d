//! What is wrong with plug-ins, at the line of the `factlint.toml` that names one, or else at the document that it was
//! to check.
//!
//! Plug-ins come from the user's store alone: nothing here takes a path, and no setting of the editor or of a folder does.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use factlint_core::config::{ConfigFile, Overrides};
use factlint_core::{Registry, Severity};
use factlint_plugins::{Problems, told_as};

use crate::desk::Desk;
use crate::settings::Problem;

const OFF: &str = "plug-ins are switched off by FACTLINT_NO_PLUGINS, so its rules do not run";

/// The plug-ins behind the rules of a registry.
#[derive(Debug, Clone, Default)]
pub struct Plugins {
    /// What goes wrong with them while their rules run.
    pub problems: Problems,
    /// Whether all are switched off.
    pub off: bool,
}

/// A finding about a plug-in.
#[derive(Debug, Clone)]
pub struct PluginFinding {
    /// Where, and what.
    pub problem: Problem,
    /// How grave it is.
    pub severity: Severity,
}

impl PluginFinding {
    /// What makes two of them the same to a reader.
    pub fn identity(&self) -> (PathBuf, u32, Severity, String) {
        let Problem {
            path, start, message, ..
        } = &self.problem;
        (path.clone(), *start, self.severity, message.clone())
    }
}

/// The findings about plug-ins on all desks.
pub fn findings(
    plugins: &Plugins,
    desks: &mut [Desk],
    registry: &Registry,
    overrides: &Overrides,
) -> Vec<PluginFinding> {
    let wrong = plugins.problems.list();
    let (mut found, mut placed, mut seen) = (Vec::new(), BTreeSet::new(), BTreeSet::new());
    for loaded in desks.iter().flat_map(|desk| desk.settings.files()) {
        for plugin in &loaded.file.plugins {
            let mut problems = Vec::new();
            if plugins.off {
                problems.push((Severity::Info, OFF.to_owned()));
            } else if let Some(message) = plugin.problem(registry) {
                let other = plugin.sha256.is_some() && registry.plugin_hash(&plugin.name).is_some();
                problems.push((if other { Severity::Warning } else { Severity::Info }, message));
            }
            if placed.insert(plugin.name.clone()) {
                let ours = wrong.iter().filter(|problem| problem.origin == plugin.name);
                problems.extend(ours.map(|problem| (problem.severity, problem.message.clone())));
            }
            for (severity, message) in problems {
                let problem = loaded.problem(plugin.span.start, plugin.span.end, message);
                let finding = told_as(severity, &loaded.file, overrides)
                    .zip(problem)
                    .map(|(severity, problem)| PluginFinding { problem, severity });
                // Folders within folders share files.
                found.extend(finding.filter(|finding| seen.insert(finding.identity())));
            }
        }
    }
    for problem in wrong.iter().filter(|problem| !placed.contains(&problem.origin)) {
        let place = desks.iter_mut().find_map(|desk| desk.place(&problem.document));
        if let (Some((path, text)), Some(severity)) =
            (place, told_as(problem.severity, &ConfigFile::default(), overrides))
        {
            let message = format!("{}: {}", problem.origin, problem.message);
            let problem = Problem {
                path,
                text: Arc::clone(&text),
                start: 0,
                end: 0,
                message,
            };
            found.push(PluginFinding { problem, severity });
        }
    }
    found
}
