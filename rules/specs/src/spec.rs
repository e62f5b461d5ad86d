//! Specs of rules: Markdown files of prose and fenced texts, with carets under what factlint must find.
//!
//! `tests/spec/README.md` says how they are written. This room runs them; whoever asks reads and writes the files.

mod marks;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use factlint_core::Registry;
use factlint_core::config::read_date;
use factlint_core::document::DocDate;
use factlint_core::workspace::{DocRole, Together};

use crate::checking::{Run, Text, check, configuration, pinned};
use crate::fences::{Fence, fences};

pub use marks::Mark;

/// A spec file.
#[derive(Debug)]
pub struct Spec {
    /// Where it lies.
    pub path: PathBuf,
    /// The rules that run in it, if not all: the one that has the file's name.
    pub only: Option<Vec<&'static str>>,
    /// Its cases.
    pub cases: Vec<Case>,
    text: String,
}

/// One case: texts that are checked together.
#[derive(Debug)]
pub struct Case {
    /// The heading above it.
    pub heading: String,
    /// Configuration, as TOML; empty for none.
    pub configuration: String,
    /// Pinned facts, as the TOML of a `facts.toml`; empty for none.
    pub facts: String,
    /// Which texts are compared.
    pub together: Together,
    /// The date of texts that state none.
    pub as_of: Option<DocDate>,
    /// Its texts.
    pub texts: Vec<MarkedText>,
}

/// A text of a case, and what is expected of it.
#[derive(Debug)]
pub struct MarkedText {
    /// The text without carets.
    pub text: Text,
    /// What must be found in it, and nothing else.
    pub marks: Vec<Mark>,
    /// Lines of the spec file that hold text and carets, from 0, half-open.
    pub lines: std::ops::Range<usize>,
}

/// Which fences are texts, and the ending of their path.
const LANGUAGES: [(&str, &str); 6] = [
    ("text", "txt"),
    ("markdown", "md"),
    ("mdx", "mdx"),
    ("html", "html"),
    ("srt", "srt"),
    ("vtt", "vtt"),
];

