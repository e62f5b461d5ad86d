//! A surname before the full name.

use factlint_core::document::Document;
use factlint_core::prose::BlockKind;
use factlint_core::rows::{MentionKind, MentionRow};
use factlint_core::rule::Rule;
use factlint_core::{Sink, declare_rule, without_options};

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
        let mut met = vec![false; doc.entities.len()];
        for (idx, row) in doc.mentions.iter().enumerate() {
            if row.kind() != MentionKind::Person || !is_told(doc, row) {
                continue;
            }
            let Some(met) = met.get_mut(row.entity as usize) else {
                continue;
            };
            if std::mem::replace(met, true)
                || row.flags & MentionRow::SURNAME == 0
                || row.title.is_some()
                || !speaks(doc, row)
            {
                continue;
            }
            let surname = doc.text(row.span);
            let full = doc.mentions.iter().skip(idx + 1).find(|other| {
                other.entity == row.entity && other.sentence > row.sentence && is_full(doc.text(other.span), surname)
            });
            let named_before = || {
                let before = doc.mentions.iter().take(idx);
                before
                    .filter(|other| other.entity == row.entity)
                    .any(|other| doc.text(other.span).contains(' '))
            };
            if let Some(full) = full.filter(|_| !named_before()) {
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

/// Whether what is said somewhere is attributed to a mention.
fn speaks(doc: &Document, row: &MentionRow) -> bool {
    doc.attributions
        .iter()
        .any(|said| said.sentence == row.sentence && said.source == row.span)
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
