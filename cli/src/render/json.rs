//! JSON: one object for a whole run, or one object a finding.

use std::collections::BTreeMap;
use std::io::{self, Write};

use factlint_core::diagnostic::{Diagnostic, Fix, Place};
use factlint_core::workspace::Checked;
use serde::Serialize;

use super::Report;
use crate::inputs::Skipped;

#[derive(Serialize)]
struct Run<'a> {
    version: u32,
    findings: Vec<Finding<'a>>,
    checked: Counts,
    skipped: Vec<Skipped>,
    #[serde(skip_serializing_if = "Option::is_none")]
    statistics: Option<BTreeMap<&'a str, usize>>,
}

/// A finding as scripts see it. Offsets are bytes in the file, lines and columns count from 1.
#[derive(Serialize)]
struct Finding<'a> {
    rule: &'a str,
    severity: &'a str,
    message: &'a str,
    #[serde(flatten)]
    spot: Spot<'a>,
    end_line: u32,
    end_column: u32,
    labels: Vec<Label<'a>>,
    notes: &'a [String],
    fix: Option<Replacement<'a>>,
    fingerprint: &'a str,
}

#[derive(Serialize)]
struct Spot<'a> {
    path: &'a str,
    start: u64,
    end: u64,
    line: u32,
    column: u32,
}

#[derive(Serialize)]
struct Label<'a> {
    #[serde(flatten)]
    spot: Spot<'a>,
    text: &'a str,
}

#[derive(Serialize)]
struct Replacement<'a> {
    title: &'a str,
    applicability: &'a str,
    edits: Vec<Edit<'a>>,
}

#[derive(Serialize)]
struct Edit<'a> {
    path: &'a str,
    start: u64,
    end: u64,
    text: &'a str,
}

#[derive(Serialize)]
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
    foreign: usize,
    foreign_blocks: usize,
    compared: usize,
    sources: usize,
    pinned: usize,
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
