//! Why a command could not run.

use std::fmt;
use std::io;

use factlint_disk::ReadError;

/// Exit status of a run without a finding that matters.
pub const CLEAN: u8 = 0;
/// Exit status of a run with findings.
pub const FINDINGS: u8 = 1;
/// Exit status of a run that could not do, or not read, what it was asked to.
pub const FAILED: u8 = 2;

/// Why a command could not run; each line is one lower-case sentence that says what to do.
#[derive(Debug)]
pub enum Failure {
    /// Files of configuration, or names on the command line, that cannot be used.
    Usage(Vec<String>),
    /// A file that had to be read.
    Read(ReadError),
    /// A file that had to be written.
    Write(factlint_disk::WriteError),
    /// Standard input or output.
    Stream(io::Error),
    /// The store of plug-ins.
    Store(factlint_plugins::StoreError),
    /// The language server.
    Server(factlint_lsp::ServeError),
}

impl Failure {
    /// Whether the reader of our output has gone away, which is no error.
    pub fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Stream(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(lines) => {
                for (idx, line) in lines.iter().enumerate() {
                    write!(out, "{}{line}", if idx > 0 { "\nerror: " } else { "" })?;
                }
                Ok(())
            }
            Self::Read(error) => error.fmt(out),
            Self::Write(error) => error.fmt(out),
            Self::Stream(error) => write!(out, "standard input or output failed: {error}"),
            Self::Store(error) => error.fmt(out),
            Self::Server(error) => error.fmt(out),
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Stream(error)
    }
}

impl From<ReadError> for Failure {
    fn from(error: ReadError) -> Self {
        Self::Read(error)
    }
}

impl From<factlint_plugins::StoreError> for Failure {
    fn from(error: factlint_plugins::StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<factlint_disk::WriteError> for Failure {
    fn from(error: factlint_disk::WriteError) -> Self {
        Self::Write(error)
    }
}
