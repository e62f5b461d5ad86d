//! GitLab's report of code quality, a subset of Code Climate's: one array of objects.
//! <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>

use std::borrow::Cow;
use std::io::{self, Write};

use factlint_core::Severity;
use serde::Serialize;

use super::Report;

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: Cow<'a, str>,
    severity: &'a str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
    end: u32,
}

/// Prints the findings.
pub fn print(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let numbered = report.findings.iter().zip(report.unique_fingerprints());
    let issues: Vec<Issue<'_>> = numbered
        .map(|(finding, fingerprint)| {
            let (start, end) = report.positions.find(&finding.place);
            Issue {
                description: report.sentence(finding),
                check_name: finding.rule,
                fingerprint,
                severity: match finding.severity {
                    Severity::Error => "critical",
                    Severity::Warning => "major",
                    Severity::Info => "minor",
                    Severity::Hint => "info",
                },
                location: Location {
                    path: &finding.place.path,
                    lines: Lines {
                        begin: start.line,
                        end: end.line,
                    },
                },
            }
        })
        .collect();
    serde_json::to_writer_pretty(&mut *out, &issues)?;
    out.write_all(b"\n")
}
