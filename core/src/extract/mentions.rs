//! People, organisations and places by name.
//!
//! A run of capitalised words is a candidate; titles are taken off it, and the words inside and around it vote on what
//! it names. Extraction sees one block only, so a kind here is a guess with a certainty: a bare surname, or a city that
//! is somebody's surname, is settled by [`link`](crate::link), which knows the names of the whole document.

mod citations;
pub(crate) mod kinds;
mod runs;
mod titles;
mod words;

#[cfg(test)]
mod tests;

use super::{BlockRows, BlockView};
use crate::prose::BlockKind;
use crate::rows::{MentionKind, MentionRow, NONE, SentenceRow, TokenRow};
use crate::span::ProseSpan;

/// How capitals are used in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Casing {
    /// Capitals mark names.
    Sentence,
    /// Every word of weight has a capital, so a capital says nothing.
    Title,
}

/// Appends what the block holds.
pub fn extract(view: &BlockView<'_>, rows: &mut BlockRows) {
    for (number, sentence) in view.sentences.iter().enumerate() {
        if sentence.flags & SentenceRow::HEADLINE != 0 {
            // Linking looks the names of the body up in all-capitals lines.
            continue;
        }
        let casing = casing(view, sentence);
        let tokens = sentence.tokens();
        let end = tokens.end.min(view.tokens.len());
        let mut idx = tokens.start;
        while idx < end {
            if !view.tokens.get(idx).is_some_and(|token| token.has(TokenRow::CAPITAL)) {
                idx += 1;
                continue;
            }
            let Some(run) = runs::run_at(view, idx, end, casing) else {
                idx += 1;
                continue;
            };
            idx = run.end.max(idx + 1);
            for part in titles::split(view, run, end) {
                push(view, rows, &part, number as u32, casing);
            }
        }
    }
}

fn push(view: &BlockView<'_>, rows: &mut BlockRows, part: &titles::Part, sentence: u32, casing: Casing) {
    let (start, end) = (part.start, part.end);
    let evidence = kinds::weigh(view, part);
    let words = end - start;
    let usual = view.is(
        start,
        crate::language::Class::GIVEN_NAME | crate::language::Class::FAMILY_NAME,
    ) || words::is(view, start, words::KNOWN_BY_ONE_NAME);
    let (kind, certainty) = evidence.verdict(words == 1 && !usual);
    let single = words == 1 || runs::is_surname_with_particle(view, start, end);
    let mut flags = 0;
    if single {
        flags |= MentionRow::SURNAME;
    }
    if view.is(start, crate::language::Class::GIVEN_NAME) {
        flags |= MentionRow::GIVEN;
    }
    if part.former {
        flags |= MentionRow::FORMER;
    }
    let weak = (casing == Casing::Title || part.doubtful) && certainty < 70;
    if weak {
        flags |= MentionRow::WEAK;
    }
    let role = if part.role.is_some() {
        rows.pool.add(part.role.text(view.text))
    } else {
        NONE
    };
    rows.mentions.push(MentionRow {
        span: name_span(view, start, end),
        title: if kind == MentionKind::Person {
            part.title
        } else {
            ProseSpan::NONE
        },
        sentence,
        entity: NONE,
        role: if kind == MentionKind::Person { role } else { NONE },
        kind: kind.code(),
        flags,
        certainty,
        reserved: 0,
    });
}

/// The span of a name's tokens, with the full stop of a final initial or "Jr." left to the sentence.
fn name_span(view: &BlockView<'_>, start: usize, end: usize) -> ProseSpan {
    view.span(start, end)
}

/// Tells a title-cased line from a sentence: no word of four letters or more stands in lower case, function words apart.
fn casing(view: &BlockView<'_>, sentence: &SentenceRow) -> Casing {
    let Some(tokens) = view.tokens.get(sentence.tokens()) else {
        return Casing::Sentence;
    };
    let (mut capital, mut lower) = (0, 0);
    for token in tokens {
        if token.kind != crate::rows::TokenKind::Word.code()
            || token.classes & crate::language::Class::FUNCTION != 0
            || token.span.len() < 4
        {
            continue;
        }
        if token.has(TokenRow::CAPITAL) {
            capital += 1;
        } else {
            lower += 1;
        }
        if lower > 1 {
            break;
        }
    }
    let heading = view.kind == BlockKind::Heading || view.sentences.len() == 1 && !ends_in_stop(view, sentence);
    let enough = if heading { capital >= 3 } else { capital >= 6 };
    // A sentence that lists many names may hold one plain word: "He thanked Maria Lopez, Peter Novak, ..."
    if enough && (lower == 0 || lower == 1 && capital >= 10 && heading) {
        Casing::Title
    } else {
        Casing::Sentence
    }
}

fn ends_in_stop(view: &BlockView<'_>, sentence: &SentenceRow) -> bool {
    sentence
        .span
        .text(view.text)
        .ends_with(['.', '!', '?', '"', '”', ')', ':', ';'])
}
