//! Places in an order, in words: "the second anniversary" where the sources know a first one only.

use std::sync::LazyLock;

use factlint_core::language::{Groups, Tag, key};
use factlint_core::passages::{Aligned, Term};
use factlint_core::rule::Sources;

use crate::verdict::{Doubt, Place, Verdict};

static ORDINALS: LazyLock<Groups> = LazyLock::new(|| {
    Groups::of(["first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"].into_iter())
});

/// Ordinals in words that the sources do not have where the draft has them.
pub(super) fn ordinals<'a>(aligned: &'a Aligned, sources: &'a Sources<'_>) -> impl Iterator<Item = Doubt> + 'a {
    let ordinal = |term: &Term| ORDINALS.get(term.key) != 0 || term.key == key("last");
    (aligned.terms.iter().enumerate())
        .filter(move |(_, term)| ordinal(term))
        .map(|(idx, term)| (term, aligned.terms.get(idx + 1)))
        .filter(|(_, next)| !next.is_some_and(is_idiom))
        .filter_map(|(term, next)| {
            let thing = next.filter(|next| is_thing(term, next));
            let verdict = thing.and_then(|thing| of_thing(term, thing, sources));
            Some(Doubt {
                span: term.span,
                verdict: verdict.or_else(|| of_passage(term, aligned, sources))?,
            })
        })
}

/// Whether a word behind an ordinal is the thing that it counts.
fn is_thing(ordinal: &Term, next: &Term) -> bool {
    next.span.start == ordinal.span.end + 1 && matches!(next.tag, Tag::NN | Tag::NNS) && !next.digits
}

/// Whether the word behind an ordinal makes it half of an idiom: "for the first time", "in the second place".
fn is_idiom(next: &Term) -> bool {
    ["time", "hand", "place", "step", "thing"]
        .iter()
        .any(|word| next.key == key(word))
}

/// Another ordinal before every mention of the thing that has one at all: "the first anniversary". "Last" is another
/// one than "first" only: any third year may be the last.
fn of_thing(term: &Term, thing: &Term, sources: &Sources<'_>) -> Option<Verdict> {
    let mut other = None;
    for place in sources.passages.places(thing) {
        let Some(place) = place.checked_sub(1).and_then(|before| place_of(before, sources)) else {
            continue;
        };
        let (found, place) = place;
        if found == term.key {
            return None;
        }
        let opposite = |a: u32, b: u32| a == key("last") && b != key("first");
        if ORDINALS.get(found) == 0 && found != key("last") || opposite(term.key, found) || opposite(found, term.key) {
            continue;
        }
        other.get_or_insert(place);
    }
    other.map(Verdict::Other)
}

/// An ordinal that none of the aligned passages has: where the best of them has another, or the sources have none of
/// this word at all. "First", "second" and "last" have too many other uses to be missed.
fn of_passage(term: &Term, aligned: &Aligned, sources: &Sources<'_>) -> Option<Verdict> {
    if term.key == key("last") || aligned.holds(term, sources.passages) {
        return None;
    }
    let best = aligned
        .passages
        .first()
        .map(|&passage| sources.passages.words_of(passage));
    let mut places = best.into_iter().flatten().filter_map(|word| place_of(word, sources));
    match places.find(|(found, _)| ORDINALS.get(*found) != 0) {
        Some((_, place)) => Some(Verdict::Other(place)),
        None if sources.passages.hold(term) || [key("first"), key("second")].contains(&term.key) => None,
        None => Some(Verdict::Missing),
    }
}

/// The key of a word of the sources, given by its number, and its place.
fn place_of(word: u32, sources: &Sources<'_>) -> Option<(u32, Place)> {
    let word = sources.passages.words.get(word as usize)?;
    let source = sources.passages.document_of(word.passage)?;
    let place = Place {
        passage: word.passage,
        document: sources.passages.passages.get(word.passage as usize)?.document,
        span: word.span,
    };
    Some((key(source.document.text(word.span)), place))
}
