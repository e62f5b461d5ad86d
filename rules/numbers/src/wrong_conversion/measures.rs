//! Which two figures are a measure and its conversion.

use factlint_core::decimal::Decimal;
use factlint_core::document::Document;
use factlint_core::interval::{Closed, Fraction};
use factlint_core::rows::{Bound, Dimension, QuantityRow};
use factlint_core::span::ProseSpan;
use factlint_core::units;

use super::less;
use crate::gap::{Gap, Words};
use crate::printed;

/// One end of a measure.
#[derive(Debug, Clone, Copy)]
pub(super) struct End {
    /// What is printed, in the printed unit.
    pub(super) printed: Fraction,
    /// What it may be before a conversion, by its digits.
    pub(super) inside: Closed,
    /// What may be rounded to it, as writers round conversions.
    pub(super) rounds: Closed,
}

/// A measure: one figure, a range, or feet and inches.
#[derive(Debug)]
pub(super) struct Measure<'d> {
    /// Its words.
    pub(super) span: ProseSpan,
    /// The name of its unit.
    pub(super) unit: &'d str,
    /// One end, or two of a range.
    pub(super) ends: Vec<End>,
    /// Its sentence.
    pub(super) sentence: u32,
    dimension: Dimension,
}

/// Large and small units that are said together, and how many of the small one make one of the large one.
const TOGETHER: &[(&str, &str, i64)] = &[
    ("foot", "inch", 12),
    ("stone", "pound-mass", 14),
    ("pound-mass", "ounce", 16),
];

/// Originals with their conversions in a sentence.
pub(super) fn conversions<'d>(doc: &'d Document, figures: &[QuantityRow]) -> Vec<(Measure<'d>, Measure<'d>)> {
    let mut found = Vec::new();
    let mut last: Option<Measure<'d>> = None;
    let mut rest = figures;
    while let Some((row, after)) = rest.split_first() {
        let (measure, taken) = measure(doc, row, after);
        rest = after.get(taken..).unwrap_or(&[]);
        let pair = last.take().zip(measure.as_ref());
        let joined = pair.is_some_and(|(last, measure)| {
            let fits = converts(&last, measure) && joins(doc, &last, measure);
            if fits && let Some(measure) = self::measure(doc, row, after).0 {
                found.push((last, measure));
            }
            fits
        });
        last = measure.filter(|_| !joined);
    }
    found
}

fn converts(a: &Measure<'_>, b: &Measure<'_>) -> bool {
    a.dimension == b.dimension && a.unit != b.unit && a.ends.len() == b.ends.len()
}

/// Whether the second measure stands right behind the first as its conversion, and nothing else stands with it.
fn joins(doc: &Document, a: &Measure<'_>, b: &Measure<'_>) -> bool {
    let gap = Gap::between(doc, a.sentence, a.span.end, b.span.start);
    let after = Gap::after(doc, b.sentence, b.span.end, 2);
    let opened = matches!(gap.last(), "(" | "[")
        || ["( about", "( around", "( some", "( or"]
            .iter()
            .any(|end| gap.ends_with(end));
    if opened {
        // "10 miles of road (16 km)", but not "10 miles from the farm, 5 acres (16 km)".
        let near = gap.len() <= 5 && !gap.verb && !gap.has_any(const { Words::of(", ; and or from by per") });
        return (near || gap.ends_with("( or") && gap.len() == 2) && matches!(after.word(0), ")" | "]");
    }
    let or = [", or", ", or about", ", or around", "or about"]
        .iter()
        .any(|words| gap.is(words));
    or && !matches!(after.word(0), "or" | "and" | "more" | "less" | "-")
}

