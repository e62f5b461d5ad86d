//! Which two figures of a sentence a claimed change is of.
//!
//! ```text
//! rose 30% to 15 from 10        P to N from O        rose 30% from 10 to 15     P from O to N
//! 15, up 30% from 10            N, up P from O       from 10 to 15, up 30%      O to N, P
//! to 15 from 10, a rise of 30%  N from O, P          fell 5, or 2%, to 120      D, or P, to N
//! ```

use factlint_core::decimal::Decimal;
use factlint_core::document::Document;
use factlint_core::interval::{Closed, Fraction};
use factlint_core::rows::{Bound, Dimension, QuantityRow};

use super::claimed::{Claimed, DOWN, Direction, UP};
use super::comparable;
use crate::gap::{Gap, Words};
use crate::printed;

/// A new figure, and the old one or the difference; both in one row where it is a range.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair<'a> {
    /// The new figure; where neither `old` nor `delta` is there, its range holds both.
    pub(super) new: &'a QuantityRow,
    /// The old one.
    pub(super) old: Option<&'a QuantityRow>,
    /// How far they lie apart, as the sentence says.
    pub(super) delta: Option<&'a QuantityRow>,
}

/// Words that end a clause, so that what stands behind them is of something else.
const JOINTS: Words = Words::of(
    "; : and but while which who whose where when although though because as after with including whereas if \
     unless",
);

/// What may stand between a pair and the change behind it, besides words of change.
const LIGHT: Words = Words::of(
    ", ( — – - -- a an or of by the which is was representing marking some that meaning for sharp huge steep big \
     net giving making it",
);

/// How many figures to either side of a claim are looked at.
const NEIGHBOURS: usize = 8;

/// The pairs that a claim may be of; none where the sentence joins no figures to it.
pub(super) fn of<'a>(doc: &Document, figures: &'a [QuantityRow], claim: &Claimed) -> Vec<Pair<'a>> {
    let mut found = Vec::new();
    let before = figures.partition_point(|row| row.span.start < claim.span.start);
    let after = figures.partition_point(|row| row.span.start < claim.span.end);
    let reading = Reading { doc, claim };
    // "In the three months to June" stands between the figures, and is none of them.
    let depth = Gap::depth(doc, claim.sentence, claim.span.start);
    let aside = |row: &QuantityRow| Gap::depth(doc, row.sentence, row.span.start) > depth;
    let skips = |row: &&QuantityRow| !reading.sets_time(row) && !aside(row);
    let mut left = figures
        .get(..before)
        .unwrap_or(&[])
        .iter()
        .rev()
        .take(NEIGHBOURS)
        .filter(skips);
    let mut right = figures
        .get(after..)
        .unwrap_or(&[])
        .iter()
        .take(NEIGHBOURS)
        .filter(skips);
    let (y, x) = (left.next(), left.next());
    let (a, b) = (right.next(), right.next());
    if let Some(a) = a {
        found.extend(reading.ahead(a, b));
        if let Some(y) = y {
            found.extend(reading.around(y, a, b));
        }
    }
    if let Some(y) = y {
        found.extend(reading.behind(x, y));
    }
    found.retain(|pair| comparable(pair.new) && pair.old.is_none_or(comparable) && pair.delta.is_none_or(comparable));
    found
}

struct Reading<'d> {
    doc: &'d Document,
    claim: &'d Claimed,
}

