//! Titles and roles around a name are kept apart from it: "Israeli Prime Minister | Benjamin Netanyahu".

use super::super::BlockView;
use super::kinds;
use super::runs::Run;
use super::words::{self, is as is_word};
use crate::language::{Class, Tag};
use crate::rows::{TokenKind, TokenRow};
use crate::span::ProseSpan;

/// One name of a run, with the title or role that belongs to it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    /// First token of the name.
    pub start: usize,
    /// One past the last token of the name.
    pub end: usize,
    /// Place of the title or role, or none.
    pub title: ProseSpan,
    /// Place of the role's words, without "former" and articles; none where there is no title.
    pub role: ProseSpan,
    /// First token of name and title together.
    pub outer: usize,
    /// A title or role stands directly before the name.
    pub titled: Titled,
    /// "former" stands before the role.
    pub former: bool,
    /// See [`Run::doubtful`].
    pub doubtful: bool,
}

/// Where a title or role stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Titled {
    /// There is none.
    No,
    /// In capitals before the name: "Senator Cruz".
    Capital,
    /// In lower case before the name: "spokeswoman Jane Doe".
    Before,
    /// Behind the name, between commas: "Jane Doe, the mayor of York".
    After,
}

/// The names of a run: at most one before a title inside the run ("Fed | Chairman | Alan Greenspan"), and the rest.
pub(super) fn split(view: &BlockView<'_>, run: Run, limit: usize) -> impl Iterator<Item = Part> {
    let (mut start, mut end) = (run.start, run.end);
    while end > start + 2 && is_word(view, end - 1, words::POSTNOMINAL) {
        end -= 1;
    }
    let office = after_office(view, start, end);
    let title = office.map_or_else(|| last_title(view, start, end), |name| Some(name - 1));
    let mut first = None;
    let mut second = None;
    if let Some(title) = title {
        let mut from = if office.is_some() { start } else { title };
        while from > start && (is_word(view, from - 1, words::ROLE_MODIFIER) || is_title_word(view, from - 1)) {
            from -= 1;
        }
        if from > start {
            first = plain(view, start, from, run.doubtful);
        }
        if title + 1 < end {
            let former = from > 0 && is_word(view, from - 1, words::FORMER);
            let title_span = view.span(from, title + 1);
            second = Some(Part {
                start: title + 1,
                end,
                title: title_span,
                role: title_span,
                outer: from,
                titled: Titled::Capital,
                former,
                doubtful: false,
            });
        }
    } else {
        if let Some(name) = person_behind_others(view, start, end) {
            first = plain(view, start, name, run.doubtful);
            start = name;
        }
        if view.is(start, Class::DEMONYM) && end > start + 1 && !is_organisation(view, end - 1) {
            let named = view.is(start + 1, Class::GIVEN_NAME);
            if named && !view.is(start, Class::GIVEN_NAME) {
                start += 1;
            }
        }
        second = plain(view, start, end, run.doubtful).map(|part| with_role(view, part, limit));
    }
    first.into_iter().chain(second)
}

/// A name without a title inside its run; none where the run is only an adjective of origin or a title.
fn plain(view: &BlockView<'_>, start: usize, mut end: usize, doubtful: bool) -> Option<Part> {
    while end > start + 1
        && is_title_word(view, end - 1)
        && !is_organisation(view, end - 1)
        && !view.is(end - 1, Class::GIVEN_NAME | Class::FAMILY_NAME)
        && !matches!(view.word(end - 2), "of" | "and" | "for" | "&" | "the")
    {
        end -= 1;
    }
    if end <= start {
        return None;
    }
    if end == start + 1 {
        let origin = view.is(start, Class::DEMONYM) && !view.is(start, Class::PLACE | Class::GIVEN_NAME)
            || kinds::is_adjective_of_origin(view, start);
        let office = is_title_word(view, start) && !view.is(start, Class::GIVEN_NAME | Class::FAMILY_NAME);
        let faith = is_word(view, start, words::NO_NAME);
        if origin || office || faith {
            return None;
        }
    }
    Some(Part {
        start,
        end,
        title: ProseSpan::NONE,
        role: ProseSpan::NONE,
        outer: start,
        titled: Titled::No,
        former: false,
        doubtful,
    })
}

