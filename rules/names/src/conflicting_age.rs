//! Two ages of one person, or an age that a date of birth does not give.

use std::cell::LazyCell;
use std::sync::Arc;

use factlint_core::decimal::Decimal;
use factlint_core::document::{DocDate, Document};
use factlint_core::fact::{Fact, FactSink, FactValue, Feature, Group};
use factlint_core::rows::{Anchor, Bound, DateKind, DateRow, Dimension, MentionRow, QuantityRow};
use factlint_core::rule::Rule;
use factlint_core::{ProseSpan, Sink, declare_rule, without_options};

use crate::person::{People, between, key};

declare_rule! {
    /// ## What it does
    /// Finds two ages of one person that cannot both hold, in one document or in two that are about the same event, and an
    /// age that does not follow from the date of birth and the document's date.
    ///
    /// ## Why it matters
    /// Ages are retyped from story to story, and families notice. The Associated Press Stylebook ("ages") asks for the
    /// age that a person has on the day of the story.
    ///
    /// ## Example
    /// ```bad
    /// The lifeboat went out at two, said Orla Brackwater, 44, its coxswain.
    ///
    /// Orla Brackwater, 47, has been on the lifeboat since she left school.
    /// ```
    /// ## Better
    /// ```good
    /// The lifeboat went out at two, said Orla Brackwater, 44, its coxswain.
    ///
    /// Orla Brackwater, 44, has been on the lifeboat since she left school.
    /// ```
    /// ## When it stays silent
    /// Where the age is told of another time ("when she was 19", "then 44"); for a surname that two people of the document
    /// bear; in two documents for a difference that a birthday between them explains: one year, and one more for every
    /// year between their dates.
    pub ConflictingAge {} in "names" {
        name: "conflicting-age", summary: "two ages of one person", level: Warning, since: "0.1.0"
    }
}

/// Feature: whole years of age.
const AGE: u8 = 0;
/// Feature: the year of birth.
const BORN: u8 = 1;
/// Feature: the year of the document's date.
const WRITTEN: u8 = 2;

/// Words next to an age that make it the age of another time.
const OTHER_TIME: &[&str] = &[
    "when", "then", "ago", "once", "turned", "turns", "turning", "will", "would", "until", "since", "before", "after",
    "while", "if", "had", "only", "just", "nearly", "almost", "at",
];

/// How many names before a date of birth are looked at.
const LOOKED_AT: usize = 3;

/// How many words on either side of a name and an age are looked at.
const NEAR: usize = 3;

impl Rule for ConflictingAge {
    without_options!();

    fn facts(&self, doc: &Document, out: &mut FactSink<'_>) {
        let people = LazyCell::new(|| People::of(doc));
        let ages = doc.quantities.iter().filter(|row| row.dimension() == Dimension::Age);
        for row in ages {
            let Some(years) = whole_years(row) else { continue };
            let Some((mention, name)) = bearer(doc, &people, row) else {
                continue;
            };
            let span = row.number.join(mention.span);
            if tells_of_another_time(doc, row, span) {
                continue;
            }
            emit(
                doc,
                out,
                row.number,
                row.sentence,
                name,
                Feature { kind: AGE, hash: years },
            );
        }
        for date in doc.dates.iter().filter(|date| is_whole(date)) {
            if let Some(name) = born(doc, &people, date) {
                let year = u64::from(date.year);
                emit(
                    doc,
                    out,
                    date.span,
                    date.sentence,
                    name,
                    Feature { kind: BORN, hash: year },
                );
            }
        }
    }

    fn reconcile(&self, group: &Group<'_>, out: &mut Sink<'_>) {
        let mut told: Vec<(usize, u64)> = Vec::new();
        for (i, j) in group.pairs() {
            let (Some(a), Some(b)) = (group.facts.get(i), group.facts.get(j)) else {
                continue;
            };
            let Some(pair) = conflict(a, b) else { continue };
            for (idx, fact, other) in [(i, a, b), (j, b, a)] {
                let value = feature(other, AGE).or(feature(other, BORN)).unwrap_or(0);
                if !told.contains(&(idx, value)) {
                    told.push((idx, value));
                    tell(fact, other, pair, out);
                }
            }
        }
    }
}

