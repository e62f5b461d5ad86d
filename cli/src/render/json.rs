//! JSON: one object for a whole run, or one object a finding.
//!
//! What stands here in comments stands in the published schema, `cli/schemas/findings.schema.json`, too.

use std::collections::BTreeMap;
use std::io::{self, Write};

use factlint_core::diagnostic::{Diagnostic, Fix, Place};
use factlint_core::workspace::Checked;
use serde::Serialize;

use super::Report;
use crate::inputs::Skipped;

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
/// What `factlint check --format json` prints. A field may be added; none is renamed or dropped without a new version.
struct Run<'a> {
    /// Version of this format.
    #[cfg_attr(test, schemars(extend("const" = 1)))]
    version: u32,
    /// Sorted by path, start and rule.
    findings: Vec<Finding<'a>>,
    /// What was read.
    checked: Counts,
    /// What was not read, and why.
    skipped: Vec<Skipped>,
    /// What a baseline knows, with `--baseline`.
    #[serde(skip_serializing_if = "Option::is_none")]
    baseline: Option<KnownCounts>,
    /// Number of findings that were left out because they lie on unchanged lines, with `--changed` and its like.
    #[serde(skip_serializing_if = "Option::is_none")]
    unchanged: Option<usize>,
    /// Number of findings of each rule, with `--statistics`.
    #[serde(skip_serializing_if = "Option::is_none")]
    statistics: Option<BTreeMap<&'a str, usize>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
