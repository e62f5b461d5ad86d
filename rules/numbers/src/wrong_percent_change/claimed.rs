//! Changes that a sentence claims: a percentage with a word of change, "by a third", "doubled".

use std::sync::LazyLock;

use factlint_core::decimal::Decimal;
use factlint_core::document::Document;
use factlint_core::interval::{Closed, Fraction};
use factlint_core::language::Groups;
use factlint_core::rows::{Bound, Dimension, QuantityRow};
use factlint_core::span::ProseSpan;

use crate::gap::{Gap, Words};

/// Which way a change goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    /// It grows.
    Up,
    /// It shrinks.
    Down,
    /// The sentence does not say.
    Either,
}

/// A claimed change.
#[derive(Debug)]
pub(super) struct Claimed {
    /// Its sentence.
    pub(super) sentence: u32,
    /// The words that claim it.
    pub(super) span: ProseSpan,
    /// Which way.
    pub(super) direction: Direction,
    /// Its size as a part of the old value, without sign.
    size: Closed,
    /// Whether it may be more than that.
    open: bool,
    /// Whether it is in percentage points.
    pub(super) points: bool,
    /// Whether it says the figure before it once more ("5 points, or 2 percent"), without a word of change next to it.
    pub(super) alternative: bool,
    /// Whether a verb alone claims it ("doubled").
    pub(super) word: bool,
}

impl Claimed {
    /// Whether a worked-out change, signed, is one that the claim allows.
    pub(super) fn allows(&self, change: Closed) -> bool {
        let meets = |change: Closed| {
            let far = Fraction::whole(1_000_000);
            let size = if self.open {
                self.size.join(Closed::point(far))
            } else {
                self.size
            };
            size.meets(change)
        };
        match self.direction {
            Direction::Up => meets(change),
            Direction::Down => meets(change.negated()),
            Direction::Either => meets(change) || meets(change.negated()),
        }
    }
}

pub(super) const UP: Words = Words::of(
    "rise rises rose risen rising increase increases increased increasing grow grows grew grown growing growth \
     climb climbs climbed climbing jump jumps jumped jumping soar soars soared soaring surge surges surged \
     surging leap leaps leapt leaped gain gains gained gaining up advance advances advanced expand expands \
     expanded higher more rally rallied raise raised raises boost boosted lifted hike hiked swelled improvement \
     rocketed rebounded upturn",
);

pub(super) const DOWN: Words = Words::of(
    "fall falls fell fallen falling drop drops dropped dropping decline declines declined declining slip slips \
     slipped slump slumps slumped plunge plunges plunged plunging tumble tumbles tumbled slide slid shrink shrank \
     shrunk shrinkage sink sank sunk dip dips dipped lose lost loses shed down lower less fewer reduce reduced \
     reduction cut cuts contract contracted contraction retreated weakened dived slashed crashed decrease loss \
     decreases decreased eased plummeted downturn narrowed",
);

/// Verbs that claim a change by themselves: new to old, in hundredths.
const MULTIPLES: &[(&str, Direction, i64)] = &[
    ("doubled doubling", Direction::Up, 200),
    ("tripled trebled tripling", Direction::Up, 300),
    ("quadrupled", Direction::Up, 400),
    ("halved halving", Direction::Down, 50),
];

/// The same by word, and "by" behind them.
static VERBS: LazyLock<Groups> = LazyLock::new(|| {
    let verbs = MULTIPLES.iter().map(|(verbs, ..)| *verbs);
    Groups::of(verbs.chain(["by"]))
});

/// The bit of "by" in [`VERBS`].
const BY: u64 = 1 << MULTIPLES.len();

/// Parts that stand behind "by".
const PARTS: &[(&str, i64, i64)] = &[
    ("half", 1, 2),
    ("a half", 1, 2),
    ("a third", 1, 3),
    ("one third", 1, 3),
    ("one-third", 1, 3),
    ("two thirds", 2, 3),
    ("two-thirds", 2, 3),
    ("a quarter", 1, 4),
    ("one quarter", 1, 4),
    ("one-quarter", 1, 4),
    ("three quarters", 3, 4),
    ("three-quarters", 3, 4),
    ("a fifth", 1, 5),
    ("one fifth", 1, 5),
    ("one-fifth", 1, 5),
];

/// Words between a verb of change and its figure.
const BETWEEN: Words = Words::of("by of a an the further another sharply steeply slightly modest");

/// The changes that a sentence claims.
pub(super) fn all(doc: &Document, sentence: u32, figures: &[QuantityRow]) -> Vec<Claimed> {
    // A change is worked out from two figures, which may be one range; one in per cent is a third.
    let worth = |row: &QuantityRow| if row.bound() == Bound::Range { 2 } else { 1 };
    let count: usize = figures.iter().map(worth).sum();
    let mut claims = Vec::new();
    if count < 2 {
        return claims;
    }
    if count > 2 {
        let percents = figures.iter().filter(|row| row.dimension() == Dimension::Percent);
        claims.extend(percents.filter_map(|row| percent(doc, row)));
    }
    multiples(doc, sentence, &mut claims);
    parts(doc, sentence, &mut claims);
    claims
}

