//! What a plug-in wrote, checked before it counts: places lie in the text, texts have a length, names are known.
//!
//! A finding that passes goes through the same [`Sink`] as those of in-tree rules, which makes level, source span and
//! fingerprint of it.

use std::sync::Arc;

use super::wire::{FactJson, FindingJson, Manifest, Mark, quantity_of};
use crate::diagnostic::{Applicability, Place, Severity};
use crate::document::Document;
use crate::fact::{Assertion, Fact, FactSink, FactValue, Feature};
use crate::rule::Sources;
use crate::sink::{Sink, Spot};
use crate::source::{DocId, Source};
use crate::span::{ProseSpan, SourceSpan};

/// The longest text of a message, label, note or fix, in bytes; what is longer is cut.
pub const MAX_TEXT: usize = 4096;
/// The most notes, labels and words of identity of a finding.
pub const MAX_PARTS: usize = 1000;
/// The most findings, or facts, of one act.
pub const MAX_FINDINGS: usize = 10_000;
/// The longest value that a plug-in may write, in bytes.
pub const MAX_VALUE: usize = 1 << 20;
/// The most rules of a plug-in.
pub const MAX_RULES: usize = 1000;

/// What a finding may point at.
#[derive(Clone, Copy, Default)]
pub struct Scene<'a> {
    /// The document, in `check` and `compare`.
    pub doc: Option<&'a Document>,
    /// The facts, in `reconcile`.
    pub facts: &'a [&'a Fact],
    /// What the draft is held against, in `compare`.
    pub sources: Option<&'a Sources<'a>>,
}

