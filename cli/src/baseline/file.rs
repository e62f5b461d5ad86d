//! The file of a baseline: JSON, an object a finding, sorted, so that its history reads well.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::{Baseline, Entry};
use crate::failure::Failure;

/// The version of the file that this program reads and writes.
const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    version: u32,
    findings: Vec<Entry>,
}

/// Reads a baseline.
pub fn read(path: &Path) -> Result<Baseline, Failure> {
    let wrong = |why: String| {
        let path = path.display();
        Failure::Usage(vec![format!("the baseline `{path}` cannot be used: {why}")])
    };
    if factlint_disk::stamp(path).is_none() {
        let path = path.display();
        let told = format!("there is no baseline `{path}`: make it with `factlint baseline create --baseline {path}`");
        return Err(Failure::Usage(vec![told]));
    }
    let bytes = factlint_disk::read_bytes(path, &std::env::current_dir().unwrap_or_default())?;
    let file: File = serde_json::from_slice(&bytes).map_err(|error| wrong(error.to_string()))?;
    if file.version != VERSION {
        let version = file.version;
        return Err(wrong(format!(
            "it has version {version}, and this factlint reads version {VERSION}"
        )));
    }
    Ok(Baseline { entries: file.findings })
}

/// Writes a baseline.
pub fn write(path: &Path, baseline: &Baseline) -> Result<(), Failure> {
    let mut findings = baseline.entries.clone();
    findings.sort();
    let file = File {
        version: VERSION,
        findings,
    };
    factlint_disk::write(path, |out| {
        serde_json::to_writer_pretty(&mut *out, &file)?;
        out.write_all(b"\n")
    })?;
    Ok(())
}
