//! A change in per cent whose two figures make another change.

mod claimed;
mod pairs;

use factlint_core::document::Document;
use factlint_core::interval::{Closed, Fraction};
use factlint_core::rows::{Bound, Dimension, QuantityRow};
use factlint_core::rule::Rule;
use factlint_core::{Sink, declare_rule, without_options};

use crate::gap::{Gap, Words, by_sentence};
use crate::printed;
use crate::say;
use claimed::{Claimed, Direction};
use pairs::Pair;

declare_rule! {
    /// ## What it does
    /// Finds a rise or fall in per cent that the old and the new figure of its sentence do not make, in any order and
    /// voice: "rose 30% to 15 from 10", "from 10 to 15, a rise of 30 per cent", "15, up 30% from 10", "fell by a
    /// third to 20 from 35", "doubled to 15 from 10", "fell 5 points, or 2 percent, to 120".
    ///
    /// ## Why it matters
    /// Percentages are worked out by hand and late; a figure that is updated without its percentage, or a percentage
    /// that was taken of the new value instead of the old one, is a slip that readers can check.
    ///
    /// ## Example
    /// ```bad
    /// Sales at the mill rose 30% to 15 million kronor from 10 million a year earlier.
    /// ```
    /// ## Better
    /// ```good
    /// Sales at the mill rose 50% to 15 million kronor from 10 million a year earlier.
    /// ```
    /// ## When it stays silent
    /// Where any rounding of the three printed figures makes them fit; where a figure is "about" or "more than" so
    /// much; where units differ; where a profit turns to a loss; where the per cent are adjusted, annualised or of
    /// another period; and where a change of percentages is right in per cent or in percentage points.
    pub WrongPercentChange in "numbers" {
        name: "wrong-percent-change", summary: "a change in per cent that its two figures do not make", level: Error, since: "0.1.0"
    }
}

impl Rule for WrongPercentChange {
    without_options!();

    fn check(&self, doc: &Document, out: &mut Sink<'_>) {
        for figures in by_sentence(doc) {
            let Some(sentence) = figures.first().map(|row| row.sentence) else {
                continue;
            };
            let claims = claimed::all(doc, sentence, figures);
            if !claims.is_empty() && !Gap::sentence(doc, sentence).has_any(ADJUSTED) && !turns(doc, sentence) {
                for claim in &claims {
                    judge(doc, figures, claim, out);
                }
            }
        }
    }
}

/// Words that say that the per cent are not of the printed figures.
const ADJUSTED: Words = Words::of(
    "adjusted annualised annualized like-for-like underlying organic organically constant currency currencies \
     comparable excluding year-on-year year-over-year month-on-month on-year compound seasonally \
     inflation-adjusted pro-forma same-store annually average cumulative cumulatively relative basis \
     comparable-store constant-currency",
);

const GAINS: Words = Words::of("profit profits income earnings surplus gain gains");
const LOSSES: Words = Words::of("loss losses deficit deficits");

/// Whether a sentence speaks of both a profit and a loss: a change of sign has no per cent.
fn turns(doc: &Document, sentence: u32) -> bool {
    let words = Gap::sentence(doc, sentence);
    words.has_any(GAINS) && words.has_any(LOSSES)
}

