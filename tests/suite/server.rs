//! The language server over a real pipe, with a client of our own.

mod actions;
mod conflicts;
mod edits;
mod flood;
mod lifecycle;
mod progress;
mod pull;
