//! The state thread: open texts, what the checker is asked to do, and what was published.
//!
//! Nothing here takes long, so an edit or a cancellation never waits behind work.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use factlint_core::Registry;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tower_lsp::lsp_types::{
    Diagnostic, DidChangeTextDocumentParams, DidOpenTextDocumentParams, InitializeParams, MessageType,
    PublishDiagnosticsParams, Url, WorkspaceFoldersChangeEvent,
};

use crate::buffer::{self, Buffer};
use crate::checker::{self, Done, Job, Opened, Setup};
use crate::client::{self, Client};
use crate::convert;
use crate::event::{Event, Panorama, Question, Scene, Survey};
use crate::key::Key;
use crate::options::{ClosedFiles, Options, Shows};
use crate::settings::Problem;
use crate::speaker::Outgoing;
use crate::view::View;

/// Open documents with their addresses and versions.
pub type Open = BTreeMap<Key, (Url, i32)>;

/// Files that decide what is read and how.
const DECIDING: [&str; 5] = [
    factlint_disk::CONFIG_NAME,
    factlint_disk::FACTS_NAME,
    ".gitignore",
    ".ignore",
    ".factlintignore",
];

/// Starts the state thread and the checker; where events go, and where what is to be said comes from.
pub fn start(registry: Arc<Registry>) -> io::Result<(Sender<Event>, UnboundedReceiver<Outgoing>)> {
    let (events, happened) = channel();
    let (jobs, given) = channel();
    let (outgoing, said) = unbounded_channel();
    let (theirs, back) = (Arc::clone(&registry), events.clone());
    thread::Builder::new()
        .name("factlint-checker".to_owned())
        .spawn(move || checker::run(theirs, &given, &back))?;
    let state = State {
        registry,
        jobs,
        outgoing,
        client: Client::default(),
        options: Options::default(),
        folders: Vec::new(),
        buffers: BTreeMap::new(),
        open: Arc::default(),
        dirty: BTreeSet::new(),
        files: Vec::new(),
        setup: true,
        ready: false,
        checking: false,
        more: false,
        revision: 0,
        views: BTreeMap::new(),
        failed: BTreeMap::new(),
        problems: Vec::new(),
        published: BTreeMap::new(),
        waiting: Vec::new(),
        surveys: Vec::new(),
    };
    thread::Builder::new()
        .name("factlint-state".to_owned())
        .spawn(move || state.run(&happened))?;
    Ok((events, said))
}

struct State {
    registry: Arc<Registry>,
    jobs: Sender<Job>,
    outgoing: UnboundedSender<Outgoing>,
    client: Client,
    options: Options,
    folders: Vec<PathBuf>,
    buffers: BTreeMap<Key, Buffer>,
    open: Arc<Open>,
    /// Documents whose buffers the checker has not seen.
    dirty: BTreeSet<Key>,
    /// Files that changed since the checker looked.
    files: Vec<PathBuf>,
    /// Whether the checker has to begin anew.
    setup: bool,
    /// Whether the editor may be spoken to.
    ready: bool,
    /// Whether the checker is at work.
    checking: bool,
    /// Whether the checker has more to read.
    more: bool,
    revision: u64,
    views: BTreeMap<Key, Arc<View>>,
    /// Documents on which the checker failed, with the revision.
    failed: BTreeMap<Key, Option<u64>>,
    problems: Vec<Problem>,
    published: BTreeMap<Key, Vec<Diagnostic>>,
    waiting: Vec<Question>,
    surveys: Vec<Survey>,
}

impl State {
    fn run(mut self, happened: &Receiver<Event>) {
        while let Ok(event) = happened.recv() {
            if matches!(event, Event::Shutdown) {
                return;
            }
            self.take(event);
            // What came meanwhile is taken in first, so that a flood of changes is checked once.
            while let Ok(event) = happened.try_recv() {
                if matches!(event, Event::Shutdown) {
                    return;
                }
                self.take(event);
            }
            self.dispatch();
        }
    }

