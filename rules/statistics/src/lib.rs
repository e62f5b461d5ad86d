//! factlint's rules about the results of statistical tests.

use factlint_core::Rule;

mod abstract_mismatch;
mod distribution;
mod impossible_deviation;
mod impossible_mean;
mod judge;
mod printed;
mod results;
mod say;
mod scales;
mod summaries;
mod surroundings;
mod tokens;
mod wrong_p_value;

pub use abstract_mismatch::AbstractMismatch;
pub use impossible_deviation::ImpossibleDeviation;
pub use impossible_mean::ImpossibleMean;
pub use results::{Test, TestResult, results};
pub use wrong_p_value::WrongPValue;

/// Every rule of the family, with default options.
pub fn rules() -> Vec<Box<dyn Rule>> {
    vec![
        Box::new(AbstractMismatch::default()),
        Box::new(ImpossibleDeviation::default()),
        Box::new(ImpossibleMean::default()),
        Box::new(WrongPValue::default()),
    ]
}
