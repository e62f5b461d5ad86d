//! From findings to the protocol's diagnostics.

use std::fmt::Write as _;

use serde_json::json;
use tower_lsp::lsp_types::{
    Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location, NumberOrString, Range, Url,
};

use factlint_core::Severity;
use factlint_plugins::PLUGIN_FAILURE;

use crate::client::Client;
use crate::key::Key;
use crate::plugins::PluginFinding;
use crate::positions::Units;
use crate::settings::Problem;
use crate::view::{Found, View};

/// Who says it.
pub const SOURCE: &str = "factlint";

/// A finding as the editor shows it; `uri` gives the address of a document.
pub fn diagnostic(view: &View, found: &Found, client: Client, uri: &dyn Fn(&Key) -> Option<Url>) -> Diagnostic {
    let finding = &found.diagnostic;
    let mut message = finding.message.clone();
    let mut related = Vec::new();
    for (label, other) in finding.labels.iter().zip(&found.others) {
        let Some(other) = other else { continue };
        let place = uri(&other.key).filter(|_| client.related);
        if let Some(uri) = place {
            related.push(DiagnosticRelatedInformation {
                location: Location::new(uri, other.text.range(label.place.span, client.units)),
                message: label.text.clone(),
            });
        } else {
            let line = other.text.line_number(label.place.span.start());
            let _ = write!(message, "\n{}:{line}: {}", label.place.path, label.text);
        }
    }
    for note in &finding.notes {
        message.push('\n');
        message.push_str(note);
    }
    Diagnostic {
        range: view.text.range(finding.place.span, client.units),
        severity: Some(severity(finding.severity)),
        code: Some(NumberOrString::String(finding.rule.to_owned())),
        source: Some(SOURCE.to_owned()),
        message,
        related_information: (!related.is_empty()).then_some(related),
        data: Some(json!({ "fingerprint": finding.fingerprint })),
        ..Diagnostic::default()
    }
}

/// What is wrong with a file of configuration, as the editor shows it.
pub fn problem(problem: &Problem, units: Units) -> Diagnostic {
    let at = |offset| problem.text.position(offset, units);
    Diagnostic {
        range: Range::new(at(problem.start), at(problem.end)),
        severity: Some(DiagnosticSeverity::ERROR),
        code: Some(NumberOrString::String("configuration".to_owned())),
        source: Some(SOURCE.to_owned()),
        message: problem.message.clone(),
        ..Diagnostic::default()
    }
}

/// What is wrong with a plug-in, as the editor shows it.
pub fn plugin(finding: &PluginFinding, units: Units) -> Diagnostic {
    Diagnostic {
        severity: Some(severity(finding.severity)),
        code: Some(NumberOrString::String(PLUGIN_FAILURE.to_owned())),
        ..problem(&finding.problem, units)
    }
}

fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::ERROR,
        Severity::Warning => DiagnosticSeverity::WARNING,
        Severity::Info => DiagnosticSeverity::INFORMATION,
        Severity::Hint => DiagnosticSeverity::HINT,
    }
}
