//! One test program for all that tests factlint as a whole, so that it is linked once.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stderr,
    reason = "a test that cannot go on should stop, and say where"
)]

mod architecture;
mod book;
mod changed_lines;
mod command_line;
mod fuzzing;
mod manuals;
mod mutations;
mod nasty_inputs;
mod plugins;
mod properties;
mod scaling;
mod seeds;
mod server;
mod specs;
mod watch;
