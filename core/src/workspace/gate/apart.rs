//! How many pairs of documents are compared, and why the others are not.

use std::collections::BTreeMap;

use super::{Gate, Together, meet};
use crate::source::DocId;

/// Pairs of documents that are not compared, by reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Apart {
    /// In different folders.
    pub folders: usize,
    /// In different circles of the configuration.
    pub circles: usize,
    /// In one folder, and sharing too few rare names.
    pub names: usize,
    /// All pairs, where the run compares none.
    pub never: usize,
}

impl Apart {
    /// Number of pairs that are not compared.
    pub fn total(&self) -> usize {
        self.folders + self.circles + self.names + self.never
    }
}

impl Gate {
    /// Number of pairs of these documents that are compared, and of those that are not. Paths go with the documents.
    pub fn pairs<'a>(&self, documents: impl Iterator<Item = (DocId, &'a str)>) -> (usize, Apart) {
        let mut all = 0;
        // By folder, how many documents there are, and how many of them are in a circle.
        let mut folders: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        let mut circles: BTreeMap<&[u32], usize> = BTreeMap::new();
        for (doc, path) in documents {
            all += 1;
            let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
            let (members, circled) = folders.entry(folder).or_default();
            *members += 1;
            if let Some(of) = self.circles_of.get(&doc) {
                *circled += 1;
                *circles.entry(of).or_default() += 1;
            }
        }
        let all = pairs(all);
        match self.together {
            Together::All => return (all, Apart::default()),
            Together::Never => {
                let never = Apart {
                    never: all,
                    ..Apart::default()
                };
                return (0, never);
            }
            Together::Related => {}
        }
        let (mut in_circle, mut apart) = (0, 0);
        let kinds: Vec<(&[u32], usize)> = circles.into_iter().collect();
        for (idx, &(a, many)) in kinds.iter().enumerate() {
            in_circle += pairs(many);
            for &(b, others) in kinds.iter().skip(idx + 1) {
                *(if meet(a, b) { &mut in_circle } else { &mut apart }) += many * others;
            }
        }
        // What remains is up to folders and names: pairs of which one document at least is in no circle.
        let free = all - in_circle - apart;
        let near: usize = folders
            .values()
            .map(|&(members, circled)| pairs(members) - pairs(circled))
            .sum();
        let both = |a: &DocId, b: &DocId| self.circles_of.contains_key(a) && self.circles_of.contains_key(b);
        let related = self.company.iter().map(|(doc, others)| {
            let free = others.iter().filter(|other| !both(doc, other));
            free.count()
        });
        let related = related.sum::<usize>() / 2;
        let reasons = Apart {
            folders: free.saturating_sub(near),
            circles: apart,
            names: near.saturating_sub(related),
            never: 0,
        };
        (in_circle + related, reasons)
    }
}

/// Number of pairs among so many.
fn pairs(many: usize) -> usize {
    many * many.saturating_sub(1) / 2
}
