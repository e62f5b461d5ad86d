//! What can disagree, and the shelf on which equals meet.

pub(crate) mod index;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::codes::codes;
use crate::document::Document;
use crate::rows::QuantityRow;
use crate::source::DocId;
use crate::span::{ProseSpan, SourceSpan};

codes! {
    /// How firmly a fact is put.
    pub enum Assertion {
        /// As a fact.
        Stated = 0 => "stated",
        /// With a hedge.
        Hedged = 1 => "hedged",
        /// Denied.
        Negated = 2 => "negated",
        /// As a plan, a condition or a wish.
        Planned = 3 => "planned",
    }
}

/// What a fact says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactValue {
    /// A figure, with its canonical unit.
    Quantity {
        /// The figure; its string ids belong to no pool any more.
        row: QuantityRow,
        /// Canonical unit, or none for a plain count.
        unit: Option<Arc<str>>,
    },
    /// Anything that is a text: a name, a date, a quotation.
    Text(Arc<str>),
}

/// Something a document says that another place may contradict. Needs no document in memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// Shelves it stands on: hashes of what ought to agree, sorted, each once.
    pub keys: Vec<u64>,
    /// What it says.
    pub value: FactValue,
    /// The document.
    pub doc: DocId,
    /// The document's path.
    pub path: Arc<str>,
    /// Place in the document's text.
    pub span: SourceSpan,
    /// The words there.
    pub text: Arc<str>,
    /// The sentence around it.
    pub sentence: Arc<str>,
    /// Offset of `text` in `sentence`.
    pub offset: u32,
    /// Number of the sentence in its document.
    pub sentence_index: u32,
    /// What its rule wants to know of it when it meets others: sorted hashes of words, entities, times.
    pub features: Vec<Feature>,
    /// Who says so, in the fullest form of the name; none where the writer does.
    pub said_by: Option<Arc<str>>,
    /// How firmly.
    pub assertion: Assertion,
}

/// A trait of a fact: a kind that the rule defines, and the hash of what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Feature {
    /// The rule's own code.
    pub kind: u8,
    /// Hash of the word, entity, year.
    pub hash: u64,
}

/// Takes the facts of one rule and one document.
pub struct FactSink<'a> {
    doc: &'a Document,
    id: DocId,
    sentences: Vec<(u32, Arc<str>)>,
    found: &'a mut Vec<Fact>,
    /// Where in the prose each fact stands, if anybody wants to know.
    spans: Option<&'a mut Vec<ProseSpan>>,
    idle: bool,
}

impl<'a> FactSink<'a> {
    /// A sink for the facts of a document.
    pub(crate) fn new(doc: &'a Document, id: DocId, found: &'a mut Vec<Fact>) -> Self {
        Self {
            doc,
            id,
            sentences: Vec::new(),
            found,
            spans: None,
            idle: false,
        }
    }

    /// A sink inside a plug-in, where the document has no number.
    pub(crate) fn recording(doc: &'a Document, found: &'a mut Vec<Fact>, spans: &'a mut Vec<ProseSpan>) -> Self {
        Self {
            spans: Some(spans),
            ..Self::new(doc, DocId(crate::rows::NONE), found)
        }
    }

    /// The rule has no facts at all.
    pub(crate) fn idle(&mut self) {
        self.idle = true;
    }

    /// Whether the rule has no facts at all.
    pub(crate) fn was_idle(&self) -> bool {
        self.idle
    }

    /// Emits a fact at a prose span in a sentence; keys and features are sorted here.
    pub fn emit(&mut self, span: ProseSpan, sentence: u32, value: FactValue, mut keys: Vec<u64>) -> &mut Fact {
        keys.sort_unstable();
        keys.dedup();
        let (text, offset) = self.sentence(sentence, span);
        if let Some(spans) = self.spans.as_mut() {
            spans.push(span);
        }
        self.found.push(Fact {
            keys,
            value,
            doc: self.id,
            path: Arc::clone(&self.doc.source.path),
            span: self.doc.prose.source_span(span),
            text: Arc::from(self.doc.text(span)),
            sentence: text,
            offset,
            sentence_index: sentence,
            features: Vec::new(),
            said_by: None,
            assertion: Assertion::Stated,
        });
        let last = self.found.len() - 1;
        &mut self.found[last]
    }