    fn take(&mut self, event: Event) {
        match event {
            Event::Initialize(params) => self.initialize(&params),
            Event::Initialized => {
                self.ready = true;
                if self.client.watches {
                    self.say(Outgoing::Watch);
                }
                if self.client.configuration {
                    self.say(Outgoing::AskSettings);
                }
            }
            Event::Open(params) => self.opened(*params),
            Event::Change(params) => self.changed(*params),
            Event::Save(uri) => self.files_changed(uri.to_file_path().into_iter().collect()),
            Event::Close(uri) => self.closed(&uri),
            Event::Files(paths) => self.files_changed(paths),
            Event::Folders(event) => self.folders_changed(&event),
            Event::SettingsChanged(_) if self.client.configuration => self.say(Outgoing::AskSettings),
            Event::SettingsChanged(value) | Event::Settings(value) => self.set(value),
            Event::Ask(question) => self.waiting.extend(self.answer(question)),
            Event::Survey(survey) => self.surveys.extend(self.survey(survey)),
            Event::Show(uri, range) => self.say(Outgoing::Show(uri, range)),
            Event::Checked(done) => self.checked(*done),
            Event::Shutdown => {}
        }
    }

    fn initialize(&mut self, params: &InitializeParams) {
        self.client = Client::of(params);
        self.folders = client::folders(params);
        if let Some(options) = &params.initialization_options {
            self.set(options.clone());
        }
    }

    fn set(&mut self, value: serde_json::Value) {
        match Options::read(value) {
            Ok(Some(options)) if options != self.options => {
                let shows = std::mem::replace(&mut self.options, options).shows;
                self.refresh(shows);
                self.setup = true;
            }
            Ok(_) => {}
            Err(why) => self.warn(format!("the settings of the editor cannot be used: {why}")),
        }
    }

    fn opened(&mut self, params: DidOpenTextDocumentParams) {
        let document = params.text_document;
        let key = Key::of(&document.uri);
        let format = buffer::format(&document.language_id, &key);
        self.revision += 1;
        let buffer = Buffer::new(document.uri, format, document.version, document.text, self.revision);
        self.buffers.insert(key.clone(), buffer);
        self.published.remove(&key);
        self.touched(&key);
        self.refresh_related(&key);
    }

    fn changed(&mut self, params: DidChangeTextDocumentParams) {
        let key = Key::of(&params.text_document.uri);
        let Some(buffer) = self.buffers.get_mut(&key) else {
            return;
        };
        self.revision += 1;
        buffer.change(params.content_changes, self.client.units);
        buffer.version = params.text_document.version;
        buffer.revision = self.revision;
        self.touched(&key);
    }

    fn closed(&mut self, uri: &Url) {
        let key = Key::of(uri);
        if self.buffers.remove(&key).is_some() {
            self.views.remove(&key);
            self.touched(&key);
            self.publish(&key);
            self.refresh_related(&key);
        }
    }

    /// Notes that a buffer is not what the checker has seen.
    fn touched(&mut self, key: &Key) {
        self.dirty.insert(key.clone());
        self.failed.remove(key);
        let open = self.buffers.iter();
        self.open = Arc::new(
            open.map(|(key, buffer)| (key.clone(), (buffer.uri.clone(), buffer.version)))
                .collect(),
        );
    }

    fn files_changed(&mut self, paths: Vec<PathBuf>) {
        let decides = |path: &PathBuf| {
            let name = path.file_name().and_then(|name| name.to_str());
            name.is_some_and(|name| DECIDING.contains(&name))
        };
        self.setup |= paths.iter().any(decides);
        let closed = |path: &PathBuf| !self.buffers.contains_key(&Key::File(path.clone()));
        self.files
            .extend(paths.into_iter().filter(|path| !decides(path) && closed(path)));
    }

    fn folders_changed(&mut self, event: &WorkspaceFoldersChangeEvent) {
        let path = |uri: &Url| uri.to_file_path().ok();
        let removed: BTreeSet<PathBuf> = event.removed.iter().filter_map(|folder| path(&folder.uri)).collect();
        self.folders.retain(|folder| !removed.contains(folder));
        self.folders
            .extend(event.added.iter().filter_map(|folder| path(&folder.uri)));
        self.setup = true;
    }

