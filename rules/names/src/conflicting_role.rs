//! One person with two offices that nobody holds at one time.

use std::cell::LazyCell;
use std::sync::Arc;

use factlint_core::document::Document;
use factlint_core::fact::{Fact, FactSink, FactValue, Feature, Group};
use factlint_core::rows::MentionRow;
use factlint_core::rule::Rule;
use factlint_core::{Sink, declare_rule, without_options};

use crate::person::{People, key};

declare_rule! {
    /// ## What it does
    /// Finds a person who is given two offices that exclude each other at one time, in one document or in two that are
    /// about the same event: president and prime minister, two ministries, senator and governor, chief executive and
    /// chief financial officer.
    ///
    /// ## Why it matters
    /// A wrong title is among the commonest corrections that newsrooms print.
    ///
    /// ## Example
    /// ```bad
    /// Finance Minister Ilse Brandauer met the bankers. The talks went well, Foreign Minister Ilse Brandauer said.
    /// ```
    /// ## Better
    /// ```good
    /// Finance Minister Ilse Brandauer met the bankers. The talks went well, Finance Minister Ilse Brandauer said.
    /// ```
    /// ## When it stays silent
    /// For offices that go together (chief executive and chairman, president and chief executive); where either is a former,
    /// coming or acting one, or the sentence tells of another time; for a surname that two people of the document bear.
    pub ConflictingRole {} in "names" {
        name: "conflicting-role", summary: "two offices of one person that exclude each other", level: Warning, since: "0.1.0"
    }
}

/// Offices that exclude each other, one group a line; the names of one office are separated by bars.
const OFFICES: &[&[&str]] = &[
    &["president", "prime minister|premier", "king", "queen"],
    &[
        "finance minister|treasury secretary|treasurer",
        "foreign minister|foreign secretary|secretary of state",
        "defence minister|defense minister|defence secretary|defense secretary",
        "interior minister|home secretary",
        "justice minister|attorney general",
        "health minister|health secretary",
        "education minister|education secretary",
        "agriculture minister|agriculture secretary",
    ],
    &[
        "senator|sen|sen.",
        "governor|gov|gov.",
        "congressman|congresswoman|representative|rep|rep.",
        "mayor",
    ],
    &[
        "chief executive|chief executive officer|ceo",
        "chief financial officer|cfo|finance director",
        "chief operating officer|coo",
    ],
];

/// The last words of these offices: most titles ("Mr") need no further look.
const LAST: &[&str] = &[
    "president",
    "minister",
    "premier",
    "king",
    "queen",
    "secretary",
    "treasurer",
    "state",
    "general",
    "senator",
    "sen",
    "sen.",
    "governor",
    "gov",
    "gov.",
    "congressman",
    "congresswoman",
    "representative",
    "rep",
    "rep.",
    "mayor",
    "executive",
    "officer",
    "ceo",
    "cfo",
    "coo",
    "director",
];

/// Words that make an office one of another time or another person's, or a wish.
const OTHER_TIME: &[&str] = &[
    "former",
    "ex",
    "then",
    "once",
    "will",
    "would",
    "become",
    "became",
    "becomes",
    "becoming",
    "candidate",
    "succeed",
    "succeeds",
    "succeeded",
    "succeeding",
    "replace",
    "replaces",
    "replaced",
    "replacing",
    "previous",
    "previously",
    "until",
    "elect",
    "designate",
    "elected",
    "appointed",
    "named",
    "acting",
    "deputy",
    "vice",
    "late",
    "when",
    "before",
    "after",
    "formerly",
    "was",
    "were",
    "served",
    "promoted",
    "resigned",
    "running",
    "shadow",
    "new",
    "incoming",
    "outgoing",
];

/// How many words on either side of a name are looked at.
const REACH: usize = 20;

impl Rule for ConflictingRole {
    without_options!();

