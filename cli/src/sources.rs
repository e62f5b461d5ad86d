//! What the documents of a run are held against: the paths on the command line, else what configuration pairs them with.

use std::path::{Path, PathBuf};

use factlint_core::workspace::Against;
use factlint_disk::{FoundSources, WalkOptions};

use crate::failure::Failure;
use crate::inputs::Inputs;
use crate::settings::Configurations;

/// Finds the sources of a run, and tells each of its texts which of them hold.
pub fn find(
    against: &[PathBuf],
    inputs: &mut Inputs,
    configurations: &mut Configurations<'_>,
    options: &WalkOptions,
) -> Result<Inputs, Failure> {
    if !against.is_empty() {
        let mut sources = Inputs::find(against, None, &options.for_sources())?;
        let found = sources.len();
        inputs.leave_out(&mut sources);
        if found > 0 && sources.len() == 0 && sources.errors.is_empty() {
            return Err(nothing(against, "other file"));
        }
        return Ok(sources);
    }
    let (mut found, mut problems) = (FoundSources::default(), Vec::new());
    inputs.pair(|path| -> Result<Against, Failure> {
        let paths = of(path, &mut found, configurations, options)?;
        Ok(Against::these(paths.unwrap_or_else(|told| {
            problems.extend(told);
            Vec::new()
        })))
    })?;
    if problems.is_empty() {
        Ok(Inputs::of(found.files.into_values().collect(), found.skipped))
    } else {
        Err(Failure::Usage(problems))
    }
}

/// The printed paths of the sources that configuration has for a document, or what is wrong with the configuration.
pub fn of(
    path: &Path,
    found: &mut FoundSources,
    configurations: &mut Configurations<'_>,
    options: &WalkOptions,
) -> Result<Result<Vec<std::sync::Arc<str>>, Vec<String>>, Failure> {
    let loaded = configurations.of(path)?;
    let Some(pairs) = &loaded.pairs else {
        return Ok(Ok(Vec::new()));
    };
    Ok(match found.of(pairs, path, options) {
        Ok(paths) => Ok(paths),
        Err(problems) => Err(problems
            .into_iter()
            .map(|(entry, why)| {
                let place = loaded.place(entry.span.start);
                format!("{place}: `{}` under `sources`: {why}", entry.text)
            })
            .collect()),
    })
}

/// Why there is nothing to hold documents against, where the command line asks for it.
pub fn nothing(against: &[PathBuf], what: &str) -> Failure {
    let paths: Vec<String> = against.iter().map(|path| path.display().to_string()).collect();
    Failure::Usage(vec![format!(
        "`--against {}`: there is no {what} to hold the documents against",
        paths.join("` `--against ")
    )])
}
