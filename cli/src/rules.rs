//! `factlint rules`: the table of rules.

use std::collections::BTreeMap;
use std::io::Write;

use factlint_core::Registry;
use factlint_core::rule::{OptionMeta, RuleMeta};
use serde::Serialize;

use crate::arguments::RulesFormat;
use crate::failure::{CLEAN, Failure};
use crate::render::Style;

#[derive(Serialize)]
struct RuleObject<'a> {
    name: &'a str,
    family: &'a str,
    aliases: &'a [&'a str],
    summary: &'a str,
    level: &'a str,
    profiles: BTreeMap<&'a str, &'a str>,
    options: Vec<OptionObject<'a>>,
    since: &'a str,
}

#[derive(Serialize)]
struct OptionObject<'a> {
    name: &'a str,
    values: &'a str,
    default: &'a str,
    summary: &'a str,
}

/// Prints every rule.
pub fn run(format: RulesFormat, registry: &Registry, out: &mut impl Write) -> Result<u8, Failure> {
    let rules: Vec<&RuleMeta> = registry.rules().map(factlint_core::Rule::meta).collect();
    match format {
        RulesFormat::Json => {
            let objects: Vec<RuleObject<'_>> = rules.iter().map(|meta| object(meta)).collect();
            serde_json::to_writer_pretty(&mut *out, &objects).map_err(std::io::Error::from)?;
            writeln!(out)?;
        }
        RulesFormat::Table => {
            let bold = Style::of_stdout().paint(anstyle::Style::new().bold());
            let longest =
                |column: fn(&RuleMeta) -> &str| rules.iter().map(|meta| column(meta).len()).max().unwrap_or(0);
            let (name, family) = (longest(|meta| meta.name).max(4), longest(|meta| meta.family).max(6));
            writeln!(
                out,
                "{bold}{:name$}  {:family$}  {:7}  what it finds{bold:#}",
                "rule", "family", "level"
            )?;
            for meta in rules {
                let level = meta.level.name();
                writeln!(
                    out,
                    "{:name$}  {:family$}  {level:7}  {}",
                    meta.name, meta.family, meta.summary
                )?;
            }
        }
    }
    Ok(CLEAN)
}

fn object(meta: &RuleMeta) -> RuleObject<'_> {
    let option = |option: &OptionMeta| OptionObject {
        name: option.name,
        values: option.values,
        default: option.default,
        summary: option.summary,
    };
    RuleObject {
        name: meta.name,
        family: meta.family,
        aliases: meta.aliases,
        summary: meta.summary,
        level: meta.level.name(),
        profiles: meta
            .profiles
            .iter()
            .map(|&(profile, level)| (profile, level.name()))
            .collect(),
        options: meta.options.iter().map(option).collect(),
        since: meta.since,
    }
}
