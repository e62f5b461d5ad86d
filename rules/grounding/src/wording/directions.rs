//! Up where the source says down, and the other way round, in whatever words.

use std::sync::LazyLock;

use factlint_core::Sink;
use factlint_core::document::Document;
use factlint_core::language::{Groups, key};
use factlint_core::passages::{Aligned, SourceWord, Term};
use factlint_core::rule::Sources;

use crate::verdict::{Place, point, words_at};

/// Words for a change up and for a change down, by their lemma.
static DIRECTIONS: LazyLock<Groups> = LazyLock::new(|| {
    Groups::of(
        [
            "rise increase growth grow climb jump surge soar gain upturn raise rebound uptick higher",
            "fall decrease decline drop shrink slump plunge sink tumble reduce reduction cut loss lose downturn lower \
             diminish slide dip",
        ]
        .into_iter(),
    )
});

pub(super) fn report(draft: &Document, aligned: &Aligned, sources: &Sources<'_>, out: &mut Sink<'_>) {
    for term in &aligned.terms {
        let direction = direction(term);
        if direction.count_ones() != 1
            || aligned.holds(term, sources.passages)
            || is_idiom(term, aligned)
            || is_named(term, aligned, sources)
        {
            continue;
        }
        let Some((passage, found)) = directions(aligned, sources) else {
            continue;
        };
        if found.0 & direction != 0 {
            continue;
        }
        let place = Place {
            passage,
            document: found.1.document,
            span: found.1.span,
        };
        let (here, there) = (draft.text(term.span), words_at(sources, &place));
        let message = format!("\"{here}\" here, \"{there}\" in the source: the two are opposites");
        point(out, term.span, message, &place, sources);
    }
}

/// Whether a sentence that names both directions rests on a passage that has this one, in whatever words: such a
/// sentence tells two changes, and each of them may come from another passage.
pub(super) fn is_named(term: &Term, aligned: &Aligned, sources: &Sources<'_>) -> bool {
    let own = direction(term);
    let both = aligned.terms.iter().fold(0, |found, other| found | direction(other));
    if own.count_ones() != 1 {
        return false;
    }
    let named = |number: u32| directions_of(number, sources).map_or(0, |(all, _)| all);
    let another = both.count_ones() > 1 && aligned.passages.iter().any(|&number| named(number) & own != 0);
    // "Only up 0.8 per cent", where no other word of the passage says the contrary.
    let up_or_down = |number: &u32| named(*number) & !own == 0 && adverbs_of(*number, sources) & own != 0;
    another || aligned.passages.first().is_some_and(up_or_down)
}

/// Adverbs that name a direction before a figure, in the order of [`DIRECTIONS`]: "up 0.8 per cent".
static ADVERBS: LazyLock<Groups> = LazyLock::new(|| Groups::of(["up", "down"].into_iter()));

fn adverbs_of(number: u32, sources: &Sources<'_>) -> u64 {
    let Some(source) = sources.passages.document_of(number) else {
        return 0;
    };
    let words = sources.passages.words_of(number);
    let inside = (sources.passages.words).get(words.start as usize..words.end as usize);
    let text = |word: &SourceWord| source.document.text(word.span);
    let named = inside.unwrap_or(&[]).windows(2).map(|pair| match pair {
        [adverb, figure] if text(figure).bytes().any(|byte| byte.is_ascii_digit()) => ADVERBS.get(key(text(adverb))),
        _ => 0,
    });
    named.fold(0, |all, found| all | found)
}

/// Behind these words "fall" is no change: "falls due", "fell into".
static NO_CHANGE: LazyLock<Groups> =
    LazyLock::new(|| Groups::of(["due into within under apart asleep ill victim"].into_iter()));

/// Whether a word for a direction belongs to a phrase that names none.
pub(super) fn is_idiom(term: &Term, aligned: &Aligned) -> bool {
    let after = aligned
        .terms
        .partition_point(|other| other.span.start <= term.span.start);
    direction(term) != 0
        && aligned
            .terms
            .get(after)
            .is_some_and(|next| NO_CHANGE.get(next.key) != 0)
}

fn direction(term: &Term) -> u64 {
    term.kin.iter().fold(0, |found, &key| found | DIRECTIONS.get(key))
}

/// The directions that the best passage with any names, and the first place of one.
fn directions(aligned: &Aligned, sources: &Sources<'_>) -> Option<(u32, (u64, Place))> {
    (aligned.passages.iter()).find_map(|&number| directions_of(number, sources).map(|found| (number, found)))
}

/// The directions that a passage names, and the first place of one.
fn directions_of(number: u32, sources: &Sources<'_>) -> Option<(u64, Place)> {
    let passage = sources.passages.passages.get(number as usize)?;
    let source = sources.passages.document_of(number)?;
    let mut all = 0;
    let mut first = None;
    let mut kin = factlint_core::language::kin::Kin::default();
    for word in sources.passages.words_of(number) {
        let word = sources.passages.words.get(word as usize)?;
        let keys = kin.of(source.document.text(word.span));
        let found = keys.iter().fold(0, |found, &key| found | DIRECTIONS.get(key));
        if found != 0 && first.is_none() {
            first = Some(Place {
                passage: number,
                document: passage.document,
                span: word.span,
            });
        }
        all |= found;
    }
    first.map(|place| (all, place))
}
