//! A range of dates whose end stands before its start.

use std::cmp::Ordering;

use factlint_core::document::Document;
use factlint_core::rule::Rule;
use factlint_core::{Sink, declare_rule, without_options};

use crate::ranges::{Range, ranges};
use crate::words::{after, any, before};

declare_rule! {
    /// ## What it does
    /// Finds a range of dates that ends before it begins: "from 2005 to 1990", "between 5 May and 3 March 2020".
    ///
    /// ## Why it matters
    /// The ends were swapped, or one of them is wrong.
    ///
    /// ## Example
    /// ```bad
    /// She led the museum from 2015 to 2009.
    /// ```
    /// ## Better
    /// ```good
    /// She led the museum from 2009 to 2015.
    /// ```
    /// ## When it stays silent
    /// Without "from" or "between", because figures may stand side by side; for years before Christ; where something
    /// is counted down or compared ("fell from 2020 to 2019", "compared").
    pub ReversedRange {} in "dates" {
        name: "reversed-range", summary: "a range of dates that ends before it begins", level: Warning, since: "0.1.0"
    }
}

/// Words that show years going backwards on purpose, and the era in which they do.
const BACKWARDS: [&str; 16] = [
    "bc",
    "bce",
    "b.c.",
    "b.c.e.",
    "ago",
    "back",
    "backwards",
    "backward",
    "reverse",
    "compared",
    "countdown",
    "moved",
    "changed",
    "postponed",
    "advanced",
    "brought",
];

impl Rule for ReversedRange {
    without_options!();

    fn check(&self, doc: &Document, out: &mut Sink<'_>) {
        for range in ranges(doc).iter().filter(|range| range.opened) {
            if range.first.compare(&range.last) == Some(Ordering::Greater) && !is_meant(doc, range) {
                out.report(
                    range.span,
                    format!(
                        "this range ends before it begins: {} is after {}",
                        doc.line(range.first.span),
                        doc.line(range.last.span)
                    ),
                );
            }
        }
    }
}

/// Whether the sentence says that the years go backwards.
fn is_meant(doc: &Document, range: &Range) -> bool {
    let near = before(doc, range.sentence, range.span.start, 6);
    let behind = after(doc, range.sentence, range.span.end, 4);
    any(&near, &BACKWARDS) || any(&behind, &BACKWARDS)
}
