//! One folder of the editor, or all documents outside of its folders: a workspace, and which documents are in it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use factlint_core::config::Overrides;
use factlint_core::workspace::{Against, Change, DocRole, Settings as WorkspaceSettings, Stop, Workspace};
use factlint_core::{DocId, Registry, Source};
use factlint_disk::{FoundSources, Input, Stamp, WalkOptions};

use crate::key::Key;
use crate::positions::Text;
use crate::settings::Settings;
use crate::threads::Threads;
use crate::view::{Found, Other, View};

/// The documents of one folder.
pub struct Desk {
    /// The folder; none for documents outside of all folders.
    pub folder: Option<PathBuf>,
    /// Their settings.
    pub settings: Settings,
    workspace: Workspace,
    keys: BTreeMap<Arc<str>, Key>,
    revisions: BTreeMap<DocId, Option<u64>>,
    /// Documents that were put and not looked at since, with the buffer's revision.
    waiting: BTreeMap<Arc<str>, (Arc<Source>, Option<u64>)>,
    /// Whether work was stopped and has to go on.
    pub unfinished: bool,
    /// Stamps of the files that were read, from before they were.
    pub stamps: BTreeMap<PathBuf, Stamp>,
    texts: BTreeMap<DocId, Arc<Text>>,
    found: FoundSources,
    /// Sources that were read, by printed path.
    sources: BTreeSet<Arc<str>>,
}

/// The text of a document that is open, under the name that it has on a desk.
pub type OpenTexts<'a> = dyn Fn(&Key, Arc<str>) -> Option<Arc<Source>> + 'a;

/// A document to put on a desk.
pub struct Sheet {
    /// Which.
    pub key: Key,
    /// Its text, with the path that [`Desk::shown`] gives.
    pub source: Arc<Source>,
    /// The buffer's revision; none where the text is the file's.
    pub revision: Option<u64>,
}

impl Desk {
    /// An empty desk.
    pub fn new(folder: Option<PathBuf>, registry: &Arc<Registry>, overrides: &Overrides) -> Self {
        let mut settings = Settings::new(Arc::clone(registry), overrides.clone());
        let root = match &folder {
            Some(folder) => settings.root(folder),
            None => Arc::new(settings.without_file()),
        };
        let workspace = WorkspaceSettings {
            together: root.together(),
            as_of: None,
            incremental: true,
            root: Arc::clone(&root.config),
        };
        Self {
            workspace: Workspace::new(Arc::clone(registry), workspace),
            folder,
            settings,
            keys: BTreeMap::new(),
            revisions: BTreeMap::new(),
            waiting: BTreeMap::new(),
            unfinished: false,
            stamps: BTreeMap::new(),
            texts: BTreeMap::new(),
            found: FoundSources::default(),
            sources: BTreeSet::new(),
        }
    }

    /// The name of a document on this desk: as `check` prints it in this folder.
    pub fn shown(&self, key: &Key) -> Arc<str> {
        match key {
            Key::File(path) => Arc::from(factlint_disk::shown_path(path, self.base())),
            Key::Other(uri) => Arc::from(uri.as_str()),
        }
    }

    /// The files to read in the folder.
    pub fn walk(&mut self) -> Vec<Input> {
        let Some(folder) = self.folder.clone() else {
            return Vec::new();
        };
        let found = factlint_disk::walk(&[folder], &self.options());
        let mut files = found.files;
        files.retain(|file| !self.settings.of(&file.path).excludes(&file.path));
        files
    }

    /// Whether a document is here.
    pub fn has(&self, key: &Key) -> bool {
        self.keys.contains_key(&self.shown(key))
    }

    /// The files on this desk below a path.
    pub fn below(&self, path: &Path) -> Vec<Key> {
        let keys = self.keys.values();
        keys.filter(|key| key.path().is_some_and(|file| file.starts_with(path)))
            .cloned()
            .collect()
    }

    /// Whether open documents wait to be checked.
    pub fn is_behind(&self) -> bool {
        self.waiting.values().any(|(_, revision)| revision.is_some())
    }

