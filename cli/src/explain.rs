//! `factlint explain`: the manual page of a rule; and what was read where a finding stands.

use std::io::{self, Write};

use factlint_core::Registry;
use factlint_core::config::unknown_rule;
use factlint_core::diagnostic::{Diagnostic, Place};
use factlint_core::rule::RuleMeta;
use factlint_core::span::SourceSpan;
use factlint_core::workspace::Workspace;

use crate::failure::{CLEAN, Failure};
use crate::render::{Report, Style};

/// Prints the manual page of the rule with this name or former name.
pub fn run(name: &str, registry: &Registry, out: &mut impl Write) -> Result<u8, Failure> {
    let Some(rule) = registry.find(name) else {
        let family = registry.select(name);
        let members: Vec<&str> = family.iter().map(|rule| rule.meta().name).collect();
        return Err(Failure::Usage(vec![match members.as_slice() {
            [] => unknown_rule(registry, name),
            members => format!("`{name}` is a family of rules; explain one of {}", members.join(", ")),
        }]));
    };
    print(rule.meta(), Style::of_stdout(), out)?;
    Ok(CLEAN)
}

/// Prints the findings with a fingerprint: the finding, the facts that were read at each of its places, and what its
/// rule looks for.
pub fn finding(
    fingerprint: &str,
    findings: &[&Diagnostic],
    report: &Report<'_>,
    workspace: &Workspace,
    registry: &Registry,
    out: &mut impl Write,
) -> Result<u8, Failure> {
    let style = Style::of_stdout();
    let bold = style.paint(anstyle::Style::new().bold());
    let found: Vec<&&Diagnostic> = findings
        .iter()
        .filter(|finding| finding.fingerprint == fingerprint)
        .collect();
    if found.is_empty() {
        let shown = crate::render::escape::line(fingerprint);
        let told = format!("no finding of this run has the fingerprint `{shown}`; they stand in `--format json`");
        return Err(Failure::Usage(vec![told]));
    }
    for finding in found {
        report.print_one(finding, style, out)?;
        writeln!(out, "{bold}What was read there{bold:#}")?;
        let mut places: Vec<&Place> = finding
            .labels
            .iter()
            .map(|label| &label.place)
            .chain([&finding.place])
            .collect();
        places.sort();
        for places in places.chunk_by(|a, b| a.doc == b.doc) {
            let Some(source) = places.first().and_then(|place| workspace.source(place.doc)) else {
                continue;
            };
            let spans: Vec<SourceSpan> = places.iter().map(|place| place.span).collect();
            out.write_all(&crate::facts::near(source, &spans, style))?;
        }
        let Some(rule) = registry.find(finding.rule) else {
            continue;
        };
        let meta = rule.meta();
        writeln!(out, "{bold}What {} looks for{bold:#}", meta.name)?;
        let page = meta
            .documentation
            .lines()
            .map(|line| line.strip_prefix(' ').unwrap_or(line));
        for line in page
            .skip_while(|line| !line.contains("What it does"))
            .skip(1)
            .take_while(|line| !line.starts_with('#'))
        {
            writeln!(out, "{line}")?;
        }
        writeln!(out, "`factlint explain {}` says when it stays silent.", meta.name)?;
    }
    Ok(CLEAN)
}

fn print(meta: &RuleMeta, style: Style, out: &mut impl Write) -> io::Result<()> {
    let bold = style.paint(anstyle::Style::new().bold());
    writeln!(out, "{bold}{}{bold:#}: {}\n", meta.name, meta.summary)?;
    write!(out, "Family {}, level {}", meta.family, meta.level.name())?;
    let mut levels: Vec<&str> = meta.profiles.iter().map(|(_, level)| level.name()).collect();
    levels.dedup();
    for level in levels {
        let under = meta.profiles.iter().filter(|(_, other)| other.name() == level);
        let profiles: Vec<&str> = under.map(|(profile, _)| *profile).collect();
        let noun = if profiles.len() == 1 { "profile" } else { "profiles" };
        write!(out, " ({level} in the {noun} {})", profiles.join(", "))?;
    }
    writeln!(out, ", since version {}.", meta.since)?;
    if !meta.aliases.is_empty() {
        writeln!(out, "Formerly {}.", meta.aliases.join(", "))?;
    }
    writeln!(out)?;
    let mut fenced = false;
    for line in meta.documentation.lines() {
        // The space that follows `///` is no part of the page.
        let line = line.strip_prefix(' ').unwrap_or(line);
        if line.starts_with("```") {
            fenced = !fenced;
            // A further document of an example is shown with its name.
            let path = line.split(' ').find_map(|word| word.strip_prefix("path="));
            if let (true, Some(path)) = (fenced, path) {
                let role = if line.contains("role=source") {
                    ", its source"
                } else {
                    ""
                };
                writeln!(out, "  in {path}{role}:")?;
            }
        } else if fenced {
            writeln!(out, "    {line}")?;
        } else if let Some(heading) = line
            .trim_start_matches('#')
            .strip_prefix(' ')
            .filter(|_| line.starts_with('#'))
        {
            writeln!(out, "{bold}{heading}{bold:#}")?;
        } else {
            writeln!(out, "{line}")?;
        }
    }
    if !meta.options.is_empty() {
        writeln!(out, "\n{bold}Options{bold:#}")?;
    }
    for option in meta.options {
        let (name, values, default) = (option.name, option.values, option.default);
        writeln!(out, "{name} = {values} (default {default}): {}", option.summary)?;
    }
    Ok(())
}
