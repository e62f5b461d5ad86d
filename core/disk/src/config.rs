//! Where a document's configuration lies: the closest `factlint.toml` in its folder or a folder above, or the table for
//! factlint in the file of a Python or Rust project; and the files that it extends.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use factlint_core::Registry;
use factlint_core::Source;
use factlint_core::config::{ConfigFile, ConfigProblem};

use crate::read::{ReadError, read};
use crate::scopes::{BadPattern, Scopes};
use crate::walk::Input;

/// The name of a configuration file.
pub const CONFIG_NAME: &str = "factlint.toml";

/// Files that may hold a configuration, and the table of it; in one folder the first goes before the others.
pub const CONFIG_NAMES: [(&str, &[&str]); 3] = [
    (CONFIG_NAME, &[]),
    ("pyproject.toml", &["tool", "factlint"]),
    ("Cargo.toml", &["workspace", "metadata", "factlint"]),
];

/// The configuration file closest to a folder, going up from the folder itself.
///
/// A relative folder is meant from the current one, so that folders above the current one are looked into as well.
pub fn find_config(folder: &Path) -> Option<PathBuf> {
    let folder = std::path::absolute(folder).ok()?;
    let candidates = folder
        .ancestors()
        .flat_map(|above| CONFIG_NAMES.map(|(name, section)| (above.join(name), section)));
    let mut holding =
        candidates.filter(|(file, section)| file.is_file() && (section.is_empty() || holds(file, section)));
    holding.next().map(|(file, _)| file)
}

/// Whether a file has a table.
fn holds(file: &Path, section: &[&str]) -> bool {
    let Ok(text) = std::fs::read_to_string(file) else {
        return false;
    };
    // Nearly every file of another program can be passed over without reading it as TOML.
    if !section.iter().all(|key| text.contains(key)) {
        return false;
    }
    let Ok(table) = toml::de::DeTable::parse(&text) else {
        return false;
    };
    let mut place = Some(table.get_ref());
    for key in section {
        place = place.and_then(|table| table.get(*key)?.get_ref().as_table());
    }
    place.is_some()
}

/// A configuration file, over the files that it extends.
#[derive(Debug, Clone)]
pub struct ReadConfig {
    /// The file.
    pub source: Arc<Source>,
    /// What it says, and what those say where it is silent.
    pub file: ConfigFile,
    /// The files that it extends, the closest first.
    pub extended: Vec<(PathBuf, Arc<Source>)>,
    /// The patterns of paths in all of them.
    pub scopes: Scopes,
    /// What is wrong in any of the files.
    pub problems: Vec<(PathBuf, Arc<Source>, ConfigProblem)>,
}

/// Reads a configuration file; `current` is the current folder.
///
/// # Errors
///
/// When the file cannot be read. Of one that it extends this is a problem of the file.
pub fn read_config(path: &Path, registry: &Registry, current: &Path) -> Result<ReadConfig, ReadError> {
    let (source, file, problems) = read_one(path, 0, registry, current)?;
    let mut whole = ReadConfig {
        source: Arc::clone(&source),
        file: file.clone(),
        extended: Vec::new(),
        scopes: Scopes::default(),
        problems,
    };
    let (mut at, mut source, mut entry) = (path.to_owned(), source, file.extend);
    while let Some(extend) = entry {
        let next = at.parent().unwrap_or(Path::new("")).join(&extend.text);
        let seen = same_file(path, &next) || whole.extended.iter().any(|(seen, _)| same_file(seen, &next));
        let read = if seen {
            Err(format!(
                "`{}` extends this file already: a circle has no end",
                extend.text
            ))
        } else {
            let number = whole.extended.len() as u16 + 1;
            read_one(&next, number, registry, current).map_err(|error| error.to_string())
        };
        let (read, file, problems) = match read {
            Ok(read) => read,
            Err(message) => {
                let span = extend.span;
                whole.problems.push((at, source, ConfigProblem { span, message }));
                break;
            }
        };
        whole.extended.push((next.clone(), Arc::clone(&read)));
        whole.problems.extend(problems);
        let further = file.extend.clone();
        whole.file = whole.file.over(file);
        entry = further;
        (at, source) = (next, read);
    }
    let files = std::iter::once(path).chain(whole.extended.iter().map(|(path, _)| path.as_path()));
    let folders: Vec<PathBuf> = files
        .map(|file| current.join(file.parent().unwrap_or(Path::new(""))))
        .collect();
    let (scopes, bad) = Scopes::new(&folders, &whole.file);
    whole.scopes = scopes;
    for BadPattern { at, message } in bad {
        let (path, source) = match usize::from(at.file)
            .checked_sub(1)
            .and_then(|idx| whole.extended.get(idx))
        {
            Some((path, source)) => (path.clone(), Arc::clone(source)),
            None => (path.to_owned(), Arc::clone(&whole.source)),
        };
        let start = at.start as usize;
        let span = start..start + 1;
        whole.problems.push((path, source, ConfigProblem { span, message }));
    }
    Ok(whole)
}

