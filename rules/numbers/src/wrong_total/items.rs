//! Totals of lists and sentences: "Total: 12" below items, "a total of 12: 5 from A, 4 from B and 3 from C".

use std::cmp::Ordering;

use factlint_core::document::Document;
use factlint_core::interval::{Closed, Fraction};
use factlint_core::prose::{BlockKind, BlockRow};
use factlint_core::rows::{Bound, Dimension, QuantityRow};
use factlint_core::span::ProseSpan;

use super::cell::Cell;
use super::{Figure, Sum, Verdict};
use crate::gap::{Gap, Words, by_sentence};

/// The sums of lists and sentences that differ from their totals.
pub(super) fn sums(doc: &Document) -> impl Iterator<Item = Sum> {
    let sentences = by_sentence(doc).filter_map(|figures| sentence(doc, figures));
    let mut found: Vec<Sum> = sentences.collect();
    let mut items: Vec<&BlockRow> = Vec::new();
    for block in doc.blocks() {
        if block.kind() == BlockKind::ListItem {
            items.push(block);
        } else {
            found.extend(list(doc, &items));
            items.clear();
        }
    }
    found.extend(list(doc, &items));
    found.into_iter().filter(|sum| sum.verdict() == Verdict::Differs)
}

/// "Aldport: 5" to "Total: 12", where the total is the last item.
fn list(doc: &Document, items: &[&BlockRow]) -> Option<Sum> {
    let (last, parts) = items.split_last()?;
    let level = parts.iter().all(|item| item.level == last.level);
    let (head, total, unit) = item(doc, last)?;
    if !level || parts.len() < 2 || !matches!(head.to_lowercase().as_str(), "total" | "in total" | "sum") {
        return None;
    }
    let parts: Option<Vec<Figure>> = (parts.iter())
        .map(|part| item(doc, part).filter(|(head, _, other)| *other == unit && !head.to_lowercase().contains("total")))
        .map(|part| part.map(|(_, figure, _)| figure))
        .collect();
    Some(Sum {
        total,
        parts: parts?,
        place: " of the list".to_owned(),
    })
}

/// An item that is a name, a colon and a number.
fn item<'d>(doc: &'d Document, block: &BlockRow) -> Option<(&'d str, Figure, String)> {
    let text = doc.text(block.span);
    let (head, number) = text.rsplit_once(": ")?;
    let cell = Cell::read(number.trim_end_matches(['.', ';', ',']))?;
    let start = block.span.start + (text.len() - number.len()) as u32;
    let figure = cell.figure(ProseSpan::new(start, block.span.end))?;
    Some((head.trim(), figure, cell.unit.1))
}

/// Words that make a part something else than a part.
const UNSURE: Words = Words::of(
    "including which whom more another at least than each both include about or among also other minus less some \
     nearly",
);

/// "a total of 12 boats: 5 from Aldport, 4 from Brenning and 3 from Corve".
fn sentence(doc: &Document, figures: &[QuantityRow]) -> Option<Sum> {
    for (idx, total) in figures.iter().enumerate() {
        let parts = figures.get(idx + 1..).unwrap_or(&[]);
        if parts.len() < 2 || !is_plain(total) {
            continue;
        }
        let before = Gap::before(doc, total.sentence, total.span.start, 3);
        let end = total.noun_span.end.max(total.span.end);
        let end = if total.noun_span.is_some() { end } else { total.span.end };
        let after = Gap::after(doc, total.sentence, end, 8);
        let ahead = ["total of", "total ,", "in all ,"]
            .iter()
            .any(|words| before.ends_with(words));
        let stated = ahead || after.word(0) == "in" && matches!(after.word(1), "total" | "all");
        let colon = after.words().position(|word| matches!(word, ":" | "—" | "–" | "("));
        if !stated || colon.is_none() {
            continue;
        }
        return parts_of(doc, total, parts);
    }
    None
}

fn is_plain(row: &QuantityRow) -> bool {
    let exact = row.bound() == Bound::Exact && row.flags & (QuantityRow::VAGUE | QuantityRow::EACH) == 0;
    exact && matches!(row.dimension(), Dimension::Count | Dimension::Money) && !row.low.is_negative()
}

/// The sum of the parts, where each begins right behind a comma or "and", and nothing stands behind the last.
fn parts_of(doc: &Document, total: &QuantityRow, parts: &[QuantityRow]) -> Option<Sum> {
    let sentence = doc.sentence(total.sentence)?;
    let whole = Gap::between(doc, total.sentence, total.span.end, sentence.span.end);
    let mut figures = Vec::new();
    let mut from = total.span.end;
    for (idx, part) in parts.iter().enumerate() {
        let gap = Gap::between(doc, part.sentence, from, part.span.start);
        let joined = if idx == 0 {
            matches!(gap.last(), ":" | "—" | "–" | "(")
        } else {
            matches!(gap.last(), "," | "and" | ";")
        };
        let same =
            doc.unit(part) == doc.unit(total) || part.noun_span.is_some() && part.dimension() == total.dimension();
        if !joined || !same || !is_plain(part) {
            return None;
        }
        // "12 of them women" is no part that stands beside others.
        if Gap::after(doc, part.sentence, part.span.end, 1).word(0) == "of" {
            return None;
        }
        from = part.span.end;
        figures.push(figure(part)?);
    }
    let last = parts.last()?;
    let before_last = Gap::before(doc, last.sentence, last.span.start, 1);
    let tail = Gap::between(doc, last.sentence, last.span.end, sentence.span.end);
    let ends = before_last.last() == "and" && !tail.has_any(const { Words::of(", ; : — and (") }) && tail.len() <= 8;
    // Every comma and "and" of the list must stand before a part: else a part has no figure.
    let marks = Gap::between(doc, last.sentence, parts.first()?.span.end, last.span.start);
    let joints = marks.words().filter(|word| matches!(*word, "," | "and" | ";")).count();
    let oxford = usize::from(marks.ends_with(", and"));
    let complete = joints == figures.len() - 1 + oxford;
    // Parts that make far too little are some of the parts only.
    let sum = figures
        .iter()
        .try_fold(Fraction::whole(0), |sum, part| sum.plus(part.printed))?;
    let least = figure(total)?.printed.times(Fraction::ratio(65, 100)?)?;
    let enough = sum.compare(least) != Some(Ordering::Less);
    (ends && enough && complete && !whole.has_any(UNSURE)).then(|| {
        Some(Sum {
            total: figure(total)?,
            parts: figures,
            place: String::new(),
        })
    })?
}

/// Plain counts are exact; sums of money are rounded.
fn figure(row: &QuantityRow) -> Option<Figure> {
    let printed = Fraction::of(row.low)?;
    let exact = row.dimension() == Dimension::Count && row.precision <= 0;
    let allowed = if exact {
        Closed::point(printed)
    } else {
        Closed::printed(row)?
    };
    Some(Figure {
        span: row.span,
        printed,
        allowed,
    })
}
