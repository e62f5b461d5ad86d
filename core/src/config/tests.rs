//! What files mean, and what is said of those that cannot be used.

mod overrides;

use super::*;
use crate::declare_rule;
use crate::rule::{DefaultValue, OptionError, OptionMeta, OptionValue, ProfileDefault, Rule, RuleMeta};

declare_rule! {
    /// A rule with an option.
    pub Spelled in "names" {
        name: "inconsistent-name", summary: "one name in two spellings", level: Warning, since: "0.1.0",
        aliases: ["name-spelling"],
        options: [OptionMeta { name: "initials", values: "true | false", default: "false", summary: "count initials" }],
    }
}

declare_rule! {
    /// A rule that the wiki wants to hear of.
    pub Sourced in "attribution" {
        name: "unattributed-claim", summary: "a claim without a source", level: Info, since: "0.1.0",
        profiles: [("wiki", Warning)],
        options: [OptionMeta { name: "citation", values: "text", default: "\"paragraph\"", summary: "how near" }],
        defaults: [ProfileDefault { profile: "science", option: "citation", value: DefaultValue::Text("sentence") }],
    }
}

declare_rule! {
    /// A rule that is off unless asked for.
    pub Quiet in "names" { name: "late-introduction", summary: "a name before its role", level: Off, since: "0.1.0" }
}

impl Rule for Spelled {
    fn meta(&self) -> &'static RuleMeta {
        &Self::META
    }

    fn configure(&self, options: &OptionTable) -> Result<Box<dyn Rule>, OptionError> {
        match options.get("initials") {
            None | Some(OptionValue::Bool(_)) => Ok(Box::new(self.clone())),
            Some(_) => Err(OptionError {
                name: "initials".to_owned(),
                message: "`initials` is `true` or `false`".to_owned(),
            }),
        }
    }
}

impl Rule for Sourced {
    fn meta(&self) -> &'static RuleMeta {
        &Self::META
    }

    fn configure(&self, _options: &OptionTable) -> Result<Box<dyn Rule>, OptionError> {
        Ok(Box::new(self.clone()))
    }
}

impl Rule for Quiet {
    fn meta(&self) -> &'static RuleMeta {
        &Self::META
    }

    fn configure(&self, _options: &OptionTable) -> Result<Box<dyn Rule>, OptionError> {
        Ok(Box::new(self.clone()))
    }
}

fn registry() -> Registry {
    Registry::new(vec![
        Box::new(Spelled::default()),
        Box::new(Sourced::default()),
        Box::new(Quiet::default()),
    ])
}

/// The file, which must have no problem.
fn sound(text: &str) -> ConfigFile {
    let (file, problems) = ConfigFile::read(text, &registry());
    assert_eq!(problems, [], "{text}");
    file
}

/// Levels of the three rules, by name, under a file and a command line.
fn levels(text: &str, overrides: &Overrides) -> [Level; 3] {
    let registry = registry();
    let config = sound(text).config(&registry, overrides);
    ["inconsistent-name", "late-introduction", "unattributed-claim"].map(|rule| config.level(&registry, rule))
}

/// The place of each problem in the text, and what is said of it.
fn problems(text: &str) -> Vec<(&str, String)> {
    let (_, problems) = ConfigFile::read(text, &registry());
    problems
        .into_iter()
        .map(|problem| (text.get(problem.span).unwrap(), problem.message))
        .collect()
}

#[test]
fn an_empty_file_changes_nothing() {
    use Level::{Info, Off, Warning};
    assert_eq!(levels("", &Overrides::default()), [Warning, Off, Info]);
    assert_eq!(sound("").config(&registry(), &Overrides::default()), Config::default());
}

