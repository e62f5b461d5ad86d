//! `factlint plugin new`: writes a crate of rules that compiles, with specs that hold.

use std::fmt::Write as _;
use std::fs;
use std::io::Write;
use std::path::Path;

use factlint_core::plugin::wire::is_name;

use crate::failure::{CLEAN, Failure};

/// The files of the crate, and where they go.
const FILES: [(&str, &str); 8] = [
    ("Cargo.toml", include_str!("template/crate.toml")),
    (".gitignore", include_str!("template/gitignore")),
    ("README.md", include_str!("template/README.md")),
    ("src/lib.rs", include_str!("template/src/lib.rs")),
    (
        "src/below_absolute_zero.rs",
        include_str!("template/src/below_absolute_zero.rs"),
    ),
    ("src/two_titles.rs", include_str!("template/src/two_titles.rs")),
    (
        "specs/below-absolute-zero.md",
        include_str!("template/specs/below-absolute-zero.md"),
    ),
    ("specs/two-titles.md", include_str!("template/specs/two-titles.md")),
];

/// Names that cargo or Rust keep for themselves.
const KEPT: [&str; 12] = [
    "abstract",
    "alloc",
    "build",
    "core",
    "crate",
    "deps",
    "incremental",
    "proc-macro",
    "self",
    "std",
    "super",
    "test",
];

/// Writes the crate into a new folder of its name.
pub fn run(name: &str, core: Option<&str>, out: &mut impl Write) -> Result<u8, Failure> {
    let refused = |why: String| Err(Failure::Usage(vec![why]));
    if !is_name(name) || name.ends_with('-') || KEPT.contains(&name) {
        return refused(format!(
            "`{name}` is no name for a plug-in: write small letters, digits and hyphens, such as `house-style`"
        ));
    }
    let folder = Path::new(name);
    if factlint_disk::stamp(folder).is_some() {
        return refused(format!("`{name}` is there already: choose another name, or remove it"));
    }
    let core = match dependency(core) {
        Ok(core) => core,
        Err(why) => return refused(why),
    };
    let library = format!(
        "{}{}{}",
        std::env::consts::DLL_PREFIX,
        name.replace('-', "_"),
        std::env::consts::DLL_SUFFIX
    );
    for (file, text) in FILES {
        let path = folder.join(file);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(|error| {
                Failure::Write(factlint_disk::WriteError {
                    path: parent.display().to_string(),
                    message: error.to_string(),
                })
            })?;
        }
        let text = (text.replace("{{name}}", name))
            .replace("{{core}}", &core)
            .replace("{{library}}", &library)
            .replace("{{rust}}", env!("CARGO_PKG_RUST_VERSION"));
        factlint_disk::write(&path, |out| out.write_all(text.as_bytes()))?;
    }
    writeln!(
        out,
        "wrote {name}/ with two rules and their specs; `factlint plugin test {name}` builds and tests it"
    )?;
    Ok(CLEAN)
}

/// What stands behind `factlint-core =`: a folder, a repository, or a version; without a word the repository of this
/// factlint.
fn dependency(core: Option<&str>) -> Result<String, String> {
    let Some(core) = core else {
        return Ok(format!("{{ git = {} }}", quoted(env!("CARGO_PKG_REPOSITORY"))));
    };
    let is_version = core
        .trim_start_matches(['^', '~', '=', ' '])
        .starts_with(|first: char| first.is_ascii_digit())
        && core
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || "^~=.-+ ".contains(letter));
    if factlint_disk::stamp(&Path::new(core).join("Cargo.toml")).is_some() {
        // The root of a checkout is as good as the package in it.
        let inside = Path::new(core).join("core");
        let folder = if factlint_disk::stamp(&inside.join("Cargo.toml")).is_some() {
            inside
        } else {
            Path::new(core).to_owned()
        };
        let folder = fs::canonicalize(&folder).map_err(|error| format!("`{core}` cannot be read: {error}"))?;
        let Some(folder) = folder.to_str() else {
            return Err(format!(
                "`{core}` cannot be written into a Cargo.toml: its path is not UTF-8"
            ));
        };
        return Ok(format!("{{ path = {} }}", quoted(folder)));
    }
    if core.contains("://") || (core.contains('@') && core.contains(':')) {
        return Ok(format!("{{ git = {} }}", quoted(core)));
    }
    if is_version {
        return Ok(quoted(core));
    }
    Err(format!(
        "`--core`: `{core}` is no folder with a Cargo.toml, no address of a repository and no version"
    ))
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            control if control.is_control() => {
                // Writing to a string cannot fail.
                let _ = write!(quoted, "\\u{:04X}", u32::from(control));
            }
            other => quoted.push(other),
        }
    }
    quoted + "\""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn core_comes_from_a_folder_a_repository_or_a_version() {
        let here = env!("CARGO_MANIFEST_DIR");
        let core = fs::canonicalize(Path::new(here).join("../core")).unwrap();
        let path = format!("{{ path = {} }}", quoted(core.to_str().unwrap()));
        assert_eq!(dependency(Some(&format!("{here}/.."))), Ok(path.clone()));
        assert_eq!(dependency(Some(&format!("{here}/../core"))), Ok(path));
        let git = "https://example.org/factlint.git";
        assert_eq!(dependency(Some(git)), Ok(format!("{{ git = \"{git}\" }}")));
        assert_eq!(
            dependency(Some("git@example.org:f.git")),
            Ok("{ git = \"git@example.org:f.git\" }".to_owned())
        );
        assert_eq!(dependency(Some("=0.1.0")), Ok("\"=0.1.0\"".to_owned()));
        assert!(dependency(None).is_ok_and(|core| core.starts_with("{ git = ")));
        assert!(dependency(Some("nowhere/at/all")).is_err());
        assert_eq!(quoted("a\"b\\c"), "\"a\\\"b\\\\c\"");
    }
}
