//! Fractions in words and in the shape "two over seven": `two-thirds`, `half a million`, `one in five`, `and a half`.
//!
//! The parts of a fraction are number words themselves, so what is above and what is below has to be told apart:
//!
//! ```text
//! twenty-seven tenths        two hundred  forty-fifths         six hundred and  thirty-one hundredths
//! above        below         above        below                whole            above      below
//! ```

use super::digits;
use super::number::{self, Number, multiply};
use super::ratio::Ratio;
use super::words::{self, Word};
use crate::extract::pieces::{Piece, Shape, char_at, piece};

/// A number in words as far as it may be the upper part of a fraction.
#[derive(Debug, Clone, Copy)]
pub(super) struct Upper {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Its value.
    pub value: Ratio,
    /// Its last word, where that is twenty to ninety: it may belong to the lower part.
    pub tens: Option<Tens>,
}

/// "twenty" to "ninety" at the end of a number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tens {
    /// Twenty to ninety.
    pub value: u32,
    /// What the words before it are worth.
    pub before: Ratio,
    /// Whether "and" stands before it, which ties it to them.
    pub and: bool,
}

/// What the words behind a number in words make of it.
pub(super) enum Divided {
    /// The upper part of this fraction.
    Fraction(Number),
    /// The beginning of an ordinal: "two hundred fifth".
    Ordinal,
    /// Neither.
    No,
}

/// The lower part of a fraction.
struct Lower {
    value: u64,
    plural: bool,
    end: usize,
    /// It is one word, and the number before may reach into it.
    single: bool,
    /// A hyphen ties it to the word before.
    hyphen: bool,
}

/// Reads the lower part behind a number in words.
pub(super) fn divide(text: &str, limit: usize, upper: &Upper) -> Divided {
    let Some(lower) = lower(text, upper.end, limit) else {
        return Divided::No;
    };
    let next = piece(text, lower.end, limit);
    let glued = next.is_some_and(|next| next.is_hyphen() && !next.spaced);
    let (mut count, mut parts) = (upper.value, lower.value);
    if let Some(tens) = upper.tens.filter(|tens| lower.single && lower.value < 10 && !tens.and) {
        let whole = tens.before;
        if whole != Ratio::whole(0) && lower.plural == Ratio::whole(1).less_than(whole) {
            // "two hundred forty-fifths"
            (count, parts) = (whole, lower.value + u64::from(tens.value));
        } else if !lower.plural {
            let article = whole == Ratio::whole(0) && follows_article(text, upper.start);
            if counted(next) && !lower.hyphen {
                return Divided::No;
            }
            if !article || glued || next.is_some_and(|next| next.shape == Shape::Letters && !next.is("of")) {
                return Divided::Ordinal;
            }
            // "a thirty-first"
            (count, parts) = (Ratio::whole(1), lower.value + u64::from(tens.value));
        } else if lower.hyphen {
            return Divided::No;
        }
    }
    let many = Ratio::whole(1).less_than(count);
    if lower.plural != many {
        let large = Ratio::whole(19).less_than(count);
        let ordinal = large && !glued && (lower.hyphen || !counted(next));
        return if ordinal { Divided::Ordinal } else { Divided::No };
    }
    let Some(whole) = count.as_whole() else {
        return Divided::No;
    };
    let improper = whole >= i128::from(parts);
    // "two halves", "five quarters" and "three thirds" count parts of a match or a year.
    if parts < 2 || (improper && (whole == i128::from(parts) || matches!(parts, 2 | 4))) {
        return Divided::No;
    }
    // "one third-party app" and "one twenty-first birthday" have one of them.
    if glued && !lower.hyphen && lower.single && !lower.plural {
        return Divided::No;
    }
    if !lower.single && !lower.plural && next.is_some_and(|next| next.shape == Shape::Letters && !next.is("of")) {
        return Divided::No;
    }
    let Some(value) = Ratio::new(whole, parts.into()) else {
        return Divided::No;
    };
    let mut number = Number::fraction(upper.start, lower.end, value);
    of_scale(text, limit, &mut number);
    Divided::Fraction(number)
}

/// Whether a plural follows, so that an ordinal before it describes many: "twenty first graders".
fn counted(next: Option<Piece<'_>>) -> bool {
    next.is_some_and(|next| super::noun::is_plural(next.text) && next.text.len() > 3)
}

