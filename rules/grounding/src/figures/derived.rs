//! Figures that a writer may work out from those of the source.

use factlint_core::interval::{Fraction, Interval};
use factlint_core::passages::{Aligned, SourceFigure};
use factlint_core::rows::{Dimension, QuantityRow};
use factlint_core::rule::Sources;

/// The most figures of one passage that are added and compared with each other.
const FIGURES: usize = 12;

/// Whether a figure follows from two figures of one of the aligned passages: their sum, their difference, or, for a per
/// cent, one as a share of the other or the change from one to the other. All figures of a passage may also be added.
pub(super) fn follows(row: &QuantityRow, interval: &Interval, aligned: &Aligned, sources: &Sources<'_>) -> bool {
    aligned.passages.iter().any(|&passage| {
        let figures = sources.passages.figures_of(passage);
        let figures = figures.get(..figures.len().min(FIGURES)).unwrap_or(&[]);
        let percent = row.dimension() == Dimension::Percent;
        let of_kind: Vec<&SourceFigure> = (figures.iter())
            .filter(|figure| percent || figure.row.dimension() == row.dimension())
            .collect();
        let all = of_kind
            .iter()
            .try_fold(Fraction::whole(0), |sum, figure| sum.plus(value(figure)));
        let sum = of_kind.len() > 1 && !percent && all.is_some_and(|sum| allows(interval, sum));
        // The share of each figure in all of them: 60 per cent for 45 of 45 and 30.
        let of_all = |figure: &&SourceFigure| {
            let others = of_kind
                .iter()
                .filter(|other| other.row.dimension() == figure.row.dimension());
            let all = others
                .clone()
                .try_fold(Fraction::whole(0), |sum, other| sum.plus(value(other)));
            let share = all.and_then(|all| value(figure).over(all));
            others.count() > 1 && share.is_some_and(|share| allows(interval, share))
        };
        sum || percent && of_kind.iter().any(of_all)
            || pairs(&of_kind).any(|(a, b)| {
                let (a, b) = (value(a), value(b));
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
                } else {
                    [a.plus(b), a.minus(b), b.minus(a), a.times(b), a.over(b), b.over(a)]
                };
                results.into_iter().flatten().any(|result| allows(interval, result))
            })
    })
}

fn pairs<'a>(figures: &'a [&'a SourceFigure]) -> impl Iterator<Item = (&'a SourceFigure, &'a SourceFigure)> {
    (figures.iter().enumerate()).flat_map(|(idx, &a)| figures.iter().skip(idx + 1).map(move |&b| (a, b)))
}

/// The printed figure; the upper end of a range.
fn value(figure: &SourceFigure) -> Fraction {
    figure.interval.printed.1
}

/// Whether a value lies within what a printed figure allows.
fn allows(interval: &Interval, value: Fraction) -> bool {
    use std::cmp::Ordering::{Greater, Less};
    let above = interval
        .low
        .is_none_or(|low| value.compare(low).is_some_and(|order| order != Less));
    let below = interval
        .high
        .is_none_or(|high| value.compare(high).is_some_and(|order| order != Greater));
    above && below && (interval.low.is_some() && interval.high.is_some())
}
