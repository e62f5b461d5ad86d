//! Who may import whom: the graph of packages equals the table that follows.

use std::collections::BTreeSet;
use std::process::Command;

use factlint_tests::binary::root;

/// What each package of the workspace may import of the others.
///
/// ```text
/// factlint-core <- factlint-disk
/// factlint-core <- rules/<family> <- factlint-rules
/// factlint-core, factlint-disk <- factlint-specs
/// factlint-core <- factlint-plugins, and the plug-ins of tests/plugins
/// all of these  <- factlint-lsp <- factlint (cli) <- factlint-tests
/// ```
const TABLE: [(&str, &[&str]); 20] = [
    ("factlint-core", &[]),
    ("factlint-trainer", &["factlint-core"]),
    ("factlint-disk", &["factlint-core"]),
    ("factlint-attribution", &["factlint-core"]),
    ("factlint-dates", &["factlint-core"]),
    ("factlint-grounding", &["factlint-core"]),
    ("factlint-names", &["factlint-core"]),
    ("factlint-numbers", &["factlint-core"]),
    ("factlint-patterns", &["factlint-core"]),
    ("factlint-plugins", &["factlint-core"]),
    ("factlint-quotes", &["factlint-core"]),
    ("factlint-registry", &["factlint-core"]),
    ("factlint-specs", &["factlint-core", "factlint-disk"]),
    ("factlint-statistics", &["factlint-core"]),
    (
        "factlint-rules",
        &[
            "factlint-attribution",
            "factlint-core",
            "factlint-dates",
            "factlint-grounding",
            "factlint-names",
            "factlint-numbers",
            "factlint-quotes",
            "factlint-registry",
            "factlint-statistics",
        ],
    ),
    (
        "factlint-lsp",
        &[
            "factlint-core",
            "factlint-disk",
            "factlint-patterns",
            "factlint-plugins",
            "factlint-rules",
        ],
    ),
    (
        "factlint",
        &[
            "factlint-core",
            "factlint-disk",
            "factlint-lsp",
            "factlint-patterns",
            "factlint-plugins",
            "factlint-rules",
            "factlint-specs",
        ],
    ),
    ("house-names", &["factlint-core"]),
    ("election-arithmetic", &["factlint-core"]),
    ("unruly", &["factlint-core"]),
];

/// Libraries that only some rooms may import, and those rooms: the language server's types and its runtime, threads,
/// the walk over folders, the decoding of bytes, the terminal.
const RESERVED: [(&str, &[&str]); 14] = [
    ("tower-lsp", &["factlint-lsp"]),
    ("tower-lsp-server", &["factlint-lsp"]),
    ("lsp-types", &["factlint-lsp"]),
    ("lsp-server", &["factlint-lsp"]),
    ("tokio", &["factlint-lsp"]),
    ("libloading", &["factlint-plugins"]),
    ("rayon", &["factlint", "factlint-tests"]),
    ("ignore", &["factlint-disk"]),
    ("globset", &["factlint-disk"]),
    ("encoding_rs", &["factlint-disk"]),
    ("clap", &["factlint", "factlint-trainer"]),
    ("anstyle", &["factlint"]),
    ("annotate-snippets", &["factlint"]),
    ("indicatif", &["factlint"]),
];

/// Every package of the workspace with what it imports, in tests and build scripts too.
fn imports() -> Vec<(String, BTreeSet<String>)> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--format-version", "1"])
        .current_dir(root())
        .output()
        .unwrap();
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let name = |value: &serde_json::Value| value["name"].as_str().unwrap().to_owned();
    let packages = metadata["packages"].as_array().unwrap().iter();
    packages
        .map(|package| {
            let imports = package["dependencies"].as_array().unwrap();
            (name(package), imports.iter().map(name).collect())
        })
        .collect()
}

#[test]
fn packages_import_only_what_the_table_allows() {
    let packages = imports();
    let ours: BTreeSet<_> = packages.iter().map(|(name, _)| name.as_str()).collect();
    for (name, imports) in &packages {
        if name == "factlint-tests" {
            continue; // it stands above all others, and nothing imports it (see below)
        }
        let (_, allowed) = TABLE
            .iter()
            .find(|(known, _)| known == name)
            .unwrap_or_else(|| panic!("{name} is not in the table"));
        for import in imports.iter().filter(|import| ours.contains(import.as_str())) {
            assert!(allowed.contains(&import.as_str()), "{name} must not import {import}");
        }
    }
    for (name, _) in TABLE {
        assert!(ours.contains(name), "{name} is in the table, but not in the workspace");
    }
}

#[test]
fn some_libraries_stay_in_their_rooms() {
    for (name, imports) in imports() {
        for (library, rooms) in RESERVED {
            assert!(
                !imports.contains(library) || rooms.contains(&name.as_str()),
                "{name} imports {library}, which belongs to {rooms:?}"
            );
        }
    }
}
