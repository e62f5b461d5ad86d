//! What a number without a unit is: a count, an age, a pronoun, part of a name.

use super::amount::Amount;
use super::reader::{Place, Reader};
use super::words::{self, Word};
use super::{end_of_run, noun, ratio, token_near};
use crate::extract::pieces::{char_at, char_before, piece};
use crate::language::Tag;
use crate::rows::{TokenKind, TokenRow};

/// What a hyphen joins a number to.
pub(super) enum Hyphened {
    /// A noun that is counted ("11-member"): its end.
    Counts(usize),
    /// Nothing yet: "four- and six-cylinder".
    Suspends,
    /// Another word: the end of the compound.
    Other(usize),
}

/// Nouns that are counted in front of another noun: "an 11-member panel".
const COUNTED: &[&str] = &[
    "member",
    "person",
    "man",
    "woman",
    "people",
    "page",
    "storey",
    "story",
    "bedroom",
    "seat",
    "seater",
    "team",
    "nation",
    "country",
    "vote",
    "point",
    "cylinder",
    "strong",
    "vehicle",
    "ship",
    "room",
    "goal",
    "run",
    "car",
    "judge",
    "passenger",
    "student",
    "bed",
    "unit",
    "game",
    "question",
    "item",
    "state",
    "party",
    "shot",
    "stroke",
];

/// Words before "one" that make it a pronoun or part of a name.
const PRONOUN_ONE: &[&str] = &[
    "no", "any", "every", "this", "that", "which", "the", "each", "some", "another", "day", "or", "what", "good",
    "great", "number", "square", "bbc", "formula", "phase", "chapter", "part", "world", "air",
];

impl Reader<'_, '_> {
    /// Number words that count nothing: "one" as a pronoun, "half" of a match, "third" of a row.
    pub(super) fn is_no_count(&self, amount: &Amount, idx: usize, after: usize, noun: bool, place: Place) -> bool {
        let view = self.view;
        let number = amount.number;
        let before = idx
            .checked_sub(1)
            .filter(|&at| at >= place.floor)
            .map_or("", |at| view.word(at));
        let any = |word: &str, list: &[&str]| list.iter().any(|known| known.eq_ignore_ascii_case(word));
        let next = view.word(after);
        // "half past six"
        let clock = any(before, &["past", "to"])
            && idx
                .checked_sub(2)
                .filter(|&at| at >= place.floor)
                .is_some_and(|at| any(view.word(at), &["half", "quarter"]));
        if clock && !noun {
            return true;
        }
        if number.fraction && !number.out_of {
            let single = !amount.is_compound(view.text);
            if any(
                before,
                &[
                    "first", "second", "other", "one", "each", "either", "both", "this", "that", "latter", "top",
                    "bottom", "opening", "back", "front",
                ],
            ) {
                return true;
            }
            let measured = any(
                next,
                &[
                    "of", "the", "a", "an", "its", "their", "his", "her", "our", "those", "these", "all", "my", "your",
                ],
            );
            let compared = any(
                next,
                &["less", "more", "higher", "lower", "as", "that", "were", "are", "said"],
            );
            // "half past six"
            if any(next, &["past"]) {
                return true;
            }
            // A lone "third" or "quarter" needs its article and an "of".
            let part = piece(view.text, amount.start, place.limit).and_then(|word| words::word(word.text));
            if matches!(part, Some(Word::Part(..))) {
                let article = any(before, &["a", "an"]);
                return !(article
                    && (next.eq_ignore_ascii_case("of")
                        || compared
                        || (self.ends_clause(after, place) && self.opens_amount(idx - 1, place))));
            }
            if single {
                let bounded = any(
                    before,
                    &[
                        "than", "about", "nearly", "almost", "over", "roughly", "around", "least", "to",
                    ],
                );
                let lone = any(before, &["a", "by"])
                    && self.ends_clause(after, place)
                    && (any(before, &["by"]) || self.opens_amount(idx.saturating_sub(1), place));
                return !(measured || bounded || lone || (compared && any(before, &["a"])));
            }
            return false;
        }
        if number.high.is_some() {
            let several = piece(view.text, amount.start, place.limit).is_some_and(|word| word.is("several"));
            if several {
                return !noun || any(before, &["joint", "the"]);
            }
            let couple = piece(view.text, amount.start, place.limit).is_some_and(|word| word.is("couple"));
            return if couple {
                !any(before, &["a", "another", "last", "past", "next", "first"]) || !next.eq_ignore_ascii_case("of")
            } else {
                any(before, &["the", "in"]) && !next.eq_ignore_ascii_case("of")
            };
        }
        if before.ends_with("'s") || before.ends_with("’s") {
            let dozen = piece(view.text, amount.start, place.limit).is_some_and(|word| word.is("dozen"));
            if dozen {
                return true;
            }
        }
        if number.low == ratio::Ratio::whole(1) && number.scale.is_none() {
            let of = next.eq_ignore_ascii_case("of") && !any(before, &["no", "any", "every", "each"]);
            let pronoun = any(before, PRONOUN_ONE) || any(next, &["another", "'s", "’s"]);
            return (pronoun && !(of && any(before, &["this", "that", "which"]))) || !noun;
        }
        if any(
            before,
            &[
                "number", "chapter", "part", "phase", "formula", "section", "page", "act", "level", "step", "group",
                "version", "channel", "episode", "season", "stage", "round", "class", "tier",
            ],
        ) {
            return true;
        }
        // "a million", but not the rest of "$US113 million".
        let scale = piece(view.text, amount.start, place.limit).and_then(|word| words::word(word.text));
        if matches!(scale, Some(Word::Scale(_))) && !any(before, &["a", "an", "per", "the", "one"]) {
            return true;
        }
        // "Pac Twelve", "the Three Gorges": a capital inside a sentence makes it a name.
        if self.is_capital_name(idx, after, place) {
            return true;
        }
        let zero = number.low == ratio::Ratio::whole(0);
        let reached = any(
            before,
            &[
                "to", "from", "near", "at", "of", "is", "was", "than", "below", "above", "almost", "nearly", "exactly",
            ],
        ) || idx == place.floor;
        let counts = noun || (reached && (self.ends_clause(after, place) || any(next, &["is", "in", "to", "by"])));
        zero && (!counts || any(before, &["ground", "net"]))
    }

