//! What the server says of its own accord, in order, from a task that nobody waits for.

use std::sync::mpsc::Sender;

use serde::{Deserialize, Serialize};
use tokio::sync::mpsc::UnboundedReceiver;
use tokio::sync::oneshot;
use tower_lsp::Client;
use tower_lsp::lsp_types::notification::{LogTrace, Notification, Progress, PublishDiagnostics};
use tower_lsp::lsp_types::request::WorkDoneProgressCreate;
use tower_lsp::lsp_types::{
    ConfigurationItem, DidChangeWatchedFilesRegistrationOptions, FileSystemWatcher, GlobPattern, LogTraceParams,
    MessageType, ProgressParams, ProgressToken, PublishDiagnosticsParams, Range, Registration, ShowDocumentParams, Url,
    WorkDoneProgressCreateParams, WorkspaceDiagnosticReportPartialResult, WorkspaceDiagnosticReportResult,
};

use crate::event::Event;

/// What is watched: texts, settings, and files that pinned facts may be read from.
const WATCHED: &str = "**/*.{txt,text,md,markdown,mdown,mdx,html,htm,xhtml,toml}";

/// Something to say.
#[derive(Debug)]
pub enum Outgoing {
    /// All findings of a document.
    Publish(PublishDiagnosticsParams),
    /// Part of an answer.
    Part(PartialReport),
    /// The answer to a question about all documents, after its parts.
    Answer(
        oneshot::Sender<WorkspaceDiagnosticReportResult>,
        WorkspaceDiagnosticReportResult,
    ),
    /// Findings are to be asked for again.
    Refresh,
    /// Make room to show progress.
    CreateProgress(ProgressToken),
    /// How far something came.
    Progress(ProgressParams),
    /// Something for whoever traces.
    Trace(LogTraceParams),
    /// Something for the log of the editor.
    Log(MessageType, String),
    /// Watch files.
    Watch,
    /// Ask for settings.
    AskSettings,
    /// Show a place.
    Show(Url, Range),
    /// Ask for lenses again.
    RefreshLenses,
    /// Ask for hints again.
    RefreshHints,
}

/// Part of the report of all documents, where the editor wants it.
#[derive(Debug, Serialize, Deserialize)]
pub struct PartialReport {
    /// The editor's `partialResultToken`.
    pub token: ProgressToken,
    /// The part.
    pub value: WorkspaceDiagnosticReportPartialResult,
}

/// `$/progress` with part of a result, for which the types of the protocol have no name.
enum Part {}

impl Notification for Part {
    type Params = PartialReport;
    const METHOD: &'static str = "$/progress";
}

/// Says everything, until nobody has anything to say.
pub async fn speak(client: Client, mut outgoing: UnboundedReceiver<Outgoing>, events: Sender<Event>) {
    while let Some(what) = outgoing.recv().await {
        match what {
            Outgoing::Publish(params) => client.send_notification::<PublishDiagnostics>(params).await,
            Outgoing::Part(part) => client.send_notification::<Part>(part).await,
            // The parts are on their way now, so the answer cannot overtake them.
            Outgoing::Answer(answer, report) => drop(answer.send(report)),
            Outgoing::Refresh => {
                let client = client.clone();
                tokio::spawn(async move { client.workspace_diagnostic_refresh().await });
            }
            Outgoing::CreateProgress(token) => {
                let (client, events) = (client.clone(), events.clone());
                tokio::spawn(async move {
                    let params = WorkDoneProgressCreateParams { token: token.clone() };
                    if client.send_request::<WorkDoneProgressCreate>(params).await.is_ok() {
                        let _ = events.send(Event::ProgressCreated(token));
                    }
                });
            }
            Outgoing::Progress(params) => client.send_notification::<Progress>(params).await,
            Outgoing::Trace(params) => client.send_notification::<LogTrace>(params).await,
            Outgoing::Log(kind, message) => client.log_message(kind, message).await,
            // The editor may take its time to answer, so another task waits for it.
            Outgoing::Watch => {
                let client = client.clone();
                tokio::spawn(async move {
                    let options = DidChangeWatchedFilesRegistrationOptions {
                        watchers: vec![FileSystemWatcher {
                            glob_pattern: GlobPattern::String(WATCHED.to_owned()),
                            kind: None,
                        }],
                    };
                    let registration = Registration {
                        id: "factlint-files".to_owned(),
                        method: "workspace/didChangeWatchedFiles".to_owned(),
                        register_options: serde_json::to_value(options).ok(),
                    };
                    // Without it, saved files are still seen.
                    let _ = client.register_capability(vec![registration]).await;
                });
            }
            Outgoing::Show(uri, selection) => {
                let client = client.clone();
                tokio::spawn(async move {
                    let params = ShowDocumentParams {
                        uri,
                        external: None,
                        take_focus: Some(true),
                        selection: Some(selection),
                    };
                    let _ = client.show_document(params).await;
                });
            }
            Outgoing::RefreshLenses => {
                let client = client.clone();
                tokio::spawn(async move { client.code_lens_refresh().await });
            }
            Outgoing::RefreshHints => {
                let client = client.clone();
                tokio::spawn(async move { client.inlay_hint_refresh().await });
            }
            Outgoing::AskSettings => {
                let (client, events) = (client.clone(), events.clone());
                tokio::spawn(async move {
                    let item = ConfigurationItem {
                        scope_uri: None,
                        section: Some("factlint".to_owned()),
                    };
                    if let Ok(settings) = client.configuration(vec![item]).await
                        && let Some(settings) = settings.into_iter().next()
                    {
                        let _ = events.send(Event::Settings(settings));
                    }
                });
            }
        }
    }
}
