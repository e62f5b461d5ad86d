//! Which sources hold for which documents: `sources`, and the tables `[[against]]`.

use std::ops::Range;

use toml::de::DeTable;

use super::{Reader, Value, did_you_mean};
use crate::config::file::{Pairing, PathEntry};
use crate::rule::nearest;

const KEYS: [&str; 2] = ["drafts", "sources"];

impl Reader<'_> {
    /// Paths, folders and patterns, with their places.
    pub(super) fn paths(&mut self, value: &Value<'_>) -> Vec<PathEntry> {
        let mut paths = Vec::new();
        for (text, span) in self.texts(value) {
            if text.trim().is_empty() {
                self.problem(span, "this path is empty");
            } else {
                paths.push(PathEntry { text, span });
            }
        }
        paths
    }

    /// `[[against]]`, or `[against]` where there is one only.
    pub(super) fn against(&mut self, value: &Value<'_>) -> Vec<Pairing> {
        let one = value.get_ref().as_table().map(|table| (table, value.span()));
        let many = value.get_ref().as_array().into_iter().flat_map(|items| items.iter());
        let tables: Vec<(Option<&DeTable<'_>>, Range<usize>)> = one
            .map(|(table, span)| (Some(table), span))
            .into_iter()
            .chain(many.map(|item| (item.get_ref().as_table(), item.span())))
            .collect();
        let mut pairings = Vec::new();
        if tables.is_empty() && value.get_ref().as_array().is_none() {
            self.not_a_table(value.span());
        }
        for (table, span) in tables {
            match table {
                Some(table) => pairings.extend(self.pairing(table, span)),
                None => self.not_a_table(span),
            }
        }
        pairings
    }

    fn not_a_table(&mut self, span: Range<usize>) {
        self.problem(span, "`against` is a table: write `[[against]]` on a line of its own");
    }

    fn pairing(&mut self, table: &DeTable<'_>, place: Range<usize>) -> Option<Pairing> {
        let (mut drafts, mut sources) = (None, None);
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "drafts" if value.get_ref().as_array().is_some() => {
                    drafts = Some(self.texts(value).into_iter().map(|(text, _)| text).collect());
                }
                "drafts" => {
                    let text = self.text(value, "a pattern of paths in quotes, or a list of them");
                    drafts = Some(text.map(str::to_owned).into_iter().collect());
                }
                "sources" => sources = Some(self.paths(value)),
                unknown => {
                    let hint = did_you_mean(nearest(unknown, KEYS.into_iter()));
                    self.problem(key.span(), format!("unknown key `{unknown}` in `[[against]]`{hint}"));
                }
            }
        }
        if drafts.is_none() {
            let message = "`drafts` is missing here: say for which documents these sources hold";
            self.problem(place.clone(), message);
        }
        if sources.is_none() {
            self.problem(place, "`sources` is missing here: say what the drafts are held against");
        }
        Some(Pairing {
            drafts: drafts?,
            sources: sources?,
        })
    }
}
