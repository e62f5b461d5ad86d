//! One rule of a plug-in, as an ordinary [`Rule`].

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use factlint_core::fact::{FactSink, Group};
use factlint_core::plugin::arrive::{self, Scene};
use factlint_core::plugin::wire::options_to_json;
use factlint_core::plugin::{Lent, LentGroup, LentSources};
use factlint_core::rule::{OptionError, OptionTable, Sources};
use factlint_core::{Document, Rule, RuleMeta, Sink};

use crate::problems::Problems;
use crate::runner::{Act, Failure, Runner};

/// After so many panics, crashes or overruns a plug-in is left out of the rest of the run.
const PATIENCE: u32 = 3;

/// A plug-in that can be run.
pub struct Plugin {
    /// Its path as the user gave it, or its name.
    pub origin: String,
    /// What runs it, or why nothing can.
    pub runner: Result<Box<dyn Runner>, Failure>,
    /// Where problems go.
    pub problems: Problems,
    /// How often it failed.
    pub failures: AtomicU32,
}

impl Plugin {
    fn fail(&self, document: &str, rule: &str, failure: &Failure) {
        let kind = match failure {
            Failure::Load(_) => "load",
            Failure::Panic(_) => "panic",
            Failure::Crash(_) => "crash",
            Failure::Time(_) => "time",
            Failure::Nonsense(_) => "nonsense",
            Failure::Option(_) => "option",
        };
        let count = match failure {
            // What does not load will not load later.
            Failure::Load(_) => PATIENCE,
            Failure::Panic(_) | Failure::Crash(_) | Failure::Time(_) => 1,
            Failure::Nonsense(_) | Failure::Option(_) => 0,
        };
        self.failures.fetch_add(count, Ordering::Relaxed);
        let message = match failure {
            Failure::Load(_) => format!("the plug-in {failure}"),
            _ => format!("the plug-in's rule `{rule}` {failure}"),
        };
        self.problems.add(&self.origin, kind, document, arrive::clean(&message));
    }

    fn is_off(&self) -> bool {
        self.failures.load(Ordering::Relaxed) >= PATIENCE
    }
}

/// What a rule does.
#[derive(Debug, Clone, Copy, Default)]
pub struct Acts {
    /// `check`.
    pub check: bool,
    /// `facts`.
    pub facts: bool,
    /// `reconcile`.
    pub reconcile: bool,
    /// `compare`.
    pub compare: bool,
}

impl Acts {
    /// The acts that a manifest names.
    pub fn of(names: &[String]) -> Self {
        let has = |name: &str| names.iter().any(|known| known == name);
        Self {
            check: has("check"),
            facts: has("facts"),
            reconcile: has("reconcile"),
            compare: has("compare"),
        }
    }
}

/// A rule of a plug-in with its options.
#[derive(Clone)]
pub struct PluginRule {
    /// The plug-in.
    pub plugin: Arc<Plugin>,
    /// The rule's number there.
    pub number: u32,
    /// What is known of it.
    pub meta: &'static RuleMeta,
    /// What it does.
    pub acts: Acts,
    /// Its options, as JSON.
    pub options: Arc<str>,
}

impl PluginRule {
    /// Runs an act and hands each value on; what is no value is a problem.
    fn run(&self, document: &str, act: Act<'_>, mut deliver: impl FnMut(&[u8]) -> Result<(), String>) {
        let plugin = &self.plugin;
        if plugin.is_off() {
            return;
        }
        let runner = match &plugin.runner {
            Ok(runner) => runner,
            Err(failure) => return plugin.fail(document, self.meta.name, failure),
        };
        let (values, result) = runner.run(self.number, &self.options, act);
        let mut wrong = None;
        for value in values {
            if let Err(why) = deliver(&value) {
                wrong.get_or_insert(why);
            }
        }
        if let Some(why) = wrong {
            plugin.fail(document, self.meta.name, &Failure::Nonsense(why));
        }
        if let Err(failure) = result {
            plugin.fail(document, self.meta.name, &failure);
        }
    }
}

impl Rule for PluginRule {
    fn meta(&self) -> &'static RuleMeta {
        self.meta
    }

    fn configure(&self, options: &OptionTable) -> Result<Box<dyn Rule>, OptionError> {
        let mut configured = self.clone();
        if !options.is_empty() {
            configured.options = options_to_json(options).into();
            // Nothing is started for a plug-in without options until a document needs it.
            match &self.plugin.runner {
                Ok(runner) if !self.plugin.is_off() => match runner.configure(self.number, &configured.options) {
                    Ok(()) => {}
                    Err(Failure::Option(refusal)) => {
                        return Err(OptionError {
                            name: refusal.name,
                            message: arrive::clean(&refusal.message),
                        });
                    }
                    Err(failure) => self.plugin.fail("", self.meta.name, &failure),
                },
                _ => {}
            }
        }
        Ok(Box::new(configured))
    }

    fn facts(&self, doc: &Document, out: &mut FactSink<'_>) {
        if self.acts.facts {
            let lent = Lent::new(doc);
            self.run(&doc.source.path, Act::Facts(&lent), |value| {
                arrive::fact(value, doc, out)
            });
        }
    }

    fn check(&self, doc: &Document, out: &mut Sink<'_>) {
        if self.acts.check {
            let scene = Scene {
                doc: Some(doc),
                ..Scene::default()
            };
            let lent = Lent::new(doc);
            self.run(&doc.source.path, Act::Check(&lent), |value| {
                arrive::finding(value, &scene, out)
            });
        }
    }

    fn reconcile(&self, group: &Group<'_>, out: &mut Sink<'_>) {
        if self.acts.reconcile {
            let scene = Scene {
                facts: &group.facts,
                ..Scene::default()
            };
            let lent = LentGroup::new(group);
            let path = group.facts.first().map_or("", |fact| &*fact.path);
            self.run(path, Act::Reconcile(&lent), |value| arrive::finding(value, &scene, out));
        }
    }

    fn compare(&self, draft: &Document, sources: &Sources<'_>, out: &mut Sink<'_>) {
        if self.acts.compare {
            let scene = Scene {
                doc: Some(draft),
                sources: Some(sources),
                ..Scene::default()
            };
            let (lent, all) = (Lent::new(draft), LentSources::new(sources));
            self.run(&draft.source.path, Act::Compare(&lent, &all), |value| {
                arrive::finding(value, &scene, out)
            });
        }
    }
}
