//! Checkable statements that name no source.

mod context;

#[cfg(test)]
mod tests;

use factlint_core::declare_rule;
use factlint_core::document::Document;
use factlint_core::rows::{ClaimClass, ClaimRow, NONE};
use factlint_core::rule::{OptionError, OptionMeta, OptionTable, OptionValue, Rule, RuleMeta};
use factlint_core::sink::Sink;

/// How near a citation must stand to vouch for a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    /// In the claim's own sentence.
    Sentence,
    /// Anywhere in its paragraph.
    Paragraph,
}

declare_rule! {
    /// ## What it does
    /// Finds checkable statements of a kind that needs a source (a statistic, a superlative or first-ever, an
    /// allegation, a cause or an effect on health, a prediction, what somebody thinks or wants) that name none.
    ///
    /// ## Why it matters
    /// A reader cannot weigh "40 % of voters" without knowing who counted.
    ///
    /// ## Example
    /// ```bad
    /// Forty per cent of voters changed their minds in the last week before the election.
    /// ```
    /// ## Better
    /// ```good
    /// Forty per cent of voters changed their minds in the last week, according to a May poll by Ipsos.
    /// ```
    /// ## When it stays silent
    /// Inside quotations and attributed clauses; where a link, footnote or citation stands in the sentence (by default
    /// also elsewhere in the paragraph); where the sentence goes on with what a source was quoted with just before; in
    /// headings, captions and table cells; for what the document itself shows, such as a table it introduces; and for
    /// events that the writer tells with plain counts.
    ///
    /// ```good
    /// Two hundred people stood in the square when the mayor arrived.
    /// ```
    ///
    /// ```good
    /// Night work raises the risk of stroke, the institute's study found.
    /// ```
    ///
    /// ## What to do about it
    /// Name who says so, link to where it can be checked, or leave the sentence out. A superlative is often true of
    /// less than it claims: "the largest in the county" can be checked where "the largest ever" cannot.
    pub UnattributedClaim {
        /// How near a citation must stand.
        citation: Reach = Reach::Paragraph,
    } in "attribution" {
        name: "unattributed-claim",
        summary: "a checkable claim without a source",
        level: Info,
        since: "0.1.0",
        profiles: [("news", Warning), ("wiki", Warning)],
        options: [OptionMeta {
            name: "citation",
            values: "\"sentence\" | \"paragraph\"",
            default: "\"paragraph\"",
            summary: "how near a citation must stand to vouch for a claim",
        }]
    }
}

impl Rule for UnattributedClaim {
    fn meta(&self) -> &'static RuleMeta {
        &Self::META
    }

    fn configure(&self, options: &OptionTable) -> Result<Box<dyn Rule>, OptionError> {
        let mut rule = self.clone();
        for (name, value) in options {
            let text = match value {
                OptionValue::Text(text) => text.as_str(),
                _ => "",
            };
            rule.citation = match (name.as_str(), text) {
                ("citation", "sentence") => Reach::Sentence,
                ("citation", "paragraph") => Reach::Paragraph,
                ("citation", _) => {
                    return Err(error(name, "`citation` is \"sentence\" or \"paragraph\""));
                }
                _ => return Err(error(name, "the only option is `citation`")),
            };
        }
        Ok(Box::new(rule))
    }

    fn check(&self, doc: &Document, out: &mut Sink<'_>) {
        for claim in doc.claims.iter().filter(|claim| self.asks_for_source(claim)) {
            if context::vouches(doc, claim) {
                continue;
            }
            out.report(claim.span, message(doc, claim))
                .note("name who says so, or link to where it can be checked");
        }
    }
}

impl UnattributedClaim {
    fn asks_for_source(&self, claim: &ClaimRow) -> bool {
        let cited = match self.citation {
            Reach::Sentence => ClaimRow::CITED,
            Reach::Paragraph => ClaimRow::CITED | ClaimRow::CITED_NEARBY,
        };
        claim.flags & ClaimRow::NEEDS_SOURCE != 0
            && claim.flags & cited == 0
            && claim.attribution == NONE
            && claim.quote == NONE
    }
}

fn error(name: &str, message: &str) -> OptionError {
    OptionError {
        name: name.to_owned(),
        message: message.to_owned(),
    }
}

/// One line that stands alone: the class, and the words that make it so.
fn message(doc: &Document, claim: &ClaimRow) -> String {
    let words = doc.text(claim.trigger);
    let kind = match claim.class() {
        ClaimClass::Statistic => "a statistic",
        ClaimClass::Superlative => "a superlative",
        ClaimClass::Causal => "a claim about cause and effect",
        ClaimClass::Prediction => "a prediction",
        ClaimClass::Allegation => "an allegation",
        ClaimClass::Comparison => "a comparison",
        ClaimClass::Attitude => "what somebody thinks or wants",
        ClaimClass::Record | ClaimClass::Other => "a checkable claim",
    };
    format!("{kind} without a source: \u{201c}{words}\u{201d}")
}
