//! A line above each heading that says how much there is to check below it.

use std::ops::Range as Bytes;

use factlint_core::{Severity, SourceSpan};
use serde_json::json;
use tower_lsp::lsp_types::{CodeLens, Command, Range};

use crate::client::SHOW;
use crate::event::Scene;
use crate::listing::{self, Listed};
use crate::state;

/// The lens of each heading with something below it; that of the first line in a document without headings.
pub fn lenses(scene: &Scene) -> Option<Vec<CodeLens>> {
    let doc = scene.view.document.as_ref()?;
    if !scene.shows.code_lens {
        return Some(Vec::new());
    }
    let sections = listing::sections(doc);
    let facts = listing::facts(doc, &sections);
    if sections.is_empty() {
        let whole = 0..doc.source.text.len() as u32;
        return Some(lens(scene, 0, &whole, &facts).into_iter().collect());
    }
    let lenses = sections.iter().filter_map(|section| {
        let start = section.heading.start();
        lens(scene, start, &(start..section.end), &facts)
    });
    Some(lenses.collect())
}

fn lens(scene: &Scene, at: u32, below: &Bytes<u32>, facts: &[Listed]) -> Option<CodeLens> {
    let inside = |span: SourceSpan| below.contains(&span.start());
    let facts = facts.iter().filter(|fact| inside(fact.span)).count();
    let mut conflicts = (scene.view.findings.iter())
        .filter(|found| {
            inside(found.diagnostic.place.span) && is_conflict(scene, found.diagnostic.rule, found.diagnostic.severity)
        })
        .map(|found| found.diagnostic.place.span);
    let first = conflicts.next();
    let count = usize::from(first.is_some()) + conflicts.count();
    if facts + count == 0 {
        return None;
    }
    let mut title = counted(facts, "fact");
    if count > 0 {
        title = format!("{title}, {}", counted(count, "conflict"));
    }
    let text = &scene.view.text;
    let units = scene.client.units;
    let position = text.position(at, units);
    let show = first.filter(|_| scene.client.shows_documents).and_then(|span| {
        let uri = state::address(&scene.open, &scene.view.key)?;
        Some(vec![json!(uri), json!(text.range(span, units))])
    });
    Some(CodeLens {
        range: Range::new(position, position),
        // Editors draw a lens whose command has no name as words that cannot be clicked; a lens without any command
        // counts as one that has to be resolved, and is not drawn at all.
        command: Some(Command {
            title,
            command: if show.is_some() { SHOW.to_owned() } else { String::new() },
            arguments: show,
        }),
        data: None,
    })
}

/// Two places that differ, as opposed to a claim that only lacks its source.
fn is_conflict(scene: &Scene, rule: &str, severity: Severity) -> bool {
    let family = scene.registry.find(rule).map(|rule| rule.meta().family);
    severity >= Severity::Warning && family != Some("attribution")
}

fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
