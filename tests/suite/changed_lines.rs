//! `--changed` and `--staged` in a real clone, and a baseline whose file was moved.

use std::fs;
use std::path::Path;
use std::process::Command;

use factlint_tests::binary;

/// A folder with a clone of its own.
struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        desk.git(&["init", "--quiet", "--initial-branch=main"]);
        desk
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn git(&self, arguments: &[&str]) {
        let mut git = Command::new("git");
        git.current_dir(self.path())
            .args(["-c", "user.name=Desk", "-c", "user.email=desk@example.org"]);
        let output = git
            .args(arguments)
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .output()
            .unwrap();
        assert!(
            output.status.success(),
            "{arguments:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
    }

    fn commit(&self) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message", "Change"]);
    }

    /// The findings as `path:line`, and the exit status.
    fn found(&self, arguments: &[&str]) -> (Vec<String>, i32) {
        let (text, status) = self.run("check", &[arguments, &["--quiet", "--format", "concise"]].concat());
        let place = |line: &str| {
            line.split(": ")
                .next()
                .and_then(|place| place.rsplit_once(':'))
                .unwrap()
                .0
                .to_owned()
        };
        (text.lines().map(place).collect(), status)
    }

    fn run(&self, command: &str, arguments: &[&str]) -> (String, i32) {
        let mut factlint = Command::new(binary::path());
        let output = factlint
            .current_dir(self.path())
            .args(command.split(' '))
            .args(arguments)
            .output()
            .unwrap();
        let status = output.status.code().unwrap();
        assert!(status < 2, "{}", String::from_utf8_lossy(&output.stderr));
        (String::from_utf8(output.stdout).unwrap(), status)
    }
}

const WRONG: &str = "Revenue rose 10% from $100 million to $150 million.\n";

#[test]
fn findings_count_on_lines_that_changed() {
    let desk = Desk::new();
    desk.write("old.md", WRONG);
    desk.write("a b/\u{e9}.md", "# Fleet\n\nThe fleet has ships.\n");
    desk.commit();
    assert_eq!(desk.found(&["--changed"]), (vec![], 0));
    desk.write("a b/\u{e9}.md", &format!("# Fleet\n\nThe fleet has ships.\n\n{WRONG}"));
    desk.write("new.md", WRONG);
    let both = (vec!["a b/\u{e9}.md:5".to_owned(), "new.md:1".to_owned()], 1);
    assert_eq!(desk.found(&["--changed"]), both);
    // From the folder below, paths are those of the folder below.
    desk.git(&["switch", "--quiet", "--create", "branch"]);
    desk.commit();
    assert_eq!(desk.found(&["--changed"]), (vec![], 0));
    assert_eq!(desk.found(&["--changed=main"]), both);
    desk.git(&["switch", "--quiet", "main"]);
    desk.write("later.md", WRONG);
    desk.commit();
    desk.git(&["switch", "--quiet", "branch"]);
    assert_eq!(
        desk.found(&["--changed=main"]),
        both,
        "what happened on main since is not ours"
    );
}

#[test]
fn both_places_of_a_conflict_count() {
    let desk = Desk::new();
    desk.write(
        "desk/a.md",
        "# Ferry\n\nThe ferry Aurora to Holmsund carries 120 passengers.\n\nIt is blue.\n",
    );
    desk.commit();
    desk.write(
        "desk/a.md",
        "# Ferry\n\nThe ferry Aurora to Holmsund carries 120 passengers.\n\nThe ferry Aurora to Holmsund carries 140 passengers.\n",
    );
    let (found, status) = desk.found(&["--changed", "--select", "conflicting-number"]);
    assert_eq!(found, ["desk/a.md:3", "desk/a.md:5"]);
    assert_eq!(status, 1);
}

#[test]
fn staged_texts_are_read_as_they_are_staged() {
    let desk = Desk::new();
    desk.write("a.md", "# Fleet\n");
    desk.commit();
    desk.write("a.md", &format!("# Fleet\n\n{WRONG}"));
    desk.git(&["add", "a.md"]);
    let staged = (vec!["a.md:3".to_owned()], 1);
    assert_eq!(desk.found(&["--staged"]), staged);
    // What is edited later is not what will be committed.
    desk.write("a.md", "# Fleet\n\nOne.\n\nTwo.\n");
    assert_eq!(desk.found(&["--staged"]), staged);
    assert_eq!(desk.found(&["--changed"]), (vec![], 0));
}

#[test]
fn a_baseline_follows_a_file_that_was_moved() {
    let desk = Desk::new();
    desk.write("old.md", WRONG);
    let known = ["--baseline", "known.json"];
    assert_eq!(desk.run("baseline create", &known).1, 0);
    desk.write("drafts/copy.md", WRONG);
    assert_eq!(desk.found(&known).0, ["drafts/copy.md:1"], "a copy is new");
    fs::remove_file(desk.path().join("old.md")).unwrap();
    assert_eq!(desk.found(&known), (vec![], 0));
    let (told, _) = desk.run("baseline prune", &known);
    assert!(told.contains("moved 1"), "{told}");
    assert!(
        fs::read_to_string(desk.path().join("known.json"))
            .unwrap()
            .contains("drafts/copy.md")
    );
}
