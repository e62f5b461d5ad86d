//! What a name names: the words in it and around it vote.
//!
//! The numbers are votes in hundredths of certainty; a kind needs [`LEAST`] to be named at all.

use super::super::BlockView;
use super::citations;
use super::runs::is_initial_letter;
use super::titles::{Part, Titled};
use super::words::{self, is as is_word};
use crate::language::{Class, Tag};
use crate::rows::{MentionKind, TokenKind, TokenRow};

/// Votes for a person that a lone word of no list starts with; what is above counts as evidence when linking adds up.
pub(crate) const LONE_WORD: i32 = 18;

/// Votes for a person of a usual surname that stands alone: firms are called so as well, and a person is named in full
/// first.
const SURNAME: i32 = 25;

/// Votes for a person of two or three words of no list.
const UNKNOWN_WORDS: i32 = 22;

/// Votes below this name no kind.
const LEAST: i32 = 30;

/// Votes that a place of the list has.
const PLACE: i32 = 50;

/// Votes that make a person of a lone word without the document's help.
const SURE: i32 = 60;

/// Votes for each kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Evidence {
    person: i32,
    organisation: i32,
    place: i32,
}

impl Evidence {
    /// The kind with most votes and how sure that is, 0 to 100.
    ///
    /// A lone word that is no usual name is seldom a person whom edited text has not named in full: it stays open, with
    /// what speaks for a person as its certainty, so that linking can add up what several mentions say.
    pub(super) fn verdict(self, lone: bool) -> (MentionKind, u8) {
        // Firms speak too, so half of what speaks for one is taken off.
        let sure = self.person - self.organisation.max(0) / 2 >= SURE;
        if lone && !sure && self.person >= self.organisation.max(self.place) {
            // What speaks for an organisation or a place as well is no hint of a person.
            let hint = self.person - self.organisation.max(self.place).max(0);
            return (MentionKind::Other, hint.clamp(0, 100) as u8);
        }
        let best = self.person.max(self.organisation).max(self.place);
        let kind = if best < LEAST {
            return (MentionKind::Other, self.person.clamp(0, 100) as u8);
        } else if self.organisation == best {
            MentionKind::Organisation
        } else if self.place == best {
            MentionKind::Place
        } else {
            MentionKind::Person
        };
        (kind, best.clamp(0, 100) as u8)
    }
}

/// Weighs a name by its words and its neighbours.
pub(super) fn weigh(view: &BlockView<'_>, part: &Part) -> Evidence {
    let mut votes = words_inside(view, part.start, part.end);
    match part.titled {
        Titled::Capital => votes.person += 95,
        // "the publisher Halden": some roles are firms' as well.
        Titled::Before if part.start > 0 && is_word(view, part.start - 1, words::FIRM_KIND) => {
            votes.person += 10;
            votes.organisation += if part.end == part.start + 1 { 60 } else { 10 };
        }
        Titled::Before => votes.person += 55,
        Titled::After => votes.person += 40,
        Titled::No => {}
    }
    if citations::names_author(view, part) {
        votes.person += 100;
    } else {
        neighbours(view, part, &mut votes);
        if goes_on_with_he_or_she(view, part) {
            votes.person += 30;
        } else if votes.place < PLACE && goes_on_with_it(view, part) {
            votes.organisation += 45;
            votes.person -= 20;
        }
    }
    votes
}

