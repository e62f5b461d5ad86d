//! The manual pages of rules: their headings, and their examples, which are run.

use std::sync::Arc;

use factlint_core::config::Config;
use factlint_core::workspace::DocRole;
use factlint_core::{Level, Registry, RuleMeta};

use crate::checking::{Finding, Run, Text, check, configuration, pinned};
use crate::fences::{Fence, fences};

/// The headings that every manual page has, in this order; others may follow.
pub const HEADINGS: [&str; 5] = [
    "What it does",
    "Why it matters",
    "Example",
    "Better",
    "When it stays silent",
];

/// A manual page's text: the space that a doc comment has before each line is gone.
pub fn page(meta: &RuleMeta) -> String {
    let lines = meta.documentation.lines();
    lines
        .map(|line| line.strip_prefix(' ').unwrap_or(line).to_owned() + "\n")
        .collect()
}

/// The headings of a manual page.
pub fn headings(meta: &RuleMeta) -> Vec<String> {
    let page = page(meta);
    let headings = page.lines().filter_map(|line| line.strip_prefix("## "));
    headings.map(str::to_owned).collect()
}

/// An example of a manual page.
#[derive(Debug)]
pub struct Example {
    /// Whether the rule must find something in it.
    pub bad: bool,
    /// Its texts: a fence with a path belongs to the fence before it; with `role=source` the others are held against it.
    pub texts: Vec<Text>,
    /// Pinned facts, as the TOML of a `facts.toml`: a `toml` fence with `path=facts.toml` holds for all examples below it.
    pub facts: String,
}

/// The examples of a manual page.
pub fn examples(meta: &RuleMeta) -> Vec<Example> {
    let page = page(meta);
    let lines: Vec<_> = page.lines().collect();
    let mut found: Vec<Example> = Vec::new();
    let mut facts = String::new();
    for fence in fences(&lines) {
        if fence.language == "toml" && fence.attribute("path") == Some("facts.toml") {
            facts = body(&lines, &fence);
        }
        let bad = fence.language == "bad";
        if !bad && fence.language != "good" {
            continue;
        }
        let path = fence.attribute("path");
        let mut text = Text::new(path.unwrap_or("a.md"), body(&lines, &fence));
        if fence.attribute("role") == Some("source") {
            text.role = DocRole::Source;
        }
        text.latin_1 = fence.attribute("encoding") == Some("latin-1");
        match found.last_mut() {
            Some(example) if path.is_some() && example.bad == bad => example.texts.push(text),
            _ => found.push(Example {
                bad,
                texts: vec![text],
                facts: facts.clone(),
            }),
        }
    }
    found
}

/// The text of a fence.
fn body(lines: &[&str], fence: &Fence) -> String {
    lines.get(fence.first..fence.end).unwrap_or_default().join("\n") + "\n"
}

/// The findings of a rule in an example.
///
/// # Errors
/// The facts of the page are not in order; the message says why.
pub fn findings(registry: &Arc<Registry>, meta: &RuleMeta, example: &Example) -> Result<Vec<Finding>, String> {
    // A rule that is off by default is switched on for its own page.
    let mut config = if meta.level == Level::Off {
        configuration("", registry, Some(&[meta.name]))?
    } else {
        Config::default()
    };
    if !example.facts.is_empty() {
        config.pinned = Arc::new(pinned(&example.facts)?);
    }
    let run = Run {
        config,
        ..Run::default()
    };
    let mut found = check(registry, &run, &example.texts);
    found.retain(|finding| finding.diagnostic.rule == meta.name);
    Ok(found)
}
