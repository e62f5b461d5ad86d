//! The examples of rules, run.

use std::sync::Arc;

use factlint_core::config::Config;
use factlint_core::workspace::{Change, DocRole, Serial, Settings, Together, Workspace};
use factlint_core::{Format, Level, Registry, Rule, Source};

use crate::pattern::Pattern;

/// An example that does not do what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failed {
    /// The rule.
    pub rule: String,
    /// One lower-case sentence.
    pub message: String,
}

/// Runs the examples of rules, each rule alone; how many there were, and those that fail. A rule without a bad and a
/// good example fails, too.
pub fn try_examples(rules: &[Pattern]) -> (usize, Vec<Failed>) {
    let (mut count, mut failed) = (0, Vec::new());
    for rule in rules {
        let name = rule.meta().name;
        let mut fail = |message: String| {
            failed.push(Failed {
                rule: name.to_owned(),
                message,
            });
        };
        let entry = rule.entry();
        if entry.bad.is_empty() || entry.good.is_empty() {
            fail("it needs a `bad` and a `good` example".to_owned());
        }
        for (text, bad) in entry
            .bad
            .iter()
            .map(|text| (text, true))
            .chain(entry.good.iter().map(|text| (text, false)))
        {
            count += 1;
            match (findings(rule, text), bad) {
                (0, true) => fail(format!("it finds nothing in its bad example: {text}")),
                (1.., false) => fail(format!("it finds something in its good example: {text}")),
                _ => {}
            }
        }
    }
    (count, failed)
}

/// How many findings a rule has in a text.
fn findings(rule: &Pattern, text: &str) -> usize {
    let name = rule.meta().name;
    let registry = Registry::new(vec![Box::new(rule.clone())]);
    // A rule that is off unless asked for is asked for here.
    let config = Arc::new(Config {
        levels: vec![(name, Level::Warning)],
        ..Config::default()
    });
    let settings = Settings {
        together: Together::Never,
        root: Arc::clone(&config),
        ..Settings::default()
    };
    let mut workspace = Workspace::new(Arc::new(registry), settings);
    let put = Change::Put {
        source: Arc::new(Source::new("example.md", text, Format::Markdown)),
        config,
        role: DocRole::Draft,
        against: factlint_core::workspace::Against::Every,
    };
    workspace.apply(vec![put], &Serial);
    workspace.finish(&Serial);
    workspace.findings().iter().filter(|found| found.rule == name).count()
}