    fn facts(&self, doc: &Document, out: &mut FactSink<'_>) {
        let people = LazyCell::new(|| People::of(doc));
        for row in &doc.mentions {
            let Some(role) = doc.string(row.role).filter(|_| row.flags & MentionRow::FORMER == 0) else {
                continue;
            };
            let Some((group, office)) = office(role) else { continue };
            let Some(name) = people.full_name(row) else { continue };
            if is_of_another_time(doc, row) {
                continue;
            }
            let fact = out.emit(
                row.span,
                row.sentence,
                FactValue::Text(Arc::from(role)),
                vec![key("role", name)],
            );
            let hash = (group as u64) << 8 | office as u64;
            fact.features.push(Feature { kind: 0, hash });
        }
    }

    fn reconcile(&self, group: &Group<'_>, out: &mut Sink<'_>) {
        let mut told: Vec<(usize, u64)> = Vec::new();
        for (i, j) in group.pairs() {
            let (Some(a), Some(b)) = (group.facts.get(i), group.facts.get(j)) else {
                continue;
            };
            let (one, other) = (code(a), code(b));
            if one == other || one >> 8 != other >> 8 || a.doc == b.doc && a.sentence_index == b.sentence_index {
                continue;
            }
            for (idx, fact, partner) in [(i, a, b), (j, b, a)] {
                if !told.contains(&(idx, code(partner))) {
                    told.push((idx, code(partner)));
                    tell(fact, partner, out);
                }
            }
        }
    }
}

/// Whether the words near a mention say that the office is of another time.
fn is_of_another_time(doc: &Document, row: &MentionRow) -> bool {
    let tokens = doc.tokens_of(row.sentence);
    let at = tokens.partition_point(|token| token.span.end <= row.span.start);
    let near = tokens.iter().take(at + REACH).skip(at.saturating_sub(REACH));
    near.map(|token| doc.text(token.span).to_lowercase())
        .any(|word| OTHER_TIME.contains(&word.as_str()))
}

fn code(fact: &Fact) -> u64 {
    fact.features.first().map_or(0, |feature| feature.hash)
}

/// The group and number of the office that a role is; None where it is none of the list, more than one, or a part of
/// something longer ("president of the union").
fn office(role: &str) -> Option<(usize, usize)> {
    let last = role.rsplit(' ').next().unwrap_or(role);
    if !LAST.iter().any(|word| word.eq_ignore_ascii_case(last)) {
        return None;
    }
    let role = role.to_lowercase();
    let mut found = None;
    for (group, offices) in OFFICES.iter().enumerate() {
        for (number, names) in offices.iter().enumerate() {
            // "Austrian Finance Minister": what stands in front says whose.
            let is = names.split('|').any(|name| {
                role.strip_suffix(name).is_some_and(|front| {
                    front.is_empty() || front.ends_with(' ') && front.split_whitespace().count() <= 2
                })
            });
            if is && found.replace((group, number)).is_some() {
                return None;
            }
        }
    }
    found
        .filter(|_| !role.contains(" of ") || role.ends_with("secretary of state"))
        .filter(|_| !role.contains(" and "))
}

fn tell(fact: &Fact, other: &Fact, out: &mut Sink<'_>) {
    let place = if fact.doc == other.doc {
        "elsewhere".to_owned()
    } else {
        format!("in {}", other.path)
    };
    let message = format!(
        "{} is {} here, {} {place}: nobody holds both offices at one time",
        fact.text,
        role(fact),
        role(other)
    );
    let sentence = other.sentence.split_whitespace().collect::<Vec<_>>().join(" ");
    drop(
        out.report(fact, message)
            .identity(role(other))
            .label(other, format!("{} here", role(other)))
            .note(format!("the other place reads: {sentence}")),
    );
}

fn role(fact: &Fact) -> &str {
    match &fact.value {
        FactValue::Text(role) => role,
        FactValue::Quantity { .. } => "",
    }
}
