//! What an author of a plug-in has: a crate to begin with, and a command that tests it.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use factlint_core::{Registry, Rule};
use factlint_tests::binary::{self, Outcome, finish, root};
use factlint_tests::spec::Spec;

fn run(folder: &Path, arguments: &[&str]) -> Outcome {
    let mut command = Command::new(binary::path());
    command.args(arguments).current_dir(folder);
    // One folder for all that is built, so that core is built once; nothing is fetched, and no setting of the
    // test's own build reaches the author's.
    command
        .env("CARGO_TARGET_DIR", root().join("target/authors"))
        .env("CARGO_NET_OFFLINE", "true")
        .env("CARGO", env!("CARGO"))
        .env_remove("RUSTFLAGS");
    finish(command, &[])
}

use super::election::{impossible_turnout::ImpossibleTurnout, party_seats::PartySeats};
use super::house::house_name::HouseName;

#[test]
fn a_new_plug_in_builds_and_its_specs_hold() {
    let folder = tempfile::tempdir().unwrap();
    let core = root().join("core");
    let new = run(
        folder.path(),
        &["plugin", "new", "house-style", "--core", core.to_str().unwrap()],
    );
    assert_eq!(new.status, Some(0), "{new:?}");
    let again = run(folder.path(), &["plugin", "new", "house-style"]);
    assert_eq!(again.status, Some(2), "{again:?}");
    assert_eq!(
        again.err,
        "error: `house-style` is there already: choose another name, or remove it\n"
    );
    let house = folder.path().join("house-style");
    let manifest = fs::read_to_string(house.join("Cargo.toml")).unwrap();
    assert_eq!(manifest.matches("factlint-core = ").count(), 1, "{manifest}");
    assert!(!manifest.contains("{{"), "{manifest}");
    // The versions that this workspace was built with are here; others would have to be fetched.
    fs::copy(root().join("Cargo.lock"), house.join("Cargo.lock")).unwrap();

    let sound = run(folder.path(), &["plugin", "test", "house-style"]);
    assert_eq!(
        sound.out, "2 rules, 2 specs with 4 cases, 4 examples, 0 failed\n",
        "{sound:?}"
    );
    assert_eq!(sound.status, Some(0), "{sound:?}");

    // The spec in the guide holds as well; rules that have no spec of their name all run in it.
    let guided = house.join("specs/guide.md");
    fs::write(&guided, listing("# Temperatures that nothing can have")).unwrap();
    let sound = run(folder.path(), &["plugin", "test", "house-style"]);
    assert_eq!(
        sound.out, "2 rules, 3 specs with 6 cases, 4 examples, 0 failed\n",
        "{sound:?}"
    );
    fs::remove_file(&guided).unwrap();

    // A spec that does not hold, in the folder of the crate itself.
    let spec = house.join("specs/below-absolute-zero.md");
    let text = fs::read_to_string(&spec).unwrap();
    fs::write(&spec, text.replace("to -200 degrees", "to -290 degrees")).unwrap();
    let wrong = run(&house, &["plugin", "test"]);
    assert_eq!(wrong.status, Some(1), "{wrong:?}");
    let told = "specs/below-absolute-zero.md:14: in 'Cold, but possible'\n  found, but not expected in a.txt:\n    | The probe \
        cooled to -290 degrees Celsius. Helium boils at 4 kelvin.\n    |                     ^^^^^^^^^^^^^^^^^^^^ error \
        below-absolute-zero: -290 degrees Celsius is below absolute zero\n";
    assert!(wrong.out.contains(told), "{}", wrong.out);
    assert!(wrong.out.ends_with("4 examples, 1 failed\n"), "{}", wrong.out);
    let updated = run(&house, &["plugin", "test", "--update"]);
    assert_eq!(updated.status, Some(0), "{updated:?}");
    assert!(
        fs::read_to_string(&spec)
            .unwrap()
            .contains("^ error below-absolute-zero: -290")
    );

    // A rule that panics finds nothing, and is not taken for right.
    let rule = house.join("src/two_titles.rs");
    let source = fs::read_to_string(&rule).unwrap();
    let panics = source.replace(
        "for (first, second) in group.pairs() {",
        "for (first, second) in group.pairs() { assert!(first > second);",
    );
    fs::write(&rule, panics).unwrap();
    let panicked = run(&house, &["plugin", "test"]);
    assert_eq!(panicked.status, Some(1), "{panicked:?}");
    assert!(
        panicked.out.contains("the plug-in's rule `two-titles` panicked"),
        "{panicked:?}"
    );

    fs::write(&rule, "no Rust").unwrap();
    let broken = run(&house, &["plugin", "test"]);
    assert_eq!((broken.status, broken.out.as_str()), (Some(2), ""), "{broken:?}");
    assert!(
        broken.err.contains("does not build; cargo says why above"),
        "{broken:?}"
    );
}

