//! Hints in the text and lines above headings.

use std::fs;

use factlint_tests::editor::{Editor, uri};
use serde_json::{Value, json};

const WALK: &str = "---\ndate: 2025-03-18\n---\n\n# Walk\n\nIt took over two hours and 1.2 million people saw a 5 ft boat last Tuesday.\n\nThey \
                    paid 25 euros for two days, and left yesterday.\n\nThe twenty-three boats sailed 10 to 12 miles.\n";

fn hints(editor: &mut Editor, uri: &str, lines: [usize; 2]) -> Vec<String> {
    let range = json!({"start": {"line": lines[0], "character": 0}, "end": {"line": lines[1], "character": 0}});
    let params = json!({"textDocument": {"uri": uri}, "range": range});
    let found = editor.ask("textDocument/inlayHint", &params)["result"].clone();
    let shown = |hint: &Value| {
        let (place, label) = (&hint["position"], hint["label"].as_str().unwrap());
        format!("{}:{} {label}", place["line"], place["character"]).replace('\u{a0}', " ")
    };
    found.as_array().unwrap().iter().map(shown).collect()
}

#[test]
fn hints_show_values_where_asked_to_and_nowhere_else() {
    let desk = tempfile::tempdir().unwrap();
    let a = uri(&desk.path().join("a.md"));
    let options = json!({"inlayHints": true});
    let (mut editor, server) = Editor::ready(desk.path(), &json!({}), &[desk.path()], &options);
    assert_eq!(server["capabilities"]["inlayHintProvider"], true);
    editor.open(&a, "markdown", WALK);
    assert_eq!(
        hints(&mut editor, &a, [0, 99]),
        [
            "6:22 > 2 h",
            "6:38 1 200 000",
            "6:56 1.524 m",
            "6:74 2025-03-11",
            "8:51 2025-03-17, Monday",
            "10:16 23",
            "10:44 16.09–19.31 km",
        ]
    );
    // Only what is on the screen.
    assert_eq!(hints(&mut editor, &a, [7, 9]), ["8:51 2025-03-17, Monday"]);
    // Switched off while the editor runs.
    let settings = json!({"settings": {"factlint": {"inlayHints": false}}});
    editor.tell("workspace/didChangeConfiguration", &settings);
    assert!(hints(&mut editor, &a, [0, 99]).is_empty());
}

#[test]
fn hints_are_off_unless_switched_on() {
    let desk = tempfile::tempdir().unwrap();
    let a = uri(&desk.path().join("a.md"));
    let (mut editor, _) = Editor::ready(desk.path(), &json!({}), &[desk.path()], &json!(null));
    editor.open(&a, "markdown", WALK);
    assert!(hints(&mut editor, &a, [0, 99]).is_empty());
}

const MORNING: &str = "# Fire in Lorvik\n\nAnna Brekke spoke on 3 March 2024.\n\n## Losses\n\nThe fire in Lorvik destroyed 25 houses on Harbour Street, \
                       Mayor Anna Brekke said.\n\n## Thanks\n\nNothing here.\n";
const EVENING: &str = "The fire in Lorvik destroyed 40 houses on Harbour Street, Mayor Anna Brekke said.\n";

fn lenses(editor: &mut Editor, uri: &str) -> Value {
    editor.ask("textDocument/codeLens", &json!({"textDocument": {"uri": uri}}))["result"].clone()
}

fn titles(lenses: &Value) -> Vec<String> {
    let shown = |lens: &Value| {
        format!(
            "{} {}",
            lens["range"]["start"]["line"],
            lens["command"]["title"].as_str().unwrap()
        )
    };
    lenses.as_array().unwrap().iter().map(shown).collect()
}

#[test]
fn lenses_count_what_is_below_each_heading() {
    let desk = tempfile::tempdir().unwrap();
    fs::write(desk.path().join("b.md"), EVENING).unwrap();
    let (a, b) = (uri(&desk.path().join("a.md")), uri(&desk.path().join("b.md")));
    let capabilities = json!({
        "window": {"showDocument": {"support": true}},
        "workspace": {"executeCommand": {}, "codeLens": {"refreshSupport": true}}
    });
    let (mut editor, server) = Editor::ready(desk.path(), &capabilities, &[desk.path()], &json!(null));
    assert_eq!(
        server["capabilities"]["executeCommandProvider"]["commands"],
        json!(["factlint.show"])
    );
    editor.open(&a, "markdown", MORNING);
    editor.findings(&a, |params| params["diagnostics"][0].is_object());
    let found = lenses(&mut editor, &a);
    let shown = titles(&found);
    assert_eq!(shown.len(), 2, "a heading without facts has none: {shown:?}");
    assert!(
        shown.iter().all(|title| title.ends_with("facts, 1 conflict")),
        "{shown:?}"
    );
    assert!(shown[0].starts_with("0 ") && shown[1].starts_with("4 "), "{shown:?}");
    // A click shows the first conflict.
    let command = &found[0]["command"];
    assert_eq!(command["command"], "factlint.show");
    editor.send(
        "workspace/executeCommand",
        &json!({"command": command["command"], "arguments": command["arguments"]}),
    );
    let show = editor.wait(|message| message["method"] == "window/showDocument");
    assert_eq!(
        (&show["params"]["uri"], &show["params"]["selection"]["start"]["line"]),
        (&json!(a), &json!(6))
    );
    let refused = editor.ask("workspace/executeCommand", &json!({"command": "factlint.other"}));
    assert_eq!(refused["error"]["code"], -32602);
    // An edit of the other document changes what stands here, which the editor would not ask for by itself.
    editor.open(&b, "markdown", &EVENING.replace("40", "25"));
    loop {
        // The first one may have come when this document was opened.
        editor.wait(|message| message["method"] == "workspace/codeLens/refresh");
        let shown = titles(&lenses(&mut editor, &a));
        if shown.iter().all(|title| title.ends_with("facts")) {
            break;
        }
    }
}

#[test]
fn a_lens_without_a_command_has_words_only() {
    let desk = tempfile::tempdir().unwrap();
    fs::write(desk.path().join("b.md"), EVENING).unwrap();
    let (a, b) = (uri(&desk.path().join("a.md")), uri(&desk.path().join("b.md")));
    let (mut editor, server) = Editor::ready(desk.path(), &json!({}), &[desk.path()], &json!(null));
    assert!(server["capabilities"].get("executeCommandProvider").is_none());
    editor.open(&b, "markdown", EVENING);
    editor.open(&a, "markdown", MORNING);
    editor.findings(&b, |params| params["diagnostics"][0].is_object());
    // Without headings the first line stands for the document.
    let found = lenses(&mut editor, &b);
    assert_eq!(found.as_array().map(Vec::len), Some(1));
    assert_eq!(found[0]["range"]["start"], json!({"line": 0, "character": 0}));
    assert_eq!(found[0]["command"]["command"], "");
    let settings = json!({"settings": {"factlint": {"codeLens": false}}});
    editor.tell("workspace/didChangeConfiguration", &settings);
    assert_eq!(lenses(&mut editor, &b), json!([]));
}
