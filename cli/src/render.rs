//! How findings are printed: one file a format.

mod concise;
pub mod escape;
mod excerpt;
mod full;
mod json;
pub mod positions;
#[cfg(test)]
mod tests;

use std::io::{self, IsTerminal, Write};

use factlint_core::diagnostic::Diagnostic;
use factlint_core::workspace::Workspace;
use factlint_disk::ReadError;

use crate::arguments::{CheckArguments, CheckFormat};
use crate::inputs::Inputs;
use crate::summary::{Counts, Statistics, Summary};
use positions::Positions;

/// Columns of output that goes to no terminal.
const DEFAULT_WIDTH: usize = 100;

/// What depends on where output goes.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// Whether escape sequences for colours are wanted.
    pub colour: bool,
    /// Columns of a line.
    pub width: usize,
}

impl Style {
    /// For files.
    pub const PLAIN: Self = Self {
        colour: false,
        width: DEFAULT_WIDTH,
    };

    /// For standard output.
    pub fn of_stdout() -> Self {
        let stdout = io::stdout();
        let columns = terminal_size::terminal_size_of(&stdout).map_or(DEFAULT_WIDTH, |(width, _)| width.0.into());
        Self {
            colour: anstream::AutoStream::choice(&stdout) != anstream::ColorChoice::Never,
            width: if stdout.is_terminal() {
                columns.clamp(60, 160)
            } else {
                DEFAULT_WIDTH
            },
        }
    }

    /// `style` if colours are wanted, else none.
    pub fn paint(self, style: anstyle::Style) -> anstyle::Style {
        if self.colour { style } else { anstyle::Style::new() }
    }
}

/// What a run found, ready to be printed.
pub struct Report<'a> {
    workspace: &'a Workspace,
    findings: &'a [Diagnostic],
    positions: Positions,
    summary: Summary<'a>,
    errors: &'a [ReadError],
    statistics: Option<Statistics<'a>>,
    quiet: bool,
}

impl<'a> Report<'a> {
    /// The findings of a workspace, and what became of the inputs.
    pub fn new(
        workspace: &'a Workspace,
        findings: &'a [Diagnostic],
        inputs: &'a Inputs,
        arguments: &CheckArguments,
    ) -> Self {
        Self {
            workspace,
            findings,
            positions: Positions::of(workspace, findings),
            summary: Summary {
                verb: "checked",
                checked: workspace.checked(),
                findings: Some(Counts::of(findings)),
                skipped: &inputs.skipped,
                failed: inputs.errors.len(),
            },
            errors: &inputs.errors,
            statistics: arguments.statistics.then(|| Statistics::of(findings)),
            quiet: arguments.run.quiet,
        }
    }

    /// Prints it all.
    pub fn print(&self, format: CheckFormat, style: Style, out: &mut dyn Write) -> io::Result<()> {
        match format {
            CheckFormat::Full => full::print(self, style, out)?,
            CheckFormat::Concise => concise::print(self, style, out)?,
            CheckFormat::Json => return json::print(self, out),
            CheckFormat::Jsonl => return json::print_lines(self, out),
        }
        if let Some(statistics) = &self.statistics {
            write!(out, "{statistics}")?;
        }
        if !self.quiet {
            writeln!(out, "{}", self.summary)?;
        }
        Ok(())
    }
}
