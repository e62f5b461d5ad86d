//! What around a claim vouches for it: its place in the document, a table it introduces, a source named just before.

use factlint_core::document::Document;
use factlint_core::language::Class;
use factlint_core::prose::BlockKind;
use factlint_core::rows::{AttributionRow, ClaimRow, SentenceRow, SpeechStyle};

/// Whether the claim needs no source of its own.
pub(super) fn vouches(doc: &Document, claim: &ClaimRow) -> bool {
    let Some(sentence) = doc.sentence(claim.sentence) else {
        return true;
    };
    let running_text = doc
        .block_of(claim.sentence)
        .is_some_and(|block| matches!(block.kind(), BlockKind::Paragraph | BlockKind::ListItem));
    !running_text
        || sentence.flags & SentenceRow::HEADLINE != 0
        || shows_it_itself(doc, sentence)
        || is_own_result(doc, sentence)
        || continues_attribution(doc, claim.sentence, sentence)
}

/// "as Table 2 shows", or a paragraph right before a table.
fn shows_it_itself(doc: &Document, sentence: &SentenceRow) -> bool {
    let introduces = doc
        .blocks()
        .get(sentence.block as usize + 1)
        .is_some_and(|next| matches!(next.kind(), BlockKind::TableCell | BlockKind::Caption));
    introduces
        || doc.tokens.get(sentence.tokens()).unwrap_or(&[]).iter().any(|token| {
            let word = doc.text(token.span);
            ["table", "figure", "chart", "graph", "below", "appendix"]
                .iter()
                .any(|shown| word.eq_ignore_ascii_case(shown))
        })
}

/// Sections in which a paper reports its own work; an abstract sums it up, without citations by convention.
const OWN_SECTIONS: &[&str] = &[
    "abstract", "analyses", "analysis", "findings", "method", "methods", "methodology", "participants", "procedure",
    "results", "sample",
];

/// What the paper that this is found itself: a section of its own results, "this study", a test statistic.
fn is_own_result(doc: &Document, sentence: &SentenceRow) -> bool {
    let heading = doc
        .blocks()
        .get(sentence.block as usize)
        .and_then(|block| doc.blocks().get(block.heading as usize))
        .map_or("", |block| doc.text(block.span));
    // "3.2 Results and discussion" and "Statistical analysis", but not "Results of the election in the north".
    let mut words = heading.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let few = words.clone().count() <= 3;
    let own_section = few && words.any(|word| OWN_SECTIONS.iter().any(|own| word.eq_ignore_ascii_case(own)));
    let text = doc.text(sentence.span);
    own_section
        || ["this study", "This study", "this sample", "p < ", "p <.", "95% CI", "95 % CI"]
            .iter()
            .any(|sign| text.contains(sign))
}

/// Whether the sentence before reports somebody's words in the writer's own, and this one goes on with them: it starts
/// with a word that points back ("It", "These", "Another", "The figures").
///
/// A direct quotation before or behind does not vouch: its speaker answers for what stands in the marks.
fn continues_attribution(doc: &Document, number: u32, sentence: &SentenceRow) -> bool {
    let Some(before) = number.checked_sub(1) else {
        return false;
    };
    if doc.sentence(before).is_none_or(|row| row.block != sentence.block) {
        return false;
    }
    points_back(doc, sentence) && reports(doc, before)
}

fn points_back(doc: &Document, sentence: &SentenceRow) -> bool {
    let tokens = doc.tokens.get(sentence.tokens()).unwrap_or(&[]);
    let Some(first) = tokens.first() else { return false };
    let back = [
        "he",
        "she",
        "it",
        "they",
        "this",
        "that",
        "these",
        "those",
        "such",
        "both",
        "another",
        "others",
        "also",
        "of",
        "among",
        "in",
        "moreover",
        "furthermore",
    ];
    let word = doc.text(first.span);
    let document = || {
        word.eq_ignore_ascii_case("the")
            && tokens
                .iter()
                .skip(1)
                .take(2)
                .any(|token| token.classes & Class::DOCUMENT != 0 || doc.text(token.span).starts_with("figure"))
    };
    back.iter().any(|known| word.eq_ignore_ascii_case(known)) || document()
}

/// Whether somebody's words are reported in a sentence, not only quoted.
fn reports(doc: &Document, sentence: u32) -> bool {
    let from = doc.attributions.partition_point(|row| row.sentence < sentence);
    doc.attributions
        .get(from..)
        .unwrap_or(&[])
        .iter()
        .take_while(|row| row.sentence == sentence)
        .any(|row| row.flags & AttributionRow::ATTITUDE == 0 && row.style() != SpeechStyle::Direct)
}
