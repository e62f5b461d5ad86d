//! The C side of the interface: tables, rows and functions, as `factlint.h` has them.
//!
//! Every struct begins with its size, so that either side may be older than the other: what is missing reads as zero.

use std::ffi::c_void;

use crate::rows::QuantityRow;
use crate::span::ProseSpan;

/// The version of the interface; another version is refused. Fields may be added at the end of a struct without one.
pub const VERSION: u32 = 1;

/// The symbol that a plug-in exports.
pub const SYMBOL: &str = "factlint_plugin";

/// Status: done.
pub const DONE: u32 = 0;
/// Status: the plug-in panicked; what it said was written as `{"panic": "..."}`.
pub const PANICKED: u32 = 1;
/// Status: an option cannot be used; which and why was written as `{"name": "...", "message": "..."}`.
pub const REFUSED: u32 = 2;
/// Status: an argument makes no sense.
pub const MISUSED: u32 = 3;

/// A text in UTF-8, not ended by a zero.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct Text {
    /// First byte; may be null where there is none.
    pub data: *const u8,
    /// Number of bytes.
    pub length: u64,
}

/// Rows of one kind.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct Rows {
    /// First row; may be null where there is none.
    pub data: *const u8,
    /// Number of rows.
    pub count: u64,
    /// Bytes from one row to the next, which may be more than the reader knows of.
    pub stride: u32,
    /// Zero.
    pub reserved: u32,
}

/// A part of the strings that go with a table.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TextRow {
    /// First byte; 4294967295 where there is no text.
    pub start: u32,
    /// Number of bytes.
    pub length: u32,
}

/// A link or citation in the prose.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LinkRow {
    /// Place in the prose.
    pub span: ProseSpan,
    /// Address, label or key, in the table's `targets`.
    pub target: TextRow,
    /// Code of a link kind.
    pub kind: u8,
    /// Zero.
    pub reserved: [u8; 3],
}

/// A run of prose bytes and the bytes of the file that it came from.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SegmentRow {
    /// Place in the prose.
    pub prose: ProseSpan,
    /// First byte in the source.
    pub source_start: u32,
    /// One past the last byte in the source.
    pub source_end: u32,
    /// Code of a segment kind: 0 copied, 1 replaced, 2 inserted, 3 opaque.
    pub kind: u8,
    /// Zero.
    pub reserved: [u8; 3],
}

/// One document. It and all it points at may be read until the call returns.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct DocumentTable {
    /// Bytes of this struct.
    pub size: u32,
    /// Bits: 1 the document is in English, 2 it has a date.
    pub flags: u32,
    /// Its number, for a source that drafts are held against.
    pub number: u32,
    /// Year of its date.
    pub year: u32,
    /// Month of its date, or 0.
    pub month: u8,
    /// Day of its date, or 0.
    pub day: u8,
    /// Code of a format: 0 plain, 1 Markdown, 2 MDX, 3 HTML, 4 subtitles.
    pub format: u8,
    /// Zero.
    pub reserved: [u8; 5],
    /// Its path, as output prints it.
    pub path: Text,
    /// Its text, as in the file.
    pub source: Text,
    /// What a reader reads; spans are places in it.
    pub prose: Text,
    /// Strings that rows refer to, one after the other; `string_ends` parts them.
    pub strings: Text,
    /// Targets of links.
    pub targets: Text,
    /// Title, if it states one.
    pub title: Text,
    /// Date of publication as written, if it states one.
    pub written_date: Text,
    /// Author as written, if it states one.
    pub author: Text,
    /// Language tag as written, if it states one.
    pub language: Text,
    /// One past the last byte of each string, as u32.
    pub string_ends: Rows,
    /// Blocks.
    pub blocks: Rows,
    /// Sentences.
    pub sentences: Rows,
    /// Tokens.
    pub tokens: Rows,
    /// Figures.
    pub quantities: Rows,
    /// Dates.
    pub dates: Rows,
    /// Quotations.
    pub quotes: Rows,
    /// Attributions.
    pub attributions: Rows,
    /// Content spans of attributions.
    pub contents: Rows,
    /// Mentions.
    pub mentions: Rows,
    /// Entities.
    pub entities: Rows,
    /// Claims.
    pub claims: Rows,
    /// Links and citations.
    pub links: Rows,
    /// Where the prose came from.
    pub segments: Rows,
}

impl DocumentTable {
    /// Flag: the document is in English.
    pub const ENGLISH: u32 = 1;
    /// Flag: it has a date.
    pub const DATED: u32 = 2;
}

/// A fact of a group.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FactRow {
    /// The figure, where `value_kind` is 0.
    pub quantity: QuantityRow,
    /// The figure's unit; none for a plain count.
    pub unit: TextRow,
    /// The value, where `value_kind` is 1.
    pub value: TextRow,
    /// Path of its document.
    pub path: TextRow,
    /// The words.
    pub text: TextRow,
    /// The sentence around them.
    pub sentence: TextRow,
    /// Who says so; none where the writer does.
    pub said_by: TextRow,
    /// First byte in the source.
    pub source_start: u32,
    /// One past the last byte in the source.
    pub source_end: u32,
    /// Number of its document.
    pub document: u32,
    /// Offset of the words in the sentence.
    pub offset: u32,
    /// Number of the sentence in its document.
    pub sentence_index: u32,
    /// First of its keys.
    pub first_key: u32,
    /// One past the last of its keys.
    pub end_key: u32,
    /// First of its features.
    pub first_feature: u32,
    /// One past the last of its features.
    pub end_feature: u32,
    /// Code of an assertion: 0 stated, 1 hedged, 2 negated, 3 planned.
    pub assertion: u8,
    /// 0 a figure, 1 a text.
    pub value_kind: u8,
    /// Zero.
    pub reserved: u16,
}

