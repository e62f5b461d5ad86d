//! "Fix all": every change that rules propose and that changes no fact, at once.

use factlint_core::diagnostic::{Applicability, Diagnostic, Edit};
use tower_lsp::lsp_types::TextEdit;

use super::{Change, Proposal};
use crate::client::FIX_ALL;
use crate::event::Scene;

/// All safe changes of a document; None where there is none.
pub fn proposal(scene: &Scene) -> Option<Proposal> {
    let view = &scene.view;
    let edits = safe(view.findings.iter().map(|found| &found.diagnostic));
    let changes: Vec<Change> = (edits.iter())
        .map(|edit| Change {
            key: view.key.clone(),
            edit: TextEdit::new(view.text.range(edit.place.span, scene.client.units), edit.text.clone()),
        })
        .collect();
    (!changes.is_empty()).then(|| Proposal {
        title: "Make all changes that change no fact".to_owned(),
        kind: FIX_ALL,
        changes,
        creates: None,
        preferred: false,
    })
}

/// The edits of safe fixes; of two fixes that touch one place the first is made, and of a fix all edits or none.
fn safe<'a>(findings: impl Iterator<Item = &'a Diagnostic>) -> Vec<&'a Edit> {
    let mut made: Vec<&Edit> = Vec::new();
    for finding in findings {
        let Some(fix) = &finding.fix else { continue };
        let at_home = fix.edits.iter().all(|edit| edit.place.path == finding.place.path);
        let meets = |edit: &Edit| {
            let span = edit.place.span;
            let touches = |made: &&Edit| span.start() <= made.place.span.end() && made.place.span.start() <= span.end();
            made.iter().any(touches)
        };
        if fix.applicability == Applicability::Safe && at_home && !fix.edits.iter().any(meets) {
            made.extend(&fix.edits);
        }
    }
    made
}
