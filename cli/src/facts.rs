//! `factlint facts`: every fact found, finding or not.

mod edtf;
mod record;

use std::io::{self, Write};
use std::sync::Arc;

use factlint_core::document::Document;
use factlint_core::workspace::Executor;

use crate::arguments::FactsArguments;
use crate::executor::Threads;
use crate::inputs::{self, Inputs};

/// Reads the inputs and prints their facts; the exit status.
pub fn run(arguments: &FactsArguments, out: &mut impl Write) -> io::Result<u8> {
    let threads = Threads::new(arguments.jobs);
    let Inputs { files, failed } = inputs::find(&arguments.paths);
    for chunk in files.chunks(512) {
        let printed = threads.map(chunk, |file| {
            let Some(source) = inputs::read(file) else {
                return Vec::new();
            };
            let doc = Document::read(Arc::new(source), None);
            let mut lines = Vec::new();
            for record in record::records(&doc) {
                // Writing numbers and strings to memory cannot fail.
                let _ = serde_json::to_writer(&mut lines, &record);
                lines.push(b'\n');
            }
            lines
        });
        for lines in printed {
            out.write_all(&lines)?;
        }
    }
    Ok(if failed { 2 } else { 0 })
}
