//! The plug-in's side: what the host lends, as the types that rules know.

#![allow(unsafe_code, reason = "the border of the plug-in interface")]

use std::sync::Arc;

use super::abi::{DocumentTable, FactRow, FeatureRow, GroupTable, LinkRow, PairRow, SegmentRow, SourcesTable, Text};
use super::row::{Row, copied, table, text};
use crate::document::{DocDate, Document};
use crate::fact::{Assertion, Fact, FactValue, Feature};
use crate::memo::Memo;
use crate::passages::{Passages, SourceDocument};
use crate::pinned::Pinned;
use crate::prose::{Link, LinkKind, Metadata, Prose, Segment, SegmentKind};
use crate::rows::Pool;
use crate::source::{DocId, Encoding, Format, Source};
use crate::span::SourceSpan;

/// A struct of the host, of which this plug-in may know more or less.
///
/// # Safety
/// `at` is null, or points at a struct that begins with its size as u32.
unsafe fn sized<T: Row>(at: *const T) -> Option<T> {
    if at.is_null() {
        return None;
    }
    // SAFETY: the struct begins with its size.
    let size = unsafe { at.cast::<u32>().read() };
    // SAFETY: and has that many bytes.
    Some(unsafe { copied(at.cast(), size as usize) })
}

/// A document, whose rows are read in place.
///
/// # Safety
/// The table tells the truth, and the document is gone before its memory.
pub unsafe fn document(at: *const DocumentTable) -> Option<Document> {
    // SAFETY: the caller vouches for all of it, here and below.
    let host = unsafe { sized(at) }?;
    // SAFETY: as above.
    let text = |part: &Text| unsafe { text(part) }.to_owned();
    let given = |part: &Text| (!part.data.is_null()).then(|| text(part));
    let english = host.flags & DocumentTable::ENGLISH != 0;
    let targets = text(&host.targets);
    // SAFETY: as above.
    let (links, segments, ends) = unsafe {
        (
            table::<LinkRow>(&host.links),
            table::<SegmentRow>(&host.segments),
            table::<u32>(&host.string_ends),
        )
    };
    let prose = Prose {
        text: text(&host.prose),
        segments: segments.iter().map(segment).collect(),
        // SAFETY: as above.
        blocks: unsafe { table(&host.blocks) }.to_vec(),
        links: links.iter().map(|row| link(row, &targets)).collect(),
        comments: Vec::new(),
        metadata: Metadata {
            title: given(&host.title),
            date: given(&host.written_date),
            author: given(&host.author),
            language: given(&host.language),
            ignore: Vec::new(),
        },
        problems: Vec::new(),
        foreign: !english,
    };
    let source = Source {
        path: text(&host.path).into(),
        text: text(&host.source).into(),
        format: Format::from_code(host.format),
        encoding: Encoding::Utf8,
        bytes: Arc::default(),
        invalid: Arc::default(),
        invalid_count: 0,
        version: 0,
    };
    let dated = host.flags & DocumentTable::DATED != 0;
    // SAFETY: as above.
    unsafe {
        Some(Document {
            source: Arc::new(source),
            prose,
            sentences: table(&host.sentences),
            tokens: table(&host.tokens),
            quantities: table(&host.quantities),
            dates: table(&host.dates),
            quotes: table(&host.quotes),
            attributions: table(&host.attributions),
            contents: table(&host.contents),
            mentions: table(&host.mentions),
            entities: table(&host.entities),
            claims: table(&host.claims),
            pool: Pool::of(text(&host.strings), ends.to_vec()),
            date: dated.then_some(DocDate {
                year: host.year,
                month: host.month,
                day: host.day,
            }),
            english,
            pinned: Arc::<Pinned>::default(),
            memo: Memo::default(),
        })
    }
}

/// A document without a word, to try a rule on.
pub fn nothing() -> Option<Document> {
    // SAFETY: a table of this size can be read.
    let mut blank: DocumentTable = unsafe { copied([0_u8; 8].as_ptr(), 8) };
    blank.size = size_of::<DocumentTable>() as u32;
    blank.flags = DocumentTable::ENGLISH;
    // SAFETY: it points at nothing.
    unsafe { document(&raw const blank) }
}

