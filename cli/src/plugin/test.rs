//! `factlint plugin test`: builds a crate of rules, and runs its specs and the examples of its manual pages.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

use factlint_core::{Registry, RuleMeta};
use factlint_disk::{WalkOptions, shown_path};
use factlint_plugins::{Given, Limits};
use factlint_specs::manual;
use factlint_specs::spec::Spec;

use crate::failure::{CLEAN, FINDINGS, Failure};

/// The folder of a crate's specs.
const SPECS: &str = "specs";

/// What was run, and what failed.
#[derive(Debug, Default)]
struct Tally {
    specs: usize,
    cases: usize,
    examples: usize,
    failed: Vec<String>,
}

/// Builds and tests the crate in a folder; 1 where a spec or example fails.
pub fn run(folder: &Path, release: bool, update: bool, out: &mut impl Write) -> Result<u8, Failure> {
    let library = build(folder, release)?;
    let current = std::env::current_dir()?;
    let plugins = factlint_plugins::Plugins::new(Some(std::env::current_exe()?), Limits::default());
    let given = Given {
        shown: shown_path(&library, &current),
        path: library,
    };
    let shipped = super::shipped();
    let known: BTreeSet<&str> = shipped.rules().map(|rule| rule.meta().name).collect();
    let registry = Arc::new(plugins.join(shipped, None, std::slice::from_ref(&given)));
    // What cannot be loaded cannot be tested.
    let wrong = plugins.problems.list();
    if !wrong.is_empty() {
        let told = wrong
            .iter()
            .map(|problem| format!("{}: {}", problem.origin, problem.message));
        return Err(Failure::Usage(told.collect()));
    }
    let rules = registry.rules().map(factlint_core::Rule::meta);
    let rules: Vec<&'static RuleMeta> = rules.filter(|meta| !known.contains(meta.name)).collect();

    let mut tally = Tally::default();
    let specs = specs(folder);
    for path in &specs {
        run_spec(path, &registry, &rules, update, &mut tally)?;
    }
    run_examples(&registry, &rules, &mut tally);
    // A rule that panics or hangs finds nothing, which a silent case would take for right.
    let failures = plugins.problems.list();
    tally.failed.extend(failures.into_iter().map(|problem| problem.message));
    for failed in &tally.failed {
        writeln!(out, "{}", crate::render::escape::lines(failed))?;
    }
    for meta in &rules {
        let has_spec = (specs.iter()).any(|path| path.file_stem().is_some_and(|stem| stem == meta.name));
        if !has_spec {
            writeln!(out, "{}: no spec; write {SPECS}/{}.md", meta.name, meta.name)?;
        }
    }
    let count = |count: usize, noun: &str| format!("{count} {noun}{}", if count == 1 { "" } else { "s" });
    writeln!(
        out,
        "{}, {} with {}, {}, {} failed",
        count(rules.len(), "rule"),
        count(tally.specs, "spec"),
        count(tally.cases, "case"),
        count(tally.examples, "example"),
        tally.failed.len()
    )?;
    Ok(if tally.failed.is_empty() { CLEAN } else { FINDINGS })
}

