//! Whether links lead somewhere, as mdBook would make them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use crate::binary::root;

/// Addresses of the repository itself, whose files can be looked up.
const REPOSITORY: [&str; 2] = [
    "https://github.com/factlint/factlint/blob/main/",
    "https://github.com/factlint/factlint/tree/main/",
];

/// The addresses that a page links to, and the names of its headings.
fn read(page: &str) -> (Vec<String>, BTreeSet<String>) {
    let (mut links, mut anchors) = (Vec::new(), BTreeSet::new());
    let mut heading: Option<String> = None;
    for event in Parser::new_ext(page, Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES) {
        match event {
            Event::Start(Tag::Link {
                link_type, dest_url, ..
            }) if link_type != LinkType::Email => {
                links.push(dest_url.into_string());
            }
            Event::Start(Tag::Image { dest_url, .. }) => links.push(dest_url.into_string()),
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => anchors.extend(heading.take().map(|words| anchor(&words))),
            Event::Text(text) | Event::Code(text) => {
                if let Some(words) = &mut heading {
                    words.push_str(&text);
                }
            }
            _ => {}
        }
    }
    (links, anchors)
}

/// The name by which a heading is linked to.
fn anchor(words: &str) -> String {
    let kept = words.trim().chars().filter_map(|letter| match letter {
        letter if letter.is_whitespace() => Some('-'),
        letter if letter.is_alphanumeric() || matches!(letter, '_' | '-') => Some(letter.to_ascii_lowercase()),
        _ => None,
    });
    kept.collect()
}

/// The path that a link from a page leads to.
fn joined(from: &str, to: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in to.split('/') {
        if part == ".." {
            parts.pop();
        } else if part != "." {
            parts.push(part);
        }
    }
    parts.join("/")
}

/// Links of the pages that lead nowhere. Addresses of other sites are not asked.
pub fn broken(pages: &BTreeMap<String, String>) -> Vec<String> {
    let read: BTreeMap<&str, _> = pages.iter().map(|(path, page)| (path.as_str(), read(page))).collect();
    let mut found = Vec::new();
    for (path, (links, _)) in &read {
        for link in links {
            let leads = match REPOSITORY.iter().find_map(|site| link.strip_prefix(site)) {
                Some(file) => root().join(file).exists(),
                None if link.contains("://") => true,
                None => {
                    let (to, name) = link.split_once('#').unwrap_or((link, ""));
                    let to = if to.is_empty() {
                        (*path).to_owned()
                    } else {
                        joined(path, to)
                    };
                    let target = read.get(to.as_str());
                    target.is_some_and(|(_, anchors)| name.is_empty() || anchors.contains(name))
                }
            };
            if !leads {
                found.push(format!("{path}: {link}"));
            }
        }
    }
    found
}

/// Links of a file of the repository that lead to no file.
pub fn missing_files(file: &Path, text: &str) -> Vec<String> {
    let (links, _) = read(text);
    let local = links.into_iter().filter(|link| !link.contains("://"));
    let folder = file.parent().unwrap_or(file);
    local
        .filter(|link| {
            let to = link.split('#').next().unwrap_or(link);
            !folder.join(to).exists()
        })
        .collect()
}

/// The pages that `SUMMARY.md` lists, in its order.
pub fn listed(summary: &str) -> Vec<String> {
    read(summary).0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_leads_nowhere() {
        let page = "# One `two`, three\n[a](#one-two-three) [b](../b.md) [c](c.md) [d](#gone) [e](https://e.org)";
        let pages = [("x/a.md", page), ("b.md", "")];
        let pages = pages.map(|(path, page)| (path.to_owned(), page.to_owned())).into();
        assert_eq!(broken(&pages), ["x/a.md: c.md", "x/a.md: #gone"]);
    }
}
