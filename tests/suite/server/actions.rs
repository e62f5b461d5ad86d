//! What the editor can ask about a finding, and do about it.

use std::fs;

use factlint_tests::editor::{Editor, uri};
use serde_json::{Value, json};

const MORNING: &str = "# Fire in Lorvik\n\nThe fire in Lorvik destroyed 25 houses on Harbour Street, Mayor Anna Brekke said. Brekke was there.\n";
const EVENING: &str =
    "# Lorvik counts losses\n\nThe fire in Lorvik destroyed 40 houses on Harbour Street, Mayor Anna Brekke said.\n";

fn conflict(params: &Value) -> Option<Value> {
    let mut findings = params["diagnostics"].as_array()?.iter();
    findings
        .find(|finding| finding["code"] == "conflicting-number")
        .cloned()
}

/// A text after an action's edits of one document.
fn after(text: &str, edits: &Value) -> String {
    let mut text = text.to_owned();
    for edit in edits.as_array().unwrap() {
        let at = |place: &Value| {
            let line = place["line"].as_u64().unwrap() as usize;
            let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
            start + place["character"].as_u64().unwrap() as usize
        };
        let (start, end) = (at(&edit["range"]["start"]), at(&edit["range"]["end"]));
        text.replace_range(start..end, edit["newText"].as_str().unwrap());
    }
    text
}

#[test]
fn a_conflict_can_be_settled_silenced_and_configured() {
    let desk = tempfile::tempdir().unwrap();
    fs::write(desk.path().join("b.md"), EVENING).unwrap();
    let (a, b) = (uri(&desk.path().join("a.md")), uri(&desk.path().join("b.md")));
    let capabilities = json!({
        "textDocument": {"codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}}}},
        "workspace": {"workspaceEdit": {"documentChanges": true, "resourceOperations": ["create"]}}
    });
    let (mut editor, _) = Editor::ready(desk.path(), &capabilities, &[desk.path()], &json!(null));
    editor.open(&a, "markdown", MORNING);
    let finding = conflict(&editor.findings(&a, |params| conflict(params).is_some())).unwrap();
    let params = json!({"textDocument": {"uri": a}, "range": finding["range"], "context": {"diagnostics": [finding]}});
    let actions = editor.ask("textDocument/codeAction", &params)["result"].clone();
    let edits = |title: &str| {
        let action = actions
            .as_array()
            .unwrap()
            .iter()
            .find(|action| action["title"] == title);
        let action = action.unwrap_or_else(|| panic!("no {title}: {actions}"));
        assert_eq!(action["kind"], "quickfix");
        action["edit"]["documentChanges"].clone()
    };
    let here = edits("Use “40” here, as in b.md:3");
    assert_eq!(here[0]["textDocument"], json!({"uri": a, "version": 1}));
    let settled = after(MORNING, &here[0]["edits"]);
    assert!(settled.contains("destroyed 40 houses"), "{settled}");
    let there = edits("Use “25” there, in b.md:3");
    assert_eq!(there[0]["textDocument"], json!({"uri": b, "version": null}));
    assert!(after(EVENING, &there[0]["edits"]).contains("destroyed 25 houses"));
    let ignored = after(
        MORNING,
        &edits("Ignore conflicting-number here, with a reason")[0]["edits"],
    );
    assert!(
        ignored.contains("\n\n<!-- factlint-ignore conflicting-number: say why -->\nThe fire"),
        "{ignored}"
    );
    let level = edits("Switch off conflicting-number in factlint.toml");
    assert_eq!(level[0]["kind"], "create");
    assert_eq!(
        level[1]["edits"][0]["newText"],
        "[rules]\nconflicting-number = \"off\"\n"
    );
    // Each of them does what it says.
    editor.put(&a, 2, &ignored);
    let silenced = editor.findings(&a, |params| params["version"] == 2);
    assert_eq!(silenced["diagnostics"], json!([]));
    editor.put(&a, 3, MORNING);
    editor.findings(&a, |params| conflict(params).is_some());
    editor.put(&a, 4, &settled);
    assert_eq!(conflict(&editor.findings(&a, |params| params["version"] == 4)), None);
}

#[test]
fn hover_and_references_show_what_was_read() {
    let desk = tempfile::tempdir().unwrap();
    fs::write(desk.path().join("b.md"), EVENING).unwrap();
    let a = uri(&desk.path().join("a.md"));
    let (mut editor, _) = Editor::ready(desk.path(), &json!({}), &[desk.path()], &json!(null));
    editor.open(&a, "markdown", MORNING);
    editor.findings(&a, |params| conflict(params).is_some());
    let line = MORNING.lines().nth(2).unwrap();
    let at = |word: &str| {
        let position = json!({"line": 2, "character": line.find(word).unwrap()});
        json!({"textDocument": {"uri": a}, "position": position, "context": {"includeDeclaration": true}})
    };
    let hover = editor.ask("textDocument/hover", &at("25"))["result"]["contents"]["value"].clone();
    let hover = hover.as_str().unwrap();
    assert!(
        hover.contains("**Figure**: 25") && hover.contains("said by: Anna Brekke"),
        "{hover}"
    );
    assert!(
        hover.contains("conflicting-number") && hover.contains("b.md:3"),
        "{hover}"
    );
    let person = editor.ask("textDocument/hover", &at("Anna"))["result"]["contents"]["value"].clone();
    assert!(person.as_str().unwrap().contains("2 mentions"), "{person}");
    let places = editor.ask("textDocument/references", &at("Anna"))["result"].clone();
    assert_eq!(
        places.as_array().map(Vec::len),
        Some(3),
        "two here, one there: {places}"
    );
    let figures = editor.ask("textDocument/references", &at("25"))["result"].clone();
    assert_eq!(
        figures.as_array().map(Vec::len),
        Some(2),
        "this figure and the one it conflicts with: {figures}"
    );
    let marks = editor.ask("textDocument/documentHighlight", &at("Anna"))["result"].clone();
    assert_eq!(marks.as_array().map(Vec::len), Some(2));
    let first = editor.ask("textDocument/definition", &at("Brekke was"))["result"].clone();
    assert_eq!(first["range"]["start"]["character"], line.find("Anna").unwrap());
}
