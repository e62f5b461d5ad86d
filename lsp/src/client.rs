//! What the editor can do, and what we tell it that we can.

use std::path::PathBuf;

use tower_lsp::lsp_types::{
    CodeActionKind, CodeActionOptions, CodeActionProviderCapability, CodeLensOptions, DiagnosticOptions,
    DiagnosticServerCapabilities, ExecuteCommandOptions, HoverProviderCapability, InitializeParams, InitializeResult,
    OneOf, ResourceOperationKind, ServerCapabilities, ServerInfo, TextDocumentSyncCapability, TextDocumentSyncKind,
    TextDocumentSyncOptions, TextDocumentSyncSaveOptions, WorkspaceFoldersServerCapabilities,
    WorkspaceServerCapabilities,
};

use crate::convert::SOURCE;
use crate::positions::Units;

/// What the editor said of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Client {
    /// How it counts columns.
    pub units: Units,
    /// It shows the other places of a finding.
    pub related: bool,
    /// It takes edits with versions.
    pub versioned_edits: bool,
    /// An edit may make a file.
    pub creates_files: bool,
    /// It takes code actions as edits, not only commands.
    pub literal_actions: bool,
    /// It watches files when asked to.
    pub watches: bool,
    /// It hands out its settings when asked for them.
    pub configuration: bool,
    /// It reads Markdown in hovers.
    pub markdown: bool,
    /// It shows an outline as a tree.
    pub nested_symbols: bool,
    /// It runs commands of ours, and shows a document when asked to.
    pub shows_documents: bool,
    /// It asks for lenses again when told to.
    pub refreshes_lenses: bool,
    /// It asks for hints again when told to.
    pub refreshes_hints: bool,
    /// It knows the action that it should prefer.
    pub prefers_actions: bool,
    /// It asks for findings, and asks again when told to. One that cannot be told would go on showing a conflict that
    /// was settled in the other document, so to it findings are pushed.
    pub pulls: bool,
    /// It takes findings of other documents along with those that it asked for.
    pub related_reports: bool,
    /// It shows progress.
    pub progress: bool,
}

/// The command behind a lens: the editor shows the place in its arguments, an address and a range.
pub const SHOW: &str = "factlint.show";

/// The kind of the action that makes every change that changes no fact.
pub const FIX_ALL: CodeActionKind = CodeActionKind::new("source.fixAll.factlint");

impl Client {
    /// Reads what the editor said.
    pub fn of(params: &InitializeParams) -> Self {
        let capabilities = &params.capabilities;
        let general = capabilities.general.as_ref();
        let workspace = capabilities.workspace.as_ref();
        let document = capabilities.text_document.as_ref();
        let edits = workspace.and_then(|workspace| workspace.workspace_edit.as_ref());
        let operations = edits.and_then(|edits| edits.resource_operations.as_deref());
        Self {
            units: Units::negotiate(general.and_then(|general| general.position_encodings.as_deref())),
            related: document
                .and_then(|document| document.publish_diagnostics.as_ref()?.related_information)
                .unwrap_or(false),
            versioned_edits: edits.and_then(|edits| edits.document_changes).unwrap_or(false),
            creates_files: operations.unwrap_or(&[]).contains(&ResourceOperationKind::Create),
            literal_actions: document
                .and_then(|document| document.code_action.as_ref()?.code_action_literal_support.as_ref())
                .is_some(),
            watches: workspace
                .and_then(|workspace| workspace.did_change_watched_files.as_ref()?.dynamic_registration)
                .unwrap_or(false),
            configuration: workspace.and_then(|workspace| workspace.configuration).unwrap_or(false),
            markdown: document
                .and_then(|document| document.hover.as_ref()?.content_format.as_ref())
                .is_none_or(|formats| formats.contains(&tower_lsp::lsp_types::MarkupKind::Markdown)),
            nested_symbols: document
                .and_then(|document| document.document_symbol.as_ref()?.hierarchical_document_symbol_support)
                .unwrap_or(false),
            shows_documents: workspace.is_some_and(|workspace| workspace.execute_command.is_some())
                && (capabilities.window.as_ref())
                    .and_then(|window| window.show_document.as_ref())
                    .is_some_and(|show| show.support),
            refreshes_lenses: workspace
                .and_then(|workspace| workspace.code_lens.as_ref()?.refresh_support)
                .unwrap_or(false),
            refreshes_hints: workspace
                .and_then(|workspace| workspace.inlay_hint.as_ref()?.refresh_support)
                .unwrap_or(false),
            prefers_actions: document
                .and_then(|document| document.code_action.as_ref()?.is_preferred_support)
                .unwrap_or(false),
            progress: (capabilities.window.as_ref())
                .and_then(|window| window.work_done_progress)
                .unwrap_or(false),
            pulls: document.is_some_and(|document| document.diagnostic.is_some())
                && workspace
                    .and_then(|workspace| workspace.diagnostic.as_ref()?.refresh_support)
                    .unwrap_or(false),
            related_reports: document
                .and_then(|document| document.diagnostic.as_ref()?.related_document_support)
                .unwrap_or(false),
        }
    }

