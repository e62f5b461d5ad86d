//! `factlint check`: reads, runs the rules, prints findings.

use std::io::{self, IsTerminal, Write};
use std::sync::Arc;

use factlint_core::diagnostic::Diagnostic;
use factlint_core::rule::Registry;

use crate::arguments::{CheckArguments, CheckFormat};
use crate::baseline::Baseline;
use crate::changes::Changes;
use crate::explain;
use crate::failure::{CLEAN, FAILED, FINDINGS, Failure};
use crate::fix::Fixes;
use crate::inputs::Inputs;
use crate::outcome::Outcome;
use crate::plugin::Plugins;
use crate::render::{Report, Style};
use crate::session::Session;

/// Checks the inputs; the exit status.
pub fn run(
    arguments: &CheckArguments,
    registry: &Arc<Registry>,
    plugins: &Plugins,
    inputs: Inputs,
    out: &mut impl Write,
) -> Result<u8, Failure> {
    if arguments.type_list {
        for (format, extensions) in factlint_disk::types() {
            writeln!(out, "{}: *.{}", format.name(), extensions.join(", *."))?;
        }
        return Ok(CLEAN);
    }
    // What is wrong with these must be known before a long run.
    let baseline = arguments.baseline.as_deref().map(Baseline::read).transpose()?;
    let mut changes = Changes::of(arguments)?;
    let staged = changes.as_mut().map(Changes::take_staged).unwrap_or_default();
    let fail_on = arguments.fail_on.map(Into::into);
    let mut session = Session::run(&arguments.scope, fail_on, staged, registry, inputs)?;
    report(
        arguments,
        &mut session,
        (baseline.as_ref(), changes.as_ref()),
        (registry, plugins),
        out,
    )
}

/// Prints what a session found; the exit status.
pub fn report(
    arguments: &CheckArguments,
    session: &mut Session<'_>,
    (baseline, changes): (Option<&Baseline>, Option<&Changes>),
    (registry, plugins): (&Arc<Registry>, &Plugins),
    out: &mut impl Write,
) -> Result<u8, Failure> {
    let mut outcome = Outcome::of(&session.workspace);
    crate::plugin::findings::add(
        &mut outcome.findings,
        &mut session.workspace,
        plugins,
        &mut session.configurations,
    )?;
    if let Some(fingerprint) = &arguments.explain_finding {
        outcome.judge(&mut session.configurations)?;
        let Session { workspace, inputs, .. } = &*session;
        let report = Report::new(workspace, registry, &outcome, inputs, arguments);
        let silenced = outcome.silenced.iter().map(|silenced| &silenced.finding);
        let findings: Vec<&Diagnostic> = outcome.findings.iter().chain(silenced).collect();
        return explain::finding(fingerprint, &findings, &report, workspace, registry, out);
    }
    if let Some(baseline) = baseline {
        outcome.leave_to(baseline, session);
    }
    if let Some(changes) = changes {
        outcome.keep_changed(changes, &session.workspace);
    }
    if arguments.fix {
        let fixes = Fixes::of(&session.workspace, &outcome.findings);
        if arguments.diff == Some(None) {
            fixes.show(&session.workspace, out)?;
        } else {
            fixes.write(&session.workspace)?;
            outcome.settle(&fixes.settled);
        }
    }
    outcome.judge(&mut session.configurations)?;
    let Session { workspace, inputs, .. } = &*session;
    let report = Report::new(workspace, registry, &outcome, inputs, arguments);
    for error in &inputs.errors {
        crate::print_error(error);
    }
    for output in &arguments.output {
        let written = |out: &mut dyn Write| report.print(output.format, Style::PLAIN, out);
        factlint_disk::write(&output.path, written)?;
    }
    // An input that could not be read goes before findings.
    let status = match (inputs.errors.is_empty(), outcome.fails() && !arguments.exit_zero) {
        (false, _) => FAILED,
        (true, true) => FINDINGS,
        (true, false) => CLEAN,
    };
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
