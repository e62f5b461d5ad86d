//! One document, from its text to its findings and facts: what runs in parallel.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::{Checked, Settings, Stop, Together, gate};
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::extract::{self, BlockRows};
use crate::fact::{Company, Fact, FactSink, Group};
use crate::hash;
use crate::link;
use crate::markup;
use crate::memo::Memo;
use crate::passages::Passages;
use crate::rule::{Level, Registry, Rule, Sources};
use crate::sink::Sink;
use crate::source::{DocId, Source};
use crate::suppress::Suppressions;

/// The rules that run under one configuration, with their options.
pub(crate) struct RuleSet {
    pub config: Arc<Config>,
    active: Vec<Active>,
    levels: FxHashMap<&'static str, Level>,
    /// Whether every rule that runs by default runs here.
    pub complete: bool,
}

struct Active {
    number: u16,
    level: Level,
    rule: Box<dyn Rule>,
}

impl RuleSet {
    /// Configures the rules; options that a rule refuses were reported by whoever read the configuration, and the
    /// rule runs with its defaults.
    pub fn new(registry: &Registry, config: Arc<Config>) -> Self {
        let mut set = Self {
            active: Vec::new(),
            levels: FxHashMap::default(),
            complete: true,
            config,
        };
        let owners = set.config.owners.clone();
        for (number, (rule, runs)) in registry.rules_under(&owners).enumerate() {
            let meta = rule.meta();
            if !runs {
                set.levels.entry(meta.name).or_insert(Level::Off);
                continue;
            }
            let level = set.config.level(registry, meta.name);
            set.levels.insert(meta.name, level);
            if level == Level::Off {
                set.complete &= meta.level == Level::Off;
                continue;
            }
            let options = set.config.options(meta);
            let configured = rule
                .configure(&options)
                .or_else(|_| rule.configure(&crate::rule::OptionTable::new()));
            if let Ok(rule) = configured {
                set.active.push(Active {
                    number: number as u16,
                    level,
                    rule,
                });
            }
        }
        set
    }

    /// The level of a rule.
    pub fn level(&self, rule: &str) -> Level {
        self.levels.get(rule).copied().unwrap_or(Level::Off)
    }

    /// The rule with a number in the registry, if it runs.
    pub fn rule(&self, number: u16) -> Option<&dyn Rule> {
        let idx = self.active.binary_search_by_key(&number, |active| active.number).ok()?;
        self.active.get(idx).map(|active| active.rule.as_ref())
    }
}

/// What one document gave.
pub(crate) struct Analysed {
    pub source: Arc<Source>,
    pub document: Option<Arc<Document>>,
    pub rows: Vec<Arc<BlockRows>>,
    pub own: Vec<Diagnostic>,
    pub facts: Vec<(u16, Arc<Fact>)>,
    pub names: Vec<u64>,
    pub suppressions: Suppressions,
    pub checked: Checked,
}

/// Rows of blocks from a document's previous revision, by the hash of their text.
pub(crate) struct Previous<'a> {
    document: &'a Document,
    rows: &'a [Arc<BlockRows>],
    blocks: FxHashMap<u64, usize>,
}

impl<'a> Previous<'a> {
    pub fn new(document: &'a Document, rows: &'a [Arc<BlockRows>]) -> Self {
        let text = &document.prose.text;
        let blocks = document
            .blocks()
            .iter()
            .enumerate()
            .map(|(idx, block)| (hash::of_str(block.span.text(text)), idx));
        Self {
            document,
            rows,
            blocks: blocks.collect(),
        }
    }

    fn find(&self, text: &str, kind: u8) -> Option<Arc<BlockRows>> {
        let &idx = self.blocks.get(&hash::of_str(text))?;
        let block = self.document.blocks().get(idx)?;
        let same = block.kind == kind && !block.is_foreign() && block.span.text(&self.document.prose.text) == text;
        if same { self.rows.get(idx).cloned() } else { None }
    }
}

/// Reads and checks one document; None where that was stopped.
pub(crate) fn analyse(
    (id, source): (DocId, &Arc<Source>),
    previous: Option<&Previous<'_>>,
    (registry, settings): (&Registry, &Settings),
    rules: &RuleSet,
    sources: Option<&Passages>,
    stop: &Stop<'_>,
) -> Option<Analysed> {
    if stop() {
        return None;
    }
    let prose = markup::read(source);
    let known = |text: &str, kind| previous.and_then(|previous| previous.find(text, kind));
    let rows = extract::document(&prose, known, stop)?;
    let mut doc = link::document(Arc::clone(source), prose, &rows, rules.config.as_of.or(settings.as_of));
    doc.pinned = Arc::clone(&rules.config.pinned);
    let mut found = Vec::new();
    let mut facts = Vec::new();
    let aligned = sources.map(|passages| passages.align(&doc)).unwrap_or_default();
    let memo = Memo::default();
    let sources = sources.map(|passages| Sources {
        passages,
        aligned: &aligned,
        memo: &memo,
    });
    for active in &rules.active {
        if stop() {
            return None;
        }
        let meta = active.rule.meta();
        let level = |_: DocId| active.level;
        let mut sink = Sink::new(meta, &level, Some((id, &doc)), &mut found);
        active.rule.check(&doc, &mut sink);
        if let Some(sources) = &sources {
            active.rule.compare(&doc, sources, &mut sink);
        }
        let mut emitted = Vec::new();
        active.rule.facts(&doc, &mut FactSink::new(&doc, id, &mut emitted));
        facts.extend(emitted.into_iter().map(|fact| (active.number, Arc::new(fact))));
    }
    doc.memo.clear();
    if settings.together == Together::Never {
        reconcile_alone(&facts, rules, &mut found);
    }
    Some(Analysed {
        source: Arc::clone(source),
        names: if settings.together == Together::Related {
            gate::names(&doc)
        } else {
            Vec::new()
        },
        suppressions: Suppressions::of(&doc, registry),
        checked: Checked::of(&doc),
        own: found,
        facts,
        rows: if settings.incremental { rows } else { Vec::new() },
        document: settings.incremental.then(|| Arc::new(doc)),
    })
}

/// Runs the rules over the groups of one document's facts.
fn reconcile_alone(facts: &[(u16, Arc<Fact>)], rules: &RuleSet, found: &mut Vec<Diagnostic>) {
    let mut shelved: Vec<(u16, u64, usize)> = Vec::new();
    for (idx, (number, fact)) in facts.iter().enumerate() {
        shelved.extend(fact.keys.iter().map(|&key| (*number, key, idx)));
    }
    shelved.sort_unstable();
    let alone = |_: DocId| Company::Some(Vec::new());
    for shelf in shelved
        .chunk_by(|a, b| (a.0, a.1) == (b.0, b.1))
        .filter(|shelf| shelf.len() > 1)
    {
        let Some(&(number, key, _)) = shelf.first() else {
            continue;
        };
        let Some(rule) = rules.rule(number) else { continue };
        let facts: Vec<&Fact> = shelf
            .iter()
            .filter_map(|&(_, _, idx)| Some(facts.get(idx)?.1.as_ref()))
            .collect();
        let level = |_: DocId| rules.level(rule.meta().name);
        let mut sink = Sink::new(rule.meta(), &level, None, found);
        rule.reconcile(
            &Group {
                key,
                facts,
                company: &alone,
                known: None,
            },
            &mut sink,
        );
    }
}
