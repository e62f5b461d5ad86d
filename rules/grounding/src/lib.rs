//! factlint's rules about drafts and the sources they were written from (`--against`).

use factlint_core::Rule;

mod dates;
mod figures;
mod names;
mod statements;
mod verdict;
mod wording;

pub use dates::{DateContradictsSource, UnsupportedDate};
pub use figures::{NumberContradictsSource, UnsupportedNumber};
pub use names::{NameContradictsSource, UnsupportedName};
pub use statements::UnsupportedStatement;
pub use wording::WordingContradictsSource;

/// Every rule of the family, with default options.
pub fn rules() -> Vec<Box<dyn Rule>> {
    vec![
        Box::new(DateContradictsSource::default()),
        Box::new(NameContradictsSource::default()),
        Box::new(NumberContradictsSource::default()),
        Box::new(UnsupportedDate::default()),
        Box::new(UnsupportedName::default()),
        Box::new(UnsupportedNumber::default()),
        Box::new(UnsupportedStatement::default()),
        Box::new(WordingContradictsSource::default()),
    ]
}
