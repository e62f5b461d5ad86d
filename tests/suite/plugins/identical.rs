//! A rule gives the same findings in-tree, as a plug-in in this process, and as a plug-in in a process of its own.

use std::path::PathBuf;
use std::sync::Arc;

use factlint_core::workspace::{DocRole, Together};
use factlint_core::{Diagnostic, Registry, Rule};
use factlint_plugins::{Given, Limits, Plugins};
use factlint_tests::binary;
use factlint_tests::checking::{Run, Text, check, configuration};
use factlint_tests::plugins::{compiled, library};

use super::election::{impossible_turnout::ImpossibleTurnout, party_seats::PartySeats};
use super::house::house_name::HouseName;

const NIGHT: &str = "---\ntitle: The night\ndate: 2024-06-02\n---\n\n# Saltmarsh votes\n\nOf 48,200 registered voters, \
    31,330 cast their ballots: 31,330 votes were counted. Turnout was 71 percent, the clerk said.\n\nThe Harbour Party \
    has **34 seats** in the new council, and the Green Alliance has 12&nbsp;seats. Mayor Marten Dahl thanked the \
    [volunteers](https://example.org/volunteers).\n";
const MORNING: &str = "# The morning after\n\nThe Harbour Party has 36 seats in the council of Saltmarsh, Clerk Ines \
    Okoro said. The Green Alliance has 12 seats. Marten Dahl is no longer mayor.\n\nOf 900 voters on the island, 910 \
    votes came in.\n";
const RESULT: &str = "The Harbour Party has 35 seats. The Green Alliance has 12 seats.\n";
const OPTIONS: &str = "[rules]\nhouse-name = { people = [\"Maarten Dahl, chair\", \"Marten Dahl, harbour master\", \
    \"Ines Okoro, mayor\"] }\n";

fn texts() -> Vec<Text> {
    let mut result = Text::new("result.txt", RESULT);
    result.role = DocRole::Source;
    vec![result, Text::new("night.md", NIGHT), Text::new("morning.md", MORNING)]
}

fn found(registry: Registry, options: &str) -> Vec<Diagnostic> {
    let registry = Arc::new(registry);
    let run = Run {
        config: configuration(options, &registry, None).unwrap(),
        together: Together::All,
        as_of: None,
    };
    let found = check(&registry, &run, &texts());
    found.into_iter().map(|finding| finding.diagnostic).collect()
}

fn plugged(libraries: &[PathBuf], program: Option<PathBuf>) -> Registry {
    let given: Vec<Given> = (libraries.iter())
        .map(|path| Given {
            path: path.clone(),
            shown: path.display().to_string(),
        })
        .collect();
    let plugins = Plugins::new(program, Limits::default());
    let registry = plugins.join(Registry::new(Vec::new()), None, &given);
    assert_eq!(plugins.problems.list(), []);
    registry
}

#[test]
fn a_plug_in_says_what_the_same_rule_says_in_tree() {
    let rules: Vec<Box<dyn Rule>> = vec![
        Box::new(ImpossibleTurnout::default()),
        Box::new(PartySeats::default()),
        Box::new(HouseName::default()),
    ];
    let in_tree = found(Registry::new(rules), OPTIONS);
    for rule in ["impossible-turnout", "party-seats", "house-name"] {
        assert!(
            in_tree.iter().any(|finding| finding.rule == rule),
            "{rule} is silent: {in_tree:#?}"
        );
    }
    assert!(in_tree.iter().any(|finding| finding.fix.is_some()));
    assert!(
        in_tree.iter().any(|finding| finding.message.contains("in a source")),
        "compare: {in_tree:#?}"
    );
    let libraries = [library("house-names"), library("election-arithmetic")];
    for program in [None, Some(binary::path().to_owned())] {
        let plugged = found(plugged(&libraries, program), OPTIONS);
        assert_eq!(format!("{in_tree:#?}"), format!("{plugged:#?}"));
    }
}

#[test]
fn what_a_rule_declares_reaches_the_registry() {
    let registry = plugged(&[library("house-names")], None);
    let meta = registry.find("house-name").unwrap().meta();
    assert_eq!(format!("{meta:?}"), format!("{:?}", HouseName::META));
    let refused = configuration("[rules]\nhouse-name = { people = [\"Dahl\"] }\n", &registry, None);
    assert!(refused.unwrap_err().contains("no name of two words"));
}

#[test]
fn a_plug_in_in_c_works_by_the_header_alone() {
    let folder = tempfile::tempdir().unwrap();
    let weasel = folder.path().join("weasel.so");
    compiled("weasel.c", &[], &weasel);
    let registry = Arc::new(plugged(std::slice::from_ref(&weasel), Some(binary::path().to_owned())));
    let texts = [Text::new(
        "a.md",
        "The *very* old pier is a very long one, every time.\n",
    )];
    let found = check(&registry, &Run::default(), &texts);
    let places: Vec<_> = found
        .iter()
        .map(|one| (one.diagnostic.rule, one.start.column, one.end.column))
        .collect();
    assert_eq!(places, [("weasel-word", 6, 10), ("weasel-word", 26, 30)]);
    assert_eq!(found[0].diagnostic.severity.name(), "info");
    assert!(found[1].diagnostic.fix.is_some());
}
