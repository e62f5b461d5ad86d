//! Units behind a number: `km`, `-day`, `per cent`, `barrels a day`, `-year-old`.

use super::fraction;
use super::number::Number;
use super::ratio::Ratio;
use crate::extract::pieces::{Piece, Shape, char_at, lower, piece};
use crate::rows::Dimension;
use crate::units::{self, Unit};

/// A unit as read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measure {
    /// The unit, none for a count by time ("times a minute").
    pub unit: &'static Unit,
    /// For each of these.
    pub per: Option<Per>,
    /// What it measures.
    pub dimension: Dimension,
    /// One past its last byte.
    pub end: usize,
    /// "and a half" behind the unit.
    pub extra: Option<Ratio>,
}

/// What a rate is for: a unit, or a noun.
#[derive(Debug, Clone, Copy)]
pub(super) enum Per {
    /// A unit of the table.
    Unit(&'static Unit),
    /// Place of a noun.
    Noun(usize, usize),
}

/// Things of which prices and rates are given with "a": "$80 a barrel", "two a head".
const EACH_OF: &[&str] = &[
    "share",
    "person",
    "head",
    "piece",
    "ticket",
    "bottle",
    "pop",
    "plate",
    "game",
    "copy",
    "unit",
    "vote",
    "seat",
    "room",
    "night",
    "visit",
    "trip",
    "ride",
    "student",
    "child",
    "worker",
    "household",
    "family",
    "customer",
    "user",
    "pack",
    "box",
    "case",
    "pint",
    "can",
    "dozen",
    "kilo",
    "song",
    "episode",
    "call",
    "meal",
];

/// Reads the unit behind `number`, before `limit`.
pub(super) fn read(
    text: &str,
    number: &Number,
    limit: usize,
    sterling_block: impl FnOnce() -> bool,
) -> Option<Measure> {
    let mut at = number.end;
    let mut next = piece(text, at, limit)?;
    if number.fraction {
        (at, next) = after_fraction(text, at, next, limit)?;
    }
    let mut hyphen = false;
    if next.is_hyphen() {
        let after = piece(text, next.end, limit)?;
        if after.spaced != next.spaced || after.shape != Shape::Letters {
            return None;
        }
        hyphen = true;
        at = next.end;
        next = after;
    }
    let (unit, end) = unit_at(text, at, next, limit, hyphen)?;
    let unit =
        if unit.name == "pound-mass" && (number.scale.is_some() || sterling(text, end, limit) || sterling_block()) {
            units::find("GBP")?
        } else {
            unit
        };
    if !plausible(text, number, unit, next, hyphen) {
        return None;
    }
    let mut measure = Measure {
        unit,
        per: None,
        dimension: unit.dimension,
        end,
        extra: None,
    };
    if !age(text, limit, &mut measure) {
        rate(text, limit, &mut measure);
    }
    if !hyphen
        && !number.fraction
        && let Some((extra, end)) = fraction::and_fraction(text, measure.end, limit)
    {
        measure.extra = Some(extra);
        measure.end = end;
    }
    Some(measure)
}

/// Money whose sign stands before the number: what follows may be a rate, or the currency once more in words.
pub(super) fn of_money(text: &str, unit: &'static Unit, at: usize, limit: usize) -> Measure {
    let mut measure = Measure {
        unit,
        per: None,
        dimension: Dimension::Money,
        end: at,
        extra: None,
    };
    if let Some(next) = piece(text, at, limit)
        && let Some((again, end)) = unit_at(text, at, next, limit, false)
        && again.dimension == Dimension::Money
        && next.spaced
        && is_currency_word(text.get(at..end).unwrap_or(""))
    {
        measure.end = end;
        // "¥100 yuan": the word says more than the sign.
        measure.unit = again;
    }
    // "$75 U.S. per barrel"
    for country in ["U.S.", "US", "Canadian", "Australian"] {
        let after = text.get(measure.end..limit).and_then(|rest| rest.strip_prefix(' '));
        if after.is_some_and(|after| {
            after.starts_with(country)
                && after
                    .get(country.len()..)
                    .is_some_and(|rest| rest.starts_with(" per ") || rest.starts_with(" a "))
        }) {
            measure.end += 1 + country.len();
            break;
        }
    }
    rate(text, limit, &mut measure);
    measure
}

/// Whether words behind money name its currency: "US dollars", "USD", but not the "Mark" of a headline.
fn is_currency_word(words: &str) -> bool {
    let last = words.rsplit(' ').next().unwrap_or(words);
    let code = last.len() == 3 && last.bytes().all(|byte| byte.is_ascii_uppercase());
    code || !last.starts_with(char::is_uppercase)
}

/// "half an hour", "1/16 of a pint": the unit stands behind an article.
fn after_fraction<'a>(text: &'a str, at: usize, next: Piece<'a>, limit: usize) -> Option<(usize, Piece<'a>)> {
    let mut last = (at, next);
    for _ in 0..2 {
        if !last.1.any(&["of", "a", "an"]) {
            break;
        }
        last = (last.1.end, piece(text, last.1.end, limit)?);
    }
    Some(last)
}

