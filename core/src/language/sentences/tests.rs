//! Where sentences end; `¦` marks each end inside the text.

use crate::language::analyse;
use crate::prose::BlockKind;
use crate::rows::{SentenceRow, TokenRow};

fn check_as(kind: BlockKind, marked: &str) {
    let text: String = marked.split('¦').collect::<Vec<_>>().join("");
    let analysis = analyse(&text, kind);
    let found: Vec<&str> = analysis.sentences.iter().map(|row| row.span.text(&text)).collect();
    let expected: Vec<&str> = marked.split('¦').map(str::trim).collect();
    assert_eq!(found, expected);
}

fn check(marked: &str) {
    check_as(BlockKind::Paragraph, marked);
}

#[test]
fn plain_sentences() {
    check("It rained. ¦The match was off.");
    check("Who knows? ¦Nobody! ¦Well, she does.");
    check("Really?! ¦Yes.");
    check("It rained; the match was off. ¦So what: we went home.");
    check("No stop at the end");
    check("He left at 5. ¦Five others stayed.");
    check("He scored 3.5 points. ¦7 others scored none.");
    check("The rate is 2.75 per cent, up from 1.5.");
    check("It costs $1.50. ¦That is cheap.");
    check("She ran.The dog followed.".replace(".The", ".¦The").as_str());
    check("Sales rose in 2019. ¦2020 was worse.");
}

#[test]
fn abbreviations_before_names() {
    check("Sen. Smith met Rep. Jones on Capitol Hill. ¦They talked.");
    check("Dr. Ann Lee and Mr. Poe agreed. ¦Mrs. Poe did not.");
    check("The U.S. Senate voted. ¦The House did not.");
    check("He moved to the U.S. ¦The next year he left.");
    check("They fought in the U.S. ¦It was long.");
    check("No. 5 won. ¦No. ¦It lost.");
    check("See No. 7 on p. 12 and fig. 3. ¦Then stop.");
    check("J. K. Poe wrote it. ¦George W. Bush read it.");
    check("J.P. Morgan lent it. ¦He paid.");
    check("Acme Inc. said it would sell. ¦Foo Ltd. bought it.");
    check("It was bought by Acme Inc. ¦The price was low.");
    check("She joined Foo Corp. in May. ¦He left Bar Co. ¦They met.");
    check("We met at 9 a.m. on Monday. ¦We left at 5 p.m. ¦Nobody came.");
    check("We met at 9 a.m. Monday in St. Louis.");
    check("It closed at 4 p.m. EST on Friday.");
    check("It began on Jan. 5 and ended in Feb. ¦Then it rained.");
    check("Fruit, nuts, etc. were sold. ¦Bread, milk, etc. ¦Prices rose.");
    check("It is Smith vs. Jones. ¦Jones won.");
    check("Some, e.g. Poe, i.e. the author, left.");
    check("Martin Luther King Jr. Day is a holiday. ¦King Jr. died in 1968.");
    check("The Ph.D. took years. ¦He has a Ph.D. ¦She has two.");
    check("He took vitamin C. ¦Then he slept.");
    check("They chose plan B. ¦It failed.");
    check("It ended World War I. ¦The second came later.");
    check("Lt. Col. Roe and Gen. Doe met Gov. Poe.");
    check("He lives in Washington, D.C. ¦She does too.");
    check("He lives in Washington, D.C., with her.");
    check("Mt. Etna and Ft. Worth are far from St. Paul.");
    check("Messrs. Poe and Roe of Bros. Grimm left.");
    check("It was sold to Acme Inc. ¦Shares fell on Monday.");
    check("Acme Inc. Chairman Jo Roe left.");
    check("He was born in Mass. in 1950.");
    check("The U.K. and the U.N. agreed. ¦The E.U. did not.");
    check("It grew approx. 5 per cent. ¦Est. 1901, it is old.");
}

