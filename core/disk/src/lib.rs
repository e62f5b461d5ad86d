//! reads files, walks folders, finds configuration and decodes bytes for factlint.
