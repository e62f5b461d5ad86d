//! `[[overrides]]`: settings for some paths.

use std::ops::Range;

use toml::de::DeTable;

use super::{Reader, Value, did_you_mean};
use crate::config::file::{ConfigFile, PathSettings};
use crate::rule::nearest;

const KEYS: [&str; 7] = ["paths", "profile", "select", "ignore", "fail-on", "as-of", "rules"];

impl Reader<'_> {
    /// `[[overrides]]`, or `[overrides]` where there is one only.
    pub(super) fn overrides(&mut self, value: &Value<'_>) {
        let one = value.get_ref().as_table().map(|table| (Some(table), value.span()));
        let many = value.get_ref().as_array().into_iter().flat_map(|items| items.iter());
        let tables: Vec<(Option<&DeTable<'_>>, Range<usize>)> = one
            .into_iter()
            .chain(many.map(|item| (item.get_ref().as_table(), item.span())))
            .collect();
        if tables.is_empty() && value.get_ref().as_array().is_none() {
            self.no_table_of_overrides(value.span());
        }
        for (table, span) in tables {
            match table {
                Some(table) => {
                    let read = self.path_settings(table, span);
                    self.file.overrides.extend(read);
                }
                None => self.no_table_of_overrides(span),
            }
        }
    }

    fn no_table_of_overrides(&mut self, span: Range<usize>) {
        self.problem(
            span,
            "`overrides` is a table: write `[[overrides]]` on a line of its own",
        );
    }

    fn path_settings(&mut self, table: &DeTable<'_>, place: Range<usize>) -> Option<PathSettings> {
        let mut inner = Reader {
            registry: self.registry,
            number: self.number,
            file: ConfigFile::default(),
            problems: Vec::new(),
        };
        let mut paths = None;
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            if let Some(known) = KEYS.into_iter().find(|known| *known == name) {
                inner.file.places.insert(known, self.at(&key.span()));
            }
            match name {
                "paths" if value.get_ref().as_array().is_some() => {
                    paths = Some(inner.texts(value).into_iter().map(|(text, _)| text).collect::<Vec<_>>());
                }
                "paths" => {
                    let text = inner.text(value, "a pattern of paths in quotes, or a list of them");
                    paths = Some(text.map(str::to_owned).into_iter().collect());
                }
                "profile" => inner.file.profile = inner.profile(value),
                "select" => inner.file.select = Some(inner.rule_names(value)),
                "ignore" => inner.file.ignore = inner.rule_names(value),
                "fail-on" => inner.file.fail_on = inner.fail_on(value),
                "as-of" => inner.file.as_of = inner.date(value),
                "rules" => inner.rules(value),
                unknown => {
                    let hint = if self.registry.select(unknown).is_empty() {
                        did_you_mean(nearest(unknown, KEYS.into_iter()))
                    } else {
                        "; a rule is set under `[overrides.rules]`".to_owned()
                    };
                    inner.problem(key.span(), format!("unknown key `{unknown}` in `[[overrides]]`{hint}"));
                }
            }
        }
        if paths.is_none() {
            inner.problem(
                place.clone(),
                "`paths` is missing here: say for which documents this holds",
            );
        }
        self.problems.append(&mut inner.problems);
        Some(PathSettings {
            paths: paths?,
            at: self.at(&place),
            settings: inner.file,
        })
    }
}
