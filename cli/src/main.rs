//! The command line of factlint.

fn main() {}
