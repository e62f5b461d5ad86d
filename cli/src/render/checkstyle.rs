//! Checkstyle's XML: one element a file, one a finding in it.

use std::io::{self, Write};

use factlint_core::Severity;

use super::Report;
use super::xml::Xml;

/// Prints the findings.
pub fn print(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
    writeln!(out, r#"<checkstyle version="4.3">"#)?;
    for findings in report.by_file() {
        let Some(first) = findings.first() else { continue };
        writeln!(out, r#"  <file name="{}">"#, Xml(&first.place.path))?;
        for finding in findings {
            let at = report.positions.find(&finding.place).0;
            let severity = match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Info | Severity::Hint => "info",
            };
            writeln!(
                out,
                r#"    <error line="{}" column="{}" severity="{severity}" message="{}" source="factlint.{}"/>"#,
                at.line,
                at.column,
                Xml(&report.sentence(finding)),
                Xml(finding.rule),
            )?;
        }
        writeln!(out, "  </file>")?;
    }
    for error in report.errors {
        writeln!(out, r#"  <file name="{}">"#, Xml(&error.path))?;
        let message = error.to_string();
        writeln!(
            out,
            r#"    <error line="1" severity="error" message="{}" source="factlint"/>"#,
            Xml(&message)
        )?;
        writeln!(out, "  </file>")?;
    }
    writeln!(out, "</checkstyle>")
}