impl Reading<'_> {
    fn gap(&self, from: u32, to: &QuantityRow) -> Gap<'_> {
        Gap::between(self.doc, to.sentence, from, to.span.start)
    }

    fn sets_time(&self, row: &QuantityRow) -> bool {
        let before = Gap::before(self.doc, row.sentence, row.span.start, 1);
        let joins = matches!(before.last(), "to" | "from" | "at") || row.bound() == Bound::Range;
        matches!(row.dimension(), Dimension::Duration | Dimension::Age) && !joins
            || row.dimension() == Dimension::Ordinal
    }

    /// "30% to 15 from 10", "30% from 10 to 15".
    fn ahead<'a>(&self, a: &'a QuantityRow, b: Option<&'a QuantityRow>) -> Option<Pair<'a>> {
        let lead = self.gap(self.claim.span.end, a);
        if changes_hands(&lead) {
            return None;
        }
        if a.bound() == Bound::Range {
            return self.both(a).filter(|_| lead.len() <= 6);
        }
        let b = b?;
        let gap = self.gap(a.span.end, b);
        // "2% - or 12 points - to 612"
        let again = ["or", ", or", "- or", "– or", "— or"]
            .iter()
            .any(|words| lead.is(words));
        if again && gap.len() <= 4 && matches!(gap.last(), "to" | "at") && same_kind(self.doc, a, b) {
            return Some(Pair {
                new: b,
                old: None,
                delta: Some(a),
            });
        }
        let (to, from) = (
            matches!(lead.last(), "to" | "at" | "reaching" | "hitting"),
            lead.last() == "from",
        );
        if to && joins_old(&gap) {
            return Some(Pair {
                new: a,
                old: Some(b),
                delta: None,
            });
        }
        (from && joins_new(&gap)).then_some(Pair {
            new: b,
            old: Some(a),
            delta: None,
        })
    }

    /// "15, up 30% from 10", and "5, or 2%, to 120".
    fn around<'a>(&self, y: &'a QuantityRow, a: &'a QuantityRow, b: Option<&'a QuantityRow>) -> Option<Pair<'a>> {
        let gap = self.gap_to_claim(y);
        let lead = self.gap(self.claim.span.end, a);
        if changes_hands(&lead) || self.claim.word && self.claim.direction == Direction::Either {
            return None;
        }
        if is_or(&gap) && lead.len() <= 3 && matches!(lead.last(), "to" | "at") && same_kind(self.doc, y, a) {
            let old = b.filter(|b| joins_old(&self.gap(a.span.end, b)));
            let delta = Some(y).filter(|_| old.is_none());
            return Some(Pair { new: a, old, delta });
        }
        let new_first = !self.claim.alternative && says_change(&gap, self.claim) && joins_old(&lead);
        new_first.then_some(Pair {
            new: y,
            old: Some(a),
            delta: None,
        })
    }

    /// "from 10 to 15, up 30%", "15 from 10, a rise of 30%".
    fn behind<'a>(&self, x: Option<&'a QuantityRow>, y: &'a QuantityRow) -> Option<Pair<'a>> {
        let gap = self.gap_to_claim(y);
        if !says_change(&gap, self.claim) {
            return None;
        }
        if y.bound() == Bound::Range {
            return self.both(y);
        }
        let x = x?;
        let gap = self.gap(x.span.end, y);
        let lead = Gap::before(self.doc, x.sentence, x.span.start, 1);
        if lead.last() == "from" && joins_new(&gap) {
            return Some(Pair {
                new: y,
                old: Some(x),
                delta: None,
            });
        }
        joins_old(&gap).then_some(Pair {
            new: x,
            old: Some(y),
            delta: None,
        })
    }

    fn gap_to_claim(&self, row: &QuantityRow) -> Gap<'_> {
        Gap::between(self.doc, row.sentence, with_noun(row), self.claim.span.start)
    }

    /// A range that reads "from 10 to 15" is an old and a new figure.
    fn both<'a>(&self, row: &'a QuantityRow) -> Option<Pair<'a>> {
        let text = self.doc.text(row.span).to_lowercase();
        (text.starts_with("from ") && text.contains(" to ")).then_some(Pair {
            new: row,
            old: None,
            delta: None,
        })
    }
}

/// The end of a figure with the noun right behind it ("5 points").
fn with_noun(row: &QuantityRow) -> u32 {
    let follows =
        row.noun_span.is_some() && row.noun_span.start >= row.span.end && row.noun_span.start <= row.span.end + 1;
    if follows { row.noun_span.end } else { row.span.end }
}

/// Whether another clause begins between two places.
fn changes_hands(gap: &Gap<'_>) -> bool {
    // "Between 2010 and 2020" is a time.
    let joints = gap
        .count(JOINTS)
        .saturating_sub(usize::from(gap.has_any(const { Words::of("between") })));
    gap.verb || gap.len() > 10 || joints > 0 || gap.words().filter(|word| *word == ",").count() > 2
}

/// "or", "(" before a percentage that says the figure before it once more.
fn is_or(gap: &Gap<'_>) -> bool {
    ["or", ", or", "(", ", or a", ", or about"]
        .iter()
        .any(|words| gap.is(words))
}

/// Words before an old value.
const OLD: &[&str] = &[
    "from",
    "against",
    "versus",
    "vs",
    "vs.",
    "compared with",
    "compared to",
    "than",
];

/// Words between those and the figure: "against last year's 10".
const ITS: Words = Words::of("the last year 's ’s previous just only its");

/// Whether the words before a figure make it the old value.
fn joins_old(gap: &Gap<'_>) -> bool {
    let joined = OLD.iter().any(|words| gap.ends_with_over(words, ITS));
    // The "with" of "compared with" begins no clause.
    let compared = gap.ends_with_over("compared with", ITS) && !gap.verb && gap.len() <= 10 && gap.count(JOINTS) == 1;
    joined && (!changes_hands(gap) || compared)
}

/// Whether the words before a figure make it the new value.
fn joins_new(gap: &Gap<'_>) -> bool {
    gap.last() == "to" && !changes_hands(gap)
}

/// Whether a gap goes over to the change: "last year, a rise of", "(up".
fn says_change(gap: &Gap<'_>, claim: &Claimed) -> bool {
    let words: Vec<&str> = gap.words().collect();
    let mark = words
        .iter()
        .rposition(|word| matches!(*word, "," | "(" | "—" | "–" | "-" | "--"));
    let (time, rest) = words.split_at(mark.unwrap_or(0));
    let light = |word: &&str| LIGHT.contains(word) || UP.contains(word) || DOWN.contains(word);
    let plain = |word: &&str| !JOINTS.contains(word) && !matches!(*word, "," | "(" | ")");
    let close = !rest.is_empty() && rest.len() <= 6 && time.len() <= 10;
    let verb = gap.verb && !rest.contains(&"which") && !rest.contains(&"that");
    close
        && !verb
        && rest.iter().all(light)
        && time.iter().all(plain)
        && (mark.is_some() || rest.contains(&"or"))
        && !claim.word
}

