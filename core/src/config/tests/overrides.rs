//! Settings for some paths, and where each setting comes from.

use super::*;

/// What holds for a document that the overrides of these numbers match, and where a level comes from.
fn traced(text: &str, overrides: &Overrides, matching: &[usize]) -> (Config, Vec<(Level, Origin)>) {
    let registry = registry();
    let (config, trace) = sound(text).config_with(&registry, overrides, matching, &[]);
    let metas = [&Spelled::META, &Quiet::META, &Sourced::META];
    let levels = metas.map(|meta| (config.level(&registry, meta.name), trace.level(&config, meta)));
    (config, levels.to_vec())
}

#[test]
fn overrides_go_before_the_file_and_the_last_one_holds() {
    use Level::{Error, Hint, Off, Warning};
    let text = "profile = 'news'
[rules]
inconsistent-name = { level = 'error', initials = true }
[[overrides]]
paths = 'old/'
profile = 'wiki'
rules.inconsistent-name = 'hint'
[[overrides]]
paths = ['old/new/', '*.txt']
ignore = ['inconsistent-name']
fail-on = 'error'
[overrides.rules]
late-introduction = 'warning'";
    let none = Overrides::default();
    let levels = |overrides: &Overrides, matching: &[usize]| -> Vec<Level> {
        let (_, levels) = traced(text, overrides, matching);
        levels.into_iter().map(|(level, _)| level).collect()
    };
    assert_eq!(levels(&none, &[]), [Error, Off, Level::Info]);
    assert_eq!(levels(&none, &[0]), [Hint, Off, Warning]);
    assert_eq!(levels(&none, &[1]), [Off, Warning, Level::Info]);
    assert_eq!(levels(&none, &[0, 1]), [Off, Warning, Warning]);
    let (config, _) = traced(text, &none, &[0, 1]);
    assert_eq!((config.fail_on(), config.profile.as_deref()), (Error, Some("wiki")));
    let initials = config.options(&Spelled::META).get("initials").cloned();
    assert_eq!(
        initials,
        Some(OptionValue::Bool(true)),
        "an override of the level leaves options alone"
    );
    let asked = Overrides {
        select: Some(vec!["inconsistent-name"]),
        profile: Some("docs".to_owned()),
        ..Overrides::default()
    };
    assert_eq!(levels(&asked, &[0, 1]), [Warning, Off, Off]);
}

#[test]
fn every_setting_says_where_it_comes_from() {
    let text = "profile = 'wiki'
ignore = ['late-introduction']
[rules.inconsistent-name]
level = 'error'
initials = true
[[overrides]]
paths = 'old/'
rules.inconsistent-name = 'hint'";
    let line = |origin: Origin| match origin {
        Origin::File(at) => text.get(..at.start as usize).unwrap().lines().count().to_string(),
        other => format!("{other:?}"),
    };
    let said = |overrides: &Overrides, matching: &[usize]| -> Vec<String> {
        let (_, levels) = traced(text, overrides, matching);
        levels.into_iter().map(|(_, origin)| line(origin)).collect()
    };
    let none = Overrides::default();
    // Lines count from 1 here, and a key at the start of a line has that many lines before it.
    assert_eq!(said(&none, &[]), ["3", "1", "Profile"]);
    assert_eq!(said(&none, &[0]), ["8", "1", "Profile"]);
    let asked = Overrides {
        ignore: vec!["inconsistent-name"],
        ..Overrides::default()
    };
    assert_eq!(said(&asked, &[0]), ["CommandLine", "1", "Profile"]);
    let (config, trace) = sound(text).config_with(&registry(), &none, &[], &[]);
    assert_eq!(line(trace.option(&config, &Spelled::META, "initials")), "4");
    assert_eq!(trace.option(&config, &Sourced::META, "citation"), Origin::Default);
    assert_eq!((line(trace.profile), trace.as_of), ("0".to_owned(), Origin::Default));
}

#[test]
fn overrides_that_cannot_be_used_are_reported() {
    let said = |text, place, message: &str| assert_eq!(problems(text), [(place, message.to_owned())], "{text}");
    said(
        "overrides = 3",
        "3",
        "`overrides` is a table: write `[[overrides]]` on a line of its own",
    );
    said(
        "[[overrides]]\npaths = 'a'\nexclude = ['b']",
        "exclude",
        "unknown key `exclude` in `[[overrides]]`",
    );
    said(
        "[[overrides]]\npaths = 'a'\nprofil = 'news'",
        "profil",
        "unknown key `profil` in `[[overrides]]`; did you mean `profile`?",
    );
    said(
        "[[overrides]]\npaths = 'a'\nunattributed-claim = 'off'",
        "unattributed-claim",
        "unknown key `unattributed-claim` in `[[overrides]]`; a rule is set under `[overrides.rules]`",
    );
    said(
        "[[overrides]]\nprofile = 'news'",
        "[[overrides]]",
        "`paths` is missing here: say for which documents this holds",
    );
    said(
        "[compare]\ntogether = 'docs/**'",
        "'docs/**'",
        "write `true`, `false` or a list of patterns of paths, such as `[\"docs/**\"]`",
    );
}

#[test]
fn documents_may_be_compared_by_patterns() {
    let file = sound("[compare]\ntogether = ['docs/**', 'guide/']");
    let patterns: Vec<&str> = file.circles.iter().map(|circle| circle.pattern.as_str()).collect();
    assert_eq!((patterns, file.together), (vec!["docs/**", "guide/"], None));
    let own = sound("[compare]\ntogether = true").over(file.clone());
    assert_eq!((own.circles.len(), own.together), (0, Some(true)));
    assert_eq!(sound("").over(file).circles.len(), 2);
}
