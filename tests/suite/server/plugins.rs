//! Plug-ins in the language server: those of the user's store alone, in processes of their own.

use std::fs;
use std::path::Path;
use std::process::Command;

use factlint_tests::binary::{self, finish};
use factlint_tests::editor::{Editor, uri};
use factlint_tests::plugins::{compiled, library};
use serde_json::{Value, json};

const VOTES: &str = "Of 900 voters on the island, 910 votes came in.\n";

/// Installs a library in the store of a folder.
fn install(folder: &Path, library: &Path) {
    let mut command = Command::new(binary::path());
    command
        .args(["plugin", "add", "--yes"])
        .arg(library)
        .current_dir(folder);
    command.env("XDG_DATA_HOME", folder.join("data"));
    let outcome = finish(command, &[]);
    assert_eq!(outcome.status, Some(0), "{outcome:?}");
}

/// A server whose user has the store of a folder.
fn start(folder: &Path, desk: &Path, options: &Value) -> Editor {
    let mut editor = Editor::start_with(desk, &[("XDG_DATA_HOME", &folder.join("data"))]);
    editor.initialize(&json!({}), &[desk], options);
    editor
}

/// Line, severity and message of the findings of a rule.
fn of_rule(params: &Value, rule: &str) -> Vec<(u64, u64, String)> {
    let findings = params["diagnostics"].as_array().into_iter().flatten();
    let ours = findings.filter(|finding| finding["code"] == rule);
    ours.map(|finding| {
        (
            finding["range"]["start"]["line"].as_u64().unwrap(),
            finding["severity"].as_u64().unwrap(),
            finding["message"].as_str().unwrap().to_owned(),
        )
    })
    .collect()
}

#[test]
fn a_stored_plug_in_that_a_file_names_runs_in_the_server() {
    let folder = tempfile::tempdir().unwrap();
    let desk = folder.path().join("desk");
    fs::create_dir(&desk).unwrap();
    install(folder.path(), &library("election-arithmetic"));
    let (a, toml) = (uri(&desk.join("a.md")), desk.join("factlint.toml"));
    let mut editor = start(folder.path(), &desk, &json!(null));
    editor.open(&a, "markdown", VOTES);
    // Installed is not enough.
    editor.findings(&a, |params| of_rule(params, "impossible-turnout").is_empty());
    fs::write(&toml, "profile = \"docs\"\nplugins = [\"election-arithmetic\"]\n").unwrap();
    editor.tell("textDocument/didSave", &json!({"textDocument": {"uri": a}}));
    editor.findings(&a, |params| of_rule(params, "impossible-turnout").len() == 1);
    editor.put(&a, 2, &VOTES.replace("910", "890"));
    editor.findings(&a, |params| of_rule(params, "impossible-turnout").is_empty());
}

#[test]
fn a_plug_in_that_crashes_costs_one_finding_and_the_session_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let desk = folder.path().join("desk");
    fs::create_dir(&desk).unwrap();
    let bad = folder.path().join("bad.so");
    compiled("bad.c", &["WRONG=6"], &bad);
    install(folder.path(), &bad);
    let (a, toml) = (uri(&desk.join("a.md")), desk.join("factlint.toml"));
    fs::write(&toml, "profile = \"docs\"\nplugins = [\"bad\"]\n").unwrap();
    let mut editor = start(folder.path(), &desk, &json!(null));
    let text = "The club opened on 31 June 2023.\n";
    editor.open(&a, "markdown", text);
    let about = editor.findings(&uri(&toml), |params| !of_rule(params, "plugin-failure").is_empty());
    let told = of_rule(&about, "plugin-failure");
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(
        (told[0].0, told[0].1),
        (1, 2),
        "a warning at the line that names it: {told:?}"
    );
    assert!(told[0].2.contains("ended its process: signal: 11"), "{told:?}");
    editor.findings(&a, |params| of_rule(params, "impossible-date").len() == 1);
    // It is tried again, left out in the end, and nothing else is said of it.
    for version in 2..8 {
        let day = if version % 2 == 0 { "30" } else { "31" };
        editor.put(&a, version, &text.replace("31", day));
        let wanted = usize::from(day == "31");
        editor.findings(&a, |params| {
            params["version"] == version && of_rule(params, "impossible-date").len() == wanted
        });
    }
    // Its level is set like that of any rule.
    fs::write(
        &toml,
        "profile = \"docs\"\nplugins = [\"bad\"]\nrules = { plugin-failure = \"off\" }\n",
    )
    .unwrap();
    editor.tell("textDocument/didSave", &json!({"textDocument": {"uri": a}}));
    editor.findings(&uri(&toml), |params| of_rule(params, "plugin-failure").is_empty());
}

#[test]
fn neither_the_editor_nor_a_folder_points_at_code() {
    let folder = tempfile::tempdir().unwrap();
    let desk = folder.path().join("desk");
    fs::create_dir(&desk).unwrap();
    fs::copy(library("election-arithmetic"), desk.join("plugin.so")).unwrap();
    let (a, toml) = (uri(&desk.join("a.md")), desk.join("factlint.toml"));
    let path = desk.join("plugin.so").display().to_string();
    // A path is no name, and a name that is not installed is one remark at its line.
    fs::write(&toml, format!("plugins = [{path:?}, \"election-arithmetic\"]\n")).unwrap();
    let options = json!({"plugins": [path], "plugin": path, "pluginPath": path});
    let mut editor = start(folder.path(), &desk, &options);
    editor.open(&a, "markdown", VOTES);
    let said = editor.findings(&uri(&toml), |params| !of_rule(params, "plugin-failure").is_empty());
    let wrong = of_rule(&said, "configuration");
    assert!(
        wrong
            .iter()
            .any(|(.., message)| message.contains("named, never pointed at")),
        "{said:?}"
    );
    let told = of_rule(&said, "plugin-failure");
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(told[0].1, 3, "information: {told:?}");
    assert!(
        told[0].2.contains("no plug-in `election-arithmetic` is installed"),
        "{told:?}"
    );
    editor.tell(
        "workspace/didChangeConfiguration",
        &json!({"settings": {"factlint": options}}),
    );
    editor.put(&a, 2, &format!("{VOTES}\nThe club opened on 31 June 2023.\n"));
    let found = editor.findings(&a, |params| of_rule(params, "impossible-date").len() == 1);
    assert!(of_rule(&found, "impossible-turnout").is_empty(), "{found:?}");
}
