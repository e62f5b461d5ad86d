//! One run of the rules over what the command line names: configuration is found, sources and drafts are read, and
//! their facts are compared.

mod seen;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use factlint_core::rule::{Level, Registry};
use factlint_core::workspace::{Change, DocRole, Settings, Together, Workspace};
use factlint_disk::WalkOptions;

use crate::arguments::ScopeArguments;
use crate::changes::Staged;
use crate::executor::Threads;
use crate::failure::Failure;
use crate::inputs::{Inputs, Picks, Read};
use crate::progress::Progress;
use crate::settings::{Configurations, Loaded, overrides};
use seen::Seen;

/// What a run read, and what it found.
pub struct Session<'r> {
    /// The documents and their findings.
    pub workspace: Workspace,
    /// What was read, and what was left aside.
    pub inputs: Inputs,
    /// The settings that hold for each document.
    pub configurations: Configurations<'r>,
    settings: Settings,
    /// What was read when, if changes are waited for.
    seen: Seen,
}

/// What became of a second look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refreshed {
    /// Nothing changed.
    Same,
    /// Texts changed, and were checked again.
    Changed,
    /// What changed concerns every document, so that a new session has to begin.
    Outdated,
}

/// What is to be read, and the settings that hold.
struct Gathered<'r> {
    configurations: Configurations<'r>,
    inputs: Inputs,
    sources: Inputs,
    settings: Settings,
}

impl<'r> Session<'r> {
    /// Reads and checks `inputs`. `fail_on` is what the command line says of it; texts in `staged` go before those on disk.
    pub fn run(
        scope: &ScopeArguments,
        fail_on: Option<Level>,
        staged: Staged,
        registry: &'r Arc<Registry>,
        inputs: Inputs,
    ) -> Result<Self, Failure> {
        Self::open(scope, gather(scope, fail_on, staged, registry, inputs)?, registry)
    }

    /// The same for a session that is refreshed later.
    pub fn keep(
        scope: &ScopeArguments,
        fail_on: Option<Level>,
        registry: &'r Arc<Registry>,
        inputs: Inputs,
    ) -> Result<Self, Failure> {
        let mut gathered = gather(scope, fail_on, Staged::new(), registry, inputs)?;
        gathered.settings.incremental = true;
        Self::open(scope, gathered, registry)
    }

    fn open(scope: &ScopeArguments, gathered: Gathered<'r>, registry: &Arc<Registry>) -> Result<Self, Failure> {
        let Gathered {
            configurations,
            mut inputs,
            mut sources,
            settings,
        } = gathered;
        // Stamps are from before the texts are read, so that no change in between is lost.
        let seen = if settings.incremental {
            Seen::of(&inputs, &sources)
        } else {
            Seen::default()
        };
        let threads = Threads::new(scope.run.jobs);
        let incremental = settings.incremental;
        let mut workspace = Workspace::new(Arc::clone(registry), settings.clone());
        sources.read(&threads, |batch| {
            let changes = batch.into_iter().map(|read| change(read, DocRole::Source));
            workspace.apply(changes.collect(), &threads);
            Ok(())
        })?;
        let some = sources.len() > 0;
        inputs.join_problems(sources);
        if !scope.against.is_empty() && workspace.sources() == 0 && inputs.errors.is_empty() {
            let what = if some {
                "English text"
            } else {
                "text, Markdown, HTML or subtitle file"
            };
            return Err(crate::sources::nothing(&scope.against, what));
        }
        let progress = Progress::new("documents checked", inputs.len(), scope.run.quiet);
        inputs.read(&threads, |batch| {
            let count = batch.len();
            let changes = batch.into_iter().map(|read| change(read, DocRole::Draft));
            workspace.apply(changes.collect(), &threads);
            progress.advance(count);
            Ok(())
        })?;
        if !incremental {
            workspace.finish(&threads);
        }
        progress.finish();
        Ok(Self {
            workspace,
            inputs,
            configurations,
            settings,
            seen,
        })
    }

    /// Sources and files of configuration that lie elsewhere, too.
    pub fn deciding(&self) -> Vec<PathBuf> {
        let sources = self.seen.sources().map(PathBuf::from);
        let layers = self.configurations.files().flat_map(|loaded| &loaded.layers);
        sources.chain(layers.map(|layer| PathBuf::from(&*layer.path))).collect()
    }

