//! What git says has changed. Git is called as a program, in the current folder.

use std::collections::BTreeMap;
use std::process::{Command, Stdio};

use super::{Changes, Lines, Staged, diff};
use crate::failure::Failure;

/// Options that keep a user's settings out of the diff; paths are relative to the current folder.
const PLAIN: [&str; 9] = [
    "--relative",
    "--unified=0",
    "--no-color",
    "--no-ext-diff",
    "--no-textconv",
    "--src-prefix=a/",
    "--dst-prefix=b/",
    "--find-renames",
    "--ignore-submodules",
];

/// What changed since the commit at which the working tree and `base` parted, files that git does not know included.
pub fn since(base: &str) -> Result<Changes, Failure> {
    if base.starts_with('-') {
        return Err(failure(&format!("`{base}` is no name of a commit"), "--changed"));
    }
    let mut files = lines(&["--merge-base", base, "--"], "--changed")?;
    // An untracked file is new from its first line on.
    let listed = run(&["ls-files", "--others", "--exclude-standard", "-z"], "--changed")?;
    let names = String::from_utf8_lossy(&listed);
    files.extend(
        names
            .split('\0')
            .filter(|name| !name.is_empty())
            .map(|name| (name.to_owned(), Lines::All)),
    );
    Ok(Changes {
        files,
        staged: Staged::new(),
    })
}

/// What is staged, with the staged texts of files that were edited since.
pub fn staged() -> Result<Changes, Failure> {
    let files = lines(&["--cached", "--"], "--staged")?;
    let edited = run(
        &["diff", "--relative", "--name-only", "-z", "--diff-filter=M", "--"],
        "--staged",
    )?;
    let mut staged = Staged::new();
    for name in String::from_utf8_lossy(&edited)
        .split('\0')
        .filter(|name| !name.is_empty())
    {
        staged.insert(name.to_owned(), run(&["show", &format!(":./{name}")], "--staged")?);
    }
    Ok(Changes { files, staged })
}

fn lines(what: &[&str], option: &str) -> Result<BTreeMap<String, Lines>, Failure> {
    let mut arguments = vec!["diff"];
    arguments.extend(PLAIN);
    arguments.extend(what);
    let told = run(&arguments, option)?;
    diff::read(&String::from_utf8_lossy(&told)).ok_or_else(|| failure("its diff cannot be read", option))
}

fn run(arguments: &[&str], option: &str) -> Result<Vec<u8>, Failure> {
    let mut git = Command::new("git");
    git.args(["-c", "core.quotePath=false"])
        .args(arguments)
        .stdin(Stdio::null());
    let output = git
        .output()
        .map_err(|error| failure(&format!("it cannot be run ({error})"), option))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let told = String::from_utf8_lossy(&output.stderr);
    let line = told.lines().next().unwrap_or("it failed and does not say why");
    Err(failure(
        line.trim_start_matches("fatal: ").trim_start_matches("error: "),
        option,
    ))
}

fn failure(told: &str, option: &str) -> Failure {
    Failure::Usage(vec![format!(
        "`{option}` asks git, which says: {told}; run in a clone, or give a diff to `--diff`"
    )])
}