fn sterling(text: &str, at: usize, limit: usize) -> bool {
    piece(text, at, limit).is_some_and(|next| next.is("sterling"))
}

/// The unit whose first piece is `next`, and its end. The longest reading wins.
fn unit_at(text: &str, at: usize, next: Piece<'_>, limit: usize, hyphen: bool) -> Option<(&'static Unit, usize)> {
    let touching = !next.spaced || hyphen;
    if matches!(next.text, "(" | "[") {
        // "20 (kg)"
        let inner = piece(text, next.end, limit).filter(|inner| inner.shape == Shape::Letters)?;
        let (unit, end) = symbol(text, inner, limit, true)?;
        let close = piece(text, end, limit).filter(|close| matches!(close.text, ")" | "]"))?;
        return Some((unit, close.end));
    }
    if next.shape == Shape::Mark {
        return mark(text, next, limit);
    }
    if next.shape != Shape::Letters {
        return None;
    }
    if let Some(found) = symbol(text, next, limit, touching) {
        return Some(found);
    }
    let mut kept = [0_u8; 48];
    let mut length = 0;
    let mut best = None;
    let mut end = at;
    for _ in 0..6 {
        let Some(mut word) = piece(text, end, limit) else { break };
        if word.is_hyphen() && end != at {
            match piece(text, word.end, limit) {
                Some(after) if after.spaced == word.spaced => word = after,
                _ => break,
            }
        }
        // "u.s. dollars": points inside an abbreviation stay.
        let point = word.text == "." && !word.spaced && end != at;
        if word.shape != Shape::Letters && !point {
            break;
        }
        // "sq. miles": the point goes with the abbreviation.
        if point && matches!(kept.get(..length), Some(b"sq" | b"cu" | b"fl")) {
            end = word.end;
            continue;
        }
        if length > 0 && !point && (word.spaced || kept.get(length - 1) != Some(&b'.')) {
            length += push(&mut kept, length, " ");
        }
        length += push(&mut kept, length, word.text);
        end = word.end;
        let spelled = kept.get(..length).and_then(|bytes| std::str::from_utf8(bytes).ok());
        if let Some(unit) = spelled.and_then(units::by_word) {
            best = Some((unit, end));
        }
    }
    best.filter(|_| next.text != "SEC")
}

/// Adds a word in lower case; the number of bytes added.
fn push(kept: &mut [u8; 48], at: usize, word: &str) -> usize {
    let Some(room) = kept.get_mut(at..at + word.len()) else {
        return 0;
    };
    room.copy_from_slice(word.as_bytes());
    room.make_ascii_lowercase();
    word.len()
}

