//! What can be said on the command line.

mod formats;

use std::num::{NonZeroU32, NonZeroUsize};
use std::path::PathBuf;

use clap::{Args, ColorChoice, Parser, Subcommand};
use factlint_core::config::{PROFILES, read_date};
use factlint_core::document::DocDate;

use formats::read_output;
pub use formats::{CheckFormat, FactsFormat, FailLevel, OutputFile, RulesFormat};

/// A fact-check linter for prose: reports where the facts of texts disagree, and which claims name no source.
#[derive(Debug, Parser)]
#[command(name = "factlint", version, max_term_width = 100)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
    /// When to use colour
    #[arg(long, value_name = "WHEN", default_value = "auto", global = true)]
    pub color: ColorChoice,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Read texts and report where their facts disagree or have no source
    Check(CheckArguments),
    /// Print every fact that texts state
    Facts(FactsArguments),
    /// Print the manual page of a rule
    Explain {
        /// Name of the rule
        rule: String,
    },
    /// List the rules
    Rules {
        /// How rules are printed
        #[arg(long, value_enum, default_value = "table")]
        format: RulesFormat,
        #[command(subcommand)]
        command: Option<RulesCommand>,
    },
    /// Keep known findings in a file, so that only new ones count
    #[command(subcommand)]
    Baseline(BaselineCommand),
    /// Show the settings that hold for a file or folder
    #[command(subcommand)]
    Config(ConfigCommand),
    /// Write a factlint.toml that fits a folder
    Init(InitArguments),
    /// Print the completions for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page of factlint, or of one of its commands
    Man {
        /// The command: `check`, `baseline create`
        command: Vec<String>,
    },
    /// Write, test, install, list and remove plug-ins: rules in libraries of their own
    #[command(subcommand)]
    Plugin(PluginCommand),
    /// Hold a plug-in for factlint, which starts this itself
    #[command(hide = true)]
    PluginHost {
        /// The plug-in's library
        library: PathBuf,
        /// The most memory it may take, in bytes
        #[arg(long)]
        memory: Option<u64>,
    },
    /// Start the language server, on standard input and output
    Lsp,
}

#[derive(Debug, Args)]
pub struct InitArguments {
    /// The folder
    #[arg(default_value = ".")]
    pub folder: PathBuf,
    /// The kind of text (default: what the folder looks like)
    #[arg(long, value_name = "NAME", value_parser = PROFILES)]
    pub profile: Option<String>,
}

#[derive(Debug, Subcommand)]
pub enum ConfigCommand {
    /// Print the effective settings, and where each of them comes from
    Show {
        /// The file or folder whose settings are shown
        #[arg(default_value = ".")]
        path: PathBuf,
        #[command(flatten)]
        config: ConfigArguments,
        #[command(flatten)]
        rules: RuleArguments,
        /// The date of documents that do not state one
        #[arg(long, value_name = "DATE", value_parser = read_as_of)]
        as_of: Option<DocDate>,
        /// The mildest level at which a finding makes a run fail
        #[arg(long, value_name = "LEVEL", value_enum)]
        fail_on: Option<FailLevel>,
    },
}

#[derive(Debug, Subcommand)]
pub enum BaselineCommand {
    /// Write all findings of a run into a new baseline
    Create(BaselineArguments),
    /// Bring the baseline up to date; new findings are refused without --add
    Update {
        #[command(flatten)]
        arguments: BaselineArguments,
        /// Take new findings in
        #[arg(long)]
        add: bool,
    },
    /// Remove known findings that are gone
    Prune(BaselineArguments),
    /// Exit with 1 unless the baseline holds exactly what a run finds
    Check(BaselineArguments),
}

impl BaselineCommand {
    /// What every command about baselines takes.
    pub fn arguments(&self) -> &BaselineArguments {
        match self {
            Self::Create(arguments)
            | Self::Update { arguments, .. }
            | Self::Prune(arguments)
            | Self::Check(arguments) => arguments,
        }
    }
}

