//! `--fix`: makes the changes that change no fact, or shows them.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::path::Path;

use factlint_core::diagnostic::{Applicability, Diagnostic, Edit};
use factlint_core::source::{DocId, Encoding, Source};
use factlint_core::workspace::Workspace;
use similar::TextDiff;

use crate::failure::Failure;
use crate::render::escape;

/// Changed texts, and the findings that they settle.
#[derive(Default)]
pub struct Fixes {
    texts: BTreeMap<DocId, String>,
    /// Numbers of the findings that are settled.
    pub settled: BTreeSet<usize>,
}

impl Fixes {
    /// The safe fixes of findings. Of two that touch one place the first is made, and of a fix all edits or none.
    pub fn of(workspace: &Workspace, findings: &[Diagnostic]) -> Self {
        let (mut fixes, mut made) = (Self::default(), BTreeMap::<DocId, Vec<&Edit>>::new());
        for (number, finding) in findings.iter().enumerate() {
            let safe = finding
                .fix
                .iter()
                .filter(|fix| fix.applicability == Applicability::Safe);
            let edits: Vec<&Edit> = safe.flat_map(|fix| &fix.edits).collect();
            let writable = edits
                .iter()
                .all(|edit| workspace.source(edit.place.doc).is_some_and(|source| can_write(source)));
            let free = edits.iter().all(|edit| {
                let made = made.get(&edit.place.doc).map_or(&[][..], Vec::as_slice);
                let (start, end) = (edit.place.span.start(), edit.place.span.end());
                made.iter()
                    .all(|made| end < made.place.span.start() || made.place.span.end() < start)
            });
            if !edits.is_empty() && writable && free {
                fixes.settled.insert(number);
                for edit in edits {
                    made.entry(edit.place.doc).or_default().push(edit);
                }
            }
        }
        for (doc, mut edits) in made {
            let Some(source) = workspace.source(doc) else { continue };
            let mut text = source.text.to_string();
            edits.sort_by_key(|edit| std::cmp::Reverse(edit.place.span.start()));
            for edit in edits {
                let range = edit.place.span.range();
                if text.get(range.clone()).is_some() {
                    text.replace_range(range, &edit.text);
                }
            }
            fixes.texts.insert(doc, text);
        }
        fixes
    }

    /// Writes the changed texts.
    pub fn write(&self, workspace: &Workspace) -> Result<(), Failure> {
        for (doc, text) in &self.texts {
            let Some(source) = workspace.source(*doc) else { continue };
            factlint_disk::write(Path::new(&*source.path), |out| out.write_all(text.as_bytes()))?;
        }
        Ok(())
    }

    /// Prints the changes as a diff.
    pub fn show(&self, workspace: &Workspace, out: &mut impl Write) -> io::Result<()> {
        for (doc, text) in &self.texts {
            let Some(source) = workspace.source(*doc) else { continue };
            let path = escape::line(&source.path);
            let diff = TextDiff::from_lines(&*source.text, text.as_str());
            let told = diff
                .unified_diff()
                .header(&format!("a/{path}"), &format!("b/{path}"))
                .to_string();
            out.write_all(escape::lines(&told).as_bytes())?;
        }
        Ok(())
    }
}

/// Whether the text is the file, byte for byte; a file in another encoding is left to its writer.
fn can_write(source: &Source) -> bool {
    source.encoding == Encoding::Utf8 && source.invalid_count == 0 && Path::new(&*source.path).is_file()
}
