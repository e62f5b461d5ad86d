//! factlint's rules about figures.