#[test]
fn profile_select_ignore_and_levels_build_on_each_other() {
    use Level::{Error, Hint, Off, Warning};
    let none = Overrides::default();
    assert_eq!(levels("profile = 'wiki'", &none), [Warning, Off, Warning]);
    assert_eq!(levels("select = ['names']", &none), [Warning, Warning, Off]);
    assert_eq!(levels("ignore = ['all']", &none), [Off, Off, Off]);
    assert_eq!(
        levels("ignore = ['all']\n[rules]\nname-spelling = 'hint'", &none),
        [Hint, Off, Off]
    );
    let particular = "[rules]\ninconsistent-name = 'error'\nall = 'off'\nnames = 'hint'";
    assert_eq!(levels(particular, &none), [Error, Hint, Off]);
}

#[test]
fn the_command_line_goes_before_the_file() {
    use Level::{Error, Info, Off, Warning};
    let file = "profile = 'wiki'\nas-of = 2025-03-18\nfail-on = 'error'\n[rules]\ninconsistent-name = 'error'";
    let only = Overrides {
        select: Some(vec!["inconsistent-name"]),
        ..Overrides::default()
    };
    assert_eq!(levels(file, &only), [Error, Off, Off]);
    let without = Overrides {
        ignore: vec!["inconsistent-name"],
        profile: Some("docs".to_owned()),
        as_of: read_date("2024"),
        fail_on: Some(Info),
        ..Overrides::default()
    };
    assert_eq!(levels(file, &without), [Off, Off, Info]);
    let config = sound(file).config(&registry(), &without);
    assert_eq!((config.as_of, config.fail_on()), (read_date("2024"), Info));
    let config = sound(file).config(&registry(), &only);
    assert_eq!((config.as_of, config.fail_on()), (read_date("2025-03-18"), Error));
    let asked = Overrides {
        select: Some(vec!["late-introduction"]),
        ..Overrides::default()
    };
    assert_eq!(
        levels("[rules]\nlate-introduction = 'off'", &asked),
        [Off, Warning, Off]
    );
}

#[test]
fn options_reach_the_rule() {
    let file = sound("[rules]\nname-spelling = { level = 'info', initials = true }\n[compare]\ncross = false");
    let config = file.config(&registry(), &Overrides::default());
    let wanted = OptionTable::from([("initials".to_owned(), OptionValue::Bool(true))]);
    assert_eq!(config.options(&Spelled::META), wanted);
    assert_eq!(config.level(&registry(), "inconsistent-name"), Level::Info);
    assert_eq!((file.cross, file.together), (Some(false), None));
}

#[test]
fn a_profile_presets_options_and_the_file_overrides_them() {
    let citation = |text: &str| {
        let config = sound(text).config(&registry(), &Overrides::default());
        config.options(&Sourced::META).get("citation").cloned()
    };
    assert_eq!(citation(""), None);
    assert_eq!(citation("profile = 'news'"), None);
    let text = |text: &str| Some(OptionValue::Text(text.to_owned()));
    assert_eq!(citation("profile = 'science'"), text("sentence"));
    let set = "profile = 'science'\n[rules]\nunattributed-claim = { citation = 'paragraph' }";
    assert_eq!(citation(set), text("paragraph"));
}

#[test]
fn pairings_are_read_in_order() {
    let file = sound(
        "sources = ['notes/']\n[[against]]\ndrafts = 'a.md'\nsources = []\n[[against]]\ndrafts = ['b', 'c']\nsources = ['d']",
    );
    let texts = |entries: &[PathEntry]| entries.iter().map(|entry| entry.text.clone()).collect::<Vec<_>>();
    assert_eq!(texts(&file.sources), ["notes/"]);
    let [first, second] = file.against.as_slice() else {
        panic!("two pairings: {:?}", file.against);
    };
    assert_eq!(
        (first.drafts.as_slice(), texts(&first.sources).len()),
        (&["a.md".to_owned()][..], 0)
    );
    assert_eq!((second.drafts.len(), texts(&second.sources)), (2, vec!["d".to_owned()]));
    let one = sound("[against]\ndrafts = 'a.md'\nsources = ['b']");
    assert_eq!(one.against.len(), 1);
}

