//! Plain text: paragraphs between blank lines; a single line break inside one is a space.

use crate::prose::{BlockKind, BlockRow, Prose, ProseBuilder};

/// Reads plain text.
pub(super) fn read(text: &str) -> Prose {
    let mut out = ProseBuilder::new(text);
    let (mut at, mut open) = (0, false);
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        if trimmed.is_empty() {
            out.end();
            open = false;
        } else {
            let start = at + (line.len() - line.trim_start().len());
            if open {
                out.replace(" ", start, start);
            } else {
                out.start(BlockRow {
                    kind: BlockKind::Paragraph.code(),
                    column_header: u32::MAX,
                    row_header: u32::MAX,
                    heading: u32::MAX,
                    ..BlockRow::default()
                });
                open = true;
            }
            out.copy(start, start + trimmed.len());
        }
        at += line.len();
    }
    out.finish()
}
