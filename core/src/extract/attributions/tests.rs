//! Attributions as a reader understands them, one line a case: the text, then `source|cue|content` of each.

mod interrupted;

use proptest::prelude::*;

use crate::extract::{self, BlockRows};
use crate::prose::BlockKind;
use crate::rows::{AttributionRow, SourceKind};

fn rows(text: &str) -> BlockRows {
    extract::block(text, BlockKind::Paragraph)
}

fn describe(text: &str, rows: &BlockRows, row: &AttributionRow) -> String {
    let contents: Vec<_> = rows.contents[row.first_content as usize..row.end_content as usize]
        .iter()
        .map(|span| span.text(text))
        .collect();
    format!(
        "{}|{}|{}",
        row.source.text(text),
        row.cue.text(text),
        contents.join(" / ")
    )
}

fn read(text: &str) -> Vec<String> {
    let rows = rows(text);
    rows.attributions.iter().map(|row| describe(text, &rows, row)).collect()
}

const DIRECT: &[(&str, &[&str])] = &[
    (
        "“We are ready,” Anna Keller said.",
        &["Anna Keller|said|“We are ready,”"],
    ),
    (
        "“We are ready,” said Anna Keller.",
        &["Anna Keller|said|“We are ready,”"],
    ),
    (
        "\"We are ready,\" said the mayor of Ostend.",
        &["the mayor of Ostend|said|\"We are ready,\""],
    ),
    ("‘We are ready,’ she said.", &["she|said|‘We are ready,’"]),
    (
        "''We are ready for it,'' Ms. Keller said.",
        &["Ms. Keller|said|''We are ready for it,''"],
    ),
    (
        "Anna Keller said, “We are ready.”",
        &["Anna Keller|said|“We are ready.”"],
    ),
    (
        "Anna Keller said: “We are ready.”",
        &["Anna Keller|said|“We are ready.”"],
    ),
    (
        "Said Keller: “We are ready to go.”",
        &["Keller|Said|“We are ready to go.”"],
    ),
    (
        "“We are ready,” Keller told reporters on Monday.",
        &["Keller|told|“We are ready,”"],
    ),
    ("“Are we ready?” Keller asked.", &["Keller|asked|“Are we ready?”"]),
    ("“We are ready!” he shouted.", &["he|shouted|“We are ready!”"]),
    (
        "“We are ready,” Keller said. “Nobody else is.”",
        &["Keller|said|“We are ready,” / “Nobody else is.”"],
    ),
    (
        "“We are ready,” Keller said, “and nobody else is.”",
        &["Keller|said|“We are ready,” / “and nobody else is.”"],
    ),
    (
        "“We are ready,” said Keller, the mayor, “and nobody else is.”",
        &["Keller|said|“We are ready,” / “and nobody else is.”"],
    ),
    (
        "“We are ready,” she said, her voice rising, “and nobody else is.”",
        &["she|said|“We are ready,” / “and nobody else is.”"],
    ),
    (
        "“We are ready,” Keller said, adding: “Nobody else is.”",
        &["Keller|said|“We are ready,”", "Keller|adding|“Nobody else is.”"],
    ),
    (
        "“We are ready,” Keller, the mayor, said.",
        &["Keller|said|“We are ready,”"],
    ),
    ("“We are ready,” Keller, 45, said.", &["Keller|said|“We are ready,”"]),
    (
        "“We are ready,” Sen. Ida Brandt (D-Ohio) said.",
        &["Sen. Ida Brandt|said|“We are ready,”"],
    ),
    (
        "“We are ready,” a spokesman for the ministry said.",
        &["a spokesman for the ministry|said|“We are ready,”"],
    ),
    (
        "“We are ready,” Keller and Brandt said.",
        &["Keller and Brandt|said|“We are ready,”"],
    ),
    (
        "“We are ready for an accident,” Northline Capital portfolio manager Bonnie Baha said at a recent event in New York.",
        &["Northline Capital portfolio manager Bonnie Baha|said|“We are ready for an accident,”"],
    ),
    ("“We are ready,” Keller later said.", &["Keller|said|“We are ready,”"]),
    ("“We are ready,” Keller has said.", &["Keller|said|“We are ready,”"]),
    (
        "Keller went on to say: “We are ready.”",
        &["Keller|say|“We are ready.”"],
    ),
    (
        "Keller wrote on Tuesday: “We are ready.”",
        &["Keller|wrote|“We are ready.”"],
    ),
    (
        "“They lied,” Keller said. Brandt replied: “They did not.”",
        &["Keller|said|“They lied,”", "Brandt|replied|“They did not.”"],
    ),
    (
        "Keller said nothing would change. “We are ready for all of it.”",
        &[
            "Keller|said|nothing would change",
            "Keller||“We are ready for all of it.”",
        ],
    ),
    (
        "But “we are not going to leave,” Keller said.",
        &["Keller|said|“we are not going to leave,”"],
    ),
    (
        "“He told me ‘never again’ on the phone,” she said.",
        &["she|said|“He told me ‘never again’ on the phone,”"],
    ),
    (
        "KELLER: We are ready to leave the building.",
        &["KELLER|:|We are ready to leave the building."],
    ),
    (
        "Anna Keller: “We are ready to go.”",
        &["Anna Keller|:|“We are ready to go.”"],
    ),
    ("The band played “Long Way Home” until midnight.", &[]),
    ("The so-called “smart border” costs too much.", &[]),
];

