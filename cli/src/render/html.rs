//! A page that a person opens in a browser: it stands alone, loads nothing and runs no script.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};

use factlint_core::Severity;
use factlint_core::diagnostic::{Diagnostic, Place};

use super::excerpt::{Excerpt, Mark, excerpts};
use super::xml::{Lines, Xml};
use super::{DEFAULT_WIDTH, Report};

/// Colours, sizes and the marks of places; both for light and dark screens.
const CSS: &str = include_str!("report.css");

/// Prints the page.
pub fn print(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>factlint: {}</title>\n<style>\n{CSS}</style>\n</head>\n<body>\n<main>\n<h1>factlint</h1>\n",
        Xml(&report
            .summary
            .findings
            .map_or_else(String::new, |counts| counts.to_string())),
    )?;
    writeln!(out, "<p class=\"summary\">{}</p>", Xml(&report.summary.to_string()))?;
    for error in report.errors {
        writeln!(out, "<p class=\"failure\">{}</p>", Xml(&error.to_string()))?;
    }
    table(report, out)?;
    for findings in report.by_file() {
        let Some(first) = findings.first() else { continue };
        writeln!(out, "<section>\n<h2>{}</h2>", Xml(&first.place.path))?;
        for finding in findings {
            article(report, finding, out)?;
        }
        writeln!(out, "</section>")?;
    }
    writeln!(out, "</main>\n</body>\n</html>")
}

/// How often each rule found something.
fn table(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    if report.findings.is_empty() {
        return Ok(());
    }
    let mut rules: BTreeMap<&str, (Severity, usize)> = BTreeMap::new();
    for finding in report.findings {
        let (severity, count) = rules.entry(finding.rule).or_insert((finding.severity, 0));
        *severity = (*severity).max(finding.severity);
        *count += 1;
    }
    let mut rules: Vec<_> = rules.into_iter().collect();
    rules.sort_by_key(|&(_, (severity, count))| std::cmp::Reverse((severity, count)));
    writeln!(out, "<table>\n<caption>Findings of each rule</caption>")?;
    writeln!(
        out,
        "<thead><tr><th scope=\"col\">Rule</th><th scope=\"col\">Findings</th><th scope=\"col\">What it finds</th></tr></thead>\n<tbody>"
    )?;
    for (name, (severity, count)) in rules {
        let summary = report.registry.find(name).map_or("", |rule| rule.meta().summary);
        writeln!(
            out,
            "<tr><td><span class=\"{0}\">{0}</span> {1}</td><td class=\"count\">{count}</td><td>{2}</td></tr>",
            severity.name(),
            Xml(name),
            Xml(summary),
        )?;
    }
    writeln!(out, "</tbody>\n</table>")
}

fn article(report: &Report<'_>, finding: &Diagnostic, out: &mut dyn Write) -> io::Result<()> {
    let severity = finding.severity.name();
    writeln!(
        out,
        "<article>\n<h3><span class=\"{severity}\">{severity}</span> {}</h3>",
        Xml(&finding.message)
    )?;
    let labels = finding.labels.iter().map(|label| (&label.place, label.text.as_str()));
    let places: Vec<(&Place, &str)> = std::iter::once((&finding.place, "")).chain(labels).collect();
    let marks: Vec<Mark> = places
        .iter()
        .enumerate()
        .map(|(idx, (place, _))| Mark::new(idx, place))
        .collect();
    let text = |doc| Some((&*report.workspace.source(doc)?.text, report.positions.lines(doc)?));
    for excerpt in excerpts(&marks, text, DEFAULT_WIDTH) {
        let Some((place, _)) = excerpt.marks.first().and_then(|(idx, _)| places.get(*idx)) else {
            continue;
        };
        let at = report.positions.find(place).0;
        writeln!(out, "<figure>")?;
        writeln!(
            out,
            "<figcaption>{}:{}:{}</figcaption>",
            Xml(&place.path),
            at.line,
            at.column
        )?;
        writeln!(out, "<pre>{}</pre>", marked(&excerpt))?;
        let told = excerpt.marks.iter().filter_map(|(idx, _)| places.get(*idx));
        for (place, label) in told.filter(|(_, label)| !label.is_empty()) {
            let at = report.positions.find(place).0;
            writeln!(out, "<p class=\"label\">line {}: {}</p>", at.line, Xml(label))?;
        }
        writeln!(out, "</figure>")?;
    }
    for note in &finding.notes {
        writeln!(out, "<p class=\"note\">{}</p>", Xml(note))?;
    }
    if let Some(fix) = &finding.fix {
        writeln!(out, "<p class=\"note\">{}</p>", Xml(&fix.title))?;
    }
    writeln!(
        out,
        "<p class=\"rule\">{} · {}</p>\n</article>",
        Xml(finding.rule),
        finding.fingerprint
    )
}

/// The lines of an excerpt, its places marked; a place inside another one is part of its mark.
fn marked(excerpt: &Excerpt) -> String {
    let mut marks: Vec<(usize, std::ops::Range<usize>)> = excerpt.marks.clone();
    marks.sort_by_key(|(idx, span)| (span.start, std::cmp::Reverse(span.end), *idx));
    let (mut html, mut at) = (String::new(), 0);
    let piece = |range: std::ops::Range<usize>| excerpt.text.get(range).unwrap_or("");
    for (idx, span) in marks {
        if span.start < at || span.is_empty() {
            continue;
        }
        html.push_str(&Lines(piece(at..span.start)).to_string());
        let class = if idx == 0 { "" } else { " class=\"other\"" };
        let _ = write!(html, "<mark{class}>{}</mark>", Lines(piece(span.clone()))); // cannot fail on a string
        at = span.end;
    }
    html.push_str(&Lines(piece(at..excerpt.text.len())).to_string());
    html
}
