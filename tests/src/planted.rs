//! `planted.toml`: what is wrong on purpose in a newsroom under `seeds/`, and what must stay silent there.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

/// A newsroom's list of flaws.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Planted {
    /// What the newsroom is about, and what it is to show.
    pub about: String,
    /// Every finding to expect; there is no other.
    #[serde(default)]
    pub finding: Vec<Flaw>,
    /// Places that look like flaws and are none.
    #[serde(default)]
    pub silent: Vec<Silence>,
}

/// A flaw.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Flaw {
    /// File in the newsroom.
    pub path: String,
    /// Line, from 1.
    pub line: u64,
    /// The exact words that the finding covers.
    pub words: String,
    /// The rule that finds it.
    pub rule: String,
    /// How much it matters.
    pub severity: String,
    /// The other place, where there is one: its exact words, in any file of the newsroom.
    #[serde(default)]
    pub other: Option<String>,
    /// Why it is a flaw.
    pub why: String,
    /// Whether factlint has that rule yet; a flaw without one is silent until it has.
    #[serde(default = "yes")]
    pub rule_exists: bool,
}

/// Words that must not be reported.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Silence {
    /// File in the newsroom.
    pub path: String,
    /// The words; they must stand in the file.
    pub words: String,
    /// Why they are right.
    pub why: String,
}

const fn yes() -> bool {
    true
}

/// A newsroom: a folder with stories and its list of flaws.
#[derive(Debug)]
pub struct Newsroom {
    /// The folder.
    pub folder: PathBuf,
    /// Its list.
    pub planted: Planted,
}

/// Every newsroom under `seeds/`, sorted by name.
///
/// # Panics
/// A folder has no list, or the list cannot be read.
pub fn newsrooms(seeds: &Path) -> Vec<Newsroom> {
    let folders = fs::read_dir(seeds).unwrap().map(|entry| entry.unwrap().path());
    let mut folders: Vec<_> = folders.filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
        .into_iter()
        .map(|folder| {
            let path = folder.join("planted.toml");
            let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let planted = toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            Newsroom { folder, planted }
        })
        .collect()
}
