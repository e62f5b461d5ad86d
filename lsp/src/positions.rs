//! Offsets and positions: the one place where the protocol's three ways to count meet bytes.
//!
//! "A position inside a document is expressed as a zero-based line and character offset", "If the character value is
//! greater than the line length it defaults back to the line length", and lines end at `\n`, `\r\n` and `\r`
//! (Language Server Protocol 3.17, Position).

use std::sync::Arc;

use factlint_core::source::LineIndex;
use factlint_core::{Source, SourceSpan};
use tower_lsp::lsp_types::{Position, PositionEncodingKind, Range};

/// What a column counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Units {
    /// Bytes.
    Utf8,
    /// Halves of surrogate pairs; what every client knows.
    #[default]
    Utf16,
    /// Characters.
    Utf32,
}

impl Units {
    /// The best of what a client offers: the cheapest for us, UTF-16 where it offers nothing.
    pub fn negotiate(offered: Option<&[PositionEncodingKind]>) -> Self {
        let has = |kind| offered.unwrap_or(&[]).contains(&kind);
        if has(PositionEncodingKind::UTF8) {
            Self::Utf8
        } else if has(PositionEncodingKind::UTF16) || !has(PositionEncodingKind::UTF32) {
            Self::Utf16
        } else {
            Self::Utf32
        }
    }

    /// Its name in the protocol.
    pub fn kind(self) -> PositionEncodingKind {
        match self {
            Self::Utf8 => PositionEncodingKind::UTF8,
            Self::Utf16 => PositionEncodingKind::UTF16,
            Self::Utf32 => PositionEncodingKind::UTF32,
        }
    }

    fn of(self, c: char) -> u32 {
        match self {
            Self::Utf8 => c.len_utf8() as u32,
            Self::Utf16 => c.len_utf16() as u32,
            Self::Utf32 => 1,
        }
    }
}

/// The position of a byte offset; past the end clamps to the end, inside a character to its start.
pub fn position(text: &str, lines: &LineIndex, offset: u32, units: Units) -> Position {
    let mut offset = offset.min(text.len() as u32) as usize;
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let line = lines.line(offset as u32);
    let before = text.get(lines.line_start(line) as usize..offset).unwrap_or("");
    Position::new(line, before.chars().map(|c| units.of(c)).sum())
}

/// The byte offset of a position; past the end of a line clamps to its end, inside a character to its start.
pub fn offset(text: &str, lines: &LineIndex, position: Position, units: Units) -> usize {
    if position.line >= lines.count() {
        return text.len();
    }
    let start = lines.line_start(position.line) as usize;
    let next = if position.line + 1 < lines.count() {
        lines.line_start(position.line + 1) as usize
    } else {
        text.len()
    };
    let line = text.get(start..next).unwrap_or("").trim_end_matches(['\r', '\n']);
    let mut column = 0;
    for (at, c) in line.char_indices() {
        column += units.of(c);
        if column > position.character {
            return start + at;
        }
    }
    start + line.len()
}

/// A text of one revision, with its lines.
#[derive(Debug)]
pub struct Text {
    /// The text.
    pub source: Arc<Source>,
    lines: LineIndex,
}

impl Text {
    /// Finds the lines of a text.
    pub fn new(source: Arc<Source>) -> Self {
        let lines = LineIndex::new(&source.text);
        Self { source, lines }
    }

    /// The range of a span.
    pub fn range(&self, span: SourceSpan, units: Units) -> Range {
        Range::new(self.position(span.start(), units), self.position(span.end(), units))
    }

    /// The position of an offset.
    pub fn position(&self, offset: u32, units: Units) -> Position {
        position(&self.source.text, &self.lines, offset, units)
    }

    /// The offset of a position.
    pub fn offset(&self, position: Position, units: Units) -> u32 {
        offset(&self.source.text, &self.lines, position, units) as u32
    }

    /// First byte of the line that holds an offset.
    pub fn line_start(&self, offset: u32) -> u32 {
        self.lines.line_start(self.lines.line(offset))
    }

    /// One past the last byte of the line that holds an offset, without its end.
    pub fn line_end(&self, offset: u32) -> u32 {
        let start = self.line_start(offset) as usize;
        let rest = self.source.text.get(start..).unwrap_or("");
        (start + rest.find(['\n', '\r']).unwrap_or(rest.len())) as u32
    }

    /// The number of the line that holds an offset, as people count.
    pub fn line_number(&self, offset: u32) -> u32 {
        self.lines.line(offset) + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Units; 3] = [Units::Utf8, Units::Utf16, Units::Utf32];

    #[test]
    fn every_boundary_comes_back_in_every_encoding() {
        let text = "\u{feff}é🙂x\r\ne\u{301}\r\rand 😀\n";
        let lines = LineIndex::new(text);
        for units in ALL {
            for (at, _) in text.char_indices() {
                let back = offset(text, &lines, position(text, &lines, at as u32, units), units);
                // Between CR and LF there is no position.
                let expected = if text[..at].ends_with('\r') && text[at..].starts_with('\n') {
                    at - 1
                } else {
                    at
                };
                assert_eq!(back, expected, "{units:?} {at}");
            }
        }
    }

    #[test]
    fn columns_are_counted_in_the_units_agreed_on() {
        let text = "é🙂x";
        let lines = LineIndex::new(text);
        let columns = ALL.map(|units| position(text, &lines, 6, units).character);
        assert_eq!(columns, [6, 3, 2]);
        assert_eq!(
            offset(text, &lines, Position::new(0, 2), Units::Utf16),
            2,
            "inside a pair"
        );
        assert_eq!(offset(text, &lines, Position::new(0, 99), Units::Utf16), 7);
        assert_eq!(offset(text, &lines, Position::new(9, 0), Units::Utf16), 7);
    }

    #[test]
    fn utf_8_is_taken_where_offered() {
        use PositionEncodingKind as Kind;
        assert_eq!(Units::negotiate(None), Units::Utf16);
        assert_eq!(Units::negotiate(Some(&[Kind::UTF32])), Units::Utf32);
        assert_eq!(Units::negotiate(Some(&[Kind::UTF16, Kind::UTF32])), Units::Utf16);
        assert_eq!(Units::negotiate(Some(&[Kind::UTF16, Kind::UTF8])), Units::Utf8);
    }
}
