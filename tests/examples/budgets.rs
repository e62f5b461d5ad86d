//! Prints how factlint stands against its budgets: speed, start-up, memory, size. Never fails: a busy machine is no
//! fault of the code, and whoever reads the figures can tell.

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "the figures are what it is for, and without a disk there are none"
)]

use std::fs;
use std::path::Path;

use factlint_tests::binary::{path, run};
use factlint_tests::generator::{Shape, stories};

/// Runs of each measurement; the median counts.
const RUNS: usize = 5;

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}

/// The median of the seconds of some runs, and the most memory in megabytes.
fn measure(folder: &Path, arguments: &[&str]) -> (f64, f64) {
    let outcomes: Vec<_> = (0..=RUNS).map(|_| run(folder, arguments)).collect();
    let seconds = outcomes.iter().skip(1).map(|outcome| outcome.time.as_secs_f64());
    let memory = outcomes.iter().map(|outcome| outcome.memory).max().unwrap_or(0);
    (median(seconds.collect()), memory as f64 / 1e6)
}

fn line(what: &str, figure: f64, unit: &str, budget: &str) {
    println!("{what:46} {figure:9.1} {unit:5} (budget {budget})");
}

fn main() {
    let folder = tempfile::tempdir().expect("a folder for the texts");
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        let parent = path.parent().expect("a name in the folder");
        fs::create_dir_all(parent).expect("room for the texts");
        fs::write(&path, text).expect("room for the texts");
    };
    let mut bytes = 0;
    for (shape, ending) in [(Shape::Plain, "txt"), (Shape::Markdown, "md")] {
        for (idx, text) in stories(21, 4_000_000, shape).iter().enumerate() {
            bytes += text.len();
            write(&format!("archive/{idx:05}.{ending}"), text);
        }
    }
    write("one/one.txt", "The bridge was closed on Sunday.\n");
    let long = stories(22, 10_000_000, Shape::Plain).concat();
    write("long/long.txt", &long);

    let megabytes = bytes as f64 / 1e6;
    let size = fs::metadata(path()).map_or(0, |data| data.len()) as f64 / 1e6;
    line("size of the binary", size, "MB", "20");
    let archive = folder.path().join("archive");
    let (seconds, _) = measure(&folder.path().join("one"), &["check", "one.txt", "--format", "json"]);
    line("start-up on a file of one line", seconds * 1e3, "ms", "15");
    let (seconds, memory) = measure(
        &archive,
        &["check", ".", "--no-cross", "--format", "json", "--jobs", "1"],
    );
    line(
        "check, one thread, each document alone",
        megabytes / seconds,
        "MB/s",
        "8",
    );
    line("  its memory", memory, "MB", "300");
    let (seconds, memory) = measure(&archive, &["check", ".", "--format", "json", "--jobs", "1"]);
    line(
        "check, one thread, documents compared",
        megabytes / seconds,
        "MB/s",
        "8",
    );
    line("  its memory", memory, "MB", "300");
    let (seconds, _) = measure(&archive, &["check", ".", "--format", "json"]);
    line(
        "check, every thread, documents compared",
        megabytes / seconds,
        "MB/s",
        "8",
    );
    let (seconds, _) = measure(&archive, &["facts", ".", "--format", "jsonl", "--jobs", "1"]);
    line("facts, one thread", megabytes / seconds, "MB/s", "8");
    let (seconds, memory) = measure(
        &folder.path().join("long"),
        &["check", ".", "--format", "json", "--jobs", "1"],
    );
    line(
        "check, one thread, one document of 10 MB",
        long.len() as f64 / 1e6 / seconds,
        "MB/s",
        "8",
    );
    line("  its memory", memory, "MB", "none");
}
