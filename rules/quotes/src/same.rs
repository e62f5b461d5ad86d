//! Whether two quotations are one utterance, and what differs between them then.

use std::ops::Range;

use crate::align::{Alignment, Difference, align, is_excused};
use crate::words::{Word, spoken, within};

/// What is known of two quotations besides their words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Circumstances {
    /// Somebody says both.
    pub one_speaker: bool,
    /// They stand in one document, where a speaker may well say two like things.
    pub one_document: bool,
}

/// How many words of the other side may stand beside the edge of a quotation that lacks them.
const EDGE: usize = 3;

/// Conjunctions, which join a quotation to what was said before it, and are often cut or put in.
const JOINING: [&str; 12] = [
    "and", "but", "or", "so", "as", "that", "because", "if", "when", "while", "which", "well",
];

/// The differences between two quotations of one utterance; None where nothing shows that they are one.
///
/// A shared stretch is evidence when it holds words that say something, and when at each end of it one of the two
/// quotations begins or ends, as one utterance cut at different places does. Two utterances that share a phrase go on
/// differently at its ends.
pub(crate) fn differences(a: &[Word], b: &[Word], known: Circumstances) -> Option<Vec<Difference>> {
    let found = align(a, b);
    let content = found.content(a);
    let mut differences = found.differences.clone();
    let (before, after) = (before(&found), after(&found, a, b));
    let mut open = 0;
    for (edge, gap_a, gap_b) in [
        (&before, gap_at(a, found.a.start), gap_at(b, found.b.start)),
        (&after, gap_at(a, found.a.end), gap_at(b, found.b.end)),
    ] {
        let (left_a, left_b) = (spoken(a, &edge.a), spoken(b, &edge.b));
        if left_a.min(left_b) == 0 || gap_a || gap_b {
            continue;
        }
        let (less, more) = (left_a.min(left_b), left_a.max(left_b));
        // A side with one word beyond the shared stretch.
        let single = |words: &[Word], edge: &Range<usize>, tells: fn(&[Word]) -> bool| {
            spoken(words, edge) == 1 && tells(within(words, edge))
        };
        let either = |tells: fn(&[Word]) -> bool| single(a, &edge.a, tells) || single(b, &edge.b, tells);
        let light = either(|words| words.iter().all(|word| !word.content));
        let joins = either(|words| words.iter().any(|word| JOINING.contains(&word.fold.as_str())));
        let changed = !joins
            && ((less == 1 && (more == 1 || light) && content >= 4)
                || (more <= EDGE && less * 4 <= content && content >= 3));
        if changed && !is_excused(a, b, edge) {
            let near = Difference {
                a: nearest(&edge.a, less, edge.a.start == 0),
                b: nearest(&edge.b, less, edge.b.start == 0),
            };
            if edge.a.start == 0 && edge.b.start == 0 {
                differences.insert(0, near);
            } else {
                differences.push(near);
            }
        } else {
            open += 1;
        }
    }
    if differences.is_empty() {
        let short = tail(a, b, &found, known)?;
        return Some(vec![short]);
    }
    let likeness = found.likeness();
    let whole = [&found.a, &found.b]
        .into_iter()
        .zip([a, b])
        .any(|(stretch, words)| stretch.len() + 1 >= words.len());
    let enough = if known.one_document {
        content >= 4 && likeness >= 80 && open == 0 && differences.len() <= 2 && !found.differences.is_empty()
    } else if open > 0 {
        content >= 5 && likeness >= 75
    } else if content < 3 {
        content == 2 && known.one_speaker && whole && found.same.len() >= 5 && likeness >= 70
    } else {
        likeness >= 50
    };
    enough.then_some(differences)
}

/// Whether two quotations agree word for word where they meet, and how many words they share.
pub(crate) fn agree(a: &[Word], b: &[Word]) -> Option<Alignment> {
    let found = align(a, b);
    let within = [(&found.a, a), (&found.b, b)]
        .into_iter()
        .any(|(stretch, words)| stretch.len() == words.len());
    (found.differences.is_empty() && found.excused == 0 && within).then_some(found)
}

/// A short phrase of a few words that is quoted with one light word more before its closing mark ("very good", "a very
/// good one"). Cutting a quotation leaves the words that carry it; a pronoun at its end is hardly worth cutting.
fn tail(a: &[Word], b: &[Word], found: &Alignment, known: Circumstances) -> Option<Difference> {
    let short = |words: &[Word]| words.len() <= 6;
    let same_start = found.a.start == 0 && found.b.start == 0;
    let (rest_a, rest_b) = (found.a.end..a.len(), found.b.end..b.len());
    let more = a.get(rest_a.clone()).into_iter().chain(b.get(rest_b.clone())).flatten();
    let pronoun = more.clone().count() == 1
        && more
            .clone()
            .all(|word| matches!(word.fold.as_str(), "1" | "ones" | "it" | "them"));
    let enough =
        short(a) && short(b) && same_start && found.same.len() >= 4 && found.excused == 0 && !known.one_document;
    (enough && pronoun).then_some(Difference { a: rest_a, b: rest_b })
}

/// What stands before the shared stretch.
fn before(found: &Alignment) -> Difference {
    Difference {
        a: 0..found.a.start,
        b: 0..found.b.start,
    }
}

/// What stands behind it.
fn after(found: &Alignment, a: &[Word], b: &[Word]) -> Difference {
    Difference {
        a: found.a.end..a.len(),
        b: found.b.end..b.len(),
    }
}

/// Whether an ellipsis stands before a word.
fn gap_at(words: &[Word], idx: usize) -> bool {
    words.get(idx).is_some_and(|word| word.gap)
}

/// The words of a range next to the shared stretch.
fn nearest(range: &Range<usize>, count: usize, is_before: bool) -> Range<usize> {
    if is_before {
        range.end.saturating_sub(count).max(range.start)..range.end
    } else {
        range.start..(range.start + count).min(range.end)
    }
}