/// What a baseline knows.
struct KnownCounts {
    /// Number of findings that it knows, which were left out.
    known: usize,
    /// Number of findings that it knows and that are gone.
    gone: usize,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
/// A finding. With `--format jsonl` each line is one.
struct Finding<'a> {
    /// Name of the rule.
    rule: &'a str,
    /// How much it matters.
    #[cfg_attr(test, schemars(extend("enum" = ["error", "warning", "info", "hint"])))]
    severity: &'a str,
    /// One line that stands alone.
    message: &'a str,
    #[serde(flatten)]
    spot: Spot<'a>,
    /// Line on which it ends, from 1.
    #[cfg_attr(test, schemars(range(min = 1)))]
    end_line: u32,
    /// Column behind its last character, from 1.
    #[cfg_attr(test, schemars(range(min = 1)))]
    end_column: u32,
    /// The other places that it is about.
    labels: Vec<Label<'a>>,
    /// Further lines of explanation.
    notes: &'a [String],
    /// A change that would settle it.
    fix: Option<Replacement<'a>>,
    /// Identity across runs: rule, path and words, no line numbers.
    #[cfg_attr(test, schemars(regex(pattern = "^[0-9a-f]{16}$")))]
    fingerprint: &'a str,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
/// A place in a file.
struct Spot<'a> {
    /// Path, relative to the current folder where possible, with `/`.
    path: &'a str,
    /// First byte in the file.
    start: u64,
    /// One past the last byte in the file.
    end: u64,
    /// Line, from 1.
    #[cfg_attr(test, schemars(range(min = 1)))]
    line: u32,
    /// Column, in characters from 1.
    #[cfg_attr(test, schemars(range(min = 1)))]
    column: u32,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
/// Another place that a finding is about.
struct Label<'a> {
    #[serde(flatten)]
    spot: Spot<'a>,
    /// What stands there.
    text: &'a str,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
/// A change that would settle a finding.
struct Replacement<'a> {
    /// What it does, in the imperative.
    title: &'a str,
    /// Whether it may be applied without asking.
    #[cfg_attr(test, schemars(extend("enum" = ["safe", "unsafe", "display-only"])))]
    applicability: &'a str,
    /// The replacements.
    edits: Vec<Edit<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
/// One replacement.
struct Edit<'a> {
    /// Path of the file.
    path: &'a str,
    /// First byte that is replaced.
    start: u64,
    /// One past the last byte that is replaced.
    end: u64,
    /// What stands there afterwards.
    text: &'a str,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
/// Numbers of what was read.
struct Counts {
    documents: usize,
    words: usize,
    sentences: usize,
    quantities: usize,
    dates: usize,
    quotes: usize,
    attributions: usize,
    mentions: usize,
    claims: usize,
    /// Documents that were left out because they are not in English.
    foreign: usize,
    /// Passages that were left out because they are not in English.
    foreign_blocks: usize,
    /// Pairs of documents that were compared.
    compared: usize,
    /// Pairs of documents that were not compared.
    not_compared: NotCompared,
    /// Documents that others were held against.
    sources: usize,
    /// Pinned facts.
    pinned: usize,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
/// Pairs of documents that were not compared, by reason.
struct NotCompared {
    /// In different folders.
    folders: usize,
    /// In different groups of `[compare] together`.
    groups: usize,
    /// In one folder, with too few names in common.
    names: usize,
    /// All pairs, where each document is checked alone.
    alone: usize,
}

impl From<Checked> for Counts {
    fn from(checked: Checked) -> Self {
        Self {
            documents: checked.documents,
            words: checked.words,
            sentences: checked.sentences,
            quantities: checked.quantities,
            dates: checked.dates,
            quotes: checked.quotes,
            attributions: checked.attributions,
            mentions: checked.mentions,
            claims: checked.claims,
            foreign: checked.foreign,
            foreign_blocks: checked.foreign_blocks,
            compared: checked.compared,
            not_compared: NotCompared {
                folders: checked.apart.folders,
                groups: checked.apart.circles,
                names: checked.apart.names,
                alone: checked.apart.never,
            },
            sources: checked.sources,
            pinned: checked.pinned,
        }
    }
}

/// Prints the run as one object.
pub fn print(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let run = Run {
        version: 1,
        findings: report.findings.iter().map(|found| finding(report, found)).collect(),
        checked: report.summary.checked.into(),
        skipped: skipped(report),
        baseline: report.summary.known.map(|known| KnownCounts {
            known: known.found,
            gone: known.gone,
        }),
        unchanged: report.summary.unchanged,
        statistics: report
            .statistics
            .as_ref()
            .map(|statistics| statistics.by_rule().collect()),
    };
    serde_json::to_writer(&mut *out, &run)?;
    out.write_all(b"\n")
}

/// What was not read: what was left aside, and what was named and could not be had.
fn skipped(report: &Report<'_>) -> Vec<Skipped> {
    let failed = report.errors.iter().map(|error| Skipped {
        path: error.path.clone(),
        reason: error.problem.to_string(),
    });
    let mut skipped: Vec<Skipped> = report.summary.skipped.iter().cloned().chain(failed).collect();
    skipped.sort();
    skipped
}

/// Prints each finding as an object on a line of its own.
pub fn print_lines(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    for found in report.findings {
        serde_json::to_writer(&mut *out, &finding(report, found))?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

fn finding<'a>(report: &Report<'_>, found: &'a Diagnostic) -> Finding<'a> {
    let (_, end) = report.positions.find(&found.place);
    let labels = found.labels.iter().map(|label| Label {
        spot: spot(report, &label.place),
        text: &label.text,
    });
    Finding {
        rule: found.rule,
        severity: found.severity.name(),
        message: &found.message,
        spot: spot(report, &found.place),
        end_line: end.line,
        end_column: end.column,
        labels: labels.collect(),
        notes: &found.notes,
        fix: found.fix.as_ref().map(|fix| replacement(report, fix)),
        fingerprint: &found.fingerprint,
    }
}

fn spot<'a>(report: &Report<'_>, place: &'a Place) -> Spot<'a> {
    let (start, end) = bytes(report, place);
    let (at, _) = report.positions.find(place);
    Spot {
        path: &place.path,
        start,
        end,
        line: at.line,
        column: at.column,
    }
}

fn replacement<'a>(report: &Report<'_>, fix: &'a Fix) -> Replacement<'a> {
    let edits = fix.edits.iter().map(|edit| {
        let (start, end) = bytes(report, &edit.place);
        Edit {
            path: &edit.place.path,
            start,
            end,
            text: &edit.text,
        }
    });
    Replacement {
        title: &fix.title,
        applicability: fix.applicability.name(),
        edits: edits.collect(),
    }
}

/// The bytes of a place in its file.
fn bytes(report: &Report<'_>, place: &Place) -> (u64, u64) {
    match report.workspace.source(place.doc) {
        Some(source) => source.file_range(place.span),
        None => (place.span.start().into(), place.span.end().into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The published schema is what the code says; `UPDATE=1` writes it anew.
    #[test]
    fn the_published_schema_is_up_to_date() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/findings.schema.json");
        let settings = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
        let schema = settings.into_generator().into_root_schema_for::<Run<'_>>();
        let mut wanted = serde_json::to_string_pretty(&schema).unwrap();
        wanted.push('\n');
        if std::env::var_os("UPDATE").is_some() {
            std::fs::create_dir_all(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas")).unwrap();
            std::fs::write(path, &wanted).unwrap();
        }
        let published = std::fs::read_to_string(path).unwrap();
        assert!(published == wanted, "run UPDATE=1 cargo test -p factlint");
    }
}