/// A place that was found to be one.
#[derive(Clone, Copy)]
enum Spotted<'a> {
    Prose(ProseSpan),
    Source(SourceSpan),
    Elsewhere((DocId, &'a Source, SourceSpan)),
    Fact(&'a Fact),
}

impl Spot for Spotted<'_> {
    fn place(&self, doc: Option<(DocId, &Document)>) -> Option<Place> {
        match self {
            Self::Prose(spot) => spot.place(doc),
            Self::Source(spot) => spot.place(doc),
            Self::Elsewhere(spot) => spot.place(doc),
            Self::Fact(spot) => spot.place(doc),
        }
    }

    fn words<'t>(&'t self, doc: Option<(DocId, &'t Document)>) -> &'t str {
        match self {
            Self::Prose(spot) => spot.words(doc),
            Self::Source(spot) => spot.words(doc),
            Self::Elsewhere(spot) => spot.words(doc),
            Self::Fact(spot) => spot.words(doc),
        }
    }

    fn mark(&self, facts: &[&Fact]) -> Mark {
        match self {
            Self::Prose(spot) => spot.mark(facts),
            Self::Source(spot) => spot.mark(facts),
            Self::Elsewhere(spot) => spot.mark(facts),
            Self::Fact(spot) => spot.mark(facts),
        }
    }
}

impl<'a> Scene<'a> {
    fn spot(&self, mark: &Mark) -> Result<Spotted<'a>, String> {
        let lies = |(start, end): (u32, u32), text: &str| {
            text.get(start as usize..end as usize)
                .map(drop)
                .ok_or_else(|| format!("{start} to {end} is no place in a text of {} bytes", text.len()))
        };
        match *mark {
            Mark { fact: Some(idx), .. } => {
                let fact = self.facts.get(idx as usize);
                fact.copied()
                    .map(Spotted::Fact)
                    .ok_or_else(|| format!("there is no fact {idx}"))
            }
            Mark {
                source: Some(range),
                document: Some(number),
                ..
            } => {
                let documents = self.sources.map_or(&[][..], |sources| &sources.passages.documents);
                let found = documents.iter().find(|source| source.id.0 == number);
                let source = found.ok_or_else(|| format!("there is no source {number}"))?;
                let text = &source.document.source;
                lies(range, &text.text)?;
                Ok(Spotted::Elsewhere((source.id, text, SourceSpan::new(range.0, range.1))))
            }
            Mark {
                source: Some(range), ..
            } => {
                let doc = self.doc.ok_or("a finding of `reconcile` points at a fact")?;
                lies(range, &doc.source.text)?;
                Ok(Spotted::Source(SourceSpan::new(range.0, range.1)))
            }
            Mark { span: Some(range), .. } => {
                let doc = self.doc.ok_or("a finding of `reconcile` points at a fact")?;
                lies(range, &doc.prose.text)?;
                Ok(Spotted::Prose(ProseSpan::new(range.0, range.1)))
            }
            _ => Err("it points nowhere".to_owned()),
        }
    }
}

/// Reports a finding that a plug-in wrote.
///
/// # Errors
/// One lower-case sentence: why it is none. Nothing is reported then.
pub fn finding(json: &[u8], scene: &Scene<'_>, out: &mut Sink<'_>) -> Result<(), String> {
    let found: FindingJson = parse(json)?;
    let at = scene.spot(&found.at)?;
    if found.message.trim().is_empty() {
        return Err("it has no message".to_owned());
    }
    let parts = found.labels.len().max(found.notes.len()).max(found.identity.len());
    if parts > MAX_PARTS {
        return Err(format!("it has {parts} parts; at most {MAX_PARTS} are taken"));
    }
    let named = |name: &String| {
        let known = Severity::ALL.iter().find(|severity| severity.name() == name);
        known.copied().ok_or_else(|| format!("there is no severity {name:?}"))
    };
    let severity = found.severity.as_ref().map(named).transpose()?;
    let labels = found
        .labels
        .iter()
        .map(|label| Ok((scene.spot(&label.at)?, clean(&label.text))));
    let labels = labels.collect::<Result<Vec<_>, String>>()?;
    let fix = found.fix.as_ref().map(|fix| {
        let known = Applicability::ALL
            .iter()
            .find(|known| known.name() == fix.applicability);
        let applicability = known.ok_or_else(|| format!("there is no applicability {:?}", fix.applicability))?;
        Ok::<_, String>((
            clean(&fix.title),
            *applicability,
            scene.spot(&fix.at)?,
            clean(&fix.text),
        ))
    });
    let fix = fix.transpose()?;

    let mut report = out.report(at, clean(&found.message));
    for (spot, text) in labels {
        report = report.label(spot, text);
    }
    for note in &found.notes {
        report = report.note(clean(note));
    }
    if let Some(severity) = severity {
        report = report.severity(severity);
    }
    if let Some((title, applicability, spot, text)) = fix {
        report = report.fix(&title, applicability, spot, &text);
    }
    for words in &found.identity {
        report = report.identity(words);
    }
    drop(report);
    Ok(())
}

/// Emits a fact that a plug-in wrote.
///
/// # Errors
/// One lower-case sentence: why it is none.
pub fn fact(json: &[u8], doc: &Document, out: &mut FactSink<'_>) -> Result<(), String> {
    let found: FactJson = parse(json)?;
    let (start, end) = found.span;
    let span = ProseSpan::new(start, end);
    let around = doc
        .sentence(found.sentence)
        .ok_or("its sentence is none of the document")?;
    if doc.prose.text.get(span.range()).is_none() || start < around.span.start {
        return Err(format!("{start} to {end} is no place in its sentence"));
    }
    let parts = found.keys.len().max(found.features.len());
    if parts > MAX_PARTS {
        return Err(format!(
            "it has {parts} keys or features; at most {MAX_PARTS} are taken"
        ));
    }
    let value = match (&found.text, found.quantity, &found.row) {
        (Some(text), ..) => FactValue::Text(clean(text).into()),
        (None, Some(idx), _) => {
            let row = *doc
                .quantities
                .get(idx as usize)
                .ok_or("its figure is none of the document")?;
            FactValue::Quantity {
                row,
                unit: doc.unit(&row).map(Arc::from),
            }
        }
        (None, None, Some(numbers)) => FactValue::Quantity {
            row: quantity_of(numbers),
            unit: found.unit.as_ref().map(|unit| clean(unit).into()),
        },
        (None, None, None) => return Err("it has no value".to_owned()),
    };
    let assertion = match &found.assertion {
        None => Assertion::Stated,
        Some(name) => *(Assertion::ALL.iter())
            .find(|known| known.name() == name)
            .ok_or_else(|| format!("there is no assertion {name:?}"))?,
    };
    let fact = out.emit(span, found.sentence, value, found.keys);
    fact.features = found
        .features
        .iter()
        .map(|&(kind, hash)| Feature { kind, hash })
        .collect();
    fact.said_by = found.said_by.as_ref().map(|name| clean(name).into());
    fact.assertion = assertion;
    Ok(())
}

/// Reads a manifest.
///
/// # Errors
/// One lower-case sentence: why it is none.
pub fn manifest(json: &[u8]) -> Result<Manifest, String> {
    let manifest: Manifest = parse(json)?;
    if !super::wire::is_name(&manifest.name) {
        let name = clean(&manifest.name);
        return Err(format!(
            "{name:?} is no name of a plug-in: write small letters and hyphens"
        ));
    }
    if manifest.rules.len() > MAX_RULES {
        return Err(format!("it has more than {MAX_RULES} rules"));
    }
    Ok(Manifest {
        version: clean(&manifest.version),
        ..manifest
    })
}

fn parse<'j, T: serde::Deserialize<'j>>(json: &'j [u8]) -> Result<T, String> {
    if json.len() > MAX_VALUE {
        return Err(format!("it has {} bytes; at most {MAX_VALUE} are taken", json.len()));
    }
    let text = std::str::from_utf8(json).map_err(|_| "it is not UTF-8".to_owned())?;
    serde_json::from_str(text).map_err(|error| format!("it cannot be read: {}", clean(&error.to_string())))
}

/// A text without control characters but breaks of lines and tabs, and not too long.
pub fn clean(text: &str) -> String {
    let kept = |letter: &char| !letter.is_control() || matches!(letter, '\n' | '\t');
    let mut clean: String = text.chars().filter(kept).collect();
    if clean.len() > MAX_TEXT {
        let mut end = MAX_TEXT;
        while !clean.is_char_boundary(end) {
            end -= 1;
        }
        clean.truncate(end);
        clean.push('…');
    }
    clean
}
