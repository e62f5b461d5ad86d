//! Speech over several paragraphs, one document a case.

use std::sync::Arc;

use crate::document::Document;
use crate::rows::{AttributionRow, NONE, QuoteRow, SourceKind};
use crate::source::{Format, Source};

fn read(paragraphs: &[&str]) -> Document {
    Document::read(
        Arc::new(Source::new("story.txt", paragraphs.join("\n\n"), Format::Plain)),
        None,
    )
}

/// `source|cue|content / content` of each attribution.
fn attributions(doc: &Document) -> Vec<String> {
    doc.attributions
        .iter()
        .map(|row| {
            let contents: Vec<_> = doc.contents_of(row).iter().map(|&span| doc.text(span)).collect();
            format!(
                "{}|{}|{}",
                doc.text(row.source),
                doc.text(row.cue),
                contents.join(" / ")
            )
        })
        .collect()
}

fn speakers(doc: &Document) -> Vec<Option<&str>> {
    doc.attributions
        .iter()
        .map(|row| {
            doc.entities
                .get(row.speaker as usize)
                .and_then(|entity| doc.string(entity.name))
        })
        .collect()
}

#[test]
fn reopened_marks_are_one_speech() {
    let doc = read(&[
        "“We are ready,” Keller said. “Nobody else is ready for it.",
        "“The bridge is old. It will not last.",
        "“And now it is closed.”",
    ]);
    assert_eq!(
        attributions(&doc),
        [
            "Keller|said|“We are ready,” / “Nobody else is ready for it. / “The bridge is old. It will not last. / “And now it is closed.”"
        ]
    );
    assert!(doc.quotes.iter().all(|quote| quote.attribution == 0));
    let continues: Vec<_> = doc.quotes.iter().map(|quote| quote.continues).collect();
    assert_eq!(continues, [NONE, NONE, 1, 2]);
}

#[test]
fn a_paragraph_that_is_only_a_quotation_goes_to_the_last_speaker() {
    let doc = read(&[
        "“We are ready,” Keller said.",
        "“Nobody else is ready for it.”",
        "The bridge closed.",
    ]);
    assert_eq!(
        attributions(&doc),
        ["Keller|said|“We are ready,” / “Nobody else is ready for it.”"]
    );
}

#[test]
fn after_speech_without_marks_the_speaker_is_inherited() {
    let doc = read(&["Keller said the bridge was old.", "“Nobody else is ready for it.”"]);
    assert_eq!(
        attributions(&doc),
        [
            "Keller|said|the bridge was old",
            "Keller||“Nobody else is ready for it.”"
        ]
    );
    assert_eq!(doc.attributions[1].flags, AttributionRow::INHERITED);
    assert_eq!(doc.quotes[0].attribution, 1);
}

#[test]
fn a_cue_with_a_colon_waits_for_the_next_paragraph() {
    let doc = read(&["Keller continued:", "“Nobody else is ready for it.”"]);
    assert_eq!(attributions(&doc), ["Keller|continued|“Nobody else is ready for it.”"]);
    let doc = read(&["Keller continued:", "The bridge closed."]);
    assert!(doc.attributions.is_empty());
}

#[test]
fn a_block_quotation_belongs_to_whoever_announced_it() {
    let text = "Keller wrote:\n\n> The bridge is old.\n>\n> It will not last.\n\nBrandt left.\n\n> Nobody knows who wrote this.\n";
    let doc = Document::read(Arc::new(Source::new("story.md", text, Format::Markdown)), None);
    assert_eq!(
        attributions(&doc),
        ["Keller|wrote|The bridge is old. / It will not last."]
    );
    assert_eq!(
        doc.quotes.iter().map(|quote| quote.attribution).collect::<Vec<_>>(),
        [0, 0, NONE]
    );
}

#[test]
fn another_paragraph_ends_the_turn() {
    let doc = read(&[
        "“We are ready,” Keller said.",
        "The bridge closed at noon.",
        "“Nobody else is ready for it.”",
    ]);
    assert_eq!(attributions(&doc), ["Keller|said|“We are ready,”"]);
    assert_eq!(doc.quotes[1].attribution, NONE);
}

#[test]
fn a_missing_mark_ends_with_its_sentence() {
    let doc = read(&["Keller said: “We are ready. The bridge closed at noon.", "Brandt left."]);
    let quote = doc.quotes[0];
    assert_eq!(doc.text(quote.span), "“We are ready.");
    assert_eq!(quote.flags, QuoteRow::UNCLOSED);
}

#[test]
fn pronouns_stand_for_the_one_person_in_mind() {
    let doc = read(&[
        "Anna Keller, the mayor of Ostend, said the bridge was old.",
        "“Nobody is ready,” she said. She added that it would cost a lot.",
    ]);
    assert_eq!(speakers(&doc), [Some("Anna Keller"); 3]);
    assert!(
        doc.attributions
            .iter()
            .all(|row| row.source_kind() == SourceKind::Named)
    );
}

#[test]
fn a_pronoun_that_may_mean_two_people_means_none() {
    let doc = read(&["Anna Keller met Ida Brandt at the port. She said the bridge was old."]);
    assert_eq!(speakers(&doc), [None]);
    assert_eq!(doc.attributions[0].source_kind(), SourceKind::Pronoun);
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the test is about time")]
fn many_floating_paragraphs_take_linear_time() {
    let began = std::time::Instant::now();
    let mut paragraphs = vec!["Keller said the bridge was old."];
    paragraphs.extend(std::iter::repeat_n("“Nobody else is ready for it.”", 30_000));
    let doc = read(&paragraphs);
    assert_eq!(doc.attributions.len(), 30_001);
    assert!(began.elapsed().as_secs() < 20);
}
