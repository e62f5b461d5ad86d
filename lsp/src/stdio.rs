//! Standard input and output without a wait in the runtime: a thread reads, a thread writes.
//!
//! The protocol goes to a duplicate of standard output; standard output itself is made to lead to standard error, so
//! nothing that prints can break a frame.

use std::fs::File;
use std::io::{self, Write};
use std::pin::Pin;
use std::sync::mpsc;
use std::task::{Context, Poll};
use std::thread;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::sync::mpsc as queue;

use crate::frames::{Frame, Frames};
use crate::service::{BROKEN_JSON, BROKEN_MESSAGE};

/// Messages that are read ahead.
const AHEAD: usize = 64;

/// How long the last bytes may take to be written when the server ends.
const LAST_BYTES: Duration = Duration::from_secs(2);

/// Messages of standard input, as bytes in frames.
pub struct Input {
    frames: queue::Receiver<Vec<u8>>,
    current: Vec<u8>,
    taken: usize,
}

/// Starts to read standard input.
pub fn input() -> io::Result<Input> {
    let (send, frames) = queue::channel(AHEAD);
    thread::Builder::new()
        .name("factlint-input".to_owned())
        .spawn(move || {
            let mut input = Frames::new(io::stdin());
            // An input that fails has ended.
            while let Ok(Some(frame)) = input.next() {
                let body = match frame {
                    Frame::Message(body) => body,
                    Frame::NoJson => stand_in(BROKEN_JSON),
                    Frame::NoMessage => stand_in(BROKEN_MESSAGE),
                };
                let mut framed = format!("Content-Length: {}\r\n\r\n", body.len()).into_bytes();
                framed.extend(body);
                if send.blocking_send(framed).is_err() {
                    return;
                }
            }
        })?;
    Ok(Input {
        frames,
        current: Vec::new(),
        taken: 0,
    })
}

/// A request that is answered with the error that a broken message deserves.
fn stand_in(method: &str) -> Vec<u8> {
    format!(r#"{{"jsonrpc":"2.0","method":"{method}","id":0}}"#).into_bytes()
}

impl AsyncRead for Input {
    fn poll_read(mut self: Pin<&mut Self>, turn: &mut Context<'_>, out: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        if self.taken >= self.current.len() {
            match self.frames.poll_recv(turn) {
                Poll::Pending => return Poll::Pending,
                Poll::Ready(None) => return Poll::Ready(Ok(())),
                Poll::Ready(Some(frame)) => {
                    self.current = frame;
                    self.taken = 0;
                }
            }
        }
        let rest = self.current.get(self.taken..).unwrap_or(&[]);
        let part = rest.get(..out.remaining()).unwrap_or(rest);
        out.put_slice(part);
        let length = part.len();
        self.taken += length;
        Poll::Ready(Ok(()))
    }
}

/// Where tower-lsp writes to; never waits.
pub struct Output(mpsc::Sender<Vec<u8>>);

/// The thread that writes.
pub struct Writer(mpsc::Receiver<()>);

impl Writer {
    /// Waits until all was written, but not for an editor that does not read. Every [`Output`] must be gone.
    pub fn finish(self) {
        let _ = self.0.recv_timeout(LAST_BYTES);
    }
}

/// Takes standard output over and starts to write there.
pub fn output() -> io::Result<(Output, Writer)> {
    let mut out = take_stdout()?;
    let (send, bytes) = mpsc::channel::<Vec<u8>>();
    let (done, finished) = mpsc::channel();
    thread::Builder::new()
        .name("factlint-output".to_owned())
        .spawn(move || {
            for bytes in bytes {
                if out.write_all(&bytes).and_then(|()| out.flush()).is_err() {
                    break; // nobody reads any more; the end of the input will follow
                }
            }
            let _ = done.send(());
        })?;
    Ok((Output(send), Writer(finished)))
}

#[cfg(unix)]
fn take_stdout() -> io::Result<File> {
    use std::os::fd::AsFd;

    let ours = io::stdout().as_fd().try_clone_to_owned()?;
    rustix::stdio::dup2_stdout(io::stderr())?;
    Ok(File::from(ours))
}

#[cfg(not(unix))]
fn take_stdout() -> io::Result<io::Stdout> {
    Ok(io::stdout())
}

impl AsyncWrite for Output {
    fn poll_write(self: Pin<&mut Self>, _turn: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let sent = self.0.send(bytes.to_vec());
        Poll::Ready(sent.map(|()| bytes.len()).map_err(|_| io::ErrorKind::BrokenPipe.into()))
    }

    fn poll_flush(self: Pin<&mut Self>, _turn: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _turn: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }
}
