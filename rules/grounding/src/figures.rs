//! The figures of a draft against those of its sources.

mod derived;
mod judge;
mod labels;
mod ordinals;

use std::sync::Arc;

use factlint_core::document::Document;
use factlint_core::rule::{Rule, Sources};
use factlint_core::{Sink, declare_rule, without_options};

use crate::verdict::{Doubt, tell_missing, tell_other};

declare_rule! {
    /// ## What it does
    /// Finds figures of a draft that stand nowhere in the sources it was written from.
    ///
    /// ## Why it matters
    /// A figure is what most often goes wrong when a text is shortened or rewritten, by people and by machines.
    ///
    /// ## Example
    /// ```bad
    /// The ferry carried 221 passengers and a crew of nine.
    /// ```
    /// ```bad path=source.txt role=source
    /// The crew of nine had left Port Alder on Monday. The harbour log does not say how many were aboard the ferry.
    /// ```
    /// ## Better
    /// ```good
    /// The ferry left with a crew of nine.
    /// ```
    /// ```good path=source.txt role=source
    /// The crew of nine had left Port Alder on Monday. The harbour log does not say how many were aboard the ferry.
    /// ```
    /// ## When it stays silent
    /// For arithmetic that a writer may do: a rounder figure, another unit, the sum or the difference of two figures
    /// of one sentence of the source, a per cent of one in the other, "more than 500" for 512; for small numbers in
    /// words, which may be a count of what the source lists; and without `--against`.
    pub UnsupportedNumber {} in "grounding" {
        name: "unsupported-number", summary: "a figure that the sources of a draft do not have", level: Warning,
        since: "0.1.0"
    }
}

declare_rule! {
    /// ## What it does
    /// Finds figures of a draft in whose place the source has another figure, or which the source has of another
    /// thing.
    ///
    /// ## Why it matters
    /// A figure that stands in the source may still be wrong in the draft: what it counts must agree too.
    ///
    /// ## Example
    /// ```bad
    /// The ferry carried 221 passengers when it left Port Alder.
    /// ```
    /// ```bad path=source.txt role=source
    /// The ferry carried 212 passengers when it left Port Alder, the harbour log shows.
    /// ```
    /// ## Better
    /// ```good
    /// The ferry carried 212 passengers when it left Port Alder.
    /// ```
    /// ```good path=source.txt role=source
    /// The ferry carried 212 passengers when it left Port Alder, the harbour log shows.
    /// ```
    /// ## When it stays silent
    /// Where the figure follows from those of the source by rounding, conversion, addition, subtraction or as a per
    /// cent; and without `--against`.
    pub NumberContradictsSource {} in "grounding" {
        name: "number-contradicts-source", summary: "a figure for which the source of a draft has another",
        level: Warning, since: "0.1.0"
    }
}

impl Rule for UnsupportedNumber {
    without_options!();

    fn compare(&self, draft: &Document, sources: &Sources<'_>, out: &mut Sink<'_>) {
        tell_missing(draft, &doubts(draft, sources).0, "figure", out);
    }
}

impl Rule for NumberContradictsSource {
    without_options!();

    fn compare(&self, draft: &Document, sources: &Sources<'_>, out: &mut Sink<'_>) {
        tell_other(draft, &doubts(draft, sources).0, sources, out);
    }
}

/// The figures that the sources do not bear out, judged once for both rules.
struct Judged(Vec<Doubt>);

fn doubts(draft: &Document, sources: &Sources<'_>) -> Arc<Judged> {
    sources.memo.get(|| Judged(judge::doubts(draft, sources)))
}
