//! Plug-ins on the host's side: how they are loaded, kept from doing harm, installed, and made into rules.
//!
//! ```text
//! installed (Store) or given for one run -> Plugins -> Registry: each rule of a plug-in is a `Rule`
//!                                              |
//!                  Runner: in a child process (Isolated) or in this one (InProcess)
//! ```
//!
//! The child process is factlint itself: `factlint plugin-host LIBRARY` ends in [`host::serve`].

mod child;
mod failure;
pub mod host;
mod isolated;
mod library;
mod message;
mod plugins;
mod problems;
mod rule;
mod runner;
mod store;

pub use failure::{PLUGIN_FAILURE, PluginFailure, rules, told_as};
pub use isolated::{Launch, Limits};
pub use library::LoadError;
pub use plugins::{Given, Plugins, read_manifest};
pub use problems::{Problem, Problems};
pub use store::{Installed, Store, StoreError, sha256};