type One = (Arc<Source>, ConfigFile, Vec<(PathBuf, Arc<Source>, ConfigProblem)>);

fn read_one(path: &Path, number: u16, registry: &Registry, current: &Path) -> Result<One, ReadError> {
    let source = Arc::new(read(&Input::named(path, current))?);
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or("");
    let section = CONFIG_NAMES
        .iter()
        .find(|(known, _)| *known == name)
        .map_or(&[][..], |(_, section)| section);
    let (file, problems) = ConfigFile::read_extended(&source.text, section, number, registry);
    let problems = problems
        .into_iter()
        .map(|problem| (path.to_owned(), Arc::clone(&source), problem));
    let problems = problems.collect();
    Ok((source, file, problems))
}

fn same_file(a: &Path, b: &Path) -> bool {
    match (std::fs::canonicalize(a), std::fs::canonicalize(b)) {
        (Ok(a), Ok(b)) => a == b,
        _ => a == b,
    }
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

    #[test]
    fn projects_of_other_programs_may_hold_it() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
        let found = || find_config(folder.path()).filter(|path| path.starts_with(folder.path()));
        write("Cargo.toml", "[workspace]\n[workspace.metadata.other]\nfactlint = 1");
        write("pyproject.toml", "[tool.other]\nfactlint = 1\n");
        assert_eq!(found(), None);
        write("Cargo.toml", "[workspace.metadata.factlint]\nprofile = 'docs'");
        assert_eq!(found(), Some(folder.path().join("Cargo.toml")));
        write("pyproject.toml", "[tool.factlint]\nprofile = 'docs'");
        assert_eq!(found(), Some(folder.path().join("pyproject.toml")));
        write(CONFIG_NAME, "");
        assert_eq!(found(), Some(folder.path().join(CONFIG_NAME)));
    }

    #[test]
    fn a_file_goes_before_those_it_extends() {
        let registry = Registry::new(Vec::new());
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
        write("factlint.toml", "extend = 'house.toml'\nprofile = 'news'");
        write(
            "house.toml",
            "extend = 'pyproject.toml'\nprofile = 'wiki'\nfail-on = 'error'\nexclude = ['a/']",
        );
        write("pyproject.toml", "[tool.factlint]\nas-of = '2025'\nfail-on = 'info'");
        let read = |name: &str| read_config(&folder.path().join(name), &registry, folder.path()).unwrap();
        let config = read("factlint.toml");
        assert!(config.problems.is_empty(), "{:?}", config.problems);
        assert_eq!(config.file.profile.as_deref(), Some("news"));
        assert_eq!(config.file.fail_on, Some(factlint_core::Level::Error));
        assert!(config.file.as_of.is_some() && config.file.exclude.is_empty());
        write("pyproject.toml", "[tool.factlint]\nextend = './factlint.toml'");
        let told = read("house.toml").problems.remove(0);
        assert_eq!(told.0, folder.path().join("./factlint.toml"));
        assert!(told.2.message.contains("a circle has no end"), "{:?}", told.2);
        write("pyproject.toml", "[tool.factlint]\nextend = 'gone.toml'");
        assert!(read("house.toml").problems.remove(0).2.message.contains("gone.toml"));
    }
}
