//! How messages print days, months and weekdays.

const WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

const MONTHS: [&str; 12] = [
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

/// The name of a weekday from 1 (Monday) to 7; "no day" for another number.
pub(crate) fn weekday(number: u8) -> &'static str {
    named(&WEEKDAYS, number).unwrap_or("no day")
}

/// The name of a month from 1 to 12; "no month" for another number.
pub(crate) fn month(number: u8) -> &'static str {
    named(&MONTHS, number).unwrap_or("no month")
}

fn named(names: &[&'static str], number: u8) -> Option<&'static str> {
    names.get(usize::from(number).checked_sub(1)?).copied()
}
