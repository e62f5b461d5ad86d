//! Amounts given in two currencies that imply exchange rates which cannot both hold.

use std::cmp::Ordering;

use factlint_core::decimal::Decimal;
use factlint_core::document::Document;
use factlint_core::interval::{Closed, Fraction};
use factlint_core::rows::{Bound, DateKind, Dimension, QuantityRow};
use factlint_core::rule::Rule;
use factlint_core::span::ProseSpan;
use factlint_core::{Sink, declare_rule, without_options};

use crate::gap::{Gap, Words, by_sentence};
use crate::printed;
use crate::say::{self, with_brackets};

declare_rule! {
    /// ## What it does
    /// Finds amounts with a conversion into another currency ("$7.5m (£4m)") whose exchange rate is far from that of
    /// another such pair in the document, or, between two large currencies, off by a thousand.
    ///
    /// ## Why it matters
    /// A lost "m" or "bn", or a sum that was converted with the rate of another currency, makes an amount a thousand
    /// times too small or half too large. One rate rarely moves by more than a fifth within a story.
    ///
    /// ## Example
    /// ```bad
    /// The museum paid $7.5m (£4m) for the drawing. The frame alone is insured for $1.2m (£950,000).
    /// ```
    /// ## Better
    /// ```good
    /// The museum paid $7.5m (£4m) for the drawing. The frame alone is insured for $1.2m (£640,000).
    /// ```
    /// ## When it stays silent
    /// Where the rates are within a fifth of each other, after rounding; where the sentences name different years;
    /// for small amounts, which are prices that a shop sets in each country.
    pub InconsistentExchangeRate in "numbers" {
        name: "inconsistent-exchange-rate", summary: "two currency conversions that imply different rates", level: Warning, since: "0.1.0"
    }
}

impl Rule for InconsistentExchangeRate {
    without_options!();

    fn check(&self, doc: &Document, out: &mut Sink<'_>) {
        let mut pairs: Vec<Pair<'_>> = by_sentence(doc).flat_map(|figures| conversions(doc, figures)).collect();
        pairs.sort_by_key(|pair| (pair.currencies, pair.span.start));
        for pairs in pairs.chunk_by(|a, b| a.currencies == b.currencies) {
            judge(doc, pairs, out);
        }
    }
}

/// One amount in two currencies.
struct Pair<'d> {
    span: ProseSpan,
    /// ISO codes, in the order of the alphabet.
    currencies: (&'d str, &'d str),
    /// How much of the second currency one unit of the first makes.
    rate: Closed,
    /// The rates that are not far from it; none where they cannot be reckoned.
    near: Option<Closed>,
    /// The rate by the printed digits alone.
    middle: Fraction,
    /// Years that the sentence names.
    years: Vec<u32>,
}

/// Currencies of which one makes between a fifth and five of any other.
const NEAR: Words = Words::of("AUD CAD CHF EUR GBP NZD SGD USD");

/// How many pairs to either side a pair is held against.
const NEAREST: usize = 25;

/// How far two rates may lie apart, in per cent.
const APART: i128 = 20;

fn conversions<'d>(doc: &'d Document, figures: &[QuantityRow]) -> Vec<Pair<'d>> {
    let pairs = figures.windows(2).filter_map(|pair| match pair {
        [a, b] if is_money(a) && is_money(b) && joins(doc, a, b) => read(doc, a, b),
        _ => None,
    });
    pairs.collect()
}

fn is_money(row: &QuantityRow) -> bool {
    row.dimension() == Dimension::Money && row.bound() != Bound::Range && row.flags & QuantityRow::VAGUE == 0
}

/// Whether the second amount stands behind the first as its conversion, with nothing else in the brackets.
fn joins(doc: &Document, a: &QuantityRow, b: &QuantityRow) -> bool {
    let gap = Gap::between(doc, a.sentence, a.span.end, b.span.start);
    let after = Gap::after(doc, b.sentence, b.span.end, 2);
    let bracket =
        matches!(gap.last(), "(" | "[") && gap.len() <= 3 && !gap.has_any(const { Words::of(", and or to from") });
    bracket && matches!(after.word(0), ")" | "]" | "," | ";")
        || gap.is(", or") && matches!(after.word(0), "," | "." | ";" | ")" | "")
}

