//! Runs of capitalised words, with what holds a name together: particles, initials, "of", "&", "Jr.".

use super::super::BlockView;
use super::Casing;
use super::citations;
use super::words::{self, is as is_word};
use crate::language::{Class, Tag};
use crate::rows::{TokenKind, TokenRow};

/// No name is longer than this many tokens; what is longer is a heading or a table.
const LONGEST: usize = 12;

/// A run of tokens that may be one name, with titles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Run {
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
    /// The capital of the first word says nothing, and nothing else says that it is a name.
    pub doubtful: bool,
}

/// The run that starts at token `idx`, if a name may start there.
pub(super) fn run_at(view: &BlockView<'_>, idx: usize, limit: usize, casing: Casing) -> Option<Run> {
    let doubtful = match opens(view, idx, casing) {
        Opening::Name => false,
        Opening::Doubtful => true,
        Opening::No => return None,
    };
    let mut end = idx + 1;
    while end < limit && end - idx < LONGEST {
        match step(view, idx, end, limit, casing) {
            Some(next) => end = next,
            None => break,
        }
    }
    let mut start = idx;
    while let Some(before) = start.checked_sub(1)
        && opens_surname(view.word(before))
    {
        start = before;
    }
    Some(Run {
        start,
        end,
        doubtful: doubtful && end == idx + 1,
    })
}

/// Particles that are no English words and may open a surname alone: "von der Leyen said".
fn opens_surname(word: &str) -> bool {
    matches!(
        word,
        "van" | "von" | "der" | "den" | "ter" | "ten" | "zu" | "bin" | "ibn" | "de" | "del" | "della" | "di" | "da"
    )
}

enum Opening {
    Name,
    Doubtful,
    No,
}

/// Whether a name may start at token `idx`.
fn opens(view: &BlockView<'_>, idx: usize, casing: Casing) -> Opening {
    if !is_capital_word(view, idx) {
        return Opening::No;
    }
    // "Rep. Jane Doe, D-Pa.": party and state.
    if is_compound_adjective(view, idx) || view.word(idx).starts_with("D-") || view.word(idx).starts_with("R-") {
        return Opening::No;
    }
    let named = view.is(idx, Class::GIVEN_NAME | Class::PLACE);
    let next = is_capital_word(view, idx + 1) && spaced(view, idx + 1);
    if view.is(idx, Class::FUNCTION | Class::NUMBER_WORD) {
        let whole = named && next && !view.is(idx + 1, Class::FUNCTION) && casing == Casing::Sentence;
        return if whole && !is_initial(view, idx) {
            Opening::Name
        } else {
            Opening::No
        };
    }
    if view.is(idx, Class::MONTH | Class::WEEKDAY) {
        let whole = view.is(idx, Class::GIVEN_NAME) && next && !view.is(idx + 1, Class::MONTH | Class::WEEKDAY);
        return if whole { Opening::Name } else { Opening::No };
    }
    let initial_letter = followed_by_dot(view, idx) && !is_initial(view, idx);
    if view.word(idx).len() == 1 && !initial_letter {
        // "A" and "I"; a letter that names a variable or a list item.
        return if next && !is_initial(view, idx) {
            Opening::Doubtful
        } else {
            Opening::No
        };
    }
    if casing == Casing::Title || is_initial(view, idx) {
        let title = view.is(idx, Class::TITLE | Class::ROLE);
        if named || title && next {
            return Opening::Name;
        }
        let proper = view.tag(idx).is_proper_noun();
        let common = view.is(idx, Class::COMMON);
        if casing == Casing::Title {
            return if common { Opening::No } else { Opening::Doubtful };
        }
        return match (common, proper, next) {
            (false, _, _) if view.tag(idx) == Tag::Unknown || proper || next => Opening::Name,
            (false, _, _) => Opening::Doubtful,
            // "Home Office", "Goldman Sachs"; but "Yesterday Obama" and "Sources Reuters spoke to".
            (true, true, true) => Opening::Name,
            (true, false, true) if view.is(idx + 1, Class::ORGANISATION) => Opening::Name,
            (true, true, false) => Opening::Doubtful,
            (true, ..) => Opening::No,
        };
    }
    Opening::Name
}

