//! What came of a run: the findings that count, and those that something keeps quiet.

use std::collections::BTreeSet;
use std::path::Path;

use factlint_core::diagnostic::Diagnostic;
use factlint_core::workspace::Workspace;

use crate::baseline::{Baseline, Matches};
use crate::changes::Changes;
use crate::failure::Failure;
use crate::render::positions::Positions;
use crate::session::Session;
use crate::settings::Configurations;

/// Findings, sorted out.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Those that count, in the order of output.
    pub findings: Vec<Diagnostic>,
    /// For each of `findings`, whether it makes the run fail.
    pub failing: Vec<bool>,
    /// Those that a comment or a baseline silences.
    pub silenced: Vec<Silenced>,
    /// What was left to a baseline, if there is one.
    pub known: Option<Known>,
    /// Number of findings on lines that did not change, if only changed lines count.
    pub unchanged: Option<usize>,
    /// Number of findings that were settled by changes, if changes were asked for.
    pub fixed: Option<usize>,
}

/// What a baseline took away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// Number of findings that it knows.
    pub found: usize,
    /// Number of known findings that are gone.
    pub gone: usize,
}

/// A finding that does not count.
#[derive(Debug, Clone)]
pub struct Silenced {
    /// The finding.
    pub finding: Diagnostic,
    /// Who silences it.
    pub by: Silencer,
    /// Why, as somebody wrote it; empty where nobody did.
    pub reason: String,
}

/// What silences a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Silencer {
    /// A comment, or front matter.
    Comment,
    /// A baseline.
    Baseline,
}

impl Outcome {
    /// The findings of a workspace.
    pub fn of(workspace: &Workspace) -> Self {
        let silenced = workspace.silenced().into_iter().map(|silenced| Silenced {
            finding: silenced.finding,
            by: Silencer::Comment,
            reason: silenced.reason,
        });
        Self {
            findings: workspace.findings(),
            failing: Vec::new(),
            silenced: silenced.collect(),
            known: None,
            unchanged: None,
            fixed: None,
        }
    }

    /// Leaves known findings to a baseline.
    pub fn leave_to(&mut self, baseline: &Baseline, session: &Session<'_>) {
        let matches = matched(baseline, session, &self.findings);
        let (known, new): (Vec<_>, Vec<_>) = std::mem::take(&mut self.findings)
            .into_iter()
            .zip(matches.known.iter().copied())
            .partition(|(_, known)| *known);
        self.findings = new.into_iter().map(|(finding, _)| finding).collect();
        self.known = Some(Known {
            found: known.len(),
            gone: matches.stale(),
        });
        self.silenced.extend(known.into_iter().map(|(finding, _)| Silenced {
            finding,
            by: Silencer::Baseline,
            reason: "known from the baseline".to_owned(),
        }));
    }

    /// Takes the findings with these numbers as settled.
    pub fn settle(&mut self, numbers: &BTreeSet<usize>) {
        let findings = std::mem::take(&mut self.findings).into_iter().enumerate();
        self.findings = findings
            .filter(|(number, _)| !numbers.contains(number))
            .map(|(_, finding)| finding)
            .collect();
        self.fixed = Some(numbers.len());
    }

    /// Keeps the findings of which any place lies on a changed line.
    pub fn keep_changed(&mut self, changes: &Changes, workspace: &Workspace) {
        let positions = Positions::of(workspace, self.findings.iter());
        let before = self.findings.len();
        self.findings.retain(|finding| {
            let labels = finding.labels.iter().map(|label| &label.place);
            labels.chain([&finding.place]).any(|place| {
                let (start, end) = positions.find(place);
                // A place that ends with its line ends at the start of the next one.
                let last = if end.column == 1 && end.line > start.line {
                    end.line - 1
                } else {
                    end.line
                };
                changes.touch(&place.path, start.line, last)
            })
        });
        self.unchanged = Some(before - self.findings.len());
    }

    /// Decides which findings make the run fail.
    pub fn judge(&mut self, configurations: &mut Configurations<'_>) -> Result<(), Failure> {
        let judged = self.findings.iter().map(|finding| {
            let config = &configurations.of(Path::new(&*finding.place.path))?.config;
            let level = config.fail_on().severity();
            Ok(level.is_some_and(|level| finding.severity >= level))
        });
        self.failing = judged.collect::<Result<_, Failure>>()?;
        Ok(())
    }

    /// Whether any finding makes the run fail.
    pub fn fails(&self) -> bool {
        self.failing.contains(&true)
    }
}

/// What a baseline says of findings, by what lies on disk now.
pub fn matched(baseline: &Baseline, session: &Session<'_>, findings: &[Diagnostic]) -> Matches {
    let left_alone = |path: &str| left_alone(path, session);
    baseline.matches(&session.workspace, findings, is_there, left_alone)
}

/// Whether there is a file that a run did not read.
pub fn left_alone(path: &str, session: &Session<'_>) -> bool {
    session.workspace.find(path).is_none() && is_there(path)
}

fn is_there(path: &str) -> bool {
    factlint_disk::stamp(Path::new(path)).is_some()
}
