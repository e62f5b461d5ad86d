//! What pages read as.

use super::*;
use crate::prose::{IgnoreScope, Prose};

fn read_page(page: &str) -> Prose {
    let mut out = ProseBuilder::new(page);
    read(&mut out, 0);
    out.finish()
}

fn blocks(prose: &Prose) -> Vec<(BlockKind, u8, &str)> {
    let blocks = prose.blocks.iter();
    blocks
        .map(|block| (block.kind(), block.level, block.span.text(&prose.text)))
        .collect()
}

#[test]
fn blocks_are_typed() {
    let prose = read_page(
        "<!doctype html><body><nav><a href=/>Home</a></nav><h2>Tides</h2><p>The <b>sea</b>\n  rose.</p>\
         <ul><li>One<li>Two<ul><li>Three</ul></ul><blockquote><p>We saw it.</p></blockquote>\
         <figure><img src=a.png><figcaption>The pier</figcaption></figure><script>if (a < b) {}</script></body>",
    );
    assert_eq!(
        blocks(&prose),
        [
            (BlockKind::Heading, 2, "Tides"),
            (BlockKind::Paragraph, 0, "The sea rose."),
            (BlockKind::ListItem, 1, "One"),
            (BlockKind::ListItem, 1, "Two"),
            (BlockKind::ListItem, 2, "Three"),
            (BlockKind::Quotation, 1, "We saw it."),
            (BlockKind::Paragraph, 0, "\u{fffc}"),
            (BlockKind::Caption, 0, "The pier"),
        ]
    );
}

#[test]
fn entities_map_to_their_bytes() {
    let page = "<p>AT&amp;T paid &pound;5&nbsp;m &mdash; R&D, co&shy;op &#8220;x&#8221; &notit; &</p>";
    let prose = read_page(page);
    assert_eq!(prose.text, "AT&T paid £5\u{a0}m — R&D, coop “x” ¬it; &");
    let pound = prose.text.find('£').unwrap() as u32;
    let span = prose.source_span(crate::span::ProseSpan::new(pound, pound + 3));
    assert_eq!(&page[span.range()], "&pound;5");
}

#[test]
fn cells_know_their_headers() {
    let prose = read_page(
        "<table><caption>Rain</caption><thead><tr><th><th colspan=2>2024</thead>\
         <tr><th rowspan=2>Leeds<td>1<td>2<tr><td>3<td>4</table>",
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
    assert_eq!(cell("Rain").kind(), BlockKind::Caption);
    assert_eq!((cell("2").row, cell("2").column), (1, 2));
    assert_eq!(
        (head(cell("2").column_header), head(cell("2").row_header)),
        ("2024", "Leeds")
    );
    assert_eq!((cell("3").row, cell("3").column), (2, 1));
    assert_eq!(cell("Leeds").flags & BlockRow::HEADER, BlockRow::HEADER);
}

#[test]
fn references_and_links_are_kept() {
    let prose = read_page(
        "<p>It <a href='https://example.org/a'>rose</a>.<sup><a href=\"#n1\">[1]</a></sup> By 5 m<sup>2</sup>, \
         <q>so</q> <code>x = 1</code> <del>4</del> 6, <cite>The Times</cite>.</p>",
    );
    assert_eq!(prose.text, "It rose.\u{fffc} By 5 m², “so” \u{fffc} 6, The Times.");
    let links: Vec<_> = prose
        .links
        .iter()
        .map(|link| (link.kind, link.span.text(&prose.text), link.target.as_str()))
        .collect();
    assert_eq!(
        links,
        [
            (LinkKind::Link, "rose", "https://example.org/a"),
            (LinkKind::Footnote, "\u{fffc}", "#n1"),
            (LinkKind::Citation, "The Times", ""),
        ]
    );
}

#[test]
fn a_page_says_what_it_is() {
    let prose = read_page(
        "<html lang=en-GB><head><title>High\n tide &amp; low</title><meta name=date content=2025-03-01>\
         <meta property='article:published_time' content='2025-03-18T08:00:00Z'><meta name=author content='Ann Roe'>\
         </head><p>Text <time datetime=2024-01-01>then</time>",
    );
    let metadata = &prose.metadata;
    assert_eq!(metadata.title.as_deref(), Some("High tide & low"));
    assert_eq!(metadata.date.as_deref(), Some("2025-03-18T08:00:00Z"));
    assert_eq!(
        (metadata.author.as_deref(), metadata.language.as_deref()),
        (Some("Ann Roe"), Some("en-GB"))
    );
    assert_eq!(prose.text, "Text then");
}

#[test]
fn ignore_comments_stand_before_their_block() {
    let prose = read_page("<p>One.</p><!-- factlint-ignore dates: old --><p><!-- no --> Two.</p>");
    assert_eq!(prose.text, "One.\nTwo.");
    let comment = prose.comments.first().unwrap();
    assert_eq!((comment.scope, comment.at <= 5), (IgnoreScope::Block, true));
    assert!(comment.at >= prose.blocks[0].span.end);
}

#[test]
fn what_is_never_closed_swallows_no_paragraph() {
    let prose = read_page("<p>See <code>a<p>The <s>end<p>Last");
    let texts: Vec<_> = blocks(&prose).into_iter().map(|block| block.2).collect();
    assert_eq!(texts, ["See \u{fffc}", "The", "Last"]);
}
