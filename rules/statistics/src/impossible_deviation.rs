//! A standard deviation that no answers with the mean beside it have.

use factlint_core::document::Document;
use factlint_core::rule::Rule;
use factlint_core::{Sink, declare_rule, without_options};

use crate::impossible_mean::neighbours;
use crate::printed::Printed;
use crate::summaries::{Summary, summaries};

declare_rule! {
    /// ## What it does
    /// Finds a standard deviation that answers with the mean and number of cases beside it cannot have: of cases coded
    /// 0 and 1, whose mean settles it; one larger than the ends of the scale allow; and one that no whole numbers have.
    ///
    /// ## Why it matters
    /// If 30 of 100 cases are coded 1, their standard deviation is 0.46 and nothing else (Heathers and Brown 2019,
    /// "DEBIT: A Simple Consistency Test For Binary Data"). On a scale from 1 to 7 with a mean of 6.5 it is at most
    /// 1.66 or so. And whole answers have a whole sum of squares, odd if their sum is odd (Anaya 2016, "The GRIMMER
    /// test"; Allard 2018, "Analytic-GRIMMER").
    ///
    /// ## Example
    /// ```bad
    /// Recall was coded as 0 = no and 1 = yes (M = 0.30, SD = 0.64, n = 100).
    /// ```
    /// ```bad
    /// On a scale from 1 to 7 they liked the film (M = 6.50, SD = 2.90, n = 40).
    /// ```
    /// ## Better
    /// ```good
    /// Recall was coded as 0 = no and 1 = yes (M = 0.30, SD = 0.46, n = 100).
    /// ```
    /// ```good
    /// On a scale from 1 to 7 they liked the film (M = 6.50, SD = 0.90, n = 40).
    /// ```
    /// ## When it stays silent
    /// Where the sentence does not state the codes or the scale, or mean, deviation and number of cases do not stand
    /// side by side; where either way to compute a deviation (by n or by n - 1), rounded or cut off, gives it.
    pub ImpossibleDeviation in "statistics" {
        name: "impossible-deviation", summary: "a standard deviation that no answers with this mean have", level: Warning, since: "0.1.0"
    }
}

impl Rule for ImpossibleDeviation {
    without_options!();

    fn check(&self, doc: &Document, out: &mut Sink<'_>) {
        for summary in summaries(doc) {
            let (Some((deviation, place)), Some((cases, cases_place))) = (summary.deviation, summary.cases) else {
                continue;
            };
            let Some(reason) = reason(&summary, deviation, cases) else {
                continue;
            };
            let message = format!(
                "{} cannot be with {} and {}: {reason}",
                doc.line(place),
                doc.line(summary.span),
                doc.line(cases_place),
            );
            out.report(place, message)
                .label(summary.span, "the mean")
                .label(cases_place, "the number of cases");
        }
    }
}

/// Why a deviation cannot be; None where it can, or where the mean cannot be either.
fn reason(summary: &Summary, deviation: Printed, cases: u32) -> Option<String> {
    let mean = summary.mean;
    if mean.value < 0.0 || deviation.value < 0.0 {
        return None;
    }
    if summary.scale.binary {
        if mean.value > 1.0 {
            return None;
        }
        let most = spread(mean, (0, 1), cases)?;
        let least = least_of_two(mean);
        let (low, high) = allowed(deviation);
        return (high < least || most < low)
            .then(|| format!("cases coded 0 and 1 have {:.2} there", middle_of_two(mean.value, cases)));
    }
    if let Some(ends) = summary.scale.ends {
        let most = spread(mean, ends, cases)?;
        if most + SLACK < allowed(deviation).0 {
            return Some(format!(
                "on a scale from {} to {} it is at most {most:.2}",
                ends.0, ends.1
            ));
        }
    }
    let whole = summary.scale.whole && neighbours(mean.value, mean.half, cases).is_none();
    (whole && !some_squares(mean, deviation, cases)).then(|| "no whole numbers have both".to_owned())
}

/// Slack for the last bits of floating-point figures.
const SLACK: f64 = 1e-7;

