//! A plug-in whose rule panics in whichever act its option names: what factlint must survive.

use factlint_core::fact::{FactSink, Group};
use factlint_core::rule::{OptionError, OptionMeta, OptionTable, OptionValue, RuleMeta, Sources};
use factlint_core::{Document, Rule, Sink, declare_rule};

declare_rule! {
    /// ## What it does
    /// Panics.
    pub Unruly { act: String = String::from("check") } in "unruly" {
        name: "unruly-rule", summary: "panics", level: Warning, since: "1.0.0",
        options: [OptionMeta {
            name: "act",
            values: "\"check\" | \"facts\" | \"reconcile\" | \"compare\" | \"configure\" | \"last\"",
            default: "\"check\"",
            summary: "The act in which it panics.",
        }],
    }
}

impl Unruly {
    fn on(&self, act: &str) {
        assert!(self.act != act, "no {act} today");
        assert!(act != "check" || self.act != "last", "after a finding");
    }
}

impl Rule for Unruly {
    fn meta(&self) -> &'static RuleMeta {
        &Self::META
    }

    fn configure(&self, options: &OptionTable) -> Result<Box<dyn Rule>, OptionError> {
        let mut rule = self.clone();
        if let Some(OptionValue::Text(act)) = options.get("act") {
            rule.act.clone_from(act);
        }
        rule.on("configure");
        Ok(Box::new(rule))
    }

    fn facts(&self, doc: &Document, out: &mut FactSink<'_>) {
        self.on("facts");
        for row in &doc.quantities {
            let value = factlint_core::fact::FactValue::Text("one".into());
            out.emit(row.span, row.sentence, value, vec![1]);
        }
    }

    fn check(&self, doc: &Document, out: &mut Sink<'_>) {
        if let (Some(block), "last") = (doc.blocks().first(), self.act.as_str()) {
            out.report(block.span, "said before it was too late");
        }
        self.on("check");
    }

    fn reconcile(&self, _group: &Group<'_>, _out: &mut Sink<'_>) {
        self.on("reconcile");
    }

    fn compare(&self, _draft: &Document, _sources: &Sources<'_>, _out: &mut Sink<'_>) {
        self.on("compare");
    }
}

factlint_core::export_rules![Unruly];