/// Whether the capital of token `idx` may come from its place: after a full stop, an opening quotation mark, a colon.
fn is_initial(view: &BlockView<'_>, idx: usize) -> bool {
    let Some(token) = view.tokens.get(idx) else {
        return false;
    };
    if token.has(TokenRow::SENTENCE_START) {
        return true;
    }
    let Some(before) = idx.checked_sub(1) else { return true };
    match view.word(before) {
        "“" | "‘" | ":" | "•" | "…" | "..." | "." | "*" | "``" => true,
        "\"" | "'" => !token.has(TokenRow::SPACE_BEFORE),
        _ => false,
    }
}

fn spaced(view: &BlockView<'_>, idx: usize) -> bool {
    view.tokens
        .get(idx)
        .is_some_and(|token| token.has(TokenRow::SPACE_BEFORE))
}

fn is_capital_word(view: &BlockView<'_>, idx: usize) -> bool {
    view.tokens
        .get(idx)
        .is_some_and(|token| token.has(TokenRow::CAPITAL) && token.kind() == TokenKind::Word)
}

/// "Paris-based", "Chinese-made": an adjective, though its first half is a name.
fn is_compound_adjective(view: &BlockView<'_>, idx: usize) -> bool {
    view.tokens.get(idx).is_some_and(|token| token.has(TokenRow::HYPHEN))
        && view.word(idx).rsplit_once('-').is_some_and(|(_, tail)| {
            matches!(
                tail,
                "based"
                    | "made"
                    | "owned"
                    | "led"
                    | "backed"
                    | "style"
                    | "listed"
                    | "born"
                    | "built"
                    | "run"
                    | "bound"
                    | "like"
                    | "speaking"
                    | "era"
                    | "registered"
                    | "controlled"
                    | "sponsored"
                    | "trained"
                    | "wide"
            )
        })
}

/// Whether token `idx` is an initial whose full stop is a token of its own.
fn followed_by_dot(view: &BlockView<'_>, idx: usize) -> bool {
    view.word(idx + 1) == "." && !spaced(view, idx + 1)
}

/// Whether the token is an initial: "J." or "J".
pub(super) fn is_initial_letter(word: &str) -> bool {
    let letters = word.trim_end_matches('.');
    !letters.is_empty()
        && letters.len() <= 5
        && letters.split('.').all(|letter| letter.len() == 1)
        && letters.starts_with(|c: char| c.is_ascii_uppercase())
}

/// Where the run goes on after token `end - 1`, if it does.
fn step(view: &BlockView<'_>, start: usize, end: usize, limit: usize, casing: Casing) -> Option<usize> {
    let word = view.word(end);
    if is_capital_word(view, end) && (spaced(view, end) || view.word(end - 1) == ".") {
        return continues(view, end, casing).then_some(end + 1);
    }
    let next = end + 1;
    if next > limit {
        return None;
    }
    match word {
        // "George W. Bush" where the full stop is a token of its own.
        "." if !spaced(view, end)
            && is_initial_letter(view.word(end - 1))
            && is_capital_word(view, next)
            && spaced(view, next)
            && continues(view, next, casing) =>
        {
            Some(next)
        }
        "&" if is_capital_word(view, next) && !citations::joins_authors(view, end) => Some(next + 1),
        "'" | "’" | "'s" | "’s" => joins_with_possessive(view, end).then_some(next + 1),
        "," if is_word(view, next, words::SUFFIX) && is_capital_word(view, next) => Some(next + 1),
        "and" => joins_with_and(view, start, end, limit).then_some(next + 1),
        "of" => joins_with_of(view, start, end),
        "for" if is_organisation(view, end - 1) && is_capital_word(view, next) => Some(next + 1),
        // "Suleiman al-Amr", "Jean d'Aubigny"
        _ if spaced(view, end)
            && ["al-", "el-", "d'", "d’"]
                .iter()
                .any(|article| word.starts_with(article)) =>
        {
            Some(next)
        }
        _ if is_word(view, end, words::PARTICLE) => {
            let mut after = next;
            while after < limit && after < end + 3 && is_word(view, after, words::PARTICLE) {
                after += 1;
            }
            let name = is_capital_word(view, after) && !view.is(after, Class::FUNCTION);
            // "la" and "le" alone open many things; after a given name they belong to it.
            name.then_some(after + 1)
        }
        _ => None,
    }
}

