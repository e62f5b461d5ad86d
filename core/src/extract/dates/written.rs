//! Dates that name a month: `18 March 2025`, `March 18-20`, `the fourth of July`, `05-Aug-2016`, `Dec. 2018`.

use super::calendar;
use super::numeric::{DIGITS_OF_YEAR, short_year};
use crate::extract::pieces::{Piece, Shape, char_at, piece};
use crate::rows::{DateKind, DateRow};

/// A date as read: a row without place, and its end.
pub(super) type Read = (DateRow, usize);

fn row(kind: DateKind, year: u32, month: u8, day: u8) -> DateRow {
    DateRow {
        kind: kind.code(),
        year,
        month,
        day,
        minutes: crate::rows::NONE,
        ..DateRow::default()
    }
}

/// A date that starts with a month.
pub(super) fn month_first(text: &str, at: usize, limit: usize) -> Option<Read> {
    let name = piece(text, at, limit).filter(|name| name.shape == Shape::Letters)?;
    let month = calendar::month(name.text)?;
    let capital = name.text.starts_with(|c: char| c.is_ascii_uppercase());
    let mut end = name.end;
    let point = char_at(text, end) == Some('.') && name.text.len() <= 4;
    let ambiguous = name.any(&["may", "march", "mar"]) && !point;
    let clear = capital || !ambiguous;
    if name.text.len() <= 4 && char_at(text, end) == Some('.') {
        end += 1;
    }
    let next = skip(text, end, limit, &["-", "/", ","]);
    // September-2020-23
    if let Some(year) = next.and_then(|next| year_at(text, next, limit))
        && let Some(dash) = piece(text, year.1, limit).filter(|dash| matches!(dash.text, "-" | "/") && !dash.spaced)
        && let Some((day, end)) = piece(text, dash.end, limit).and_then(|day| day_at(text, day, limit))
    {
        return Some((row(DateKind::Day, year.0, month, day), end));
    }
    let direct = piece(text, end, limit);
    let joined = direct.is_some_and(|next| matches!(next.text, "-" | "/") && !next.spaced);
    let day = if joined { next } else { direct };
    if let Some((day, day_end)) = day.and_then(|day| day_at(text, day, limit)) {
        let (date, end) = after_day(text, limit, month, day, day_end, joined);
        return (clear || date.year > 0 || name.is("mar")).then_some((date, end));
    }
    if !joined
        && clear
        && let Some((day, day_end)) = direct
            .filter(|word| word.shape == Shape::Letters)
            .and_then(|word| calendar::ordinal(word.text).map(|day| (day, word.end)))
    {
        let (date, end) = after_day(text, limit, month, day, day_end, false);
        return Some((date, end));
    }
    let of = direct
        .filter(|word| word.any(&["of", "in"]))
        .and_then(|word| piece(text, word.end, limit));
    if let Some((year, end)) = next.or(direct).and_then(|next| year_at(text, next, limit)) {
        return Some((row(DateKind::Month, year, month, 0), end));
    }
    if let Some((year, end)) = of.and_then(|next| year_at(text, next, limit)) {
        return Some((row(DateKind::Month, year, month, 0), end));
    }
    // "Feb 87", "Feb '87"
    if let Some((year, end)) = direct.and_then(|next| two_digits(text, next, limit)) {
        return clear.then_some((row(DateKind::Month, year, month, 0), end));
    }
    let single = capital && (name.text.len() > 3 || char_at(text, name.end) == Some('.')) && !name.is("march");
    let bare = single || (capital && name.any(&["march", "may"]));
    bare.then(|| (row(DateKind::Month, 0, month, 0), end))
}

/// What may follow month and day: a range, a year.
fn after_day(text: &str, limit: usize, month: u8, day: u8, end: usize, joined: bool) -> Read {
    let mut date = row(DateKind::Day, 0, month, day);
    let mut end = end;
    if let Some(dash) = piece(text, end, limit)
        && (dash.is_dash() || dash.any(&["to", "through"]))
        && let Some((last, last_end)) = piece(text, dash.end, limit).and_then(|next| day_at(text, next, limit))
        && last > day
        && !joined
    {
        date.end_day = last;
        end = last_end;
    }
    let mut next = piece(text, end, limit);
    let comma = next.filter(|next| next.text == "," || (joined && matches!(next.text, "-" | "/")));
    if let Some(comma) = comma {
        next = piece(text, comma.end, limit);
    } else if let Some(of) = next.filter(|next| next.any(&["of", "in"])) {
        next = piece(text, of.end, limit);
    }
    if let Some((year, year_end)) = next.and_then(|next| year_at(text, next, limit)) {
        date.year = year;
        end = year_end;
    } else if let Some((year, year_end)) = next
        .filter(|next| matches!(next.text, "'" | "’"))
        .and_then(|next| two_digits(text, next, limit))
    {
        date.year = year;
        end = year_end;
    }
    (date, end)
}

