//! Which statistic is read with which p value, over many ways to print them.

use std::sync::Arc;

use factlint_core::document::Document;
use factlint_core::{Format, Source};

use super::results;

/// Statistic and p value of each result of a text, as printed.
fn read(text: &str) -> Vec<(String, String)> {
    read_as(text, Format::Markdown)
}

fn read_as(text: &str, format: Format) -> Vec<(String, String)> {
    let source = Source::new("a", text, format);
    let doc = Document::read(Arc::new(source), None);
    let found = results(&doc);
    found
        .iter()
        .map(|result| (doc.text(result.statistic).to_owned(), doc.text(result.p).to_owned()))
        .collect()
}

/// How many results a text has.
fn count(text: &str) -> usize {
    read(text).len()
}

#[test]
fn one_result_in_many_dresses() {
    let dresses = include_str!("tests/dresses.txt");
    let lines = dresses
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    let missed: Vec<_> = lines.filter(|text| count(text) != 1).collect();
    assert!(missed.is_empty(), "{missed:#?}");
}

/// A bare number in square brackets is a citation elsewhere.
#[test]
fn square_brackets_hold_degrees_of_freedom() {
    for text in [
        "t[28] = 2.20, p = .036",
        "F[1, 34] = 4.32, p = .045",
        "[t(28) = *2.20*, p = .036]",
    ] {
        assert_eq!(read_as(text, Format::Plain).len(), 1, "{text}");
        assert_eq!(count(text), 1, "{text}");
    }
    assert_eq!(count("The groups [28] = 2.20, p = .036"), 0);
}

#[test]
fn what_is_no_result() {
    let others = include_str!("tests/others.txt");
    let lines = others.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let read: Vec<_> = lines.filter(|text| count(text) != 0).collect();
    assert!(read.is_empty(), "{read:#?}");
}

#[test]
fn each_statistic_has_its_own_p() {
    let text = "The groups differed, t(28) = 2.20, p = .036, but not the sexes, F(1, 34) = 0.50, MSE = 1.2, p = .48, or the \
                ages (χ²(2, N = 90) = 1.5, p = .47).";
    let found = read(text);
    let found: Vec<_> = found
        .iter()
        .map(|(one, other)| (one.as_str(), other.as_str()))
        .collect();
    assert_eq!(
        found,
        [
            ("t(28) = 2.20", "p = .036"),
            ("F(1, 34) = 0.50", "p = .48"),
            ("χ²(2, N = 90) = 1.5", "p = .47")
        ]
    );
}
