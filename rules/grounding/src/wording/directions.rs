//! Up where the source says down, and the other way round, in whatever words.

use std::sync::LazyLock;

use factlint_core::Sink;
use factlint_core::document::Document;
use factlint_core::language::Groups;
use factlint_core::passages::{Aligned, Term};
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
        if direction.count_ones() != 1 || aligned.holds(term, sources.passages) {
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

fn direction(term: &Term) -> u64 {
    term.kin.iter().fold(0, |found, &key| found | DIRECTIONS.get(key))
}

/// The directions that the best passage with any names, and the first place of one.
fn directions(aligned: &Aligned, sources: &Sources<'_>) -> Option<(u32, (u64, Place))> {
    aligned.passages.iter().find_map(|&number| {
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
        first.map(|place| (number, (all, place)))
    })
}
