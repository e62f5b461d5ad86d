//! `[rules]`: levels and options of rules and families.

use std::collections::BTreeMap;

use toml::de::{DeTable, DeValue};

use super::{LEVELS, Reader, Value, did_you_mean, kind};
use crate::config::file::{At, RuleSetting};
use crate::rule::{Level, OptionTable, OptionValue, Rule, nearest};

impl<'a> Reader<'a> {
    pub(super) fn rules(&mut self, value: &Value<'_>) {
        let Some(table) = value.get_ref().as_table() else {
            self.problem(value.span(), "`rules` is a table: write `[rules]` on a line of its own");
            return;
        };
        // Particular settings go after general ones, whatever their order in the file.
        let mut settings: Vec<(u8, RuleSetting)> = Vec::new();
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            let rules = self.select(name, key.span());
            let rank = match name {
                "all" => 0,
                _ if self.registry.find(name).is_none() => 1,
                _ => 2,
            };
            let (level, options) = match value.get_ref() {
                DeValue::Table(table) => self.rule_table(name, rank, &rules, table),
                DeValue::String(_) => (self.level(value), OptionTable::new()),
                _ => {
                    let kind = kind(value);
                    let message = format!("{kind} stands here; write {LEVELS}, or `{{ level = \"info\" }}`");
                    self.problem(value.span(), message);
                    continue;
                }
            };
            let at = self.at(&key.span());
            let inner = value.get_ref().as_table().into_iter().flat_map(|table| table.iter());
            let places: BTreeMap<String, At> = inner
                .map(|(key, _)| (key.get_ref().to_string(), self.at(&key.span())))
                .collect();
            settings.extend(rules.iter().map(|rule| {
                let rule = rule.meta().name;
                let (options, places) = (options.clone(), places.clone());
                let setting = RuleSetting {
                    rule,
                    level,
                    options,
                    at,
                    places,
                };
                (rank, setting)
            }));
        }
        settings.sort_by_key(|(rank, _)| *rank);
        self.file.rules = settings.into_iter().map(|(_, setting)| setting).collect();
    }

    /// `{ level = "info", option = value }`; options of a rule are checked by the rule.
    fn rule_table(
        &mut self,
        name: &str,
        rank: u8,
        rules: &[&'a dyn Rule],
        table: &DeTable<'_>,
    ) -> (Option<Level>, OptionTable) {
        let (mut level, mut options) = (None, OptionTable::new());
        let rule = rules.first().filter(|_| rank == 2);
        for (key, value) in table {
            let option = key.get_ref().as_ref();
            if option == "level" {
                level = self.level(value);
                continue;
            }
            let Some(rule) = rule else {
                if !rules.is_empty() {
                    let message = format!("`{name}` is not one rule, so it takes a level and no option `{option}`");
                    self.problem(key.span(), message);
                }
                continue;
            };
            let known = rule.meta().options.iter().map(|option| option.name);
            if !known.clone().any(|known| known == option) {
                let hint = did_you_mean(nearest(option, known.chain(["level"])));
                self.problem(
                    key.span(),
                    format!("`{}` has no option `{option}`{hint}", rule.meta().name),
                );
                continue;
            }
            if let Some(value) = self.option(value) {
                options.insert(option.to_owned(), value);
            }
        }
        // Each option is tried alone first, so that every wrong one is reported at its own place.
        let Some(rule) = rule else { return (level, options) };
        for (key, value) in table {
            let option = key.get_ref().as_ref();
            let alone = options
                .get_key_value(option)
                .map(|(name, value)| (name.clone(), value.clone()));
            let Some(alone) = alone else { continue };
            if let Err(error) = rule.configure(&OptionTable::from([alone])) {
                self.problem(value.span(), error.message);
                options.remove(option);
            }
        }
        if let Err(error) = rule.configure(&options) {
            let span = table.iter().find(|(key, _)| key.get_ref().as_ref() == error.name);
            self.problem(span.map_or(0..0, |(_, value)| value.span()), error.message);
            options.clear();
        }
        (level, options)
    }

    fn option(&mut self, value: &Value<'_>) -> Option<OptionValue> {
        match value.get_ref() {
            DeValue::Boolean(flag) => Some(OptionValue::Bool(*flag)),
            DeValue::String(text) => Some(OptionValue::Text(text.to_string())),
            DeValue::Array(_) => {
                let texts = self.texts(value);
                Some(OptionValue::List(texts.into_iter().map(|(text, _)| text).collect()))
            }
            DeValue::Integer(number) => {
                let read = i64::from_str_radix(number.as_str(), number.radix()).ok();
                if read.is_none() {
                    self.problem(value.span(), "this number is too large");
                }
                read.map(OptionValue::Integer)
            }
            _ => {
                let kind = kind(value);
                let message = format!("{kind} stands here; options are texts, whole numbers, `true`, `false` or lists");
                self.problem(value.span(), message);
                None
            }
        }
    }
}