#[derive(Debug, Args)]
pub struct BaselineArguments {
    #[command(flatten)]
    pub scope: ScopeArguments,
    /// The file of known findings
    #[arg(long, value_name = "FILE", default_value = crate::baseline::DEFAULT_NAME)]
    pub baseline: PathBuf,
}

#[derive(Debug, Subcommand)]
pub enum RulesCommand {
    /// Run the examples of the rules that are written as data
    Test {
        /// The file (default: the closest rules.toml)
        file: Option<PathBuf>,
    },
}

#[derive(Debug, Subcommand)]
pub enum PluginCommand {
    /// Write a crate with two rules and their specs, to begin a plug-in with
    New {
        /// Name of the plug-in, its crate and its folder
        name: String,
        /// Where factlint-core comes from (default: factlint's repository)
        #[arg(long, value_name = "PATH|GIT|VERSION")]
        core: Option<String>,
    },
    /// Build a plug-in's crate, and run its specs and the examples of its manual pages
    Test {
        /// The folder of the crate
        #[arg(default_value = ".")]
        path: PathBuf,
        /// Build it as it is given to others, optimised
        #[arg(long)]
        release: bool,
        /// Write what is found now under the texts of the specs
        #[arg(long)]
        update: bool,
    },
    /// Show what a plug-in says of itself, and copy it into your store of plug-ins
    Add {
        /// The plug-in's library
        path: PathBuf,
        /// Do not ask before it is installed
        #[arg(long, short)]
        yes: bool,
    },
    /// List the installed plug-ins
    List,
    /// Show an installed plug-in and its rules
    Info {
        /// Name of the plug-in
        name: String,
    },
    /// Remove an installed plug-in
    Remove {
        /// Name of the plug-in
        name: String,
    },
}

/// How plug-ins are run.
#[derive(Debug, Args)]
pub struct PluginArguments {
    /// Also run the rules of this plug-in, which need not be installed; may be given several times
    #[arg(long, value_name = "PATH")]
    pub plugin: Vec<PathBuf>,
    /// Run plug-ins in this process: faster, but one that crashes ends the run
    #[arg(long)]
    pub plugins_in_process: bool,
    /// The time that a rule of a plug-in may take for one document
    #[arg(long, value_name = "SECONDS", default_value = "10")]
    pub plugin_time: NonZeroU32,
}

#[derive(Debug, Args)]
pub struct CheckArguments {
    #[command(flatten)]
    pub scope: ScopeArguments,
    /// How findings are printed (default: full on a terminal, concise elsewhere)
    #[arg(long, value_enum)]
    pub format: Option<CheckFormat>,
    /// Also write the findings to a file, in another format: `--output json=findings.json`
    #[arg(long, value_name = "FORMAT=FILE", value_parser = read_output)]
    pub output: Vec<OutputFile>,
    /// Exit with 1 if there is a finding of this level or a graver one (default: warning)
    #[arg(long, value_name = "LEVEL", value_enum)]
    pub fail_on: Option<FailLevel>,
    /// Exit with 0 whatever is found
    #[arg(long)]
    pub exit_zero: bool,
    /// Count the findings of each rule
    #[arg(long)]
    pub statistics: bool,
    /// Leave out the findings that this file knows; see `factlint baseline`
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Only findings on lines that changed in git, in any of their places: since the last commit, or since the branch
    /// left REF (`--changed=main`)
    #[arg(long, value_name = "REF", num_args = 0..=1, require_equals = true, default_missing_value = "HEAD")]
    pub changed: Option<String>,
    /// Only findings on lines that are staged in git; texts are read as they are staged
    #[arg(long, conflicts_with = "changed")]
    pub staged: bool,
    /// Only findings on lines that a unified diff adds; `-` is standard input. With --fix and without a file: show the
    /// changes, and make none
    #[arg(long, value_name = "FILE", num_args = 0..=1, conflicts_with_all = ["changed", "staged"])]
    #[expect(
        clippy::option_option,
        reason = "absent, without a file, and with one are three things"
    )]
    pub diff: Option<Option<PathBuf>>,
    /// Print which names are read, and how, and check nothing
    #[arg(long)]
    pub type_list: bool,
    /// Make the changes that change no fact
    #[arg(long, conflicts_with_all = ["staged", "explain_finding"])]
    pub fix: bool,
    /// Check again whenever a file changes, until Ctrl-C
    #[arg(long, conflicts_with_all = ["staged", "fix", "diff", "explain_finding", "type_list"])]
    pub watch: bool,
    /// Say of one finding what was read at each of its places, and what its rule looks for; fingerprints stand in
    /// `--format json`
    #[arg(long, value_name = "FINGERPRINT")]
    pub explain_finding: Option<String>,
}

