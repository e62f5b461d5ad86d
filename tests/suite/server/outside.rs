//! Edits from outside of the editor, where it does not watch files: they are seen at the next thing that happens.

use std::fs;
use std::path::Path;

use factlint_tests::editor::{Editor, uri};
use serde_json::{Value, json};

const MORNING: &str =
    "# Fire in Lorvik\n\nThe fire in Lorvik destroyed 25 houses on Harbour Street, Mayor Anna Brekke said.\n";
const EVENING: &str =
    "# Lorvik counts losses\n\nThe fire in Lorvik destroyed 40 houses on Harbour Street, Mayor Anna Brekke said.\n";

fn has_conflict(params: &Value) -> bool {
    let mut findings = params["diagnostics"].as_array().into_iter().flatten();
    findings.any(|finding| finding["code"] == "conflicting-number")
}

fn save(editor: &mut Editor, uri: &str) {
    editor.tell("textDocument/didSave", &json!({"textDocument": {"uri": uri}}));
}

fn start(folder: &Path) -> Editor {
    Editor::ready(folder, &json!({}), &[folder], &json!(null)).0
}

#[test]
fn closed_files_are_looked_at_when_something_is_saved_or_opened() {
    let desk = tempfile::tempdir().unwrap();
    let b = desk.path().join("b.md");
    fs::write(&b, EVENING).unwrap();
    let a = uri(&desk.path().join("a.md"));
    let mut editor = start(desk.path());
    editor.open(&a, "markdown", MORNING);
    editor.findings(&a, has_conflict);
    fs::write(&b, MORNING).unwrap();
    save(&mut editor, &a);
    editor.findings(&a, |params| !has_conflict(params));
    fs::write(&b, EVENING).unwrap();
    editor.open("untitled:other", "plaintext", "Nothing.\n");
    editor.findings(&a, has_conflict);
    fs::remove_file(&b).unwrap();
    save(&mut editor, &a);
    editor.findings(&a, |params| !has_conflict(params));
    // New files are looked for now and then.
    fs::write(desk.path().join("new.md"), EVENING).unwrap();
    for _ in 0..20 {
        std::thread::sleep(std::time::Duration::from_millis(200));
        save(&mut editor, &a);
    }
    editor.findings(&a, has_conflict);
}

#[test]
fn settings_and_pinned_facts_are_looked_at_too() {
    let desk = tempfile::tempdir().unwrap();
    fs::write(desk.path().join("b.md"), EVENING).unwrap();
    let (a, toml) = (uri(&desk.path().join("a.md")), desk.path().join("factlint.toml"));
    let mut editor = start(desk.path());
    editor.open(&a, "markdown", MORNING);
    editor.findings(&a, has_conflict);
    fs::write(&toml, "[rules]\nconflicting-number = 'off'\n").unwrap();
    save(&mut editor, &a);
    editor.findings(&a, |params| !has_conflict(params));
    fs::remove_file(&toml).unwrap();
    save(&mut editor, &a);
    editor.findings(&a, has_conflict);
    fs::write(desk.path().join(".gitignore"), "b.md\n").unwrap();
    save(&mut editor, &a);
    editor.findings(&a, |params| !has_conflict(params));
}