/// The listing of the guide that begins with a line.
fn listing(first: &str) -> String {
    let guide = fs::read_to_string(root().join("core/src/guide.rs")).unwrap();
    let lines = guide.lines().map(|line| line.strip_prefix("//!").unwrap_or(line));
    let lines: Vec<&str> = lines.map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    let at = lines
        .iter()
        .position(|line| *line == first)
        .unwrap_or_else(|| panic!("the guide has no `{first}`"));
    let mark = lines[at - 1].trim_end_matches(char::is_alphabetic);
    let body = lines[at..].iter().take_while(|line| **line != mark);
    body.copied().collect::<Vec<_>>().join("\n") + "\n"
}

#[test]
fn the_guide_shows_what_a_rule_sees() {
    let shown = listing("$ factlint facts probe.txt --debug-document --isolated --quiet");
    let (command, output) = shown.split_once('\n').unwrap();
    let folder = tempfile::tempdir().unwrap();
    let text = "The probe cooled to -300 degrees Celsius, the clerk said.\n";
    fs::write(folder.path().join("probe.txt"), text).unwrap();
    let arguments: Vec<&str> = command.split(' ').skip(2).collect();
    assert_eq!(run(folder.path(), &arguments).out, output);
}

#[test]
fn names_and_sources_that_cannot_be_are_refused_in_one_sentence() {
    let folder = tempfile::tempdir().unwrap();
    for (arguments, said) in [
        (&["plugin", "new", "../away"][..], "is no name for a plug-in"),
        (&["plugin", "new", "Crate"][..], "is no name for a plug-in"),
        (
            &["plugin", "new", "mine", "--core", "no/such/folder"][..],
            "is no folder with a Cargo.toml",
        ),
        (&["plugin", "test", "nowhere"][..], "there is no nowhere/Cargo.toml"),
    ] {
        let refused = run(folder.path(), arguments);
        assert_eq!(refused.status, Some(2), "{refused:?}");
        assert!(
            refused.err.contains(said) && refused.err.lines().count() == 1,
            "{refused:?}"
        );
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn specs_of_the_fixtures_hold_in_tree() {
    let rules: Vec<Box<dyn Rule>> = vec![
        Box::new(ImpossibleTurnout::default()),
        Box::new(PartySeats::default()),
        Box::new(HouseName::default()),
    ];
    let registry = Arc::new(Registry::new(rules));
    let mut cases = 0;
    for spec in [
        "election-arithmetic/specs/impossible-turnout.md",
        "election-arithmetic/specs/party-seats.md",
        "house-names/specs/house-name.md",
    ] {
        let path = root().join("tests/plugins").join(spec);
        let text = fs::read_to_string(&path).unwrap();
        let spec = Spec::read(&path, &text, &registry, None).unwrap();
        cases += spec.cases.len();
        let (differences, rewritten) = spec.run(&registry);
        if std::env::var_os("UPDATE").is_some_and(|value| value == "1") {
            fs::write(&path, rewritten).unwrap();
        } else {
            assert!(differences.is_empty(), "{}", differences.join("\n\n"));
        }
    }
    assert!(cases >= 10, "{cases}");
}
