//! Dates and clock times in digits: `2025-03-18`, `18/03/2025`, `23.04.2022`, `10:45`, `6 p.m.`.

use super::written::Read;
use crate::extract::pieces::{Piece, Shape, char_at, char_before, piece};
use crate::rows::{DateKind, DateRow, NONE};

/// A year written in full.
pub(super) const DIGITS_OF_YEAR: usize = 4;

/// The year that two digits stand for: 1936 to 2035.
pub(super) const fn short_year(value: u32) -> u32 {
    if value <= 35 { 2000 + value } else { 1900 + value }
}

/// A date in digits that starts at `at`.
pub(super) fn date(text: &str, at: usize, limit: usize) -> Option<Read> {
    let first = piece(text, at, limit)?;
    let mark = piece(text, first.end, limit)?;
    let spaced = first.text.len() == DIGITS_OF_YEAR && mark.shape == Shape::Digits && mark.text.len() <= 2;
    let (separator, second) = if spaced {
        (" ", mark)
    } else {
        if mark.spaced || !matches!(mark.text, "-" | "/" | "." | "–") {
            return None;
        }
        (mark.text, piece(text, mark.end, limit).filter(|second| !second.spaced)?)
    };
    if second.shape == Shape::Letters {
        return with_month(text, limit, first, second);
    }
    let (a, b) = (first.number()?, second.number()?);
    let third = piece(text, second.end, limit)
        .filter(|again| !spaced && again.text == separator && !again.spaced)
        .and_then(|again| piece(text, again.end, limit))
        .or_else(|| piece(text, second.end, limit).filter(|_| spaced))
        .filter(|third| third.shape == Shape::Digits && third.spaced == spaced);
    let Some(third) = third else {
        return month_and_year(text, first, second, limit, spaced || separator == ".");
    };
    let c = third.number()?;
    // A fourth number makes it an address or a version.
    let more = char_at(text, third.end).is_some_and(|next| {
        matches!(next, '-' | '/' | '.')
            && separator.starts_with(next)
            && char_at(text, third.end + 1).is_some_and(|c| c.is_ascii_digit())
    });
    if more && separator != "-" {
        return None;
    }
    let small = |piece: &Piece<'_>| piece.text.len() <= 2;
    let (year, month, day) = if first.text.len() == DIGITS_OF_YEAR && small(&second) && small(&third) {
        (a, b, c)
    } else if small(&first) && small(&second) && matches!(third.text.len(), 2 | 4) {
        let year = if third.text.len() == 2 { short_year(c) } else { c };
        if third.text.len() == 2 && separator != "/" {
            return None;
        }
        match (a, b) {
            // Points are used where the day stands first.
            _ if separator == "." => (year, b, a),
            (13.., _) => (year, b, a),
            (_, 13..) => (year, a, b),
            _ if a == b => (year, a, b),
            // 04/05/2019 may be in April or May.
            _ => (year, 0, 0),
        }
    } else {
        return None;
    };
    if !(1000..=2199).contains(&year)
        || month > 12
        || day > 31
        || (month == 0) != (day == 0)
        || (month == 0 && a * b == 0)
    {
        return None;
    }
    Some((day_row(year, month as u8, day as u8), third.end))
}

fn day_row(year: u32, month: u8, day: u8) -> DateRow {
    DateRow {
        kind: DateKind::Day.code(),
        year,
        month,
        day,
        minutes: NONE,
        ..DateRow::default()
    }
}

/// `2019-aug-1`, `2020/23/Sep` (the month last is read elsewhere).
fn with_month(text: &str, limit: usize, first: Piece<'_>, name: Piece<'_>) -> Option<Read> {
    let month = super::calendar::month(name.text)?;
    let year = first.number().filter(|_| first.text.len() == DIGITS_OF_YEAR)?;
    let mark = piece(text, name.end, limit).filter(|mark| matches!(mark.text, "-" | "/"))?;
    let day = piece(text, mark.end, limit)?;
    let day = (day.number()?, day.end);
    (1..=31)
        .contains(&day.0)
        .then(|| (day_row(year, month, day.0 as u8), day.1))
}

