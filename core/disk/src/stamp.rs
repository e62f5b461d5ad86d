//! Whether a file may have changed, without reading it.

use std::path::Path;
use std::time::SystemTime;

/// When a file was changed last, and its length; a file whose stamp is the same is taken for the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    modified: Option<SystemTime>,
    length: u64,
}

/// The stamp of a file; none where there is none that can be seen.
pub fn stamp(path: &Path) -> Option<Stamp> {
    let about = std::fs::metadata(path).ok()?;
    Some(Stamp {
        modified: about.modified().ok(),
        length: about.len(),
    })
}
