//! A word in whose place the source has another thing of its kind.

use factlint_core::Sink;
use factlint_core::document::Document;
use factlint_core::language::kin::Kin;
use factlint_core::language::thesaurus::{Category, SHIPPED};
use factlint_core::passages::{Aligned, Term};
use factlint_core::rule::Sources;

use crate::verdict::{Place, point, words_at};

pub(super) fn report(draft: &Document, aligned: &Aligned, sources: &Sources<'_>, out: &mut Sink<'_>) {
    let content: Vec<&Term> = aligned.terms.iter().filter(|term| !term.light).collect();
    for (at, term) in content.iter().enumerate() {
        // Figures in words are the figures' rules' own.
        let figure = draft.quantities.iter().any(|row| row.span.overlaps(term.span));
        if term.capital || term.digits || figure || sources.passages.hold(term) || sources.passages.relate(term) {
            continue;
        }
        let Some(kind) = category(&term.kin).filter(|kind| kind.is_noun() || kind.is_adjective()) else {
            continue;
        };
        let before = at.checked_sub(1).and_then(|idx| content.get(idx)).copied();
        let after = content.get(at + 1).copied();
        let Some(place) = in_place(kind, (before, after), aligned, sources) else {
            continue;
        };
        let (here, there) = (draft.text(term.span), words_at(sources, &place));
        let message = format!("\"{here}\" here, \"{there}\" in the source: these two differ");
        point(out, term.span, message, &place, sources);
    }
}

fn category(kin: &[u32]) -> Option<Category> {
    kin.iter().find_map(|&key| SHIPPED.category(key))
}

/// The word of a passage that stands between the same neighbours, is of one kind with the draft's, and is missing there.
fn in_place(
    kind: Category,
    (before, after): (Option<&Term>, Option<&Term>),
    aligned: &Aligned,
    sources: &Sources<'_>,
) -> Option<Place> {
    let mut kin = Kin::default();
    aligned.passages.iter().find_map(|&number| {
        let passage = sources.passages.passages.get(number as usize)?;
        let source = sources.passages.document_of(number)?;
        let words: Vec<u32> = (sources.passages.words_of(number))
            .filter(|&word| {
                sources
                    .passages
                    .words
                    .get(word as usize)
                    .is_some_and(|word| !word.light)
            })
            .collect();
        words.iter().enumerate().find_map(|(idx, &word)| {
            let is = |at: Option<usize>, term: Option<&Term>| {
                let place = at.and_then(|at| words.get(at));
                place
                    .zip(term)
                    .is_some_and(|(&place, term)| sources.passages.any_kin(&(place..place + 1), term))
            };
            let span = sources.passages.words.get(word as usize)?.span;
            let keys = kin.of(source.document.text(span));
            let same_kind = category(keys)
                .is_some_and(|other| other.is_noun() && kind.is_noun() || other.is_adjective() && kind.is_adjective());
            let missing = !aligned
                .terms
                .iter()
                .any(|term| keys.iter().any(|key| term.kin.contains(key)));
            let beside = (is(idx.checked_sub(1), before), is(Some(idx + 1), after));
            (same_kind && missing && beside.0 && beside.1).then_some(Place {
                passage: number,
                document: passage.document,
                span,
            })
        })
    })
}