/// `%`, `°C`, `€`.
fn mark(text: &str, next: Piece<'_>, limit: usize) -> Option<(&'static Unit, usize)> {
    if matches!(next.text, "°" | "º") {
        let after = piece(text, next.end, limit);
        let named = after.and_then(|after| {
            let scale = match after.text {
                "C" | "c" | "Celsius" | "celsius" | "Centigrade" | "centigrade" => "degree celsius",
                "F" | "f" | "Fahrenheit" | "fahrenheit" => "degree fahrenheit",
                _ => return None,
            };
            units::find(scale).map(|unit| (unit, after.end))
        });
        return named.or_else(|| units::find("degree").map(|unit| (unit, next.end)));
    }
    if matches!(next.text, "%" | "％" | "٪") {
        let mut end = next.end;
        let mut after = piece(text, end, limit);
        if let Some(hyphen) = after.filter(Piece::is_hyphen) {
            after = piece(text, hyphen.end, limit);
        }
        let points = after.filter(|after| after.any(&["point", "points"]));
        if let Some(points) = points {
            end = points.end;
        }
        let name = if points.is_some() {
            "percentage point"
        } else {
            "percent"
        };
        return units::find(name).map(|unit| (unit, end));
    }
    units::by_symbol(next.text, !next.spaced)
        .or_else(|| units::by_currency_sign(next.text))
        .map(|unit| (unit, next.end))
}

/// Symbols as written: `km/h`, `m²`, `kWh`, `GB`.
fn symbol(text: &str, next: Piece<'_>, limit: usize, touching: bool) -> Option<(&'static Unit, usize)> {
    let rest = text.get(next.start..limit)?;
    let run = rest
        .char_indices()
        .find(|(offset, c)| *offset > 10 || !(c.is_alphanumeric() || matches!(c, '/' | '²' | '³' | '·')))
        .map_or(rest.len(), |(offset, _)| offset);
    let whole = rest.get(..run)?;
    if let Some(unit) = units::by_symbol(whole, touching) {
        return Some((unit, next.start + run));
    }
    // `mg/day`: the part before the slash.
    let letters = next.text;
    if rest.get(letters.len()..).is_some_and(|tail| tail.starts_with('/'))
        && let Some(unit) = units::by_symbol(letters, true)
    {
        return Some((unit, next.end));
    }
    let alone = !char_at(text, next.end).is_some_and(char::is_alphanumeric);
    if alone && let Some(unit) = units::by_symbol(letters, touching) {
        return Some((unit, next.end));
    }
    // `164p`: pence, but not the lines of a screen.
    // "J. C. Smith" has initials; a point that ends the sentence does no harm.
    let initial = char_at(text, next.end) == Some('.') && char_at(text, next.end + 1).is_some_and(|c| c != '\n');
    if alone && !initial && matches!(letters, "C" | "F" | "W" | "m" | "g" | "l") {
        let name = piece(text, next.end, limit)
            .is_some_and(|after| after.spaced && after.text.starts_with(char::is_uppercase) && letters != "W");
        if !name {
            return units::by_symbol(letters, true).map(|unit| (unit, next.end));
        }
    }
    let pence = letters == "p" && alone && !initial;
    if pence {
        units::find("penny").map(|unit| (unit, next.end))
    } else {
        None
    }
}

/// Words that are units only in some company.
fn plausible(text: &str, number: &Number, unit: &Unit, next: Piece<'_>, hyphen: bool) -> bool {
    let value = number.low.as_whole();
    match next.text {
        // "the two second goals", "one second-half goal".
        "second" | "Second" => {
            let ordinal = char_at(text, next.end) == Some('-') && !hyphen;
            !ordinal && (hyphen || number.fraction || value == Some(1) || number.scale.is_some() || !number.words)
        }
        // "three won medals".
        "won" | "Won" => number.scale.is_some() || value.is_some_and(|value| value >= 1000),
        "quarter" => hyphen,
        "marks" | "mark" | "crown" | "crowns" | "real" => !number.words || number.scale.is_some(),
        "stone" => value.is_some_and(|value| (4..=40).contains(&value)),
        "in" => !number.words,
        // `30s` may be a decade, `Model 3s` a plural, `1080p` a picture.
        "s" => !number.plain,
        "p" => !value.is_some_and(|value| matches!(value, 240 | 360 | 480 | 720 | 1080 | 1440 | 2160 | 4320)),
        "light" => false,
        _ => unit.name != "bar" || !number.words,
    }
}

