//! Which files a run reads.

use std::path::{Path, PathBuf};

use factlint_core::source::{Format, Source};

/// The files of a run, sorted, and whether a named one was not there.
pub struct Inputs {
    pub files: Vec<PathBuf>,
    pub failed: bool,
}

/// The files under the paths.
pub fn find(paths: &[PathBuf]) -> Inputs {
    let mut inputs = Inputs {
        files: Vec::new(),
        failed: false,
    };
    for path in paths {
        if path.is_dir() {
            walk(path, &mut inputs.files);
        } else if path.is_file() {
            inputs.files.push(path.clone());
        } else {
            inputs.failed = true;
        }
    }
    inputs.files.sort();
    inputs.files.dedup();
    inputs
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        let Ok(kind) = entry.file_type() else { continue };
        if kind.is_dir() {
            walk(&path, files);
        } else if kind.is_file() && format_of(&path).is_some() {
            files.push(path);
        }
    }
}

fn format_of(path: &Path) -> Option<Format> {
    match path.extension()?.to_str()? {
        "md" | "markdown" => Some(Format::Markdown),
        "mdx" => Some(Format::Mdx),
        "html" | "htm" => Some(Format::Html),
        "txt" | "text" => Some(Format::Plain),
        _ => None,
    }
}

/// The text of a file.
pub fn read(path: &Path) -> Option<Source> {
    let bytes = std::fs::read(path).ok()?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let shown = std::env::current_dir()
        .ok()
        .and_then(|here| path.strip_prefix(here).ok().map(Path::to_owned))
        .unwrap_or_else(|| path.to_owned());
    let format = format_of(path).unwrap_or(Format::Plain);
    Some(Source::new(shown.to_string_lossy().as_ref(), text, format))
}
