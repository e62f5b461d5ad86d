//! factlint's rules about who said it and where a claim comes from.

use factlint_core::Rule;

mod anonymous_source;
mod hedge_without_source;
mod surroundings;
mod unattributed_claim;
mod unattributed_quote;
mod vague_source;

pub use anonymous_source::AnonymousSource;
pub use hedge_without_source::HedgeWithoutSource;
pub use unattributed_claim::UnattributedClaim;
pub use unattributed_quote::UnattributedQuote;
pub use vague_source::VagueSource;

/// Every rule of the family, with default options.
pub fn rules() -> Vec<Box<dyn Rule>> {
    vec![
        Box::new(AnonymousSource::default()),
        Box::new(HedgeWithoutSource::default()),
        Box::new(UnattributedClaim::default()),
        Box::new(UnattributedQuote::default()),
        Box::new(VagueSource::default()),
    ]
}
