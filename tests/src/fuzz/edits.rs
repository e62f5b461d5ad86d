//! Any sequence of edits: a workspace that was edited finds what a fresh one finds.

use factlint_core::workspace::{Change, Serial, Settings, Together, Workspace};
use std::sync::Arc;

use crate::checking::{Run, Text, registry, workspace_of};

/// Takes edits from the bytes: each piece between NUL bytes replaces, extends, cuts or removes one of three documents.
pub fn run(bytes: &[u8]) {
    let registry = registry();
    let run = Run {
        together: Together::All,
        ..Run::default()
    };
    let settings = Settings {
        together: Together::All,
        incremental: true,
        ..Settings::default()
    };
    let config = Arc::new(run.config.clone());
    let mut edited = Workspace::new(Arc::clone(&registry), settings);
    let mut texts: Vec<Text> = Vec::new();
    for piece in bytes.split(|byte| *byte == 0).take(12) {
        let Some((&action, rest)) = piece.split_first() else {
            continue;
        };
        let path = ["a.md", "b.txt", "c.html"][usize::from(action) % 3];
        let addition = String::from_utf8_lossy(rest);
        let idx = texts.iter().position(|text| text.path == path);
        match (idx, action / 3 % 5) {
            (Some(idx), 0) => {
                texts.remove(idx);
                edited.apply(vec![Change::Remove(path.into())], &Serial);
                continue;
            }
            (Some(idx), 1) => texts[idx].text.insert_str(0, &addition),
            (Some(idx), 2) => {
                let mut half = texts[idx].text.len() / 2;
                while !texts[idx].text.is_char_boundary(half) {
                    half -= 1;
                }
                texts[idx].text.truncate(half);
                texts[idx].text.push_str(&addition);
            }
            (Some(idx), 3) => texts[idx].text.push_str(&addition),
            (Some(idx), _) => texts[idx].text = addition.into_owned(),
            (None, _) => texts.push(Text::new(path, addition)),
        }
        let changed = texts.iter().find(|text| text.path == path);
        edited.apply(changed.map(|text| text.put(&config)).into_iter().collect(), &Serial);
    }
    let fresh = workspace_of(&registry, &run, &texts, &Serial);
    assert_eq!(described(&edited), described(&fresh), "edited and fresh differ");
}

/// Findings without the numbers of documents, which depend on the order in which they came.
fn described(workspace: &Workspace) -> Vec<String> {
    crate::checking::described(&workspace.findings())
}
