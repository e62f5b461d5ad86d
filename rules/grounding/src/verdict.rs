//! What the sources say of one fact of a draft, and how that is told.

use factlint_core::document::Document;
use factlint_core::rule::Sources;
use factlint_core::{ProseSpan, Sink};

/// A place in a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    /// Number of the passage.
    pub passage: u32,
    /// Index of its document among the sources.
    pub document: u32,
    /// Span in that document.
    pub span: ProseSpan,
}

/// What the sources say of a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It is nowhere in them, and nothing in them says otherwise.
    Missing,
    /// They have another one in its place.
    Other(Place),
    /// They have it, but of another thing.
    Elsewhere(Place),
}

/// A fact of a draft that the sources do not bear out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Doubt {
    /// Where it stands in the draft.
    pub span: ProseSpan,
    /// What the sources say.
    pub verdict: Verdict,
}

/// The words at a place of the sources.
pub(crate) fn words_at<'a>(sources: &Sources<'a>, place: &Place) -> &'a str {
    sources
        .passages
        .documents
        .get(place.document as usize)
        .map_or("", |source| source.document.text(place.span))
}

/// Reports facts that are nowhere in the sources; `kind` names them ("figure").
pub(crate) fn tell_missing(doc: &Document, doubts: &[Doubt], kind: &str, out: &mut Sink<'_>) {
    for doubt in doubts.iter().filter(|doubt| doubt.verdict == Verdict::Missing) {
        let here = doc.text(doubt.span);
        out.report(doubt.span, format!("\"{here}\" is in none of the sources"))
            .note(format!(
                "name where the {kind} comes from, or use the one that the sources have"
            ));
    }
}

/// Reports facts in whose place the sources have another one.
pub(crate) fn tell_other(doc: &Document, doubts: &[Doubt], sources: &Sources<'_>, out: &mut Sink<'_>) {
    for doubt in doubts {
        let here = doc.text(doubt.span);
        let (place, message) = match &doubt.verdict {
            Verdict::Missing => continue,
            Verdict::Other(place) => {
                let there = words_at(sources, place);
                let message = format!("\"{here}\" here, \"{there}\" in the source: these two differ");
                (place, message)
            }
            Verdict::Elsewhere(place) => (place, format!("the source has \"{here}\" of another thing")),
        };
        point(out, doubt.span, message, place, sources);
    }
}

/// Reports a finding at a span of the draft that points at a place of the sources.
pub(crate) fn point(out: &mut Sink<'_>, span: ProseSpan, message: String, place: &Place, sources: &Sources<'_>) {
    let there = words_at(sources, place).to_owned();
    let mut report = out.report(span, message).identity(&there);
    if let Some(spot) = sources.spot(place.document, place.span) {
        report = report.label(spot, format!("the source has \"{there}\""));
    }
    report.note(format!(
        "the source reads: {}",
        sources.passages.text_of(place.passage).trim()
    ));
}
