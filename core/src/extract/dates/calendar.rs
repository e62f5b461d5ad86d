//! Names of months and weekdays, and what a calendar allows.

use crate::extract::pieces::lower_bytes;

/// The number of a month, by name or abbreviation in any case.
pub(super) fn month(word: &str) -> Option<u8> {
    if !(3..=9).contains(&word.len()) {
        return None;
    }
    let first = *word.as_bytes().first()? | 0x20;
    if !b"jfmasond".contains(&first) {
        return None;
    }
    let mut buffer = [0; 24];
    Some(match lower_bytes(word, &mut buffer)? {
        b"january" | b"jan" => 1,
        b"february" | b"feb" => 2,
        b"march" | b"mar" => 3,
        b"april" | b"apr" => 4,
        b"may" => 5,
        b"june" | b"jun" => 6,
        b"july" | b"jul" => 7,
        b"august" | b"aug" => 8,
        b"september" | b"sept" | b"sep" => 9,
        b"october" | b"oct" => 10,
        b"november" | b"nov" => 11,
        b"december" | b"dec" => 12,
        _ => return None,
    })
}

/// The number of a weekday from 1 (Monday), by name or abbreviation in any case.
pub(super) fn weekday(word: &str) -> Option<u8> {
    if !(3..=9).contains(&word.len()) {
        return None;
    }
    let first = *word.as_bytes().first()? | 0x20;
    if !b"mtwfs".contains(&first) {
        return None;
    }
    let mut buffer = [0; 24];
    Some(match lower_bytes(word, &mut buffer)? {
        b"monday" | b"mon" => 1,
        b"tuesday" | b"tue" | b"tues" => 2,
        b"wednesday" | b"wed" => 3,
        b"thursday" | b"thu" | b"thur" | b"thurs" => 4,
        b"friday" | b"fri" => 5,
        b"saturday" | b"sat" => 6,
        b"sunday" | b"sun" => 7,
        _ => return None,
    })
}

/// The day of an ordinal in words ("first" to "thirty-first" without its tens).
pub(super) fn ordinal(word: &str) -> Option<u8> {
    let mut buffer = [0; 24];
    Some(match lower_bytes(word, &mut buffer)? {
        b"first" => 1,
        b"second" => 2,
        b"third" => 3,
        b"fourth" => 4,
        b"fifth" => 5,
        b"sixth" => 6,
        b"seventh" => 7,
        b"eighth" => 8,
        b"ninth" => 9,
        b"tenth" => 10,
        b"eleventh" => 11,
        b"twelfth" => 12,
        b"thirteenth" => 13,
        b"fourteenth" => 14,
        b"fifteenth" => 15,
        b"sixteenth" => 16,
        b"seventeenth" => 17,
        b"eighteenth" => 18,
        b"nineteenth" => 19,
        b"twentieth" => 20,
        b"thirtieth" => 30,
        _ => return None,
    })
}

/// Whether February has 29 days.
pub(crate) const fn is_leap(year: u32) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

/// Days of a month; 29 for February where the year is unknown (0).
pub(crate) const fn days_in(month: u8, year: u32) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year == 0 || is_leap(year) => 29,
        2 => 28,
        _ => 31,
    }
}

/// Days since 1 March of year 0 in the proleptic Gregorian calendar (Hinnant, "chrono-compatible low-level date
/// algorithms").
pub(crate) fn day_number(year: u32, month: u8, day: u8) -> i64 {
    let (year, month, day) = (i64::from(year), i64::from(month), i64::from(day));
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year - era * 400;
    let of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year
}

/// The date of a day number; None before year 1.
pub(crate) fn date_of(number: i64) -> Option<(u32, u8, u8)> {
    let era = number.div_euclid(146_097);
    let of_era = number - era * 146_097;
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    Some((
        u32::try_from(year).ok().filter(|&year| year > 0)?,
        month as u8,
        day as u8,
    ))
}

/// Weekday from 1 (Monday) of a day number.
pub(crate) const fn weekday_of(number: i64) -> u8 {
    // 1 March 0000 was a Wednesday.
    (number + 2).rem_euclid(7) as u8 + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_weekdays() {
        assert_eq!(date_of(day_number(2025, 3, 18)), Some((2025, 3, 18)));
        assert_eq!(date_of(day_number(2024, 2, 28) + 1), Some((2024, 2, 29)));
        assert_eq!(date_of(day_number(1999, 12, 31) + 1), Some((2000, 1, 1)));
        assert_eq!(weekday_of(day_number(2025, 3, 18)), 2);
        assert_eq!(weekday_of(day_number(2000, 1, 1)), 6);
        assert_eq!(days_in(2, 1900), 28);
        assert_eq!(days_in(2, 2000), 29);
    }
}
