//! Documents, caches and the index of facts: changes in, documents whose findings changed out.
//!
//! After a change only changed blocks are extracted, links are redone, and only shelves that hold changed facts, or
//! facts of documents whose company changed, are reconciled. The findings are always those of a fresh workspace.

mod analyse;
mod gate;
mod grounds;
mod settle;

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use analyse::{Analysed, Previous, RuleSet};
use gate::Gate;
use grounds::Grounds;

use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::document::{DocDate, Document};
use crate::extract::BlockRows;
use crate::fact::index::{FactIndex, ShelfId};
use crate::fact::{Fact, Group};
use crate::passages::SourceDocument;
use crate::rule::Registry;
use crate::sink::Sink;
use crate::source::{DocId, Source};
use crate::suppress::Suppressions;

pub use gate::Apart;
pub use grounds::Against;

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

/// Whether work is outdated and should stop; asked between documents, blocks and rules.
pub type Stop<'a> = dyn Fn() -> bool + Sync + 'a;

/// What became of changes that work may have stopped on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Applied {
    /// Documents whose findings changed, by path.
    pub changed: Vec<DocId>,
    /// Whether findings are those of what was taken in; if not, they are those of an earlier state.
    pub settled: bool,
    /// Number of documents that were put and wait to be checked. Until then each counts with the text, and findings,
    /// that it had before.
    pub left: usize,
}

/// Which documents are compared with each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Together {
    /// Those in one folder that share two rare names, or a rare name and words quoted from it.
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
    /// The settings at the root of the run: options of rules that compare documents come from here.
    pub root: Arc<Config>,
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
        /// What it is to the run. In a workspace for one run sources must come before the drafts that are held
        /// against them. A path may be put as both: it is then checked, and others are held against it.
        role: DocRole,
        /// The sources that hold for it, if it is a draft.
        against: Against,
    },
    /// The document of this path is gone, as draft and as source.
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
    /// Documents left out because they are not in English.
    pub foreign: usize,
    /// Blocks of English documents left out because they are not in English.
    pub foreign_blocks: usize,
    /// Pairs of documents that were compared.
    pub compared: usize,
    /// Pairs of documents that were not, and why.
    pub apart: Apart,
    /// Sources that the documents were held against.
    pub sources: usize,
    /// Pinned facts that the documents were held to.
    pub pinned: usize,
}

impl Checked {
    /// The numbers of one document.
    pub fn of(doc: &Document) -> Self {
        if !doc.english {
            return Self {
                foreign: 1,
                ..Self::default()
            };
        }
        let foreign = |block: &&crate::prose::BlockRow| block.is_foreign();
        Self {
            documents: 1,
            words: doc.word_count(),
            sentences: doc.sentences.len(),
            quantities: doc.quantities.len(),
            dates: doc.dates.len(),
            quotes: doc.quotes.len(),
            attributions: doc.attributions.len(),
            mentions: doc.mentions.len(),
            claims: doc.claims.len(),
            foreign: 0,
            foreign_blocks: doc.blocks().iter().filter(foreign).count(),
            compared: 0,
            apart: Apart::default(),
            sources: 0,
            pinned: 0,
        }
    }

    /// Adds the numbers of another document.
    pub fn add(&mut self, other: &Self) {
        self.documents += other.documents;
        self.words += other.words;
        self.sentences += other.sentences;
        self.quantities += other.quantities;
        self.dates += other.dates;
        self.quotes += other.quotes;
        self.attributions += other.attributions;
        self.mentions += other.mentions;
        self.claims += other.claims;
        self.foreign += other.foreign;
        self.foreign_blocks += other.foreign_blocks;
    }
}

/// All documents of a run, their facts and their findings.
pub struct Workspace {
    registry: Arc<Registry>,
    settings: Settings,
    root: Arc<RuleSet>,
    sets: Vec<Arc<RuleSet>>,
    ids: BTreeMap<Arc<str>, DocId>,
    entries: Vec<Option<Entry>>,
    grounds: Grounds,
    index: FactIndex,
    gate: Gate,
    moved: BTreeSet<DocId>,
    /// Drafts that were put and are not checked, because work stopped.
    left: BTreeMap<DocId, Work>,
    /// Texts that are no documents, at which findings of others point.
    others: BTreeMap<DocId, Arc<Source>>,
    /// Documents whose findings may have changed since findings were settled.
    touched: BTreeSet<DocId>,
}

/// A draft that has to be checked.
struct Work {
    id: DocId,
    source: Arc<Source>,
    rules: Arc<RuleSet>,
    against: Against,
}

