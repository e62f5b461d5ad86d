//! Markup to prose. Reading never fails: what cannot be read as markup is read as text.

mod plain;

use crate::prose::Prose;
use crate::source::{Format, Source};

/// Reads a source.
pub fn read(source: &Source) -> Prose {
    match source.format {
        Format::Plain | Format::Markdown | Format::Mdx | Format::Html => plain::read(&source.text),
    }
}