/// `2015-12`, `12-2015`; `2020/23/Sep`.
fn month_and_year(text: &str, first: Piece<'_>, second: Piece<'_>, limit: usize, apart: bool) -> Option<Read> {
    if apart {
        return None;
    }
    let (a, b) = (first.number()?, second.number()?);
    let four = |piece: &Piece<'_>| piece.text.len() == DIGITS_OF_YEAR;
    if four(&first)
        && second.text.len() == 2
        && let Some(mark) = piece(text, second.end, limit).filter(|mark| matches!(mark.text, "-" | "/") && !mark.spaced)
        && let Some(name) = piece(text, mark.end, limit)
        && let Some(month) = super::calendar::month(name.text)
        && (1..=31).contains(&b)
    {
        return Some((day_row(a, month, b as u8), name.end));
    }
    let slash = char_before(text, second.start) == Some('/');
    let (year, month) = match (four(&first), four(&second)) {
        (true, false) if second.text.len() <= 2 => (a, b),
        (false, true) if first.text.len() <= 2 => (b, a),
        _ => return None,
    };
    // 2014-15 is a season, 5/2000 a share.
    let glued = char_at(text, second.end).is_some_and(|c| c.is_alphanumeric() || c == '-');
    if glued || slash || !(1900..=2100).contains(&year) || !(1..=12).contains(&month) {
        return None;
    }
    let row = DateRow {
        kind: DateKind::Month.code(),
        year,
        month: month as u8,
        minutes: NONE,
        ..DateRow::default()
    };
    Some((row, second.end))
}

/// A clock time that starts at `at`: `10:45`, `6 p.m.`, `1.56pm`.
pub(super) fn time(text: &str, at: usize, limit: usize) -> Option<Read> {
    let first = piece(text, at, limit)?;
    let hour = first.number().filter(|hour| *hour <= 24 && first.text.len() <= 2)?;
    let mark = piece(text, first.end, limit)?;
    let mut minute = 0;
    let mut end = first.end;
    let mut colon = false;
    if matches!(mark.text, ":" | ".") && !mark.spaced {
        let minutes = piece(text, mark.end, limit).filter(|next| !next.spaced && next.text.len() == 2)?;
        minute = minutes.number().filter(|minute| *minute < 60)?;
        end = minutes.end;
        colon = mark.text == ":";
        // Seconds, or a result such as 1:36.6.
        if let Some(next) = char_at(text, end).filter(|c| matches!(c, ':' | '.'))
            && char_at(text, end + 1).is_some_and(|c| c.is_ascii_digit())
        {
            let seconds = piece(text, end + 1, limit).filter(|s| next == ':' && s.text.len() == 2)?;
            end = seconds.end;
        }
    }
    let half = half_of_day(text, end, limit);
    let hour = match half {
        Some((_, half_end)) if !(1..=12).contains(&hour) => {
            end = half_end;
            hour
        }
        Some((true, half_end)) => {
            end = half_end;
            hour % 12 + 12
        }
        Some((false, half_end)) => {
            end = half_end;
            hour % 12
        }
        None if colon && !char_at(text, end).is_some_and(char::is_alphanumeric) => hour,
        None => return None,
    };
    let row = DateRow {
        kind: DateKind::Time.code(),
        minutes: (hour * 60 + minute) % (24 * 60),
        ..DateRow::default()
    };
    Some((row, end))
}

/// "am", "p.m.": whether it is the afternoon, and the end.
fn half_of_day(text: &str, at: usize, limit: usize) -> Option<(bool, usize)> {
    let first = piece(text, at, limit)?;
    if first.any(&["am", "pm"]) {
        let glued = char_at(text, first.end).is_some_and(char::is_alphanumeric);
        return (!glued && first.text != "Am").then(|| (first.is("pm"), first.end));
    }
    if !first.any(&["a", "p"]) {
        return None;
    }
    let point = piece(text, first.end, limit).filter(|point| point.text == "." && !point.spaced)?;
    let letter = piece(text, point.end, limit).filter(|letter| letter.is("m"))?;
    let end = if char_at(text, letter.end) == Some('.') {
        letter.end + 1
    } else {
        letter.end
    };
    Some((first.is("p"), end))
}
