//! Rules written as data in the language server: the closest file for each document, read again when it changes.

use std::fs;
use std::path::Path;

use factlint_tests::editor::{Editor, uri};
use serde_json::{Value, json};

fn rule(name: &str, word: &str) -> String {
    format!("[[rule]]\nname = \"{name}\"\non = \"word\"\nwords = \"{word}\"\nmessage = \"not here\"\n")
}

fn codes(params: &Value) -> Vec<String> {
    let findings = params["diagnostics"].as_array().into_iter().flatten();
    let codes = findings.map(|finding| finding["code"].as_str().unwrap_or("").to_owned());
    codes
        .filter(|code| code.starts_with("no-") || code == "configuration")
        .collect()
}

fn save(editor: &mut Editor, uri: &str) {
    editor.tell("textDocument/didSave", &json!({"textDocument": {"uri": uri}}));
}

fn open(editor: &mut Editor, path: &Path) -> String {
    let uri = uri(path);
    editor.open(&uri, "markdown", "The pier and the dome are open.\n");
    uri
}

#[test]
fn the_closest_file_holds_and_is_read_again_when_it_changes() {
    let desk = tempfile::tempdir().unwrap();
    let (root, sports) = (desk.path(), desk.path().join("sports"));
    fs::create_dir(&sports).unwrap();
    fs::write(root.join("rules.toml"), rule("no-pier", "pier")).unwrap();
    let mut editor = Editor::ready(root, &json!({}), &[root], &json!(null)).0;
    let a = open(&mut editor, &root.join("a.md"));
    editor.findings(&a, |params| codes(params) == ["no-pier"]);
    // A file that comes later, below; its rule may have the name of one above.
    let b = open(&mut editor, &sports.join("b.md"));
    editor.findings(&b, |params| codes(params) == ["no-pier"]);
    fs::write(
        sports.join("rules.toml"),
        rule("no-pier", "dome") + &rule("no-open", "open"),
    )
    .unwrap();
    save(&mut editor, &a);
    let below = editor.findings(&b, |params| codes(params) == ["no-pier", "no-open"]);
    assert_eq!(below["diagnostics"][0]["range"]["start"]["character"], 17, "{below}");
    // An error in it stands at its place, and what is in order holds.
    fs::write(
        root.join("rules.toml"),
        rule("no-pier", "open") + "\n[[rule]]\nname = \"no-two\"\non = \"word\"\nmessage = \"m\"\n",
    )
    .unwrap();
    save(&mut editor, &a);
    let wrong = editor.findings(&uri(&root.join("rules.toml")), |params| {
        codes(params) == ["configuration"]
    });
    assert_eq!(wrong["diagnostics"][0]["range"]["start"]["line"], 6, "{wrong}");
    assert_eq!(
        wrong["diagnostics"][0]["message"],
        "`no-two`: give `words`, `lemmas` or a `regex`"
    );
    let moved = editor.findings(&a, |params| codes(params) == ["no-pier"]);
    assert_eq!(moved["diagnostics"][0]["range"]["start"]["character"], 26, "{moved}");
    fs::remove_file(root.join("rules.toml")).unwrap();
    save(&mut editor, &a);
    editor.findings(&a, |params| codes(params).is_empty());
    editor.findings(&uri(&root.join("rules.toml")), |params| codes(params).is_empty());
}

#[test]
fn settings_of_the_editor_name_rules_of_any_file() {
    let desk = tempfile::tempdir().unwrap();
    fs::write(
        desk.path().join("rules.toml"),
        rule("no-pier", "pier") + &rule("no-dome", "dome"),
    )
    .unwrap();
    let options = json!({"ignore": ["no-dome"]});
    let mut editor = Editor::ready(desk.path(), &json!({}), &[desk.path()], &options).0;
    let a = open(&mut editor, &desk.path().join("a.md"));
    editor.findings(&a, |params| codes(params) == ["no-pier"]);
    editor.ask("shutdown", &json!(null));
    editor.tell("exit", &json!(null));
    let said = editor.rest();
    assert!(
        !said
            .iter()
            .any(|message| message.to_string().contains("no rule or family")),
        "{said:?}"
    );
}
