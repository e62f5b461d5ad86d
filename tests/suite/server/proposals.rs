//! Code actions about sources, pinned figures and settings, and which of them an editor is sent.

use std::fs;
use std::path::Path;

use factlint_tests::editor::{Editor, uri};
use serde_json::{Value, json};

const LORVIK: &str = "The fire in Lorvik destroyed 25 houses on Harbour Street, Mayor Anna Brekke said.\n";

/// An editor that can do everything that actions ask for.
fn able() -> Value {
    json!({
        "textDocument": {"codeAction": {
            "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix", "refactor", "source"]}},
            "isPreferredSupport": true
        }},
        "workspace": {"workspaceEdit": {"documentChanges": true, "resourceOperations": ["create"]}}
    })
}

fn start(folder: &Path, capabilities: &Value, options: &Value) -> Editor {
    Editor::ready(folder, capabilities, &[folder], options).0
}

/// The actions at a word of a text.
fn actions(editor: &mut Editor, uri: &str, text: &str, word: &str, context: &Value) -> Vec<Value> {
    let at = text.find(word).unwrap();
    let (line, start) = (
        text[..at].matches('\n').count(),
        text[..at].rfind('\n').map_or(0, |end| end + 1),
    );
    let place = json!({"line": line, "character": text[start..at].encode_utf16().count()});
    let params = json!({"textDocument": {"uri": uri}, "range": {"start": place, "end": place}, "context": context});
    let answer = editor.ask("textDocument/codeAction", &params)["result"].clone();
    answer.as_array().cloned().unwrap_or_default()
}

fn titled<'a>(actions: &'a [Value], title: &str) -> &'a Value {
    let found = actions.iter().find(|action| action["title"] == title);
    found.unwrap_or_else(|| panic!("no {title}: {actions:#?}"))
}

/// A text after edits; they are given in the order of the text or not at all in each other's way.
fn after(text: &str, edits: &Value) -> String {
    let at = |place: &Value| {
        let line = place["line"].as_u64().unwrap() as usize;
        let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
        let rest = &text[start..];
        let mut left = place["character"].as_u64().unwrap() as usize;
        let column = rest.char_indices().find(|(_, c)| {
            let here = left == 0;
            left = left.saturating_sub(c.len_utf16());
            here
        });
        start + column.map_or(rest.len(), |(column, _)| column)
    };
    let mut edits: Vec<_> = (edits.as_array().unwrap().iter())
        .map(|edit| {
            (
                at(&edit["range"]["start"]),
                at(&edit["range"]["end"]),
                edit["newText"].as_str().unwrap(),
            )
        })
        .collect();
    edits.sort_unstable();
    let mut new = text.to_owned();
    for (start, end, words) in edits.into_iter().rev() {
        new.replace_range(start..end, words);
    }
    new
}

fn settled(text: &str, action: &Value) -> String {
    after(text, &action["edit"]["documentChanges"][0]["edits"])
}

#[test]
fn a_missing_source_gets_a_skeleton() {
    let desk = tempfile::tempdir().unwrap();
    let mut editor = start(desk.path(), &able(), &json!({"profile": "news"}));
    let all = json!({"diagnostics": []});
    let cases = [
        (
            "Forty *per cent* of voters – 🙂 – changed their minds in the last week before the election.\n",
            "Forty",
            "Add “according to …”",
            "before the election, according to ….",
        ),
        (
            "Experts say the dam will last another century.\n",
            "Experts",
            "Add “including …”",
            "Experts including … say the dam",
        ),
    ];
    for (number, (text, word, title, expected)) in cases.iter().enumerate() {
        let uri = uri(&desk.path().join(format!("{number}.md")));
        editor.open(&uri, "markdown", text);
        let actions = actions(&mut editor, &uri, text, word, &all);
        let new = settled(text, titled(&actions, title));
        assert!(new.contains(expected), "{new}");
    }
}

#[test]
fn a_quotation_without_a_speaker_gets_a_place_for_one() {
    let desk = tempfile::tempdir().unwrap();
    let mut editor = start(desk.path(), &able(), &json!({"profile": "news"}));
    let text = "The hall was cold. “We were promised a new roof eleven years ago.” The lamps went out at nine.\n";
    let a = uri(&desk.path().join("a.md"));
    editor.open(&a, "markdown", text);
    let actions = actions(&mut editor, &a, text, "promised", &json!({"diagnostics": []}));
    let new = settled(text, titled(&actions, "Add “said …”"));
    assert!(new.contains("years ago,” said …. The lamps"), "{new}");
}

