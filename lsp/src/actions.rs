//! What can be done about a finding: silence it with a reason, take one figure or the other, change its rule's level.
//!
//! Each is an edit that the writer chooses; none is ever part of "fix all", because each changes a fact or hides one.

mod configure;
mod figures;
mod ignore;

use std::collections::HashMap;

use tower_lsp::lsp_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, CodeActionParams, CreateFile, DocumentChangeOperation,
    DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier, ResourceOp, TextDocumentEdit, TextEdit, Url,
    WorkspaceEdit,
};

use crate::convert;
use crate::event::Scene;
use crate::key::Key;
use crate::state;
use crate::view::Found;

/// One replacement in one document.
struct Change {
    key: Key,
    edit: TextEdit,
}

/// What can be done about the findings in a range.
pub fn actions(scene: &Scene, params: &CodeActionParams) -> Vec<CodeActionOrCommand> {
    let wanted = |kind: &CodeActionKind| {
        let name = kind.as_str();
        name.is_empty() || CodeActionKind::QUICKFIX.as_str() == name
    };
    if params
        .context
        .only
        .as_ref()
        .is_some_and(|kinds| !kinds.iter().any(wanted))
    {
        return Vec::new();
    }
    let mut found = Vec::new();
    for finding in &scene.view.findings {
        let range = scene.view.text.range(finding.diagnostic.place.span, scene.client.units);
        if range.start > params.range.end || params.range.start > range.end {
            continue;
        }
        for (title, changes) in figures::changes(scene, finding) {
            found.extend(action(scene, finding, title, changes, None));
        }
        found.extend(fix(scene, finding));
        if let Some((title, change)) = ignore::change(scene, finding.diagnostic.rule, finding.diagnostic.place.span) {
            found.extend(action(scene, finding, title, vec![change], None));
        }
        for configured in configure::changes(scene, finding.diagnostic.rule) {
            found.extend(action(
                scene,
                finding,
                configured.title,
                vec![configured.change],
                configured.creates,
            ));
        }
    }
    found
}

/// The fix that a rule itself proposes, unless it is only to be shown.
fn fix(scene: &Scene, found: &Found) -> Option<CodeActionOrCommand> {
    use factlint_core::diagnostic::Applicability;

    let fix = found.diagnostic.fix.as_ref()?;
    if fix.applicability == Applicability::DisplayOnly {
        return None;
    }
    let mut changes = Vec::new();
    for edit in &fix.edits {
        // Fixes of other documents would need their texts; no rule makes one.
        if edit.place.path != found.diagnostic.place.path {
            return None;
        }
        changes.push(Change {
            key: scene.view.key.clone(),
            edit: TextEdit::new(
                scene.view.text.range(edit.place.span, scene.client.units),
                edit.text.clone(),
            ),
        });
    }
    action(scene, found, fix.title.clone(), changes, None)
}

/// An action; `creates` is the file that has to be made before.
fn action(
    scene: &Scene,
    found: &Found,
    title: String,
    changes: Vec<Change>,
    creates: Option<Key>,
) -> Option<CodeActionOrCommand> {
    let address = |key: &Key| state::address(&scene.open, key);
    let diagnostic = convert::diagnostic(&scene.view, found, scene.client, &address);
    let edit = edit(scene, changes, creates)?;
    Some(CodeActionOrCommand::CodeAction(CodeAction {
        title,
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: Some(vec![diagnostic]),
        edit: Some(edit),
        ..CodeAction::default()
    }))
}

fn edit(scene: &Scene, changes: Vec<Change>, creates: Option<Key>) -> Option<WorkspaceEdit> {
    let mut edits: Vec<(Key, Url, Vec<TextEdit>)> = Vec::new();
    for change in changes {
        match edits.iter_mut().find(|(key, _, _)| *key == change.key) {
            Some((_, _, edits)) => edits.push(change.edit),
            None => {
                let uri = state::address(&scene.open, &change.key)?;
                edits.push((change.key, uri, vec![change.edit]));
            }
        }
    }
    if !scene.client.versioned_edits {
        if creates.is_some() {
            return None;
        }
        let changes: HashMap<Url, Vec<TextEdit>> = edits.into_iter().map(|(_, uri, edits)| (uri, edits)).collect();
        return Some(WorkspaceEdit::new(changes));
    }
    let mut operations = Vec::new();
    if let Some(key) = creates {
        let uri = state::address(&scene.open, &key).filter(|_| scene.client.creates_files)?;
        operations.push(DocumentChangeOperation::Op(ResourceOp::Create(CreateFile {
            uri,
            options: None,
            annotation_id: None,
        })));
    }
    for (key, uri, edits) in edits {
        let version = scene.open.get(&key).map(|(_, version)| *version);
        operations.push(DocumentChangeOperation::Edit(TextDocumentEdit {
            text_document: OptionalVersionedTextDocumentIdentifier { uri, version },
            edits: edits.into_iter().map(OneOf::Left).collect(),
        }));
    }
    Some(WorkspaceEdit {
        document_changes: Some(DocumentChanges::Operations(operations)),
        ..WorkspaceEdit::default()
    })
}
