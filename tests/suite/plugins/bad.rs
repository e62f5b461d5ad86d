//! Bad plug-ins: each costs one finding about the plug-in, and nothing else is lost.

use std::fs;
use std::path::Path;
use std::time::Duration;

use factlint_tests::plugins::{compiled, library};

use super::{findings, run};

/// A text with a mistake that an in-tree rule finds, whose second letter has two bytes.
const TEXT: &str = "Aéro Club opened on 31 June 2023.\n";

/// What is said about a bad plug-in, and whether the finding that it made after its mistake arrives.
fn checked(folder: &Path, library: &str, more: &[&str]) -> (String, usize) {
    let mut arguments = vec![
        "check",
        "a.md",
        "b.md",
        "--isolated",
        "--format",
        "json",
        "--plugin",
        library,
        "--plugin-time",
        "2",
    ];
    arguments.extend(more);
    let outcome = run(folder, &arguments);
    let found = findings(&outcome);
    let kept = found.iter().filter(|(rule, ..)| rule == "impossible-date").count();
    assert_eq!(kept, 2, "{library}: {outcome:?}");
    let about: Vec<_> = found.iter().filter(|(rule, ..)| rule == "plugin-failure").collect();
    assert!(about.len() <= 1, "{library}: {about:?}");
    assert!(about.iter().all(|(_, path, ..)| path == library), "{about:?}");
    assert!(outcome.time < Duration::from_mins(1), "{library}: {outcome:?}");
    let own: Vec<_> = found.iter().filter(|(rule, ..)| rule == "bad-rule").collect();
    assert!(
        own.iter()
            .all(|(_, _, line, message)| *line == 1 && message == "all is well[2J"),
        "{own:?}"
    );
    let said = about.first().map_or_else(String::new, |(.., message)| message.clone());
    (said, own.len())
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a.md", "b.md"] {
        fs::write(folder.path().join(name), TEXT).unwrap();
    }
    folder
}

#[test]
fn each_mistake_has_its_outcome() {
    let folder = folder();
    let folder = folder.path();
    let cases = [
        (1, "version 99 of the plug-in interface", 0),
        (2, "its table has only 24 bytes", 0),
        (3, "it has no symbol `factlint_plugin`", 0),
        (4, "a value of 104857600 bytes", 0),
        (5, "its manifest is none", 0),
        (6, "ended its process: signal: 11", 0),
        (7, "ended its process: signal: 6", 0),
        (8, "took more than 2 s and was ended", 0),
        (9, "ended its process: signal", 0),
        (10, "", 2),
        (11, "is no place in a text of", 2),
        (12, "more than 10000 values in one call", 2),
        (13, "it is not UTF-8", 2),
        (14, "ended its process: signal: 6", 0),
        (15, "it writes no manifest", 0),
        (16, "", 2),
        (17, "", 2),
    ];
    for (wrong, said, own) in cases {
        let name = format!("bad{wrong}.so");
        compiled("bad.c", &[&format!("WRONG={wrong}")], &folder.join(&name));
        let (message, count) = checked(folder, &name, &[]);
        assert!(
            message.contains(said) && message.is_empty() == said.is_empty(),
            "{wrong}: {message}"
        );
        // Many equal findings at one place are one.
        assert_eq!(count, own, "{wrong}: {message}");
    }
}

#[test]
fn what_is_no_library_for_this_system_is_told() {
    let folder = folder();
    let folder = folder.path();
    fs::write(folder.join("text.so"), TEXT).unwrap();
    // An ELF library for another machine: the right beginning, and then RISC-V.
    let mut elf = b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\xf3\0\x01\0\0\0".to_vec();
    elf.resize(4096, 0);
    fs::write(folder.join("riscv.so"), elf).unwrap();
    for library in ["text.so", "riscv.so", "gone.so"] {
        for more in [&[][..], &["--plugins-in-process"]] {
            let (message, _) = checked(folder, library, more);
            assert!(
                message.contains("it is no library for this system"),
                "{library}: {message}"
            );
        }
    }
}

#[test]
fn a_panic_in_any_act_is_caught_in_either_process() {
    let folder = folder();
    let folder = folder.path();
    fs::write(folder.join("source.txt"), "The pier is 300 metres long.\n").unwrap();
    fs::write(
        folder.join("c.md"),
        "The pier is 310 metres long. It has 12 lamps, and 14 lamps in summer.\n",
    )
    .unwrap();
    let unruly = library("unruly");
    fs::copy(&unruly, folder.join("unruly.so")).unwrap();
    for act in ["check", "facts", "reconcile", "compare", "configure", "last"] {
        fs::write(
            folder.join("factlint.toml"),
            format!("[rules]\nunruly-rule = {{ act = \"{act}\" }}\n"),
        )
        .unwrap();
        for more in [&[][..], &["--plugins-in-process"]] {
            let mut arguments = vec!["check", "a.md", "b.md", "c.md", "--against", "source.txt"];
            arguments.extend(["--together", "--format", "json", "--plugin", "unruly.so"]);
            arguments.extend(more);
            let outcome = run(folder, &arguments);
            let found = findings(&outcome);
            let dates = found.iter().filter(|(rule, ..)| rule == "impossible-date").count();
            assert_eq!(dates, 2, "{act}: {outcome:?}");
            let about: Vec<_> = found.iter().filter(|(rule, ..)| rule == "plugin-failure").collect();
            let words = if act == "last" {
                "after a finding".to_owned()
            } else {
                format!("no {act} today")
            };
            assert!(
                matches!(about.as_slice(), [(_, path, _, message)]
                    if path == "unruly.so" && message.contains(&format!("panicked: {words}"))),
                "{act}: {about:?}"
            );
            let own = found.iter().filter(|(rule, ..)| rule == "unruly-rule").count();
            // What was reported before the panic counts; after three panics the plug-in is off.
            assert_eq!(own > 0, act == "last", "{act}: {found:?}");
        }
    }
}

#[test]
fn two_plug_ins_with_one_rule_name_do_not_both_run() {
    let folder = folder();
    let folder = folder.path();
    compiled("bad.c", &["WRONG=17"], &folder.join("first.so"));
    compiled("bad.c", &["WRONG=17"], &folder.join("second.so"));
    let (message, own) = checked(folder, "second.so", &[]);
    assert_eq!((message.as_str(), own), ("", 2));
    let outcome = run(
        folder,
        &[
            "check",
            "a.md",
            "--isolated",
            "--format",
            "json",
            "--plugin",
            "first.so",
            "--plugin",
            "second.so",
        ],
    );
    let found = findings(&outcome);
    let about: Vec<_> = found.iter().filter(|(rule, ..)| rule == "plugin-failure").collect();
    assert!(
        matches!(about.as_slice(), [(_, path, _, message)]
            if path == "second.so" && message.contains("a rule or family `bad-rule` already")),
        "{about:?}"
    );
    assert_eq!(found.iter().filter(|(rule, ..)| rule == "bad-rule").count(), 1);
    compiled(
        "bad.c",
        &["WRONG=17", "NAME=\"impossible-date\""],
        &folder.join("third.so"),
    );
    let (message, _) = checked(folder, "third.so", &[]);
    assert!(message.contains("`impossible-date` already"), "{message}");
}

#[test]
fn panics_that_end_the_process_are_refused_in_this_one() {
    let folder = folder();
    let folder = folder.path();
    compiled("bad.c", &["WRONG=16"], &folder.join("aborts.so"));
    let (message, own) = checked(folder, "aborts.so", &["--plugins-in-process"]);
    assert!(
        message.contains("built with panic = \"abort\"") && own == 0,
        "{message}"
    );
}
