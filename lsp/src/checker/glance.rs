//! A look at what changed on disk, for editors that do not say it.
//!
//! It is cheap: stamps of files that are known are compared at each look, and folders are walked for new ones now and
//! then. Nothing looks without a reason: only when a document was opened, saved or closed.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::Duration;

use super::Checker;
use crate::key::Key;

/// Time between two walks for new files.
const BETWEEN_WALKS: Duration = Duration::from_secs(3);

impl Checker {
    /// Takes in which closed files came, changed or went; whether files changed that decide what is read and how.
    pub(super) fn glance(&mut self) -> bool {
        if self.desks.iter().any(|desk| desk.settings.changed_on_disk()) {
            return true;
        }
        let stamps = self.desks.iter().flat_map(|desk| desk.stamps.iter());
        let changed = stamps.filter(|(path, stamp)| factlint_disk::stamp(path) != Some(**stamp));
        let changed: BTreeSet<PathBuf> = changed
            .map(|(path, _)| path.clone())
            .filter(|path| !self.open.contains_key(&Key::File(path.clone())))
            .collect();
        let walk = !self.stopped && self.walked.elapsed() >= BETWEEN_WALKS;
        if !walk && changed.is_empty() {
            return false;
        }
        for path in &changed {
            let key = Key::File(path.clone());
            self.bad.remove(&key);
            self.gone.insert(key);
        }
        for number in 0..self.desks.len() {
            self.walk(number);
        }
        // Until it is read, a file that changed stays as it was.
        for file in &self.unread {
            self.gone.remove(&Key::File(file.path.clone()));
        }
        false
    }
}
