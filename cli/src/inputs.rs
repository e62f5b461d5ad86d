//! What a run reads: files and folders through the disk room, and standard input.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use factlint_core::config::Config;
use factlint_core::source::{Format, Source};
use factlint_core::workspace::{Against, Executor};
use factlint_disk::{Input, Patterns, ReadError, SkipReason, Stamp, WalkOptions};

use serde::Serialize;

use crate::arguments::RunArguments;
use crate::failure::Failure;
use crate::settings::Configurations;

/// Files that are read at once; the sizes of those beyond the budget are not known before.
const READ_AT_ONCE: usize = 32;
/// Documents that are held and worked on at once, at most.
const BATCH_DOCUMENTS: usize = 512;
/// Bytes of text that are held and worked on at once, but for the last files read.
const BATCH_BYTES: usize = 64 << 20;

/// The name that output prints for standard input without a name.
pub const STDIN_NAME: &str = "<stdin>";

/// What to read, in the order of printed paths.
pub struct Inputs {
    entries: Vec<Entry>,
    /// What is left aside, and why.
    pub skipped: Vec<Skipped>,
    /// What was named and cannot be read.
    pub errors: Vec<ReadError>,
}

/// A file or folder that was not read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Skipped {
    /// The path as output prints it.
    pub path: String,
    /// A few words.
    pub reason: String,
}

impl From<factlint_disk::Skipped> for Skipped {
    fn from(skipped: factlint_disk::Skipped) -> Self {
        Self {
            path: skipped.path,
            reason: skipped.reason.to_string(),
        }
    }
}

struct Entry {
    what: What,
    config: Arc<Config>,
    against: Against,
}

enum What {
    File(Input),
    Stdin(Arc<Source>),
    /// A file of which another text is read than lies on disk.
    Text(Input, Arc<Source>),
}

impl Entry {
    fn new(what: What) -> Self {
        Self {
            what,
            config: Arc::default(),
            against: Against::Every,
        }
    }

    /// The path as output prints it.
    fn shown(&self) -> &str {
        match &self.what {
            What::File(input) | What::Text(input, _) => &input.shown,
            What::Stdin(source) => &source.path,
        }
    }

    /// The path by which a configuration is found.
    fn path(&self) -> PathBuf {
        match &self.what {
            What::File(input) | What::Text(input, _) => input.path.clone(),
            What::Stdin(source) => PathBuf::from(&*source.path),
        }
    }

    fn is_named(&self) -> bool {
        matches!(&self.what, What::File(input) | What::Text(input, _) if input.named)
            || matches!(&self.what, What::Stdin(_))
    }
}

/// What the command line reads of what it found.
pub struct Picks {
    include: Option<Patterns>,
    exclude: Option<Patterns>,
    force: bool,
}

impl Picks {
    /// The patterns of the command line, which are relative to the current folder.
    pub fn of(run: &RunArguments, current: &Path) -> Result<Self, Failure> {
        let read = |option: &str, patterns: &[String]| {
            if patterns.is_empty() {
                return Ok(None);
            }
            Patterns::new(current, patterns).map(Some).map_err(|(pattern, why)| {
                Failure::Usage(vec![format!("`{option} {pattern}` is no pattern of paths: {why}")])
            })
        };
        Ok(Self {
            include: read("--include", &run.include)?,
            exclude: read("--exclude", &run.exclude)?,
            force: run.force_exclude,
        })
    }

    /// Why a file is not read, if it is not.
    fn leaves_out(&self, path: &Path) -> Option<SkipReason> {
        let matches = |patterns: &Option<Patterns>| patterns.as_ref().map(|patterns| patterns.matches(path));
        if matches(&self.exclude) == Some(true) {
            return Some(SkipReason::Unwanted);
        }
        (matches(&self.include) == Some(false)).then_some(SkipReason::NotIncluded("--include"))
    }
}

/// A text, and the settings that hold for it.
pub struct Read {
    /// The text.
    pub source: Arc<Source>,
    /// Its settings.
    pub config: Arc<Config>,
    /// The sources that hold for it.
    pub against: Against,
}