const MIXED: &[(&str, &[&str])] = &[
    (
        "Keller said the talks were “very good and productive” on Tuesday.",
        &["Keller|said|the talks were “very good and productive” on Tuesday"],
    ),
    (
        "Keller said that it was “a mess” and that she would leave.",
        &["Keller|said|that it was “a mess” and that she would leave"],
    ),
    (
        "Keller called the plan “a mess.”",
        &["Keller|called|the plan “a mess.”"],
    ),
    (
        "Keller described the plan as “a mess.”",
        &["Keller|described|the plan as “a mess.”"],
    ),
    (
        "The plan is “a mess,” Keller said.",
        &["Keller|said|The plan is “a mess,”"],
    ),
    (
        "Keller said he “has nothing to hide.”",
        &["Keller|said|he “has nothing to hide.”"],
    ),
    (
        "The mayor has attacked Brandt, saying he “has offended everybody.”",
        &["The mayor|saying|he “has offended everybody.”"],
    ),
];

const INDIRECT: &[(&str, &[&str])] = &[
    (
        "Keller said that the bridge was closed.",
        &["Keller|said|that the bridge was closed"],
    ),
    (
        "Keller said the bridge was closed.",
        &["Keller|said|the bridge was closed"],
    ),
    (
        "Keller said on Monday that the bridge was closed.",
        &["Keller|said|that the bridge was closed"],
    ),
    (
        "Keller said in a statement that the bridge was closed.",
        &["Keller|said|that the bridge was closed"],
    ),
    (
        "Keller told reporters that the bridge was closed.",
        &["Keller|told|that the bridge was closed"],
    ),
    (
        "Keller told the council the bridge was closed.",
        &["Keller|told|the bridge was closed"],
    ),
    (
        "Keller asked whether the bridge was closed.",
        &["Keller|asked|whether the bridge was closed"],
    ),
    (
        "Keller explained how the bridge was closed.",
        &["Keller|explained|how the bridge was closed"],
    ),
    (
        "Keller has said that the bridge was closed.",
        &["Keller|said|that the bridge was closed"],
    ),
    (
        "Keller also said that the bridge was closed.",
        &["Keller|said|that the bridge was closed"],
    ),
    (
        "The bridge was closed, Keller said.",
        &["Keller|said|The bridge was closed"],
    ),
    (
        "The bridge was closed, Keller said on Monday.",
        &["Keller|said|The bridge was closed"],
    ),
    (
        "The bridge was closed, said the mayor.",
        &["the mayor|said|The bridge was closed"],
    ),
    (
        "The bridge was closed, officials said.",
        &["officials|said|The bridge was closed"],
    ),
    (
        "The bridge, officials said, would stay closed.",
        &["officials|said|The bridge / would stay closed"],
    ),
    (
        "According to the mayor, the bridge was closed.",
        &["the mayor|According to|the bridge was closed"],
    ),
    (
        "The bridge was closed, according to the mayor.",
        &["the mayor|according to|The bridge was closed"],
    ),
    (
        "The bridge was closed, according to a report by the ministry.",
        &["a report|according to|The bridge was closed"],
    ),
    (
        "Keller said the bridge was closed, but nobody believed it.",
        &["Keller|said|the bridge was closed"],
    ),
    (
        "Keller said the bridge was closed, while the mayor kept silent.",
        &["Keller|said|the bridge was closed"],
    ),
    (
        "Keller said the bridge was closed; the mayor kept silent.",
        &["Keller|said|the bridge was closed"],
    ),
    (
        "Keller said the bridge was closed, adding that it was old.",
        &["Keller|said|the bridge was closed", "Keller|adding|that it was old"],
    ),
    (
        "Keller said the bridge was closed and added that it was old.",
        &["Keller|said|the bridge was closed", "Keller|added|that it was old"],
    ),
    (
        "Keller, who said the bridge was closed, left the room.",
        &["Keller|said|the bridge was closed"],
    ),
    (
        "When Keller said that the bridge was closed, the room fell silent.",
        &["Keller|said|that the bridge was closed"],
    ),
    (
        "Keller, the mayor of Ostend, said the bridge was closed.",
        &["Keller|said|the bridge was closed"],
    ),
    (
        "Keller, who runs the port, said the bridge was closed.",
        &["Keller|said|the bridge was closed"],
    ),
    (
        "A spokesman for the port said the bridge was closed.",
        &["A spokesman for the port|said|the bridge was closed"],
    ),
    (
        "The ministry announced that the bridge was closed.",
        &["The ministry|announced|that the bridge was closed"],
    ),
    (
        "The ministry announced a new bridge.",
        &["The ministry|announced|a new bridge"],
    ),
    (
        "Keller denied that the bridge was closed.",
        &["Keller|denied|that the bridge was closed"],
    ),
    (
        "Keller did not say that the bridge was closed.",
        &["Keller|say|that the bridge was closed"],
    ),
    (
        "Keller believes that the bridge was closed.",
        &["Keller|believes|that the bridge was closed"],
    ),
    (
        "It was announced that the bridge was closed.",
        &["|announced|that the bridge was closed"],
    ),
    (
        "The driver was told by Keller that the bridge was closed.",
        &["Keller|told|that the bridge was closed"],
    ),
    (
        "Keller pointed out that the bridge was closed.",
        &["Keller|pointed out|that the bridge was closed"],
    ),
    (
        "Partisans on both sides warn that the bridge is too old.",
        &["Partisans on both sides|warn|that the bridge is too old"],
    ),
    (
        "Critics say the bridge is too old.",
        &["Critics|say|the bridge is too old"],
    ),
    (
        "The report says the bridge is too old.",
        &["The report|says|the bridge is too old"],
    ),
    // No speech at all.
    ("The bridge was closed on Monday.", &[]),
    ("Keller needs to win in Ostend.", &[]),
    ("The report was long and nobody read it.", &[]),
    ("He found the keys under the table.", &[]),
    ("The claims were settled out of court.", &[]),
    ("On Monday, even as the shares fell, Keller wrote to investors.", &[]),
];

