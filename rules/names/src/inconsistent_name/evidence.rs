//! What shows that two spellings are of one name. That they are near each other is not enough.

use factlint_core::document::Document;
use factlint_core::language::{self, Class};
use factlint_core::rows::MentionKind;

use super::spelling::{self, Ending, is_variant};
use super::words::{Place, Word, split};

/// How firmly two spellings belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tie {
    /// Each stands alone, and nothing but their likeness joins them.
    Likeness,
    /// One stands alone, the other in a full name where a short form is taken from.
    Short,
    /// Both stand beside the same word: "Thomas Ahern", "Thomas Ahearne".
    Neighbour,
}

/// Words that are known for what they are: neither a slip of another one nor a name that somebody invents.
const KNOWN: u32 = Class::COMMON
    | Class::PLACE
    | Class::DEMONYM
    | Class::MONTH
    | Class::WEEKDAY
    | Class::FUNCTION
    | Class::ORGANISATION
    | Class::ROLE
    | Class::TITLE;

/// Lists of names: two words that both stand there are two names.
const NAMES: u32 = Class::GIVEN_NAME | Class::FAMILY_NAME | Class::PLACE | Class::DEMONYM;

/// Fewest letters of words that are joined by likeness alone, or by a short form that is not a person's.
const LONG: usize = 6;

/// Fewest letters of words that may differ in two letters, but for those beside a common neighbour.
const LONG_FOR_TWO: usize = 8;

