//! Tests of factlint as a whole: what several test programs, the fuzzing program and the benchmarks share.
//!
//! Unit tests live beside their code. Here stands what needs the assembled product: specs of rules, newsrooms with
//! planted flaws, properties that hold for any text, the real binary, and budgets.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on should stop, and say where"
)]

pub mod binary;
pub mod book;
pub mod checking;
pub mod editor;
pub mod fuzz;
pub mod generator;
pub mod invariants;
pub mod planted;
pub mod plugins;
pub mod random;

pub use factlint_specs::{manual, spec};
