//! "A year and a half": a figure whose number is an article before the unit and a fraction behind it.

use super::ratio::Ratio;
use super::words::{self, Word};
use crate::extract::BlockView;
use crate::extract::pieces::lower;
use crate::units::{self, Unit};

/// The figure.
pub(super) struct Found {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Its value.
    pub value: Ratio,
    /// Its unit.
    pub unit: &'static Unit,
}

/// Reads backwards from token `idx`, which may be the "half" of "a year and a half".
pub(super) fn read(view: &BlockView<'_>, idx: usize, floor: usize) -> Option<Found> {
    let part = match words::word(view.word(idx))? {
        Word::Half => 2,
        Word::Part(part @ 4, false) => part,
        _ => return None,
    };
    let first = idx.checked_sub(4).filter(|&at| at >= floor)?;
    let is = |at: usize, list: &[&str]| list.iter().any(|word| word.eq_ignore_ascii_case(view.word(at)));
    if !is(idx - 1, &["a"]) || !is(idx - 2, &["and"]) || !is(first, &["a", "an"]) {
        return None;
    }
    let mut buffer = [0; 24];
    let unit = units::by_word(lower(view.word(idx - 3), &mut buffer)?)?;
    Some(Found {
        start: view.tokens.get(first)?.span.start as usize,
        end: view.tokens.get(idx)?.span.end as usize,
        value: Ratio::whole(1).plus(Ratio::new(1, i128::from(part))?)?,
        unit,
    })
}
