//! What is to be seen of a document: pushed to an editor that asks for nothing, kept for one that does.

use std::sync::OnceLock;

use tower_lsp::lsp_types::{Diagnostic, PublishDiagnosticsParams};

use factlint_core::hash;

use super::State;
use crate::convert;
use crate::key::Key;
use crate::options::ClosedFiles;
use crate::speaker::Outgoing;

/// What is to be seen of a document.
#[derive(Debug)]
pub(super) struct Report {
    /// The editor's number of the text; none where the text is the file's.
    pub version: Option<i32>,
    /// The findings.
    pub diagnostics: Vec<Diagnostic>,
    id: OnceLock<String>,
}

impl Report {
    /// What is to be seen of a text with a version.
    pub fn new(version: Option<i32>, diagnostics: Vec<Diagnostic>) -> Self {
        Self {
            version,
            diagnostics,
            id: OnceLock::new(),
        }
    }

    /// The result's identity: equal findings have equal ones, so a report that did not change is known without a
    /// memory of who was told what.
    pub fn id(&self) -> &str {
        self.id.get_or_init(|| {
            let text = serde_json::to_string(&self.diagnostics).unwrap_or_default();
            format!("{:016x}", hash::of_str(&text))
        })
    }
}

impl State {
    /// Brings what is to be seen of a document up to date, and says it to an editor that does not ask. Whether it is
    /// news.
    pub(super) fn publish(&mut self, key: &Key) -> bool {
        let report = self.report(key);
        let open = self.buffers.contains_key(key);
        let news = match self.published.get(key) {
            Some(said) => said.diagnostics != report.diagnostics,
            None => open || !report.diagnostics.is_empty(),
        };
        let Some(uri) = self.uri(key) else { return false };
        self.pulls.changed |= news;
        let said = (news && !self.client.pulls).then(|| PublishDiagnosticsParams {
            uri,
            diagnostics: report.diagnostics.clone(),
            version: report.version,
        });
        if !open && report.diagnostics.is_empty() {
            self.published.remove(key);
        } else {
            self.published.insert(key.clone(), report);
        }
        if let Some(params) = said {
            self.say(Outgoing::Publish(params));
        }
        news
    }

    /// What is to be seen of a document, as it was checked last.
    pub(super) fn report(&self, key: &Key) -> Report {
        let address = |key: &Key| self.uri(key);
        let is_open = |key: &Key| self.buffers.contains_key(key);
        let all = is_open(key) || self.options.closed_files == ClosedFiles::All;
        let related = self.options.closed_files == ClosedFiles::Related;
        let mut diagnostics = Vec::new();
        if let Some(view) = self.views.get(key) {
            let shown = view
                .findings
                .iter()
                .filter(|found| all || (related && found.points_at(is_open)));
            diagnostics.extend(shown.map(|found| convert::diagnostic(view, found, self.client, &address)));
        }
        if let Some(path) = key.path() {
            let problems = self.problems.iter().filter(|problem| problem.path == path);
            diagnostics.extend(problems.map(|problem| convert::problem(problem, self.client.units)));
            let plugins = self.plugins.iter().filter(|finding| finding.problem.path == path);
            diagnostics.extend(plugins.map(|finding| convert::plugin(finding, self.client.units)));
        }
        Report::new(self.buffers.get(key).map(|buffer| buffer.version), diagnostics)
    }

    /// Brings closed documents up to date that have to do with one that was opened or closed.
    pub(super) fn refresh_related(&mut self, key: &Key) {
        let related = (self.views.iter())
            .filter(|(other, view)| !self.buffers.contains_key(other) && view.points_at(|pointed| pointed == key));
        let related: Vec<Key> = related.map(|(other, _)| other.clone()).collect();
        for other in related {
            self.news_elsewhere |= self.publish(&other);
        }
    }
}
