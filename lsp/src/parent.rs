//! The process that started the server: when it is gone, the server has nobody to serve.
//!
//! "If the parent process is not alive then the server should exit" (LSP 3.17, `InitializeParams.processId`).

use std::sync::Arc;

use crate::service::Lifecycle;

/// Ends the server some time after the process with this number. A process that cannot be seen, such as one outside
/// of the server's container, is not watched.
#[cfg(unix)]
pub fn watch(process: u32, lifecycle: Arc<Lifecycle>) {
    use std::thread;
    use std::time::Duration;

    use rustix::io::Errno;
    use rustix::process::{Pid, test_kill_process};

    /// Time between two looks.
    const BETWEEN: Duration = Duration::from_secs(2);

    let Some(process) = i32::try_from(process).ok().and_then(Pid::from_raw) else {
        return;
    };
    // A process of another user may not be signalled, but it is there.
    let lives = move || test_kill_process(process) != Err(Errno::SRCH);
    if !lives() {
        return;
    }
    // Without a thread the end of the input still ends the server.
    let _ = thread::Builder::new()
        .name("factlint-parent".to_owned())
        .spawn(move || {
            while lives() {
                thread::sleep(BETWEEN);
            }
            lifecycle.leave();
        });
}

/// Elsewhere the end of the input ends the server.
#[cfg(not(unix))]
pub fn watch(_process: u32, _lifecycle: Arc<Lifecycle>) {}
