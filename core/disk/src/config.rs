//! Where a document's configuration lies: the closest `factlint.toml` in its folder or a folder above.

use std::path::{Path, PathBuf};

/// The name of a configuration file.
pub const CONFIG_NAME: &str = "factlint.toml";

/// The configuration file closest to a folder, going up from the folder itself.
///
/// A relative folder is meant from the current one, so that folders above the current one are looked into as well.
pub fn find_config(folder: &Path) -> Option<PathBuf> {
    closest(folder, CONFIG_NAME)
}

/// The name of a file of rules that are written as data.
pub const RULES_NAME: &str = "rules.toml";

/// The file of rules closest to a folder, going up from the folder itself.
pub fn find_rules(folder: &Path) -> Option<PathBuf> {
    closest(folder, RULES_NAME)
}

/// The file of a name closest to a folder, going up from the folder itself.
pub(crate) fn closest(folder: &Path, name: &str) -> Option<PathBuf> {
    let folder = std::path::absolute(folder).ok()?;
    folder
        .ancestors()
        .map(|above| above.join(name))
        .find(|file| file.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closest_file_wins() {
        let folder = tempfile::tempdir().unwrap();
        let (desk, series) = (folder.path().join("desk"), folder.path().join("desk/series"));
        std::fs::create_dir_all(&series).unwrap();
        std::fs::write(folder.path().join(CONFIG_NAME), "").unwrap();
        assert_eq!(find_config(&series), Some(folder.path().join(CONFIG_NAME)));
        std::fs::write(desk.join(CONFIG_NAME), "").unwrap();
        assert_eq!(find_config(&series), Some(desk.join(CONFIG_NAME)));
    }
}