    /// What we show beside findings.
    fn shown(self, capabilities: &mut ServerCapabilities) {
        capabilities.document_symbol_provider = Some(OneOf::Left(true));
        capabilities.workspace_symbol_provider = Some(OneOf::Left(true));
        capabilities.inlay_hint_provider = Some(OneOf::Left(true));
        capabilities.code_lens_provider = Some(CodeLensOptions {
            resolve_provider: Some(false),
        });
        capabilities.execute_command_provider = self.shows_documents.then(|| ExecuteCommandOptions {
            commands: vec![SHOW.to_owned()],
            ..ExecuteCommandOptions::default()
        });
    }

    /// What we can do.
    pub fn answer(self) -> InitializeResult {
        let mut answer = InitializeResult {
            capabilities: ServerCapabilities {
                position_encoding: Some(self.units.kind()),
                text_document_sync: Some(TextDocumentSyncCapability::Options(TextDocumentSyncOptions {
                    open_close: Some(true),
                    change: Some(TextDocumentSyncKind::INCREMENTAL),
                    save: Some(TextDocumentSyncSaveOptions::Supported(true)),
                    ..TextDocumentSyncOptions::default()
                })),
                workspace: Some(WorkspaceServerCapabilities {
                    workspace_folders: Some(WorkspaceFoldersServerCapabilities {
                        supported: Some(true),
                        change_notifications: Some(OneOf::Left(true)),
                    }),
                    file_operations: None,
                }),
                code_action_provider: self.literal_actions.then(|| {
                    CodeActionProviderCapability::Options(CodeActionOptions {
                        code_action_kinds: Some(vec![
                            CodeActionKind::QUICKFIX,
                            CodeActionKind::REFACTOR_EXTRACT,
                            CodeActionKind::REFACTOR_REWRITE,
                            FIX_ALL,
                        ]),
                        ..CodeActionOptions::default()
                    })
                }),
                hover_provider: Some(HoverProviderCapability::Simple(true)),
                references_provider: Some(OneOf::Left(true)),
                document_highlight_provider: Some(OneOf::Left(true)),
                definition_provider: Some(OneOf::Left(true)),
                diagnostic_provider: self.pulls.then(|| {
                    DiagnosticServerCapabilities::Options(DiagnosticOptions {
                        identifier: Some(SOURCE.to_owned()),
                        inter_file_dependencies: true,
                        workspace_diagnostics: true,
                        ..DiagnosticOptions::default()
                    })
                }),
                ..ServerCapabilities::default()
            },
            server_info: Some(ServerInfo {
                name: "factlint".to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
        };
        self.shown(&mut answer.capabilities);
        answer
    }
}

/// The folders that the editor has open.
pub fn folders(params: &InitializeParams) -> Vec<PathBuf> {
    let listed: Vec<PathBuf> = (params.workspace_folders.iter().flatten())
        .filter_map(|folder| folder.uri.to_file_path().ok())
        .collect();
    if !listed.is_empty() {
        return listed;
    }
    // Older editors know one folder.
    let root = params.root_uri.as_ref().and_then(|uri| uri.to_file_path().ok());
    root.into_iter().collect()
}
