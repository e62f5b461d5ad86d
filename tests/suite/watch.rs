//! `factlint check --watch`, as a process of its own: what it prints after each change, how it ends, and that it rests in
//! between.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use factlint_tests::binary;

/// How long a run may take before it counts as missing; far more than any needs on a busy machine.
const PATIENCE: Duration = Duration::from_mins(1);

/// How long nothing may happen where nothing should.
const REST: Duration = Duration::from_millis(1500);

struct Watch {
    child: Child,
    lines: Receiver<String>,
}

impl Watch {
    fn start(folder: &Path, arguments: &[&str]) -> Self {
        let mut command = Command::new(binary::path());
        command
            .args(["check", "--watch", "--format", "concise"])
            .args(arguments);
        command.current_dir(folder).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        let out = BufReader::new(child.stdout.take().unwrap());
        let (sender, lines) = mpsc::channel();
        thread::spawn(move || {
            for line in out.lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    return;
                }
            }
        });
        Self { child, lines }
    }

    /// What the next run prints, to its closing line.
    fn run(&self) -> Vec<String> {
        let mut run = Vec::new();
        loop {
            let line = self
                .lines
                .recv_timeout(PATIENCE)
                .unwrap_or_else(|_| panic!("no run after {run:?}"));
            let last = line.starts_with("checked ");
            if !line.is_empty() {
                run.push(line);
            }
            if last {
                return run;
            }
        }
    }

    /// Nothing is checked for a while.
    fn rests(&self) {
        while let Ok(line) = self.lines.recv_timeout(REST) {
            assert!(line.is_empty(), "a run without a reason: {line}");
        }
    }

    /// Processor time so far, in hundredths of a second; none where the system does not say.
    fn time(&self) -> Option<u64> {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.child.id())).ok()?;
        // Behind the name in brackets, user and system time are the 12th and 13th fields.
        let mut fields = stat.rsplit_once(')')?.1.split_whitespace().skip(11);
        Some(fields.next()?.parse::<u64>().ok()? + fields.next()?.parse::<u64>().ok()?)
    }

    /// Presses Ctrl-C; the exit status.
    fn end(mut self) -> Option<i32> {
        let pid = rustix::process::Pid::from_child(&self.child);
        rustix::process::kill_process(pid, rustix::process::Signal::INT).unwrap();
        for _ in 0..1000 {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.code();
            }
            thread::sleep(Duration::from_millis(20));
        }
        self.child.kill().unwrap();
        panic!("Ctrl-C does not end it");
    }
}

const CLAIM: &str = "Night work causes heart disease.\n";
const SOUND: &str = "The mill opened its doors again.\n";

#[test]
fn every_change_is_checked_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name);
    fs::write(file("a.md"), SOUND).unwrap();
    fs::write(file("factlint.toml"), "profile = 'news'\n").unwrap();
    // A file that cannot be read, and a report that every run writes, start no run of their own.
    fs::write(file("binary.txt"), b"\0\x01\x02\0").unwrap();
    let watch = Watch::start(folder.path(), &["--output", "json=report.json", "."]);
    let findings = |run: &[String]| run.len() - 1;
    assert_eq!(findings(&watch.run()), 0);
    watch.rests();

    fs::write(file("a.md"), CLAIM).unwrap();
    let run = watch.run();
    assert!(run[1].contains("1 not text"), "{run:?}");
    assert!(run[0].starts_with("a.md:1:1: warning[unattributed-claim]"), "{run:?}");
    // A new file, in a new folder.
    fs::create_dir(file("new")).unwrap();
    fs::write(file("new/b.md"), CLAIM).unwrap();
    let mut run = watch.run();
    if findings(&run) < 2 {
        run = watch.run();
    }
    assert_eq!(findings(&run), 2, "{run:?}");
    // Another level for everything, for some paths, and a mistake that is mended.
    fs::write(file("factlint.toml"), "").unwrap();
    assert!(watch.run()[0].contains("info[unattributed-claim]"));
    fs::write(
        file("factlint.toml"),
        "[[overrides]]\npaths = 'new/'\nignore = ['attribution']\n",
    )
    .unwrap();
    assert_eq!(findings(&watch.run()), 1);
    fs::write(file("factlint.toml"), "profil = 'news'").unwrap();
    watch.rests();
    fs::write(file("factlint.toml"), "profile = 'news'").unwrap();
    assert_eq!(findings(&watch.run()), 2);
    fs::remove_file(file("a.md")).unwrap();
    let run = watch.run();
    assert!(
        findings(&run) == 1 && run[1].starts_with("checked 1 document"),
        "{run:?}"
    );

    // What is no text of the run starts none, and waiting takes no time.
    let before = watch.time();
    fs::write(file("notes.bin"), "x").unwrap();
    fs::write(file("new/b.md"), CLAIM).unwrap();
    watch.run();
    watch.rests();
    if let (Some(before), Some(after)) = (before, watch.time()) {
        assert!(after - before < 60, "{} hundredths of a second", after - before);
    }
    assert_eq!(watch.end(), Some(1), "the status of the last run");
}

#[test]
fn conflicts_between_files_come_and_go() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name);
    fs::write(file("a.md"), "The maximum upload size is 25 MB.\n").unwrap();
    fs::write(file("b.md"), "The maximum upload size is 20 MB.\n").unwrap();
    let watch = Watch::start(folder.path(), &["--isolated", "--together", "a.md", "b.md"]);
    let conflicts = |run: &[String]| run.iter().filter(|line| line.contains("[conflicting-number]")).count();
    assert_eq!(conflicts(&watch.run()), 2);
    fs::write(file("b.md"), "The maximum upload size is 25 MB.\n").unwrap();
    assert_eq!(conflicts(&watch.run()), 0);
    fs::write(file("c.md"), "The maximum upload size is 30 MB.\n").unwrap();
    watch.rests();
    fs::write(file("b.md"), "The maximum upload size is 40 MB.\n").unwrap();
    assert_eq!(conflicts(&watch.run()), 2);
    fs::write(file("b.md"), "The maximum upload size is 25 MB.\n").unwrap();
    assert_eq!(conflicts(&watch.run()), 0);
    assert_eq!(watch.end(), Some(0));
}

#[test]
fn standard_input_cannot_be_watched() {
    let outcome = binary::run(Path::new("."), &["check", "--watch", "-"]);
    assert_eq!(outcome.status, Some(2));
    assert!(outcome.err.contains("not standard input"), "{}", outcome.err);
}
