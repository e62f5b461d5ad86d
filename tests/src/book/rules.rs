//! The pages that rules write themselves: one each, with what factlint says of its examples, and the lists of them.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use factlint_core::{Registry, RuleMeta};

use crate::binary::root;
use crate::checking::{Run, Text, check, configuration};
use crate::manual::{self, Example};

/// Where files of the repository can be read.
const REPOSITORY: &str = "https://github.com/factlint/factlint/blob/main";

/// What the rules of a family have in common, in the order in which the site lists them.
const FAMILIES: [(&str, &str); 9] = [
    ("numbers", "figures that disagree, or do not add up"),
    ("dates", "days, weekdays and durations"),
    ("names", "names, ages and offices"),
    ("quotes", "what was said, in which words"),
    ("attribution", "who says so"),
    ("grounding", "a draft and its sources"),
    ("registry", "pinned facts"),
    ("statistics", "results of statistical tests"),
    ("text", "the file itself"),
];

/// The rules of each family, families in the order of the site.
fn by_family(registry: &Registry) -> Vec<(&'static str, &'static str, Vec<&'static RuleMeta>)> {
    let mut families: BTreeMap<&str, Vec<&'static RuleMeta>> = BTreeMap::new();
    for rule in registry.rules() {
        families.entry(rule.meta().family).or_default().push(rule.meta());
    }
    let sorted = FAMILIES.into_iter().map(|(name, about)| {
        let rules = families.remove(name).unwrap_or_default();
        (name, about, rules)
    });
    let sorted: Vec<_> = sorted.filter(|(_, _, rules)| !rules.is_empty()).collect();
    let forgotten: Vec<_> = families.keys().collect();
    assert!(forgotten.is_empty(), "the site has no place for {forgotten:?}");
    sorted
}

/// The rules as entries of `SUMMARY.md`.
pub fn summary(registry: &Registry) -> String {
    let mut text = String::from("- [All rules](rules.md)\n");
    for (_, _, rules) in by_family(registry) {
        for meta in rules {
            let _ = writeln!(text, "  - [{0}](rules/{0}.md)", meta.name);
        }
    }
    text
}

/// The page that lists all rules.
pub fn index(registry: &Registry) -> String {
    let mut text = String::from(
        "# All rules\n\nA rule is set by its name or by its family's, in [`factlint.toml`](configuration.md#levels-and-options) or with\n\
         `--select` and `--ignore`. `factlint explain RULE` prints the same pages in a terminal.\n",
    );
    for (family, about, rules) in by_family(registry) {
        let _ = write!(
            text,
            "\n## {family}\n\n{}{}.\n\n",
            about[..1].to_uppercase(),
            &about[1..]
        );
        text += "| rule | level | finds |\n| --- | --- | --- |\n";
        for meta in rules {
            let (name, level) = (meta.name, meta.level.name());
            let _ = writeln!(text, "| [{name}](rules/{name}.md) | {level} | {} |", meta.summary);
        }
    }
    text
}

/// The table of rules in the README: a family a line.
pub fn table(registry: &Registry) -> String {
    let mut text = String::from("| family | rules |\n| --- | --- |\n");
    for (family, about, rules) in by_family(registry) {
        let names: Vec<_> = rules
            .iter()
            .map(|meta| format!("[{0}](tests/spec/{family}/{0}.md)", meta.name))
            .collect();
        let _ = writeln!(text, "| {family}: {about} | {} |", names.join(", "));
    }
    text
}

/// The page of a rule.
pub fn page(registry: &Arc<Registry>, meta: &RuleMeta) -> String {
    let (name, summary) = (meta.name, meta.summary);
    let mut text = format!("# {name}\n\nFinds {summary}.\n\n{}\n", facts(meta));
    let examples = manual::examples(meta);
    body(registry, meta, &examples, &mut text);
    // A page that gives examples in its sentences would be reported by its own rule.
    if finds_itself(registry, meta, &text) {
        let reason = "this page is about what the rule finds";
        text = text.replacen(
            "\n\n",
            &format!("\n\n<!-- factlint-ignore-file {name}: {reason} -->\n\n"),
            1,
        );
    }
    if !meta.options.is_empty() {
        text += "\n## Options\n\n| option | values | default | |\n| --- | --- | --- | --- |\n";
        for option in meta.options {
            let cell = |words: &str| words.replace('|', "\\|");
            let (values, default) = (cell(option.values), cell(option.default));
            let _ = writeln!(
                text,
                "| `{}` | `{values}` | `{default}` | {} |",
                option.name,
                cell(option.summary)
            );
        }
    }
    let _ = write!(
        text,
        "\n## Setting it\n\n```toml path=factlint.toml\n[rules]\n{name} = \"{}\" # or off, hint, info, warning, error\n```\n\n\
         To silence one finding, say why: `<!-- factlint-ignore {name}: the reason -->` before its block. More in \
         [silencing](../silencing.md).\n\n[Specification]({REPOSITORY}/tests/spec/{}/{name}.md)",
        meta.level.name(),
        meta.family,
    );
    let code = format!("rules/{}/src/{}.rs", meta.family, name.replace('-', "_"));
    if root().join(&code).is_file() {
        let _ = write!(text, " · [code]({REPOSITORY}/{code})");
    }
    text + "\n"
}

