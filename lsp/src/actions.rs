//! What can be done about a finding: silence it with a reason, take one figure or the other, say where it comes from,
//! change its rule's level. And about a figure: pin it.
//!
//! Each is an edit that the writer chooses. Only what changes no fact is ever part of "fix all".

mod attribution;
mod configure;
mod figures;
mod ignore;
mod pin;
mod settings;
mod tidy;
mod wanted;

use std::collections::HashMap;

use factlint_core::diagnostic::Applicability;
use tower_lsp::lsp_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, CodeActionParams, CreateFile, DocumentChangeOperation,
    DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier, ResourceOp, TextDocumentEdit, TextEdit, Url,
    WorkspaceEdit,
};

use crate::client::FIX_ALL;
use crate::convert;
use crate::event::Scene;
use crate::key::Key;
use crate::state;
use crate::view::Found;
use wanted::Wanted;

/// One replacement in one document.
#[derive(Debug, Clone, PartialEq)]
struct Change {
    key: Key,
    edit: TextEdit,
}

/// Changes that belong together.
struct Proposal {
    title: String,
    kind: CodeActionKind,
    changes: Vec<Change>,
    /// The file that has to be made before.
    creates: Option<Key>,
    /// Whether it is right without a look.
    preferred: bool,
}

impl Proposal {
    /// Something that settles a finding.
    fn fix(title: String, changes: Vec<Change>) -> Self {
        Self {
            title,
            kind: CodeActionKind::QUICKFIX,
            changes,
            creates: None,
            preferred: false,
        }
    }
}

/// What can be done about the findings and the figures in a range.
pub fn actions(scene: &Scene, params: &CodeActionParams) -> Vec<CodeActionOrCommand> {
    // Who takes commands only is sent nothing: each of our actions is an edit that is looked at before.
    if !scene.client.literal_actions {
        return Vec::new();
    }
    let wanted = Wanted::of(params);
    let mut found = Vec::new();
    if wanted.holds(&CodeActionKind::QUICKFIX) {
        for finding in &scene.view.findings {
            let range = scene.view.text.range(finding.diagnostic.place.span, scene.client.units);
            let meets = range.start <= params.range.end && params.range.start <= range.end;
            if meets && wanted.shows(finding, range) {
                let proposals = about(scene, finding).into_iter();
                found.extend(proposals.filter_map(|proposal| action(scene, Some(finding), proposal)));
            }
        }
    }
    let text = &scene.view.text;
    let offset = |position| text.offset(position, scene.client.units);
    let (start, end) = (offset(params.range.start), offset(params.range.end));
    if wanted.holds(&CodeActionKind::REFACTOR_REWRITE) {
        let proposal = attribution::without_double(scene, start, end);
        found.extend(proposal.and_then(|proposal| action(scene, None, proposal)));
    }
    if wanted.holds(&CodeActionKind::REFACTOR_EXTRACT) {
        let proposal = pin::proposal(scene, start, end);
        found.extend(proposal.and_then(|proposal| action(scene, None, proposal)));
    }
    if wanted.asks_for(&FIX_ALL) {
        found.extend(tidy::proposal(scene).and_then(|proposal| action(scene, None, proposal)));
    }
    found
}

/// What can be done about a finding, the most to the point first.
fn about(scene: &Scene, finding: &Found) -> Vec<Proposal> {
    let (rule, place) = (finding.diagnostic.rule, finding.diagnostic.place.span);
    let mut proposals: Vec<Proposal> = fix(scene, finding).into_iter().collect();
    proposals.extend(figures::proposals(scene, finding));
    proposals.extend(attribution::skeleton(scene, finding));
    if let Some((title, change)) = ignore::change(scene, rule, place) {
        proposals.push(Proposal::fix(title, vec![change]));
    }
    proposals.extend(configure::proposals(scene, rule));
    proposals
}

/// The fix that a rule itself proposes, unless it is only to be shown.
fn fix(scene: &Scene, found: &Found) -> Option<Proposal> {
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
    Some(Proposal {
        preferred: fix.applicability == Applicability::Safe,
        ..Proposal::fix(fix.title.clone(), changes)
    })
}

fn action(scene: &Scene, found: Option<&Found>, proposal: Proposal) -> Option<CodeActionOrCommand> {
    let address = |key: &Key| state::address(&scene.open, key);
    let diagnostic = found.map(|found| convert::diagnostic(&scene.view, found, scene.client, &address));
    let edit = edit(scene, proposal.changes, proposal.creates)?;
    let preferred = proposal.preferred && scene.client.prefers_actions;
    Some(CodeActionOrCommand::CodeAction(CodeAction {
        title: proposal.title,
        kind: Some(proposal.kind),
        diagnostics: diagnostic.map(|diagnostic| vec![diagnostic]),
        edit: Some(edit),
        is_preferred: preferred.then_some(true),
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
