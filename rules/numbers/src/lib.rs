//! factlint's rules about figures.

use factlint_core::Rule;

mod conflicting_number;

pub use conflicting_number::ConflictingNumber;

/// Every rule of the family, with default options.
pub fn rules() -> Vec<Box<dyn Rule>> {
    vec![Box::new(ConflictingNumber::default())]
}
