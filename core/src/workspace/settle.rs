//! From what rules said to what is shown: shelves are reconciled, ignore comments heard, findings merged and sorted.

use std::collections::{BTreeMap, BTreeSet};

use super::{Entry, Executor, Silenced, Stop, Workspace};
use crate::diagnostic::{Applicability, Diagnostic, Label};
use crate::fact::index::ShelfId;
use crate::rule::own::{IgnoreWithoutReason, UnusedIgnore};
use crate::sink::Sink;
use crate::source::DocId;
use crate::span::SourceSpan;

/// Families of rules that may speak of the same words, those that go before others first: a quotation that is not its
/// source's is told as a whole, not word by word, and a figure that the text has otherwise, not as one that it lacks.
const FAMILIES: [&str; 5] = ["registry", "quotes", "grounding", "numbers", "statistics"];

impl Workspace {
    /// Brings the findings of touched documents, and of those that facts join to them, up to date, unless it is
    /// stopped. Returns the documents whose findings changed, and whether everything was done.
    pub(super) fn settle<E: Executor>(&mut self, executor: &E, stop: &Stop<'_>) -> (Vec<DocId>, bool) {
        for doc in std::mem::take(&mut self.moved) {
            self.index.touch(doc);
        }
        let dirty: Vec<ShelfId> = self.index.take_dirty();
        let found = executor.map(&dirty, |&id| (!stop()).then(|| self.reconcile(id)));
        let mut done = true;
        for (id, found) in dirty.into_iter().zip(found) {
            let Some(found) = found else {
                self.index.put_back(id);
                done = false;
                continue;
            };
            self.touched.extend(found.iter().map(|finding| finding.place.doc));
            let before = self.index.set_found(id, found);
            self.touched.extend(before.iter().map(|finding| finding.place.doc));
        }
        if !done {
            return (Vec::new(), false);
        }
        let touched = std::mem::take(&mut self.touched);
        let work: Vec<DocId> = touched.into_iter().collect();
        let settled = executor.map(&work, |&doc| self.settled(doc));
        let mut changed = Vec::new();
        for (doc, (findings, silenced)) in work.into_iter().zip(settled) {
            match self.entries.get_mut(doc.0 as usize).and_then(Option::as_mut) {
                Some(entry) => {
                    entry.silenced = silenced;
                    if entry.findings != findings {
                        entry.findings = findings;
                        changed.push((entry.path.clone(), doc));
                    }
                }
                None => changed.push((std::sync::Arc::from(""), doc)),
            }
        }
        if !self.settings.incremental {
            self.drop_unneeded_text();
        }
        changed.sort();
        (changed.into_iter().map(|(_, doc)| doc).collect(), true)
    }

    /// The findings of a document after its ignore comments were heard, and those that the comments silence.
    fn settled(&self, doc: DocId) -> (Vec<Diagnostic>, Vec<Silenced>) {
        let Some(entry) = self.entry(doc) else {
            return (Vec::new(), Vec::new());
        };
        let mut used = vec![false; entry.suppressions.entries().len()];
        let (mut kept, mut silenced) = (Vec::new(), Vec::new());
        let mut shelves: Vec<ShelfId> = (self.index.of_document(doc).iter())
            .flat_map(|(rule, fact)| fact.keys.iter().map(|&key| (*rule, key)))
            .filter(|&id| self.index.shelf(id).is_some_and(|shelf| !shelf.found.is_empty()))
            .collect();
        shelves.sort_unstable();
        shelves.dedup();
        let shared = shelves
            .iter()
            .filter_map(|&id| self.index.shelf(id))
            .flat_map(|shelf| &shelf.found);
        for finding in entry
            .own
            .iter()
            .chain(shared.filter(|finding| finding.place.doc == doc))
        {
            let mut reason: Option<&str> = None;
            for comment in entry.suppressions.covering(finding.rule, finding.place.span) {
                let given = entry
                    .suppressions
                    .entries()
                    .get(comment)
                    .map_or("", |entry| &entry.reason);
                reason = reason.filter(|reason| !reason.is_empty()).or(Some(given));
                if let Some(used) = used.get_mut(comment) {
                    *used = true;
                }
            }
            match reason {
                Some(reason) => silenced.push(Silenced {
                    finding: finding.clone(),
                    reason: reason.to_owned(),
                }),
                None => kept.push(finding.clone()),
            }
        }
        self.report_unused(doc, entry, &used, &mut kept);
        report_without_reason(doc, entry, &mut kept);
        self.leave_to_one(&mut kept);
        kept.sort_by(|a, b| a.order().cmp(&b.order()));
        silenced.sort_by(|a, b| a.finding.order().cmp(&b.finding.order()));
        silenced.dedup_by(|b, a| a.finding.rule == b.finding.rule && a.finding.place == b.finding.place);
        (merge(kept), silenced)
    }

