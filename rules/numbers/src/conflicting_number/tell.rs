//! From pairs that disagree to findings: one for each of the minority, one on the majority's first.

use std::collections::BTreeSet;

use factlint_core::fact::{Fact, FactValue, Group};
use factlint_core::interval::{Interval, Relation};
use factlint_core::language::{self, Class};
use factlint_core::rows::Bound;
use factlint_core::{Severity, Sink};

use super::alike;

/// Shared words that a note names, at most.
const WHY: usize = 6;

/// How two figures for one thing disagree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Difference {
    /// Two bounds that may both hold.
    Bounds,
    /// They cannot both hold, but two speakers give them.
    Speakers,
    /// They cannot both hold.
    Conflict,
}

impl Difference {
    /// How grave it is at most; the rule's level may make it milder.
    fn severity(self) -> Severity {
        if self == Self::Conflict {
            Severity::Error
        } else {
            Severity::Info
        }
    }
}

/// A fact with what it allows.
struct Figure<'a> {
    fact: &'a Fact,
    interval: Interval,
    bound: Bound,
}

/// Reports the conflicts of a group.
pub(super) fn group(group: &Group<'_>, compatible: bool, out: &mut Sink<'_>) {
    let figures: Vec<Option<Figure<'_>>> = group.facts.iter().map(|fact| figure(fact)).collect();
    let mut edges: Vec<(usize, usize, Difference)> = Vec::new();
    let mut agreeing: Vec<usize> = vec![0; figures.len()];
    for (i, j) in group.pairs() {
        let (Some(Some(a)), Some(Some(b))) = (figures.get(i), figures.get(j)) else {
            continue;
        };
        if a.interval.relation(&b.interval) == Relation::Agree {
            if alike::alike(a.fact, b.fact, Severity::Warning) {
                for idx in [i, j] {
                    if let Some(count) = agreeing.get_mut(idx) {
                        *count += 1;
                    }
                }
            }
            continue;
        }
        let Some(difference) = difference(a, b).filter(|found| compatible || *found != Difference::Bounds) else {
            continue;
        };
        if !a.interval.far_apart(&b.interval) && alike::alike(a.fact, b.fact, difference.severity()) {
            edges.push((i, j, difference));
        }
    }
    if !edges.is_empty() {
        let stated: BTreeSet<_> = (group.facts.iter())
            .map(|fact| (fact.doc, &*fact.sentence, &*fact.text))
            .collect();
        // A document that has the other's sentence too is a copy or a newer version, and gives both figures.
        let copied = |one: usize, other: usize| match (group.facts.get(one), group.facts.get(other)) {
            (Some(one), Some(other)) => one.doc != other.doc && stated.contains(&(other.doc, &one.sentence, &one.text)),
            _ => false,
        };
        edges.retain(|&(i, j, _)| !copied(i, j) && !copied(j, i));
    }
    report(&figures, &edges, &agreeing, out);
}

/// How two figures differ, if they do so in a way worth telling.
fn difference(a: &Figure<'_>, b: &Figure<'_>) -> Option<Difference> {
    match a.interval.relation(&b.interval) {
        Relation::Agree => None,
        Relation::Conflict => Some(conflict(a.fact, b.fact)),
        // "Up to 256" states the limit itself, so another limit contradicts it.
        Relation::Compatible if (a.bound, b.bound) == (Bound::AtMost, Bound::AtMost) => Some(conflict(a.fact, b.fact)),
        Relation::Compatible => one_sided(a.bound, b.bound).then_some(Difference::Bounds),
    }
}

fn figure(fact: &Fact) -> Option<Figure<'_>> {
    let FactValue::Quantity { row, unit } = &fact.value else {
        return None;
    };
    Some(Figure {
        fact,
        interval: Interval::of(row, unit.as_deref())?,
        bound: row.bound(),
    })
}

/// Whether both are bounds in one direction: "over two hours", "at least 90 minutes".
fn one_sided(a: Bound, b: Bound) -> bool {
    let side = |bound| match bound {
        Bound::AtLeast | Bound::MoreThan => 1,
        Bound::AtMost | Bound::LessThan => -1,
        _ => 0,
    };
    side(a) != 0 && side(a) == side(b)
}

fn conflict(a: &Fact, b: &Fact) -> Difference {
    match (&a.said_by, &b.said_by) {
        (Some(one), Some(other)) if !same_speaker(one, other) => Difference::Speakers,
        _ => Difference::Conflict,
    }
}

/// Full name and surname are one speaker.
fn same_speaker(a: &str, b: &str) -> bool {
    a.eq_ignore_ascii_case(b)
        || a.rsplit(' ')
            .next()
            .zip(b.rsplit(' ').next())
            .is_some_and(|(a, b)| a.eq_ignore_ascii_case(b))
}

