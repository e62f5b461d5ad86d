//! A plug-in in child processes: what it does to itself, it does to them.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use crate::child::Process;
use crate::message::{Header, Op};
use crate::runner::{Act, Answer, Failure, Runner};

/// How much a plug-in may take.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Time for one act, such as one rule on one document.
    pub time: Duration,
    /// Bytes of memory of a process.
    pub memory: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            time: Duration::from_secs(10),
            memory: 2 << 30,
        }
    }
}

/// How a child process is started: `PROGRAM plugin-host LIBRARY --memory BYTES`.
#[derive(Debug, Clone)]
pub struct Launch {
    /// Factlint itself.
    pub program: PathBuf,
    /// The plug-in.
    pub library: PathBuf,
    /// What it may take.
    pub limits: Limits,
}

/// Processes that run at once, for each plug-in.
const PROCESSES: usize = 4;

/// A plug-in that runs in processes of its own, each started when it is needed.
pub struct Isolated {
    launch: Launch,
    slots: Vec<Mutex<Option<Process>>>,
    next: AtomicU32,
    crashes: AtomicU32,
}

impl Isolated {
    /// A plug-in; nothing is started yet.
    pub fn new(launch: Launch) -> Self {
        let slots = thread::available_parallelism().map_or(1, |cores| cores.get().min(PROCESSES));
        Self {
            launch,
            slots: (0..slots).map(|_| Mutex::default()).collect(),
            next: AtomicU32::new(0),
            crashes: AtomicU32::new(0),
        }
    }

    /// A process that is free, or the next one whose turn it is.
    fn slot(&self) -> Option<MutexGuard<'_, Option<Process>>> {
        if let Some(free) = self.slots.iter().find_map(|slot| slot.try_lock().ok()) {
            return Some(free);
        }
        let turn = self.next.fetch_add(1, Ordering::Relaxed) as usize % self.slots.len().max(1);
        let slot = self.slots.get(turn)?;
        Some(slot.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn ask(&self, mut header: Header, blobs: &[&[u8]], act: Option<Act<'_>>) -> Answer {
        let none = |failure| (Vec::new(), Err(failure));
        let Some(mut slot) = self.slot() else {
            return none(Failure::Crash("there is no process".to_owned()));
        };
        if slot.is_none() {
            // After a crash a process is started anew, each time a little later.
            let crashes = self.crashes.load(Ordering::Relaxed);
            if crashes > 0 {
                thread::sleep(Duration::from_millis(25 << crashes.min(6)));
            }
            match Process::start(&self.launch) {
                Ok(process) => *slot = Some(process),
                Err(failure) => return none(failure),
            }
        }
        let Some(process) = slot.as_mut() else {
            return none(Failure::Crash("there is no process".to_owned()));
        };
        let time = self.launch.limits.time;
        header.blobs = blobs.iter().map(|blob| blob.len() as u64).collect();
        let lent = match act {
            Some(Act::Compare(_, sources)) if process.sources != sources.table().id => self.lend(process, sources),
            _ => Ok(()),
        };
        match lent.and_then(|()| process.ask(&header, blobs, time)) {
            Ok(answer) => answer,
            Err(failure) => {
                *slot = None;
                self.crashes.fetch_add(1, Ordering::Relaxed);
                none(failure)
            }
        }
    }

    /// Gives a process the sources that comparisons need, once.
    fn lend(&self, process: &mut Process, sources: &factlint_core::plugin::LentSources<'_>) -> Result<(), Failure> {
        let packed: Vec<_> = sources
            .documents()
            .iter()
            .map(factlint_core::plugin::Lent::pack)
            .collect();
        let blobs: Vec<&[u8]> = packed.iter().map(factlint_core::plugin::Packed::bytes).collect();
        let id = sources.table().id;
        let header = Header {
            id,
            blobs: blobs.iter().map(|blob| blob.len() as u64).collect(),
            ..header(Op::Sources, 0, "")
        };
        process.ask(&header, &blobs, self.launch.limits.time)?.1?;
        process.sources = id;
        Ok(())
    }
}

fn header(op: Op, rule: u32, options: &str) -> Header {
    Header {
        op,
        rule,
        options: options.to_owned(),
        id: 0,
        blobs: Vec::new(),
    }
}

impl Runner for Isolated {
    fn manifest(&self) -> Result<Vec<Vec<u8>>, Failure> {
        let (values, result) = self.ask(header(Op::Manifest, 0, ""), &[], None);
        result.map(|()| values)
    }

    fn configure(&self, rule: u32, options: &str) -> Result<(), Failure> {
        self.ask(header(Op::Configure, rule, options), &[], None).1
    }

    fn run(&self, rule: u32, options: &str, act: Act<'_>) -> Answer {
        let (op, packed) = match act {
            Act::Check(doc) => (Op::Check, doc.pack()),
            Act::Facts(doc) => (Op::Facts, doc.pack()),
            Act::Reconcile(group) => (Op::Reconcile, group.pack()),
            Act::Compare(draft, _) => (Op::Compare, draft.pack()),
        };
        self.ask(header(op, rule, options), &[packed.bytes()], Some(act))
    }
}
