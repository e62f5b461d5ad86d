//! Ten thousand random edits: the server's text is the client's.

use factlint_tests::editor::Editor;
use factlint_tests::random::Random;
use serde_json::{Value, json};

/// What edits are made of: characters of every width, every line end, and halves of one.
const PIECES: [&str; 12] = [
    "a", "staff ", "é", "🙂", "e\u{301}", "\n", "\r\n", "\r", "25", "\u{feff}", "日本", " ",
];

/// Edits that go in one notification.
const TOGETHER: usize = 25;

/// A position in a text, as the encoding counts; an independent and slow way to find it.
fn position(text: &str, offset: usize, encoding: &str) -> Value {
    let (mut line, mut column) = (0, 0);
    let mut chars = text[..offset].chars().peekable();
    let mut last = None;
    while let Some(c) = chars.next() {
        let ends = c == '\n' || (c == '\r' && chars.peek().copied().or(text[offset..].chars().next()) != Some('\n'));
        if ends {
            line += 1;
            column = 0;
        } else {
            column += match encoding {
                "utf-8" => c.len_utf8(),
                "utf-16" => c.len_utf16(),
                _ => 1,
            };
        }
        last = Some(c);
    }
    // Between CR and LF there is no position; see `boundary`.
    assert!(!(last == Some('\r') && text[offset..].starts_with('\n')));
    json!({"line": line, "character": column})
}

/// A random place at which an edit may begin.
fn boundary(text: &str, random: &mut Random) -> usize {
    let mut offset = random.below(text.len() + 1);
    while !text.is_char_boundary(offset) || (text[..offset].ends_with('\r') && text[offset..].starts_with('\n')) {
        offset -= 1;
    }
    offset
}

#[test]
fn ten_thousand_edits_end_with_the_text_of_the_client() {
    for (seed, encoding) in ["utf-8", "utf-16", "utf-32"].into_iter().enumerate() {
        let mut random = Random::new(seed as u64 + 7);
        let folder = tempfile::tempdir().unwrap();
        let capabilities = json!({"general": {"positionEncodings": [encoding]}});
        let (mut editor, _) = Editor::ready(folder.path(), &capabilities, &[], &json!(null));
        let uri = "untitled:draft";
        let mut text = "One 🙂 line.\r\nAnother é line.\n".to_owned();
        editor.open(uri, "plaintext", &text);
        let mut version = 1;
        for _ in 0..10_000 / TOGETHER {
            let mut changes = Vec::new();
            for _ in 0..TOGETHER {
                let (a, b) = (boundary(&text, &mut random), boundary(&text, &mut random));
                let (start, mut end) = (a.min(b), a.max(b));
                // Mostly short, so that the text neither dies nor grows for ever.
                if end - start > 12 && text.len() < 600 {
                    end = start;
                }
                let mut new = String::new();
                for _ in 0..random.below(4) {
                    new.push_str(random.pick(&PIECES));
                }
                let range = json!({"start": position(&text, start, encoding), "end": position(&text, end, encoding)});
                changes.push(json!({"range": range, "text": new}));
                text.replace_range(start..end, &new);
            }
            version += 1;
            let document = json!({"uri": uri, "version": version});
            editor.tell(
                "textDocument/didChange",
                &json!({"textDocument": document, "contentChanges": changes}),
            );
        }
        let server = editor.ask("factlint/text", &json!({"uri": uri}))["result"].clone();
        assert_eq!(server, json!(text), "{encoding}");
    }
}
