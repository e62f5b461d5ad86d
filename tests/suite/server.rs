//! The language server over a real pipe, with a client of our own.

mod actions;
mod conflicts;
mod edits;
mod flood;
mod lifecycle;
mod outside;
mod progress;
mod pull;
mod ranges;
