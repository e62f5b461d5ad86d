//! Rules written as data, from the closest `rules.toml` of each document: found when a document is, and read anew when
//! everything begins anew, which it does when a file that decides changes on disk.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use factlint_core::{Registry, Rule};
use factlint_disk::Input;
use factlint_patterns::Pattern;

use crate::positions::Text;
use crate::settings::Problem;

/// The files of rules that hold for some document.
pub struct RuleFiles {
    /// The rules that are in no such file.
    base: Arc<Registry>,
    files: BTreeMap<PathBuf, RuleFile>,
    /// For each folder that was looked at, its closest file.
    folders: BTreeMap<PathBuf, Option<PathBuf>>,
    /// Whether a file was found since the registry was made.
    news: bool,
}

/// What one file says.
struct RuleFile {
    rules: Vec<Pattern>,
    problems: Vec<Problem>,
    /// Why it cannot be read.
    remark: Option<String>,
}

impl RuleFiles {
    /// No files yet.
    pub fn new(base: Arc<Registry>) -> Self {
        Self {
            base,
            files: BTreeMap::new(),
            folders: BTreeMap::new(),
            news: false,
        }
    }

    /// Forgets what was read.
    pub fn forget(&mut self) {
        self.files.clear();
        self.folders.clear();
        self.news = true;
    }

    /// Looks for the file that holds in a folder.
    pub fn look(&mut self, folder: &Path) {
        if self.folders.contains_key(folder) {
            return;
        }
        let found = factlint_disk::find_rules(folder);
        if let Some(path) = &found
            && !self.files.contains_key(path)
        {
            self.files.insert(path.clone(), self.read(path));
            self.news = true;
        }
        self.folders.insert(folder.to_owned(), found);
    }

    /// Whether a file was found since the registry was made.
    pub fn has_news(&self) -> bool {
        self.news
    }

    /// The registry with the rules of all files; each runs on the documents whose settings name its file.
    pub fn registry(&mut self) -> Arc<Registry> {
        self.news = false;
        if self.files.is_empty() {
            return Arc::clone(&self.base);
        }
        let mut registry = (*self.base).clone();
        for (path, file) in &self.files {
            let rules = file.rules.iter().cloned();
            let rules = rules.map(|rule| Box::new(rule) as Box<dyn Rule>).collect();
            registry = registry.with_file(&path.to_string_lossy(), rules);
        }
        Arc::new(registry)
    }

    /// What is wrong with the files, at its place.
    pub fn problems(&self) -> impl Iterator<Item = &Problem> {
        self.files.values().flat_map(|file| &file.problems)
    }

    /// What is wrong and has no place, once.
    pub fn take_remarks(&mut self) -> Vec<String> {
        self.files.values_mut().filter_map(|file| file.remark.take()).collect()
    }

    fn read(&self, path: &Path) -> RuleFile {
        let folder = path.parent().unwrap_or(Path::new("/"));
        let source = match factlint_disk::read(&Input::named(path, folder)) {
            Ok(source) => source,
            Err(error) => {
                return RuleFile {
                    rules: Vec::new(),
                    problems: Vec::new(),
                    remark: Some(error.to_string()),
                };
            }
        };
        let (rules, wrong) = factlint_patterns::read(&source.text, |name| !self.base.select(name).is_empty());
        let text = Arc::new(Text::new(Arc::new(source)));
        let problems = wrong.into_iter().map(|problem| Problem {
            path: path.to_owned(),
            text: Arc::clone(&text),
            start: problem.span.start as u32,
            end: problem.span.end as u32,
            message: problem.message,
        });
        RuleFile {
            rules,
            problems: problems.collect(),
            remark: None,
        }
    }
}
