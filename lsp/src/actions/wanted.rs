//! Which actions an editor asks for: by kind, and by the findings that it shows.

use tower_lsp::lsp_types::{CodeActionKind, CodeActionParams, Diagnostic, NumberOrString, Range};

use crate::convert;
use crate::view::Found;

/// What was asked for.
pub struct Wanted<'a> {
    only: Option<&'a [CodeActionKind]>,
    /// Findings of ours that the editor shows there; none where it names none.
    shown: Vec<&'a Diagnostic>,
}

impl<'a> Wanted<'a> {
    /// Reads a question.
    pub fn of(params: &'a CodeActionParams) -> Self {
        let ours = |diagnostic: &&Diagnostic| diagnostic.source.as_deref() == Some(convert::SOURCE);
        Self {
            only: params.context.only.as_deref(),
            shown: params.context.diagnostics.iter().filter(ours).collect(),
        }
    }

    /// Whether actions of a kind are wanted.
    pub fn holds(&self, kind: &CodeActionKind) -> bool {
        self.only.is_none() || self.asks_for(kind)
    }

    /// Whether actions of a kind are asked for by name.
    ///
    /// "Kinds are a hierarchical list of identifiers separated by `.`", and the empty kind is all of them (Language
    /// Server Protocol 3.17, CodeActionKind).
    pub fn asks_for(&self, kind: &CodeActionKind) -> bool {
        let kind = kind.as_str();
        self.only.unwrap_or(&[]).iter().any(|only| {
            let only = only.as_str();
            only.is_empty()
                || kind
                    .strip_prefix(only)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        })
    }

    /// Whether actions on a finding are wanted. An editor that names no finding of ours may not show any there yet, and
    /// then all are.
    pub fn shows(&self, found: &Found, range: Range) -> bool {
        let finding = &found.diagnostic;
        let same = |shown: &&Diagnostic| {
            let rule = matches!(&shown.code, Some(NumberOrString::String(code)) if code == finding.rule);
            let fingerprint = shown.data.as_ref().and_then(|data| data.get("fingerprint")?.as_str());
            rule && fingerprint.map_or(shown.range == range, |shown| shown == finding.fingerprint)
        };
        self.shown.is_empty() || self.shown.iter().any(same)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::FIX_ALL;

    #[test]
    fn kinds_hold_those_below_them() {
        let asked = |only: Option<&[CodeActionKind]>, kind: &CodeActionKind| {
            let shown = Vec::new();
            let wanted = Wanted { only, shown };
            (wanted.holds(kind), wanted.asks_for(kind))
        };
        assert_eq!(asked(None, &CodeActionKind::QUICKFIX), (true, false));
        assert_eq!(asked(None, &FIX_ALL), (true, false));
        for only in ["", "source", "source.fixAll", "source.fixAll.factlint"] {
            assert!(asked(Some(&[CodeActionKind::from(only)]), &FIX_ALL).1, "{only}");
        }
        for only in ["source.fix", "source.fixAll.other", "quickfix"] {
            assert!(!asked(Some(&[CodeActionKind::from(only)]), &FIX_ALL).0, "{only}");
        }
    }
}
