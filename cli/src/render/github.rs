//! Commands of GitHub Actions: each finding becomes an annotation at its lines.
//!
//! `::warning file=a.md,line=3,col=14,endLine=3,endColumn=32,title=rule::message`. What a document or a path says must
//! not end the command or begin another one, so what the runner reads specially is escaped as its toolkit does it.
//! <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>

use std::fmt::Write as _;
use std::io::{self, Write};

use factlint_core::Severity;
use factlint_core::diagnostic::Diagnostic;

use super::{Report, escape};

/// Prints the findings, and what could not be read.
pub fn print(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    for finding in report.findings {
        let (start, end) = report.positions.find(&finding.place);
        let mut places = format!("line={},endLine={}", start.line, end.line);
        // Columns of a range over several lines are refused.
        if start.line == end.line {
            let _ = write!(places, ",col={},endColumn={}", start.column, end.column); // cannot fail on a string
        }
        writeln!(
            out,
            "::{} file={},{places},title={}::{}",
            command(finding.severity),
            property(&finding.place.path),
            property(finding.rule),
            message(report, finding),
        )?;
    }
    for error in report.errors {
        writeln!(out, "::error title=factlint::{}", data(&error.to_string()))?;
    }
    Ok(())
}

fn command(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info | Severity::Hint => "notice",
    }
}

/// The message, and a line for each other place and note.
fn message(report: &Report<'_>, finding: &Diagnostic) -> String {
    let mut text = data(&finding.message);
    for label in &finding.labels {
        let at = report.positions.find(&label.place).0;
        let path = data(&label.place.path);
        let _ = write!(text, "%0A{path}:{}:{}: {}", at.line, at.column, data(&label.text)); // cannot fail on a string
    }
    for note in &finding.notes {
        text.push_str("%0A");
        text.push_str(&data(note));
    }
    text
}

/// Text behind the last `::`.
fn data(text: &str) -> String {
    let text = text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    escape::line(&text).into_owned()
}

/// The value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_a_command_or_begins_one() {
        let nasty = "50%, a:b\r\n::error::x\u{1b}[31m";
        assert_eq!(data(nasty), "50%25, a:b%0D%0A::error::x␛[31m");
        assert_eq!(property(nasty), "50%25%2C a%3Ab%0D%0A%3A%3Aerror%3A%3Ax␛[31m");
    }
}
