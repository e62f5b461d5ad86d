//! A number with its sign, currency and unit, and two of them joined into a range.

use super::fraction;
use super::measure::{self, Measure};
use super::number::{self, Number};
use super::ratio::Ratio;
use super::words::Word;
use super::{continental, money};
use crate::decimal::Decimal;
use crate::extract::pieces::{Piece, Shape, char_at, char_before, piece};
use crate::rows::{Bound, Dimension};
use crate::units::{self, Unit};

/// A number with its unit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Amount {
    /// First byte, sign and currency included.
    pub start: usize,
    /// One past the last byte, unit included.
    pub end: usize,
    /// The number.
    pub number: Number,
    /// The currency of the sign before it.
    pub money: Option<&'static Unit>,
    /// The unit behind it.
    pub measure: Option<Measure>,
}

impl Amount {
    /// An amount that is known already.
    pub fn whole(start: usize, end: usize, value: Ratio, unit: Option<&'static Unit>) -> Self {
        Self {
            start,
            end,
            number: Number {
                start,
                end,
                low: value,
                high: None,
                precision: -1,
                words: true,
                fraction: false,
                scale: None,
                plain: false,
                out_of: false,
            },
            money: None,
            measure: unit.map(|unit| Measure {
                unit,
                per: None,
                dimension: unit.dimension,
                end,
                extra: None,
            }),
        }
    }

    /// The unit.
    pub fn unit(&self) -> Option<&'static Unit> {
        self.measure.map(|measure| measure.unit).or(self.money)
    }

    /// The unit's name, with what it is a rate for.
    pub fn unit_name(&self, text: &str) -> Option<String> {
        match self.measure {
            Some(measure) => measure.name(text),
            None => self.money.map(|unit| unit.name.to_owned()),
        }
    }

    /// What it measures.
    pub fn dimension(&self) -> Dimension {
        match (self.measure, self.money) {
            (Some(measure), _) => measure.dimension,
            (None, Some(_)) => Dimension::Money,
            _ => Dimension::Count,
        }
    }

    /// Its value, or its lower end.
    pub fn low(&self) -> Option<Decimal> {
        let extra = self.measure.and_then(|measure| measure.extra);
        let value = match extra {
            Some(extra) => self.number.low.plus(extra)?,
            None => self.number.low,
        };
        value.decimal()
    }

    /// Its upper end.
    pub fn high(&self) -> Option<Decimal> {
        match self.number.high {
            Some(high) => high.decimal(),
            None => self.low(),
        }
    }

    /// Whether a sign or prefix that belongs to it stands right before its number ("minus-5", "sub-300").
    pub fn prefixed(&self, text: &str) -> bool {
        self.start < self.number.start
            && text
                .get(self.start..self.number.start)
                .is_some_and(|sign| !sign.is_empty())
            || self.prefix_bound(text).is_some()
    }

    /// The bound that a prefix gives: "sub-300".
    pub fn prefix_bound(&self, text: &str) -> Option<Bound> {
        let before = text.get(..self.start)?.strip_suffix('-')?;
        let ends = |word: &str| {
            before
                .len()
                .checked_sub(word.len())
                .and_then(|at| before.get(at..))
                .is_some_and(|tail| tail.eq_ignore_ascii_case(word))
        };
        if ends("sub") || ends("under") {
            return Some(Bound::LessThan);
        }
        ends("over").then_some(Bound::MoreThan)
    }

    /// Whether its number is one that an article opens: "a million", "a dozen", "a third".
    pub fn takes_article(&self, text: &str) -> bool {
        self.number.words
            && piece(text, self.number.start, self.number.end).is_some_and(|word| {
                matches!(
                    super::words::word(word.text),
                    Some(Word::Scale(_) | Word::Hundred | Word::Dozen | Word::Part(..) | Word::Half | Word::Couple)
                )
            })
    }

    /// Whether the number has more than one word: "two thirds", "half a mile".
    pub fn is_compound(&self, text: &str) -> bool {
        text.get(self.number.start..self.number.end)
            .is_some_and(|number| number.contains([' ', '-', '/']) || !number.is_ascii() || self.measure.is_some())
    }
}

/// The start of the amount whose number starts at `start`: its sign, its currency, "minus".
pub(super) fn with_sign(text: &str, start: usize, floor: usize) -> usize {
    let mut at = start;
    for _ in 0..2 {
        if let Some(sign) = money::sign_before(text, at, floor) {
            at = sign;
        }
        let Some(sign) = char_before(text, at) else { break };
        if matches!(sign, '-' | '−' | '+') && at > floor {
            let earlier = at - sign.len_utf8();
            let open = char_before(text, earlier).is_none_or(|c| c.is_whitespace() || "($£€¥<>=~".contains(c));
            if open {
                at = earlier;
                continue;
            }
        }
        break;
    }
    let before = text.get(floor..at).unwrap_or("");
    let trimmed = before.trim_end_matches([' ', '-']);
    for word in ["minus", "negative"] {
        let from = trimmed.len().wrapping_sub(word.len());
        // "plus or minus 3" has no sign.
        let either = trimmed
            .get(..from)
            .is_some_and(|rest| rest.trim_end_matches([' ', '-']).ends_with("or"));
        if trimmed.len() < before.len()
            && !either
            && trimmed.get(from..).is_some_and(|tail| tail.eq_ignore_ascii_case(word))
            && !char_before(trimmed, from).is_some_and(char::is_alphanumeric)
        {
            return floor + from;
        }
    }
    at
}