fn same_kind(doc: &Document, delta: &QuantityRow, level: &QuantityRow) -> bool {
    unit(doc, delta) == unit(doc, level)
        || money_scale(doc, delta) != money_scale(doc, level) && both_money(delta, level)
}

fn both_money(a: &QuantityRow, b: &QuantityRow) -> bool {
    a.dimension() == Dimension::Money && b.dimension() == Dimension::Money
}

fn unit<'a>(doc: &'a Document, row: &QuantityRow) -> &'a str {
    doc.unit(row).unwrap_or("")
}

/// How many of a money unit make one of its currency.
fn money_scale(doc: &Document, row: &QuantityRow) -> i64 {
    if matches!(unit(doc, row), "cent" | "penny") {
        100
    } else {
        1
    }
}

/// What new and old figure allow; None where they are of two kinds.
pub(super) fn values(doc: &Document, pair: &Pair<'_>) -> Option<(Closed, Closed)> {
    let allowed = |row: &QuantityRow, value: Decimal| {
        let scale = Fraction::ratio(1, i128::from(money_scale(doc, row)))?;
        printed::allowed(value, row.precision, 2)?.times(Closed::point(scale))
    };
    if let Some(delta) = pair.delta {
        let new = allowed(pair.new, pair.new.low)?;
        let delta = allowed(delta, delta.low)?;
        let way = Gap::before(doc, pair.new.sentence, pair.delta?.span.start, 5);
        let word = way
            .words()
            .rev()
            .find(|word| UP.contains(word) || DOWN.contains(word))?;
        let old = if UP.contains(word) {
            new.minus(delta)
        } else {
            new.plus(delta)
        }?;
        return Some((new, old)).filter(|(_, old)| old.low.sign() > 0);
    }
    let Some(old) = pair.old else {
        let (old, new) = (allowed(pair.new, pair.new.low)?, allowed(pair.new, pair.new.high)?);
        return Some((new, old)).filter(|(_, old)| old.low.sign() > 0);
    };
    let alike = unit(doc, pair.new) == unit(doc, old)
        || bare(doc, pair.new) != bare(doc, old)
        || both_money(pair.new, old) && money_scale(doc, pair.new) != money_scale(doc, old);
    let nouns = match (doc.noun(pair.new), doc.noun(old)) {
        (Some(one), Some(other)) if pair.new.dimension() == Dimension::Count => one == other || bare(doc, old),
        _ => true,
    };
    let ranges = pair.new.bound() == Bound::Range || old.bound() == Bound::Range;
    if !alike || !nouns || ranges {
        return None;
    }
    let (new, old) = (allowed(pair.new, pair.new.low)?, allowed(old, old.low)?);
    Some((new, old)).filter(|(new, old)| old.low.sign() > 0 && new.low.sign() >= 0)
}

/// Whether a figure has neither unit nor noun, so that it may take them from its neighbour.
fn bare(doc: &Document, row: &QuantityRow) -> bool {
    // "From 46.06 billion a year earlier"
    let time = |noun: &str| noun.ends_with("year") || noun.ends_with("month") || noun.ends_with("quarter");
    row.dimension() == Dimension::Count && doc.noun(row).is_none_or(time)
}

/// By how much new and old must be scaled where only one of them has a scale word.
pub(super) fn lost_scale(doc: &Document, pair: &Pair<'_>) -> Option<(Fraction, Fraction)> {
    let old = pair.old?;
    let (new_scale, old_scale) = (scale(doc, pair.new), scale(doc, old));
    let small = |row: &QuantityRow, scale: i64| scale > 1 || row.low < Decimal::from(1000);
    if !small(pair.new, new_scale) || !small(old, old_scale) {
        return None;
    }
    let one = Fraction::whole(1);
    match (new_scale, old_scale) {
        (1, other) if other > 1 => Some((Fraction::whole(other), one)),
        (other, 1) if other > 1 => Some((one, Fraction::whole(other))),
        _ => None,
    }
}

fn scale(doc: &Document, row: &QuantityRow) -> i64 {
    let text = doc.text(row.number).to_lowercase();
    let ends = |words: &[&str]| words.iter().any(|word| text.ends_with(word));
    if ends(&["million", "mln", "mn"]) || ends(&["m"]) {
        1_000_000
    } else if ends(&["billion", "bln", "bn"]) || ends(&["b"]) {
        1_000_000_000
    } else if ends(&["trillion", "trn", "tn"]) {
        1_000_000_000_000
    } else if ends(&["thousand", "k"]) {
        1000
    } else {
        1
    }
}