    /// Leaves a place to one family: what is pinned goes before what a source says, and that before what other places
    /// and arithmetic say.
    fn leave_to_one(&self, found: &mut Vec<Diagnostic>) {
        // Linear in the rules, so asked once for each of them that found something.
        let mut known: BTreeMap<&str, Option<usize>> = BTreeMap::new();
        let ranks: Vec<Option<usize>> = (found.iter())
            .map(|finding| *known.entry(finding.rule).or_insert_with(|| self.rank(finding.rule)))
            .collect();
        let ranked = || ranks.iter().zip(found.iter());
        let taken: Vec<Taken> = (0..FAMILIES.len() - 1)
            .map(|rank| {
                Taken::of(
                    ranked()
                        .filter(|(own, _)| **own == Some(rank))
                        .map(|(_, one)| one.place.span),
                )
            })
            .collect();
        if taken.iter().all(Taken::is_empty) {
            return;
        }
        let mut ranks = ranks.into_iter();
        found.retain(|finding| {
            let own = ranks.next().flatten().unwrap_or(0);
            !taken.iter().take(own).any(|taken| taken.meets(finding.place.span))
        });
    }

    /// The place of a rule's family among those that may speak of the same words.
    fn rank(&self, rule: &str) -> Option<usize> {
        let family = self.registry.find(rule)?.meta().family;
        FAMILIES.iter().position(|known| *known == family)
    }

    /// Reports comments that silenced nothing, unless something they name may still have something to say there.
    fn report_unused(&self, doc: DocId, entry: &Entry, used: &[bool], kept: &mut Vec<Diagnostic>) {
        let level = entry.rules.level(UnusedIgnore::META.name);
        if entry.suppressions.is_empty() || level == crate::Level::Off {
            return;
        }
        let level = |_: DocId| level;
        for (suppression, used) in entry.suppressions.entries().iter().zip(used) {
            let Some(source) = &entry.source else { continue };
            let spot = (doc, source.as_ref(), suppression.comment);
            let mut sink = Sink::new(&UnusedIgnore::META, &level, None, kept);
            if let Some(name) = suppression.unknown.first() {
                let report = sink.report(
                    spot,
                    format!("no rule is named '{name}', so this comment does not silence it"),
                );
                if let Some(known) = self.registry.suggest(name) {
                    report.note(format!("did you mean '{known}'?"));
                }
            } else if suppression.unpaired {
                sink.report(spot, "this region of ignored text has no matching start or end");
            } else if !used && ran(entry, suppression.rules.as_ref()) && !self.may_speak(doc, suppression) {
                let gone = (doc, source.as_ref(), with_its_line(&source.text, suppression.comment));
                let mut report = sink.report(spot, "this comment silences nothing").note("remove it");
                // Front matter is a list, of which an entry is no comment.
                if suppression.comment.start() < suppression.comment.end() {
                    report = report.fix("remove the comment", Applicability::Safe, gone, "");
                }
                drop(report);
            }
        }
    }

    /// Whether a named rule filed a fact in the silenced text, which a document outside this run may contradict.
    fn may_speak(&self, doc: DocId, suppression: &crate::suppress::Suppression) -> bool {
        self.index.of_document(doc).iter().any(|(number, fact)| {
            self.root
                .rule(*number)
                .is_some_and(|rule| suppression.covers(rule.meta().name, fact.span))
        })
    }

    /// After a single run only texts that a finding points at are still needed.
    fn drop_unneeded_text(&mut self) {
        let mut needed = BTreeSet::new();
        let entries = self.entries.iter().flatten();
        let silenced = entries
            .clone()
            .flat_map(|entry| &entry.silenced)
            .map(|silenced| &silenced.finding);
        for finding in entries.flat_map(|entry| &entry.findings).chain(silenced) {
            needed.insert(finding.place.doc);
            needed.extend(finding.labels.iter().map(|label| label.place.doc));
        }
        for (idx, entry) in self.entries.iter_mut().enumerate() {
            if let Some(entry) = entry
                && !needed.contains(&DocId(idx as u32))
            {
                entry.source = None;
            }
        }
    }
}

