//! Every spec file under `tests/spec/`, and that every rule has one.

use std::path::{Path, PathBuf};

use factlint_tests::checking::registry;
use factlint_tests::spec::{Spec, files};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("spec")
}

#[test]
fn every_spec_holds() {
    let registry = registry();
    let update = std::env::var_os("UPDATE").is_some_and(|value| value == "1");
    let mut differences = Vec::new();
    for path in files(&folder()) {
        let spec = match Spec::read(&path, &registry) {
            Ok(spec) => spec,
            Err(error) => {
                differences.push(error);
                continue;
            }
        };
        assert!(!spec.cases.is_empty(), "{} has no case", path.display());
        let (missed, text) = spec.run(&registry);
        if update && !missed.is_empty() {
            std::fs::write(&path, text).unwrap();
        } else {
            differences.extend(missed);
        }
    }
    assert!(
        differences.is_empty(),
        "{} differences; UPDATE=1 rewrites the carets\n\n{}\n",
        differences.len(),
        differences.join("\n\n")
    );
}

#[test]
fn every_rule_has_a_spec_with_a_finding_and_a_silent_case() {
    let registry = registry();
    for rule in registry.rules() {
        let meta = rule.meta();
        let path = folder().join(meta.family).join(meta.name).with_extension("md");
        let spec = Spec::read(&path, &registry).unwrap_or_else(|error| panic!("{} needs a spec: {error}", meta.name));
        let found = |wanted: bool| {
            let mut cases = spec.cases.iter();
            cases.any(|case| case.texts.iter().any(|text| !text.marks.is_empty()) == wanted)
        };
        assert!(found(true), "{}: no case with a finding", path.display());
        assert!(found(false), "{}: no silent case", path.display());
    }
}