/// Runs a spec; with `update` its carets are written anew.
fn run_spec(
    path: &Path,
    registry: &Arc<Registry>,
    rules: &[&'static RuleMeta],
    update: bool,
    tally: &mut Tally,
) -> Result<(), Failure> {
    let bytes = factlint_disk::read_bytes(path, &std::env::current_dir()?)?;
    let text = String::from_utf8_lossy(&bytes);
    let ours: Vec<&'static str> = rules.iter().map(|meta| meta.name).collect();
    tally.specs += 1;
    match Spec::read(path, &text, registry, Some(&ours)) {
        Ok(spec) => {
            tally.cases += spec.cases.len();
            let (differences, rewritten) = spec.run(registry);
            if update && !differences.is_empty() {
                factlint_disk::write(path, |out| out.write_all(rewritten.as_bytes()))?;
            } else {
                tally.failed.extend(differences);
            }
        }
        Err(why) => tally.failed.push(why),
    }
    Ok(())
}

/// Runs the bad and good examples of manual pages.
fn run_examples(registry: &Arc<Registry>, rules: &[&'static RuleMeta], tally: &mut Tally) {
    for meta in rules {
        for example in manual::examples(meta) {
            tally.examples += 1;
            let text = example.texts.first().map_or("", |text| text.text.trim_end());
            let found = manual::findings(registry, meta, &example).map(|found| found.len());
            let why = match (found, example.bad) {
                (Ok(0), true) => "finds nothing in its bad example".to_owned(),
                (Ok(1..), false) => "finds something in its good example".to_owned(),
                (Ok(_), _) => continue,
                (Err(why), _) => format!("has an example that cannot be run ({why})"),
            };
            tally
                .failed
                .push(format!("the manual page of {}: it {why}:\n    | {text}", meta.name));
        }
    }
}

/// The specs of a crate, sorted.
fn specs(folder: &Path) -> Vec<PathBuf> {
    let options = WalkOptions {
        // Whatever a spec is called, it is one.
        default_excludes: false,
        ..WalkOptions::default()
    };
    let found = factlint_disk::walk(&[within(folder, SPECS)], &options).files;
    let paths = found.into_iter().map(|file| file.path);
    paths
        .filter(|path| path.extension().is_some_and(|ending| ending == "md") && !path.ends_with("README.md"))
        .collect()
}

/// A path in a folder, short where that is the current one.
fn within(folder: &Path, name: &str) -> PathBuf {
    if folder == Path::new(".") {
        PathBuf::from(name)
    } else {
        folder.join(name)
    }
}

/// Builds a crate with cargo, which says on standard error what is wrong with it; its library.
fn build(folder: &Path, release: bool) -> Result<PathBuf, Failure> {
    let stop = |why: String| Err(Failure::Usage(vec![why]));
    let manifest = within(folder, "Cargo.toml");
    if factlint_disk::stamp(&manifest).is_none() {
        return stop(format!(
            "there is no {}: name the folder of a plug-in's crate, or write one with `factlint plugin new`",
            manifest.display()
        ));
    }
    let manifest = std::path::absolute(&manifest)?;
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args([
        "build",
        "--lib",
        "--message-format",
        "json-render-diagnostics",
        "--manifest-path",
    ]);
    command.arg(&manifest);
    if release {
        command.arg("--release");
    }
    // Settings of the crate's own folder hold, such as `.cargo/config.toml`.
    command
        .current_dir(folder)
        .stdin(Stdio::null())
        .stderr(Stdio::inherit());
    let output = match command.output() {
        Ok(output) => output,
        Err(error) => {
            return stop(format!(
                "cargo cannot be started ({error}): install Rust, and try again"
            ));
        }
    };
    if !output.status.success() {
        return stop(format!("{} does not build; cargo says why above", folder.display()));
    }
    let messages = String::from_utf8_lossy(&output.stdout);
    let mut libraries = messages.lines().filter_map(|line| library(line, &manifest));
    match libraries.next_back() {
        Some(library) => Ok(library),
        None => stop(format!(
            "{} builds no plug-in: write `crate-type = [\"cdylib\"]` under `[lib]`",
            folder.display()
        )),
    }
}

/// The shared library that a message of cargo tells of, if it is one of this crate.
fn library(message: &str, manifest: &Path) -> Option<PathBuf> {
    let message: serde_json::Value = serde_json::from_str(message).ok()?;
    let same = |path: &str| std::fs::canonicalize(path).ok() == std::fs::canonicalize(manifest).ok();
    let files = message.get("filenames")?.as_array()?;
    if !same(message.get("manifest_path")?.as_str()?) {
        return None;
    }
    let mut files = files.iter().filter_map(|file| file.as_str().map(PathBuf::from));
    files.find(|file| file.to_string_lossy().ends_with(std::env::consts::DLL_SUFFIX))
}
