//! The plug-ins of a run, and how their rules get into the registry.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicU32;
use std::sync::{Arc, OnceLock};

use factlint_core::plugin::{Manifest, arrive};
use factlint_core::{Registry, Rule};

use crate::isolated::{Isolated, Launch, Limits};
use crate::library::InProcess;
use crate::problems::Problems;
use crate::rule::{Acts, Plugin, PluginRule};
use crate::runner::{Act, Answer, Failure, Runner};
use crate::store::{Installed, Store};

/// A plug-in that the user gave for this run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// Its library.
    pub path: PathBuf,
    /// The path as the user wrote it.
    pub shown: String,
}

/// How plug-ins are run, and what went wrong with them.
#[derive(Debug, Clone)]
pub struct Plugins {
    /// Factlint itself, which is started for each plug-in; none to run them in this process.
    pub program: Option<PathBuf>,
    /// What a plug-in may take.
    pub limits: Limits,
    /// What went wrong.
    pub problems: Problems,
}

impl Plugins {
    /// Plug-ins in child processes of `program`, or in this process.
    pub fn new(program: Option<PathBuf>, limits: Limits) -> Self {
        Self {
            program,
            limits,
            problems: Problems::default(),
        }
    }

    /// The registry with the rules of all plug-ins that are installed and of those that were given. A plug-in that
    /// cannot be had is a problem, and nothing else is lost.
    pub fn join(&self, mut registry: Registry, store: Option<&Store>, given: &[Given]) -> Registry {
        for given in given {
            let runner = self.runner(&given.path);
            let manifest = runner
                .as_ref()
                .map_err(Clone::clone)
                .and_then(|runner| read(runner.as_ref()));
            match manifest {
                Ok(manifest) => registry = self.add(registry, &manifest, &given.shown, None, runner),
                Err(failure) => self
                    .problems
                    .add(&given.shown, "load", "", format!("the plug-in {failure}")),
            }
        }
        for installed in store.map(Store::list).unwrap_or_default() {
            let name = installed.manifest.name.clone();
            let (how, entry) = (self.clone(), installed.clone());
            let start = Box::new(move || how.start(&entry));
            let runner = Ok(Box::new(Lazy {
                start,
                runner: OnceLock::new(),
            }) as Box<dyn Runner>);
            let known = Some((name.as_str(), installed.sha256.as_str()));
            registry = self.add(registry, &installed.manifest, &name, known, runner);
        }
        registry
    }

    /// What runs an installed plug-in, after its file was hashed again.
    fn start(&self, installed: &Installed) -> Result<Box<dyn Runner>, Failure> {
        match crate::store::sha256(&installed.file) {
            Ok(hash) if hash == installed.sha256 => self.runner(&installed.file),
            Ok(_) => Err(Failure::Load(format!(
                "its library was replaced after it was installed; install it again with `factlint plugin add` if that was you ({})",
                installed.file.display()
            ))),
            Err(error) => Err(Failure::Load(format!("its library cannot be read ({error})"))),
        }
    }

    fn runner(&self, path: &Path) -> Result<Box<dyn Runner>, Failure> {
        match &self.program {
            Some(program) => Ok(Box::new(Isolated::new(Launch {
                program: program.clone(),
                library: path.to_owned(),
                limits: self.limits,
            }))),
            None => match InProcess::open_catching(path) {
                Ok(library) => Ok(Box::new(library)),
                Err(error) => Err(Failure::Load(error.to_string())),
            },
        }
    }

    fn add(
        &self,
        registry: Registry,
        manifest: &Manifest,
        origin: &str,
        installed: Option<(&str, &str)>,
        runner: Result<Box<dyn Runner>, Failure>,
    ) -> Registry {
        let mut names: BTreeSet<&str> = BTreeSet::new();
        for rule in &manifest.rules {
            let known = registry.find(&rule.name).map(|known| known.meta().name);
            let family = registry.select(&rule.name);
            if known.is_some() || !family.is_empty() || !names.insert(&rule.name) || rule.name == "all" {
                let owner = registry
                    .plugin_of(&rule.name)
                    .map_or_else(String::new, |owner| format!(" of the plug-in `{owner}`"));
                let message = format!(
                    "the plug-in is left out: there is a rule or family `{}` already{owner}; one of the two has to be renamed",
                    arrive::clean(&rule.name)
                );
                self.problems.add(origin, "name", "", message);
                return registry.with_plugin(installed, Vec::new());
            }
        }
        let plugin = Arc::new(Plugin {
            origin: origin.to_owned(),
            runner,
            problems: self.problems.clone(),
            failures: AtomicU32::new(0),
        });
        let mut rules: Vec<Box<dyn Rule>> = Vec::new();
        for (number, rule) in manifest.rules.iter().enumerate() {
            match rule.meta() {
                Ok(meta) => rules.push(Box::new(PluginRule {
                    plugin: Arc::clone(&plugin),
                    number: number as u32,
                    meta,
                    acts: Acts::of(&rule.acts),
                    options: Arc::from(""),
                })),
                Err(why) => self
                    .problems
                    .add(origin, "manifest", "", format!("a rule is left out: {why}")),
            }
        }
        registry.with_plugin(installed, rules)
    }
}

/// A plug-in that is started when a document needs it.
struct Lazy<S: Fn() -> Result<Box<dyn Runner>, Failure> + Send + Sync> {
    start: S,
    runner: OnceLock<Result<Box<dyn Runner>, Failure>>,
}

impl<S: Fn() -> Result<Box<dyn Runner>, Failure> + Send + Sync> Lazy<S> {
    fn get(&self) -> Result<&dyn Runner, Failure> {
        let runner = self.runner.get_or_init(&self.start);
        runner.as_ref().map(Box::as_ref).map_err(Clone::clone)
    }
}

impl<S: Fn() -> Result<Box<dyn Runner>, Failure> + Send + Sync> Runner for Lazy<S> {
    fn manifest(&self) -> Result<Vec<Vec<u8>>, Failure> {
        self.get()?.manifest()
    }

    fn configure(&self, rule: u32, options: &str) -> Result<(), Failure> {
        self.get()?.configure(rule, options)
    }

    fn run(&self, rule: u32, options: &str, act: Act<'_>) -> Answer {
        match self.get() {
            Ok(runner) => runner.run(rule, options, act),
            Err(failure) => (Vec::new(), Err(failure)),
        }
    }
}

fn read(runner: &dyn Runner) -> Result<Manifest, Failure> {
    let values = runner.manifest()?;
    let Some(value) = values.first() else {
        return Err(Failure::Load("it writes no manifest".to_owned()));
    };
    arrive::manifest(value).map_err(|why| Failure::Load(format!("its manifest is none: {why}")))
}

/// The manifest of a library, read in a child process.
///
/// # Errors
/// One lower-case sentence: why there is none.
pub fn read_manifest(program: &Path, library: &Path, limits: Limits) -> Result<Manifest, String> {
    let runner = Isolated::new(Launch {
        program: program.to_owned(),
        library: library.to_owned(),
        limits,
    });
    let manifest = read(&runner).map_err(|failure| format!("the plug-in {failure}"))?;
    for rule in &manifest.rules {
        // What could not be used later is not installed either.
        rule.meta()
            .map_err(|why| format!("the plug-in cannot be used: {why}"))?;
    }
    Ok(manifest)
}
