//! Restatements of pinned facts that differ from what is pinned.

use std::collections::BTreeMap;

use factlint_core::diagnostic::Applicability;
use factlint_core::document::Document;
use factlint_core::pinned::{Naming, PinnedFact, Value};
use factlint_core::rule::Rule;
use factlint_core::span::ProseSpan;
use factlint_core::{Sink, declare_rule, without_options};

use crate::line::{Line, Mention};
use crate::{bound, cells, patterns, silence};

declare_rule! {
    /// ## What it does
    /// Finds figures, versions, dates and names that differ from a fact that is pinned in `facts.toml`. The closest
    /// `facts.toml` above a document holds for it, or the one that its `factlint.toml` names (`facts = "path"`).
    ///
    /// ## Why it matters
    /// A limit, a version or a count is restated on many pages, and when it changes, some of them are forgotten. Pinned
    /// once, or read from the file that the program itself uses, it is checked everywhere.
    ///
    /// ## Example
    /// ```toml path=facts.toml
    /// [[fact]]
    /// id = "max-upload"
    /// thing = ["upload limit", "maximum upload size"]   # the words that texts name it by, in any form and case
    /// value = "25 MB"                                   # a figure with its unit, a version, a date or a text
    /// as-of = 2025-03-01                                # when it holds; optional
    /// source = "https://example.org/limits"             # where to look it up; optional
    ///
    /// [[fact]]
    /// id = "regions"
    /// thing = "regions"
    /// value = 14        # or from = { file = "limits.json", pointer = "/regions/count" }
    /// ```
    /// ```bad
    /// The upload limit is 10 MB. The service runs in 12 regions.
    /// ```
    /// ## Better
    /// ```good
    /// The upload limit is 25 MB. The service runs in 14 regions, more than ten of them in Europe.
    /// ```
    /// ## When it stays silent
    /// Where no figure of the same kind stands in the thing's place ("the upload limit is 25 MB", "a limit of 25 MB",
    /// "14 regions", a table row that it heads); for rounder figures and bounds that hold; for another scope ("on the
    /// free plan"), for an amount for each of something, in questions, conditions, plans and quotations, beside a
    /// negation; and for what was: the past tense, a year other than that of `as-of`, and everything in a changelog, or
    /// under a heading that is a version or a date. A word before the thing makes it another one: "video upload limit".
    ///
    /// ## The file
    /// `from` reads a value from a file below the folder of `facts.toml`: a JSON `pointer`, a TOML `key`, or a CSV
    /// `column` with a `row` (from 1, below the header) or a `where` such as `{ name = "eu" }`. No command is run.
    /// `unit` is added to a bare number: `"MB"`, or what is counted, `"region"`. `pattern`, a regular expression with
    /// the value in a group, stands in for `thing` where words are not enough. `kind` is `figure`, `version`, `date` or
    /// `text`, where the value itself does not show it: `"3.11"` is a figure unless `kind = "version"`.
    pub ContradictsRegistry in "registry" {
        name: "contradicts-registry", summary: "a figure, version or date that differs from the pinned one",
        level: Error, since: "0.1.0"
    }
}

impl Rule for ContradictsRegistry {
    without_options!();

    fn check(&self, doc: &Document, out: &mut Sink<'_>) {
        let facts = &doc.pinned.facts;
        if facts.is_empty() || !doc.english || silence::is_history(doc) {
            return;
        }
        let names = Names::of(facts);
        for sentence in 0..doc.sentences.len() as u32 {
            let line = Line::of(doc, sentence);
            let mentions = names.mentions(&line);
            if mentions.is_empty() {
                continue;
            }
            for mention in &mentions {
                let Some(fact) = facts.get(mention.fact) else { continue };
                if let Some(found) = bound::contradiction(&line, mention, fact) {
                    tell(doc, found, fact, out);
                }
            }
        }
        for (found, fact) in cells::contradictions(doc, &names, facts) {
            tell(doc, found, fact, out);
        }
        for fact in facts {
            if let Naming::Pattern(pattern) = &fact.naming {
                for found in patterns::contradictions(doc, pattern, fact) {
                    tell(doc, found, fact, out);
                }
            }
        }
    }
}

