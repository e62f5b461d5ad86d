//! The real binary, run as a user would: its path, and runs that end in time and within memory.

use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::thread;
use std::time::{Duration, Instant};

/// How long a run may take before it counts as hanging; far more than any run needs on a busy machine.
const PATIENCE: Duration = Duration::from_mins(4);

/// The `factlint` binary: `$FACTLINT_BIN` where that is set, else built from this workspace with the profile that the
/// tests were built with (`cargo test` alone builds no binary of another package).
///
/// # Panics
/// The build fails.
pub fn path() -> &'static Path {
    static PATH: OnceLock<PathBuf> = OnceLock::new();
    PATH.get_or_init(|| {
        if let Some(path) = std::env::var_os("FACTLINT_BIN") {
            return PathBuf::from(path);
        }
        let mut build = Command::new(env!("CARGO"));
        build.args([
            "build",
            "--quiet",
            "--workspace",
            "--bin",
            "factlint",
            "--message-format",
            "json",
        ]);
        if !cfg!(debug_assertions) {
            build.arg("--release");
        }
        let output = build.current_dir(root()).stderr(Stdio::inherit()).output().unwrap();
        assert!(output.status.success(), "the binary does not build");
        let messages = String::from_utf8_lossy(&output.stdout).into_owned();
        let messages = messages.lines().filter_map(|line| serde_json::from_str(line).ok());
        messages
            .filter_map(|message: serde_json::Value| Some(PathBuf::from(message.get("executable")?.as_str()?)))
            .find(|path| path.file_stem().is_some_and(|stem| stem == "factlint"))
            .expect("cargo names no executable")
    })
}

/// The folder of the workspace.
///
/// # Panics
/// This package has been moved out of it.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// What a run printed, and how it ended.
#[derive(Debug)]
pub struct Outcome {
    /// Exit status; None where a signal ended it.
    pub status: Option<i32>,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
    /// Largest memory in bytes that was seen while it ran; 0 where the system does not say.
    pub memory: u64,
    /// How long it took.
    pub time: Duration,
}

impl Outcome {
    /// The run's output as JSON.
    ///
    /// # Panics
    /// It is none.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("no JSON: {error}: {self:?}"))
    }
}

/// Runs the binary in a folder.
///
/// # Panics
/// It does not start, or it hangs.
pub fn run(folder: &Path, arguments: &[&str]) -> Outcome {
    let mut command = Command::new(path());
    command.args(arguments).current_dir(folder);
    finish(command, &[])
}

/// Runs a command with these bytes as its standard input.
///
/// # Panics
/// It does not start, or it hangs.
pub fn finish(mut command: Command, input: &[u8]) -> Outcome {
    let began = Instant::now();
    let piped = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = spawn(piped);
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    // A program that reads no input closes its end; that is no failure.
    let writer = thread::spawn(move || drop(stdin.write_all(&input)));
    let out = read_in_background(child.stdout.take().unwrap());
    let err = read_in_background(child.stderr.take().unwrap());
    let (status, memory) = wait(&mut child, began);
    writer.join().unwrap();
    Outcome {
        status,
        out: out.join().unwrap(),
        err: err.join().unwrap(),
        memory,
        time: began.elapsed(),
    }
}

/// Starts a program. One that was copied a moment ago may count as busy while another test starts a program of its own.
fn spawn(command: &mut Command) -> Child {
    let mut patience = 200;
    loop {
        match command.spawn() {
            Err(error) if error.kind() == ErrorKind::ExecutableFileBusy && patience > 0 => {
                patience -= 1;
                thread::sleep(Duration::from_millis(20));
            }
            started => return started.unwrap(),
        }
    }
}

/// Reads a pipe to its end on a thread of its own, so that no pipe fills up.
fn read_in_background(mut pipe: impl Read + Send + 'static) -> thread::JoinHandle<String> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        pipe.read_to_end(&mut bytes).unwrap();
        String::from_utf8_lossy(&bytes).into_owned()
    })
}

/// Waits for the end of a program and watches its memory; ends it when it hangs.
fn wait(child: &mut Child, began: Instant) -> (Option<i32>, u64) {
    let mut memory = 0;
    loop {
        memory = memory.max(peak_memory(child.id()));
        if let Some(status) = child.try_wait().unwrap() {
            return (status.code(), memory);
        }
        if began.elapsed() > PATIENCE {
            child.kill().unwrap();
            panic!("factlint hangs");
        }
        thread::sleep(Duration::from_millis(if began.elapsed().as_millis() < 50 {
            1
        } else {
            10
        }));
    }
}

/// The largest memory of a running process so far, in bytes; 0 where the system does not say.
fn peak_memory(id: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse::<u64>().ok());
    kilobytes.unwrap_or(0) * 1024
}