fn read<'d>(doc: &'d Document, a: &QuantityRow, b: &QuantityRow) -> Option<Pair<'d>> {
    let (one, other) = (currency(doc, a)?, currency(doc, b)?);
    // Shops set their prices for each country, and a few pounds may be rounded to anything.
    let large = |row: &QuantityRow| row.low >= Decimal::from(1000);
    if one == other || !(large(a) || large(b)) {
        return None;
    }
    let ((first, x), (second, y)) = if one < other {
        ((one, a), (other, b))
    } else {
        ((other, b), (one, a))
    };
    let allowed = |row: &QuantityRow| {
        let exact = printed::allowed(row.low, row.precision, 5)?;
        if row.bound() == Bound::Exact {
            return Some(exact);
        }
        let tenth = Fraction::of(row.low)?.over(Fraction::whole(10))?;
        Some(exact.join(Closed::around(Fraction::of(row.low)?, tenth)?))
    };
    let years = doc
        .dates
        .iter()
        .skip(doc.dates.partition_point(|date| date.sentence < a.sentence));
    let rate = allowed(y)?.over(allowed(x)?)?;
    let slack = || {
        Some(Closed::new(
            Fraction::ratio(100 - APART, 100)?,
            Fraction::ratio(100, 100 - APART)?,
        ))
    };
    Some(Pair {
        span: with_brackets(doc, a.span, b.span),
        currencies: (first, second),
        near: slack().and_then(|slack| rate.times(slack)),
        rate,
        middle: Fraction::of(y.low)?.over(Fraction::of(x.low)?)?,
        years: years
            .take_while(|date| date.sentence == a.sentence)
            .filter(|date| date.year > 0 && matches!(date.kind(), DateKind::Year | DateKind::Month | DateKind::Day))
            .map(|date| date.year)
            .collect(),
    })
}

/// The currency of an amount: an ISO code, or a name that several countries share ("crown").
fn currency<'d>(doc: &'d Document, row: &QuantityRow) -> Option<&'d str> {
    doc.unit(row).filter(|unit| !matches!(*unit, "cent" | "penny"))
}

/// Holds each pair of one couple of currencies against the others.
fn judge(doc: &Document, pairs: &[Pair<'_>], out: &mut Sink<'_>) {
    let agrees = |a: &Pair<'_>, b: &Pair<'_>| !differs(a, b);
    for (idx, pair) in pairs.iter().enumerate() {
        if impossible(pair) {
            tell_impossible(doc, pair, out);
            continue;
        }
        // The nearest are enough, and keep long documents linear.
        let near = || {
            pairs
                .iter()
                .enumerate()
                .skip(idx.saturating_sub(NEAREST))
                .take(2 * NEAREST + 1)
        };
        let others = || near().filter(|(other, _)| *other != idx).map(|(_, other)| other);
        let sound = || others().filter(|other| !impossible(other));
        let against = sound().filter(|other| !agrees(pair, other)).count();
        let support = sound().filter(|other| agrees(pair, other)).count();
        // One finding for each of the minority, and one on the first of the majority; both ends where nobody knows.
        let first = || !sound().any(|other| agrees(pair, other) && other.span.start < pair.span.start);
        if (against > support || first())
            && let Some(other) = sound().find(|other| !agrees(pair, other))
        {
            tell(doc, pair, other, out);
        }
    }
}

/// Whether two rates cannot be those of one time.
fn differs(a: &Pair<'_>, b: &Pair<'_>) -> bool {
    if a.years != b.years && !a.years.is_empty() && !b.years.is_empty() {
        return false;
    }
    a.near.is_some_and(|near| !near.meets(b.rate))
}

/// Whether no rate of these two currencies was ever near this one.
fn impossible(pair: &Pair<'_>) -> bool {
    let (a, b) = pair.currencies;
    let limit = |over, under| Fraction::ratio(over, under);
    let outside = |low: Fraction, high: Fraction| !pair.rate.meets(Closed::new(low, high));
    NEAR.contains(a)
        && NEAR.contains(b)
        && limit(1, 50)
            .zip(limit(50, 1))
            .is_some_and(|(low, high)| outside(low, high))
}

/// The rate, told so that it is above one.
fn rate(pair: &Pair<'_>) -> String {
    let (a, b) = pair.currencies;
    let below = pair.middle.compare(Fraction::whole(1)) == Some(Ordering::Less);
    match Fraction::whole(1).over(pair.middle).filter(|_| below) {
        Some(other_way) => format!("{} {a} to the {b}", say::amount(other_way)),
        None => format!("{} {b} to the {a}", say::amount(pair.middle)),
    }
}

fn tell(doc: &Document, pair: &Pair<'_>, other: &Pair<'_>, out: &mut Sink<'_>) {
    let (here, there) = (doc.line(pair.span), doc.line(other.span));
    let (here_rate, there_rate) = (rate(pair), rate(other));
    let message = format!(
        "\"{}\" implies {here_rate}, \"{}\" {there_rate}: these two differ",
        close(here),
        close(there)
    );
    out.report(pair.span, message)
        .label(other.span, format!("{there_rate} here"));
}

fn tell_impossible(doc: &Document, pair: &Pair<'_>, out: &mut Sink<'_>) {
    let here = close(doc.line(pair.span));
    let message = format!(
        "\"{here}\" implies {}: a scale word may be missing on one side",
        rate(pair)
    );
    out.report(pair.span, message);
}

/// The words of a pair with the bracket that closes it, where more than the amount stands in it.
fn close(mut words: String) -> String {
    if words.contains('(') && !words.ends_with(')') {
        words.push(')');
    }
    words
}
