//! The only way to make a [`Diagnostic`]: rules name prose spans or facts, the sink makes source spans of them.

use std::sync::Arc;

use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix, Label, Place, Severity};
use crate::document::Document;
use crate::fact::Fact;
use crate::hash::StableHasher;
use crate::plugin::wire::{FindingJson, FixJson, LabelJson, Mark};
use crate::rule::{Level, RuleMeta};
use crate::source::{DocId, Source};
use crate::span::{ProseSpan, SourceSpan};

/// Collects the findings of one rule.
pub struct Sink<'a> {
    meta: &'static RuleMeta,
    level: &'a dyn Fn(DocId) -> Level,
    doc: Option<(DocId, &'a Document)>,
    found: &'a mut Vec<Diagnostic>,
    tape: Option<Tape<'a>>,
    idle: bool,
}

/// Takes down what is reported inside a plug-in, for the host's sink to report.
pub(crate) struct Tape<'a> {
    write: &'a mut dyn FnMut(&FindingJson),
    facts: &'a [&'a Fact],
}

impl<'a> Tape<'a> {
    /// A tape; findings of `reconcile` name these facts by index.
    pub fn new(write: &'a mut dyn FnMut(&FindingJson), facts: &'a [&'a Fact]) -> Self {
        Self { write, facts }
    }
}

/// Something that a sink can point at.
pub trait Spot {
    /// Its place; none where it does not belong to what the sink is looking at.
    fn place(&self, doc: Option<(DocId, &Document)>) -> Option<Place>;
    /// The words there, for fingerprints.
    fn words<'t>(&'t self, doc: Option<(DocId, &'t Document)>) -> &'t str;
    /// The place in words of the plug-in interface; `facts` are those of the group.
    fn mark(&self, facts: &[&Fact]) -> Mark;
}

impl Spot for ProseSpan {
    fn place(&self, doc: Option<(DocId, &Document)>) -> Option<Place> {
        let (id, doc) = doc?;
        Some(Place {
            path: Arc::clone(&doc.source.path),
            doc: id,
            span: doc.prose.source_span(*self),
        })
    }

    fn words<'t>(&'t self, doc: Option<(DocId, &'t Document)>) -> &'t str {
        doc.map_or("", |(_, doc)| doc.text(*self))
    }

    fn mark(&self, _facts: &[&Fact]) -> Mark {
        Mark {
            span: Some((self.start, self.end)),
            ..Mark::default()
        }
    }
}

impl Spot for SourceSpan {
    fn place(&self, doc: Option<(DocId, &Document)>) -> Option<Place> {
        let (id, doc) = doc?;
        Some(Place {
            path: Arc::clone(&doc.source.path),
            doc: id,
            span: *self,
        })
    }

    fn words<'t>(&'t self, doc: Option<(DocId, &'t Document)>) -> &'t str {
        doc.and_then(|(_, doc)| doc.source.text.get(self.range())).unwrap_or("")
    }

    fn mark(&self, _facts: &[&Fact]) -> Mark {
        Mark {
            source: Some((self.start(), self.end())),
            ..Mark::default()
        }
    }
}

impl Spot for (DocId, &Source, SourceSpan) {
    fn place(&self, _doc: Option<(DocId, &Document)>) -> Option<Place> {
        Some(Place {
            path: Arc::clone(&self.1.path),
            doc: self.0,
            span: self.2,
        })
    }

    fn words<'t>(&'t self, _doc: Option<(DocId, &'t Document)>) -> &'t str {
        self.1.text.get(self.2.range()).unwrap_or("")
    }

    fn mark(&self, _facts: &[&Fact]) -> Mark {
        Mark {
            source: Some((self.2.start(), self.2.end())),
            document: Some(self.0.0),
            ..Mark::default()
        }
    }
}

impl Spot for &Fact {
    fn place(&self, _doc: Option<(DocId, &Document)>) -> Option<Place> {
        Some(Place {
            path: Arc::clone(&self.path),
            doc: self.doc,
            span: self.span,
        })
    }

