//! One run of the rules over what the command line names: configuration is found, sources and drafts are read, and
//! their facts are compared.

use std::sync::Arc;

use factlint_core::config::Overrides;
use factlint_core::rule::{Level, Registry};
use factlint_core::workspace::{Change, DocRole, Settings, Together, Workspace};
use factlint_disk::WalkOptions;

use crate::arguments::ScopeArguments;
use crate::changes::Staged;
use crate::executor::Threads;
use crate::failure::Failure;
use crate::inputs::{Inputs, Read};
use crate::progress::Progress;
use crate::settings::{Configurations, Loaded, rule_names};

/// What a run read, and what it found.
pub struct Session<'r> {
    /// The documents and their findings.
    pub workspace: Workspace,
    /// What was read, and what was left aside.
    pub inputs: Inputs,
    /// The settings that hold for each document.
    pub configurations: Configurations<'r>,
}

impl<'r> Session<'r> {
    /// Reads and checks `inputs`. `fail_on` is what the command line says of it; texts in `staged` go before those on disk.
    pub fn run(
        scope: &ScopeArguments,
        fail_on: Option<Level>,
        staged: Staged,
        registry: &'r Arc<Registry>,
        mut inputs: Inputs,
    ) -> Result<Self, Failure> {
        let options = WalkOptions::default();
        let overrides = overrides(scope, fail_on, registry)?;
        let current = options.current.clone();
        let mut configurations = Configurations::new(registry, overrides, &scope.run.config, current)?;
        let root = configurations.root()?;
        inputs.replace(staged);
        inputs.configure(&mut configurations, scope.run.force_exclude)?;
        let mut sources = crate::sources::find(&scope.against, &mut inputs, &mut configurations, &options)?;

        let threads = Threads::new(scope.run.jobs);
        let settings = Settings {
            together: together(scope, &root),
            as_of: scope.run.as_of,
            incremental: false,
            root: Arc::clone(&root.config),
        };
        let mut workspace = Workspace::new(Arc::clone(registry), settings);
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
        workspace.finish(&threads);
        progress.finish();
        Ok(Self {
            workspace,
            inputs,
            configurations,
        })
    }
}

fn change(read: Read, role: DocRole) -> Change {
    Change::Put {
        source: read.source,
        config: read.config,
        role,
        against: read.against,
    }
}

fn overrides(scope: &ScopeArguments, fail_on: Option<Level>, registry: &Registry) -> Result<Overrides, Failure> {
    let select = scope.select.as_ref();
    Ok(Overrides {
        profile: scope.profile.clone(),
        select: select
            .map(|names| rule_names(registry, "--select", names))
            .transpose()?,
        ignore: rule_names(registry, "--ignore", &scope.ignore)?,
        as_of: scope.run.as_of,
        fail_on,
    })
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