impl Spec {
    /// Reads the text of a spec file; a mistake in it is an error that names its line. Where no rule has the file's
    /// name, the rules of `others` run, or all.
    ///
    /// # Errors
    /// An attribute or date in it cannot be understood.
    pub fn read(path: &Path, text: &str, registry: &Registry, others: Option<&[&'static str]>) -> Result<Self, String> {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let rule = registry.find(&stem).map(|rule| vec![rule.meta().name]);
        let lines: Vec<_> = text.lines().collect();
        let cases = cases(&lines).map_err(|error| format!("{}:{error}", path.display()))?;
        Ok(Self {
            path: path.to_owned(),
            only: rule.or_else(|| others.map(<[_]>::to_vec)),
            cases,
            text: text.to_owned(),
        })
    }

    /// Runs every case; the differences, in words, and the file as it would have to be to have none.
    pub fn run(&self, registry: &Arc<Registry>) -> (Vec<String>, String) {
        let mut differences = Vec::new();
        let mut lines: Vec<String> = self.text.lines().map(str::to_owned).collect();
        // From the last to the first, so that line numbers of what is still to be rewritten hold.
        for case in self.cases.iter().rev() {
            let found = match self.found(case, registry) {
                Ok(found) => found,
                Err(error) => {
                    differences.push(format!("{}: in '{}': {error}", self.path.display(), case.heading));
                    continue;
                }
            };
            for marked in case.texts.iter().rev() {
                let found = found.iter().filter(|(path, _)| *path == marked.text.path);
                let found: Vec<_> = found.map(|(_, mark)| mark.clone()).collect();
                let missed = difference(marked, &found);
                if !missed.is_empty() {
                    let place = format!("{}:{}", self.path.display(), marked.lines.start + 1);
                    differences.push(format!("{place}: in '{}'\n{}", case.heading, missed.join("\n")));
                }
                lines.splice(marked.lines.clone(), rewritten(marked, &found));
            }
        }
        differences.reverse();
        (differences, lines.join("\n") + "\n")
    }

    /// What factlint finds in the texts of a case, by path.
    fn found(&self, case: &Case, registry: &Arc<Registry>) -> Result<Vec<(String, Mark)>, String> {
        let mut config = configuration(&case.configuration, registry, self.only.as_deref())?;
        if !case.facts.is_empty() {
            config.pinned = Arc::new(pinned(&case.facts)?);
        }
        let run = Run {
            config,
            together: case.together,
            as_of: case.as_of,
        };
        let texts: Vec<_> = case.texts.iter().map(|marked| marked.text.clone()).collect();
        let found = check(registry, &run, &texts);
        Ok(found
            .iter()
            .map(|finding| {
                let path = finding.diagnostic.place.path.to_string();
                let text = texts.iter().find(|text| text.path == path);
                let lines: Vec<_> = text.map_or("", |text| &text.text).lines().collect();
                (path, Mark::of(finding, &lines))
            })
            .collect())
    }
}

/// Puts the fences of a spec together into cases.
fn cases(lines: &[&str]) -> Result<Vec<Case>, String> {
    let mut found: Vec<Case> = Vec::new();
    let (mut for_all, mut for_next) = (String::new(), String::new());
    let (mut facts_for_all, mut facts_for_next) = (String::new(), String::new());
    for fence in fences(lines) {
        let body = fence.first..fence.end;
        if fence.language == "toml" {
            let target = match (fence.attribute("path"), fence.level < 2) {
                (Some("facts.toml"), true) => &mut facts_for_all,
                (Some("facts.toml"), false) => &mut facts_for_next,
                (_, true) => &mut for_all,
                (_, false) => &mut for_next,
            };
            for line in lines.get(body).unwrap_or_default() {
                target.push_str(line);
                target.push('\n');
            }
            continue;
        }
        let Some((_, ending)) = LANGUAGES.iter().find(|(language, _)| *language == fence.language) else {
            continue;
        };
        let continues = found.last().is_some_and(|case| case.heading == fence.heading)
            && fence.attribute("path").is_some()
            && for_next.is_empty()
            && facts_for_next.is_empty();
        if !continues {
            found.push(Case {
                facts: format!("{facts_for_all}{facts_for_next}"),
                ..case(&fence, format!("{for_all}{for_next}"))?
            });
            for_next.clear();
            facts_for_next.clear();
        }
        let path = fence
            .attribute("path")
            .map_or_else(|| format!("a.{ending}"), str::to_owned);
        let mut text = marked_text(path, lines.get(body.clone()).unwrap_or_default(), body);
        if fence.attribute("role") == Some("source") {
            text.text.role = DocRole::Source;
        }
        text.text.latin_1 = fence.attribute("encoding") == Some("latin-1");
        if let Some(case) = found.last_mut() {
            case.texts.push(text);
        }
    }
    Ok(found)
}

/// A case without texts, with the settings of its first fence.
fn case(fence: &Fence, configuration: String) -> Result<Case, String> {
    let line = fence.first;
    for (name, _) in &fence.attributes {
        if !["path", "together", "as-of", "role", "encoding"].contains(&name.as_str()) {
            return Err(format!("{line}: unknown attribute '{name}'"));
        }
    }
    Ok(Case {
        heading: fence.heading.clone(),
        configuration,
        facts: String::new(),
        together: match fence.attribute("together") {
            None | Some("related") => Together::Related,
            Some("all") => Together::All,
            Some("never") => Together::Never,
            Some(other) => return Err(format!("{line}: together is related, all or never, not '{other}'")),
        },
        as_of: fence
            .attribute("as-of")
            .map(|value| read_date(value).ok_or_else(|| format!("{line}: '{value}' is no date like 2025-03-18")))
            .transpose()?,
        texts: Vec::new(),
    })
}

/// Parts the lines of a fence into text and marks.
fn marked_text(path: String, body: &[&str], lines: std::ops::Range<usize>) -> MarkedText {
    let mut text = String::new();
    let mut marks = Vec::new();
    let mut number = 0;
    for line in body {
        if let Some(mark) = Mark::parse(line, number) {
            marks.push(mark);
        } else {
            number += 1;
            text.push_str(line);
            text.push('\n');
        }
    }
    MarkedText {
        text: Text::new(path, text),
        marks,
        lines,
    }
}

/// What was expected and not found, and what was found and not expected.
fn difference(marked: &MarkedText, found: &[Mark]) -> Vec<String> {
    let mut left: Vec<_> = found.iter().collect();
    let mut lines = Vec::new();
    for mark in &marked.marks {
        match left.iter().position(|found| mark.is_met_by(found)) {
            Some(idx) => {
                left.remove(idx);
            }
            None => lines.push(shown(marked, "expected, but not found", mark)),
        }
    }
    lines.extend(left.iter().map(|mark| shown(marked, "found, but not expected", mark)));
    lines
}

/// A mark under its line.
fn shown(marked: &MarkedText, what: &str, mark: &Mark) -> String {
    let line = mark.line.checked_sub(1);
    let text = line.and_then(|idx| marked.text.text.lines().nth(idx as usize));
    format!(
        "  {what} in {}:\n    | {}\n    | {}",
        marked.text.path,
        text.unwrap_or(""),
        mark.line_of_carets()
    )
}

/// The lines of a fence with carets for what was found; a part of a message that still holds is kept.
fn rewritten(marked: &MarkedText, found: &[Mark]) -> Vec<String> {
    let mut lines = Vec::new();
    for (idx, line) in marked.text.text.lines().enumerate() {
        lines.push(line.to_owned());
        for mark in found.iter().filter(|mark| mark.line as usize == idx + 1) {
            let kept = marked.marks.iter().find(|old| old.is_met_by(mark)).unwrap_or(mark);
            lines.push(kept.line_of_carets());
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPEC: &str = "# r\n\n```toml\nprofile = \"news\"\n```\n\n## One\n\n```text\nA b.\n  ^ info r: x\n```\n\n\
                        ```markdown path=b.md\nC.\n```\n\n## Two\n\n```text together=all as-of=2025-03-18\nD.\n```\n";

    #[test]
    fn a_fence_with_a_path_joins_the_case_before_it() {
        let lines: Vec<_> = SPEC.lines().collect();
        let cases = cases(&lines).unwrap();
        assert_eq!(cases.len(), 2);
        assert_eq!(cases[0].texts.len(), 2);
        assert_eq!(cases[0].configuration, "profile = \"news\"\n");
        assert_eq!(cases[0].texts[0].text.text, "A b.\n");
        assert_eq!(cases[0].texts[0].marks[0].column, 3);
        assert_eq!(cases[1].together, Together::All);
        assert_eq!(cases[1].as_of.map(|date| date.day), Some(18));
    }

    #[test]
    fn rewriting_puts_found_marks_below_their_lines() {
        let lines: Vec<_> = SPEC.lines().collect();
        let cases = cases(&lines).unwrap();
        let found = Mark::parse("^ warning r: y", 1).unwrap();
        assert_eq!(
            rewritten(&cases[0].texts[0], std::slice::from_ref(&found)),
            ["A b.", "^ warning r: y"]
        );
        assert_eq!(difference(&cases[0].texts[0], &[found]).len(), 2);
    }
}
