//! Plug-ins: the same results as in-tree rules, and no harm from bad ones.

mod author;
mod bad;
mod election;
mod header;
mod house;
mod identical;
mod trust;

use std::path::Path;
use std::process::Command;

use factlint_tests::binary::{self, Outcome, finish};

/// Runs factlint in a folder with a store of plug-ins of its own.
fn run(folder: &Path, arguments: &[&str]) -> Outcome {
    run_with(folder, arguments, &[])
}

fn run_with(folder: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Outcome {
    let mut command = Command::new(binary::path());
    command.args(arguments).current_dir(folder);
    command
        .env("XDG_DATA_HOME", folder.join("data"))
        .env_remove("FACTLINT_NO_PLUGINS");
    command.envs(variables.iter().copied());
    finish(command, &[])
}

/// Rule, path, line and message of each finding of a run that printed JSON.
fn findings(outcome: &Outcome) -> Vec<(String, String, u64, String)> {
    let json = outcome.json();
    let found = json["findings"].as_array().unwrap().iter();
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    found
        .map(|one| {
            (
                text(&one["rule"]),
                text(&one["path"]),
                one["line"].as_u64().unwrap(),
                text(&one["message"]),
            )
        })
        .collect()
}
