//! The state thread: open texts, what the checker is asked to do, and what was published.
//!
//! Nothing here takes long, so an edit or a cancellation never waits behind work.

mod progress;
mod publish;
mod pull;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use factlint_core::Registry;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tower_lsp::lsp_types::{
    DidChangeTextDocumentParams, DidOpenTextDocumentParams, InitializeParams, MessageType, TraceValue, Url,
    WorkspaceFoldersChangeEvent,
};

pub use pull::{DocumentPull, WorkspacePull};

use progress::Progress;
use publish::Report;
use pull::Pulls;

use crate::buffer::{self, Buffer};
use crate::checker::{self, Done, Job, Opened, Setup};
use crate::client::{self, Client};
use crate::event::{Event, Panorama, Question, Scene, Survey};
use crate::key::Key;
use crate::options::{Options, Shows};
use crate::plugins::{PluginFinding, Plugins};
use crate::settings::{DECIDING, Problem};
use crate::speaker::Outgoing;
use crate::view::View;

/// Open documents with their addresses and versions.
pub type Open = BTreeMap<Key, (Url, i32)>;

/// How long checks may be given up for newer text before one is let finish, so that whoever types without a pause sees
/// findings at times.
const PATIENCE: Duration = Duration::from_secs(2);

/// Starts the state thread and the checker; where events go, and where what is to be said comes from.
pub fn start(registry: Arc<Registry>, plugins: Plugins) -> io::Result<(Sender<Event>, UnboundedReceiver<Outgoing>)> {
    let (events, happened) = channel();
    let (jobs, given) = channel();
    let (outgoing, said) = unbounded_channel();
    let (theirs, back) = (Arc::clone(&registry), events.clone());
    let outdated = Arc::new(AtomicBool::new(false));
    let stop = Arc::clone(&outdated);
    thread::Builder::new()
        .name("factlint-checker".to_owned())
        .spawn(move || checker::run((theirs, plugins), &given, &back, stop))?;
    let state = State {
        registry,
        jobs,
        outdated,
        given_up: None,
        outgoing,
        client: Client::default(),
        options: Options::default(),
        folders: Vec::new(),
        buffers: BTreeMap::new(),
        open: Arc::default(),
        dirty: BTreeSet::new(),
        files: Vec::new(),
        setup: true,
        setting_up: false,
        ready: false,
        checking: false,
        more: false,
        revision: 0,
        sent_revision: 0,
        checked_revision: 0,
        news_elsewhere: false,
        views: BTreeMap::new(),
        failed: BTreeMap::new(),
        problems: Vec::new(),
        plugins: Vec::new(),
        published: BTreeMap::new(),
        waiting: Vec::new(),
        surveys: Vec::new(),
        pulls: Pulls::default(),
        glance: false,
        stop_reading: false,
        progress: Progress::default(),
        trace: TraceValue::Off,
        job_sent: Instant::now(),
    };
    thread::Builder::new()
        .name("factlint-state".to_owned())
        .spawn(move || state.run(&happened))?;
    Ok((events, said))
}

