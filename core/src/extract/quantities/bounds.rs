//! Words around a number that make it a bound: "more than", "no fewer than", "up to", "or so".

use crate::extract::BlockView;
use crate::extract::pieces::{Shape, piece};
use crate::rows::Bound;

/// Whether `word` is one of `list`, in any case.
fn any(word: &str, list: &[&str]) -> bool {
    list.iter().any(|known| known.eq_ignore_ascii_case(word))
}

const MORE: &[&str] = &[
    "more", "greater", "higher", "larger", "bigger", "longer", "older", "better", "faster", "heavier", "taller",
    "further", "farther", "wider", "deeper",
];
const LESS: &[&str] = &[
    "less", "fewer", "lower", "smaller", "shorter", "younger", "cheaper", "slower", "lighter", "closer",
];
const ABOUT: &[&str] = &[
    "about",
    "around",
    "roughly",
    "approximately",
    "approx",
    "approx.",
    "circa",
    "ca.",
    "nearly",
    "almost",
    "estimated",
    "nearing",
    "approaching",
    "virtually",
    "~",
    "≈",
];

/// The bound that the words before token `idx` give, and the first token of those words. Tokens before `floor` are not
/// read.
///
/// "Nearly" and "almost" read as about: "nearly 60" is no claim that 20 would meet.
pub(super) fn before(view: &BlockView<'_>, idx: usize, floor: usize) -> Option<(Bound, usize)> {
    let word = |back: usize| {
        idx.checked_sub(back)
            .filter(|&at| at >= floor)
            .map_or("", |at| view.word(at))
    };
    let negated = |back: usize| any(word(back), &["no", "not", "n't", "never"]);
    let first = word(1);
    if first.len() > 13 || first.is_empty() {
        return None;
    }
    let flip = |bound: Bound, words: usize| {
        // "did not collect more than 60": the verb stands between.
        let verb = negated(words + 2)
            && any(
                word(words + 3),
                &[
                    "do", "does", "did", "has", "have", "had", "is", "was", "will", "would", "can", "could", "may",
                    "must",
                ],
            )
            || any(word(words + 2), &["never", "cannot"]);
        if verb || negated(words + 1) {
            let words = words + usize::from(verb);
            let other = match bound {
                Bound::MoreThan => Bound::AtMost,
                Bound::LessThan => Bound::AtLeast,
                other => other,
            };
            (other, idx - words - 1)
        } else {
            (bound, idx - words)
        }
    };
    match first.as_bytes().first()? | 0x20 {
        b't' if any(first, &["than"]) => {
            if any(word(3), &["or"]) && any(word(4), &["to"]) && any(word(5), &["equal"]) {
                let bound = if any(word(2), LESS) {
                    Bound::AtMost
                } else {
                    Bound::AtLeast
                };
                return Some((bound, idx - 5));
            }
            if any(word(2), MORE) {
                return Some(flip(Bound::MoreThan, 2));
            }
            if any(word(2), LESS) {
                return Some(flip(Bound::LessThan, 2));
            }
            // "higher or equal than", "equal to or more than"
            if any(word(2), &["equal"]) && any(word(3), &["or"]) {
                let bound = if any(word(4), LESS) {
                    Bound::AtMost
                } else {
                    Bound::AtLeast
                };
                return Some((bound, idx.saturating_sub(4).max(floor)));
            }
            None
        }
        b'l' | b'm' if any(word(2), &["at"]) && any(first, &["least"]) => Some((Bound::AtLeast, idx - 2)),
        b'm' if any(word(2), &["at"]) && any(first, &["most"]) => Some((Bound::AtMost, idx - 2)),
        // "Hand over 23 prisoners": the word belongs to the verb.
        b'o' if any(first, &["over"]) && any(word(2), &["hand", "hands", "handed", "handing"]) => None,
        // A pressure of 120 over 80.
        b'o' if any(first, &["over"]) && word(2).starts_with(|c: char| c.is_ascii_digit()) => None,
        b'o' | b'a' | b'e' | b's' | b't'
            if any(
                first,
                &[
                    "over",
                    "above",
                    "exceeding",
                    "exceed",
                    "exceeds",
                    "exceeded",
                    "surpassing",
                    "surpass",
                    "topping",
                ],
            ) =>
        {
            Some(flip(Bound::MoreThan, 1))
        }
        b'u' | b'b' if any(first, &["under", "below", "beneath"]) => Some(flip(Bound::LessThan, 1)),
        b't' if any(first, &["to"]) => {
            if any(word(2), &["up"]) {
                return Some((Bound::AtMost, idx - 2));
            }
            // "at least or equal to"
            if any(word(2), &["equal"]) && any(word(3), &["or"]) && any(word(5), &["at"]) {
                if any(word(4), &["least"]) {
                    return Some((Bound::AtLeast, idx - 5));
                }
                if any(word(4), &["most"]) {
                    return Some((Bound::AtMost, idx - 5));
                }
            }
            if any(word(2), &["close", "near", "closer", "next"]) {
                return Some((Bound::About, idx - 2));
            }
            if any(word(2), &["equal"]) && any(word(3), &["or"]) && any(word(4), &["than"]) {
                let bound = if any(word(5), MORE) {
                    Bound::AtLeast
                } else {
                    Bound::AtMost
                };
                return Some((bound, idx - 5));
            }
            None
        }
        b'a' if any(first, &["as"]) && any(word(3), &["as"]) => {
            if any(
                word(2),
                &["many", "much", "high", "large", "long", "far", "big", "great"],
            ) {
                return Some((Bound::AtMost, idx - 3));
            }
            any(word(2), &["few", "little", "low", "small"]).then(|| (Bound::AtLeast, idx - 3))
        }
        b'o' if any(first, &["of"]) => of(&word, idx),
        b's' if any(first, &["some"]) => Some((Bound::About, idx - 1)),
        b'm' if any(first, &["minimum"]) => Some((Bound::AtLeast, idx - 1)),
        b'm' if any(first, &["maximum"]) => Some((Bound::AtMost, idx - 1)),
        _ if any(first, ABOUT) => Some((Bound::About, idx - 1)),
        _ => match first {
            // `=>` is an arrow, `<>` says "not".
            ">" | "<" if matches!(word(2), "=" | "<" | ">" | "-") => None,
            // `<ARC> 3,000`: a bracket that closes.
            ">" if word(3) == "<" => None,
            ">" => Some((Bound::MoreThan, idx - 1)),
            "<" => Some((Bound::LessThan, idx - 1)),
            "≥" => Some((Bound::AtLeast, idx - 1)),
            "≤" => Some((Bound::AtMost, idx - 1)),
            "=" if word(2) == ">" => Some((Bound::AtLeast, idx - 2)),
            "=" if word(2) == "<" => Some((Bound::AtMost, idx - 2)),
            _ => None,
        },
    }
}

