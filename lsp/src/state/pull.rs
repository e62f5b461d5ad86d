//! What an editor asks about findings: of one document, and of all.
//!
//! The report of a document waits for the check of its text. The report of all waits until there is news: until then
//! the request stays open, as the protocol wants it ("the request can be long-running", LSP 3.17, Workspace
//! Diagnostics).

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::time::{Duration, Instant};

use tokio::sync::oneshot;
use tower_lsp::lsp_types::{
    DocumentDiagnosticParams, DocumentDiagnosticReport, DocumentDiagnosticReportKind, DocumentDiagnosticReportResult,
    FullDocumentDiagnosticReport, NumberOrString, RelatedFullDocumentDiagnosticReport,
    RelatedUnchangedDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport, Url, WorkspaceDiagnosticParams,
    WorkspaceDiagnosticReport, WorkspaceDiagnosticReportPartialResult, WorkspaceDiagnosticReportResult,
    WorkspaceDocumentDiagnosticReport, WorkspaceFullDocumentDiagnosticReport,
    WorkspaceUnchangedDocumentDiagnosticReport,
};

use super::State;
use super::publish::Report;
use crate::key::Key;
use crate::speaker::{Outgoing, PartialReport};

/// Documents in one part of a report that is sent bit by bit.
const PART: usize = 64;

/// Time between two calls to ask again, while a folder is read.
const BETWEEN_REFRESHES: Duration = Duration::from_millis(500);

/// What is asked about one document.
pub struct DocumentPull {
    /// The question.
    pub params: DocumentDiagnosticParams,
    /// Who waits for the answer.
    pub answer: oneshot::Sender<DocumentDiagnosticReportResult>,
}

/// What is asked about all documents.
pub struct WorkspacePull {
    /// The question.
    pub params: WorkspaceDiagnosticParams,
    /// Who waits for the answer.
    pub answer: oneshot::Sender<WorkspaceDiagnosticReportResult>,
}

/// A question about one document that waits for the check of everything that was written before it.
struct Waiting {
    pull: DocumentPull,
    revision: u64,
}

/// A question about all documents that waits for news.
struct Poll {
    /// What the editor knows: its address of a document, and the result that it has.
    known: BTreeMap<Key, (Url, String)>,
    /// What it was told since.
    told: BTreeSet<Key>,
    /// Where parts of the report go.
    token: Option<NumberOrString>,
    /// Whether it knows nothing yet, so that nothing is news, too.
    first: bool,
    answer: oneshot::Sender<WorkspaceDiagnosticReportResult>,
}

/// Questions that wait, and what editors have to be told about them.
#[derive(Default)]
pub(super) struct Pulls {
    documents: Vec<Waiting>,
    polls: Vec<Poll>,
    /// Whether what polls wait for may have come.
    pub changed: bool,
    /// Other documents that went with the last report of a document.
    related: BTreeMap<Key, BTreeSet<Key>>,
    refreshed: Option<Instant>,
}

impl State {
    /// Takes a question about one document.
    pub(super) fn pull(&mut self, pull: DocumentPull) {
        self.pulls.documents.push(Waiting {
            pull,
            revision: self.revision,
        });
        self.answer_pulls();
    }

    /// Takes a question about all documents.
    pub(super) fn pull_all(&mut self, pull: WorkspacePull) {
        let known = (pull.params.previous_result_ids.into_iter())
            .map(|known| (Key::of(&known.uri), (known.uri, known.value)))
            .collect::<BTreeMap<_, _>>();
        self.pulls.changed = true;
        self.pulls.polls.push(Poll {
            first: known.is_empty(),
            known,
            told: BTreeSet::new(),
            token: pull.params.partial_result_params.partial_result_token,
            answer: pull.answer,
        });
    }

    /// Answers what can be answered about single documents.
    pub(super) fn answer_pulls(&mut self) {
        for waiting in std::mem::take(&mut self.pulls.documents) {
            if waiting.pull.answer.is_closed() {
                continue;
            }
            let key = Key::of(&waiting.pull.params.text_document.uri);
            let begun = !self.setup && !self.setting_up;
            if !begun || self.checked_revision < waiting.revision || !self.is_current(&key) {
                self.pulls.documents.push(waiting);
                continue;
            }
            let DocumentPull { params, answer } = waiting.pull;
            let report = self.document_report(&key, params.previous_result_id.as_deref());
            // Whoever asked may have gone meanwhile.
            let _ = answer.send(DocumentDiagnosticReportResult::Report(report));
        }
    }

    /// Whether what was checked is what the editor shows.
    fn is_current(&self, key: &Key) -> bool {
        let Some(buffer) = self.buffers.get(key).filter(|buffer| buffer.format.is_some()) else {
            return true;
        };
        let current = Some(buffer.revision);
        self.failed.get(key) == Some(&current) || self.views.get(key).is_some_and(|view| view.revision == current)
    }

    fn document_report(&mut self, key: &Key, previous: Option<&str>) -> DocumentDiagnosticReport {
        let related_documents = self.client.related_reports.then(|| self.related_reports(key));
        let related_documents = related_documents.filter(|related| !related.is_empty());
        match part(self.report(key), previous) {
            DocumentDiagnosticReportKind::Full(report) => {
                DocumentDiagnosticReport::Full(RelatedFullDocumentDiagnosticReport {
                    related_documents,
                    full_document_diagnostic_report: report,
                })
            }
            DocumentDiagnosticReportKind::Unchanged(report) => {
                DocumentDiagnosticReport::Unchanged(RelatedUnchangedDocumentDiagnosticReport {
                    related_documents,
                    unchanged_document_diagnostic_report: report,
                })
            }
        }
    }

