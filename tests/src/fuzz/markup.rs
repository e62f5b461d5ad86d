//! Any bytes as any markup: the map from prose to source stays whole.

use std::sync::Arc;

use factlint_core::{Format, Source, markup};

use crate::invariants;

/// Bytes as plain text.
pub fn plain(bytes: &[u8]) {
    read(bytes, Format::Plain);
}

/// Bytes as Markdown.
pub fn markdown(bytes: &[u8]) {
    read(bytes, Format::Markdown);
}

/// Bytes as Markdown with JSX.
pub fn mdx(bytes: &[u8]) {
    read(bytes, Format::Mdx);
}

/// Bytes as HTML.
pub fn html(bytes: &[u8]) {
    read(bytes, Format::Html);
}

/// Bytes as subtitles.
pub fn subtitles(bytes: &[u8]) {
    read(bytes, Format::Subtitles);
}

fn read(bytes: &[u8], format: Format) {
    let text = String::from_utf8_lossy(bytes);
    let source = Source::new("a", text.as_ref(), format);
    let prose = markup::read(&Arc::new(source));
    invariants::segments(&prose, &text);
    invariants::blocks(&prose, &text);
}
