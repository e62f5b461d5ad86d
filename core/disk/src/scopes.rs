//! The patterns of paths in a configuration: overrides of some documents, and circles of documents that are compared.

use std::path::{Path, PathBuf};

use factlint_core::config::{At, ConfigFile};

use crate::patterns::Patterns;

/// The patterns of a configuration file and those that it extends, each relative to the folder of its own file.
#[derive(Debug, Clone, Default)]
pub struct Scopes {
    overrides: Vec<Patterns>,
    circles: Vec<Patterns>,
}

/// A pattern that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadPattern {
    /// Where it stands, or the table that it stands in.
    pub at: At,
    /// One lower-case sentence.
    pub message: String,
}

impl Scopes {
    /// The patterns of a file. `folders` are those of the file and of the files that it extends, in their order.
    ///
    /// What can be read is kept; a pattern that cannot be read matches nothing.
    pub fn new(folders: &[PathBuf], file: &ConfigFile) -> (Self, Vec<BadPattern>) {
        let mut bad = Vec::new();
        let mut read = |patterns: &[String], at: At, key: &str| {
            let folder = folders
                .get(usize::from(at.file))
                .map_or(Path::new(""), PathBuf::as_path);
            Patterns::new(folder, patterns).unwrap_or_else(|(pattern, why)| {
                bad.push(BadPattern {
                    at,
                    message: format!("`{pattern}` under `{key}` is no pattern of paths: {why}"),
                });
                Patterns::none(folder)
            })
        };
        let overrides = file.overrides.iter();
        let overrides = overrides
            .map(|settings| read(&settings.paths, settings.at, "paths"))
            .collect();
        let circles = file.circles.iter();
        let circles = circles
            .map(|circle| read(std::slice::from_ref(&circle.pattern), circle.at, "together"))
            .collect();
        (Self { overrides, circles }, bad)
    }

    /// Numbers of the overrides that match a document, in order.
    pub fn overrides(&self, document: &Path) -> Vec<usize> {
        matching(&self.overrides, document).collect()
    }

    /// Numbers of the circles that a document is in, in order.
    pub fn circles(&self, document: &Path) -> Vec<u32> {
        matching(&self.circles, document).map(|number| number as u32).collect()
    }
}

fn matching(patterns: &[Patterns], document: &Path) -> impl Iterator<Item = usize> {
    let numbered = patterns.iter().enumerate();
    numbered
        .filter(move |(_, patterns)| patterns.matches(document))
        .map(|(number, _)| number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use factlint_core::Registry;

    #[test]
    fn patterns_are_relative_to_the_file_that_has_them() {
        let registry = Registry::new(Vec::new());
        let read = |text: &str, number| {
            let (file, problems) = ConfigFile::read_extended(text, &[], number, &registry);
            assert_eq!(problems, []);
            file
        };
        let house = "[[overrides]]\npaths = 'old/'\n[compare]\ntogether = ['*.txt']";
        let own = "[[overrides]]\npaths = ['old/', '/new.md']\n[[overrides]]\npaths = 'a{'";
        let file = read(own, 0).over(read(house, 1));
        let (scopes, bad) = Scopes::new(&[PathBuf::from("/desk/today"), PathBuf::from("/desk")], &file);
        let of = |path: &str| (scopes.overrides(Path::new(path)), scopes.circles(Path::new(path)));
        assert_eq!(of("/desk/today/old/a.md"), (vec![0, 1], vec![]));
        assert_eq!(of("/desk/old/a.txt"), (vec![0], vec![0]));
        assert_eq!(of("/desk/today/new.md"), (vec![1], vec![]));
        assert_eq!(of("/elsewhere/a.txt"), (vec![], vec![]));
        let [bad] = bad.as_slice() else { panic!("{bad:?}") };
        assert!(
            bad.message.starts_with("`a{` under `paths`") && bad.at.file == 0,
            "{bad:?}"
        );
    }
}
