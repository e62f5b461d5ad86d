//! The lines that a change touches, so that a run over old texts shows what is new: whole files are read all the same,
//! and a conflict counts when either of its places is new.

mod diff;
mod git;

use std::collections::BTreeMap;
use std::io::Read as _;
use std::ops::RangeInclusive;

use crate::arguments::CheckArguments;
use crate::failure::Failure;

/// Texts as they are staged, by printed path, where they differ from those on disk.
pub type Staged = BTreeMap<String, Vec<u8>>;

/// Changed lines, by printed path.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Changes {
    files: BTreeMap<String, Lines>,
    staged: Staged,
}

/// Lines of one file, from 1.
#[derive(Debug, PartialEq, Eq)]
enum Lines {
    /// The file is new.
    All,
    /// Sorted, without overlap.
    Some(Vec<RangeInclusive<u32>>),
}

impl Changes {
    /// The changes that the command line asks for; none where all lines count.
    pub fn of(arguments: &CheckArguments) -> Result<Option<Self>, Failure> {
        if let Some(base) = &arguments.changed {
            return Ok(Some(git::since(base)?));
        }
        if arguments.staged {
            return Ok(Some(git::staged()?));
        }
        let path = match &arguments.diff {
            None => return Ok(None),
            Some(None) if arguments.fix => return Ok(None),
            Some(path) => path,
        };
        let Some(path) = path else {
            let told = "`--diff` needs a file with a unified diff, or `-`; without one it goes with `--fix`";
            return Err(Failure::Usage(vec![told.to_owned()]));
        };
        let mut bytes = Vec::new();
        if path.as_os_str() == "-" {
            if arguments.scope.run.paths.iter().any(|path| path.as_os_str() == "-") {
                let told = "standard input cannot be both a text and the diff: name a file for one of them";
                return Err(Failure::Usage(vec![told.to_owned()]));
            }
            std::io::stdin().lock().read_to_end(&mut bytes)?;
        } else {
            bytes = factlint_disk::read_bytes(path, &std::env::current_dir().unwrap_or_default())?;
        }
        let text = String::from_utf8_lossy(&bytes);
        match diff::read(&text) {
            Some(files) => Ok(Some(Self {
                files,
                staged: Staged::new(),
            })),
            None => Err(Failure::Usage(vec![format!(
                "`--diff {}`: this is no unified diff: write one with `git diff` or `diff -u`",
                path.display()
            )])),
        }
    }

    /// The staged texts that go before those on disk.
    pub fn take_staged(&mut self) -> Staged {
        std::mem::take(&mut self.staged)
    }

    /// Whether any of the lines `first..=last` of a file changed.
    pub fn touch(&self, path: &str, first: u32, last: u32) -> bool {
        match self.files.get(path) {
            None => false,
            Some(Lines::All) => true,
            Some(Lines::Some(ranges)) => {
                let after = ranges.partition_point(|range| *range.end() < first);
                ranges.get(after).is_some_and(|range| *range.start() <= last)
            }
        }
    }
}