fn words_inside(view: &BlockView<'_>, start: usize, end: usize) -> Evidence {
    let mut votes = Evidence::default();
    let length = end - start;
    let (mut places, mut plain, mut unknown, mut known) = (0, 0, 0, 0);
    let in_transcript = speaks_in_transcript(view, start, end);
    for idx in start..end {
        let word = view.word(idx);
        if view.kind(idx) != TokenKind::Word {
            if word == "&" {
                votes.organisation += 60;
                votes.person -= 40;
            }
            continue;
        }
        let named =
            view.is(idx, Class::GIVEN_NAME | Class::FAMILY_NAME) || is_word(view, idx, words::KNOWN_BY_ONE_NAME);
        if view.is(idx, Class::ORGANISATION) || is_word(view, idx, words::ORGANISATION_NOUN) {
            votes.organisation += if idx + 1 == end || length > 2 { 70 } else { 35 };
            votes.person -= 60;
        } else if is_word(view, idx, words::FIRM) {
            votes.organisation += 65;
            votes.person -= 50;
        }
        if view.is(idx, Class::PLACE) {
            places += 1;
        }
        if is_word(view, idx, words::SUFFIX) {
            // "Part II" and "Hartz IV" are numbered as kings are.
            let numbered = !view.is(start, Class::GIVEN_NAME) && (length == 2 || plain > 0);
            votes.person += if numbered { 0 } else { 60 };
        } else if is_initial_letter(word)
            && length > 1
            // "Cooper S" is no person; "J. R. Orrin" and "Suresh K." are.
            && (idx + 1 < end || word.ends_with('.') || view.is(start, Class::GIVEN_NAME))
            && word.len() <= 5
            && !view.is(idx, Class::PLACE)
            && !matches!(word, "U.S." | "U.K." | "U.N." | "E.U." | "N.Z." | "H.K." | "U.S" | "U.K")
        {
            votes.person += 30;
        } else if is_word(view, idx, words::PARTICLE) {
            votes.person += 20;
        } else if matches!(word, "of" | "for" | "and") {
            votes.organisation += 30;
            votes.person -= 40;
        } else if view.is(idx, Class::COMMON) && !named {
            plain += 1;
            votes.person -= 25;
        } else if named {
            known += 1;
        } else if !view.is(idx, Class::PLACE | Class::DEMONYM)
            && !view.tokens.get(idx).is_some_and(|token| token.has(TokenRow::DIGIT))
        {
            unknown += 1;
        }
        if !in_transcript {
            votes_of_shape(view, idx, length, &mut votes);
        }
    }
    let first_given =
        view.is(start, Class::GIVEN_NAME) && !is_adjective_of_origin(view, start) || is_double_given_name(view, start);
    let last_family = view.is(end - 1, Class::FAMILY_NAME);
    let last_place = is_word(view, end - 1, words::PLACE_NOUN);
    if length >= 2 {
        if first_given {
            votes.person += 60;
        }
        if last_family {
            votes.person += if first_given { 20 } else { 35 };
        }
        if unknown + known == length && length <= 3 {
            // Two words of no list may be a firm, a product or a place as well: something must speak for a person.
            votes.person += match (first_given, unknown == length) {
                (true, _) => 15,
                (false, false) => 40,
                (false, true) if is_hyphenated_given_name(view, end - 1) => 40,
                (false, true) => UNKNOWN_WORDS,
            };
        }
        let phrase = crate::language::classes(view.span(start, end).text(view.text));
        if phrase & Class::PLACE != 0 {
            votes.place += 85;
            votes.person -= 40;
        } else if phrase & Class::ORGANISATION != 0 {
            votes.organisation += 95;
            votes.person -= 60;
        }
        let whole = first_given && last_family && plain == 0;
        let hilton = unknown + 1 == length && !first_given && length == 2 && places == 1;
        if hilton && view.is(end - 1, Class::PLACE) {
            // "Valeska Paris": an unknown word before a city's name is more often given than part of the place.
            votes.person += 35;
        }
        let plainly_given = first_given && !view.is(start, Class::COMMON);
        if is_word(view, end - 1, words::EVENT_NOUN) && !whole && !plainly_given {
            votes.person -= 70;
            votes.organisation -= 20;
        }
        if last_place && !whole {
            votes.place += 80;
            votes.person -= 60;
        } else if is_word(view, start, words::SAINT) && !first_given {
            votes.place += 45;
        } else if is_word(view, start, words::PLACE_OPENER) {
            votes.place += 40;
            votes.person -= if first_given { 0 } else { 50 };
        }
        if view.is(start, Class::DEMONYM) {
            votes.organisation += 30;
            votes.person -= 20;
        }
    } else if first_given || is_word(view, start, words::KNOWN_BY_ONE_NAME) {
        votes.person += 45;
    } else if last_family {
        votes.person += SURNAME;
    } else if unknown == 1 {
        votes.person += LONE_WORD;
        let doctrine = ["ology", "ism", "ics", "tion", "ware"];
        if doctrine.iter().any(|ending| view.word(start).ends_with(ending)) {
            votes.person -= 60;
        }
    }
    if places == length {
        votes.place += if length == 1 && (first_given || last_family) {
            50
        } else {
            65
        };
    } else if places > 0 && plain + places == length {
        votes.organisation += 35;
    }
    votes
}

