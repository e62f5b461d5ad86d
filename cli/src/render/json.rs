//! One JSON object for a whole run, and the finding object that other formats share.

use std::io::{self, Write};

use factlint_core::diagnostic::{Diagnostic, Fix, Place};
use factlint_core::source::{LineIndex, Position};
use factlint_core::workspace::{Checked, Workspace};
use serde::Serialize;

#[derive(Serialize)]
struct Run<'a> {
    version: u32,
    findings: Vec<Finding<'a>>,
    checked: Counts,
    skipped: Vec<()>,
}

/// A finding as scripts see it.
#[derive(Debug, Serialize)]
pub struct Finding<'a> {
    rule: &'a str,
    severity: &'a str,
    message: &'a str,
    #[serde(flatten)]
    place: Spot<'a>,
    end_line: u32,
    end_column: u32,
    labels: Vec<Label<'a>>,
    notes: &'a [String],
    fix: Option<Replacement<'a>>,
    fingerprint: &'a str,
}

#[derive(Debug, Serialize)]
struct Spot<'a> {
    path: &'a str,
    start: u64,
    end: u64,
    line: u32,
    column: u32,
}

#[derive(Debug, Serialize)]
struct Label<'a> {
    #[serde(flatten)]
    place: Spot<'a>,
    text: &'a str,
}

#[derive(Debug, Serialize)]
struct Replacement<'a> {
    title: &'a str,
    applicability: &'a str,
    edits: Vec<Edit<'a>>,
}

#[derive(Debug, Serialize)]
struct Edit<'a> {
    path: &'a str,
    start: u64,
    end: u64,
    text: &'a str,
}

#[derive(Debug, Serialize)]
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
        }
    }
}

/// Prints the findings of a run as one object.
pub fn print(workspace: &Workspace, findings: &[Diagnostic], out: &mut impl Write) -> io::Result<()> {
    let run = Run {
        version: 1,
        findings: findings.iter().map(|found| finding(workspace, found)).collect(),
        checked: workspace.checked().into(),
        skipped: Vec::new(),
    };
    serde_json::to_writer(&mut *out, &run)?;
    out.write_all(b"\n")
}

fn finding<'a>(workspace: &Workspace, found: &'a Diagnostic) -> Finding<'a> {
    let (place, end) = spot(workspace, &found.place);
    Finding {
        rule: found.rule,
        severity: found.severity.name(),
        message: &found.message,
        place,
        end_line: end.line,
        end_column: end.column,
        labels: found
            .labels
            .iter()
            .map(|label| Label {
                place: spot(workspace, &label.place).0,
                text: &label.text,
            })
            .collect(),
        notes: &found.notes,
        fix: found.fix.as_ref().map(|fix| replacement(workspace, fix)),
        fingerprint: &found.fingerprint,
    }
}

fn replacement<'a>(workspace: &Workspace, fix: &'a Fix) -> Replacement<'a> {
    let edits = fix.edits.iter().map(|edit| {
        let (place, _) = spot(workspace, &edit.place);
        Edit {
            path: place.path,
            start: place.start,
            end: place.end,
            text: &edit.text,
        }
    });
    Replacement {
        title: &fix.title,
        applicability: fix.applicability.name(),
        edits: edits.collect(),
    }
}

fn spot<'a>(workspace: &Workspace, place: &'a Place) -> (Spot<'a>, Position) {
    let Some(source) = workspace.source(place.doc) else {
        let origin = Position { line: 1, column: 1 };
        let (start, end) = (u64::from(place.span.start()), u64::from(place.span.end()));
        return (
            Spot {
                path: &place.path,
                start,
                end,
                line: 1,
                column: 1,
            },
            origin,
        );
    };
    let lines = LineIndex::new(&source.text);
    let begins = lines.position(&source.text, place.span.start());
    let ends = lines.position(&source.text, place.span.end());
    let (start, end) = source.file_range(place.span);
    let spot = Spot {
        path: &place.path,
        start,
        end,
        line: begins.line,
        column: begins.column,
    };
    (spot, ends)
}
