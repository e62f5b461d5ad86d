//! factlint's rules about quotations.

use factlint_core::Rule;

mod align;
mod altered_quote;
mod keys;
mod misattributed_quote;
mod quote_not_in_source;
mod same;
mod source;
mod spoken;
mod words;

pub use altered_quote::AlteredQuote;
pub use misattributed_quote::MisattributedQuote;
pub use quote_not_in_source::QuoteNotInSource;

/// Every rule of the family, with default options.
pub fn rules() -> Vec<Box<dyn Rule>> {
    vec![
        Box::new(AlteredQuote::default()),
        Box::new(MisattributedQuote::default()),
        Box::new(QuoteNotInSource::default()),
    ]
}
