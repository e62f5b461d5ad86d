//! What the command line says of itself, as a page; and whether the commands that pages show are commands that it has.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::binary::{root, run};

/// The help of every command, and of theirs: by the words that call it, `plugin add`.
///
/// # Panics
/// The binary prints no help.
pub fn helps() -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut waiting = vec![String::new()];
    while let Some(words) = waiting.pop() {
        let mut arguments: Vec<&str> = words.split_whitespace().collect();
        arguments.push("--help");
        let outcome = run(root(), &arguments);
        assert_eq!(outcome.status, Some(0), "factlint {words} --help: {}", outcome.err);
        let listed = outcome.out.split("\nCommands:\n").nth(1).unwrap_or("");
        for line in listed.lines().take_while(|line| line.starts_with(' ')) {
            // Names stand two columns in; what goes on from the line before stands further in.
            let name = line.get(2..).filter(|rest| !rest.starts_with(' '));
            let name = name.and_then(|rest| rest.split_whitespace().next());
            if let Some(name) = name.filter(|name| *name != "help") {
                waiting.push(format!("{words} {name}").trim().to_owned());
            }
        }
        found.insert(words, outcome.out);
    }
    found
}

/// The page of all commands.
pub fn page() -> String {
    let mut text = String::from("# Commands\n\nWhat `factlint help` prints.\n");
    for (words, help) in helps() {
        let name = format!("factlint {words}");
        let lines: Vec<_> = help.lines().map(str::trim_end).collect();
        let help = lines.join("\n");
        let _ = write!(text, "\n## {}\n\n```text\n{}\n```\n", name.trim(), help.trim());
    }
    text
}

/// What is wrong with the commands that a page shows: in fences of shell, and in code inside sentences.
pub fn unknown(page: &str, helps: &BTreeMap<String, String>) -> Vec<String> {
    let mut shown: Vec<String> = Vec::new();
    let mut fence: Option<String> = None;
    for line in page.lines() {
        if let Some(info) = line.trim_start().strip_prefix("```") {
            fence = fence.is_none().then(|| info.to_owned());
        } else if let Some(info) = &fence {
            if ["sh", "console"].iter().any(|shell| info.starts_with(shell)) {
                shown.extend(calls(line));
            }
        } else {
            shown.extend(line.split('`').skip(1).step_by(2).flat_map(calls));
        }
    }
    shown.iter().filter_map(|call| wrong(call, helps)).collect()
}

/// The calls of factlint in a line of shell.
fn calls(line: &str) -> Vec<String> {
    let line = line.split(" #").next().unwrap_or(line);
    let parts = line.split(['|', ';', '&']).map(str::trim);
    let parts = parts.filter_map(|part| part.trim_start_matches("$ ").strip_prefix("factlint "));
    parts.map(str::to_owned).collect()
}

/// Why a call would be refused, if it would.
fn wrong(call: &str, helps: &BTreeMap<String, String>) -> Option<String> {
    let words: Vec<&str> = call.split_whitespace().collect();
    let mut name = String::new();
    let mut rest = words.as_slice();
    while let [word, others @ ..] = rest {
        let longer = format!("{name} {word}").trim().to_owned();
        if !helps.contains_key(&longer) {
            break;
        }
        (name, rest) = (longer, others);
    }
    if rest.first() == Some(&"help") {
        return None;
    }
    let plain = rest.first().is_some_and(|word| !word.starts_with('-'));
    if name.is_empty() && plain {
        return Some(format!("`factlint {call}`: there is no such command"));
    }
    let help = helps.get(&name)?;
    if help.contains("<COMMAND>") && plain {
        return Some(format!("`factlint {call}`: {name} has no such command"));
    }
    let known: BTreeSet<&str> = help
        .split(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '-'))
        .filter(|word| word.starts_with('-'))
        .collect();
    let unknown = rest
        .iter()
        .filter(|word| word.starts_with('-') && word.len() > 1)
        .map(|word| word.split(['=', '[']).next().unwrap_or(word))
        .find(|flag| !known.contains(flag) && *flag != "--help");
    unknown.map(|flag| format!("`factlint {call}`: there is no {flag}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_calls_that_would_be_refused() {
        let helps = BTreeMap::from([
            (String::new(), "Commands: check plugin".to_owned()),
            ("check".to_owned(), "-q, --quiet  --select <RULE>".to_owned()),
            ("plugin".to_owned(), "<COMMAND>".to_owned()),
            ("plugin add".to_owned(), "--yes".to_owned()),
        ]);
        let page = "`factlint check -q --select=a b`, `factlint plugin add --yes x`, `factlint --version`\n\
                    ```sh\ngit diff | factlint check --gone\nfactlint nothing\n```\n`factlint plugin gone`";
        let found = unknown(page, &helps);
        assert_eq!(found.len(), 4, "{found:#?}");
        assert!(found[0].contains("--version") && found[1].contains("--gone"));
    }
}