fn emit(doc: &Document, out: &mut FactSink<'_>, span: ProseSpan, sentence: u32, name: &str, what: Feature) {
    let fact = out.emit(span, sentence, FactValue::Text(Arc::from(name)), vec![key("age", name)]);
    fact.features.push(what);
    if let Some(DocDate { year, .. }) = doc.date {
        let hash = u64::from(year);
        fact.features.push(Feature { kind: WRITTEN, hash });
    }
}

/// The age of a figure that states one, in whole years.
fn whole_years(row: &QuantityRow) -> Option<u64> {
    let exact = row.bound() == Bound::Exact && row.low == row.high && row.precision == 0;
    (1..=120_u32)
        .find(|&years| exact && Decimal::from(i64::from(years)) == row.low)
        .map(u64::from)
}

/// Whose age a figure is, with the full name: "Orla Brackwater, 44,", "the 44-year-old Brackwater".
fn bearer<'d>(doc: &'d Document, people: &People<'d>, row: &QuantityRow) -> Option<(&'d MentionRow, &'d str)> {
    let after = doc
        .mentions
        .partition_point(|mention| mention.span.start < row.number.start);
    let before = after.checked_sub(1).and_then(|idx| doc.mentions.get(idx));
    if let Some(mention) = before.filter(|mention| mention.sentence == row.sentence) {
        let joint = between(doc, mention.span.end, row.number.start)?;
        let joint = joint.trim_start_matches("'s");
        let joined = matches!(
            joint,
            "," | "("
                | ", aged"
                | ", age"
                | "(aged"
                | "(age"
                | ", who is"
                | ", now"
                | "is"
                | "is now"
                | ", a"
                | ", the"
                | "is a"
        );
        if joined {
            return Some((mention, people.full_name(mention)?));
        }
    }
    let mention = doc
        .mentions
        .get(after)
        .filter(|mention| mention.sentence == row.sentence)?;
    let joint = between(doc, row.span.end.max(row.number.end), mention.title_start())?;
    let direct = doc.text(row.span).contains("-year-old") || doc.text(row.span).contains("year-old");
    let plain = joint.split(' ').filter(|word| !word.is_empty()).count() <= 2
        && joint
            .chars()
            .all(|letter| letter.is_lowercase() || matches!(letter, ' ' | '-'));
    if direct && plain {
        return Some((mention, people.full_name(mention)?));
    }
    None
}

/// The start of a mention with its title.
trait TitleStart {
    fn title_start(&self) -> u32;
}

impl TitleStart for MentionRow {
    fn title_start(&self) -> u32 {
        if self.title.is_some() && self.title.end <= self.span.start {
            self.title.start
        } else {
            self.span.start
        }
    }
}

/// Whether the words near an age say that it was the age at another time, or the sentence stands in a quotation.
fn tells_of_another_time(doc: &Document, row: &QuantityRow, span: ProseSpan) -> bool {
    doc.quote_at(row.number.start).is_some()
        || near(doc, row.sentence, span).any(|word| OTHER_TIME.contains(&word.as_str()))
        || dates_of(doc, row.sentence)
            .any(|date| date.anchor() == Anchor::Explicit && date.year > 0 && !date.span.overlaps(span))
}

/// The dates of a sentence.
fn dates_of(doc: &Document, sentence: u32) -> impl Iterator<Item = &DateRow> {
    let first = doc.dates.partition_point(|date| date.sentence < sentence);
    let dates = doc.dates.iter().skip(first);
    dates.take_while(move |date| date.sentence == sentence)
}

