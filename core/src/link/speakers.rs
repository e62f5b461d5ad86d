//! Who speaks, beyond the block: quotations that stand alone in a paragraph, and the person behind each source.

mod floating;
mod people;

use crate::document::Document;

/// Gives quotations that stand alone to the speaker of the paragraph before.
pub(super) fn join(doc: &mut Document) {
    floating::link(doc);
}

/// Gives each source the entity that it names; runs after mentions have their entities.
pub(super) fn name(doc: &mut Document) {
    people::link(doc);
}

#[cfg(test)]
mod tests;
