//! What looks beyond a block: rows of blocks are put together into a document, then joined to each other.
//!
//! It is redone for each revision, so every step here is linear in the document.

mod assemble;
mod claims;
mod dates;
mod entities;
mod quotes;
mod speakers;

use std::sync::Arc;

use crate::document::{DocDate, Document};
use crate::extract::BlockRows;
use crate::prose::Prose;
use crate::source::Source;

/// Joins the rows of a prose's blocks (one entry a block, in order) into a document.
///
/// `as_of` is the date of a document that states none.
pub fn document(source: Arc<Source>, prose: Prose, blocks: &[Arc<BlockRows>], as_of: Option<DocDate>) -> Document {
    let mut doc = assemble::assemble(source, prose, blocks);
    dates::link(&mut doc, as_of);
    quotes::link(&mut doc);
    speakers::join(&mut doc);
    entities::link(&mut doc);
    speakers::name(&mut doc);
    claims::link(&mut doc);
    doc
}
