//! The host's side: documents, groups and sources as tables that a plug-in may read during one call.

use std::marker::PhantomData;
use std::sync::Arc;

use super::abi::{
    DocumentTable, FactRow, FeatureRow, GroupTable, LinkRow, PairRow, Rows, SegmentRow, SourcesTable, Text, TextRow,
};
pub use super::packed::Packed;
use crate::document::Document;
use crate::fact::{Fact, FactValue, Group};
use crate::rule::Sources;

/// A document's tables, lent.
pub struct Lent<'a> {
    table: DocumentTable,
    /// What the tables point at besides the document.
    _rest: Arc<Rest>,
    _doc: PhantomData<&'a Document>,
}

/// What is no row in a document, made into rows once for all plug-ins.
struct Rest {
    links: Vec<LinkRow>,
    targets: String,
    segments: Vec<SegmentRow>,
}

impl Rest {
    fn of(doc: &Document) -> Self {
        let mut targets = String::new();
        let links = doc.prose.links.iter().map(|link| LinkRow {
            span: link.span,
            target: TextRow::add(&mut targets, &link.target),
            kind: link.kind.code(),
            reserved: [0; 3],
        });
        let links = links.collect();
        let segments = doc.prose.segments.iter().map(|segment| SegmentRow {
            prose: segment.prose,
            source_start: segment.source_start,
            source_end: segment.source_end,
            kind: segment.kind.code(),
            reserved: [0; 3],
        });
        Self {
            segments: segments.collect(),
            links,
            targets,
        }
    }
}

impl<'a> Lent<'a> {
    /// Lends a document.
    pub fn new(doc: &'a Document) -> Self {
        let rest = doc.memo.get(|| Rest::of(doc));
        let flag = |set: bool, bit: u32| if set { bit } else { 0 };
        let given = |text: &Option<String>| text.as_deref().map_or(Text::NONE, Text::of);
        let metadata = &doc.prose.metadata;
        let (strings, ends) = doc.pool.parts();
        let table = DocumentTable {
            size: size_of::<DocumentTable>() as u32,
            flags: flag(doc.english, DocumentTable::ENGLISH) | flag(doc.date.is_some(), DocumentTable::DATED),
            number: crate::rows::NONE,
            year: doc.date.map_or(0, |date| date.year),
            month: doc.date.map_or(0, |date| date.month),
            day: doc.date.map_or(0, |date| date.day),
            format: doc.source.format.code(),
            reserved: [0; 5],
            path: Text::of(&doc.source.path),
            source: Text::of(&doc.source.text),
            prose: Text::of(&doc.prose.text),
            strings: Text::of(strings),
            targets: Text::of(&rest.targets),
            title: given(&metadata.title),
            written_date: given(&metadata.date),
            author: given(&metadata.author),
            language: given(&metadata.language),
            string_ends: Rows::of(ends),
            blocks: Rows::of(&doc.prose.blocks),
            sentences: Rows::of(&doc.sentences),
            tokens: Rows::of(&doc.tokens),
            quantities: Rows::of(&doc.quantities),
            dates: Rows::of(&doc.dates),
            quotes: Rows::of(&doc.quotes),
            attributions: Rows::of(&doc.attributions),
            contents: Rows::of(&doc.contents),
            mentions: Rows::of(&doc.mentions),
            entities: Rows::of(&doc.entities),
            claims: Rows::of(&doc.claims),
            links: Rows::of(&rest.links),
            segments: Rows::of(&rest.segments),
        };
        Self {
            table,
            _rest: rest,
            _doc: PhantomData,
        }
    }

    /// The table; it holds as long as this does.
    pub const fn table(&self) -> &DocumentTable {
        &self.table
    }

    /// The same in one block of bytes, for another process.
    pub fn pack(&self) -> Packed {
        Packed::of(self)
    }
}

/// A group's facts, lent.
pub struct LentGroup {
    table: GroupTable,
    _rest: Box<Shelf>,
}