fn wrong(cases: &[(&'static str, &'static [&'static str])]) -> Vec<(&'static str, Vec<String>)> {
    cases
        .iter()
        .map(|&(text, expected)| (text, read(text), expected))
        .filter(|(_, found, expected)| found != expected)
        .map(|(text, found, _)| (text, found))
        .collect()
}

#[test]
fn direct_speech_finds_its_speaker() {
    let wrong = wrong(DIRECT);
    assert!(wrong.is_empty(), "text, found: {wrong:#?}");
}

#[test]
fn mixed_speech_keeps_clause_and_quotation_together() {
    let wrong = wrong(MIXED);
    assert!(wrong.is_empty(), "text, found: {wrong:#?}");
}

#[test]
fn indirect_speech_ends_where_its_clause_ends() {
    let wrong = wrong(INDIRECT);
    assert!(wrong.is_empty(), "text, found: {wrong:#?}");
}

#[test]
fn the_kind_of_a_source_is_known() {
    let cases = [
        ("Anna Keller said the bridge was closed.", SourceKind::Named),
        ("The minister said the bridge was closed.", SourceKind::Role),
        ("A spokesman for the port said the bridge was closed.", SourceKind::Role),
        ("She said the bridge was closed.", SourceKind::Pronoun),
        ("The report says the bridge was closed.", SourceKind::Document),
        ("Critics say the bridge was closed.", SourceKind::Vague),
        ("Experts said the bridge was closed.", SourceKind::Vague),
        ("Some say the bridge was closed.", SourceKind::Vague),
        (
            "A senior official, who spoke on condition of anonymity, said the bridge was closed.",
            SourceKind::Anonymous,
        ),
        (
            "An engineer, who asked not to be named, said the bridge was closed.",
            SourceKind::Anonymous,
        ),
        ("An unnamed official said the bridge was closed.", SourceKind::Anonymous),
        ("A ministry source said the bridge was closed.", SourceKind::Anonymous),
        ("Ministry sources said the bridge was closed.", SourceKind::Vague),
        ("Recent studies show the bridge was closed.", SourceKind::Vague),
        ("Two studies show the bridge was closed.", SourceKind::Document),
        (
            "The company said the bridge was sold for an undisclosed sum.",
            SourceKind::Role,
        ),
        ("The researchers said the bridge was closed.", SourceKind::Role),
        ("His former adviser said the bridge was closed.", SourceKind::Role),
        ("Both said the bridge was closed.", SourceKind::Pronoun),
        (
            "The Foreign Ministry said the bridge was closed.",
            SourceKind::Organisation,
        ),
    ];
    let wrong: Vec<_> = cases
        .into_iter()
        .map(|(text, kind)| {
            (
                text,
                rows(text).attributions.first().map(AttributionRow::source_kind),
                kind,
            )
        })
        .filter(|(_, found, kind)| *found != Some(*kind))
        .collect();
    assert!(wrong.is_empty(), "text, found, expected: {wrong:#?}");
}

#[test]
fn attitudes_and_denials_are_marked() {
    let flags = |text: &str| rows(text).attributions.first().map_or(0, |row| row.flags);
    assert_eq!(
        flags("Keller believes that the bridge is old."),
        AttributionRow::ATTITUDE
    );
    assert_eq!(
        flags("Keller did not say that the bridge is old."),
        AttributionRow::NEGATED
    );
    assert_eq!(flags("Keller said that the bridge is old."), 0);
}

#[test]
fn a_quotation_knows_its_attribution() {
    let rows = rows("“We are ready,” Keller said. “Nobody else is.” A “smart” border came later.");
    let attributions: Vec<_> = rows.quotes.iter().map(|quote| quote.attribution).collect();
    assert_eq!(attributions, [0, 0, u32::MAX]);
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the test is about time")]
fn long_sentences_take_linear_time() {
    let began = std::time::Instant::now();
    for unit in [
        "Keller said that ",
        "“a” said ",
        "according to ",
        "Keller, who said, ",
        "said ",
        "(said ",
    ] {
        rows(&unit.repeat(20_000));
    }
    assert!(began.elapsed().as_secs() < 20);
}

proptest! {
    #[test]
    fn attributions_lie_in_their_block(
        words in proptest::collection::vec(
            prop::sample::select(vec![
                "Keller", "said", "that", "the", "bridge", ",", ".", "“", "”", "\"", "according", "to", "who", "adding", ":",
                "(", ")", "was", "and", "told", "reporters", "he", "'", "Monday", ";", "believes", "—",
            ]),
            0..40,
        )
    ) {
        let text = words.join(" ");
        let rows = rows(&text);
        for row in &rows.attributions {
            let contents = &rows.contents[row.first_content as usize..row.end_content as usize];
            for span in [row.source, row.cue].iter().chain(contents).filter(|span| span.is_some()) {
                prop_assert!(text.get(span.range()).is_some());
                prop_assert!(row.span.contains(*span));
            }
        }
        for quote in &rows.quotes {
            prop_assert!(quote.attribution == u32::MAX || (quote.attribution as usize) < rows.attributions.len());
        }
    }
}
