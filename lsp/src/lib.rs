//! factlint's language server.
//!
//! There is none yet: this room holds the place that `factlint lsp` will have, and says so when it is asked.

use std::fmt;

/// The language server is not part of this version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotBuilt;

impl fmt::Display for NotBuilt {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("the language server is not built yet: run `factlint check` instead")
    }
}

impl std::error::Error for NotBuilt {}

/// Serves an editor over standard input and output until it says `exit`.
///
/// # Errors
///
/// Always, in this version.
pub fn serve() -> Result<(), NotBuilt> {
    Err(NotBuilt)
}
