//! A bar for long runs, on a terminal only.

use std::cell::Cell;
use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A run that ends before this shows no bar.
const PATIENCE: Duration = Duration::from_millis(500);

/// How far a run is.
pub struct Progress {
    bar: Option<ProgressBar>,
    began: Instant,
    shown: Cell<bool>,
}

impl Progress {
    /// A bar for `length` things, hidden at first; `what` names them.
    pub fn new(what: &str, length: usize, quiet: bool) -> Self {
        let bar = (!quiet && length > 1 && io::stderr().is_terminal()).then(|| {
            let bar = ProgressBar::with_draw_target(Some(length as u64), ProgressDrawTarget::hidden());
            let template = format!("{{bar:32}} {{pos}} of {{len}} {what}, {{eta}} left");
            ProgressStyle::with_template(&template).map_or_else(
                |_| bar.clone(),
                |style| bar.clone().with_style(style.progress_chars("=> ")),
            )
        });
        Self {
            bar,
            began: Instant::now(),
            shown: Cell::new(false),
        }
    }

    /// Counts things as done.
    pub fn advance(&self, count: usize) {
        let Some(bar) = &self.bar else { return };
        if !self.shown.get() && self.began.elapsed() > PATIENCE {
            self.shown.set(true);
            bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        bar.inc(count as u64);
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
