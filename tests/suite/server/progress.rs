//! What is told of long work, and of all work to whoever traces.

use std::fmt::Write as _;
use std::fs;

use factlint_tests::editor::{Editor, framed, uri};
use serde_json::{Value, json};

/// A folder that takes a while to read.
fn archive(files: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for file in 0..files {
        let mut text = String::new();
        for line in 0..40 {
            let _ = writeln!(
                text,
                "The council of Lorvik{file} hired {line} nurses on 3 March 2024, Mayor Anna Brekke said.\n"
            );
        }
        fs::write(folder.path().join(format!("{file}.md")), text).unwrap();
    }
    folder
}

fn shows_progress() -> Value {
    json!({"window": {"workDoneProgress": true}})
}

/// Makes room for progress as the server asks; the token.
fn made_room(editor: &mut Editor) -> Value {
    let asked = editor.wait(|message| message["method"] == "window/workDoneProgress/create");
    editor.write(&framed(&json!({"jsonrpc": "2.0", "id": asked["id"], "result": null})));
    asked["params"]["token"].clone()
}

fn step(editor: &mut Editor, kind: &str) -> Value {
    let wanted = |message: &Value| message["method"] == "$/progress" && message["params"]["value"]["kind"] == kind;
    editor.wait(wanted)["params"].clone()
}

#[test]
fn a_large_folder_shows_how_far_it_came() {
    let folder = archive(1500);
    let (mut editor, _) = Editor::ready(folder.path(), &shows_progress(), &[folder.path()], &json!(null));
    let token = made_room(&mut editor);
    let begin = step(&mut editor, "begin");
    assert_eq!(begin["token"], token);
    assert_eq!(begin["value"]["cancellable"], true);
    assert!(
        begin["value"]["message"].as_str().unwrap().ends_with(" of 1500 files"),
        "{begin}"
    );
    // An open document does not wait for the folder.
    editor.open("untitled:draft", "markdown", "Harbour dust causes heart disease.\n");
    editor.findings("untitled:draft", |params| params["diagnostics"][0].is_object());
    editor.tell("window/workDoneProgress/cancel", &json!({"token": token}));
    let end = step(&mut editor, "end");
    assert_eq!(end["token"], token);
    // The server lives on.
    editor.put("untitled:draft", 2, "The upload limit is 25 MB.\n");
    editor.findings("untitled:draft", |params| params["version"] == 2);
}

#[test]
fn a_small_folder_shows_nothing() {
    let folder = archive(2);
    let (mut editor, _) = Editor::ready(folder.path(), &shows_progress(), &[folder.path()], &json!(null));
    editor.open("untitled:draft", "markdown", "Harbour dust causes heart disease.\n");
    editor.findings("untitled:draft", |params| params["diagnostics"][0].is_object());
    editor.ask("shutdown", &Value::Null);
    editor.tell("exit", &Value::Null);
    let rest = editor.rest();
    let created = |message: &Value| message["method"] == "window/workDoneProgress/create";
    assert!(!rest.iter().any(created), "{rest:?}");
}

#[test]
fn work_is_traced_as_much_as_wanted() {
    let folder = tempfile::tempdir().unwrap();
    let mut editor = Editor::start(folder.path());
    let params = json!({"processId": null, "rootUri": null, "capabilities": {}, "trace": "messages"});
    editor.ask("initialize", &params);
    editor.tell("initialized", &json!({}));
    let a = uri(&folder.path().join("a.md"));
    editor.open(&a, "markdown", "Harbour dust causes heart disease.\n");
    let traced = |message: &Value| message["method"] == "$/logTrace";
    let short = editor.wait(|message| traced(message) && message["params"]["message"].as_str().is_some());
    assert!(
        short["params"]["message"].as_str().unwrap().starts_with("checked in "),
        "{short}"
    );
    assert!(short["params"].get("verbose").is_none(), "{short}");
    editor.tell("$/setTrace", &json!({"value": "verbose"}));
    editor.put(&a, 2, "Harbour dust causes lung disease.\n");
    let long = editor.wait(|message| {
        traced(message)
            && message["params"]["verbose"]
                .as_str()
                .is_some_and(|names| names.contains("a.md"))
    });
    assert!(
        long["params"]["verbose"].as_str().unwrap().contains("1 findings"),
        "{long}"
    );
    editor.findings(&a, |params| params["version"] == 2);
    // Who does not ask for it is told nothing.
    let mut editor = Editor::ready(folder.path(), &json!({}), &[], &json!(null)).0;
    editor.open(&a, "markdown", "Harbour dust causes skin disease.\n");
    editor.findings(&a, |params| params["version"] == 1);
    editor.ask("shutdown", &Value::Null);
    editor.tell("exit", &Value::Null);
    let rest = editor.rest();
    assert!(!rest.iter().any(traced), "{rest:?}");
}
