//! Which documents are compared: those in one folder that share two rare names, or a rare name and words quoted from it;
//! and those that configuration puts in one circle, while those of different circles are not.
//!
//! A name is rare when at most [`RARE`] documents of the folder hold it, so the cost is linear in documents: each rare
//! name joins a bounded number of pairs. Countries, nationalities and names of one common word are no evidence that
//! two stories are about one thing, so they are left out before.

mod apart;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::Together;
use crate::document::Document;
use crate::fact::Company;
use crate::hash::StableHasher;
use crate::language::Class;
use crate::passages::is_light;
use crate::rows::{MentionKind, QuoteStyle, TokenKind};
use crate::source::DocId;

/// The most documents of one folder that a rare name may stand in.
const RARE: usize = 8;

/// The fewest rare names that two documents must share to be compared.
const SHARED: u32 = 2;

/// The gate of a workspace; kept up to date document by document.
#[derive(Debug, Default)]
pub(crate) struct Gate {
    together: Together,
    names: FxHashMap<DocId, Vec<u64>>,
    holders: FxHashMap<u64, BTreeSet<DocId>>,
    shared: FxHashMap<(DocId, DocId), u32>,
    company: FxHashMap<DocId, BTreeSet<DocId>>,
    /// The circles of documents that are in any.
    circles_of: FxHashMap<DocId, Vec<u32>>,
    circles: BTreeMap<u32, Arc<BTreeSet<DocId>>>,
}

pub use apart::Apart;

impl Gate {
    pub fn new(together: Together) -> Self {
        Self {
            together,
            ..Self::default()
        }
    }

    /// The documents that a document is compared with.
    pub fn company(&self, doc: DocId) -> Company {
        match self.together {
            Together::All => Company::Everyone,
            Together::Never => Company::Some(Vec::new()),
            Together::Related => {
                let near = self.company.get(&doc).into_iter().flatten().copied();
                let near: Vec<DocId> = near.filter(|&other| !self.are_apart(doc, other)).collect();
                match self.circles_of.get(&doc) {
                    None => Company::Some(near),
                    Some(circles) => {
                        let circles = circles.iter().filter_map(|circle| self.circles.get(circle).cloned());
                        Company::Circles(near, circles.collect())
                    }
                }
            }
        }
    }

    /// Whether two documents are in circles, and in none together.
    fn are_apart(&self, a: DocId, b: DocId) -> bool {
        match (self.circles_of.get(&a), self.circles_of.get(&b)) {
            (Some(a), Some(b)) => !meet(a, b),
            _ => false,
        }
    }

    /// Puts a document in circles, and in no others; it is added to `moved` if it was in others before.
    pub fn enter(&mut self, doc: DocId, circles: &[u32], moved: &mut BTreeSet<DocId>) {
        let before = self.circles_of.get(&doc).map_or(&[][..], Vec::as_slice);
        if before == circles {
            return;
        }
        moved.insert(doc);
        for circle in before {
            if let Some(members) = self.circles.get_mut(circle) {
                Arc::make_mut(members).remove(&doc);
            }
        }
        for &circle in circles {
            Arc::make_mut(self.circles.entry(circle).or_default()).insert(doc);
        }
        if circles.is_empty() {
            self.circles_of.remove(&doc);
        } else {
            self.circles_of.insert(doc, circles.to_vec());
        }
    }

    /// Puts a document's names in place of those it had; documents whose company changed are added to `moved`.
    pub fn replace(&mut self, doc: DocId, names: Vec<u64>, moved: &mut BTreeSet<DocId>) {
        if self.together != Together::Related || self.names.get(&doc).is_some_and(|before| *before == names) {
            return;
        }
        let before = self.names.remove(&doc).unwrap_or_default();
        for name in before.iter().filter(|name| names.binary_search(name).is_err()) {
            self.change(*name, moved, |holders| holders.remove(&doc));
        }
        for name in names.iter().filter(|name| before.binary_search(name).is_err()) {
            self.change(*name, moved, |holders| holders.insert(doc));
        }
        if !names.is_empty() {
            self.names.insert(doc, names);
        }
    }