/// Reads the amount that starts at `start` with a sign, a currency or a number.
pub(super) fn read(
    text: &str,
    start: usize,
    limit: usize,
    and: bool,
    mut sterling: impl FnMut(&str) -> bool,
) -> Option<Amount> {
    let mut at = start;
    let mut negative = false;
    let mut money = None;
    for _ in 0..3 {
        let next = piece(text, at, limit)?;
        if matches!(next.text, "-" | "−") || next.is("minus") || next.is("negative") {
            negative = true;
            at = next.end;
            // "minus-5" has one minus.
            if next.shape == Shape::Letters
                && let Some(hyphen) = piece(text, at, limit).filter(Piece::is_hyphen)
            {
                at = hyphen.end;
            }
        } else if next.text == "+" {
            at = next.end;
        } else if let Some((unit, end)) = money::sign_at(text, next.start, limit).filter(|_| money.is_none()) {
            money = Some(unit);
            at = end;
        } else {
            break;
        }
    }
    let mut number = number::read(text, at, limit, and)?;
    if money.is_none() {
        fraction::over(text, limit, &mut number);
    }
    continental::decimals(text, limit, money, &mut number);
    million(text, limit, money.is_some(), &mut number);
    if money.is_none()
        && let Some((unit, end)) = millions_of(text, &number, limit)
    {
        money = Some(unit);
        number.low = number.low.times(Ratio::whole(1_000_000))?;
        number.scale = Some(Ratio::whole(1_000_000));
        number.precision += 6;
        number.plain = false;
        number.end = end;
    }
    if negative {
        number.low = number.low.negated();
        number.high = number.high.map(Ratio::negated);
    }
    let mut amount = Amount {
        start: piece(text, start, limit).map_or(start, |first| first.start),
        end: number.end,
        number,
        money,
        measure: None,
    };
    amount.measure = match money {
        Some(unit) => Some(measure::of_money(text, unit, number.end, limit)),
        None => measure::read(text, &number, limit, || sterling(text)),
    };
    if let Some(measure) = amount.measure {
        amount.end = measure.end;
    }
    scale_behind(text, limit, &mut amount);
    if let Some(end) = below_zero(text, limit, &amount) {
        amount.number.low = amount.number.low.negated();
        amount.number.plain = false;
        amount.end = end;
    }
    Some(amount)
}

/// "20 degrees below zero": the end of the words.
fn below_zero(text: &str, limit: usize, amount: &Amount) -> Option<usize> {
    let unit = amount.measure?.unit;
    if unit.dimension != Dimension::Temperature && unit.name != "degree" {
        return None;
    }
    let below = piece(text, amount.end, limit).filter(|next| next.is("below"))?;
    let zero = piece(text, below.end, limit).filter(|next| next.is("zero"))?;
    Some(zero.end)
}

/// `40 USD million`: the scale behind the currency.
fn scale_behind(text: &str, limit: usize, amount: &mut Amount) {
    let coded = amount
        .measure
        .is_some_and(|measure| measure.dimension == Dimension::Money && measure.end > amount.number.end);
    if !coded || amount.money.is_some() || amount.number.scale.is_some() {
        return;
    }
    let Some(next) = piece(text, amount.end, limit).filter(|next| next.spaced && next.shape == Shape::Letters) else {
        return;
    };
    let Some(Word::Scale(power)) = super::words::word(next.text) else {
        return;
    };
    let scale = Ratio::whole(10_i128.pow(power));
    if let Some(low) = amount.number.low.times(scale) {
        amount.number.low = low;
        amount.number.scale = Some(scale);
        amount.number.precision += i64::from(power);
        amount.number.plain = false;
        amount.end = next.end;
    }
}

/// `30 MEUR`, `12 MSEK`: millions of a currency.
fn millions_of(text: &str, number: &Number, limit: usize) -> Option<(&'static Unit, usize)> {
    let next = piece(text, number.end, limit).filter(|next| next.text.len() == 4 && number.scale.is_none())?;
    let unit = units::by_symbol(next.text.strip_prefix('M')?, true)?;
    (unit.dimension == Dimension::Money).then_some((unit, next.end))
}

/// `m` right behind digits is million after a currency sign, or where a plural or a unit follows; else a metre.
fn million(text: &str, limit: usize, money: bool, number: &mut Number) {
    let Some(next) = piece(text, number.end, limit) else {
        return;
    };
    if number.words
        || number.scale.is_some()
        || !(next.text == "m" || (money && next.text == "M"))
        || (next.spaced && !money)
    {
        return;
    }
    if char_at(text, next.end).is_some_and(|c| c.is_alphanumeric() || matches!(c, '²' | '³' | '/')) {
        return;
    }
    let counted = piece(text, next.end, limit).is_some_and(|after| {
        let sport = after.any(&[
            "hurdles",
            "freestyle",
            "finals",
            "heats",
            "metres",
            "champions",
            "relays",
            "this",
            "was",
            "is",
            "has",
            "years",
        ]);
        let unit = units::by_word(&after.text.to_ascii_lowercase()).is_some_and(|unit| unit.name != "inch");
        let plural = after.text.ends_with('s') && !after.text.ends_with("ss") && after.text.len() > 3;
        after.spaced && after.shape == Shape::Letters && !sport && (plural || unit || after.is("people"))
    });
    if !money && !counted {
        return;
    }
    let scale = Ratio::whole(1_000_000);
    if let Some(low) = number.low.times(scale) {
        number.low = low;
        number.scale = Some(scale);
        number.precision += 6;
        number.end = next.end;
        number.plain = false;
    }
}
