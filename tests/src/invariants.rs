//! What holds for every text, however strange: shared by properties and fuzzing.

use std::sync::Arc;

use factlint_core::document::Document;
use factlint_core::prose::{Prose, SegmentKind};
use factlint_core::rows::NONE;
use factlint_core::{Diagnostic, Format, ProseSpan, Source};

/// Segments are sorted, cover the prose, `Copied` ones hold the same bytes, and every end lies between characters.
///
/// # Panics
/// One of these does not hold.
pub fn segments(prose: &Prose, source: &str) {
    let (mut prose_at, mut source_at) = (0, 0);
    for segment in &prose.segments {
        let from = segment.source_start as usize..segment.source_end as usize;
        assert_eq!(
            segment.prose.start, prose_at,
            "a gap or overlap in the prose: {segment:?}"
        );
        assert!(
            segment.source_start >= source_at,
            "out of order in the source: {segment:?}"
        );
        assert!(segment.prose.end > segment.prose.start, "empty: {segment:?}");
        assert!(
            prose.text.get(segment.prose.range()).is_some(),
            "inside a character: {segment:?}"
        );
        let original = source.get(from);
        assert!(original.is_some(), "not a place in the source: {segment:?}");
        if segment.kind == SegmentKind::Copied {
            assert_eq!(original, prose.text.get(segment.prose.range()), "{segment:?}");
        }
        (prose_at, source_at) = (segment.prose.end, segment.source_end);
    }
    assert_eq!(
        prose_at as usize,
        prose.text.len(),
        "the prose is longer than its segments"
    );
}

/// Blocks are sorted, apart, and refer to blocks that are there; every prose span maps to a place in the source.
///
/// # Panics
/// One of these does not hold.
pub fn blocks(prose: &Prose, source: &str) {
    let mut at = 0;
    for block in &prose.blocks {
        assert!(block.span.start >= at && block.span.end > block.span.start, "{block:?}");
        assert!(
            prose.text.get(block.span.range()).is_some(),
            "inside a character: {block:?}"
        );
        for other in [block.column_header, block.row_header, block.heading] {
            assert!(other == NONE || (other as usize) < prose.blocks.len(), "{block:?}");
        }
        mapped(prose, source, block.span);
        at = block.span.end;
    }
    for link in &prose.links {
        mapped(prose, source, link.span);
    }
    for comment in &prose.comments {
        assert!(source.get(comment.source.range()).is_some(), "{comment:?}");
    }
}

/// A prose span is one, and its place in the source is one.
fn mapped(prose: &Prose, source: &str, span: ProseSpan) {
    assert!(
        prose.text.get(span.range()).is_some(),
        "not a place in the prose: {span:?}"
    );
    let place = prose.source_span(span);
    assert!(source.get(place.range()).is_some(), "{span:?} maps to {place:?}");
}

/// Every row of a document lies in its prose and refers to rows that are there.
///
/// # Panics
/// One of these does not hold.
pub fn rows(doc: &Document) {
    let source = &doc.source.text;
    let inside = |span: ProseSpan| mapped(&doc.prose, source, span);
    let optional = |span: ProseSpan| {
        if span.is_some() {
            inside(span);
        }
    };
    let refers = |idx: u32, length: usize| assert!(idx == NONE || (idx as usize) < length, "{idx} of {length}");
    for row in &doc.sentences {
        inside(row.span);
        assert!((row.block as usize) < doc.prose.blocks.len());
        assert!(doc.tokens.get(row.tokens()).is_some(), "{row:?}");
    }
    let mut at = 0;
    for token in &doc.tokens {
        inside(token.span);
        assert!(token.span.start >= at, "tokens overlap at {:?}", token.span);
        at = token.span.end;
    }
    for row in &doc.quantities {
        inside(row.span);
        inside(row.number);
        optional(row.noun_span);
        assert!(row.span.contains(row.number), "{row:?}");
        assert!((row.sentence as usize) < doc.sentences.len());
        refers(row.unit, doc.pool.len());
        refers(row.noun, doc.pool.len());
    }
    for row in &doc.dates {
        inside(row.span);
        assert!((row.sentence as usize) < doc.sentences.len());
        assert!(row.month <= 12 && row.day <= 31 && row.weekday <= 7, "{row:?}");
    }
    for row in &doc.quotes {
        inside(row.span);
        inside(row.inner);
        assert!(row.span.contains(row.inner), "{row:?}");
        refers(row.attribution, doc.attributions.len());
        refers(row.outer, doc.quotes.len());
        refers(row.continues, doc.quotes.len());
    }
    for row in &doc.attributions {
        inside(row.span);
        optional(row.source);
        optional(row.cue);
        let contents = row.first_content as usize..row.end_content as usize;
        let contents = doc.contents.get(contents).expect("contents that are not there");
        for content in contents {
            inside(*content);
        }
        refers(row.speaker, doc.entities.len());
    }
    for row in &doc.mentions {
        inside(row.span);
        optional(row.title);
        refers(row.entity, doc.entities.len());
        refers(row.role, doc.pool.len());
    }
    for row in &doc.claims {
        inside(row.span);
        inside(row.trigger);
        refers(row.attribution, doc.attributions.len());
        refers(row.quote, doc.quotes.len());
    }
}

/// Every finding, and every other place that it names, lies in a text of the run.
///
/// # Panics
/// One does not.
pub fn findings(found: &[Diagnostic], text_of: impl Fn(&str) -> Option<Arc<Source>>) {
    for finding in found {
        let labels = finding.labels.iter().map(|label| &label.place);
        for place in std::iter::once(&finding.place).chain(labels) {
            let source = text_of(&place.path).expect("a finding in a text that is not there");
            assert!(source.text.get(place.span.range()).is_some(), "{finding:?}");
        }
        assert!(
            !finding.message.is_empty() && !finding.message.contains('\n'),
            "{finding:?}"
        );
        assert!(finding.labels.len() <= Diagnostic::MAX_LABELS, "{finding:?}");
    }
    assert!(
        found.windows(2).all(|pair| pair[0].order() <= pair[1].order()),
        "findings are out of order"
    );
}

/// Reads a text in a format and checks all of the above that needs no rule.
///
/// # Panics
/// One of these does not hold.
pub fn document(text: &str, format: Format) -> Document {
    let source = Arc::new(Source::new("a", text, format));
    let doc = Document::read(source, None);
    segments(&doc.prose, text);
    blocks(&doc.prose, text);
    rows(&doc);
    doc
}
