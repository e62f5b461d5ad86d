//! the list of every rule that ships with factlint.
