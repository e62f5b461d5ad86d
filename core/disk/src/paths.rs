//! Paths as output prints them: relative to the current folder where possible, with `/`, without `./`.

use std::path::{Component, Path};

/// The printed form of a path; `current` is the current folder (an absolute path).
///
/// Bytes that are no UTF-8 are printed as U+FFFD, so two odd names may print alike.
pub fn shown_path(path: &Path, current: &Path) -> String {
    let path = path.strip_prefix(current).unwrap_or(path);
    let mut shown = String::with_capacity(path.as_os_str().len());
    for part in path.components() {
        match part {
            Component::CurDir => continue,
            Component::RootDir => shown.push('/'),
            Component::Prefix(prefix) => shown.push_str(&prefix.as_os_str().to_string_lossy().replace('\\', "/")),
            Component::ParentDir | Component::Normal(_) => {
                if !shown.is_empty() && !shown.ends_with('/') {
                    shown.push('/');
                }
                shown.push_str(&part.as_os_str().to_string_lossy());
            }
        }
    }
    if shown.is_empty() {
        shown.push('.');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_relative_to_the_current_folder() {
        let shown = |path: &str| shown_path(Path::new(path), Path::new("/desk/today"));
        assert_eq!(shown("/desk/today/a/b.md"), "a/b.md");
        assert_eq!(shown("./a//./b.md"), "a/b.md");
        assert_eq!(shown("../b.md"), "../b.md");
        assert_eq!(shown("/desk/b.md"), "/desk/b.md");
        assert_eq!(shown("."), ".");
    }
}
