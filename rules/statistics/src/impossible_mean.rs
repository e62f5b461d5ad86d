//! A mean of whole numbers that no whole numbers have.

use factlint_core::document::Document;
use factlint_core::rule::Rule;
use factlint_core::{Sink, declare_rule, without_options};

use crate::summaries::{Summary, summaries};

declare_rule! {
    /// ## What it does
    /// Finds the mean of a few whole answers that no sum of whole numbers gives, and a mean outside of its scale.
    ///
    /// ## Why it matters
    /// Twenty answers on a scale from 1 to 7 have a whole sum: their mean is 3.45 or 3.50, never 3.48. A mean that
    /// cannot be points at a slip of the pen, cases that were left out, or data that are not there (Brown and Heathers
    /// 2017, "The GRIM Test: A Simple Technique Detects Numerous Anomalies in the Reporting of Results in Psychology").
    ///
    /// ## Example
    /// ```bad
    /// They rated the film on a 7-point scale (M = 3.48, SD = 1.20, n = 20).
    /// ```
    /// ## Better
    /// ```good
    /// They rated the film on a 7-point scale (M = 3.45, SD = 1.20, n = 20).
    /// ```
    /// ## When it stays silent
    /// Where the sentence does not state a scale of whole answers, or the number of cases does not stand beside the
    /// mean; where rounding or cutting off gives the mean; and where the text speaks of items, indices, averages or
    /// scores, so that a case may be more than one answer. Percentages are the worry of `impossible-share`.
    pub ImpossibleMean in "statistics" {
        name: "impossible-mean", summary: "a mean that no whole answers have", level: Warning, since: "0.1.0"
    }
}

impl Rule for ImpossibleMean {
    without_options!();

    fn check(&self, doc: &Document, out: &mut Sink<'_>) {
        for summary in summaries(doc) {
            if outside(&summary) {
                let (low, high) = summary.scale.ends.unwrap_or_default();
                let message = format!(
                    "{} is outside of the scale from {low} to {high}",
                    doc.line(summary.span)
                );
                out.report(summary.span, message);
            } else if let Some((cases, place)) = summary.cases.filter(|_| summary.scale.whole)
                && let Some((below, above)) = neighbours(summary.mean.value, summary.mean.half, cases)
            {
                let places = (-(summary.mean.half * 2.0).log10()).round().max(0.0) as usize;
                let (low, high) = (f64::from(below) / f64::from(cases), f64::from(above) / f64::from(cases));
                let message = format!(
                    "no mean of {cases} whole numbers is {}: {below} in all would be {low:.places$}, {above} would be {high:.places$}",
                    doc.line(summary.span),
                );
                out.report(summary.span, message).label(place, "the number of cases");
            }
        }
    }
}

/// Whether a mean lies beyond its scale by more than rounding.
fn outside(summary: &Summary) -> bool {
    let Some((lowest, highest)) = summary.scale.ends else {
        return false;
    };
    let (low, high) = summary.mean.range();
    high < f64::from(lowest) || f64::from(highest) < low
}

/// The whole sums just below and above a mean of so many cases, where neither is rounded or cut off to it.
pub(crate) fn neighbours(mean: f64, half: f64, cases: u32) -> Option<(u32, u32)> {
    if mean < 0.0 {
        return None;
    }
    let cases = f64::from(cases);
    let (low, high) = ((mean - half) * cases - SLACK, (mean + 2.0 * half) * cases + SLACK);
    (low.ceil() > high.floor()).then(|| (low.floor().max(0.0) as u32, high.ceil() as u32))
}

/// Slack for the last bits of floating-point figures.
const SLACK: f64 = 1e-7;

#[cfg(test)]
mod tests {
    use super::neighbours;

    #[test]
    fn sums_are_whole() {
        assert_eq!(neighbours(3.48, 0.005, 20), Some((69, 70)));
        for (mean, cases) in [
            (3.45, 20),
            (3.50, 20),
            (5.19, 26),
            (3.33, 3),
            (3.66, 3),
            (3.67, 3),
            (2.14, 7),
            (3.48, 100),
        ] {
            assert_eq!(neighbours(mean, 0.005, cases), None, "{mean} of {cases}");
        }
        assert_eq!(neighbours(5.19, 0.005, 28), Some((145, 146)));
    }
}
