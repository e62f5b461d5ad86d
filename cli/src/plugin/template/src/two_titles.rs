//! A rule that compares documents: one person, two titles.

use factlint_core::fact::{FactSink, FactValue, Group};
use factlint_core::hash::StableHasher;
use factlint_core::rows::{MentionKind, MentionRow};
use factlint_core::{Document, Rule, Sink, declare_rule, without_options};

declare_rule! {
    /// ## What it does
    /// Reports a person who has one title here and another there, in one document or in several that are compared.
    ///
    /// ## Why it matters
    /// People are promoted while a story is written, and only one of the two titles is theirs today.
    ///
    /// ## Example
    /// ```bad
    /// Mayor Ines Okoro spoke first. Senator Ines Okoro left early.
    /// ```
    /// ## Better
    /// ```good
    /// Mayor Ines Okoro spoke first. Mayor Ines Okoro left early.
    /// ```
    ///
    /// ## When it stays silent
    /// For former titles, and for people named by their surname alone.
    pub TwoTitles in "people" {
        name: "two-titles", summary: "one person, two titles", level: Warning, since: "0.1.0",
    }
}

impl Rule for TwoTitles {
    without_options!();

    /// What may disagree: each title, under a key of whose it is. Facts that share a key meet in `reconcile`.
    fn facts(&self, doc: &Document, out: &mut FactSink<'_>) {
        let people = doc.mentions.iter().filter(|mention| mention.kind() == MentionKind::Person);
        for person in people.filter(|person| person.flags & MentionRow::FORMER == 0) {
            let name = doc.line(person.span);
            if let Some(title) = doc.string(person.role).filter(|_| name.contains(' ')) {
                let key = StableHasher::default().str("title").str(&name).finish();
                out.emit(person.span, person.sentence, FactValue::Text(title.into()), vec![key]);
            }
        }
    }

    /// Sees the facts of one key, from all documents that are compared, and nothing else.
    fn reconcile(&self, group: &Group<'_>, out: &mut Sink<'_>) {
        for (first, second) in group.pairs() {
            let (Some(&one), Some(&other)) = (group.facts.get(first), group.facts.get(second)) else {
                continue;
            };
            if let (FactValue::Text(title), FactValue::Text(another)) = (&one.value, &other.value)
                && title.to_lowercase() != another.to_lowercase()
            {
                // Both ends are told, so that a writer sees it in whichever document is open.
                out.report(one, format!("{} is {title} here, {another} elsewhere", one.text))
                    .label(other, "the other title");
                out.report(other, format!("{} is {another} here, {title} elsewhere", other.text))
                    .label(one, "the other title");
            }
        }
    }
}
