//! What every rule must have: a name that reads well, a manual page, and examples that behave as the page says.

use std::collections::BTreeSet;

use factlint_tests::checking::registry;
use factlint_tests::manual::{HEADINGS, examples, findings, headings};

#[test]
fn names_are_unique_and_kebab_case() {
    let registry = registry();
    let mut seen = BTreeSet::new();
    for rule in registry.rules() {
        let meta = rule.meta();
        for name in std::iter::once(&meta.name).chain(meta.aliases) {
            let word = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase());
            assert!(name.split('-').all(word), "'{name}' is no kebab-case name");
            assert!(seen.insert(*name), "two rules are called '{name}'");
        }
    }
    assert!(!seen.is_empty(), "the registry holds no rule");
}

#[test]
fn every_rule_has_a_manual_page() {
    let registry = registry();
    for rule in registry.rules() {
        let meta = rule.meta();
        let found = headings(meta);
        assert!(
            found.starts_with(&HEADINGS.map(str::to_owned)),
            "{}: the headings are {found:?}, not {HEADINGS:?}",
            meta.name
        );
        let summary = meta.summary;
        assert!(
            !summary.is_empty() && !summary.ends_with('.') && !summary.contains('\n'),
            "{}: the summary is one line without a full stop",
            meta.name
        );
        for option in meta.options {
            assert!(
                !option.summary.is_empty(),
                "{}: option {} says nothing",
                meta.name,
                option.name
            );
        }
    }
}

#[test]
fn examples_behave_as_the_page_says() {
    let registry = registry();
    for rule in registry.rules() {
        let meta = rule.meta();
        let examples = examples(meta);
        assert!(
            examples.iter().any(|example| example.bad),
            "{}: no bad example",
            meta.name
        );
        assert!(
            examples.iter().any(|example| !example.bad),
            "{}: no good example",
            meta.name
        );
        for example in examples {
            let found = findings(&registry, meta, &example).unwrap_or_else(|error| panic!("{}: {error}", meta.name));
            let count = found.len();
            let texts: Vec<_> = example.texts.iter().map(|text| &text.text).collect();
            if example.bad {
                assert!(count > 0, "{} finds nothing in {texts:#?}", meta.name);
            } else {
                assert_eq!(count, 0, "{} finds something in {texts:#?}", meta.name);
            }
        }
    }
}
