//! Specs of rules in Markdown, and the examples of manual pages: read, run, and told where they fail.
//!
//! ```text
//! text of a spec -> Spec (cases, texts, carets) --run--> differences, and the text with carets for what is found
//! RuleMeta -> examples of its manual page -----findings--> how many
//! ```
//!
//! The tests of factlint's own rules and `factlint plugin test` share it, so an author's specs mean what ours mean.

pub mod checking;
pub mod fences;
pub mod manual;
pub mod spec;
