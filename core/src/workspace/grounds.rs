//! The sources of a run, and the words of each set of them that drafts are held against.
//!
//! Drafts with the same set share one [`Passages`]; it is built when the first of them is checked, and again only after
//! one of its sources has changed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Executor;
use crate::passages::{Passages, SourceDocument};
use crate::source::{DocId, Source};

/// The sources that a draft is held against. A draft that is itself one of them is held against nothing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Against {
    /// All of the run.
    #[default]
    Every,
    /// Those with these paths, sorted.
    These(Arc<[Arc<str>]>),
}

impl Against {
    /// The sources with these paths.
    pub fn these(paths: impl IntoIterator<Item = Arc<str>>) -> Self {
        let paths: BTreeSet<Arc<str>> = paths.into_iter().collect();
        Self::These(paths.into_iter().collect())
    }

    fn names(&self, path: &str) -> bool {
        match self {
            Self::Every => true,
            Self::These(paths) => paths.binary_search_by(|known| (**known).cmp(path)).is_ok(),
        }
    }

    /// Whether one of these paths is among its sources.
    pub(super) fn meets(&self, paths: &BTreeSet<Arc<str>>) -> bool {
        paths.iter().any(|path| self.names(path))
    }
}

/// The sources of a workspace.
#[derive(Default)]
pub(super) struct Grounds {
    documents: BTreeMap<Arc<str>, SourceDocument>,
    sets: BTreeMap<Against, Option<Arc<Passages>>>,
    changed: BTreeSet<Arc<str>>,
}

impl Grounds {
    /// Takes a source in, in place of the one with the same path.
    pub fn put(&mut self, source: SourceDocument) {
        let path = Arc::clone(&source.document.source.path);
        self.changed.insert(Arc::clone(&path));
        self.documents.insert(path, source);
    }

    /// Takes a source away, if there is one with this path.
    pub fn remove(&mut self, path: &str) {
        if let Some((path, _)) = self.documents.remove_entry(path) {
            self.changed.insert(path);
        }
    }

    /// The number of the source with this path.
    pub fn find(&self, path: &str) -> Option<DocId> {
        self.documents.get(path).map(|known| known.id)
    }

    /// The text of the source with this number.
    pub fn source(&self, doc: DocId) -> Option<&Arc<Source>> {
        let source = self.documents.values().find(|source| source.id == doc)?;
        Some(&source.document.source)
    }

    /// The paths of the sources that have changed since this was asked last; the words of sets with one are forgotten.
    pub fn take_changed(&mut self) -> BTreeSet<Arc<str>> {
        let changed = std::mem::take(&mut self.changed);
        if !changed.is_empty() {
            self.sets.retain(|against, _| !against.meets(&changed));
        }
        changed
    }

    /// Reads the words of the sets among these that are not known yet.
    pub fn build<'a, E: Executor>(&mut self, wanted: impl Iterator<Item = &'a Against>, executor: &E) {
        let missing: BTreeSet<&Against> = wanted.filter(|against| !self.sets.contains_key(against)).collect();
        let missing: Vec<&Against> = missing.into_iter().collect();
        let built = executor.map(&missing, |against| {
            let sources: Vec<SourceDocument> = self.readable(against).cloned().collect();
            (!sources.is_empty()).then(|| Arc::new(Passages::new(sources)))
        });
        self.sets.extend(missing.into_iter().cloned().zip(built));
    }

    /// Forgets the words of sets that no draft is held against any more.
    pub fn keep<'a>(&mut self, used: impl Iterator<Item = &'a Against>) {
        let used: BTreeSet<&Against> = used.collect();
        self.sets.retain(|against, _| used.contains(against));
    }

    /// What the draft with this path is held against, once it was built.
    pub fn passages(&self, draft: &str, against: &Against) -> Option<&Arc<Passages>> {
        let itself = self.documents.contains_key(draft) && against.names(draft);
        self.sets.get(against).filter(|_| !itself)?.as_ref()
    }

    /// Number of sources with a sentence of English in them.
    pub fn count(&self) -> usize {
        self.readable(&Against::Every).count()
    }

    /// Numbers of the sources that one of these drafts at least is held against, and of those among them that are left
    /// out because they are not in English.
    pub fn held<'a>(&self, drafts: impl Iterator<Item = (&'a str, &'a Against)>) -> (usize, usize) {
        let sets: BTreeSet<&Against> = drafts
            .filter(|(draft, against)| !(self.documents.contains_key(*draft) && against.names(draft)))
            .map(|(_, against)| against)
            .collect();
        let held: BTreeSet<DocId> = (sets.iter().flat_map(|against| self.readable(against)))
            .map(|source| source.id)
            .collect();
        let foreign: BTreeSet<DocId> = (sets.iter().flat_map(|against| self.of(against)))
            .filter(|source| !source.document.english)
            .map(|source| source.id)
            .collect();
        (held.len(), foreign.len())
    }

    fn readable(&self, against: &Against) -> impl Iterator<Item = &SourceDocument> {
        self.of(against)
            .filter(|source| source.document.english && !source.document.sentences.is_empty())
    }

    /// The sources of a set that are there, by path.
    fn of(&self, against: &Against) -> impl Iterator<Item = &SourceDocument> {
        let (every, these) = match against {
            Against::Every => (Some(self.documents.values()), None),
            Against::These(paths) => (None, Some(Arc::clone(paths))),
        };
        let named = these.map(|paths| {
            let found: Vec<&SourceDocument> = paths.iter().filter_map(|path| self.documents.get(path)).collect();
            found
        });
        every.into_iter().flatten().chain(named.into_iter().flatten())
    }
}
