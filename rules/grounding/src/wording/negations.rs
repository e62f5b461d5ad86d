//! A negation that the source does not have.

use std::sync::LazyLock;

use factlint_core::document::Document;
use factlint_core::language::{Class, Groups, Tag};
use factlint_core::passages::{Aligned, Term};
use factlint_core::rows::TokenRow;
use factlint_core::rule::Sources;
use factlint_core::{ProseSpan, Sink};

use super::opposites::is_turned;

/// Words that deny, beside the negations proper.
static DENYING: LazyLock<Groups> = LazyLock::new(|| {
    Groups::of(
        [
            "unable fail fails failed refuse refuses refused lack lacks lacked lacking absence rarely \
          seldom except nor",
        ]
        .into_iter(),
    )
});

pub(super) fn report(draft: &Document, aligned: &Aligned, sources: &Sources<'_>, out: &mut Sink<'_>) {
    let mut negations = (0..aligned.terms.len()).filter(|&at| aligned.terms.get(at).is_some_and(denies));
    let none = !aligned.passages.iter().any(|&passage| passage_denies(passage, sources));
    let Some(at) = negations.find(|&at| none || is_stated(denied(aligned, at), aligned, sources)) else {
        return;
    };
    let Some(term) = aligned.terms.get(at) else { return };
    // The word that is denied belongs to what is shown.
    let head = head(aligned, at);
    let span = ProseSpan::new(term.span.start, head.map_or(term.span.end, |head| head.span.end));
    let report = out.report(
        span,
        format!("\"{}\" here, but nothing is denied in the source", draft.text(span)),
    );
    let Some(&passage) = aligned.passages.first() else {
        return;
    };
    report.note(format!(
        "the source reads: {}",
        sources.passages.text_of(passage).trim()
    ));
}

/// The word that a negation denies: the next that says something.
fn head(aligned: &Aligned, at: usize) -> Option<&Term> {
    let after = aligned.terms.get(at + 1..).unwrap_or(&[]).iter();
    after.take(4).find(|other| !other.light)
}

/// The same, if no preposition stands between: "not for beginners" denies no beginners.
fn denied(aligned: &Aligned, at: usize) -> Option<&Term> {
    let after = aligned.terms.get(at + 1..).unwrap_or(&[]).iter();
    (after
        .take(3)
        .take_while(|other| !matches!(other.tag, Tag::IN | Tag::TO)))
    .find(|other| !other.light)
}

/// Whether the passages have a word, and the sources never deny it.
fn is_stated(head: Option<&Term>, aligned: &Aligned, sources: &Sources<'_>) -> bool {
    let Some(head) = head else { return false };
    aligned.holds(head, sources.passages)
        && !(sources.passages.places(head).into_iter())
            .any(|place| is_turned(place, sources) || is_declined(place, sources))
}

fn denies(term: &Term) -> bool {
    term.has(Class::NEGATION) || DENYING.get(term.key) != 0
}

/// Words of a source that deny as well, though a draft that has them may only report.
static REPORTED: LazyLock<Groups> = LazyLock::new(|| {
    Groups::of(
        ["deny denies denied refuse no-one exclude excludes excluded excluding \
             reject rejects rejected unavailable unwilling dismiss dismisses dismissed"]
        .into_iter(),
    )
});

fn passage_denies(passage: u32, sources: &Sources<'_>) -> bool {
    let Some(source) = sources.passages.document_of(passage) else {
        return false;
    };
    let Some(row) = sources.passages.passages.get(passage as usize) else {
        return false;
    };
    let tokens = source.document.tokens_of(row.sentence);
    declines(tokens)
        || tokens.iter().any(|token| {
            token.classes & Class::NEGATION != 0 || DENYING.get(token.word) != 0 || REPORTED.get(token.word) != 0
        })
}

/// Verbs that deny what follows with "to": "declined to comment", but not "sales declined".
static DECLINING: LazyLock<Groups> = LazyLock::new(|| Groups::of(["decline declined declines declining"].into_iter()));

fn declines(tokens: &[TokenRow]) -> bool {
    tokens.windows(2).any(|pair| match pair {
        [verb, next] => DECLINING.get(verb.word) != 0 && Tag::from_code(next.tag) == Tag::TO,
        _ => false,
    })
}

/// Whether somebody declines to do something in the passage of a word of a source.
fn is_declined(place: u32, sources: &Sources<'_>) -> bool {
    let found = || {
        let number = sources.passages.passage_of(place)?;
        let row = sources.passages.passages.get(number as usize)?;
        Some(declines(
            sources.passages.document_of(number)?.document.tokens_of(row.sentence),
        ))
    };
    found().unwrap_or(false)
}