    /// Puts documents in place and takes others away; what is to be seen of all that this changes. `open` has the
    /// texts of open documents. Without any change, goes on with what was stopped.
    pub fn change(&mut self, sheets: Vec<Sheet>, removed: &[Key], open: &OpenTexts<'_>, stop: &Stop<'_>) -> Vec<View> {
        let mut changes = Vec::new();
        for key in removed {
            let shown = self.shown(key);
            self.keys.remove(&shown);
            self.sources.remove(&shown);
            self.waiting.remove(&shown);
            if let Some(path) = key.path() {
                self.stamps.remove(path);
            }
            changes.push(Change::Remove(shown));
        }
        for sheet in sheets {
            let shown = Arc::clone(&sheet.source.path);
            let loaded = match sheet.key.path() {
                Some(path) => self.settings.of(path),
                None => Arc::new(self.settings.without_file()),
            };
            let against = self.against(&sheet.key, &loaded);
            for source in &against {
                self.put_source(source, open, &mut changes);
            }
            if self.sources.contains(&shown) {
                changes.push(source_change(Arc::clone(&sheet.source)));
            }
            self.keys.insert(Arc::clone(&shown), sheet.key);
            self.waiting.insert(shown, (Arc::clone(&sheet.source), sheet.revision));
            changes.push(Change::Put {
                source: sheet.source,
                config: Arc::clone(&loaded.config),
                role: DocRole::Draft,
                against: Against::these(against),
            });
        }
        let applied = self.workspace.apply_until(changes, &Threads, stop);
        self.unfinished = applied.left > 0 || !applied.settled;
        if !applied.settled {
            return Vec::new();
        }
        let mut seen: BTreeSet<DocId> = applied.changed.into_iter().collect();
        let mut touched = BTreeSet::new();
        let workspace = &mut self.workspace;
        let revisions = &mut self.revisions;
        self.waiting.retain(|shown, (source, revision)| {
            let Some(id) = workspace.find(shown) else { return false };
            // The text that is there may be the one before.
            if !(workspace.source(id)).is_some_and(|checked| Arc::ptr_eq(checked, source)) {
                return true;
            }
            revisions.insert(id, *revision);
            touched.insert(id);
            if revision.is_some() {
                seen.insert(id);
            } else {
                workspace.set_aside(id);
            }
            false
        });
        // A label keeps its offsets, but not its line, when a space becomes a line break.
        for shown in self.keys.keys() {
            let Some(id) = self.workspace.find(shown) else { continue };
            let findings = self.workspace.findings_of(id).iter();
            let mut places = findings
                .flat_map(|finding| &finding.labels)
                .map(|label| label.place.doc);
            if !seen.contains(&id) && (touched.contains(&id) || places.any(|doc| touched.contains(&doc))) {
                seen.insert(id);
            }
        }
        seen.into_iter().filter_map(|id| self.view(id)).collect()
    }

    /// What there is to be seen of a document.
    fn view(&mut self, id: DocId) -> Option<View> {
        let text = self.text(id)?;
        let key = self.keys.get(&text.source.path)?.clone();
        let findings = self.workspace.findings_of(id).to_vec();
        let findings = findings.into_iter().map(|diagnostic| {
            let others = diagnostic.labels.iter().map(|label| {
                let text = self.text(label.place.doc)?;
                let key = match self.keys.get(&text.source.path) {
                    Some(key) => key.clone(),
                    None => Key::File(self.base().join(&*text.source.path)),
                };
                Some(Other {
                    key,
                    text,
                    document: self.workspace.document(label.place.doc).cloned(),
                })
            });
            Found {
                others: others.collect(),
                diagnostic,
            }
        });
        let findings = findings.collect();
        let loaded = key.path().map(|path| self.settings.of(path));
        Some(View {
            revision: self.revisions.get(&id).copied().flatten(),
            document: self.workspace.document(id).cloned(),
            config: loaded.and_then(|loaded| loaded.path.clone()),
            folder: self.folder.clone(),
            findings,
            text,
            key,
        })
    }

    fn text(&mut self, id: DocId) -> Option<Arc<Text>> {
        let source = self.workspace.source(id)?;
        if let Some(known) = self.texts.get(&id).filter(|known| Arc::ptr_eq(&known.source, source)) {
            return Some(Arc::clone(known));
        }
        let text = Arc::new(Text::new(Arc::clone(source)));
        self.texts.insert(id, Arc::clone(&text));
        Some(text)
    }

    /// The file and the text of a document with this name here.
    pub fn place(&mut self, shown: &str) -> Option<(PathBuf, Arc<Text>)> {
        let path = self.keys.get(shown)?.path()?.to_owned();
        let id = self.workspace.find(shown)?;
        Some((path, self.text(id)?))
    }

    /// The printed paths of the sources that a document is held against.
    fn against(&mut self, key: &Key, loaded: &crate::settings::Loaded) -> Vec<Arc<str>> {
        let (Some(path), Some(pairs)) = (key.path(), &loaded.pairs) else {
            return Vec::new();
        };
        let options = self.options();
        self.found.of(pairs, path, &options).unwrap_or_else(|problems| {
            let told = problems.into_iter().filter_map(|(entry, why)| {
                loaded.problem(entry.span.start, entry.span.end, format!("`{}`: {why}", entry.text))
            });
            self.settings.problems.extend(told);
            Vec::new()
        })
    }

    /// Reads a source, once.
    fn put_source(&mut self, shown: &Arc<str>, open: &OpenTexts<'_>, changes: &mut Vec<Change>) {
        if self.sources.contains(shown) {
            return;
        }
        let Some(input) = self.found.files.get(shown) else {
            return;
        };
        let key = Key::File(input.path.clone());
        let source = open(&key, Arc::clone(shown)).map_or_else(|| factlint_disk::read(input).map(Arc::new), Ok);
        match source {
            Ok(source) => {
                self.sources.insert(Arc::clone(shown));
                changes.push(source_change(source));
            }
            Err(error) => self.settings.remarks.push(error.to_string()),
        }
    }

    fn base(&self) -> &Path {
        self.folder.as_deref().unwrap_or(Path::new(""))
    }

    fn options(&self) -> WalkOptions {
        WalkOptions {
            current: self.base().to_owned(),
            exclude: Vec::new(),
            default_excludes: true,
            ignore_files: true,
            transcripts: false,
        }
    }
}

fn source_change(source: Arc<Source>) -> Change {
    Change::Put {
        source,
        config: Arc::default(),
        role: DocRole::Source,
        against: Against::default(),
    }
}
