//! Figures that a writer may work out from those of the source.

use factlint_core::interval::{Fraction, Interval};
use factlint_core::passages::{Aligned, SourceFigure, Term};
use factlint_core::rows::{Dimension, QuantityRow};
use factlint_core::rule::Sources;

/// The most figures of one passage that are added and compared with each other.
const FIGURES: usize = 12;

/// Whether a figure follows from two figures of one of the aligned passages: their sum, their difference, or, for a per
/// cent, one as a share of the other or the change from one to the other. All figures of a passage may also be added.
///
/// A passage must hold half of the words around the figure at least: what is worked out is of what the passage is of.
pub(super) fn follows(
    row: &QuantityRow,
    interval: &Interval,
    context: &[&Term],
    aligned: &Aligned,
    sources: &Sources<'_>,
) -> bool {
    let speaks_of_it = |passage: u32| {
        let words = sources.passages.words_of(passage);
        let held = context.iter().filter(|term| sources.passages.any_kin(&words, term));
        held.count() * 2 >= context.len()
    };
    aligned.passages.iter().any(|&passage| {
        if !speaks_of_it(passage) {
            return false;
        }
        let figures = sources.passages.figures_of(passage);
        let figures = figures.get(..figures.len().min(FIGURES)).unwrap_or(&[]);
        let percent = row.dimension() == Dimension::Percent;
        let measured: Vec<Value> = (figures.iter())
            .filter(|figure| percent || figure.row.dimension() == row.dimension())
            .map(|figure| (figure.row.dimension(), figure.interval.printed.1))
            .collect();
        works_out(row.dimension(), interval, &measured) || !percent && is_difference_as_printed(row, figures)
    })
}

/// Whether a figure is the difference of two as they are printed: a text names the unit of two figures once ("to 100
/// million tonnes, up from 97.3 million").
fn is_difference_as_printed(row: &QuantityRow, figures: &[SourceFigure]) -> bool {
    let bare = |row: &QuantityRow| row.dimension() == Dimension::Count && row.high.normal().exponent > 0;
    if !bare(row) && !figures.iter().any(|figure| bare(&figure.row)) {
        return false;
    }
    let printed: Vec<Value> = (figures.iter())
        .filter(|figure| figure.row.dimension() == row.dimension() || bare(&figure.row) || bare(row))
        .filter_map(|figure| Some((figure.row.dimension(), Fraction::of(figure.row.high)?)))
        .collect();
    Interval::of(row, None).is_some_and(|interval| {
        let differences = |((_, a), (_, b)): (Value, Value)| [a.minus(b), b.minus(a)];
        let mut found = pairs(&printed).flat_map(differences).flatten();
        found.any(|difference| allows(&interval, difference))
    })
}

/// A figure as it is calculated with: the upper end of a range.
type Value = (Dimension, Fraction);

fn works_out(dimension: Dimension, interval: &Interval, figures: &[Value]) -> bool {
    let percent = dimension == Dimension::Percent;
    let all = sum_of(figures.iter());
    let sum = figures.len() > 1 && !percent && all.is_some_and(|sum| allows(interval, sum));
    // The share of each figure in all of them: 60 per cent for 45 of 45 and 30.
    let of_all = |(dimension, value): &Value| {
        let others = || figures.iter().filter(|(other, _)| other == dimension);
        let share = sum_of(others()).and_then(|all| value.over(all));
        others().count() > 1 && share.is_some_and(|share| allows(interval, share))
    };
    sum || percent && figures.iter().any(of_all)
        || pairs(figures).any(|((_, a), (_, b))| {
            let results = if percent {
                // A per cent is a hundredth, so a share needs no factor.
                let change = |from: Fraction, to: Fraction| to.minus(from).and_then(|change| change.over(from));
                [
                    a.over(b),
                    b.over(a),
                    change(a, b),
                    change(a, b).map(Fraction::negated),
                    a.plus(b),
                    a.minus(b),
                ]
            } else if dimension == Dimension::Count {
                [a.plus(b), a.minus(b), b.minus(a), a.times(b), a.over(b), b.over(a)]
            } else {
                // Money times money is no money.
                [a.plus(b), a.minus(b), b.minus(a), None, None, None]
            };
            results.into_iter().flatten().any(|result| allows(interval, result))
        })
}

fn sum_of<'a>(mut figures: impl Iterator<Item = &'a Value>) -> Option<Fraction> {
    figures.try_fold(Fraction::whole(0), |sum, (_, value)| sum.plus(*value))
}

fn pairs(figures: &[Value]) -> impl Iterator<Item = (Value, Value)> {
    (figures.iter().enumerate()).flat_map(|(idx, &a)| figures.iter().skip(idx + 1).map(move |&b| (a, b)))
}

/// Whether a value lies within what a printed figure allows, and within a tenth of it: a figure of one digit allows
/// half as much again, and among many results one always falls there.
fn allows(interval: &Interval, value: Fraction) -> bool {
    use std::cmp::Ordering::{Greater, Less};
    let magnitude = |value: Fraction| if value.sign() < 0 { value.negated() } else { value };
    let near = |printed: Fraction| {
        let tenth = printed.over(Fraction::whole(10)).map(magnitude)?;
        let apart = value.minus(printed).map(magnitude)?;
        apart.compare(tenth).map(|order| order != Greater)
    };
    if near(interval.printed.1) == Some(false) {
        return false;
    }
    let above = interval
        .low
        .is_none_or(|low| value.compare(low).is_some_and(|order| order != Less));
    let below = interval
        .high
        .is_none_or(|high| value.compare(high).is_some_and(|order| order != Greater));
    above && below && (interval.low.is_some() && interval.high.is_some())
}
