//! The configuration that holds for each document: the closest `factlint.toml`, under what the editor sets.
//!
//! A file that is partly wrong holds as far as it is right; what is wrong is shown in it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use factlint_core::Registry;
use factlint_core::config::{Config, ConfigFile, Overrides};
use factlint_core::workspace::Together;
use factlint_disk::{Pairs, Patterns, ReadConfig, Scopes, Stamp};

use crate::positions::Text;

/// Files that decide what is read and how.
pub const DECIDING: [&str; 8] = [
    factlint_disk::CONFIG_NAME,
    "pyproject.toml",
    "Cargo.toml",
    factlint_disk::FACTS_NAME,
    factlint_disk::RULES_NAME,
    ".gitignore",
    ".ignore",
    ".factlintignore",
];

/// Something wrong in a file of configuration.
#[derive(Debug, Clone)]
pub struct Problem {
    /// The file.
    pub path: PathBuf,
    /// Its text.
    pub text: Arc<Text>,
    /// First byte it is about.
    pub start: u32,
    /// One past the last byte it is about.
    pub end: u32,
    /// What is wrong.
    pub message: String,
}

/// A configuration, and the file that it comes from.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The file; none where there is none.
    pub path: Option<PathBuf>,
    /// What the file and the editor mean together.
    pub config: Arc<Config>,
    /// Which sources hold for which documents.
    pub pairs: Option<Pairs>,
    /// What the file says.
    pub file: ConfigFile,
    text: Option<Arc<Text>>,
    exclude: Option<Patterns>,
    include: Option<Patterns>,
    scopes: Scopes,
}

impl Loaded {
    /// Whether the file leaves a document out.
    pub fn excludes(&self, path: &Path) -> bool {
        let matches = |patterns: &Option<Patterns>| patterns.as_ref().map(|patterns| patterns.matches(path));
        matches(&self.exclude) == Some(true) || matches(&self.include) == Some(false)
    }

    /// Which documents are compared, where this is the configuration of the root.
    pub fn together(&self) -> Together {
        match (self.file.cross, self.file.together) {
            (Some(false), _) => Together::Never,
            (_, Some(true)) => Together::All,
            _ => Together::Related,
        }
    }

    /// A problem with words of the file.
    pub fn problem(&self, start: usize, end: usize, message: String) -> Option<Problem> {
        Some(Problem {
            path: self.path.clone()?,
            text: Arc::clone(self.text.as_ref()?),
            start: start as u32,
            end: end as u32,
            message,
        })
    }
}

/// Finds and keeps configurations.
pub struct Settings {
    registry: Arc<Registry>,
    overrides: Overrides,
    folders: BTreeMap<PathBuf, Arc<Loaded>>,
    files: BTreeMap<PathBuf, Arc<Loaded>>,
    /// What configurations and the overrides of some paths make together, by where the configuration lies in memory, the
    /// numbers of its overrides and those of the circles of the root.
    refined: BTreeMap<(usize, Vec<usize>, Vec<u32>), Arc<Loaded>>,
    /// The configuration of the folder that the editor has open, which says who is compared with whom.
    root: Option<Arc<Loaded>>,
    /// Stamps of files that decide, from before they were looked for; none for those that were not there.
    stamps: BTreeMap<PathBuf, Option<Stamp>>,
    /// What is wrong with the files that were read.
    pub problems: Vec<Problem>,
    /// What is wrong and has no place that can be shown.
    pub remarks: Vec<String>,
}

impl Settings {
    /// Settings under those of the editor.
    pub fn new(registry: Arc<Registry>, overrides: Overrides) -> Self {
        Self {
            registry,
            overrides,
            folders: BTreeMap::new(),
            files: BTreeMap::new(),
            refined: BTreeMap::new(),
            root: None,
            stamps: BTreeMap::new(),
            problems: Vec::new(),
            remarks: Vec::new(),
        }
    }

    /// Whether a file that decides came, changed or went since it was looked for.
    pub fn changed_on_disk(&self) -> bool {
        let mut stamps = self.stamps.iter();
        stamps.any(|(path, stamp)| factlint_disk::stamp(path) != *stamp)
    }

    /// Notes the files that decide in a folder and those above it, as they are before they are looked for.
    fn note_stamps(&mut self, folder: &Path) {
        for folder in folder.ancestors() {
            let files = DECIDING.map(|name| folder.join(name));
            if files.iter().any(|file| self.stamps.contains_key(file)) {
                return;
            }
            let stamps = files.into_iter().map(|file| (factlint_disk::stamp(&file), file));
            self.stamps.extend(stamps.map(|(stamp, file)| (file, stamp)));
        }
    }

    /// The files that were read.
    pub fn files(&self) -> impl Iterator<Item = &Loaded> {
        self.files.values().map(Arc::as_ref)
    }

    /// The configuration of the folder that the editor has open.
    pub fn root(&mut self, folder: &Path) -> Arc<Loaded> {
        let root = self.of_folder(folder);
        self.root = Some(Arc::clone(&root));
        root
    }

    /// The configuration of a file, with the overrides that match it.
    pub fn of(&mut self, path: &Path) -> Arc<Loaded> {
        let loaded = self.of_folder(path.parent().unwrap_or(Path::new("/")));
        let overrides = loaded.scopes.overrides(path);
        let circles = (self.root.as_ref()).map_or_else(Vec::new, |root| root.scopes.circles(path));
        if overrides.is_empty() && circles.is_empty() {
            return loaded;
        }
        // What is pointed at lives as long as its folder is known, so no other can lie there.
        let key = (Arc::as_ptr(&loaded) as usize, overrides, circles);
        if let Some(known) = self.refined.get(&key) {
            return Arc::clone(known);
        }
        let (config, _) = loaded
            .file
            .config_with(&self.registry, &self.overrides, &key.1, &loaded.config.owners);
        let config = Config {
            pinned: Arc::clone(&loaded.config.pinned),
            circles: key.2.clone(),
            ..config
        };
        let refined = Arc::new(Loaded {
            config: Arc::new(config),
            ..(*loaded).clone()
        });
        self.refined.insert(key, Arc::clone(&refined));
        refined
    }

