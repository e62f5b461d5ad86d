//! Claims in sentences of our own: class, whether a source is asked for, and how checkable they are.

use crate::extract;
use crate::prose::BlockKind;
use crate::rows::ClaimRow;

/// The claims of a text: class, "!" where a source is asked for, and the words that make it so.
fn read(text: &str) -> Vec<String> {
    let rows = extract::block(text, BlockKind::Paragraph);
    rows.claims
        .iter()
        .map(|row| {
            let asks = if row.flags & ClaimRow::NEEDS_SOURCE != 0 {
                "!"
            } else {
                ""
            };
            format!("{}{asks}: {}", row.class(), row.trigger.text(text))
        })
        .collect()
}

/// Sentences that an editor would send back with "says who?", with the class that they ask in.
#[test]
fn what_asks_for_a_source() {
    let cases = [
        ("Forty per cent of voters changed their minds last year.", "statistic"),
        ("About 60% of the town's families rent their homes.", "statistic"),
        ("Half of all drivers break the limit on that road.", "statistic"),
        ("Two million children miss school every year.", "statistic"),
        ("Unemployment rose to 7.4% in the spring.", "statistic"),
        ("Crime fell by 12 per cent in the city.", "statistic"),
        ("Turnout was 41 percent in the north.", "statistic"),
        ("Haldenor is the world's largest maker of door hinges.", "superlative"),
        ("It was the worst flood in the history of the valley.", "superlative"),
        ("The bridge is the longest in the world.", "superlative"),
        ("She became the first woman ever to win the race.", "superlative"),
        ("The mine is the most dangerous in the world.", "superlative"),
        ("Night work causes heart disease.", "causal"),
        ("Green tea prevents cancer.", "causal"),
        ("Walking lowers the risk of stroke.", "causal"),
        ("The herb can cure depression.", "causal"),
        ("Loud traffic increases anxiety in toddlers.", "causal"),
        ("Sugar leads to diabetes.", "causal"),
        ("The syrup relieves headaches and insomnia.", "causal"),
        ("House prices are expected to fall by a tenth.", "prediction"),
        ("The gap is likely to grow again next year.", "prediction"),
        ("The dam is predicted to collapse within two winters.", "prediction"),
        ("The town will lose 300 jobs by June.", "prediction"),
        ("The mayor allegedly took the money.", "allegation"),
        ("The firm is suspected of dumping waste.", "allegation"),
        ("The coach was accused of lying to the board.", "allegation"),
        ("Brandon secretly hates the plan.", "attitude"),
        ("He privately fears the vote.", "attitude"),
        ("Lopez was furious about the delay.", "attitude"),
    ];
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(text, class)| {
            let found = read(text);
            let right = found.len() == 1 && found.iter().all(|claim| claim.starts_with(&format!("{class}!")));
            (!right).then(|| format!("{text} {class}: {found:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
}

/// Sentences that state something and ask for no source: events, plain counts, what names its evidence, conjecture.
#[test]
fn what_asks_for_none() {
    let cases = [
        "Two hundred people stood in the square when the mayor arrived.",
        "The library opened in 1904.",
        "The council gave 40,000 pounds for the museum.",
        "Haldenor, the world's largest maker of door hinges, moved to Leeds.",
        "The band played its best songs.",
        "At least three cars were damaged.",
        "Most of the apples were sold.",
        "A survey found that 40% of voters changed their minds.",
        "According to the census, two million children live there.",
        "Researchers said that green tea prevents cancer.",
        "We found that walking lowers the risk of stroke.",
        "Does night work cause heart disease?",
        "If sugar leads to diabetes, the town has a problem.",
        "The road was closed because of the snow.",
        "The match will start at eight.",
        "The union pays its members 40 euros a day.",
        "He was accused by his brother of lying.",
        "The train is 12 minutes late.",
        "The committee voted to close the pool.",
        "She wants to swim every morning.",
        "The first train left at six.",
        "Shares of Haldenor rose 3 percent on Friday.",
        "The dockers work twelve nights in a row.",
        "Smoking might cause asthma in children.",
    ];
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|text| {
            let found = read(text);
            found
                .iter()
                .any(|claim| claim.contains('!'))
                .then(|| format!("{text}: {found:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn checkable_sentences_score_above_opinions() {
    let score = |text: &str| {
        let rows = extract::block(text, BlockKind::Paragraph);
        rows.claims.iter().map(|row| row.checkable).max().unwrap_or(0)
    };
    for text in [
        "Spending on schools rose by 12 percent between 2010 and 2014.",
        "The senator voted against the bill three times.",
        "The company created 4,000 jobs in Ohio last year.",
        "Taxes were cut in half during his term.",
        "More than a million people lost their insurance.",
        "He signed the treaty in 1987.",
        "The state has the highest debt in the country.",
    ] {
        assert!(score(text) >= 500, "{text}: {}", score(text));
    }
    for text in [
        "I think we should all be kinder.",
        "What do you want to do?",
        "Let me thank you for coming.",
        "We must work together.",
        "I hope that you will help me.",
        "Please sit down.",
    ] {
        assert!(score(text) < 500, "{text}: {}", score(text));
    }
}

#[test]
fn citations_in_the_text_are_seen() {
    let cited = |text: &str| {
        let rows = extract::block(text, BlockKind::Paragraph);
        rows.claims.iter().any(|row| row.flags & ClaimRow::CITED != 0)
    };
    for text in [
        "Sugar leads to diabetes [12].",
        "Sugar leads to diabetes [3, 4].",
        "Sugar leads to diabetes (Okafor 2019).",
        "Sugar leads to diabetes (Okafor et al., 2019; Lind 2020).",
        "Sugar leads to diabetes (see Okafor and Lind, 2019, p. 4).",
        "As Okafor (2019) shows, sugar leads to diabetes.",
    ] {
        assert!(cited(text), "{text}");
    }
    for text in [
        "Sugar leads to diabetes (March 2019).",
        "Sugar leads to diabetes (and worse).",
        "Sugar leads to diabetes in the film (1999).",
        "Sugar leads to diabetes [sic].",
        "Sugar leads to diabetes (in 40 countries).",
    ] {
        assert!(!cited(text), "{text}");
    }
}

#[test]
fn headings_and_cells_make_no_claims() {
    for kind in [BlockKind::Heading, BlockKind::TableCell] {
        let rows = extract::block("Night work causes heart disease.", kind);
        assert!(rows.claims.is_empty());
    }
}

#[test]
fn nothing_panics_and_spans_fit() {
    let brackets = "(".repeat(50_000);
    let texts = [
        "",
        "most",
        "is",
        "most most most",
        "% of",
        "will",
        "first",
        "'s world",
        "(2019",
        "[",
        &brackets,
    ];
    for text in texts {
        for row in extract::block(text, BlockKind::Paragraph).claims {
            assert!(!row.span.text(text).is_empty(), "{text}: {row:?}");
            assert!(row.checkable <= 1000);
        }
    }
}