/// "in excess of", "upwards of", "a minimum of", "on the order of", "just shy of".
fn of<'w>(word: &impl Fn(usize) -> &'w str, idx: usize) -> Option<(Bound, usize)> {
    let second = word(2);
    if any(second, &["excess", "north", "upward", "upwards"]) {
        let words = if any(second, &["excess"]) { 3 } else { 2 };
        return Some((Bound::MoreThan, idx.saturating_sub(words)));
    }
    if any(second, &["minimum"]) {
        return Some((Bound::AtLeast, idx - 2));
    }
    if any(second, &["maximum"]) {
        return Some((Bound::AtMost, idx - 2));
    }
    if any(
        second,
        &["order", "region", "neighbourhood", "neighborhood", "vicinity"],
    ) && any(word(3), &["the"])
    {
        return Some((Bound::About, idx.saturating_sub(4)));
    }
    if any(second, &["shy", "short"]) && any(word(3), &["just", "little"]) {
        return Some((Bound::LessThan, idx - 3));
    }
    None
}

/// "or equal", "or equal to" behind a figure with a strict bound ("less than 700 or equal"): the end of the words.
pub(super) fn or_equal(text: &str, at: usize, limit: usize) -> Option<usize> {
    let or = piece(text, at, limit).filter(|next| next.is("or"))?;
    let equal = piece(text, or.end, limit).filter(|next| next.any(&["equal", "equals"]))?;
    let Some(to) = piece(text, equal.end, limit) else {
        return Some(equal.end);
    };
    if !to.is("to") {
        return (to.shape == Shape::Mark).then_some(equal.end);
    }
    let other = piece(text, to.end, limit)
        .is_some_and(|next| next.shape == Shape::Digits || super::starts_word(next.text) || next.text == "$");
    (!other).then_some(to.end)
}

/// The bound that the words at byte offset `at` give, and their end: "or more", "or so", "+".
pub(super) fn after(text: &str, at: usize, limit: usize) -> Option<(Bound, usize)> {
    let mut next = piece(text, at, limit)?;
    if next.is_hyphen() && !next.spaced {
        next = piece(text, next.end, limit).filter(|after| after.is("plus"))?;
    }
    if next.text == "+" || next.is("plus") {
        let open = piece(text, next.end, limit).is_none_or(|after| after.spaced || after.text != "1");
        return (open && !(next.spaced && next.text == "+")).then_some((Bound::AtLeast, next.end));
    }
    if !next.any(&["or", "and"]) {
        return None;
    }
    let or = next.is("or");
    let then = piece(text, next.end, limit)?;
    let ends = piece(text, then.end, limit).is_none_or(|after| !after.is("than"));
    if !ends {
        return None;
    }
    if then.any(&[
        "more", "older", "over", "above", "up", "upward", "upwards", "higher", "longer", "greater", "better",
    ]) {
        // "and more" goes on to something else; "and over" and "and up" do not.
        return (or || !then.any(&["more", "longer", "higher", "greater", "better"]))
            .then_some((Bound::AtLeast, then.end));
    }
    if then.any(&["less", "fewer", "under", "below", "lower", "younger", "shorter"]) {
        return (or || then.any(&["under", "younger", "below"])).then_some((Bound::AtMost, then.end));
    }
    (or && then.any(&["so", "thereabouts"])).then_some((Bound::About, then.end))
}