    /// Reads what changed since the session was opened or refreshed.
    pub fn refresh(
        &mut self,
        scope: &ScopeArguments,
        fail_on: Option<Level>,
        registry: &'r Arc<Registry>,
    ) -> Result<Refreshed, Failure> {
        let Gathered {
            configurations,
            mut inputs,
            mut sources,
            settings,
        } = gather(
            scope,
            fail_on,
            Staged::new(),
            registry,
            Inputs::find(
                &scope.run.paths,
                scope.run.stdin_filename.as_deref(),
                &WalkOptions::default(),
            )?,
        )?;
        if settings.together != self.settings.together || settings.root != self.settings.root {
            return Ok(Refreshed::Outdated);
        }
        let seen = Seen::of(&inputs, &sources);
        let news = self.seen.until(&seen);
        if news.is_empty() {
            return Ok(Refreshed::Same);
        }
        let mut texts = Vec::new();
        let threads = Threads::new(scope.run.jobs);
        for (inputs, role, changed) in [
            (&mut sources, DocRole::Source, &news.sources),
            (&mut inputs, DocRole::Draft, &news.drafts),
        ] {
            inputs.read_some(
                &threads,
                |path| changed.contains(path),
                |batch| {
                    texts.extend(batch.into_iter().map(|read| change(read, role)));
                    Ok(())
                },
            )?;
        }
        // What cannot be read any more is gone, too.
        let read: BTreeSet<&str> = texts.iter().filter_map(path).collect();
        let lost = news
            .drafts
            .iter()
            .chain(&news.sources)
            .filter(|path| !read.contains(&***path));
        let gone = news
            .gone
            .iter()
            .chain(lost)
            .map(|path| Change::Remove(Arc::from(path.as_str())));
        let changes = gone.chain(texts.iter().cloned()).collect();
        self.workspace.apply(changes, &threads);
        inputs.join_problems(sources);
        // What could not be read, and did not change since, was not tried again.
        inputs.carry_over(&self.inputs, |path| seen.has(path) && !news.names(path));
        self.seen = seen;
        self.inputs = inputs;
        self.configurations = configurations;
        Ok(Refreshed::Changed)
    }
}

/// Finds what is to be read and the settings that hold.
fn gather<'r>(
    scope: &ScopeArguments,
    fail_on: Option<Level>,
    staged: Staged,
    registry: &'r Arc<Registry>,
    mut inputs: Inputs,
) -> Result<Gathered<'r>, Failure> {
    let options = WalkOptions::default();
    let overrides = overrides(&scope.rules, scope.run.as_of, fail_on, registry)?;
    let current = options.current.clone();
    let picks = Picks::of(&scope.run, &current)?;
    let mut configurations = Configurations::new(registry, overrides, &scope.run.config, current)?;
    let root = configurations.root()?;
    inputs.replace(staged);
    inputs.configure(&mut configurations, &picks)?;
    let sources = crate::sources::find(&scope.against, &mut inputs, &mut configurations, &options)?;
    let settings = Settings {
        together: together(scope, &root),
        as_of: scope.run.as_of,
        incremental: false,
        root: Arc::clone(&root.config),
    };
    Ok(Gathered {
        configurations,
        inputs,
        sources,
        settings,
    })
}

fn change(read: Read, role: DocRole) -> Change {
    Change::Put {
        source: read.source,
        config: read.config,
        role,
        against: read.against,
    }
}

/// The path of a text.
fn path(change: &Change) -> Option<&str> {
    match change {
        Change::Put { source, .. } => Some(&source.path),
        Change::Remove(_) => None,
    }
}

/// Which documents meet: the command line decides before the configuration of the current folder.
fn together(scope: &ScopeArguments, root: &Loaded) -> Together {
    match (scope.no_cross, scope.together) {
        (true, _) => Together::Never,
        (_, true) => Together::All,
        _ if root.file.cross == Some(false) => Together::Never,
        _ if root.file.together == Some(true) => Together::All,
        _ => Together::Related,
    }
}
