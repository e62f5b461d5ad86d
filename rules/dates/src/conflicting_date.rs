//! One event with two dates.

use std::sync::Arc;

use factlint_core::calendar::month_name;
use factlint_core::document::Document;
use factlint_core::fact::{Fact, FactSink, FactValue, Feature, Group};
use factlint_core::hash::StableHasher;
use factlint_core::rows::{Anchor, DateKind, DateRow, TokenKind, TokenRow};
use factlint_core::rule::Rule;
use factlint_core::span::ProseSpan;
use factlint_core::{Sink, declare_rule, without_options};

declare_rule! {
    /// ## What it does
    /// Finds two dates for something that happens once: a birth, a death, a founding, the signing of a treaty, the sinking of
    /// a ship; in one document or in two that are about the same event.
    ///
    /// ## Why it matters
    /// One of the two is wrong, and both are copied by whoever reads them.
    ///
    /// ## Example
    /// ```bad
    /// The Brackwater Museum was founded in 1887 by a clockmaker.
    ///
    /// Every clock of the Brackwater Museum, founded in 1878, shows another time.
    /// ```
    /// ## Better
    /// ```good
    /// The Brackwater Museum was founded in 1887 by a clockmaker.
    ///
    /// Every clock of the Brackwater Museum, founded in 1887, shows another time.
    /// ```
    /// ## When it stays silent
    /// Unless a name, the event and a date with its year stand side by side; for "about", "by", "before" and ranges; in
    /// quotations; where one date is only finer than the other (May 1887, 3 May 1887).
    pub ConflictingDate {} in "dates" {
        name: "conflicting-date", summary: "one event with two dates", level: Warning, since: "0.1.0"
    }
}

/// What happens once, and the words that tell of it.
const EVENTS: &[(&str, &[&str])] = &[
    ("born", &["born", "b."]),
    ("died", &["died", "killed", "murdered", "assassinated", "d."]),
    ("founded", &["founded", "established", "incorporated"]),
    ("signed", &["signed"]),
    ("sunk", &["sank", "sunk"]),
    ("built", &["built"]),
    ("abolished", &["abolished", "disbanded", "dissolved"]),
];

/// Words and marks that may stand between a name and what happened.
const BEFORE: &[&str] = &[
    ",",
    "(",
    "was",
    "were",
    "is",
    "who",
    "which",
    "first",
    "officially",
    "had",
    "has",
    "been",
    "formally",
];

/// Words that lead from an event to its date.
const LEADS: &[&str] = &["in", "on"];

/// The most words between a name and its date.
const REACH: usize = 12;

/// Feature: the date as `year * 10000 + month * 100 + day`.
const DATE: u8 = 0;

impl Rule for ConflictingDate {
    without_options!();

    fn facts(&self, doc: &Document, out: &mut FactSink<'_>) {
        for date in doc.dates.iter().filter(|date| is_whole(date)) {
            let Some((event, name)) = event(doc, date) else {
                continue;
            };
            let key = StableHasher::default().str(event).str(&name.to_lowercase()).finish();
            let fact = out.emit(
                date.span,
                date.sentence,
                FactValue::Text(Arc::from(format!("{name} {event}"))),
                vec![key],
            );
            let hash = u64::from(date.year) * 10_000 + u64::from(date.month) * 100 + u64::from(date.day);
            fact.features.push(Feature { kind: DATE, hash });
        }
    }

    fn reconcile(&self, group: &Group<'_>, out: &mut Sink<'_>) {
        let mut told: Vec<(usize, u64)> = Vec::new();
        for (i, j) in group.pairs() {
            let (Some(a), Some(b)) = (group.facts.get(i), group.facts.get(j)) else {
                continue;
            };
            if agree(value(a), value(b)) {
                continue;
            }
            for (idx, fact, other) in [(i, a, b), (j, b, a)] {
                if !told.contains(&(idx, value(other))) {
                    told.push((idx, value(other)));
                    tell(fact, other, out);
                }
            }
        }
    }
}

/// Whether a date has its own year, and is one date.
fn is_whole(date: &DateRow) -> bool {
    matches!(date.kind(), DateKind::Day | DateKind::Month | DateKind::Year)
        && date.anchor() == Anchor::Explicit
        && date.year > 0
        && [date.end_year, u32::from(date.end_month), u32::from(date.end_day)] == [0, 0, 0]
        && date.direction == 0
}

