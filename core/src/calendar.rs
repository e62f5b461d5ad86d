//! What a calendar allows: the proleptic Gregorian one, without time zones.

/// Whether February has 29 days.
pub const fn is_leap(year: u32) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

/// Days of a month; 29 for February where the year is unknown (0).
pub const fn days_in(month: u8, year: u32) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year == 0 || is_leap(year) => 29,
        2 => 28,
        _ => 31,
    }
}

/// Days since 1 March of year 0 in the proleptic Gregorian calendar (Hinnant, "chrono-compatible low-level date
/// algorithms"). A day beyond the end of its month counts into the next one.
pub fn day_number(year: u32, month: u8, day: u8) -> i64 {
    let (year, month, day) = (i64::from(year), i64::from(month), i64::from(day));
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year - era * 400;
    let of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year
}

/// The date of a day number; None before year 1.
pub fn date_of(number: i64) -> Option<(u32, u8, u8)> {
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
pub const fn weekday_of(number: i64) -> u8 {
    // 1 March 0000 was a Wednesday.
    (number + 2).rem_euclid(7) as u8 + 1
}

/// The English name of a weekday from 1 (Monday) to 7.
pub fn weekday_name(number: u8) -> Option<&'static str> {
    const NAMES: [&str; 7] = [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ];
    NAMES.get(usize::from(number).checked_sub(1)?).copied()
}

/// The English name of a month from 1 to 12.
pub fn month_name(number: u8) -> Option<&'static str> {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    NAMES.get(usize::from(number).checked_sub(1)?).copied()
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
        assert_eq!(weekday_of(day_number(2024, 2, 29)), 4);
        assert_eq!(weekday_of(day_number(1900, 1, 1)), 1);
        assert_eq!((weekday_name(1), weekday_name(0)), (Some("Monday"), None));
        assert_eq!((month_name(12), month_name(13)), (Some("December"), None));
        assert_eq!(days_in(2, 1900), 28);
        assert_eq!(days_in(2, 2000), 29);
    }
}
