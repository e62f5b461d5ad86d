//! "All", "only", "always" where the source says nothing of the kind.

use std::sync::LazyLock;

use factlint_core::Sink;
use factlint_core::document::Document;
use factlint_core::language::{Groups, key};
use factlint_core::passages::Aligned;
use factlint_core::rule::Sources;

static WHOLE: LazyLock<Groups> = LazyLock::new(|| {
    Groups::of(
        ["all only every always most entire everyone everybody completely fully exclusively solely entirely"]
            .into_iter(),
    )
});

pub(super) fn report(draft: &Document, aligned: &Aligned, sources: &Sources<'_>, out: &mut Sink<'_>) {
    for (at, term) in (aligned.terms.iter().enumerate()).filter(|(_, term)| WHOLE.get(term.key) != 0) {
        if aligned.holds(term, sources.passages) || is_idiom(aligned, at) {
            continue;
        }
        let here = draft.text(term.span);
        let report = out.report(
            term.span,
            format!("\"{here}\" here, but the source says nothing of the kind"),
        );
        if let Some(&passage) = aligned.passages.first() {
            report.note(format!(
                "the source reads: {}",
                sources.passages.text_of(passage).trim()
            ));
        }
    }
}

/// "At all", "all the latest", "first of all".
fn is_idiom(aligned: &Aligned, at: usize) -> bool {
    let is = |idx: Option<usize>, words: &[&str]| {
        let term = idx.and_then(|idx| aligned.terms.get(idx));
        term.is_some_and(|term| words.iter().any(|word| key(word) == term.key))
    };
    is(at.checked_sub(1), &["at", "of", "after", "not"]) || is(Some(at + 1), &["the"]) && is(Some(at + 2), &["latest"])
}
