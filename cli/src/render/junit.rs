//! JUnit's XML, as test reporters read it: a suite a file, a case a finding.
//!
//! A finding that makes the run fail is a failure, a milder one is a case that passes with its words as output, and
//! what could not be read is an error. One case that passes stands for the run, so that a report without findings
//! says that something was checked.

use std::io::{self, Write};

use super::Report;
use super::xml::{Lines, Xml};

/// Prints the findings.
pub fn print(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let errors = report.errors.len();
    let failures = report.failing.iter().filter(|&&fails| fails).count();
    let tests = 1 + report.findings.len() + errors;
    writeln!(out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
    writeln!(
        out,
        r#"<testsuites name="factlint" tests="{tests}" failures="{failures}" errors="{errors}">"#
    )?;
    let run = 1 + errors;
    writeln!(
        out,
        r#"  <testsuite name="factlint" tests="{run}" failures="0" errors="{errors}" skipped="0" time="0">"#
    )?;
    writeln!(out, r#"    <testcase classname="factlint" name="run" time="0">"#)?;
    writeln!(
        out,
        "      <system-out>{}</system-out>",
        Xml(&report.summary.to_string())
    )?;
    writeln!(out, "    </testcase>")?;
    for error in report.errors {
        let (path, message) = (Xml(&error.path), error.to_string());
        writeln!(out, r#"    <testcase classname="{path}" name="read" time="0">"#)?;
        writeln!(out, r#"      <error type="unreadable" message="{}"/>"#, Xml(&message))?;
        writeln!(out, "    </testcase>")?;
    }
    writeln!(out, "  </testsuite>")?;
    let mut failing = report.failing.iter().copied();
    for findings in report.by_file() {
        let Some(first) = findings.first() else { continue };
        let fails: Vec<bool> = findings.iter().map(|_| failing.next().unwrap_or(false)).collect();
        let failures = fails.iter().filter(|&&fails| fails).count();
        let path = Xml(&first.place.path);
        writeln!(
            out,
            r#"  <testsuite name="{path}" tests="{}" failures="{failures}" errors="0" skipped="0" time="0">"#,
            findings.len(),
        )?;
        for (finding, fails) in findings.iter().zip(fails) {
            let at = report.positions.find(&finding.place).0;
            let (rule, severity) = (Xml(finding.rule), finding.severity.name());
            writeln!(
                out,
                r#"    <testcase classname="{path}" name="{rule} ({}:{})" time="0">"#,
                at.line, at.column
            )?;
            let text = report.told(finding);
            if fails {
                let message = Xml(&finding.message);
                writeln!(
                    out,
                    r#"      <failure type="{severity}" message="{message}">{}</failure>"#,
                    Lines(&text)
                )?;
            } else {
                writeln!(out, "      <system-out>{severity}: {}</system-out>", Lines(&text))?;
            }
            writeln!(out, "    </testcase>")?;
        }
        writeln!(out, "  </testsuite>")?;
    }
    writeln!(out, "</testsuites>")
}
