//! Paths as references of RFC 3986, for formats that want those.

use std::path::{Component, Path, PathBuf};

/// A path as it stands in a reference.
#[derive(Debug, PartialEq, Eq)]
pub struct Reference {
    /// Percent-encoded; with a scheme where it is not relative.
    pub uri: String,
    /// Whether it is relative to the current folder.
    pub relative: bool,
}

/// The reference of a printed path. What lies outside the current folder has no relative one without `..`, which
/// many readers refuse, so it becomes a `file:` URI.
pub fn reference(path: &str, current: &Path) -> Reference {
    let outside = Path::new(path).is_absolute() || path.split('/').any(|part| part == "..");
    if !outside {
        return Reference {
            uri: encoded(path),
            relative: true,
        };
    }
    let mut whole = PathBuf::new();
    for part in current.join(path).components() {
        match part {
            Component::ParentDir => {
                whole.pop();
            }
            Component::CurDir => {}
            other => whole.push(other),
        }
    }
    let whole = whole.to_string_lossy().replace('\\', "/");
    let root = if whole.starts_with('/') { "" } else { "/" };
    Reference {
        uri: format!("file://{root}{}", encoded(&whole)),
        relative: false,
    }
}

fn encoded(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            _ => {
                uri.push('%');
                for digit in [byte >> 4, byte & 15] {
                    uri.push(char::from_digit(digit.into(), 16).map_or('0', |digit| digit.to_ascii_uppercase()));
                }
            }
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_inside_are_relative_and_others_whole() {
        let told = |path| {
            let found = reference(path, Path::new("/desk/today"));
            (found.uri, found.relative)
        };
        assert_eq!(
            told("a b/100%\u{1b}é:.md"),
            ("a%20b/100%25%1B%C3%A9%3A.md".to_owned(), true)
        );
        assert_eq!(told("../b.md"), ("file:///desk/b.md".to_owned(), false));
        assert_eq!(told("/else/b.md"), ("file:///else/b.md".to_owned(), false));
    }
}
