//! The only way to make a [`Diagnostic`]: rules name prose spans or facts, the sink makes source spans of them.

use std::sync::Arc;

use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix, Label, Place, Severity};
use crate::document::Document;
use crate::fact::Fact;
use crate::hash::StableHasher;
use crate::rule::{Level, RuleMeta};
use crate::source::{DocId, Source};
use crate::span::{ProseSpan, SourceSpan};

/// Collects the findings of one rule.
pub struct Sink<'a> {
    meta: &'static RuleMeta,
    level: &'a dyn Fn(DocId) -> Level,
    doc: Option<(DocId, &'a Document)>,
    found: &'a mut Vec<Diagnostic>,
}

/// Something that a sink can point at.
pub trait Spot {
    /// Its place; none where it does not belong to what the sink is looking at.
    fn place(&self, doc: Option<(DocId, &Document)>) -> Option<Place>;
    /// The words there, for fingerprints.
    fn words<'t>(&'t self, doc: Option<(DocId, &'t Document)>) -> &'t str;
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
        }
    }

    /// Reports a finding at a prose span of the document, or at a fact of the group.
    ///
    /// The finding is complete when the returned builder is dropped.
    pub fn report<S: Spot + Copy>(&mut self, spot: S, message: impl Into<String>) -> Report<'_, 'a> {
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
}

impl Report<'_, '_> {
    /// Adds another place.
    pub fn label<S: Spot + Copy>(mut self, spot: S, text: impl Into<String>) -> Self {
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
        if let Some(finding) = self.finding.as_mut() {
            finding.notes.push(text.into());
        }
        self
    }

    /// Makes the finding milder; it never becomes graver than the rule's level.
    pub fn severity(mut self, severity: Severity) -> Self {
        if let Some(finding) = self.finding.as_mut() {
            finding.severity = finding.severity.min(severity);
        }
        self
    }

    /// Offers to replace the text at a spot.
    pub fn fix<S: Spot + Copy>(mut self, title: &str, applicability: Applicability, spot: S, text: &str) -> Self {
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
        if let Some(mut finding) = self.finding.take() {
            if self.more > 0 {
                finding.notes.push(format!("and {} more places", self.more));
            }
            self.sink.found.push(finding);
        }
    }
}