/// What is rounded or cut off to a printed deviation.
fn allowed(deviation: Printed) -> (f64, f64) {
    let (low, _) = deviation.range();
    (low.max(0.0) - SLACK, deviation.value + 2.0 * deviation.half + SLACK)
}

/// The largest deviation of cases between two ends whose mean is printed so: all of them at one end or the other.
fn spread(mean: Printed, (lowest, highest): (u32, u32), cases: u32) -> Option<f64> {
    let (lowest, highest) = (f64::from(lowest), f64::from(highest));
    let (low, high) = (mean.value - mean.half, mean.value + 2.0 * mean.half);
    let middle = f64::midpoint(lowest, highest).clamp(low, high);
    let variance = (middle - lowest) * (highest - middle);
    if variance < 0.0 {
        return None; // the mean itself is outside
    }
    let cases = f64::from(cases);
    Some((variance * cases / (cases - 1.0)).sqrt())
}

/// The smallest deviation of cases coded 0 and 1 whose mean is printed so, divided by n.
fn least_of_two(mean: Printed) -> f64 {
    let ends = [
        (mean.value - mean.half).max(0.0),
        (mean.value + 2.0 * mean.half).min(1.0),
    ];
    ends.map(|mean| (mean * (1.0 - mean)).max(0.0).sqrt())
        .into_iter()
        .fold(f64::INFINITY, f64::min)
}

fn middle_of_two(mean: f64, cases: u32) -> f64 {
    let cases = f64::from(cases);
    (mean * (1.0 - mean) * cases / (cases - 1.0)).sqrt()
}

/// Whether some whole sum and some whole sum of squares, both even or both odd, give the mean and the deviation.
fn some_squares(mean: Printed, deviation: Printed, cases: u32) -> bool {
    let n = f64::from(cases);
    let first = ((mean.value - mean.half) * n - SLACK).ceil().max(0.0);
    let last = ((mean.value + 2.0 * mean.half) * n + SLACK).floor();
    let (low, high) = allowed(deviation);
    let low = low.max(0.0);
    let mut sum = first;
    while sum <= last {
        for divisor in [n - 1.0, n] {
            let squares = |deviation: f64| deviation * deviation * divisor + sum * sum / n;
            let (from, to) = ((squares(low) - SLACK).ceil(), (squares(high) + SLACK).floor());
            let odd = sum.rem_euclid(2.0);
            let from = if (from - odd).rem_euclid(2.0) == 0.0 {
                from
            } else {
                from + 1.0
            };
            if from <= to {
                return true;
            }
        }
        sum += 1.0;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(digits: &str) -> Printed {
        Printed::of(digits, 0).unwrap()
    }

    /// Means and deviations of made-up answers, computed as a statistician would, are always possible.
    #[test]
    fn real_answers_are_never_impossible() {
        let mut state = 7_u64;
        for cases in 2..60_u32 {
            let answers: Vec<f64> = (0..cases)
                .map(|_| {
                    state = state
                        .wrapping_mul(6_364_136_223_846_793_005)
                        .wrapping_add(1_442_695_040_888_963_407);
                    1.0 + ((state >> 33) % 7) as f64
                })
                .collect();
            let n = f64::from(cases);
            let mean = answers.iter().sum::<f64>() / n;
            let squares: f64 = answers.iter().map(|answer| (answer - mean).powi(2)).sum();
            for divisor in [n, n - 1.0] {
                let (mean, deviation) = (
                    printed(&format!("{mean:.2}")),
                    printed(&format!("{:.2}", (squares / divisor).sqrt())),
                );
                assert!(neighbours(mean.value, mean.half, cases).is_none());
                assert!(some_squares(mean, deviation, cases), "{mean:?} {deviation:?} {cases}");
                assert!(spread(mean, (1, 7), cases).unwrap() + SLACK >= allowed(deviation).0);
            }
        }
    }

    #[test]
    fn impossible_pairs_are_told() {
        // Ten answers with a sum of 30 have an even sum of squares: 104 or 106, which is 1.25 or 1.33 (1.18 or 1.26).
        assert!(!some_squares(printed("3.00"), printed("1.21"), 10));
        assert!(some_squares(printed("3.00"), printed("1.25"), 10));
    }
}
