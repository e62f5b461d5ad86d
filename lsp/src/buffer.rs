//! A text that an editor has open, as it changes.

use std::sync::Arc;

use factlint_core::Format;
use factlint_core::source::LineIndex;
use tower_lsp::lsp_types::{TextDocumentContentChangeEvent, Url};

use crate::key::Key;
use crate::positions::{Units, offset};

/// An open document.
#[derive(Debug)]
pub struct Buffer {
    /// Its address as the editor writes it.
    pub uri: Url,
    /// The editor's number of this revision.
    pub version: i32,
    /// Our own number of this revision, never used twice.
    pub revision: u64,
    /// How its markup is read; none where it is no prose that we read.
    pub format: Option<Format>,
    text: String,
}

impl Buffer {
    /// A text that was opened.
    pub fn new(uri: Url, format: Option<Format>, version: i32, text: String, revision: u64) -> Self {
        Self {
            uri,
            version,
            revision,
            format,
            text,
        }
    }

    /// Takes changes in, each on the text that the one before left.
    pub fn change(&mut self, changes: Vec<TextDocumentContentChangeEvent>, units: Units) {
        for change in changes {
            let Some(range) = change.range else {
                self.text = change.text;
                continue;
            };
            let lines = LineIndex::new(&self.text);
            let start = offset(&self.text, &lines, range.start, units);
            let end = offset(&self.text, &lines, range.end, units);
            self.text.replace_range(start.min(end)..end.max(start), &change.text);
        }
    }

    /// The text.
    pub fn text(&self) -> Arc<str> {
        Arc::from(self.text.as_str())
    }
}

/// How a document is read: as its language says, else as its name says.
pub fn format(language: &str, key: &Key) -> Option<Format> {
    match language {
        "markdown" | "gfm" => Some(Format::Markdown),
        "mdx" => Some(Format::Mdx),
        "html" | "xhtml" => Some(Format::Html),
        "plaintext" | "text" | "txt" | "plain" => Some(factlint_disk::format_of(key.name()).unwrap_or(Format::Plain)),
        _ => factlint_disk::format_of(key.name()),
    }
}
