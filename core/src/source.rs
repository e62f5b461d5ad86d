//! A text as it stands in its file, and the two edges where its offsets become something else: bytes of the file
//! (other encodings) and lines and columns (people, editors).

use std::sync::Arc;

use crate::codes::codes;
use crate::span::SourceSpan;

/// The number of a document within a workspace. Documents of one run are numbered by sorted path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocId(pub u32);

codes! {
    /// How a source's markup is read.
    pub enum Format {
        /// Paragraphs between blank lines.
        Plain = 0 => "plain",
        /// CommonMark and GFM.
        Markdown = 1 => "markdown",
        /// Markdown with JSX.
        Mdx = 2 => "mdx",
        /// HTML.
        Html = 3 => "html",
        /// SubRip and WebVTT.
        Subtitles = 4 => "subtitles",
    }
}

codes! {
    /// How the bytes of a file were turned into text.
    pub enum Encoding {
        /// UTF-8, with or without a byte order mark.
        Utf8 = 0 => "utf-8",
        /// UTF-16, little endian, found by its byte order mark.
        Utf16Le = 1 => "utf-16le",
        /// UTF-16, big endian, found by its byte order mark.
        Utf16Be = 2 => "utf-16be",
    }
}

/// Where decoded text and file bytes part: from `text` on, offset `file` in the file is meant.
///
/// Points are sorted; between two points a decoded character lies at the file offset of the point before it plus its
/// distance, scaled by `step` (1 for UTF-8; UTF-16 gets a point wherever the scale changes).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BytePoint {
    /// Offset in the decoded text.
    pub text: u32,
    /// Offset in the file.
    pub file: u64,
    /// File bytes for each `per` bytes of text from here to the next point.
    pub step: u8,
    /// See `step`.
    pub per: u8,
}

/// A document's text, exactly as in the file (line endings and byte order mark included).
#[derive(Debug, Clone)]
pub struct Source {
    /// The path as output prints it: relative to the current folder where possible, with `/`.
    pub path: Arc<str>,
    /// The decoded text.
    pub text: Arc<str>,
    /// How the markup is read.
    pub format: Format,
    /// How the bytes were decoded.
    pub encoding: Encoding,
    /// Where text offsets and file offsets part; empty where they are the same.
    pub bytes: Arc<[BytePoint]>,
    /// Text offsets of the characters that stand for invalid bytes, at most the first 16.
    pub invalid: Arc<[u32]>,
    /// Number of places with invalid bytes.
    pub invalid_count: u32,
    /// Revision, counted by whoever owns the text.
    pub version: i32,
}

impl Source {
    /// A UTF-8 text without invalid bytes.
    pub fn new(path: impl Into<Arc<str>>, text: impl Into<Arc<str>>, format: Format) -> Self {
        Self {
            path: path.into(),
            text: text.into(),
            format,
            encoding: Encoding::Utf8,
            bytes: Arc::new([]),
            invalid: Arc::new([]),
            invalid_count: 0,
            version: 0,
        }
    }

    /// The byte range in the file of a span of the text.
    pub fn file_range(&self, span: SourceSpan) -> (u64, u64) {
        (self.file_offset(span.start()), self.file_offset(span.end()))
    }

    /// The byte offset in the file of an offset in the text.
    pub fn file_offset(&self, offset: u32) -> u64 {
        let after = self.bytes.partition_point(|point| point.text <= offset);
        match after.checked_sub(1).and_then(|idx| self.bytes.get(idx)) {
            None => u64::from(offset),
            Some(point) => {
                let distance = u64::from(offset - point.text);
                point.file + distance * u64::from(point.step) / u64::from(point.per.max(1))
            }
        }
    }
}

/// Start offsets of the lines of a text. LF, CRLF and a lone CR each end a line.
#[derive(Debug, Clone)]
pub struct LineIndex {
    starts: Vec<u32>,
}

/// A position for people: line and column, both counted from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

impl LineIndex {
    /// Finds the lines of `text`.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            let crlf = bytes.get(at) == Some(&b'\r') && bytes.get(at + 1) == Some(&b'\n');
            if !crlf {
                starts.push(at as u32 + 1);
            }
        }
        Self { starts }
    }

    /// The position of a byte offset; an offset past the end clamps to the end.
    pub fn position(&self, text: &str, offset: u32) -> Position {
        let mut offset = offset.min(text.len() as u32);
        while !text.is_char_boundary(offset as usize) {
            offset -= 1;
        }
        let line = self.line(offset);
        let start = self.line_start(line);
        let mut column = text
            .get(start as usize..offset as usize)
            .map_or(0, |before| before.chars().count()) as u32;
        if start == 0 && text.starts_with('\u{feff}') && offset > 0 {
            column -= 1; // the byte order mark is no column
        }
        Position {
            line: line + 1,
            column: column + 1,
        }
    }

    /// The line (from 0) that holds a byte offset.
    pub fn line(&self, offset: u32) -> u32 {
        self.starts.partition_point(|&start| start <= offset).saturating_sub(1) as u32
    }

    /// First byte of a line (from 0); the last line's where there is no such line.
    pub fn line_start(&self, line: u32) -> u32 {
        self.starts
            .get(line as usize)
            .or(self.starts.last())
            .copied()
            .unwrap_or(0)
    }

    /// Number of lines, at least one.
    pub fn count(&self) -> u32 {
        self.starts.len() as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_ending_counts_once() {
        let text = "a\r\nb\rc\nd";
        let lines = LineIndex::new(text);
        assert_eq!(lines.count(), 4);
        assert_eq!(lines.position(text, 7), Position { line: 4, column: 1 });
        assert_eq!(lines.position(text, 99), Position { line: 4, column: 2 });
    }

    #[test]
    fn columns_are_characters() {
        let text = "\u{feff}é🙂x";
        let lines = LineIndex::new(text);
        assert_eq!(
            lines.position(text, text.len() as u32 - 1),
            Position { line: 1, column: 3 }
        );
        assert_eq!(
            lines.position(text, 4),
            Position { line: 1, column: 1 },
            "inside é clamps to its start"
        );
    }
}
