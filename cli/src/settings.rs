//! The configuration that holds for each document: the closest file, or the one that was named, under the command
//! line.

pub mod show;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use factlint_core::Registry;
use factlint_core::config::{Config, ConfigFile, Overrides, unknown_rule};
use factlint_core::source::LineIndex;
use factlint_disk::{Pairs, Patterns};

use crate::arguments::ConfigArguments;
use crate::failure::Failure;

/// A configuration, and the file that it comes from.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The file as output prints it; none where there is no file.
    pub path: Option<String>,
    /// The files that it extends, the closest first.
    pub extended: Vec<PathBuf>,
    /// What the file says, over those that it extends.
    pub file: ConfigFile,
    /// What file and command line mean together.
    pub config: Arc<Config>,
    /// Which sources hold for which documents; none where there is no file.
    pub pairs: Option<Pairs>,
    lines: LineIndex,
    /// Its text.
    pub text: Arc<str>,
    exclude: Option<Patterns>,
    include: Option<Patterns>,
    /// The folder of the file; none where there is no file.
    folder: Option<PathBuf>,
}

impl Loaded {
    /// Whether the file leaves a document out.
    pub fn excludes(&self, path: &Path) -> bool {
        let matches = |patterns: &Option<Patterns>| patterns.as_ref().map(|patterns| patterns.matches(path));
        matches(&self.exclude) == Some(true) || matches(&self.include) == Some(false)
    }

    /// File, line and column of a byte of the file.
    pub fn place(&self, offset: usize) -> String {
        let at = self.lines.position(&self.text, offset as u32);
        format!("{}:{}:{}", self.path.as_deref().unwrap_or(""), at.line, at.column)
    }
}

/// Finds and keeps configurations. What is wrong with them is collected, so that all of it is told at once.
pub struct Configurations<'r> {
    registry: &'r Registry,
    overrides: Overrides,
    named: Option<Arc<Loaded>>,
    current: PathBuf,
    folders: BTreeMap<PathBuf, Arc<Loaded>>,
    files: BTreeMap<PathBuf, Arc<Loaded>>,
    /// What a configuration and a `facts.toml` make together.
    pinned: BTreeMap<(Option<String>, PathBuf), Arc<Loaded>>,
    /// Whether no file of configuration is read, and so no `facts.toml` either.
    isolated: bool,
    problems: Vec<String>,
}

impl<'r> Configurations<'r> {
    /// The configurations of a run in the folder `current`.
    pub fn new(
        registry: &'r Registry,
        overrides: Overrides,
        arguments: &ConfigArguments,
        current: PathBuf,
    ) -> Result<Self, Failure> {
        let mut configurations = Self {
            registry,
            overrides,
            named: None,
            current,
            folders: BTreeMap::new(),
            files: BTreeMap::new(),
            pinned: BTreeMap::new(),
            isolated: arguments.isolated,
            problems: Vec::new(),
        };
        configurations.named = match &arguments.config {
            Some(path) => Some(configurations.load(path)?),
            None if arguments.isolated => Some(Arc::new(configurations.without_file())),
            None => None,
        };
        Ok(configurations)
    }

    /// The configuration at the root of the run.
    pub fn root(&mut self) -> Result<Arc<Loaded>, Failure> {
        let current = self.current.clone();
        self.of_folder(current)
    }

    /// The configuration of a document.
    pub fn of(&mut self, path: &Path) -> Result<Arc<Loaded>, Failure> {
        let folder = self.current.join(path.parent().unwrap_or(Path::new("")));
        self.of_folder(folder)
    }

    /// The configuration of the documents in a folder.
    pub fn of_folder(&mut self, folder: PathBuf) -> Result<Arc<Loaded>, Failure> {
        if let Some(known) = self.folders.get(&folder) {
            return Ok(Arc::clone(known));
        }
        let loaded = match &self.named {
            Some(named) => Arc::clone(named),
            None => match factlint_disk::find_config(&folder) {
                Some(path) => self.load(&path)?,
                None => Arc::new(self.without_file()),
            },
        };
        let loaded = self.with_facts(loaded, &folder)?;
        let loaded = self.with_rules(loaded, &folder);
        self.folders.insert(folder, Arc::clone(&loaded));
        Ok(loaded)
    }

    /// The files of configuration that were read.
    pub fn files(&self) -> impl Iterator<Item = &Loaded> {
        self.files.values().map(Arc::as_ref)
    }

    /// The rules that there are.
    pub fn registry(&self) -> &Registry {
        self.registry
    }

