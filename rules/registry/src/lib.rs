//! factlint's rule about pinned facts.

use factlint_core::Rule;

mod bound;
mod cells;
mod contradicts_registry;
mod line;
mod patterns;
mod scope;
mod silence;
mod values;
mod words;

pub use contradicts_registry::ContradictsRegistry;

/// Every rule of the family, with default options.
pub fn rules() -> Vec<Box<dyn Rule>> {
    vec![Box::new(ContradictsRegistry::default())]
}
