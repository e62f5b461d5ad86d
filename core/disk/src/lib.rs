//! The one room that touches the file system: walks folders, reads files, decodes bytes, finds configuration.
//!
//! ```text
//! paths -> walk -> Found { files, skipped, errors } -> read -> Source
//! ```
//!
//! What was asked for by name and cannot be had is an error; what a walk comes upon and leaves aside is an entry
//! among the skipped, with a reason: silence never looks like success.

mod config;
mod decode;
mod facts;
mod formats;
mod pairs;
mod paths;
mod patterns;
mod read;
mod scopes;
mod stamp;
mod walk;
mod write;

pub use config::{CONFIG_NAME, CONFIG_NAMES, RULES_NAME, ReadConfig, find_config, find_rules, read_config};
pub use decode::{Decoded, decode};
pub use facts::{FACTS_NAME, find_facts, read_facts};
pub use formats::{excluded_file, excluded_folder, format_of, types};
pub use pairs::{FoundSources, Pairs};
pub use paths::shown_path;
pub use patterns::Patterns;
pub use read::{MAX_BYTES, ReadError, ReadProblem, from_bytes, read, read_bytes};
pub use scopes::{BadPattern, Scopes};
pub use stamp::{Stamp, stamp};
pub use walk::{Found, Input, SkipReason, Skipped, WalkOptions, walk};
pub use write::{WriteError, write};