/// Who is reported with whom: each figure with those it differs from, but a majority only at its first place.
fn report(
    figures: &[Option<Figure<'_>>],
    edges: &[(usize, usize, Difference)],
    agreeing: &[usize],
    out: &mut Sink<'_>,
) {
    let mut partners: Vec<Vec<(usize, Difference)>> = vec![Vec::new(); figures.len()];
    for &(i, j, difference) in edges {
        for (one, other) in [(i, j), (j, i)] {
            if let Some(list) = partners.get_mut(one) {
                list.push((other, difference));
            }
        }
    }
    let support = |idx: usize| agreeing.get(idx).copied().unwrap_or(0);
    for (idx, list) in partners.iter().enumerate() {
        let Some(Some(figure)) = figures.get(idx) else { continue };
        let Some(gravest) = list.iter().map(|(_, difference)| *difference).max() else {
            continue;
        };
        let mut others: Vec<&Figure<'_>> = (list.iter())
            .filter(|(_, difference)| *difference == gravest)
            .filter_map(|(other, _)| figures.get(*other)?.as_ref())
            .collect();
        // A figure that several places share is told once, at the first of them.
        let minority = list.iter().all(|&(other, _)| support(other) < support(idx));
        let told_before =
            minority && support(idx) > 0 && (0..idx).any(|before| stands_for(figures, &partners, before, idx));
        if told_before {
            continue;
        }
        if support(idx) < list.iter().map(|&(other, _)| support(other)).max().unwrap_or(0) {
            others.truncate(1); // the majority is shown at its first place
        }
        tell(figure, &others, gravest, out);
    }
}

/// Whether an earlier figure with partners of its own prints the same amount.
fn stands_for(
    figures: &[Option<Figure<'_>>],
    partners: &[Vec<(usize, Difference)>],
    before: usize,
    idx: usize,
) -> bool {
    let (Some(Some(a)), Some(Some(b))) = (figures.get(before), figures.get(idx)) else {
        return false;
    };
    partners.get(before).is_some_and(|list| !list.is_empty()) && a.interval.relation(&b.interval) == Relation::Agree
}

fn tell(figure: &Figure<'_>, others: &[&Figure<'_>], difference: Difference, out: &mut Sink<'_>) {
    let Some(first) = others.first() else { return };
    let (here, there) = (quoted(figure.fact), quoted(first.fact));
    let place = if first.fact.path == figure.fact.path {
        "elsewhere"
    } else {
        first.fact.path.as_ref()
    };
    let message = match difference {
        Difference::Conflict => format!("{here} here, {there} {}: these two differ", at(place)),
        Difference::Speakers => {
            let (one, other) = (speaker(figure.fact), speaker(first.fact));
            format!("{here} according to {one}, {there} according to {other}: the two speakers differ")
        }
        Difference::Bounds => format!(
            "{here} here, {there} {}: the bounds differ, but both may hold",
            at(place)
        ),
    };
    let mut report = out
        .report(figure.fact, message)
        .severity(difference.severity())
        .identity(&first.fact.text);
    for other in others {
        report = report.label(other.fact, format!("{} here", quoted(other.fact)));
    }
    let mut report = report.note(format!("the other place reads: {}", first.fact.sentence.trim()));
    if let Some(why) = why(&figure.fact.sentence, &first.fact.sentence) {
        report = report.note(why);
    }
    drop(report);
}

/// Why two sentences were taken to speak of one thing: the words that both have.
pub(super) fn why(one: &str, other: &str) -> Option<String> {
    let words = |text: &'_ str| -> Vec<String> {
        let split = text.split(|letter: char| !letter.is_alphanumeric() && letter != '-' && letter != '\'');
        split
            .filter(|word| word.len() > 2 && word.chars().any(char::is_alphabetic))
            .filter(|word| language::classes(word) & (Class::FUNCTION | Class::NUMBER_WORD) == 0)
            .map(str::to_owned)
            .collect()
    };
    let others = words(other);
    let mut shared: Vec<String> = Vec::new();
    for word in words(one) {
        let is = |known: &String| known.eq_ignore_ascii_case(&word);
        if others.iter().any(is) && !shared.iter().any(is) {
            shared.push(word);
        }
    }
    shared.truncate(WHY);
    (!shared.is_empty()).then(|| format!("taken for one thing because both say: {}", shared.join(", ")))
}

fn at(place: &str) -> String {
    if place == "elsewhere" {
        place.to_owned()
    } else {
        format!("in {place}")
    }
}

fn quoted(fact: &Fact) -> String {
    format!("\"{}\"", fact.text.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn speaker(fact: &Fact) -> &str {
    fact.said_by.as_deref().unwrap_or("the text")
}
