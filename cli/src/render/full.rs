//! Findings with the lines they are about, carets under the words, and for a conflict both places.

use std::fmt::Write as _;
use std::io::{self, Write};

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Element, Level, Origin, Renderer, Snippet};
use anstyle::{AnsiColor, Style as Colour};
use factlint_core::Severity;
use factlint_core::diagnostic::{Diagnostic, Place};

use super::excerpt::{Excerpt, Mark, excerpts};
use super::{Report, Style, escape};

/// Prints the findings, each followed by an empty line.
pub fn print(report: &Report<'_>, style: Style, out: &mut dyn Write) -> io::Result<()> {
    for finding in report.findings {
        print_one(report, finding, style, out)?;
    }
    Ok(())
}

/// Prints one finding, followed by an empty line.
pub fn print_one(report: &Report<'_>, finding: &Diagnostic, style: Style, out: &mut dyn Write) -> io::Result<()> {
    let renderer = if style.colour {
        Renderer::styled()
            .info(colour(Severity::Info))
            .help(colour(Severity::Hint))
    } else {
        Renderer::plain()
    };
    let renderer = renderer.term_width(style.width).decor_style(DecorStyle::Ascii);
    writeln!(out, "{}\n", render(report, finding, &renderer, style))
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

/// Stands around the number of a place in rendered text, until its position in the file takes its place:
/// the renderer counts columns in the lines it is given, and ours may be cut. Text from documents holds neither.
const ANCHORS: [char; 2] = ['\u{e000}', '\u{e001}'];

/// Renders one finding.
fn render(report: &Report<'_>, finding: &Diagnostic, renderer: &Renderer, style: Style) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
        Severity::Hint => Level::HELP.with_name("hint"),
    };
    let labels = finding.labels.iter().map(|label| (&label.place, label.text.as_str()));
    let places: Vec<(&Place, &str)> = std::iter::once((&finding.place, "")).chain(labels).collect();
    let mut title = level.primary_title(escape::line(&finding.message)).id(finding.rule);
    if let Some(rule) = report.registry.find(finding.rule).filter(|_| style.links) {
        title = title.id_url(super::page(rule.meta()));
    }
    let mut group = title.elements(elements(report, &places, style.width));
    for note in &finding.notes {
        group = group.element(Level::NOTE.message(escape::line(note)));
    }
    if let Some(fix) = &finding.fix {
        group = group.element(Level::HELP.message(escape::line(&fix.title)));
    }
    located(report, &places, &renderer.render(&[group]))
}

/// The place of the finding and those of its labels, neighbours in one excerpt.
fn elements<'a>(report: &Report<'_>, places: &[(&Place, &str)], width: usize) -> Vec<Element<'a>> {
    let marks: Vec<Mark> = places
        .iter()
        .enumerate()
        .map(|(idx, (place, _))| Mark::new(idx, place))
        .collect();
    let text = |doc| Some((&*report.workspace.source(doc)?.text, report.positions.lines(doc)?));
    let excerpts = excerpts(&marks, text, width);
    excerpts
        .into_iter()
        .filter_map(|excerpt| element(excerpt, places))
        .collect()
}

fn element<'a>(excerpt: Excerpt, places: &[(&Place, &str)]) -> Option<Element<'a>> {
    let path = format!("{}{}{}", ANCHORS[0], excerpt.marks.first()?.0, ANCHORS[1]);
    if excerpt.text.is_empty() {
        return Some(Origin::path(path).line(1).char_column(1).into());
    }
    let annotations = excerpt.marks.iter().map(|(idx, span)| {
        let kind = if *idx == 0 {
            AnnotationKind::Primary
        } else {
            AnnotationKind::Context
        };
        let label = places.get(*idx).map_or("", |&(_, label)| label);
        let label = (!label.is_empty()).then(|| escape::line(label).into_owned());
        kind.span(span.clone()).label(label)
    });
    let snippet = Snippet::source(excerpt.text)
        .line_start(excerpt.line as usize)
        .path(path)
        .annotations(annotations.collect::<Vec<_>>());
    Some(snippet.into())
}

/// The rendered text, with `path:line:column` in the place of each anchor and what the renderer counted after it.
fn located(report: &Report<'_>, places: &[(&Place, &str)], rendered: &str) -> String {
    let mut pieces = rendered.split(ANCHORS[0]);
    let mut text = pieces.next().unwrap_or("").to_owned();
    for piece in pieces {
        let (number, rest) = piece.split_once(ANCHORS[1]).unwrap_or(("", piece));
        if let Some((place, _)) = number.parse().ok().and_then(|idx: usize| places.get(idx)) {
            let at = report.positions.find(place).0;
            let path = escape::line(&place.path);
            let _ = write!(text, "{path}:{}:{}", at.line, at.column); // writing to a string cannot fail
        }
        text.push_str(rest.trim_start_matches(|next: char| next == ':' || next.is_ascii_digit()));
    }
    text
}
