//! Every spec file under `tests/spec/`, and that every rule has one.

use std::fs;
use std::path::{Path, PathBuf};

use factlint_core::Registry;
use factlint_tests::checking::registry;
use factlint_tests::spec::Spec;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("spec")
}

/// Every spec file under a folder, sorted.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|ending| ending == "md") && !path.ends_with("README.md") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn read(path: &Path, registry: &Registry) -> Result<Spec, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Spec::read(path, &text, registry, None)
}

#[test]
fn every_spec_holds() {
    let registry = registry();
    let update = std::env::var_os("UPDATE").is_some_and(|value| value == "1");
    let mut differences = Vec::new();
    for path in files(&folder()) {
        let spec = match read(&path, &registry) {
            Ok(spec) => spec,
            Err(error) => {
                differences.push(error);
                continue;
            }
        };
        assert!(!spec.cases.is_empty(), "{} has no case", path.display());
        let (missed, text) = spec.run(&registry);
        if update && !missed.is_empty() {
            fs::write(&path, text).unwrap();
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
        let spec = read(&path, &registry).unwrap_or_else(|error| panic!("{} needs a spec: {error}", meta.name));
        let found = |wanted: bool| {
            let mut cases = spec.cases.iter();
            cases.any(|case| case.texts.iter().any(|text| !text.marks.is_empty()) == wanted)
        };
        assert!(found(true), "{}: no case with a finding", path.display());
        assert!(found(false), "{}: no silent case", path.display());
    }
}
