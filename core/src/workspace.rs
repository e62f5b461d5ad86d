//! Documents, caches and the index of facts: changes in, documents whose findings changed out.

use std::sync::Arc;

use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::document::DocDate;
use crate::rule::Registry;
use crate::source::{DocId, Source};

/// An ordered map over a slice; whoever owns threads ships a parallel one.
pub trait Executor {
    /// `work` of every item, in the order of the items.
    fn map<T: Sync, R: Send>(&self, items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R>;
}

/// One item after the other, on the caller's thread.
#[derive(Debug, Clone, Copy)]
pub struct Serial;

impl Executor for Serial {
    fn map<T: Sync, R: Send>(&self, items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
        items.iter().map(work).collect()
    }
}

/// Which documents are compared with each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Together {
    /// Those in one folder that share two rare names.
    #[default]
    Related,
    /// All.
    All,
    /// None: each document alone.
    Never,
}

/// Settings of a whole run.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// Which documents are compared.
    pub together: Together,
    /// The date of documents that state none.
    pub as_of: Option<DocDate>,
    /// Keep rows of blocks and documents for the next change (an editor), or drop what is not needed (one run).
    pub incremental: bool,
}

/// What a document is to the run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DocRole {
    /// It is checked.
    #[default]
    Draft,
    /// Drafts are held against it; nothing is reported on it.
    Source,
}

/// A change of what there is to check.
#[derive(Debug, Clone)]
pub enum Change {
    /// A new document, or new text of one that has the same path.
    Put {
        /// The text.
        source: Arc<Source>,
        /// The settings that hold for it.
        config: Arc<Config>,
        /// What it is to the run.
        role: DocRole,
    },
    /// The document of this path is gone.
    Remove(Arc<str>),
}

/// What was read, in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Checked {
    /// Documents.
    pub documents: usize,
    /// Words.
    pub words: usize,
    /// Sentences.
    pub sentences: usize,
    /// Figures.
    pub quantities: usize,
    /// Dates.
    pub dates: usize,
    /// Quotations.
    pub quotes: usize,
    /// Attributions.
    pub attributions: usize,
    /// Mentions.
    pub mentions: usize,
    /// Claims.
    pub claims: usize,
    /// Documents or blocks left out because they are not in English.
    pub foreign: usize,
    /// Pairs of documents that were compared.
    pub compared: usize,
}

/// All documents of a run, their facts and their findings.
pub struct Workspace {
    registry: Arc<Registry>,
    settings: Settings,
}

impl Workspace {
    /// An empty workspace.
    pub fn new(registry: Arc<Registry>, settings: Settings) -> Self {
        Self { registry, settings }
    }

    /// Takes changes in; the documents whose findings changed, by path.
    pub fn apply<E: Executor>(&mut self, changes: Vec<Change>, executor: &E) -> Vec<DocId> {
        let _ = (changes, executor, &self.registry, &self.settings);
        Vec::new()
    }

    /// The findings of all documents, in the order of output.
    pub fn findings(&self) -> Vec<Diagnostic> {
        Vec::new()
    }

    /// The text of a document.
    pub fn source(&self, doc: DocId) -> Option<&Arc<Source>> {
        let _ = doc;
        None
    }

    /// What was read.
    pub fn checked(&self) -> Checked {
        Checked::default()
    }
}