/// A trait of a fact.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FeatureRow {
    /// Hash of what it is.
    pub hash: u64,
    /// The rule's own code.
    pub kind: u32,
    /// Zero.
    pub reserved: u32,
}

/// Two facts of a group that are to be compared.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PairRow {
    /// Index of the first.
    pub first: u32,
    /// Index of the second, which is larger.
    pub second: u32,
}

/// Facts that share a key.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct GroupTable {
    /// Bytes of this struct.
    pub size: u32,
    /// Zero.
    pub reserved: u32,
    /// The key.
    pub key: u64,
    /// Strings of the facts.
    pub strings: Text,
    /// The facts, by path and place.
    pub facts: Rows,
    /// Keys of the facts, as u64.
    pub keys: Rows,
    /// Features of the facts.
    pub features: Rows,
    /// The pairs to compare.
    pub pairs: Rows,
}

/// The documents that a draft is held against.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct SourcesTable {
    /// Bytes of this struct.
    pub size: u32,
    /// Zero.
    pub reserved: u32,
    /// Another number for other sources, so that what was worked out of these can be kept.
    pub id: u64,
    /// The documents, each a document table.
    pub documents: Rows,
}

/// Where a plug-in writes JSON: each call is one whole value, and its bytes are copied before the call returns.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct Output {
    /// Bytes of this struct.
    pub size: u32,
    /// Zero.
    pub reserved: u32,
    /// To be given to `write`.
    pub context: *mut c_void,
    /// Takes a value; any answer but 0 says that no more is wanted.
    pub write: Option<Write>,
}

/// See [`Output::write`].
pub type Write = unsafe extern "C" fn(context: *mut c_void, bytes: *const u8, length: u64) -> u32;
/// Writes the manifest.
pub type ManifestFn = unsafe extern "C" fn(out: *const Output) -> u32;
/// Makes a rule with options, given as a JSON object, and stores it at `instance`.
pub type ConfigureFn =
    unsafe extern "C" fn(rule: u32, options: Text, instance: *mut *mut c_void, out: *const Output) -> u32;
/// Frees a rule.
pub type ReleaseFn = unsafe extern "C" fn(instance: *mut c_void) -> u32;
/// Looks at a document, or emits its facts.
pub type DocumentFn = unsafe extern "C" fn(instance: *mut c_void, doc: *const DocumentTable, out: *const Output) -> u32;
/// Looks at facts that share a key.
pub type ReconcileFn = unsafe extern "C" fn(instance: *mut c_void, group: *const GroupTable, out: *const Output) -> u32;
/// Holds a draft against its sources.
pub type CompareFn = unsafe extern "C" fn(
    instance: *mut c_void,
    draft: *const DocumentTable,
    sources: *const SourcesTable,
    out: *const Output,
) -> u32;

/// What a plug-in exports. A function that is null is an act that none of its rules has.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct PluginTable {
    /// [`VERSION`].
    pub version: u32,
    /// Bytes of this struct.
    pub size: u32,
    /// Bits: 1 a panic ends the process.
    pub flags: u32,
    /// Zero.
    pub reserved: u32,
    /// Writes the manifest.
    pub manifest: Option<ManifestFn>,
    /// Makes a rule with options.
    pub configure: Option<ConfigureFn>,
    /// Frees a rule.
    pub release: Option<ReleaseFn>,
    /// Looks at one document; each value written is a finding.
    pub check: Option<DocumentFn>,
    /// Emits facts; each value written is one.
    pub facts: Option<DocumentFn>,
    /// Looks at the facts that share a key; each value written is a finding.
    pub reconcile: Option<ReconcileFn>,
    /// Holds a draft against its sources; each value written is a finding.
    pub compare: Option<CompareFn>,
}

impl PluginTable {
    /// Flag: built with `panic = "abort"`.
    pub const ABORTS: u32 = 1;
}

impl Text {
    /// No text.
    pub const NONE: Self = Self {
        data: std::ptr::null(),
        length: 0,
    };

    /// A text that must outlive what it is put into.
    pub const fn of(text: &str) -> Self {
        Self {
            data: text.as_ptr(),
            length: text.len() as u64,
        }
    }
}

impl Rows {
    /// Rows that must outlive what they are put into.
    pub const fn of<T>(rows: &[T]) -> Self {
        Self {
            data: rows.as_ptr().cast(),
            count: rows.len() as u64,
            stride: size_of::<T>() as u32,
            reserved: 0,
        }
    }
}

impl TextRow {
    /// No text.
    pub const NONE: Self = Self {
        start: u32::MAX,
        length: 0,
    };

    /// Adds a text to strings.
    pub fn add(strings: &mut String, text: &str) -> Self {
        let start = strings.len() as u32;
        strings.push_str(text);
        Self {
            start,
            length: text.len() as u32,
        }
    }

    /// The text; none where there is none.
    pub fn find(self, strings: &str) -> Option<&str> {
        let start = self.start as usize;
        strings.get(start..start + self.length as usize)
    }
}
