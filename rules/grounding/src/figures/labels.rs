//! Numbers that are no quantities but labels: "Q3", "K-2".

use factlint_core::document::Document;
use factlint_core::passages::Aligned;
use factlint_core::rows::DateKind;
use factlint_core::rule::Sources;

use crate::verdict::{Doubt, Place, Verdict};

/// Words with digits that are no quantity and no date ("Q3", "G20") and stand nowhere in the sources.
pub(super) fn labels<'a>(
    draft: &'a Document,
    aligned: &'a Aligned,
    sources: &'a Sources<'_>,
) -> impl Iterator<Item = Doubt> + 'a {
    (aligned.terms.iter())
        .filter(|term| term.digits && !term.first)
        .filter(|term| {
            let quantity = draft.quantities.iter().any(|row| row.span.overlaps(term.span));
            let date = draft
                .dates
                .iter()
                .any(|row| row.span.overlaps(term.span) && row.kind() != DateKind::Relative);
            !quantity && !date && !aligned.holds(term, sources.passages)
        })
        .filter_map(|term| {
            let other = sibling(draft.text(term.span), aligned, sources);
            let verdict = match other {
                Some(place) => Verdict::Other(place),
                None if sources.passages.hold(term) => return None,
                None => Verdict::Missing,
            };
            Some(Doubt {
                span: term.span,
                verdict,
            })
        })
}

/// Numbers behind the hyphen of a name ("K-2") for which the sources have another wherever they have the name.
pub(super) fn parts<'a>(aligned: &'a Aligned, sources: &'a Sources<'_>) -> impl Iterator<Item = Doubt> + 'a {
    aligned.terms.windows(2).filter_map(|pair| {
        let [name, number] = pair else { return None };
        if name.token != number.token || name.digits || !number.digits {
            return None;
        }
        let behind = |place: u32| {
            let word = sources.passages.words.get(place as usize + 1)?;
            let passage = sources.passages.passages.get(word.passage as usize)?;
            let text = sources.passages.document_of(word.passage)?.document.text(word.span);
            text.bytes().all(|byte| byte.is_ascii_digit()).then_some(Place {
                passage: word.passage,
                document: passage.document,
                span: word.span,
            })
        };
        let places = sources.passages.places(name);
        let known = places
            .iter()
            .any(|&place| sources.passages.any_kin(&(place + 1..place + 2), number));
        let other = places.iter().find_map(|&place| behind(place));
        other.filter(|_| !known).map(|place| Doubt {
            span: number.span,
            verdict: Verdict::Other(place),
        })
    })
}

/// A word of the best passage that differs from a word of the draft in its digits only: "Q2" and "Q3".
fn sibling(text: &str, aligned: &Aligned, sources: &Sources<'_>) -> Option<Place> {
    let letters = |text: &str| -> String { text.chars().filter(|letter| !letter.is_ascii_digit()).collect() };
    let own = letters(text);
    let number = *aligned.passages.first()?;
    let document = sources.passages.passages.get(number as usize)?.document;
    let source = sources.passages.document_of(number)?;
    let words = sources.passages.words_of(number);
    let inside = sources.passages.words.get(words.start as usize..words.end as usize)?;
    let word = inside.iter().find(|word| {
        let other = source.document.text(word.span);
        !own.is_empty() && other.len() == text.len() && other != text && letters(other) == own
    })?;
    Some(Place {
        passage: number,
        document,
        span: word.span,
    })
}
