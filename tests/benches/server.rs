//! The language server as an editor meets it: the release binary over a pipe, how long a keystroke takes, and memory.
//!
//! `cargo bench -p factlint-tests --bench server` prints what was measured beside what it should be. It is no test: on a
//! busy machine every figure is worse.

#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a table for people; a benchmark that cannot go on should stop, and say where"
)]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use factlint_tests::editor::{Editor, uri};
use factlint_tests::generator::article;
use factlint_tests::random::Random;
use serde_json::{Value, json};

/// A sentence whose finding comes and goes with one digit.
const TOGGLED: &str = "In the end 12 percent of the voters of the valley took part.";

/// The key that is pressed in it: "12" becomes "120", which no share can be.
const KEY: &str = "0";

/// A sentence that several documents agree on until one digit of it changes.
const SHARED: &str = "The fire in Lorvik destroyed 25 houses on Harbour Street, Mayor Anna Brekke said.";

fn main() {
    // Without it, `cargo test --benches` asks only whether this runs at all.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    factlint_tests::binary::path();
    println!("{:<58} {:>12} {:>10}", "what", "measured", "goal");
    start();
    document(100_000, 200, 3.0, Some(60));
    document(1_000_000, 60, 25.0, None);
    workspace(5_000, 5_000);
}

fn start() {
    let desk = tempfile::tempdir().unwrap();
    let (uri, text) = (uri(&desk.path().join("a.md")), article(3, 10_000));
    let mut times: Vec<f64> = (0..20)
        .map(|_| {
            let begin = Instant::now();
            let mut editor = ready(desk.path());
            editor.open(&uri, "markdown", &text);
            editor.findings(&uri, |_| true);
            milliseconds(begin)
        })
        .collect();
    times.sort_by(f64::total_cmp);
    tell(
        "start to findings of 10 KB, p50",
        quantile(&times, 50),
        "ms",
        Some(50.0),
    );
    tell("start to findings of 10 KB, p95", quantile(&times, 95), "ms", None);
}

/// Edits of one document, and the memory that it takes.
fn document(bytes: usize, edits: usize, goal: f64, memory: Option<u32>) {
    let desk = tempfile::tempdir().unwrap();
    let uri = uri(&desk.path().join("a.md"));
    let text = toggling(&article(7, bytes));
    let places: Vec<(usize, usize)> = (text.lines().enumerate())
        .filter_map(|(line, words)| Some((line, words.find(TOGGLED)? + "In the end 12".len())))
        .collect();
    let size = format!("{} KB", bytes / 1000);
    let mut editor = ready(desk.path());
    let begin = Instant::now();
    editor.open(&uri, "markdown", &text);
    editor.findings(&uri, |_| true);
    tell(&format!("open {size} to findings"), milliseconds(begin), "ms", None);
    if let Some(goal) = memory {
        tell(
            &format!("memory with {size} open"),
            resident(&editor),
            "MB",
            Some(f64::from(goal)),
        );
    }
    let mut random = Random::new(1);
    let (mut typed, mut findings) = (Vec::new(), 0);
    let mut version = 1;
    while typed.len() < edits {
        let (line, column) = random.pick(&places);
        for (end, new) in [(column, KEY), (column + KEY.len(), "")] {
            version += 1;
            let begin = Instant::now();
            editor.tell(
                "textDocument/didChange",
                &change(&uri, version, (line, column, end), new),
            );
            let said = editor.findings(&uri, |params| params["version"] == version);
            typed.push(milliseconds(begin));
            findings = said["diagnostics"].as_array().map_or(0, Vec::len);
        }
    }
    typed.sort_by(f64::total_cmp);
    tell(
        &format!("keystroke to findings, {size} ({findings} findings), p50"),
        quantile(&typed, 50),
        "ms",
        None,
    );
    tell(
        &format!("keystroke to findings, {size}, p95"),
        quantile(&typed, 95),
        "ms",
        Some(goal),
    );
    if memory.is_some() {
        tell(
            &format!("memory after {edits} edits"),
            resident(&editor),
            "MB",
            memory.map(f64::from),
        );
    }
    // The same with an answer in the place of findings: what an editor waits for while it draws.
    let mut asked: Vec<f64> = (0..edits / 2)
        .map(|_| {
            version += 1;
            let (line, column) = random.pick(&places);
            let begin = Instant::now();
            editor.tell(
                "textDocument/didChange",
                &change(&uri, version, (line, column, column), " "),
            );
            editor.ask("textDocument/codeLens", &json!({"textDocument": {"uri": uri}}));
            milliseconds(begin)
        })
        .collect();
    asked.sort_by(f64::total_cmp);
    tell(
        &format!("keystroke to code lenses, {size}, p50"),
        quantile(&asked, 50),
        "ms",
        None,
    );
}

