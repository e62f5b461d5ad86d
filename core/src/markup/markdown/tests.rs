//! What Markdown reads as.

use super::*;
use crate::prose::{IgnoreScope, Prose};
use crate::span::ProseSpan;

fn read_text(text: &str, mdx: bool) -> Prose {
    let mut out = ProseBuilder::new(text);
    read(&mut out, 0, mdx);
    out.finish()
}

fn blocks(prose: &Prose) -> Vec<(BlockKind, u8, &str)> {
    let blocks = prose.blocks.iter();
    blocks
        .map(|block| (block.kind(), block.level, block.span.text(&prose.text)))
        .collect()
}

/// The source of the first place where `words` stand in the prose.
fn source_of<'t>(prose: &Prose, text: &'t str, words: &str) -> &'t str {
    let start = prose.text.find(words).unwrap() as u32;
    let span = ProseSpan::new(start, start + words.len() as u32);
    &text[prose.source_span(span).range()]
}

#[test]
fn blocks_are_typed() {
    let prose = read_text(
        "# Tides\n\nThe sea rose\nby *two* metres.\n\n> We saw it.\n>\n> > Twice.\n\n- One\n  - Two\n- [ ] Three\n\n  More\n\n\
         > [!NOTE]\n> A note.\n\n```\ncode\n```\n\n[^a]: The gauge.\n\nSee[^a].\n",
        false,
    );
    assert_eq!(
        blocks(&prose),
        [
            (BlockKind::Heading, 1, "Tides"),
            (BlockKind::Paragraph, 0, "The sea rose by two metres."),
            (BlockKind::Quotation, 1, "We saw it."),
            (BlockKind::Quotation, 2, "Twice."),
            (BlockKind::ListItem, 1, "One"),
            (BlockKind::ListItem, 2, "Two"),
            (BlockKind::ListItem, 1, "Three"),
            (BlockKind::ListItem, 1, "More"),
            (BlockKind::Paragraph, 0, "A note."),
            (BlockKind::Footnote, 0, "The gauge."),
            (BlockKind::Paragraph, 0, "See\u{fffc}."),
        ]
    );
    assert!(prose.blocks.iter().skip(1).all(|block| block.heading == 0));
}

#[test]
fn every_word_maps_to_its_bytes() {
    let text = "It **lasted** for over&nbsp;two \\*hours\\*,\r\nsaid `x` [the *office*](http://a.b \"c\").\r\n";
    let prose = read_text(text, false);
    assert_eq!(
        prose.text,
        "It lasted for over\u{a0}two *hours*, said \u{fffc} the office."
    );
    assert_eq!(source_of(&prose, text, "lasted"), "lasted");
    assert_eq!(source_of(&prose, text, "It lasted for"), "It **lasted** for");
    assert_eq!(source_of(&prose, text, "over\u{a0}two"), "over&nbsp;two");
    assert_eq!(source_of(&prose, text, "*hours*, said"), "*hours\\*,\r\nsaid");
    assert_eq!(source_of(&prose, text, "\u{fffc}"), "`x`");
    assert_eq!(source_of(&prose, text, "the office"), "the *office");
}

#[test]
fn cells_know_their_headers() {
    let prose = read_text(
        "| Town | 2023 | 2024 |\n|---|---|---|\n| Leeds | 1 | 2 |\n| York | | 4 |\n",
        false,
    );
    let cell = |text: &str| {
        let mut blocks = prose.blocks.iter();
        *blocks.find(|block| block.span.text(&prose.text) == text).unwrap()
    };
    let head = |block: u32| {
        prose
            .blocks
            .get(block as usize)
            .map_or("", |block| block.span.text(&prose.text))
    };
    for (text, place, heads) in [("2", (1, 2), ("2024", "Leeds")), ("4", (2, 2), ("2024", "York"))] {
        let cell = cell(text);
        assert_eq!(cell.kind(), BlockKind::TableCell);
        assert_eq!((cell.row, cell.column), place);
        assert_eq!((head(cell.column_header), head(cell.row_header)), heads);
    }
    assert_eq!(cell("2023").flags, BlockRow::HEADER);
}

