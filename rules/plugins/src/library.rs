//! A plug-in's library in this process: loading, the handshake, and calls. A library is never unloaded.

#![allow(unsafe_code, reason = "loading code, and calling it")]

use std::ffi::c_void;
use std::fmt;
use std::path::Path;
use std::sync::{PoisonError, RwLock};

use factlint_core::plugin::Packed;
use factlint_core::plugin::abi::{
    DocumentTable, GroupTable, MISUSED, Output, PluginTable, SYMBOL, SourcesTable, Text, VERSION,
};
use factlint_core::plugin::lend::sources_table;
use factlint_core::plugin::row::copied;

use crate::message::Op;
use crate::runner::{Act, Answer, Failure, Runner, Values};

/// Why a library is no plug-in that can be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LoadError {
    /// The system cannot load it.
    System(String),
    /// It has no table.
    Symbol,
    /// Its table is of another version.
    Version(u32),
    /// Its table is shorter than its version asks for.
    Size(u32),
    /// It ends the process when it panics.
    Aborts,
}

impl fmt::Display for LoadError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::System(why) => write!(out, "it is no library for this system ({why})"),
            Self::Symbol => write!(out, "it has no symbol `{SYMBOL}`, so it is no plug-in of factlint"),
            Self::Version(version) => write!(
                out,
                "it was built for version {version} of the plug-in interface, and this is version {VERSION}: build it anew"
            ),
            Self::Size(size) => write!(out, "its table has only {size} bytes: build it anew"),
            Self::Aborts => write!(
                out,
                "it was built with panic = \"abort\", so a panic would end factlint: run it without `--plugins-in-process`"
            ),
        }
    }
}

impl std::error::Error for LoadError {}

/// A rule that a plug-in made.
#[derive(Clone, Copy)]
struct Instance(*mut c_void);

// SAFETY: a plug-in's rules are `Send` and `Sync`, and `factlint.h` asks the same of those in C.
unsafe impl Send for Instance {}
// SAFETY: as above.
unsafe impl Sync for Instance {}

/// A plug-in that runs in this process.
pub struct InProcess {
    table: PluginTable,
    instances: RwLock<Vec<(u32, Box<str>, Instance)>>,
}

/// Takes a value that a plug-in writes.
unsafe extern "C" fn write(context: *mut c_void, bytes: *const u8, length: u64) -> u32 {
    if context.is_null() || (bytes.is_null() && length > 0) {
        return 1;
    }
    // SAFETY: the context is the one that `call` gave, which is not used by anybody else during the call.
    let values = unsafe { &mut *context.cast::<Values>() };
    // SAFETY: the plug-in's word; it is asked for only if the length is within limits.
    let value = || unsafe { std::slice::from_raw_parts(bytes, length as usize) }.to_vec();
    u32::from(!values.push(length, value))
}

/// Calls a function of the plug-in with an output, and takes down what it writes.
fn call(act: impl FnOnce(*const Output) -> u32) -> (Values, u32) {
    let mut values = Values::default();
    let output = Output {
        size: size_of::<Output>() as u32,
        reserved: 0,
        context: (&raw mut values).cast(),
        write: Some(write),
    };
    let status = act(&raw const output);
    (values, status)
}

impl InProcess {
    /// Loads a library, and compares version and size of its table.
    ///
    /// # Errors
    /// It is no plug-in, or not one of this version.
    pub fn open(path: &Path) -> Result<Self, LoadError> {
        let system = |error: libloading::Error| LoadError::System(error.to_string());
        #[cfg(unix)]
        // SAFETY: the user chose to run this code with the user's rights; nothing can be promised for its initialisers.
        let library = unsafe {
            use libloading::os::unix::{Library, RTLD_LOCAL, RTLD_NOW};
            /// A library that is loaded stays: its code may be on some thread's stack. macOS counts its flags anew.
            const RTLD_NODELETE: i32 = if cfg!(target_vendor = "apple") { 0x80 } else { 0x1000 };
            libloading::Library::from(Library::open(Some(path), RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE).map_err(system)?)
        };
        #[cfg(not(unix))]
        // SAFETY: as above.
        let library = unsafe { libloading::Library::new(path) }.map_err(system)?;
        // SAFETY: the symbol is a table, which begins with version and size.
        let at = unsafe { library.get::<*const u32>(SYMBOL.as_bytes()) };
        let at = at.map(|symbol| *symbol).map_err(|_| LoadError::Symbol);
        std::mem::forget(library);
        let at = at?;
        if at.is_null() {
            return Err(LoadError::Symbol);
        }
        // SAFETY: every version of the table begins with these two numbers.
        let (version, size) = unsafe { (at.read_unaligned(), at.add(1).read_unaligned()) };
        if version != VERSION {
            return Err(LoadError::Version(version));
        }
        if (size as usize) < size_of::<PluginTable>() {
            return Err(LoadError::Size(size));
        }
        Ok(Self {
            // SAFETY: the table has that many bytes.
            table: unsafe { copied(at.cast(), size as usize) },
            instances: RwLock::default(),
        })
    }

