//! A few inputs for every fuzz target, so that `cargo test` runs them too; `.ci/run` gives them a minute.

use std::time::Duration;

use factlint_tests::fuzz::{TARGETS, run};

#[test]
fn every_target_takes_some_inputs() {
    for target in TARGETS {
        if let Err(failure) = run(target, 2, Duration::ZERO, 40) {
            panic!(
                "{}: {}\n{:?}",
                failure.target,
                failure.message,
                String::from_utf8_lossy(&failure.input)
            );
        }
    }
}
