//! Which sources hold for which documents, as a configuration file says, and the files that these are.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use factlint_core::config::{ConfigFile, PathEntry};

use crate::patterns::Patterns;
use crate::walk::{Found, Input, Skipped, WalkOptions, walk};

/// The pairings of a configuration file.
#[derive(Debug, Clone)]
pub struct Pairs {
    folder: PathBuf,
    all: Vec<PathEntry>,
    tables: Vec<(Patterns, Vec<PathEntry>)>,
}

impl Pairs {
    /// The pairings of a file that lies in `folder`.
    ///
    /// # Errors
    ///
    /// The first pattern that cannot be read, and one lower-case sentence that says why.
    pub fn new(folder: &Path, file: &ConfigFile) -> Result<Self, (String, String)> {
        let tables = file.against.iter().map(|pairing| {
            let drafts = Patterns::new(folder, &pairing.drafts);
            drafts
                .map(|drafts| (drafts, pairing.sources.clone()))
                .map_err(|(pattern, why)| (pattern.to_owned(), why))
        });
        Ok(Self {
            folder: std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned()),
            all: file.sources.clone(),
            tables: tables.collect::<Result<_, _>>()?,
        })
    }

    /// The number of the list that holds for a document: that of the last pairing that names it, or 0, `sources`.
    fn of(&self, document: &Path) -> usize {
        let last = self.tables.iter().rposition(|(drafts, _)| drafts.matches(document));
        last.map_or(0, |table| table + 1)
    }

    fn entries(&self, list: usize) -> &[PathEntry] {
        match list.checked_sub(1) {
            None => &self.all,
            Some(table) => self.tables.get(table).map_or(&[], |(_, sources)| sources),
        }
    }

    /// The files of an entry: the file or the folder of that path, or else what matches it as a pattern. A pattern that
    /// begins with folders, such as `../notes/*.md`, is looked for in them.
    ///
    /// # Errors
    ///
    /// One lower-case sentence, where it is no file, no folder, and no pattern that can be read.
    fn files(&self, entry: &PathEntry, options: &WalkOptions) -> Result<Found, String> {
        let options = &options.for_sources();
        let path = joined(&self.folder, Path::new(&entry.text));
        if path.exists() {
            return Ok(walk(&[path], options));
        }
        let parts: Vec<&str> = entry.text.split('/').collect();
        let plain = parts
            .iter()
            .take_while(|part| !part.contains(['*', '?', '[', '{']))
            .count();
        if plain == parts.len() {
            return Err("there is no such file or folder".to_owned());
        }
        let (folders, rest) = parts.split_at(plain);
        // A pattern without a folder matches at any depth; one with folders starts where they end.
        let (base, pattern) = match folders {
            [] => (self.folder.clone(), entry.text.clone()),
            folders => (
                joined(&self.folder, Path::new(&format!("{}/", folders.join("/")))),
                format!("/{}", rest.join("/")),
            ),
        };
        let patterns = [pattern];
        let patterns =
            Patterns::new(&base, &patterns).map_err(|(_, why)| format!("this is no pattern of paths: {why}"))?;
        let mut found = if base.is_dir() {
            walk(&[base], options)
        } else {
            Found::default()
        };
        found.files.retain(|file| patterns.matches(&file.path));
        // What else lies there was never asked for.
        found.skipped.clear();
        Ok(found)
    }
}

/// Sources that are found for documents; each list of entries is looked for once.
#[derive(Debug, Default)]
pub struct FoundSources {
    /// Every file that is a source of a document, by printed path.
    pub files: BTreeMap<Arc<str>, Input>,
    /// What was come upon and left aside.
    pub skipped: Vec<Skipped>,
    known: BTreeMap<(PathBuf, usize), Known>,
}

/// The files of a list of entries.
#[derive(Debug, Default)]
struct Known {
    inputs: BTreeMap<Arc<str>, Input>,
    /// The same as the file system knows them, however they were reached.
    files: BTreeSet<PathBuf>,
    skipped: Vec<Skipped>,
    problems: Vec<(PathEntry, String)>,
}

impl FoundSources {
    /// The printed paths of the sources that hold for a document.
    ///
    /// There are none for a document that is one of them, nor for one that is a source of others and that no pairing
    /// names: notes are not held against notes.
    ///
    /// # Errors
    ///
    /// The entries for which there is no file to read, each with a lower-case sentence that says why; once, not for
    /// each document.
    pub fn of(
        &mut self,
        pairs: &Pairs,
        document: &Path,
        options: &WalkOptions,
    ) -> Result<Vec<Arc<str>>, Vec<(PathEntry, String)>> {
        let holds = pairs.of(document);
        if pairs.entries(holds).is_empty() {
            return Ok(Vec::new());
        }
        let lists = match holds {
            0 => 0..pairs.tables.len() + 1,
            table => table..table + 1,
        };
        let file = document.canonicalize().ok();
        for list in lists {
            let known = self.known(pairs, list, options);
            if file.as_ref().is_some_and(|file| known.files.contains(file)) {
                return Ok(Vec::new());
            }
        }
        let known = self.known(pairs, holds, options);
        let problems = std::mem::take(&mut known.problems);
        let skipped = std::mem::take(&mut known.skipped);
        let inputs = known.inputs.clone();
        self.skipped.extend(skipped);
        let shown = inputs.keys().cloned().collect();
        self.files.extend(inputs);
        if problems.is_empty() { Ok(shown) } else { Err(problems) }
    }

