//! Statements of a draft whose words the sources do not have.

use std::sync::LazyLock;

use factlint_core::document::Document;
use factlint_core::language::thesaurus::{Category, SHIPPED};
use factlint_core::language::{Class, Groups};
use factlint_core::passages::{Aligned, Term};
use factlint_core::rule::{Rule, Sources};
use factlint_core::{ProseSpan, Sink, declare_rule, without_options};

declare_rule! {
    /// ## What it does
    /// Finds parts of a draft that the sources have no words for: four words in a row, or two persons, or a feeling,
    /// for which they have neither the word itself nor one that means much the same.
    ///
    /// ## Why it matters
    /// What a text adds to its sources is where it is most often wrong: a motive, a feeling, a detail that sounds
    /// right.
    ///
    /// ## Example
    /// ```bad
    /// The mayor opened the bridge with visible delight.
    /// ```
    /// ```bad path=source.txt role=source
    /// The mayor opened the bridge on Monday.
    /// ```
    /// ## Better
    /// ```good
    /// The mayor opened the bridge.
    /// ```
    /// ```good path=source.txt role=source
    /// The mayor opened the bridge on Monday.
    /// ```
    /// ## When it stays silent
    /// Where the sources have the word in any form, a synonym, or a broader or narrower word; and without `--against`.
    pub UnsupportedStatement {} in "grounding" {
        name: "unsupported-statement", summary: "words of a draft for which its sources have none", level: Warning,
        since: "0.1.0"
    }
}

/// Words in a row that the sources do not have before they are told.
const RUN: usize = 4;

/// The same in a clause that is added to what the sentence says.
const ADDED: usize = 2;

/// Words that add a clause.
static ADDING: LazyLock<Groups> =
    LazyLock::new(|| Groups::of(["but who which although though despite instead because while whereas"].into_iter()));

impl Rule for UnsupportedStatement {
    without_options!();

    fn compare(&self, draft: &Document, sources: &Sources<'_>, out: &mut Sink<'_>) {
        for aligned in sources.aligned {
            if let Some(span) = run(aligned, sources).or_else(|| telling(aligned, sources)) {
                let here = draft.text(span);
                out.report(span, format!("the sources have no words for \"{here}\""));
            }
        }
    }
}

/// Whether the sources have neither the word nor one that means much the same.
fn is_new(term: &Term, sources: &Sources<'_>) -> bool {
    !sources.passages.hold(term) && !sources.passages.relate(term)
}

/// Figures are the figures' rules' own, and names those of names.
fn counts(term: &Term) -> bool {
    !term.light && !term.digits && !term.has(Class::NUMBER_WORD) && (!term.capital || term.first)
}

/// The first words in a row, light ones between them, that are new: four, or two behind a word that adds a clause.
fn run(aligned: &Aligned, sources: &Sources<'_>) -> Option<ProseSpan> {
    let mut run: Vec<&Term> = Vec::new();
    let mut added = false;
    for term in &aligned.terms {
        if ADDING.get(term.key) != 0 {
            added = true;
            run.clear();
        } else if counts(term) && is_new(term, sources) {
            run.push(term);
            if run.len() >= if added { ADDED } else { RUN } {
                return Some(ProseSpan::new(run.first()?.span.start, term.span.end));
            }
        } else if counts(term) || term.digits {
            run.clear();
            added = false;
        }
    }
    None
}

/// A new word for a feeling, or the second of two new words for persons.
fn telling(aligned: &Aligned, sources: &Sources<'_>) -> Option<ProseSpan> {
    let mut person = false;
    for term in aligned.terms.iter().filter(|term| counts(term) && !term.capital) {
        let category = term.kin.iter().find_map(|&key| SHIPPED.category(key));
        match category {
            Some(Category::FEELING) if is_new(term, sources) => return Some(term.span),
            Some(Category::PERSON) if is_new(term, sources) => {
                if person {
                    return Some(term.span);
                }
                person = true;
            }
            _ => {}
        }
    }
    None
}
