//! Findings that the editor asks for: of one document, of all, again when told to; and never pushed as well.

use std::fs;
use std::path::Path;

use factlint_tests::editor::{Editor, framed, uri};
use serde_json::{Value, json};

const MORNING: &str =
    "# Fire in Lorvik\n\nThe fire in Lorvik destroyed 25 houses on Harbour Street, Mayor Anna Brekke said.\n";
const EVENING: &str =
    "# Lorvik counts losses\n\nThe fire in Lorvik destroyed 40 houses on Harbour Street, Mayor Anna Brekke said.\n";

/// A client that asks, and can do what goes with it.
fn asks() -> Value {
    json!({
        "textDocument": {"diagnostic": {"relatedDocumentSupport": true}, "publishDiagnostics": {"relatedInformation": true}},
        "workspace": {"diagnostics": {"refreshSupport": true}}
    })
}

fn start(folder: &Path, options: &Value) -> (Editor, Value) {
    Editor::ready(folder, &asks(), &[folder], options)
}

fn pull(editor: &mut Editor, uri: &str, previous: &Value) -> Value {
    let mut params = json!({"textDocument": {"uri": uri}, "identifier": "factlint"});
    if !previous.is_null() {
        params["previousResultId"] = previous.clone();
    }
    editor.ask("textDocument/diagnostic", &params)["result"].clone()
}

fn pull_all(editor: &mut Editor, previous: &[(&str, &Value)], token: Option<&str>) -> i64 {
    let previous: Vec<Value> = previous
        .iter()
        .map(|(uri, value)| json!({"uri": uri, "value": value}))
        .collect();
    let mut params = json!({"identifier": "factlint", "previousResultIds": previous});
    if let Some(token) = token {
        params["partialResultToken"] = json!(token);
    }
    editor.send("workspace/diagnostic", &params)
}

fn has_conflict(report: &Value) -> bool {
    let mut items = report["items"].as_array().into_iter().flatten();
    items.any(|finding| finding["code"] == "conflicting-number")
}

fn about<'a>(items: &'a Value, uri: &str) -> Option<&'a Value> {
    items.as_array()?.iter().find(|item| item["uri"] == uri)
}

/// Waits to be told to ask again, and says yes.
fn refreshed(editor: &mut Editor) {
    let told = editor.wait(|message| message["method"] == "workspace/diagnostic/refresh");
    editor.write(&framed(&json!({"jsonrpc": "2.0", "id": told["id"], "result": null})));
}

/// Ends the server; nothing may have been pushed.
fn end(mut editor: Editor) {
    editor.ask("shutdown", &Value::Null);
    editor.tell("exit", &Value::Null);
    let pushed = |message: &Value| message["method"] == "textDocument/publishDiagnostics";
    let rest = editor.rest();
    assert!(!rest.iter().any(pushed), "{rest:?}");
}

#[test]
fn a_report_waits_for_the_text_and_is_not_repeated() {
    let desk = tempfile::tempdir().unwrap();
    let (mut editor, answer) = start(desk.path(), &json!(null));
    let provider = &answer["capabilities"]["diagnosticProvider"];
    let expected = json!({"identifier": "factlint", "interFileDependencies": true, "workspaceDiagnostics": true});
    assert_eq!(*provider, expected);
    let a = uri(&desk.path().join("a.md"));
    editor.open(&a, "markdown", "The upload limit is 25 MB.\n");
    let quiet = pull(&mut editor, &a, &Value::Null);
    assert_eq!(
        (&quiet["kind"], &quiet["items"]),
        (&json!("full"), &json!([])),
        "{quiet}"
    );
    let same = pull(&mut editor, &a, &quiet["resultId"]);
    assert_eq!(same, json!({"kind": "unchanged", "resultId": quiet["resultId"]}));
    // Asked in the same breath as a change, the answer is about the changed text.
    editor.put(&a, 2, "Harbour dust causes heart disease.\n");
    let found = pull(&mut editor, &a, &quiet["resultId"]);
    assert_eq!(found["kind"], "full");
    assert!(found["items"][0].is_object(), "{found}");
    assert_ne!(found["resultId"], quiet["resultId"]);
    // What does not touch the findings is no news.
    editor.put(&a, 3, "Harbour dust causes heart disease.\n\n");
    assert_eq!(pull(&mut editor, &a, &found["resultId"])["kind"], "unchanged");
    let unknown = pull(&mut editor, "untitled:nowhere", &Value::Null);
    assert_eq!(unknown["items"], json!([]));
    end(editor);
}

#[test]
fn a_conflict_reaches_the_other_document() {
    let desk = tempfile::tempdir().unwrap();
    let (mut editor, _) = start(desk.path(), &json!(null));
    let (a, b) = (uri(&desk.path().join("a.md")), uri(&desk.path().join("b.md")));
    editor.open(&a, "markdown", MORNING);
    let quiet = pull(&mut editor, &a, &Value::Null);
    assert!(!has_conflict(&quiet));
    editor.open(&b, "markdown", EVENING);
    let there = pull(&mut editor, &b, &Value::Null);
    assert!(has_conflict(&there), "{there}");
    assert!(has_conflict(&there["relatedDocuments"][&a]), "{there}");
    refreshed(&mut editor);
    let here = pull(&mut editor, &a, &quiet["resultId"]);
    assert!(has_conflict(&here), "{here}");
    // Where the conflict ends, the other document is told once more.
    editor.put(&b, 2, MORNING);
    let there = pull(&mut editor, &b, &there["resultId"]);
    assert!(!has_conflict(&there));
    assert_eq!(there["relatedDocuments"][&a]["items"], json!([]), "{there}");
    refreshed(&mut editor);
    assert!(!has_conflict(&pull(&mut editor, &a, &here["resultId"])));
    end(editor);
}

