//! What a rule says: a finding that stands alone in one line, with the other places it is about.

use std::sync::Arc;

use crate::codes::codes;
use crate::source::DocId;
use crate::span::SourceSpan;

codes! {
    /// How much a finding matters; the order is from mild to grave.
    pub enum Severity {
        /// A remark.
        Hint = 0 => "hint",
        /// Worth knowing.
        Info = 1 => "info",
        /// Very likely wrong.
        Warning = 2 => "warning",
        /// Wrong by arithmetic or by the calendar.
        Error = 3 => "error",
    }
}

/// A place in a document of the run.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The document's path, as output prints it.
    pub path: Arc<str>,
    /// The document.
    pub doc: DocId,
    /// Place in the document's text.
    pub span: SourceSpan,
}

/// Another place that a finding is about, and what it has to do with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub place: Place,
    /// What stands there, one line.
    pub text: String,
}

codes! {
    /// Whether a fix may be applied without asking.
    pub enum Applicability {
        /// Changes no fact.
        Safe = 0 => "safe",
        /// May change what the text says.
        Unsafe = 1 => "unsafe",
        /// To be shown, not applied.
        DisplayOnly = 2 => "display-only",
    }
}

/// One replacement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced.
    pub place: Place,
    /// What stands there afterwards.
    pub text: String,
}

/// A change that would settle a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does, in the imperative.
    pub title: String,
    /// Whether it may be applied without asking.
    pub applicability: Applicability,
    /// The replacements.
    pub edits: Vec<Edit>,
}

/// A finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Name of the rule.
    pub rule: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// One line that stands alone.
    pub message: String,
    /// Where.
    pub place: Place,
    /// Other places, at most [`Diagnostic::MAX_LABELS`].
    pub labels: Vec<Label>,
    /// Further lines of explanation.
    pub notes: Vec<String>,
    /// A change that would settle it.
    pub fix: Option<Fix>,
    /// Identity across runs: rule, path and words, no line numbers. 16 hexadecimal digits.
    pub fingerprint: String,
}

impl Diagnostic {
    /// A finding that is no rule's, at bytes of a text; `identity` is what makes it the same in another run.
    pub fn beside(
        rule: &'static str,
        severity: Severity,
        (path, doc, bytes): (&Arc<str>, DocId, std::ops::Range<u32>),
        message: String,
        identity: &str,
    ) -> Self {
        let hash = crate::hash::StableHasher::default().str(rule).str(path).str(identity);
        Self {
            rule,
            severity,
            message,
            place: Place {
                path: Arc::clone(path),
                doc,
                span: SourceSpan::new(bytes.start, bytes.end),
            },
            labels: Vec::new(),
            notes: Vec::new(),
            fix: None,
            fingerprint: format!("{:016x}", hash.finish()),
        }
    }

    /// Labels beyond this number become one note "and N more places".
    pub const MAX_LABELS: usize = 8;

    /// The order of output: path, start, end, rule, message.
    pub fn order(&self) -> (&str, u32, u32, &str, &str) {
        (
            &self.place.path,
            self.place.span.start(),
            self.place.span.end(),
            self.rule,
            &self.message,
        )
    }
}
