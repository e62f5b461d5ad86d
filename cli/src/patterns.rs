//! Rules that are written as data: for each document those of the closest `rules.toml`, and their examples.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};

use factlint_core::source::LineIndex;
use factlint_core::{Registry, Rule, Source};
use factlint_disk::Input;
use factlint_patterns::{Pattern, Problem, try_examples};

use crate::failure::{CLEAN, FINDINGS, Failure};

/// The registry with the rules of the files that hold in these folders. What is wrong with any of them is told at once.
pub fn join(mut registry: Registry, folders: impl IntoIterator<Item = PathBuf>) -> Result<Registry, Failure> {
    let current = std::env::current_dir()?;
    // As settings look for it: a folder without a name is the current one.
    let files: BTreeSet<PathBuf> = (folders.into_iter())
        .filter_map(|folder| factlint_disk::find_rules(&current.join(folder)))
        .collect();
    let mut wrong = Vec::new();
    let known = registry.clone();
    for path in files {
        let (source, rules, problems) = read(&path, &known)?;
        wrong.extend(places(&source, &problems));
        let rules = rules.into_iter().map(|rule| Box::new(rule) as Box<dyn Rule>).collect();
        registry = registry.with_file(&owner(&path), rules);
    }
    if wrong.is_empty() {
        Ok(registry)
    } else {
        Err(Failure::Usage(wrong))
    }
}

/// The same for the current folder alone.
pub fn join_here(registry: Registry) -> Result<Registry, Failure> {
    join(registry, std::env::current_dir().ok())
}

/// The name under which the rules of a file are registered, and which the settings of its documents name.
pub fn owner(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// Runs the examples of a file.
pub fn test(file: Option<&Path>, out: &mut impl Write) -> Result<u8, Failure> {
    let none = || {
        Failure::Usage(vec![format!(
            "there is no {} in this folder or above it; name a file",
            factlint_patterns::RULES_NAME
        )])
    };
    let path = file.map(Path::to_owned).or_else(found).ok_or_else(none)?;
    let (source, rules, problems) = read(&path, &crate::plugin::shipped())?;
    let wrong = places(&source, &problems);
    if !wrong.is_empty() {
        return Err(Failure::Usage(wrong));
    }
    let (count, failed) = try_examples(&rules);
    for failed in &failed {
        writeln!(out, "{}: {}", failed.rule, failed.message)?;
    }
    let noun = |count: usize, noun: &str| format!("{count} {noun}{}", if count == 1 { "" } else { "s" });
    let (rules, examples) = (noun(rules.len(), "rule"), noun(count, "example"));
    writeln!(out, "{rules}, {examples}, {} failed", failed.len())?;
    Ok(if failed.is_empty() { CLEAN } else { FINDINGS })
}

fn found() -> Option<PathBuf> {
    factlint_disk::find_rules(&std::env::current_dir().ok()?)
}

fn read(path: &Path, known: &Registry) -> Result<(Source, Vec<Pattern>, Vec<Problem>), Failure> {
    let current = std::env::current_dir()?;
    let source = factlint_disk::read(&Input::named(path, &current))?;
    let (rules, problems) = factlint_patterns::read(&source.text, |name| !known.select(name).is_empty());
    Ok((source, rules, problems))
}

fn places(source: &Source, problems: &[Problem]) -> Vec<String> {
    let lines = LineIndex::new(&source.text);
    let place = |problem: &Problem| {
        let at = lines.position(&source.text, problem.span.start as u32);
        format!("{}:{}:{}: {}", source.path, at.line, at.column, problem.message)
    };
    problems.iter().map(place).collect()
}
