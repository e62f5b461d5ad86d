//! Markup to prose. Reading never fails: what cannot be read as markup is read as text.
//!
//! Every reader is one pass that pushes into a [`ProseBuilder`]; each byte of prose maps back to the bytes that it
//! came from. Time is linear in the text, and nothing recurses, whatever is nested in what.

mod comments;
mod front_matter;
mod html;
mod markdown;
mod plain;
mod runs;
mod subtitles;

use crate::language::detect;
use crate::prose::{Prose, ProseBuilder};
use crate::source::{Format, Source};

/// Reads a source.
pub fn read(source: &Source) -> Prose {
    let text = &*source.text;
    let mut out = ProseBuilder::new(text);
    let start = if text.starts_with('\u{feff}') {
        '\u{feff}'.len_utf8()
    } else {
        0
    };
    match source.format {
        Format::Plain => plain::read(&mut out, start, text.len()),
        Format::Markdown => markdown::read(&mut out, start, false),
        Format::Mdx => markdown::read(&mut out, start, true),
        Format::Html => html::read(&mut out, start),
        Format::Subtitles => subtitles::read(&mut out, start),
    }
    let mut prose = out.finish();
    detect::mark(&mut prose);
    prose
}

#[cfg(test)]
mod properties;
