//! factlint's rules about who said it and where a claim comes from.

use factlint_core::Rule;

mod unattributed_claim;

pub use unattributed_claim::UnattributedClaim;

/// Every rule of the family, with default options.
pub fn rules() -> Vec<Box<dyn Rule>> {
    vec![Box::new(UnattributedClaim::default())]
}