    /// Whether a clause ends before token `at`.
    fn ends_clause(&self, at: usize, place: Place) -> bool {
        at >= place.end || matches!(self.view.word(at), "." | "," | ";" | ":" | "?" | "!" | ")" | "—" | "–")
    }

    /// Whether the article in token `at` opens an amount rather than a thing: "fell by a third", but not "scored a third".
    fn opens_amount(&self, at: usize, place: Place) -> bool {
        let before = at.checked_sub(1).filter(|&at| at >= place.floor);
        let Some(before) = before else { return true };
        let word = self.view.word(before);
        [
            "by", "than", "about", "nearly", "almost", "over", "under", "roughly", "least", "most", "around", "below",
            "above", "exactly", "only",
        ]
        .iter()
        .any(|known| known.eq_ignore_ascii_case(word))
    }

    /// Whether a number word with a capital stands beside another capital, inside a sentence that has small letters.
    pub(super) fn is_capital_name(&self, idx: usize, after: usize, place: Place) -> bool {
        let view = self.view;
        let capital = |at: usize| {
            at >= place.floor
                && at < place.end
                && view
                    .tokens
                    .get(at)
                    .is_some_and(|token| token.has(TokenRow::CAPITAL) && token.kind() == TokenKind::Word)
        };
        let heading = matches!(
            view.kind,
            crate::prose::BlockKind::Heading | crate::prose::BlockKind::TableCell
        );
        let first = view
            .tokens
            .get(idx)
            .is_none_or(|token| token.has(TokenRow::SENTENCE_START));
        capital(idx) && !first && !heading && (capital(after) || idx.checked_sub(1).is_some_and(capital))
    }

