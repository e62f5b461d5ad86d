//! The child process that holds one plug-in: `factlint plugin-host LIBRARY`.
//!
//! Its standard input and output are the pipes to factlint. They are moved out of the plug-in's reach first, so that a
//! plug-in that prints or reads does no harm; and when the input ends, the process does, whatever the plug-in is doing.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Write};
use std::path::Path;
use std::sync::mpsc;
use std::thread;

use factlint_core::plugin::Packed;

use crate::library::InProcess;
use crate::message::{self, End, Header, Op, Part};
use crate::runner::{Answer, Failure, Runner};

/// Serves until the input ends.
///
/// # Errors
/// The pipes cannot be had.
pub fn serve(library: &Path, memory: Option<u64>) -> io::Result<()> {
    let (input, output) = pipes()?;
    if let Some(bytes) = memory {
        limit(bytes);
    }
    let (requests, coming) = mpsc::channel();
    thread::Builder::new().spawn(move || {
        let mut input = BufReader::new(input);
        while let Ok(Some(request)) = message::receive(&mut input) {
            if requests.send(request).is_err() {
                return;
            }
        }
        // Factlint is gone, or wants no more; a plug-in that still runs cannot know.
        std::process::exit(0);
    })?;
    let mut output = BufWriter::new(output);
    let loaded = InProcess::open(library).map_err(|error| Failure::Load(error.to_string()));
    let mut sources: (u64, Vec<Packed>) = (0, Vec::new());
    for (header, blobs) in coming {
        let (values, result) = match &loaded {
            Ok(library) => act(library, &header, &blobs, &mut sources),
            Err(failure) => (Vec::new(), Err(failure.clone())),
        };
        for value in values {
            message::answer(&mut output, &Part::Value(value))?;
        }
        message::answer(&mut output, &Part::End(End::of(result)))?;
        output.flush()?;
    }
    Ok(())
}

fn act(library: &InProcess, header: &Header, blobs: &[Vec<u8>], sources: &mut (u64, Vec<Packed>)) -> Answer {
    match header.op {
        Op::Manifest => match library.manifest() {
            Ok(values) => (values, Ok(())),
            Err(failure) => (Vec::new(), Err(failure)),
        },
        Op::Configure => (Vec::new(), library.configure(header.rule, &header.options)),
        Op::Sources => {
            *sources = (header.id, blobs.iter().map(|blob| Packed::from_bytes(blob)).collect());
            (Vec::new(), Ok(()))
        }
        Op::Check | Op::Facts | Op::Reconcile | Op::Compare => {
            let packed = blobs.first().map(|blob| Packed::from_bytes(blob)).unwrap_or_default();
            let rule = (header.rule, header.options.as_str());
            library.run_packed(rule, header.op, &packed, (sources.0, &sources.1))
        }
    }
}

#[cfg(unix)]
fn pipes() -> io::Result<(File, File)> {
    let input = rustix::io::fcntl_dupfd_cloexec(rustix::stdio::stdin(), 3)?;
    let output = rustix::io::fcntl_dupfd_cloexec(rustix::stdio::stdout(), 3)?;
    let nothing = File::options().read(true).write(true).open("/dev/null")?;
    rustix::stdio::dup2_stdin(&nothing)?;
    rustix::stdio::dup2_stdout(&nothing)?;
    Ok((File::from(input), File::from(output)))
}

/// Where there is no way to move them, a plug-in that prints breaks its own answers, and is ended for it.
#[cfg(not(unix))]
fn pipes() -> io::Result<(impl io::Read + Send, impl Write)> {
    Ok((io::stdin(), io::stdout()))
}

/// Limits the memory of this process; more ends it. And no file is left behind when it crashes.
#[cfg(unix)]
fn limit(bytes: u64) {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let at_most = |bytes| Rlimit {
        current: Some(bytes),
        maximum: Some(bytes),
    };
    // Where the system knows no such limit, the limit in time is left.
    let _ = setrlimit(Resource::As, at_most(bytes));
    let _ = setrlimit(Resource::Core, at_most(0));
}

#[cfg(not(unix))]
fn limit(_bytes: u64) {}
