//! Whether the sources bear a figure out, and of the same thing.

use std::cmp::Ordering;
use std::sync::LazyLock;

use factlint_core::ProseSpan;
use factlint_core::document::Document;
use factlint_core::interval::{Interval, Relation};
use factlint_core::language::{Class, Groups, key};
use factlint_core::passages::{Aligned, SourceFigure, Term};
use factlint_core::rows::{Bound, DateKind, Dimension, QuantityRow};
use factlint_core::rule::Sources;
use factlint_core::units;

use super::derived;
use crate::verdict::{Doubt, Place, Verdict};

/// Words on either side of a figure of the draft that say what it is of.
const CONTEXT: usize = 3;

/// Words on either side of a figure of a source among which one of these must stand.
const REACH: u32 = 8;

/// A figure of the draft.
struct Figure<'a> {
    row: &'a QuantityRow,
    unit: Option<&'a str>,
    interval: Interval,
}

/// The figures of a draft that its sources do not bear out, in the order of the text.
pub(super) fn doubts(draft: &Document, sources: &Sources<'_>) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    for row in &draft.quantities {
        if row.flags & QuantityRow::VAGUE != 0 {
            continue;
        }
        let unit = draft.unit(row);
        let (Some(interval), Some(aligned)) = (Interval::of(row, unit), sources.aligned(row.sentence)) else {
            continue;
        };
        let figure = Figure { row, unit, interval };
        if let Some(verdict) = judge(&figure, aligned, sources) {
            doubts.push(Doubt {
                span: row.span,
                verdict,
            });
        }
    }
    for sentence in sources.aligned {
        doubts.extend(labels(draft, sentence, sources));
        doubts.extend(ordinals(sentence, sources));
    }
    doubts.sort_by_key(|doubt| doubt.span);
    doubts
}

/// What the sources say against a figure; None where they bear it out.
fn judge(figure: &Figure<'_>, aligned: &Aligned, sources: &Sources<'_>) -> Option<Verdict> {
    let context = context(aligned, figure.row.span);
    let bearing: Vec<&SourceFigure> = (sources.passages.figures.iter())
        .filter(|other| bears_out(figure, other, sources))
        .collect();
    if !bearing.is_empty() {
        let ordinal = figure.row.dimension() == Dimension::Ordinal;
        let near = |other: &&SourceFigure| {
            if ordinal {
                aligned.passages.contains(&other.passage)
            } else {
                is_near(other, &context, sources)
            }
        };
        if context.is_empty() || bearing.iter().any(near) || is_small(figure) {
            return None;
        }
        return other_in_place(figure, &context, aligned, sources);
    }
    if is_small(figure)
        || stands_as_word(figure, aligned, sources)
        || derived::follows(figure.row, &figure.interval, aligned, sources)
    {
        return None;
    }
    Some(other_in_place(figure, &context, aligned, sources).unwrap_or(Verdict::Missing))
}

/// Whether a figure of a source says what the draft's figure says: the same, more exactly, or within its bound.
fn bears_out(figure: &Figure<'_>, other: &SourceFigure, sources: &Sources<'_>) -> bool {
    if !comparable(figure, other, sources) {
        return false;
    }
    if is_an_end(figure, other) {
        return true;
    }
    match figure.interval.relation(&other.interval) {
        Relation::Agree => true,
        Relation::Conflict => false,
        // Both may hold: the draft's figure must be a bound, or the rounder one.
        Relation::Compatible => {
            let exact = |row: &QuantityRow| matches!(row.bound(), Bound::Exact | Bound::Range);
            // Two bounds on one side are two statements, unless one rounds the other.
            let one_sided = side(figure.row) != 0 && side(figure.row) == side(&other.row);
            !one_sided && (!exact(figure.row) || !exact(&other.row)) || is_rounding(figure, other)
        }
    }
}

/// Whether a figure is one end of a range that the other text gives.
fn is_an_end(figure: &Figure<'_>, other: &SourceFigure) -> bool {
    let ends = |range: &Interval, one: &Interval| {
        let (low, high) = range.printed;
        [low, high].iter().any(|end| end.compare(one.printed.0) == Some(Ordering::Equal))
    };
    match (figure.row.bound(), other.row.bound()) {
        (Bound::Range, Bound::Range) => false,
        (Bound::Range, _) => ends(&figure.interval, &other.interval),
        (_, Bound::Range) => ends(&other.interval, &figure.interval),
        _ => false,
    }
}

/// On which side a figure is bounded: 1 below, -1 above.
fn side(row: &QuantityRow) -> i8 {
    match row.bound() {
        Bound::AtLeast | Bound::MoreThan => 1,
        Bound::AtMost | Bound::LessThan => -1,
        _ => 0,
    }
}

/// Whether the draft's figure has fewer digits than the source's, trailing zeros left out: 1,200 for 1,183, but not 26
/// billion for 25 billion. The interval has room for any rounding, so it cannot tell which of the two is the rounder.
fn is_rounding(figure: &Figure<'_>, other: &SourceFigure) -> bool {
    let digits = |row: &QuantityRow| row.high.normal().mantissa.unsigned_abs().checked_ilog10().unwrap_or(0);
    digits(figure.row) < digits(&other.row)
}