    fn known(&mut self, pairs: &Pairs, list: usize, options: &WalkOptions) -> &mut Known {
        let key = (pairs.folder.clone(), list);
        self.known
            .entry(key)
            .or_insert_with(|| Known::find(pairs, pairs.entries(list), options))
    }
}

impl Known {
    fn find(pairs: &Pairs, entries: &[PathEntry], options: &WalkOptions) -> Self {
        let mut known = Self::default();
        for entry in entries {
            let problem = match pairs.files(entry, options) {
                Ok(found) if !found.errors.is_empty() => {
                    let told = found.errors.iter().map(ToString::to_string);
                    told.collect::<Vec<_>>().join("; ")
                }
                Ok(found) if found.files.is_empty() => {
                    "there is no text, Markdown, HTML or subtitle file of that path or pattern".to_owned()
                }
                Ok(found) => {
                    known.skipped.extend(found.skipped);
                    for file in found.files {
                        known.files.extend(file.path.canonicalize().ok());
                        known.inputs.insert(Arc::clone(&file.shown), file);
                    }
                    continue;
                }
                Err(why) => why,
            };
            known.problems.push((entry.clone(), problem));
        }
        known
    }
}

/// A path in a folder, without the detour of `a/../b` where that leads to the same place: a source and a draft that are
/// one file have one printed path.
fn joined(folder: &Path, path: &Path) -> PathBuf {
    let whole = folder.join(path);
    let mut short = PathBuf::new();
    for part in whole.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                short.pop();
            }
            part => short.push(part),
        }
    }
    let same = |a: &Path, b: &Path| {
        a.canonicalize()
            .ok()
            .zip(b.canonicalize().ok())
            .is_some_and(|(a, b)| a == b)
    };
    if same(&whole, &short) { short } else { whole }
}

#[cfg(test)]
mod tests {
    use super::*;
    use factlint_core::Registry;

    fn desk(configuration: &str) -> (tempfile::TempDir, Pairs, WalkOptions) {
        let folder = tempfile::tempdir().unwrap();
        for path in [
            "notes/a.md",
            "notes/deep/b.txt",
            "notes/c.jpg",
            "desk/d.md",
            "desk/e.txt",
            "desk/in/f.txt",
        ] {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "Text.").unwrap();
        }
        let (file, problems) = ConfigFile::read(configuration, &Registry::new(Vec::new()));
        assert_eq!(problems, [], "{configuration}");
        let pairs = Pairs::new(&folder.path().join("desk"), &file).unwrap();
        let options = WalkOptions {
            current: folder.path().to_owned(),
            ..WalkOptions::default()
        };
        (folder, pairs, options)
    }

    fn found(sources: &str) -> Result<Vec<String>, String> {
        let (folder, pairs, options) = desk(&format!("sources = [{sources}]"));
        let paths = FoundSources::default().of(&pairs, &folder.path().join("desk/d.md"), &options);
        let paths =
            paths.map_err(|problems| problems.into_iter().map(|(_, why)| why).collect::<Vec<_>>().join("; "))?;
        Ok(paths.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn entries_are_files_folders_and_patterns() {
        for (sources, wanted) in [
            ("'../notes/'", vec!["notes/a.md", "notes/deep/b.txt"]),
            ("'../notes/a.md', '../notes'", vec!["notes/a.md", "notes/deep/b.txt"]),
            ("'../notes/*.md'", vec!["notes/a.md"]),
            ("'../notes/**/*.txt'", vec!["notes/deep/b.txt"]),
            ("'*.txt'", vec!["desk/e.txt", "desk/in/f.txt"]),
            ("'../notes/c.jpg'", vec!["notes/c.jpg"]),
        ] {
            assert_eq!(found(sources).unwrap(), wanted, "{sources}");
        }
        for sources in ["'gone.md'", "'gone/*.md'", "'*.html'"] {
            assert!(found(sources).unwrap_err().starts_with("there is no"), "{sources}");
        }
    }

    #[test]
    fn a_source_is_not_held_against_itself_or_its_like() {
        let (folder, pairs, options) = desk("sources = ['../notes', '*.txt']");
        let of = |path: &str| {
            FoundSources::default()
                .of(&pairs, &folder.path().join(path), &options)
                .unwrap()
                .len()
        };
        assert_eq!((of("desk/d.md"), of("desk/e.txt"), of("desk/../notes/a.md")), (4, 0, 0));
        let configuration = "sources = ['in/']
            [[against]]
            drafts = 'd.md'
            sources = ['e.txt']";
        let (folder, pairs, options) = desk(configuration);
        let of = |path: &str| {
            FoundSources::default()
                .of(&pairs, &folder.path().join(path), &options)
                .unwrap()
                .len()
        };
        assert_eq!((of("desk/d.md"), of("desk/e.txt"), of("desk/other.md")), (1, 0, 1));
    }

    #[test]
    fn the_last_pairing_of_a_document_holds() {
        let configuration = "sources = ['all.md']
            [[against]]
            drafts = ['*.txt', 'd.md']
            sources = ['first.md']
            [[against]]
            drafts = 'in/'
            sources = ['second.md']";
        let (folder, pairs, _) = desk(configuration);
        let of = |path: &str| {
            let entries = pairs.entries(pairs.of(&folder.path().join(path)));
            entries.iter().map(|entry| entry.text.clone()).collect::<Vec<_>>()
        };
        assert_eq!(of("desk/d.md"), ["first.md"]);
        assert_eq!(of("desk/e.txt"), ["first.md"]);
        assert_eq!(of("desk/in/f.txt"), ["second.md"]);
        assert_eq!(of("desk/other.md"), ["all.md"]);
    }
}
