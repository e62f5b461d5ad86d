//! One party, two numbers of seats.

use factlint_core::fact::{Fact, FactSink, FactValue, Feature, Group};
use factlint_core::hash::StableHasher;
use factlint_core::rows::QuantityRow;
use factlint_core::rule::Sources;
use factlint_core::{Document, Rule, Sink, declare_rule, without_options};

use super::figures::{counts, subject};

declare_rule! {
    /// ## What it does
    /// Reports a party that has one number of seats here and another there, in one document, in two that are compared,
    /// or in a draft and its sources.
    ///
    /// ## Why it matters
    /// Counts change through an election night, and an older text keeps the older count.
    ///
    /// ## When it stays silent
    /// Where no name stands before the figure in its sentence, and where "more", "lost" or "won" makes it a change.
    pub PartySeats in "elections" {
        name: "party-seats", summary: "a party with two numbers of seats", level: Warning, since: "1.0.0",
    }
}

/// The feature that says whose seats they are.
const PARTY: u8 = 1;

fn party(name: &str) -> u64 {
    StableHasher::default().str("seats").str(&name.to_lowercase()).finish()
}

/// The figures of a document that are seats of a party, with the party.
fn seats(doc: &Document) -> impl Iterator<Item = (&QuantityRow, &str)> {
    let level =
        |row: &&QuantityRow| counts(doc, row, &["seat"]) && row.flags & (QuantityRow::UP | QuantityRow::DOWN) == 0;
    (doc.quantities.iter())
        .filter(level)
        .filter_map(|row| Some((row, subject(doc, row)?)))
}

impl Rule for PartySeats {
    without_options!();

    fn facts(&self, doc: &Document, out: &mut FactSink<'_>) {
        for (row, name) in seats(doc) {
            let value = FactValue::Quantity { row: *row, unit: None };
            let fact = out.emit(row.span, row.sentence, value, vec![party(name)]);
            fact.features = vec![Feature {
                kind: PARTY,
                hash: party(name),
            }];
            fact.said_by = Some(name.into());
        }
    }

    fn reconcile(&self, group: &Group<'_>, out: &mut Sink<'_>) {
        for (i, j) in group.pairs() {
            let (Some(&a), Some(&b)) = (group.facts.get(i), group.facts.get(j)) else {
                continue;
            };
            if value(a) != value(b) {
                tell(a, b, out);
                tell(b, a, out);
            }
        }
    }

    fn compare(&self, draft: &Document, sources: &Sources<'_>, out: &mut Sink<'_>) {
        for (row, name) in seats(draft) {
            for (number, source) in sources.passages.documents.iter().enumerate() {
                let known = seats(&source.document).find(|(_, other)| party(other) == party(name));
                let Some((other, _)) = known.filter(|(other, _)| other.low != row.low) else {
                    continue;
                };
                let (Some(spot), here) = (sources.spot(number as u32, other.span), draft.line(row.span)) else {
                    continue;
                };
                let there = source.document.line(other.span);
                out.report(row.span, format!("{name} has {here} here, and {there} in a source"))
                    .label(spot, "the source")
                    .identity(&there);
            }
        }
    }
}

fn value(fact: &Fact) -> Option<factlint_core::Decimal> {
    match &fact.value {
        FactValue::Quantity { row, .. } => Some(row.low),
        FactValue::Text(_) => None,
    }
}

fn tell(here: &Fact, there: &Fact, out: &mut Sink<'_>) {
    let name = here.said_by.as_deref().unwrap_or("the party");
    out.report(
        here,
        format!("{name} has {} here, and {} elsewhere", here.text, there.text),
    )
    .label(there, format!("{} here", there.text))
    .identity(&there.text);
}
