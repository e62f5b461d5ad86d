//! A p value that does not follow from the test statistic beside it.

use std::cell::LazyCell;

use factlint_core::diagnostic::Severity;
use factlint_core::document::Document;
use factlint_core::rule::Rule;
use factlint_core::{Sink, declare_rule, without_options};

use crate::judge::{Range, changes_the_decision, computed, computed_otherwise, fits, is_above, is_multiple, middle};
use crate::results::{Said, Test, TestResult, results};
use crate::say;
use crate::surroundings::Surroundings;
use crate::tokens::Compare;

declare_rule! {
    /// ## What it does
    /// Computes p anew from each test statistic and its degrees of freedom (t, F, chi-squared, r, z, Q), and finds the
    /// p values that cannot have come from them. Where the two disagree about significance at .05 it is an error, else
    /// a warning. A p above 1 is an error; a p of exactly .000 is a warning, because no p is zero: write "p < .001".
    ///
    /// ## Why it matters
    /// Half of the articles in psychology hold a p value that does not fit its own statistic, and in one of eight this
    /// changes what was concluded (Nuijten and others 2016, "The prevalence of statistical reporting errors in
    /// psychology"). Readers trust p; the statistic beside it lets anybody check.
    ///
    /// ## Example
    /// ```bad
    /// The groups differed, t(28) = 1.20, p = .03.
    /// ```
    /// ```bad
    /// The effect was large, F(1, 34) = 4.32, MSE = 1.10, p = .030.
    /// ```
    /// ## Better
    /// ```good
    /// The groups did not differ, t(28) = 1.20, p = .24.
    /// ```
    /// ```good
    /// The effect was significant, F(1, 34) = 4.32, MSE = 1.10, p = .045.
    /// ```
    /// ## When it stays silent
    /// Where any statistic that is printed so gives a p that is printed so. Where the text names one-tailed tests and
    /// half of p fits. Where the same sentence names a correction for many tests or of degrees of freedom (Bonferroni,
    /// Holm, Tukey, false discovery rate, Greenhouse-Geisser, "adjusted"), a permutation or an exact test; and where the
    /// document names a correction that would explain why p is larger than computed. For statistics without degrees
    /// of freedom or with a p that may belong to something else.
    pub WrongPValue in "statistics" {
        name: "wrong-p-value", summary: "a p value that does not follow from its test statistic", level: Error, since: "0.1.0"
    }
}

impl Rule for WrongPValue {
    without_options!();

    fn check(&self, doc: &Document, out: &mut Sink<'_>) {
        let document = LazyCell::new(|| Surroundings::of_document(doc));
        for result in results(doc) {
            match verdict(doc, &result, &document) {
                Verdict::Fits => {}
                Verdict::Impossible => {
                    let message = format!("{} is impossible: a probability is at most 1", doc.line(result.p));
                    out.report(result.span, message).label(result.p, "the p value");
                }
                Verdict::Zero => {
                    let message = format!("{} is impossible, p is never zero: p < .001", doc.line(result.p));
                    out.report(result.span, message)
                        .severity(Severity::Warning)
                        .label(result.p, "the p value");
                }
                Verdict::Differs(range) => report(doc, &result, range, out),
            }
        }
    }
}

enum Verdict {
    Fits,
    /// Above one.
    Impossible,
    /// Exactly zero.
    Zero,
    /// What p should be.
    Differs(Range),
}

fn verdict(
    doc: &Document,
    result: &TestResult,
    document: &LazyCell<Surroundings, impl FnOnce() -> Surroundings>,
) -> Verdict {
    if let Said::P(sign, p) = result.said {
        if p.value < 0.0 {
            return Verdict::Fits;
        }
        if p.range().0 > 1.0 {
            return Verdict::Impossible;
        }
        // A p of zero is as wrong as the statistic says; where that is small enough, only its form is.
        let tiny = |range: Range| range.low <= p.half * (1.0 + 1e-9);
        if p.value == 0.0
            && matches!(sign, Compare::Equal | Compare::Less | Compare::AtMost)
            && computed(result).is_some_and(tiny)
        {
            return Verdict::Zero;
        }
    }
    let Some(range) = computed(result) else {
        return Verdict::Fits;
    };
    let fitting = |range: Range| fits(range, result.said);
    if fitting(range) || computed_otherwise(result).is_some_and(fitting) {
        return Verdict::Fits;
    }
    let near = Surroundings::of_sentence(doc, result.span);
    if near.excuses_all() || explained(result, range, **document) {
        return Verdict::Fits;
    }
    Verdict::Differs(range)
}

/// Whether something that the document says of its tests explains the difference.
fn explained(result: &TestResult, range: Range, document: Surroundings) -> bool {
    let one_degree = result.df[0].is_some_and(|df| (df.value - 1.0).abs() < 1e-9);
    let sided = match result.test {
        Test::T | Test::R | Test::Z => true,
        Test::F | Test::ChiSquared => one_degree,
    };
    if document.one_tailed && sided && (fits(range.halved(), result.said) || fits(range.opposite(), result.said)) {
        return true;
    }
    if result.said == Said::NotSignificant && document.other_level {
        return true;
    }
    let sphericity = document.sphericity && result.test == Test::F && !one_degree;
    is_above(range, result.said)
        && (document.enlarged || sphericity || document.multiplied && is_multiple(range, result.said))
}

fn report(doc: &Document, result: &TestResult, range: Range, out: &mut Sink<'_>) {
    let decision = changes_the_decision(range, result.said);
    let (sign, value) = match result.sign {
        Compare::Equal => (Compare::Equal, middle(result).unwrap_or(range.high)),
        Compare::Less | Compare::AtMost => (Compare::More, range.low),
        Compare::More | Compare::AtLeast => (Compare::Less, range.high),
    };
    let smallest = match result.said {
        Said::P(_, p) => p.half,
        Said::NotSignificant => 1.0,
    };
    let printed = doc.line(result.p);
    let outcome = if decision {
        ", and significance at .05 changes"
    } else {
        ""
    };
    let message = format!(
        "{} gives {}, not {printed}: these two differ{outcome}",
        doc.line(result.statistic),
        say::p(sign, value, smallest),
    );
    let mut finding = out.report(result.span, message);
    if !decision {
        finding = finding.severity(Severity::Warning);
    }
    finding = finding
        .label(result.statistic, "the statistic")
        .label(result.p, "the p value");
    let tailed = matches!(result.test, Test::T | Test::R | Test::Z) && fits(range.halved(), result.said);
    if tailed {
        finding.note("p would fit a one-tailed test; if it was one, the text should say so");
    }
}