/// Whether the article "a" stands right before `start`.
fn follows_article(text: &str, start: usize) -> bool {
    let before = text.get(..start).unwrap_or("").trim_end_matches(' ');
    let rest = before.strip_suffix(['a', 'A']);
    rest.is_some_and(|rest| !rest.ends_with(char::is_alphanumeric)) && before.len() < start
}

/// The lower part at `at`: "fifths", "twenty-fifths", "two hundred and fifth".
fn lower(text: &str, at: usize, limit: usize) -> Option<Lower> {
    let mut next = piece(text, at, limit)?;
    let mut hyphen = false;
    if next.is_hyphen() {
        let after = piece(text, next.end, limit).filter(|after| after.spaced == next.spaced)?;
        hyphen = true;
        next = after;
    }
    let ends = |value: u64, plural: bool, end: usize, single: bool| Lower {
        value,
        plural,
        end,
        single,
        hyphen,
    };
    if let Some((value, plural)) = words::ordinal(next.text) {
        return Some(ends(value, plural, next.end, true));
    }
    let mut sum = 0;
    match words::word(next.text)? {
        Word::Tens(value) => sum += u64::from(value),
        Word::Small(count @ 1..=9) => {
            next = piece(text, next.end, limit).filter(|next| next.is("hundred"))?;
            sum += 100 * u64::from(count);
        }
        _ => return None,
    }
    for _ in 0..4 {
        next = piece(text, next.end, limit)?;
        if next.is_hyphen() || (next.is("and") && sum >= 100) {
            continue;
        }
        if let Some((value, plural)) = words::ordinal(next.text) {
            let fits = value < 10 || (value < 100 && sum % 100 == 0);
            return fits.then(|| ends(sum + value, plural, next.end, false));
        }
        match words::word(next.text)? {
            Word::Tens(value) if sum % 100 == 0 => sum += u64::from(value),
            _ => return None,
        }
    }
    None
}

/// "half a million", "half a dozen", "half-million"; else a half.
pub(super) fn half(text: &str, first: Piece<'_>, limit: usize) -> Option<Number> {
    let mut number = Number::fraction(first.start, first.end, Ratio::new(1, 2)?);
    number.precision = -1;
    of_scale(text, limit, &mut number);
    Some(number)
}

/// "third", "hundredth" with nothing before it but an article.
pub(super) fn part(text: &str, first: Piece<'_>, limit: usize, parts: u64) -> Option<Number> {
    let mut number = Number::fraction(first.start, first.end, Ratio::new(1, parts.into())?);
    of_scale(text, limit, &mut number);
    Some(number)
}

/// The scale of "half a million", "two thirds of a million", "a quarter million".
fn of_scale(text: &str, limit: usize, number: &mut Number) {
    let mut at = number.end;
    for _ in 0..4 {
        let Some(next) = piece(text, at, limit) else { return };
        match words::word(next.text) {
            Some(Word::Scale(power)) => {
                multiply(number, Ratio::whole(10_i128.pow(power)), i64::from(power), next.end);
                number.fraction = false;
                return;
            }
            Some(Word::Dozen) => {
                multiply(number, Ratio::whole(12), 0, next.end);
                number.precision = 0;
                number.fraction = false;
                return;
            }
            Some(Word::Hundred) => {
                multiply(number, Ratio::whole(100), 2, next.end);
                number.fraction = false;
                return;
            }
            _ if next.any(&["a", "an", "of"]) || (next.is_hyphen() && !next.spaced) => at = next.end,
            _ => return,
        }
    }
}

/// "and a half", "and three quarters", "and thirty-one hundredths", "-and-a-half": the fraction and its end.
pub(super) fn and_fraction(text: &str, at: usize, limit: usize) -> Option<(Ratio, usize)> {
    let mut next = piece(text, at, limit)?;
    if next.is_hyphen() {
        next = piece(text, next.end, limit)?;
    }
    if !next.is("and") {
        return None;
    }
    let mut next = piece(text, next.end, limit)?;
    if next.is_hyphen() {
        next = piece(text, next.end, limit)?;
    }
    let mut count = 1;
    let mut end = next.end;
    match words::word(next.text) {
        Some(Word::Small(value)) if value > 0 => count = value,
        Some(Word::Tens(value)) => {
            count = value;
            let unit = piece(text, next.end, limit).and_then(|after| {
                if after.is_hyphen() {
                    piece(text, after.end, limit)
                } else {
                    Some(after)
                }
            });
            if let Some(unit) = unit
                && let Some(Word::Small(value @ 1..=9)) = words::word(unit.text)
            {
                count += value;
                end = unit.end;
            }
        }
        Some(Word::Half) => return Ratio::new(1, 2).map(|part| (part, next.end)),
        _ if next.is("a") => {}
        _ => return None,
    }
    let lower = lower(text, end, limit).filter(|lower| lower.single && lower.value > 1)?;
    (u64::from(count) < lower.value && lower.plural == (count > 1))
        .then(|| Ratio::new(count.into(), lower.value.into()))
        .flatten()
        .map(|part| (part, lower.end))
}

