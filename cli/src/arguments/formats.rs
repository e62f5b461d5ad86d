//! The formats and levels that the command line takes.

use std::path::PathBuf;

use clap::ValueEnum;
use factlint_core::Level;

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// Source lines with carets, and both places of a conflict
    Full,
    /// One line a finding
    Concise,
    /// One JSON object
    Json,
    /// One JSON object a finding
    Jsonl,
    /// SARIF 2.1.0, for code hosts and editors
    Sarif,
    /// Commands of GitHub Actions, which become annotations
    Github,
    /// GitLab's report of code quality
    Gitlab,
    /// JUnit's XML, for test reporters
    Junit,
    /// Checkstyle's XML
    Checkstyle,
    /// Reviewdog's diagnostic format
    Rdjson,
    /// A page for a browser
    Html,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FactsFormat {
    /// For people
    Table,
    /// One JSON object a fact
    Jsonl,
    /// Comma-separated values, with a header line
    Csv,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RulesFormat {
    /// For people
    Table,
    /// One JSON array
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FailLevel {
    Hint,
    Info,
    Warning,
    Error,
}

impl From<FailLevel> for Level {
    fn from(level: FailLevel) -> Self {
        match level {
            FailLevel::Hint => Self::Hint,
            FailLevel::Info => Self::Info,
            FailLevel::Warning => Self::Warning,
            FailLevel::Error => Self::Error,
        }
    }
}

/// A file that findings are written to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile {
    pub format: CheckFormat,
    pub path: PathBuf,
}

/// Reads `FORMAT=FILE`.
pub fn read_output(text: &str) -> Result<OutputFile, String> {
    let known = || {
        let formats = CheckFormat::value_variants()
            .iter()
            .filter_map(ValueEnum::to_possible_value);
        formats
            .map(|value| value.get_name().to_owned())
            .collect::<Vec<_>>()
            .join(", ")
    };
    let Some((format, path)) = text.split_once('=') else {
        return Err("write a format, `=`, and a file, such as `json=findings.json`".to_owned());
    };
    if path.is_empty() {
        return Err(format!("name a file after `{format}=`"));
    }
    let format = CheckFormat::from_str(format, false)
        .map_err(|_| format!("there is no format `{format}`; there are {}", known()))?;
    Ok(OutputFile {
        format,
        path: PathBuf::from(path),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outputs_are_a_format_and_a_file() {
        let read = read_output("json=a=b.json").unwrap();
        assert_eq!((read.format, read.path), (CheckFormat::Json, PathBuf::from("a=b.json")));
        assert_eq!(
            read_output("pdf=a").unwrap_err(),
            "there is no format `pdf`; there are full, concise, json, jsonl, sarif, github, gitlab, junit, checkstyle, \
             rdjson, html"
        );
        assert!(read_output("json").is_err() && read_output("json=").is_err());
    }
}
