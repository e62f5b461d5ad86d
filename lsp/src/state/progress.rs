//! What the editor may show while a folder is read, and what is traced.

use std::time::{Duration, Instant};

use tower_lsp::lsp_types::{
    LogTraceParams, NumberOrString, ProgressParams, ProgressParamsValue, ProgressToken, TraceValue, WorkDoneProgress,
    WorkDoneProgressBegin, WorkDoneProgressEnd, WorkDoneProgressReport,
};

use super::State;
use crate::checker::Done;
use crate::speaker::Outgoing;

/// How long reading may take before the editor shows it.
const UNSEEN: Duration = Duration::from_millis(500);

/// Time between two reports.
const BETWEEN_REPORTS: Duration = Duration::from_millis(100);

/// How far reading came.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Progress {
    /// When reading began; none where nothing is read.
    since: Option<Instant>,
    /// Number of the token in use.
    number: u32,
    stage: Stage,
    read: usize,
    unread: usize,
}

#[derive(Debug, Clone, Copy, Default)]
enum Stage {
    /// The editor knows of nothing.
    #[default]
    Unseen,
    /// It was asked to show progress.
    Asked,
    /// It shows progress, as of then.
    Shown(Instant),
}

impl Progress {
    /// Notes that reading begins.
    pub fn begin(&mut self) {
        self.since.get_or_insert_with(Instant::now);
    }

    fn token(self) -> ProgressToken {
        NumberOrString::String(format!("factlint-reading-{}", self.number))
    }

    fn message(self) -> String {
        format!("{} of {} files", self.read, self.read + self.unread)
    }

    fn percentage(self) -> Option<u32> {
        (self.read * 100)
            .checked_div(self.read + self.unread)
            .map(|part| part as u32)
    }
}

impl State {
    /// Shows how far reading came, if it takes long.
    pub(super) fn show_progress(&mut self, done: &Done) {
        if !self.client.progress {
            return;
        }
        (self.progress.read, self.progress.unread) = (done.read, done.unread);
        if done.unread == 0 {
            self.end_progress("all files are read");
            return;
        }
        self.progress.begin();
        let long = self.progress.since.is_some_and(|since| since.elapsed() > UNSEEN);
        match self.progress.stage {
            Stage::Unseen if long => {
                self.progress.number += 1;
                self.progress.stage = Stage::Asked;
                self.say(Outgoing::CreateProgress(self.progress.token()));
            }
            Stage::Shown(last) if last.elapsed() > BETWEEN_REPORTS => {
                self.progress.stage = Stage::Shown(Instant::now());
                self.say_progress(WorkDoneProgress::Report(WorkDoneProgressReport {
                    cancellable: Some(true),
                    message: Some(self.progress.message()),
                    percentage: self.progress.percentage(),
                }));
            }
            Stage::Unseen | Stage::Asked | Stage::Shown(_) => {}
        }
    }

    /// The editor made room to show progress.
    pub(super) fn progress_created(&mut self, token: &ProgressToken) {
        if *token != self.progress.token() || !matches!(self.progress.stage, Stage::Asked) {
            return;
        }
        self.progress.stage = Stage::Shown(Instant::now());
        self.say_progress(WorkDoneProgress::Begin(WorkDoneProgressBegin {
            title: "factlint reads the folder".to_owned(),
            cancellable: Some(true),
            message: Some(self.progress.message()),
            percentage: self.progress.percentage(),
        }));
    }

    /// The writer does not want the folder to be read on.
    pub(super) fn progress_cancelled(&mut self, token: &ProgressToken) {
        if *token == self.progress.token() && matches!(self.progress.stage, Stage::Shown(_)) {
            self.stop_reading = true;
            self.end_progress("stopped: the other files are not compared");
        }
    }

    fn end_progress(&mut self, why: &str) {
        if let Stage::Shown(_) = self.progress.stage {
            self.say_progress(WorkDoneProgress::End(WorkDoneProgressEnd {
                message: Some(why.to_owned()),
            }));
        }
        self.progress = Progress {
            number: self.progress.number,
            ..Progress::default()
        };
    }

    fn say_progress(&self, value: WorkDoneProgress) {
        self.say(Outgoing::Progress(ProgressParams {
            token: self.progress.token(),
            value: ProgressParamsValue::WorkDone(value),
        }));
    }

    /// Says what a job did to whoever traces.
    pub(super) fn trace_job(&self, done: &Done) {
        if self.trace == TraceValue::Off {
            return;
        }
        let verbose = (self.trace == TraceValue::Verbose).then(|| {
            let names = done.views.iter().map(|view| {
                let count = view.findings.len();
                format!("{}: {count} findings", view.key.name().display())
            });
            names.collect::<Vec<String>>().join("\n")
        });
        let stopped = if done.behind {
            ", and stopped for newer text"
        } else {
            ""
        };
        self.say(Outgoing::Trace(LogTraceParams {
            message: format!(
                "checked in {} ms: {} documents look different, {} files are to be read{stopped}",
                self.job_sent.elapsed().as_millis(),
                done.views.len(),
                done.unread
            ),
            verbose,
        }));
    }
}
