//! The documentation site: the pages under `cli/docs`, the editors' pages, and the pages that rules and the command line
//! write themselves. `tests/examples/book.rs` puts them into a folder for mdBook; `tests/suite/book.rs` holds them to what
//! factlint does.

pub mod commands;
pub mod links;
pub mod rules;
pub mod sessions;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use factlint_core::Registry;

use crate::binary::root;

/// The line of `SUMMARY.md` where the list of rules goes.
const RULES_HERE: &str = "<!-- rules -->";

/// Where the pages of the site are written by hand.
pub const FOLDER: &str = "cli/docs";

/// The pages as they are written: by their path in the site, with the attributes of their fences, which say what a test
/// does with them.
///
/// # Panics
/// A page cannot be read, or the binary does not print its help.
pub fn written(registry: &Arc<Registry>) -> BTreeMap<String, String> {
    let mut pages = BTreeMap::new();
    let folder = root().join(FOLDER);
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "md") {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            pages.insert(name, fs::read_to_string(&path).unwrap());
        }
    }
    editors(&mut pages);
    for rule in registry.rules() {
        let meta = rule.meta();
        pages.insert(format!("rules/{}.md", meta.name), rules::page(registry, meta));
    }
    pages.insert("rules.md".to_owned(), rules::index(registry));
    pages.insert("commands.md".to_owned(), commands::page());
    if let Some(summary) = pages.get_mut("SUMMARY.md") {
        *summary = summary.replace(RULES_HERE, rules::summary(registry).trim_end());
    }
    pages
}

/// The pages as mdBook reads them: a text that stands for a file is shown below the file's name, and nothing is left of
/// what only tests read.
pub fn shown(page: &str) -> String {
    let mut lines = Vec::new();
    let mut opener: Option<String> = None;
    for line in page.lines() {
        let ticks = line.len() - line.trim_start_matches('`').len();
        match &opener {
            Some(open) => {
                if line.trim_end() == open.as_str() {
                    opener = None;
                }
                lines.push(line.to_owned());
            }
            None if ticks >= 3 => {
                let mut words = line[ticks..].split_whitespace();
                let language = words.next().unwrap_or("");
                if let Some(path) = words.find_map(|word| word.strip_prefix("path=")) {
                    lines.extend([format!("`{path}`:"), String::new()]);
                }
                opener = Some("`".repeat(ticks));
                lines.push(format!("{}{language}", &line[..ticks]));
            }
            None => lines.push(line.to_owned()),
        }
    }
    lines.join("\n") + "\n"
}

/// The pages of `editors/`, whose links are those of a repository, not of a site.
fn editors(pages: &mut BTreeMap<String, String>) {
    let folder = root().join("editors");
    let read = |path: &Path| fs::read_to_string(path).unwrap();
    let index = read(&folder.join("README.md")).replace("/README.md)", ".md)");
    let mut names: Vec<String> = Vec::new();
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        if path.join("README.md").is_file() {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let page = read(&path.join("README.md")).replace("(../README.md", "(../editors.md");
            pages.insert(format!("editors/{name}.md"), page);
            names.push(name);
        }
    }
    let index = names.iter().fold(index, |index, name| {
        index.replace(&format!("({name}.md)"), &format!("(editors/{name}.md)"))
    });
    pages.insert("editors.md".to_owned(), index);
}
