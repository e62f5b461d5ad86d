//! factlint's rules about figures.

use factlint_core::Rule;

mod conflicting_number;
mod gap;
mod impossible_percentage;
mod impossible_share;
mod inconsistent_exchange_rate;
mod printed;
mod say;
mod wrong_conversion;
mod wrong_list_count;
mod wrong_magnitude;
mod wrong_percent_change;
mod wrong_total;

pub use conflicting_number::ConflictingNumber;
pub use impossible_percentage::ImpossiblePercentage;
pub use impossible_share::ImpossibleShare;
pub use inconsistent_exchange_rate::InconsistentExchangeRate;
pub use wrong_conversion::WrongConversion;
pub use wrong_list_count::WrongListCount;
pub use wrong_magnitude::WrongMagnitude;
pub use wrong_percent_change::WrongPercentChange;
pub use wrong_total::WrongTotal;

/// Every rule of the family, with default options.
pub fn rules() -> Vec<Box<dyn Rule>> {
    vec![
        Box::new(ConflictingNumber::default()),
        Box::new(ImpossiblePercentage::default()),
        Box::new(ImpossibleShare::default()),
        Box::new(InconsistentExchangeRate::default()),
        Box::new(WrongConversion::default()),
        Box::new(WrongListCount::default()),
        Box::new(WrongMagnitude::default()),
        Box::new(WrongPercentChange::default()),
        Box::new(WrongTotal::default()),
    ]
}