/// "Jeanne-Marie", "Karl-Heinz": both halves are given names.
fn is_double_given_name(view: &BlockView<'_>, idx: usize) -> bool {
    let given = |half: &str| crate::language::classes(half) & Class::GIVEN_NAME != 0;
    view.tokens.get(idx).is_some_and(|token| token.has(TokenRow::HYPHEN))
        && view
            .word(idx)
            .split_once('-')
            .is_some_and(|(first, second)| given(first) && given(second))
}

/// "Lau Siu-lai", "Hwang Hee-Chan": two syllables of a Chinese or Korean given name behind the surname.
fn is_hyphenated_given_name(view: &BlockView<'_>, idx: usize) -> bool {
    let word = view.word(idx);
    word.split_once('-').is_some_and(|(first, second)| {
        (2..=6).contains(&first.len())
            && (2..=6).contains(&second.len())
            && second.bytes().all(|byte| byte.is_ascii_alphabetic())
    })
}

/// "RUTH CALLOWAY: We bought two tugs": a transcript sets its speakers in capitals, so they say nothing of the kind.
fn speaks_in_transcript(view: &BlockView<'_>, start: usize, end: usize) -> bool {
    let capitals = |idx: usize| {
        let token = view.tokens.get(idx);
        token.is_some_and(|token| token.has(TokenRow::ALL_CAPITALS)) || is_initial_letter(view.word(idx))
    };
    let opens = view
        .tokens
        .get(start)
        .is_some_and(|token| token.has(TokenRow::SENTENCE_START));
    opens && end > start + 1 && view.word(end) == ":" && (start..end).all(capitals)
}

/// Capitals inside a word, and words of capitals only.
fn votes_of_shape(view: &BlockView<'_>, idx: usize, length: usize, votes: &mut Evidence) {
    let Some(token) = view.tokens.get(idx) else { return };
    let word = view.word(idx);
    if token.has(TokenRow::ALL_CAPITALS) && !is_initial_letter(word) && !is_word(view, idx, words::SUFFIX) {
        if length == 1 && word.len() <= 6 {
            votes.organisation += 45;
        } else {
            votes.organisation += 15;
        }
        votes.person -= 40;
    } else if token.has(TokenRow::DIGIT) || has_inner_capital(word) {
        votes.organisation += 30;
        votes.person -= if token.has(TokenRow::DIGIT) { 70 } else { 30 };
    }
}

/// "YouTube", but not "McDonald", "O'Neill", "Bailey-Ross", "DeVito".
fn has_inner_capital(word: &str) -> bool {
    let mut before = ' ';
    for (letters, letter) in word.chars().enumerate() {
        if letter.is_uppercase() && before.is_lowercase() && letters > 3 {
            return true;
        }
        before = letter;
    }
    false
}

