//! Quotations as a reader sees them, one line a case: the text, then style and inner text of each.

use proptest::prelude::*;

use super::*;
use crate::language;

fn rows(text: &str, kind: BlockKind) -> BlockRows {
    let analysis = language::analyse(text, kind);
    let view = BlockView {
        text,
        kind,
        tokens: &analysis.tokens,
        sentences: &analysis.sentences,
    };
    let mut rows = BlockRows::default();
    extract(&view, &mut rows);
    rows
}

fn read(text: &str) -> Vec<String> {
    let describe = |quote: &QuoteRow| {
        let unclosed = if quote.flags & QuoteRow::UNCLOSED != 0 {
            " …"
        } else {
            ""
        };
        let depth = if quote.outer == NONE { "" } else { "> " };
        format!("{depth}{}{unclosed}: {}", quote.style(), quote.inner.text(text))
    };
    rows(text, BlockKind::Paragraph).quotes.iter().map(describe).collect()
}

const CASES: &[(&str, &[&str])] = &[
    (
        r#""We are ready to leave," she said."#,
        &["direct: We are ready to leave,"],
    ),
    (
        "“We are ready to leave,” she said.",
        &["direct: We are ready to leave,"],
    ),
    (
        "‘We are ready to leave,’ she said.",
        &["direct: We are ready to leave,"],
    ),
    (
        "'We are ready to leave,' she said.",
        &["direct: We are ready to leave,"],
    ),
    ("«We are ready to leave», she said.", &["direct: We are ready to leave"]),
    (
        "``We are ready to leave,'' she said.",
        &["direct: We are ready to leave,"],
    ),
    (
        "''We are ready to leave,'' she said.",
        &["direct: We are ready to leave,"],
    ),
    (
        r#""We won," he said, "and that is all.""#,
        &["direct: We won,", "direct: and that is all."],
    ),
    (
        "“He told me ‘never again’ on the phone,” she said.",
        &["direct: He told me ‘never again’ on the phone,", "> scare: never again"],
    ),
    (
        "‘He told me “never again” on the phone,’ she said.",
        &["direct: He told me “never again” on the phone,", "> scare: never again"],
    ),
    (
        r#""The letter asks: “Do you still agree with it?” and no more," he said."#,
        &[
            "direct: The letter asks: “Do you still agree with it?” and no more,",
            "> direct: Do you still agree with it?",
        ],
    ),
    // A closing mark is missing.
    (
        "“We will be back tomorrow. Nobody knows when.",
        &["direct …: We will be back tomorrow. Nobody knows when."],
    ),
    (
        r#"She said: "We will be back tomorrow."#,
        &["direct …: We will be back tomorrow."],
    ),
    // Glyphs typed the wrong way round.
    (
        "“We will be back tomorrow,“ he said.",
        &["direct: We will be back tomorrow,"],
    ),
    (
        "”We will be back tomorrow,” he said.",
        &["direct: We will be back tomorrow,"],
    ),
    (
        "“We will be back tomorrow,\" he said.",
        &["direct: We will be back tomorrow,"],
    ),
    // Apostrophes.
    ("It's the mayor's car, and they don't care.", &[]),
    ("The '90s were kind to the town, and so were the ’80s.", &[]),
    ("Tell 'em to wait 'til dawn.", &[]),
    ("Rock 'n' roll came late to the valley.", &[]),
    ("The workers' rights and the teachers' pay were cut.", &[]),
    (
        "'The workers' rights matter,' she said.",
        &["direct: The workers' rights matter,"],
    ),
    (
        "He called it 'the drivers' fault entirely' last week.",
        &["direct: the drivers' fault entirely"],
    ),
    ("They're dancin' and singin' all night.", &[]),
    ("She said 'it's over' and left.", &["scare: it's over"]),
    ("O’Neill’s dog and the Joneses’ cat.", &[]),
    // Inches and feet.
    (r#"The door is 6'2" high and 30" wide."#, &[]),
    (r#"He is 5' 10" tall."#, &[]),
    (
        r#""He is 6'2" tall and growing fast," she said."#,
        &[r#"direct: He is 6'2" tall and growing fast,"#],
    ),
    (
        r#""We need to sell 25" was the order."#,
        &["direct: We need to sell 25"],
    ),
    // Arm's length and works.
    ("The so-called “smart border” costs too much.", &["scare: smart border"]),
    (
        "His novel “The Long Walk Home” won a prize.",
        &["title: The Long Walk Home"],
    ),
    ("The film “Heat” was shot there.", &["title: Heat"]),
    ("She hosts “Good Morning Valley.”", &["title: Good Morning Valley."]),
    (
        "“STOP THE BRIDGE NOW,” read one sign.",
        &["direct: STOP THE BRIDGE NOW,"],
    ),
    (
        "He called the talks “very good and productive” on Tuesday.",
        &["direct: very good and productive"],
    ),
    ("“Yes,” he said.", &["direct: Yes,"]),
    ("They want “Yes” as an answer.", &["scare: Yes"]),
    // Brackets, dashes, holes in the words.
    ("(“We lost it,” he said.)", &["direct: We lost it,"]),
    ("The boss—“a man of few words”—left.", &["direct: a man of few words"]),
    (
        "“[The council] never asked us,” she said.",
        &["direct: [The council] never asked us,"],
    ),
    (
        "“… and then nothing happened,” she said.",
        &["direct: … and then nothing happened,"],
    ),
    (
        "\"$5 is enough for all of us,\" she said.",
        &["direct: $5 is enough for all of us,"],
    ),
    // Nested in marks of its own shape, but balanced.
    (
        "“He shouted “leave the house” and we left,” she said.",
        &[
            "direct: He shouted “leave the house” and we left,",
            "> scare: leave the house",
        ],
    ),
    // A second opening mark closes the first.
    (
        "“We lost the first game. “We won the second game,” he said.",
        &["direct …: We lost the first game. ", "direct: We won the second game,"],
    ),
    ("“”", &[]),
    ("A lone \" mark", &["scare …:  mark"]),
];

#[test]
fn quotations_are_read_as_a_reader_does() {
    let wrong: Vec<_> = CASES
        .iter()
        .map(|(text, expected)| (text, read(text), expected))
        .filter(|(_, found, expected)| found != *expected)
        .collect();
    assert!(wrong.is_empty(), "text, found, expected: {wrong:#?}");
}

#[test]
fn a_block_quotation_is_one_quotation_around_all() {
    let text = "The council said “no deal” twice.";
    let rows = rows(text, BlockKind::Quotation);
    let outer = rows.quotes.first().unwrap();
    assert_eq!((outer.style(), outer.span.text(text)), (QuoteStyle::Block, text));
    assert_eq!(rows.quotes.get(1).unwrap().outer, 0);
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the test is about time")]
fn many_marks_take_linear_time() {
    let began = std::time::Instant::now();
    for unit in [
        "“",
        "\"a ",
        "'a ",
        "“a ‘b ",
        "a” ",
        "“a \"b",
        "''",
        "‘",
        "1\" ",
        "“'a s' ",
    ] {
        let text = unit.repeat(100_000);
        rows(&text, BlockKind::Paragraph);
        let mirrored = format!("{}{}", "“a ".repeat(100_000), "b”".repeat(100_000));
        rows(&mirrored, BlockKind::Paragraph);
    }
    assert!(began.elapsed().as_secs() < 20);
}

proptest! {
    #[test]
    fn quotations_lie_in_their_block_and_nest(text in "[a-zA-Z0-9 .,'\"“”‘’«»é\\n-]{0,80}") {
        let rows = rows(&text, BlockKind::Paragraph);
        let mut before = 0;
        for (idx, quote) in rows.quotes.iter().enumerate() {
            prop_assert!(text.get(quote.span.range()).is_some() && text.get(quote.inner.range()).is_some());
            prop_assert!(quote.span.contains(quote.inner) && !quote.inner.is_empty());
            prop_assert!(quote.span.start >= before);
            before = quote.span.start;
            for other in rows.quotes.iter().skip(idx + 1) {
                prop_assert!(!quote.span.overlaps(other.span) || quote.inner.contains(other.span));
            }
            if let Some(outer) = rows.quotes.get(quote.outer as usize) {
                prop_assert!(outer.inner.contains(quote.span));
            }
        }
    }
}
