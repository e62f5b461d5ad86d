//! The text of `factlint.toml` and `facts.toml`: what an editor has open counts before what lies on disk.

use std::path::Path;
use std::sync::Arc;

use factlint_core::{Format, Source};
use factlint_disk::Input;

use crate::event::Scene;
use crate::key::Key;
use crate::positions::Text;

/// A file of settings.
pub enum Settings {
    /// What stands in it.
    Text(Text),
    /// There is no such file.
    Missing,
    /// An edit of it could go astray.
    Unreadable,
}

/// What stands in a file of settings; `exists` says whether it lies on disk.
pub fn settings(scene: &Scene, key: &Key, exists: bool) -> Settings {
    let (Some(path), open) = (key.path(), scene.settings.iter().find(|(open, _)| open == key)) else {
        return Settings::Unreadable;
    };
    if let Some((_, text)) = open {
        let name = path.to_string_lossy().into_owned();
        return Settings::Text(Text::new(Arc::new(Source::new(name, Arc::clone(text), Format::Plain))));
    }
    if !exists {
        return Settings::Missing;
    }
    match factlint_disk::read(&Input::named(path, path.parent().unwrap_or(Path::new("/")))) {
        Ok(source) => Settings::Text(Text::new(Arc::new(source))),
        Err(_) => Settings::Unreadable,
    }
}