impl Inputs {
    /// The folders that inputs lie in.
    pub fn folders(&self) -> BTreeSet<PathBuf> {
        let folders = self.entries.iter().map(Entry::path);
        folders.filter_map(|path| Some(path.parent()?.to_owned())).collect()
    }

    /// Finds the files under `paths`; `-` is standard input, read at once.
    pub fn find(paths: &[PathBuf], stdin_name: Option<&str>, options: &WalkOptions) -> io::Result<Self> {
        let (stdin, paths): (Vec<PathBuf>, Vec<PathBuf>) =
            paths.iter().cloned().partition(|path| path.as_os_str() == "-");
        let found = factlint_disk::walk(&paths, options);
        let mut inputs = Self::of(found.files, found.skipped);
        inputs.errors = found.errors;
        if !stdin.is_empty() {
            let mut bytes = Vec::new();
            io::stdin()
                .lock()
                .take(factlint_disk::MAX_BYTES + 1)
                .read_to_end(&mut bytes)?;
            let name = stdin_name.unwrap_or(STDIN_NAME);
            let format = factlint_disk::format_of(Path::new(name)).unwrap_or(Format::Plain);
            match factlint_disk::from_bytes(name, format, bytes) {
                Ok(source) => inputs.entries.push(Entry::new(What::Stdin(Arc::new(source)))),
                Err(error) => inputs.errors.push(error),
            }
            inputs.entries.sort_by(|a, b| a.shown().cmp(b.shown()));
        }
        Ok(inputs)
    }

    /// Files that were found elsewhere, and what was left aside there.
    pub fn of(files: Vec<Input>, skipped: Vec<factlint_disk::Skipped>) -> Self {
        Self {
            entries: files.into_iter().map(|file| Entry::new(What::File(file))).collect(),
            skipped: skipped.into_iter().map(Skipped::from).collect(),
            errors: Vec::new(),
        }
    }

    /// Reads these texts in place of the files of their paths.
    pub fn replace(&mut self, mut texts: BTreeMap<String, Vec<u8>>) {
        for entry in &mut self.entries {
            let What::File(input) = &entry.what else { continue };
            let input = input.clone();
            let Some(bytes) = texts.remove(&*input.shown) else {
                continue;
            };
            match factlint_disk::from_bytes(&input.shown, input.format, bytes) {
                Ok(source) => entry.what = What::Text(input, Arc::new(source)),
                Err(error) => self.errors.push(error),
            }
        }
    }

    /// Asks for the sources of every text.
    pub fn pair<E>(&mut self, mut sources: impl FnMut(&Path) -> Result<Against, E>) -> Result<(), E> {
        for entry in &mut self.entries {
            entry.against = sources(&entry.path())?;
        }
        Ok(())
    }

    /// Leaves out the files that are among the sources: nothing is held against itself. A draft that was named stays,
    /// and is no source.
    pub fn leave_out(&mut self, sources: &mut Self) {
        let named: BTreeSet<&str> = (self.entries.iter())
            .filter(|entry| entry.is_named())
            .map(Entry::shown)
            .collect();
        sources.entries.retain(|entry| !named.contains(entry.shown()));
        let held: BTreeSet<&str> = sources.entries.iter().map(Entry::shown).collect();
        self.entries.retain(|entry| !held.contains(entry.shown()));
    }

    /// Printed path, stamp as it is now, sources and settings of every file.
    pub fn states(&self) -> impl Iterator<Item = (String, Option<Stamp>, Against, Arc<Config>)> {
        self.entries.iter().filter_map(|entry| match &entry.what {
            What::File(input) => Some((
                input.shown.to_string(),
                factlint_disk::stamp(&input.path),
                entry.against.clone(),
                Arc::clone(&entry.config),
            )),
            What::Stdin(_) | What::Text(..) => None,
        })
    }

    /// The files, by the paths to open them by.
    pub fn files(&self) -> impl Iterator<Item = &Path> {
        self.entries.iter().filter_map(|entry| match &entry.what {
            What::File(input) | What::Text(input, _) => Some(input.path.as_path()),
            What::Stdin(_) => None,
        })
    }

