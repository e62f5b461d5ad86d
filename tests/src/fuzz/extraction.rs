//! Any bytes as prose: every row that is extracted lies in the text, and rules get through.

use factlint_core::Format;
use factlint_core::workspace::{Serial, Together};

use crate::checking::{Run, Text, registry, workspace_of};
use crate::invariants;

/// Extracts from the bytes, then checks both halves of them as two documents.
pub fn run(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    invariants::document(&text, Format::Plain);
    let (first, second) = bytes.split_at(bytes.len() / 2);
    let texts =
        [("a.txt", first), ("b.md", second)].map(|(path, bytes)| Text::new(path, String::from_utf8_lossy(bytes)));
    let run = Run {
        together: Together::All,
        ..Run::default()
    };
    let workspace = workspace_of(&registry(), &run, &texts, &Serial);
    let found = workspace.findings();
    let text_of = |path: &str| {
        let places = found.iter().flat_map(|finding| {
            let labels = finding.labels.iter().map(|label| &label.place);
            std::iter::once(&finding.place).chain(labels)
        });
        let doc = places.clone().find(|place| &*place.path == path)?.doc;
        workspace.source(doc).cloned()
    };
    invariants::findings(&found, text_of);
}
