//! What can be said on the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// A fact-check linter for prose.
#[derive(Debug, Parser)]
#[command(name = "factlint", version, about)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Read texts and report where their facts disagree or have no source
    Check(CheckArguments),
    /// Print every fact that a text states
    Facts(FactsArguments),
}

#[derive(Debug, Args)]
pub struct CheckArguments {
    /// Files and folders
    #[arg(default_value = ".")]
    pub paths: Vec<PathBuf>,
    /// How findings are printed
    #[arg(long, value_enum, default_value = "json")]
    pub format: CheckFormat,
    /// Check each document alone
    #[arg(long)]
    pub no_cross: bool,
    /// Compare all documents of the run
    #[arg(long, conflicts_with = "no_cross")]
    pub together: bool,
    /// Number of threads (default: one for each core)
    #[arg(long, value_name = "N")]
    pub jobs: Option<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// One JSON object
    Json,
}

#[derive(Debug, Args)]
pub struct FactsArguments {
    /// Files and folders
    #[arg(default_value = ".")]
    pub paths: Vec<PathBuf>,
    /// How facts are printed
    #[arg(long, value_enum, default_value = "jsonl")]
    pub format: FactsFormat,
    /// Number of threads (default: one for each core)
    #[arg(long, value_name = "N")]
    pub jobs: Option<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FactsFormat {
    /// One JSON object a line
    Jsonl,
}
