//! Wire order and the end: what tower-lsp leaves to chance.
//!
//! tower-lsp polls handlers whenever it comes to them, in any order. Here each is polled once as soon as its message
//! is read, so what a handler does before its first await happens in the order of the wire.

use std::future::{Future, ready};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Waker};

use tokio::sync::Notify;
use tower::Service;
use tower_lsp::jsonrpc::{Error, Id, Request, Response};

/// The method that stands for a message that was no JSON.
pub const BROKEN_JSON: &str = "$/factlint/brokenJson";

/// The method that stands for JSON that was no message.
pub const BROKEN_MESSAGE: &str = "$/factlint/brokenMessage";

/// Whether the editor said `shutdown` and `exit`.
#[derive(Debug, Default)]
pub struct Lifecycle {
    shutdown: AtomicBool,
    exit: AtomicBool,
    exited: Notify,
}

impl Lifecycle {
    /// Waits for `exit`.
    pub async fn exited(&self) {
        self.exited.notified().await;
    }

    /// Ends the server as `exit` does.
    pub fn leave(&self) {
        self.exit.store(true, Ordering::SeqCst);
        self.exited.notify_one();
    }

    /// The status to exit with.
    pub fn status(&self) -> u8 {
        u8::from(!self.shutdown.load(Ordering::SeqCst))
    }
}

/// A service whose handlers begin in wire order.
pub struct Ordered<S> {
    inner: S,
    lifecycle: Arc<Lifecycle>,
}

impl<S> Ordered<S> {
    /// Wraps a service.
    pub fn new(inner: S, lifecycle: Arc<Lifecycle>) -> Self {
        Self { inner, lifecycle }
    }
}

type Answer<E> = Pin<Box<dyn Future<Output = Result<Option<Response>, E>> + Send>>;

impl<S> Service<Request> for Ordered<S>
where
    S: Service<Request, Response = Option<Response>>,
    S::Future: Send + 'static,
    S::Error: Send + 'static,
{
    type Response = Option<Response>;
    type Error = S::Error;
    type Future = Answer<S::Error>;

    fn poll_ready(&mut self, turn: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.inner.poll_ready(turn)
    }

    fn call(&mut self, request: Request) -> Self::Future {
        if self.lifecycle.exit.load(Ordering::SeqCst) {
            return Box::pin(ready(Ok(None)));
        }
        let broken = match request.method() {
            "exit" => {
                self.lifecycle.leave();
                return Box::pin(ready(Ok(None)));
            }
            BROKEN_JSON => Some(Error::parse_error()),
            BROKEN_MESSAGE => Some(Error::invalid_request()),
            _ => None,
        };
        if let Some(error) = broken {
            return Box::pin(ready(Ok(Some(Response::from_error(Id::Null, error)))));
        }
        let is_shutdown = request.method() == "shutdown";
        let id = request.id().cloned();
        // Some editors send `null` where there are no parameters, which tower-lsp refuses.
        let request = match &id {
            Some(id) if is_shutdown => Request::build("shutdown").id(id.clone()).finish(),
            _ if request.method() == "initialize" => with_diagnostics(request),
            _ => request,
        };
        let mut answer = Box::pin(self.inner.call(request));
        // Whoever polls next leaves a waker of its own.
        let mut turn = Context::from_waker(Waker::noop());
        match catch_unwind(AssertUnwindSafe(|| answer.as_mut().poll(&mut turn))) {
            Ok(Poll::Pending) => answer,
            Ok(Poll::Ready(done)) => {
                if is_shutdown && matches!(&done, Ok(Some(response)) if response.is_ok()) {
                    self.lifecycle.shutdown.store(true, Ordering::SeqCst);
                }
                Box::pin(ready(done))
            }
            Err(_) => Box::pin(ready(
                Ok(id.map(|id| Response::from_error(id, Error::internal_error()))),
            )),
        }
    }
}

/// The capability `workspace.diagnostics` under the name by which lsp-types 0.94 looks for it.
fn with_diagnostics(request: Request) -> Request {
    let given = request
        .params()
        .and_then(|params| params.pointer("/capabilities/workspace/diagnostics"));
    let Some((diagnostics, id)) = given.cloned().zip(request.id().cloned()) else {
        return request;
    };
    let (method, _, params) = request.into_parts();
    let mut params = params.unwrap_or_default();
    let workspace = params.pointer_mut("/capabilities/workspace");
    if let Some(workspace) = workspace.and_then(serde_json::Value::as_object_mut) {
        workspace.insert("diagnostic".to_owned(), diagnostics);
    }
    Request::build(method).params(params).id(id).finish()
}
