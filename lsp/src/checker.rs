//! The thread that checks: it owns folders, files and workspaces, and does one job after the other.
//!
//! Open documents come first; what else lies in the folders is read bit by bit in between, so that an editor never
//! waits for a large folder.

mod glance;

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender};
use std::time::Instant;

use factlint_core::config::Overrides;
use factlint_core::{Format, Registry, Source};
use factlint_disk::Input;

use crate::desk::{Desk, Sheet};
use crate::event::Event;
use crate::key::Key;
use crate::options::Options;
use crate::plugins::{self, PluginFinding, Plugins};
use crate::rules::RuleFiles;
use crate::settings::Problem;
use crate::view::View;

/// Files of a folder that are read first, in one go; each go after it takes as many as were read before, up to the
/// most, because facts that many files share are compared once in each.
const FIRST: usize = 32;
const MOST: usize = 512;

/// What is to be done.
#[derive(Debug, Default)]
pub struct Job {
    /// Everything begins anew, with these folders and settings.
    pub setup: Option<Setup>,
    /// Open documents that changed; None for those that were closed.
    pub open: Vec<(Key, Option<Opened>)>,
    /// Files that came, changed or went.
    pub files: Vec<PathBuf>,
    /// Whether to look what changed on disk.
    pub glance: bool,
    /// Whether files that are not read yet are left unread.
    pub stop_reading: bool,
}

/// Folders and settings.
#[derive(Debug, Clone, Default)]
pub struct Setup {
    /// The folders of the editor.
    pub folders: Vec<PathBuf>,
    /// Its settings.
    pub options: Options,
}

/// An open text.
#[derive(Debug, Clone)]
pub struct Opened {
    /// Its revision.
    pub revision: u64,
    /// The text.
    pub text: Arc<str>,
    /// How its markup is read.
    pub format: Format,
}

/// What was done.
#[derive(Debug, Default)]
pub struct Done {
    /// Documents that look different now.
    pub views: Vec<View>,
    /// Documents that are gone.
    pub removed: Vec<Key>,
    /// Documents on which the work broke off, with the revision.
    pub failed: Vec<(Key, Option<u64>)>,
    /// What is wrong with files of configuration, if that is known anew.
    pub problems: Option<Vec<Problem>>,
    /// What is wrong with plug-ins, if that is more or less than before.
    pub plugins: Option<Vec<PluginFinding>>,
    /// The rules, if they are others than before.
    pub registry: Option<Arc<Registry>>,
    /// Lines for the log.
    pub remarks: Vec<String>,
    /// Whether there is more to be read.
    pub more: bool,
    /// Whether there are open documents among it.
    pub behind: bool,
    /// Whether everything has to begin anew.
    pub anew: bool,
    /// Files that were read since there were none to read.
    pub read: usize,
    /// Files to be read.
    pub unread: usize,
}

/// Does jobs until there is nobody to give any; `outdated` says that the job under way should be given up for another.
pub fn run(
    (registry, plugins): (Arc<Registry>, Plugins),
    jobs: &Receiver<Job>,
    events: &Sender<Event>,
    outdated: Arc<AtomicBool>,
) {
    let mut checker = Checker {
        rules: RuleFiles::new(Arc::clone(&registry)),
        told_registry: Arc::clone(&registry),
        registry,
        overrides: Overrides::default(),
        outdated,
        setup: Setup::default(),
        desks: Vec::new(),
        open: BTreeMap::new(),
        pending: VecDeque::new(),
        unread: VecDeque::new(),
        read: 0,
        stopped: false,
        walked: Instant::now(),
        gone: BTreeSet::new(),
        bad: BTreeSet::new(),
        careful: false,
        problems: 0,
        wrong_options: Vec::new(),
        plugins,
        told: Vec::new(),
    };
    checker.reset();
    for job in jobs {
        let done = checker.work(job);
        if events.send(Event::Checked(Box::new(done))).is_err() {
            return;
        }
    }
}