fn is_organisation(view: &BlockView<'_>, idx: usize) -> bool {
    view.is(idx, Class::ORGANISATION) || is_word(view, idx, words::ORGANISATION_NOUN)
}

/// Whether a capitalised token is a title or office.
fn is_title_word(view: &BlockView<'_>, idx: usize) -> bool {
    (view.is(idx, Class::TITLE | Class::ROLE) || is_word(view, idx, words::TITLE)) && !is_word(view, idx, words::SAINT)
}

/// Titles that stand before nothing but a person's name.
fn is_address(word: &str) -> bool {
    matches!(
        word.trim_end_matches('.'),
        "Mr" | "Mrs"
            | "Ms"
            | "Miss"
            | "Dr"
            | "Sir"
            | "Dame"
            | "Sen"
            | "Rep"
            | "Gov"
            | "Prof"
            | "Professor"
            | "Senator"
            | "Congressman"
            | "Congresswoman"
    )
}

/// Whether every word is a common noun or the like: "General | Electric" names no general.
fn all_common(view: &BlockView<'_>, start: usize, end: usize) -> bool {
    (start..end).all(|idx| view.is(idx, Class::COMMON) && !view.is(idx, Class::GIVEN_NAME | Class::FAMILY_NAME))
}

/// "Secretary of State | Jane Doe": where the name starts behind an office with "of".
fn after_office(view: &BlockView<'_>, start: usize, end: usize) -> Option<usize> {
    let office = start + 1;
    if !is_title_word(view, start) || view.word(office) != "of" && view.word(office + 1) != "of" {
        return None;
    }
    (start + 3..end).find(|&idx| {
        view.is(idx, Class::GIVEN_NAME) && !matches!(view.word(idx - 1), "of" | "and" | "the" | "for" | "&")
    })
}

/// "United Nations | Jane Doe said": where a whole name of a person starts behind words that are nobody's name.
fn person_behind_others(view: &BlockView<'_>, start: usize, end: usize) -> Option<usize> {
    let last = end - 1;
    let thing = Class::COMMON | Class::PLACE | Class::ORGANISATION;
    let name = (start + 1..last).rev().find(|&idx| view.is(idx, Class::GIVEN_NAME))?;
    let speaks = view.is(end, Class::REPORTING) && !view.is(last, thing | Class::DEMONYM);
    let surname = speaks || view.is(last, Class::FAMILY_NAME);
    let opener = is_word(view, start, words::PLACE_OPENER | words::SAINT) && name == start + 1;
    let closed = is_organisation(view, last) || is_word(view, last, words::PLACE_NOUN | words::EVENT_NOUN);
    // "EADS Jane Doe": a word of capitals is no given name, "J." and "JP" are.
    let initials = |idx: usize| {
        let word = view.word(idx);
        word.len() >= 3
            && !word.contains('.')
            && view
                .tokens
                .get(idx)
                .is_some_and(|token| token.has(TokenRow::ALL_CAPITALS))
    };
    // "Scientologist Jane Doe", "Pan-democrat Jane Doe": what somebody believes in.
    let adherent = |idx: usize| {
        let ending = ["ist", "crat", "isan"]
            .iter()
            .any(|ending| view.word(idx).ends_with(ending));
        ending && view.word(idx).len() >= 7
    };
    let others = (start..name).all(|idx| {
        initials(idx)
            || adherent(idx)
            || view.is(idx, thing) && !view.is(idx, Class::GIVEN_NAME | Class::FAMILY_NAME | Class::FUNCTION)
    });
    (name + 2 == end && surname && !opener && !closed && others && !view.is(name, thing)).then_some(name)
}

/// The last title of the run that has a person's name behind it.
fn last_title(view: &BlockView<'_>, start: usize, end: usize) -> Option<usize> {
    if is_organisation(view, end - 1) || is_word(view, end - 1, words::PLACE_NOUN) {
        return None;
    }
    let joins = |idx: usize| matches!(view.word(idx), "of" | "and" | "for" | "&" | "the");
    (start..end).rev().find(|&idx| {
        if !is_title_word(view, idx) || joins(idx + 1) {
            return false;
        }
        if idx + 1 == end {
            // "Microsoft CEO", but not "Department of Justice" or somebody called Bishop.
            idx > start && !joins(idx - 1) && !view.is(idx, Class::GIVEN_NAME | Class::FAMILY_NAME)
        } else {
            is_address(view.word(idx)) || !all_common(view, idx + 1, end)
        }
    })
}

