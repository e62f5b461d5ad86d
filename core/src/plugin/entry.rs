//! The functions that `export_rules!` puts into a plug-in's table. None of them unwinds.

#![allow(unsafe_code, reason = "the border of the plug-in interface")]

use std::cell::{Cell, RefCell};
use std::ffi::c_void;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, Once, PoisonError};

use serde::Serialize;

use super::abi::{
    DONE, DocumentTable, GroupTable, MISUSED, Output, PANICKED, PluginTable, REFUSED, SourcesTable, Text, VERSION,
};
use super::read;
use super::row::{copied, text};
use super::wire::{FactJson, FindingJson, Manifest, PanicJson, RefusalJson, RuleManifest, options_from_json};
use crate::document::Document;
use crate::fact::{Company, Fact, FactSink, Group};
use crate::memo::Memo;
use crate::passages::Passages;
use crate::rule::{Rule, Sources};
use crate::sink::{Sink, Tape};
use crate::source::DocId;

/// What a plug-in exports; `export_rules!` implements it.
pub trait Exports {
    /// Name of the plug-in.
    const NAME: &'static str;
    /// Its version.
    const VERSION: &'static str;
    /// Whether a panic ends the process.
    const ABORTS: bool;

    /// Its rules, with default options.
    fn rules() -> Vec<Box<dyn Rule>>;
}

impl PluginTable {
    /// The table of a plug-in.
    pub const fn of<P: Exports>() -> Self {
        Self {
            version: VERSION,
            size: size_of::<Self>() as u32,
            flags: if P::ABORTS { Self::ABORTS } else { 0 },
            reserved: 0,
            manifest: Some(manifest::<P>),
            configure: Some(configure::<P>),
            release: Some(release),
            check: Some(check),
            facts: Some(facts),
            reconcile: Some(reconcile),
            compare: Some(compare),
        }
    }
}

/// Writes values to the host until it wants no more.
struct Writer {
    output: Output,
    full: Cell<bool>,
}

impl Writer {
    fn json(&self, value: &impl Serialize) {
        if self.full.get() {
            return;
        }
        let (Ok(bytes), Some(write)) = (serde_json::to_vec(value), self.output.write) else {
            return;
        };
        // SAFETY: the host gave function and context together, and copies the bytes before it returns.
        let status = unsafe { write(self.output.context, bytes.as_ptr(), bytes.len() as u64) };
        self.full.set(status != 0);
    }
}

