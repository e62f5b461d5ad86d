//! People, organisations and places by name.

use super::{BlockRows, BlockView};

/// Appends what the block holds.
pub fn extract(view: &BlockView<'_>, rows: &mut BlockRows) {
    let _ = (view, rows);
}