fn link(row: &LinkRow, targets: &str) -> Link {
    Link {
        span: row.span,
        kind: LinkKind::from_code(row.kind),
        target: row.target.find(targets).unwrap_or("").to_owned(),
    }
}

fn segment(row: &SegmentRow) -> Segment {
    Segment {
        prose: row.prose,
        source_start: row.source_start,
        source_end: row.source_end,
        kind: SegmentKind::from_code(row.kind),
    }
}

/// The facts of a group, with its key and the pairs to compare.
pub struct Shelf {
    /// The key.
    pub key: u64,
    /// The facts.
    pub facts: Vec<Fact>,
    /// The pairs.
    pub pairs: Vec<(usize, usize)>,
}

/// A group.
///
/// # Safety
/// The table tells the truth.
pub unsafe fn group(at: *const GroupTable) -> Option<Shelf> {
    // SAFETY: the caller vouches for all of it, here and below.
    let host = unsafe { sized(at) }?;
    // SAFETY: as above.
    let (strings, facts, keys, features, pairs) = unsafe {
        (
            text(&host.strings),
            table::<FactRow>(&host.facts),
            table::<u64>(&host.keys),
            table::<FeatureRow>(&host.features),
            table::<PairRow>(&host.pairs),
        )
    };
    let fact = |row: &FactRow| {
        let text = |part: super::abi::TextRow| part.find(strings);
        let shared = |part: super::abi::TextRow| Arc::<str>::from(text(part).unwrap_or(""));
        let features = features.get(row.first_feature as usize..row.end_feature as usize);
        Fact {
            keys: keys
                .get(row.first_key as usize..row.end_key as usize)
                .unwrap_or_default()
                .to_vec(),
            value: if row.value_kind == 0 {
                FactValue::Quantity {
                    row: row.quantity,
                    unit: text(row.unit).map(Arc::from),
                }
            } else {
                FactValue::Text(shared(row.value))
            },
            doc: DocId(row.document),
            path: shared(row.path),
            span: SourceSpan::new(row.source_start, row.source_end),
            text: shared(row.text),
            sentence: shared(row.sentence),
            offset: row.offset,
            sentence_index: row.sentence_index,
            features: (features.unwrap_or_default().iter())
                .map(|feature| Feature {
                    kind: feature.kind as u8,
                    hash: feature.hash,
                })
                .collect(),
            said_by: text(row.said_by).map(Arc::from),
            assertion: Assertion::from_code(row.assertion),
        }
    };
    Some(Shelf {
        key: host.key,
        facts: facts.iter().map(fact).collect(),
        pairs: (pairs.iter())
            .map(|pair| (pair.first as usize, pair.second as usize))
            .collect(),
    })
}

/// The number of what a draft is held against.
///
/// # Safety
/// As for [`sources`].
pub unsafe fn sources_id(at: *const SourcesTable) -> Option<u64> {
    // SAFETY: the caller vouches for it.
    Some(unsafe { sized(at) }?.id)
}

/// What a draft is held against, in tables of its own.
///
/// # Safety
/// The table tells the truth.
pub unsafe fn sources(at: *const SourcesTable) -> Option<Passages> {
    // SAFETY: the caller vouches for all of it, here and below.
    let host = unsafe { sized(at) }?;
    let mut documents = Vec::new();
    for idx in 0..host.documents.count as usize {
        #[expect(clippy::cast_ptr_alignment, reason = "the host lays out an array of tables")]
        // SAFETY: as above.
        let at = unsafe { host.documents.data.add(idx * host.documents.stride as usize) }.cast::<DocumentTable>();
        // SAFETY: as above; the copy has rows of its own.
        let (number, document) = unsafe { (sized(at)?.number, document(at)?.clone()) };
        documents.push(SourceDocument {
            id: DocId(number),
            document: Arc::new(document),
        });
    }
    Some(Passages::new(documents))
}
