//! Files that a run writes: reports.

use std::fmt;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

/// A file that could not be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WriteError {
    /// The path as it was given.
    pub path: String,
    /// What the system says.
    pub message: String,
}

impl fmt::Display for WriteError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, message } = self;
        write!(
            out,
            "`{path}` could not be written ({message}): check its folder and permissions"
        )
    }
}

impl std::error::Error for WriteError {}

/// Writes a file, in place of what stood there.
///
/// # Errors
///
/// When the file cannot be made, or `fill` or the disk fails.
pub fn write(path: &Path, fill: impl FnOnce(&mut dyn Write) -> std::io::Result<()>) -> Result<(), WriteError> {
    let written = File::create(path).and_then(|file| {
        let mut out = BufWriter::new(file);
        fill(&mut out)?;
        out.flush()
    });
    written.map_err(|error| WriteError {
        path: path.display().to_string(),
        message: error.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_written_or_the_error_names_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("findings.json");
        write(&path, |out| out.write_all(b"{}")).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"{}");
        let error = write(&path.join("deeper"), |out| out.write_all(b"")).unwrap_err();
        assert!(error.to_string().contains("findings.json/deeper"), "{error}");
    }
}
