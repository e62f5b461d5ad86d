//! Pins a figure: an entry of `facts.toml` that every restatement is held to from then on.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use factlint_core::document::Document;
use factlint_core::pinned::{FactsFile, Given, Naming};
use factlint_core::rows::{Bound, Dimension, QuantityRow, Role, TokenKind, TokenRow};
use tower_lsp::lsp_types::{CodeActionKind, Range, TextEdit};

use super::settings::{Settings, settings};
use super::{Change, Proposal};
use crate::event::Scene;
use crate::key::Key;
use crate::listing::one_line;

/// Most words of a thing's name.
const LONGEST: usize = 4;

/// What stands between a thing and its value.
const JOINS: [&str; 5] = ["is", "are", "was", "were", "of"];

/// What begins the name of a thing.
const ARTICLES: [&str; 8] = ["the", "a", "an", "our", "its", "their", "this", "your"];

/// Words that make the noun before them narrower than its name: no single name then says what is meant.
const NARROWING: [&str; 16] = [
    "of", "for", "in", "on", "at", "by", "with", "from", "to", "and", "or", "per", "that", "which", "if", "when",
];

/// Pins the figure in a range of bytes.
pub fn proposal(scene: &Scene, start: u32, end: u32) -> Option<Proposal> {
    let doc = scene.view.document.as_ref()?;
    let row = doc.quantities.iter().find(|row| {
        let span = doc.prose.source_span(row.span);
        span.start() <= end && start <= span.end()
    })?;
    let plain = row.bound() == Bound::Exact && row.role() != Role::Change && row.flags & QuantityRow::VAGUE == 0;
    if !plain || matches!(row.dimension(), Dimension::Ordinal | Dimension::Age) {
        return None;
    }
    let thing = thing(doc, row)?;
    let value = one_line(doc.text(row.span));
    let pinned = Naming::words(&thing);
    let is_pinned = |naming: &Naming| matches!(naming, Naming::Words(names) if names.contains(&pinned));
    if pinned.is_empty() || doc.pinned.facts.iter().any(|fact| is_pinned(&fact.naming)) {
        return None;
    }
    let (path, exists) = file(scene, doc)?;
    let key = Key::File(path);
    let text = match settings(scene, &key, exists) {
        Settings::Text(text) => Some(text),
        Settings::Missing => None,
        Settings::Unreadable => return None,
    };
    let before = text.as_ref().map_or("", |text| &text.source.text);
    let entry = entry(doc, before, &thing, &value)?;
    let at = text.as_ref().map_or(Range::default(), |text| {
        let end = text.position(text.source.text.len() as u32, scene.client.units);
        Range::new(end, end)
    });
    let gap = match before {
        "" => "",
        text if text.ends_with('\n') => "\n",
        _ => "\n\n",
    };
    Some(Proposal {
        title: format!("Pin “{value}” in facts.toml as “{thing}”"),
        kind: CodeActionKind::REFACTOR_EXTRACT,
        changes: vec![Change {
            key: key.clone(),
            edit: TextEdit::new(at, format!("{gap}{entry}")),
        }],
        creates: text.is_none().then_some(key),
        preferred: false,
    })
}

/// The `facts.toml` that holds for a document, or would; and whether it is there.
fn file(scene: &Scene, doc: &Document) -> Option<(PathBuf, bool)> {
    let view = &scene.view;
    let home = view.key.path()?.parent()?;
    if !doc.pinned.path.is_empty() {
        let base = view.config.as_deref().and_then(Path::parent).unwrap_or(home);
        return Some((base.join(&*doc.pinned.path), true));
    }
    if let Some(path) = factlint_disk::find_facts(home) {
        return Some((path, true));
    }
    Some((view.folder.as_ref()?.join(factlint_disk::FACTS_NAME), false))
}

/// The entry, if it is one that means what it should.
fn entry(doc: &Document, before: &str, thing: &str, value: &str) -> Option<String> {
    let is_plain = |text: &str| !text.contains(['"', '\\']) && !text.contains(char::is_control);
    if !is_plain(thing) || !is_plain(value) {
        return None;
    }
    let (known, _) = FactsFile::read(before);
    let slug = thing.to_lowercase().split_whitespace().collect::<Vec<_>>().join("-");
    let taken = |id: &String| known.entries.iter().any(|entry| entry.id == *id);
    let mut ids = std::iter::once(slug.clone()).chain((2..).map(|number| format!("{slug}-{number}")));
    let id = ids.find(|id| !taken(id))?;
    let mut text = format!("[[fact]]\nid = \"{id}\"\nthing = \"{thing}\"\nvalue = \"{value}\"\n");
    if let Some(date) = doc.date.filter(|date| date.month > 0 && date.day > 0) {
        let _ = writeln!(text, "as-of = {:04}-{:02}-{:02}", date.year, date.month, date.day);
    }
    let (file, problems) = FactsFile::read(&text);
    let fits = file.entries.first().is_some_and(|entry| match &entry.given {
        Given::Value(value) => entry.pin(value, String::new()).is_ok(),
        Given::From(_) => false,
    });
    (fits && problems.is_empty()).then_some(text)
}

/// What texts name the thing by that a figure is about: what it counts, else the subject before it.
fn thing(doc: &Document, row: &QuantityRow) -> Option<String> {
    let counted = row.dimension() == Dimension::Count && row.noun_span.is_some();
    if counted && doc.unit(row).is_none() {
        return Some(one_line(doc.text(row.noun_span)).to_lowercase());
    }
    let tokens = doc.tokens_of(row.sentence);
    let behind = tokens.partition_point(|token| token.span.start < row.span.start);
    let before = tokens.get(..behind)?;
    let lower = |token: &TokenRow| doc.text(token.span).to_lowercase();
    let (join, before) = before.split_last()?;
    if !JOINS.contains(&lower(join).as_str()) {
        return None;
    }
    let mut words: Vec<String> = Vec::new();
    for token in before.iter().rev() {
        let word = lower(token);
        if ARTICLES.contains(&word.as_str()) {
            break;
        }
        if token.kind() != TokenKind::Word || NARROWING.contains(&word.as_str()) || words.len() == LONGEST {
            return None;
        }
        words.push(word);
    }
    words.reverse();
    (!words.is_empty()).then(|| words.join(" "))
}
