//! Checkable statements that name no source.

mod context;
mod kinds;

#[cfg(test)]
mod tests;

use factlint_core::declare_rule;
use factlint_core::document::Document;
use factlint_core::rows::{ClaimClass, ClaimRow, NONE};
use factlint_core::rule::{
    DefaultValue, OptionError, OptionMeta, OptionTable, OptionValue, ProfileDefault, Rule, RuleMeta,
};
use factlint_core::sink::Sink;

use crate::surroundings::Surroundings;
use kinds::Kinds;

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
    /// Inside quotations and attributed clauses; where a link, footnote, `<ref>`, "[12]" or "(Smith 2019)" stands in the
    /// sentence (but for the profile `science` also elsewhere in the paragraph); where the sentence goes on with what a
    /// source was quoted with just before, or with figures whose source stands up to three sentences before; for shares
    /// of people in a story about a survey; for what is planned, offered or aimed at, and ranks that others gave
    /// ("billed as the first"); for accusations that a court or the police deal with next to it; in headings, captions
    /// and table cells; for what the document itself shows,
    /// such as a table it introduces, or what a paper's own sections on methods and results report; and for events that
    /// the writer tells with plain counts.
    ///
    /// ```good
    /// Two hundred people stood in the square when the mayor arrived.
    /// ```
    ///
    /// ```good
    /// Night work raises the risk of stroke, the institute's study found.
    /// ```
    ///
    /// ## What each profile asks
    /// Who has to be asked differs with the kind of text; the options `kinds` and `citation` say it, and
    /// `factlint config show` prints them as they hold.
    ///
    /// | profile | kinds that need a source | a citation counts | because |
    /// | --- | --- | --- | --- |
    /// | none | all | in the paragraph | nothing is known of the text |
    /// | `news` | all | in the paragraph | the reporter is no witness to any of them |
    /// | `wiki` | all | in the paragraph | whatever may be challenged needs a source, and one note may cover a paragraph |
    /// | `docs` | statistic, superlative, allegation | in the paragraph | a program's limits, effects and plans are its maker's own to state; the world's are not |
    /// | `science` | statistic, superlative, causal | in the sentence, or the paper's own results | a citation vouches for its own sentence only; hypotheses and aims are the authors' |
    /// | `report` | statistic, superlative, causal, allegation, prediction | in the paragraph | figures and forecasts about others; what the authors want and think is theirs |
    ///
    /// ## What to do about it
    /// Name who says so, link to where it can be checked, or leave the sentence out. A superlative is often true of
    /// less than it claims: "the largest in the county" can be checked where "the largest ever" cannot.
    ///
    /// ## Where this comes from
    /// Wikipedia, policy "Verifiability", on what needs an inline citation. Reuters Handbook of Journalism, "Sources":
    /// every fact that the reporter did not see is attributed. The Associated Press, News Values and Principles. BBC
    /// Editorial Guidelines, section "Accuracy": claims, statistics and allegations are attributed.
    pub UnattributedClaim {
        /// How near a citation must stand.
        citation: Reach = Reach::Paragraph,
        /// The kinds of claims that need a source.
        kinds: Kinds = Kinds::ALL,
    } in "attribution" {
        name: "unattributed-claim",
        summary: "a checkable claim without a source",
        level: Info,
        since: "0.1.0",
        profiles: [("news", Warning), ("wiki", Warning)],
        options: [
            OptionMeta {
                name: "citation",
                values: "\"sentence\" | \"paragraph\"",
                default: "\"paragraph\"",
                summary: "how near a citation must stand to vouch for a claim",
            },
            OptionMeta {
                name: "kinds",
                values: "list of \"statistic\" \"superlative\" \"causal\" \"allegation\" \"prediction\" \"attitude\"",
                default: "all of them",
                summary: "the kinds of claims that need a source",
            },
        ],
        defaults: [
            preset("docs", "kinds", DefaultValue::List(&["statistic", "superlative", "allegation"])),
            preset("science", "kinds", DefaultValue::List(&["statistic", "superlative", "causal"])),
            preset("science", "citation", DefaultValue::Text("sentence")),
            preset("report", "kinds", DefaultValue::List(&["statistic", "superlative", "causal", "allegation", "prediction"])),
        ]
    }
}

const fn preset(profile: &'static str, option: &'static str, value: DefaultValue) -> ProfileDefault {
    ProfileDefault { profile, option, value }
}

impl Rule for UnattributedClaim {
    fn meta(&self) -> &'static RuleMeta {
        &Self::META
    }

    fn configure(&self, options: &OptionTable) -> Result<Box<dyn Rule>, OptionError> {
        let mut rule = self.clone();
        for (name, value) in options {
            match (name.as_str(), value) {
                ("citation", OptionValue::Text(text)) if text == "sentence" => rule.citation = Reach::Sentence,
                ("citation", OptionValue::Text(text)) if text == "paragraph" => rule.citation = Reach::Paragraph,
                ("citation", _) => {
                    return Err(error(name, "`citation` is \"sentence\" or \"paragraph\""));
                }
                ("kinds", OptionValue::List(names)) => {
                    rule.kinds = Kinds::named(names).ok_or_else(|| error(name, kinds::EXPECTED))?;
                }
                ("kinds", _) => return Err(error(name, kinds::EXPECTED)),
                _ => return Err(error(name, "the options are `citation` and `kinds`")),
            }
        }
        Ok(Box::new(rule))
    }

    fn check(&self, doc: &Document, out: &mut Sink<'_>) {
        let around = Surroundings::of(doc);
        for claim in doc.claims.iter().filter(|claim| self.asks_for_source(claim)) {
            if context::vouches(&around, claim) || hedged(doc, claim) {
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
            && self.kinds.holds(claim.class())
    }
}

/// "Allegedly" and "reportedly": `hedge-without-source` asks who alleges it, and knows better where to look.
fn hedged(doc: &Document, claim: &ClaimRow) -> bool {
    claim.class() == ClaimClass::Allegation && doc.text(claim.trigger).ends_with("ly")
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
