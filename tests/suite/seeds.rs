//! The newsrooms under `seeds/`: the binary finds what is planted there, and nothing else at any severity.

use std::collections::BTreeSet;
use std::fs;

use factlint_tests::binary::{root, run};
use factlint_tests::checking::registry;
use factlint_tests::planted::{Newsroom, newsrooms};

/// One finding as one line, for a readable difference.
fn line(path: &str, line: u64, words: &str, rule: &str, severity: &str) -> String {
    format!("{path}:{line}: {severity} {rule}: {words:?}")
}

/// What the lists say must be found.
fn expected(newsrooms: &[Newsroom]) -> BTreeSet<String> {
    let mut lines = BTreeSet::new();
    for newsroom in newsrooms {
        let name = newsroom.folder.file_name().unwrap().to_string_lossy();
        for flaw in newsroom.planted.finding.iter().filter(|flaw| flaw.rule_exists) {
            let path = format!("seeds/{name}/{}", flaw.path);
            lines.insert(line(&path, flaw.line, &flaw.words, &flaw.rule, &flaw.severity));
        }
    }
    lines
}

#[test]
fn the_binary_finds_exactly_what_is_planted() {
    let outcome = run(root(), &["check", "seeds", "--format", "json", "--isolated"]);
    let report = outcome.json();
    let mut found = BTreeSet::new();
    for finding in report["findings"].as_array().unwrap() {
        let text = |key: &str| finding[key].as_str().unwrap().to_owned();
        let number = |key: &str| finding[key].as_u64().unwrap();
        let bytes = fs::read(root().join(text("path"))).unwrap();
        let words = &bytes[number("start") as usize..number("end") as usize];
        let words = String::from_utf8_lossy(words);
        found.insert(line(
            &text("path"),
            number("line"),
            &words,
            &text("rule"),
            &text("severity"),
        ));
    }
    let expected = expected(&newsrooms(&root().join("seeds")));
    let missing: Vec<_> = expected.difference(&found).collect();
    let extra: Vec<_> = found.difference(&expected).collect();
    assert!(
        missing.is_empty() && extra.is_empty(),
        "planted, but not found: {missing:#?}\nfound, but not planted: {extra:#?}"
    );
    assert_eq!(outcome.status, Some(1), "warnings are among the findings");
    for skipped in report["skipped"].as_array().unwrap() {
        let path = skipped["path"].as_str().unwrap();
        assert!(path.ends_with("planted.toml"), "a story was skipped: {skipped}");
    }
}

#[test]
fn lists_agree_with_their_stories() {
    let registry = registry();
    for newsroom in newsrooms(&root().join("seeds")) {
        let folder = newsroom.folder.display();
        let planted = &newsroom.planted;
        assert!(!planted.about.is_empty(), "{folder}: says not what it is about");
        let read = |path: &str| {
            let path = newsroom.folder.join(path);
            fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
        };
        let stories: Vec<_> = fs::read_dir(&newsroom.folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|ending| ending != "toml"))
            .collect();
        let all: String = stories.iter().map(|path| fs::read_to_string(path).unwrap()).collect();
        for flaw in &planted.finding {
            let text = read(&flaw.path);
            let line = text.lines().nth(flaw.line as usize - 1).unwrap_or("");
            let first = flaw.words.lines().next().unwrap_or("");
            assert!(
                line.contains(first) && text.contains(&flaw.words),
                "{folder}: line {} of {} does not hold {:?}",
                flaw.line,
                flaw.path,
                flaw.words
            );
            if let Some(other) = &flaw.other {
                assert!(all.contains(other), "{folder}: no story holds {other:?}");
            }
            assert!(
                !flaw.why.is_empty(),
                "{folder}: says not why {:?} is a flaw",
                flaw.words
            );
            assert_eq!(
                registry.find(&flaw.rule).is_some(),
                flaw.rule_exists,
                "{folder}: rule-exists of {} is not so",
                flaw.rule
            );
        }
        for silence in &planted.silent {
            let text = read(&silence.path);
            assert!(
                text.contains(&silence.words) && !silence.why.is_empty(),
                "{folder}: {} does not hold {:?}",
                silence.path,
                silence.words
            );
            assert!(
                !planted
                    .finding
                    .iter()
                    .any(|flaw| flaw.rule_exists && flaw.path == silence.path && flaw.words == silence.words),
                "{folder}: {:?} is both planted and silent",
                silence.words
            );
        }
    }
}

#[test]
fn nothing_is_planted_in_the_clean_newsroom() {
    let newsrooms = newsrooms(&root().join("seeds"));
    let clean = newsrooms.iter().find(|newsroom| newsroom.folder.ends_with("clean"));
    assert!(clean.is_some_and(|newsroom| newsroom.planted.finding.is_empty()));
}
