//! The date that a document is given if it states none.

use crate::document::DocDate;

/// Reads `2025`, `2025-03` or `2025-03-18`; none where it is no date of the calendar.
///
/// ```
/// use factlint_core::config::read_date;
///
/// assert_eq!(read_date("2025-03").map(|date| (date.year, date.month, date.day)), Some((2025, 3, 0)));
/// assert_eq!(read_date("2025-02-29"), None);
/// ```
pub fn read_date(text: &str) -> Option<DocDate> {
    let mut parts = text.split('-');
    let mut number = |digits: usize| match parts.next() {
        None => Some(0),
        Some(part) if part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit()) => {
            part.parse::<u32>().ok().filter(|&number| number > 0)
        }
        Some(_) => None,
    };
    let (year, month, day) = (number(4)?, number(2)?, number(2)?);
    if parts.next().is_some() || month > 12 || day > days_of(year, month) {
        return None;
    }
    Some(DocDate {
        year,
        month: month as u8,
        day: day as u8,
    })
}

/// Days of a month in the Gregorian calendar; 0 where there is no month.
fn days_of(year: u32, month: u32) -> u32 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        0 => 0,
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_dates_of_the_calendar_are_read() {
        let read = |text| read_date(text).map(|date| (date.year, date.month, date.day));
        assert_eq!(read("2024-02-29"), Some((2024, 2, 29)));
        assert_eq!(read("1999"), Some((1999, 0, 0)));
        for wrong in [
            "",
            "25",
            "2025-3",
            "2025-13",
            "2025-00",
            "2025-04-31",
            "2025-01-01-01",
            "2025-01-",
            "١٩٩٩",
        ] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