#[test]
fn pairings_that_cannot_be_used_are_reported() {
    let said = |text, wanted: &[&str]| {
        let found: Vec<String> = problems(text).into_iter().map(|(_, message)| message).collect();
        assert_eq!(found, wanted, "{text}");
    };
    said(
        "against = 3",
        &["`against` is a table: write `[[against]]` on a line of its own"],
    );
    said(
        "against = ['a.md']",
        &["`against` is a table: write `[[against]]` on a line of its own"],
    );
    said("sources = ['a', ' ']", &["this path is empty"]);
    said(
        "[[against]]\ndrafts = 3\nsources = ['a']",
        &["an integer stands here; write a pattern of paths in quotes, or a list of them"],
    );
    said(
        "[[against]]\ndraft = 'a.md'",
        &[
            "`drafts` is missing here: say for which documents these sources hold",
            "`sources` is missing here: say what the drafts are held against",
            "unknown key `draft` in `[[against]]`; did you mean `drafts`?",
        ],
    );
}

#[test]
fn what_is_wrong_is_reported_where_it_stands() {
    let said = |text, place, message: &str| assert_eq!(problems(text), [(place, message.to_owned())], "{text}");
    said(
        "profil = 'news'",
        "profil",
        "unknown key `profil`; did you mean `profile`?",
    );
    said(
        "unattributed-claim = 'off'",
        "unattributed-claim",
        "unknown key `unattributed-claim`; a rule is set under `[rules]`",
    );
    said(
        "select = ['names', 'inconsistant-name']",
        "'inconsistant-name'",
        "there is no rule or family `inconsistant-name`; did you mean `inconsistent-name`?",
    );
    said(
        "[rules]\nxyzzy = 'off'",
        "xyzzy",
        "there is no rule or family `xyzzy`; `factlint rules` lists them",
    );
    said(
        "[rules]\nnames = 'loud'",
        "'loud'",
        "there is no level `loud`; write `off`, `hint`, `info`, `warning` or `error`",
    );
    said(
        "[rules]\ninconsistent-name = { initial = true }",
        "initial",
        "`inconsistent-name` has no option `initial`; did you mean `initials`?",
    );
    said(
        "[rules]\ninconsistent-name = { level = 'info', initials = 'yes' }",
        "'yes'",
        "`initials` is `true` or `false`",
    );
    said(
        "[rules]\nnames = { initials = true }",
        "initials",
        "`names` is not one rule, so it takes a level and no option `initials`",
    );
    said(
        "[compare]\ncros = false",
        "cros",
        "unknown key `cros` in `[compare]`; did you mean `cross`?",
    );
    said(
        "as-of = '2025-02-30'",
        "'2025-02-30'",
        "this is no day of the calendar; write a date such as `2025-03-18`, \"2025-03\" or \"2025\"",
    );
    said(
        "fail-on = 'off'",
        "'off'",
        "`off` is no level to fail on; run with `--exit-zero` if findings must not fail a run",
    );
    said(
        "exclude = 'a'",
        "'a'",
        "a string stands here; write a list of texts, such as `[\"a\", \"b\"]`",
    );
}

#[test]
fn what_is_no_toml_is_reported_and_never_panics() {
    for text in [
        "select = [",
        "= 1",
        "[rules",
        "a = 1\na = 2",
        "\u{0}",
        "[[rules]]\nx = 1",
        "rules = 3",
    ] {
        assert!(!problems(text).is_empty(), "{text}");
    }
    assert_eq!(problems("profile = 'news'\nlevel = \nprofile").len(), 2);
}

#[test]
fn sound_parts_are_kept_beside_problems() {
    let (file, problems) = ConfigFile::read("profile = 'news'\nselect = ['names', 'nothing']\nx = 1", &registry());
    assert_eq!(problems.len(), 2);
    assert_eq!(file.profile.as_deref(), Some("news"));
    assert_eq!(file.select, Some(vec!["inconsistent-name", "late-introduction"]));
}