/// Whether a capitalised token goes on with a name that stands before it.
fn continues(view: &BlockView<'_>, idx: usize, casing: Casing) -> bool {
    if is_compound_adjective(view, idx) {
        return false;
    }
    if view.is(idx, Class::MONTH | Class::WEEKDAY) && !view.is(idx, Class::FAMILY_NAME | Class::GIVEN_NAME) {
        return false;
    }
    if view.is(idx, Class::FUNCTION) && !view.is(idx, Class::GIVEN_NAME | Class::FAMILY_NAME) {
        // "Van", "De", "La" with a capital belong to the name; "The" does not.
        return is_word(view, idx, words::PARTICLE);
    }
    if casing == Casing::Title {
        let named = view.is(
            idx,
            Class::GIVEN_NAME | Class::FAMILY_NAME | Class::PLACE | Class::ORGANISATION | Class::TITLE,
        );
        return named || !view.is(idx, Class::COMMON);
    }
    true
}

fn is_organisation(view: &BlockView<'_>, idx: usize) -> bool {
    view.is(idx, Class::ORGANISATION) || is_word(view, idx, words::ORGANISATION_NOUN)
}

/// "Dockers' Union", "Women's Institute": what members or those it is for are called stands before an organisation's
/// noun. "Obama's Treasury" and "Poland's Parliament" are two names.
fn joins_with_possessive(view: &BlockView<'_>, end: usize) -> bool {
    let owner = end - 1;
    let named = view.is(
        owner,
        Class::GIVEN_NAME | Class::FAMILY_NAME | Class::PLACE | Class::ORGANISATION | Class::TITLE,
    );
    let plural = matches!(view.word(end), "'" | "’");
    !named
        && (plural || view.is(owner, Class::COMMON))
        && is_capital_word(view, end + 1)
        && is_organisation(view, end + 1)
}

/// "Securities and Exchange Commission": the words on either side are common nouns, and an organisation ends the run.
fn joins_with_and(view: &BlockView<'_>, start: usize, end: usize, limit: usize) -> bool {
    let plain = |idx: usize| {
        is_capital_word(view, idx)
            && view.is(idx, Class::COMMON)
            && !view.is(idx, Class::GIVEN_NAME | Class::PLACE | Class::TITLE)
    };
    if !plain(end - 1) || !is_capital_word(view, end + 1) || view.is(end + 1, Class::GIVEN_NAME | Class::FUNCTION) {
        return false;
    }
    let mut last = end + 1;
    while last + 1 < limit && last < end + 5 && is_capital_word(view, last + 1) {
        last += 1;
    }
    let headed = (start..end).any(|idx| view.word(idx) == "of");
    is_organisation(view, last) || headed && plain(end + 1)
}

/// "Bank of England", "University of the Arts": a head that takes "of", then a capital. Returns where the run goes on.
fn joins_with_of(view: &BlockView<'_>, start: usize, end: usize) -> Option<usize> {
    let head = end - 1;
    let takes = is_organisation(view, head)
        || is_word(view, head, words::PLACE_NOUN)
        || view.is(head, Class::TITLE | Class::ROLE)
        || is_word(view, head, words::OF_HEAD);
    if !takes || view.is(start, Class::GIVEN_NAME) {
        return None;
    }
    let next = if view.word(end + 1) == "the" { end + 2 } else { end + 1 };
    is_capital_word(view, next).then_some(next + 1)
}

/// Whether the tokens are a surname with its particles: "von der Leyen", "Van Gogh".
pub(super) fn is_surname_with_particle(view: &BlockView<'_>, start: usize, end: usize) -> bool {
    end > start + 1 && (start..end - 1).all(|idx| is_word(view, idx, words::PARTICLE))
}