#[test]
fn a_source_named_twice_is_named_once() {
    let desk = tempfile::tempdir().unwrap();
    let mut editor = start(desk.path(), &able(), &json!(null));
    let text = "Police said 30 people fled, according to police.\n\nAccording to the police, 25 houses burned, the police said.\n\nPolice \
                said 12 people fled, according to the mayor.\n";
    let a = uri(&desk.path().join("a.md"));
    editor.open(&a, "markdown", text);
    let context = json!({"diagnostics": [], "only": ["refactor"]});
    let first = actions(&mut editor, &a, text, "30", &context);
    let new = settled(
        text,
        titled(&first, "Drop “according to police”: the source is named twice"),
    );
    assert!(new.starts_with("Police said 30 people fled.\n"), "{new}");
    let second = actions(&mut editor, &a, text, "25 houses", &context);
    let new = settled(
        text,
        titled(&second, "Drop “the police said”: the source is named twice"),
    );
    assert!(new.contains("\nAccording to the police, 25 houses burned.\n"), "{new}");
    let third = actions(&mut editor, &a, text, "12", &context);
    assert!(
        third.iter().all(|action| action["kind"] != "refactor.rewrite"),
        "two sources: {third:?}"
    );
}

#[test]
fn a_figure_is_pinned_in_a_new_file_or_at_the_end_of_an_open_one() {
    let desk = tempfile::tempdir().unwrap();
    let text = "The upload limit is 25 MB. The service runs in 14 regions.\n";
    let a = uri(&desk.path().join("a.md"));
    let facts = desk.path().join("facts.toml");
    let mut editor = start(desk.path(), &able(), &json!(null));
    editor.open(&a, "markdown", text);
    let context = json!({"diagnostics": [], "only": ["refactor.extract"]});
    let title = "Pin “25 MB” in facts.toml as “upload limit”";
    let found = actions(&mut editor, &a, text, "25 MB", &context);
    let pin = titled(&found, title);
    assert_eq!(pin["edit"]["documentChanges"][0]["kind"], "create");
    assert_eq!(pin["edit"]["documentChanges"][0]["uri"], uri(&facts));
    let entry = pin["edit"]["documentChanges"][1]["edits"][0]["newText"]
        .as_str()
        .unwrap();
    assert_eq!(
        entry,
        "[[fact]]\nid = \"upload-limit\"\nthing = \"upload limit\"\nvalue = \"25 MB\"\n"
    );
    // It holds from then on.
    fs::write(&facts, entry).unwrap();
    editor.tell(
        "workspace/didChangeWatchedFiles",
        &json!({"changes": [{"uri": uri(&facts), "type": 1}]}),
    );
    let wrong = text.replace("25 MB", "10 MB");
    editor.put(&a, 2, &wrong);
    let contradicts = |params: &Value| {
        params["diagnostics"]
            .as_array()
            .unwrap()
            .iter()
            .any(|found| found["code"] == "contradicts-registry")
    };
    editor.findings(&a, contradicts);
    assert!(
        actions(&mut editor, &a, &wrong, "10 MB", &context).is_empty(),
        "it is pinned already"
    );
    // What is typed and not saved counts, and the edit is of that version.
    let open = format!("{entry}\n[[fact]]\nid = \"regions\"\nthing = \"zones\"\nvalue = 3\n");
    editor.open(&uri(&facts), "toml", &open);
    let found = actions(&mut editor, &a, &wrong, "14", &context);
    let change = &titled(&found, "Pin “14” in facts.toml as “regions”")["edit"]["documentChanges"][0];
    assert_eq!(change["textDocument"], json!({"uri": uri(&facts), "version": 1}));
    let new = after(&open, &change["edits"]);
    assert!(
        new.ends_with("value = 3\n\n[[fact]]\nid = \"regions-2\"\nthing = \"regions\"\nvalue = \"14\"\n"),
        "{new}"
    );
}

