//! Plug-ins are installed, never pointed at.

use std::fs;
use std::path::PathBuf;

use factlint_tests::plugins::{compiled, library};

use super::{findings, run, run_with};

/// The only library in the store of a folder.
fn stored(folder: &std::path::Path) -> PathBuf {
    let files = fs::read_dir(folder.join("data/factlint/plugins")).unwrap();
    let mut files = files.map(|file| file.unwrap().path());
    files
        .find(|path| path.extension().is_some_and(|ending| ending != "json"))
        .unwrap()
}

#[test]
fn a_plug_in_is_installed_named_and_removed() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    fs::copy(library("election-arithmetic"), folder.join("plugin.so")).unwrap();
    fs::write(folder.join("a.md"), "Of 900 voters on the island, 910 votes came in.\n").unwrap();
    let check = ["check", "a.md", "--format", "json"];
    let rules = |outcome: &factlint_tests::binary::Outcome| -> Vec<String> {
        findings(outcome)
            .into_iter()
            .map(|(rule, ..)| rule)
            .filter(|rule| rule != "unattributed-claim")
            .collect()
    };

    fs::write(
        folder.join("factlint.toml"),
        "profile = \"docs\"\nplugins = [\"election-arithmetic\"]\n",
    )
    .unwrap();
    let unknown = findings(&run(folder, &check));
    let about = unknown.iter().find(|(rule, ..)| rule == "plugin-failure").unwrap();
    assert_eq!((about.1.as_str(), about.2), ("factlint.toml", 2));
    assert!(
        about.3.contains("no plug-in `election-arithmetic` is installed"),
        "{about:?}"
    );

    let asked = run(folder, &["plugin", "add", "plugin.so"]);
    assert_eq!(asked.status, Some(2), "nobody can be asked: {asked:?}");
    assert_eq!(run(folder, &["plugin", "list"]).out, "no plug-in is installed\n");
    let added = run(folder, &["plugin", "add", "plugin.so", "--yes"]);
    assert_eq!(added.status, Some(0), "{added:?}");
    assert!(
        added.out.contains("plug-in  election-arithmetic 1.2.0\nsha-256  "),
        "{added:?}"
    );
    assert_eq!(
        run(folder, &["plugin", "list"]).out,
        "election-arithmetic 1.2.0: impossible-turnout, party-seats\n"
    );
    assert!(
        run(folder, &["plugin", "info", "election-arithmetic"])
            .out
            .contains("unchanged")
    );
    assert!(run(folder, &["rules"]).out.contains("impossible-turnout"));
    assert_eq!(rules(&run(folder, &check)), ["impossible-turnout"]);
    assert_eq!(
        rules(&run_with(folder, &check, &[("FACTLINT_NO_PLUGINS", "1")])),
        ["plugin-failure"]
    );

    // Installed is not enough: a configuration has to name it.
    fs::write(folder.join("factlint.toml"), "profile = \"docs\"\n").unwrap();
    assert!(rules(&run(folder, &check)).is_empty());
    // Nor may a configuration point at code.
    fs::write(folder.join("factlint.toml"), "plugins = [\"./plugin.so\"]\n").unwrap();
    let pointed = run(folder, &check);
    assert!(
        pointed.status == Some(2) && pointed.err.contains("named, never pointed at"),
        "{pointed:?}"
    );

    let hash = added
        .out
        .lines()
        .find_map(|line| line.strip_prefix("sha-256  "))
        .unwrap();
    let pinned = |hash: &str| {
        let text =
            format!("plugins = [{{ name = \"election-arithmetic\", sha256 = \"{hash}\" }}]\nprofile = \"docs\"\n");
        fs::write(folder.join("factlint.toml"), text).unwrap();
        rules(&run(folder, &check))
    };
    assert_eq!(pinned(hash), ["impossible-turnout"]);
    assert_eq!(pinned(&"0".repeat(64)), ["plugin-failure"]);

    assert_eq!(
        run(folder, &["plugin", "remove", "election-arithmetic"]).status,
        Some(0)
    );
    assert_eq!(
        run(folder, &["plugin", "remove", "election-arithmetic"]).status,
        Some(2)
    );
    assert_eq!(run(folder, &["plugin", "list"]).out, "no plug-in is installed\n");
}

#[test]
fn a_library_that_was_replaced_is_not_loaded() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    compiled("bad.c", &["WRONG=17"], &folder.join("fine.so"));
    assert_eq!(run(folder, &["plugin", "add", "fine.so", "--yes"]).status, Some(0));
    fs::write(folder.join("factlint.toml"), "plugins = [\"bad\"]\n").unwrap();
    fs::write(folder.join("a.md"), "The club opened on 31 June 2023.\n").unwrap();
    let check = ["check", "a.md", "--format", "json"];
    let names =
        |found: Vec<(String, String, u64, String)>| found.into_iter().map(|(rule, ..)| rule).collect::<Vec<_>>();
    assert_eq!(names(findings(&run(folder, &check))), ["bad-rule", "impossible-date"]);
    compiled("bad.c", &["WRONG=6"], &stored(folder));
    let found = findings(&run(folder, &check));
    assert!(
        found
            .iter()
            .any(|(rule, _, _, message)| rule == "plugin-failure" && message.contains("was replaced"))
    );
    assert_eq!(names(found), ["impossible-date", "plugin-failure"]);
    assert!(run(folder, &["plugin", "info", "bad"]).out.contains("CHANGED"));
}
