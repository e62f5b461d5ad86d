//! `factlint check`: reads, runs the rules, prints findings.

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::sync::Arc;

use factlint_core::config::Overrides;
use factlint_core::diagnostic::Diagnostic;
use factlint_core::rule::Registry;
use factlint_core::workspace::{Change, DocRole, Settings, Together, Workspace};
use factlint_disk::WalkOptions;

use crate::arguments::{CheckArguments, CheckFormat};
use crate::executor::Threads;
use crate::failure::{CLEAN, FAILED, FINDINGS, Failure};
use crate::inputs::{Inputs, Read};
use crate::plugin::Plugins;
use crate::progress::Progress;
use crate::render::{Report, Style};
use crate::settings::{Configurations, Loaded, rule_names};

/// Checks the inputs; the exit status.
pub fn run(
    arguments: &CheckArguments,
    registry: &Arc<Registry>,
    plugins: &Plugins,
    out: &mut impl Write,
) -> Result<u8, Failure> {
    let options = WalkOptions::default();
    let overrides = overrides(arguments, registry)?;
    let current = options.current.clone();
    let mut configurations = Configurations::new(registry, overrides, &arguments.run.config, current)?;
    let root = configurations.root()?;
    let mut inputs = Inputs::find(&arguments.run.paths, arguments.run.stdin_filename.as_deref(), &options)?;
    inputs.configure(&mut configurations)?;
    let mut sources = crate::sources::find(&arguments.against, &mut inputs, &mut configurations, &options)?;

    let threads = Threads::new(arguments.run.jobs);
    let settings = Settings {
        together: together(arguments, &root),
        as_of: arguments.run.as_of,
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
    if !arguments.against.is_empty() && workspace.sources() == 0 && inputs.errors.is_empty() {
        let what = if some {
            "English text"
        } else {
            "text, Markdown, HTML or subtitle file"
        };
        return Err(crate::sources::nothing(&arguments.against, what));
    }
    let progress = Progress::new("documents checked", inputs.len(), arguments.run.quiet);
    inputs.read(&threads, |batch| {
        let count = batch.len();
        let changes = batch.into_iter().map(|read| change(read, DocRole::Draft));
        workspace.apply(changes.collect(), &threads);
        progress.advance(count);
        Ok(())
    })?;
    workspace.finish(&threads);
    progress.finish();

    let mut findings = workspace.findings();
    crate::plugin::findings::add(&mut findings, &mut workspace, plugins, &configurations);
    let report = Report::new(&workspace, &findings, &inputs, arguments);
    for error in &inputs.errors {
        crate::print_error(error);
    }
    for output in &arguments.output {
        let written = |out: &mut dyn Write| report.print(output.format, Style::PLAIN, out);
        factlint_disk::write(&output.path, written)?;
    }
    let status = status(arguments, &findings, &inputs, &mut configurations)?;
    let format = arguments.format.unwrap_or(if io::stdout().is_terminal() {
        CheckFormat::Full
    } else {
        CheckFormat::Concise
    });
    let printed = report.print(format, Style::of_stdout(), out).and_then(|()| out.flush());
    match printed {
        // Whoever read our output has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(status),
        Err(error) => Err(error.into()),
        Ok(()) => Ok(status),
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

fn overrides(arguments: &CheckArguments, registry: &Registry) -> Result<Overrides, Failure> {
    let select = arguments.select.as_ref();
    Ok(Overrides {
        profile: arguments.profile.clone(),
        select: select
            .map(|names| rule_names(registry, "--select", names))
            .transpose()?,
        ignore: rule_names(registry, "--ignore", &arguments.ignore)?,
        as_of: arguments.run.as_of,
        fail_on: arguments.fail_on.map(Into::into),
    })
}

/// Which documents meet: the command line decides before the configuration of the current folder.
fn together(arguments: &CheckArguments, root: &Loaded) -> Together {
    match (arguments.no_cross, arguments.together) {
        (true, _) => Together::Never,
        (_, true) => Together::All,
        _ if root.file.cross == Some(false) => Together::Never,
        _ if root.file.together == Some(true) => Together::All,
        _ => Together::Related,
    }
}

/// The exit status: an input that could not be read goes before findings.
fn status(
    arguments: &CheckArguments,
    findings: &[Diagnostic],
    inputs: &Inputs,
    configurations: &mut Configurations<'_>,
) -> Result<u8, Failure> {
    if !inputs.errors.is_empty() {
        return Ok(FAILED);
    }
    if arguments.exit_zero {
        return Ok(CLEAN);
    }
    for finding in findings {
        let config = &configurations.of(Path::new(&*finding.place.path))?.config;
        if config
            .fail_on()
            .severity()
            .is_some_and(|level| finding.severity >= level)
        {
            return Ok(FINDINGS);
        }
    }
    Ok(CLEAN)
}