    /// What the command line says over the files.
    pub fn overrides(&self) -> &Overrides {
        &self.overrides
    }

    /// Fails if any configuration that was found so far cannot be used.
    pub fn settle(&mut self) -> Result<(), Failure> {
        match std::mem::take(&mut self.problems) {
            problems if problems.is_empty() => Ok(()),
            problems => Err(Failure::Usage(problems)),
        }
    }

    /// A configuration with the pinned facts that hold in a folder: those of the file that the configuration names, or
    /// of the closest `facts.toml`.
    fn with_facts(&mut self, loaded: Arc<Loaded>, folder: &Path) -> Result<Arc<Loaded>, Failure> {
        let path = match (&loaded.file.facts, &loaded.folder) {
            (Some(named), Some(folder)) => Some(folder.join(named)),
            _ if self.isolated => None,
            _ => factlint_disk::find_facts(folder),
        };
        let Some(path) = path else { return Ok(loaded) };
        let key = (loaded.path.clone(), path);
        if let Some(known) = self.pinned.get(&key) {
            return Ok(Arc::clone(known));
        }
        let (pinned, problems) = factlint_disk::read_facts(&key.1, &self.current)?;
        for problem in problems {
            // One file holds under several configurations, and is wrong once.
            if !self.problems.contains(&problem) {
                self.problems.push(problem);
            }
        }
        let config = Config {
            pinned: Arc::new(pinned),
            ..(*loaded.config).clone()
        };
        let with = Arc::new(Loaded {
            config: Arc::new(config),
            ..(*loaded).clone()
        });
        self.pinned.insert(key, Arc::clone(&with));
        Ok(with)
    }

    /// A configuration with the rules written as data that hold in a folder: those of the closest `rules.toml`.
    fn with_rules(&self, loaded: Arc<Loaded>, folder: &Path) -> Arc<Loaded> {
        let path = if self.isolated {
            None
        } else {
            factlint_disk::find_rules(folder)
        };
        let Some(path) = path else { return loaded };
        let owner = crate::patterns::owner(&path);
        let file = &loaded.file;
        Arc::new(Loaded {
            config: Arc::new(file.config_with(self.registry, &self.overrides, &[owner], &loaded.config.pinned)),
            ..(*loaded).clone()
        })
    }

    fn without_file(&self) -> Loaded {
        let file = ConfigFile::default();
        Loaded {
            path: None,
            extended: Vec::new(),
            config: Arc::new(file.config(self.registry, &self.overrides)),
            file,
            pairs: None,
            lines: LineIndex::new(""),
            text: Arc::from(""),
            exclude: None,
            include: None,
            folder: None,
        }
    }

    fn load(&mut self, path: &Path) -> Result<Arc<Loaded>, Failure> {
        if let Some(known) = self.files.get(path) {
            return Ok(Arc::clone(known));
        }
        let read = factlint_disk::read_config(path, self.registry, &self.current)?;
        for (_, source, problem) in &read.problems {
            let at = LineIndex::new(&source.text).position(&source.text, problem.span.start as u32);
            let told = format!("{}:{}:{}: {}", source.path, at.line, at.column, problem.message);
            // Several files may extend one that is wrong.
            if !self.problems.contains(&told) {
                self.problems.push(told);
            }
        }
        let (source, file) = (read.source, read.file);
        let lines = LineIndex::new(&source.text);
        let folder = path.parent().unwrap_or(Path::new(""));
        let mut patterns = |key: &str, patterns: &[String]| {
            if patterns.is_empty() {
                return None;
            }
            let read = Patterns::new(&self.current.join(folder), patterns);
            read.map_err(|(pattern, why)| {
                let shown = &source.path;
                self.problems.push(format!(
                    "{shown}: `{pattern}` under `{key}` is no pattern of paths: {why}"
                ));
            })
            .ok()
        };
        let (exclude, include) = (patterns("exclude", &file.exclude), patterns("include", &file.include));
        let pairs = Pairs::new(&self.current.join(folder), &file).map_err(|(pattern, why)| {
            let shown = &source.path;
            self.problems.push(format!(
                "{shown}: `{pattern}` under `drafts` is no pattern of paths: {why}"
            ));
        });
        let loaded = Arc::new(Loaded {
            path: Some(source.path.to_string()),
            extended: read.extended,
            config: Arc::new(file.config(self.registry, &self.overrides)),
            exclude,
            include,
            pairs: pairs.ok(),
            lines,
            text: Arc::clone(&source.text),
            folder: Some(folder.to_owned()),
            file,
        });
        self.files.insert(path.to_owned(), Arc::clone(&loaded));
        Ok(loaded)
    }
}