#[test]
fn the_workspace_is_reported_in_parts_and_then_on_news_only() {
    let desk = tempfile::tempdir().unwrap();
    fs::write(desk.path().join("b.md"), EVENING).unwrap();
    fs::write(desk.path().join("factlint.toml"), "[rules]\nwrong-totl = 'off'\n").unwrap();
    let (a, b) = (uri(&desk.path().join("a.md")), uri(&desk.path().join("b.md")));
    let toml = uri(&desk.path().join("factlint.toml"));
    let (mut editor, _) = start(desk.path(), &json!(null));
    editor.open(&a, "markdown", MORNING);
    // In parts: the answer itself is empty.
    let id = pull_all(&mut editor, &[], Some("parts"));
    let answer = editor.answer(id);
    assert_eq!(answer["result"], json!({"items": []}), "{answer}");
    let mut items = Vec::new();
    let mut take = |editor: &mut Editor| {
        let part = editor.wait(|message| message["method"] == "$/progress");
        assert_eq!(part["params"]["token"], "parts");
        items.extend(part["params"]["value"]["items"].as_array().unwrap().clone());
        json!(items)
    };
    let mut all = take(&mut editor);
    while ![&a, &b, &toml].iter().all(|uri| about(&all, uri).is_some()) {
        all = take(&mut editor);
    }
    // The last report of a document counts.
    let last = |items: &Value, uri: &str| {
        let items = items.as_array().unwrap().iter().rev();
        items.clone().find(|item| item["uri"] == uri).unwrap().clone()
    };
    let (here, there, wrong) = (last(&all, &a), last(&all, &b), last(&all, &toml));
    assert!(has_conflict(&here) && here["version"] == 1, "{here}");
    assert!(has_conflict(&there) && there["version"].is_null(), "{there}");
    assert_eq!(wrong["items"][0]["severity"], 1, "{wrong}");
    // Who knows all waits until there is news.
    let known = [
        (a.as_str(), &here["resultId"]),
        (&b, &there["resultId"]),
        (&toml, &wrong["resultId"]),
    ];
    let id = pull_all(&mut editor, &known, None);
    assert!(
        has_conflict(&pull(&mut editor, &a, &Value::Null)),
        "others are answered"
    );
    editor.put(&a, 2, EVENING);
    let news = editor.answer(id)["result"]["items"].clone();
    assert_eq!(about(&news, &a).unwrap()["items"], json!([]), "{news}");
    assert_eq!(about(&news, &b).unwrap()["items"], json!([]), "{news}");
    assert_eq!(about(&news, &toml).unwrap()["kind"], "unchanged", "{news}");
    // Or until it asks no more.
    let ids = [&a, &b].map(|uri| about(&news, uri).unwrap()["resultId"].clone());
    let known = [(a.as_str(), &ids[0]), (&b, &ids[1]), (&toml, &wrong["resultId"])];
    let id = pull_all(&mut editor, &known, Some("later"));
    editor.tell("$/cancelRequest", &json!({"id": id}));
    assert_eq!(editor.answer(id)["error"]["code"], -32800);
    end(editor);
}

#[test]
fn closed_files_are_reported_as_the_settings_say() {
    let dust = "Harbour dust causes heart disease.\n";
    for (option, seen) in [("all", true), ("related", false), ("none", false)] {
        let desk = tempfile::tempdir().unwrap();
        fs::write(desk.path().join("closed.md"), dust).unwrap();
        let closed = uri(&desk.path().join("closed.md"));
        let (mut editor, _) = start(desk.path(), &json!({"closedFiles": option}));
        let id = pull_all(&mut editor, &[], None);
        let items = editor.answer(id)["result"]["items"].clone();
        assert_eq!(about(&items, &closed).is_some(), seen, "{option}: {items}");
        if seen {
            // A file that is gone is reported once more, as empty.
            let known = about(&items, &closed).unwrap()["resultId"].clone();
            let id = pull_all(&mut editor, &[(&closed, &known)], None);
            fs::remove_file(desk.path().join("closed.md")).unwrap();
            let changes = json!({"changes": [{"uri": closed, "type": 3}]});
            editor.tell("workspace/didChangeWatchedFiles", &changes);
            let items = editor.answer(id)["result"]["items"].clone();
            assert_eq!(about(&items, &closed).unwrap()["items"], json!([]), "{items}");
        }
        end(editor);
    }
}

#[test]
fn questions_that_are_open_at_the_end_are_answered() {
    let desk = tempfile::tempdir().unwrap();
    let (mut editor, _) = start(desk.path(), &json!(null));
    let a = uri(&desk.path().join("a.md"));
    editor.open(&a, "markdown", "The upload limit is 25 MB.\n");
    let known = pull(&mut editor, &a, &Value::Null)["resultId"].clone();
    let id = pull_all(&mut editor, &[(&a, &known)], None);
    editor.ask("shutdown", &Value::Null);
    let answer = editor.answer(id);
    assert_eq!(answer["error"]["code"], -32802, "{answer}");
    assert_eq!(answer["error"]["data"]["retriggerRequest"], false);
    editor.tell("exit", &Value::Null);
    assert_eq!(editor.status(), Some(0));
}
