//! The closing line: what was read, what was found, and what was left aside and why.

use std::collections::BTreeMap;
use std::fmt;

use factlint_core::Severity;
use factlint_core::diagnostic::Diagnostic;
use factlint_core::workspace::{Apart, Checked};

use crate::inputs::Skipped;
use crate::outcome::Known;

/// One line about a whole run. It says so when nothing was read: silence must not look like success.
#[derive(Debug)]
pub struct Summary<'a> {
    /// What was done with the documents.
    pub verb: &'static str,
    /// What was read.
    pub checked: Checked,
    /// What was found, if findings were looked for.
    pub findings: Option<Counts>,
    /// What was left aside.
    pub skipped: &'a [Skipped],
    /// Number of named inputs that could not be read.
    pub failed: usize,
    /// What was left to a baseline.
    pub known: Option<Known>,
    /// Number of findings on lines that did not change, if only changed lines count.
    pub unchanged: Option<usize>,
    /// Number of findings that were settled by changes, if changes were asked for.
    pub fixed: Option<usize>,
}

/// Numbers of findings, from hint to error.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts([usize; 4]);

impl Counts {
    /// Counts findings.
    pub fn of(findings: &[Diagnostic]) -> Self {
        let mut counts = Self::default();
        for finding in findings {
            counts.add(finding.severity);
        }
        counts
    }

    fn add(&mut self, severity: Severity) {
        if let Some(count) = self.0.get_mut(usize::from(severity.code())) {
            *count += 1;
        }
    }

    fn total(self) -> usize {
        self.0.iter().sum()
    }

    fn of_severity(self, severity: Severity) -> usize {
        self.0.get(usize::from(severity.code())).copied().unwrap_or(0)
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.total() == 0 {
            return out.write_str("no findings");
        }
        let present: Vec<String> = Severity::ALL
            .iter()
            .rev()
            .map(|&severity| (self.of_severity(severity), severity))
            .filter(|&(count, _)| count > 0)
            .map(|(count, severity)| match severity {
                // "Infos" is no word that people use.
                Severity::Info => format!("{} info", grouped(count)),
                _ => counted(count, severity.name()),
            })
            .collect();
        write!(out, "{} ({})", counted(self.total(), "finding"), present.join(", "))
    }
}

impl fmt::Display for Summary<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let checked = &self.checked;
        if checked.documents == 0 {
            write!(
                out,
                "{} nothing: there was no text, Markdown or HTML file to read",
                self.verb
            )?;
        } else {
            write!(
                out,
                "{} {}, {}, {}: {}, {}, {}, {}, {}",
                self.verb,
                counted(checked.documents, "document"),
                counted(checked.words, "word"),
                counted(checked.sentences, "sentence"),
                counted(checked.quantities, "figure"),
                counted(checked.dates, "date"),
                counted(checked.quotes, "quotation"),
                counted(checked.mentions, "name"),
                counted(checked.claims, "claim"),
            )?;
            if checked.compared > 0 {
                write!(out, "; compared {} of documents", counted(checked.compared, "pair"))?;
            }
            if checked.apart.total() > 0 {
                let before = if checked.compared > 0 {
                    ", and not"
                } else {
                    "; did not compare"
                };
                write!(out, "{before} {}", not_compared(&checked.apart))?;
            }
            if checked.sources > 0 {
                write!(out, "; held against {}", counted(checked.sources, "source"))?;
            }
            if checked.pinned > 0 {
                write!(out, "; held to {}", counted(checked.pinned, "pinned fact"))?;
            }
            if let Some(findings) = &self.findings {
                write!(out, "; {findings}")?;
            }
            if let Some(known) = self.known {
                write!(out, "; {} known from the baseline", grouped(known.found))?;
                if known.gone > 0 {
                    write!(
                        out,
                        ", and {} gone from it: run `factlint baseline prune`",
                        grouped(known.gone)
                    )?;
                }
            }
            if let Some(fixed) = self.fixed {
                write!(out, "; fixed {}", grouped(fixed))?;
            }
            if let Some(unchanged) = self.unchanged {
                write!(out, "; left out {} on unchanged lines", grouped(unchanged))?;
            }
        }
        if self.failed > 0 {
            write!(out, "; could not read {}", counted(self.failed, "input"))?;
        }
        if !self.skipped.is_empty() {
            let files = counted(self.skipped.len(), "file");
            write!(out, "; skipped {files} ({})", reasons(self.skipped))?;
        }
        if checked.foreign > 0 {
            write!(
                out,
                "; left out {} not in English",
                counted(checked.foreign, "document")
            )?;
        }
        if checked.foreign_blocks > 0 {
            let blocks = counted(checked.foreign_blocks, "passage");
            write!(out, "; left out {blocks} not in English")?;
        }
        Ok(())
    }
}

