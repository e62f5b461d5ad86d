//! Sources as drafts are held against them: where each word of them stands, and which of their sentences a sentence of
//! a draft rests on.
//!
//! ```text
//! source documents -> Passages (words by kin, concepts)  --align--> Aligned: terms of a draft's sentence, its passages
//! ```
//!
//! Cost grows with the sources once, and with each draft by the occurrences of its rarer words.

mod align;
mod figures;
mod names;
mod terms;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use rustc_hash::{FxHashMap, FxHashSet};

use crate::document::Document;
use crate::language::kin::Kin;
use crate::language::thesaurus::SHIPPED;
use crate::source::DocId;
use crate::span::ProseSpan;

pub use align::Aligned;
pub use figures::SourceFigure;
pub use names::Names;
pub use terms::{Term, is_light};

/// A document that drafts are held against.
#[derive(Debug, Clone)]
pub struct SourceDocument {
    /// Its number in the workspace, for labels.
    pub id: DocId,
    /// Its tables.
    pub document: Arc<Document>,
}

/// A sentence of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Passage {
    /// Index of its document in [`Passages::documents`].
    pub document: u32,
    /// Number of the sentence there.
    pub sentence: u32,
    /// Its first word in [`Passages::words`].
    pub first_word: u32,
}

/// A word of a source: a part of a token where that has a hyphen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SourceWord {
    /// Place in its document.
    pub span: ProseSpan,
    /// Number of its passage.
    pub passage: u32,
    /// Whether it says little: a function word or a verb such as "make".
    pub light: bool,
}

/// All sources of a run.
#[derive(Debug, Default)]
pub struct Passages {
    /// Another number for other passages, of this run alone; it is in no output.
    pub id: u64,
    /// The documents.
    pub documents: Vec<SourceDocument>,
    /// Their sentences, in order.
    pub passages: Vec<Passage>,
    /// Their words, in order.
    pub words: Vec<SourceWord>,
    /// Their figures, in order.
    pub figures: Vec<SourceFigure>,
    /// Their words with a capital.
    pub names: Names,
    places: FxHashMap<u32, Vec<u32>>,
    concepts: FxHashSet<u32>,
    near: FxHashSet<u32>,
}

impl Passages {
    /// Reads the words of documents.
    pub fn new(documents: Vec<SourceDocument>) -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        let mut passages = Self {
            id: NEXT.fetch_add(1, Ordering::Relaxed),
            ..Self::default()
        };
        let mut kin = Kin::default();
        for (idx, source) in documents.iter().enumerate() {
            let doc = &source.document;
            for sentence in 0..doc.sentences.len() as u32 {
                passages.add(doc, idx as u32, sentence, &mut kin);
            }
        }
        passages.documents = documents;
        passages.read_figures();
        passages
    }

    fn add(&mut self, doc: &Document, document: u32, sentence: u32, kin: &mut Kin) {
        let number = self.passages.len() as u32;
        self.passages.push(Passage {
            document,
            sentence,
            first_word: self.words.len() as u32,
        });
        for term in terms::terms(doc, sentence, kin) {
            let word = self.words.len() as u32;
            self.names.add(doc.text(term.span));
            self.words.push(SourceWord {
                span: term.span,
                passage: number,
                light: term.light,
            });
            for &key in &term.kin {
                self.places.entry(key).or_default().push(word);
            }
            if !term.light {
                for concept in term.concepts() {
                    self.concepts.insert(concept);
                    self.near.extend(SHIPPED.near(concept));
                }
            }
        }
        self.names.end_sentence();
    }

    /// The words of the sources that are of one kin with a term, by number, in order.
    pub fn places(&self, term: &Term) -> Vec<u32> {
        let mut places: Vec<u32> = (term.kin.iter())
            .filter_map(|key| self.places.get(key))
            .flatten()
            .copied()
            .collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    /// The places of a word given by its key.
    pub fn places_of(&self, key: u32) -> &[u32] {
        self.places.get(&key).map_or(&[], Vec::as_slice)
    }

    /// Whether a word of one kin with a term stands anywhere in the sources.
    pub fn hold(&self, term: &Term) -> bool {
        term.kin.iter().any(|key| self.places.contains_key(key))
    }

    /// Whether the sources have a word that means much the same as a term: a synonym, a broader or a narrower word, or
    /// a similar adjective.
    pub fn relate(&self, term: &Term) -> bool {
        term.concepts().any(|concept| {
            self.concepts.contains(&concept)
                || self.near.contains(&concept)
                || SHIPPED.near(concept).any(|near| self.concepts.contains(&near))
        })
    }

    /// The passage that a word stands in.
    pub fn passage_of(&self, word: u32) -> Option<u32> {
        Some(self.words.get(word as usize)?.passage)
    }

    /// The words of a passage, by number.
    pub fn words_of(&self, passage: u32) -> std::ops::Range<u32> {
        let start = |number: u32| {
            self.passages
                .get(number as usize)
                .map_or(self.words.len() as u32, |passage| passage.first_word)
        };
        start(passage)..start(passage + 1)
    }

    /// The document of a passage.
    pub fn document_of(&self, passage: u32) -> Option<&SourceDocument> {
        let passage = self.passages.get(passage as usize)?;
        self.documents.get(passage.document as usize)
    }

    /// The text of a passage.
    pub fn text_of(&self, passage: u32) -> &str {
        let text = || {
            let source = self.document_of(passage)?;
            let sentence = self.passages.get(passage as usize)?.sentence;
            Some(source.document.text(source.document.sentence(sentence)?.span))
        };
        text().unwrap_or("")
    }

    /// The passage of a sentence of a document.
    pub fn passage_at(&self, document: u32, sentence: u32) -> Option<u32> {
        let number = self
            .passages
            .partition_point(|passage| (passage.document, passage.sentence) < (document, sentence));
        let found = self.passages.get(number)?;
        ((found.document, found.sentence) == (document, sentence)).then_some(number as u32)
    }
}
