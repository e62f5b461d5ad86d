//! Reviewdog's diagnostic format: one object. Its columns count bytes of UTF-8, from 1.
//! <https://github.com/reviewdog/reviewdog/tree/master/proto/rdf>

use std::io::{self, Write};

use factlint_core::Severity;
use factlint_core::diagnostic::{Applicability, Diagnostic, Fix, Place};
use serde_json::{Value, json};

use super::Report;

/// Prints the findings.
pub fn print(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let diagnostics: Vec<Value> = report.findings.iter().map(|found| diagnostic(report, found)).collect();
    let result = json!({
        "source": { "name": "factlint", "url": env!("CARGO_PKG_REPOSITORY") },
        "diagnostics": diagnostics,
    });
    serde_json::to_writer_pretty(&mut *out, &result)?;
    out.write_all(b"\n")
}

fn diagnostic(report: &Report<'_>, finding: &Diagnostic) -> Value {
    let mut message = finding.message.clone();
    for note in &finding.notes {
        message.push('\n');
        message.push_str(note);
    }
    let related = finding
        .labels
        .iter()
        .map(|label| json!({ "message": label.text, "location": location(report, &label.place) }));
    let mut value = json!({
        "message": message,
        "location": location(report, &finding.place),
        "severity": match finding.severity {
            Severity::Error => "ERROR",
            Severity::Warning => "WARNING",
            Severity::Info | Severity::Hint => "INFO",
        },
        "code": code(report, finding.rule),
        "related_locations": related.collect::<Vec<_>>(),
    });
    // A suggestion is one edit of the file of the finding, which a click applies.
    let suggestions = finding
        .fix
        .as_ref()
        .map_or_else(Vec::new, |fix| suggestions(report, finding, fix));
    if let (false, Some(object)) = (suggestions.is_empty(), value.as_object_mut()) {
        object.insert("suggestions".to_owned(), suggestions.into());
    }
    value
}

fn code(report: &Report<'_>, rule: &str) -> Value {
    match report.registry.find(rule) {
        Some(known) => json!({ "value": rule, "url": super::page(known.meta()) }),
        None => json!({ "value": rule }),
    }
}

fn suggestions(report: &Report<'_>, finding: &Diagnostic, fix: &Fix) -> Vec<Value> {
    match fix.edits.as_slice() {
        [edit] if fix.applicability == Applicability::Safe && edit.place.doc == finding.place.doc => {
            vec![json!({ "range": range(report, &edit.place), "text": edit.text })]
        }
        _ => Vec::new(),
    }
}

fn location(report: &Report<'_>, place: &Place) -> Value {
    json!({ "path": &*place.path, "range": range(report, place) })
}

fn range(report: &Report<'_>, place: &Place) -> Value {
    let (start, end) = report.positions.find(place);
    let column = |offset: u32, line: u32| match report.positions.lines(place.doc) {
        Some(lines) => offset.saturating_sub(lines.line_start(line.saturating_sub(1))) + 1,
        None => 1,
    };
    json!({
        "start": { "line": start.line, "column": column(place.span.start(), start.line) },
        "end": { "line": end.line, "column": column(place.span.end(), end.line) },
    })
}
