//! Patterns of paths that a configuration file leaves out or keeps, in the syntax of `.gitignore`.

use std::path::{Path, PathBuf};

use ignore::gitignore::{Gitignore, GitignoreBuilder};

/// Patterns relative to a folder.
#[derive(Debug, Clone)]
pub struct Patterns {
    folder: PathBuf,
    patterns: Gitignore,
}

impl Patterns {
    /// Reads patterns that are relative to `folder`.
    ///
    /// # Errors
    ///
    /// The first pattern that cannot be read, and one lower-case sentence that says why.
    pub fn new<'p>(folder: &Path, patterns: &'p [String]) -> Result<Self, (&'p str, String)> {
        let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
        let mut builder = GitignoreBuilder::new(&folder);
        for pattern in patterns {
            builder
                .add_line(None, pattern)
                .map_err(|error| (pattern.as_str(), error.to_string()))?;
        }
        let patterns = builder
            .build()
            .map_err(|error| (patterns.first().map_or("", String::as_str), error.to_string()))?;
        Ok(Self { folder, patterns })
    }

    /// No patterns at all.
    pub fn none(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            patterns: Gitignore::empty(),
        }
    }

    /// Whether a file, or a folder above it, matches. Files outside the folder match nothing.
    pub fn matches(&self, file: &Path) -> bool {
        if self.patterns.is_empty() {
            return false;
        }
        let Ok(file) = std::path::absolute(file) else {
            return false;
        };
        let Ok(inside) = file.strip_prefix(&self.folder) else {
            return false;
        };
        self.patterns.matched_path_or_any_parents(inside, false).is_ignore()
    }

    /// Whether there is no pattern.
    pub fn is_empty(&self) -> bool {
        self.patterns.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_are_relative_to_their_folder() {
        let read = |patterns: &[&str]| {
            let patterns: Vec<String> = patterns.iter().map(ToString::to_string).collect();
            Patterns::new(Path::new("/desk/today"), &patterns).unwrap()
        };
        let patterns = read(&["old/", "*.draft.md", "!kept.draft.md", "/only/here.md"]);
        for (path, matches) in [
            ("/desk/today/old/a.md", true),
            ("/desk/today/x/old/a.md", true),
            ("/desk/today/a.draft.md", true),
            ("/desk/today/kept.draft.md", false),
            ("/desk/today/only/here.md", true),
            ("/desk/today/x/only/here.md", false),
            ("/desk/old/a.md", false),
            ("/elsewhere/a.draft.md", false),
        ] {
            assert_eq!(patterns.matches(Path::new(path)), matches, "{path}");
        }
        assert!(!read(&[]).matches(Path::new("/desk/today/a.md")));
        let wrong = ["a{".to_owned()];
        assert_eq!(Patterns::new(Path::new("/"), &wrong).unwrap_err().0, "a{");
    }
}