/// "-year-old", "years old", "months of age", "yo".
fn age(text: &str, limit: usize, measure: &mut Measure) -> bool {
    if !matches!(measure.unit.name, "year" | "month" | "week" | "day" | "hour") {
        return false;
    }
    let Some(mut next) = piece(text, measure.end, limit) else {
        return false;
    };
    if next.is_hyphen()
        && let Some(after) = piece(text, next.end, limit)
    {
        next = after;
    }
    if next.any(&["old", "olds"]) {
        measure.end = next.end;
    } else if next.is("of") {
        match piece(text, next.end, limit) {
            Some(age) if age.is("age") => measure.end = age.end,
            _ => return false,
        }
    } else {
        return false;
    }
    measure.dimension = Dimension::Age;
    true
}

/// "a barrel", "per square metre", "/day", "-a-share".
fn rate(text: &str, limit: usize, measure: &mut Measure) {
    let Some(mut next) = piece(text, measure.end, limit) else {
        return;
    };
    if next.is_hyphen()
        && let Some(after) = piece(text, next.end, limit)
    {
        if !after.any(&["a", "an", "per"]) {
            return;
        }
        next = after;
    }
    let slash = next.text == "/" && !next.spaced;
    let article = next.any(&["a", "an"]);
    if !slash && !article && !next.is("per") && !next.is("each") && !next.is("every") {
        return;
    }
    let Some(mut base) = piece(text, next.end, limit) else {
        return;
    };
    if base.is_hyphen() {
        match piece(text, base.end, limit) {
            Some(after) => base = after,
            None => return,
        }
    }
    if base.shape != Shape::Letters {
        return;
    }
    // "a $5 bill a year ago", "10 % a year earlier".
    let unit = unit_at(text, base.start, base, limit, slash).filter(|(_, end)| {
        !piece(text, *end, limit).is_some_and(|after| after.any(&["ago", "earlier", "later", "before", "after", "on"]))
    });
    if let Some((unit, end)) = unit {
        let time = unit.dimension == Dimension::Duration;
        if article || next.is("each") || next.is("every") {
            let usual = time || (measure.unit.dimension == Dimension::Money && unit.dimension != Dimension::Money);
            if !usual {
                return;
            }
        }
        measure.per = Some(Per::Unit(unit));
        measure.end = end;
    } else if base.is("annum") {
        let Some(year) = units::find("year") else { return };
        measure.per = Some(Per::Unit(year));
        measure.end = base.end;
    } else if next.is("per") || (article && measure.unit.dimension == Dimension::Money && base.any(EACH_OF)) {
        measure.per = Some(Per::Noun(base.start, base.end));
        measure.end = base.end;
    } else {
        return;
    }
    measure.dimension = Dimension::Rate;
}

/// "a day", "per week", "per square mile", "per 100,000 people" behind a counted noun: what the rate is for, and its end.
pub(super) fn rate_after(text: &str, at: usize, limit: usize) -> Option<(Per, usize)> {
    let next = piece(text, at, limit)?;
    let per = next.is("per");
    if !per && !next.any(&["a", "an"]) {
        return None;
    }
    let base = piece(text, next.end, limit)?;
    if per && base.shape == Shape::Digits {
        let digits = super::digits::read(text, base.start, limit)?;
        let counted = piece(text, digits.end, limit).filter(|noun| noun.spaced && noun.shape == Shape::Letters)?;
        return Some((Per::Noun(base.start, counted.end), counted.end));
    }
    if base.shape != Shape::Letters {
        return None;
    }
    let (unit, end) = if per {
        unit_at(text, next.end, base, limit, false)?
    } else {
        let mut buffer = [0; 24];
        (units::by_word(lower(base.text, &mut buffer)?)?, base.end)
    };
    let measured = matches!(
        unit.dimension,
        Dimension::Area | Dimension::Volume | Dimension::Length | Dimension::Mass
    );
    if unit.dimension != Dimension::Duration && !(per && measured) {
        return None;
    }
    let ago =
        piece(text, end, limit).is_some_and(|after| after.any(&["ago", "earlier", "later", "before", "after", "long"]));
    (!ago).then_some((Per::Unit(unit), end))
}
