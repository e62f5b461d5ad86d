//! Paths to inputs: named files as they are, folders file by file, and a reason for all that is left aside.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use factlint_core::Format;
use ignore::overrides::{Override, OverrideBuilder};
use ignore::{DirEntry, WalkBuilder};

use crate::formats::{excluded_file, excluded_folder, format_of};
use crate::paths::shown_path;
use crate::read::{ReadError, ReadProblem};

/// The name of files with patterns of paths that factlint leaves out, in the syntax of `.gitignore`.
const IGNORE_NAME: &str = ".factlintignore";

/// How folders are walked.
#[derive(Debug, Clone)]
pub struct WalkOptions {
    /// The current folder: printed paths and patterns are relative to it.
    pub current: PathBuf,
    /// Patterns of paths to leave out, in the syntax of `.gitignore`.
    pub exclude: Vec<String>,
    /// Leave out files and folders that hold no prose by their name (`requirements.txt`, `node_modules`).
    pub default_excludes: bool,
    /// Read transcripts (subtitles) that lie in folders. They are what others said and no draft of anybody, so only
    /// sources are looked for among them; a transcript that is named is always read.
    pub transcripts: bool,
    /// Heed `.gitignore`, `.ignore` and `.factlintignore`.
    pub ignore_files: bool,
}

impl Default for WalkOptions {
    fn default() -> Self {
        Self {
            current: std::env::current_dir().unwrap_or_default(),
            exclude: Vec::new(),
            default_excludes: true,
            transcripts: false,
            ignore_files: true,
        }
    }
}

impl WalkOptions {
    /// The same for sources: transcripts are read, too.
    #[must_use]
    pub fn for_sources(&self) -> Self {
        Self {
            transcripts: true,
            ..self.clone()
        }
    }
}

/// A file to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// The path to open it by.
    pub path: PathBuf,
    /// The path as output prints it.
    pub shown: Arc<str>,
    /// How its markup is read.
    pub format: Format,
    /// Whether the user named it, so that failing to read it is an error.
    pub named: bool,
}

impl Input {
    /// The input for a file that the user named; an unknown extension reads as plain text.
    pub fn named(path: &Path, current: &Path) -> Self {
        Self {
            path: path.to_owned(),
            shown: Arc::from(shown_path(path, current)),
            format: format_of(path).unwrap_or(Format::Plain),
            named: true,
        }
    }
}

/// Why something in a folder is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SkipReason {
    /// No extension that is read.
    NotSupported,
    /// A name that holds no prose.
    NoProse,
    /// A transcript, which is a source and no draft.
    Transcript,
    /// A pattern of the configuration leaves it out.
    Excluded,
    /// A pattern on the command line leaves it out.
    Unwanted,
    /// There are patterns of what is read, under this name, and none of them fits.
    NotIncluded(&'static str),
    /// A symbolic link; links are read only where they are named.
    Link,
    /// It cannot be read.
    Unreadable(ReadProblem),
}

impl fmt::Display for SkipReason {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotSupported => out.write_str("not a supported type"),
            Self::NoProse => out.write_str("no prose by its name"),
            Self::Transcript => out.write_str("a transcript: name it, or give it to --against"),
            Self::Excluded => out.write_str("excluded by configuration"),
            Self::Unwanted => out.write_str("excluded by --exclude"),
            Self::NotIncluded(name) => write!(out, "not matched by {name}"),
            Self::Link => out.write_str("a symbolic link"),
            Self::Unreadable(problem) => problem.fmt(out),
        }
    }
}

/// A file or folder that is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// The path as output prints it.
    pub path: String,
    /// Why.
    pub reason: SkipReason,
}

/// What a walk found.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// Files to read, sorted by printed path, each once.
    pub files: Vec<Input>,
    /// What is left aside, sorted by printed path. Hidden files and those that ignore files name are not listed.
    pub skipped: Vec<Skipped>,
    /// What was named and cannot be had, in the order of the arguments.
    pub errors: Vec<ReadError>,
}

/// Finds the files to read under `paths`. A named file is read whatever its name; folders are walked without
/// following symbolic links, so a walk always ends.
pub fn walk(paths: &[PathBuf], options: &WalkOptions) -> Found {
    let mut found = Found::default();
    let exclude = match patterns(options) {
        Ok(exclude) => exclude,
        Err(error) => {
            found.errors.push(error);
            return found;
        }
    };
    for path in paths {
        match std::fs::metadata(path) {
            Ok(what) if what.is_dir() => walk_folder(path, &exclude, options, &mut found),
            Ok(what) if what.is_file() => found.files.push(Input::named(path, &options.current)),
            Ok(_) => found.errors.push(named_error(path, ReadProblem::NotAFile, options)),
            Err(error) => found.errors.push(named_error(path, ReadProblem::of(&error), options)),
        }
    }
    // A file that is named and lies in a named folder stays named.
    found
        .files
        .sort_by(|a, b| (&a.shown, !a.named).cmp(&(&b.shown, !b.named)));
    found
        .files
        .dedup_by(|b, a| a.shown == b.shown && a.path.file_name() == b.path.file_name());
    found.skipped.sort_by(|a, b| a.path.cmp(&b.path));
    found.skipped.dedup();
    let files = &found.files;
    found
        .skipped
        .retain(|entry| files.binary_search_by(|file| (*file.shown).cmp(&entry.path)).is_err());
    found
}

