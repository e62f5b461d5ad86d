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

use crate::arguments::{Arguments, Command, ConfigCommand, RulesCommand, ScopeArguments};
use crate::failure::{CLEAN, FAILED, Failure};
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
    let registry = || patterns::join(plugin::registry(None).0);
    match command {
        Command::Check(arguments) if arguments.watch => watch::run(arguments, out),
        Command::Check(arguments) => {
            let (registry, plugins) = scoped(&arguments.scope)?;
            check::run(arguments, &registry, &plugins, out)
        }
        Command::Baseline(command) => {
            let (registry, _) = scoped(&command.arguments().scope)?;
            baseline::run(command, &registry, out)
        }
        Command::Plugin(command) => plugin::store::run(command, out),
        Command::PluginHost { library, memory } => {
            factlint_plugins::host::serve(library, *memory)?;
            Ok(CLEAN)
        }
        Command::Facts(arguments) => facts::run(arguments, &registry()?, out),
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
            let registry = registry()?;
            let fail_on = fail_on.map(Into::into);
            let overrides = settings::overrides(rules, *as_of, fail_on, &registry)?;
            settings::show::run(path, config, overrides, &registry, out)
        }
        Command::Init(arguments) => init::run(arguments, out),
        Command::Completions { shell } => shell::completions(*shell, out),
        Command::Man { command } => shell::manual(command, out),
        Command::Lsp => {
            factlint_lsp::serve(Arc::new(patterns::join_sound(plugin::registry(None).0))).map_err(Failure::Server)
        }
    }
}

/// The rules of a run: those that ship, those of plug-ins, and those that are written as data.
fn scoped(scope: &ScopeArguments) -> Result<(Arc<Registry>, Plugins), Failure> {
    let (registry, plugins) = plugin::registry(Some(&scope.plugins));
    let registry = if scope.run.config.isolated {
        Arc::new(registry)
    } else {
        Arc::new(patterns::join(registry)?)
    };
    Ok((registry, plugins))
}

/// Prints an error on standard error: `error: ` and a sentence.
fn print_error(error: &dyn Display) {
    let style = anstyle::AnsiColor::Red.on_default().bold();
    let text = error.to_string();
    let line = render::escape::lines(&text);
    // Where standard error is closed, the exit status still tells.
    let _ = writeln!(anstream::stderr(), "{style}error{style:#}: {line}");
}
