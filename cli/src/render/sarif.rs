//! SARIF 2.1.0, as code hosts and editors read it: one run, every place of a finding, what comments and a baseline
//! silence, and the manual pages of the rules that found something.
//! <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>

use std::collections::BTreeMap;
use std::io::{self, Write};

use factlint_core::Severity;
use factlint_core::diagnostic::{Applicability, Diagnostic, Fix, Place};
use factlint_core::rule::{Level, RuleMeta};
use serde_json::{Map, Value, json};

use super::uri::reference;
use super::{Report, positions};
use crate::outcome::Silencer;

/// What relative paths are relative to.
const ROOT: &str = "SRCROOT";

/// Prints the run.
pub fn print(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let all = || {
        report
            .findings
            .iter()
            .chain(report.silenced.iter().map(|silenced| &silenced.finding))
    };
    let mut numbers: BTreeMap<&str, usize> = all().map(|finding| (finding.rule, 0)).collect();
    for (number, (_, place)) in numbers.iter_mut().enumerate() {
        *place = number;
    }
    let rules: Vec<Value> = (numbers.keys())
        .filter_map(|name| report.registry.find(name))
        .map(|rule| rule_object(rule.meta()))
        .collect();
    let found = report
        .findings
        .iter()
        .map(|finding| result(report, &numbers, finding, &json!([])));
    let silenced = report.silenced.iter().map(|silenced| {
        let justification = if silenced.reason.is_empty() {
            "no reason is given"
        } else {
            &silenced.reason
        };
        let kind = match silenced.by {
            Silencer::Comment => "inSource",
            Silencer::Baseline => "external",
        };
        let entry = json!({ "kind": kind, "status": "accepted", "justification": justification });
        result(report, &numbers, &silenced.finding, &json!([entry]))
    });
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "factlint",
                "fullName": concat!("factlint ", env!("CARGO_PKG_VERSION")),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "version": env!("CARGO_PKG_VERSION"),
                "informationUri": env!("CARGO_PKG_REPOSITORY"),
                "rules": rules,
            }},
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": { ROOT: { "description": { "text": "The folder in which factlint ran." } } },
            "automationDetails": { "id": "factlint/" },
            "invocations": [{
                "executionSuccessful": report.errors.is_empty(),
                "toolExecutionNotifications": notifications(report),
            }],
            "results": found.chain(silenced).collect::<Vec<Value>>(),
        }],
    });
    serde_json::to_writer(&mut *out, &log)?;
    out.write_all(b"\n")
}

/// What could not be read.
fn notifications(report: &Report<'_>) -> Vec<Value> {
    let told = report.errors.iter().map(|error| {
        json!({
            "level": "error",
            "message": { "text": sentence(&error.to_string()) },
            "locations": [{ "physicalLocation": { "artifactLocation": artifact(report, &error.path) } }],
        })
    });
    told.collect()
}

fn rule_object(meta: &RuleMeta) -> Value {
    let summary = sentence(meta.summary);
    let page: Vec<&str> = (meta.documentation.lines())
        .map(|line| line.strip_prefix(' ').unwrap_or(line))
        .collect();
    let page = page.join("\n");
    let page = page.trim();
    let level = match meta.level {
        Level::Off => "none",
        Level::Hint | Level::Info => "note",
        Level::Warning => "warning",
        Level::Error => "error",
    };
    json!({
        "id": meta.name,
        "name": name(meta),
        "shortDescription": { "text": summary },
        "fullDescription": { "text": paragraph(page).map_or_else(|| summary.clone(), |text| sentence(&text)) },
        "helpUri": super::page(meta),
        "help": { "text": page, "markdown": page },
        "defaultConfiguration": { "level": level },
        "properties": { "tags": [meta.family, "facts"], "precision": "high", "problem.severity": match level {
            "error" | "warning" => level,
            _ => "recommendation",
        } },
    })
}

/// A rule's name for people. It must be there, and be more than the id with capitals (SARIF1001, SARIF2012), so a rule of
/// one word is named with its family.
fn name(meta: &RuleMeta) -> String {
    if meta.name.contains('-') {
        pascal(meta.name)
    } else {
        pascal(&format!("{}-{}", meta.family, meta.name))
    }
}

/// The first paragraph of a manual page, on one line.
fn paragraph(page: &str) -> Option<String> {
    let lines = page.lines().skip_while(|line| line.starts_with('#') || line.is_empty());
    let lines: Vec<&str> = lines.take_while(|line| !line.is_empty()).collect();
    (!lines.is_empty()).then(|| lines.join(" "))
}

