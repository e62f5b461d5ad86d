//! Tokens of our own sentences.

use crate::language::Class;
use crate::rows::{TokenKind, TokenRow};

fn split(text: &str) -> Vec<TokenRow> {
    super::split(text).0
}

fn tokens(text: &str) -> String {
    let parts: Vec<&str> = split(text).iter().map(|token| token.span.text(text)).collect();
    parts.join("|")
}

#[test]
fn words_and_marks() {
    for (text, expected) in [
        ("Don't stop.", "Do|n't|stop|."),
        ("She can’t, won’t.", "She|ca|n’t|,|wo|n’t|."),
        ("the minister's plan", "the|minister|'s|plan"),
        ("They're sure we'd've known.", "They|'re|sure|we|'d|'ve|known|."),
        ("I cannot go", "I|cannot|go"),
        ("the workers' rights", "the|workers|'|rights"),
        ("the ‘best’ and 'worst' days", "the|‘|best|’|and|'|worst|'|days"),
        ("'the workers' he said", "'|the|workers|'|he|said"),
        ("O'Neill's and D'Angelo’s", "O'Neill|'s|and|D'Angelo|’s"),
        ("in the '90s, give 'em", "in|the|'90s|,|give|'em"),
        ("the summer of '69 was", "the|summer|of|'69|was"),
        ("rock 'n' roll", "rock|'n|'|roll"),
        (
            "a well-known, U.S.-led mid-1990s truce",
            "a|well-known|,|U.S.-led|mid-1990s|truce",
        ),
        ("5 o'clock", "5|o'clock"),
        ("AT&T and R&D", "AT&T|and|R&D"),
        ("and/or", "and|/|or"),
        ("wait... what?! Yes…", "wait|...|what|?!|Yes|…"),
        ("it -- the dash — is–here - now", "it|--|the|dash|—|is|–|here|-|now"),
        ("(see [1]) {x}", "(|see|[|1|]|)|{|x|}"),
        ("\"Yes,\" she said", "\"|Yes|,|\"|she|said"),
        ("``Yes'' he said", "``|Yes|''|he|said"),
        ("Zoë’s café in Łódź", "Zoë|’s|café|in|Łódź"),
        ("naïve\u{a0}man", "naïve|man"),
        ("a \u{fffc} here\u{fffc}.", "a|\u{fffc}|here|\u{fffc}|."),
        ("the U.S.'s role", "the|U.S.|'s|role"),
        ("=====", "====="),
    ] {
        assert_eq!(tokens(text), expected);
    }
}

#[test]
fn abbreviations_keep_their_point() {
    for (text, expected) in [
        ("the U.S. Senate", "the|U.S.|Senate"),
        ("Sen. Ann B. Lee said", "Sen.|Ann|B.|Lee|said"),
        ("J.K. Rowling and J. R. R. Tolkien", "J.K.|Rowling|and|J.|R.|R.|Tolkien"),
        ("at 9 a.m. on Jan. 5", "at|9|a.m.|on|Jan.|5"),
        ("Acme Inc. and Foo Corp.", "Acme|Inc.|and|Foo|Corp."),
        ("No. 5 of five. No. It", "No.|5|of|five|.|No|.|It"),
        ("pp. 12-14, vol. 3", "pp.|12|-|14|,|vol.|3"),
        ("e.g. this, i.e. that, etc.", "e.g.|this|,|i.e.|that|,|etc."),
        ("a Ph.D. student", "a|Ph.D.|student"),
        ("Plan B. The rest", "Plan|B|.|The|rest"),
        ("World War I. Then", "World|War|I|.|Then"),
        ("Washington, D.C., and", "Washington|,|D.C.|,|and"),
        ("Lt.-Gov. Ray Poe", "Lt.-Gov.|Ray|Poe"),
        ("It is vs. that", "It|is|vs.|that"),
        ("a mass. The sun. A fig.", "a|mass|.|The|sun|.|A|fig|."),
        ("It ended.The rest", "It|ended|.|The|rest"),
    ] {
        assert_eq!(tokens(text), expected);
    }
}

#[test]
fn numbers_stand_alone() {
    for (text, expected) in [
        ("1,200.5 and 1,50,000", "1,200.5|and|1,50,000"),
        ("$1.2bn, £3m, US$5", "$|1.2|bn|,|£|3|m|,|US|$|5"),
        ("at 5pm it was 30C", "at|5|pm|it|was|30|C"),
        ("the A380 and COVID-19", "the|A380|and|COVID-19"),
        ("the 1990s, the 21st century", "the|1990s|,|the|21st|century"),
        ("won 3-1 in 10–15 days", "won|3|-|1|in|10|–|15|days"),
        ("a 30-day, two-thirds truce", "a|30-day|,|two-thirds|truce"),
        ("16-year-old", "16-year-old"),
        ("21st-century 1.5-litre", "21st-century|1.5-litre"),
        ("5% or 3‰ of 20°C", "5|%|or|3|‰|of|20|°|C"),
        ("at 10:30 on 3/18/2025", "at|10|:|30|on|3|/|18|/|2025"),
        ("4x4 and 2½ cups, ½ full", "4x4|and|2½|cups|,|½|full"),
        ("about .5 or $.50", "about|.5|or|$|.50"),
        ("In 2019, 300 came.", "In|2019|,|300|came|."),
        ("1,2 and 1,2345", "1|,|2|and|1|,|2345"),
        ("the 1990's", "the|1990|'s"),
        (".5-litre", ".5|-|litre"),
        ("-5 and +3", "-|5|and|+|3"),
    ] {
        assert_eq!(tokens(text), expected);
    }
}

#[test]
fn addresses_are_one_token() {
    for (text, expected) in [
        (
            "see https://example.org/a?b=c. Then",
            "see|https://example.org/a?b=c|.|Then",
        ),
        ("at www.example.com, or", "at|www.example.com|,|or"),
        ("ask jo.smith@mail.example.org.", "ask|jo.smith@mail.example.org|."),
        ("on example.com/x today", "on|example.com/x|today"),
        ("by @newsdesk on #budget2025", "by|@newsdesk|on|#budget2025"),
    ] {
        assert_eq!(tokens(text), expected);
    }
    assert_eq!(split("a@b.org").first().unwrap().kind(), TokenKind::Other);
}

#[test]
fn flags_tell_shape_and_space() {
    let text = "NATO’s 21st USA (x)";
    let rows = split(text);
    let flags: Vec<u16> = rows.iter().map(|row| row.flags).collect();
    assert_eq!(
        flags,
        [
            TokenRow::SPACE_BEFORE | TokenRow::CAPITAL | TokenRow::ALL_CAPITALS,
            0,
            TokenRow::SPACE_BEFORE | TokenRow::DIGIT,
            TokenRow::SPACE_BEFORE | TokenRow::CAPITAL | TokenRow::ALL_CAPITALS,
            TokenRow::SPACE_BEFORE,
            0,
            0,
        ]
    );
    assert_ne!(split("€").first().unwrap().classes & Class::UNIT, 0);
}

#[test]
fn long_inputs_end() {
    for text in [
        "(", "\"", "'", "a'", ".", "a.", "1,", "-", "@a", "U.", "’s ", "\u{300}", "http://",
    ] {
        let long = text.repeat(50_000);
        assert!(!split(&long).is_empty(), "{text}");
    }
}
