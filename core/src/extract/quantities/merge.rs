//! Rows that belong together: cents with their dollars, two bounds of one interval, "four- and six-cylinder".

use super::ratio::Ratio;
use super::reader::{Last, Reader};
use crate::decimal::Decimal;
use crate::extract::pieces::char_at;
use crate::rows::{Bound, Dimension, NONE, QuantityRow};

impl Reader<'_, '_> {
    pub(super) fn push(&mut self, row: QuantityRow, bound: Bound, end: usize) {
        let complete = row.unit != NONE || row.noun != NONE;
        if let Some(waiting) = self.suspended.filter(|_| complete) {
            for before in self.rows.quantities.iter_mut().skip(waiting) {
                if before.sentence == row.sentence && before.unit == NONE && before.noun == NONE {
                    before.unit = row.unit;
                    before.dimension = row.dimension;
                    before.noun = row.noun;
                }
            }
            self.suspended = None;
        }
        if self.adds_cents(&row) {
            return;
        }
        if self.adds_part(&row) {
            self.last = Some(Last { end, bound });
            return;
        }
        if self.closes_interval(&row) {
            self.last = Some(Last {
                end,
                bound: Bound::Range,
            });
            return;
        }
        let hyphen = char_at(self.view.text, end) == Some('-')
            && !char_at(self.view.text, end + 1).is_some_and(char::is_alphanumeric);
        if hyphen && !complete {
            self.suspended.get_or_insert(self.rows.quantities.len());
        }
        self.last = Some(Last { end, bound });
        self.rows.quantities.push(row);
    }

    /// Whether a bare number of two digits behind money in words is its cents: "12 dollars 40", "12 dollars and 40."
    fn prints_cents(&self, before: &QuantityRow, row: &QuantityRow) -> bool {
        let text = self.view.text;
        let behind = before.number.end < before.span.end;
        let money = before.dimension() == Dimension::Money && before.precision == 0 && behind;
        let bare = row.noun == NONE && row.dimension() == Dimension::Count && row.precision == 0;
        let cents = (Decimal::new(10, 0)..Decimal::new(100, 0)).contains(&row.low);
        let gap = text.get(before.span.end as usize..row.span.start as usize);
        let and = gap.is_some_and(|gap| gap.trim() == "and");
        let ends = text.get(row.span.end as usize..).is_some_and(|rest| {
            let mut rest = rest.trim_start_matches(' ').chars();
            matches!(rest.next(), None | Some('.' | ',' | ';' | ')' | '\n'))
                && !rest.next().is_some_and(char::is_alphanumeric)
        });
        money && bare && cents && (ends || !and) && gap.is_some_and(|gap| and || gap == " ")
    }

    /// "3 dollars 50 cents": adds the cents to the row before. True where they were added.
    pub(super) fn adds_cents(&mut self, row: &QuantityRow) -> bool {
        let name = |id| self.rows.pool.find(id);
        let Some(before) = self
            .rows
            .quantities
            .last()
            .filter(|before| before.dimension() == Dimension::Money)
        else {
            return false;
        };
        let part = name(row.unit);
        let whole = name(before.unit);
        let fits = match part {
            Some("cent") => matches!(whole, Some("USD" | "EUR" | "AUD" | "CAD" | "NZD" | "HKD" | "SGD")),
            Some("penny") => matches!(whole, Some("GBP" | "IEP")),
            None => self.prints_cents(before, row),
            _ => false,
        };
        let gap = self
            .view
            .text
            .get(before.span.end as usize..row.span.start as usize)
            .map(str::trim);
        let sum = Decimal::new(1, -2)
            .checked_mul(row.low)
            .and_then(|cents| before.low.checked_add(cents));
        let exact = before.bound() != Bound::Range && row.bound() == Bound::Exact;
        let (true, true, Some("" | "and"), Some(sum)) = (fits, exact, gap, sum) else {
            return false;
        };
        if let Some(before) = self.rows.quantities.last_mut() {
            before.low = sum;
            before.high = sum;
            before.precision = row.precision - 2;
            before.span = before.span.join(row.span);
            before.number = before.number.join(row.number);
        }
        true
    }

