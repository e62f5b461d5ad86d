//! The kinds of claims that need a source, as a set of bits.

use factlint_core::rows::ClaimClass;

/// The kinds that extraction marks as asking for a source.
const KINDS: [ClaimClass; 6] = [
    ClaimClass::Statistic,
    ClaimClass::Superlative,
    ClaimClass::Causal,
    ClaimClass::Allegation,
    ClaimClass::Prediction,
    ClaimClass::Attitude,
];

/// What the option `kinds` takes.
pub(super) const EXPECTED: &str = "`kinds` is a list of \"statistic\", \"superlative\", \"causal\", \"allegation\", \
                                   \"prediction\" and \"attitude\"";

/// A set of kinds of claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Kinds(u8);

impl Kinds {
    /// Every kind.
    pub(super) const ALL: Self = Self((1 << KINDS.len()) - 1);

    /// The kinds with these names; none where one of them is no kind.
    pub(super) fn named(names: &[String]) -> Option<Self> {
        names.iter().try_fold(Self(0), |set, name| {
            let kind = KINDS.iter().position(|kind| kind.name() == name)?;
            Some(Self(set.0 | 1 << kind))
        })
    }

    /// Whether the set holds a kind.
    pub(super) fn holds(self, class: ClaimClass) -> bool {
        KINDS
            .iter()
            .position(|&kind| kind == class)
            .is_some_and(|kind| self.0 >> kind & 1 == 1)
    }
}