    /// The same, refusing a plug-in whose panics cannot be caught.
    ///
    /// # Errors
    /// As [`InProcess::open`], or its panics end the process.
    pub fn open_catching(path: &Path) -> Result<Self, LoadError> {
        let opened = Self::open(path)?;
        if opened.table.flags & PluginTable::ABORTS != 0 {
            return Err(LoadError::Aborts);
        }
        Ok(opened)
    }

    fn instance(&self, rule: u32, options: &str) -> Result<Instance, Failure> {
        let find = |known: &[(u32, Box<str>, Instance)]| {
            let same = known
                .iter()
                .find(|(number, set, _)| *number == rule && **set == *options);
            same.map(|(_, _, instance)| *instance)
        };
        if let Some(known) = find(&self.instances.read().unwrap_or_else(PoisonError::into_inner)) {
            return Ok(known);
        }
        let Some(configure) = self.table.configure else {
            return Err(Failure::Nonsense("it has no function `configure`".to_owned()));
        };
        let mut instance = std::ptr::null_mut();
        let (values, status) = call(|out| {
            // SAFETY: all four are what the interface asks for, and hold during the call.
            unsafe { configure(rule, Text::of(options), &raw mut instance, out) }
        });
        values.finish(status).1?;
        let mut known = self.instances.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(first) = find(&known) {
            if let Some(release) = self.table.release {
                // SAFETY: it was made a moment ago, and nobody else knows of it.
                unsafe { release(instance) };
            }
            return Ok(first);
        }
        known.push((rule, options.into(), Instance(instance)));
        Ok(Instance(instance))
    }
}

impl Runner for InProcess {
    fn manifest(&self) -> Result<Vec<Vec<u8>>, Failure> {
        let Some(manifest) = self.table.manifest else {
            return Err(Failure::Nonsense("it has no function `manifest`".to_owned()));
        };
        // SAFETY: the output holds during the call.
        let (values, status) = call(|out| unsafe { manifest(out) });
        let (values, result) = values.finish(status);
        result.map(|()| values)
    }

    fn configure(&self, rule: u32, options: &str) -> Result<(), Failure> {
        self.instance(rule, options).map(drop)
    }

    fn run(&self, rule: u32, options: &str, act: Act<'_>) -> Answer {
        self.on(
            (rule, options),
            match act {
                Act::Check(doc) => Tables::Check(doc.table()),
                Act::Facts(doc) => Tables::Facts(doc.table()),
                Act::Reconcile(group) => Tables::Reconcile(group.table()),
                Act::Compare(draft, sources) => Tables::Compare(draft.table(), sources.table()),
            },
        )
    }
}

/// What an act is run on; the tables are lent for the call, and tell the truth.
#[derive(Clone, Copy)]
enum Tables<'a> {
    Check(&'a DocumentTable),
    Facts(&'a DocumentTable),
    Reconcile(&'a GroupTable),
    Compare(&'a DocumentTable, &'a SourcesTable),
}

impl InProcess {
    /// Runs an act on what came through a pipe; `sources` are those of `compare`, with their number.
    pub fn run_packed(
        &self,
        (rule, options): (u32, &str),
        act: Op,
        packed: &Packed,
        (id, sources): (u64, &[Packed]),
    ) -> Answer {
        let broken = || (Vec::new(), Err(Failure::Nonsense("the message is broken".to_owned())));
        if act == Op::Reconcile {
            return packed
                .group()
                .map_or_else(broken, |group| self.on((rule, options), Tables::Reconcile(&group)));
        }
        let Some(doc) = packed.document() else {
            return broken();
        };
        match act {
            Op::Check => self.on((rule, options), Tables::Check(&doc)),
            Op::Facts => self.on((rule, options), Tables::Facts(&doc)),
            Op::Compare => {
                let documents: Vec<DocumentTable> = sources.iter().filter_map(Packed::document).collect();
                self.on((rule, options), Tables::Compare(&doc, &sources_table(id, &documents)))
            }
            _ => broken(),
        }
    }

    fn on(&self, (rule, options): (u32, &str), tables: Tables<'_>) -> Answer {
        let instance = match self.instance(rule, options) {
            Ok(Instance(instance)) => instance,
            Err(failure) => return (Vec::new(), Err(failure)),
        };
        let table = &self.table;
        let (values, status) = call(|out| {
            // SAFETY: the instance is the plug-in's own, and everything that is lent holds during the call.
            unsafe {
                match tables {
                    Tables::Check(doc) => table.check.map(|act| act(instance, doc, out)),
                    Tables::Facts(doc) => table.facts.map(|act| act(instance, doc, out)),
                    Tables::Reconcile(group) => table.reconcile.map(|act| act(instance, group, out)),
                    Tables::Compare(draft, sources) => table.compare.map(|act| act(instance, draft, sources, out)),
                }
            }
            // A rule that names an act in its manifest has a function for it.
            .unwrap_or(MISUSED)
        });
        values.finish(status)
    }
}
