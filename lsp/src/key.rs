//! What a document is known by, whichever way an editor writes its address.

use std::path::{Path, PathBuf};

use tower_lsp::lsp_types::Url;

/// A document's identity: its path if it is a file, else its address.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// A file, by its absolute path.
    File(PathBuf),
    /// Anything else, such as `untitled:Untitled-1`.
    Other(String),
}

impl Key {
    /// The document at an address.
    pub fn of(uri: &Url) -> Self {
        match uri.to_file_path() {
            Ok(path) if uri.scheme() == "file" => Self::File(path),
            _ => Self::Other(uri.to_string()),
        }
    }

    /// Its address as we write it.
    pub fn uri(&self) -> Option<Url> {
        match self {
            Self::File(path) => Url::from_file_path(path).ok(),
            Self::Other(uri) => Url::parse(uri).ok(),
        }
    }

    /// Its path, if it is a file.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::File(path) => Some(path),
            Self::Other(_) => None,
        }
    }

    /// The name by which its format may be known.
    pub fn name(&self) -> &Path {
        match self {
            Self::File(path) => path,
            Self::Other(uri) => Path::new(uri),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_file_is_one_document_however_its_address_is_written() {
        let keys = [
            "file:///desk/caf%C3%A9.md",
            "file:///desk/café.md",
            "file:///desk/./caf%c3%a9.md",
        ];
        for uri in keys {
            assert_eq!(
                Key::of(&Url::parse(uri).unwrap()),
                Key::File("/desk/café.md".into()),
                "{uri}"
            );
        }
        let untitled = Url::parse("untitled:Untitled-1").unwrap();
        assert_eq!(Key::of(&untitled).uri(), Some(untitled));
    }
}
