//! `factlint check`: reads, runs the rules, prints findings.

use std::io::{self, Write};
use std::sync::Arc;

use factlint_core::Severity;
use factlint_core::config::Config;
use factlint_core::rule::Registry;
use factlint_core::workspace::{Change, DocRole, Executor, Settings, Together, Workspace};

use crate::arguments::CheckArguments;
use crate::executor::Threads;
use crate::inputs;
use crate::render;

/// Checks the inputs; the exit status.
pub fn run(arguments: &CheckArguments, registry: Arc<Registry>, out: &mut impl Write) -> io::Result<u8> {
    let threads = Threads::new(arguments.jobs);
    let found = inputs::find(&arguments.paths);
    let together = match (arguments.no_cross, arguments.together) {
        (true, _) => Together::Never,
        (_, true) => Together::All,
        _ => Together::Related,
    };
    let mut workspace = Workspace::new(
        registry,
        Settings {
            together,
            as_of: None,
            incremental: false,
        },
    );
    let config = Arc::new(Config::default());
    for chunk in found.files.chunks(512) {
        let sources = threads.map(chunk, |file| inputs::read(file));
        let changes = sources
            .into_iter()
            .flatten()
            .map(|source| Change::Put {
                source: Arc::new(source),
                config: Arc::clone(&config),
                role: DocRole::Draft,
            })
            .collect();
        workspace.apply(changes, &threads);
    }
    let findings = workspace.findings();
    render::json::print(&workspace, &findings, out)?;
    Ok(if found.failed {
        2
    } else {
        u8::from(findings.iter().any(|finding| finding.severity >= Severity::Warning))
    })
}