fn neighbours(view: &BlockView<'_>, part: &Part, votes: &mut Evidence) {
    let next = part.end;
    let after = view.word(next);
    // Countries and cities have analysts, shares and plants as firms have.
    let maybe_firm = votes.place < PLACE;
    if let Some(before) = part.outer.checked_sub(1) {
        let word = view.word(before);
        let same = view
            .tokens
            .get(part.outer)
            .is_some_and(|token| token.has(TokenRow::SPACE_BEFORE));
        match word {
            "the" | "The" if part.titled == Titled::No => {
                // "the Jane Doe interview": the noun behind the name has the article.
                let whose = view.is(part.start, Class::GIVEN_NAME) && part.end == part.start + 2;
                if !whose || !is_plain_noun(view, next) {
                    votes.person -= 35;
                    votes.organisation += 12;
                }
            }
            "a" | "an" | "this" | "that" | "these" => votes.person -= 25,
            "named" | "called" | "by" => votes.person += 12,
            // "the town of Halden"
            "of" if before > 0 && is_word(view, before - 1, words::PLACE_KIND | words::COMPASS) => votes.place += 60,
            _ if is_word(view, before, words::WORK) => votes.person -= 45,
            // "carmaker Halden"; "retailer Jane Doe" has a title.
            _ if part.titled != Titled::Before
                && is_word(view, before, words::FIRM_KIND)
                && !is_capital(view, before) =>
            {
                votes.organisation += 60;
                votes.person -= 20;
            }
            _ if !same => {}
            _ if is_word(view, before, words::LOCATIVE) => {
                votes.place += 35;
                votes.person -= 10;
            }
            _ if is_word(view, before, words::DIRECTIONAL) => votes.place += 10,
            _ if is_word(view, before, words::KIN) => votes.person += 50,
            _ if is_word(view, before, words::PERSON_NOUN) && !is_capital(view, before) => votes.person += 40,
            "," if follows_a_role(view, before, next) => votes.person += 20,
            // "son of Simon", "Shalev told".
            _ if view.is(before, Class::REPORTING) && !matches!(after, "'s" | "’s") => {
                votes.person += 20;
                votes.organisation += 5;
            }
            _ => {}
        }
    }
    if part.end > part.start + 1 && is_listed_with_a_person(view, part) {
        votes.person += 15;
    }
    match after {
        "who" | "Who" => votes.person += 45,
        "et" if view.word(next + 1).starts_with("al") => votes.person += 80,
        "(" if matches!(view.word(next + 1), "born" | "b." | "b" | "aged") => votes.person += 50,
        "'s" | "’s" if view.word(next + 1) == "(" && citations::is_year(view, next + 2) => votes.person += 50,
        "(" if citations::is_year(view, next + 1) && part.end == part.start + 1 => votes.person += 35,
        "," => after_comma(view, next + 1, votes),
        "<" => votes.organisation += 80,
        "and" | "&" if is_word(view, next + 1, words::COMPANY) && is_capital(view, next + 1) => {
            votes.organisation += 80;
            votes.person -= 40;
        }
        "'s" | "’s" if maybe_firm && is_firms_own(view, next + 1) => votes.organisation += 50,
        "'s" | "’s" if is_word(view, next + 1, words::KIN) => votes.person += 45,
        "'s" | "’s" if is_word(view, next + 1, words::BELONGING) => votes.person += 25,
        "is" | "was" if calls_it_a_place(view, next + 1) => votes.place += 85,
        _ if is_word(view, next, words::PERSONAL_VERB) => votes.person += 25,
        "was" | "is" if matches!(view.word(next + 1), "born" | "married" | "divorced" | "buried") => votes.person += 45,
        // "the Halden spokesman", "Halden analyst Jane Doe".
        _ if maybe_firm && is_word(view, next, words::BUSINESS) && !is_capital(view, next) && is_noun(view, next) => {
            votes.organisation += 60;
            votes.person -= 30;
        }
        _ if maybe_firm
            && view.is(next, Class::ROLE)
            && !is_capital(view, next)
            && is_capital(view, next + 1)
            && is_noun(view, next) =>
        {
            votes.organisation += 50;
            votes.person -= 30;
        }
        _ if view.is(next, Class::REPORTING | Class::ATTITUDE) => {
            votes.person += 25;
            votes.organisation += if part.end == part.start + 1 { 32 } else { 15 };
            // "Jordan said": countries and capitals speak.
            if part.end == part.start + 1 && view.is(part.start, Class::PLACE) {
                votes.place += 10;
            }
        }
        _ => {}
    }
}

/// "Halden's subsidiary", "Halden's chief executive": what only a firm has. Persons have earnings and spokesmen too.
fn is_firms_own(view: &BlockView<'_>, idx: usize) -> bool {
    match view.word(idx) {
        "chief" => view.word(idx + 1) == "executive",
        "spokesman" | "spokeswoman" | "offer" | "bid" | "staff" | "parent" | "earnings" | "website" => false,
        _ => is_word(view, idx, words::BUSINESS) && is_noun(view, idx),
    }
}

fn is_noun(view: &BlockView<'_>, idx: usize) -> bool {
    // "chief" in "Halden chief executive" may be tagged as an adjective.
    view.tag(idx).is_noun() || view.tag(idx) == Tag::JJ
}

/// "Tavi Orrin and Jane Doe", "Jane Doe, Tavi Orrin": whether a full name with a given name stands next to the name.
fn is_listed_with_a_person(view: &BlockView<'_>, part: &Part) -> bool {
    let joins = |idx: usize| matches!(view.word(idx), "," | "and" | "or" | "&" | ";");
    let named = |idx: usize| view.is(idx, Class::GIVEN_NAME) && is_capital(view, idx) && is_capital(view, idx + 1);
    let mut after = part.end;
    while after < part.end + 2 && joins(after) {
        after += 1;
    }
    let mut before = part.outer;
    while before + 2 > part.outer && before.checked_sub(1).is_some_and(joins) {
        before -= 1;
    }
    after > part.end && named(after)
        || before < part.outer && before.checked_sub(2).is_some_and(named)
        || before < part.outer
            && before
                .checked_sub(3)
                .is_some_and(|idx| named(idx) && is_capital(view, idx + 2))
}