thread_local! {
    /// What the last panic of this thread said.
    static LAST_WORDS: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Runs an act of the plug-in; a panic ends the act, and is told.
///
/// # Safety
/// `out` is null, or an output that can be written to.
unsafe fn guarded(out: *const Output, act: impl FnOnce(&Writer) -> u32) -> u32 {
    static LISTENING: Once = Once::new();
    if out.is_null() {
        return MISUSED;
    }
    LISTENING.call_once(|| {
        // The host tells what went wrong; it should not stand on standard error as well.
        std::panic::set_hook(Box::new(|info| {
            let said = info.payload_as_str().unwrap_or("without a message");
            let place = info.location().map_or_else(String::new, |at| format!(" at {at}"));
            let _ = LAST_WORDS.try_with(|words| *words.borrow_mut() = format!("{said}{place}"));
        }));
    });
    // SAFETY: an output begins with its size.
    let size = unsafe { (*out).size } as usize;
    let writer = Writer {
        // SAFETY: and has that many bytes.
        output: unsafe { copied(out.cast(), size) },
        full: Cell::new(false),
    };
    match catch_unwind(AssertUnwindSafe(|| act(&writer))) {
        Ok(status) => status,
        Err(payload) => {
            // To drop what was thrown could throw again.
            std::mem::forget(payload);
            let words = LAST_WORDS.try_with(RefCell::take).unwrap_or_default();
            writer.json(&PanicJson { panic: words });
            PANICKED
        }
    }
}

unsafe extern "C" fn manifest<P: Exports>(out: *const Output) -> u32 {
    let act = |out: &Writer| {
        let rules = P::rules();
        out.json(&Manifest {
            name: P::NAME.to_owned(),
            version: P::VERSION.to_owned(),
            rules: rules
                .iter()
                .map(|rule| RuleManifest::of(rule.meta(), acts(rule.as_ref())))
                .collect(),
        });
        DONE
    };
    // SAFETY: the host's word.
    unsafe { guarded(out, act) }
}

/// The acts that a rule has: those whose default does not answer when they are tried on nothing.
fn acts(rule: &dyn Rule) -> Vec<String> {
    let Some(doc) = read::nothing() else {
        return Vec::new();
    };
    let trial = |name: &str, act: &dyn Fn(&mut Sink<'_>)| {
        let (mut found, mut write) = (Vec::new(), |_: &FindingJson| {});
        let mut sink = Sink::recording(rule.meta(), &mut found, Tape::new(&mut write, &[]));
        // A rule that panics on nothing has the act.
        let idle = catch_unwind(AssertUnwindSafe(|| act(&mut sink))).is_ok() && sink.was_idle();
        (!idle).then(|| name.to_owned())
    };
    let emits = || {
        let (mut found, mut spans) = (Vec::new(), Vec::new());
        let mut sink = FactSink::recording(&doc, &mut found, &mut spans);
        let idle = catch_unwind(AssertUnwindSafe(|| rule.facts(&doc, &mut sink))).is_ok() && sink.was_idle();
        (!idle).then(|| "facts".to_owned())
    };
    let (passages, memo) = (Passages::default(), Memo::default());
    let sources = Sources {
        passages: &passages,
        aligned: &[],
        memo: &memo,
    };
    let group = Group {
        key: 0,
        facts: Vec::new(),
        company: &|_| Company::Everyone,
        known: Some(Vec::new()),
    };
    let found = [
        trial("check", &|sink| rule.check(&doc, sink)),
        emits(),
        trial("reconcile", &|sink| rule.reconcile(&group, sink)),
        trial("compare", &|sink| rule.compare(&doc, &sources, sink)),
    ];
    found.into_iter().flatten().collect()
}

unsafe extern "C" fn configure<P: Exports>(
    rule: u32,
    options: Text,
    instance: *mut *mut c_void,
    out: *const Output,
) -> u32 {
    let act = |out: &Writer| {
        // SAFETY: the host's word.
        let options = options_from_json(unsafe { text(&options) });
        let (Some(rule), Some(options), false) =
            (P::rules().into_iter().nth(rule as usize), options, instance.is_null())
        else {
            return MISUSED;
        };
        match rule.configure(&options) {
            Ok(rule) => {
                let kept: *mut Box<dyn Rule> = Box::into_raw(Box::new(rule));
                // SAFETY: the host gave a place to write to.
                unsafe { instance.write(kept.cast()) };
                DONE
            }
            Err(error) => {
                out.json(&RefusalJson {
                    name: error.name,
                    message: error.message,
                });
                REFUSED
            }
        }
    };
    // SAFETY: the host's word.
    unsafe { guarded(out, act) }
}

unsafe extern "C" fn release(instance: *mut c_void) -> u32 {
    if instance.is_null() {
        return MISUSED;
    }
    // SAFETY: `configure` made it, and the host gives it back once.
    let rule = unsafe { Box::from_raw(instance.cast::<Box<dyn Rule>>()) };
    match catch_unwind(AssertUnwindSafe(|| drop(rule))) {
        Ok(()) => DONE,
        Err(payload) => {
            std::mem::forget(payload);
            PANICKED
        }
    }
}

/// The rule that `configure` made.
///
/// # Safety
/// `instance` is null, or was made by `configure` and not given back.
unsafe fn rule_of<'a>(instance: *mut c_void) -> Option<&'a dyn Rule> {
    // SAFETY: the caller's word.
    unsafe { instance.cast::<Box<dyn Rule>>().as_ref() }.map(Box::as_ref)
}

/// Runs an act of a rule on a document.
///
/// # Safety
/// All of it is as the host says.
unsafe fn on_document(
    instance: *mut c_void,
    doc: *const DocumentTable,
    out: *const Output,
    act: impl FnOnce(&dyn Rule, &Document, &Writer) -> u32,
) -> u32 {
    let run = |out: &Writer| {
        // SAFETY: the document is gone when this returns, and rules can keep none of it.
        let (rule, doc) = unsafe { (rule_of(instance), read::document(doc)) };
        let (Some(rule), Some(doc)) = (rule, doc) else {
            return MISUSED;
        };
        act(rule, &doc, out)
    };
    // SAFETY: the host's word.
    unsafe { guarded(out, run) }
}

/// Lets a rule report into the host's output.
fn record(rule: &dyn Rule, out: &Writer, facts: &[&Fact], act: impl FnOnce(&mut Sink<'_>)) -> u32 {
    let mut found = Vec::new();
    let mut write = |finding: &FindingJson| out.json(finding);
    act(&mut Sink::recording(
        rule.meta(),
        &mut found,
        Tape::new(&mut write, facts),
    ));
    DONE
}

unsafe extern "C" fn check(instance: *mut c_void, doc: *const DocumentTable, out: *const Output) -> u32 {
    let act = |rule: &dyn Rule, doc: &Document, out: &Writer| record(rule, out, &[], |sink| rule.check(doc, sink));
    // SAFETY: the host's word.
    unsafe { on_document(instance, doc, out, act) }
}

unsafe extern "C" fn facts(instance: *mut c_void, doc: *const DocumentTable, out: *const Output) -> u32 {
    let act = |rule: &dyn Rule, doc: &Document, out: &Writer| {
        let (mut found, mut spans) = (Vec::new(), Vec::new());
        rule.facts(doc, &mut FactSink::recording(doc, &mut found, &mut spans));
        for (fact, span) in found.iter().zip(spans) {
            out.json(&FactJson::of(fact, span));
        }
        DONE
    };
    // SAFETY: the host's word.
    unsafe { on_document(instance, doc, out, act) }
}

unsafe extern "C" fn reconcile(instance: *mut c_void, group: *const GroupTable, out: *const Output) -> u32 {
    let act = |out: &Writer| {
        // SAFETY: the host's word; what is read here has a memory of its own.
        let (rule, shelf) = unsafe { (rule_of(instance), read::group(group)) };
        let (Some(rule), Some(shelf)) = (rule, shelf) else {
            return MISUSED;
        };
        let facts: Vec<&Fact> = shelf.facts.iter().collect();
        let group = Group {
            key: shelf.key,
            facts: facts.clone(),
            company: &|_: DocId| Company::Everyone,
            known: Some(shelf.pairs),
        };
        record(rule, out, &facts, |sink| rule.reconcile(&group, sink))
    };
    // SAFETY: the host's word.
    unsafe { guarded(out, act) }
}

/// The sources that drafts were last held against: reading them takes longer than holding one draft to them.
static LAST_SOURCES: Mutex<Option<(u64, Arc<Passages>)>> = Mutex::new(None);

/// # Safety
/// The table is as the host says.
unsafe fn passages(sources: *const SourcesTable) -> Option<Arc<Passages>> {
    // SAFETY: the caller's word.
    let id = unsafe { read::sources_id(sources) }?;
    let mut last = LAST_SOURCES.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((known, passages)) = &*last
        && *known == id
    {
        return Some(Arc::clone(passages));
    }
    // SAFETY: the caller's word.
    let passages = Arc::new(unsafe { read::sources(sources) }?);
    *last = Some((id, Arc::clone(&passages)));
    Some(passages)
}

unsafe extern "C" fn compare(
    instance: *mut c_void,
    draft: *const DocumentTable,
    sources: *const SourcesTable,
    out: *const Output,
) -> u32 {
    let act = |rule: &dyn Rule, doc: &Document, out: &Writer| {
        // SAFETY: the host's word; what is read here has a memory of its own.
        let Some(passages) = (unsafe { passages(sources) }) else {
            return MISUSED;
        };
        let (aligned, memo) = (passages.align(doc), Memo::default());
        let sources = Sources {
            passages: &passages,
            aligned: &aligned,
            memo: &memo,
        };
        record(rule, out, &[], |sink| rule.compare(doc, &sources, sink))
    };
    // SAFETY: the host's word.
    unsafe { on_document(instance, draft, out, act) }
}
