//! A quotation of a draft whose words the sources give to somebody else.

use factlint_core::Sink;
use factlint_core::document::Document;
use factlint_core::rows::QuoteRow;
use factlint_core::rule::Sources;

use super::{repeats, says_enough};
use crate::source::Place;
use crate::spoken::{Speaker, may_be_one, speaker, speaker_at};
use crate::words::words;

/// Reports a quotation that stands in the sources at these places, if at each of them somebody else says it.
pub(super) fn check(draft: &Document, quote: &QuoteRow, places: &[Place], sources: &Sources<'_>, out: &mut Sink<'_>) {
    let Some(own) = speaker(draft, quote).filter(Speaker::is_plain) else {
        return;
    };
    if !says_enough(&words(draft.text(quote.inner))) || repeats(draft, quote) {
        return;
    }
    let sentence = |doc: &Document, number: u32| doc.sentence(number).map_or("", |row| doc.text(row.span)).to_owned();
    let here = sentence(draft, quote.sentence);
    let others: Option<Vec<(Speaker<'_>, Place)>> = places
        .iter()
        .map(|&place| {
            let source = &sources.passages.documents.get(place.document as usize)?.document;
            let other = speaker_at(source, place.span).filter(Speaker::is_plain)?;
            let number = source
                .sentences
                .partition_point(|row| row.span.start <= place.span.start);
            let there = sentence(source, number.checked_sub(1)? as u32);
            let apart = other.kind == own.kind
                && !may_be_one(own.name, other.name)
                && !may_be_one(&here, other.name)
                && !may_be_one(&there, own.name);
            apart.then_some((other, place))
        })
        .collect();
    let others = others.unwrap_or_default();
    let Some((other, place)) = others.first() else { return };
    let (one, another) = (own.name, other.name);
    let mut report = out
        .report(quote.span, format!("said by {one} here and by {another} in the source"))
        .identity(another);
    if let Some(spot) = sources.spot(place.document, place.span) {
        report = report.label(spot, format!("said by {another} here"));
    }
    drop(report);
}