/// What is read, which rules run, and what is compared.
#[derive(Debug, Args)]
pub struct ScopeArguments {
    #[command(flatten)]
    pub run: RunArguments,
    #[command(flatten)]
    pub rules: RuleArguments,
    /// Hold the documents against this file or folder, which they were written from, transcripts (.srt, .vtt)
    /// included; may be given several times
    #[arg(long, value_name = "PATH")]
    pub against: Vec<PathBuf>,
    /// Check each document alone
    #[arg(long)]
    pub no_cross: bool,
    /// Compare all documents of the run, not only those that lie in one folder and share rare names
    #[arg(long, conflicts_with = "no_cross")]
    pub together: bool,
    #[command(flatten)]
    pub plugins: PluginArguments,
}

/// Which rules run, and how grave their findings are.
#[derive(Debug, Args)]
pub struct RuleArguments {
    /// Run only these rules (names or families)
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub select: Option<Vec<String>>,
    /// Do not run these rules (names or families)
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub ignore: Vec<String>,
    /// The kind of text, for which some levels differ
    #[arg(long, value_name = "NAME", value_parser = PROFILES)]
    pub profile: Option<String>,
}

#[derive(Debug, Args)]
pub struct FactsArguments {
    #[command(flatten)]
    pub run: RunArguments,
    /// How facts are printed (default: table on a terminal, jsonl elsewhere)
    #[arg(long, value_enum)]
    pub format: Option<FactsFormat>,
    /// Print what a rule sees of each text instead: blocks, sentences, tokens with tags, and the rows of all tables
    #[arg(long, conflicts_with = "format")]
    pub debug_document: bool,
}

/// What every command that reads texts understands.
#[derive(Debug, Args)]
pub struct RunArguments {
    /// Files and folders; `-` is standard input
    #[arg(default_value = ".", value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Name of the text on standard input, which decides how it is read
    #[arg(long, value_name = "NAME")]
    pub stdin_filename: Option<String>,
    /// The date of documents that do not state one: 2025-03-18, 2025-03 or 2025
    #[arg(long, value_name = "DATE", value_parser = read_as_of)]
    pub as_of: Option<DocDate>,
    #[command(flatten)]
    pub config: ConfigArguments,
    /// Print findings or facts, and nothing else
    #[arg(long, short)]
    pub quiet: bool,
    /// Read only files that match this pattern, in the syntax of .gitignore, from the current folder; may be given
    /// several times
    #[arg(long, value_name = "GLOB")]
    pub include: Vec<String>,
    /// Do not read files and folders that match this pattern; may be given several times
    #[arg(long, value_name = "GLOB")]
    pub exclude: Vec<String>,
    /// Heed patterns for files that are named, too, as a hook wants it that names what changed
    #[arg(long)]
    pub force_exclude: bool,
    /// Number of threads (default: one for each core)
    #[arg(long, value_name = "N")]
    pub jobs: Option<NonZeroUsize>,
}

#[derive(Debug, Args)]
pub struct ConfigArguments {
    /// Use this configuration file for every document
    #[arg(long, value_name = "FILE", conflicts_with = "isolated")]
    pub config: Option<PathBuf>,
    /// Use no configuration file
    #[arg(long)]
    pub isolated: bool,
}

fn read_as_of(text: &str) -> Result<DocDate, String> {
    read_date(text).ok_or_else(|| "this is no day of the calendar; write 2025-03-18, 2025-03 or 2025".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_declaration_is_sound() {
        Arguments::command().debug_assert();
    }
}
