//! Ignore comments: `factlint-ignore RULE[, RULE]: reason`, in whatever a format's comments look like.

use crate::prose::{IgnoreComment, IgnoreScope};
use crate::span::SourceSpan;

/// What every ignore comment begins with.
const WORD: &str = "factlint-ignore";

/// The ignore comment that stands at bytes `start..end` of the source, if `content` (the comment without its marks)
/// is one.
pub(super) fn parse(content: &str, start: usize, end: usize) -> Option<IgnoreComment> {
    let content = content.trim();
    if !content.starts_with(WORD) {
        return None;
    }
    let length = content
        .find(|c: char| c.is_whitespace() || c == ':')
        .unwrap_or(content.len());
    let (word, rest) = content.split_at_checked(length)?;
    let scope = *IgnoreScope::ALL.iter().find(|scope| scope.name() == word)?;
    let (rules, reason) = rest.split_once(':').unwrap_or((rest, ""));
    let rules = rules.split(',').map(str::trim).filter(|rule| !rule.is_empty());
    Some(IgnoreComment {
        source: SourceSpan::new(start as u32, end as u32),
        at: 0,
        scope,
        rules: rules.map(str::to_owned).collect(),
        reason: reason.trim().to_owned(),
    })
}

/// The ignore comment that makes up a whole line of plain text, alone or behind `#`, `//`, `%`, `;` or `--`, or inside
/// `<!--` and `-->`. `start` is the offset of the line, which has no white space at its ends.
pub(super) fn parse_line(line: &str, start: usize) -> Option<IgnoreComment> {
    let first = *line.as_bytes().first()?;
    if !matches!(first, b'f' | b'#' | b'/' | b'%' | b';' | b'-' | b'<') {
        return None;
    }
    let content = match line.strip_prefix("<!--") {
        Some(content) => content.strip_suffix("-->")?,
        None => line.trim_start_matches(['#', '/', '%', ';', '-']),
    };
    parse(content, start, start + line.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scope_rules_and_reason_are_read() {
        let comment = parse(
            " factlint-ignore-line wrong-total, numbers: rounded in the report ",
            3,
            9,
        )
        .unwrap();
        assert_eq!(comment.scope, IgnoreScope::Line);
        assert_eq!(comment.rules, ["wrong-total", "numbers"]);
        assert_eq!(comment.reason, "rounded in the report");
        assert_eq!(comment.source.range(), 3..9);
    }

    #[test]
    fn every_scope_stands_alone_too() {
        for scope in IgnoreScope::ALL {
            let comment = parse(scope.name(), 0, 1).unwrap();
            assert_eq!((comment.scope, comment.rules.len()), (*scope, 0));
        }
        assert_eq!(parse("factlint-ignored", 0, 1), None);
        assert_eq!(parse("a factlint-ignore", 0, 1), None);
    }

    #[test]
    fn plain_text_has_whole_lines() {
        assert!(parse_line("# factlint-ignore-file", 0).is_some());
        assert!(parse_line("// factlint-ignore: why", 0).is_some());
        assert!(parse_line("<!-- factlint-ignore -->", 0).is_some());
        assert!(parse_line("factlint-ignore conflicting-number", 0).is_some());
        assert!(parse_line("Write factlint-ignore above the block.", 0).is_none());
    }
}
