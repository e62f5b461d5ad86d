//! Results and sample sizes of an abstract that the body of a paper states otherwise, and figures that it has nowhere.

mod absent;

use std::collections::BTreeSet;

use factlint_core::document::Document;
use factlint_core::passages::is_light;
use factlint_core::rows::{TokenKind, TokenRow};
use factlint_core::rule::Rule;
use factlint_core::span::ProseSpan;
use factlint_core::summaries::Summaries;
use factlint_core::{Sink, declare_rule, without_options};

use crate::printed::Printed;
use crate::results::{Said, TestResult, compared, results};
use crate::tokens::Compare;

declare_rule! {
    /// ## What it does
    /// Finds the result of a test, or a number of cases ("N = 120"), in an abstract or a summary that the text below it
    /// states otherwise. Two results are of one test where the statistic and its degrees of freedom are the same, no
    /// other result of the text has them, and either the value or p is the same or both sentences say the same in three
    /// words or more. Or all but the degrees of freedom are the same.
    ///
    /// Any figure with a unit or a noun that the text has nowhere, where it bears out most figures of the abstract, is an
    /// info.
    ///
    /// ## Why it matters
    /// An abstract is what most readers read, and it is the part that is written last and revised least. Of abstracts in
    /// six medical journals 18 to 68 % held figures that the article did not bear out (Pitkin and others 1999, "Accuracy of
    /// data in abstracts of published research articles").
    ///
    /// ## Example
    /// ```bad
    /// # Abstract
    ///
    /// Those who slept recalled more words, t(28) = 2.20, p = .036 (N = 30).
    ///
    /// # Results
    ///
    /// Those who slept recalled more words than those who did not, t(28) = 2.02, p = .053 (N = 30).
    /// ```
    /// ## Better
    /// ```good
    /// # Abstract
    ///
    /// Those who slept recalled more words, t(28) = 2.20, p = .036 (N = 30).
    ///
    /// # Results
    ///
    /// Those who slept recalled more words than those who did not, t(28) = 2.20, p = .036 (N = 30).
    /// ```
    /// ## When it stays silent
    /// Where the text has the figure of the abstract anywhere, or rounds it, or two figures of one place add up to it;
    /// where two results of the text have the same degrees of freedom, or several numbers of cases are given; for values
    /// that differ in rounding only. Where the text has another figure for the same thing ("120 patients"),
    /// `conflicting-number` tells.
    pub AbstractMismatch {} in "statistics" {
        name: "abstract-mismatch", summary: "a figure of an abstract that the text states otherwise, or nowhere", level: Warning, since: "0.1.0"
    }
}

/// The most results of an abstract that are looked at.
const MOST: usize = 20;

impl Rule for AbstractMismatch {
    without_options!();

    fn check(&self, doc: &Document, out: &mut Sink<'_>) {
        let abstracts = Summaries::labelled(doc);
        if abstracts.is_empty() {
            return;
        }
        let mut told = Vec::new();
        differing(doc, &abstracts, &mut told, out);
        absent::check(doc, &abstracts, &told, out);
    }
}

/// Reports results and numbers of cases that the text states otherwise; `told` takes their places.
fn differing(doc: &Document, abstracts: &Summaries, told: &mut Vec<ProseSpan>, out: &mut Sink<'_>) {
    let inside = |span: ProseSpan| {
        let sentence = doc
            .sentences
            .partition_point(|sentence| sentence.span.end <= span.start);
        abstracts.holds(doc, sentence as u32)
    };
    // Without a sign of comparison there is no result.
    if compared(doc).next().is_none() {
        return;
    }
    let (own, body): (Vec<TestResult>, Vec<TestResult>) =
        results(doc).into_iter().partition(|result| inside(result.span));
    let own = own.get(..own.len().min(MOST)).unwrap_or(&[]);
    for result in own {
        if let Some(other) = contradicted(doc, result, own, &body) {
            told.extend([result.span, other.span]);
            tell(doc, [result.span, other.span], out);
        }
    }
    let (own, body): (Vec<_>, Vec<_>) = cases(doc).into_iter().partition(|(span, _)| inside(*span));
    if let (&[(span, number)], Some(&(other, there))) = (own.as_slice(), body.first())
        && number != there
        && body.iter().all(|(_, figure)| *figure == there)
        && !stands_below(doc, number, span)
    {
        told.extend([span, other]);
        tell(doc, [span, other], out);
    }
}