/// Whether a rule has something to say about a page.
fn finds_itself(registry: &Arc<Registry>, meta: &RuleMeta, page: &str) -> bool {
    let profile = configuration("profile = \"docs\"", registry, None).unwrap();
    let run = Run {
        config: profile,
        ..Run::default()
    };
    let found = check(registry, &run, &[Text::new("page.md", page)]);
    found.iter().any(|finding| finding.diagnostic.rule == meta.name)
}

/// Family, level, profiles and version as a table.
fn facts(meta: &RuleMeta) -> String {
    let mut text = format!(
        "| | |\n| --- | --- |\n| family | [{0}](../rules.md#{0}) |\n| level | {1} |\n",
        meta.family,
        meta.level.name()
    );
    for (profile, level) in meta.profiles {
        let _ = writeln!(text, "| in the profile {profile} | {} |", level.name());
    }
    if !meta.aliases.is_empty() {
        let _ = writeln!(text, "| formerly | {} |", meta.aliases.join(", "));
    }
    let _ = writeln!(text, "| since | {} |", meta.since);
    text
}

/// The manual page, where what factlint says of a bad example stands below it.
fn body(registry: &Arc<Registry>, meta: &RuleMeta, examples: &[Example], text: &mut String) {
    let page = manual::page(meta);
    let mut examples = examples.iter();
    let mut current: Option<&Example> = None;
    let mut fenced = false;
    for line in page.lines() {
        if let Some(info) = line.strip_prefix("```") {
            fenced = !fenced;
            if !fenced {
                *text += "```\n";
                continue;
            }
            let kind = info.split_whitespace().next().unwrap_or("");
            let path = info.split_whitespace().find_map(|word| word.strip_prefix("path="));
            if !matches!(kind, "bad" | "good") {
                let _ = writeln!(text, "\n{line}");
                continue;
            }
            // A text with a path belongs to the example before it; see `manual::examples`.
            if !current.is_some_and(|example| path.is_some() && example.bad == (kind == "bad")) {
                said(registry, meta, current.take(), text);
                current = examples.next();
            }
            *text += "\n";
            if let Some(path) = path {
                let source = info.contains("role=source");
                let role = if source { ", its source" } else { "" };
                let _ = writeln!(text, "`{path}`{role}:\n");
            }
            *text += "```text\n";
        } else {
            if line.starts_with('#') && !fenced {
                said(registry, meta, current.take(), text);
                *text += "\n";
            }
            text.push_str(line);
            text.push('\n');
            if line.starts_with('#') && !fenced {
                *text += "\n";
            }
        }
    }
    said(registry, meta, current, text);
}

/// What factlint says of an example.
fn said(registry: &Arc<Registry>, meta: &RuleMeta, example: Option<&Example>, text: &mut String) {
    let Some(example) = example.filter(|example| example.bad) else {
        return;
    };
    let several = example.texts.len() > 1;
    *text += "\nfactlint says:\n\n```text\n";
    let found = manual::findings(registry, meta, example).expect("the facts of a page are in order");
    for finding in found {
        let diagnostic = &finding.diagnostic;
        if several {
            let _ = write!(text, "{}:", diagnostic.place.path);
        }
        let (start, severity) = (finding.start, diagnostic.severity.name());
        let (line, column) = (start.line, start.column);
        let _ = writeln!(text, "{line}:{column}: {severity}: {}", diagnostic.message);
        for note in &diagnostic.notes {
            let _ = writeln!(text, "    {note}");
        }
    }
    *text += "```\n";
}