fn percent(doc: &Document, row: &QuantityRow) -> Option<Claimed> {
    let unit = doc.unit(row)?;
    let open = matches!(row.bound(), Bound::MoreThan | Bound::AtLeast);
    if !matches!(unit, "percent" | "percentage point")
        || !(open || row.bound() == Bound::Exact)
        || row.low.is_negative()
    {
        return None;
    }
    let (direction, alternative) = direction(doc, row)?;
    // A percentage is often cut off instead of rounded, and a round one above a hundred is rounded to tens.
    let zeros = row.low.normal().exponent;
    let unit_of_last = if row.low >= Decimal::from(100) {
        row.precision.max(zeros)
    } else {
        row.precision
    };
    let hundred = Fraction::whole(100);
    let last = Fraction::of(Decimal::new(1, unit_of_last))?;
    let around = Closed::around(Fraction::of(row.low)?, last)?;
    Some(Claimed {
        sentence: row.sentence,
        span: row.span,
        direction,
        size: Closed::new(around.low.over(hundred)?, around.high.over(hundred)?),
        open,
        alternative,
        points: unit == "percentage point",
        word: false,
    })
}

/// The way a percentage goes by the word of change next to it, and whether it has none but says the figure before it
/// once more; None where it is no change.
fn direction(doc: &Document, row: &QuantityRow) -> Option<(Direction, bool)> {
    let before = Gap::before(doc, row.sentence, row.span.start, 4);
    let cue = before
        .words()
        .rev()
        .find(|word| !BETWEEN.contains(word) && !word.ends_with("ly"));
    let after = Gap::after(doc, row.sentence, row.span.end, 3);
    let ahead = after
        .words()
        .find(|word| UP.contains(word) || DOWN.contains(word) || stops(word));
    match (cue.and_then(way), ahead.and_then(way)) {
        (Some(a), Some(b)) if a != b => Some((Direction::Either, false)),
        (Some(found), _) | (None, Some(found)) => Some((found, false)),
        // "rose 5 points, or 2 percent, to 120": the word of change stands before the other figure.
        (None, None) => matches!(before.last(), "or" | "(").then(|| (far_direction(doc, row), true)),
    }
}

fn way(word: &str) -> Option<Direction> {
    if UP.contains(word) {
        Some(Direction::Up)
    } else if DOWN.contains(word) {
        Some(Direction::Down)
    } else {
        (word == "change" || word == "changed").then_some(Direction::Either)
    }
}

fn stops(word: &str) -> bool {
    matches!(
        word,
        "," | ";" | "." | ":" | "(" | ")" | "to" | "from" | "and" | "but" | "of" | "in" | "at" | "on"
    )
}

fn far_direction(doc: &Document, row: &QuantityRow) -> Direction {
    let before = Gap::before(doc, row.sentence, row.span.start, 14);
    let word = before
        .words()
        .rev()
        .find(|word| UP.contains(word) || DOWN.contains(word) || matches!(*word, ";" | ":"));
    word.and_then(way).unwrap_or(Direction::Either)
}

fn hundredths(low: i64, high: i64) -> Option<Closed> {
    Some(Closed::new(
        Fraction::ratio(low.into(), 100)?,
        Fraction::ratio(high.into(), 100)?,
    ))
}

/// "doubled", "more than tripled": writers mean it roughly, so only what is far off is told.
fn multiples(doc: &Document, sentence: u32, claims: &mut Vec<Claimed>) {
    for token in doc.tokens_of(sentence) {
        let number = VERBS.get(token.word).trailing_zeros() as usize;
        let Some(&(_, direction, ratio)) = MULTIPLES.get(number) else {
            continue;
        };
        let before = Gap::before(doc, sentence, token.span.start, 2);
        let above = before.ends_with("more than");
        let hedged = matches!(
            before.last(),
            "nearly" | "almost" | "roughly" | "about" | "virtually" | "not" | "n't"
        );
        if hedged || matches!(before.last(), "be" | "been" | "to") {
            continue;
        }
        let size = if direction == Direction::Up {
            // A ratio of 1.75 to 2.5 is "doubled" to somebody.
            hundredths(ratio * 7 / 8 - 100, ratio * 5 / 4 - 100)
        } else {
            hundredths(40, 60)
        };
        let Some(size) = size else { continue };
        claims.push(Claimed {
            sentence,
            span: token.span,
            direction,
            size,
            open: above,
            alternative: false,
            points: false,
            word: true,
        });
    }
}

/// "by a third": writers mean it roughly, so five points to either side are allowed.
fn parts(doc: &Document, sentence: u32, claims: &mut Vec<Claimed>) {
    let tokens = doc.tokens_of(sentence);
    for (idx, token) in tokens.iter().enumerate() {
        if VERBS.get(token.word) & BY == 0 {
            continue;
        }
        let before = Gap::before(doc, sentence, token.span.start, 3);
        let Some(direction) = before.words().rev().find_map(way) else {
            continue;
        };
        let after = Gap::after(doc, sentence, token.span.end, 4);
        let part = PARTS.iter().find(|(words, ..)| {
            let count = words.split(' ').count();
            after.words().take(count).eq(words.split(' ')) && ends_part(after.word(count))
        });
        let Some(&(words, over, under)) = part else { continue };
        let last = tokens.get(idx + words.split(' ').count());
        let size = hundredths(over * 100 / under - 5, over * 100 / under + 6);
        let (Some(last), Some(size)) = (last, size) else {
            continue;
        };
        claims.push(Claimed {
            sentence,
            span: ProseSpan::new(token.span.start, last.span.end),
            direction,
            size,
            open: false,
            alternative: false,
            points: false,
            word: true,
        });
    }
}

/// Whether the word behind "by a third" leaves it a part of the old value: not "by half a point", "by a third place".
fn ends_part(next: &str) -> bool {
    const { Words::of(", . ; to from in since over last this between compared at") }.contains(next) || next.is_empty()
}
