//! From two spellings of one name to a finding on the rarer one.

use factlint_core::document::Document;
use factlint_core::span::ProseSpan;
use factlint_core::{Severity, Sink};

use super::evidence;
use super::spelling;
use super::words::{Place, Word};

/// Reports two spellings that are of one name; the earlier one comes first.
pub(super) fn pair(doc: &Document, pair: [&Word<'_>; 2], variants: bool, out: &mut Sink<'_>) {
    let Some((_, shown)) = evidence::tie(doc, pair) else {
        return;
    };
    let [one, other] = pair;
    if !variants && spelling::is_variant(&one.letters, &other.letters) {
        return;
    }
    // Of two that are equally frequent the later one is told.
    let (rare, usual, place, usual_place) = if one.count < other.count {
        (one, other, shown[0], shown[1])
    } else {
        (other, one, shown[1], shown[0])
    };
    let Some(first) = rare.places.first() else { return };
    let (here, there) = (name(doc, place), name(doc, usual_place));
    let mut report = out
        .report(
            span(doc, *first),
            format!("\"{here}\" here, \"{there}\" elsewhere: one name spelled in two ways"),
        )
        .identity(usual.text);
    if spelling::is_accent(&one.letters, &other.letters) {
        report = report.severity(Severity::Info);
    }
    report = report.label(span(doc, usual_place), format!("\"{there}\" here"));
    for again in rare.places.iter().skip(1) {
        report = report.label(span(doc, *again), format!("\"{}\" here too", rare.text));
    }
    let note = if rare.count < usual.count {
        format!(
            "\"{}\" stands here {}, \"{}\" {}",
            usual.text,
            times(usual.count),
            rare.text,
            times(rare.count)
        )
    } else {
        format!(
            "\"{}\" and \"{}\" stand here {} each",
            usual.text,
            rare.text,
            times(rare.count)
        )
    };
    drop(report.note(note));
}

fn name(doc: &Document, place: Place) -> String {
    doc.line(span(doc, place))
}

fn span(doc: &Document, place: Place) -> ProseSpan {
    doc.mentions.get(place.mention).map_or(ProseSpan::NONE, |row| row.span)
}

fn times(count: usize) -> String {
    match count {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        more => format!("{more} times"),
    }
}
