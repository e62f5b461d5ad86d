//! factlint's rules about who said it and where a claim comes from.
