//! factlint's language server: the only room that knows the Language Server Protocol.
//!
//! ```text
//! stdin -> frames -> tower-lsp -> Ordered (wire order) -> handlers -> events -> state thread -> checker thread
//!                                                                                  |  ^            |
//! stdout <- writer thread <- tower-lsp <- speaker task <- outgoing ---------------+  +--- views ---+
//!                                                  handlers' answers <- reader thread <-+
//! ```
//!
//! A handler only queues an event, before its first await, and waits at most for an answer: dropping the wait is the
//! cancellation. The state thread owns open texts and what was published, and never works long. The checker owns
//! files, settings and workspaces. What a handler answers is computed on the reader thread, from a snapshot.
//!
//! Newer text goes first: while the checker works, the state thread may tell it that its job is outdated. It then stops
//! between two blocks, takes the newer text in, and does later what it left. An editor that asks for findings gets
//! none that it did not ask for; its questions wait on the state thread.

mod actions;
mod backend;
mod buffer;
mod checker;
mod client;
mod convert;
mod desk;
mod event;
mod frames;
mod hints;
mod hover;
mod key;
mod lenses;
mod listing;
mod markup;
mod mentions;
mod options;
mod parent;
mod plugins;
mod positions;
mod rules;
mod service;
mod settings;
mod speaker;
mod state;
mod stdio;
mod symbols;
mod threads;
mod values;
mod view;

use std::fmt;
use std::future::Future;
use std::io;
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;

use factlint_core::Registry;
use tower_lsp::{LspService, Server};

pub use crate::plugins::Plugins;

use crate::backend::Backend;
use crate::service::{Lifecycle, Ordered};

/// Requests that are under way at once; more wait unread, and cancellations with them. A wait costs a few hundred bytes.
const CONCURRENCY: usize = 4096;

/// Turns of the loop after `exit` in which answers that are ready still go out.
const LAST_TURNS: usize = 64;

/// Why the server could not serve.
#[derive(Debug)]
pub enum ServeError {
    /// Standard input or output cannot be had.
    Stream(io::Error),
    /// The system gives no thread.
    Thread(io::Error),
}

impl fmt::Display for ServeError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stream(error) => write!(
                out,
                "the language server cannot use standard input and output ({error}): start it from an editor"
            ),
            Self::Thread(error) => write!(
                out,
                "the language server cannot start a thread ({error}): close programs"
            ),
        }
    }
}

impl std::error::Error for ServeError {}

/// Serves an editor over standard input and output until it says `exit` or closes the input; `plugins` stand behind rules
/// of the registry.
///
/// Returns the status to exit with: 0 after `shutdown`, 1 without.
///
/// # Errors
///
/// When standard output cannot be taken over, or a thread cannot be had.
pub fn serve(registry: Arc<Registry>, plugins: Plugins) -> Result<u8, ServeError> {
    let (output, writer) = stdio::output().map_err(ServeError::Stream)?;
    let input = stdio::input().map_err(ServeError::Thread)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .map_err(ServeError::Thread)?;
    let lifecycle = Arc::new(Lifecycle::default());
    let (events, outgoing) = state::start(registry, plugins).map_err(ServeError::Thread)?;
    let answers = event::start_reader().map_err(ServeError::Thread)?;
    let leaving = Arc::clone(&lifecycle);
    runtime.block_on(async {
        let (service, socket) = LspService::build(|client| {
            tokio::spawn(speaker::speak(client, outgoing, events.clone()));
            Backend::new(events, answers, leaving)
        })
        .custom_method("factlint/text", Backend::text)
        .custom_method("$/setTrace", Backend::set_trace)
        .custom_method("window/workDoneProgress/cancel", Backend::cancel_progress)
        .finish();
        let service = Ordered::new(service, Arc::clone(&lifecycle));
        let server = Server::new(input, output, socket).concurrency_level(CONCURRENCY);
        let mut serving = pin!(server.serve(service));
        let mut ending = pin!(async {
            lifecycle.exited().await;
            for _ in 0..LAST_TURNS {
                tokio::task::yield_now().await;
            }
        });
        std::future::poll_fn(|turn| {
            let served = serving.as_mut().poll(turn);
            let ended = ending.as_mut().poll(turn);
            if served.is_ready() || ended.is_ready() {
                Poll::Ready(())
            } else {
                Poll::Pending
            }
        })
        .await;
    });
    // Tasks may still hold ends of channels; what is written by now is what the editor gets.
    runtime.shutdown_background();
    writer.finish();
    Ok(lifecycle.status())
}
