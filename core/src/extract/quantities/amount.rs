//! A number with its sign, currency and unit, and two of them joined into a range.

use super::fraction;
use super::measure::{self, Measure};
use super::number::{self, Number};
use super::ratio::Ratio;
use super::words::Word;
use super::{context, continental, money};
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

/// The word before an amount, as far as it tells whether a range begins.
#[derive(Clone, Copy)]
pub(super) struct Opening {
    /// "between".
    pub between: bool,
    /// "from".
    pub from: bool,
    /// "by" or a verb of change.
    pub change: bool,
}

/// How an amount goes on.
pub(super) enum Joined {
    /// It stands alone.
    Nothing,
    /// It is the first end of a range: both ends, with the scale shared.
    Range(Amount, Amount),
    /// It is part of a score, a telephone number or the like, which ends here.
    NoFigure(usize),
    /// A value and what it may be off by ("5 ± 2 metres"): the ends of what that leaves.
    Around(Amount, Amount),
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

/// `75 USD million`: the scale behind the currency.
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

/// "±", "+/-", "plus or minus", "give or take" behind an amount: where the number behind it starts.
fn plus_minus(text: &str, at: usize, limit: usize) -> Option<usize> {
    let first = piece(text, at, limit)?;
    if first.text == "±" {
        return Some(first.end);
    }
    let mut at = first.end;
    let mut follow = |expected: &[&str]| {
        let next = piece(text, at, limit).filter(|next| next.any(expected));
        next.map(|next| at = next.end)
    };
    if first.text == "+" {
        follow(&["/"]);
        follow(&["-", "−"])?;
    } else if first.is("plus") {
        follow(&["-"]);
        follow(&["or"])?;
        follow(&["-"]);
        follow(&["minus"])?;
    } else if first.is("give") {
        follow(&["or"])?;
        follow(&["take"])?;
    } else {
        return None;
    }
    Some(at)
}

/// "5 ± 2 metres": both ends.
fn around(text: &str, first: &Amount, limit: usize, sterling: impl FnMut(&str) -> bool) -> Option<Joined> {
    let at = plus_minus(text, first.end, limit)?;
    let next = piece(text, at, limit).filter(|next| next.shape == Shape::Digits || super::starts_word(next.text))?;
    let mut second = read(text, next.start, limit, true, sterling)?;
    let same = match (first.unit_name(text), second.unit_name(text)) {
        (Some(first), Some(second)) => first == second,
        (Some(_), None) | (None, Some(_) | None) => true,
    };
    let simple = |number: &Number| number.high.is_none() && !number.fraction;
    if !same || !simple(&first.number) || !simple(&second.number) || second.number.low.less_than(Ratio::whole(0)) {
        return None;
    }
    let mut low = *first;
    let centre = first.number.low;
    low.number.low = centre.plus(second.number.low.negated())?;
    second.number.low = centre.plus(second.number.low)?;
    if second.unit().is_none() {
        second.measure = first.measure;
        second.money = first.money;
    }
    Some(Joined::Around(low, second))
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

/// Looks for the second end of a range behind `first`.
pub(super) fn join(
    text: &str,
    first: &Amount,
    limit: usize,
    opening: Opening,
    sterling: impl FnMut(&str) -> bool,
) -> Joined {
    let Opening { between, from, change } = opening;
    if first.number.high.is_some() {
        return Joined::Nothing;
    }
    let Some(mut link) = piece(text, first.end, limit) else {
        return Joined::Nothing;
    };
    // "a 30- to 40-day stay", "a three-to-five-year term".
    let mut hyphened = false;
    if link.is_hyphen()
        && !link.spaced
        && let Some(to) = piece(text, link.end, limit).filter(|next| next.is("to"))
    {
        hyphened = !to.spaced;
        link = to;
    }
    if matches!(link.text, "±" | "+") || link.any(&["plus", "give"]) {
        return around(text, first, limit, sterling).unwrap_or(Joined::Nothing);
    }
    let dash = link.is_dash();
    let to = link.any(&["to", "through", "till"]);
    let or = link.is("or");
    let and = link.is("and") && between;
    // "by 1 to 1.5 degrees" is one figure, "by $4 million to $9 million" is two; a bare number tells nothing yet.
    let own_unit = first.unit().is_some() || first.number.scale.is_some();
    if (!dash && !to && !or && !and) || (to && change && own_unit) {
        return Joined::Nothing;
    }
    let Some(mut next) = piece(text, link.end, limit) else {
        return Joined::Nothing;
    };
    if hyphened && next.is_hyphen() {
        match piece(text, next.end, limit) {
            Some(after) => next = after,
            None => return Joined::Nothing,
        }
    }
    // "between a third and a half"
    let lone = |amount: &Amount| amount.number.fraction && amount.number.words && amount.measure.is_none();
    if lone(first)
        && next.any(&["a", "one"])
        && let Some(after) = piece(text, next.end, limit).filter(|after| super::words::ordinal(after.text).is_some())
    {
        next = after;
    }
    if dash && next.spaced != link.spaced {
        return Joined::Nothing;
    }
    let starts = next.shape == Shape::Digits
        || next.text.starts_with(super::digits::opens)
        || super::starts_word(next.text)
        || money::sign_at(text, next.start, limit).is_some()
        || (matches!(next.text, "-" | "−" | ".") && char_at(text, next.end).is_some_and(|c| c.is_ascii_digit()));
    if !starts || (dash && next.shape == Shape::Letters && !first.number.words && first.money.is_none()) {
        return Joined::Nothing;
    }
    let Some(second) = read(text, next.start, limit, true, sterling) else {
        let digits = dash && next.shape == Shape::Digits;
        return if digits {
            Joined::NoFigure(super::end_of_run(text, next.end, limit))
        } else {
            Joined::Nothing
        };
    };
    // "a half to two thirds", but not "a third to two people".
    if second.number.high.is_some()
        || (lone(first) || lone(&second)) != (first.number.fraction && second.number.fraction && second.number.words)
    {
        return Joined::Nothing;
    }
    let mut first = *first;
    let mut second = second;
    share_million(text, &mut first, &second);
    if dash && !link.spaced {
        share_thousands(text, &mut first, &second);
    }
    share(&mut first, &mut second);
    let same = match (first.unit_name(text), second.unit_name(text)) {
        (Some(a), Some(b)) => a == b || first.unit().map(|unit| unit.name) == second.unit().map(|unit| unit.name),
        (None, None) => true,
        (None, Some(_)) => true,
        // "rose 5 % to 10": the second has another unit that is not printed.
        (Some(_), None) => {
            let priced = first.money.is_some() && (dash || (second.number.scale.is_some() && !change));
            priced || ((from || and) && second.number.plain)
        }
    };
    if !same {
        return Joined::Nothing;
    }
    if second.measure.is_none() && second.money.is_none() {
        second.measure = first.measure;
        second.money = first.money;
        if first.number.end != first.end && second.unit().is_some() {
            second.end = second.number.end;
        }
    }
    verdict(
        text,
        &first,
        &second,
        limit,
        Link {
            dash,
            hyphen: link.is_hyphen(),
            score: link.text != "~",
            to,
            or,
            announced: between || from,
        },
    )
}

/// What joins the two numbers.
#[derive(Clone, Copy)]
struct Link {
    dash: bool,
    hyphen: bool,
    score: bool,
    to: bool,
    or: bool,
    announced: bool,
}

fn verdict(text: &str, first: &Amount, second: &Amount, limit: usize, link: Link) -> Joined {
    let rising = first.number.low.less_than(second.number.low);
    let bare = first.unit().is_none() && second.unit().is_none();
    let small = first.number.is_small() && second.number.is_small();
    if link.dash {
        let third = piece(text, second.end, limit).is_some_and(|next| {
            next.is_dash() && !next.spaced && char_at(text, next.end).is_some_and(|c| c.is_ascii_digit())
        });
        let plural = piece(text, second.end, limit).is_some_and(|next| {
            next.spaced && next.shape == Shape::Letters && super::noun::is_plural(next.text) && next.text.len() > 3
        });
        let glued = bare && context::is_glued(text, first.start, first.end, limit);
        // 555-1234 is a telephone number.
        let phone = bare
            && link.hyphen
            && !plural
            && first.number.plain
            && first.number.end - first.number.start == 3
            && second.number.plain
            && second.number.end - second.number.start == 4;
        if phone
            || third
            || glued
            || !rising
            || (bare && link.score && small && !link.announced && !plural && second.number.scale.is_none())
        {
            return Joined::NoFigure(super::end_of_run(text, second.end, limit));
        }
        return Joined::Range(*first, *second);
    }
    if link.or {
        let close = match (first.number.low.as_whole(), second.number.low.as_whole()) {
            (Some(a), Some(b)) => a < b && b <= a + (a / 2).max(1),
            _ => false,
        };
        let alike = first.number.words == second.number.words && first.end == first.number.end;
        return if close && alike {
            Joined::Range(*first, *second)
        } else {
            Joined::Nothing
        };
    }
    if link.to && !link.announced {
        let own = first.end != first.number.end && first.money.is_none();
        if !rising || (own && first.number.plain && bare) {
            // "won 21 to 17", "a 50 to 1 chance".
            let score = bare && small && !first.number.words;
            return if score {
                Joined::NoFigure(second.end)
            } else {
                Joined::Nothing
            };
        }
    }
    Joined::Range(*first, *second)
}

/// Reads the `m` of the first end as million where that of the second is: "5.5m-6m people".
fn share_million(text: &str, first: &mut Amount, second: &Amount) {
    let million = Ratio::whole(1_000_000);
    let metre = first.measure.is_some_and(|measure| measure.unit.name == "metre");
    let letter = |amount: &Amount, from: usize| text.get(from..amount.end).is_some_and(|unit| unit == "m");
    let scaled = second.number.scale == Some(million)
        && text
            .get(second.number.start..second.number.end)
            .is_some_and(|printed| printed.ends_with('m'));
    if !metre || !scaled || !letter(first, first.number.end) {
        return;
    }
    if let Some(low) = first.number.low.times(million) {
        first.number.low = low;
        first.number.scale = Some(million);
        first.number.precision += 6;
        first.number.plain = false;
        first.number.end = first.end;
        first.measure = None;
    }
}

/// Gives the first end the thousands of the second: "20-30,000".
fn share_thousands(text: &str, first: &mut Amount, second: &Amount) {
    let zeros = text
        .get(second.number.start..second.number.end)
        .is_some_and(|printed| printed.ends_with(",000") && printed.len() <= 7);
    let thousand = Ratio::whole(1000);
    let Some(raised) = first.number.low.times(thousand) else {
        return;
    };
    if zeros && first.number.plain && raised.less_than(second.number.low) {
        first.number.low = raised;
        first.number.precision += 3;
        first.number.plain = false;
    }
}

/// Gives the first end the scale of the second: "1.5-2 million", "$3 to $5 million".
fn share(first: &mut Amount, second: &mut Amount) {
    let Some(scale) = second.number.scale else { return };
    if first.number.scale.is_some() || (first.measure.is_some() && first.money.is_none()) {
        return;
    }
    let Some(raised) = first.number.low.times(scale) else {
        return;
    };
    // "$200 to $4 million" starts at two hundred.
    if second.number.low.less_than(raised) {
        return;
    }
    first.number.low = raised;
    let power = scale.as_whole().map_or(0, |whole| i64::from(whole.max(1).ilog10()));
    first.number.precision += power;
    first.number.plain = false;
}