fn tell(doc: &Document, found: ProseSpan, fact: &PinnedFact, out: &mut Sink<'_>) {
    let here = shown(doc, found);
    let pinned = &fact.printed;
    let thing = match fact.value {
        Value::Figure(_) => "",
        Value::Version(_) => "version ",
        Value::Date(_) | Value::Text(_) => "",
    };
    out.report(
        found,
        format!("{thing}\"{here}\" here, but `{}` is pinned at \"{pinned}\"", fact.id),
    )
    .identity(&format!("{} {pinned}", fact.id))
    .note(fact.provenance())
    .fix(
        &format!("write \"{pinned}\""),
        Applicability::DisplayOnly,
        value_in(doc, found),
        pinned,
    );
}

/// The value alone: without the words of a bound, and of a change only what it led to.
fn value_in(doc: &Document, found: ProseSpan) -> ProseSpan {
    let text = doc.text(found);
    // What begins in a small letter is a bound or a change: "up to 10 MB", "from 5 MB to 10 MB".
    let start = match text.rfind(" to ").filter(|_| text.starts_with("from ")) {
        Some(at) => at + " to ".len(),
        None if text.starts_with(char::is_lowercase) => {
            let digit = text.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
            let before = text.get(..digit).unwrap_or("");
            before.rfind(' ').map_or(0, |space| space + 1)
        }
        None => 0,
    };
    ProseSpan::new(found.start + start as u32, found.end)
}

/// The words at a place, and for code, which the prose leaves out, what stands in the source.
pub(crate) fn shown(doc: &Document, span: ProseSpan) -> String {
    let text = doc.text(span);
    let text = if text.contains(factlint_core::prose::HOLE) {
        let place = doc.prose.source_span(span);
        doc.source.text.get(place.range()).unwrap_or(text)
    } else {
        text
    };
    text.trim_matches('`').split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The names of all facts by their first word, so that a document is read once, however many facts there are.
pub(crate) struct Names<'f> {
    by_first: BTreeMap<&'f str, Vec<(usize, &'f [String])>>,
}

impl<'f> Names<'f> {
    fn of(facts: &'f [PinnedFact]) -> Self {
        let mut by_first: BTreeMap<&str, Vec<(usize, &[String])>> = BTreeMap::new();
        for (number, fact) in facts.iter().enumerate() {
            let Naming::Words(names) = &fact.naming else { continue };
            for name in names {
                if let Some(first) = name.first() {
                    by_first.entry(first).or_default().push((number, name));
                }
            }
        }
        Self { by_first }
    }

    /// Where facts are named in a sentence. A longer name goes before a shorter one that is part of it.
    fn mentions(&self, line: &Line<'_>) -> Vec<Mention> {
        let mut found: Vec<Mention> = Vec::new();
        for (idx, word) in line.words.iter().enumerate() {
            for &(fact, name) in self.by_first.get(word.as_str()).into_iter().flatten() {
                if let Some(end) = line.name_ends(idx, name) {
                    found.push(Mention { fact, first: idx, end });
                }
            }
        }
        let all = found.clone();
        found.retain(|mention| {
            let wider = |other: &Mention| {
                other.first <= mention.first && other.end >= mention.end && other.length() > mention.length()
            };
            !all.iter().any(wider)
        });
        found
    }

    /// The facts that a text names and says nothing else.
    pub(crate) fn whole(&self, words: &[String]) -> Vec<usize> {
        let shelf = words.first().and_then(|first| self.by_first.get(first.as_str()));
        let named = shelf.into_iter().flatten();
        named
            .filter(|(_, name)| *name == words)
            .map(|&(fact, _)| fact)
            .collect()
    }
}