    /// "6 feet 2 inches", "2 hours and 30 minutes": adds the smaller unit to the row before. True where it was added.
    fn adds_part(&mut self, row: &QuantityRow) -> bool {
        let name = |id| self.rows.pool.find(id);
        let Some(before) = self.rows.quantities.last() else {
            return false;
        };
        let measured = matches!(
            before.dimension(),
            Dimension::Length | Dimension::Mass | Dimension::Duration
        );
        if !measured || (row.span.start as usize).saturating_sub(before.span.end as usize) > 5 {
            return false;
        }
        // A bare number behind feet is inches: "six foot two".
        let bare = row.unit == NONE && row.noun == NONE;
        let (parts, spoken) = match (name(before.unit), name(row.unit)) {
            (Some("foot"), Some("inch")) => (12, false),
            (Some("foot"), None) => (12, true),
            (Some("stone"), Some("pound-mass")) => (14, false),
            (Some("pound-mass"), Some("ounce")) => (16, false),
            (Some("hour"), Some("minute")) | (Some("minute"), Some("second")) => (60, false),
            _ => return false,
        };
        let text = self.view.text;
        let gap = text.get(before.span.end as usize..row.span.start as usize);
        let linked = match gap.map(str::trim) {
            Some("") => true,
            Some("and") => parts == 60,
            _ => false,
        };
        let single = text
            .get(before.number.end as usize..before.span.end as usize)
            .is_some_and(|unit| unit.trim_start().eq_ignore_ascii_case("foot"));
        let plain = before.bound() != Bound::Range && row.bound() == Bound::Exact && before.precision >= 0;
        let below = Decimal::new(0, 0) < row.low && row.low < Decimal::new(parts, 0);
        let alike = before.dimension() == row.dimension() && before.sentence == row.sentence;
        if !linked || !plain || !below || (spoken && !(bare && single)) || !(alike || spoken) {
            return false;
        }
        let part = Ratio::of(row.low)
            .zip(Ratio::new(1, parts.into()))
            .and_then(|(low, unit)| low.times(unit));
        let sum = part
            .zip(Ratio::of(before.low))
            .and_then(|(part, whole)| whole.plus(part))
            .and_then(Ratio::decimal);
        let (Some(sum), Some(before)) = (sum, self.rows.quantities.last_mut()) else {
            return false;
        };
        before.low = sum;
        before.high = sum;
        before.precision = row.precision - 2;
        before.span = before.span.join(row.span);
        before.number = before.number.join(row.number);
        before.noun = row.noun;
        before.noun_span = row.noun_span;
        true
    }

    /// "More than 40 and less than 50": gives the row before its other end. True where that is all that `row` says.
    pub(super) fn closes_interval(&mut self, row: &QuantityRow) -> bool {
        let Some(before) = self.rows.quantities.last_mut() else {
            return false;
        };
        let lower = |bound: Bound| matches!(bound, Bound::AtLeast | Bound::MoreThan);
        let upper = |bound: Bound| matches!(bound, Bound::AtMost | Bound::LessThan);
        let (first, second) = (before.bound(), row.bound());
        let gap = self
            .view
            .text
            .get(before.span.end as usize..row.span.start as usize)
            .map(|gap| gap.trim_matches([' ', ',']));
        let linked =
            gap.is_some_and(|gap| gap.is_empty() || gap.eq_ignore_ascii_case("and") || gap.eq_ignore_ascii_case("but"));
        let name = |id| self.rows.pool.find(id);
        let same = before.sentence == row.sentence && (before.unit == NONE || name(before.unit) == name(row.unit));
        let (low, high) = match (lower(first) && upper(second), upper(first) && lower(second)) {
            (true, _) => (*before, *row),
            (_, true) => (*row, *before),
            _ => return false,
        };
        if !linked || !same || high.low <= low.low {
            return false;
        }
        let strict = |row: &QuantityRow, bound: Bound, flag: u8| if row.bound() == bound { flag } else { 0 };
        let flags = strict(&low, Bound::MoreThan, QuantityRow::LOW_STRICT)
            | strict(&high, Bound::LessThan, QuantityRow::HIGH_STRICT);
        before.low = low.low;
        before.high = high.low;
        before.precision = low.precision.min(high.precision);
        before.bound = Bound::Range.code();
        before.flags |= flags | row.flags;
        before.span = before.span.join(row.span);
        before.number = before.number.join(row.number);
        if before.unit == NONE {
            before.unit = row.unit;
            before.dimension = row.dimension;
        }
        if before.noun == NONE {
            before.noun = row.noun;
            before.noun_span = row.noun_span;
        }
        true
    }

    /// The bound of the figure before, where this one converts it in brackets: "more than 60 miles (100 km)".
    pub(super) fn inherited(&self, start: usize) -> Option<Bound> {
        let last = self.last?;
        let gap = self.view.text.get(last.end..start)?;
        let bracket = gap.trim();
        (gap.len() <= 2 && matches!(bracket, "(" | "/"))
            .then_some(last.bound)
            .filter(|bound| *bound != Bound::Range)
    }
}
