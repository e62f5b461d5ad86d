//! `factlint check --watch`: checks once, and again whenever something changes, until it is told to stop.
//!
//! What the system says of files only wakes it; what changed is found by looking. So nothing is missed that happens
//! while texts are read, and what has nothing to do with a run, such as a report beside the texts, starts none.

mod folders;

use std::io::{self, IsTerminal, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::{Duration, Instant};

use crate::arguments::CheckArguments;
use crate::baseline::Baseline;
use crate::changes::Changes;
use crate::check;
use crate::failure::{CLEAN, FAILED, Failure};
use crate::session::{Refreshed, Session};
use folders::Folders;

/// A change is looked at when nothing has happened for so long: an editor saves in several steps.
const QUIET: Duration = Duration::from_millis(60);

/// It is looked at after this, whatever happens.
const PATIENCE: Duration = Duration::from_millis(600);

/// What wakes the watcher.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Event {
    /// Ctrl-C, or another way to ask for the end.
    Stop,
    /// Something changed on disk.
    Files,
    /// A file of rules changed, so that there are other rules.
    Rules,
}

/// What ended a session.
enum End {
    Stop,
    /// There are other rules, or settings that concern every document.
    Anew,
}

/// Checks until it is stopped; the exit status of the last run.
pub fn run(arguments: &CheckArguments, out: &mut impl Write) -> Result<u8, Failure> {
    if arguments.scope.run.paths.iter().any(|path| path.as_os_str() == "-") {
        let told = "`--watch` waits for files to change: name files or folders, not standard input";
        return Err(Failure::Usage(vec![told.to_owned()]));
    }
    let (sender, events) = mpsc::channel();
    stop_on_signal(sender.clone())?;
    let mut folders = Folders::new(sender)?;
    folders.add_paths(&arguments.scope)?;
    let mut runs = Runs {
        arguments,
        status: CLEAN,
        first: true,
        out,
    };
    loop {
        match runs.session(&mut folders, &events) {
            Ok(End::Stop) => return Ok(runs.status),
            Ok(End::Anew) => {}
            Err(failure) if failure.is_closed_pipe() => return Ok(runs.status),
            // What cannot run at all was meant otherwise.
            Err(failure) if runs.first => return Err(failure),
            // Whoever broke the configuration is about to mend it.
            Err(failure) => {
                runs.status = FAILED;
                runs.separate()?;
                crate::print_error(&failure);
                if wait(&events) == Event::Stop {
                    return Ok(FAILED);
                }
            }
        }
    }
}

struct Runs<'a, W: Write> {
    arguments: &'a CheckArguments,
    status: u8,
    first: bool,
    out: &'a mut W,
}

impl<W: Write> Runs<'_, W> {
    /// Checks, and again after each change, until something concerns every document.
    fn session(&mut self, folders: &mut Folders, events: &Receiver<Event>) -> Result<End, Failure> {
        let scope = &self.arguments.scope;
        let fail_on = self.arguments.fail_on.map(Into::into);
        let (registry, plugins, inputs) = crate::scoped(scope, false)?;
        let mut session = Session::keep(scope, fail_on, &registry, inputs)?;
        let mut changed = true;
        loop {
            if changed {
                folders.add_session(&session)?;
                self.separate()?;
                let baseline = self.arguments.baseline.as_deref().map(Baseline::read).transpose()?;
                let changes = Changes::of(self.arguments)?;
                let known = (baseline.as_ref(), changes.as_ref());
                self.status = check::report(self.arguments, &mut session, known, (&registry, &plugins), self.out)?;
                self.out.flush()?;
                if io::stdout().is_terminal() && !scope.run.quiet {
                    // Where standard error is closed, nobody needs to be told.
                    let _ = writeln!(anstream::stderr(), "watching for changes; Ctrl-C ends");
                }
            }
            match wait(events) {
                Event::Stop => return Ok(End::Stop),
                Event::Rules => return Ok(End::Anew),
                Event::Files => {}
            }
            changed = match session.refresh(scope, fail_on, &registry)? {
                Refreshed::Same => false,
                Refreshed::Changed => true,
                Refreshed::Outdated => return Ok(End::Anew),
            };
        }
    }

    /// Begins a new screen, or a new paragraph.
    fn separate(&mut self) -> io::Result<()> {
        if std::mem::take(&mut self.first) {
            return Ok(());
        }
        if io::stdout().is_terminal() {
            // Clears the screen, what scrolled off it, and goes to its first place.
            self.out.write_all(b"\x1b[2J\x1b[3J\x1b[H")?;
        } else {
            self.out.write_all(b"\n")?;
        }
        self.out.flush()
    }
}

/// Sleeps until something happens, and then until all is quiet; the gravest of what happened.
fn wait(events: &Receiver<Event>) -> Event {
    // All senders gone means that nothing will ever happen.
    let Ok(mut gravest) = events.recv() else {
        return Event::Stop;
    };
    let began = Instant::now();
    while gravest != Event::Stop && began.elapsed() < PATIENCE {
        match events.recv_timeout(QUIET) {
            Ok(Event::Stop) => gravest = Event::Stop,
            Ok(Event::Rules) => gravest = Event::Rules,
            Ok(Event::Files) => {}
            Err(_) => break,
        }
    }
    gravest
}

/// Asks for the end when the user or the system does. Who asks twice does not want to wait for the run under way.
fn stop_on_signal(events: Sender<Event>) -> Result<(), Failure> {
    let asked = Arc::new(AtomicBool::new(false));
    let handler = move || {
        if asked.swap(true, Ordering::Relaxed) {
            std::process::exit(i32::from(FAILED));
        }
        // Nobody listens once the end has come.
        let _ = events.send(Event::Stop);
    };
    ctrlc::set_handler(handler)
        .map_err(|error| Failure::Usage(vec![format!("`--watch` cannot be told when to stop: {error}")]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_happens_together_is_looked_at_once() {
        let (sender, events) = mpsc::channel();
        for event in [Event::Files, Event::Rules, Event::Files] {
            sender.send(event).unwrap();
        }
        assert_eq!(wait(&events), Event::Rules);
        assert!(events.try_recv().is_err());
        sender.send(Event::Files).unwrap();
        sender.send(Event::Stop).unwrap();
        assert_eq!(wait(&events), Event::Stop);
        drop(sender);
        assert_eq!(wait(&events), Event::Stop);
    }
}
