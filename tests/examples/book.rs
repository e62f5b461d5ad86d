//! Writes the documentation site for mdBook: `cargo run -p factlint-tests --example book -- FOLDER` (default:
//! `target/book`), then `mdbook build FOLDER`.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a program for people who build the site, who are told what went wrong"
)]

use std::fs;
use std::path::PathBuf;

use factlint_tests::binary::root;
use factlint_tests::book::{FOLDER, shown, written};
use factlint_tests::checking::registry;

fn main() {
    let folder = std::env::args()
        .nth(1)
        .map_or_else(|| root().join("target/book"), PathBuf::from);
    let source = folder.join("src");
    if source.is_dir() {
        // A rule that is gone leaves no page.
        fs::remove_dir_all(&source).unwrap();
    }
    let pages = written(&registry());
    for (path, page) in &pages {
        let path = source.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, shown(page)).unwrap();
    }
    for name in ["book.toml", "book.css"] {
        fs::copy(root().join(FOLDER).join(name), folder.join(name)).unwrap();
    }
    println!("{} pages in {}", pages.len(), folder.display());
}