    /// Gives the checker work, if it has none and there is some.
    fn dispatch(&mut self) {
        self.ready |= !self.buffers.is_empty();
        let wanted = self.setup || self.more || !self.dirty.is_empty() || !self.files.is_empty();
        if self.checking || !self.ready || !wanted {
            return;
        }
        let setup = std::mem::take(&mut self.setup).then(|| {
            let (overrides, problems) = self.options.overrides(&self.registry);
            for problem in problems {
                self.warn(format!("in the settings of the editor, {problem}"));
            }
            // Closed files are read anew; what is not said again is taken back at the end.
            let buffers = &self.buffers;
            self.views.retain(|key, _| buffers.contains_key(key));
            Setup {
                folders: self.folders.clone(),
                overrides,
            }
        });
        let opened = |key: &Key| {
            let buffer = self.buffers.get(key)?;
            Some(Opened {
                revision: buffer.revision,
                text: buffer.text(),
                format: buffer.format?,
            })
        };
        let open = self.dirty.iter().map(|key| (key.clone(), opened(key))).collect();
        self.dirty.clear();
        let job = Job {
            setup,
            open,
            files: std::mem::take(&mut self.files),
        };
        self.checking = self.jobs.send(job).is_ok();
    }

    fn checked(&mut self, done: Done) {
        self.checking = false;
        self.more = done.more;
        for remark in done.remarks {
            self.warn(remark);
        }
        self.failed.extend(done.failed);
        for key in done.removed {
            if !self.buffers.contains_key(&key) {
                self.views.remove(&key);
                self.publish(&key);
            }
        }
        let mut elsewhere = false;
        for view in done.views {
            let current = self.buffers.get(&view.key).map(|buffer| buffer.revision);
            // What the editor has moved on from is checked again soon.
            if view.revision == current {
                let key = view.key.clone();
                let before = self.views.insert(key.clone(), Arc::new(view));
                // Lenses are asked for after an edit of their own document only.
                elsewhere |= current.is_some() && before.is_some_and(|before| before.revision == current);
                self.publish(&key);
            }
        }
        if let Some(problems) = done.problems {
            let before = std::mem::replace(&mut self.problems, problems);
            let files = before.iter().chain(&self.problems).map(|problem| problem.path.clone());
            let files: BTreeSet<PathBuf> = files.collect();
            for file in files {
                self.publish(&Key::File(file));
            }
        }
        if !self.more && !self.setup {
            let silent = self.published.iter().filter(|(key, _)| !self.views.contains_key(key));
            let silent = silent
                .map(|(key, _)| key.clone())
                .filter(|key| !self.buffers.contains_key(key));
            for key in silent.collect::<Vec<Key>>() {
                self.publish(&key);
            }
        }
        if elsewhere && self.options.shows.code_lens && self.client.refreshes_lenses {
            self.say(Outgoing::RefreshLenses);
        }
        let surveys = std::mem::take(&mut self.surveys);
        self.surveys = surveys.into_iter().filter_map(|survey| self.survey(survey)).collect();
        let waiting = std::mem::take(&mut self.waiting);
        self.waiting = waiting
            .into_iter()
            .filter_map(|question| self.answer(question))
            .collect();
    }

    /// Publishes what is to be seen of a document, unless that was said before.
    fn publish(&mut self, key: &Key) {
        let buffer = self.buffers.get(key);
        let diagnostics = self.diagnostics(key);
        let said = self.published.get(key);
        let nothing_new = match said {
            Some(said) => *said == diagnostics,
            None => buffer.is_none() && diagnostics.is_empty(),
        };
        let uri = buffer.map(|buffer| buffer.uri.clone()).or_else(|| key.uri());
        let (false, Some(uri)) = (nothing_new, uri) else { return };
        let version = buffer.map(|buffer| buffer.version);
        if buffer.is_none() && diagnostics.is_empty() {
            self.published.remove(key);
        } else {
            self.published.insert(key.clone(), diagnostics.clone());
        }
        self.say(Outgoing::Publish(PublishDiagnosticsParams {
            uri,
            diagnostics,
            version,
        }));
    }

