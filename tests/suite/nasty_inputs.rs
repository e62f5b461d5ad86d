//! Inputs that programs stumble over: a clear message or silence, the right exit status, no hang, bounded memory.

use std::fs;
use std::path::Path;
use std::process::Command;

use factlint_tests::binary::{Outcome, finish, path, run};

/// What a run over one 20 MB text may take at most: a document and its tables are held as a whole.
const MUCH_MEMORY: u64 = 2_500_000_000;

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

/// Runs `check` and `facts` on a path; the first must end with this status, and both without a panic.
fn check(folder: &Path, argument: &str, status: i32) -> Outcome {
    let facts = run(folder, &["facts", argument, "--format", "jsonl"]);
    calm(&facts);
    let outcome = run(folder, &["check", argument, "--format", "json"]);
    calm(&outcome);
    assert_eq!(outcome.status, Some(status), "{outcome:?}");
    outcome
}

fn calm(outcome: &Outcome) {
    let shown: String = outcome.err.chars().take(2000).collect();
    assert!(outcome.status.is_some(), "ended by a signal: {shown}");
    assert!(!outcome.err.contains("panicked"), "{shown}");
}

/// Number of findings, and number of skipped files.
fn counts(outcome: &Outcome) -> (usize, usize) {
    let report = outcome.json();
    let length = |key: &str| report[key].as_array().unwrap().len();
    (length("findings"), length("skipped"))
}

#[test]
fn an_empty_file() {
    let folder = folder();
    fs::write(folder.path().join("empty.md"), "").unwrap();
    let outcome = check(folder.path(), "empty.md", 0);
    assert_eq!(counts(&outcome), (0, 0));
    assert_eq!(outcome.json()["checked"]["documents"], 1);
}

#[test]
fn an_empty_folder() {
    let folder = folder();
    let outcome = check(folder.path(), ".", 0);
    assert_eq!(outcome.json()["checked"]["documents"], 0);
}

#[test]
fn a_path_that_is_not_there() {
    let folder = folder();
    fs::write(folder.path().join("there.md"), "Nothing happened.\n").unwrap();
    let outcome = run(folder.path(), &["check", "there.md", "gone.md", "--format", "json"]);
    assert_eq!(outcome.status, Some(2), "{outcome:?}");
    assert!(outcome.err.contains("gone.md"), "{}", outcome.err);
    assert_eq!(outcome.json()["checked"]["documents"], 1, "the others are still read");
}

#[test]
fn one_line_of_twenty_megabytes() {
    let folder = folder();
    let sentence =
        "The ferry to Skerry Island carried 412 passengers on Friday, and “nobody was hurt,” said Ada Brandt. ";
    let text = sentence.repeat(20_000_000 / sentence.len());
    fs::write(folder.path().join("long.txt"), text).unwrap();
    let outcome = run(folder.path(), &["check", "long.txt", "--format", "json"]);
    calm(&outcome);
    assert!(matches!(outcome.status, Some(0 | 1)), "{:?}", outcome.status);
    assert_eq!(outcome.json()["checked"]["documents"], 1);
    assert!(outcome.memory < MUCH_MEMORY, "{} MB", outcome.memory / 1_000_000);
}

#[test]
fn one_word_of_twenty_megabytes() {
    let folder = folder();
    fs::write(folder.path().join("word.md"), "a".repeat(20_000_000)).unwrap();
    let outcome = check(folder.path(), "word.md", 0);
    assert!(outcome.memory < MUCH_MEMORY, "{} MB", outcome.memory / 1_000_000);
}

#[test]
fn a_hundred_thousand_nested_marks() {
    let folder = folder();
    for (name, mark) in [
        ("a.txt", "“"),
        ("b.txt", "\""),
        ("c.md", "> "),
        ("d.md", "‘"),
        ("e.html", "<blockquote>"),
    ] {
        fs::write(folder.path().join(name), mark.repeat(100_000) + " Nobody spoke.").unwrap();
        check(folder.path(), name, 0);
    }
}

#[test]
fn nul_bytes_and_lone_carriage_returns() {
    let folder = folder();
    fs::write(
        folder.path().join("cr.txt"),
        "The mill burnt.\rThe river rose.\r\rNobody came.\r",
    )
    .unwrap();
    let outcome = check(folder.path(), "cr.txt", 0);
    assert_eq!(outcome.json()["checked"]["sentences"], 3);
    let text = b"The \0mill burnt. \0\0\0 Nobody came.\0".repeat(40);
    fs::write(folder.path().join("nul.txt"), text).unwrap();
    let outcome = run(folder.path(), &["check", ".", "--format", "json"]);
    calm(&outcome);
    let report = outcome.json();
    let read = report["checked"]["documents"].as_u64().unwrap();
    let skipped = report["skipped"].as_array().unwrap();
    assert_eq!(read + skipped.len() as u64, 2, "read or said to be skipped: {report}");
}

#[test]
fn invalid_utf_8_is_one_finding() {
    let folder = folder();
    fs::write(
        folder.path().join("latin.txt"),
        b"The caf\xe9 in Orl\xe9ans was closed on Sunday.\n",
    )
    .unwrap();
    let outcome = run(folder.path(), &["check", "latin.txt", "--format", "json"]);
    calm(&outcome);
    let report = outcome.json();
    let findings = report["findings"].as_array().unwrap();
    assert_eq!(findings.len(), 1, "{report}");
    assert_eq!(findings[0]["start"], 7, "the place of the first invalid byte");
}

