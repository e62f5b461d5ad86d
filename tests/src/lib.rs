//! tests of factlint as a whole: specs, command line cases, properties, budgets.
