//! "She" where the sources speak of men only, and the other way round.

use std::sync::LazyLock;

use factlint_core::Sink;
use factlint_core::document::Document;
use factlint_core::language::{Groups, key};
use factlint_core::passages::Aligned;
use factlint_core::rule::Sources;

const SHE: [&str; 6] = ["she", "her", "hers", "herself", "mrs", "ms"];
const HE: [&str; 5] = ["he", "him", "his", "himself", "mr"];

static PRONOUNS: LazyLock<Groups> =
    LazyLock::new(|| Groups::of(["she her hers herself", "he him his himself"].into_iter()));

pub(super) fn report(draft: &Document, aligned: &Aligned, sources: &Sources<'_>, out: &mut Sink<'_>) {
    let named = |words: &[&str]| {
        words
            .iter()
            .any(|word| !sources.passages.places_of(key(word)).is_empty())
    };
    let Some(term) = aligned.terms.iter().find(|term| PRONOUNS.get(term.key) != 0) else {
        return;
    };
    let (own, other): (&[&str], &[&str]) = if PRONOUNS.get(term.key) == 1 {
        (&SHE, &HE)
    } else {
        (&HE, &SHE)
    };
    if named(own) || !named(other) {
        return;
    }
    let here = draft.text(term.span);
    let there = other
        .iter()
        .find(|word| !sources.passages.places_of(key(word)).is_empty());
    let message = format!(
        "\"{here}\" here, \"{}\" in the source: these two differ",
        there.unwrap_or(&"")
    );
    out.report(term.span, message);
}
