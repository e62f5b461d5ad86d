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

/// What some runs took: the median of their seconds, by the clock and of the processor, and their most memory.
struct Cost {
    clock: f64,
    processor: f64,
    megabytes: f64,
}

fn measure(folder: &Path, arguments: &[&str]) -> Cost {
    let (mut clock, mut processor, mut memory) = (Vec::new(), Vec::new(), 0);
    for _ in 0..RUNS {
        let before = processor_seconds();
        let outcome = run(folder, arguments);
        processor.push(processor_seconds() - before);
        clock.push(outcome.time.as_secs_f64());
        memory = memory.max(outcome.memory);
    }
    Cost {
        clock: median(clock),
        processor: median(processor),
        megabytes: memory as f64 / 1e6,
    }
}

/// Seconds that the processor has spent on the programs that this one has run (Linux only: fields 16 and 17 of
/// `/proc/self/stat`, in hundredths), so that a busy machine changes little.
fn processor_seconds() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit(')').next().unwrap_or("").split_whitespace();
    let ticks = fields.skip(13).take(2).filter_map(|field| field.parse::<f64>().ok());
    ticks.sum::<f64>() / 100.0
}

fn line(what: &str, figure: f64, unit: &str, budget: &str) {
    println!("{what:46} {figure:9.1} {unit:5} {budget}");
}

/// The speed on so many megabytes of text, and the memory.
fn speed(what: &str, megabytes: f64, cost: &Cost, memory: &str) {
    line(what, megabytes / cost.clock, "MB/s", "by the clock");
    line(
        "  by the processor's time",
        megabytes / cost.processor,
        "MB/s",
        "(budget: 8)",
    );
    line("  memory", cost.megabytes, "MB", memory);
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
    let [archive, one, long_folder] = ["archive", "one", "long"].map(|name| folder.path().join(name));

    let megabytes = bytes as f64 / 1e6;
    let size = fs::metadata(path()).map_or(0, |data| data.len()) as f64 / 1e6;
    line("size of the binary", size, "MB", "(budget: 20)");
    let cost = measure(&one, &["check", "one.txt", "--format", "json"]);
    line("start-up on a file of one line", cost.clock * 1e3, "ms", "(budget: 15)");
    let alone = ["check", ".", "--format", "json", "--jobs", "1", "--no-cross"];
    let together = ["check", ".", "--format", "json", "--jobs", "1"];
    let facts = ["facts", ".", "--format", "jsonl", "--jobs", "1"];
    let memory = "(budget: 300)";
    speed(
        "check, each document alone",
        megabytes,
        &measure(&archive, &alone),
        memory,
    );
    speed(
        "check, documents compared",
        megabytes,
        &measure(&archive, &together),
        memory,
    );
    speed("facts", megabytes, &measure(&archive, &facts), memory);
    let megabytes = long.len() as f64 / 1e6;
    speed(
        "check, one document of 10 MB",
        megabytes,
        &measure(&long_folder, &alone),
        "",
    );
}