#[test]
fn utf_16_places_are_bytes_of_the_file() {
    let folder = folder();
    let text = "\u{feff}It took 17 minutes.\n";
    let bytes: Vec<_> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    fs::write(folder.path().join("wide.txt"), &bytes).unwrap();
    let outcome = run(folder.path(), &["facts", "wide.txt", "--format", "jsonl"]);
    calm(&outcome);
    let facts = outcome.out.lines().map(|line| serde_json::from_str(line).unwrap());
    let mut quantities = facts.filter(|fact: &serde_json::Value| fact["kind"] == "quantity");
    let fact = quantities.next().expect("a figure");
    let place = |key: &str| fact[key].as_u64().unwrap() as usize;
    let words: Vec<_> = bytes[place("start")..place("end")]
        .chunks(2)
        .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
        .collect();
    assert_eq!(String::from_utf16(&words).unwrap(), "17 minutes");
}

#[cfg(unix)]
#[test]
fn a_folder_without_permission() {
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;

    let folder = folder();
    let open = folder.path().join("newsroom");
    let closed = open.join("closed");
    fs::create_dir_all(&closed).unwrap();
    fs::write(open.join("a.md"), "Nothing happened.\n").unwrap();
    fs::write(closed.join("b.md"), "Nothing happened.\n").unwrap();
    // Root reads whatever it likes, so the binary is copied to where nobody may run it, and run as nobody.
    let binary = folder.path().join("factlint");
    fs::copy(path(), &binary).unwrap();
    let mode = |path: &Path, mode: u32| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    mode(folder.path(), 0o755);
    mode(&open, 0o755);
    mode(&binary, 0o755);
    mode(&closed, 0o000);
    let root = fs::read_dir(&closed).is_ok();
    let check = |argument: &str| {
        let mut command = Command::new(&binary);
        command
            .args(["check", argument, "--format", "json"])
            .current_dir(folder.path());
        if root {
            command.uid(65534).gid(65534);
        }
        finish(command, &[])
    };
    let (walked, named) = (check("newsroom"), check("newsroom/closed"));
    mode(&closed, 0o755);
    calm(&walked);
    let report = walked.json();
    assert_eq!(report["checked"]["documents"], 1, "{report}");
    let skipped = report["skipped"].to_string() + &walked.err;
    assert!(
        skipped.contains("newsroom/closed"),
        "says what it could not read: {walked:?}"
    );
    calm(&named);
    assert_eq!(named.status, Some(2), "a named input cannot be read: {named:?}");
    assert!(
        (named.out.clone() + &named.err).contains("newsroom/closed"),
        "{named:?}"
    );
}

#[cfg(unix)]
#[test]
fn a_pipe_in_the_folder_is_not_waited_for() {
    let folder = folder();
    fs::write(folder.path().join("a.md"), "Nothing happened.\n").unwrap();
    let made = Command::new("mkfifo").arg(folder.path().join("pipe.md")).status();
    assert!(made.unwrap().success());
    let outcome = check(folder.path(), ".", 0);
    assert_eq!(outcome.json()["checked"]["documents"], 1);
    let named = run(folder.path(), &["check", "pipe.md", "--format", "json"]);
    calm(&named);
    assert_eq!(named.status, Some(2), "a named input cannot be read: {named:?}");
}

#[cfg(unix)]
#[test]
fn symbolic_links_that_go_in_circles() {
    use std::os::unix::fs::symlink;

    let folder = folder();
    let inner = folder.path().join("inner");
    fs::create_dir(&inner).unwrap();
    fs::write(inner.join("a.md"), "Nothing happened.\n").unwrap();
    symlink(folder.path(), inner.join("up")).unwrap();
    symlink("round.md", folder.path().join("round.md")).unwrap();
    symlink("gone.md", folder.path().join("dangling.md")).unwrap();
    let outcome = check(folder.path(), ".", 0);
    assert_eq!(outcome.json()["checked"]["documents"], 1, "{}", outcome.out);
    let named = run(folder.path(), &["check", "round.md", "--format", "json"]);
    calm(&named);
    assert_eq!(named.status, Some(2), "{named:?}");
}

#[test]
fn a_reader_that_stops_early() {
    let folder = folder();
    let text = "Forty per cent of the voters in Cork changed their minds in 2019.\n\n".repeat(20_000);
    fs::write(folder.path().join("a.md"), text).unwrap();
    let binary = path().display();
    let mut command = Command::new("sh");
    let script = format!("'{binary}' facts a.md --format jsonl | head -n 1");
    command.args(["-c", &script]).current_dir(folder.path());
    let outcome = finish(command, &[]);
    calm(&outcome);
    assert_eq!(outcome.out.lines().count(), 1);
}

#[test]
fn a_paragraph_too_long_for_one_block_is_still_one_to_a_reader() {
    let folder = folder();
    let paragraph = format!(
        "The ferry carried 212 passengers when it left Port Alder on Monday. {}The ferry carried 221 passengers when it \
         left Port Alder, the harbour log shows.\n",
        "Gulls sat on the quay and nobody chased them away. ".repeat(3000)
    );
    fs::write(folder.path().join("a.md"), &paragraph).unwrap();
    let found = check(folder.path(), "a.md", 1);
    assert_eq!(counts(&found), (2, 0));
    let silenced = format!("<!-- factlint-ignore conflicting-number: two counts of one boat -->\n\n{paragraph}");
    fs::write(folder.path().join("b.md"), silenced).unwrap();
    assert_eq!(counts(&check(folder.path(), "b.md", 0)), (0, 0));
}