/// Whether two spellings are of one name, and the places that show it best.
pub(super) fn tie(doc: &Document, pair: [&Word<'_>; 2]) -> Option<(Tie, [Place; 2])> {
    let [one, other] = pair;
    let (tie, places) = strongest(doc, one, other)?;
    let ending = spelling::ending(&one.letters, &other.letters);
    let (letters, other_letters) = (&one.letters, &other.letters);
    if ending == Ending::Form
        || spelling::is_national(letters, other_letters)
        || spelling::differ_in_short_part(letters, other_letters)
        || spelling::differ_in_capitals(one.text, other.text)
        || differ_in_plain_part(one.text, other.text)
    {
        return None;
    }
    let distance = spelling::distance(one, other);
    // Two letters in the place of two others make another name: Walton, Wilson. A slip swaps, drops or doubles.
    if distance > 1 && spelling::letters_apart(letters, other_letters) > 2 {
        return None;
    }
    let shorter = one.letters.len().min(other.letters.len());
    // A surname alone may not show what it is; the full name does.
    let named = |place: &&Place| tie == Tie::Likeness || place.of > 1;
    let persons = places.iter().filter(named).all(|place| is_person(doc, place));
    let both = |classes: u32| one.is(classes) && other.is(classes);
    let fits = match tie {
        Tie::Neighbour => {
            // "Mohammed" and "Mohammad" Hadid, "Marie" and "Maria" Weber may be relatives.
            let listed = both(Class::PLACE | Class::DEMONYM) || both(Class::GIVEN_NAME) && !are_last(places);
            !listed && (distance == 1 || shorter >= SHORTEST_FOR_TWO)
        }
        _ if one.is(KNOWN) || other.is(KNOWN) => false,
        // Two ways to write one name may both be usual and frequent.
        _ if persons && is_variant(letters, other_letters) => shorter >= LONG || tie == Tie::Short,
        // Two that are both frequent, or both usual, are two names, unless the one with "Mr" has nobody else to stand for.
        _ if (one.count > 1 && other.count > 1 || both(NAMES)) && !(tie == Tie::Short && is_titled(doc, &places)) => {
            false
        }
        Tie::Short => match distance {
            1 => (persons || shorter >= LONG) && ending != Ending::Replaced && (persons || ending == Ending::Same),
            _ => persons && shorter >= LONG_FOR_TWO && ending == Ending::Same,
        },
        Tie::Likeness => {
            let sounds = ending == Ending::Longer && one.letters.len() == other.letters.len();
            distance == 1
                && shorter >= LONG
                && (ending == Ending::Same || sounds || persons && ending != Ending::Replaced)
        }
    };
    fits.then_some((tie, places))
}

/// Whether the words have hyphens and differ in parts that are plain words: "Semi-Major" and "Semi-Minor".
fn differ_in_plain_part(one: &str, other: &str) -> bool {
    let plain = |part: &str| language::classes(part) & (Class::COMMON | Class::FUNCTION) != 0;
    let (count, others) = (one.split('-').count(), other.split('-').count());
    count > 1
        && count == others
        && (one.split('-').zip(other.split('-')))
            .filter(|(a, b)| !a.eq_ignore_ascii_case(b))
            .all(|(a, b)| plain(a) && plain(b))
}

/// Fewest letters of words beside a common neighbour that may differ in two letters.
const SHORTEST_FOR_TWO: usize = 5;

fn is_person(doc: &Document, place: &Place) -> bool {
    let row = doc.mentions.get(place.mention);
    row.is_some_and(|row| row.kind() == MentionKind::Person)
}

/// Whether the name that stands alone of the two has a title that only a person has who was named before.
fn is_titled(doc: &Document, places: &[Place; 2]) -> bool {
    let alone = places.iter().find(|place| place.of == 1);
    let title = alone
        .and_then(|place| doc.mentions.get(place.mention))
        .map_or("", |row| doc.text(row.title));
    matches!(title.trim_end_matches('.'), "Mr" | "Mrs" | "Ms" | "Miss")
}

/// Whether both words end their names, as surnames do.
fn are_last(places: [Place; 2]) -> bool {
    places.iter().all(|place| place.at + 1 == place.of)
}

/// The strongest tie between any place of one word and any of the other; none where they are told apart.
fn strongest(doc: &Document, one: &Word<'_>, other: &Word<'_>) -> Option<(Tie, [Place; 2])> {
    let mut best: Option<(Tie, [Place; 2])> = None;
    let (mut full_one, mut full_other) = (false, false);
    let others = distinct(doc, other);
    for &a in &distinct(doc, one) {
        full_one |= a.of > 1;
        for &b in &others {
            full_other |= b.of > 1;
            // "Hong Kong"; and "Seligman and Seligmann" are two.
            if a.mention == b.mention || are_joined(doc, a, b) {
                return None;
            }
            let found = between(doc, (one, a), (other, b));
            if let Some(tie) = found
                && best.is_none_or(|(known, _)| tie > known)
            {
                best = Some((tie, [a, b]));
            }
        }
    }
    // Two full names with nothing in common are of two people, though each is also called by the last word alone.
    best.filter(|(tie, _)| *tie == Tie::Neighbour || !(full_one && full_other))
}

/// The most places of a word that are looked at.
const LOOKED_AT: usize = 8;

/// Places of a word: the first in each company, full names before single words.
fn distinct(doc: &Document, word: &Word<'_>) -> Vec<Place> {
    let mut seen: Vec<&str> = Vec::new();
    let mut places: Vec<Place> = Vec::new();
    for &place in &word.places {
        let name = doc.mentions.get(place.mention).map_or("", |row| doc.text(row.span));
        if !seen.contains(&name) {
            seen.push(name);
            places.push(place);
        }
        if places.len() == LOOKED_AT {
            break;
        }
    }
    places
}

/// Whether nothing but "and", "or" or a comma stands between two mentions.
fn are_joined(doc: &Document, a: Place, b: Place) -> bool {
    if a.mention.abs_diff(b.mention) != 1 {
        return false;
    }
    let (first, second) = (a.mention.min(b.mention), a.mention.max(b.mention));
    let (Some(first), Some(second)) = (doc.mentions.get(first), doc.mentions.get(second)) else {
        return false;
    };
    let between = doc.prose.text.get(first.span.end as usize..second.span.start as usize);
    between.is_some_and(|between| {
        matches!(
            between.trim(),
            "and" | "or" | "," | "&" | "/" | "v" | "vs" | ", and" | "-"
        )
    })
}

fn between(doc: &Document, (one, a): (&Word<'_>, Place), (other, b): (&Word<'_>, Place)) -> Option<Tie> {
    let (Some(first), Some(second)) = (doc.mentions.get(a.mention), doc.mentions.get(b.mention)) else {
        return None;
    };
    let given = one.is(Class::GIVEN_NAME) || other.is(Class::GIVEN_NAME);
    match (a.of, b.of) {
        (1, 1) => Some(Tie::Likeness),
        (1, _) => is_short_form(second.kind(), b, given).then_some(Tie::Short),
        (_, 1) => is_short_form(first.kind(), a, given).then_some(Tie::Short),
        _ => {
            let names = [doc.text(first.span), doc.text(second.span)];
            let slip = one.is(Class::COMMON) != other.is(Class::COMMON);
            shares_neighbour(names, a.at, b.at, slip).then_some(Tie::Neighbour)
        }
    }
}

/// Whether a name is called by one of its words: a person by the last, a firm by the first or last.
fn is_short_form(kind: MentionKind, place: Place, given: bool) -> bool {
    let last = place.at + 1 == place.of;
    match kind {
        MentionKind::Person => last,
        _ if place.at == 0 => !given,
        // "Project Lantern", not "Guaranteed Minimum Price".
        _ => last && place.of == 2,
    }
}

/// Whether the words before or behind are the same and say something, or two words of the names are the same.
///
/// `slip` says that one of the two spellings is a plain word: then any neighbour shows that the other should be it.
fn shares_neighbour(names: [&str; 2], at: usize, other_at: usize, slip: bool) -> bool {
    let [one, other] = names.map(|name| split(name).collect::<Vec<_>>());
    let same = |a: Option<&&str>, b: Option<&&str>| match (a, b) {
        (Some(a), Some(b)) if a.eq_ignore_ascii_case(b) => Some(language::classes(a)),
        _ => None,
    };
    let before = same(
        at.checked_sub(1).and_then(|at| one.get(at)),
        other_at.checked_sub(1).and_then(|at| other.get(at)),
    );
    let behind = same(one.get(at + 1), other.get(other_at + 1));
    let dull = if slip {
        Class::FUNCTION
    } else {
        Class::FUNCTION | Class::COMMON | Class::ORGANISATION | Class::TITLE | Class::ROLE | Class::DEMONYM
    };
    let says = |classes: u32| classes & dull == 0 || classes & Class::GIVEN_NAME != 0;
    if before.is_some_and(says) || behind.is_some_and(says) {
        return true;
    }
    let shared = one
        .iter()
        .filter(|word| other.iter().any(|known| known.eq_ignore_ascii_case(word)));
    let (mut all, mut said) = (0, 0);
    for word in shared {
        all += 1;
        said += usize::from(language::classes(word) & Class::FUNCTION == 0 && word.len() > 2);
    }
    all >= 2 && said >= 1 && (before.is_some() || behind.is_some())
}