    fn words<'t>(&'t self, _doc: Option<(DocId, &'t Document)>) -> &'t str {
        &self.text
    }

    fn mark(&self, facts: &[&Fact]) -> Mark {
        let idx = facts.iter().position(|fact| std::ptr::eq(*fact, *self));
        let idx = idx.or_else(|| facts.iter().position(|fact| fact == self));
        Mark {
            fact: idx.map(|idx| idx as u32),
            ..Mark::default()
        }
    }
}

impl<'a> Sink<'a> {
    /// A sink for a rule; `level` is the rule's level in each document, `doc` the one that prose spans belong to.
    pub(crate) fn new(
        meta: &'static RuleMeta,
        level: &'a dyn Fn(DocId) -> Level,
        doc: Option<(DocId, &'a Document)>,
        found: &'a mut Vec<Diagnostic>,
    ) -> Self {
        Self {
            meta,
            level,
            doc,
            found,
            tape: None,
            idle: false,
        }
    }

    /// A sink inside a plug-in; nothing is ever put into `found`.
    pub(crate) fn recording(meta: &'static RuleMeta, found: &'a mut Vec<Diagnostic>, tape: Tape<'a>) -> Self {
        Self {
            tape: Some(tape),
            ..Self::new(meta, &|_| Level::Off, None, found)
        }
    }

    /// The rule has no such act.
    pub(crate) fn idle(&mut self) {
        self.idle = true;
    }

    /// Whether the rule has no such act.
    pub(crate) fn was_idle(&self) -> bool {
        self.idle
    }

    /// Reports a finding at a prose span of the document, or at a fact of the group.
    ///
    /// The finding is complete when the returned builder is dropped.
    pub fn report<S: Spot + Copy>(&mut self, spot: S, message: impl Into<String>) -> Report<'_, 'a> {
        if let Some(tape) = &self.tape {
            let taped = FindingJson {
                at: spot.mark(tape.facts),
                message: message.into(),
                ..FindingJson::default()
            };
            return Report {
                sink: self,
                finding: None,
                more: 0,
                taped: Some(Box::new(taped)),
            };
        }
        let finding = spot.place(self.doc).and_then(|place| {
            let severity = (self.level)(place.doc).severity()?;
            let fingerprint = fingerprint(self.meta.name, &place.path, spot.words(self.doc));
            Some(Diagnostic {
                rule: self.meta.name,
                severity,
                message: one_line(message.into()),
                place,
                labels: Vec::new(),
                notes: Vec::new(),
                fix: None,
                fingerprint,
            })
        });
        Report {
            sink: self,
            finding,
            more: 0,
            taped: None,
        }
    }
}

/// A message with a space for every line break: what a document says may stand in it.
fn one_line(message: String) -> String {
    if message.contains(['\n', '\r']) {
        message.split_whitespace().collect::<Vec<_>>().join(" ")
    } else {
        message
    }
}

/// Rule, path and words, folded in case and white space; no offset, so it survives edits elsewhere.
fn fingerprint(rule: &str, path: &str, words: &str) -> String {
    let mut hash = StableHasher::default().str(rule).str(path);
    for word in words.split_whitespace() {
        hash = hash.str(&word.to_lowercase());
    }
    format!("{:016x}", hash.finish())
}

/// A finding in the making.
pub struct Report<'s, 'a> {
    sink: &'s mut Sink<'a>,
    finding: Option<Diagnostic>,
    more: usize,
    /// The finding inside a plug-in.
    taped: Option<Box<FindingJson>>,
}

impl Report<'_, '_> {
    /// Adds another place.
    pub fn label<S: Spot + Copy>(mut self, spot: S, text: impl Into<String>) -> Self {
        if let (Some(taped), Some(tape)) = (self.taped.as_mut(), &self.sink.tape) {
            taped.labels.push(LabelJson {
                at: spot.mark(tape.facts),
                text: text.into(),
            });
            return self;
        }
        if let (Some(finding), Some(place)) = (self.finding.as_mut(), spot.place(self.sink.doc)) {
            if finding.labels.len() < Diagnostic::MAX_LABELS {
                finding.labels.push(Label {
                    place,
                    text: one_line(text.into()),
                });
            } else {
                self.more += 1;
            }
        }
        self
    }

    /// Adds a line of explanation.
    pub fn note(mut self, text: impl Into<String>) -> Self {
        if let Some(taped) = self.taped.as_mut() {
            taped.notes.push(text.into());
        } else if let Some(finding) = self.finding.as_mut() {
            finding.notes.push(text.into());
        }
        self
    }

    /// Makes the finding milder; it never becomes graver than the rule's level.
    pub fn severity(mut self, severity: Severity) -> Self {
        if let Some(finding) = self.finding.as_mut() {
            finding.severity = finding.severity.min(severity);
        }
        if let Some(taped) = self.taped.as_mut() {
            let known = Severity::ALL
                .iter()
                .find(|known| taped.severity.as_deref() == Some(known.name()));
            let mildest = known.map_or(severity, |&known| known.min(severity));
            taped.severity = Some(mildest.name().to_owned());
        }
        self
    }

    /// Offers to replace the text at a spot.
    pub fn fix<S: Spot + Copy>(mut self, title: &str, applicability: Applicability, spot: S, text: &str) -> Self {
        if let (Some(taped), Some(tape)) = (self.taped.as_mut(), &self.sink.tape) {
            taped.fix = Some(FixJson {
                title: title.to_owned(),
                applicability: applicability.name().to_owned(),
                at: spot.mark(tape.facts),
                text: text.to_owned(),
            });
        }
        if let (Some(finding), Some(place)) = (self.finding.as_mut(), spot.place(self.sink.doc)) {
            let edit = Edit {
                place,
                text: text.to_owned(),
            };
            finding.fix = Some(Fix {
                title: title.to_owned(),
                applicability,
                edits: vec![edit],
            });
        }
        self
    }

    /// Adds words to the fingerprint, such as the other value of a conflict.
    pub fn identity(mut self, words: &str) -> Self {
        if let Some(taped) = self.taped.as_mut() {
            taped.identity.push(words.to_owned());
        }
        if let Some(finding) = self.finding.as_mut() {
            let hash = StableHasher::default()
                .str(&finding.fingerprint)
                .str(&words.to_lowercase())
                .finish();
            finding.fingerprint = format!("{hash:016x}");
        }
        self
    }
}

impl Drop for Report<'_, '_> {
    fn drop(&mut self) {
        if let (Some(taped), Some(tape)) = (self.taped.take(), self.sink.tape.as_mut()) {
            (tape.write)(&taped);
        }
        if let Some(mut finding) = self.finding.take() {
            if self.more > 0 {
                finding.notes.push(format!("and {} more places", self.more));
            }
            self.sink.found.push(finding);
        }
    }
}
