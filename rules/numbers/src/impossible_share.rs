//! A percentage of a few people or things that no whole number of them makes.

use std::cmp::Ordering;

use factlint_core::decimal::Decimal;
use factlint_core::document::Document;
use factlint_core::interval::{Closed, Fraction};
use factlint_core::language::Tag;
use factlint_core::rows::{Bound, Dimension, QuantityRow};
use factlint_core::rule::Rule;
use factlint_core::{Sink, declare_rule, without_options};

use crate::gap::{Gap, Words, by_sentence};
use crate::say;

declare_rule! {
    /// ## What it does
    /// Finds a percentage of a small number of people or things that no whole number of them makes.
    ///
    /// ## Why it matters
    /// Four of 12 people are 33%, five are 42%: nothing makes 37%. The percentage, or the number it is of, belongs to
    /// something else. (Brown and Heathers 2017, "The GRIM Test", use the same argument for means.)
    ///
    /// ## Example
    /// ```bad
    /// The trial was stopped after 37% of the 12 patients had fallen ill.
    /// ```
    /// ## Better
    /// ```good
    /// The trial was stopped after 33% of the 12 patients had fallen ill.
    /// ```
    /// ## When it stays silent
    /// Where cutting off or rounding a share gives the percentage; for "about"; and for things that can be divided
    /// ("37% of three companies", "37% of the area of 12 islands").
    pub ImpossibleShare in "numbers" {
        name: "impossible-share", summary: "a percentage of a few that no whole number of them makes", level: Warning, since: "0.1.0"
    }
}

impl Rule for ImpossibleShare {
    without_options!();

    fn check(&self, doc: &Document, out: &mut Sink<'_>) {
        for figures in by_sentence(doc) {
            for pair in figures.windows(2) {
                let [a, b] = pair else { continue };
                if may_be_share(doc, a, b) && is_of(doc, a, b) {
                    judge(doc, a, b, out);
                } else if may_be_share(doc, b, a) && is_ahead(doc, a, b) {
                    judge(doc, b, a, out);
                }
            }
        }
    }
}

/// The largest whole that is read; above it every percentage of one digit behind the point is some share.
const LARGEST: i64 = 1000;

fn judge(doc: &Document, percent: &QuantityRow, whole: &QuantityRow, out: &mut Sink<'_>) {
    let Some((below, above)) = neighbours(percent, whole) else {
        return;
    };
    let share = |part: i64| Fraction::ratio(i128::from(part) * 100, i128::from(whole_number(whole)?));
    let (Some(low), Some(high)) = (share(below), share(above)) else {
        return;
    };
    let noun = doc.line(whole.span.join(whole.noun_span));
    let message = format!(
        "no whole number of {noun} is {}: {below} would be {}%, {above} would be {}%",
        doc.line(percent.span),
        say::amount(low),
        say::amount(high)
    );
    out.report(percent.span, message).label(whole.span, "the whole");
}

/// The parts just below and above the percentage, where neither rounds or is cut off to it.
fn neighbours(percent: &QuantityRow, whole: &QuantityRow) -> Option<(i64, i64)> {
    let last = Fraction::of(Decimal::new(1, percent.precision))?;
    let said = Fraction::of(percent.low)?;
    let allowed = Closed::around(said, last)?;
    let whole = whole_number(whole)?;
    let share = |part: i64| Fraction::ratio(i128::from(part) * 100, i128::from(whole));
    let mut below = 0;
    for part in 0..=whole {
        let value = share(part)?;
        if allowed.meets(Closed::point(value)) {
            return None;
        }
        if value.compare(said) == Some(Ordering::Less) {
            below = part;
        }
    }
    (below < whole).then_some((below, below + 1))
}

fn whole_number(row: &QuantityRow) -> Option<i64> {
    let normal = row.low.normal();
    let power = 10_i64.checked_pow(u32::try_from(normal.exponent).ok()?)?;
    normal
        .mantissa
        .checked_mul(power)
        .filter(|value| (2..=LARGEST).contains(value))
}

