//! A baseline: findings that are known and do not count, kept in a file by fingerprint.
//!
//! A finding is known by its rule, its words and its path. Where a file was moved, a second look finds it by rule,
//! words and message, if nothing stands at the old path any more.

mod command;
mod file;

pub use command::run;

use std::collections::BTreeMap;
use std::path::Path;

use factlint_core::diagnostic::Diagnostic;
use factlint_core::hash::StableHasher;
use factlint_core::workspace::Workspace;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// The name of a baseline where none is given.
pub const DEFAULT_NAME: &str = "factlint-baseline.json";

/// Known findings.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    entries: Vec<Entry>,
}

/// Findings that are one: rule, words and path are the same.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    path: String,
    rule: String,
    /// For people, who look through the file.
    message: String,
    fingerprint: String,
    /// Hash of rule, words and message, by which a finding is found in a file that was moved.
    moved: String,
    /// How many there are.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    count: usize,
}

fn one() -> usize {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands fields over by reference")]
fn is_one(count: &usize) -> bool {
    *count == 1
}

/// What a baseline says of the findings of a run.
#[derive(Debug, Default)]
pub struct Matches {
    /// For each finding, whether it is known.
    pub known: Vec<bool>,
    /// For each entry, how many of its findings are gone.
    gone: Vec<usize>,
    /// Number of findings that were known at another path.
    pub moved: usize,
}

impl Matches {
    /// Number of known findings that are gone.
    pub fn stale(&self) -> usize {
        self.gone.iter().sum()
    }
}

impl Baseline {
    /// Reads a baseline.
    pub fn read(path: &Path) -> Result<Self, Failure> {
        file::read(path)
    }

    /// The findings of a run, as known ones.
    fn of(workspace: &Workspace, findings: &[Diagnostic]) -> Self {
        let mut entries: BTreeMap<(&str, &str, &str), Entry> = BTreeMap::new();
        for finding in findings {
            let key = (&*finding.place.path, finding.rule, finding.fingerprint.as_str());
            let entry = entries.entry(key).or_insert_with(|| Entry {
                path: finding.place.path.to_string(),
                rule: finding.rule.to_owned(),
                message: finding.message.clone(),
                fingerprint: finding.fingerprint.clone(),
                moved: moved(workspace, finding),
                count: 0,
            });
            entry.count += 1;
        }
        Self {
            entries: entries.into_values().collect(),
        }
    }

    /// Finds out which findings are known. `there` says whether a path still has a file, and `left_alone` whether it
    /// has one that this run did not read: of such a file nothing can be said.
    pub fn matches(
        &self,
        workspace: &Workspace,
        findings: &[Diagnostic],
        there: impl Fn(&str) -> bool,
        left_alone: impl Fn(&str) -> bool,
    ) -> Matches {
        let mut left: Vec<usize> = self.entries.iter().map(|entry| entry.count).collect();
        let mut by_fingerprint: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        let mut by_words: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (idx, entry) in self.entries.iter().enumerate() {
            by_fingerprint.insert((&entry.rule, &entry.fingerprint), idx);
            by_words.entry(&entry.moved).or_default().push(idx);
        }
        let mut take = |idx: usize| match left.get_mut(idx) {
            Some(count) if *count > 0 => {
                *count -= 1;
                true
            }
            _ => false,
        };
        let mut known: Vec<bool> = findings
            .iter()
            .map(|finding| {
                let idx = by_fingerprint.get(&(finding.rule, finding.fingerprint.as_str()));
                idx.is_some_and(|&idx| take(idx))
            })
            .collect();
        let mut again = 0;
        for (finding, known) in findings.iter().zip(&mut known).filter(|(_, known)| !**known) {
            let words = moved(workspace, finding);
            let candidates = by_words.get(words.as_str()).map_or(&[][..], Vec::as_slice);
            let gone = |idx: &&usize| self.entries.get(**idx).is_some_and(|entry| !there(&entry.path));
            if candidates.iter().filter(gone).any(|&idx| take(idx)) {
                *known = true;
                again += 1;
            }
        }
        for (count, entry) in left.iter_mut().zip(&self.entries) {
            if left_alone(&entry.path) {
                *count = 0;
            }
        }
        Matches {
            known,
            gone: left,
            moved: again,
        }
    }

    /// The entries of a later run in place of these, but for files that it left alone.
    fn renewed(self, fresh: Self, left_alone: impl Fn(&str) -> bool) -> Self {
        let mut entries = fresh.entries;
        entries.extend(self.entries.into_iter().filter(|entry| left_alone(&entry.path)));
        Self { entries }
    }

    /// Number of known findings.
    fn len(&self) -> usize {
        self.entries.iter().map(|entry| entry.count).sum()
    }
}

/// Identity without the path: rule, words and message, folded in case and white space.
fn moved(workspace: &Workspace, finding: &Diagnostic) -> String {
    let source = workspace.source(finding.place.doc);
    let words = source
        .and_then(|source| source.text.get(finding.place.span.range()))
        .unwrap_or("");
    let mut hash = StableHasher::default().str(finding.rule);
    for word in words.split_whitespace().chain(finding.message.split_whitespace()) {
        hash = hash.str(&word.to_lowercase());
    }
    format!("{:016x}", hash.finish())
}

#[cfg(test)]
mod tests {
    use super::*;
    use factlint_core::Severity;
    use factlint_core::diagnostic::Place;
    use factlint_core::source::DocId;
    use factlint_core::span::SourceSpan;
    use factlint_core::workspace::Settings;
    use std::sync::Arc;

    fn finding(path: &str, message: &str) -> Diagnostic {
        let hash = StableHasher::default().str(path).str(message).finish();
        Diagnostic {
            rule: "wrong-total",
            severity: Severity::Error,
            message: message.to_owned(),
            place: Place {
                path: Arc::from(path),
                doc: DocId(0),
                span: SourceSpan::default(),
            },
            labels: Vec::new(),
            notes: Vec::new(),
            fix: None,
            fingerprint: format!("{hash:016x}"),
        }
    }

    fn known(before: &[Diagnostic], after: &[Diagnostic], gone: &[&str], unread: &[&str]) -> Matches {
        let workspace = Workspace::new(Arc::new(factlint_rules::registry()), Settings::default());
        let baseline = Baseline::of(&workspace, before);
        baseline.matches(
            &workspace,
            after,
            |path| !gone.contains(&path),
            |path| unread.contains(&path),
        )
    }

    #[test]
    fn each_known_finding_silences_one() {
        let (a, b) = (finding("a.md", "5, not 6"), finding("b.md", "5, not 6"));
        let told = known(
            &[a.clone(), a.clone()],
            &[a.clone(), a.clone(), a.clone(), b.clone()],
            &[],
            &[],
        );
        assert_eq!(told.known, [true, true, false, false]);
        assert_eq!((told.stale(), told.moved), (0, 0));
        let told = known(&[a.clone(), a.clone(), b], &[a], &[], &["b.md"]);
        assert_eq!((told.known, told.gone), (vec![true], vec![1, 0]));
    }

    #[test]
    fn a_moved_file_keeps_its_known_findings() {
        let (old, new) = (finding("old.md", "5, not 6"), finding("new.md", "5, Not 6"));
        let told = known(std::slice::from_ref(&old), std::slice::from_ref(&new), &["old.md"], &[]);
        assert_eq!((told.known.as_slice(), told.stale(), told.moved), (&[true][..], 0, 1));
        // A copy is no move.
        let told = known(&[old], &[new], &[], &[]);
        assert_eq!((told.known.as_slice(), told.stale()), (&[false][..], 1));
    }
}
