//! The names of a draft against those of its sources.

mod judge;

use std::sync::Arc;

use factlint_core::document::Document;
use factlint_core::rule::{Rule, Sources};
use factlint_core::{Sink, declare_rule, without_options};

use crate::verdict::{Doubt, tell_missing, tell_other};

declare_rule! {
    /// ## What it does
    /// Finds names in a draft, or words of names, that stand nowhere in its sources.
    ///
    /// ## Why it matters
    /// A name that nobody gave the writer is either knowledge from elsewhere, which needs its own source, or invented.
    ///
    /// ## Example
    /// ```bad
    /// The ferry ran aground off Port Alder, said Ruth Calloway.
    /// ```
    /// ```bad path=source.txt role=source
    /// The ferry ran aground off Port Alder at noon. It was towed in before dark.
    /// ```
    /// ## Better
    /// ```good
    /// The ferry ran aground off Port Alder.
    /// ```
    /// ```good path=source.txt role=source
    /// The ferry ran aground off Port Alder at noon. It was towed in before dark.
    /// ```
    /// ## When it stays silent
    /// For an abbreviation of a name that the sources write out and the other way round, for a country and its people
    /// ("Russia", "Russian"), for one letter's difference in spelling, in headings, and without `--against`.
    pub UnsupportedName {} in "grounding" {
        name: "unsupported-name", summary: "a name that the sources of a draft do not have", level: Warning, since: "0.1.0"
    }
}

declare_rule! {
    /// ## What it does
    /// Finds names in a draft in whose place the source has another name.
    ///
    /// ## Why it matters
    /// One person or place for another is the error that hurts most, and a spelling checker cannot see it.
    ///
    /// ## Example
    /// ```bad
    /// The ferry ran aground off Port Whitby at noon on its way home.
    /// ```
    /// ```bad path=source.txt role=source
    /// The ferry ran aground off Port Alder at noon on its way home.
    /// ```
    /// ## Better
    /// ```good
    /// The ferry ran aground off Port Alder at noon on its way home.
    /// ```
    /// ```good path=source.txt role=source
    /// The ferry ran aground off Port Alder at noon on its way home.
    /// ```
    /// ## When it stays silent
    /// Where any of the sources has the name, and without `--against`.
    pub NameContradictsSource {} in "grounding" {
        name: "name-contradicts-source", summary: "a name for which the source of a draft has another", level: Warning,
        since: "0.1.0"
    }
}

impl Rule for UnsupportedName {
    without_options!();

    fn compare(&self, draft: &Document, sources: &Sources<'_>, out: &mut Sink<'_>) {
        tell_missing(draft, &doubts(draft, sources).0, "name", out);
    }
}

impl Rule for NameContradictsSource {
    without_options!();

    fn compare(&self, draft: &Document, sources: &Sources<'_>, out: &mut Sink<'_>) {
        tell_other(draft, &doubts(draft, sources).0, sources, out);
    }
}

/// The names that the sources do not bear out, judged once for both rules.
struct Judged(Vec<Doubt>);

fn doubts(draft: &Document, sources: &Sources<'_>) -> Arc<Judged> {
    sources.memo.get(|| Judged(judge::doubts(draft, sources)))
}
