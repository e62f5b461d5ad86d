//! What reaches the state thread, and how a handler waits for an answer.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::thread;

use factlint_core::Registry;
use serde_json::Value;
use tower_lsp::lsp_types::{
    DidChangeTextDocumentParams, DidOpenTextDocumentParams, InitializeParams, ProgressToken, Range, TraceValue, Url,
    WorkspaceFoldersChangeEvent,
};

use crate::checker::Done;
use crate::client::Client;
use crate::key::Key;
use crate::options::Shows;
use crate::state::{DocumentPull, WorkspacePull};
use crate::view::View;

/// Something that happened.
pub enum Event {
    /// The editor said who it is.
    Initialize(Box<InitializeParams>),
    /// The editor is ready.
    Initialized,
    /// A document was opened.
    Open(Box<DidOpenTextDocumentParams>),
    /// An open document changed.
    Change(Box<DidChangeTextDocumentParams>),
    /// A document was saved.
    Save(Url),
    /// A document was closed.
    Close(Url),
    /// Files came, changed or went.
    Files(Vec<PathBuf>),
    /// Folders came or went.
    Folders(WorkspaceFoldersChangeEvent),
    /// The editor says that its settings changed.
    SettingsChanged(Value),
    /// The editor's settings.
    Settings(Value),
    /// Something is asked about a document.
    Ask(Question),
    /// Something is asked about all documents.
    Survey(Survey),
    /// The editor is to show a place.
    Show(Url, Range),
    /// Findings of a document are asked for.
    Pull(Box<DocumentPull>),
    /// Findings of all documents are asked for.
    PullAll(Box<WorkspacePull>),
    /// The editor wants to be told more or less of what goes on.
    Trace(TraceValue),
    /// The editor made room to show progress.
    ProgressCreated(ProgressToken),
    /// The writer does not want what progress is shown of.
    ProgressCancelled(ProgressToken),
    /// The checker did what it was asked to.
    Checked(Box<Done>),
    /// The editor wants no more.
    Shutdown,
}

/// What an answer is read from.
pub struct Scene {
    /// The document asked about, as it is now.
    pub view: Arc<View>,
    /// The editor.
    pub client: Client,
    /// Open documents with their addresses and versions.
    pub open: Arc<crate::state::Open>,
    /// What the editor wants to see.
    pub shows: Shows,
    /// All rules.
    pub registry: Arc<Registry>,
    /// The other documents of the same folder, if the question is about them too.
    pub others: Vec<Arc<View>>,
    /// Files of settings that are open, with what stands in them now.
    pub settings: Vec<(Key, Arc<str>)>,
}

/// What an answer about all documents is read from.
pub struct Panorama {
    /// The documents as they are now.
    pub views: Vec<Arc<View>>,
    /// The editor.
    pub client: Client,
    /// Open documents with their addresses and versions.
    pub open: Arc<crate::state::Open>,
}

/// A question about a document.
pub struct Question {
    /// The document.
    pub uri: Url,
    /// Whether the answer looks at other documents too.
    pub everywhere: bool,
    /// Answers it; with None where the document is not one that we read.
    pub answer: Answer<Scene>,
    /// Whether nobody waits for the answer any more.
    pub cancelled: Cancelled,
}

/// A question about all documents.
pub struct Survey {
    /// Answers it.
    pub answer: Answer<Panorama>,
    /// Whether nobody waits for the answer any more.
    pub cancelled: Cancelled,
}

/// Work that answers a question.
pub type Answer<S> = Box<dyn FnOnce(Option<S>) + Send>;

/// Tells whether nobody waits for an answer any more.
pub type Cancelled = Box<dyn Fn() -> bool + Send>;

/// Work for the reader thread.
pub type Work = Box<dyn FnOnce() + Send>;

/// Starts the thread on which questions are answered.
pub fn start_reader() -> io::Result<Sender<Work>> {
    let (send, work) = channel::<Work>();
    thread::Builder::new()
        .name("factlint-reader".to_owned())
        .spawn(move || {
            for work in work {
                // Whoever waits sees the question dropped, which is an error of its own.
                let _ = catch_unwind(AssertUnwindSafe(work));
            }
        })?;
    Ok(send)
}
