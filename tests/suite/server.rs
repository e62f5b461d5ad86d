//! The language server over a real pipe, with a client of our own.

mod actions;
mod conflicts;
mod edits;
mod flood;
mod hints;
mod lifecycle;
mod outside;
mod patterns;
mod plugins;
mod progress;
mod proposals;
mod pull;
mod ranges;
mod reading;
mod symbols;
