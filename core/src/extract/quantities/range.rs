//! Two amounts joined into a range: `1.5-2 million`, `between 10 and 15`, `5 ± 2 metres`; scores and telephone numbers
//! are told from them here.

use super::amount::{Amount, read};
use super::number::Number;
use super::ratio::Ratio;
use super::{context, money};
use crate::extract::pieces::{Shape, char_at, piece};

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
