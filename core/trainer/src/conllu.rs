//! Sentences of a CoNLL-U file (<https://universaldependencies.org/format.html>).

use factlint_core::language::Tag;

/// A word of a tree.
#[derive(Debug, Clone)]
pub struct Node {
    /// Place in the sentence's text, in bytes.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// Its fine tag; unknown where this version has none of that name.
    pub tag: Tag,
    /// Index of its head; None for the root.
    pub head: Option<usize>,
}

/// A sentence of a treebank.
#[derive(Debug, Clone)]
pub struct Sentence {
    /// Name of the document.
    pub document: String,
    /// The text.
    pub text: String,
    /// The words, in the order of the text.
    pub nodes: Vec<Node>,
}

/// Reads a file; sentences whose words do not stand in their text are left out.
pub fn parse(file: &str) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut document = String::new();
    for paragraph in file.split("\n\n") {
        let mut text = "";
        let mut nodes = Vec::new();
        let mut at = Some(0);
        for line in paragraph.lines() {
            if let Some(name) = line.strip_prefix("# newdoc id = ") {
                name.clone_into(&mut document);
            } else if let Some(whole) = line.strip_prefix("# text = ") {
                text = whole;
            } else if !line.starts_with('#') {
                let columns: Vec<&str> = line.split('\t').collect();
                let [id, form, _, _, tag, _, head, ..] = columns.as_slice() else {
                    continue;
                };
                if id.contains(['-', '.']) {
                    continue;
                }
                at = at.and_then(|at| {
                    let start = at + text.get(at..)?.find(|c: char| !c.is_whitespace())?;
                    text.get(start..)?.starts_with(form).then_some(())?;
                    nodes.push(Node {
                        start,
                        end: start + form.len(),
                        tag: named(tag),
                        head: head.parse::<usize>().ok().and_then(|head| head.checked_sub(1)),
                    });
                    Some(start + form.len())
                });
            }
        }
        if at.is_some() && !nodes.is_empty() {
            sentences.push(Sentence {
                document: document.clone(),
                text: text.to_owned(),
                nodes,
            });
        }
    }
    sentences
}

fn named(name: &str) -> Tag {
    Tag::ALL
        .iter()
        .copied()
        .find(|tag| tag.name() == name)
        .unwrap_or(Tag::Unknown)
}
