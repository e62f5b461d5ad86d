//! Which configuration holds where, and what is said of those that cannot be used.

use super::*;
use factlint_core::Level;
use std::fs;

fn configurations<'r>(
    registry: &'r Registry,
    folder: &Path,
    config: Option<&str>,
    isolated: bool,
) -> Result<Configurations<'r>, Failure> {
    let arguments = ConfigArguments {
        config: config.map(|name| folder.join(name)),
        isolated,
    };
    Configurations::new(registry, Overrides::default(), &arguments, folder.to_owned())
}

#[test]
fn the_closest_file_holds_unless_one_is_named() {
    let registry = factlint_rules::registry();
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    fs::create_dir_all(folder.join("desk/series")).unwrap();
    fs::write(folder.join("factlint.toml"), "fail-on = 'error'").unwrap();
    fs::write(
        folder.join("desk/factlint.toml"),
        "fail-on = 'info'\nexclude = ['series/*.draft.md']\ninclude = ['*.md']",
    )
    .unwrap();
    let level = |configurations: &mut Configurations<'_>, path: &str| {
        configurations.of(&folder.join(path)).unwrap().config.fail_on()
    };
    let mut closest = configurations(&registry, folder, None, false).unwrap();
    assert_eq!(level(&mut closest, "a.md"), Level::Error);
    assert_eq!(level(&mut closest, "desk/series/a.md"), Level::Info);
    let loaded = closest.of(&folder.join("desk/series/a.md")).unwrap();
    let excluded =
        ["a.md", "a.draft.md", "a.txt"].map(|name| loaded.leaves_out(&folder.join("desk/series").join(name)).is_some());
    assert_eq!(excluded, [false, true, true]);
    let mut named = configurations(&registry, folder, Some("factlint.toml"), false).unwrap();
    assert_eq!(level(&mut named, "desk/a.md"), Level::Error);
    let mut isolated = configurations(&registry, folder, None, true).unwrap();
    assert_eq!(level(&mut isolated, "desk/a.md"), Level::Warning);
    assert!(configurations(&registry, folder, Some("gone.toml"), false).is_err());
}

#[test]
fn problems_of_all_files_are_told_at_once_with_their_places() {
    let registry = factlint_rules::registry();
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    fs::create_dir_all(folder.join("desk")).unwrap();
    fs::write(folder.join("factlint.toml"), "\nprofil = 'news'").unwrap();
    fs::write(folder.join("desk/factlint.toml"), "exclude = ['a{']").unwrap();
    let mut configurations = configurations(&registry, folder, None, false).unwrap();
    configurations.of(&folder.join("a.md")).unwrap();
    configurations.of(&folder.join("desk/a.md")).unwrap();
    let told = configurations.settle().unwrap_err().to_string();
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(
        lines[0],
        "factlint.toml:2:1: unknown key `profil`; did you mean `profile`?"
    );
    assert!(
        lines[1].starts_with("error: desk/factlint.toml: `a{` under `exclude` is no pattern of paths"),
        "{told}"
    );
}

#[test]
fn names_on_the_command_line_are_rules_or_families() {
    let registry = factlint_rules::registry();
    let names = |names: &[&str]| {
        let names: Vec<String> = names.iter().map(ToString::to_string).collect();
        rule_names(&registry, "--select", &names)
    };
    assert_eq!(names(&["unattributed-claim"]).unwrap(), ["unattributed-claim"]);
    assert_eq!(names(&["registry"]).unwrap(), ["contradicts-registry"]);
    assert_eq!(
        names(&["unattributed-clam"]).unwrap_err().to_string(),
        "`--select`: there is no rule or family `unattributed-clam`; did you mean `unattributed-claim`?"
    );
}
