//! factlint's rules about dates, times and ages.

use factlint_core::Rule;

mod conflicting_date;
mod impossible_date;
mod ranges;
mod reversed_range;
mod undated_time;
mod words;
mod wrong_age_arithmetic;
mod wrong_duration;
mod wrong_weekday;

pub use conflicting_date::ConflictingDate;
pub use impossible_date::ImpossibleDate;
pub use reversed_range::ReversedRange;
pub use undated_time::UndatedTime;
pub use wrong_age_arithmetic::WrongAgeArithmetic;
pub use wrong_duration::WrongDuration;
pub use wrong_weekday::WrongWeekday;

/// Every rule of the family, with default options.
pub fn rules() -> Vec<Box<dyn Rule>> {
    vec![
        Box::new(ConflictingDate::default()),
        Box::new(ImpossibleDate::default()),
        Box::new(ReversedRange::default()),
        Box::new(UndatedTime::default()),
        Box::new(WrongAgeArithmetic::default()),
        Box::new(WrongDuration::default()),
        Box::new(WrongWeekday::default()),
    ]
}
