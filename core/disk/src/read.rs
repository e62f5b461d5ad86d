//! One file to one source, or a sentence that says why not.

use std::fmt;
use std::fs::{File, Metadata};
use std::io::{self, Read as _};
use std::path::Path;
use std::sync::Arc;

use factlint_core::{Format, Source};

use crate::decode::{Decoded, decode};
use crate::paths::shown_path;
use crate::walk::Input;

/// Largest file that is read, and largest text that comes of one: offsets are 32 bits wide, and the prose of a text
/// may be longer than the text.
pub const MAX_BYTES: u64 = 1 << 30;

/// Bytes at the start of a file in which a NUL means that it is no text.
const SNIFFED: usize = 8 << 10;

/// Why a file could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadError {
    /// The path as output prints it.
    pub path: String,
    /// What is wrong with it.
    pub problem: ReadProblem,
}

/// What is wrong with a file or folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadProblem {
    /// There is nothing of that name.
    Missing,
    /// The user may not read it.
    Denied,
    /// A pipe, socket or device.
    NotAFile,
    /// Longer than [`MAX_BYTES`].
    TooLarge,
    /// Its bytes are no text in UTF-8 or UTF-16.
    NotText,
    /// A pattern to leave files out by that cannot be read; the message says why.
    BadPattern(String),
    /// The system says something else.
    Io(String),
}

impl ReadProblem {
    pub(crate) fn of(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::Missing,
            io::ErrorKind::PermissionDenied => Self::Denied,
            _ => Self::Io(error.to_string()),
        }
    }
}

/// A few words, for lists of what was skipped.
impl fmt::Display for ReadProblem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => out.write_str("no such file or folder"),
            Self::Denied => out.write_str("no permission to read"),
            Self::NotAFile => out.write_str("not a regular file"),
            Self::TooLarge => out.write_str("larger than 1 GiB"),
            Self::NotText => out.write_str("not text"),
            Self::BadPattern(message) | Self::Io(message) => out.write_str(message),
        }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = &self.path;
        match &self.problem {
            ReadProblem::Missing => write!(out, "there is no file or folder `{path}`: check the path"),
            ReadProblem::Denied => write!(out, "`{path}` cannot be read: change its permissions, or leave it out"),
            ReadProblem::NotAFile => write!(
                out,
                "`{path}` is a pipe, socket or device: name a file, or pass its text on standard input with `-`"
            ),
            ReadProblem::TooLarge => write!(out, "`{path}` is larger than 1 GiB: split it"),
            ReadProblem::NotText => write!(
                out,
                "`{path}` is not text: save it as UTF-8, or as UTF-16 with a byte order mark"
            ),
            ReadProblem::BadPattern(message) => write!(out, "`{path}` is no pattern of paths: {message}"),
            ReadProblem::Io(message) => write!(out, "`{path}` could not be read: {message}"),
        }
    }
}

impl std::error::Error for ReadError {}

/// Reads a file.
///
/// # Errors
///
/// When it is gone, may not be read, is no regular file, is too large, or is no text.
pub fn read(input: &Input) -> Result<Source, ReadError> {
    let bytes = bytes_of(&input.path).map_err(|problem| ReadError {
        path: input.shown.to_string(),
        problem,
    })?;
    from_bytes(&input.shown, input.format, bytes)
}

/// The bytes of a file that is no document, such as a report; `current` is the current folder.
///
/// # Errors
///
/// When it is gone, may not be read, is no regular file, or is too large.
pub fn read_bytes(path: &Path, current: &Path) -> Result<Vec<u8>, ReadError> {
    bytes_of(path).map_err(|problem| ReadError {
        path: shown_path(path, current),
        problem,
    })
}

/// Makes a source of bytes that came from elsewhere, such as standard input; `shown` is the path that output prints.
///
/// # Errors
///
/// When the bytes are too many, or no text.
pub fn from_bytes(shown: &str, format: Format, bytes: Vec<u8>) -> Result<Source, ReadError> {
    let problem = |problem| ReadError {
        path: shown.to_owned(),
        problem,
    };
    if bytes.len() as u64 > MAX_BYTES {
        return Err(problem(ReadProblem::TooLarge));
    }
    if !looks_like_text(&bytes) {
        return Err(problem(ReadProblem::NotText));
    }
    let Decoded {
        text,
        encoding,
        bytes,
        invalid,
        invalid_count,
    } = decode(bytes);
    if text.len() as u64 > MAX_BYTES {
        return Err(problem(ReadProblem::TooLarge));
    }
    // Text in another encoding has a few invalid bytes a line; where one character in five is invalid it is no text.
    if text.len() / 5 < invalid_count as usize {
        return Err(problem(ReadProblem::NotText));
    }
    Ok(Source {
        encoding,
        bytes: Arc::from(bytes),
        invalid: Arc::from(invalid),
        invalid_count,
        ..Source::new(shown, text, format)
    })
}

fn looks_like_text(bytes: &[u8]) -> bool {
    let start = bytes.get(..SNIFFED).unwrap_or(bytes);
    match start {
        [0xFF, 0xFE, 0, 0, ..] => false, // UTF-32
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => true,
        _ => !start.contains(&0),
    }
}

fn bytes_of(path: &Path) -> Result<Vec<u8>, ReadProblem> {
    let check = |found: &Metadata| {
        if found.is_dir() {
            Err(ReadProblem::Io("it is a folder".to_owned()))
        } else if !found.is_file() {
            Err(ReadProblem::NotAFile)
        } else if found.len() > MAX_BYTES {
            Err(ReadProblem::TooLarge)
        } else {
            Ok(found.len())
        }
    };
    // Opening a pipe would wait for its writer, so what it is is asked first.
    let size = check(&std::fs::metadata(path).map_err(|error| ReadProblem::of(&error))?)?;
    let file = File::open(path).map_err(|error| ReadProblem::of(&error))?;
    let mut bytes = Vec::with_capacity(size as usize + 1);
    // A file that grows while it is read ends at the limit, and is refused by its length.
    file.take(MAX_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| ReadProblem::of(&error))?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(bytes: &[u8]) -> Option<ReadProblem> {
        from_bytes("a.txt", Format::Plain, bytes.to_vec())
            .err()
            .map(|error| error.problem)
    }

    #[test]
    fn binary_is_refused_and_stray_bytes_are_not() {
        assert_eq!(problem(b"PK\x03\x04\0\0\0"), Some(ReadProblem::NotText));
        assert_eq!(problem(b"\xFF\xFE\0\0a\0\0\0"), Some(ReadProblem::NotText));
        assert_eq!(problem(&[0xAA; 64]), Some(ReadProblem::NotText));
        assert_eq!(problem(b"The caf\xE9 sold 40 coffees."), None);
        assert_eq!(problem(b""), None);
    }

    #[test]
    fn errors_name_the_file_and_what_to_do() {
        let error = from_bytes("desk/a.txt", Format::Plain, vec![0]).unwrap_err();
        assert_eq!(
            error.to_string(),
            "`desk/a.txt` is not text: save it as UTF-8, or as UTF-16 with a byte order mark"
        );
    }
}
