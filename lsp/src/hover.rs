//! What was read at a place, where else it stands, and why rules speak of it.

mod facts;

use std::fmt::Write as _;

use factlint_core::SourceSpan;
use tower_lsp::lsp_types::{Hover, HoverContents, Position};

use crate::event::Scene;
use crate::listing::one_line;
use crate::markup::Markup;
use crate::mentions;
use crate::state;
use crate::view::Found;

/// Other places that a hover names; "all references" shows the rest.
const PLACES: usize = 8;

/// What there is to say of a place; None where nothing was read.
pub fn hover(scene: &Scene, position: Position) -> Option<Hover> {
    let view = &scene.view;
    let markup = Markup {
        markdown: scene.client.markdown,
    };
    let offset = view.text.offset(position, scene.client.units);
    let mut parts = Vec::new();
    let mut place: Option<SourceSpan> = None;
    if let Some(doc) = &view.document {
        for (span, part) in facts::read_at(doc, offset, markup) {
            place = place.or(Some(span));
            parts.push(part);
        }
        parts.extend(elsewhere(scene, offset, markup).filter(|_| !parts.is_empty()));
    }
    let here = |found: &&Found| holds(found.diagnostic.place.span, offset);
    for found in view.findings.iter().filter(here) {
        place = place.or(Some(found.diagnostic.place.span));
        parts.push(finding(scene, found, markup));
    }
    Some(Hover {
        range: Some(view.text.range(place?, scene.client.units)),
        contents: HoverContents::Markup(markup.content(parts.join("\n\n"))),
    })
}

/// Whether an offset lies in a span, its end included: a cursor may stand behind a word.
pub fn holds(span: SourceSpan, offset: u32) -> bool {
    span.start() <= offset && offset <= span.end()
}

/// The other places that name the same, or state the same figure.
fn elsewhere(scene: &Scene, offset: u32, markup: Markup) -> Option<String> {
    let places = mentions::places(scene, offset);
    let others = || {
        let here = |place: &&mentions::Place<'_>| place.view.key == scene.view.key && holds(place.span, offset);
        places.iter().filter(move |place| !here(place))
    };
    let mut shown = Vec::new();
    for place in others() {
        let line = place.view.text.line_number(place.span.start());
        let name = format!("{}:{line}", place.view.text.source.path);
        let uri = state::address(&scene.open, &place.view.key);
        let shown_place = markup.place(&name, uri.as_ref(), line);
        // Two mentions on one line are one place to go to.
        if !shown.contains(&shown_place) {
            shown.push(shown_place);
        }
    }
    if shown.is_empty() {
        return None;
    }
    let more = shown.len().saturating_sub(PLACES);
    shown.truncate(PLACES);
    let mut text = format!("also: {}", shown.join(", "));
    if more > 0 {
        let _ = write!(text, " and {more} more");
    }
    Some(text)
}

/// A finding with its evidence, and what its rule looks for.
fn finding(scene: &Scene, found: &Found, markup: Markup) -> String {
    let finding = &found.diagnostic;
    let mut text = format!("{}: {}", markup.strong(finding.rule), markup.words(&finding.message));
    for (label, other) in finding.labels.iter().zip(&found.others) {
        let Some(other) = other else { continue };
        let line = other.text.line_number(label.place.span.start());
        let uri = state::address(&scene.open, &other.key);
        let place = markup.place(&format!("{}:{line}", label.place.path), uri.as_ref(), line);
        let _ = write!(text, "\n- {place}: {}", markup.words(&label.text));
    }
    for note in &finding.notes {
        let _ = write!(text, "\n- {}", markup.words(note));
    }
    if let Some(why) = (scene.registry.find(finding.rule)).and_then(|rule| purpose(rule.meta().documentation)) {
        let _ = write!(text, "\n\n{why}");
    }
    let command = format!("factlint explain {}", finding.rule);
    let _ = write!(text, "\n\n{} says more.", markup.code(&command));
    text
}

/// The first paragraph of a manual page: what its rule does.
fn purpose(page: &str) -> Option<String> {
    let (_, rest) = page.split_once("## What it does")?;
    let lines = rest.lines().map(str::trim).skip_while(|line| line.is_empty());
    let paragraph: Vec<&str> = lines.take_while(|line| !line.is_empty()).collect();
    let paragraph = one_line(&paragraph.join(" "));
    (!paragraph.is_empty()).then_some(paragraph)
}
