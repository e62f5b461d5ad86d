//! What it takes to run a plug-in, wherever it runs.

use std::fmt;

use factlint_core::plugin::wire::RefusalJson;
use factlint_core::plugin::{Lent, LentGroup, LentSources};

/// One act of a rule, with what it looks at.
#[derive(Clone, Copy)]
pub enum Act<'a> {
    /// `Rule::check`.
    Check(&'a Lent<'a>),
    /// `Rule::facts`.
    Facts(&'a Lent<'a>),
    /// `Rule::reconcile`.
    Reconcile(&'a LentGroup),
    /// `Rule::compare`.
    Compare(&'a Lent<'a>, &'a LentSources<'a>),
}

/// Why a plug-in did not do what it was asked to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// It cannot be loaded, or its manifest is none.
    Load(String),
    /// It panicked, and said this.
    Panic(String),
    /// Its process ended.
    Crash(String),
    /// It took longer than it may.
    Time(u64),
    /// It answered with what makes no sense.
    Nonsense(String),
    /// An option cannot be used.
    Option(RefusalJson),
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Load(why) => write!(out, "cannot be loaded: {why}"),
            Self::Panic(words) => write!(out, "panicked: {words}"),
            Self::Crash(how) => write!(out, "ended its process: {how}"),
            Self::Time(seconds) => write!(out, "took more than {seconds} s and was ended"),
            Self::Nonsense(why) => write!(out, "wrote something that makes no sense: {why}"),
            Self::Option(refusal) => write!(out, "refuses the option `{}`: {}", refusal.name, refusal.message),
        }
    }
}

/// The values that a plug-in wrote, and how the call ended.
pub type Answer = (Vec<Vec<u8>>, Result<(), Failure>);

/// Runs the rules of one plug-in.
pub trait Runner: Send + Sync {
    /// The values of the manifest call: one, if all is well.
    ///
    /// # Errors
    /// The plug-in fails.
    fn manifest(&self) -> Result<Vec<Vec<u8>>, Failure>;

    /// Makes a rule with options, given as JSON.
    ///
    /// # Errors
    /// The plug-in fails, or refuses an option.
    fn configure(&self, rule: u32, options: &str) -> Result<(), Failure>;

    /// Runs an act; the values that the plug-in wrote, which are worth something even if it failed in the end.
    fn run(&self, rule: u32, options: &str, act: Act<'_>) -> Answer;
}

/// Values that a plug-in wrote in one call, within limits.
#[derive(Debug, Default)]
pub struct Values {
    /// The values.
    pub list: Vec<Vec<u8>>,
    bytes: usize,
    /// Why no more was taken.
    pub full: Option<String>,
}

/// The most bytes of all values of one call.
const MAX_BYTES: usize = 64 << 20;

impl Values {
    /// Takes a value; whether more is wanted.
    pub fn push(&mut self, length: u64, value: impl FnOnce() -> Vec<u8>) -> bool {
        use factlint_core::plugin::arrive::{MAX_FINDINGS, MAX_VALUE};
        if self.full.is_some() {
            return false;
        }
        let long = length > MAX_VALUE as u64;
        if long || self.list.len() >= MAX_FINDINGS || self.bytes + length as usize > MAX_BYTES {
            self.full = Some(if long {
                format!("a value of {length} bytes; at most {MAX_VALUE} are taken")
            } else {
                format!(
                    "more than {} values in one call; the others are left out",
                    self.list.len()
                )
            });
            return false;
        }
        self.bytes += length as usize;
        self.list.push(value());
        true
    }

    /// The values, and what the call's status means.
    pub fn finish(mut self, status: u32) -> Answer {
        use factlint_core::plugin::abi::{DONE, PANICKED, REFUSED};
        use factlint_core::plugin::wire::PanicJson;
        let result = match status {
            DONE => match self.full.take() {
                Some(why) => Err(Failure::Nonsense(why)),
                None => Ok(()),
            },
            PANICKED => {
                let last = self
                    .list
                    .last()
                    .and_then(|last| serde_json::from_slice::<PanicJson>(last).ok());
                let words = last.map(|said| {
                    self.list.pop();
                    said.panic
                });
                Err(Failure::Panic(words.unwrap_or_else(|| "without a message".to_owned())))
            }
            REFUSED => {
                let refusal = self.list.pop().and_then(|last| serde_json::from_slice(&last).ok());
                Err(refusal.map_or_else(
                    || Failure::Nonsense("an option is refused without a reason".to_owned()),
                    Failure::Option,
                ))
            }
            other => Err(Failure::Nonsense(format!("it answers with the status {other}"))),
        };
        (self.list, result)
    }
}
