//! The static list of every rule that ships with factlint, and nothing else.

use factlint_core::Registry;

/// Every in-tree rule with default options.
pub fn registry() -> Registry {
    let families = [
        factlint_attribution::rules(),
        factlint_dates::rules(),
        factlint_grounding::rules(),
        factlint_names::rules(),
        factlint_numbers::rules(),
        factlint_quotes::rules(),
        factlint_registry::rules(),
        factlint_statistics::rules(),
    ];
    Registry::new(families.into_iter().flatten().collect())
}
