//! `factlint facts`: every fact found, finding or not.

mod edtf;
mod record;

use std::io::{self, Write};
use std::sync::Arc;

use factlint_core::document::Document;
use factlint_core::workspace::Executor;

use crate::arguments::FactsArguments;
use crate::executor::Threads;
use crate::inputs::Inputs;

/// Reads the inputs and prints their facts; the exit status.
pub fn run(arguments: &FactsArguments, out: &mut impl Write) -> io::Result<u8> {
    let threads = Threads::new(arguments.jobs);
    let mut inputs = Inputs::find(&arguments.paths, None, &factlint_disk::WalkOptions::default())?;
    inputs.read(&threads, |batch| {
        for lines in threads.map(&batch, |read| lines_of(&Document::read(Arc::clone(&read.source), None))) {
            out.write_all(&lines)?;
        }
        Ok(())
    })?;
    Ok(if inputs.errors.is_empty() { 0 } else { 2 })
}

fn lines_of(doc: &Document) -> Vec<u8> {
    let mut lines = Vec::new();
    for record in record::records(doc) {
        // Writing numbers and strings to memory cannot fail.
        let _ = serde_json::to_writer(&mut lines, &record);
        lines.push(b'\n');
    }
    lines
}
