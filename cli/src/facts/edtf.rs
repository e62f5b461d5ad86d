//! Dates in the Extended Date/Time Format (ISO 8601-2).

use factlint_core::rows::{DateKind, DateRow};

/// The date as EDTF; none where it cannot be resolved.
pub fn edtf(row: &DateRow) -> Option<String> {
    let year = |year: u32| {
        if year == 0 {
            "XXXX".to_owned()
        } else {
            format!("{year:04}")
        }
    };
    if row.year == 0 && row.month == 0 {
        return None;
    }
    match row.kind() {
        DateKind::Decade => return Some(format!("{:03}X", row.year / 10)),
        // ISO 8601-2: 33 to 36 are the quarters.
        DateKind::Quarter if row.month > 0 => {
            return Some(format!("{}-{}", year(row.year), 33 + (row.month - 1) / 3));
        }
        _ => {}
    }
    let part = |y: u32, month: u8, day: u8| match (month, day) {
        (0, _) => year(y),
        (month, 0) => format!("{}-{month:02}", year(y)),
        (month, day) => format!("{}-{month:02}-{day:02}", year(y)),
    };
    let first = part(row.year, row.month, row.day);
    if row.end_year == 0 && row.end_month == 0 && row.end_day == 0 {
        return Some(first);
    }
    let end_year = if row.end_year == 0 { row.year } else { row.end_year };
    let end_month = if row.end_month == 0 && row.end_year == 0 {
        row.month
    } else {
        row.end_month
    };
    Some(format!("{first}/{}", part(end_year, end_month, row.end_day)))
}

/// The English name of a weekday from 1 (Monday) to 7.
pub fn weekday(number: u8) -> Option<&'static str> {
    const NAMES: [&str; 7] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    NAMES.get(usize::from(number).checked_sub(1)?).copied()
}
