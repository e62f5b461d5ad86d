//! factlint's language server.
