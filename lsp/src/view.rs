//! A document as it was checked: what is published of it, and what answers are read from.

use std::path::PathBuf;
use std::sync::Arc;

use factlint_core::{Diagnostic, Document};

use crate::key::Key;
use crate::positions::Text;

/// One document after one check.
#[derive(Debug)]
pub struct View {
    /// The document.
    pub key: Key,
    /// The buffer's revision; none where the text is the file's.
    pub revision: Option<u64>,
    /// Its text.
    pub text: Arc<Text>,
    /// Its tables; none where it is not in English or not read.
    pub document: Option<Arc<Document>>,
    /// What rules said.
    pub findings: Vec<Found>,
    /// The `factlint.toml` that holds for it.
    pub config: Option<PathBuf>,
    /// Where a `factlint.toml` would be made.
    pub folder: Option<PathBuf>,
}

/// A finding with the documents that its labels are in.
#[derive(Debug)]
pub struct Found {
    /// The finding.
    pub diagnostic: Diagnostic,
    /// For each label its document; none where it is gone.
    pub others: Vec<Option<Other>>,
}

/// The document of a label.
#[derive(Debug, Clone)]
pub struct Other {
    /// Which.
    pub key: Key,
    /// Its text when it was checked.
    pub text: Arc<Text>,
    /// Its tables.
    pub document: Option<Arc<Document>>,
}

impl View {
    /// Whether a finding has a label in another document that `wanted` names.
    pub fn points_at(&self, wanted: impl Fn(&Key) -> bool) -> bool {
        self.findings.iter().any(|found| found.points_at(&wanted))
    }
}

impl Found {
    /// Whether a label lies in a document that `wanted` names.
    pub fn points_at(&self, wanted: impl Fn(&Key) -> bool) -> bool {
        self.others.iter().flatten().any(|other| wanted(&other.key))
    }
}
