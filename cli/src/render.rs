//! How findings are printed: one file a format.

mod checkstyle;
mod concise;
pub mod escape;
mod excerpt;
mod full;
mod github;
mod gitlab;
mod html;
mod json;
mod junit;
pub mod positions;
mod rdjson;
mod sarif;
#[cfg(test)]
mod tests;
mod uri;
mod xml;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use factlint_core::Registry;
use factlint_core::diagnostic::Diagnostic;
use factlint_core::hash::StableHasher;
use factlint_core::rule::RuleMeta;
use factlint_core::workspace::Workspace;
use factlint_disk::ReadError;

use crate::arguments::{CheckArguments, CheckFormat};
use crate::inputs::Inputs;
use crate::outcome::{Outcome, Silenced};
use crate::summary::{Counts, Statistics, Summary};
use positions::Positions;

/// Where a rule is described on the web: what it finds, and what it is silent about.
pub fn page(rule: &RuleMeta) -> String {
    format!(
        "{}/blob/main/tests/spec/{}/{}.md",
        env!("CARGO_PKG_REPOSITORY"),
        rule.family,
        rule.name
    )
}

/// Columns of output that goes to no terminal.
const DEFAULT_WIDTH: usize = 100;

/// What depends on where output goes.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// Whether escape sequences for colours are wanted.
    pub colour: bool,
    /// Whether words may be links (OSC 8).
    pub links: bool,
    /// Columns of a line.
    pub width: usize,
}

/// What stands before and behind words that are a link to an address.
pub fn link(address: &str) -> (String, &'static str) {
    (format!("\u{1b}]8;;{address}\u{1b}\\"), "\u{1b}]8;;\u{1b}\\")
}

impl Style {
    /// For files.
    pub const PLAIN: Self = Self {
        colour: false,
        links: false,
        width: DEFAULT_WIDTH,
    };

    /// For standard output.
    pub fn of_stdout() -> Self {
        let stdout = io::stdout();
        let columns = terminal_size::terminal_size_of(&stdout).map_or(DEFAULT_WIDTH, |(width, _)| width.0.into());
        let colour = anstream::AutoStream::choice(&stdout) != anstream::ColorChoice::Never;
        Self {
            colour,
            links: colour && supports_hyperlinks::on(supports_hyperlinks::Stream::Stdout),
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
    registry: &'a Registry,
    findings: &'a [Diagnostic],
    failing: &'a [bool],
    silenced: &'a [Silenced],
    positions: Positions,
    summary: Summary<'a>,
    errors: &'a [ReadError],
    statistics: Option<Statistics<'a>>,
    quiet: bool,
    /// The current folder, which printed paths are relative to.
    current: PathBuf,
}

impl<'a> Report<'a> {
    /// The findings of a workspace, and what became of the inputs.
    pub fn new(
        workspace: &'a Workspace,
        registry: &'a Registry,
        outcome: &'a Outcome,
        inputs: &'a Inputs,
        arguments: &CheckArguments,
    ) -> Self {
        let findings = &outcome.findings;
        let silenced = outcome.silenced.iter().map(|silenced| &silenced.finding);
        Self {
            workspace,
            registry,
            findings,
            failing: &outcome.failing,
            silenced: &outcome.silenced,
            positions: Positions::of(workspace, findings.iter().chain(silenced)),
            summary: Summary {
                verb: "checked",
                checked: workspace.checked(),
                findings: Some(Counts::of(findings)),
                skipped: &inputs.skipped,
                failed: inputs.errors.len(),
                known: outcome.known,
                unchanged: outcome.unchanged,
                fixed: outcome.fixed,
            },
            errors: &inputs.errors,
            statistics: arguments.statistics.then(|| Statistics::of(findings)),
            quiet: arguments.scope.run.quiet,
            current: std::env::current_dir().unwrap_or_default(),
        }
    }

    /// Prints it all.
    pub fn print(&self, format: CheckFormat, style: Style, out: &mut dyn Write) -> io::Result<()> {
        match format {
            CheckFormat::Full => full::print(self, style, out)?,
            CheckFormat::Concise => concise::print(self, style, out)?,
            CheckFormat::Json => return json::print(self, out),
            CheckFormat::Jsonl => return json::print_lines(self, out),
            CheckFormat::Sarif => return sarif::print(self, out),
            CheckFormat::Github => github::print(self, out)?,
            CheckFormat::Gitlab => return gitlab::print(self, out),
            CheckFormat::Junit => return junit::print(self, out),
            CheckFormat::Checkstyle => return checkstyle::print(self, out),
            CheckFormat::Rdjson => return rdjson::print(self, out),
            CheckFormat::Html => return html::print(self, out),
        }
        if let Some(statistics) = &self.statistics {
            write!(out, "{statistics}")?;
        }
        if !self.quiet {
            writeln!(out, "{}", self.summary)?;
        }
        Ok(())
    }

    /// Prints one finding, for people.
    pub fn print_one(&self, finding: &Diagnostic, style: Style, out: &mut dyn Write) -> io::Result<()> {
        full::print_one(self, finding, style, out)
    }

    /// The findings of each file, in the order of output.
    fn by_file(&self) -> impl Iterator<Item = &'a [Diagnostic]> {
        self.findings.chunk_by(|a, b| a.place.path == b.place.path)
    }

    /// The fingerprint of each finding, and where two findings share one, another for the later: services keep one
    /// finding of each.
    fn unique_fingerprints(&self) -> Vec<Cow<'a, str>> {
        let mut seen: BTreeMap<&str, u64> = BTreeMap::new();
        let unique = self.findings.iter().map(|finding| {
            let count = seen.entry(&finding.fingerprint).or_default();
            *count += 1;
            if *count == 1 {
                return Cow::Borrowed(finding.fingerprint.as_str());
            }
            let hash = StableHasher::default().str(&finding.fingerprint).number(*count);
            Cow::Owned(format!("{:016x}", hash.finish()))
        });
        unique.collect()
    }

    /// The message, with the other places behind it.
    fn sentence(&self, finding: &Diagnostic) -> String {
        let mut text = finding.message.clone();
        for (idx, label) in finding.labels.iter().enumerate() {
            let at = self.positions.find(&label.place).0;
            let before = if idx == 0 { " (see " } else { ", " };
            let _ = write!(text, "{before}{}:{}:{}", label.place.path, at.line, at.column); // cannot fail on a string
        }
        if !finding.labels.is_empty() {
            text.push(')');
        }
        text
    }

    /// Everything that is said of a finding, a line each.
    fn told(&self, finding: &Diagnostic) -> String {
        let spot = |place| {
            let at = self.positions.find(place).0;
            format!("{}:{}:{}", place.path, at.line, at.column)
        };
        let mut text = format!("{}: {}", spot(&finding.place), finding.message);
        for label in &finding.labels {
            let _ = write!(text, "\n{}: {}", spot(&label.place), label.text); // cannot fail on a string
        }
        for note in &finding.notes {
            text.push('\n');
            text.push_str(note);
        }
        text
    }
}
