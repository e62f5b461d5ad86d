//! The value that stands in the place of a pinned thing's, and whether it is another.

use factlint_core::pinned::{Figure, Naming, PinnedFact, Value};
use factlint_core::rows::{Bound, Dimension, QuantityRow, Role};
use factlint_core::span::ProseSpan;

use crate::line::{Line, Mention};
use crate::scope::{is_head, is_narrowed, is_owned, is_placed, is_scoped_behind, is_whole};
use crate::words::{JOINS, JOINS_BACK, MAXIMA, MINIMA, Words};
use crate::{silence, values};

/// How many words may join a thing and its value.
pub(crate) const REACH: usize = 7;

/// The place of a value that contradicts what is pinned of the thing that is mentioned.
pub(crate) fn contradiction(line: &Line<'_>, mention: &Mention, fact: &PinnedFact) -> Option<ProseSpan> {
    if !is_head(line, mention) {
        return None;
    }
    match &fact.value {
        Value::Figure(pinned) => figure(line, mention, fact, pinned),
        Value::Version(_) => values::version(line, mention, fact),
        Value::Date(_) => values::date(line, mention, fact),
        Value::Text(pinned) => values::text(line, mention, fact, pinned),
    }
}

fn figure(line: &Line<'_>, mention: &Mention, fact: &PinnedFact, pinned: &Figure) -> Option<ProseSpan> {
    let (row, before) = match behind(line, mention) {
        Some(row) => (row, false),
        None => (in_front(line, mention)?, true),
    };
    // "100 requests per minute" is an amount for each, and pinned as one.
    let rate = row.dimension() == Dimension::Rate;
    let each = !rate && (row.flags & QuantityRow::EACH != 0 || row.role() == Role::Each);
    let partial = matches!(row.role(), Role::Share | Role::Part | Role::Forecast);
    if each || partial || row.flags & QuantityRow::VAGUE != 0 {
        return None;
    }
    if !before && is_narrowed(line, mention) || is_owned(line, mention) || is_placed(line, mention) {
        return None;
    }
    let change = row.role() == Role::Change;
    if change && (row.bound() != Bound::Range || line.doc.text(row.span).split_whitespace().next() != Some("from")) {
        return None;
    }
    let unit = line.doc.unit(row);
    if !pinned.is_comparable(row, unit) || !same_noun(line, row, pinned, fact) {
        return None;
    }
    let whole = whole_span(line, row);
    let own = [whole, line.span(mention)];
    let end = if before { line.span(mention).end } else { whole.end };
    if is_scoped_behind(line, end) || silence::is_hedged(line, &own, fact.as_of, change) {
        return None;
    }
    let stated = stated(line, mention, row, change);
    if pinned.bears_out(&stated, unit) {
        return None;
    }
    let counted = before && pinned.unit.is_none() && pinned.row.dimension() == Dimension::Count;
    // "Two regions" may be some of them; more than there are cannot be.
    if counted && stated.high < pinned.row.low && !is_whole(line, row) {
        return None;
    }
    Some(if rate { whole } else { row.span })
}

/// The figure as it is to be compared: of a change its end, and without the bound that the thing's name implies.
fn stated(line: &Line<'_>, mention: &Mention, row: &QuantityRow, change: bool) -> QuantityRow {
    let mut stated = *row;
    if change {
        stated.low = row.high;
        stated.bound = Bound::Exact.code();
    }
    let name = line.words.get(mention.first..mention.end).unwrap_or(&[]);
    let is = |list: Words| name.iter().any(|word| list.contains(word));
    // "The limit is up to 25 MB" says that it is 25 MB.
    let implied = match row.bound() {
        Bound::AtMost => is(MAXIMA),
        Bound::AtLeast => is(MINIMA),
        _ => false,
    };
    if implied {
        stated.low = if row.bound() == Bound::AtMost {
            row.high
        } else {
            row.low
        };
        stated.high = stated.low;
        stated.bound = Bound::Exact.code();
    }
    stated
}