fn named_error(path: &Path, problem: ReadProblem, options: &WalkOptions) -> ReadError {
    ReadError {
        path: shown_path(path, &options.current),
        problem,
    }
}

fn patterns(options: &WalkOptions) -> Result<Override, ReadError> {
    let mut builder = OverrideBuilder::new(&options.current);
    for pattern in &options.exclude {
        // An override without `!` is a file to keep, with `!` one to leave out.
        builder.add(&format!("!{pattern}")).map_err(|error| ReadError {
            path: pattern.clone(),
            problem: ReadProblem::BadPattern(error.to_string()),
        })?;
    }
    builder.build().map_err(|error| ReadError {
        path: options.exclude.join(", "),
        problem: ReadProblem::BadPattern(error.to_string()),
    })
}

fn walk_folder(folder: &Path, exclude: &Override, options: &WalkOptions, found: &mut Found) {
    let mut builder = WalkBuilder::new(folder);
    builder
        .hidden(true)
        .follow_links(false)
        .parents(options.ignore_files)
        .ignore(options.ignore_files)
        .git_ignore(options.ignore_files)
        .require_git(false)
        // What only this machine or this clone ignores would make results differ between machines.
        .git_global(false)
        .git_exclude(false);
    if options.ignore_files {
        builder.add_custom_ignore_filename(IGNORE_NAME);
    }
    let (exclude, options) = (exclude.clone(), options.clone());
    let left_out = {
        let options = options.clone();
        move |entry: &DirEntry| {
            let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
            if entry.depth() == 0 {
                None
            } else if exclude.matched(entry.path(), is_folder).is_ignore() {
                Some(SkipReason::Excluded)
            } else if options.default_excludes && is_folder && excluded_folder(entry.path()) {
                Some(SkipReason::NoProse)
            } else {
                None
            }
        }
    };
    let pruned = Arc::new(std::sync::Mutex::new(Vec::new()));
    let pruned_here = Arc::clone(&pruned);
    builder.filter_entry(move |entry| match left_out(entry) {
        None => true,
        Some(reason) => {
            if let Ok(mut list) = pruned_here.lock() {
                list.push((entry.path().to_owned(), reason));
            }
            false
        }
    });
    for entry in builder.build() {
        match entry {
            Ok(entry) => visit(&entry, &options, found),
            Err(error) => report(&error, folder, &options, found),
        }
    }
    let pruned = pruned.lock().map(|mut list| std::mem::take(&mut *list));
    for (path, reason) in pruned.unwrap_or_default() {
        found.skipped.push(Skipped {
            path: shown_path(&path, &options.current),
            reason,
        });
    }
}

fn visit(entry: &DirEntry, options: &WalkOptions, found: &mut Found) {
    let path = entry.path();
    let Some(kind) = entry.file_type() else { return };
    if kind.is_dir() {
        return;
    }
    let format = format_of(path);
    let reason = if kind.is_symlink() {
        Some(SkipReason::Link)
    } else if format.is_none() {
        Some(SkipReason::NotSupported)
    } else if !kind.is_file() {
        Some(SkipReason::Unreadable(ReadProblem::NotAFile))
    } else if options.default_excludes && excluded_file(path) {
        Some(SkipReason::NoProse)
    } else if !options.transcripts && format == Some(Format::Subtitles) {
        Some(SkipReason::Transcript)
    } else {
        None
    };
    let shown = shown_path(path, &options.current);
    match (reason, format) {
        (None, Some(format)) => found.files.push(Input {
            path: path.to_owned(),
            shown: Arc::from(shown),
            format,
            named: false,
        }),
        (reason, _) => found.skipped.push(Skipped {
            path: shown,
            reason: reason.unwrap_or(SkipReason::NotSupported),
        }),
    }
}

/// A folder that cannot be listed: an error where it was named, an entry among the skipped elsewhere.
fn report(error: &ignore::Error, root: &Path, options: &WalkOptions, found: &mut Found) {
    let path = place_of(error).unwrap_or(root);
    let problem = error
        .io_error()
        .map_or_else(|| ReadProblem::Io(error.to_string()), ReadProblem::of);
    if path == root {
        found.errors.push(named_error(path, problem, options));
    } else {
        found.skipped.push(Skipped {
            path: shown_path(path, &options.current),
            reason: SkipReason::Unreadable(problem),
        });
    }
}

