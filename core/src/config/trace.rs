//! The settings that hold for a document, and where each of them comes from.

use std::collections::BTreeMap;

use super::Config;
use super::file::{At, ConfigFile, Overrides};
use crate::rule::{Level, Registry, RuleMeta};

/// Where a setting comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Origin {
    /// Nobody set it.
    #[default]
    Default,
    /// The profile sets it.
    Profile,
    /// A file of configuration.
    File(At),
    /// The command line.
    CommandLine,
}

/// Where the settings of a [`Config`] come from.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Trace {
    /// The profile.
    pub profile: Origin,
    /// The level at which a run fails.
    pub fail_on: Origin,
    /// The date of documents that state none.
    pub as_of: Origin,
    /// Those of `levels`, one for each.
    levels: Vec<Origin>,
    /// Those of `options`, one for each.
    options: Vec<BTreeMap<String, At>>,
}

impl Trace {
    /// Where the level of a rule comes from.
    pub fn level(&self, config: &Config, rule: &RuleMeta) -> Origin {
        let mut set = config.levels.iter().zip(&self.levels).rev();
        if let Some((_, origin)) = set.find(|((name, _), _)| *name == rule.name) {
            return *origin;
        }
        let profile = config.profile.as_deref().unwrap_or("");
        preset(rule.profiles.iter().any(|(name, _)| *name == profile))
    }

    /// Where an option of a rule comes from.
    pub fn option(&self, config: &Config, rule: &RuleMeta, option: &str) -> Origin {
        let set = config.options.iter().zip(&self.options).rev();
        let mut set = set.filter(|((name, _), _)| *name == rule.name);
        if let Some((_, places)) = set.find(|((_, table), _)| table.contains_key(option)) {
            return places.get(option).map_or(Origin::Default, |at| Origin::File(*at));
        }
        let profile = config.profile.as_deref().unwrap_or("");
        let mut defaults = rule.defaults.iter();
        preset(defaults.any(|default| default.profile == profile && default.option == option))
    }
}

fn preset(is_set: bool) -> Origin {
    if is_set { Origin::Profile } else { Origin::Default }
}

/// What layers of settings mean, the last over those before it, and the command line over all.
pub(super) fn settle(
    layers: &[&ConfigFile],
    registry: &Registry,
    overrides: &Overrides,
    owners: &[String],
) -> (Config, Trace) {
    let plugins = (layers.iter().flat_map(|layer| &layer.plugins)).filter(|plugin| plugin.problem(registry).is_none());
    let mut config = Config::default();
    for owner in plugins.map(|plugin| &plugin.name).chain(owners) {
        if !config.owners.contains(owner) {
            config.owners.push(owner.clone());
        }
    }
    let mut trace = Trace::default();
    let from = |layer: &ConfigFile, key: &str| layer.places.get(key).map_or(Origin::Default, |at| Origin::File(*at));
    // The rules that are on depend on the profile, so that one is settled first.
    for layer in layers {
        if layer.profile.is_some() {
            (config.profile, trace.profile) = (layer.profile.clone(), from(layer, "profile"));
        }
        if layer.fail_on.is_some() {
            (config.fail_on, trace.fail_on) = (layer.fail_on, from(layer, "fail-on"));
        }
        if layer.as_of.is_some() {
            (config.as_of, trace.as_of) = (layer.as_of, from(layer, "as-of"));
        }
    }
    if overrides.profile.is_some() {
        (config.profile, trace.profile) = (overrides.profile.clone(), Origin::CommandLine);
    }
    if overrides.fail_on.is_some() {
        (config.fail_on, trace.fail_on) = (overrides.fail_on, Origin::CommandLine);
    }
    if overrides.as_of.is_some() {
        (config.as_of, trace.as_of) = (overrides.as_of, Origin::CommandLine);
    }
    for layer in layers {
        let (select, ignore) = (layer.select.as_deref(), &layer.ignore);
        let origins = (from(layer, "select"), from(layer, "ignore"));
        choose(&mut config, &mut trace, registry, (select, ignore), origins);
        for setting in &layer.rules {
            if let Some(level) = setting.level {
                config.levels.push((setting.rule, level));
                let at = setting.places.get("level").unwrap_or(&setting.at);
                trace.levels.push(Origin::File(*at));
            }
            if !setting.options.is_empty() {
                config.options.push((setting.rule, setting.options.clone()));
                trace.options.push(setting.places.clone());
            }
        }
    }
    let chosen = (overrides.select.as_deref(), overrides.ignore.as_slice());
    let origins = (Origin::CommandLine, Origin::CommandLine);
    choose(&mut config, &mut trace, registry, chosen, origins);
    (config, trace)
}

/// Switches rules on and off.
fn choose(
    config: &mut Config,
    trace: &mut Trace,
    registry: &Registry,
    (select, ignore): (Option<&[&'static str]>, &[&'static str]),
    (selected, ignored): (Origin, Origin),
) {
    if let Some(select) = select {
        for rule in registry.rules().map(|rule| rule.meta().name) {
            let runs = config.level(registry, rule) != Level::Off;
            let level = match (select.contains(&rule), runs) {
                (true, false) => on(config, registry, rule),
                (false, true) => Level::Off,
                _ => continue,
            };
            config.levels.push((rule, level));
            trace.levels.push(selected);
        }
    }
    config.levels.extend(ignore.iter().map(|&rule| (rule, Level::Off)));
    trace.levels.extend(ignore.iter().map(|_| ignored));
}

/// The level of a rule that was switched on: its own, or `warning` where it is off unless asked for.
fn on(config: &Config, registry: &Registry, rule: &str) -> Level {
    let fresh = Config {
        profile: config.profile.clone(),
        owners: config.owners.clone(),
        ..Config::default()
    };
    match fresh.level(registry, rule) {
        Level::Off => Level::Warning,
        level => level,
    }
}
