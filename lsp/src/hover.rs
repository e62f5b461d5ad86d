//! What was read at a place, and why rules speak of it.

use std::fmt::Write as _;

use factlint_core::document::Document;
use factlint_core::rows::{Bound, DateRow, MentionRow, QuantityRow, SourceKind};
use factlint_core::{ProseSpan, SourceSpan};
use tower_lsp::lsp_types::{Hover, HoverContents, MarkupContent, MarkupKind, Position};

use crate::event::Scene;
use crate::state;
use crate::view::Found;

/// What there is to say of a place; None where nothing was read.
pub fn hover(scene: &Scene, position: Position) -> Option<Hover> {
    let view = &scene.view;
    let offset = view.text.offset(position, scene.client.units);
    let mut parts = Vec::new();
    let mut place: Option<SourceSpan> = None;
    if let Some(doc) = &view.document {
        for (span, part) in read_at(doc, offset) {
            place = place.or(Some(span));
            parts.push(part);
        }
    }
    for found in view
        .findings
        .iter()
        .filter(|found| holds(found.diagnostic.place.span, offset))
    {
        place = place.or(Some(found.diagnostic.place.span));
        parts.push(finding(scene, found));
    }
    let span = place?;
    let mut value = parts.join("\n\n");
    let kind = if scene.client.markdown {
        MarkupKind::Markdown
    } else {
        value = value.replace("**", "").replace('\\', "");
        MarkupKind::PlainText
    };
    Some(Hover {
        contents: HoverContents::Markup(MarkupContent { kind, value }),
        range: Some(view.text.range(span, scene.client.units)),
    })
}

/// Whether an offset lies in a span, its end included: a cursor may stand behind a word.
pub fn holds(span: SourceSpan, offset: u32) -> bool {
    span.start() <= offset && offset <= span.end()
}

/// Facts at an offset, with what was read of them.
fn read_at(doc: &Document, offset: u32) -> Vec<(SourceSpan, String)> {
    let at = |span: ProseSpan| Some(doc.prose.source_span(span)).filter(|span| holds(*span, offset));
    let mut found = Vec::new();
    for row in &doc.quantities {
        found.extend(at(row.span).map(|span| (span, quantity(doc, row))));
    }
    for row in &doc.dates {
        found.extend(at(row.span).map(|span| (span, date(row))));
    }
    for row in &doc.mentions {
        found.extend(at(row.span).map(|span| (span, mention(doc, row))));
    }
    if let Some((_, part)) = found.last_mut()
        && let Some(said) = said_by(doc, offset)
    {
        let _ = write!(part, "  \n{said}");
    }
    found
}

fn quantity(doc: &Document, row: &QuantityRow) -> String {
    let bound = match row.bound() {
        Bound::Exact => "",
        Bound::About => "about ",
        Bound::AtLeast => "at least ",
        Bound::MoreThan => "more than ",
        Bound::AtMost => "at most ",
        Bound::LessThan => "less than ",
        Bound::Range => "from ",
    };
    let value = match row.bound() {
        Bound::Range => format!("{} to {}", row.low, row.high),
        Bound::AtMost | Bound::LessThan => row.high.to_string(),
        _ => row.low.to_string(),
    };
    let mut text = format!("**Figure**: {bound}{value}");
    if let Some(unit) = doc.unit(row) {
        let _ = write!(text, " {}", escaped(unit));
    }
    if let Some(noun) = doc.noun(row) {
        let _ = write!(text, "  \nof: {}", escaped(noun));
    }
    text
}

fn date(row: &DateRow) -> String {
    match row.edtf() {
        Some(date) => format!("**Date**: {date}"),
        None => "**Date** that this document does not settle".to_owned(),
    }
}

fn mention(doc: &Document, row: &MentionRow) -> String {
    let entity = doc.entities.get(row.entity as usize);
    let name = entity
        .and_then(|entity| doc.string(entity.name))
        .unwrap_or_else(|| doc.text(row.span));
    let mut kind = row.kind().name().to_owned();
    if let Some(first) = kind.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    let mut text = format!("**{kind}**: {}", escaped(name));
    let role = doc
        .string(row.role)
        .or_else(|| entity.and_then(|entity| doc.string(entity.role)));
    if let Some(role) = role {
        let _ = write!(text, ", {}", escaped(role));
    }
    if let Some(entity) = entity {
        let plural = if entity.count == 1 { "" } else { "s" };
        let _ = write!(text, "  \n{} mention{plural} in this document", entity.count);
    }
    text
}

/// Who says what stands at an offset.
fn said_by(doc: &Document, offset: u32) -> Option<String> {
    let row = doc.attributions.iter().find(|row| {
        let contents = doc.contents_of(row).iter();
        contents
            .map(|span| doc.prose.source_span(*span))
            .any(|span| holds(span, offset))
    })?;
    let speaker = doc.entities.get(row.speaker as usize);
    let name = speaker.and_then(|entity| doc.string(entity.name));
    let name = name.or_else(|| row.source.is_some().then(|| doc.text(row.source)))?;
    let kind = match row.source_kind() {
        SourceKind::None | SourceKind::Named => String::new(),
        kind => format!(" ({})", kind.name()),
    };
    Some(format!("said by: {}{kind}", escaped(name)))
}

/// A finding with its evidence, and what its rule looks for.
fn finding(scene: &Scene, found: &Found) -> String {
    let finding = &found.diagnostic;
    let mut text = format!("**{}**: {}", finding.rule, escaped(&finding.message));
    for (label, other) in finding.labels.iter().zip(&found.others) {
        let Some(other) = other else { continue };
        let line = other.text.line_number(label.place.span.start());
        let place = format!("{}:{line}", label.place.path);
        let uri = state::address(&scene.open, &other.key).filter(|_| scene.client.markdown);
        let place = match uri {
            Some(uri) => format!("[{}]({uri}#L{line})", escaped(&place)),
            None => place,
        };
        let _ = write!(text, "\n- {place}: {}", escaped(&label.text));
    }
    for note in &finding.notes {
        let _ = write!(text, "\n- {}", escaped(note));
    }
    let _ = write!(text, "\n\n`factlint explain {}` says more.", finding.rule);
    text
}

/// Words of a document, so that they do not read as markup.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '*' | '_' | '`' | '[' | ']' | '<' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