    fn sentence(&mut self, sentence: u32, span: ProseSpan) -> (Arc<str>, u32) {
        let around = self.doc.sentence(sentence).map_or(span, |row| row.span);
        let offset = span.start.saturating_sub(around.start);
        if let Some((idx, text)) = self.sentences.last()
            && *idx == sentence
        {
            return (Arc::clone(text), offset);
        }
        let text: Arc<str> = Arc::from(self.doc.text(around));
        self.sentences.push((sentence, Arc::clone(&text)));
        (text, offset)
    }
}

/// The facts of one rule that share a key, in the order of their places.
pub struct Group<'a> {
    /// The shared key.
    pub key: u64,
    /// The facts, by path and place.
    pub facts: Vec<&'a Fact>,
    pub(crate) company: &'a (dyn Fn(DocId) -> Company + Sync),
    /// The pairs to compare, inside a plug-in, where the host has worked them out.
    pub(crate) known: Option<Vec<(usize, usize)>>,
}

/// The documents that one document is compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Company {
    /// All of the run.
    Everyone,
    /// These, and itself.
    Some(Vec<DocId>),
    /// These, itself, and all that are in a circle with it.
    Circles(Vec<DocId>, Vec<Arc<BTreeSet<DocId>>>),
}

impl Group<'_> {
    /// At most this many pairs of one group are compared; a group beyond it is a word that everything shares.
    pub const MAX_PAIRS: usize = 100_000;

    /// The pairs to compare, as indices of `facts` with the smaller one first, in order.
    ///
    /// A pair is here when its documents are compared with each other and this is the smallest key that both facts
    /// have, so that no pair is met twice. Cost grows with the pairs that meet, not with all pairs of the group.
    pub fn pairs(&self) -> Vec<(usize, usize)> {
        if let Some(known) = &self.known {
            return known.clone();
        }
        let mut starts: Vec<(DocId, usize)> = Vec::new();
        for (idx, fact) in self.facts.iter().enumerate() {
            if starts.last().is_none_or(|(doc, _)| *doc != fact.doc) {
                starts.push((fact.doc, idx));
            }
        }
        let end_of = |nth: usize| starts.get(nth + 1).map_or(self.facts.len(), |(_, idx)| *idx);
        let by_doc: BTreeMap<DocId, usize> = starts.iter().enumerate().map(|(nth, (doc, _))| (*doc, nth)).collect();
        let mut pairs = Vec::new();
        for (nth, &(doc, start)) in starts.iter().enumerate() {
            let own = start..end_of(nth);
            let mut others: Vec<usize> = match (self.company)(doc) {
                Company::Everyone => (nth + 1..starts.len()).collect(),
                Company::Some(docs) => docs.iter().filter_map(|doc| by_doc.get(doc).copied()).collect(),
                Company::Circles(docs, circles) => {
                    let known = docs.iter().filter_map(|doc| by_doc.get(doc).copied());
                    let here = starts.iter().enumerate().skip(nth + 1);
                    let near = here.filter(|(_, (doc, _))| circles.iter().any(|circle| circle.contains(doc)));
                    known.chain(near.map(|(other, _)| other)).collect()
                }
            };
            others.retain(|&other| other > nth);
            others.sort_unstable();
            others.dedup();
            for i in own.clone() {
                self.meet(i, i + 1..own.end, &mut pairs);
                for &other in &others {
                    let first = starts.get(other).map_or(0, |(_, idx)| *idx);
                    self.meet(i, first..end_of(other), &mut pairs);
                }
                if pairs.len() >= Self::MAX_PAIRS {
                    pairs.truncate(Self::MAX_PAIRS);
                    return pairs;
                }
            }
        }
        pairs
    }

    fn meet(&self, i: usize, others: std::ops::Range<usize>, pairs: &mut Vec<(usize, usize)>) {
        let Some(a) = self.facts.get(i) else { return };
        for j in others {
            if pairs.len() >= Self::MAX_PAIRS {
                return;
            }
            if self
                .facts
                .get(j)
                .is_some_and(|b| first_common(&a.keys, &b.keys) == Some(self.key))
            {
                pairs.push((i, j));
            }
        }
    }
}

/// The smallest number in both of two sorted lists.
fn first_common(a: &[u64], b: &[u64]) -> Option<u64> {
    let (mut i, mut j) = (0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match x.cmp(y) {
            std::cmp::Ordering::Equal => return Some(*x),
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
        }
    }
    None
}
