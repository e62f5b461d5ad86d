//! Findings stand where the reader sees them: emoji, combining marks and every line end, in all three encodings.

use factlint_tests::editor::Editor;
use serde_json::{Value, json};

/// The text in a range, as the encoding counts; an independent way to find it.
fn text_in<'a>(text: &'a str, range: &Value, encoding: &str) -> &'a str {
    let offset = |position: &Value| {
        let (mut line, mut column, mut last) = (0, 0, ' ');
        for (at, c) in text.char_indices() {
            // CR, LF and both together end a line.
            let ended = last == '\n' || (last == '\r' && c != '\n');
            if ended {
                (line, column) = (line + 1, 0);
            }
            if position["line"] == line && position["character"] == column {
                return at;
            }
            column += match encoding {
                "utf-8" => c.len_utf8(),
                "utf-16" => c.len_utf16(),
                _ => 1,
            };
            last = c;
        }
        text.len()
    };
    &text[offset(&range["start"])..offset(&range["end"])]
}

#[test]
fn ranges_hold_the_same_words_in_every_encoding() {
    let text = "# 🔥 Report 👩‍🚒\r\n\r\nCafé 🙂 e\u{301}tude 日本: harbour dust causes heart disease.\r\r\
        The tower 😀 is 10 metres (50 feet) tall, and\nthe wall 🙂 is 20 metres (90 feet) long.\r\n";
    let mut words: Vec<Vec<String>> = Vec::new();
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let folder = tempfile::tempdir().unwrap();
        let capabilities = json!({"general": {"positionEncodings": [encoding]}});
        let (mut editor, answer) = Editor::ready(folder.path(), &capabilities, &[], &json!(null));
        assert_eq!(answer["capabilities"]["positionEncoding"], encoding);
        editor.open("untitled:draft", "markdown", text);
        let params = editor.findings("untitled:draft", |params| params["version"] == 1);
        let found = params["diagnostics"].as_array().unwrap();
        let texts = found
            .iter()
            .map(|finding| format!("{} {}", finding["code"], text_in(text, &finding["range"], encoding)));
        words.push(texts.collect());
        // A question at the first character of a finding is about that finding.
        for finding in found {
            let at = json!({"textDocument": {"uri": "untitled:draft"}, "position": finding["range"]["start"]});
            let hover = editor.ask("textDocument/hover", &at)["result"].to_string();
            assert!(hover.contains(finding["code"].as_str().unwrap()), "{encoding}: {hover}");
        }
    }
    assert!(
        words[0].iter().any(|words| words.contains("wrong-conversion")),
        "{words:?}"
    );
    assert!(words[0].len() == 3, "{words:?}");
    assert!(words.iter().all(|other| *other == words[0]), "{words:#?}");
}
