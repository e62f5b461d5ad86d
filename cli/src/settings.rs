//! The configuration that holds for each document: the closest file, or the one that was named, under the command
//! line.

#[cfg(test)]
mod schema;
pub mod show;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use factlint_core::config::{At, Config, ConfigFile, Overrides, Trace, unknown_rule};
use factlint_core::document::DocDate;
use factlint_core::source::{LineIndex, Source};
use factlint_core::{Level, Registry};
use factlint_disk::{Pairs, Patterns, Scopes, SkipReason};

use crate::arguments::{ConfigArguments, RuleArguments};
use crate::failure::Failure;

/// A configuration, and the file that it comes from.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The file as output prints it; none where there is no file.
    pub path: Option<String>,
    /// The file, and behind it those that it extends, the closest first.
    pub layers: Vec<Arc<Source>>,
    /// What the file says, over those that it extends.
    pub file: ConfigFile,
    /// What file and command line mean together.
    pub config: Arc<Config>,
    /// Where the settings of `config` come from.
    pub trace: Trace,
    /// Which sources hold for which documents; none where there is no file.
    pub pairs: Option<Pairs>,
    /// Its text.
    pub text: Arc<str>,
    scopes: Scopes,
    exclude: Option<Patterns>,
    include: Option<Patterns>,
    /// The folder of the file; none where there is no file.
    folder: Option<PathBuf>,
}

impl Loaded {
    /// Why the file leaves a document out, if it does.
    pub fn leaves_out(&self, path: &Path) -> Option<SkipReason> {
        let matches = |patterns: &Option<Patterns>| patterns.as_ref().map(|patterns| patterns.matches(path));
        if matches(&self.exclude) == Some(true) {
            return Some(SkipReason::Excluded);
        }
        (matches(&self.include) == Some(false)).then_some(SkipReason::NotIncluded("`include`"))
    }

    /// File, line and column of a byte of the file.
    pub fn place(&self, offset: usize) -> String {
        let at = LineIndex::new(&self.text).position(&self.text, offset as u32);
        format!("{}:{}:{}", self.path.as_deref().unwrap_or(""), at.line, at.column)
    }

    /// File and line of a setting, which may stand in a file that this one extends.
    pub fn line(&self, at: At) -> Option<String> {
        let source = self.layers.get(usize::from(at.file))?;
        let line = LineIndex::new(&source.text).position(&source.text, at.start).line;
        Some(format!("{}:{line}", source.path))
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
    /// What configurations and the overrides of some paths make together, by where the configuration lies in memory, the
    /// numbers of its overrides and those of the circles of the root.
    refined: BTreeMap<(usize, Vec<usize>, Vec<u32>), Arc<Loaded>>,
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
            refined: BTreeMap::new(),
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

    /// The configuration of a document, with the overrides that match it.
    pub fn of(&mut self, path: &Path) -> Result<Arc<Loaded>, Failure> {
        let path = self.current.join(path);
        let folder = path.parent().unwrap_or(Path::new("")).to_owned();
        let loaded = self.of_folder(folder)?;
        let overrides = loaded.scopes.overrides(&path);
        // Who is compared with whom is for the root of the run to say.
        let circles = self.root()?.scopes.circles(&path);
        if overrides.is_empty() && circles.is_empty() {
            return Ok(loaded);
        }
        // What is pointed at lives as long as its folder is known, so no other can lie there.
        let key = (Arc::as_ptr(&loaded) as usize, overrides, circles);
        if let Some(known) = self.refined.get(&key) {
            return Ok(Arc::clone(known));
        }
        let (config, trace) = loaded
            .file
            .config_with(self.registry, &self.overrides, &key.1, &loaded.config.owners);
        let config = Config {
            pinned: Arc::clone(&loaded.config.pinned),
            circles: key.2.clone(),
            ..config
        };
        let refined = Arc::new(Loaded {
            config: Arc::new(config),
            trace,
            ..(*loaded).clone()
        });
        self.refined.insert(key, Arc::clone(&refined));
        Ok(refined)
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
        let (config, trace) = (loaded.file).config_with(self.registry, &self.overrides, &[], &[owner]);
        let config = Config {
            pinned: Arc::clone(&loaded.config.pinned),
            ..config
        };
        Arc::new(Loaded {
            config: Arc::new(config),
            trace,
            ..(*loaded).clone()
        })
    }

    fn without_file(&self) -> Loaded {
        let file = ConfigFile::default();
        let (config, trace) = file.config_with(self.registry, &self.overrides, &[], &[]);
        Loaded {
            path: None,
            layers: Vec::new(),
            config: Arc::new(config),
            trace,
            file,
            pairs: None,
            text: Arc::from(""),
            scopes: Scopes::default(),
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
        let extended = read.extended.into_iter().map(|(_, source)| source);
        let (config, trace) = file.config_with(self.registry, &self.overrides, &[], &[]);
        let loaded = Arc::new(Loaded {
            path: Some(source.path.to_string()),
            layers: std::iter::once(Arc::clone(&source)).chain(extended).collect(),
            config: Arc::new(config),
            trace,
            exclude,
            include,
            pairs: pairs.ok(),
            text: Arc::clone(&source.text),
            scopes: read.scopes,
            folder: Some(folder.to_owned()),
            file,
        });
        self.files.insert(path.to_owned(), Arc::clone(&loaded));
        Ok(loaded)
    }
}

/// What the command line says over the files of configuration.
pub fn overrides(
    rules: &RuleArguments,
    as_of: Option<DocDate>,
    fail_on: Option<Level>,
    registry: &Registry,
) -> Result<Overrides, Failure> {
    let select = rules.select.as_ref();
    Ok(Overrides {
        profile: rules.profile.clone(),
        select: select
            .map(|names| rule_names(registry, "--select", names))
            .transpose()?,
        ignore: rule_names(registry, "--ignore", &rules.ignore)?,
        as_of,
        fail_on,
    })
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
