//! How the server begins and ends, and what broken messages do to it: nothing.

use std::path::Path;

use factlint_tests::editor::{Editor, framed};
use serde_json::{Value, json};

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

fn ready(folder: &Path) -> Editor {
    Editor::ready(folder, &json!({}), &[], &json!(null)).0
}

#[test]
fn requests_wait_for_initialize_and_end_with_shutdown() {
    let folder = folder();
    let mut editor = Editor::start(folder.path());
    let hover = json!({"textDocument": {"uri": "untitled:a"}, "position": {"line": 0, "character": 0}});
    assert_eq!(editor.ask("textDocument/hover", &hover)["error"]["code"], -32002);
    let answer = editor.ask("initialize", &json!({"capabilities": {}}));
    assert_eq!(answer["result"]["capabilities"]["positionEncoding"], "utf-16");
    assert_eq!(answer["result"]["serverInfo"]["name"], "factlint");
    assert!(
        editor
            .ask("initialize", &json!({"capabilities": {}}))
            .get("error")
            .is_some()
    );
    editor.tell("initialized", &json!({}));
    assert_eq!(editor.ask("textDocument/hover", &hover)["result"], Value::Null);
    assert_eq!(editor.ask("factlint/unknown", &json!({}))["error"]["code"], -32601);
    assert_eq!(editor.ask("shutdown", &Value::Null)["result"], Value::Null);
    assert_eq!(editor.ask("textDocument/hover", &hover)["error"]["code"], -32600);
    editor.tell("exit", &Value::Null);
    assert_eq!(editor.status(), Some(0), "while the input is open");
    assert!(editor.rest().iter().all(|message| message.get("noFrame").is_none()));
}

#[test]
fn the_status_tells_whether_the_end_was_asked_for() {
    let folder = folder();
    let mut editor = Editor::start(folder.path());
    editor.tell("exit", &Value::Null);
    assert_eq!(editor.status(), Some(1), "before initialize");
    let mut editor = ready(folder.path());
    editor.tell("exit", &Value::Null);
    assert_eq!(editor.status(), Some(1), "without shutdown");
    assert_eq!(ready(folder.path()).end(), Some(1), "end of input without shutdown");
    let mut editor = ready(folder.path());
    editor.ask("shutdown", &Value::Null);
    assert_eq!(editor.end(), Some(0), "end of input after shutdown");
    let mut editor = ready(folder.path());
    let mut both = framed(&json!({"jsonrpc": "2.0", "id": 90, "method": "shutdown"}));
    both.extend(framed(&json!({"jsonrpc": "2.0", "method": "exit"})));
    editor.write(&both);
    assert_eq!(editor.answer(90)["result"], Value::Null);
    assert_eq!(editor.status(), Some(0), "both in one write");
}

#[test]
fn the_best_encoding_that_is_offered_is_taken() {
    let folder = folder();
    for (offered, taken) in [
        (json!(["utf-8"]), "utf-8"),
        (json!(["utf-16", "utf-8"]), "utf-8"),
        (json!(["utf-32", "utf-16"]), "utf-16"),
        (json!(["utf-32"]), "utf-32"),
        (json!([]), "utf-16"),
    ] {
        let capabilities = json!({"general": {"positionEncodings": offered}});
        let (_editor, answer) = Editor::ready(folder.path(), &capabilities, &[], &json!(null));
        assert_eq!(answer["capabilities"]["positionEncoding"], taken, "{offered}");
    }
}

#[test]
fn broken_messages_are_answered_and_harm_no_other() {
    let folder = folder();
    let mut editor = ready(folder.path());
    let good = |id: i64| framed(&json!({"jsonrpc": "2.0", "id": id, "method": "factlint/unknown"}));
    let refused = |message: &Value, code: i64| message["id"].is_null() && message["error"]["code"] == code;
    editor.write(b"Content-Length: 9\r\n\r\n{\"broken\"");
    editor.wait(|message| refused(message, -32700));
    editor.write(b"Content-Length: 2\r\n\r\n[]");
    editor.wait(|message| refused(message, -32600));
    editor.write(b"noise and more noise\r\n");
    editor.write(b"Content-Length: a lot\r\n\r\n");
    editor.wait(|message| refused(message, -32700));
    // A header that comes byte by byte, and two messages in one write.
    for byte in good(70) {
        editor.write(&[byte]);
    }
    let mut two = good(71);
    two.extend(good(72));
    editor.write(&two);
    for id in 70..=72 {
        assert_eq!(editor.answer(id)["error"]["code"], -32601);
    }
    editor.ask("shutdown", &Value::Null);
    editor.tell("exit", &Value::Null);
    assert_eq!(editor.status(), Some(0));
    assert!(editor.rest().iter().all(|message| message.get("noFrame").is_none()));
}