fn result(report: &Report<'_>, numbers: &BTreeMap<&str, usize>, finding: &Diagnostic, suppressions: &Value) -> Value {
    let mut text = sentence(&finding.message);
    for note in &finding.notes {
        text.push(' ');
        text.push_str(&sentence(note));
    }
    let related = finding.labels.iter().zip(1..).map(|(label, id)| {
        let mut place = physical(report, &label.place);
        place.insert("id".to_owned(), json!(id));
        place.insert("message".to_owned(), json!({ "text": sentence(&label.text) }));
        Value::Object(place)
    });
    let mut value = json!({
        "ruleId": finding.rule,
        "ruleIndex": numbers.get(finding.rule),
        "level": match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info | Severity::Hint => "note",
        },
        "message": { "text": text },
        "locations": [physical(report, &finding.place)],
        "relatedLocations": related.collect::<Vec<Value>>(),
        "partialFingerprints": { "factlint/v1": finding.fingerprint },
        // An empty list says that nothing is silenced, an absent one that nobody looked.
        "suppressions": suppressions,
    });
    let fix = finding
        .fix
        .as_ref()
        .filter(|fix| fix.applicability != Applicability::DisplayOnly);
    if let (Some(fix), Some(object)) = (fix, value.as_object_mut()) {
        object.insert("fixes".to_owned(), json!([fix_object(report, fix)]));
    }
    value
}

fn fix_object(report: &Report<'_>, fix: &Fix) -> Value {
    let changes = fix.edits.iter().map(|edit| {
        json!({
            "artifactLocation": artifact(report, &edit.place.path),
            "replacements": [{
                "deletedRegion": region(report, &edit.place),
                "insertedContent": { "text": edit.text },
            }],
        })
    });
    json!({
        "description": { "text": sentence(&fix.title) },
        "artifactChanges": changes.collect::<Vec<Value>>(),
    })
}

fn physical(report: &Report<'_>, place: &Place) -> Map<String, Value> {
    let mut location = json!({
        "artifactLocation": artifact(report, &place.path),
        "region": region(report, place),
    });
    if let (Some(context), Some(object)) = (context(report, place), location.as_object_mut()) {
        object.insert("contextRegion".to_owned(), context);
    }
    Map::from_iter([("physicalLocation".to_owned(), location)])
}

/// The words around a place; none where there are none.
fn context(report: &Report<'_>, place: &Place) -> Option<Value> {
    let source = report.workspace.source(place.doc)?;
    let range = positions::context(&source.text, place.span);
    if range == place.span.range() {
        return None;
    }
    let at = |offset: usize| report.positions.at(place.doc, offset as u32);
    let (start, end) = (at(range.start), at(range.end));
    Some(json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        // The byte order mark is no character of the text.
        "snippet": { "text": source.text.get(range)?.trim_start_matches('\u{feff}') },
    }))
}

fn artifact(report: &Report<'_>, path: &str) -> Value {
    let found = reference(path, &report.current);
    if found.relative {
        json!({ "uri": found.uri, "uriBaseId": ROOT })
    } else {
        json!({ "uri": found.uri })
    }
}

fn region(report: &Report<'_>, place: &Place) -> Value {
    let (start, end) = report.positions.find(place);
    let mut region = json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    });
    let source = report.workspace.source(place.doc);
    let words = source
        .and_then(|source| source.text.get(place.span.range()))
        .unwrap_or("");
    if let (false, Some(object)) = (words.is_empty(), region.as_object_mut()) {
        object.insert("snippet".to_owned(), json!({ "text": words }));
    }
    region
}

/// The text as a sentence with its full stop. `[words](1)` would be a link in a message, so the brackets are parted.
fn sentence(text: &str) -> String {
    let mut text = text.replace("](", "] (");
    if let Some(first) = text.chars().next().filter(|first| first.is_lowercase()) {
        text.replace_range(..first.len_utf8(), &first.to_uppercase().collect::<String>());
    }
    if !text.ends_with(['.', '!', '?']) {
        text.push('.');
    }
    text
}

/// `wrong-total` as `WrongTotal`, `wrong-p-value` as `WrongPvalue`: two capitals may not follow each other.
fn pascal(name: &str) -> String {
    let (mut pascal, mut wanted) = (String::new(), true);
    for letter in name.chars() {
        if letter == '-' {
            wanted = !pascal.ends_with(|last: char| last.is_ascii_uppercase());
        } else {
            pascal.push(if wanted { letter.to_ascii_uppercase() } else { letter });
            wanted = false;
        }
    }
    pascal
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_pascal_case_and_messages_sentences() {
        let names = ["wrong-total", "wrong-p-value"].map(pascal);
        assert_eq!(names, ["WrongTotal", "WrongPvalue"]);
        assert_eq!(sentence("it [said](1) so"), "It [said] (1) so.");
    }
}
