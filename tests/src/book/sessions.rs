//! Runs the sessions that pages show: ` ```console ` fences, in a folder that holds the files which the page shows before
//! them (` ```markdown path=ferry.md `).
//!
//! A line that begins with `$ factlint` is run; what it prints, standard output before standard error, must follow it.
//! `exit=1` behind `console` is the exit status of the fence's last command, 0 unless it is given.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::binary;
use factlint_specs::fences::fences;

/// The page with what the commands really print, and whether any ended otherwise than the page says.
///
/// # Panics
/// A folder or file cannot be made.
pub fn run(page: &str) -> (String, Vec<String>) {
    let lines: Vec<&str> = page.lines().collect();
    let folder = tempfile::tempdir().unwrap();
    let (mut text, mut wrong) = (String::new(), Vec::new());
    let mut next = 0;
    for fence in fences(&lines) {
        let inside = &lines[fence.first..fence.end];
        if let Some(path) = fence.attribute("path") {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, inside.join("\n") + "\n").unwrap();
        }
        if fence.language != "console" {
            continue;
        }
        keep(&lines[next..fence.first], &mut text);
        next = fence.end;
        let mut status = 0;
        for command in inside.iter().filter_map(|line| line.strip_prefix("$ ")) {
            let (said, ended) = session(folder.path(), command);
            let _ = write!(text, "$ {command}\n{said}");
            status = ended;
        }
        let wanted = fence.attribute("exit").unwrap_or("0");
        if status.to_string() != wanted {
            wrong.push(format!("{inside:?} ends with {status}, not {wanted}"));
        }
    }
    keep(&lines[next..], &mut text);
    (text, wrong)
}

fn keep(lines: &[&str], text: &mut String) {
    for line in lines {
        text.push_str(line);
        text.push('\n');
    }
}

/// What a command prints, and its exit status.
fn session(folder: &Path, command: &str) -> (String, i32) {
    let mut words = words(command).into_iter();
    assert_eq!(
        words.next().as_deref(),
        Some("factlint"),
        "only factlint is run: {command}"
    );
    let arguments: Vec<String> = words.collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = binary::run(folder, &arguments);
    let said = format!("{}{}", outcome.out, outcome.err);
    let said: Vec<_> = said.lines().map(str::trim_end).collect();
    let said = if said.is_empty() {
        String::new()
    } else {
        said.join("\n") + "\n"
    };
    (said, outcome.status.unwrap_or(-1))
}

/// The words of a command; single quotation marks hold one together.
fn words(command: &str) -> Vec<String> {
    let parts = command.split('\'').enumerate();
    let words = parts.flat_map(|(number, part)| match number % 2 {
        0 => part.split_whitespace().map(str::to_owned).collect::<Vec<_>>(),
        _ => vec![part.to_owned()],
    });
    words.collect()
}
