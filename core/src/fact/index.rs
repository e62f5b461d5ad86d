//! The inverted index from key to facts: a shelf for each rule and key, and what the rule said of it last.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::Fact;
use crate::diagnostic::Diagnostic;
use crate::source::DocId;

/// A shelf: the rule's number in the registry, and the key.
pub(crate) type ShelfId = (u16, u64);

/// Facts that share a key, and the findings on them.
#[derive(Debug, Default)]
pub(crate) struct Shelf {
    /// The facts.
    pub facts: Vec<Arc<Fact>>,
    /// What the rule found when it last looked.
    pub found: Vec<Diagnostic>,
}

/// All shelves of a workspace.
#[derive(Debug, Default)]
pub(crate) struct FactIndex {
    shelves: FxHashMap<ShelfId, Shelf>,
    by_document: FxHashMap<DocId, Vec<(u16, Arc<Fact>)>>,
    /// Shelves that have changed, some of them several times.
    dirty: Vec<ShelfId>,
}

impl FactIndex {
    /// Puts the facts of a document in place of those it had.
    pub fn replace(&mut self, doc: DocId, facts: Vec<(u16, Arc<Fact>)>) {
        self.remove(doc);
        for (rule, fact) in &facts {
            for &key in &fact.keys {
                self.shelves
                    .entry((*rule, key))
                    .or_default()
                    .facts
                    .push(Arc::clone(fact));
                self.dirty.push((*rule, key));
            }
        }
        if !facts.is_empty() {
            self.by_document.insert(doc, facts);
        }
    }

    /// Takes the facts of a document away.
    pub fn remove(&mut self, doc: DocId) {
        for (rule, fact) in self.by_document.remove(&doc).unwrap_or_default() {
            for &key in &fact.keys {
                if let Some(shelf) = self.shelves.get_mut(&(rule, key)) {
                    shelf.facts.retain(|other| other.doc != doc);
                    self.dirty.push((rule, key));
                }
            }
        }
    }

    /// Marks every shelf on which a document has facts: what it may meet has changed.
    pub fn touch(&mut self, doc: DocId) {
        for (rule, fact) in self.by_document.get(&doc).into_iter().flatten() {
            self.dirty.extend(fact.keys.iter().map(|&key| (*rule, key)));
        }
    }

    /// The shelves that have changed since the last call, in order; forgets those that are empty.
    pub fn take_dirty(&mut self) -> Vec<ShelfId> {
        let mut dirty = std::mem::take(&mut self.dirty);
        dirty.sort_unstable();
        dirty.dedup();
        dirty
    }

    /// Marks a shelf as changed again.
    pub fn put_back(&mut self, id: ShelfId) {
        self.dirty.push(id);
    }

    /// The facts of a document, with the number of their rule.
    pub fn of_document(&self, doc: DocId) -> &[(u16, Arc<Fact>)] {
        self.by_document.get(&doc).map_or(&[], Vec::as_slice)
    }

    /// A shelf.
    pub fn shelf(&self, id: ShelfId) -> Option<&Shelf> {
        self.shelves.get(&id)
    }

    /// Puts the findings on a shelf; returns those it had. A shelf without facts is dropped.
    pub fn set_found(&mut self, id: ShelfId, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
        match self.shelves.get_mut(&id) {
            None => Vec::new(),
            Some(shelf) if shelf.facts.is_empty() => self.shelves.remove(&id).map_or_else(Vec::new, |gone| gone.found),
            Some(shelf) => std::mem::replace(&mut shelf.found, found),
        }
    }
}
