//! The comment that silences a rule where it spoke, as each format writes it.

use factlint_core::prose::{BlockKind, BlockRow};
use factlint_core::{Format, SourceSpan};
use tower_lsp::lsp_types::{Range, TextEdit};

use super::Change;
use crate::event::Scene;

/// What stands for the reason until the writer gives it.
const REASON: &str = "say why";

/// The insertion that silences a rule at a place.
pub fn change(scene: &Scene, rule: &str, place: SourceSpan) -> Option<(String, Change)> {
    let view = &scene.view;
    let doc = view.document.as_ref()?;
    let text = &view.text;
    let block = doc.blocks().iter().find(|block| {
        let span = doc.prose.source_span(block.span);
        span.start() <= place.start() && place.start() <= span.end()
    });
    let first = block.map_or(place.start(), |block| doc.prose.source_span(block.span).start());
    let newline = if doc.source.text.contains("\r\n") { "\r\n" } else { "\n" };
    let above = text.line_start(first);
    let (offset, comment) = match doc.source.format {
        Format::Plain => (above, format!("# factlint-ignore {rule}: {REASON}{newline}")),
        // A comment between the words of a paragraph is about that paragraph.
        Format::Html => (place.start(), format!("<!-- factlint-ignore {rule}: {REASON} -->")),
        format => {
            let marks = if format == Format::Mdx {
                ("{/* ", " */}")
            } else {
                ("<!-- ", " -->")
            };
            let (open, close) = marks;
            let alone = block.map(BlockRow::kind) == Some(BlockKind::Paragraph) && is_margin(view, above, first);
            if alone {
                // MDX wants its expression apart from the paragraph.
                let gap = if format == Format::Mdx { newline } else { "" };
                (
                    above,
                    format!("{open}factlint-ignore {rule}: {REASON}{close}{newline}{gap}"),
                )
            } else {
                let end = text.line_end(place.start());
                (end, format!(" {open}factlint-ignore-line {rule}: {REASON}{close}"))
            }
        }
    };
    let at = text.position(offset, scene.client.units);
    let edit = TextEdit::new(Range::new(at, at), comment);
    let change = Change {
        key: view.key.clone(),
        edit,
    };
    Some((format!("Ignore {rule} here, with a reason"), change))
}

/// Whether a block begins its line: no mark of a list or quotation stands before it.
fn is_margin(view: &crate::view::View, line: u32, block: u32) -> bool {
    let before = view.text.source.text.get(line as usize..block as usize).unwrap_or("");
    before.trim_matches(['*', '_', '\u{feff}']).is_empty()
}
