//! Changes without end, with questions and cancellations in between; and newer text goes before older work.

use std::fs;

use factlint_tests::editor::{Editor, uri};
use factlint_tests::random::Random;
use serde_json::json;

/// A text whose check takes a while.
fn long(lines: usize, number: usize) -> String {
    format!("The council hired {number} new nurses in Lorvik on 3 March 2024, officials said.\n\n").repeat(lines)
}

#[test]
fn a_flood_of_changes_questions_and_cancellations_is_answered() {
    let folder = tempfile::tempdir().unwrap();
    let capabilities = json!({"textDocument": {"diagnostic": {}}});
    let (mut editor, _) = Editor::ready(folder.path(), &capabilities, &[folder.path()], &json!(null));
    let mut random = Random::new(11);
    let a = uri(&folder.path().join("a.md"));
    editor.open(&a, "markdown", &long(60, 0));
    let (mut asked, mut version) = (Vec::new(), 1);
    for round in 0..600 {
        version += 1;
        let range = json!({"start": {"line": 0, "character": 18}, "end": {"line": 0, "character": 19}});
        let change = json!({"range": range, "text": (round % 10).to_string()});
        let document = json!({"uri": a, "version": version});
        editor.tell(
            "textDocument/didChange",
            &json!({"textDocument": document, "contentChanges": [change]}),
        );
        let at = json!({"textDocument": {"uri": a}, "position": {"line": 0, "character": 18}});
        let (method, params) = match random.below(4) {
            0 => ("textDocument/hover", at),
            1 => ("textDocument/diagnostic", json!({"textDocument": {"uri": a}})),
            2 => ("factlint/text", json!({"uri": a})),
            _ => ("workspace/diagnostic", json!({"previousResultIds": []})),
        };
        let id = editor.send(method, &params);
        let cancelled = random.one_in(2);
        if cancelled {
            editor.tell("$/cancelRequest", &json!({"id": id}));
        }
        asked.push((id, cancelled));
    }
    for (id, cancelled) in asked {
        let answer = editor.answer(id);
        let error = &answer["error"]["code"];
        assert!(error.is_null() || (cancelled && *error == -32800), "{answer}");
    }
    let text = editor.ask("factlint/text", &json!({"uri": a}))["result"].clone();
    assert_eq!(text, json!(long(60, 0).replacen("hired 0", "hired 9", 1)));
}

#[test]
fn a_cancelled_question_is_answered_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let capabilities = json!({"textDocument": {"diagnostic": {}}});
    let (mut editor, _) = Editor::ready(folder.path(), &capabilities, &[], &json!(null));
    editor.open("untitled:long", "markdown", &long(4000, 25));
    let pull = editor.send(
        "textDocument/diagnostic",
        &json!({"textDocument": {"uri": "untitled:long"}}),
    );
    let text = editor.send("factlint/text", &json!({"uri": "untitled:long"}));
    editor.tell("$/cancelRequest", &json!({"id": pull}));
    editor.tell("$/cancelRequest", &json!({"id": 4711}));
    // Were the first not cancelled, both would be answered after the check.
    let first = editor.wait(|message| message["id"] == pull || message["id"] == text);
    assert_eq!((&first["id"], &first["error"]["code"]), (&json!(pull), &json!(-32800)));
    assert!(editor.answer(text)["result"].is_string());
}

#[test]
fn newer_text_goes_before_a_check_under_way() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("closed.md"), long(6000, 40)).unwrap();
    let (mut editor, _) = Editor::ready(folder.path(), &json!({}), &[folder.path()], &json!(null));
    editor.open("untitled:long", "markdown", &long(4000, 25));
    editor.open("untitled:short", "markdown", "Harbour dust causes heart disease.\n");
    // The check of the long text is under way or to come; the short one does not wait for it twice.
    editor.put("untitled:long", 2, "Harbour dust causes lung disease.\n");
    editor.findings("untitled:short", |params| params["diagnostics"][0].is_object());
    editor.findings("untitled:long", |params| params["version"] == 2);
    // What was given up for it is done in the end.
    editor.put(
        "untitled:long",
        3,
        &format!("{}Harbour dust causes skin disease.\n", long(4000, 25)),
    );
    editor.put("untitled:short", 2, "Harbour dust causes skin disease.\n");
    editor.findings("untitled:short", |params| params["version"] == 2);
    editor.findings("untitled:long", |params| params["version"] == 3);
}