    fn diagnostics(&self, key: &Key) -> Vec<Diagnostic> {
        let address = |key: &Key| match self.buffers.get(key) {
            Some(buffer) => Some(buffer.uri.clone()),
            None => key.uri(),
        };
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
        }
        diagnostics
    }

    /// Publishes closed documents that have to do with one that was opened or closed.
    fn refresh_related(&mut self, key: &Key) {
        let related = (self.views.iter())
            .filter(|(other, view)| !self.buffers.contains_key(other) && view.points_at(|pointed| pointed == key));
        let related: Vec<Key> = related.map(|(other, _)| other.clone()).collect();
        for other in related {
            self.publish(&other);
        }
    }

    /// Has a question answered if the document is checked as it is now; else gives it back.
    fn answer(&self, question: Question) -> Option<Question> {
        if (question.cancelled)() {
            return None;
        }
        let key = Key::of(&question.uri);
        let view = self.views.get(&key);
        let Some(buffer) = self.buffers.get(&key) else {
            (question.answer)(view.map(|view| self.scene(view, question.everywhere)));
            return None;
        };
        let current = Some(buffer.revision);
        if buffer.format.is_none() || self.failed.get(&key) == Some(&current) {
            (question.answer)(None);
            return None;
        }
        match view.filter(|view| view.revision == current) {
            Some(view) => {
                (question.answer)(Some(self.scene(view, question.everywhere)));
                None
            }
            None => Some(question),
        }
    }

    /// Has a question about all documents answered if open ones are checked as they are now; else gives it back.
    ///
    /// Files that were not read yet are left out: whoever searches wants an answer now, and asks again.
    fn survey(&self, survey: Survey) -> Option<Survey> {
        if (survey.cancelled)() {
            return None;
        }
        let is_behind = |(key, buffer): (&Key, &Buffer)| {
            let current = Some(buffer.revision);
            let seen = self.views.get(key).and_then(|view| view.revision);
            buffer.format.is_some() && seen != current && self.failed.get(key) != Some(&current)
        };
        if self.buffers.iter().any(is_behind) {
            return Some(survey);
        }
        (survey.answer)(Some(Panorama {
            views: self.views.values().cloned().collect(),
            client: self.client,
            open: Arc::clone(&self.open),
        }));
        None
    }

    fn scene(&self, view: &Arc<View>, everywhere: bool) -> Scene {
        let beside = |other: &&Arc<View>| everywhere && other.key != view.key && other.folder == view.folder;
        let decides = |(key, buffer): (&Key, &Buffer)| {
            let name = key.path()?.file_name()?.to_str()?;
            let wanted = [factlint_disk::CONFIG_NAME, factlint_disk::FACTS_NAME].contains(&name);
            wanted.then(|| (key.clone(), buffer.text()))
        };
        Scene {
            view: Arc::clone(view),
            client: self.client,
            open: Arc::clone(&self.open),
            shows: self.options.shows,
            registry: Arc::clone(&self.registry),
            others: self.views.values().filter(beside).cloned().collect(),
            settings: self.buffers.iter().filter_map(decides).collect(),
        }
    }

    /// Has the editor ask again for what it now shows otherwise.
    fn refresh(&self, before: Shows) {
        let shows = self.options.shows;
        if self.ready && before.code_lens != shows.code_lens && self.client.refreshes_lenses {
            self.say(Outgoing::RefreshLenses);
        }
        if self.ready && before.inlay_hints != shows.inlay_hints && self.client.refreshes_hints {
            self.say(Outgoing::RefreshHints);
        }
    }

    fn warn(&self, message: String) {
        self.say(Outgoing::Log(MessageType::WARNING, message));
    }

    fn say(&self, what: Outgoing) {
        // Without a speaker the server is at its end.
        let _ = self.outgoing.send(what);
    }
}

/// The address of a document.
pub fn address(open: &Open, key: &Key) -> Option<Url> {
    open.get(key).map(|(uri, _)| uri.clone()).or_else(|| key.uri())
}