    /// The reports of the documents that the findings of one point at, and of those that went with it before.
    fn related_reports(&mut self, key: &Key) -> HashMap<Url, DocumentDiagnosticReportKind> {
        let view = self.views.get(key);
        let others = view.into_iter().flat_map(|view| view.findings.iter());
        let others: BTreeSet<Key> = (others.flat_map(|found| found.others.iter().flatten()))
            .map(|other| other.key.clone())
            .filter(|other| other != key)
            .collect();
        let before = self.pulls.related.remove(key).unwrap_or_default();
        let all = before.union(&others).filter(|other| self.is_current(other));
        let reports = all.filter_map(|other| Some((self.uri(other)?, part(self.report(other), None))));
        let reports = reports.collect();
        if !others.is_empty() {
            self.pulls.related.insert(key.clone(), others);
        }
        reports
    }

    /// Tells those who ask about all documents what is new, if something is; who knows all waits on.
    pub(super) fn answer_polls(&mut self) {
        if !self.pulls.changed || self.setup || self.setting_up || !self.ready {
            return;
        }
        self.pulls.changed = false;
        let idle = self.is_idle();
        let mut polls = std::mem::take(&mut self.pulls.polls);
        polls.retain(|poll| !poll.answer.is_closed());
        if polls.is_empty() {
            return;
        }
        let reports = self.published.iter().filter(|(key, _)| self.is_current(key));
        let reports: Vec<(&Key, &Report)> = reports.collect();
        for mut poll in polls {
            if !idle && poll.token.is_none() {
                self.pulls.polls.push(poll);
                continue;
            }
            let mut items = self.news(&mut poll, &reports);
            let done = idle && (poll.first || !poll.told.is_empty());
            if done {
                items.extend(self.no_news(&poll));
            }
            if let Some(token) = &poll.token {
                while !items.is_empty() {
                    let rest = items.split_off(PART.min(items.len()));
                    let value = WorkspaceDiagnosticReportPartialResult { items };
                    self.say(Outgoing::Part(PartialReport {
                        token: token.clone(),
                        value,
                    }));
                    items = rest;
                }
            }
            if done {
                let report = WorkspaceDiagnosticReportResult::Report(WorkspaceDiagnosticReport { items });
                self.say(Outgoing::Answer(poll.answer, report));
            } else {
                self.pulls.polls.push(poll);
            }
        }
    }

    /// What an editor does not know yet; it counts as known then.
    fn news(&self, poll: &mut Poll, reports: &[(&Key, &Report)]) -> Vec<WorkspaceDocumentDiagnosticReport> {
        let mut items = Vec::new();
        let nothing = Report::new(None, Vec::new());
        let mut tell = |poll: &mut Poll, key: &Key, report: &Report| {
            let id = report.id();
            let known = poll.known.get(key);
            let uri = known.map(|(uri, _)| uri.clone()).or_else(|| self.uri(key));
            let Some(uri) = uri.filter(|_| known.is_none_or(|(_, known)| known != id)) else {
                return;
            };
            items.push(WorkspaceDocumentDiagnosticReport::Full(
                WorkspaceFullDocumentDiagnosticReport {
                    uri: uri.clone(),
                    version: report.version.map(i64::from),
                    full_document_diagnostic_report: FullDocumentDiagnosticReport {
                        result_id: Some(id.to_owned()),
                        items: report.diagnostics.clone(),
                    },
                },
            ));
            poll.known.insert(key.clone(), (uri, id.to_owned()));
            poll.told.insert(key.clone());
        };
        for (key, report) in reports {
            tell(poll, key, report);
        }
        let gone = poll.known.keys().filter(|key| !self.published.contains_key(key));
        for key in gone.cloned().collect::<Vec<Key>>() {
            // While a folder is read, what is missing may still come.
            if self.is_idle() {
                tell(poll, &key, &nothing);
            }
        }
        items
    }

    /// What an editor knows already.
    fn no_news(&self, poll: &Poll) -> Vec<WorkspaceDocumentDiagnosticReport> {
        let known = poll.known.iter().filter(|(key, _)| !poll.told.contains(key));
        let unchanged = known.map(|(key, (uri, id))| {
            WorkspaceDocumentDiagnosticReport::Unchanged(WorkspaceUnchangedDocumentDiagnosticReport {
                uri: uri.clone(),
                version: self.buffers.get(key).map(|buffer| i64::from(buffer.version)),
                unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id: id.clone() },
            })
        });
        unchanged.collect()
    }

    /// Asks the editor to ask again, where documents look different that it did not just change itself.
    pub(super) fn refresh(&mut self) {
        let wait = |last: Instant| self.more && last.elapsed() < BETWEEN_REFRESHES;
        if !self.news_elsewhere || self.pulls.refreshed.is_some_and(wait) {
            return;
        }
        self.news_elsewhere = false;
        if self.client.pulls {
            self.pulls.refreshed = Some(Instant::now());
            self.say(Outgoing::Refresh);
        }
    }
}

/// A report, or that it is the one that the editor has.
fn part(report: Report, previous: Option<&str>) -> DocumentDiagnosticReportKind {
    let id = report.id().to_owned();
    if previous == Some(id.as_str()) {
        return DocumentDiagnosticReportKind::Unchanged(UnchangedDocumentDiagnosticReport { result_id: id });
    }
    DocumentDiagnosticReportKind::Full(FullDocumentDiagnosticReport {
        result_id: Some(id),
        items: report.diagnostics,
    })
}