struct Checker {
    /// The rules, those of files among them.
    registry: Arc<Registry>,
    /// Rules written as data.
    rules: RuleFiles,
    /// The rules that the state thread has.
    told_registry: Arc<Registry>,
    /// What the editor sets, under these rules.
    overrides: Overrides,
    outdated: Arc<AtomicBool>,
    setup: Setup,
    /// The folders, then what lies in none.
    desks: Vec<Desk>,
    open: BTreeMap<Key, Opened>,
    /// Open documents to check.
    pending: VecDeque<Key>,
    /// Files to read.
    unread: VecDeque<Input>,
    /// Files that were read since there were none to read.
    read: usize,
    /// Whether the writer wants no more files to be read.
    stopped: bool,
    /// When folders were last walked.
    walked: Instant,
    /// Documents to take away.
    gone: BTreeSet<Key>,
    /// Documents on which the work broke off, until their text changes.
    bad: BTreeSet<Key>,
    /// Whether documents are taken one at a time, to find the one on which the work breaks off.
    careful: bool,
    /// Number of problems of configuration that were told.
    problems: usize,
    /// What is wrong with the settings of the editor.
    wrong_options: Vec<String>,
    /// The plug-ins behind rules.
    plugins: Plugins,
    /// What was told of plug-ins.
    told: Vec<PluginFinding>,
}

impl Checker {
    fn work(&mut self, job: Job) -> Done {
        let mut done = Done::default();
        for (key, opened) in job.open {
            self.bad.remove(&key);
            match opened {
                Some(opened) => {
                    self.open.insert(key.clone(), opened);
                    if !self.pending.contains(&key) {
                        self.pending.push_back(key);
                    }
                }
                None => {
                    self.open.remove(&key);
                    self.pending.retain(|other| *other != key);
                    self.closed(&key);
                }
            }
        }
        let anew = job.setup.is_some();
        if let Some(setup) = job.setup {
            self.setup = setup;
            self.careful = false;
            self.bad.clear();
            self.reset();
        }
        for path in job.files {
            self.file_changed(&path);
        }
        self.look_for_rules();
        if self.rules.has_news() {
            self.begin();
        }
        if job.glance {
            done.anew = self.glance();
        }
        if job.stop_reading {
            self.unread.clear();
            self.stopped = true;
        }
        // A document may have come to light that other rules hold for.
        while self.rules.has_news() {
            self.begin();
        }
        self.step(&mut done);
        (done.read, done.unread) = (self.read, self.unread.len());
        if self.unread.is_empty() {
            self.read = 0;
        }
        self.tell_problems(anew, &mut done);
        self.tell_plugins(&mut done);
        done.behind = !self.pending.is_empty() || self.desks.iter().any(Desk::is_behind);
        done.more = done.behind || !self.unread.is_empty() || !self.gone.is_empty() || self.is_unfinished();
        done
    }

    /// Whether work was stopped and has to go on.
    fn is_unfinished(&self) -> bool {
        self.desks.iter().any(|desk| desk.unfinished)
    }

    /// Begins anew, rules written as data included.
    fn reset(&mut self) {
        self.rules.forget();
        for folder in &self.setup.folders {
            self.rules.look(folder);
        }
        self.look_for_rules();
        while self.rules.has_news() {
            self.begin();
        }
    }

    /// Looks for the rules that hold for open documents.
    fn look_for_rules(&mut self) {
        for folder in self.open.keys().filter_map(|key| key.path()?.parent()) {
            self.rules.look(folder);
        }
    }

    /// Begins anew under the rules that were found: empty desks, everything to be read.
    fn begin(&mut self) {
        self.registry = self.rules.registry();
        (self.overrides, self.wrong_options) = self.setup.options.overrides(&self.registry);
        let mut folders = self.setup.folders.clone();
        folders.sort();
        folders.dedup();
        let desk = |folder| Desk::new(folder, &self.registry, &self.overrides);
        self.desks = folders.into_iter().map(Some).chain([None]).map(desk).collect();
        self.pending = self
            .open
            .keys()
            .filter(|key| !self.bad.contains(key))
            .cloned()
            .collect();
        self.unread.clear();
        self.stopped = false;
        self.read = 0;
        self.gone.clear();
        for number in 0..self.desks.len() {
            self.walk(number);
        }
    }