#[test]
fn quotations() {
    check("\"I did it.\" ¦He left.");
    check("“I did it.” ¦He left.");
    check("\"Why?\" he asked. ¦Nobody knew.");
    check("\"Why?\" Smith asked. ¦Nobody knew.");
    check("“Stop!” Ann Lee said. ¦He did.");
    check("\"It rained. ¦We left,\" she said. ¦\"Then it stopped.\"");
    check("He said: \"It rained. ¦We left.\" ¦She nodded.");
    check("He said, “We won.” ¦“We lost,” she said.");
    check("He said it was ‘over.’ ¦She laughed.");
    check("\"Who? ¦Me?\" ¦\"Yes, you.\"");
    check("She asked \"why?\" and left.");
    check("``We won.'' ¦``No,'' he said.");
    check("He read \"What Next?\" twice. ¦Then he slept.");
    check("“Is it over?” ¦She asked nobody.");
    check("\"It is over,\" said Mr. Poe. ¦\"We lost.\"");
}

#[test]
fn brackets_dashes_ellipses_and_references() {
    check("He left (she stayed). ¦They met again.");
    check("He left. ¦(She stayed.) ¦They met again.");
    check("He left (see p. 5. It shows why) and came back.");
    check("The plan (“It works. Trust me”) failed. ¦We knew.");
    check("Well ... maybe not. ¦Or so.");
    check("He waited… ¦Nobody came.");
    check("I think... I hope so.");
    check("It was over.[1] ¦The rest is known.");
    check("It was over.\u{fffc} ¦The rest is known.");
    check("It was over. ¦— The Editors");
    check("• First point ¦• Second point");
    check("Yahoo! said it grew. ¦It did.");
    check("He uses Node.js and example.com. ¦She does not.");
    check("iPhone sales rose. ¦iPad sales fell.");
    check("it rained all day. ¦the match was off.");
}

#[test]
fn headings_and_headlines() {
    check_as(BlockKind::Heading, "Part 1. The start");
    check_as(BlockKind::Heading, "What now? ¦A guide");
    check("MINISTER QUITS OVER BUDGET\n¦The minister quit on Monday.");
    let headline = analyse("MINISTER QUITS OVER BUDGET", BlockKind::Paragraph);
    assert_eq!(headline.sentences.first().unwrap().flags, SentenceRow::HEADLINE);
    let acronym = analyse("NATO met.", BlockKind::Paragraph);
    assert_eq!(acronym.sentences.first().unwrap().flags, 0);
}

#[test]
fn datelines() {
    for (text, dated) in [
        ("WASHINGTON (AP) — The senator left.", true),
        ("LONDON, March 18 (Reuters) - The bank cut rates.", true),
        ("KYIV, Ukraine — Talks began.", true),
        ("KANSAS CITY, Mo. (AP) -- Rain fell.", true),
        ("NEW YORK — Shares rose.", true),
        ("Paris (Reuters) - Shares rose.", true),
        ("Berlin, May 3 – Talks began.", true),
        ("NATO — the alliance — met.", false),
        ("Paris - the city of light - shone.", false),
        ("The plan (a good one) — failed.", false),
        ("Smith, 45, of Leeds — He left.", false),
    ] {
        let analysis = analyse(text, BlockKind::Paragraph);
        assert_eq!(analysis.sentences.len(), 1, "{text}");
        let flags = analysis.sentences.first().unwrap().flags;
        assert_eq!(flags & SentenceRow::DATELINE != 0, dated, "{text}");
    }
    let text = "WASHINGTON (AP) — The senator left.";
    let analysis = analyse(text, BlockKind::Paragraph);
    let start = analysis
        .tokens
        .iter()
        .find(|row| row.has(TokenRow::SENTENCE_START))
        .unwrap();
    assert_eq!(start.span.text(text), "The");
}

#[test]
fn every_token_lies_in_one_sentence() {
    for text in [
        "",
        " ",
        ".",
        "...",
        "\"",
        "(((",
        "A. B. C.",
        "Mr.",
        "? ! ?",
        "(a. b. (c. d.",
        "¡Hola! ¿Qué?",
    ] {
        let analysis = analyse(text, BlockKind::Paragraph);
        let mut next = 0;
        for row in &analysis.sentences {
            assert_eq!(row.first_token, next, "{text}");
            assert!(row.end_token > row.first_token, "{text}");
            next = row.end_token;
        }
        assert_eq!(next as usize, analysis.tokens.len(), "{text}");
    }
}
