//! The same thing counted or measured with figures that cannot both hold.

mod alike;
mod eligible;
mod referent;
mod summary;
mod tables;
mod tell;
mod words;

use factlint_core::document::Document;
use factlint_core::fact::{FactSink, Group};
use factlint_core::rule::{OptionError, OptionMeta, OptionTable, OptionValue, Rule, RuleMeta};
use factlint_core::{Sink, declare_rule};

declare_rule! {
    /// ## What it does
    /// Finds two figures for one thing that cannot both hold, in one document or in two that are about the same
    /// event. Units of one dimension are converted; tolerance comes from the printed digits; "more than", "at least"
    /// and their kin are read as open intervals.
    ///
    /// ## Why it matters
    /// A figure that changes between headline and body, or between two reports of one event, is the commonest error
    /// that newsrooms correct. Wire services ask that figures agree with each other throughout a story before it is
    /// sent (Reuters Handbook of Journalism, "Accuracy").
    ///
    /// ## Example
    /// ```bad
    /// The ferry carried 212 passengers when it left Port Alder on Monday.
    ///
    /// The ferry carried 221 passengers when it left Port Alder, the harbour log shows.
    /// ```
    /// ## Better
    /// ```good
    /// The ferry carried 212 passengers when it left Port Alder on Monday.
    ///
    /// The ferry carried 212 passengers when it left Port Alder, the harbour log shows.
    /// ```
    /// A headline, a caption and what calls itself a summary ("Key points:", a heading "Abstract") are held against the
    /// text: a figure of theirs that the text has nowhere, while a sentence about the same has another one, is reported
    /// too. So is a figure of a sentence that names the row and the column of a table where another one stands. A note
    /// names the words for which two places were taken to be about one thing.
    ///
    /// ## When it stays silent
    /// Where the scope differs: another year, quarter, day, place or group; a part against the total; each against
    /// all; a target or forecast against what happened; the old against the new value of a change; a denial, a
    /// condition or a plan. Two halves of one sentence are never compared. Figures given by two speakers are a
    /// difference between speakers and only worth an info; so are bounds that differ but may both hold ("over two
    /// hours", "at least 90 minutes"), unless `compatible` is `"off"`.
    pub ConflictingNumber {
        /// Whether bounds that differ but may both hold are told.
        compatible: bool = true,
    } in "numbers" {
        name: "conflicting-number", summary: "figures for one thing that cannot both hold", level: Warning, since: "0.1.0",
        options: [OptionMeta {
            name: "compatible",
            values: "\"info\" | \"off\"",
            default: "\"info\"",
            summary: "whether figures that differ but may both hold are reported, at severity info",
        }],
    }
}

impl Rule for ConflictingNumber {
    fn meta(&self) -> &'static RuleMeta {
        &Self::META
    }

    fn configure(&self, options: &OptionTable) -> Result<Box<dyn Rule>, OptionError> {
        let mut rule = Self::default();
        for (name, value) in options {
            match (name.as_str(), value) {
                ("compatible", OptionValue::Text(text)) if text == "info" => rule.compatible = true,
                ("compatible", OptionValue::Text(text)) if text == "off" => rule.compatible = false,
                ("compatible", _) => {
                    return Err(OptionError {
                        name: name.clone(),
                        message: "takes \"info\" or \"off\"".to_owned(),
                    });
                }
                _ => {
                    let message = "this rule has no such option; it has 'compatible'".to_owned();
                    return Err(OptionError {
                        name: name.clone(),
                        message,
                    });
                }
            }
        }
        Ok(Box::new(rule))
    }

    fn facts(&self, doc: &Document, out: &mut FactSink<'_>) {
        referent::emit(doc, out);
    }

    fn check(&self, doc: &Document, out: &mut Sink<'_>) {
        summary::check(doc, out);
        tables::check(doc, out);
    }

    fn reconcile(&self, group: &Group<'_>, out: &mut Sink<'_>) {
        tell::group(group, self.compatible, out);
    }
}
