//! Facts that are pinned once, in a `facts.toml`, so that every restatement can be held to them.
//!
//! ```text
//! text of facts.toml -> FactsFile (+ problems) -> Entry + text of its value -> PinnedFact -> Pinned, for one document
//!                                                 factlint-disk reads it -^
//! ```
//!
//! A value may lie in a file beside `facts.toml`; reading that file is `factlint-disk`'s work, and this room says what
//! its text means.

mod file;
mod naming;
mod value;

use std::fmt;
use std::sync::Arc;

pub use file::{Cell, Entry, FactsFile, From, Given};
pub use naming::{Naming, Pattern, name_word};
pub use value::{Figure, Kind, Value};

use crate::document::DocDate;

/// The pinned facts that hold for a document.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Pinned {
    /// The `facts.toml` as output prints it; empty where there is none.
    pub path: Arc<str>,
    /// Its facts, in its order.
    pub facts: Vec<PinnedFact>,
}

/// One pinned fact.
#[derive(Debug, Clone, PartialEq)]
pub struct PinnedFact {
    /// Its name in the file.
    pub id: String,
    /// How texts name the thing.
    pub naming: Naming,
    /// What is pinned.
    pub value: Value,
    /// The value as a reader would write it.
    pub printed: String,
    /// The time at which the value holds.
    pub as_of: Option<DocDate>,
    /// Where somebody can look it up.
    pub source: Option<String>,
    /// Where it is pinned: `facts.toml:12`, or that and the file from which the value was read.
    pub origin: String,
}

impl PinnedFact {
    /// Where the value is pinned, since when, and on whose word, in one line.
    pub fn provenance(&self) -> String {
        let mut line = format!("`{}` is pinned in {}", self.id, self.origin);
        if let Some(date) = self.as_of {
            line += ", as of ";
            line += &Edtf(date).to_string();
        }
        if let Some(source) = &self.source {
            line += ", source: ";
            line += source;
        }
        line
    }
}

/// A date as `2025`, `2025-03` or `2025-03-18`.
struct Edtf(DocDate);

impl fmt::Display for Edtf {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}", self.0.year)?;
        for part in [self.0.month, self.0.day].into_iter().take_while(|&part| part > 0) {
            write!(out, "-{part:02}")?;
        }
        Ok(())
    }
}