/// A date that starts with a day in digits or the name of an ordinal.
pub(super) fn day_first(text: &str, at: usize, limit: usize) -> Option<Read> {
    let first = piece(text, at, limit)?;
    let (day, mut end) = match first.shape {
        Shape::Digits => day_at(text, first, limit)?,
        Shape::Letters => (calendar::ordinal(first.text)?, first.end),
        Shape::Mark => return None,
    };
    let mut last = 0;
    if first.shape == Shape::Digits
        && let Some(dash) = piece(text, end, limit).filter(|dash| dash.is_dash() || dash.any(&["to", "and", "or"]))
        && let Some((second, second_end)) = piece(text, dash.end, limit).and_then(|next| day_at(text, next, limit))
        && second > day
    {
        last = second;
        end = second_end;
    }
    let mut next = piece(text, end, limit)?;
    let joined = matches!(next.text, "-" | "/") && !next.spaced;
    if joined || next.is("of") {
        next = piece(text, next.end, limit)?;
    } else if first.shape == Shape::Letters {
        return None;
    }
    // 23-2020-September
    if joined && let Some((year, year_end)) = year_at(text, next, limit) {
        let dash = piece(text, year_end, limit).filter(|dash| matches!(dash.text, "-" | "/"))?;
        let name = piece(text, dash.end, limit)?;
        return Some((row(DateKind::Day, year, calendar::month(name.text)?, day), name.end));
    }
    let month = calendar::month(next.text).filter(|_| next.shape == Shape::Letters)?;
    let capital = next.text.starts_with(|c: char| c.is_ascii_uppercase());
    let name = next;
    end = next.end;
    if next.text.len() <= 4 && char_at(text, end) == Some('.') {
        end += 1;
    }
    let mut date = row(DateKind::Day, 0, month, day);
    date.end_day = last;
    let follow = skip(text, end, limit, if joined { &["-", "/"] } else { &[","] });
    let of = piece(text, end, limit)
        .filter(|word| word.any(&["of", "in"]))
        .and_then(|word| piece(text, word.end, limit));
    let year = follow
        .or_else(|| piece(text, end, limit))
        .and_then(|next| year_at(text, next, limit))
        .or_else(|| of.and_then(|next| year_at(text, next, limit)))
        .or_else(|| of.and_then(|next| two_digits(text, next, limit)))
        .or_else(|| piece(text, end, limit).and_then(|next| two_digits(text, next, limit)))
        .or_else(|| follow.filter(|_| joined).and_then(|next| two_digits(text, next, limit)));
    if let Some((year, year_end)) = year {
        date.year = year;
        end = year_end;
    } else if !capital && (name.is("may") || (name.is("march") && !first.spaced)) {
        return None;
    }
    Some((date, end))
}

/// The piece behind one of these marks; None where none stands there.
fn skip<'a>(text: &'a str, at: usize, limit: usize, marks: &[&str]) -> Option<Piece<'a>> {
    let mark = piece(text, at, limit).filter(|mark| marks.contains(&mark.text))?;
    piece(text, mark.end, limit)
}

/// A day of the month in digits, with its ordinal ending; not the start of a larger number or a clock time.
pub(super) fn day_at(text: &str, next: Piece<'_>, limit: usize) -> Option<(u8, usize)> {
    let day = next
        .number()
        .filter(|day| (1..=31).contains(day) && next.text.len() <= 2)?;
    let mut end = next.end;
    if let Some(ending) = piece(text, end, limit).filter(|ending| !ending.spaced) {
        if ending.any(&["st", "nd", "rd", "th"]) {
            end = ending.end;
        } else if ending.shape == Shape::Letters || matches!(ending.text, "%" | ":") {
            return None;
        } else if matches!(ending.text, "." | ",") {
            let digits = text
                .get(ending.end..)
                .map_or(0, |rest| rest.bytes().take_while(u8::is_ascii_digit).count());
            if digits > 0 && digits != DIGITS_OF_YEAR {
                return None;
            }
        }
    } else if piece(text, end, limit).is_some_and(|after| after.any(&["percent", "am", "pm", "per"])) {
        return None;
    }
    Some((day as u8, end))
}

/// A year of four digits; not the start of a larger number, an amount or a clock time.
pub(super) fn year_at(text: &str, next: Piece<'_>, limit: usize) -> Option<(u32, usize)> {
    let year = next
        .number()
        .filter(|year| next.text.len() == DIGITS_OF_YEAR && (1000..=2199).contains(year))?;
    let after = piece(text, next.end, limit);
    if let Some(after) = after {
        let digit = char_at(text, after.end).is_some_and(|c| c.is_ascii_digit());
        let glued = !after.spaced
            && (after.shape == Shape::Letters && !after.any(&["s"])
                || (matches!(after.text, "." | "," | ":") && digit));
        if glued || after.any(&["GMT", "UTC", "hours", "hrs"]) || after.text == "%" {
            return None;
        }
    }
    Some((year, next.end))
}

/// A year of two digits: after an apostrophe, or above any day of a month.
fn two_digits(text: &str, next: Piece<'_>, limit: usize) -> Option<(u32, usize)> {
    let marked = matches!(next.text, "'" | "’");
    let digits = if marked { piece(text, next.end, limit)? } else { next };
    let value = digits
        .number()
        .filter(|value| digits.text.len() == 2 && (marked || *value > 31))?;
    let after = piece(text, digits.end, limit);
    let glued = after.is_some_and(|after| {
        (!after.spaced
            && (after.shape == Shape::Letters
                || after.text == "." && char_at(text, after.end).is_some_and(|c| c.is_ascii_digit())))
            || matches!(after.text, "%" | ":" | "/" | "-")
            || (!marked
                && after.shape == Shape::Letters
                && crate::units::by_word(&after.text.to_ascii_lowercase()).is_some())
    });
    (!glued).then(|| (short_year(value), digits.end))
}
