//! Versions, dates and texts that stand behind a pinned thing, where they differ from its own.

use factlint_core::document::DocDate;
use factlint_core::pinned::{Kind, PinnedFact, Value};
use factlint_core::rows::{TokenKind, TokenRow};
use factlint_core::span::ProseSpan;

use crate::bound::REACH;
use crate::contradicts_registry::shown;
use crate::line::{Line, Mention};
use crate::scope::{is_narrowed, is_owned, is_placed};
use crate::silence;
use crate::words::{JOINS, JOINS_VERSION, VERSIONED};

pub(crate) fn version(line: &Line<'_>, mention: &Mention, fact: &PinnedFact) -> Option<ProseSpan> {
    let (idx, _) = place_behind(line, mention);
    let span = run_or_code(line, idx)?;
    let text = shown(line.doc, span);
    let single = text
        .strip_prefix('v')
        .is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
    if !text.contains('.') && !single {
        return None;
    }
    let found = Value::read(&text, Some(Kind::Version))?;
    // "An optional feature (Rust 1.89)" needs that version for the feature.
    let aside = mention
        .first
        .checked_sub(1)
        .is_some_and(|before| line.small(before) == "(");
    if aside && idx == mention.end {
        return None;
    }
    let own = [span, line.span(mention)];
    let among_many = (0..line.tokens.len())
        .filter(|&idx| {
            line.tokens
                .get(idx)
                .is_some_and(|token| !own.iter().any(|own| own.overlaps(token.span)))
        })
        .any(|idx| VERSIONED.contains(&line.small(idx)) || line.small(idx) == "+");
    let agrees = fact.value.allows(&found) || among_many || is_doubtful(line, mention, &own, fact.as_of);
    (!agrees).then_some(span)
}

pub(crate) fn date(line: &Line<'_>, mention: &Mention, fact: &PinnedFact) -> Option<ProseSpan> {
    let (idx, _) = place_behind(line, mention);
    let start = line.tokens.get(idx)?.span.start;
    let row = line
        .dates()
        .find(|row| row.span.start <= start && start < row.span.end && row.year > 0 && row.end_year == 0)?;
    let found = Value::Date(DocDate {
        year: row.year,
        month: row.month,
        day: row.day,
    });
    let own = [row.span, line.span(mention)];
    let agrees = fact.value.allows(&found) || is_doubtful(line, mention, &own, fact.as_of);
    (!agrees).then_some(row.span)
}

pub(crate) fn text(line: &Line<'_>, mention: &Mention, fact: &PinnedFact, pinned: &str) -> Option<ProseSpan> {
    let (idx, said) = place_behind(line, mention);
    if !said || pinned.contains(' ') {
        return None;
    }
    let span = run_or_code(line, idx)?;
    let text = shown(line.doc, span);
    let is_id = |text: &str| {
        text.contains(|c: char| c.is_ascii_digit() || "-_./@:".contains(c)) && text.contains(char::is_alphabetic)
    };
    // A plain word is only a value where nothing follows: "Licence: MIT", but not "the licence is very short".
    let ends = line
        .tokens
        .get(line.token_at(span.end)..)
        .unwrap_or(&[])
        .iter()
        .all(|token| token.kind() == TokenKind::Punctuation);
    let named = |text: &str| text.starts_with(char::is_uppercase);
    let alike = is_id(pinned) && is_id(&text) || ends && named(&text) && named(&fact.printed);
    let own = [span, line.span(mention)];
    let differs = alike && !fact.value.allows(&Value::read(&text, Some(Kind::Text))?);
    (differs && !is_doubtful(line, mention, &own, fact.as_of)).then_some(span)
}

/// The first token of a value behind a thing, and whether a mark or a form of "be" joins them.
fn place_behind(line: &Line<'_>, mention: &Mention) -> (usize, bool) {
    let mut idx = mention.end;
    let mut said = false;
    while idx < line.tokens.len() && idx - mention.end <= REACH {
        let word = line.small(idx);
        let starts_value = line.tokens.get(idx).is_some_and(|token| token.has(TokenRow::DIGIT));
        if starts_value || !(JOINS.contains(&word) || JOINS_VERSION.contains(&word)) {
            break;
        }
        said |= matches!(word.as_str(), "is" | "are" | ":" | "=" | "remains" | "stays");
        idx += 1;
    }
    (idx, said)
}

/// Whether what stands before or around a mention forbids to judge it.
fn is_doubtful(line: &Line<'_>, mention: &Mention, own: &[ProseSpan], as_of: Option<DocDate>) -> bool {
    is_narrowed(line, mention)
        || is_owned(line, mention)
        || is_placed(line, mention)
        || silence::is_hedged(line, own, as_of, false)
}

/// A run of characters without white space, or a piece of code.
fn run_or_code(line: &Line<'_>, idx: usize) -> Option<ProseSpan> {
    let token = line.tokens.get(idx)?;
    match token.kind() {
        TokenKind::Hole => Some(token.span),
        TokenKind::Punctuation => None,
        _ => line.run(idx),
    }
}