    /// Takes over what could not be read of the sources.
    pub fn join_problems(&mut self, sources: Self) {
        // A walk leaves transcripts aside; one that is a source was read all the same.
        let read: BTreeSet<&str> = sources.entries.iter().map(Entry::shown).collect();
        self.skipped.retain(|skipped| !read.contains(&*skipped.path));
        self.skipped.extend(sources.skipped);
        self.errors.extend(sources.errors);
        self.skipped.sort();
        self.skipped.dedup();
    }

    /// Takes over what an earlier look could not read, for the files that were not tried again.
    pub fn carry_over(&mut self, before: &Self, untried: impl Fn(&str) -> bool) {
        let errors = before.errors.iter().filter(|error| untried(&error.path));
        self.errors.extend(errors.cloned());
        let skipped = before.skipped.iter().filter(|skipped| untried(&skipped.path));
        self.skipped.extend(skipped.cloned());
        self.skipped.sort();
        self.skipped.dedup();
    }

    /// Number of texts to read.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Finds the configuration of every text, and leaves out the files that theirs or the command line leaves out; named
    /// files stay, unless the command line says otherwise.
    pub fn configure(&mut self, configurations: &mut Configurations<'_>, picks: &Picks) -> Result<(), Failure> {
        let entries = std::mem::take(&mut self.entries);
        for entry in entries {
            let loaded = configurations.of(&entry.path())?;
            let reason = match &entry.what {
                What::File(input) | What::Text(input, _) if picks.force || !input.named => {
                    picks.leaves_out(&input.path).or_else(|| loaded.leaves_out(&input.path))
                }
                _ => None,
            };
            match reason {
                Some(reason) => self.skipped.push(Skipped {
                    path: entry.shown().to_owned(),
                    reason: reason.to_string(),
                }),
                None => self.entries.push(Entry {
                    config: Arc::clone(&loaded.config),
                    ..entry
                }),
            }
        }
        configurations.settle()
    }

    /// Reads everything, in order, and hands on batches that fit into memory; what cannot be read joins `errors` or
    /// `skipped`.
    pub fn read<E: Executor>(&mut self, executor: &E, work: impl FnMut(Vec<Read>) -> io::Result<()>) -> io::Result<()> {
        self.read_some(executor, |_| true, work)
    }

    /// The same for the texts whose printed path fits.
    pub fn read_some<E: Executor>(
        &mut self,
        executor: &E,
        fits: impl Fn(&str) -> bool,
        mut work: impl FnMut(Vec<Read>) -> io::Result<()>,
    ) -> io::Result<()> {
        let (mut batch, mut bytes) = (Vec::new(), 0);
        let wanted: Vec<&Entry> = self.entries.iter().filter(|entry| fits(entry.shown())).collect();
        for entries in wanted.chunks(READ_AT_ONCE) {
            for (entry, read) in entries.iter().zip(executor.map(entries, |entry| read(entry))) {
                match read {
                    Ok(read) => {
                        bytes += read.source.text.len();
                        batch.push(read);
                    }
                    Err(error) if !entry.is_named() => self.skipped.push(Skipped {
                        path: error.path,
                        reason: error.problem.to_string(),
                    }),
                    Err(error) => self.errors.push(error),
                }
            }
            if batch.len() >= BATCH_DOCUMENTS || bytes >= BATCH_BYTES {
                work(std::mem::take(&mut batch))?;
                bytes = 0;
            }
        }
        if !batch.is_empty() {
            work(batch)?;
        }
        self.skipped.sort();
        Ok(())
    }
}

fn read(entry: &Entry) -> Result<Read, ReadError> {
    let source = match &entry.what {
        What::File(input) => Arc::new(factlint_disk::read(input)?),
        What::Stdin(source) | What::Text(_, source) => Arc::clone(source),
    };
    Ok(Read {
        source,
        config: Arc::clone(&entry.config),
        against: entry.against.clone(),
    })
}