/// A folder of documents, of which a few that are open share a fact.
fn workspace(documents: usize, bytes: usize) {
    let desk = tempfile::tempdir().unwrap();
    for number in 0..documents {
        let folder = desk.path().join(format!("{:03}", number / 50));
        fs::create_dir_all(&folder).unwrap();
        fs::write(
            folder.join(format!("{number:05}.md")),
            article(1000 + number as u64, bytes),
        )
        .unwrap();
    }
    fs::create_dir_all(desk.path().join("zz")).unwrap();
    fs::write(
        desk.path().join("zz/last.md"),
        "Zebulon Quibbleworth was the last of them.\n",
    )
    .unwrap();
    let open: Vec<String> = (0..8)
        .map(|number| uri(&desk.path().join(format!("000/open-{number}.md"))))
        .collect();
    let begin = Instant::now();
    let mut editor = ready(desk.path());
    for (number, uri) in open.iter().enumerate() {
        // Each states another figure, so that a change of the first one concerns them all.
        let shared = SHARED.replace("25", &format!("{}5", number + 2));
        let text = format!("# Fire in Lorvik\n\n{shared}\n\n{}", article(50 + number as u64, 3_000));
        editor.open(uri, "markdown", &text);
    }
    editor.findings(&open[0], |_| true);
    tell(
        "folder of 5,000 documents: first findings",
        milliseconds(begin),
        "ms",
        None,
    );
    while editor.ask("workspace/symbol", &json!({"query": "quibbleworth"}))["result"][0].is_null() {
        thread::sleep(Duration::from_millis(20));
    }
    tell(
        "folder of 5,000 documents (25 MB) read",
        milliseconds(begin) / 1000.0,
        "s",
        Some(3.0),
    );
    tell("memory with it", resident(&editor), "MB", Some(300.0));
    let column = SHARED.find("25").unwrap();
    let mut times = Vec::new();
    for version in 2..=61 {
        let new = if version % 2 == 0 { "1" } else { "2" };
        let begin = Instant::now();
        editor.tell(
            "textDocument/didChange",
            &change(&open[0], version, (2, column, column + 1), new),
        );
        let figure = format!("{new}5 houses");
        for uri in &open {
            editor.findings(uri, |params| names(params, &figure));
        }
        times.push(milliseconds(begin));
    }
    times.sort_by(f64::total_cmp);
    tell(
        "a fact changes: findings of all 8 open documents, p50",
        quantile(&times, 50),
        "ms",
        None,
    );
    tell(
        "a fact changes: findings of all 8 open documents, p95",
        quantile(&times, 95),
        "ms",
        Some(10.0),
    );
}

fn ready(folder: &Path) -> Editor {
    Editor::ready(folder, &json!({}), &[folder], &Value::Null).0
}

/// The text with a sentence to edit every few paragraphs.
fn toggling(text: &str) -> String {
    let mut new = String::with_capacity(text.len() + text.len() / 20);
    for (number, paragraph) in text.split("\n\n").enumerate() {
        let _ = write!(new, "{paragraph}\n\n");
        if number % 20 == 3 {
            let _ = write!(new, "{TOGGLED}\n\n");
        }
    }
    new
}

fn change(uri: &str, version: i32, (line, start, end): (usize, usize, usize), new: &str) -> Value {
    let at = |character: usize| json!({"line": line, "character": character});
    json!({
        "textDocument": {"uri": uri, "version": version},
        "contentChanges": [{"range": {"start": at(start), "end": at(end)}, "text": new}]
    })
}

/// Whether a conflict of figures names this one.
fn names(params: &Value, figure: &str) -> bool {
    let findings = params["diagnostics"].as_array().into_iter().flatten();
    let about =
        |finding: &Value| finding["code"] == "conflicting-number" && finding["message"].to_string().contains(figure);
    findings.into_iter().any(about)
}

/// Resident memory of the server, in megabytes (proc(5), `VmRSS`).
fn resident(editor: &Editor) -> f64 {
    let status = fs::read_to_string(format!("/proc/{}/status", editor.id())).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok());
    kilobytes.unwrap_or(f64::NAN) / 1024.0
}

fn milliseconds(begin: Instant) -> f64 {
    begin.elapsed().as_secs_f64() * 1000.0
}

/// The time that so many percent of the sorted times do not exceed.
fn quantile(times: &[f64], percent: usize) -> f64 {
    let last = times.len().saturating_sub(1);
    times
        .get((times.len() * percent / 100).min(last))
        .copied()
        .unwrap_or(f64::NAN)
}

fn tell(what: &str, value: f64, unit: &str, goal: Option<f64>) {
    let goal = goal.map_or(String::new(), |goal| {
        format!("{goal} {unit}{}", if value <= goal { "" } else { " !" })
    });
    println!("{what:<58} {value:>9.2} {unit:<2} {goal:>10}");
}