/// "two over seven", "900 over 7": only where nothing follows that the second number could count.
pub(super) fn over(text: &str, limit: usize, number: &mut Number) {
    let Some(word) = piece(text, number.end, limit).filter(|word| word.is("over") && word.spaced) else {
        return;
    };
    let Some(second) = piece(text, word.end, limit)
        .filter(|second| second.spaced && second.shape != Shape::Mark)
        .and_then(|second| number::read(text, second.start, limit, true))
    else {
        return;
    };
    let (Some(above), Some(below)) = (number.low.as_whole(), second.low.as_whole()) else {
        return;
    };
    let ends = piece(text, second.end, limit).is_none_or(|after| {
        matches!(after.text, "." | "," | ";" | ":" | "?" | "!" | ")")
            && !char_at(text, after.end).is_some_and(char::is_alphanumeric)
    });
    // A pressure of 120 over 80 is no fraction.
    let pressure = number.plain && second.plain && (60..=250).contains(&above) && (30..=150).contains(&below);
    if !ends || pressure || below < 2 || number.high.is_some() || second.high.is_some() || number.fraction {
        return;
    }
    let Some(value) = Ratio::new(above, below) else { return };
    number.low = value;
    number.end = second.end;
    number.precision = -2;
    number.fraction = true;
    number.plain = false;
}
/// "one in five", "two out of three", "1 in 10".
pub(super) fn out_of(text: &str, limit: usize, number: &mut Number) {
    let Some(count) = number.low.as_whole().filter(|count| (1..=20).contains(count)) else {
        return;
    };
    if number.high.is_some() || number.scale.is_some() {
        return;
    }
    let Some(mut next) = piece(text, number.end, limit) else {
        return;
    };
    let hyphens = next.is_hyphen() && !next.spaced;
    if hyphens {
        match piece(text, next.end, limit) {
            Some(after) => next = after,
            None => return,
        }
    }
    let out = next.is("out");
    if out {
        match piece(text, next.end, limit).filter(|of| of.is("of")) {
            Some(of) => next = of,
            None => return,
        }
    } else if !next.is("in") {
        return;
    }
    let mut at = next.end;
    if let Some(every) = piece(text, at, limit).filter(|p| p.is("every") || (hyphens && p.is_hyphen())) {
        at = every.end;
    }
    let Some(second) = piece(text, at, limit) else { return };
    let total = if second.shape == Shape::Letters {
        number::in_words(text, second, limit, true).filter(|total| total.high.is_none() && !total.fraction)
    } else {
        digits::read(text, second.start, limit).and_then(|digits| {
            digits.plain.then_some(Number {
                end: digits.end,
                low: digits.value,
                ..*number
            })
        })
    };
    let Some(total) = total else { return };
    let behind = piece(text, total.end, limit);
    let plural = behind.is_some_and(|after| super::noun::is_plural(after.text) || after.is("people"));
    // "one in twenty-one."
    let alone = total.words && behind.is_none_or(|after| after.shape == Shape::Mark && !after.is_hyphen());
    let usual = total.low.as_whole().is_some_and(|whole| {
        let round = whole <= 20 || matches!(whole, 25 | 50 | 100 | 1000);
        whole > count && (out || (count == 1 && (round || ((plural || alone) && whole < 1000))) || whole <= 10)
    });
    // "in two hours" and "in 10 years" follow a number of something else.
    let followed = piece(text, total.end, limit)
        .is_some_and(|after| after.shape == Shape::Letters && crate::units::by_word(after.text).is_some() && !out);
    if !usual || followed {
        return;
    }
    let Some(value) = total.low.as_whole().and_then(|whole| Ratio::new(count, whole)) else {
        return;
    };
    number.low = value;
    number.end = total.end;
    number.precision = -2;
    number.fraction = true;
    number.plain = false;
    number.out_of = true;
}
