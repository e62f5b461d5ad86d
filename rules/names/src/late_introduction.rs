//! A surname before the full name.

use std::cell::LazyCell;

use factlint_core::document::Document;
use factlint_core::prose::BlockKind;
use factlint_core::rows::{MentionKind, MentionRow};
use factlint_core::rule::Rule;
use factlint_core::{Sink, declare_rule, without_options};
use rustc_hash::FxHashSet;

declare_rule! {
    /// ## What it does
    /// Finds a person who is called by the surname alone before the text gives the full name.
    ///
    /// ## Why it matters
    /// A reader who meets "Brackwater" does not know who that is until "Martha Brackwater" comes. Paragraphs were moved. The
    /// Associated Press Stylebook ("names") asks for the full name on first reference and the surname afterwards.
    ///
    /// ## Example
    /// ```bad
    /// The lifeboat went out at two. The sea was calm, Brackwater said. Martha Brackwater has been its coxswain for nine years.
    /// ```
    /// ## Better
    /// ```good
    /// The lifeboat went out at two. The sea was calm, Martha Brackwater said. Brackwater has been its coxswain for nine years.
    /// ```
    /// ## When it stays silent
    /// In headings, quotations, captions, the first sentence and lines that are no sentence; for a surname with a title
    /// ("President Holm"); unless the one who is called so is quoted or reported there, since a firm, a place and a family
    /// may bear the same name.
    pub LateIntroduction {} in "names" {
        name: "late-introduction", summary: "a surname before the full name", level: Hint, since: "0.1.0"
    }
}

impl Rule for LateIntroduction {
    without_options!();

    fn check(&self, doc: &Document, out: &mut Sink<'_>) {
        let mut full: Vec<Option<usize>> = vec![None; doc.entities.len()];
        for (idx, row) in doc.mentions.iter().enumerate() {
            if let Some(first @ None) = full.get_mut(row.entity as usize)
                && doc.text(row.span).contains(' ')
            {
                *first = Some(idx);
            }
        }
        let sources = LazyCell::new(|| {
            let spans = doc.attributions.iter().map(|said| said.source);
            spans.collect::<FxHashSet<_>>()
        });
        let mut met = vec![false; doc.entities.len()];
        for (idx, row) in doc.mentions.iter().enumerate() {
            let Some(met) = met.get_mut(row.entity as usize).filter(|met| !**met) else {
                continue;
            };
            if row.kind() != MentionKind::Person || !is_told(doc, row) {
                continue;
            }
            *met = true;
            let later = full
                .get(row.entity as usize)
                .copied()
                .flatten()
                .filter(|&later| later > idx);
            let Some(full) = later.and_then(|later| doc.mentions.get(later)) else {
                continue;
            };
            let surname = doc.text(row.span);
            let alone = row.flags & MentionRow::SURNAME != 0 && row.title.is_none() && sources.contains(&row.span);
            if alone && full.sentence > row.sentence && is_full(doc.text(full.span), surname) {
                let name = doc.line(full.span);
                out.report(
                    row.span,
                    format!("\"{surname}\" before the full name, {name}, is given"),
                )
                .label(full.span, "the full name");
            }
        }
    }
}

/// Whether a name is a given name before this surname.
fn is_full(name: &str, surname: &str) -> bool {
    name.strip_suffix(surname)
        .is_some_and(|given| given.ends_with(' ') && given.trim().len() > 1)
}

/// Whether a mention stands in a sentence of the text itself, outside quotations.
fn is_told(doc: &Document, row: &MentionRow) -> bool {
    let paragraph = (doc.block_of(row.sentence)).is_some_and(|block| block.kind() == BlockKind::Paragraph);
    let whole = (doc.sentence(row.sentence)).is_some_and(|sentence| {
        doc.text(sentence.span)
            .trim_end()
            .ends_with(['.', '?', '!', '"', '\u{201d}', ':'])
    });
    row.sentence > 0 && paragraph && whole && doc.quote_at(row.span.start).is_none()
}
