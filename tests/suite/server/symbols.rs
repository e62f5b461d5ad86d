//! Outlines of a document, and names and figures over all documents.

use std::fs;
use std::thread;
use std::time::Duration;

use factlint_tests::editor::{Editor, uri};
use serde_json::{Value, json};

const REPORT: &str = "# Harbour report\n\nThe harbour hired 25 nurses on 3 March 2024.\n\n## Staff\n\n\"We need more people,\" said \
                      Anna Brekke, the mayor.\n\n### Nights\n\nBrekke praised 12 guards.\n\n## Money\n\nIt cost $3.5 million.\n";

fn nested() -> Value {
    json!({"textDocument": {"documentSymbol": {"hierarchicalDocumentSymbolSupport": true}}})
}

fn outline(capabilities: &Value, options: &Value) -> Value {
    let desk = tempfile::tempdir().unwrap();
    let (mut editor, server) = Editor::ready(desk.path(), capabilities, &[desk.path()], options);
    assert_eq!(server["capabilities"]["documentSymbolProvider"], true);
    let a = uri(&desk.path().join("a.md"));
    editor.open(&a, "markdown", REPORT);
    editor.ask("textDocument/documentSymbol", &json!({"textDocument": {"uri": a}}))["result"].clone()
}

/// The names of a tree, each below the one that holds it.
fn shape(symbols: &Value, depth: usize, lines: &mut Vec<String>) {
    for symbol in symbols.as_array().into_iter().flatten() {
        let name = symbol["name"].as_str().unwrap();
        let detail = symbol["detail"].as_str().map(|detail| format!(" ({detail})"));
        lines.push(format!("{}{name}{}", "  ".repeat(depth), detail.unwrap_or_default()));
        assert!(holds(&symbol["range"], &symbol["selectionRange"]), "{symbol}");
        for child in symbol["children"].as_array().into_iter().flatten() {
            assert!(holds(&symbol["range"], &child["range"]), "{symbol}");
        }
        shape(&symbol["children"], depth + 1, lines);
    }
}

fn holds(outer: &Value, inner: &Value) -> bool {
    let at = |place: &Value| (place["line"].as_u64(), place["character"].as_u64());
    at(&outer["start"]) <= at(&inner["start"]) && at(&inner["end"]) <= at(&outer["end"])
}

#[test]
fn headings_are_a_tree_where_the_editor_can_show_one() {
    let symbols = outline(&nested(), &json!(null));
    let mut lines = Vec::new();
    shape(&symbols, 0, &mut lines);
    assert_eq!(lines, ["Harbour report", "  Staff", "    Nights", "  Money"]);
    assert_eq!(
        symbols[0]["range"]["end"]["line"], 15,
        "a section reaches to the end of its text"
    );
    assert_eq!(
        symbols[0]["children"][0]["range"]["end"],
        json!({"line": 12, "character": 0})
    );
}

#[test]
fn headings_are_a_list_elsewhere() {
    let symbols = outline(&json!({}), &json!(null));
    let lines: Vec<_> = symbols
        .as_array()
        .unwrap()
        .iter()
        .map(|symbol| (symbol["name"].as_str().unwrap(), symbol["containerName"].as_str()))
        .collect();
    assert_eq!(
        lines,
        [
            ("Harbour report", None),
            ("Staff", Some("Harbour report")),
            ("Nights", Some("Staff")),
            ("Money", Some("Harbour report")),
        ]
    );
    assert!(symbols[0]["location"]["uri"].as_str().unwrap().ends_with("a.md"));
}

#[test]
fn facts_stand_below_their_headings_by_choice() {
    let mut lines = Vec::new();
    shape(&outline(&nested(), &json!({"symbols": "facts"})), 0, &mut lines);
    assert_eq!(
        lines.join("\n"),
        "Harbour report\n  25 nurses (25)\n  3 March 2024 (2024-03-03)\n  Staff\n    “We need more people,” (Anna Brekke)\n    \
         Anna Brekke (mayor)\n    Nights\n      Anna Brekke (mayor)\n      12 guards (12)\n  Money\n    USD 3\u{a0}500\u{a0}000 ($3.5 million)"
    );
    let flat = outline(&json!({}), &json!({"symbols": "facts"}));
    let container = |name: &str| {
        let symbols = flat.as_array().unwrap().iter();
        let mut found = symbols.filter(|symbol| symbol["name"] == name);
        found.next().unwrap_or_else(|| panic!("no {name} in {flat}"))["containerName"].clone()
    };
    assert_eq!(
        (container("12 guards"), container("25 nurses")),
        (json!("Nights"), json!("Harbour report"))
    );
}

#[test]
fn names_and_figures_are_found_in_all_documents() {
    let desk = tempfile::tempdir().unwrap();
    fs::write(
        desk.path().join("b.md"),
        "Anna Brekke bought 14 lighthouses in Lorvik.\n",
    )
    .unwrap();
    let (mut editor, _) = Editor::ready(desk.path(), &json!({}), &[desk.path()], &json!(null));
    let a = uri(&desk.path().join("a.md"));
    editor.open(&a, "markdown", REPORT);
    let mut search = |query: &str, wanted: usize| {
        // Closed files are read in the background.
        for _ in 0..600 {
            let found = editor.ask("workspace/symbol", &json!({"query": query}))["result"].clone();
            if found.as_array().is_some_and(|found| found.len() >= wanted) {
                return found;
            }
            thread::sleep(Duration::from_millis(50));
        }
        panic!("{query} is not found {wanted} times");
    };
    let brekke = search("BREK", 2);
    let places: Vec<_> = brekke
        .as_array()
        .unwrap()
        .iter()
        .map(|symbol| symbol["containerName"].as_str().unwrap())
        .collect();
    assert_eq!(places, ["a.md", "b.md"], "{brekke}");
    let lights = search("lighthouses", 1);
    assert_eq!(
        (&lights[0]["name"], &lights[0]["kind"]),
        (&json!("14 lighthouses"), &json!(16))
    );
    assert_eq!(lights[0]["location"]["range"]["start"]["character"], 19);
    assert_eq!(
        editor.ask("workspace/symbol", &json!({"query": "zeppelin"}))["result"],
        json!([])
    );
}

#[test]
fn a_search_sees_an_edit_that_was_made_before_it() {
    let desk = tempfile::tempdir().unwrap();
    let (mut editor, _) = Editor::ready(desk.path(), &json!({}), &[desk.path()], &json!(null));
    let a = uri(&desk.path().join("a.md"));
    editor.open(&a, "markdown", REPORT);
    editor.put(&a, 2, &REPORT.replace("Anna Brekke", "Olga Tveit"));
    let found = editor.ask("workspace/symbol", &json!({"query": "tveit"}))["result"].clone();
    assert_eq!(found[0]["name"], "Olga Tveit", "{found}");
    assert_eq!(
        editor.ask("workspace/symbol", &json!({"query": "anna brekke"}))["result"],
        json!([])
    );
}

#[test]
fn a_search_gives_only_so_many() {
    let desk = tempfile::tempdir().unwrap();
    let (mut editor, _) = Editor::ready(desk.path(), &json!({}), &[desk.path()], &json!(null));
    let a = uri(&desk.path().join("a.md"));
    let text: Vec<String> = (0..400)
        .map(|number| format!("The harbour sold {number} boats.\n\n"))
        .collect();
    editor.open(&a, "markdown", &text.concat());
    let found = editor.ask("workspace/symbol", &json!({"query": "boat"}))["result"].clone();
    assert_eq!(found.as_array().map(Vec::len), Some(200));
}
