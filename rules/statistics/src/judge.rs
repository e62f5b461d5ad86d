//! Whether a p value fits its statistic, given what rounding leaves open on both sides.
//!
//! Rounding is read as in Nuijten, Hartgerink, van Assen, Epskamp and Wicherts 2016, "The prevalence of statistical
//! reporting errors in psychology (1985–2013)", Behavior Research Methods 48: any value that is printed as the
//! statistic is may be the true one, and p fits if one of them gives a p that is printed so.

use crate::distribution::{two_sided_r, two_sided_t, two_sided_z, upper_chi_squared, upper_f};
use crate::printed::Printed;
use crate::results::{Said, Test, TestResult};
use crate::tokens::Compare;

/// The level at which results are called significant.
const ALPHA: f64 = 0.05;

/// From the smallest p value that a printed statistic allows to the largest.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Range {
    pub(crate) low: f64,
    pub(crate) high: f64,
}

impl Range {
    /// The same for a one-tailed test in the direction of the statistic.
    pub(crate) fn halved(self) -> Self {
        Self {
            low: self.low / 2.0,
            high: self.high / 2.0,
        }
    }

    /// The same for a one-tailed test in the other direction.
    pub(crate) fn opposite(self) -> Self {
        Self {
            low: 1.0 - self.high / 2.0,
            high: 1.0 - self.low / 2.0,
        }
    }
}

/// What p a result allows; None where it cannot be told.
pub(crate) fn computed(result: &TestResult) -> Option<Range> {
    range(result, result.value)
}

/// The same with a comma that may part thousands read as a decimal one; None where there is no such comma.
pub(crate) fn computed_otherwise(result: &TestResult) -> Option<Range> {
    range(result, result.value.with_decimal_comma()?)
}

fn range(result: &TestResult, value: Printed) -> Option<Range> {
    let signed = matches!(result.test, Test::T | Test::R | Test::Z);
    if value.value < 0.0 && (!signed || result.sign != Compare::Equal) {
        return None;
    }
    let (mut low, mut high) = value.range();
    if value.value < 0.0 {
        (low, high) = (-high, -low);
    }
    low = low.max(0.0);
    if result.test == Test::R {
        if value.value.abs() > 1.0 {
            return None;
        }
        high = high.min(1.0);
    }
    let ends = tail(result, low)?;
    let begins = tail(result, high)?;
    Some(match result.sign {
        Compare::Equal => Range {
            low: begins.0,
            high: ends.1,
        },
        Compare::Less | Compare::AtMost => Range {
            low: begins.0,
            high: 1.0,
        },
        Compare::More | Compare::AtLeast => Range { low: 0.0, high: ends.1 },
    })
}

/// The p value as printed figures give it, without regard to rounding: for messages.
pub(crate) fn middle(result: &TestResult) -> Option<f64> {
    let df = |idx: usize| result.df.get(idx).copied().flatten().map_or(0.0, |df| df.value);
    p(result.test, result.value.value, df(0), df(1))
}

/// The smallest and largest p value of a statistic over what the digits of fractional degrees of freedom allow.
fn tail(result: &TestResult, value: f64) -> Option<(f64, f64)> {
    let ends = |idx: usize| match result.df.get(idx).copied().flatten() {
        None => [0.0; 2],
        Some(df) if df.is_whole() => [df.value; 2],
        Some(df) => {
            let (low, high) = df.range();
            [low.max(df.value / 2.0), high]
        }
    };
    let mut found: Option<(f64, f64)> = None;
    for first in ends(0) {
        for second in ends(1) {
            let p = p(result.test, value, first, second)?;
            let (low, high) = found.unwrap_or((p, p));
            found = Some((low.min(p), high.max(p)));
        }
    }
    found
}

fn p(test: Test, value: f64, df1: f64, df2: f64) -> Option<f64> {
    match test {
        Test::T => two_sided_t(value, df1),
        Test::F => upper_f(value, df1, df2),
        Test::ChiSquared => upper_chi_squared(value, df1),
        Test::R => two_sided_r(value, df1),
        Test::Z => two_sided_z(value),
    }
}

/// Slack for the last bits of floating-point figures.
const SLACK: f64 = 1e-9;

/// Whether what is said of p fits a range.
pub(crate) fn fits(range: Range, said: Said) -> bool {
    match said {
        Said::NotSignificant => range.high >= ALPHA,
        Said::P(sign, p) => match sign {
            Compare::Equal => {
                let (low, high) = p.range();
                let slack = SLACK * p.value.max(p.half);
                low - slack <= range.high && range.low <= high + slack
            }
            Compare::Less | Compare::AtMost => range.low <= p.value * (1.0 + SLACK),
            Compare::More | Compare::AtLeast => range.high >= p.value * (1.0 - SLACK),
        },
    }
}

/// Whether the printed p is above all that the statistic allows: what a correction for many tests does.
pub(crate) fn is_above(range: Range, said: Said) -> bool {
    match said {
        Said::NotSignificant => true,
        Said::P(Compare::Equal, p) => p.range().0 > range.high,
        Said::P(Compare::More | Compare::AtLeast, _) => true,
        Said::P(..) => false,
    }
}

/// Whether a whole number of tests, of which each p is multiplied by their number, explains the printed p.
pub(crate) fn is_multiple(range: Range, said: Said) -> bool {
    let Said::P(Compare::Equal, p) = said else {
        return is_above(range, said);
    };
    let (low, high) = p.range();
    let capped = p.value + p.half >= 1.0;
    (2..=MOST_TESTS).map(f64::from).any(|count| {
        let (from, to) = (count * range.low, count * range.high);
        from <= high && low <= to || capped && to >= 1.0
    })
}

/// Pairs among twenty groups are 190; more are hardly corrected one by one.
const MOST_TESTS: u32 = 200;

/// Whether the printed p and the statistic fall on two sides of the level of five per cent.
pub(crate) fn changes_the_decision(range: Range, said: Said) -> bool {
    let Some(said) = said_significant(said) else {
        return false;
    };
    if said { range.low > ALPHA } else { range.high < ALPHA }
}

/// Whether a printed p is called significant at five per cent; None where it says neither.
fn said_significant(said: Said) -> Option<bool> {
    match said {
        Said::NotSignificant => Some(false),
        Said::P(sign, p) => match sign {
            Compare::Equal if p.range().1 <= ALPHA => Some(true),
            Compare::Equal if p.range().0 >= ALPHA => Some(false),
            Compare::Less | Compare::AtMost if p.value <= ALPHA => Some(true),
            Compare::More | Compare::AtLeast if p.value >= ALPHA => Some(false),
            _ => None,
        },
    }
}
