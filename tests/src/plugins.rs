//! Plug-ins for tests: those of `tests/plugins/`, built from Rust with cargo and from C with the system's compiler.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use crate::binary::root;

/// The library of a plug-in in Rust.
///
/// # Panics
/// The plug-ins do not build, or there is none of this name.
pub fn library(name: &str) -> PathBuf {
    static BUILT: OnceLock<Vec<PathBuf>> = OnceLock::new();
    let built = BUILT.get_or_init(|| {
        let mut build = Command::new(env!("CARGO"));
        // All of the workspace, so that nothing is built again with other features.
        build.args(["build", "--quiet", "--workspace", "--lib", "--message-format", "json"]);
        if !cfg!(debug_assertions) {
            build.arg("--release");
        }
        let output = build.current_dir(root()).stderr(Stdio::inherit()).output().unwrap();
        assert!(output.status.success(), "the plug-ins do not build");
        let messages = String::from_utf8_lossy(&output.stdout).into_owned();
        let messages = messages.lines().filter_map(|line| serde_json::from_str(line).ok());
        let files = messages.flat_map(|message: serde_json::Value| {
            let files = message.get("filenames").and_then(|files| files.as_array()).cloned();
            files.unwrap_or_default()
        });
        files.filter_map(|file| file.as_str().map(PathBuf::from)).collect()
    });
    let wanted = format!(
        "{}{}{}",
        std::env::consts::DLL_PREFIX,
        name.replace('-', "_"),
        std::env::consts::DLL_SUFFIX
    );
    let found = built
        .iter()
        .find(|path| path.file_name().is_some_and(|file| file == wanted.as_str()));
    found.unwrap_or_else(|| panic!("cargo built no {wanted}")).clone()
}

/// Compiles a plug-in in C to a library; `defines` are `NAME=VALUE`.
///
/// # Panics
/// It does not compile.
pub fn compiled(source: &str, defines: &[&str], library: &Path) {
    let output = Command::new("cc")
        .args([
            "-std=c11", "-Wall", "-Wextra", "-Werror", "-O1", "-shared", "-fPIC", "-I",
        ])
        .arg(root().join("core/include"))
        .args(defines.iter().map(|define| format!("-D{define}")))
        .arg("-o")
        .arg(library)
        .arg(root().join("tests/plugins/c").join(source))
        .output()
        .expect("a C compiler named `cc`");
    assert!(
        output.status.success(),
        "{source} {defines:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
}