/// What happened on a date, and to whom or what, by the fullest name.
fn event<'d>(doc: &'d Document, date: &DateRow) -> Option<(&'static str, &'d str)> {
    if doc.quote_at(date.span.start).is_some() {
        return None;
    }
    let tokens = doc.tokens_of(date.sentence);
    let end = tokens.partition_point(|token| token.span.end <= date.span.start);
    let word = |at: usize| tokens.get(at).map(|token| doc.text(token.span).to_lowercase());
    let is = |at: usize, list: &[&str]| word(at).is_some_and(|word| list.contains(&word.as_str()));
    let verb = (end.saturating_sub(REACH)..end)
        .rev()
        .find(|&at| EVENTS.iter().any(|(_, words)| is(at, words)))?;
    let &(event, _) = EVENTS.iter().find(|(_, words)| is(verb, words))?;
    let between = tokens.get(verb + 1..end)?;
    let bracket = event == "born" || event == "died";
    if !(leads(doc, between) || between.is_empty() && bracket) {
        return None;
    }
    let mut first = verb;
    while let Some(at) = first.checked_sub(1).filter(|&at| is(at, BEFORE)) {
        first = at;
    }
    let start = tokens.get(first)?.span.start;
    let idx = doc
        .mentions
        .partition_point(|mention| mention.span.end <= start)
        .checked_sub(1)?;
    let mention = doc
        .mentions
        .get(idx)
        .filter(|mention| mention.sentence == date.sentence)?;
    // Nothing may stand between the name and what happened to it, and more than one name may be joined to it.
    let joint = doc.text(ProseSpan::new(mention.span.end, start));
    let other = |at: Option<usize>| at.is_some_and(|at| is(at, &["and", "or", "'s", "\u{2019}s"]));
    let own = tokens.partition_point(|token| token.span.start < mention.span.start);
    if !joint.trim().is_empty() || other(own.checked_sub(1)) || date_is_one_of_several(doc, date) {
        return None;
    }
    let name = doc.string(doc.entities.get(mention.entity as usize)?.name)?;
    Some((event, name))
}

/// Whether only "in", "on", or a place between the two leads to a date: "born in Tarnow on", "signed at Port Alder on".
fn leads(doc: &Document, between: &[TokenRow]) -> bool {
    let word = |token: &TokenRow| doc.text(token.span).to_lowercase();
    let Some((last, place)) = between.split_last() else {
        return false;
    };
    if !LEADS.contains(&word(last).as_str()) {
        return false;
    }
    let named = |token: &TokenRow| {
        token.kind() == TokenKind::Word && token.has(TokenRow::CAPITAL)
            || matches!(word(token).as_str(), "the" | "," | "of")
    };
    match place.split_first() {
        None => true,
        Some((first, name)) => {
            matches!(word(first).as_str(), "in" | "at" | "by") && name.iter().all(named) && !name.is_empty()
        }
    }
}

/// "in 1887 or 1888", "in 1887 and again in 1902".
fn date_is_one_of_several(doc: &Document, date: &DateRow) -> bool {
    let behind = crate::words::after(doc, date.sentence, date.span.end, 2);
    matches!(
        behind.first().map(String::as_str),
        Some("or" | "and" | "/" | "-" | "\u{2013}" | "?" | "to")
    )
}

/// Whether two dates are the same as far as both go.
fn agree(one: u64, other: u64) -> bool {
    let part = |date: u64| [date / 10_000, date / 100 % 100, date % 100];
    part(one)
        .into_iter()
        .zip(part(other))
        .all(|(a, b)| a == b || a == 0 || b == 0)
}

fn value(fact: &Fact) -> u64 {
    fact.features
        .iter()
        .find(|feature| feature.kind == DATE)
        .map_or(0, |feature| feature.hash)
}

fn tell(fact: &Fact, other: &Fact, out: &mut Sink<'_>) {
    let place = if fact.doc == other.doc {
        "elsewhere".to_owned()
    } else {
        format!("in {}", other.path)
    };
    let what = match &fact.value {
        FactValue::Text(what) => what,
        FactValue::Quantity { .. } => "",
    };
    let (here, there) = (written(value(fact)), written(value(other)));
    let sentence = other.sentence.split_whitespace().collect::<Vec<_>>().join(" ");
    drop(
        out.report(fact, format!("{what}: {here} here, {there} {place}: these two differ"))
            .identity(&there)
            .label(other, format!("{there} here"))
            .note(format!("the other place reads: {sentence}")),
    );
}

fn written(date: u64) -> String {
    let (year, month, day) = (date / 10_000, (date / 100 % 100) as u8, date % 100);
    match (month_name(month), day) {
        (Some(month), 0) => format!("{month} {year}"),
        (Some(month), day) => format!("{day} {month} {year}"),
        (None, _) => year.to_string(),
    }
}
