//! Every shipped example file holds, and what is wrong with a file is said.

use super::*;

#[test]
fn the_shipped_files_hold() {
    let files = [
        include_str!("../examples/house-list.toml"),
        include_str!("../examples/percent-base.toml"),
        include_str!("../examples/retired-figures.toml"),
    ];
    for text in files {
        let (rules, problems) = read(text, |_| false);
        assert_eq!(problems, []);
        let (count, failed) = try_examples(&rules);
        assert_eq!(failed, []);
        assert!(count >= 4);
    }
}

/// What is wrong with a rule on words that has these further lines.
fn wrong(lines: &str) -> String {
    let text = format!("[[rule]]\nname = \"a\"\nmessage = \"m\"\n{lines}\n");
    let (rules, problems) = read(&text, |_| false);
    assert!(rules.is_empty() && problems.len() == 1, "{lines}: {problems:?}");
    assert!(text.get(problems[0].span.clone()).is_some());
    problems[0].message.clone()
}

#[test]
fn what_cannot_be_used_is_said() {
    assert_eq!(wrong("on = 'word'"), "`a`: give `words`, `lemmas` or a `regex`");
    assert_eq!(
        wrong("on = 'date'\nunit = 'metre'"),
        "`a`: `unit` is no condition on a date"
    );
    assert!(wrong("on = 'figure'\ndimension = 'weight'").starts_with("`a`: there is no dimension `weight`"));
    assert!(wrong("on = 'word'\nregex = '('").contains("no regular expression"));
    assert!(wrong("on = 'word'\nregex = '(\\w{1000}){1000}'").contains("no regular expression"));
    assert!(wrong("on = 'word'\nwords = 'x'\nlevel = 'loud'").contains("there is no level `loud`"));
    assert!(wrong("on = 'wrod'").contains("unknown variant `wrod`"));
    assert!(wrong("on = 'word'\nword = 'x'").contains("unknown field `word`"));
    assert!(wrong("on = 'figure'\nmin = 'many'").contains("`many` is no number"));
    let (rules, problems) = read(&"[[rule]]\nname = 'a'\nmessage = 'm'\non = 'claim'\n".repeat(2), |_| {
        false
    });
    assert_eq!(
        (rules.len(), problems[0].message.as_str()),
        (1, "`a`: there are two rules of this name")
    );
}

#[test]
fn a_name_that_is_taken_is_refused_at_its_entry() {
    let text =
        "[[rule]]\nname = 'a'\nmessage = 'm'\non = 'claim'\n\n[[rule]]\nname = 'b'\nmessage = 'm'\non = 'claim'\n";
    let (rules, problems) = read(text, |name| name == "b");
    assert_eq!((rules.len(), problems.len()), (1, 1));
    assert!(
        problems[0]
            .message
            .starts_with("`b`: there is a rule or family of this name already")
    );
    assert_eq!(problems[0].span.start, text.rfind("[[rule]]").unwrap());
}

#[test]
fn each_kind_of_thing_can_be_asked_for() {
    let cases = [
        (
            "on = 'date'\nkind = 'year'\nmax = 1999",
            "It opened in 1987.",
            "It opened in 2011.",
        ),
        (
            "on = 'source'\nkind = 'vague'",
            "Experts say it will rain.",
            "Ines Okoro said it will rain.",
        ),
        (
            "on = 'source'\ncue = 'claimed'",
            "Ines Okoro claimed that the pier was sold.",
            "Ines Okoro said that the pier was sold.",
        ),
        (
            "on = 'quote'\nattributed = false",
            "\"We will never give up this pier.\"",
            "\"We will stay,\" Ines Okoro said.",
        ),
        (
            "on = 'word'\nlemmas = 'decide'",
            "They decided it.",
            "They discussed it.",
        ),
        ("on = 'word'\nregex = '[A-Z]{3}-\\d+'", "See ABC-12.", "See abc-12."),
        (
            "on = 'claim'\nkind = 'superlative'",
            "It is the oldest pier in Europe.",
            "It is a pier.",
        ),
        (
            "on = 'figure'\nunit = 'kilometre'\nbound = 'more-than'",
            "It is over 4 km long.",
            "It is 4 km long.",
        ),
    ];
    for (lines, bad, good) in cases {
        let text =
            format!("[[rule]]\nname = 'a'\nmessage = 'm'\n{lines}\nbad = ['''{bad}''']\ngood = ['''{good}''']\n");
        let (rules, problems) = read(&text, |_| false);
        assert_eq!(problems, [], "{lines}");
        assert_eq!(try_examples(&rules).1, [], "{lines}");
    }
}