/// The words of a name with its age, and those next to them, in lower case.
fn near(doc: &Document, sentence: u32, span: ProseSpan) -> impl Iterator<Item = String> {
    let tokens = doc.tokens_of(sentence);
    let first = tokens
        .partition_point(|token| token.span.end <= span.start)
        .saturating_sub(NEAR);
    let end = tokens.partition_point(|token| token.span.start < span.end) + NEAR;
    let tokens = tokens.iter().take(end).skip(first);
    tokens.map(|token| doc.text(token.span).to_lowercase())
}

/// Whether a date has its own year, and is one date.
fn is_whole(date: &DateRow) -> bool {
    matches!(date.kind(), DateKind::Day | DateKind::Month | DateKind::Year)
        && date.anchor() == Anchor::Explicit
        && date.year > 0
        && date.end_year == 0
        && date.direction == 0
}

/// Whose date of birth a date is: "Orla Brackwater (born 1975)", "Brackwater was born in 1975".
fn born<'d>(doc: &'d Document, people: &People<'d>, date: &DateRow) -> Option<&'d str> {
    let after = doc
        .mentions
        .partition_point(|mention| mention.span.start < date.span.start);
    let near = doc
        .mentions
        .get(..after)?
        .iter()
        .rev()
        .take(LOOKED_AT)
        .take_while(|mention| mention.sentence == date.sentence);
    for mention in near {
        let joint = between(doc, mention.span.end, date.span.start)?;
        let joint = joint.trim_end_matches(" on").trim_end_matches(" in");
        if matches!(joint, "was born" | ", born" | "(born" | ", who was born" | "(b.") {
            return people.full_name(mention);
        }
    }
    None
}

fn feature(fact: &Fact, kind: u8) -> Option<u64> {
    fact.features
        .iter()
        .find(|feature| feature.kind == kind)
        .map(|feature| feature.hash)
}

/// How two facts of one person contradict each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Conflict {
    /// Two ages.
    Ages,
    /// An age and a year of birth; this many years lie between birth and the document.
    Birth(u64),
}

fn conflict(a: &Fact, b: &Fact) -> Option<Conflict> {
    if let (Some(age), Some(other)) = (feature(a, AGE), feature(b, AGE)) {
        let slack = match (feature(a, WRITTEN), feature(b, WRITTEN)) {
            _ if a.doc == b.doc => 0,
            (Some(year), Some(other)) => 1 + year.abs_diff(other),
            _ => 1,
        };
        return (age.abs_diff(other) > slack).then_some(Conflict::Ages);
    }
    let (aged, birth) = if feature(a, AGE).is_some() { (a, b) } else { (b, a) };
    let (age, born) = (feature(aged, AGE)?, feature(birth, BORN)?);
    let years = feature(aged, WRITTEN)?.checked_sub(born)?;
    let fits = age == years || age + 1 == years;
    (!fits && years <= 120).then_some(Conflict::Birth(years))
}

fn tell(fact: &Fact, other: &Fact, conflict: Conflict, out: &mut Sink<'_>) {
    let name = match &fact.value {
        FactValue::Text(name) => name,
        FactValue::Quantity { .. } => "",
    };
    let place = if fact.doc == other.doc {
        "elsewhere".to_owned()
    } else {
        format!("in {}", other.path)
    };
    let message = match (conflict, feature(fact, AGE), feature(other, AGE)) {
        (Conflict::Ages, Some(age), Some(there)) => format!("{name} is {age} here, {there} {place}: these two differ"),
        (Conflict::Birth(years), Some(age), _) => {
            let least = years.saturating_sub(1);
            format!(
                "{name} is {age} here, but born in {} {place}, which makes {least} or {years}",
                year(other)
            )
        }
        (_, _, Some(age)) => format!(
            "{name} is born in {} here, but {age} {place}: these two differ",
            year(fact)
        ),
        _ => return,
    };
    drop(
        out.report(fact, message)
            .identity(&other.text)
            .label(other, format!("\"{}\" here", other.text))
            .note(format!(
                "the other place reads: {}",
                other.sentence.split_whitespace().collect::<Vec<_>>().join(" ")
            )),
    );
}

fn year(fact: &Fact) -> u64 {
    feature(fact, BORN).unwrap_or(0)
}
