//! One person, organisation or place spelled in two ways.

mod across;
mod evidence;
mod spelling;
mod tell;
mod words;

use factlint_core::document::Document;
use factlint_core::fact::{FactSink, Group};
use factlint_core::rule::{OptionError, OptionMeta, OptionTable, OptionValue, Rule, RuleMeta};
use factlint_core::{Sink, declare_rule};

declare_rule! {
    /// ## What it does
    /// Finds a person, organisation or place whose name is spelled in two ways, in one document or in two that are about
    /// the same event. Two spellings are held against each other where one or two letters differ; that they are one name
    /// is shown by a given name or another word that stands beside both, or by a surname that follows a full name.
    ///
    /// ## Why it matters
    /// A misspelled name is the error that readers forgive least: "Check spellings of names" stands in every newsroom's
    /// list of what to do before a story is sent (Reuters Handbook of Journalism, "Accuracy").
    ///
    /// ## Example
    /// ```bad
    /// Two lambs were missing, said Monica Chadborne, who keeps sheep. The fence was cut, Ms Chadbone added.
    /// ```
    /// ## Better
    /// ```good
    /// Two lambs were missing, said Monica Chadborne, who keeps sheep. The fence was cut, Ms Chadborne added.
    /// ```
    /// The rarer spelling is reported, once for each document, with all its places and the first place of the other one.
    /// Of two that are equally frequent it is the later one. Two documents that spell a person's name in two ways are each
    /// reported. Spellings that differ in accents only ("Nuñez", "Nunez") are an info. Where `variants` is `"allow"`, these
    /// and two ways to write a name of another alphabet ("Zelensky", "Zelenskyy") are left alone.
    ///
    /// ## When it stays silent
    /// Where the first letter differs; for plurals, possessives and other endings (Korea, Koreans; Wood, Woodman); for
    /// words in capitals, and words with digits; for two usual surnames without a given name in common (Hansen, Hanson), for
    /// two given names, places or plain words; where both are full names with nothing in common, or both are frequent.
    pub InconsistentName {
        /// Whether spellings that differ in accents or in how another alphabet is written are told.
        variants: bool = true,
    } in "names" {
        name: "inconsistent-name", summary: "one name spelled in two ways", level: Warning, since: "0.1.0",
        options: [OptionMeta {
            name: "variants",
            values: "\"report\" | \"allow\"",
            default: "\"report\"",
            summary: "whether spellings that differ in accents, or in how another alphabet is written, are reported",
        }],
    }
}

impl Rule for InconsistentName {
    fn meta(&self) -> &'static RuleMeta {
        &Self::META
    }

    fn configure(&self, options: &OptionTable) -> Result<Box<dyn Rule>, OptionError> {
        let mut rule = Self::default();
        for (name, value) in options {
            match (name.as_str(), value) {
                ("variants", OptionValue::Text(text)) if text == "report" => rule.variants = true,
                ("variants", OptionValue::Text(text)) if text == "allow" => rule.variants = false,
                ("variants", _) => {
                    return Err(OptionError {
                        name: name.clone(),
                        message: "takes \"report\" or \"allow\"".to_owned(),
                    });
                }
                _ => {
                    let message = "this rule has no such option; it has 'variants'".to_owned();
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
        across::emit(doc, out);
    }

    fn check(&self, doc: &Document, out: &mut Sink<'_>) {
        let words = words::of(doc);
        for pair in words::pairs(&words) {
            let [one, other] = pair.map(|idx| words.get(idx));
            if let (Some(one), Some(other)) = (one, other) {
                tell::pair(doc, [one, other], self.variants, out);
            }
        }
    }

    fn reconcile(&self, group: &Group<'_>, out: &mut Sink<'_>) {
        across::reconcile(group, self.variants, out);
    }
}
