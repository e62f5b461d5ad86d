//! Whether the sources bear a figure out, and of the same thing.

use factlint_core::ProseSpan;
use factlint_core::decimal::Decimal;
use factlint_core::document::Document;
use factlint_core::interval::Figure;
use factlint_core::language::thesaurus::SHIPPED;
use factlint_core::language::{Class, key};
use factlint_core::passages::{Aligned, SourceFigure, Term};
use factlint_core::rows::{Bound, Dimension, NONE, QuantityRow};
use factlint_core::rule::Sources;

use super::{derived, labels, ordinals};
use crate::verdict::{Doubt, Place, Verdict};

/// Words on either side of a figure of the draft that say what it is of.
const CONTEXT: usize = 3;

/// Words that a figure of the best passages must share with the draft's before it counts more than one elsewhere.
const FIRM: usize = 2;

/// Words on either side of a figure of a source among which one of these must stand.
const REACH: u32 = 8;

/// Words of a source between a figure and the word beside it that the draft has beside its own.
const BESIDE: u32 = 3;

/// The figures of a draft that its sources do not bear out, in the order of the text.
pub(super) fn doubts(draft: &Document, sources: &Sources<'_>) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    for row in &draft.quantities {
        if row.flags & QuantityRow::VAGUE != 0 {
            continue;
        }
        let (Some(figure), Some(aligned)) = (Figure::of(row, draft.unit(row)), sources.aligned(row.sentence)) else {
            continue;
        };
        if let Some(verdict) = judge(&figure, draft, aligned, sources) {
            doubts.push(Doubt {
                span: row.span,
                verdict,
            });
        }
    }
    for sentence in sources.aligned {
        doubts.extend(labels::labels(draft, sentence, sources));
        doubts.extend(ordinals::ordinals(sentence, sources));
        doubts.extend(labels::parts(sentence, sources));
    }
    doubts.sort_by_key(|doubt| doubt.span);
    doubts
}

/// What the sources say against a figure; None where they bear it out.
fn judge(figure: &Figure<'_>, draft: &Document, aligned: &Aligned, sources: &Sources<'_>) -> Option<Verdict> {
    let context = context(aligned, figure.row.span);
    // Most figures stand where the sentence rests; only the others are looked for in all sources.
    let bears = |other: &&SourceFigure| {
        other.row.flags & QuantityRow::VAGUE == 0 && figure.is_borne_out_by(&figure_of(other, sources))
    };
    let at_hand = (aligned.passages.iter()).flat_map(|&passage| sources.passages.figures_of(passage));
    if at_hand
        .filter(bears)
        .any(|other| context.is_empty() || is_near(other, &context, sources))
    {
        return None;
    }
    let bearing: Vec<&SourceFigure> = sources.passages.figures.iter().filter(bears).collect();
    if !bearing.is_empty() {
        let near = |other: &&SourceFigure| is_near(other, &context, sources);
        let aligned_too = bearing.iter().any(|other| aligned.passages.contains(&other.passage));
        let noun = draft.noun(figure.row);
        if bearing.iter().any(|other| count_alike(noun, noun_of(other, sources))) {
            return None;
        }
        let least = if bearing.iter().any(near) { FIRM } else { 1 };
        if context.is_empty() || is_small(figure) || aligned_too && least > 1 {
            return None;
        }
        let other = other_in_place(figure, &context, least, aligned, sources);
        // Without a figure in its place, one that stands near none of its words is still of another thing.
        let certain = figure.row.dimension() != Dimension::Percent && figure.row.flags & QuantityRow::WORDS == 0;
        let elsewhere = || {
            bearing
                .first()
                .filter(|_| certain && least == 1 && !aligned_too)
                .map(|other| Verdict::Elsewhere(place(other)))
        };
        return other.or_else(elsewhere);
    }
    let elliptic = |other: &SourceFigure| {
        let other_figure = figure_of(other, sources);
        is_elliptic(figure, &other_figure)
            && (other_figure.row.dimension() == Dimension::Rate || aligned.passages.contains(&other.passage))
    };
    if is_small(figure) || sources.passages.figures.iter().any(elliptic) || stands_as_word(figure, aligned, sources) {
        return None;
    }
    // What stands between the same two words is the same figure, whatever else could be worked out.
    if let Some(other) = between_same_words(figure, aligned, sources) {
        return Some(Verdict::Other(place(other)));
    }
    if derived::follows(figure.row, &figure.interval, &context, aligned, sources) {
        return None;
    }
    Some(other_in_place(figure, &context, 1, aligned, sources).unwrap_or(Verdict::Missing))
}

