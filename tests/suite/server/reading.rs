//! What hovers tell, and where references, definitions and highlights lead, over several files.

use std::fs;
use std::thread;
use std::time::Duration;

use factlint_tests::editor::{Editor, uri};
use serde_json::{Value, json};

const HERE: &str = "---\ndate: 2025-03-18\n---\n\nMayor Anna Brekke said last Tuesday that more than 1.2 million people and 40 boats had left \
                    Lorvik. Brekke thanked them.\n\n\"We waited for 5 ft of water,\" said Olga Tveit.\n\nBrekke saw the 40 boats.\n";
const THERE: &str =
    "Anna Brekke was born in Lorvik. Some said that Brekke owned 40 boats.\n\nPeter Brekke is a painter.\n";

struct Story {
    desk: tempfile::TempDir,
    editor: Editor,
}

impl Story {
    fn open(capabilities: &Value) -> Self {
        let desk = tempfile::tempdir().unwrap();
        fs::write(desk.path().join("b.md"), THERE).unwrap();
        let (mut editor, _) = Editor::ready(desk.path(), capabilities, &[desk.path()], &json!({"symbols": "facts"}));
        editor.open(&uri(&desk.path().join("a.md")), "markdown", HERE);
        let mut story = Self { desk, editor };
        // Closed files are read in the background.
        for _ in 0..600 {
            let found = story.editor.ask("workspace/symbol", &json!({"query": "peter"}))["result"].clone();
            if found[0].is_object() {
                return story;
            }
            thread::sleep(Duration::from_millis(50));
        }
        panic!("b.md is not read");
    }

    fn ask(&mut self, method: &str, word: &str, declared: bool) -> Value {
        let at = HERE.find(word).unwrap();
        let (line, start) = (
            HERE[..at].matches('\n').count(),
            HERE[..at].rfind('\n').map_or(0, |end| end + 1),
        );
        let params = json!({
            "textDocument": {"uri": uri(&self.desk.path().join("a.md"))},
            "position": {"line": line, "character": at - start},
            "context": {"includeDeclaration": declared}
        });
        self.editor.ask(&format!("textDocument/{method}"), &params)["result"].clone()
    }

    fn hover(&mut self, word: &str) -> String {
        let hover = self.ask("hover", word, true);
        hover["contents"]["value"]
            .as_str()
            .unwrap_or_default()
            .replace('\u{a0}', " ")
    }
}

/// File names and lines.
fn places(locations: &Value) -> Vec<String> {
    let place = |location: &Value| {
        let file = location["uri"].as_str().unwrap().rsplit('/').next().unwrap();
        format!("{file}:{}", location["range"]["start"]["line"].as_u64().unwrap() + 1)
    };
    locations
        .as_array()
        .map(|all| all.iter().map(place).collect())
        .unwrap_or_default()
}

#[test]
fn a_hover_tells_all_that_was_read() {
    let mut story = Story::open(&json!({"textDocument": {"hover": {"contentFormat": ["markdown", "plaintext"]}}}));
    let figure = story.hover("1.2 million");
    for part in [
        "**Figure**: more than 1 200 000",
        "of: people",
        "allows: (1 200 000, ∞)",
        "said by: Anna Brekke",
    ] {
        assert!(figure.contains(part), "{part}: {figure}");
    }
    let date = story.hover("last Tuesday");
    assert!(
        date.contains("**Date**: 2025-03-11, Tuesday") && date.contains("counted from"),
        "{date}"
    );
    let feet = story.hover("5 ft");
    assert!(
        feet.contains("5 foot (1.524 m)") && feet.contains("said by: Olga Tveit"),
        "{feet}"
    );
    let quotation = story.hover("We waited");
    assert!(
        quotation.contains("**Quotation**") && quotation.contains("said by: Olga Tveit"),
        "{quotation}"
    );
    let name = story.hover("Brekke thanked");
    assert!(
        name.contains("**Person**: Anna Brekke, Mayor") && name.contains("3 mentions"),
        "{name}"
    );
    // Every other place, with a way to it.
    assert!(
        name.contains("also: [a.md:5](file://") && name.contains("a.md#L9)") && name.contains("[b.md:1](file://"),
        "{name}"
    );
    assert!(!name.contains("b.md:3"), "Peter Brekke is somebody else: {name}");
}

#[test]
fn a_hover_is_plain_where_markdown_is_not_read() {
    let mut story = Story::open(&json!({"textDocument": {"hover": {"contentFormat": ["plaintext"]}}}));
    let name = story.hover("Brekke thanked");
    assert!(
        name.starts_with("Person: Anna Brekke, Mayor\n3 mentions") && name.contains("also: a.md:5, a.md:9, b.md:1"),
        "{name}"
    );
    assert!(!name.contains(['*', '[', '\\']), "{name}");
}

#[test]
fn a_hover_says_what_the_rule_looks_for() {
    let desk = tempfile::tempdir().unwrap();
    let a = uri(&desk.path().join("a.md"));
    let (mut editor, _) = Editor::ready(desk.path(), &json!({}), &[desk.path()], &json!(null));
    editor.open(&a, "markdown", "Experts say the dam will last another century.\n");
    let params = json!({"textDocument": {"uri": a}, "position": {"line": 0, "character": 2}});
    let hover = editor.ask("textDocument/hover", &params)["result"]["contents"]["value"].clone();
    let hover = hover.as_str().unwrap();
    assert!(
        hover.contains("**vague-source**") && hover.contains("Finds statements whose source is nobody in particular"),
        "{hover}"
    );
    assert!(hover.contains("`factlint explain vague-source`"), "{hover}");
}

#[test]
fn references_lead_into_other_files() {
    let mut story = Story::open(&json!({}));
    let all = ["a.md:5", "a.md:5", "a.md:9", "b.md:1", "b.md:1"];
    assert_eq!(places(&story.ask("references", "Anna", true)), all);
    assert_eq!(
        places(&story.ask("references", "Brekke saw", true)),
        all,
        "from any of them"
    );
    assert_eq!(
        places(&story.ask("references", "Anna", false)),
        all[1..],
        "without the first mention"
    );
    assert_eq!(
        places(&story.ask("references", "40 boats", true)),
        ["a.md:5", "a.md:9", "b.md:1"]
    );
    assert_eq!(places(&story.ask("references", "1.2 million", true)), ["a.md:5"]);
    assert_eq!(story.ask("references", "had left", true), json!(null));
}

#[test]
fn definition_and_highlight_stay_in_the_document() {
    let mut story = Story::open(&json!({}));
    let first = story.ask("definition", "Brekke saw", true);
    assert_eq!(first["range"]["start"], json!({"line": 4, "character": 6}));
    let figure = story.ask("definition", "40 boats.\n", true);
    assert_eq!(figure["range"]["start"]["line"], 4);
    assert_eq!(
        story
            .ask("documentHighlight", "Brekke saw", true)
            .as_array()
            .map(Vec::len),
        Some(3)
    );
    assert_eq!(
        story.ask("documentHighlight", "40", true).as_array().map(Vec::len),
        Some(2)
    );
}