    /// Finds the files of a desk that are not there yet.
    fn walk(&mut self, number: usize) {
        self.walked = Instant::now();
        let queued: BTreeSet<Key> = self.unread.iter().map(|file| Key::File(file.path.clone())).collect();
        let files = self.desks.get_mut(number).map(Desk::walk).unwrap_or_default();
        for file in files {
            self.rules.look(file.path.parent().unwrap_or(Path::new("/")));
            let key = Key::File(file.path.clone());
            // What could be read, and what could not.
            let known =
                (self.desks.get(number)).is_some_and(|desk| desk.has(&key) || desk.stamps.contains_key(&file.path));
            let known = known && !self.gone.contains(&key);
            let ours = self.desk_of(&key) == number;
            if ours && !known && !queued.contains(&key) && !self.open.contains_key(&key) && !self.bad.contains(&key) {
                self.unread.push_back(file);
            }
        }
    }

    /// The desk of a document: that of the innermost folder that holds it.
    fn desk_of(&self, key: &Key) -> usize {
        let depth = |desk: &Desk| match (&desk.folder, key.path()) {
            (Some(folder), Some(path)) if path.starts_with(folder) => Some(folder.components().count()),
            _ => None,
        };
        let depths = self.desks.iter().enumerate();
        let best = depths.filter_map(|(number, desk)| Some((depth(desk)?, number))).max();
        best.map_or(self.desks.len().saturating_sub(1), |(_, number)| number)
    }

    /// A document was closed: its file holds again, if it would be read.
    fn closed(&mut self, key: &Key) {
        let number = self.desk_of(key);
        self.gone.insert(key.clone());
        let files = self.desks.get_mut(number).map(Desk::walk).unwrap_or_default();
        let file = files.into_iter().find(|file| key.path() == Some(&file.path));
        if let Some(file) = file {
            self.gone.remove(key);
            self.unread.push_front(file);
        }
    }

    /// A file came, changed or went; a folder of that name may have gone.
    fn file_changed(&mut self, path: &Path) {
        let key = Key::File(path.to_owned());
        let number = self.desk_of(&key);
        let known = self.desks.get(number).map(|desk| desk.below(path)).unwrap_or_default();
        for key in known {
            if !self.open.contains_key(&key) {
                self.bad.remove(&key);
                self.gone.insert(key);
            }
        }
        let Some(desk) = self.desks.get_mut(number) else { return };
        for file in desk.walk() {
            let key = Key::File(file.path.clone());
            let changed = file.path.starts_with(path);
            if changed && !self.open.contains_key(&key) && !self.unread.contains(&file) {
                self.gone.remove(&key);
                self.unread.push_back(file);
            }
        }
    }

    /// Takes in what is most wanted: open documents, else what was stopped, else some files.
    fn step(&mut self, done: &mut Done) {
        let gone: Vec<Key> = std::mem::take(&mut self.gone).into_iter().collect();
        let pending = if self.careful {
            self.pending.len().min(1)
        } else {
            self.pending.len()
        };
        let open: Vec<Key> = self.pending.drain(..pending).collect();
        let resumes = open.is_empty() && gone.is_empty() && self.is_unfinished();
        let files = match (open.is_empty() && !resumes, self.careful) {
            (false, _) => 0,
            (true, true) => 1,
            (true, false) => self.read.clamp(FIRST, MOST),
        };
        let files: Vec<Input> = self.unread.drain(..files.min(self.unread.len())).collect();
        self.read += files.len();
        let keys: Vec<Key> = (open.iter().cloned())
            .chain(files.iter().map(|file| Key::File(file.path.clone())))
            .collect();
        match catch_unwind(AssertUnwindSafe(|| self.take_in(&open, files, &gone, resumes))) {
            Ok((views, remarks)) => {
                done.views = views;
                done.remarks = remarks;
                done.removed = gone;
            }
            Err(_) => {
                if let [key] = keys.as_slice() {
                    done.failed
                        .push((key.clone(), self.open.get(key).map(|opened| opened.revision)));
                    done.remarks.push(format!(
                        "a rule failed on {}: it is left out until it changes",
                        key.name().display()
                    ));
                    self.bad.insert(key.clone());
                }
                // What the workspaces hold now is not to be trusted.
                self.careful = true;
                self.reset();
            }
        }
    }

