//! One line a finding: `path:line:column: severity[rule] message`.

use std::io::{self, Write};

use super::{Report, Style, escape, full};

/// Prints the findings.
pub fn print(report: &Report<'_>, style: Style, out: &mut dyn Write) -> io::Result<()> {
    let bold = style.paint(anstyle::Style::new().bold());
    for finding in report.findings {
        let at = report.positions.find(&finding.place).0;
        let rule = report.registry.find(finding.rule).filter(|_| style.links);
        let (link, end) = rule.map_or_else(Default::default, |rule| super::link(&super::page(rule.meta())));
        let severity = style.paint(full::colour(finding.severity));
        writeln!(
            out,
            "{bold}{}{bold:#}:{}:{}: {severity}{}[{}{}{}]{severity:#} {}",
            escape::line(&finding.place.path),
            at.line,
            at.column,
            finding.severity.name(),
            link,
            finding.rule,
            end,
            escape::line(&finding.message),
        )?;
    }
    Ok(())
}
