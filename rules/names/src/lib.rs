//! factlint's rules about names, ages and offices.

use factlint_core::Rule;

mod abbreviation;
mod conflicting_age;
mod conflicting_role;
mod inconsistent_name;
mod late_introduction;
mod person;

pub use abbreviation::Abbreviation;
pub use conflicting_age::ConflictingAge;
pub use conflicting_role::ConflictingRole;
pub use inconsistent_name::InconsistentName;
pub use late_introduction::LateIntroduction;

/// Every rule of the family, with default options.
pub fn rules() -> Vec<Box<dyn Rule>> {
    vec![
        Box::new(Abbreviation::default()),
        Box::new(ConflictingAge::default()),
        Box::new(ConflictingRole::default()),
        Box::new(InconsistentName::default()),
        Box::new(LateIntroduction::default()),
    ]
}
