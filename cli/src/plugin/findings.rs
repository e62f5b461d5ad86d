//! What is wrong with plug-ins, as findings at the plug-in or at the line that asks for it.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use factlint_core::diagnostic::{Diagnostic, Severity};
use factlint_core::source::{Format, Source};
use factlint_core::workspace::Workspace;
use factlint_plugins::{PLUGIN_FAILURE, told_as};

use super::Plugins;
use crate::failure::Failure;
use crate::settings::Configurations;

const OFF: &str = "plug-ins are switched off by FACTLINT_NO_PLUGINS, so its rules do not run";

/// Adds the findings about plug-ins, and sorts all. What is wrong with a plug-in that a file names stands at that line.
pub fn add(
    findings: &mut Vec<Diagnostic>,
    workspace: &mut Workspace,
    plugins: &Plugins,
    configurations: &mut Configurations<'_>,
) -> Result<(), Failure> {
    let before = findings.len();
    let root = configurations.root()?;
    let mut at = |source: Source, range: Range<u32>, severity, message: String| {
        let source = Arc::new(source);
        let doc = workspace.lay_beside(Arc::clone(&source));
        let identity = message.clone();
        let place = (&source.path, doc, range);
        findings.push(Diagnostic::beside(PLUGIN_FAILURE, severity, place, message, &identity));
    };
    let overrides = configurations.overrides();
    let wrong = plugins.loaded.problems.list();
    let mut placed = BTreeSet::new();
    for loaded in configurations.files() {
        let Some(path) = &loaded.path else { continue };
        for plugin in &loaded.file.plugins {
            let mut problems = Vec::new();
            if plugins.off {
                problems.push((Severity::Info, OFF.to_owned()));
            } else if let Some(message) = plugin.problem(configurations.registry()) {
                let other = plugin.sha256.is_some() && configurations.registry().plugin_hash(&plugin.name).is_some();
                problems.push((if other { Severity::Warning } else { Severity::Info }, message));
            }
            // A failure is told once, however many files name the plug-in.
            if placed.insert(&plugin.name) {
                let ours = wrong.iter().filter(|problem| problem.origin == plugin.name);
                problems.extend(ours.map(|problem| (problem.severity, problem.message.clone())));
            }
            for (severity, message) in problems {
                let Some(severity) = told_as(severity, &loaded.file, overrides) else {
                    continue;
                };
                let source = Source::new(path.as_str(), Arc::clone(&loaded.text), Format::Plain);
                at(
                    source,
                    plugin.span.start as u32..plugin.span.end as u32,
                    severity,
                    message,
                );
            }
        }
    }
    let elsewhere = wrong.iter().filter(|problem| !placed.contains(&problem.origin));
    let elsewhere = elsewhere.map(|problem| (&problem.origin, problem.severity, problem.message.as_str()));
    let refused = plugins.refused.iter().map(|origin| (origin, Severity::Info, OFF));
    for (origin, severity, message) in elsewhere.chain(refused) {
        if let Some(severity) = told_as(severity, &root.file, overrides) {
            at(
                Source::new(origin.as_str(), "", Format::Plain),
                0..0,
                severity,
                message.to_owned(),
            );
        }
    }
    if findings.len() > before {
        findings.sort_by(|a, b| a.order().cmp(&b.order()));
    }
    Ok(())
}