/// The rules that names and families on the command line stand for.
pub fn rule_names(registry: &Registry, option: &str, names: &[String]) -> Result<Vec<&'static str>, Failure> {
    let (mut rules, mut unknown) = (Vec::new(), Vec::new());
    for name in names.iter().map(|name| name.trim()) {
        let selected = registry.select(name);
        if selected.is_empty() {
            unknown.push(format!("`{option}`: {}", unknown_rule(registry, name)));
        }
        rules.extend(selected.iter().map(|rule| rule.meta().name));
    }
    if unknown.is_empty() {
        Ok(rules)
    } else {
        Err(Failure::Usage(unknown))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use factlint_core::Level;
    use std::fs;

    fn configurations<'r>(
        registry: &'r Registry,
        folder: &Path,
        config: Option<&str>,
        isolated: bool,
    ) -> Result<Configurations<'r>, Failure> {
        let arguments = ConfigArguments {
            config: config.map(|name| folder.join(name)),
            isolated,
        };
        Configurations::new(registry, Overrides::default(), &arguments, folder.to_owned())
    }

    #[test]
    fn the_closest_file_holds_unless_one_is_named() {
        let registry = factlint_rules::registry();
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        fs::create_dir_all(folder.join("desk/series")).unwrap();
        fs::write(folder.join("factlint.toml"), "fail-on = 'error'").unwrap();
        fs::write(
            folder.join("desk/factlint.toml"),
            "fail-on = 'info'\nexclude = ['series/*.draft.md']\ninclude = ['*.md']",
        )
        .unwrap();
        let level = |configurations: &mut Configurations<'_>, path: &str| {
            configurations.of(&folder.join(path)).unwrap().config.fail_on()
        };
        let mut closest = configurations(&registry, folder, None, false).unwrap();
        assert_eq!(level(&mut closest, "a.md"), Level::Error);
        assert_eq!(level(&mut closest, "desk/series/a.md"), Level::Info);
        let loaded = closest.of(&folder.join("desk/series/a.md")).unwrap();
        let excluded =
            ["a.md", "a.draft.md", "a.txt"].map(|name| loaded.excludes(&folder.join("desk/series").join(name)));
        assert_eq!(excluded, [false, true, true]);
        let mut named = configurations(&registry, folder, Some("factlint.toml"), false).unwrap();
        assert_eq!(level(&mut named, "desk/a.md"), Level::Error);
        let mut isolated = configurations(&registry, folder, None, true).unwrap();
        assert_eq!(level(&mut isolated, "desk/a.md"), Level::Warning);
        assert!(configurations(&registry, folder, Some("gone.toml"), false).is_err());
    }

    #[test]
    fn problems_of_all_files_are_told_at_once_with_their_places() {
        let registry = factlint_rules::registry();
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        fs::create_dir_all(folder.join("desk")).unwrap();
        fs::write(folder.join("factlint.toml"), "\nprofil = 'news'").unwrap();
        fs::write(folder.join("desk/factlint.toml"), "exclude = ['a{']").unwrap();
        let mut configurations = configurations(&registry, folder, None, false).unwrap();
        configurations.of(&folder.join("a.md")).unwrap();
        configurations.of(&folder.join("desk/a.md")).unwrap();
        let told = configurations.settle().unwrap_err().to_string();
        let lines: Vec<&str> = told.lines().collect();
        assert_eq!(
            lines[0],
            "factlint.toml:2:1: unknown key `profil`; did you mean `profile`?"
        );
        assert!(
            lines[1].starts_with("error: desk/factlint.toml: `a{` under `exclude` is no pattern of paths"),
            "{told}"
        );
    }

    #[test]
    fn names_on_the_command_line_are_rules_or_families() {
        let registry = factlint_rules::registry();
        let names = |names: &[&str]| {
            let names: Vec<String> = names.iter().map(ToString::to_string).collect();
            rule_names(&registry, "--select", &names)
        };
        assert_eq!(names(&["unattributed-claim"]).unwrap(), ["unattributed-claim"]);
        assert_eq!(names(&["registry"]).unwrap(), ["contradicts-registry"]);
        assert_eq!(
            names(&["unattributed-clam"]).unwrap_err().to_string(),
            "`--select`: there is no rule or family `unattributed-clam`; did you mean `unattributed-claim`?"
        );
    }
}