/// The measure that starts with a row, and how many of the rows behind it belong to it.
fn measure<'d>(doc: &'d Document, row: &QuantityRow, after: &[QuantityRow]) -> (Option<Measure<'d>>, usize) {
    let Some(unit) = doc.unit(row).and_then(units::find) else {
        return (None, 0);
    };
    let measured = matches!(
        unit.dimension,
        Dimension::Length
            | Dimension::Area
            | Dimension::Volume
            | Dimension::Mass
            | Dimension::Temperature
            | Dimension::Speed
            | Dimension::Energy
            | Dimension::Power
    );
    if !measured || row.dimension() != unit.dimension || row.flags & QuantityRow::VAGUE != 0 {
        return (None, 0);
    }
    let about = row.bound() == Bound::About;
    let whole = |unit: &'d str, span: ProseSpan, ends: Vec<End>| Measure {
        span,
        unit,
        ends,
        sentence: row.sentence,
        dimension: row.dimension(),
    };
    if let Some(small) = after.first()
        && row.bound() != Bound::Range
        && let Some((small_unit, many, end)) = smaller(doc, unit.name, row, small)
        && let Some(ends) = together(row, small, many)
    {
        return (
            Some(whole(small_unit, ProseSpan::new(row.span.start, end), vec![ends])),
            1,
        );
    }
    let mut ends = vec![self::end(row.low, row, about)];
    if row.bound() == Bound::Range {
        ends.push(self::end(row.high, row, about));
    }
    let ends: Option<Vec<End>> = ends.into_iter().collect();
    (ends.map(|ends| whole(unit.name, row.span, ends)), 0)
}

/// The small unit of a row that belongs to the one before it ("6 ft 2 in"), how many make a large one, and its end.
fn smaller<'d>(doc: &'d Document, large: &str, row: &QuantityRow, small: &QuantityRow) -> Option<(&'d str, i64, u32)> {
    let gap = Gap::between(doc, row.sentence, row.span.end, small.span.start);
    if !(gap.len() == 0 || gap.is("and") || gap.is(",") || gap.is("-")) || small.bound() != Bound::Exact {
        return None;
    }
    let &(_, name, many) = TOGETHER.iter().find(|(name, ..)| *name == large)?;
    if small.low >= Decimal::from(many) {
        return None;
    }
    let unit = units::find(name)?.name;
    if doc.unit(small) == Some(unit) {
        return Some((unit, many, small.span.end));
    }
    // "6 ft 2 in": "in" is no unit to the reader, and "5 ft 11" lacks it.
    let after = Gap::after(doc, small.sentence, small.span.end, 2);
    let bare = small.unit == factlint_core::rows::NONE && large == "foot" && gap.len() == 0;
    if !bare {
        return None;
    }
    let inch = matches!(after.word(0), "in" | "in." | "ins");
    let end = if inch {
        small.span.end + 1 + after.word(0).len() as u32
    } else {
        small.span.end
    };
    (inch || matches!(after.word(0), "(" | ",")).then_some((unit, many, end))
}

fn together(large: &QuantityRow, small: &QuantityRow, many: i64) -> Option<End> {
    let large = Fraction::of(large.low)?.times(Fraction::whole(many))?;
    let shift = |closed: Closed| closed.plus(Closed::point(large));
    let inside = shift(Closed::printed(small)?)?;
    Some(End {
        printed: Fraction::of(small.low)?.plus(large)?,
        inside,
        rounds: inside,
    })
}

fn end(value: Decimal, row: &QuantityRow, about: bool) -> Option<End> {
    let printed = Fraction::of(value)?;
    let (mut inside, mut rounds) = (
        printed::allowed(value, row.precision, 2)?,
        printed::allowed(value, row.precision, 7)?,
    );
    if row.flags & QuantityRow::WORDS != 0 || about {
        let share = printed
            .magnitude()
            .times(Fraction::ratio(if about { 15 } else { 5 }, 100)?)?;
        if less(Fraction::whole(0), share) {
            inside = inside.join(Closed::around(printed, share)?);
            rounds = rounds.join(inside);
        }
    }
    Some(End {
        printed,
        inside,
        rounds,
    })
}