struct State {
    registry: Arc<Registry>,
    jobs: Sender<Job>,
    /// Tells the checker that its job should be given up for another.
    outdated: Arc<AtomicBool>,
    /// Since when checks of open documents are given up and none was finished.
    given_up: Option<Instant>,
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
    /// Whether the checker is about to.
    setting_up: bool,
    /// Whether the editor may be spoken to.
    ready: bool,
    /// Whether the checker is at work.
    checking: bool,
    /// Whether the checker has more to read.
    more: bool,
    revision: u64,
    /// The revision up to which the checker was given what was written.
    sent_revision: u64,
    /// The revision up to which everything that was written is checked.
    checked_revision: u64,
    /// Whether documents look different that the editor did not just change.
    news_elsewhere: bool,
    views: BTreeMap<Key, Arc<View>>,
    /// Documents on which the checker failed, with the revision.
    failed: BTreeMap<Key, Option<u64>>,
    problems: Vec<Problem>,
    /// What is wrong with plug-ins.
    plugins: Vec<PluginFinding>,
    /// What was said of each document, or would be if the editor did not ask.
    published: BTreeMap<Key, Report>,
    waiting: Vec<Question>,
    surveys: Vec<Survey>,
    pulls: Pulls,
    /// Whether to look what changed on disk.
    glance: bool,
    /// Whether files that are not read yet are left unread.
    stop_reading: bool,
    progress: Progress,
    trace: TraceValue,
    /// When the checker was given its last job.
    job_sent: Instant,
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
            self.answer_polls();
        }
    }

    fn take(&mut self, event: Event) {
        let edits = matches!(event, Event::Open(_) | Event::Save(_) | Event::Close(_));
        self.glance |= edits && !self.client.watches;
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
            Event::Pull(pull) => self.pull(*pull),
            Event::PullAll(pull) => self.pull_all(*pull),
            Event::Trace(value) => self.trace = value,
            Event::ProgressCreated(token) => self.progress_created(&token),
            Event::ProgressCancelled(token) => self.progress_cancelled(&token),
            Event::Checked(done) => self.checked(*done),
            Event::Shutdown => {}
        }
    }

    fn initialize(&mut self, params: &InitializeParams) {
        self.client = Client::of(params);
        self.folders = client::folders(params);
        self.trace = params.trace.unwrap_or_default();
        if let Some(options) = &params.initialization_options {
            self.set(options.clone());
        }
    }

    fn set(&mut self, value: serde_json::Value) {
        match Options::read(value) {
            Ok(Some(options)) if options != self.options => {
                let shows = std::mem::replace(&mut self.options, options).shows;
                self.refresh_shown(shows);
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
        let news = self.setup || !self.dirty.is_empty() || !self.files.is_empty();
        let wanted = news || self.more || self.glance || self.stop_reading;
        if self.checking && (self.setup || !self.dirty.is_empty()) {
            self.give_up();
        }
        if self.checking || !self.ready || !wanted {
            return;
        }
        self.outdated.store(false, Ordering::Relaxed);
        let setup = std::mem::take(&mut self.setup).then(|| {
            // Closed files are read anew; what is not said again is taken back at the end.
            let buffers = &self.buffers;
            self.views.retain(|key, _| buffers.contains_key(key));
            Setup {
                folders: self.folders.clone(),
                options: self.options.clone(),
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
            glance: std::mem::take(&mut self.glance),
            stop_reading: std::mem::take(&mut self.stop_reading),
        };
        if job.setup.is_some() {
            self.progress.begin();
        }
        self.job_sent = Instant::now();
        self.setting_up = job.setup.is_some();
        self.sent_revision = self.revision;
        self.checking = self.jobs.send(job).is_ok();
    }

    /// Has the checker stop: there is newer text, which goes first.
    fn give_up(&mut self) {
        let since = self.given_up.get_or_insert_with(Instant::now);
        if since.elapsed() < PATIENCE {
            self.outdated.store(true, Ordering::Relaxed);
        }
    }

    /// Whether nothing is under way and nothing waits for its turn.
    fn is_idle(&self) -> bool {
        let waits = self.setup || self.more || self.glance || !self.dirty.is_empty() || !self.files.is_empty();
        !self.checking && !waits
    }

    fn checked(&mut self, done: Done) {
        self.checking = false;
        self.setting_up = false;
        self.setup |= done.anew;
        self.trace_job(&done);
        self.show_progress(&done);
        self.more = done.more;
        if !done.behind {
            self.checked_revision = self.sent_revision;
            self.given_up = None;
        }
        for remark in done.remarks {
            self.warn(remark);
        }
        self.failed.extend(done.failed);
        for key in done.removed {
            if !self.buffers.contains_key(&key) {
                self.views.remove(&key);
                self.news_elsewhere |= self.publish(&key);
            }
        }
        let mut elsewhere = false;
        for view in done.views {
            let current = self.buffers.get(&view.key).map(|buffer| buffer.revision);
            // What the editor has moved on from is checked again soon.
            if view.revision == current {
                let key = view.key.clone();
                let before = self.views.insert(key.clone(), Arc::new(view));
                let as_before = before.is_some_and(|before| before.revision == current);
                // Lenses are asked for after an edit of their own document only.
                elsewhere |= current.is_some() && as_before;
                let by_itself = current.is_none() || as_before;
                let news = self.publish(&key);
                self.news_elsewhere |= news && by_itself;
            }
        }
        if let Some(problems) = done.problems {
            let before = std::mem::replace(&mut self.problems, problems);
            let files = before.iter().chain(&self.problems).map(|problem| problem.path.clone());
            let files: BTreeSet<PathBuf> = files.collect();
            for file in files {
                self.news_elsewhere |= self.publish(&Key::File(file));
            }
        }
        if let Some(registry) = done.registry {
            self.registry = registry;
        }
        if let Some(plugins) = done.plugins {
            let before = std::mem::replace(&mut self.plugins, plugins);
            let files = before
                .iter()
                .chain(&self.plugins)
                .map(|finding| finding.problem.path.clone());
            for file in files.collect::<BTreeSet<PathBuf>>() {
                self.news_elsewhere |= self.publish(&Key::File(file));
            }
        }
        if !self.more && !self.setup {
            let silent = self.published.keys().filter(|key| !self.views.contains_key(key));
            let silent = silent.filter(|key| !self.buffers.contains_key(key)).cloned();
            for key in silent.collect::<Vec<Key>>() {
                self.news_elsewhere |= self.publish(&key);
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
        self.pulls.changed = true;
        self.answer_pulls();
        self.refresh();
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
    fn refresh_shown(&self, before: Shows) {
        let shows = self.options.shows;
        if self.ready && before.code_lens != shows.code_lens && self.client.refreshes_lenses {
            self.say(Outgoing::RefreshLenses);
        }
        if self.ready && before.inlay_hints != shows.inlay_hints && self.client.refreshes_hints {
            self.say(Outgoing::RefreshHints);
        }
    }

    /// The address of a document, as the editor writes it where it has it open.
    fn uri(&self, key: &Key) -> Option<Url> {
        let buffer = self.buffers.get(key);
        buffer.map(|buffer| buffer.uri.clone()).or_else(|| key.uri())
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
