//! Any bytes as `factlint.toml` or `facts.toml`: a configuration or an error, never a panic.

use crate::checking::{configuration, pinned, registry};

/// Reads the bytes as configuration.
pub fn run(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Err(message) = configuration(&text, &registry(), None) {
        assert!(!message.is_empty());
    }
    if let Err(message) = pinned(&text) {
        assert!(!message.is_empty());
    }
}
