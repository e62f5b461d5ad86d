//! One child process, from factlint's side: started, asked, and ended when it takes too long.

use std::io::{BufReader, BufWriter};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use crate::isolated::Launch;
use crate::message::{self, Header, Part};
use crate::runner::{Answer, Failure};

/// A child process that holds a plug-in.
pub struct Process {
    child: Child,
    input: BufWriter<ChildStdin>,
    parts: Receiver<std::io::Result<Part>>,
    /// Number of the sources that it has.
    pub sources: u64,
}

impl Process {
    /// Starts one.
    pub fn start(launch: &Launch) -> Result<Self, Failure> {
        let failed = |error: std::io::Error| Failure::Crash(format!("no process can be started ({error})"));
        let mut command = Command::new(&launch.program);
        command.arg("plugin-host").arg(&launch.library);
        command.arg("--memory").arg(launch.limits.memory.to_string());
        let piped = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut child = piped.spawn().map_err(failed)?;
        let (Some(input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(Failure::Crash("its pipes are gone".to_owned()));
        };
        let (send, parts) = channel();
        let read = move || {
            let mut output = BufReader::new(output);
            loop {
                let part = message::part(&mut output);
                let last = part.is_err();
                if send.send(part).is_err() || last {
                    return;
                }
            }
        };
        thread::Builder::new().spawn(read).map_err(failed)?;
        Ok(Self {
            child,
            input: BufWriter::new(input),
            parts,
            sources: 0,
        })
    }

    /// Asks it for something. After a crash or when it took too long the process is no more.
    pub fn ask(&mut self, header: &Header, blobs: &[&[u8]], time: Duration) -> Result<Answer, Failure> {
        // A document is sent from here while the child reads it; one that reads nothing is ended by whoever waits.
        let until = Instant::now() + time;
        if message::send(&mut self.input, header, blobs).is_err() {
            return Err(self.ended());
        }
        let mut values = Vec::new();
        loop {
            match self.parts.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(Ok(Part::Value(value))) => values.push(value),
                Ok(Ok(Part::End(end))) => return Ok((values, end.result())),
                Ok(Err(error)) if error.kind() == std::io::ErrorKind::InvalidData => {
                    self.end();
                    return Err(Failure::Crash(error.to_string()));
                }
                Ok(Err(_)) | Err(RecvTimeoutError::Disconnected) => return Err(self.ended()),
                Err(RecvTimeoutError::Timeout) => {
                    self.end();
                    return Err(Failure::Time(time.as_secs().max(1)));
                }
            }
        }
    }

    /// How it ended by itself.
    fn ended(&mut self) -> Failure {
        // Its pipes are closed, so it is ending; one that only closed them is ended.
        let mut patience = 100;
        let status = loop {
            match self.child.try_wait() {
                Ok(None) if patience > 0 => {
                    patience -= 1;
                    thread::sleep(Duration::from_millis(10));
                }
                other => break other.ok().flatten(),
            }
        };
        self.end();
        Failure::Crash(status.map_or_else(|| "it hangs".to_owned(), |status| status.to_string()))
    }

    fn end(&mut self) {
        // It may have ended by itself; then there is nothing to do.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.end();
    }
}
