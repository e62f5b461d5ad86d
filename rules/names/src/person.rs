//! Who a mention is: the key under which facts of one person meet, and the words around a mention.

use factlint_core::document::Document;
use factlint_core::hash::StableHasher;
use factlint_core::rows::{EntityRow, MentionKind, MentionRow};
use factlint_core::span::ProseSpan;
use rustc_hash::FxHashMap;

/// The people of a document.
pub(crate) struct People<'d> {
    doc: &'d Document,
    /// How many of them bear a surname.
    bearers: FxHashMap<&'d str, usize>,
}

impl<'d> People<'d> {
    /// Counts who bears which surname.
    pub(crate) fn of(doc: &'d Document) -> Self {
        let mut bearers: FxHashMap<&str, usize> = FxHashMap::default();
        for entity in doc
            .entities
            .iter()
            .filter(|entity| entity.kind() == MentionKind::Person)
        {
            if let Some(surname) = name(doc, entity).and_then(|name| name.rsplit(' ').next()) {
                *bearers.entry(surname).or_default() += 1;
            }
        }
        Self { doc, bearers }
    }

    /// The full name of the person of a mention; None for those whom the document never names in full, and for a surname
    /// that two people of the document bear.
    pub(crate) fn full_name(&self, row: &MentionRow) -> Option<&'d str> {
        if row.kind() != MentionKind::Person {
            return None;
        }
        let name = name(self.doc, self.doc.entities.get(row.entity as usize)?)?;
        let (given, _) = name.split_once(' ')?;
        let own = self.doc.text(row.span);
        if own.contains(' ') {
            // Linking may hold "Bill Clinton" and "Hillary Clinton" for one person.
            return own.starts_with(given).then_some(name);
        }
        let bearers = name.rsplit(' ').next().and_then(|surname| self.bearers.get(surname));
        (bearers == Some(&1)).then_some(name)
    }
}

fn name<'d>(doc: &'d Document, entity: &EntityRow) -> Option<&'d str> {
    doc.string(entity.name)
}

/// The shelf of a person for a rule.
pub(crate) fn key(rule: &str, name: &str) -> u64 {
    StableHasher::default().str(rule).str(&name.to_lowercase()).finish()
}

/// What stands between two offsets, in lower case with single spaces; None where the second is before the first.
pub(crate) fn between(doc: &Document, start: u32, end: u32) -> Option<String> {
    if end < start {
        return None;
    }
    Some(doc.line(ProseSpan::new(start, end)).to_lowercase())
}
