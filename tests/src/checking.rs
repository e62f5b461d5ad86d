//! Checks texts that are in memory, with every rule that ships and on several threads.

use std::sync::Arc;

use factlint_core::workspace::Executor;
use factlint_core::{Diagnostic, Registry};

pub use factlint_specs::checking::{Finding, Run, Text, check, configuration, pinned, workspace_of};

/// Every rule that ships.
pub fn registry() -> Arc<Registry> {
    Arc::new(factlint_rules::registry())
}

/// An executor of several threads, as the command line has.
#[derive(Debug, Clone, Copy)]
pub struct Parallel;

impl Executor for Parallel {
    fn map<T: Sync, R: Send>(&self, items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
        use rayon::prelude::*;
        items.par_iter().map(&work).collect()
    }
}

/// Findings as lines that do not depend on the numbers of documents.
pub fn described(found: &[Diagnostic]) -> Vec<String> {
    let place = |place: &factlint_core::diagnostic::Place| {
        let span = place.span;
        format!("{}:{}-{}", place.path, span.start(), span.end())
    };
    found
        .iter()
        .map(|finding| {
            let labels: Vec<_> = finding
                .labels
                .iter()
                .map(|label| format!("{} {}", place(&label.place), label.text))
                .collect();
            format!(
                "{} {} {}: {} {labels:?} {:?} {}",
                place(&finding.place),
                finding.severity.name(),
                finding.rule,
                finding.message,
                finding.notes,
                finding.fingerprint
            )
        })
        .collect()
}
