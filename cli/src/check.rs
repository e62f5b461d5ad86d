//! `factlint check`: reads, runs the rules, prints findings.

use std::io::{self, Write};
use std::sync::Arc;

use factlint_core::Severity;
use factlint_core::config::Config;
use factlint_core::rule::Registry;
use factlint_core::workspace::{Change, DocRole, Settings, Together, Workspace};

use crate::arguments::CheckArguments;
use crate::executor::Threads;
use crate::inputs::Inputs;
use crate::render;

/// Checks the inputs; the exit status.
pub fn run(arguments: &CheckArguments, registry: Arc<Registry>, out: &mut impl Write) -> io::Result<u8> {
    let threads = Threads::new(arguments.jobs);
    let mut inputs = Inputs::find(&arguments.paths, None, &factlint_disk::WalkOptions::default())?;
    let together = match (arguments.no_cross, arguments.together) {
        (true, _) => Together::Never,
        (_, true) => Together::All,
        _ => Together::Related,
    };
    let config = Arc::new(Config::default());
    let mut workspace = Workspace::new(
        registry,
        Settings {
            together,
            root: Arc::clone(&config),
            ..Settings::default()
        },
    );
    inputs.read(&threads, |batch| {
        let changes = batch.into_iter().map(|read| Change::Put {
            source: read.source,
            config: Arc::clone(&config),
            role: DocRole::Draft,
        });
        workspace.apply(changes.collect(), &threads);
        Ok(())
    })?;
    workspace.finish(&threads);
    let findings = workspace.findings();
    render::json::print(&workspace, &findings, out)?;
    Ok(if !inputs.errors.is_empty() {
        2
    } else {
        u8::from(findings.iter().any(|finding| finding.severity >= Severity::Warning))
    })
}
