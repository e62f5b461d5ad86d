//! The documentation site, held to what factlint does: every page is listed, every link leads somewhere, every command and
//! setting exists, every session prints what the page says, and factlint itself has nothing to say about the pages.

use std::collections::BTreeSet;
use std::fs;

use factlint_core::pinned::FactsFile;
use factlint_specs::fences::fences;
use factlint_tests::binary::{root, run};
use factlint_tests::book::{FOLDER, commands, links, rules, sessions, shown, written};
use factlint_tests::checking::{configuration, registry};

#[test]
fn the_summary_lists_every_page_once() {
    let pages = written(&registry());
    let listed = links::listed(&pages["SUMMARY.md"]);
    let set: BTreeSet<_> = listed.iter().collect();
    assert_eq!(set.len(), listed.len(), "a page is listed twice");
    let all: BTreeSet<_> = pages.keys().filter(|path| *path != "SUMMARY.md").collect();
    assert_eq!(set, all);
}

#[test]
fn every_link_leads_somewhere() {
    assert_eq!(links::broken(&written(&registry())), Vec::<String>::new());
    let readme = root().join("README.md");
    let text = fs::read_to_string(&readme).unwrap();
    assert_eq!(links::missing_files(&readme, &text), Vec::<String>::new());
}

#[test]
fn every_command_and_option_exists() {
    let helps = commands::helps();
    let mut pages = written(&registry());
    pages.insert(
        "README.md".to_owned(),
        fs::read_to_string(root().join("README.md")).unwrap(),
    );
    let unknown: Vec<_> = pages
        .iter()
        .flat_map(|(path, page)| {
            commands::unknown(page, &helps)
                .into_iter()
                .map(move |wrong| format!("{path}: {wrong}"))
        })
        .collect();
    assert_eq!(unknown, Vec::<String>::new());
}

#[test]
fn every_format_is_in_the_table() {
    let page = fs::read_to_string(root().join(FOLDER).join("formats.md")).unwrap();
    let helps = commands::helps();
    let formats = helps["check"].split("--format <FORMAT>").nth(1).unwrap();
    let formats = formats.lines().skip(1).take_while(|line| !line.contains("--"));
    let names: Vec<_> = formats
        .filter_map(|line| line.trim().strip_prefix("- ")?.split_once(':'))
        .map(|(name, _)| name)
        .collect();
    assert!(names.len() > 8, "{names:?}");
    for name in names {
        assert!(
            page.contains(&format!("\n| `{name}` |")),
            "{name} is not in the table of formats"
        );
    }
}

#[test]
fn every_setting_exists() {
    let registry = registry();
    let mut read = 0;
    for (page, text) in written(&registry) {
        let lines: Vec<_> = text.lines().collect();
        for fence in fences(&lines).iter().filter(|fence| fence.language == "toml") {
            let inside = lines[fence.first..fence.end].join("\n") + "\n";
            let problem = match fence.attribute("path") {
                Some("factlint.toml") => configuration(&inside, &registry, None).err(),
                Some("facts.toml") => FactsFile::read(&inside)
                    .1
                    .first()
                    .map(|problem| problem.message.clone()),
                _ => inside.parse::<toml::Table>().err().map(|error| error.to_string()),
            };
            assert_eq!(problem, None, "{page}, line {}", fence.first);
            read += 1;
        }
    }
    assert!(read > 50, "only {read} settings were read");
}

#[test]
fn every_session_prints_what_the_page_says() {
    let update = std::env::var_os("UPDATE").is_some_and(|value| value == "1");
    let mut sessions_run = 0;
    for entry in fs::read_dir(root().join(FOLDER)).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "md") {
            continue;
        }
        let page = fs::read_to_string(&path).unwrap();
        sessions_run += page.matches("\n$ factlint").count();
        let (really, wrong) = sessions::run(&page);
        assert_eq!(wrong, Vec::<String>::new(), "{}", path.display());
        if page != really && update {
            fs::write(&path, really).unwrap();
        } else {
            assert!(
                page == really,
                "{} shows something else; UPDATE=1 mends it. Really:\n{really}",
                path.display()
            );
        }
    }
    assert!(sessions_run > 5, "only {sessions_run} sessions were run");
}

#[test]
fn factlint_has_nothing_to_say_about_its_own_pages() {
    let folder = tempfile::tempdir().unwrap();
    for (path, page) in written(&registry()) {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, shown(&page)).unwrap();
    }
    fs::copy(root().join("README.md"), folder.path().join("README.md")).unwrap();
    let outcome = run(
        folder.path(),
        &["check", "--isolated", "--profile", "docs", "--fail-on", "hint"],
    );
    assert_eq!(outcome.status, Some(0), "{}", outcome.out);
}

#[test]
fn the_readme_lists_every_rule_and_stays_short() {
    let path = root().join("README.md");
    let text = fs::read_to_string(&path).unwrap();
    let (begin, end) = ("<!-- rules: written by the tests -->\n", "<!-- end of rules -->\n");
    let (before, rest) = text.split_once(begin).unwrap();
    let (table, after) = rest.split_once(end).unwrap();
    let wanted = rules::table(&registry());
    if table != wanted && std::env::var_os("UPDATE").is_some_and(|value| value == "1") {
        fs::write(&path, format!("{before}{begin}{wanted}{end}{after}")).unwrap();
    } else {
        assert_eq!(table, wanted, "UPDATE=1 writes the table anew");
    }
    let lines = before.lines().count() + after.lines().count();
    assert!(
        lines <= 60,
        "the README has {lines} lines besides the table: more than a screen"
    );
}
