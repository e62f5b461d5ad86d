//! `factlint facts`: every fact found, finding or not.

mod csv;
mod debug;
mod record;
mod table;
#[cfg(test)]
mod tests;

use std::io::{self, IsTerminal, Write};
use std::sync::Arc;

use factlint_core::Registry;
use factlint_core::config::Overrides;
use factlint_core::document::Document;
use factlint_core::source::Source;
use factlint_core::span::SourceSpan;
use factlint_core::workspace::{Checked, Executor};
use factlint_disk::WalkOptions;

use crate::arguments::{FactsArguments, FactsFormat};
use crate::executor::Threads;
use crate::failure::{CLEAN, FAILED, Failure};
use crate::inputs::{Inputs, Picks, Read};
use crate::progress::Progress;
use crate::render::Style;
use crate::settings::Configurations;
use crate::summary::Summary;

/// Reads the inputs and prints their facts; the exit status.
pub fn run(arguments: &FactsArguments, registry: Registry, out: &mut impl Write) -> Result<u8, Failure> {
    let run = &arguments.run;
    let options = WalkOptions::default();
    let overrides = Overrides {
        as_of: run.as_of,
        ..Overrides::default()
    };
    let mut inputs = Inputs::find(&run.paths, run.stdin_filename.as_deref(), &options)?;
    // No rule runs, but a configuration may name one.
    let registry = crate::patterns::join(registry, inputs.folders())?;
    let mut configurations = Configurations::new(&registry, overrides, &run.config, options.current.clone())?;
    inputs.configure(&mut configurations, &Picks::of(run, &options.current)?)?;

    let format = arguments.format.unwrap_or(if io::stdout().is_terminal() {
        FactsFormat::Table
    } else {
        FactsFormat::Jsonl
    });
    let style = Style::of_stdout();
    let debug = arguments.debug_document;
    if format == FactsFormat::Csv && !debug {
        out.write_all(&csv::header())?;
    }
    let threads = Threads::new(run.jobs);
    let mut sum = Checked::default();
    let progress = Progress::new("documents read", inputs.len(), run.quiet);
    inputs.read(&threads, |batch| {
        for (text, checked) in threads.map(&batch, |read| facts_of(read, format, debug, style)) {
            out.write_all(&text)?;
            sum.add(&checked);
            progress.advance(1);
        }
        Ok(())
    })?;
    progress.finish();
    out.flush()?;
    for error in &inputs.errors {
        crate::print_error(error);
    }
    if !run.quiet {
        let summary = Summary {
            verb: "read",
            checked: sum,
            findings: None,
            skipped: &inputs.skipped,
            failed: inputs.errors.len(),
            known: None,
            unchanged: None,
            fixed: None,
        };
        // Facts are read by programs, so the line goes to standard error; where nobody listens there, nothing is lost.
        let _ = writeln!(io::stderr(), "{summary}");
    }
    Ok(if inputs.errors.is_empty() { CLEAN } else { FAILED })
}

/// The facts of a text in the sentences that spans touch, as a table.
pub fn near(source: &Arc<Source>, spans: &[SourceSpan], style: Style) -> Vec<u8> {
    let doc = Document::read(Arc::clone(source), None);
    let sentences: Vec<SourceSpan> = (doc.sentences.iter())
        .map(|sentence| doc.prose.source_span(sentence.span))
        .filter(|sentence| {
            spans
                .iter()
                .any(|span| span.start() < sentence.end() && sentence.start() < span.end())
        })
        .collect();
    let mut records = record::records(&doc);
    records.retain(|record| {
        let within =
            |sentence: &SourceSpan| sentence.start() <= record.text_start && record.text_start < sentence.end();
        sentences.iter().any(within)
    });
    let mut text = Vec::new();
    table::print(&doc, &records, style, &mut text);
    text
}

/// The printed facts of one document, or with `debug` all of its tables, and what was read of it.
fn facts_of(read: &Read, format: FactsFormat, debug: bool, style: Style) -> (Vec<u8>, Checked) {
    let doc = Document::read(Arc::clone(&read.source), read.config.as_of);
    let mut text = Vec::new();
    if debug {
        debug::print(&doc, &mut text);
        return (text, Checked::of(&doc));
    }
    let records = record::records(&doc);
    match format {
        FactsFormat::Table => table::print(&doc, &records, style, &mut text),
        FactsFormat::Csv => csv::print(&records, &mut text),
        FactsFormat::Jsonl => {
            for record in &records {
                // Writing numbers and strings to memory cannot fail.
                let _ = serde_json::to_writer(&mut text, record);
                text.push(b'\n');
            }
        }
    }
    (text, Checked::of(&doc))
}