/// The figure behind a thing, with nothing but joining words between: "the upload limit is set to 25 MB".
fn behind<'d>(line: &Line<'d>, mention: &Mention) -> Option<&'d QuantityRow> {
    let row = line.quantities().find(|row| row.span.start >= line.span(mention).end)?;
    let end = line.token_at(row.span.start);
    let gap = mention.end..end;
    if gap.len() > REACH {
        return None;
    }
    let words: Vec<String> = gap.clone().map(|idx| line.small(idx)).collect();
    let verbs = [
        "raised",
        "increased",
        "lowered",
        "reduced",
        "cut",
        "changed",
        "bumped",
        "grew",
        "rose",
        "fell",
        "dropped",
        "was",
        "went",
    ];
    let change = row.role() == Role::Change;
    let joined = words
        .iter()
        .all(|word| JOINS.contains(word) || change && verbs.contains(&word.as_str()));
    // "Must not exceed 25 MB" gives the limit; "is not 25 MB" does not.
    let denied = words
        .iter()
        .any(|word| matches!(word.as_str(), "not" | "never" | "cannot"));
    let exceeds = words.iter().any(|word| word.starts_with("exceed"));
    // A bare figure directly behind a word is a name more often than a value ("Regions 2 and 3").
    let bare = words.is_empty() && row.dimension() == Dimension::Count;
    (joined && denied == exceeds && !bare).then_some(row)
}

/// The figure in front of a thing: what it counts, or "a 25 MB upload limit".
fn in_front<'d>(line: &Line<'d>, mention: &Mention) -> Option<&'d QuantityRow> {
    let start = line.span(mention).start;
    let row = line.quantities().filter(|row| row.number.end <= start).last()?;
    let end = if row.noun_span.start < start && row.noun_span.overlaps(line.span(mention)) || row.span.end > start {
        row.number.end
    } else {
        row.span.end
    };
    let gap = line.token_at(end)..mention.first;
    if gap.len() > 2 {
        return None;
    }
    let words: Vec<String> = gap.map(|idx| line.small(idx)).collect();
    let direct = words.is_empty() || words.iter().all(|word| word == "-");
    let back = words.len() == 2 && words.iter().all(|word| JOINS_BACK.contains(word));
    let fits = match row.dimension() {
        Dimension::Count => direct,
        _ => direct || back,
    };
    // "No. 12 regions", "2.1 regions", "#3 regions" count nothing.
    (fits && row.dimension() != Dimension::Ordinal).then_some(row)
}

/// A figure with what it counts, and for a rate with what it is for each of: "100 requests per minute".
pub(crate) fn whole_span(line: &Line<'_>, row: &QuantityRow) -> ProseSpan {
    let beside = row.noun_span.start >= row.span.start && row.noun_span.start <= row.span.end + 1;
    let mut end = if beside {
        row.span.end.max(row.noun_span.end)
    } else {
        row.span.end
    };
    if row.dimension() == Dimension::Rate {
        let idx = line.token_at(end);
        let per = matches!(line.small(idx).as_str(), "per" | "a" | "an" | "each" | "every" | "/");
        if let Some(token) = line.tokens.get(idx + 1).filter(|_| per) {
            end = token.span.end;
        }
    }
    ProseSpan::new(row.span.start, end)
}

/// Whether a figure counts what the fact counts: another noun behind it means another thing.
fn same_noun(line: &Line<'_>, row: &QuantityRow, pinned: &Figure, fact: &PinnedFact) -> bool {
    let head = |noun: &str| noun.rsplit(' ').next().unwrap_or(noun).to_owned();
    let Some(found) = line.doc.noun(row).map(head) else {
        return true;
    };
    let named = match &fact.naming {
        Naming::Words(names) => names.iter().any(|name| name.contains(&found)),
        Naming::Pattern(_) => true,
    };
    named
        || pinned.noun.as_deref().map(head) == Some(found)
        || row.dimension() != Dimension::Count && pinned.noun.is_none()
}
