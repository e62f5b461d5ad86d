//! Rules that are written as data, in a `rules.toml`: conditions on what factlint read, a message, and examples.
//!
//! ```text
//! text of rules.toml -> Entry (+ where it is wrong) -> Pattern, a `Rule` like any other
//! ```
//!
//! A rule looks at one kind of thing (figures, dates, names, sources, quotations, claims, words), once each, so its time grows
//! with the text and nothing else; and it holds no code, so it is safe to take from a folder that somebody else wrote.
//! `examples/` holds three files to begin with.

mod entry;
mod examples;
mod file;
mod pattern;
mod things;
mod words;

pub use entry::Entry;
pub use examples::{Failed, try_examples};
pub use file::{Problem, RULES_NAME, read};
pub use pattern::Pattern;

#[cfg(test)]
mod tests;
