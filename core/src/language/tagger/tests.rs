//! The shipped model on sentences of our own.

use crate::language::{Tag, analyse, tag_sentence};
use crate::prose::BlockKind;
use crate::rows::SentenceRow;

/// Tags a text, and gives `word/TAG` for each token.
fn tagged(text: &str) -> String {
    let mut analysis = analyse(text, BlockKind::Paragraph);
    for sentence in 0..analysis.sentences.len() {
        tag_sentence(text, &mut analysis, sentence);
    }
    assert!(
        analysis
            .sentences
            .iter()
            .all(|row| row.flags & SentenceRow::TAGGED != 0)
    );
    let parts: Vec<String> = analysis
        .tokens
        .iter()
        .map(|token| format!("{}/{}", token.span.text(text), Tag::from_code(token.tag)))
        .collect();
    parts.join(" ")
}

#[test]
fn news_sentences_are_tagged() {
    for (text, expected) in [
        (
            "The minister said on Monday that 300 people had fled.",
            "The/DT minister/NN said/VBD on/IN Monday/NNP that/IN 300/CD people/NNS had/VBD fled/VBN ./.",
        ),
        (
            "She doesn't know who will lead the talks.",
            "She/PRP does/VBZ n't/RB know/VB who/WP will/MD lead/VB the/DT talks/NNS ./.",
        ),
        (
            "Prices rose by 5% in the second quarter of the bank's year.",
            "Prices/NNS rose/VBD by/IN 5/CD %/NN in/IN the/DT second/JJ quarter/NN of/IN the/DT bank/NN 's/POS year/NN ./.",
        ),
        (
            "\"We lost,\" he said.",
            "\"/`` We/PRP lost/VBD ,/, \"/'' he/PRP said/VBD ./.",
        ),
        (
            "There are two reasons to build larger ships.",
            "There/EX are/VBP two/CD reasons/NNS to/TO build/VB larger/JJR ships/NNS ./.",
        ),
    ] {
        assert_eq!(tagged(text), expected);
    }
}

#[test]
fn tagging_twice_changes_nothing() {
    let text = "He reports that the reports were late.";
    let mut analysis = analyse(text, BlockKind::Paragraph);
    tag_sentence(text, &mut analysis, 0);
    let first = analysis.tokens.clone();
    tag_sentence(text, &mut analysis, 0);
    tag_sentence(text, &mut analysis, 7);
    assert_eq!(first, analysis.tokens);
}
