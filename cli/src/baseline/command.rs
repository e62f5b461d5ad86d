//! `factlint baseline create|update|prune|check`.

use std::io::Write;
use std::sync::Arc;

use factlint_core::diagnostic::Diagnostic;
use factlint_core::rule::Registry;

use super::{Baseline, file};
use crate::arguments::{BaselineArguments, BaselineCommand};
use crate::changes::Staged;
use crate::failure::{CLEAN, FAILED, FINDINGS, Failure};
use crate::inputs::Inputs;
use crate::outcome::{left_alone, matched};
use crate::render::escape;
use crate::session::Session;
use crate::summary::counted;

/// Runs a command; the exit status.
pub fn run(
    command: &BaselineCommand,
    registry: &Arc<Registry>,
    inputs: Inputs,
    out: &mut impl Write,
) -> Result<u8, Failure> {
    let (BaselineCommand::Create(arguments)
    | BaselineCommand::Update { arguments, .. }
    | BaselineCommand::Prune(arguments)
    | BaselineCommand::Check(arguments)) = command;
    let path = &arguments.baseline;
    let shown = path.display().to_string();
    let shown = escape::line(&shown);
    if matches!(command, BaselineCommand::Create(_)) {
        if factlint_disk::stamp(path).is_some() {
            let told =
                format!("there is a baseline `{shown}` already: bring it up to date with `factlint baseline update`");
            return Err(Failure::Usage(vec![told]));
        }
        let (session, findings, status) = found(arguments, registry, inputs)?;
        let baseline = Baseline::of(&session.workspace, &findings);
        file::write(path, &baseline)?;
        writeln!(out, "wrote {} to {shown}", counted(baseline.len(), "known finding"))?;
        return Ok(status);
    }
    let known = Baseline::read(path)?;
    let (session, findings, status) = found(arguments, registry, inputs)?;
    let matches = matched(&known, &session, &findings);
    let new: Vec<&Diagnostic> = (findings.iter().zip(&matches.known))
        .filter(|(_, known)| !**known)
        .map(|(finding, _)| finding)
        .collect();
    let gone = counted(matches.stale(), "known finding");
    match command {
        BaselineCommand::Update { add: false, .. } if !new.is_empty() => {
            tell(&new, out)?;
            let (these, them) = if new.len() == 1 {
                ("this finding is", "it")
            } else {
                ("these findings are", "them")
            };
            writeln!(
                out,
                "{these} not in {shown}: mend {them}, or take {them} in with `--add`; nothing was written"
            )?;
            Ok(status.max(FINDINGS))
        }
        BaselineCommand::Check(_) => {
            tell(&new, out)?;
            writeln!(out, "{shown}: {}, {gone} gone", counted(new.len(), "new finding"))?;
            let current = new.is_empty() && matches.stale() == 0;
            Ok(if current { status } else { status.max(FINDINGS) })
        }
        _ => {
            let update = matches!(command, BaselineCommand::Update { .. });
            let taken = findings
                .iter()
                .zip(&matches.known)
                .filter(|(_, known)| update || **known);
            let taken: Vec<Diagnostic> = taken.map(|(finding, _)| finding.clone()).collect();
            let now = known.renewed(Baseline::of(&session.workspace, &taken), |path| {
                left_alone(path, &session)
            });
            file::write(path, &now)?;
            let (moved, added) = (matches.moved, if update { new.len() } else { 0 });
            let left = counted(now.len(), "known finding");
            writeln!(out, "{shown}: removed {gone}, moved {moved}, added {added}; {left} now")?;
            Ok(status)
        }
    }
}

/// Checks what the command line names; the status is that of inputs that cannot be read.
fn found<'r>(
    arguments: &BaselineArguments,
    registry: &'r Arc<Registry>,
    inputs: Inputs,
) -> Result<(Session<'r>, Vec<Diagnostic>, u8), Failure> {
    let session = Session::run(&arguments.scope, None, Staged::new(), registry, inputs)?;
    for error in &session.inputs.errors {
        crate::print_error(error);
    }
    let status = if session.inputs.errors.is_empty() {
        CLEAN
    } else {
        FAILED
    };
    let findings = session.workspace.findings();
    Ok((session, findings, status))
}

fn tell(findings: &[&Diagnostic], out: &mut impl Write) -> std::io::Result<()> {
    for finding in findings {
        let (path, message) = (escape::line(&finding.place.path), escape::line(&finding.message));
        writeln!(out, "{path}: {}[{}] {message}", finding.severity.name(), finding.rule)?;
    }
    Ok(())
}
