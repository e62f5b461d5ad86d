//! Every format, on two short documents and a rule that finds hours that differ.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Parser;
use factlint_core::document::Document;
use factlint_core::fact::{FactSink, FactValue, Group};
use factlint_core::rule::{OptionError, OptionTable, Registry, Rule, RuleMeta};
use factlint_core::source::{Format, Source};
use factlint_core::workspace::{Change, DocRole, Serial, Settings, Together, Workspace};
use factlint_core::{ProseSpan, Severity, Sink, declare_rule};
use factlint_disk::WalkOptions;

use super::*;
use crate::arguments::{Arguments, Command};
use crate::inputs::Skipped;
use crate::outcome::Outcome;

declare_rule! {
    /// Hours that differ.
    pub Hours in "examples" { name: "other-hours", summary: "hours that differ", level: Warning, since: "0.1.0" }
}

impl Rule for Hours {
    fn meta(&self) -> &'static RuleMeta {
        &Self::META
    }

    fn configure(&self, _options: &OptionTable) -> Result<Box<dyn Rule>, OptionError> {
        Ok(Box::new(self.clone()))
    }

    fn facts(&self, doc: &Document, out: &mut FactSink<'_>) {
        let text = &doc.prose.text;
        for (idx, sentence) in doc.sentences.iter().enumerate() {
            for (at, _) in sentence.span.text(text).match_indices(" hours") {
                let end = sentence.span.start + at as u32 + 6;
                let span = ProseSpan::new(end - 9, end);
                out.emit(span, idx as u32, FactValue::Text(Arc::from("")), vec![1]);
            }
        }
    }

    fn reconcile(&self, group: &Group<'_>, out: &mut Sink<'_>) {
        for (a, b) in group.pairs() {
            let (a, b) = (group.facts[a], group.facts[b]);
            if a.text != b.text {
                out.report(a, format!("{} here, {} elsewhere", a.text, b.text))
                    .label(b, format!("{} here", b.text))
                    .severity(if a.doc == b.doc {
                        Severity::Warning
                    } else {
                        Severity::Info
                    })
                    .note("one of them may be\u{1b}[31m mistaken");
            }
        }
    }
}

/// What a format prints of the texts.
fn printed(texts: &[(&str, &str)], options: &[&str], style: Style) -> String {
    let line = ["factlint", "check"].iter().chain(options);
    let Command::Check(arguments) = Arguments::try_parse_from(line).unwrap().command else {
        unreachable!("the line says check")
    };
    let settings = Settings {
        together: Together::All,
        ..Settings::default()
    };
    let registry = Arc::new(Registry::new(vec![Box::new(Hours::default())]));
    let mut workspace = Workspace::new(Arc::clone(&registry), settings);
    let changes = texts.iter().map(|&(path, text)| Change::Put {
        source: Arc::new(Source::new(path, text, Format::Plain)),
        config: Arc::default(),
        role: DocRole::Draft,
        against: factlint_core::workspace::Against::Every,
    });
    workspace.apply(changes.collect(), &Serial);
    workspace.finish(&Serial);
    let mut outcome = Outcome::of(&workspace);
    outcome.failing = vec![true, false];
    let no_path: [PathBuf; 0] = [];
    let mut inputs = Inputs::find(&no_path, None, &WalkOptions::default()).unwrap();
    inputs.skipped.push(Skipped {
        path: "c.bin".to_owned(),
        reason: "not text".to_owned(),
    });
    let report = Report {
        current: PathBuf::from("/desk"),
        ..Report::new(&workspace, &registry, &outcome, &inputs, &arguments)
    };
    let mut out = Vec::new();
    report.print(arguments.format.unwrap(), style, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

const TEXTS: [(&str, &str); 2] = [
    ("a.txt", "The call\tlasted two hours.\n\nAides said it took six hours."),
    ("b\u{1b}.txt", "It lasted ten hours."),
];

#[test]
fn concise_is_one_line_a_finding() {
    insta::assert_snapshot!(printed(
        &TEXTS,
        &["--format", "concise", "--statistics", "-q"],
        Style::PLAIN
    ));
}

#[test]
fn full_shows_both_places() {
    insta::assert_snapshot!(printed(&TEXTS, &["--format", "full", "-q"], Style::PLAIN));
}

#[test]
fn full_cuts_long_lines_and_keeps_positions() {
    let text = format!(
        "{}two hours {}six hours {}",
        "so ".repeat(50),
        "then ".repeat(50),
        "on ".repeat(50)
    );
    insta::assert_snapshot!(printed(&[("a.txt", &text)], &["--format", "full", "-q"], Style::PLAIN));
}

#[test]
fn json_is_one_object() {
    let json = printed(&TEXTS, &["--format", "json", "--statistics"], Style::PLAIN);
    let run: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(run["findings"].as_array().unwrap().len(), 2);
    insta::assert_snapshot!(serde_json::to_string(&run["findings"][0]).unwrap());
    assert_eq!(run["skipped"][0]["reason"], "not text");
    assert_eq!(
        (&run["version"], &run["statistics"]["other-hours"]),
        (&1.into(), &2.into())
    );
    let lines = printed(&TEXTS, &["--format", "jsonl"], Style::PLAIN);
    let first: serde_json::Value = serde_json::from_str(lines.lines().next().unwrap()).unwrap();
    assert_eq!((lines.lines().count(), &first), (2, &run["findings"][0]));
}

#[test]
fn colours_only_where_they_are_wanted() {
    let style = Style {
        colour: true,
        ..Style::PLAIN
    };
    let linked = Style { links: true, ..style };
    let address = "\u{1b}]8;;https://github.com/factlint/factlint/blob/main/tests/spec/examples/other-hours.md\u{1b}\\other-hours";
    for format in ["full", "concise"] {
        assert!(printed(&TEXTS, &["--format", format], linked).contains(address));
        assert!(!printed(&TEXTS, &["--format", format], style).contains("]8;;"));
        assert!(printed(&TEXTS, &["--format", format], style).contains("\u{1b}["));
        assert!(!printed(&TEXTS, &["--format", format], Style::PLAIN).contains('\u{1b}'));
    }
}

/// Texts and a path that mean something to the formats that services read.
const NASTY: [(&str, &str); 2] = [
    (
        "50%, \u{1b}[31m<a> & \"b\"::error::.txt",
        "It lasted\ttwo hours.\n\nAides [said](1) it took\u{1b} six hours.",
    ),
    ("../b.txt", "\u{feff}<b>é ]]> --> ten hours.</b>"),
];

#[test]
fn formats_for_services_escape_what_they_read_specially() {
    for format in ["sarif", "github", "gitlab", "junit", "checkstyle", "rdjson"] {
        let text = printed(&NASTY, &["--format", format], Style::PLAIN);
        assert!(!text.contains('\u{1b}'), "{format}: {text}");
        let text = text.replace(env!("CARGO_PKG_VERSION"), "VERSION");
        insta::assert_snapshot!(format!("{format}_of_nasty_texts"), text);
    }
}

#[test]
fn a_page_shows_both_places_and_runs_nothing() {
    let page = printed(&NASTY, &["--format", "html"], Style::PLAIN);
    assert!(!page.contains('\u{1b}') && !page.contains("<script") && !page.contains("<b>"));
    let (_, body) = page.split_once("</head>").unwrap();
    insta::assert_snapshot!(body);
}
