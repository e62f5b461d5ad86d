//! The dates of a draft against those of its sources.

mod judge;

use std::sync::Arc;

use factlint_core::document::Document;
use factlint_core::rule::{Rule, Sources};
use factlint_core::{Sink, declare_rule, without_options};

use crate::verdict::{Doubt, tell_missing, tell_other};

declare_rule! {
    /// ## What it does
    /// Finds dates of a draft of which the sources have no part: a year, a month or a day that they never name.
    ///
    /// ## Why it matters
    /// Nobody can look a date up that the material does not hold, and one in seven corrections of a newsroom is about
    /// a date or period.
    ///
    /// ## Example
    /// ```bad
    /// The library opened in May 1987.
    /// ```
    /// ```bad path=source.txt role=source
    /// The library opened with two hundred books. Its first reader was a miller.
    /// ```
    /// ## Better
    /// ```good
    /// The library opened with two hundred books.
    /// ```
    /// ```good path=source.txt role=source
    /// The library opened with two hundred books. Its first reader was a miller.
    /// ```
    /// ## When it stays silent
    /// Where the sources name the same date in another form, or it is the date of a source itself; for relative dates
    /// ("last week"); and without `--against`.
    pub UnsupportedDate {} in "grounding" {
        name: "unsupported-date", summary: "a date that the sources of a draft do not have", level: Warning, since: "0.1.0"
    }
}

declare_rule! {
    /// ## What it does
    /// Finds dates of a draft in whose place the source has another date.
    ///
    /// ## Why it matters
    /// A date is easily copied from the wrong line, and a reader plans by it.
    ///
    /// ## Example
    /// ```bad
    /// The library opened on 4 May 1987 with two hundred books.
    /// ```
    /// ```bad path=source.txt role=source
    /// The library opened on 14 May 1987 with two hundred books.
    /// ```
    /// ## Better
    /// ```good
    /// The library opened on 14 May 1987 with two hundred books.
    /// ```
    /// ```good path=source.txt role=source
    /// The library opened on 14 May 1987 with two hundred books.
    /// ```
    /// ## When it stays silent
    /// Where any of the sources names the date; for relative dates; and without `--against`.
    pub DateContradictsSource {} in "grounding" {
        name: "date-contradicts-source", summary: "a date for which the source of a draft has another", level: Warning,
        since: "0.1.0"
    }
}

impl Rule for UnsupportedDate {
    without_options!();

    fn compare(&self, draft: &Document, sources: &Sources<'_>, out: &mut Sink<'_>) {
        tell_missing(draft, &doubts(draft, sources).0, "date", out);
    }
}

impl Rule for DateContradictsSource {
    without_options!();

    fn compare(&self, draft: &Document, sources: &Sources<'_>, out: &mut Sink<'_>) {
        tell_other(draft, &doubts(draft, sources).0, sources, out);
    }
}

/// The dates that the sources do not bear out, judged once for both rules.
struct Judged(Vec<Doubt>);

fn doubts(draft: &Document, sources: &Sources<'_>) -> Arc<Judged> {
    sources.memo.get(|| Judged(judge::doubts(draft, sources)))
}