fn tell(doc: &Document, spans: [ProseSpan; 2], out: &mut Sink<'_>) {
    let [here, there] = spans.map(|span| doc.line(span));
    out.report(
        spans[0],
        format!("\u{201c}{here}\u{201d} in the summary, \u{201c}{there}\u{201d} in the text: these two differ"),
    )
    .identity(&there)
    .label(spans[1], "the text");
    out.report(
        spans[1],
        format!("\u{201c}{there}\u{201d} in the text, \u{201c}{here}\u{201d} in the summary: these two differ"),
    )
    .identity(&here)
    .label(spans[0], "the summary");
}

/// The result of the text that is of the same test as one of the abstract, and differs from it.
fn contradicted<'r>(
    doc: &Document,
    result: &TestResult,
    own: &[TestResult],
    body: &'r [TestResult],
) -> Option<&'r TestResult> {
    let one = |list: &'r [TestResult], test: &dyn Fn(&TestResult) -> bool| {
        let mut found = list.iter().filter(|other| test(other));
        let first = found.next()?;
        found.next().is_none().then_some(first)
    };
    if body
        .iter()
        .any(|other| same_freedom(result, other) && same_values(result, other))
    {
        return None;
    }
    let alone = own.iter().filter(|other| same_freedom(result, other)).count() == 1;
    // z has no degrees of freedom, so any two would be of one test.
    if alone
        && result.df[0].is_some()
        && let Some(other) = one(body, &|other| same_freedom(result, other))
    {
        // One sample gives many tests the same degrees of freedom.
        let half = agree(result.value, other.value) || exactly(result).is_some() && exactly(result) == exactly(other);
        return (half || are_alike(doc, result.span, other.span)).then_some(other);
    }
    let figures = result.value.value.abs() >= 1.0;
    one(body, &|other| {
        result.test == other.test && figures && same_values(result, other) && !same_freedom(result, other)
    })
}

fn same_freedom(one: &TestResult, other: &TestResult) -> bool {
    let same = |a: Option<Printed>, b: Option<Printed>| match (a, b) {
        (Some(a), Some(b)) => agree(a, b),
        (None, None) => true,
        _ => false,
    };
    one.test == other.test && same(one.df[0], other.df[0]) && same(one.df[1], other.df[1])
}

/// Whether statistic and p are the same, as far as they are printed.
fn same_values(one: &TestResult, other: &TestResult) -> bool {
    let said = match (one.said, other.said) {
        (Said::P(sign, p), Said::P(other_sign, other_p)) => sign != other_sign || agree(p, other_p),
        _ => true,
    };
    said && one.sign == other.sign && agree(one.value, other.value)
}

/// A p value that is given as a figure, in units of a millionth.
fn exactly(result: &TestResult) -> Option<i64> {
    match result.said {
        Said::P(Compare::Equal, p) => Some((p.value * 1e6).round() as i64),
        _ => None,
    }
}

/// Words that the sentences of two results must share, where both statistic and p differ.
const SHARED: usize = 3;

/// Whether the sentences of two places say the same of their results.
fn are_alike(doc: &Document, one: ProseSpan, other: ProseSpan) -> bool {
    let words = |span: ProseSpan| {
        let sentence = doc
            .sentences
            .partition_point(|sentence| sentence.span.end <= span.start);
        let tokens = doc.tokens_of(sentence as u32).iter();
        let says = |token: &&TokenRow| {
            token.kind() == TokenKind::Word && !is_light(token.word, token.classes) && token.span.len() > 2
        };
        tokens.filter(says).map(|token| token.word).collect::<BTreeSet<_>>()
    };
    words(one).intersection(&words(other)).count() >= SHARED
}

/// Whether two figures are one, or one is the other rounded to fewer digits.
fn agree(one: Printed, other: Printed) -> bool {
    (one.value - other.value).abs() <= one.half.max(other.half) * (1.0 + 1e-9)
}

/// Every "N = 120" with its number; small n are of groups.
fn cases(doc: &Document) -> Vec<(ProseSpan, &str)> {
    let mut found = Vec::new();
    for triple in doc.tokens.windows(3) {
        let [name, sign, number] = triple else { continue };
        let text = doc.text(number.span);
        let digits = text.bytes().any(|byte| byte.is_ascii_digit());
        if doc.text(sign.span) == "=" && doc.text(name.span) == "N" && digits {
            found.push((ProseSpan::new(name.span.start, number.span.end), text));
        }
    }
    found
}

/// Whether a number stands anywhere outside a place.
fn stands_below(doc: &Document, number: &str, span: ProseSpan) -> bool {
    let mut tokens = doc.tokens.iter().filter(|token| !span.contains(token.span));
    tokens.any(|token| doc.text(token.span) == number)
}
