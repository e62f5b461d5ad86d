//! One figure with two scale words: millions in one place, billions in another.

use std::collections::BTreeMap;

use factlint_core::document::Document;
use factlint_core::language::{Class, Tag, lemma, singular};
use factlint_core::prose::BlockKind;
use factlint_core::rows::{Bound, Dimension, QuantityRow, TokenKind, TokenRow};
use factlint_core::rule::Rule;
use factlint_core::{Sink, declare_rule, without_options};

use crate::gap::{Gap, REACH, Words};

declare_rule! {
    /// ## What it does
    /// Finds two mentions of a figure with the same digits and unit, and with the same words around them, of which one
    /// is a thousand or a million times the other: "$1.5 billion" and "$1.5 million" for one loan.
    ///
    /// ## Why it matters
    /// "Million" for "billion" is among the commonest corrections that newspapers print, and no reader can tell which
    /// of the two was meant.
    ///
    /// ## Example
    /// ```bad
    /// The harbour tunnel will cost $1.5 billion, the ministry said.
    ///
    /// Critics say the $1.5 million cost of the harbour tunnel is too much.
    /// ```
    /// ## Better
    /// ```good
    /// The harbour tunnel will cost $1.5 billion, the ministry said.
    ///
    /// Critics say the $1.5 billion cost of the harbour tunnel is too much.
    /// ```
    /// ## When it stays silent
    /// For figures of one digit; within one sentence; and where the sentences do not share the words next to the
    /// figure, so that it may be of another thing.
    pub WrongMagnitude in "numbers" {
        name: "wrong-magnitude", summary: "one figure told in millions and in billions", level: Warning, since: "0.1.0"
    }
}

impl Rule for WrongMagnitude {
    without_options!();

    fn check(&self, doc: &Document, out: &mut Sink<'_>) {
        let mut shelves: BTreeMap<(i64, u8, &str), Vec<&QuantityRow>> = BTreeMap::new();
        for row in doc.quantities.iter().filter(|row| may_be_misread(doc, row)) {
            let key = (row.low.normal().mantissa, row.dimension, doc.unit(row).unwrap_or(""));
            shelves.entry(key).or_default().push(row);
        }
        for rows in shelves.values() {
            for (idx, row) in rows.iter().enumerate() {
                // The nearest mentions are enough, and keep long documents linear.
                let near = rows.get(idx + 1..).unwrap_or(&[]).iter().take(NEAREST);
                if let Some(other) = near
                    .copied()
                    .find(|other| is_scaled(row, other) && one_thing(doc, row, other))
                {
                    tell(doc, row, other, out);
                    tell(doc, other, row, out);
                }
            }
        }
    }
}

/// How many mentions of the same digits a figure is held against.
const NEAREST: usize = 8;

fn may_be_misread(doc: &Document, row: &QuantityRow) -> bool {
    let digits = row.low.normal().mantissa.unsigned_abs();
    let measured = matches!(
        row.dimension(),
        Dimension::Money
            | Dimension::Count
            | Dimension::Mass
            | Dimension::Volume
            | Dimension::Area
            | Dimension::Energy
            | Dimension::Power
    );
    let running = doc
        .block_of(row.sentence)
        .is_some_and(|block| block.kind() != BlockKind::TableCell);
    digits >= 10 && measured && running && row.bound() != Bound::Range && row.flags & QuantityRow::VAGUE == 0
}

/// Whether one is a thousand or a million times the other, and both are large enough to be told with a scale word.
fn is_scaled(a: &QuantityRow, b: &QuantityRow) -> bool {
    let (x, y) = (a.low.normal().exponent, b.low.normal().exponent);
    let worded = |row: &QuantityRow| row.precision > 0;
    matches!(x.abs_diff(y), 3 | 6)
        && (worded(a) && worded(b) || (worded(a) || worded(b)) && x.min(y) >= 3)
        && a.sentence != b.sentence
}

fn tell(doc: &Document, row: &QuantityRow, other: &QuantityRow, out: &mut Sink<'_>) {
    let (here, there) = (doc.line(row.span), doc.line(other.span));
    let times = if row.low.normal().exponent.abs_diff(other.low.normal().exponent) == 3 {
        "a thousand"
    } else {
        "a million"
    };
    let message = format!("\"{here}\" here, \"{there}\" elsewhere: the same digits, {times} times apart");
    out.report(row.span, message)
        .identity(&there)
        .label(other.span, format!("\"{there}\" here"));
}

/// Words that say nothing of what a figure is of.
const LIGHT: Words = Words::of(
    "be have do make take say year month week day time people number total company will also more last new first \
     up plan per mr cent dollar pound euro million billion firm share pct dlrs mln quarter group",
);

/// How far from a figure a word is near.
const NEAR: u32 = 60;

/// Whether the sentences of two figures share enough to be of one thing: two content words near both figures and
/// three in all, or three near both.
fn one_thing(doc: &Document, a: &QuantityRow, b: &QuantityRow) -> bool {
    let (mine, theirs) = (content(doc, a), content(doc, b));
    let mut shared = 0;
    let mut near = 0;
    for (word, close) in &mine {
        if let Some(other) = theirs.get(word) {
            shared += 1;
            near += usize::from(*close && *other);
        }
    }
    let smaller = mine.len().min(theirs.len());
    // A difference of scope shows in the words around: most of the shorter sentence must be shared.
    let scope = comparison(doc, a) == comparison(doc, b);
    scope && near >= 2 && shared >= 2 && 10 * shared >= 3 * smaller
}

/// Whether a word next to a figure makes it the other half of a comparison.
fn comparison(doc: &Document, row: &QuantityRow) -> bool {
    let before = Gap::before(doc, row.sentence, row.span.start, 3);
    before.has_any(const { Words::of("from against versus than compared another additional each every") })
}

/// The lemmas of the verbs, nouns and adjectives of a figure's sentence, and whether one stands near the figure.
fn content(doc: &Document, row: &QuantityRow) -> BTreeMap<String, bool> {
    let mut words = BTreeMap::new();
    let tokens = doc.tokens_of(row.sentence);
    let middle = tokens.partition_point(|token| token.span.start < row.span.start);
    let around = tokens.iter().skip(middle.saturating_sub(REACH)).take(2 * REACH);
    for token in around {
        let tag = Tag::from_code(token.tag);
        let says = tag.is_noun() || tag.is_verb() || tag.is_adjective() || tag == Tag::Unknown;
        let silent = token.kind() != TokenKind::Word
            || token.has(TokenRow::DIGIT)
            || row.span.overlaps(token.span)
            || token.classes
                & (Class::FUNCTION
                    | Class::NUMBER_WORD
                    | Class::UNIT
                    | Class::MONTH
                    | Class::WEEKDAY
                    | Class::REPORTING)
                != 0;
        if silent || !says {
            continue;
        }
        let text = doc.text(token.span).to_lowercase();
        let base = lemma(&text, tag);
        let base = if tag.is_noun() {
            singular(&base).into_owned()
        } else {
            base.into_owned()
        };
        if base.len() < 3 || LIGHT.contains(base.as_str()) {
            continue;
        }
        let distance = if token.span.start >= row.span.end {
            token.span.start - row.span.end
        } else {
            row.span.start.saturating_sub(token.span.end)
        };
        let close = words.entry(base).or_insert(false);
        *close |= distance <= NEAR;
    }
    words
}