    /// The configuration of the files in a folder.
    pub fn of_folder(&mut self, folder: &Path) -> Arc<Loaded> {
        if let Some(known) = self.folders.get(folder) {
            return Arc::clone(known);
        }
        self.note_stamps(folder);
        let loaded = match factlint_disk::find_config(folder) {
            Some(path) => self.load(path),
            None => Arc::new(self.without_file()),
        };
        let loaded = self.with_facts(loaded, folder);
        let loaded = self.with_rules(loaded, folder);
        self.folders.insert(folder.to_owned(), Arc::clone(&loaded));
        loaded
    }

    /// The configuration of a text that is in no folder.
    pub fn without_file(&self) -> Loaded {
        let file = ConfigFile::default();
        Loaded {
            path: None,
            config: Arc::new(file.config(&self.registry, &self.overrides)),
            pairs: None,
            file,
            text: None,
            exclude: None,
            include: None,
            scopes: Scopes::default(),
        }
    }

    /// A configuration with the pinned facts that hold in a folder.
    fn with_facts(&mut self, loaded: Arc<Loaded>, folder: &Path) -> Arc<Loaded> {
        let home = loaded.path.as_deref().and_then(Path::parent);
        let path = match (&loaded.file.facts, home) {
            (Some(named), Some(home)) => Some(home.join(named)),
            _ => factlint_disk::find_facts(folder),
        };
        let Some(path) = path else { return loaded };
        // A file of any name may be named.
        let before = factlint_disk::stamp(&path);
        self.stamps.entry(path.clone()).or_insert(before);
        let pinned = match factlint_disk::read_facts(&path, home.unwrap_or(folder)) {
            Ok((pinned, problems)) => {
                self.remarks.extend(problems);
                pinned
            }
            Err(error) => {
                self.remarks.push(error.to_string());
                return loaded;
            }
        };
        let config = Config {
            pinned: Arc::new(pinned),
            ..(*loaded.config).clone()
        };
        Arc::new(Loaded {
            config: Arc::new(config),
            ..(*loaded).clone()
        })
    }

    /// A configuration with the rules written as data that hold in a folder.
    fn with_rules(&self, loaded: Arc<Loaded>, folder: &Path) -> Arc<Loaded> {
        let Some(path) = factlint_disk::find_rules(folder) else {
            return loaded;
        };
        let owner = path.to_string_lossy().into_owned();
        let (config, _) = (loaded.file).config_with(&self.registry, &self.overrides, &[], &[owner]);
        let config = Config {
            pinned: Arc::clone(&loaded.config.pinned),
            ..config
        };
        Arc::new(Loaded {
            config: Arc::new(config),
            ..(*loaded).clone()
        })
    }

    fn load(&mut self, path: PathBuf) -> Arc<Loaded> {
        if let Some(known) = self.files.get(&path) {
            return Arc::clone(known);
        }
        let folder = path.parent().unwrap_or(Path::new("/")).to_owned();
        let loaded = match factlint_disk::read_config(&path, &self.registry, &folder) {
            Ok(read) => self.read(&path, &folder, read),
            Err(error) => {
                self.remarks.push(error.to_string());
                self.without_file()
            }
        };
        let loaded = Arc::new(loaded);
        self.files.insert(path, Arc::clone(&loaded));
        loaded
    }

    fn read(&mut self, path: &Path, folder: &Path, read: ReadConfig) -> Loaded {
        let ReadConfig { source, file, .. } = read;
        // An extended file may have any name and lie anywhere.
        for (path, _) in read.extended {
            let stamp = factlint_disk::stamp(&path);
            self.stamps.entry(path).or_insert(stamp);
        }
        let mut loaded = Loaded {
            path: Some(path.to_owned()),
            config: Arc::new(file.config(&self.registry, &self.overrides)),
            pairs: None,
            file,
            text: Some(Arc::new(Text::new(source))),
            exclude: None,
            include: None,
            scopes: read.scopes,
        };
        let mut wrong = Vec::new();
        for (path, source, problem) in read.problems {
            wrong.push(Problem {
                path,
                text: Arc::new(Text::new(source)),
                start: problem.span.start as u32,
                end: problem.span.end as u32,
                message: problem.message,
            });
        }
        let mut bad = Vec::new();
        let mut patterns = |key: &str, patterns: &[String]| {
            if patterns.is_empty() {
                return None;
            }
            let read = Patterns::new(folder, patterns);
            read.map_err(|(pattern, why)| {
                bad.push(format!("`{pattern}` under `{key}` is no pattern of paths: {why}"));
            })
            .ok()
        };
        loaded.exclude = patterns("exclude", &loaded.file.exclude);
        loaded.include = patterns("include", &loaded.file.include);
        loaded.pairs = Pairs::new(folder, &loaded.file)
            .map_err(|(pattern, why)| bad.push(format!("`{pattern}` under `drafts` is no pattern of paths: {why}")))
            .ok();
        wrong.extend(bad.into_iter().filter_map(|message| loaded.problem(0, 0, message)));
        self.problems.extend(wrong);
        loaded
    }
}