/// What is kept of one document.
struct Entry {
    source: Option<Arc<Source>>,
    path: Arc<str>,
    rules: Arc<RuleSet>,
    against: Against,
    document: Option<Arc<Document>>,
    rows: Vec<Arc<BlockRows>>,
    own: Vec<Diagnostic>,
    suppressions: Suppressions,
    checked: Checked,
    findings: Vec<Diagnostic>,
    silenced: Vec<Silenced>,
}

/// A finding that an ignore comment silences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Silenced {
    /// The finding.
    pub finding: Diagnostic,
    /// The reason that the comment gives; empty where it gives none.
    pub reason: String,
}

impl Workspace {
    /// An empty workspace.
    pub fn new(registry: Arc<Registry>, settings: Settings) -> Self {
        let root = Arc::new(RuleSet::new(&registry, Arc::clone(&settings.root)));
        Self {
            gate: Gate::new(settings.together),
            sets: vec![Arc::clone(&root)],
            root,
            registry,
            settings,
            ids: BTreeMap::new(),
            entries: Vec::new(),
            grounds: Grounds::default(),
            index: FactIndex::default(),
            moved: BTreeSet::new(),
            left: BTreeMap::new(),
            others: BTreeMap::new(),
            touched: BTreeSet::new(),
        }
    }

    /// Lays a text beside the documents, so that findings which are no rule's can point at it: a file of configuration.
    pub fn lay_beside(&mut self, source: Arc<Source>) -> DocId {
        if let Some((&known, _)) = self.others.iter().find(|(_, other)| other.path == source.path) {
            return known;
        }
        self.entries.push(None);
        let id = DocId(self.entries.len() as u32 - 1);
        self.others.insert(id, source);
        id
    }

    /// Takes changes in. In an incremental workspace findings are then complete; else call [`Workspace::finish`]
    /// after the last change.
    ///
    /// Returns the documents whose findings changed, by path; none before `finish` in a workspace for one run.
    pub fn apply<E: Executor>(&mut self, changes: Vec<Change>, executor: &E) -> Vec<DocId> {
        let mut changed = self.apply_until(changes, executor, &|| false).changed;
        if !self.left.is_empty() {
            changed.extend(self.apply_until(Vec::new(), executor, &|| false).changed);
            let mut named = BTreeSet::new();
            changed.retain(|doc| named.insert(*doc));
        }
        changed
    }

    /// Takes changes in until `stop` says that the work is outdated.
    ///
    /// Documents that are then left wait for a call without changes, so that newer texts always go first; a newer text
    /// of a document takes the place of one that is left. Only an incremental workspace may be stopped.
    pub fn apply_until<E: Executor>(&mut self, changes: Vec<Change>, executor: &E, stop: &Stop<'_>) -> Applied {
        let mut work = Vec::new();
        if changes.is_empty() {
            work.extend(std::mem::take(&mut self.left).into_values());
        }
        for change in changes {
            match change {
                Change::Remove(path) => {
                    self.grounds.remove(&path);
                    let gone = self.remove(&path);
                    self.touched.extend(gone);
                }
                Change::Put {
                    source,
                    role: DocRole::Source,
                    ..
                } => self.put_source(source),
                Change::Put {
                    source,
                    config,
                    role: DocRole::Draft,
                    against,
                } => work.push(Work {
                    id: self.id(&source.path),
                    rules: self.rules(&config),
                    source,
                    against,
                }),
            }
        }
        for newer in &work {
            self.left.remove(&newer.id);
        }
        self.recheck(&mut work);
        self.grounds.build(work.iter().map(|work| &work.against), executor);
        let analysed = executor.map(
            &work,
            |Work {
                 id,
                 source,
                 rules,
                 against,
             }| {
                let entry = self.entry(*id);
                let before = entry.and_then(|entry| Some(Previous::new(entry.document.as_deref()?, &entry.rows)));
                analyse::analyse(
                    (*id, source),
                    before.as_ref(),
                    (&self.registry, &self.settings),
                    rules,
                    self.grounds.passages(&source.path, against).map(Arc::as_ref),
                    stop,
                )
            },
        );
        let mut regrouped = work.is_empty();
        for (work, found) in work.into_iter().zip(analysed) {
            let Some(found) = found else {
                self.left.insert(work.id, work);
                continue;
            };
            self.left.remove(&work.id);
            self.touched.insert(work.id);
            regrouped |= self.entry(work.id).is_none_or(|entry| entry.against != work.against);
            self.put(work.id, work.rules, work.against, found);
        }
        let mut applied = Applied {
            left: self.left.len(),
            ..Applied::default()
        };
        if self.settings.incremental {
            if regrouped {
                let entries = self.entries.iter().flatten();
                self.grounds.keep(entries.map(|entry| &entry.against));
            }
            (applied.changed, applied.settled) = self.settle(executor, stop);
        }
        applied
    }

