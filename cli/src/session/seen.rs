//! What a run read, and in which state, so that a later look finds what changed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use factlint_core::config::Config;
use factlint_core::workspace::Against;
use factlint_disk::Stamp;

use crate::inputs::Inputs;

/// The drafts and sources of a run, by printed path.
#[derive(Debug, Default)]
pub struct Seen {
    drafts: BTreeMap<String, (Option<Stamp>, Against, Arc<Config>)>,
    sources: BTreeMap<String, Option<Stamp>>,
}

/// What changed between two looks, by printed path.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct News {
    /// Drafts to read.
    pub drafts: BTreeSet<String>,
    /// Sources to read.
    pub sources: BTreeSet<String>,
    /// What is no draft or no source any more; what it still is has to be read again.
    pub gone: BTreeSet<String>,
}

impl News {
    /// Whether a file has to be read.
    pub fn names(&self, path: &str) -> bool {
        self.drafts.contains(path) || self.sources.contains(path)
    }

    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.drafts.is_empty() && self.sources.is_empty() && self.gone.is_empty()
    }
}

impl Seen {
    /// What is there now.
    pub fn of(inputs: &Inputs, sources: &Inputs) -> Self {
        Self {
            drafts: inputs
                .states()
                .map(|(path, stamp, against, config)| (path, (stamp, against, config)))
                .collect(),
            sources: sources.states().map(|(path, stamp, _, _)| (path, stamp)).collect(),
        }
    }

    /// The printed paths of the sources.
    pub fn sources(&self) -> impl Iterator<Item = &str> {
        self.sources.keys().map(String::as_str)
    }

    /// What changed until a later look.
    pub fn until(&self, later: &Self) -> News {
        let mut news = News {
            drafts: changed(&self.drafts, &later.drafts),
            sources: changed(&self.sources, &later.sources),
            gone: BTreeSet::new(),
        };
        let drafts = self.drafts.keys().filter(|path| !later.drafts.contains_key(*path));
        let sources = self.sources.keys().filter(|path| !later.sources.contains_key(*path));
        for path in drafts.chain(sources) {
            news.gone.insert(path.clone());
            if later.drafts.contains_key(path) {
                news.drafts.insert(path.clone());
            }
            if later.sources.contains_key(path) {
                news.sources.insert(path.clone());
            }
        }
        news
    }

    /// Whether a file is a draft or a source.
    pub fn has(&self, path: &str) -> bool {
        self.drafts.contains_key(path) || self.sources.contains_key(path)
    }
}

fn changed<T: PartialEq>(before: &BTreeMap<String, T>, after: &BTreeMap<String, T>) -> BTreeSet<String> {
    let changed = after.iter().filter(|(path, state)| before.get(*path) != Some(*state));
    changed.map(|(path, _)| path.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(drafts: &[(&str, &str)], sources: &[&str]) -> Seen {
        let config = |profile: &str| {
            Arc::new(Config {
                profile: Some(profile.to_owned()),
                ..Config::default()
            })
        };
        let draft = |(path, profile): &(&str, &str)| ((*path).to_owned(), (None, Against::Every, config(profile)));
        Seen {
            drafts: drafts.iter().map(draft).collect(),
            sources: sources.iter().map(|path| ((*path).to_owned(), None)).collect(),
        }
    }

    #[test]
    fn what_changed_is_read_and_what_is_gone_is_taken_away() {
        let before = seen(&[("a", "news"), ("b", "news"), ("c", "news")], &["c", "d"]);
        assert!(
            before
                .until(&seen(&[("a", "news"), ("b", "news"), ("c", "news")], &["c", "d"]))
                .is_empty()
        );
        let news = before.until(&seen(&[("a", "wiki"), ("c", "news"), ("e", "news")], &["d"]));
        let texts = |list: &BTreeSet<String>| list.iter().cloned().collect::<Vec<_>>().join(" ");
        assert_eq!(
            texts(&news.drafts),
            "a c e",
            "the source c is gone, and the draft c stays"
        );
        assert_eq!(texts(&news.gone), "b c");
        assert_eq!(texts(&news.sources), "");
    }
}
