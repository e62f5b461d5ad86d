//! The command line of factlint.

mod arguments;
mod baseline;
mod changes;
mod check;
mod executor;
mod explain;
mod facts;
mod failure;
mod fix;
mod init;
mod inputs;
mod outcome;
mod patterns;
mod plugin;
mod progress;
mod render;
mod rules;
mod session;
mod settings;
mod shell;
mod sources;
mod summary;
mod watch;

use std::fmt::Display;
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;
use std::sync::Arc;

use clap::{ColorChoice, Parser};
use factlint_core::Registry;
use factlint_disk::WalkOptions;

use crate::arguments::{Arguments, Command, ConfigCommand, RulesCommand, ScopeArguments};
use crate::failure::{CLEAN, FAILED, Failure};
use crate::inputs::Inputs;
use crate::plugin::Plugins;

/// Reading text makes many small lists, and this allocator hands them out in half the time of the system's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match arguments.color {
        ColorChoice::Auto => anstream::ColorChoice::Auto,
        ColorChoice::Always => anstream::ColorChoice::Always,
        ColorChoice::Never => anstream::ColorChoice::Never,
    }
    .write_global();
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let status = run(&arguments.command, &mut out).and_then(|status| {
        out.flush()?;
        Ok(status)
    });
    match status {
        Ok(status) => ExitCode::from(status),
        Err(failure) if failure.is_closed_pipe() => ExitCode::from(CLEAN),
        Err(failure) => {
            print_error(&failure);
            ExitCode::from(FAILED)
        }
    }
}

fn run(command: &Command, out: &mut impl Write) -> Result<u8, Failure> {
    let registry = || patterns::join_here(plugin::registry(None).0);
    match command {
        Command::Check(arguments) if arguments.watch => watch::run(arguments, out),
        Command::Check(arguments) => {
            let (registry, plugins, inputs) = scoped(&arguments.scope, arguments.type_list)?;
            check::run(arguments, &registry, &plugins, inputs, out)
        }
        Command::Baseline(command) => {
            let (registry, _, inputs) = scoped(&command.arguments().scope, false)?;
            baseline::run(command, &registry, inputs, out)
        }
        Command::Plugin(command) => plugin::store::run(command, out),
        Command::PluginHost { library, memory } => {
            factlint_plugins::host::serve(library, *memory)?;
            Ok(CLEAN)
        }
        Command::Facts(arguments) => facts::run(arguments, plugin::registry(None).0, out),
        Command::Explain { rule } => explain::run(rule, &registry()?, out),
        Command::Rules {
            command: Some(RulesCommand::Test { file }),
            ..
        } => patterns::test(file.as_deref(), out),
        Command::Rules { format, command: None } => rules::run(*format, &registry()?, out),
        Command::Config(ConfigCommand::Show {
            path,
            config,
            rules,
            as_of,
            fail_on,
        }) => {
            let folder = if path.is_dir() {
                Some(path.as_path())
            } else {
                path.parent()
            };
            let registry = patterns::join(plugin::registry(None).0, folder.map(std::path::Path::to_owned))?;
            let fail_on = fail_on.map(Into::into);
            let overrides = settings::overrides(rules, *as_of, fail_on, &registry)?;
            settings::show::run(path, config, overrides, &registry, out)
        }
        Command::Init(arguments) => init::run(arguments, out),
        Command::Completions { shell } => shell::completions(*shell, out),
        Command::Man { command } => shell::manual(command, out),
        Command::Lsp => {
            let (registry, plugins) = plugin::for_server();
            factlint_lsp::serve(Arc::new(registry), plugins).map_err(Failure::Server)
        }
    }
}

/// What a run reads, and the rules for it: those that ship, those of plug-ins, and those that are written as data.
fn scoped(scope: &ScopeArguments, nothing: bool) -> Result<(Arc<Registry>, Plugins, Inputs), Failure> {
    let (registry, plugins) = plugin::registry(Some(&scope.plugins));
    let paths = if nothing { &[][..] } else { &scope.run.paths[..] };
    let inputs = Inputs::find(paths, scope.run.stdin_filename.as_deref(), &WalkOptions::default())?;
    let registry = if scope.run.config.isolated {
        registry
    } else {
        patterns::join(registry, inputs.folders())?
    };
    Ok((Arc::new(registry), plugins, inputs))
}

/// Prints an error on standard error: `error: ` and a sentence.
fn print_error(error: &dyn Display) {
    let style = anstyle::AnsiColor::Red.on_default().bold();
    let text = error.to_string();
    let line = render::escape::lines(&text);
    // Where standard error is closed, the exit status still tells.
    let _ = writeln!(anstream::stderr(), "{style}error{style:#}: {line}");
}