    /// Compares what has to be compared, once all documents of a run were taken in.
    pub fn finish<E: Executor>(&mut self, executor: &E) -> Vec<DocId> {
        self.touched = self.ids.values().copied().collect();
        self.settle(executor, &|| false).0
    }

    /// Drops what makes the next revision of a document cheap, for one that nobody edits: about half of its memory.
    pub fn set_aside(&mut self, doc: DocId) {
        if let Some(entry) = self.entries.get_mut(doc.0 as usize).and_then(Option::as_mut) {
            entry.rows = Vec::new();
        }
    }

    /// The findings of all documents, in the order of output.
    pub fn findings(&self) -> Vec<Diagnostic> {
        let mut findings: Vec<_> = self
            .ids
            .values()
            .flat_map(|&id| self.findings_of(id))
            .cloned()
            .collect();
        findings.sort_by(|a, b| a.order().cmp(&b.order()));
        findings
    }

    /// The findings that ignore comments silence, in the order of output.
    pub fn silenced(&self) -> Vec<Silenced> {
        let entries = self.ids.values().filter_map(|&id| self.entry(id));
        let mut silenced: Vec<_> = entries.flat_map(|entry| &entry.silenced).cloned().collect();
        silenced.sort_by(|a, b| a.finding.order().cmp(&b.finding.order()));
        silenced
    }

    /// The findings of one document, in the order of output.
    pub fn findings_of(&self, doc: DocId) -> &[Diagnostic] {
        self.entry(doc).map_or(&[], |entry| &entry.findings)
    }

    /// The number of the document with this path.
    pub fn find(&self, path: &str) -> Option<DocId> {
        self.ids.get(path).copied()
    }

    /// The text of a document; in a workspace for one run only of documents that findings point at.
    pub fn source(&self, doc: DocId) -> Option<&Arc<Source>> {
        if let Some(entry) = self.entry(doc) {
            return entry.source.as_ref();
        }
        self.grounds.source(doc).or_else(|| self.others.get(&doc))
    }

    /// The tables of a document; only in an incremental workspace.
    pub fn document(&self, doc: DocId) -> Option<&Arc<Document>> {
        self.entry(doc)?.document.as_ref()
    }

    /// What was read.
    pub fn checked(&self) -> Checked {
        let mut sum = Checked::default();
        for entry in self.entries.iter().flatten() {
            sum.add(&entry.checked);
        }
        let drafts = self.entries.iter().flatten();
        let (sources, foreign) = self.grounds.held(drafts.map(|entry| (&*entry.path, &entry.against)));
        let read = self
            .ids
            .iter()
            .filter_map(|(path, &id)| Some((id, path, self.entry(id)?)));
        let english = read.filter(|(_, _, entry)| entry.checked.documents > 0);
        let (compared, apart) = self.gate.pairs(english.map(|(id, path, _)| (id, &**path)));
        Checked {
            compared,
            apart,
            sources,
            foreign: sum.foreign + foreign,
            pinned: self.pinned(),
            ..sum
        }
    }

    /// Number of sources that drafts can be held against: those with a sentence of English in them.
    pub fn sources(&self) -> usize {
        self.grounds.count()
    }

    /// Number of pinned facts that hold for any document, those of each file once.
    fn pinned(&self) -> usize {
        let entries = self.entries.iter().flatten();
        let files: BTreeMap<&str, usize> = entries
            .map(|entry| &entry.rules.config.pinned)
            .map(|pinned| (&*pinned.path, pinned.facts.len()))
            .collect();
        files.values().sum()
    }

    fn entry(&self, doc: DocId) -> Option<&Entry> {
        self.entries.get(doc.0 as usize)?.as_ref()
    }

    /// The number of a path; a new one for a new path.
    fn id(&mut self, path: &Arc<str>) -> DocId {
        if let Some(&id) = self.ids.get(path) {
            return id;
        }
        let id = DocId(self.entries.len() as u32);
        self.entries.push(None);
        self.ids.insert(Arc::clone(path), id);
        id
    }

