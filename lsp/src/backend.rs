//! The handlers: each queues an event before its first await, and then waits for an answer at most.

use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::Value;
use tokio::sync::oneshot;
use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp::lsp_types::{
    CodeActionParams, CodeActionResponse, CodeLens, CodeLensParams, DidChangeConfigurationParams,
    DidChangeTextDocumentParams, DidChangeWatchedFilesParams, DidChangeWorkspaceFoldersParams,
    DidCloseTextDocumentParams, DidOpenTextDocumentParams, DidSaveTextDocumentParams, DocumentDiagnosticParams,
    DocumentDiagnosticReportResult, DocumentHighlight, DocumentHighlightParams, DocumentSymbolParams,
    DocumentSymbolResponse, ExecuteCommandParams, GotoDefinitionParams, GotoDefinitionResponse, Hover, HoverParams,
    InitializeParams, InitializeResult, InitializedParams, InlayHint, InlayHintParams, Location, ReferenceParams,
    SetTraceParams, SymbolInformation, Url, WorkDoneProgressCancelParams, WorkspaceDiagnosticParams,
    WorkspaceDiagnosticReportResult, WorkspaceSymbolParams,
};
use tower_lsp::{LanguageServer, async_trait};

use crate::client::{Client, SHOW};
use crate::event::{Answer, Cancelled, Event, Panorama, Question, Scene, Survey, Work};
use crate::service::Lifecycle;
use crate::state::{DocumentPull, WorkspacePull};
use crate::{actions, hints, hover, lenses, mentions, parent, symbols};

/// The two ends that handlers talk to.
pub struct Backend {
    events: Mutex<Sender<Event>>,
    reader: Arc<Mutex<Sender<Work>>>,
    lifecycle: Arc<Lifecycle>,
}

impl Backend {
    /// Handlers that queue events here, and have questions answered there.
    pub fn new(events: Sender<Event>, reader: Sender<Work>, lifecycle: Arc<Lifecycle>) -> Self {
        Self {
            events: Mutex::new(events),
            reader: Arc::new(Mutex::new(reader)),
            lifecycle,
        }
    }

    fn queue(&self, event: Event) {
        let events = self.events.lock().unwrap_or_else(PoisonError::into_inner);
        // Without a state thread the server is at its end.
        let _ = events.send(event);
    }

    /// Queues a question about a document; its answer is None where the document is not one that we read.
    async fn ask<T: Send + 'static>(
        &self,
        uri: Url,
        answer: impl FnOnce(&Scene) -> Option<T> + Send + 'static,
    ) -> Result<Option<T>> {
        self.question(uri, false, answer).await
    }

    /// The same, where the answer looks at other documents too.
    async fn ask_everywhere<T: Send + 'static>(
        &self,
        uri: Url,
        answer: impl FnOnce(&Scene) -> Option<T> + Send + 'static,
    ) -> Result<Option<T>> {
        self.question(uri, true, answer).await
    }

    async fn question<T: Send + 'static>(
        &self,
        uri: Url,
        everywhere: bool,
        answer: impl FnOnce(&Scene) -> Option<T> + Send + 'static,
    ) -> Result<Option<T>> {
        let question = |answer, cancelled| {
            Event::Ask(Question {
                uri,
                everywhere,
                answer,
                cancelled,
            })
        };
        self.inquire(question, answer).await
    }

    async fn inquire<S: Send + 'static, T: Send + 'static>(
        &self,
        event: impl FnOnce(Answer<S>, Cancelled) -> Event,
        answer: impl FnOnce(&S) -> Option<T> + Send + 'static,
    ) -> Result<Option<T>> {
        let (send, receive) = oneshot::channel();
        let send = Arc::new(Mutex::new(Some(send)));
        let waits = Arc::clone(&send);
        let reader = Arc::clone(&self.reader);
        let work = move |scene: Option<S>| {
            let work = move || {
                let found = scene.as_ref().and_then(answer);
                let send = send.lock().unwrap_or_else(PoisonError::into_inner).take();
                let _ = send.map(|send| send.send(found));
            };
            let _ = reader
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .send(Box::new(work));
        };
        let cancelled = move || {
            let send = waits.lock().unwrap_or_else(PoisonError::into_inner);
            send.as_ref().is_none_or(oneshot::Sender::is_closed)
        };
        self.queue(event(Box::new(work), Box::new(cancelled)));
        receive.await.map_err(|_| Error::internal_error())
    }
}

/// A document that is asked about.
#[derive(Debug, serde::Deserialize)]
pub struct Which {
    uri: Url,
}

impl Backend {
    /// `factlint/text`: the text of a document as the server has it, for tests and for reports of faults.
    pub async fn text(&self, which: Which) -> Result<Option<String>> {
        self.ask(which.uri, |scene| Some(scene.view.text.source.text.to_string()))
            .await
    }

    /// `$/setTrace`.
    #[expect(clippy::unused_async, reason = "tower-lsp wants a future")]
    pub async fn set_trace(&self, params: SetTraceParams) {
        self.queue(Event::Trace(params.value));
    }

    /// `window/workDoneProgress/cancel`.
    #[expect(clippy::unused_async, reason = "tower-lsp wants a future")]
    pub async fn cancel_progress(&self, params: WorkDoneProgressCancelParams) {
        self.queue(Event::ProgressCancelled(params.token));
    }
}