/// Reports a claimed change that fits none of the pairs it may be of.
fn judge(doc: &Document, figures: &[QuantityRow], claim: &Claimed, out: &mut Sink<'_>) {
    let mut wrong: Option<(Pair<'_>, Fraction)> = None;
    for pair in pairs::of(doc, figures, claim) {
        match change(doc, &pair, claim) {
            Some(found) if !found.fits && !periods_differ(doc, &pair, claim) => {
                wrong.get_or_insert((pair, found.printed));
            }
            // A pair that fits, or one that cannot be worked out, explains the sentence.
            _ => return,
        }
    }
    let Some((pair, change)) = wrong else { return };
    tell(doc, claim, &pair, change, out);
}

/// Whether the per cent are of a year and the old figure is of the month before, or of the quarter.
fn periods_differ(doc: &Document, pair: &Pair<'_>, claim: &Claimed) -> bool {
    let Some(old) = pair.old else { return false };
    let of_year =
        Gap::after(doc, claim.sentence, claim.span.end, 5).has_any(const { Words::of("year annual 12-month") });
    let near = Gap::after(doc, old.sentence, old.span.end, 6);
    of_year && near.has_any(const { Words::of("month quarter week day") }) && !near.has_any(const { Words::of("year") })
}

/// A change that was worked out.
struct Found {
    /// The change of the printed figures as a part of the old value, signed.
    printed: Fraction,
    /// Whether the claimed change is among what rounding allows.
    fits: bool,
}

fn change(doc: &Document, pair: &Pair<'_>, claim: &Claimed) -> Option<Found> {
    let (new, old) = pairs::values(doc, pair)?;
    let mut fits = claim.allows(relative(new, old)?);
    let in_percent = |row: &QuantityRow| row.dimension() == Dimension::Percent;
    if in_percent(pair.new) && pair.old.is_none_or(in_percent) {
        // "From 4% to 6%" is up 50 per cent or 2 points; writers say "per cent" for both.
        let points = new.minus(old)?.times(Closed::point(Fraction::ratio(1, 100)?))?;
        fits = fits && !claim.points || claim.allows(points);
    } else if claim.points {
        return None;
    }
    let printed = relative(middle(new)?, middle(old)?)?.low;
    // "From 10 to 15 million": the scale is said once.
    if let Some(scale) = pairs::lost_scale(doc, pair) {
        let (new, old) = (new.times(Closed::point(scale.0))?, old.times(Closed::point(scale.1))?);
        fits |= claim.allows(relative(new, old)?);
        let printed = relative(middle(new)?, middle(old)?)?.low;
        return Some(Found { printed, fits });
    }
    Some(Found { printed, fits })
}

/// The change from old to new as a part of the old value.
fn relative(new: Closed, old: Closed) -> Option<Closed> {
    new.over(old)?.minus(Closed::point(Fraction::whole(1)))
}

fn middle(of: Closed) -> Option<Closed> {
    Some(Closed::point(of.low.plus(of.high)?.over(Fraction::whole(2))?))
}

fn tell(doc: &Document, claim: &Claimed, pair: &Pair<'_>, change: Fraction, out: &mut Sink<'_>) {
    let said = doc.line(claim.span);
    let Some(percent) = change.times(Fraction::whole(100)) else {
        return;
    };
    let way = if percent.sign() < 0 { "fall" } else { "rise" };
    let new = doc.line(pair.new.span);
    let from_to = match (pair.old, pair.delta) {
        (Some(old), _) => format!("from {} to {new}", doc.line(old.span)),
        (None, Some(delta)) => format!("a change of {} to {new}", doc.line(delta.span)),
        (None, None) => new.clone(),
    };
    let stated = match claim.direction {
        _ if claim.word => format!("\"{said}\""),
        Direction::Up => format!("a rise of {said}"),
        Direction::Down => format!("a fall of {said}"),
        Direction::Either => said,
    };
    let message = format!(
        "{from_to} is a {way} of about {}%, not {stated}: these do not fit",
        say::amount(percent.magnitude())
    );
    let mut report = out
        .report(claim.span, message)
        .identity(&new)
        .label(pair.new.span, "the new figure");
    if let Some(old) = pair.old {
        report = report.label(old.span, "the old figure");
    }
    if let Some(delta) = pair.delta {
        report.label(delta.span, "the difference");
    }
}

/// Whether a figure may stand on one side of a change.
fn comparable(row: &QuantityRow) -> bool {
    let stated = matches!(row.bound(), Bound::Exact | Bound::Range) && row.flags & QuantityRow::VAGUE == 0;
    stated && !matches!(row.dimension(), Dimension::Ordinal | Dimension::Temperature) && !printed::may_be_year(row)
}
