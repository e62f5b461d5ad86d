//! Findings with the lines they are about, carets under the words, and for a conflict both places.

use std::io::{self, Write};

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};
use anstyle::{AnsiColor, Style as Colour};
use factlint_core::Severity;
use factlint_core::diagnostic::{Diagnostic, Place};

use super::excerpt::{Excerpt, Mark, excerpts};
use super::{Report, Style, escape};

/// Prints the findings, each followed by an empty line.
pub fn print(report: &Report<'_>, style: Style, out: &mut dyn Write) -> io::Result<()> {
    let renderer = if style.colour {
        Renderer::styled()
            .info(colour(Severity::Info))
            .help(colour(Severity::Hint))
    } else {
        Renderer::plain()
    };
    let renderer = renderer.term_width(style.width).decor_style(DecorStyle::Ascii);
    for finding in report.findings {
        let group = group(report, finding, style.width);
        writeln!(out, "{}\n", renderer.render(&[group]))?;
    }
    Ok(())
}

/// The colour of a severity.
pub fn colour(severity: Severity) -> Colour {
    match severity {
        Severity::Error => AnsiColor::BrightRed,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Info => AnsiColor::BrightBlue,
        Severity::Hint => AnsiColor::BrightCyan,
    }
    .on_default()
    .bold()
}

fn group<'a>(report: &Report<'a>, finding: &'a Diagnostic, width: usize) -> Group<'a> {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
        Severity::Hint => Level::HELP.with_name("hint"),
    };
    let mut group = level
        .primary_title(escape::line(&finding.message))
        .id(finding.rule)
        .elements(places(report, finding, width));
    for note in &finding.notes {
        group = group.element(Level::NOTE.message(escape::line(note)));
    }
    if let Some(fix) = &finding.fix {
        group = group.element(Level::HELP.message(escape::line(&fix.title)));
    }
    group
}

/// The place of the finding and those of its labels, neighbours in one excerpt.
fn places<'a>(report: &Report<'a>, finding: &'a Diagnostic, width: usize) -> Vec<Element<'a>> {
    let labels = finding.labels.iter().map(|label| (&label.place, label.text.as_str()));
    let places: Vec<(&Place, &str)> = std::iter::once((&finding.place, "")).chain(labels).collect();
    let marks: Vec<Mark> = places
        .iter()
        .enumerate()
        .map(|(idx, (place, _))| Mark::new(idx, place))
        .collect();
    let text = |doc| Some((&*report.workspace.source(doc)?.text, report.positions.lines(doc)?));
    let mut elements: Vec<Element<'a>> = Vec::new();
    for excerpt in excerpts(&marks, text, width) {
        let Some(&(place, _)) = excerpt.marks.first().and_then(|(idx, _)| places.get(*idx)) else {
            continue;
        };
        let at = report.positions.find(place).0;
        let origin = Origin::path(escape::line(&place.path))
            .line(at.line as usize)
            .char_column(at.column as usize);
        elements.push(origin.into());
        if let Some(snippet) = snippet(&excerpt, &places) {
            elements.push(snippet.into());
        }
    }
    elements
}

fn snippet<'a>(
    excerpt: &Excerpt,
    places: &[(&'a Place, &'a str)],
) -> Option<Snippet<'a, annotate_snippets::Annotation<'a>>> {
    if excerpt.text.is_empty() {
        return None;
    }
    let annotations = excerpt.marks.iter().map(|(idx, span)| {
        let kind = if *idx == 0 {
            AnnotationKind::Primary
        } else {
            AnnotationKind::Context
        };
        let label = places.get(*idx).map_or("", |&(_, label)| label);
        kind.span(span.clone())
            .label((!label.is_empty()).then(|| escape::line(label)))
    });
    Some(
        Snippet::source(excerpt.text.clone())
            .line_start(excerpt.line as usize)
            .annotations(annotations),
    )
}
