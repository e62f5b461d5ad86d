//! Rules that are written as data: those of the closest `rules.toml` above the current folder, and their examples.

use std::io::Write;
use std::path::{Path, PathBuf};

use factlint_core::source::LineIndex;
use factlint_core::{Registry, Rule, Source};
use factlint_disk::Input;
use factlint_patterns::{Pattern, Problem, try_examples};

use crate::failure::{CLEAN, FINDINGS, Failure};

/// The registry with the rules of the file that holds here.
pub fn join(registry: Registry) -> Result<Registry, Failure> {
    let Some(path) = found() else { return Ok(registry) };
    let (source, rules, problems) = read(&path)?;
    let mut wrong = places(&source, &problems);
    let (registry, taken) = with(registry, rules);
    wrong.extend(taken.into_iter().map(|name| taken_name(&source, &name)));
    if wrong.is_empty() {
        Ok(registry)
    } else {
        Err(Failure::Usage(wrong))
    }
}

/// The same for the language server, which starts whatever is wrong with a file; `factlint rules test` says what is.
pub fn join_sound(registry: Registry) -> Registry {
    let rules = found().and_then(|path| read(&path).ok()).map(|(_, rules, _)| rules);
    with(registry, rules.unwrap_or_default()).0
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
    let (source, rules, problems) = read(&path)?;
    let mut wrong = places(&source, &problems);
    let known = crate::plugin::shipped();
    let taken = rules
        .iter()
        .map(|rule| rule.meta().name)
        .filter(|name| !known.select(name).is_empty());
    wrong.extend(taken.map(|name| taken_name(&source, name)));
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

fn read(path: &Path) -> Result<(Source, Vec<Pattern>, Vec<Problem>), Failure> {
    let current = std::env::current_dir()?;
    let source = factlint_disk::read(&Input::named(path, &current))?;
    let (rules, problems) = factlint_patterns::read(&source.text);
    Ok((source, rules, problems))
}

/// The registry with the rules whose names are new, and the other names.
fn with(registry: Registry, rules: Vec<Pattern>) -> (Registry, Vec<String>) {
    let (mut boxed, mut taken): (Vec<Box<dyn Rule>>, Vec<String>) = (Vec::new(), Vec::new());
    for rule in rules {
        let name = rule.meta().name;
        if registry.select(name).is_empty() {
            boxed.push(Box::new(rule));
        } else {
            taken.push(name.to_owned());
        }
    }
    (registry.with_plugin(None, boxed), taken)
}

fn taken_name(source: &Source, name: &str) -> String {
    format!(
        "{}: there is a rule or family `{name}` already; choose another name",
        source.path
    )
}

fn places(source: &Source, problems: &[Problem]) -> Vec<String> {
    let lines = LineIndex::new(&source.text);
    let place = |problem: &Problem| {
        let at = lines.position(&source.text, problem.span.start as u32);
        format!("{}:{}:{}: {}", source.path, at.line, at.column, problem.message)
    };
    problems.iter().map(place).collect()
}
