//! The headings of a document as a tree, and by the writer's choice the facts below each.

use tower_lsp::lsp_types::{DocumentSymbol, DocumentSymbolResponse, Location, Range, SymbolInformation, SymbolKind};

use super::{flat, kind};
use crate::event::Scene;
use crate::listing::{self, Listed, Section};
use crate::options::Symbols;
use crate::state;

/// The outline of a document: a tree where the editor can show one.
pub fn outline(scene: &Scene) -> Option<DocumentSymbolResponse> {
    let doc = scene.view.document.as_ref()?;
    let sections = listing::sections(doc);
    let facts = match scene.shows.symbols {
        Symbols::Outline => Vec::new(),
        Symbols::Facts => listing::facts(doc, &sections),
    };
    if scene.client.nested_symbols {
        let mut tree = Tree {
            scene,
            sections: &sections,
            facts: &facts,
        };
        return Some(DocumentSymbolResponse::Nested(tree.all()));
    }
    Some(DocumentSymbolResponse::Flat(list(scene, &sections, &facts)?))
}

struct Tree<'a> {
    scene: &'a Scene,
    sections: &'a [Section],
    facts: &'a [Listed],
}

impl Tree<'_> {
    fn all(&mut self) -> Vec<DocumentSymbol> {
        let mut found = self.facts_of(None);
        found.extend(self.within(0, self.sections.len()));
        found
    }

    /// The sections with numbers from `first` to before `end`, each with those below it.
    ///
    /// Levels are 1 to 6, so this goes no deeper.
    fn within(&self, first: usize, end: usize) -> Vec<DocumentSymbol> {
        let mut found = Vec::new();
        let mut number = first;
        while let Some(section) = self.sections.get(number).filter(|_| number < end) {
            let mut children = self.facts_of(Some(number));
            children.extend(self.within(number + 1, section.after));
            let (range, heading) = ranges(self.scene, section);
            found.push(symbol(
                title(section),
                None,
                SymbolKind::STRING,
                (range, heading),
                children,
            ));
            number = section.after.max(number + 1);
        }
        found
    }

    fn facts_of(&self, section: Option<usize>) -> Vec<DocumentSymbol> {
        let facts = self.facts.iter().filter(|fact| fact.section == section);
        facts
            .map(|fact| {
                let range = self.scene.view.text.range(fact.span, self.scene.client.units);
                let detail = fact.detail.clone().filter(|detail| *detail != fact.title);
                symbol(fact.title.clone(), detail, kind(fact.kind), (range, range), Vec::new())
            })
            .collect()
    }
}

fn list(scene: &Scene, sections: &[Section], facts: &[Listed]) -> Option<Vec<SymbolInformation>> {
    let uri = state::address(&scene.open, &scene.view.key)?;
    let heading = |number: Option<usize>| sections.get(number?).map(title);
    let mut found = Vec::new();
    let mut facts = facts.iter().peekable();
    let mut put = |found: &mut Vec<SymbolInformation>, before: u32| {
        while let Some(fact) = facts.next_if(|fact| fact.span.start() < before) {
            let place = Location::new(uri.clone(), scene.view.text.range(fact.span, scene.client.units));
            found.push(flat(fact.title.clone(), kind(fact.kind), place, heading(fact.section)));
        }
    };
    for (number, section) in sections.iter().enumerate() {
        put(&mut found, section.heading.start());
        let above = (sections.get(..number)?.iter())
            .rposition(|other| other.level < section.level)
            .filter(|&above| sections.get(above).is_some_and(|other| other.after > number));
        let (range, _) = ranges(scene, section);
        let place = Location::new(uri.clone(), range);
        found.push(flat(title(section), SymbolKind::STRING, place, heading(above)));
    }
    put(&mut found, u32::MAX);
    Some(found)
}

/// The range of a section from the line of its heading on, and that of the heading.
fn ranges(scene: &Scene, section: &Section) -> (Range, Range) {
    let (text, units) = (&scene.view.text, scene.client.units);
    let end = if section.end < text.source.text.len() as u32 {
        text.line_start(section.end)
    } else {
        section.end
    };
    let heading = text.range(section.heading, units);
    let start = text.position(text.line_start(section.heading.start()), units);
    // The protocol wants the heading inside its section, even where the next heading is on the same line (HTML).
    let end = text.position(end, units).max(heading.end);
    (Range::new(start, end), heading)
}

/// A name may not be empty.
fn title(section: &Section) -> String {
    if section.title.is_empty() {
        "…".to_owned()
    } else {
        section.title.clone()
    }
}

#[expect(deprecated, reason = "the field is part of the type")]
fn symbol(
    name: String,
    detail: Option<String>,
    kind: SymbolKind,
    (range, selection_range): (Range, Range),
    children: Vec<DocumentSymbol>,
) -> DocumentSymbol {
    DocumentSymbol {
        name,
        detail,
        kind,
        tags: None,
        deprecated: None,
        range,
        selection_range,
        children: (!children.is_empty()).then_some(children),
    }
}
