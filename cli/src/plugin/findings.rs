//! What is wrong with plug-ins, as findings at the plug-in or at the line that asks for it.

use std::sync::Arc;

use factlint_core::diagnostic::{Diagnostic, Severity};
use factlint_core::source::{Format, Source};
use factlint_core::workspace::Workspace;
use factlint_plugins::PLUGIN_FAILURE;

use super::Plugins;
use crate::settings::Configurations;

const OFF: &str = "plug-ins are switched off by FACTLINT_NO_PLUGINS, so its rules do not run";

/// Adds the findings about plug-ins, and sorts all.
pub fn add(
    findings: &mut Vec<Diagnostic>,
    workspace: &mut Workspace,
    plugins: &Plugins,
    configurations: &Configurations<'_>,
) {
    let before = findings.len();
    let mut at = |source: Source, range: std::ops::Range<u32>, severity, message: String| {
        let source = Arc::new(source);
        let doc = workspace.lay_beside(Arc::clone(&source));
        let identity = message.clone();
        let place = (&source.path, doc, range);
        findings.push(Diagnostic::beside(PLUGIN_FAILURE, severity, place, message, &identity));
    };
    for problem in plugins.loaded.problems.list() {
        let source = Source::new(problem.origin.as_str(), "", Format::Plain);
        at(source, 0..0, problem.severity, problem.message);
    }
    for origin in &plugins.refused {
        at(
            Source::new(origin.as_str(), "", Format::Plain),
            0..0,
            Severity::Info,
            OFF.to_owned(),
        );
    }
    for loaded in configurations.files() {
        let Some(path) = &loaded.path else { continue };
        for plugin in &loaded.file.plugins {
            let problem = if plugins.off {
                Some((Severity::Info, OFF.to_owned()))
            } else {
                let severity =
                    if plugin.sha256.is_some() && configurations.registry().plugin_hash(&plugin.name).is_some() {
                        Severity::Warning
                    } else {
                        Severity::Info
                    };
                plugin
                    .problem(configurations.registry())
                    .map(|message| (severity, message))
            };
            if let Some((severity, message)) = problem {
                let source = Source::new(path.as_str(), Arc::clone(&loaded.text), Format::Plain);
                let range = plugin.span.start as u32..plugin.span.end as u32;
                at(source, range, severity, message);
            }
        }
    }
    if findings.len() > before {
        findings.sort_by(|a, b| a.order().cmp(&b.order()));
    }
}