/// Whether both figures are of one dimension, with units that convert.
fn comparable(figure: &Figure<'_>, other: &SourceFigure, sources: &Sources<'_>) -> bool {
    let unit = sources
        .passages
        .documents
        .get(other.document as usize)
        .and_then(|source| source.document.unit(&other.row));
    let counts = |dimension| matches!(dimension, Dimension::Count | Dimension::Ordinal);
    let (one, two) = (figure.row.dimension(), other.row.dimension());
    // A figure that one text writes with its unit, the other may write without.
    if counts(one) && counts(two) || counts(one) && unit.is_none() || counts(two) && figure.unit.is_none() {
        return true;
    }
    let age = |dimension| matches!(dimension, Dimension::Age | Dimension::Duration);
    match (figure.unit.and_then(units::find), unit.and_then(units::find)) {
        (Some(a), Some(b)) => a.converts_to(b) || a.name == b.name || age(one) && age(two),
        _ => one == two,
    }
}

/// Small numbers in words may count what a source lists.
fn is_small(figure: &Figure<'_>) -> bool {
    figure.row.dimension() == Dimension::Count
        && figure.row.flags & QuantityRow::WORDS != 0
        && figure.row.bound() == Bound::Exact
        && figure.row.high.exponent == 0
        && figure.row.high.mantissa <= 1
}

/// Whether the number stands in the sources as a word that is read as no quantity: a year, a part of a name.
fn stands_as_word(figure: &Figure<'_>, aligned: &Aligned, sources: &Sources<'_>) -> bool {
    (aligned.terms.iter())
        .filter(|term| term.digits && figure.row.number.contains(term.span))
        .any(|term| figure.unit.is_none() && sources.passages.hold(term))
}

/// The words that say what a figure of the draft is of.
fn context(aligned: &Aligned, span: ProseSpan) -> Vec<&Term> {
    let first = aligned.terms.partition_point(|term| term.span.end <= span.start);
    let end = aligned.terms.partition_point(|term| term.span.start < span.end);
    let range = first.saturating_sub(CONTEXT)..aligned.terms.len().min(end + CONTEXT);
    (aligned.terms.get(range).unwrap_or(&[]).iter())
        .filter(|term| !term.light && !term.digits && !term.has(Class::NUMBER_WORD))
        .collect()
}

/// Whether a figure of a source stands near one of the words that the draft's figure is of.
fn is_near(figure: &SourceFigure, context: &[&Term], sources: &Sources<'_>) -> bool {
    let words = sources.passages.around(figure.passage, figure.row.span, REACH);
    context.iter().any(|term| sources.passages.any_kin(&words, term))
}

/// Another figure that the aligned passages have in the place of the draft's: of one dimension, near the same words.
fn other_in_place(figure: &Figure<'_>, context: &[&Term], aligned: &Aligned, sources: &Sources<'_>) -> Option<Verdict> {
    let mut best: Option<(usize, &SourceFigure)> = None;
    for &passage in &aligned.passages {
        for other in sources.passages.figures_of(passage) {
            if other.row.dimension() != figure.row.dimension() || !comparable(figure, other, sources) {
                continue;
            }
            let words = sources.passages.around(other.passage, other.row.span, REACH / 2);
            let shared = (context.iter())
                .filter(|term| sources.passages.any_kin(&words, term))
                .count();
            if shared > 0 && best.is_none_or(|(most, _)| shared > most) {
                best = Some((shared, other));
            }
        }
    }
    best.map(|(_, other)| Verdict::Other(place(other)))
}

fn place(figure: &SourceFigure) -> Place {
    Place {
        passage: figure.passage,
        document: figure.document,
        span: figure.row.span,
    }
}

/// Words with digits that are no quantity and no date ("Q3", "G20") and stand nowhere in the sources.
fn labels<'a>(draft: &'a Document, aligned: &'a Aligned, sources: &'a Sources<'_>) -> impl Iterator<Item = Doubt> + 'a {
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

/// Places in an order, in words.
static ORDINALS: LazyLock<Groups> = LazyLock::new(|| {
    Groups::of(["first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"].into_iter())
});

/// Ordinals in words that none of the aligned passages has: where the best of them has another, or the sources have
/// none of this word at all. "First" and "second" have
/// too many other uses to be missed.
fn ordinals<'a>(aligned: &'a Aligned, sources: &'a Sources<'_>) -> impl Iterator<Item = Doubt> + 'a {
    let ordinal = |term: &&Term| ORDINALS.get(term.key) != 0;
    (aligned.terms.iter())
        .filter(ordinal)
        .filter(|term| !aligned.holds(term, sources.passages))
        .filter_map(|term| {
            let other = aligned.passages.first().and_then(|&passage| ordinal_of(passage, sources));
            let verdict = match other {
                Some(place) => Verdict::Other(place),
                None if sources.passages.hold(term) || [key("first"), key("second")].contains(&term.key) => return None,
                None => Verdict::Missing,
            };
            Some(Doubt {
                span: term.span,
                verdict,
            })
        })
}

/// The first ordinal of a passage.
fn ordinal_of(number: u32, sources: &Sources<'_>) -> Option<Place> {
    let document = sources.passages.passages.get(number as usize)?.document;
    let source = &sources.passages.document_of(number)?.document;
    let mut words = sources.passages.words_of(number).filter_map(|word| sources.passages.words.get(word as usize));
    let word = words.find(|word| ORDINALS.get(key(source.text(word.span))) != 0)?;
    Some(Place {
        passage: number,
        document,
        span: word.span,
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
