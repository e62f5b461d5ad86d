//! What is wrong with plug-ins: collected while a run goes on, told once for each plug-in and kind of problem.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use factlint_core::Severity;

/// One problem with a plug-in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Where the plug-in comes from: its path as the user gave it, or its name.
    pub origin: String,
    /// The path of the document at which it was met; empty where it was at none.
    pub document: String,
    /// How much it matters.
    pub severity: Severity,
    /// One line.
    pub message: String,
}

/// The problems of all plug-ins of a run.
#[derive(Debug, Clone, Default)]
pub struct Problems(Arc<Mutex<Noted>>);

/// By origin and kind.
type Noted = BTreeMap<(String, &'static str), Problem>;

impl Problems {
    /// Notes a problem of a kind, met at a document; of several of one kind the one at the first path is told.
    pub fn add(&self, origin: &str, kind: &'static str, document: &str, message: String) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let problem = Problem {
            origin: origin.to_owned(),
            document: document.to_owned(),
            severity: Severity::Warning,
            message,
        };
        let entry = all.entry((origin.to_owned(), kind)).or_insert_with(|| problem.clone());
        if (&problem.document, &problem.message) < (&entry.document, &entry.message) {
            *entry = problem;
        }
    }

    /// The problems so far, sorted.
    pub fn list(&self) -> Vec<Problem> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut list: Vec<Problem> = all.values().cloned().collect();
        list.sort();
        list
    }
}