/// A figure of a source, ready to be compared.
fn figure_of<'a>(other: &'a SourceFigure, sources: &Sources<'a>) -> Figure<'a> {
    let source = sources.passages.documents.get(other.document as usize);
    Figure {
        row: &other.row,
        unit: source.and_then(|source| source.document.unit(&other.row)),
        interval: other.interval,
    }
}

fn noun_of<'a>(figure: &SourceFigure, sources: &Sources<'a>) -> Option<&'a str> {
    let source = sources.passages.documents.get(figure.document as usize)?;
    source.document.noun(&figure.row)
}

/// Whether two figures count one thing in other words: "seven countries", "seven nations".
fn count_alike(one: Option<&str>, other: Option<&str>) -> bool {
    let concepts = |noun: &str| -> Vec<u32> {
        let head = noun.rsplit(' ').next().unwrap_or(noun);
        SHIPPED.concepts(key(head)).collect()
    };
    let (Some(one), Some(other)) = (one.map(concepts), other.map(concepts)) else {
        return false;
    };
    one.iter()
        .any(|&concept| other.contains(&concept) || SHIPPED.near(concept).any(|near| other.contains(&near)))
}

/// Whether one of two figures that print one number leaves the unit, or a part of it, to the sentence: "from 17.5
/// million tonnes to 17.3 million", "6 per cent annually".
fn is_elliptic(one: &Figure<'_>, other: &Figure<'_>) -> bool {
    let same = |a: Decimal, b: Decimal| a.normal() == b.normal();
    let prints_alike = same(one.row.low, other.row.low) && same(one.row.high, other.row.high);
    let leaves_out = |short: &Figure<'_>, long: &Figure<'_>| match (short.unit, long.unit) {
        (None, Some(_)) => short.row.dimension() == Dimension::Count && short.row.noun == NONE,
        (Some(short), Some(long)) => long.strip_prefix(short).is_some_and(|rest| rest.starts_with(" per ")),
        _ => false,
    };
    prints_alike && one.row.bound() == other.row.bound() && (leaves_out(one, other) || leaves_out(other, one))
}

/// Small numbers in words may count what a source lists.
fn is_small(figure: &Figure<'_>) -> bool {
    figure.row.dimension() == Dimension::Count
        && figure.row.flags & QuantityRow::WORDS != 0
        && figure.row.bound() == Bound::Exact
        && figure.row.high.exponent == 0
        && figure.row.high.mantissa == 1
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

/// The figure of one dimension that an aligned passage has between the words that stand on both sides of the draft's.
fn between_same_words<'a>(figure: &Figure<'_>, aligned: &Aligned, sources: &Sources<'a>) -> Option<&'a SourceFigure> {
    let span = figure.row.span;
    let says = |term: &&Term| !term.light && !term.digits && !term.has(Class::NUMBER_WORD);
    let first = aligned.terms.partition_point(|term| term.span.end <= span.start);
    let end = aligned.terms.partition_point(|term| term.span.start < span.end);
    let before = aligned.terms.get(..first)?.iter().rev().find(says)?;
    let after = aligned.terms.get(end..)?.iter().find(says)?;
    let same = |other: &&SourceFigure| {
        let (ahead, behind) = sources.passages.beside(other.passage, other.row.span, BESIDE);
        other.row.dimension() == figure.row.dimension()
            && figure.is_comparable(&figure_of(other, sources))
            && sources.passages.any_kin(&ahead, before)
            && sources.passages.any_kin(&behind, after)
    };
    (aligned.passages.iter())
        .flat_map(|&passage| sources.passages.figures_of(passage))
        .find(same)
}

/// Another figure that the aligned passages have in the place of the draft's: of one dimension, near at least so many of
/// the same words.
fn other_in_place(
    figure: &Figure<'_>,
    context: &[&Term],
    least: usize,
    aligned: &Aligned,
    sources: &Sources<'_>,
) -> Option<Verdict> {
    let mut best: Option<(usize, &SourceFigure)> = None;
    for &passage in &aligned.passages {
        for other in sources.passages.figures_of(passage) {
            if other.row.dimension() != figure.row.dimension() || !figure.is_comparable(&figure_of(other, sources)) {
                continue;
            }
            let words = sources.passages.around(other.passage, other.row.span, REACH / 2);
            let shared = (context.iter())
                .filter(|term| sources.passages.any_kin(&words, term))
                .count();
            if shared >= least && best.is_none_or(|(most, _)| shared > most) {
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