    /// Changes who holds a name, and the pairs that follow from it.
    fn change(&mut self, name: u64, moved: &mut BTreeSet<DocId>, act: impl FnOnce(&mut BTreeSet<DocId>) -> bool) {
        let mut holders = self.holders.remove(&name).unwrap_or_default();
        self.count(&holders, moved, |count| count.saturating_sub(1));
        act(&mut holders);
        self.count(&holders, moved, |count| count + 1);
        if !holders.is_empty() {
            self.holders.insert(name, holders);
        }
    }

    fn count(&mut self, holders: &BTreeSet<DocId>, moved: &mut BTreeSet<DocId>, act: impl Fn(u32) -> u32) {
        if holders.len() > RARE {
            return;
        }
        for (idx, &a) in holders.iter().enumerate() {
            for &b in holders.iter().skip(idx + 1) {
                let count = self.shared.entry(ordered(a, b)).or_default();
                let (before, after) = (*count, act(*count));
                *count = after;
                if after == 0 {
                    self.shared.remove(&ordered(a, b));
                }
                if (before >= SHARED) != (after >= SHARED) {
                    moved.extend([a, b]);
                    for (doc, other) in [(a, b), (b, a)] {
                        let company = self.company.entry(doc).or_default();
                        let _ = if after >= SHARED {
                            company.insert(other)
                        } else {
                            company.remove(&other)
                        };
                    }
                }
            }
        }
    }
}

/// Whether two sorted lists have a number in common.
fn meet(a: &[u32], b: &[u32]) -> bool {
    a.iter().any(|number| b.binary_search(number).is_ok())
}

fn ordered(a: DocId, b: DocId) -> (DocId, DocId) {
    if a <= b { (a, b) } else { (b, a) }
}

/// Hashes of the names that may show what a document is about, with its folder, sorted.
pub(crate) fn names(doc: &Document) -> Vec<u64> {
    let path = &doc.source.path;
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut names: Vec<u64> = doc
        .entities
        .iter()
        .filter(|entity| {
            let Some(mention) = doc.mentions.get(entity.first_mention as usize) else {
                return false;
            };
            let first = doc
                .tokens
                .partition_point(|token| token.span.start < mention.span.start);
            let words = doc.text(mention.span).split(' ').count();
            let mut tokens = doc
                .tokens
                .iter()
                .skip(first)
                .take_while(|token| token.span.end <= mention.span.end)
                .peekable();
            let everywhere = Class::PLACE | Class::DEMONYM | Class::MONTH | Class::WEEKDAY | Class::FUNCTION;
            let known = tokens.peek().is_some() && tokens.all(|token| token.classes & everywhere != 0);
            let common = entity.kind() == MentionKind::Other && entity.count < 2 && words == 1;
            !known && !common
        })
        .map(|entity| {
            let name = doc.string(entity.name).unwrap_or("").to_lowercase();
            StableHasher::default().str(folder).str(&name).finish()
        })
        .collect();
    names.extend(quoted(doc, folder));
    names.sort_unstable();
    names.dedup();
    names
}

/// Hashes of a speaker with two words next to each other, or next but one, that say something and that he or she is quoted with: two documents
/// that quote one person with the same words are about one thing as much as if they shared another name.
fn quoted(doc: &Document, folder: &str) -> Vec<u64> {
    let mut hashes = Vec::new();
    for quote in doc.quotes.iter().filter(|quote| quote.style() == QuoteStyle::Direct) {
        let speaker = || {
            let speaker = doc.attributions.get(quote.attribution as usize)?.speaker;
            doc.string(doc.entities.get(speaker as usize)?.name)
        };
        let Some(surname) = speaker().and_then(|name| name.rsplit(' ').next()) else {
            continue;
        };
        let hash = StableHasher::default().str(folder).str(&surname.to_lowercase());
        let first = doc.tokens.partition_point(|token| token.span.start < quote.inner.start);
        let mut before: [Option<u32>; 2] = [None, None];
        for token in (doc.tokens.get(first..).unwrap_or(&[]).iter())
            .take_while(|token| token.span.start < quote.inner.end)
            .filter(|token| token.kind() == TokenKind::Word && !is_light(token.word, token.classes))
        {
            for before in before.into_iter().flatten() {
                hashes.push(hash.number(u64::from(before)).number(u64::from(token.word)).finish());
            }
            before = [before[1], Some(token.word)];
        }
    }
    hashes
}
