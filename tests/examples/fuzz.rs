//! Runs every fuzz target for a share of the time: `cargo run --release -p factlint-tests --example fuzz -- --seconds 60`.
//!
//! `--seed N` takes other inputs, `--target NAME` one target, `--input FILE` runs a target on one input.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program for people who look for faults"
)]

use std::process::ExitCode;
use std::time::Duration;

use factlint_tests::fuzz::{TARGETS, run};

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let value = |name: &str| {
        let at = arguments.iter().position(|argument| argument == name)?;
        arguments.get(at + 1).cloned()
    };
    let number = |name: &str, default: u64| value(name).and_then(|text| text.parse().ok()).unwrap_or(default);
    let wanted = value("--target");
    let targets: Vec<_> = TARGETS
        .into_iter()
        .filter(|(name, _)| wanted.as_deref().is_none_or(|wanted| wanted == *name))
        .collect();
    if let Some(path) = value("--input") {
        let Ok(input) = std::fs::read(&path) else {
            eprintln!("cannot read {path}");
            return ExitCode::from(2);
        };
        for (_, work) in targets {
            work(&input);
        }
        return ExitCode::SUCCESS;
    }
    let each = Duration::from_secs(number("--seconds", 60)) / targets.len().max(1) as u32;
    let seed = number("--seed", 1);
    let mut failed = false;
    for target in targets {
        match run(target, seed, each, 50) {
            Ok(count) => println!("{:14} {count:8} inputs in {} s", target.0, each.as_secs()),
            Err(failure) => {
                failed = true;
                println!("{:14} FAILED: {}", failure.target, failure.message);
                println!("  input: {:?}", String::from_utf8_lossy(&failure.input));
                println!("  bytes: {:?}", failure.input);
            }
        }
    }
    ExitCode::from(u8::from(failed))
}