/// Looks for a role in lower case before the name, or behind it between commas.
fn with_role(view: &BlockView<'_>, part: Part, limit: usize) -> Part {
    if let Some((from, former)) = role_before(view, part.start) {
        let span = view.span(from, part.start);
        return Part {
            title: span,
            role: span,
            outer: from,
            titled: Titled::Before,
            former,
            ..part
        };
    }
    if let Some((from, to, former)) = role_after(view, part.end, limit) {
        let span = view.span(from, to);
        return Part {
            title: span,
            role: span,
            titled: Titled::After,
            former,
            ..part
        };
    }
    part
}

/// "former prime minister | Tony Blair": where the role starts, and whether it is over.
fn role_before(view: &BlockView<'_>, name: usize) -> Option<(usize, bool)> {
    let role = name.checked_sub(1)?;
    let token = view.tokens.get(role)?;
    if token.has(TokenRow::CAPITAL) || !view.is(role, Class::ROLE | Class::TITLE) {
        return None;
    }
    let mut from = role;
    while let Some(before) = from.checked_sub(1) {
        let adjective = matches!(view.tag(before), Tag::JJ | Tag::NN | Tag::VBG)
            && view.kind(before) == TokenKind::Word
            && !view
                .tokens
                .get(before)
                .is_some_and(|token| token.has(TokenRow::CAPITAL));
        let modifier = matches!(
            view.word(before),
            "prime" | "vice" | "deputy" | "chief" | "foreign" | "senior"
        );
        if role - from >= 4 || !(adjective || modifier) || is_word(view, before, words::FORMER) {
            break;
        }
        from = before;
    }
    let former = from
        .checked_sub(1)
        .is_some_and(|before| is_word(view, before, words::FORMER));
    Some((from, former))
}

/// "Jane Doe, | the mayor of York |,": the role's tokens, and whether it is over.
fn role_after(view: &BlockView<'_>, end: usize, limit: usize) -> Option<(usize, usize, bool)> {
    if view.word(end) != "," {
        return None;
    }
    let mut from = end + 1;
    while matches!(view.word(from), "the" | "a" | "an" | "its" | "his" | "her" | "their") {
        from += 1;
    }
    let former = is_word(view, from, words::FORMER);
    if former {
        from += 1;
    }
    let role = (from..limit.min(from + 6))
        .take_while(|&idx| view.kind(idx) == TokenKind::Word)
        .find(|&idx| {
            view.is(idx, Class::ROLE)
                && !view
                    .tokens
                    .get(idx)
                    .is_some_and(|token| token.has(TokenRow::CAPITAL) && idx > from)
        })?;
    if (from..role).any(|idx| view.tag(idx).is_finite()) {
        return None;
    }
    // "the council's chairman": the role without whose it is.
    if let Some(owner) = (from..role).rev().find(|&idx| matches!(view.word(idx), "'s" | "’s")) {
        from = owner + 1;
    }
    let mut to = role + 1;
    // "chief executive", "executive vice president"
    while to < limit
        && (view.is(to, Class::ROLE) || is_word(view, to, words::ROLE_MODIFIER) && view.is(to + 1, Class::ROLE))
    {
        to += 1;
    }
    if matches!(view.word(to), "of" | "for" | "at" | "in") {
        let mut last = to + 1;
        if view.word(last) == "the" {
            last += 1;
        }
        while last < limit && last < to + 8 && view.tokens.get(last).is_some_and(|token| token.has(TokenRow::CAPITAL)) {
            last += 1;
            if view.word(last) == "of" && last < to + 8 {
                last += 1;
            }
        }
        if view
            .tokens
            .get(last - 1)
            .is_some_and(|token| token.has(TokenRow::CAPITAL))
        {
            to = last;
        }
    }
    (to <= limit).then_some((from, to, former))
}
