//! The folders that are watched: those that the command line names, and those of sources and files of configuration.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex};

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::Event;
use crate::arguments::ScopeArguments;
use crate::failure::Failure;
use crate::session::Session;

/// Watches folders.
pub struct Folders {
    watcher: RecommendedWatcher,
    /// Those that are watched, and whether the folders below them are.
    watched: BTreeMap<PathBuf, bool>,
    /// The same folders, for the thread that listens.
    roots: Arc<Mutex<Vec<PathBuf>>>,
}

impl Folders {
    /// Watches nothing yet; what happens is told to `events`.
    pub fn new(events: Sender<Event>) -> Result<Self, Failure> {
        let roots: Arc<Mutex<Vec<PathBuf>>> = Arc::default();
        let known = Arc::clone(&roots);
        let tell = move |event: notify::Result<notify::Event>| {
            // What went wrong may have hidden a change, so it counts as one.
            let roots = known.lock().map_or_else(|_| Vec::new(), |roots| roots.clone());
            let event = event.map_or(Some(Event::Files), |event| read(&event, &roots));
            if let Some(event) = event {
                // Nobody listens once the end has come.
                let _ = events.send(event);
            }
        };
        let watcher = notify::recommended_watcher(tell).map_err(|error| problem(Path::new("."), &error))?;
        Ok(Self {
            watcher,
            watched: BTreeMap::new(),
            roots,
        })
    }

    /// Watches what the command line names.
    pub fn add_paths(&mut self, scope: &ScopeArguments) -> Result<(), Failure> {
        for path in scope.run.paths.iter().chain(&scope.against) {
            self.add(path)?;
        }
        Ok(())
    }

    /// Watches the folders of what a session read.
    pub fn add_session(&mut self, session: &Session<'_>) -> Result<(), Failure> {
        for file in session.inputs.files() {
            self.add(file)?;
        }
        for path in session.deciding() {
            self.add(&path)?;
        }
        Ok(())
    }

    /// Watches a folder and what lies below it, or the folder of a file.
    fn add(&mut self, path: &Path) -> Result<(), Failure> {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let deep = path.is_dir();
        let folder = if deep { &path } else { path.parent().unwrap_or(&path) };
        let covered = folder.ancestors().any(|above| match self.watched.get(above) {
            Some(true) => true,
            Some(false) => above == folder && !deep,
            None => false,
        });
        if covered || !folder.is_dir() {
            return Ok(());
        }
        let mode = if deep {
            RecursiveMode::Recursive
        } else {
            RecursiveMode::NonRecursive
        };
        self.watcher
            .watch(folder, mode)
            .map_err(|error| problem(folder, &error))?;
        self.watched.insert(folder.to_owned(), deep);
        if let Ok(mut roots) = self.roots.lock() {
            roots.push(folder.to_owned());
        }
        Ok(())
    }
}

/// What a message of the system means, if it means anything.
fn read(event: &notify::Event, roots: &[PathBuf]) -> Option<Event> {
    // Texts are opened and closed by reading them.
    if matches!(event.kind, EventKind::Access(_)) {
        return None;
    }
    // A folder that is never walked, unless it is one that somebody named, or lies above it.
    let elsewhere = |path: &PathBuf| {
        let mut below = roots.iter().filter_map(|root| path.strip_prefix(root).ok()).peekable();
        below.peek().is_some() && below.all(|rest| rest.ancestors().skip(1).any(factlint_disk::excluded_folder))
    };
    if !event.paths.is_empty() && event.paths.iter().all(elsewhere) {
        return None;
    }
    let rules = |path: &PathBuf| path.file_name().is_some_and(|name| name == factlint_disk::RULES_NAME);
    Some(if event.paths.iter().any(rules) {
        Event::Rules
    } else {
        Event::Files
    })
}

fn problem(folder: &Path, error: &notify::Error) -> Failure {
    let hint = match error.kind {
        notify::ErrorKind::MaxFilesWatch => ": there are too many folders; raise fs.inotify.max_user_watches",
        _ => "",
    };
    let folder = folder.display();
    Failure::Usage(vec![format!("`{folder}` cannot be watched ({error}){hint}")])
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{AccessKind, CreateKind};

    #[test]
    fn reading_is_no_change_and_neither_is_what_is_never_read() {
        let roots = [PathBuf::from("/node_modules/desk")];
        let event = |kind, path: &str| {
            let path = PathBuf::from(format!("/node_modules{path}"));
            read(&notify::Event::new(kind).add_path(path), &roots)
        };
        let created = EventKind::Create(CreateKind::File);
        assert_eq!(event(EventKind::Access(AccessKind::Any), "/desk/a.md"), None);
        assert_eq!(event(created, "/desk/a.md"), Some(Event::Files));
        assert_eq!(event(created, "/desk/rules.toml"), Some(Event::Rules));
        assert_eq!(event(created, "/desk/node_modules/x/a.md"), None);
    }
}