/// How many pairs of documents were not compared, and why.
fn not_compared(apart: &Apart) -> String {
    let reasons = [
        (apart.folders, "in different folders"),
        (apart.circles, "in different groups"),
        (apart.names, "with too few names in common"),
        (apart.never, "as each document is checked alone"),
    ];
    let mut reasons = reasons.into_iter().filter(|(count, _)| *count > 0);
    let first = reasons.next().map(|(count, why)| {
        let pairs = if count == 1 { "pair" } else { "pairs" };
        format!("{} {pairs} {why}", grouped(count))
    });
    let others = reasons.map(|(count, why)| format!("{} {why}", grouped(count)));
    first.into_iter().chain(others).collect::<Vec<_>>().join(", ")
}

/// Why files were skipped, the commonest reason first.
fn reasons(skipped: &[Skipped]) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for entry in skipped {
        *counts.entry(&entry.reason).or_default() += 1;
    }
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    match counts.as_slice() {
        [(reason, _)] => (*reason).to_owned(),
        counts => {
            let each = counts
                .iter()
                .map(|(reason, count)| format!("{} {reason}", grouped(*count)));
            each.collect::<Vec<_>>().join(", ")
        }
    }
}

/// Findings of each rule, for `--statistics`.
#[derive(Debug)]
pub struct Statistics<'a> {
    rules: BTreeMap<&'a str, Counts>,
}

impl<'a> Statistics<'a> {
    /// Counts findings by rule.
    pub fn of(findings: &'a [Diagnostic]) -> Self {
        let mut rules: BTreeMap<&str, Counts> = BTreeMap::new();
        for finding in findings {
            rules.entry(finding.rule).or_default().add(finding.severity);
        }
        Self { rules }
    }

    /// Number of findings of each rule, by name.
    pub fn by_rule(&self) -> impl Iterator<Item = (&'a str, usize)> {
        self.rules.iter().map(|(&rule, counts)| (rule, counts.total()))
    }
}

/// A table, the rule with most findings first.
impl fmt::Display for Statistics<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rules: Vec<(&str, Counts)> = self.rules.iter().map(|(&rule, &counts)| (rule, counts)).collect();
        rules.sort_by_key(|&(_, counts)| std::cmp::Reverse(counts.total()));
        let digits = rules.first().map_or(1, |(_, counts)| grouped(counts.total()).len());
        for (rule, counts) in rules {
            writeln!(out, "{:>digits$}  {rule}", grouped(counts.total()))?;
        }
        Ok(())
    }
}

/// `1 word`, `2 words`.
pub fn counted(count: usize, noun: &str) -> String {
    format!("{} {noun}{}", grouped(count), if count == 1 { "" } else { "s" })
}

/// Digits in groups of three.
fn grouped(count: usize) -> String {
    let digits = count.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (idx, digit) in digits.chars().enumerate() {
        if idx > 0 && (digits.len() - idx).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn skipped(reasons: &[&str]) -> Vec<Skipped> {
        let entry = |reason: &&str| Skipped {
            path: "a".to_owned(),
            reason: (*reason).to_owned(),
        };
        reasons.iter().map(entry).collect()
    }

    #[test]
    fn the_line_says_what_was_read_found_and_left_aside() {
        let mut summary = Summary {
            verb: "checked",
            checked: Checked {
                documents: 2,
                words: 1812,
                sentences: 1,
                ..Checked::default()
            },
            findings: Some(Counts([0, 1, 2, 0])),
            skipped: &[],
            failed: 0,
            known: None,
            unchanged: None,
            fixed: None,
        };
        assert_eq!(
            summary.to_string(),
            "checked 2 documents, 1,812 words, 1 sentence: 0 figures, 0 dates, 0 quotations, 0 names, 0 claims; \
             3 findings (2 warnings, 1 info)"
        );
        let entries = skipped(&["not text", "excluded", "excluded"]);
        summary.skipped = &entries;
        summary.failed = 1;
        summary.checked.compared = 1;
        summary.findings = Some(Counts::default());
        let line = summary.to_string();
        assert!(
            line.ends_with(
                "; compared 1 pair of documents; no findings; could not read 1 input; \
                 skipped 3 files (2 excluded, 1 not text)"
            ),
            "{line}"
        );
    }

    #[test]
    fn nothing_read_is_said_aloud() {
        let entries = skipped(&["not text"]);
        let summary = Summary {
            verb: "checked",
            checked: Checked::default(),
            findings: Some(Counts::default()),
            skipped: &entries,
            failed: 0,
            known: None,
            unchanged: None,
            fixed: None,
        };
        assert_eq!(
            summary.to_string(),
            "checked nothing: there was no text, Markdown or HTML file to read; skipped 1 file (not text)"
        );
    }

    #[test]
    fn pairs_that_were_not_compared_have_a_reason() {
        let apart = Apart {
            folders: 1200,
            circles: 0,
            names: 1,
            never: 0,
        };
        assert_eq!(
            not_compared(&apart),
            "1,200 pairs in different folders, 1 with too few names in common"
        );
        let one = Apart {
            circles: 1,
            ..Apart::default()
        };
        assert_eq!(not_compared(&one), "1 pair in different groups");
    }

    #[test]
    fn digits_are_grouped() {
        assert_eq!(
            [0, 999, 1000, 1_234_567].map(grouped),
            ["0", "999", "1,000", "1,234,567"]
        );
    }
}
