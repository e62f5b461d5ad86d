//! The command line of factlint.

mod arguments;
mod check;
mod executor;
mod facts;
mod inputs;
mod render;

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser;

use crate::arguments::{Arguments, Command};

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let status = match &arguments.command {
        Command::Check(arguments) => check::run(arguments, Arc::new(factlint_rules::registry()), &mut out),
        Command::Facts(arguments) => facts::run(arguments, &mut out),
    };
    match status.and_then(|status| out.flush().map(|()| status)) {
        Ok(status) => ExitCode::from(status),
        Err(_) => ExitCode::from(2),
    }
}