#[test]
fn references_are_holes_with_links() {
    let text = "So[^n] it is [here](a.md), <https://b.org>, https://c.org/d_e_f and ![the *pier*](p.png) [@roe].\n\n[^n]: Note.";
    let prose = read_text(text, false);
    assert_eq!(
        prose.blocks[0].span.text(&prose.text),
        "So\u{fffc} it is here, \u{fffc}, \u{fffc} and \u{fffc} \u{fffc}."
    );
    let links: Vec<_> = prose
        .links
        .iter()
        .map(|link| (link.kind, link.target.as_str()))
        .collect();
    assert_eq!(
        links,
        [
            (LinkKind::Footnote, "n"),
            (LinkKind::Link, "a.md"),
            (LinkKind::Link, "https://b.org"),
            (LinkKind::Link, "https://c.org/d_e_f"),
            (LinkKind::Image, "p.png"),
            (LinkKind::Citation, "@roe"),
        ]
    );
}

#[test]
fn what_was_taken_back_is_no_prose() {
    let prose = read_text(
        "It rose ~~four~~ six metres, $h^2$ in all, <del>2</del> 3 m<sup>2</sup>.",
        false,
    );
    assert_eq!(prose.text, "It rose  six metres, \u{fffc} in all,  3 m².");
}

#[test]
fn html_inside_is_read() {
    let text = "> <div>\n> <p>One &amp; two</p>\n> </div>\n\n<table><tr><th>A<th>B<tr><td>1<td>2</table>\n\n\
                <details><summary>More</summary>\n\nText <b>here</b>.\n\n</details>\n";
    let prose = read_text(text, false);
    assert_eq!(
        blocks(&prose),
        [
            (BlockKind::Quotation, 1, "One & two"),
            (BlockKind::TableCell, 0, "A"),
            (BlockKind::TableCell, 0, "B"),
            (BlockKind::TableCell, 0, "1"),
            (BlockKind::TableCell, 0, "2"),
            (BlockKind::Paragraph, 0, "More"),
            (BlockKind::Paragraph, 0, "Text here."),
        ]
    );
    assert_eq!(source_of(&prose, text, "One & two"), "One &amp; two");
}

#[test]
fn ignore_comments_are_collected() {
    let text = "One.\n\n<!-- factlint-ignore dates, numbers: old -->\n\nTwo <!-- factlint-ignore-line -->\nthree. <!-- x -->\n\n\
                <!-- factlint-ignore-start -->\n\nFour.\n\n<!-- factlint-ignore-end -->\n";
    let prose = read_text(text, false);
    assert_eq!(prose.blocks.len(), 3);
    let found: Vec<_> = prose
        .comments
        .iter()
        .map(|comment| (comment.scope, comment.at))
        .collect();
    assert_eq!(
        found.iter().map(|found| found.0).collect::<Vec<_>>(),
        [
            IgnoreScope::Block,
            IgnoreScope::Line,
            IgnoreScope::Start,
            IgnoreScope::End
        ]
    );
    let next = |at: u32| {
        prose
            .blocks
            .iter()
            .find(|block| block.span.start >= at)
            .map(|block| block.span.text(&prose.text))
    };
    assert!(next(found[0].1).is_some_and(|text| text.starts_with("Two")));
    assert_eq!(next(found[2].1), Some("Four."));
    assert_eq!(next(found[3].1), None);
    assert_eq!(prose.comments[0].rules, ["dates", "numbers"]);
}

#[test]
fn mdx_is_opaque() {
    let text = "---\ntitle: Tides\n---\nimport Chart from './chart'\n\nexport const a = {\n  b: 1\n}\n\n# The {place} tides\n\n\
                <Note kind={x > 1}>\n\nIt rose **two** metres.\n\n</Note>\n\n{/* factlint-ignore dates */}\n\n<Chart of={[1, 2]} />\n";
    let prose = read_text(text, true);
    assert_eq!(
        blocks(&prose),
        [
            (BlockKind::Heading, 1, "The \u{fffc} tides"),
            (BlockKind::Paragraph, 0, "It rose two metres."),
        ]
    );
    assert_eq!(prose.metadata.title.as_deref(), Some("Tides"));
    assert_eq!(source_of(&prose, text, "\u{fffc}"), "{place}");
    assert_eq!(prose.comments.len(), 1);
}

#[test]
fn deep_nesting_ends() {
    for pattern in [
        ">", "> ", "- ", "* ", "1. ", "[", "![", "**a ", "_", "<div>", "`", "~~", "](", "| ", "$", "{", "<a b='",
    ] {
        let text = format!("{}It rose.\n\n\n{}", pattern.repeat(100_000), "\n".repeat(1000));
        let prose = read_text(&text, true);
        assert!(prose.text.len() <= text.len() * 3);
    }
}