/// What the table of a group points at.
#[derive(Default)]
struct Shelf {
    strings: String,
    facts: Vec<FactRow>,
    keys: Vec<u64>,
    features: Vec<FeatureRow>,
    pairs: Vec<PairRow>,
}

impl Shelf {
    fn text(&mut self, text: Option<&str>) -> TextRow {
        text.map_or(TextRow::NONE, |text| TextRow::add(&mut self.strings, text))
    }

    fn add(&mut self, fact: &Fact) {
        let mut row = FactRow {
            unit: TextRow::NONE,
            value: TextRow::NONE,
            path: self.text(Some(&fact.path)),
            text: self.text(Some(&fact.text)),
            sentence: self.text(Some(&fact.sentence)),
            said_by: self.text(fact.said_by.as_deref()),
            source_start: fact.span.start(),
            source_end: fact.span.end(),
            document: fact.doc.0,
            offset: fact.offset,
            sentence_index: fact.sentence_index,
            first_key: self.keys.len() as u32,
            first_feature: self.features.len() as u32,
            assertion: fact.assertion.code(),
            ..FactRow::default()
        };
        match &fact.value {
            FactValue::Quantity { row: quantity, unit } => {
                row.quantity = *quantity;
                row.unit = self.text(unit.as_deref());
            }
            FactValue::Text(text) => {
                row.value_kind = 1;
                row.value = self.text(Some(text));
            }
        }
        self.keys.extend(&fact.keys);
        self.features.extend(fact.features.iter().map(|feature| FeatureRow {
            hash: feature.hash,
            kind: feature.kind.into(),
            reserved: 0,
        }));
        row.end_key = self.keys.len() as u32;
        row.end_feature = self.features.len() as u32;
        self.facts.push(row);
    }
}

impl LentGroup {
    /// Lends a group.
    pub fn new(group: &Group<'_>) -> Self {
        let mut shelf = Box::new(Shelf::default());
        for fact in &group.facts {
            shelf.add(fact);
        }
        let pairs = group.pairs().into_iter();
        shelf.pairs = pairs
            .map(|(first, second)| PairRow {
                first: first as u32,
                second: second as u32,
            })
            .collect();
        let table = GroupTable {
            size: size_of::<GroupTable>() as u32,
            reserved: 0,
            key: group.key,
            strings: Text::of(&shelf.strings),
            facts: Rows::of(&shelf.facts),
            keys: Rows::of(&shelf.keys),
            features: Rows::of(&shelf.features),
            pairs: Rows::of(&shelf.pairs),
        };
        Self { table, _rest: shelf }
    }

    /// The table; it holds as long as this does.
    pub const fn table(&self) -> &GroupTable {
        &self.table
    }

    /// The same in one block of bytes, for another process.
    pub fn pack(&self) -> Packed {
        Packed::of_group(self)
    }
}

/// The documents that a draft is held against, lent.
pub struct LentSources<'a> {
    table: SourcesTable,
    documents: Vec<Lent<'a>>,
    _tables: Vec<DocumentTable>,
}

impl<'a> LentSources<'a> {
    /// Lends sources.
    pub fn new(sources: &Sources<'a>) -> Self {
        let documents = sources.passages.documents.iter().map(|source| {
            let mut lent = Lent::new(&source.document);
            lent.table.number = source.id.0;
            lent
        });
        let documents: Vec<Lent<'a>> = documents.collect();
        let tables: Vec<DocumentTable> = documents.iter().map(|lent| lent.table).collect();
        Self {
            table: sources_table(sources.passages.id, &tables),
            documents,
            _tables: tables,
        }
    }

    /// The table; it holds as long as this does.
    pub const fn table(&self) -> &SourcesTable {
        &self.table
    }

    /// The documents one by one, for another process.
    pub fn documents(&self) -> &[Lent<'a>] {
        &self.documents
    }
}

/// A table of sources, which holds as long as the tables of the documents.
pub fn sources_table(id: u64, documents: &[DocumentTable]) -> SourcesTable {
    SourcesTable {
        size: size_of::<SourcesTable>() as u32,
        reserved: 0,
        id,
        documents: Rows::of(documents),
    }
}