    fn take_in(&mut self, open: &[Key], files: Vec<Input>, gone: &[Key], resumes: bool) -> (Vec<View>, Vec<String>) {
        let mut remarks = Vec::new();
        let mut sheets: BTreeMap<usize, Vec<Sheet>> = BTreeMap::new();
        for key in open {
            let number = self.desk_of(key);
            if let (Some(desk), Some(opened)) = (self.desks.get(number), self.open.get(key)) {
                let sheet = Sheet {
                    key: key.clone(),
                    source: Arc::new(source(opened, desk.shown(key))),
                    revision: Some(opened.revision),
                };
                sheets.entry(number).or_default().push(sheet);
            }
        }
        for file in files {
            let key = Key::File(file.path.clone());
            if self.open.contains_key(&key) {
                continue;
            }
            let number = self.desk_of(&key);
            if let Some(desk) = self.desks.get_mut(number)
                && let Some(stamp) = factlint_disk::stamp(&file.path)
            {
                desk.stamps.insert(file.path.clone(), stamp);
            }
            match factlint_disk::read(&file) {
                Ok(source) => {
                    let sheet = Sheet {
                        source: Arc::new(source),
                        revision: None,
                        key,
                    };
                    sheets.entry(number).or_default().push(sheet);
                }
                Err(error) => remarks.push(error.to_string()),
            }
        }
        let mut views = Vec::new();
        let (careful, outdated) = (self.careful, &self.outdated);
        let stop = || !careful && outdated.load(Ordering::Relaxed);
        let opened = |key: &Key, shown: Arc<str>| Some(Arc::new(source(self.open.get(key)?, shown)));
        let numbers: Vec<usize> = gone.iter().map(|key| self.desk_of(key)).collect();
        for (number, desk) in self.desks.iter_mut().enumerate() {
            let gone = gone.iter().zip(&numbers).filter(|(_, desk)| **desk == number);
            let gone: Vec<Key> = gone.map(|(key, _)| key.clone()).collect();
            let sheets = sheets.remove(&number).unwrap_or_default();
            let resumes = resumes && desk.unfinished;
            if resumes || !sheets.is_empty() || !gone.is_empty() {
                views.extend(desk.change(sheets, &gone, &opened, &stop));
            }
        }
        (views, remarks)
    }

    /// Tells what is wrong with configuration, where that is more or less than before.
    fn tell_problems(&mut self, anew: bool, done: &mut Done) {
        for desk in &mut self.desks {
            done.remarks.append(&mut desk.settings.remarks);
        }
        done.remarks.extend(self.rules.take_remarks());
        if anew {
            let wrong = std::mem::take(&mut self.wrong_options).into_iter();
            done.remarks
                .extend(wrong.map(|problem| format!("in the settings of the editor, {problem}")));
        }
        if !Arc::ptr_eq(&self.registry, &self.told_registry) {
            self.told_registry = Arc::clone(&self.registry);
            done.registry = Some(Arc::clone(&self.registry));
        }
        let problems = self.desks.iter().flat_map(|desk| &desk.settings.problems);
        let problems: Vec<Problem> = problems.chain(self.rules.problems()).cloned().collect();
        if anew || problems.len() != self.problems {
            self.problems = problems.len();
            done.problems = Some(problems);
        }
    }

    /// Tells what is wrong with plug-ins, where that is more or less than before.
    fn tell_plugins(&mut self, done: &mut Done) {
        let overrides = &self.overrides;
        let found = plugins::findings(&self.plugins, &mut self.desks, &self.registry, overrides);
        let same = |(a, b): (&PluginFinding, &PluginFinding)| {
            a.identity() == b.identity() && Arc::ptr_eq(&a.problem.text, &b.problem.text)
        };
        if found.len() != self.told.len() || !found.iter().zip(&self.told).all(same) {
            self.told.clone_from(&found);
            done.plugins = Some(found);
        }
    }
}

fn source(opened: &Opened, shown: Arc<str>) -> Source {
    Source::new(shown, Arc::clone(&opened.text), opened.format)
}