    /// Ages without a unit: "aged 44", "Jane Doe, 44,", "he is 35".
    pub(super) fn is_age(&self, amount: &Amount, idx: usize, place: Place) -> bool {
        let view = self.view;
        let whole = amount.number.low.as_whole();
        if !whole.is_some_and(|value| (1..=115).contains(&value))
            || amount.number.scale.is_some()
            || amount.number.fraction
        {
            return false;
        }
        let word = |back: usize| {
            idx.checked_sub(back)
                .filter(|&at| at >= place.floor)
                .map_or("", |at| view.word(at))
        };
        let any = |word: &str, list: &[&str]| list.iter().any(|known| known.eq_ignore_ascii_case(word));
        let behind = view.word(token_near(view, idx, amount.end));
        if any(behind, &["yo", "y.o.", "y/o"]) {
            return true;
        }
        if any(word(1), &["aged", "age", "ages"]) || (any(word(1), &["of"]) && any(word(2), &["age", "ages"])) {
            return true;
        }
        if any(word(1), &["between", "from", "over", "under"]) && any(word(2), &["aged", "age", "ages"]) {
            return true;
        }
        let next = char_at(view.text, amount.end);
        if any(word(1), &["turned", "turns", "turning", "be", "is", "was", "'s", "’s"]) {
            let pronoun = (2..=4).any(|back| any(word(back), &["he", "she", "who"]));
            let ends = matches!(next, None | Some('.' | ',' | ';'))
                || any(
                    view.word(token_near(view, idx, amount.end)),
                    &["by", "when", "and", "in", "at"],
                );
            return pronoun && ends && !amount.number.words;
        }
        // A name, a comma, the age, a comma.
        let Some(comma) = idx.checked_sub(1).filter(|&at| at > place.floor) else {
            return false;
        };
        let bracket = view.word(comma) == "(" && next == Some(')');
        let commas = view.word(comma) == "," && matches!(next, Some(',' | '.' | ';'));
        let name = view.tokens.get(comma - 1).is_some_and(|token| {
            token.has(TokenRow::CAPITAL)
                && token.kind() == TokenKind::Word
                && matches!(view.tag(comma - 1), Tag::NNP | Tag::Unknown)
        });
        let first_name = comma >= 2
            && view
                .tokens
                .get(comma - 2)
                .is_some_and(|token| token.has(TokenRow::CAPITAL) && token.kind() == TokenKind::Word);
        // A surname alone may be any name ("Route, 45, is closed" is none, but rare): who has an age does something.
        let acts = || {
            let comma_behind = token_near(view, idx, amount.end);
            view.word(comma_behind) == ","
                && (view.tag(comma_behind + 1).is_finite() || view.word(comma_behind + 1).eq_ignore_ascii_case("who"))
        };
        let someone = first_name || commas && whole.is_some_and(|value| value >= 16) && acts();
        (bracket || commas) && name && someone && amount.number.plain && whole.is_some_and(|value| value >= 5)
    }

    /// Whether a number stands inside the noun phrase that the figure before counts: "two new 737 jets".
    pub(super) fn inside_noun(&self, start: usize) -> bool {
        self.rows
            .quantities
            .last()
            .is_some_and(|row| row.noun_span.is_some() && row.noun_span.holds(start as u32))
    }

    /// Whether "each" or "apiece" goes with the figure.
    pub(super) fn each(&self, noun: Option<&noun::Noun>, after: usize, first: usize, place: Place) -> bool {
        let view = self.view;
        let from = noun.map_or(after, |noun| noun.end.max(after));
        for at in from..(from + 4).min(place.end) {
            let word = view.word(at);
            if word.eq_ignore_ascii_case("each") || word.eq_ignore_ascii_case("apiece") {
                return true;
            }
            let goes_on = view.tag(at).is_noun() || word.eq_ignore_ascii_case("of");
            if !goes_on {
                break;
            }
        }
        first
            .checked_sub(1)
            .filter(|&at| at >= place.floor)
            .is_some_and(|at| view.word(at).eq_ignore_ascii_case("each"))
    }

    /// What a hyphen behind a number without unit joins it to.
    pub(super) fn hyphened(&self, end: usize, place: Place) -> Option<Hyphened> {
        let text = self.view.text;
        let hyphen = piece(text, end, place.limit).filter(|next| next.is_hyphen() && !next.spaced)?;
        let Some(word) = piece(text, hyphen.end, place.limit).filter(|word| !word.spaced) else {
            return Some(Hyphened::Suspends);
        };
        // "500-plus people": a bound.
        if word.is("plus") {
            return None;
        }
        if word.any(COUNTED) {
            return Some(Hyphened::Counts(word.end));
        }
        word.text
            .starts_with(char::is_alphanumeric)
            .then(|| Hyphened::Other(end_of_run(text, word.end, place.limit)))
            .or(Some(Hyphened::Suspends))
    }

    pub(super) fn suspends(&self, amount: &Amount, place: Place) -> bool {
        matches!(
            self.hyphened(amount.end, place),
            Some(Hyphened::Counts(_) | Hyphened::Suspends)
        ) && !char_before(self.view.text, amount.start).is_some_and(|c| c.is_alphanumeric() || c == '-')
    }
}
