//! A word in whose place the source has its opposite.

use factlint_core::Sink;
use factlint_core::document::Document;
use factlint_core::passages::{Aligned, Term};
use factlint_core::rule::Sources;

use super::directions;
use crate::verdict::{Place, point, words_at};

pub(super) fn report(draft: &Document, aligned: &Aligned, sources: &Sources<'_>, out: &mut Sink<'_>) {
    for term in aligned.terms.iter().filter(|term| !term.light && !term.digits) {
        if aligned.holds(term, sources.passages)
            || is_prefixed(draft.text(term.span)) && sources.passages.hold(term)
            || directions::is_named(term, aligned, sources)
            || directions::is_idiom(term, aligned)
        {
            continue;
        }
        let Some(place) = opposite(term, aligned, sources) else {
            continue;
        };
        let (here, there) = (draft.text(term.span), words_at(sources, &place));
        let message = format!("\"{here}\" here, \"{there}\" in the source: the two are opposites");
        point(out, term.span, message, &place, sources);
    }
}

/// Whether a word may be another with a prefix that denies it: such a word tells a state of before or after, and
/// stands where the sources have it, if not in the same sentence.
fn is_prefixed(text: &str) -> bool {
    let small = text.to_lowercase();
    ["un", "in", "im", "dis", "non"]
        .iter()
        .any(|prefix| small.starts_with(prefix))
}

/// Words that turn what stands behind them.
const TURNING: [&str; 26] = [
    "less",
    "least",
    "not",
    "n't",
    "n’t",
    "never",
    "no",
    "nobody",
    "none",
    "nothing",
    "without",
    "cannot",
    "nor",
    "neither",
    "hardly",
    "barely",
    "rarely",
    "fail",
    "unable",
    "refuse",
    "deny",
    "lack",
    "exclude",
    "unavailable",
    "unwilling",
    "reject",
];

/// Whether a word before a word of a source turns it: "less expensive", "not true".
pub(super) fn is_turned(word: u32, sources: &Sources<'_>) -> bool {
    let Some(passage) = sources.passages.passage_of(word) else {
        return false;
    };
    let first = sources.passages.words_of(passage).start.max(word.saturating_sub(4));
    TURNING.iter().any(|turning| {
        let places = sources.passages.places_of(factlint_core::language::key(turning));
        let at = places.partition_point(|&place| place < first);
        places.get(at).is_some_and(|&place| place < word)
    })
}

/// Where one of the passages has the opposite of a word, and the draft's sentence does not.
fn opposite(term: &Term, aligned: &Aligned, sources: &Sources<'_>) -> Option<Place> {
    term.antonyms().find_map(|antonym| {
        if aligned.terms.iter().any(|other| other.kin.contains(&antonym)) {
            return None;
        }
        aligned.passages.iter().find_map(|&number| {
            let words = sources.passages.words_of(number);
            let places = sources.passages.places_of(antonym);
            let first = places.partition_point(|&word| word < words.start);
            let word = *places.get(first).filter(|&&word| word < words.end)?;
            if is_turned(word, sources) {
                return None;
            }
            let passage = sources.passages.passages.get(number as usize)?;
            Some(Place {
                passage: number,
                document: passage.document,
                span: sources.passages.words.get(word as usize)?.span,
            })
        })
    })
}
