//! The wording of a draft against that of its sources: negations, opposites, and words for all or none.

mod directions;
mod negations;
mod opposites;
mod pronouns;
mod quantifiers;
mod replaced;

use factlint_core::document::Document;
use factlint_core::rule::{Rule, Sources};
use factlint_core::{Sink, declare_rule, without_options};

declare_rule! {
    /// ## What it does
    /// Finds wording in a draft that turns the sense of its source: a word in whose place the source has its opposite
    /// ("rose" for "fell", "excluding" for "including"), a negation that the source does not have, "all" or "only"
    /// where the source says nothing of the kind.
    ///
    /// ## Why it matters
    /// Every figure and name may be right and the sentence still say the contrary. One in eight corrections of a
    /// newsroom is about sign or direction.
    ///
    /// ## Example
    /// ```bad
    /// Fares on the island line will decrease in the spring.
    /// ```
    /// ```bad path=source.txt role=source
    /// Fares on the island line will increase in the spring, the operator said.
    /// ```
    /// ## Better
    /// ```good
    /// Fares on the island line will increase in the spring.
    /// ```
    /// ```good path=source.txt role=source
    /// Fares on the island line will increase in the spring, the operator said.
    /// ```
    /// ## When it stays silent
    /// Where the passages that the sentence rests on have the word too, or deny something themselves; in headings; and
    /// without `--against`.
    pub WordingContradictsSource {} in "grounding" {
        name: "wording-contradicts-source", summary: "wording that turns what the source of a draft says", level: Warning,
        since: "0.1.0"
    }
}

impl Rule for WordingContradictsSource {
    without_options!();

    fn compare(&self, draft: &Document, sources: &Sources<'_>, out: &mut Sink<'_>) {
        for aligned in sources.aligned.iter().filter(|aligned| !aligned.passages.is_empty()) {
            opposites::report(draft, aligned, sources, out);
            directions::report(draft, aligned, sources, out);
            replaced::report(draft, aligned, sources, out);
            pronouns::report(draft, aligned, sources, out);
            negations::report(draft, aligned, sources, out);
            quantifiers::report(draft, aligned, sources, out);
        }
    }
}
