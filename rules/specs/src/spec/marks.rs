//! The lines of carets that say what is expected on the line above them.
//!
//! ```text
//! The call lasted 90 minutes.
//!                 ^^^^^^^^^^ warning conflicting-number: "90 minutes" here
//! ```

use std::fmt::Write as _;

use crate::checking::Finding;

/// What a line of carets says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// Line of the text, from 1, carets not counted.
    pub line: u32,
    /// Column of the first caret in characters, from 1.
    pub column: u32,
    /// Number of carets: characters of the finding on that line, at least one.
    pub carets: u32,
    /// Where the finding ends, if not on that line: lines further down, and column one past its last character.
    pub ends: Option<(u32, u32)>,
    /// Severity.
    pub severity: String,
    /// Rule.
    pub rule: String,
    /// Part of the message; empty where any will do.
    pub message: String,
}

impl Mark {
    /// Reads a line of carets below line `line`; None for a line of the text itself.
    pub fn parse(text: &str, line: u32) -> Option<Self> {
        let rest = text.trim_start_matches(' ');
        let column = (text.len() - rest.len()) as u32 + 1;
        let tail = rest.trim_start_matches('^');
        let carets = (rest.len() - tail.len()) as u32;
        if carets == 0 {
            return None;
        }
        let (ends, tail) = match tail.strip_prefix("..+") {
            Some(tail) => {
                let (place, tail) = tail.split_once(' ')?;
                let (down, end) = place.split_once(':')?;
                (Some((down.parse().ok()?, end.parse().ok()?)), tail)
            }
            None => (None, tail.strip_prefix(' ')?),
        };
        let (head, message) = tail.split_once(':').unwrap_or((tail, ""));
        let (severity, rule) = head.trim().split_once(' ')?;
        factlint_core::Severity::ALL
            .iter()
            .any(|known| known.name() == severity)
            .then(|| Self {
                line,
                column,
                carets,
                ends,
                severity: severity.to_owned(),
                rule: rule.trim().to_owned(),
                message: message.trim().to_owned(),
            })
    }

    /// The mark that says what a finding says; `lines` are those of the text.
    pub fn of(finding: &Finding, lines: &[&str]) -> Self {
        let width = |line: u32| {
            lines
                .get(line as usize - 1)
                .map_or(0, |text| text.chars().count() as u32)
        };
        let (start, end) = (finding.start, finding.end);
        let (last, ends) = if start.line == end.line {
            (end.column, None)
        } else {
            (width(start.line) + 1, Some((end.line - start.line, end.column)))
        };
        Self {
            line: start.line,
            column: start.column,
            carets: last.saturating_sub(start.column).max(1),
            ends,
            severity: finding.diagnostic.severity.name().to_owned(),
            rule: finding.diagnostic.rule.to_owned(),
            message: finding.diagnostic.message.clone(),
        }
    }

    /// Whether this expectation is met by what was `found`.
    pub fn is_met_by(&self, found: &Self) -> bool {
        let place = |mark: &Self| (mark.line, mark.column, mark.carets, mark.ends);
        place(self) == place(found)
            && self.severity == found.severity
            && self.rule == found.rule
            && found.message.contains(&self.message)
    }

    /// The line of carets.
    pub fn line_of_carets(&self) -> String {
        let mut line = " ".repeat(self.column as usize - 1);
        line.push_str(&"^".repeat(self.carets as usize));
        if let Some((down, column)) = self.ends {
            let _ = write!(line, "..+{down}:{column}");
        }
        let _ = write!(line, " {} {}", self.severity, self.rule);
        if !self.message.is_empty() {
            let _ = write!(line, ": {}", self.message);
        }
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_survives_writing_and_reading() {
        let line = "    ^^^..+2:7 info some-rule: part of \"it\": all";
        let mark = Mark::parse(line, 3).unwrap();
        assert_eq!((mark.column, mark.carets, mark.ends), (5, 3, Some((2, 7))));
        assert_eq!(mark.message, "part of \"it\": all");
        assert_eq!(mark.line_of_carets(), line);
    }

    #[test]
    fn prose_with_a_caret_is_no_mark() {
        assert_eq!(Mark::parse("^ this is said with care", 1), None);
        assert_eq!(Mark::parse("2^8 is 256", 1), None);
    }
}
