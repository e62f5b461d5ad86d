//! A small client of the Language Server Protocol, that talks to the real binary over a pipe.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use crate::binary;

/// How long a message may take before the server counts as hanging; far more than any takes on a busy machine.
const PATIENCE: Duration = Duration::from_mins(3);

/// A server that was started, and what it said.
pub struct Editor {
    child: Child,
    input: Option<ChildStdin>,
    said: Receiver<Value>,
    /// Messages that were passed over while another was waited for.
    kept: VecDeque<Value>,
    number: i64,
}

impl Editor {
    /// Starts a server in a folder.
    ///
    /// # Panics
    /// It does not start.
    pub fn start(folder: &Path) -> Self {
        Self::start_with(folder, &[])
    }

    /// Starts a server in a folder, with these variables in its environment.
    ///
    /// # Panics
    /// It does not start.
    pub fn start_with(folder: &Path, variables: &[(&str, &Path)]) -> Self {
        let mut child = Command::new(binary::path())
            .arg("lsp")
            .current_dir(folder)
            .envs(variables.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let (send, said) = channel();
        thread::spawn(move || {
            while let Some(message) = read(&mut out) {
                if send.send(message).is_err() {
                    return;
                }
            }
        });
        Self {
            input: child.stdin.take(),
            child,
            said,
            kept: VecDeque::new(),
            number: 0,
        }
    }

    /// Starts a server that knows what the client can, and these folders.
    pub fn ready(folder: &Path, capabilities: &Value, folders: &[&Path], options: &Value) -> (Self, Value) {
        let mut editor = Self::start(folder);
        let answer = editor.initialize(capabilities, folders, options);
        (editor, answer)
    }

    /// Says what the client can, and these folders; what the server can.
    pub fn initialize(&mut self, capabilities: &Value, folders: &[&Path], options: &Value) -> Value {
        let folders: Vec<Value> = (folders.iter())
            .map(|folder| json!({"uri": uri(folder), "name": "desk"}))
            .collect();
        let answer = self.ask(
            "initialize",
            &json!({"processId": null, "rootUri": null, "capabilities": capabilities,
                "workspaceFolders": folders, "initializationOptions": options}),
        );
        self.tell("initialized", &json!({}));
        answer["result"].clone()
    }

    /// Writes bytes as they are.
    ///
    /// # Panics
    /// The server reads no more.
    pub fn write(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().unwrap();
        input.write_all(bytes).unwrap();
        input.flush().unwrap();
    }

    /// Sends a notification.
    pub fn tell(&mut self, method: &str, params: &Value) {
        self.write(&framed(&json!({"jsonrpc": "2.0", "method": method, "params": params})));
    }

    /// Sends a request; its number.
    pub fn send(&mut self, method: &str, params: &Value) -> i64 {
        self.number += 1;
        let message = json!({"jsonrpc": "2.0", "id": self.number, "method": method, "params": params});
        self.write(&framed(&message));
        self.number
    }

    /// Sends a request and waits for its answer.
    pub fn ask(&mut self, method: &str, params: &Value) -> Value {
        let id = self.send(method, params);
        self.answer(id)
    }

    /// Waits for the answer with a number.
    pub fn answer(&mut self, id: i64) -> Value {
        self.wait(|message| message["id"] == json!(id) && message.get("method").is_none())
    }

    /// Waits for the first message of a kind; others are kept for later.
    ///
    /// # Panics
    /// None comes.
    pub fn wait(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        if let Some(idx) = self.kept.iter().position(&wanted) {
            return self.kept.remove(idx).unwrap();
        }
        loop {
            let message = self.said.recv_timeout(PATIENCE).expect("the server says no more");
            if wanted(&message) {
                return message;
            }
            self.kept.push_back(message);
        }
    }

    /// Waits for findings of a document that are as wanted; what was said of it before is forgotten.
    pub fn findings(&mut self, uri: &str, wanted: impl Fn(&Value) -> bool) -> Value {
        let about =
            |message: &Value| message["method"] == "textDocument/publishDiagnostics" && message["params"]["uri"] == uri;
        loop {
            let params = self.wait(about)["params"].clone();
            if wanted(&params) {
                return params;
            }
        }
    }

    /// Everything that was said and not waited for, up to the end of the server.
    pub fn rest(&mut self) -> Vec<Value> {
        let mut rest: Vec<Value> = self.kept.drain(..).collect();
        while let Ok(message) = self.said.recv_timeout(PATIENCE) {
            rest.push(message);
        }
        rest
    }

    /// Opens a document.
    pub fn open(&mut self, uri: &str, language: &str, text: &str) {
        let document = json!({"uri": uri, "languageId": language, "version": 1, "text": text});
        self.tell("textDocument/didOpen", &json!({"textDocument": document}));
    }

    /// Puts a new text in place.
    pub fn put(&mut self, uri: &str, version: i32, text: &str) {
        let params = json!({"textDocument": {"uri": uri, "version": version}, "contentChanges": [{"text": text}]});
        self.tell("textDocument/didChange", &params);
    }

    /// The number of the server's process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Closes the input; the exit status.
    ///
    /// # Panics
    /// The server does not end.
    pub fn end(&mut self) -> Option<i32> {
        self.input = None;
        self.status()
    }

    /// Waits for the end of the server while its input stays open; the exit status.
    ///
    /// # Panics
    /// The server does not end.
    pub fn status(&mut self) -> Option<i32> {
        for _ in 0..PATIENCE.as_millis() / 10 {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.code();
            }
            thread::sleep(Duration::from_millis(10));
        }
        panic!("the server does not end");
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// A message with its header.
pub fn framed(message: &Value) -> Vec<u8> {
    let body = message.to_string();
    format!("Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
}

/// The address of a file.
pub fn uri(path: &Path) -> String {
    format!("file://{}", path.display())
}

/// The next message; None at the end. Anything that is no frame is a failure.
fn read(out: &mut impl BufRead) -> Option<Value> {
    let mut length = None;
    loop {
        let mut line = String::new();
        if out.read_line(&mut line).unwrap() == 0 {
            return None;
        }
        match line.trim_end().split_once(": ") {
            Some(("Content-Length", digits)) => length = digits.parse().ok(),
            Some(("Content-Type", _)) => {}
            None if line == "\r\n" => break,
            _ => return Some(json!({"noFrame": line})),
        }
    }
    let mut body = vec![0; length.expect("a frame without its length")];
    out.read_exact(&mut body).ok()?;
    serde_json::from_slice(&body).ok()
}