fn place_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => place_of(err),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    struct Desk(tempfile::TempDir);

    impl Desk {
        fn with(files: &[(&str, &str)]) -> Self {
            let folder = tempfile::tempdir().unwrap();
            for (path, text) in files {
                let path = folder.path().join(path);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, text).unwrap();
            }
            Self(folder)
        }

        fn options(&self) -> WalkOptions {
            WalkOptions {
                current: self.0.path().to_owned(),
                ..WalkOptions::default()
            }
        }

        fn walk(&self, paths: &[&str]) -> Found {
            let paths: Vec<_> = paths.iter().map(|path| self.0.path().join(path)).collect();
            walk(&paths, &self.options())
        }
    }

    fn files(found: &Found) -> Vec<&str> {
        found.files.iter().map(|file| &*file.shown).collect()
    }

    fn skipped(found: &Found) -> Vec<(&str, String)> {
        let entries = found.skipped.iter();
        entries.map(|entry| (&*entry.path, entry.reason.to_string())).collect()
    }

    #[test]
    fn files_are_sorted_and_what_is_left_aside_has_a_reason() {
        let desk = Desk::with(&[
            ("b.md", ""),
            ("a/c.txt", ""),
            ("a/photo.jpg", ""),
            ("a/requirements.txt", ""),
            (".hidden/d.md", ""),
            ("drafts/e.md", ""),
            ("old/f.md", ""),
            ("node_modules/x/readme.md", ""),
            (".gitignore", "drafts/\n"),
            (".factlintignore", "old/*\n"),
        ]);
        let found = desk.walk(&["."]);
        assert_eq!(files(&found), ["a/c.txt", "b.md"]);
        assert_eq!(
            skipped(&found),
            [
                ("a/photo.jpg", "not a supported type".to_owned()),
                ("a/requirements.txt", "no prose by its name".to_owned()),
                ("node_modules", "no prose by its name".to_owned()),
            ]
        );
        assert!(found.errors.is_empty());
    }

    #[test]
    fn a_named_file_is_read_whatever_its_name_and_once() {
        let desk = Desk::with(&[("requirements.txt", ""), ("notes", ""), (".gitignore", "notes\n")]);
        let found = desk.walk(&["requirements.txt", ".", "notes", "./notes"]);
        assert_eq!(files(&found), ["notes", "requirements.txt"]);
        assert!(found.files.iter().all(|file| file.named));
        assert!(found.skipped.is_empty(), "{:?}", found.skipped);
    }

    #[test]
    fn transcripts_are_read_where_they_are_named_or_sources() {
        let desk = Desk::with(&[("a.md", ""), ("talks/b.srt", ""), ("talks/c.vtt", "")]);
        let found = desk.walk(&[".", "talks/c.vtt"]);
        assert_eq!(files(&found), ["a.md", "talks/c.vtt"]);
        assert_eq!(
            skipped(&found),
            [(
                "talks/b.srt",
                "a transcript: name it, or give it to --against".to_owned()
            )]
        );
        let found = walk(&[desk.0.path().to_owned()], &desk.options().for_sources());
        assert_eq!(files(&found), ["a.md", "talks/b.srt", "talks/c.vtt"]);
    }

    #[test]
    fn patterns_leave_out_files_and_folders() {
        let desk = Desk::with(&[("a.md", ""), ("archive/b.md", ""), ("c.draft.md", "")]);
        let options = WalkOptions {
            exclude: vec!["archive/".to_owned(), "*.draft.md".to_owned()],
            ..desk.options()
        };
        let found = walk(&[desk.0.path().to_owned()], &options);
        assert_eq!(files(&found), ["a.md"]);
        assert_eq!(found.skipped.len(), 2);
        assert!(found.skipped.iter().all(|entry| entry.reason == SkipReason::Excluded));
    }

    #[test]
    fn what_is_named_and_missing_is_an_error() {
        let found = Desk::with(&[]).walk(&["gone.md"]);
        assert_eq!(
            found.errors.first().map(ToString::to_string).as_deref(),
            Some("there is no file or folder `gone.md`: check the path")
        );
    }

    #[cfg(unix)]
    #[test]
    fn links_do_not_loop() {
        let desk = Desk::with(&[("a/b.md", "")]);
        std::os::unix::fs::symlink(desk.0.path().join("a"), desk.0.path().join("a/again")).unwrap();
        std::os::unix::fs::symlink(desk.0.path().join("a/b.md"), desk.0.path().join("a/c.md")).unwrap();
        let found = desk.walk(&["."]);
        assert_eq!(files(&found), ["a/b.md"]);
        assert!(skipped(&found).contains(&("a/c.md", "a symbolic link".to_owned())));
    }
}