/// "the president of the council, Tavi Orrin,": whether the name between commas says who holds the role before it.
fn follows_a_role(view: &BlockView<'_>, comma: usize, next: usize) -> bool {
    let closed = matches!(view.word(next), "," | "." | ";" | ":" | ")");
    closed
        && (comma.saturating_sub(8)..comma)
            .rev()
            .find(|&idx| {
                view.is(idx, Class::ROLE) || view.tag(idx).is_finite() || matches!(view.word(idx), "," | "." | ";")
            })
            .is_some_and(|idx| view.is(idx, Class::ROLE) && !view.tag(idx).is_verb())
}

/// "Halden said it will": whoever speaks is a firm.
fn goes_on_with_it(view: &BlockView<'_>, part: &Part) -> bool {
    let mut idx = part.end;
    if !view.is(idx, Class::REPORTING) {
        return false;
    }
    idx += 1;
    if view.word(idx) == "that" {
        idx += 1;
    }
    view.word(idx) == "its" || view.word(idx) == "it" && is_word(view, idx + 1, words::DOING)
}

/// "Roman Britain", "Roman times", but "Roman Orrin": some adjectives of origin are given names as well.
pub(super) fn is_adjective_of_origin(view: &BlockView<'_>, idx: usize) -> bool {
    let next = idx + 1;
    view.is(idx, Class::DEMONYM)
        && (is_plain_noun(view, next)
            || is_word(view, next, words::NO_NAME)
            || is_capital(view, next)
                && view.is(next, Class::COMMON | Class::PLACE | Class::ORGANISATION)
                && !view.is(next, Class::FAMILY_NAME))
}

/// Whether token `idx` is a common noun in lower case.
fn is_plain_noun(view: &BlockView<'_>, idx: usize) -> bool {
    matches!(view.tag(idx), Tag::NN | Tag::NNS) && !is_capital(view, idx)
}

fn is_capital(view: &BlockView<'_>, idx: usize) -> bool {
    view.tokens.get(idx).is_some_and(|token| token.has(TokenRow::CAPITAL))
}

/// "is a small town", "is the capital": whether the noun phrase at `idx` says that a place is meant.
fn calls_it_a_place(view: &BlockView<'_>, idx: usize) -> bool {
    if !matches!(view.word(idx), "a" | "an" | "the") {
        return false;
    }
    let noun = (idx + 1..idx + 5).find(|&idx| !matches!(view.tag(idx), Tag::JJ | Tag::JJS | Tag::CC));
    noun.is_some_and(|noun| is_word(view, noun, words::PLACE_KIND) && !matches!(view.tag(noun + 1), Tag::NN | Tag::NNS))
}

/// Whether "he" or "she" follows before the next name, or opens the next sentence after a name that opens its own.
fn goes_on_with_he_or_she(view: &BlockView<'_>, part: &Part) -> bool {
    let sentence = view.sentence_at(view.tokens.get(part.start).map_or(0, |token| token.span.start)) as usize;
    let Some(row) = view.sentences.get(sentence) else {
        return false;
    };
    let opens = part.outer < row.first_token as usize + 4;
    let end = row.end_token as usize;
    for idx in part.end..end.min(part.end + 20) {
        if view.is(idx, Class::FUNCTION) && is_word(view, idx, words::HE_OR_SHE) {
            return true;
        }
        // "the Halden spokesman said he": a role stands nearer.
        if view.tokens.get(idx).is_some_and(|token| token.has(TokenRow::CAPITAL))
            || part.end == part.start + 1 && view.is(idx, Class::ROLE)
        {
            return false;
        }
    }
    opens && is_word(view, end, words::HE_OR_SHE)
}

fn after_comma(view: &BlockView<'_>, idx: usize, votes: &mut Evidence) {
    let word = view.word(idx);
    if word == "which" {
        votes.organisation += 30;
        votes.person -= 40;
    } else if word == "who" || word == "whose" {
        votes.person += if word == "who" { 45 } else { 10 };
    } else if view.kind(idx) == TokenKind::Number {
        if word.len() <= 2 && matches!(view.word(idx + 1), "," | "." | ";") {
            votes.person += 50;
        } else if citations::is_year(view, idx) && matches!(view.word(idx + 1), ")" | ";" | "," | "]") {
            votes.person += 35;
        }
    } else if view.is(idx, Class::PLACE) && !(view.is(idx, Class::GIVEN_NAME) && is_capital(view, idx + 1)) {
        // "Halden, Norway", but not "Halden, Chad Miller and Rossi".
        votes.place += 40;
    }
}