    /// Reads a source; it has a number of its own, and no findings.
    fn put_source(&mut self, source: Arc<Source>) {
        let id = self.grounds.find(&source.path).unwrap_or_else(|| {
            self.entries.push(None);
            DocId(self.entries.len() as u32 - 1)
        });
        let document = Arc::new(Document::read(source, self.settings.as_of));
        self.grounds.put(SourceDocument { id, document });
    }

    /// The configured rules of a configuration; equal configurations share them.
    fn rules(&mut self, config: &Arc<Config>) -> Arc<RuleSet> {
        let known = self
            .sets
            .iter()
            .rev()
            .find(|set| Arc::ptr_eq(&set.config, config) || set.config == *config);
        if let Some(set) = known {
            return Arc::clone(set);
        }
        let set = Arc::new(RuleSet::new(&self.registry, Arc::clone(config)));
        self.sets.push(Arc::clone(&set));
        set
    }

    /// Adds every draft that is neither in `work` nor left, and is held against sources that have changed.
    fn recheck(&mut self, work: &mut Vec<Work>) {
        let changed = self.grounds.take_changed();
        if changed.is_empty() {
            return;
        }
        let known: BTreeSet<DocId> = work
            .iter()
            .map(|work| work.id)
            .chain(self.left.keys().copied())
            .collect();
        for &id in self.ids.values().filter(|id| !known.contains(id)) {
            if let Some(entry) = self.entry(id)
                && let Some(source) = &entry.source
                && entry.against.meets(&changed)
            {
                work.push(Work {
                    id,
                    source: Arc::clone(source),
                    rules: Arc::clone(&entry.rules),
                    against: entry.against.clone(),
                });
            }
        }
    }

    fn put(&mut self, id: DocId, rules: Arc<RuleSet>, against: Against, found: Analysed) {
        let Analysed {
            source,
            document,
            rows,
            own,
            facts,
            names,
            suppressions,
            checked,
        } = found;
        self.gate.replace(id, names, &mut self.moved);
        self.gate.enter(id, &rules.config.circles, &mut self.moved);
        if self.settings.together != Together::Never || !suppressions.is_empty() {
            self.index.replace(id, facts);
        } else {
            self.index.remove(id);
        }
        let findings = self
            .entries
            .get_mut(id.0 as usize)
            .and_then(Option::take)
            .map_or_else(Vec::new, |old| old.findings);
        let path = Arc::clone(&source.path);
        // Compared with nothing and without a finding, a text of a single run is not needed again.
        let alone = self.settings.together == Together::Never && !self.settings.incremental;
        let needed = !alone || !own.is_empty() || !suppressions.is_empty();
        let source = needed.then_some(source);
        let entry = Entry {
            source,
            path,
            rules,
            against,
            document,
            rows,
            own,
            suppressions,
            checked,
            silenced: Vec::new(),
            findings,
        };
        if let Some(place) = self.entries.get_mut(id.0 as usize) {
            *place = Some(entry);
        }
    }

    /// Takes a document away; its number, if there was one.
    fn remove(&mut self, path: &str) -> Option<DocId> {
        let id = self.ids.remove(path)?;
        self.left.remove(&id);
        self.index.remove(id);
        self.gate.replace(id, Vec::new(), &mut self.moved);
        self.gate.enter(id, &[], &mut self.moved);
        if let Some(place) = self.entries.get_mut(id.0 as usize) {
            *place = None;
        }
        Some(id)
    }

    /// What the rule of a shelf says of its facts.
    fn reconcile(&self, id: ShelfId) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        let (Some(shelf), Some(rule)) = (self.index.shelf(id), self.root.rule(id.0)) else {
            return found;
        };
        if shelf.facts.len() < 2 || self.settings.together == Together::Never {
            return found;
        }
        let mut facts: Vec<&Fact> = shelf.facts.iter().map(Arc::as_ref).collect();
        facts.sort_by(|a, b| {
            let documents = if a.doc == b.doc {
                Ordering::Equal
            } else {
                a.path.cmp(&b.path)
            };
            documents.then_with(|| a.span.cmp(&b.span))
        });
        let name = rule.meta().name;
        let level = |doc: DocId| {
            self.entry(doc)
                .map_or(crate::Level::Off, |entry| entry.rules.level(name))
        };
        let company = |doc: DocId| self.gate.company(doc);
        let mut sink = Sink::new(rule.meta(), &level, None, &mut found);
        rule.reconcile(
            &Group {
                key: id.1,
                facts,
                company: &company,
                known: None,
            },
            &mut sink,
        );
        found
    }
}