/// Reports comments that say nothing of why they silence, where somebody wants to know.
fn report_without_reason(doc: DocId, entry: &Entry, kept: &mut Vec<Diagnostic>) {
    let level = entry.rules.level(IgnoreWithoutReason::META.name);
    let Some(source) = entry.source.as_ref().filter(|_| level != crate::Level::Off) else {
        return;
    };
    let level = |_: DocId| level;
    let mut sink = Sink::new(&IgnoreWithoutReason::META, &level, None, kept);
    for suppression in entry.suppressions.entries().iter().filter(|entry| entry.wants_reason()) {
        let spot = (doc, source.as_ref(), suppression.comment);
        sink.report(spot, "this comment gives no reason")
            .note("say after a colon why nothing is wrong here: `factlint-ignore RULE: reason`");
    }
}

/// The places that the findings of one family take, by their starts; each with the furthest end of all up to it.
struct Taken(Vec<(u32, u32)>);

impl Taken {
    fn of(places: impl Iterator<Item = SourceSpan>) -> Self {
        let mut places: Vec<(u32, u32)> = places.map(|place| (place.start(), place.end())).collect();
        places.sort_unstable();
        let mut furthest = 0;
        for (_, end) in &mut places {
            furthest = furthest.max(*end);
            *end = furthest;
        }
        Self(places)
    }

    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn meets(&self, span: SourceSpan) -> bool {
        let before = self.0.partition_point(|(start, _)| *start < span.end());
        before
            .checked_sub(1)
            .and_then(|last| self.0.get(last))
            .is_some_and(|(_, end)| span.start() < *end)
    }
}

/// A comment, with its line and the empty line behind it where nothing else stands there.
fn with_its_line(text: &str, comment: SourceSpan) -> SourceSpan {
    let (before, after) = (text.get(..comment.start() as usize), text.get(comment.end() as usize..));
    let (Some(before), Some(after)) = (before, after) else {
        return comment;
    };
    let blank = |text: &str| text.trim_matches([' ', '\t']).is_empty();
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    if !before.get(start..).is_some_and(blank) {
        return comment;
    }
    let mut lines = after.split_inclusive('\n');
    let Some(first) = lines.next().filter(|line| line.trim().is_empty()) else {
        let whole = if after.is_empty() {
            start as u32
        } else {
            comment.start()
        };
        return SourceSpan::new(whole, comment.end());
    };
    let mut end = comment.end() as usize + first.len();
    let empty_before = start == 0
        || before
            .get(..start)
            .is_some_and(|text| text.ends_with("\n\n") || text.ends_with("\r\n\r\n"));
    if let Some(second) = lines.next().filter(|line| empty_before && line.trim().is_empty()) {
        end += second.len();
    }
    SourceSpan::new(start as u32, end as u32)
}

/// Whether every rule that a comment names ran.
fn ran(entry: &Entry, rules: Option<&BTreeSet<&'static str>>) -> bool {
    match rules {
        None => entry.rules.complete,
        Some(rules) => rules.iter().all(|rule| entry.rules.level(rule) != crate::Level::Off),
    }
}

/// Findings of one rule at one place become one, with the labels of all; the gravest leads.
fn merge(findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut merged: Vec<Diagnostic> = Vec::with_capacity(findings.len());
    for finding in findings {
        let same = |other: &Diagnostic| other.rule == finding.rule && other.place == finding.place;
        let Some(other) = merged
            .iter_mut()
            .rev()
            .take_while(|other| other.place == finding.place)
            .find(|other| same(other))
        else {
            merged.push(finding);
            continue;
        };
        let (lead, rest) = if finding.severity > other.severity {
            (finding.clone(), other.clone())
        } else {
            (other.clone(), finding)
        };
        *other = lead;
        for label in rest.labels {
            add_label(other, label);
        }
    }
    merged
}

fn add_label(finding: &mut Diagnostic, label: Label) {
    let known = finding.labels.iter().any(|other| other.place == label.place);
    if !known && finding.labels.len() < Diagnostic::MAX_LABELS {
        finding.labels.push(label);
    }
}
