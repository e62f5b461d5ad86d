//! Rules of our own for factlint.

mod below_absolute_zero;
mod two_titles;

factlint_core::export_rules![below_absolute_zero::BelowAbsoluteZero, two_titles::TwoTitles];