/// Words around a share that say that it is not of the number of things.
const DIVIDED: Words = Words::of(
    "own owns owned owning stake stakes hold holds held holding shares bought sold acquired area revenue revenues \
     sales output production capacity land value time cost costs volume weight turnover traffic income profit \
     profits discount interest average averaged mean roughly about",
);

/// Words right before a percentage that make it a change.
const CHANGED: Words = Words::of("up down rose fell more less by");

/// Things that are counted and can be divided, so that a part of them need not be a whole number.
const DIVISIBLE: Words = Words::of(
    "hour day week month year point unit mile acre share island company firm business stock building property \
     project film game match season episode page field farm plant factory mine room block house area region \
     market sector industry fund bank state province nation country ton barrel time city quarter",
);

/// Whether a percentage may be of a number, which counts things that are whole or not at all.
fn may_be_share(doc: &Document, percent: &QuantityRow, whole: &QuantityRow) -> bool {
    let plain = QuantityRow::VAGUE | QuantityRow::EACH;
    let exact = |row: &QuantityRow| row.bound() == Bound::Exact && row.flags & plain == 0;
    let counted = whole.dimension() == Dimension::Count && whole.precision == 0 && whole.noun_span.is_some();
    let percent_of = percent.dimension() == Dimension::Percent && doc.unit(percent) == Some("percent");
    let range = Decimal::ZERO < percent.low && percent.low < Decimal::from(100);
    if !percent_of || !range || !counted || !exact(percent) || !exact(whole) {
        return false;
    }
    let noun = doc.noun(whole).and_then(|noun| noun.rsplit(' ').next()).unwrap_or("");
    let after = Gap::after(doc, whole.sentence, whole.noun_span.end.max(whole.span.end), 1);
    let possessive = matches!(after.word(0), "'" | "'s" | "’" | "’s" | "-");
    let changed = Gap::before(doc, percent.sentence, percent.span.start, 1).has_any(CHANGED);
    !changed
        && !DIVISIBLE.contains(noun)
        && !possessive
        && is_plural(doc, whole)
        && !Gap::around(doc, percent).has_any(DIVIDED)
}

/// Whether the counted noun is a plural: "of 12 people", not "of a 12 million budget".
fn is_plural(doc: &Document, row: &QuantityRow) -> bool {
    let tokens = doc.tokens_of(row.sentence);
    let end = tokens.partition_point(|token| token.span.end <= row.noun_span.end);
    let last = end.checked_sub(1).and_then(|idx| tokens.get(idx));
    last.is_some_and(|token| {
        let text = doc.text(token.span);
        Tag::from_code(token.tag) == Tag::NNS
            || text.ends_with('s')
            || matches!(text, "people" | "men" | "women" | "children")
    })
}

/// "37% of the 12 patients".
fn is_of(doc: &Document, percent: &QuantityRow, whole: &QuantityRow) -> bool {
    let gap = Gap::between(doc, percent.sentence, percent.span.end, whole.span.start);
    [
        "of",
        "of the",
        "of all",
        "of its",
        "of their",
        "of our",
        "of these",
        "of those",
        "of all the",
        "among",
        "among the",
    ]
    .iter()
    .any(|words| gap.is(words))
}

/// "Of the 12 patients, 37% improved".
fn is_ahead(doc: &Document, whole: &QuantityRow, percent: &QuantityRow) -> bool {
    let before = Gap::before(doc, whole.sentence, whole.span.start, 3);
    let end = whole.noun_span.end.max(whole.span.end);
    let gap = Gap::between(doc, whole.sentence, end, percent.span.start);
    let after = Gap::after(doc, percent.sentence, percent.span.end, 1);
    let opens = ["of", "of the", "of all", "of those", "among", "among the"];
    opens.iter().any(|words| before.is(words)) && gap.is(",") && !matches!(after.word(0), "of" | "in" | "more" | "less")
}
