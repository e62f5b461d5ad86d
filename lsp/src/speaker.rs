//! What the server says of its own accord, in order, from a task that nobody waits for.

use std::sync::mpsc::Sender;

use tokio::sync::mpsc::UnboundedReceiver;
use tower_lsp::Client;
use tower_lsp::lsp_types::{
    ConfigurationItem, DidChangeWatchedFilesRegistrationOptions, FileSystemWatcher, GlobPattern, MessageType,
    PublishDiagnosticsParams, Range, Registration, ShowDocumentParams, Url, notification::PublishDiagnostics,
};

use crate::event::Event;

/// What is watched: texts, settings, and files that pinned facts may be read from.
const WATCHED: &str = "**/*.{txt,text,md,markdown,mdown,mdx,html,htm,xhtml,toml}";

/// Something to say.
#[derive(Debug)]
pub enum Outgoing {
    /// All findings of a document.
    Publish(PublishDiagnosticsParams),
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

/// Says everything, until nobody has anything to say.
pub async fn speak(client: Client, mut outgoing: UnboundedReceiver<Outgoing>, events: Sender<Event>) {
    while let Some(what) = outgoing.recv().await {
        match what {
            Outgoing::Publish(params) => client.send_notification::<PublishDiagnostics>(params).await,
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