#[async_trait]
impl LanguageServer for Backend {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        let answer = Client::of(&params).answer();
        if let Some(process) = params.process_id {
            parent::watch(process, Arc::clone(&self.lifecycle));
        }
        self.queue(Event::Initialize(Box::new(params)));
        Ok(answer)
    }

    async fn initialized(&self, _: InitializedParams) {
        self.queue(Event::Initialized);
    }

    async fn shutdown(&self) -> Result<()> {
        self.queue(Event::Shutdown);
        Ok(())
    }

    async fn did_open(&self, params: DidOpenTextDocumentParams) {
        self.queue(Event::Open(Box::new(params)));
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        self.queue(Event::Change(Box::new(params)));
    }

    async fn did_save(&self, params: DidSaveTextDocumentParams) {
        self.queue(Event::Save(params.text_document.uri));
    }

    async fn did_close(&self, params: DidCloseTextDocumentParams) {
        self.queue(Event::Close(params.text_document.uri));
    }

    async fn did_change_watched_files(&self, params: DidChangeWatchedFilesParams) {
        let paths = params
            .changes
            .iter()
            .filter_map(|change| change.uri.to_file_path().ok());
        self.queue(Event::Files(paths.collect()));
    }

    async fn did_change_workspace_folders(&self, params: DidChangeWorkspaceFoldersParams) {
        self.queue(Event::Folders(params.event));
    }

    async fn did_change_configuration(&self, params: DidChangeConfigurationParams) {
        self.queue(Event::SettingsChanged(params.settings));
    }

    async fn diagnostic(&self, params: DocumentDiagnosticParams) -> Result<DocumentDiagnosticReportResult> {
        let (answer, report) = oneshot::channel();
        self.queue(Event::Pull(Box::new(DocumentPull { params, answer })));
        report.await.map_err(|_| over())
    }

    async fn workspace_diagnostic(&self, params: WorkspaceDiagnosticParams) -> Result<WorkspaceDiagnosticReportResult> {
        let (answer, report) = oneshot::channel();
        self.queue(Event::PullAll(Box::new(WorkspacePull { params, answer })));
        report.await.map_err(|_| over())
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        let at = params.text_document_position_params;
        let answer = move |scene: &Scene| hover::hover(scene, at.position);
        self.ask_everywhere(at.text_document.uri, answer).await
    }

    async fn references(&self, params: ReferenceParams) -> Result<Option<Vec<Location>>> {
        let at = params.text_document_position;
        let declared = params.context.include_declaration;
        let answer = move |scene: &Scene| mentions::references(scene, at.position, declared);
        self.ask_everywhere(at.text_document.uri, answer).await
    }

    async fn document_highlight(&self, params: DocumentHighlightParams) -> Result<Option<Vec<DocumentHighlight>>> {
        let at = params.text_document_position_params;
        let answer = move |scene: &Scene| mentions::highlights(scene, at.position);
        self.ask(at.text_document.uri, answer).await
    }

    async fn goto_definition(&self, params: GotoDefinitionParams) -> Result<Option<GotoDefinitionResponse>> {
        let at = params.text_document_position_params;
        let answer = move |scene: &Scene| mentions::definition(scene, at.position);
        self.ask(at.text_document.uri, answer).await
    }

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
        let uri = params.text_document.uri.clone();
        self.ask(uri, move |scene| Some(actions::actions(scene, &params))).await
    }

    async fn document_symbol(&self, params: DocumentSymbolParams) -> Result<Option<DocumentSymbolResponse>> {
        self.ask(params.text_document.uri, symbols::outline).await
    }

    async fn symbol(&self, params: WorkspaceSymbolParams) -> Result<Option<Vec<SymbolInformation>>> {
        let survey = |answer, cancelled| Event::Survey(Survey { answer, cancelled });
        let answer = move |panorama: &Panorama| Some(symbols::search(panorama, &params.query));
        self.inquire(survey, answer).await
    }

    async fn inlay_hint(&self, params: InlayHintParams) -> Result<Option<Vec<InlayHint>>> {
        let answer = move |scene: &Scene| Some(hints::hints(scene, params.range));
        self.ask(params.text_document.uri, answer).await
    }

    async fn code_lens(&self, params: CodeLensParams) -> Result<Option<Vec<CodeLens>>> {
        self.ask(params.text_document.uri, lenses::lenses).await
    }

    async fn execute_command(&self, params: ExecuteCommandParams) -> Result<Option<Value>> {
        let mut arguments = params.arguments.into_iter();
        let uri = arguments.next().and_then(|uri| serde_json::from_value(uri).ok());
        let range = arguments.next().and_then(|range| serde_json::from_value(range).ok());
        match (params.command.as_str(), uri, range) {
            (SHOW, Some(uri), Some(range)) => {
                self.queue(Event::Show(uri, range));
                Ok(None)
            }
            _ => Err(Error::invalid_params(format!(
                "the only command is {SHOW}, with an address and a range"
            ))),
        }
    }
}

/// `ServerCancelled`: the server ends, so there is no use in asking again.
fn over() -> Error {
    Error {
        code: ErrorCode::ServerError(-32802),
        message: "the server ends".into(),
        data: Some(serde_json::json!({"retriggerRequest": false})),
    }
}