#[test]
fn settings_that_are_open_are_edited_as_they_stand() {
    let desk = tempfile::tempdir().unwrap();
    fs::write(desk.path().join("b.md"), LORVIK.replace("25", "40")).unwrap();
    fs::write(desk.path().join("factlint.toml"), "# nothing yet\n").unwrap();
    let (a, toml) = (uri(&desk.path().join("a.md")), uri(&desk.path().join("factlint.toml")));
    let mut editor = start(desk.path(), &able(), &json!(null));
    let unsaved = "# not saved\n[rules]\nwrong-total = \"info\"\n";
    editor.open(&toml, "toml", unsaved);
    editor.open(&a, "markdown", LORVIK);
    editor.findings(&a, |params| params["diagnostics"][0].is_object());
    let found = actions(&mut editor, &a, LORVIK, "25", &json!({"diagnostics": []}));
    let change = &titled(&found, "Switch off conflicting-number in factlint.toml")["edit"]["documentChanges"][0];
    assert_eq!(change["textDocument"], json!({"uri": toml, "version": 1}));
    assert_eq!(
        after(unsaved, &change["edits"]),
        "# not saved\n[rules]\nconflicting-number = \"off\"\nwrong-total = \"info\"\n"
    );
}

#[test]
fn an_editor_gets_what_it_asks_for_and_can_take() {
    let desk = tempfile::tempdir().unwrap();
    for (name, figure) in [("b.md", "40"), ("c.md", "42")] {
        fs::write(desk.path().join(name), LORVIK.replace("25", figure)).unwrap();
    }
    let a = uri(&desk.path().join("a.md"));
    let mut editor = start(desk.path(), &able(), &json!(null));
    editor.open(&a, "markdown", LORVIK);
    let two = |params: &Value| {
        params["diagnostics"][0]["message"]
            .as_str()
            .is_some_and(|message| message.contains("b.md") && message.contains("c.md"))
    };
    let params = editor.findings(&a, two);
    let finding = &params["diagnostics"][0];
    let mut ask = |context: Value| actions(&mut editor, &a, LORVIK, "25", &context);
    let all = ask(json!({"diagnostics": [finding]}));
    // Edits of several files at once.
    let everywhere = titled(&all, "Use “25” in all 2 other places");
    let files: Vec<_> = everywhere["edit"]["documentChanges"]
        .as_array()
        .unwrap()
        .iter()
        .map(|change| change["textDocument"]["uri"].as_str().unwrap())
        .collect();
    assert!(files[0].ends_with("b.md") && files[1].ends_with("c.md"), "{files:?}");
    assert!(
        all.iter().all(|action| action.get("isPreferred").is_none()),
        "no choice between facts is preferred"
    );
    // Kinds are a tree.
    let fixes = |actions: &[Value]| actions.iter().filter(|action| action["kind"] == "quickfix").count();
    assert!(fixes(&all) > 3);
    assert_eq!(
        fixes(&ask(json!({"diagnostics": [], "only": ["quickfix"]}))),
        fixes(&all)
    );
    assert_eq!(fixes(&ask(json!({"diagnostics": [], "only": [""]}))), fixes(&all));
    assert_eq!(fixes(&ask(json!({"diagnostics": [], "only": ["refactor"]}))), 0);
    // Nothing that changes a fact is ever part of "fix all".
    assert_eq!(
        ask(json!({"diagnostics": [], "only": ["source.fixAll"]})),
        Vec::<Value>::new()
    );
    // Only the findings that the editor names, if it names any of ours.
    let mut other = finding.clone();
    other["code"] = json!("wrong-total");
    assert_eq!(fixes(&ask(json!({"diagnostics": [other]}))), 0);
    let spelling = json!({"range": finding["range"], "message": "spelling", "source": "other"});
    assert_eq!(fixes(&ask(json!({"diagnostics": [spelling]}))), fixes(&all));
    // Who takes commands only, or no files made, is sent none of those.
    let mut plain = start(desk.path(), &json!({}), &json!(null));
    plain.open(&a, "markdown", LORVIK);
    plain.findings(&a, two);
    assert!(actions(&mut plain, &a, LORVIK, "25", &json!({"diagnostics": []})).is_empty());
    let mut capabilities = able();
    capabilities["workspace"] = json!({});
    let mut old = start(desk.path(), &capabilities, &json!(null));
    old.open(&a, "markdown", LORVIK);
    old.findings(&a, two);
    let found = actions(&mut old, &a, LORVIK, "25", &json!({"diagnostics": []}));
    assert!(
        found
            .iter()
            .all(|action| !action["title"].as_str().unwrap().contains(".toml")),
        "{found:?}"
    );
    let changes = &titled(&found, "Use “25” in all 2 other places")["edit"]["changes"];
    assert_eq!(changes.as_object().map(serde_json::Map::len), Some(2));
}
