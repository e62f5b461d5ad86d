//! What holds for any text in any markup: segments cover the prose, copies are equal, every place maps back.

use proptest::prelude::*;

use super::read;
use crate::prose::{Prose, SegmentKind};
use crate::source::{Format, Source};
use crate::span::ProseSpan;

/// Scraps of every markup, so that random texts are full of half-open constructs.
const SCRAPS: &[&str] = &[
    "The sea rose by 5 m. ",
    "“So”, she said. ",
    "é🙂\u{301}",
    "\u{feff}",
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    "    ",
    "\t",
    "# ",
    "> ",
    "- ",
    "1. ",
    "* ",
    "**",
    "_",
    "`",
    "```\n",
    "~~",
    "[",
    "](b c)",
    "](<d>)",
    "![",
    "[^1]",
    "[^1]: ",
    "[@k]",
    "[12]",
    "|",
    "|---|\n",
    "| a | b |\n|---|---|\n",
    "<p>",
    "</p>",
    "<div hidden>",
    "</div>",
    "<b>",
    "</b>",
    "<table>",
    "<tr>",
    "<td colspan=3 rowspan=2>",
    "<th>",
    "</table>",
    "<li>",
    "<ul>",
    "</ul>",
    "<blockquote>",
    "</blockquote>",
    "<sup>",
    "2</sup>",
    "<a href='#x'>",
    "</a>",
    "<q>",
    "</q>",
    "<cite>",
    "<code>",
    "</code>",
    "<del>",
    "</del>",
    "<script>",
    "</script>",
    "<style>",
    "<title>",
    "</title>",
    "<br>",
    "<br/>",
    "<svg>",
    "<!-- factlint-ignore a: b -->",
    "<!--",
    "-->",
    "<!-- x -->",
    "&amp;",
    "&nbsp;",
    "&#8217;",
    "&#x;",
    "&notit;",
    "&",
    ";",
    "$x^2$",
    "$",
    "$$",
    "{",
    "}",
    "{/* factlint-ignore */}",
    "<A b={c}>",
    "</A>",
    "import a from 'b'\n\n",
    "---\n",
    "+++\n",
    "title: x\n",
    "http://a.b/c).",
    "www.a.b",
    "\0",
    "\u{1a}",
    "\u{2028}",
    "\u{a0}",
    "\\",
    "\\*",
    "# factlint-ignore-line\n",
    "=====\n",
    "<",
    ">",
    "\"",
    "'",
    "=",
    "WEBVTT\n\n",
    "NOTE\n",
    "\n\n1\n00:01.000 --> 00:02.000\n",
    "\n00:00:09,000 --> 00:00:10,000 align:start\n",
    " --> ",
    "<v Ann>",
    "</v>",
    "{\\an8}",
    ">> ",
    "— ",
    "ANN: ",
];

fn texts() -> impl Strategy<Value = String> {
    let scrap = prop_oneof![
        12 => (0..SCRAPS.len()).prop_map(|idx| SCRAPS[idx].to_owned()),
        1 => "\\PC{0,4}",
        1 => any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(scrap, 0..40).prop_map(|scraps| scraps.concat())
}

fn check(source: &Source, prose: &Prose) {
    let (text, file) = (&prose.text, &source.text);
    let (mut at, mut source_at) = (0, 0);
    for segment in &prose.segments {
        assert_eq!(segment.prose.start, at, "segments cover the prose");
        assert!(
            segment.prose.end > at && segment.source_start >= source_at,
            "and are sorted: {segment:?}"
        );
        assert!(segment.source_end >= segment.source_start);
        at = segment.prose.end;
        source_at = segment.source_end;
        let there = file.get(segment.source_start as usize..segment.source_end as usize);
        let there = there.expect("segments lie on character boundaries of the source");
        let here = text.get(segment.prose.range()).expect("and of the prose");
        if segment.kind == SegmentKind::Copied {
            assert_eq!(here, there);
        }
    }
    assert_eq!(at as usize, text.len());
    let mut end = None;
    for block in &prose.blocks {
        let words = text
            .get(block.span.range())
            .expect("blocks lie on character boundaries");
        assert!(
            !words.is_empty() && words.trim() == words && !words.contains(['\n', '\r']),
            "{words:?}"
        );
        assert!(end.is_none_or(|end| block.span.start > end), "blocks are apart");
        end = Some(block.span.end);
        let count = prose.blocks.len() as u32;
        for other in [block.heading, block.column_header, block.row_header] {
            assert!(other == u32::MAX || other < count);
        }
    }
    for link in &prose.links {
        assert!(
            text.get(link.span.range()).is_some_and(|words| !words.is_empty()),
            "{link:?}"
        );
    }
    for comment in &prose.comments {
        assert!(file.get(comment.source.range()).is_some());
        assert!(text.is_char_boundary(comment.at as usize));
    }
    let places: Vec<u32> = text
        .char_indices()
        .map(|(at, _)| at as u32)
        .chain([text.len() as u32])
        .collect();
    for (idx, &start) in places.iter().enumerate() {
        for &end in places.iter().skip(idx).take(8) {
            let span = prose.source_span(ProseSpan::new(start, end));
            assert!(file.get(span.range()).is_some(), "{start}..{end} maps to {span:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_in_any_format_maps_back(text in texts()) {
        for format in Format::ALL {
            let source = Source::new("a", text.as_str(), *format);
            check(&source, &read(&source));
        }
    }
}
