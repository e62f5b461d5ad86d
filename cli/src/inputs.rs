//! What a run reads: files and folders through the disk room, and standard input.

use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use factlint_core::source::{Format, Source};
use factlint_core::workspace::Executor;
use factlint_disk::{Input, ReadError, SkipReason, WalkOptions};

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
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Skipped {
    /// The path as output prints it.
    pub path: String,
    /// A few words.
    pub reason: String,
}

enum Entry {
    File(Input),
    Stdin(Arc<Source>),
}

impl Entry {
    fn shown(&self) -> &str {
        match self {
            Self::File(input) => &input.shown,
            Self::Stdin(source) => &source.path,
        }
    }
}

/// A text, and the path by which its configuration is found.
pub struct Read {
    /// The text.
    pub source: Arc<Source>,
    /// Where it lies.
    pub path: PathBuf,
}

impl Inputs {
    /// Finds the files under `paths`; `-` is standard input, read at once.
    pub fn find(paths: &[PathBuf], stdin_name: Option<&str>, options: &WalkOptions) -> io::Result<Self> {
        let (stdin, paths): (Vec<PathBuf>, Vec<PathBuf>) =
            paths.iter().cloned().partition(|path| path.as_os_str() == "-");
        let found = factlint_disk::walk(&paths, options);
        let mut inputs = Self {
            entries: found.files.into_iter().map(Entry::File).collect(),
            skipped: Vec::new(),
            errors: found.errors,
        };
        inputs.skipped.extend(found.skipped.into_iter().map(|entry| Skipped {
            path: entry.path,
            reason: entry.reason.to_string(),
        }));
        if !stdin.is_empty() {
            let mut bytes = Vec::new();
            io::stdin()
                .lock()
                .take(factlint_disk::MAX_BYTES + 1)
                .read_to_end(&mut bytes)?;
            let name = stdin_name.unwrap_or(STDIN_NAME);
            let format = factlint_disk::format_of(Path::new(name)).unwrap_or(Format::Plain);
            match factlint_disk::from_bytes(name, format, bytes) {
                Ok(source) => inputs.entries.push(Entry::Stdin(Arc::new(source))),
                Err(error) => inputs.errors.push(error),
            }
            inputs.entries.sort_by(|a, b| a.shown().cmp(b.shown()));
        }
        Ok(inputs)
    }

    /// Number of texts to read.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Leaves out the files for which `excluded` says so; files that were named stay.
    pub fn exclude(&mut self, mut excluded: impl FnMut(&Path) -> bool) {
        let skipped = &mut self.skipped;
        self.entries.retain(|entry| match entry {
            Entry::File(input) if !input.named && excluded(&input.path) => {
                skipped.push(Skipped {
                    path: input.shown.to_string(),
                    reason: SkipReason::Excluded.to_string(),
                });
                false
            }
            _ => true,
        });
    }

    /// Reads everything, in order, and hands on batches that fit into memory; what cannot be read joins `errors` or
    /// `skipped`.
    pub fn read<E: Executor>(
        &mut self,
        executor: &E,
        mut work: impl FnMut(Vec<Read>) -> io::Result<()>,
    ) -> io::Result<()> {
        let (mut batch, mut bytes) = (Vec::new(), 0);
        for entries in self.entries.chunks(READ_AT_ONCE) {
            for (entry, read) in entries.iter().zip(executor.map(entries, read)) {
                match read {
                    Ok(read) => {
                        bytes += read.source.text.len();
                        batch.push(read);
                    }
                    Err(error) if matches!(entry, Entry::File(input) if !input.named) => self.skipped.push(Skipped {
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
    match entry {
        Entry::File(input) => Ok(Read {
            source: Arc::new(factlint_disk::read(input)?),
            path: input.path.clone(),
        }),
        Entry::Stdin(source) => Ok(Read {
            source: Arc::clone(source),
            path: PathBuf::from(&*source.path),
        }),
    }
}
