//! Findings reach the editor: conflicts at both ends, of open and closed files, with versions, once.

use std::fs;
use std::path::Path;

use factlint_tests::editor::{Editor, uri};
use serde_json::{Value, json};

/// Two stories about one thing that disagree about a figure.
const MORNING: &str =
    "# Fire in Lorvik\n\nThe fire in Lorvik destroyed 25 houses on Harbour Street, Mayor Anna Brekke said.\n";
const EVENING: &str =
    "# Lorvik counts losses\n\nThe fire in Lorvik destroyed 40 houses on Harbour Street, Mayor Anna Brekke said.\n";

/// A client that shows the other place.
fn related() -> Value {
    json!({"textDocument": {"publishDiagnostics": {"relatedInformation": true}}})
}

fn has_conflict(params: &Value) -> bool {
    conflict(params).is_some()
}

fn conflict(params: &Value) -> Option<&Value> {
    let mut findings = params["diagnostics"].as_array()?.iter();
    findings.find(|finding| finding["code"] == "conflicting-number")
}

fn desk(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn start(folder: &Path, options: &Value) -> Editor {
    Editor::ready(folder, &related(), &[folder], options).0
}

#[test]
fn a_conflict_of_two_open_files_shows_at_both_ends() {
    let desk = desk(&[]);
    let (a, b) = (uri(&desk.path().join("a.md")), uri(&desk.path().join("b.md")));
    let mut editor = start(desk.path(), &json!(null));
    editor.open(&a, "markdown", MORNING);
    let quiet = editor.findings(&a, |params| params["version"] == 1);
    assert!(!has_conflict(&quiet), "{quiet}");
    editor.open(&b, "markdown", EVENING);
    for (here, there) in [(&a, &b), (&b, &a)] {
        let params = editor.findings(here, has_conflict);
        let finding = conflict(&params).unwrap();
        assert_eq!(params["version"], 1);
        assert_eq!(finding["source"], "factlint");
        assert_eq!(finding["range"]["start"]["line"], 2);
        assert_eq!(finding["data"]["fingerprint"].as_str().unwrap().len(), 16);
        assert_eq!(finding["relatedInformation"][0]["location"]["uri"], **there);
        assert_eq!(
            finding["relatedInformation"][0]["location"]["range"]["start"]["line"],
            2
        );
    }
    // Settled at one end, it goes at both; the version is that of the text.
    editor.put(&b, 2, MORNING);
    let settled = editor.findings(&b, |params| params["version"] == 2);
    assert!(!has_conflict(&settled));
    editor.findings(&a, |params| !has_conflict(params));
    // Moved down at one end, the other end points at the new place.
    editor.put(&b, 3, &format!("\n\n{EVENING}"));
    let moved = editor.findings(&a, has_conflict);
    let place = &conflict(&moved).unwrap()["relatedInformation"][0]["location"]["range"]["start"]["line"];
    assert_eq!(*place, 4);
}

#[test]
fn a_client_without_other_places_reads_them_in_the_message() {
    let desk = desk(&[("b.md", EVENING)]);
    let a = uri(&desk.path().join("a.md"));
    let (mut editor, _) = Editor::ready(desk.path(), &json!({}), &[desk.path()], &json!(null));
    editor.open(&a, "markdown", MORNING);
    let params = editor.findings(&a, has_conflict);
    let finding = conflict(&params).unwrap();
    assert!(finding["message"].as_str().unwrap().contains("b.md:3: "), "{finding}");
    assert!(finding.get("relatedInformation").is_none());
}

#[test]
fn a_closed_file_is_read_until_a_buffer_takes_its_place() {
    let desk = desk(&[
        ("a.md", MORNING),
        ("b.md", EVENING),
        ("ignored/c.md", EVENING),
        (".gitignore", "ignored/\n"),
    ]);
    let (a, b) = (uri(&desk.path().join("a.md")), uri(&desk.path().join("b.md")));
    let mut editor = start(desk.path(), &json!(null));
    editor.open(&a, "markdown", MORNING);
    let here = editor.findings(&a, has_conflict);
    assert_eq!(conflict(&here).unwrap()["relatedInformation"][0]["location"]["uri"], *b);
    let there = editor.findings(&b, has_conflict);
    assert!(there.get("version").is_none(), "a closed file has none");
    // The buffer wins over the file.
    editor.open(&b, "markdown", MORNING);
    editor.findings(&a, |params| !has_conflict(params));
    // Closed without saving, the file holds again.
    editor.tell("textDocument/didClose", &json!({"textDocument": {"uri": b}}));
    editor.findings(&a, has_conflict);
    // The file changes on disk.
    fs::write(desk.path().join("b.md"), MORNING).unwrap();
    let changed = json!({"changes": [{"uri": b, "type": 2}]});
    editor.tell("workspace/didChangeWatchedFiles", &changed);
    editor.findings(&a, |params| !has_conflict(params));
    // A file comes, and goes.
    fs::write(desk.path().join("new.md"), EVENING).unwrap();
    let new = uri(&desk.path().join("new.md"));
    editor.tell(
        "workspace/didChangeWatchedFiles",
        &json!({"changes": [{"uri": new, "type": 1}]}),
    );
    editor.findings(&a, has_conflict);
    fs::remove_file(desk.path().join("new.md")).unwrap();
    editor.tell(
        "workspace/didChangeWatchedFiles",
        &json!({"changes": [{"uri": new, "type": 3}]}),
    );
    editor.findings(&a, |params| !has_conflict(params));
}

#[test]
fn settings_hold_and_are_read_again() {
    let desk = desk(&[("b.md", EVENING)]);
    let (a, toml) = (uri(&desk.path().join("a.md")), desk.path().join("factlint.toml"));
    let mut editor = start(desk.path(), &json!(null));
    editor.open(&a, "markdown", MORNING);
    editor.findings(&a, has_conflict);
    fs::write(&toml, "[rules]\nconflicting-number = 'off'\nwrong-totl = 'off'\n").unwrap();
    let changed = json!({"changes": [{"uri": uri(&toml), "type": 1}]});
    editor.tell("workspace/didChangeWatchedFiles", &changed);
    editor.findings(&a, |params| !has_conflict(params));
    let wrong = editor.findings(&uri(&toml), |params| params["diagnostics"][0]["severity"] == 1);
    assert_eq!(wrong["diagnostics"][0]["range"]["start"]["line"], 2);
    fs::remove_file(&toml).unwrap();
    editor.tell("workspace/didChangeWatchedFiles", &changed);
    editor.findings(&a, has_conflict);
    editor.findings(&uri(&toml), |params| params["diagnostics"] == json!([]));
    let settings = json!({"settings": {"factlint": {"ignore": ["numbers"]}}});
    editor.tell("workspace/didChangeConfiguration", &settings);
    editor.findings(&a, |params| !has_conflict(params));
}

#[test]
fn settings_for_some_paths_hold() {
    let desk = desk(&[("in/b.md", EVENING)]);
    let (a, toml) = (uri(&desk.path().join("a.md")), desk.path().join("factlint.toml"));
    let mut editor = start(desk.path(), &json!(null));
    editor.open(&a, "markdown", MORNING);
    // Nothing joins two folders but a pattern.
    editor.findings(&a, |params| !has_conflict(params));
    let changed = json!({"changes": [{"uri": uri(&toml), "type": 1}]});
    let configure = |editor: &mut Editor, text: &str| {
        fs::write(&toml, text).unwrap();
        editor.tell("workspace/didChangeWatchedFiles", &changed);
    };
    let together = "[compare]\ntogether = ['*.md']\n";
    configure(&mut editor, together);
    editor.findings(&a, has_conflict);
    let other = format!("{together}[[overrides]]\npaths = 'a.md'\nrules.conflicting-number = 'off'\n");
    configure(&mut editor, &other);
    editor.findings(&a, |params| !has_conflict(params));
    let elsewhere = format!("{together}[[overrides]]\npaths = 'b.md'\nprofile = 'news'\n");
    configure(&mut editor, &elsewhere);
    editor.findings(&a, has_conflict);
    configure(&mut editor, "[compare]\ntogether = ['/a.md', 'in/']\n");
    editor.findings(&a, |params| !has_conflict(params));
}

#[test]
fn folders_come_and_go_and_the_innermost_holds() {
    let desk = desk(&[("in/b.md", EVENING)]);
    let a = uri(&desk.path().join("in/a.md"));
    let inner = desk.path().join("in");
    let mut editor = start(desk.path(), &json!({"profile": "news"}));
    editor.open(&a, "markdown", MORNING);
    editor.findings(&a, has_conflict);
    let folder = json!({"uri": uri(&inner), "name": "in"});
    let change = |added: Value, removed: Value| json!({"event": {"added": added, "removed": removed}});
    fs::write(inner.join("factlint.toml"), "compare = { cross = false }\n").unwrap();
    editor.tell(
        "workspace/didChangeWorkspaceFolders",
        &change(json!([folder]), json!([])),
    );
    editor.findings(&a, |params| !has_conflict(params));
    editor.tell(
        "workspace/didChangeWorkspaceFolders",
        &change(json!([]), json!([folder])),
    );
    editor.findings(&a, has_conflict);
}

#[test]
fn equal_findings_are_not_sent_again() {
    let desk = desk(&[]);
    let a = uri(&desk.path().join("a.md"));
    let mut editor = start(desk.path(), &json!(null));
    editor.open(&a, "markdown", "The upload limit is 25 MB.\n");
    editor.wait(|message| message["params"]["version"] == 1);
    for version in 2..30 {
        editor.put(
            &a,
            version,
            &format!("The upload limit is 25 MB{}\n", ".".repeat(version as usize % 3)),
        );
    }
    editor.put(&a, 30, "Harbour dust causes heart disease.\n");
    let found = editor.wait(|message| message["params"]["diagnostics"][0].is_object());
    assert_eq!(found["params"]["version"], 30);
    editor.ask("shutdown", &Value::Null);
    editor.tell("exit", &Value::Null);
    let rest = editor.rest();
    let again = rest
        .iter()
        .filter(|message| message["method"] == "textDocument/publishDiagnostics");
    assert_eq!(again.count(), 0, "{rest:?}");
}
