//! A date as a value: the Extended Date/Time Format (ISO 8601-2:2019), as far as prose needs it.

use std::fmt::Write;

use crate::rows::{DateKind, DateRow};

impl DateRow {
    /// The value in EDTF: `2025-03-18`, `2025-03`, `2025`, `XXXX-03-18`, `199X`, `2025-33` (first quarter), and intervals
    /// `2014/2017`. None where the text and the document's date do not say enough, or numbers can be read in two ways.
    pub fn edtf(&self) -> Option<String> {
        let mut out = String::with_capacity(10);
        match self.kind() {
            DateKind::Decade if self.year > 0 => write!(out, "{:03}X", self.year / 10).ok()?,
            DateKind::Quarter if self.month > 0 => {
                year(&mut out, self.year)?;
                write!(out, "-{}", 33 + (self.month - 1) / 3).ok()?;
            }
            DateKind::Year if self.year > 0 => {
                year(&mut out, self.year)?;
                if self.end_year > 0 {
                    out.push('/');
                    year(&mut out, self.end_year)?;
                }
            }
            DateKind::Month if self.month > 0 => {
                point(&mut out, self.year, self.month, 0)?;
                if self.end_month > 0 {
                    out.push('/');
                    point(&mut out, self.later_year(), self.end_month, 0)?;
                }
            }
            _ if self.day > 0 && self.month > 0 => {
                point(&mut out, self.year, self.month, self.day)?;
                if self.end_day > 0 {
                    let month = if self.end_month > 0 { self.end_month } else { self.month };
                    out.push('/');
                    point(&mut out, self.later_year(), month, self.end_day)?;
                }
            }
            _ => return None,
        }
        Some(out)
    }

    /// Whether it is counted from the document's date: "last year", "two days ago".
    pub fn is_relative(&self) -> bool {
        self.kind() == DateKind::Relative || self.direction != 0
    }

    fn later_year(&self) -> u32 {
        if self.end_year > 0 { self.end_year } else { self.year }
    }
}

fn year(out: &mut String, year: u32) -> Option<()> {
    if year == 0 {
        out.push_str("XXXX");
        return Some(());
    }
    write!(out, "{year:04}").ok()
}

fn point(out: &mut String, of: u32, month: u8, day: u8) -> Option<()> {
    year(out, of)?;
    write!(out, "-{month:02}").ok()?;
    if day > 0 {
        write!(out, "-{day:02}").ok()?;
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_print() {
        let row = |kind: DateKind, year, month, day| DateRow {
            kind: kind.code(),
            year,
            month,
            day,
            ..DateRow::default()
        };
        let edtf = |row: DateRow| row.edtf().unwrap_or_default();
        assert_eq!(edtf(row(DateKind::Day, 2025, 3, 18)), "2025-03-18");
        assert_eq!(edtf(row(DateKind::Day, 0, 3, 18)), "XXXX-03-18");
        assert_eq!(edtf(row(DateKind::Month, 2025, 3, 0)), "2025-03");
        assert_eq!(edtf(row(DateKind::Year, 2025, 0, 0)), "2025");
        assert_eq!(edtf(row(DateKind::Decade, 1990, 0, 0)), "199X");
        assert_eq!(edtf(row(DateKind::Quarter, 2019, 4, 0)), "2019-34");
        assert_eq!(edtf(row(DateKind::Weekday, 0, 0, 0)), "");
        let days = DateRow {
            end_day: 20,
            ..row(DateKind::Day, 2025, 3, 18)
        };
        assert_eq!(edtf(days), "2025-03-18/2025-03-20");
    }
}