#[test]
fn a_cancelled_request_is_answered_though_the_work_goes_on() {
    let folder = folder();
    let mut editor = ready(folder.path());
    // Long enough that its check takes a while.
    let text = "The council hired 25 new nurses in Lorvik on 3 March 2024, officials said.\n\n".repeat(4000);
    editor.open("untitled:long", "markdown", &text);
    let params = json!({"textDocument": {"uri": "untitled:long"}, "position": {"line": 0, "character": 20}});
    let id = editor.send("textDocument/hover", &params);
    editor.tell("$/cancelRequest", &json!({"id": id}));
    let answer = editor.answer(id);
    assert_eq!(answer["error"]["code"], -32800, "{answer}");
    // The text of the document was not forgotten over this.
    assert!(editor.ask("textDocument/hover", &params)["result"].is_object());
}

#[test]
fn frames_that_lie_about_their_length_cost_themselves_only() {
    let folder = folder();
    let mut editor = ready(folder.path());
    let good = |id: i64| framed(&json!({"jsonrpc": "2.0", "id": id, "method": "factlint/unknown"}));
    let body = br#"{"jsonrpc":"2.0","id":50,"method":"factlint/unknown"}"#;
    let mut bytes = Vec::new();
    // Too short, too long, none, negative, and a header that ends nowhere.
    for (id, header) in (80..).zip([
        "Content-Length: 5",
        "Content-Length: 80",
        "Content-Length: 0",
        "Content-Length: -7",
    ]) {
        bytes.extend_from_slice(header.as_bytes());
        bytes.extend_from_slice(b"\r\n\r\n");
        bytes.extend_from_slice(body);
        bytes.extend(good(id));
    }
    bytes.extend_from_slice(b"Content-Length");
    bytes.extend(good(84));
    // A character cut in two by the writes, and a header in two.
    let text = framed(&json!({"jsonrpc": "2.0", "id": 85, "method": "factlint/\u{1f642}"}));
    bytes.extend_from_slice(&text[..text.len() - 4]);
    editor.write(&bytes);
    editor.write(&text[text.len() - 4..]);
    let last = good(86);
    for part in last.chunks(7) {
        editor.write(part);
    }
    for id in 80..=86 {
        assert_eq!(editor.answer(id)["error"]["code"], -32601, "{id}");
    }
    editor.ask("shutdown", &Value::Null);
    editor.tell("exit", &Value::Null);
    assert_eq!(editor.status(), Some(0));
}

#[cfg(unix)]
#[test]
fn the_server_ends_with_the_process_that_started_it() {
    use std::process::Command;

    let folder = folder();
    let mut parent = Command::new("sleep").arg("600").spawn().unwrap();
    let mut editor = Editor::start(folder.path());
    editor.ask("initialize", &json!({"processId": parent.id(), "capabilities": {}}));
    editor.tell("initialized", &json!({}));
    assert_eq!(editor.ask("factlint/unknown", &json!({}))["error"]["code"], -32601);
    parent.kill().unwrap();
    parent.wait().unwrap();
    assert_eq!(editor.status(), Some(1), "while the input is open");
    // A process that could not be seen from the start tells nothing.
    let mut editor = Editor::start(folder.path());
    editor.ask("initialize", &json!({"processId": parent.id(), "capabilities": {}}));
    editor.tell("initialized", &json!({}));
    std::thread::sleep(std::time::Duration::from_secs(3));
    assert_eq!(editor.ask("factlint/unknown", &json!({}))["error"]["code"], -32601);
}
