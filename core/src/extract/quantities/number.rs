//! One number, in digits or words, with its scale: `1,200`, `twenty-five`, `half a million`, `1.2bn`, `one in five`.

use super::digits;
use super::fraction::{self, Divided, Tens, Upper};
use super::ratio::Ratio;
use super::words::{self, Word};
use crate::extract::pieces::{Piece, Shape, char_at, piece};

/// A number as read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Number {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// The value, or the lower end of a vague number.
    pub low: Ratio,
    /// The upper end of a vague number ("dozens", "thousands").
    pub high: Option<Ratio>,
    /// Exponent of the last printed digit.
    pub precision: i64,
    /// In words.
    pub words: bool,
    /// A fraction: "half", "two thirds", "one in five", "1/3".
    pub fraction: bool,
    /// A scale word or suffix was read: another number before it may share it.
    pub scale: Option<Ratio>,
    /// Digits only, without grouping, decimals or scale.
    pub plain: bool,
    /// "one in five", "two out of three": what follows is counted.
    pub out_of: bool,
}

/// Reads the number that starts at `at`. `and` says whether "and" may join its parts (not after "between").
pub(super) fn read(text: &str, at: usize, limit: usize, and: bool) -> Option<Number> {
    let first = piece(text, at, limit)?;
    let starts_digits = first.shape == Shape::Digits
        || (first.text == "." && char_at(text, first.end).is_some_and(|c| c.is_ascii_digit()))
        || first.text.chars().next().is_some_and(digits::opens);
    let mut number = if starts_digits {
        in_digits(text, first.start, limit)?
    } else {
        in_words(text, first, limit, and)?
    };
    fraction::out_of(text, limit, &mut number);
    Some(number)
}

fn in_digits(text: &str, at: usize, limit: usize) -> Option<Number> {
    let digits = digits::read(text, at, limit)?;
    let mut number = Number {
        start: at,
        end: digits.end,
        low: digits.value,
        high: None,
        precision: digits.precision,
        words: false,
        fraction: digits.precision == -2 && !digits.plain && digits.value.less_than(Ratio::whole(1)) && {
            text.get(at..digits.end).is_some_and(|t| !t.contains('.'))
        },
        scale: None,
        plain: digits.plain,
        out_of: false,
    };
    scale_after(text, limit, &mut number);
    Some(number)
}

/// Scale words, abbreviations and "and a half" behind a number in digits.
fn scale_after(text: &str, limit: usize, number: &mut Number) {
    loop {
        let Some(mut next) = piece(text, number.end, limit) else {
            return;
        };
        if next.is_hyphen() && !next.spaced {
            match piece(text, next.end, limit) {
                Some(after) if !after.spaced => next = after,
                _ => return,
            }
        }
        if next.shape != Shape::Letters {
            break;
        }
        let power = match words::word(next.text) {
            Some(Word::Hundred) => 2,
            Some(Word::Scale(power)) => power,
            Some(Word::Dozen | Word::Dozens) => {
                multiply(number, Ratio::whole(12), 0, next.end);
                return;
            }
            _ => {
                let joined = !text
                    .get(next.end..)
                    .is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric()));
                match words::suffix(next.text) {
                    Some(power)
                        if joined
                            && !names(text, number, next, limit)
                            && (suffix_fits(next) || (next.text == "M" && !number.plain)) =>
                    {
                        power
                    }
                    _ => break,
                }
            }
        };
        let before = number.end;
        multiply(number, Ratio::whole(10_i128.pow(power)), i64::from(power), next.end);
        if number.end == before {
            break;
        }
    }
    with_rest(text, limit, number);
    with_fraction(text, limit, number);
}

/// "and a half": a part of the scale before it, or of the scale behind it.
///
/// "Two million and a half" are 2.5 million, "two and a half million" as well, but "three billion and a half million" has
/// half a million.
fn with_fraction(text: &str, limit: usize, number: &mut Number) {
    let Some((value, end)) = fraction::and_fraction(text, number.end, limit) else {
        return;
    };
    let behind = piece(text, end, limit).and_then(|next| match words::word(next.text) {
        Some(Word::Scale(power)) => Some((power, Ratio::whole(10_i128.pow(power)), next.end)),
        _ => None,
    });
    let smaller = behind.filter(|(_, scale, _)| number.scale.is_some_and(|before| scale.less_than(before)));
    let unit = smaller
        .map(|(_, scale, _)| scale)
        .or(number.scale)
        .unwrap_or(Ratio::whole(1));
    let Some(sum) = value.times(unit).and_then(|part| number.low.plus(part)) else {
        return;
    };
    number.low = sum;
    number.end = end;
    number.plain = false;
    number.precision -= 1;
    if let Some((power, _, end)) = smaller {
        number.end = end;
        number.precision = i64::from(power) - 1;
    } else if let Some((power, scale, end)) = behind {
        multiply(number, scale, i64::from(power), end);
    }
}

/// "7 hundred and 45", "6 thousand 2 hundred": what digits or words add to digits with a scale word.
fn with_rest(text: &str, limit: usize, number: &mut Number) {
    let hundred = number.scale == Some(Ratio::whole(100));
    if !hundred && number.scale != Some(Ratio::whole(1000)) {
        return;
    }
    let Some(mut next) = piece(text, number.end, limit) else {
        return;
    };
    let and = next.is("and");
    if and {
        match piece(text, next.end, limit) {
            Some(after) => next = after,
            None => return,
        }
    }
    let (Some(whole), Some((value, end))) = (number.low.as_whole(), rest(text, limit, next, hundred, and)) else {
        return;
    };
    let fits = if hundred {
        whole < 10_000 && value < 100
    } else {
        !and && value < 1000
    };
    if !fits || value < 1 {
        return;
    }
    number.low = Ratio::whole(whole + value);
    number.end = end;
    number.precision = 0;
}

/// What stands behind a hundred or a thousand and may be added to it: its value and end.
fn rest(text: &str, limit: usize, next: Piece<'_>, hundred: bool, and: bool) -> Option<(i128, usize)> {
    let found = match next.shape {
        // Only digits are read here, so that a long row of hundreds stays a loop.
        Shape::Digits if hundred => {
            let digits = digits::read(text, next.start, limit).filter(|digits| digits.plain)?;
            // "7 hundred and 4 hundred" are two numbers.
            let scaled = piece(text, digits.end, limit).and_then(|next| words::word(next.text));
            if scaled.is_some() {
                return None;
            }
            return Some((digits.value.as_whole()?, digits.end));
        }
        Shape::Digits => {
            piece(text, next.end, limit).filter(|after| after.is("hundred"))?;
            in_digits(text, next.start, limit)?
        }
        Shape::Letters if hundred && and => in_words(text, next, limit, false)?,
        _ => return None,
    };
    let usable = found.high.is_none() && !found.fraction;
    Some((found.low.as_whole().filter(|_| usable)?, found.end))
}

/// Whether a capital behind a few digits names something rather than scales it: "seat 14B", unless money or a plural
/// shows that it counts.
fn names(text: &str, number: &Number, next: Piece<'_>, limit: usize) -> bool {
    if next.spaced || !number.plain || !matches!(next.text, "B" | "b" | "T") {
        return false;
    }
    let before = text.get(..number.start).unwrap_or("").trim_end_matches(' ');
    let money = before.ends_with(|c: char| matches!(c, '$' | '£' | '€' | '¥' | '₹') || c.is_ascii_uppercase());
    let counted = piece(text, next.end, limit)
        .is_none_or(|after| after.shape == Shape::Letters && super::noun::is_plural(after.text));
    !money && !counted
}

/// A capital suffix may stand apart from its number ("8 B people"); a small one must touch it, as `5 k` is rare and
/// `3 b` names a flat.
fn suffix_fits(next: Piece<'_>) -> bool {
    !next.spaced
        || matches!(
            next.text,
            "bn" | "Bn"
                | "BN"
                | "mn"
                | "mln"
                | "MLN"
                | "bln"
                | "BLN"
                | "tn"
                | "trn"
                | "trln"
                | "tln"
                | "B"
                | "k"
                | "MM"
        )
}

pub(super) fn multiply(number: &mut Number, scale: Ratio, power: i64, end: usize) {
    let Some(low) = number.low.times(scale) else { return };
    number.low = low;
    number.scale = number.scale.map_or(Some(scale), |before| before.times(scale));
    number.precision += power;
    number.end = end;
    number.plain = false;
}

/// The state of a number in words.
struct Words {
    total: Ratio,
    group: Option<i128>,
    last_scale: u32,
    scaled: Option<Ratio>,
    precision: i64,
    end: usize,
    tens: Option<Tens>,
}

impl Number {
    /// A fraction in words.
    pub(super) fn fraction(start: usize, end: usize, value: Ratio) -> Self {
        Self {
            start,
            end,
            low: value,
            high: None,
            precision: -2,
            words: true,
            fraction: true,
            scale: None,
            plain: false,
            out_of: false,
        }
    }
}

/// The number in words whose first word is `first`.
pub(super) fn in_words(text: &str, first: Piece<'_>, limit: usize, and: bool) -> Option<Number> {
    let plain = |low: Ratio, end: usize| Number {
        start: first.start,
        end,
        low,
        high: None,
        precision: 0,
        words: true,
        fraction: false,
        scale: None,
        plain: false,
        out_of: false,
    };
    let mut state = Words {
        total: Ratio::whole(0),
        group: None,
        last_scale: u32::MAX,
        scaled: None,
        precision: 0,
        end: first.end,
        tens: None,
    };
    match words::word(first.text)? {
        Word::Half => return fraction::half(text, first, limit),
        Word::Vague(power) => return vague(text, first, limit, power),
        Word::Dozens => {
            let mut number = plain(Ratio::whole(12), first.end);
            number.high = Some(Ratio::whole(120));
            return Some(number);
        }
        Word::Couple => {
            let mut number = plain(Ratio::whole(2), first.end);
            number.high = Some(Ratio::whole(3));
            return Some(number);
        }
        Word::Several => return Some(several(text, first, limit)),
        Word::Part(parts, false) => return fraction::part(text, first, limit, parts),
        Word::Part(..) => return None,
        Word::Small(value) => state.group = Some(value.into()),
        Word::Tens(value) => {
            state.group = Some(value.into());
            state.tens = Some(Tens {
                value,
                before: Ratio::whole(0),
                and: false,
            });
        }
        Word::Hundred => {
            state.group = Some(100);
            state.precision = 2;
        }
        Word::Scale(power) => {
            state.total = Ratio::whole(10_i128.pow(power));
            state.scaled = Some(state.total);
            state.last_scale = power;
            state.precision = power.into();
        }
        Word::Dozen => {
            if let Some(number) = few(text, first, limit) {
                return Some(number);
            }
            let mut number = plain(Ratio::whole(12), first.end);
            number.scale = Some(Ratio::whole(12));
            return Some(number);
        }
    }
    if let Some(number) = few(text, first, limit) {
        return Some(number);
    }
    while state.step(text, limit, and) {}
    let mut number = plain(state.value()?, state.end);
    number.scale = state.scaled;
    number.precision = state.precision;
    let upper = Upper {
        start: first.start,
        end: state.end,
        value: number.low,
        tens: state.tens,
    };
    match fraction::divide(text, limit, &upper) {
        Divided::Fraction(fraction) => return Some(fraction),
        Divided::Ordinal => return None,
        Divided::No => {}
    }
    point(text, limit, &mut number);
    if state.scaled.is_none() || state.group.is_none() {
        scale_after(text, limit, &mut number);
    }
    Some(number)
}

impl Words {
    fn value(&self) -> Option<Ratio> {
        self.total.plus(Ratio::whole(self.group.unwrap_or(0)))
    }

    /// Takes the next word in, if it belongs to the number.
    fn step(&mut self, text: &str, limit: usize, and: bool) -> bool {
        let Some(mut next) = piece(text, self.end, limit) else {
            return false;
        };
        let mut and_before = false;
        if next.is_hyphen() {
            match piece(text, next.end, limit) {
                Some(after) if after.spaced == next.spaced => next = after,
                _ => return false,
            }
        } else if next.is("and") {
            let open = self
                .group
                .map_or(self.scaled.is_some(), |group| group % 100 == 0 && group > 0);
            let small = |word| matches!(word, Some(Word::Small(_) | Word::Tens(_)));
            match piece(text, next.end, limit) {
                Some(after)
                    if and && open && small(words::word(after.text)) && !self.starts_anew(text, after, limit) =>
                {
                    next = after;
                    and_before = true;
                }
                _ => return false,
            }
        }
        if next.shape != Shape::Letters {
            return false;
        }
        let before = self.value();
        let Some(word) = words::word(next.text) else {
            return false;
        };
        let taken = match (word, self.group) {
            (Word::Small(value), Some(group))
                if (value < 10 && value > 0 && group % 10 == 0 && group % 100 >= 20)
                    || (value > 0 && group % 100 == 0 && group > 0) =>
            {
                self.group = Some(group + i128::from(value));
                self.precision = 0;
                true
            }
            (Word::Tens(value), Some(group)) if group % 100 == 0 && group > 0 => {
                self.group = Some(group + i128::from(value));
                self.precision = 0;
                true
            }
            (Word::Small(value) | Word::Tens(value), None) if value > 0 => {
                self.group = Some(value.into());
                self.precision = 0;
                true
            }
            (Word::Hundred, Some(group)) if group > 0 && group < 100 => {
                self.group = Some(group * 100);
                self.precision += 2;
                true
            }
            (Word::Scale(power), Some(group)) if power < self.last_scale => self.scale(Ratio::whole(group), power),
            (Word::Scale(power), None) if power >= 3 && self.scaled.is_some() => {
                let total = std::mem::replace(&mut self.total, Ratio::whole(0));
                self.scale(total, power)
            }
            (Word::Dozen | Word::Dozens, Some(group)) if self.scaled.is_none() && group % 100 > 0 => {
                // "a hundred and two dozen" are 124.
                self.group = Some(group - group % 100 + group % 100 * 12);
                self.tens = None;
                self.end = next.end;
                return false;
            }
            _ => false,
        };
        if taken {
            self.end = next.end;
            self.tens = match (word, before) {
                (Word::Tens(value), Some(before)) => Some(Tens {
                    value,
                    before,
                    and: and_before,
                }),
                _ => None,
            };
        }
        taken
    }

    fn scale(&mut self, group: Ratio, power: u32) -> bool {
        let scale = Ratio::whole(10_i128.pow(power));
        let Some(total) = group.times(scale).and_then(|value| self.total.plus(value)) else {
            return false;
        };
        self.total = total;
        self.group = None;
        self.last_scale = power;
        self.scaled = Some(scale);
        self.precision += i64::from(power);
        true
    }

    /// Whether the number at `at` has a scale as large as what was read: "two hundred and three hundred".
    fn starts_anew(&self, text: &str, at: Piece<'_>, limit: usize) -> bool {
        let mut end = at.end;
        let worth = |word| match word {
            Some(Word::Small(value) | Word::Tens(value)) => u64::from(value),
            _ => 0,
        };
        let mut small = worth(words::word(at.text));
        for _ in 0..3 {
            let Some(next) = piece(text, end, limit) else {
                return false;
            };
            match words::word(next.text) {
                Some(Word::Hundred) => return self.group.is_some(),
                Some(Word::Scale(power)) => return self.group.is_none() && power >= self.last_scale,
                // "a hundred and two sevenths" ends in a fraction, "a hundred and forty sevenths" is one.
                Some(Word::Part(parts, _)) => return small < parts,
                Some(Word::Half) => return small == 1,
                Some(word @ (Word::Small(_) | Word::Tens(_))) => {
                    small += worth(Some(word));
                    end = next.end;
                }
                _ if next.is_hyphen() => end = next.end,
                _ => return false,
            }
        }
        false
    }
}

/// From `low` to ten of the scale whose first word is `next`: "hundred", "hundred thousand", "dozen".
fn some_of(text: &str, first: Piece<'_>, next: Piece<'_>, limit: usize, low: i128) -> Option<Number> {
    let (mut scale, mut power) = match words::word(next.text)? {
        Word::Hundred => (Ratio::whole(100), 2),
        Word::Scale(power) => (Ratio::whole(10_i128.pow(power)), i64::from(power)),
        Word::Dozen => (Ratio::whole(12), 0),
        _ => return None,
    };
    let mut end = next.end;
    if let Some(after) = piece(text, end, limit)
        && let Some(Word::Scale(more)) = words::word(after.text)
    {
        scale = scale.times(Ratio::whole(10_i128.pow(more)))?;
        power += i64::from(more);
        end = after.end;
    }
    let mut number = Number::fraction(first.start, end, Ratio::whole(low).times(scale)?);
    number.high = Some(Ratio::whole(10).times(scale)?);
    number.precision = power;
    number.fraction = false;
    Some(number)
}

/// "several", "several hundred".
fn several(text: &str, first: Piece<'_>, limit: usize) -> Number {
    let next = piece(text, first.end, limit).filter(|next| next.spaced);
    let scaled = next.and_then(|next| some_of(text, first, next, limit, 3));
    let plain = || Number {
        high: Some(Ratio::whole(10)),
        fraction: false,
        precision: 0,
        ..Number::fraction(first.start, first.end, Ratio::whole(3))
    };
    scaled.unwrap_or_else(plain)
}

/// The scale of "a few hundred", "a few dozen".
fn few(text: &str, first: Piece<'_>, limit: usize) -> Option<Number> {
    let before = text.get(..first.start)?.strip_suffix(' ')?;
    let few = before.len().checked_sub(3).and_then(|at| before.get(at..))?;
    if !few.eq_ignore_ascii_case("few") {
        return None;
    }
    some_of(text, first, first, limit, 2)
}

/// "tens of thousands", "hundreds of millions", "thousands".
fn vague(text: &str, first: Piece<'_>, limit: usize, power: u32) -> Option<Number> {
    let (mut power, mut end) = (power, first.end);
    while let Some(of) = piece(text, end, limit).filter(|of| of.is("of"))
        && let Some(next) = piece(text, of.end, limit)
        && let Some(Word::Vague(more)) = words::word(next.text)
    {
        power += more;
        end = next.end;
        if power > 24 {
            break;
        }
    }
    if power == 1 {
        return None;
    }
    Some(Number {
        start: first.start,
        end,
        low: Ratio::whole(10_i128.pow(power)),
        high: Some(Ratio::whole(10_i128.pow(power + 1))),
        precision: power.into(),
        words: true,
        fraction: false,
        scale: None,
        plain: false,
        out_of: false,
    })
}

/// "two point five", "nought point nought three".
fn point(text: &str, limit: usize, number: &mut Number) {
    let Some(mark) = piece(text, number.end, limit).filter(|mark| mark.is("point")) else {
        return;
    };
    let (mut end, mut digits, mut places) = (mark.end, 0_i128, 0_u32);
    let mut tens = false;
    while places < 9
        && let Some(next) = piece(text, end, limit)
    {
        match words::word(next.text) {
            Some(Word::Small(value)) if value < 10 && !tens => {
                (digits, places) = (digits * 10 + i128::from(value), places + 1);
            }
            Some(Word::Small(value) | Word::Tens(value)) if places == 0 => {
                (digits, places) = (value.into(), 2);
                tens = value >= 20;
            }
            // "point forty-six"
            Some(Word::Small(value @ 1..=9)) if tens && digits % 10 == 0 => {
                digits += i128::from(value);
            }
            None if tens && next.is_hyphen() && !next.spaced && digits % 10 == 0 => {}
            _ => break,
        }
        end = next.end;
    }
    if places == 0 {
        return;
    }
    if let Some(sum) = Ratio::new(digits, 10_i128.pow(places)).and_then(|part| number.low.plus(part)) {
        number.low = sum;
        number.precision = -i64::from(places);
        number.end = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> String {
        read(text, 0, text.len(), true)
            .and_then(|number| number.low.decimal())
            .map_or_else(|| "none".to_owned(), |value| value.to_string())
    }

    #[test]
    fn numbers_in_words_and_mixed() {
        let cases = [
            ("twenty-five", "25"),
            ("one hundred and three guests", "103"),
            ("two hundred thousand", "200000"),
            ("twenty-eight thousand six hundred forty-two", "28642"),
            ("three lakh crore", "3000000000000"),
            ("half a million", "500000"),
            ("half a dozen", "6"),
            ("half", "0.5"),
            ("two-thirds", "0.666666666667"),
            ("three quarters of a million", "750000"),
            ("two and a half million", "2500000"),
            ("one million and a half", "1500000"),
            ("3 million and a half", "3500000"),
            ("two point five", "2.5"),
            ("one in five voters", "0.2"),
            ("two out of three homes", "0.666666666667"),
            ("4 hundred", "400"),
            ("1.2bn", "1200000000"),
            ("10k", "10000"),
            ("three dozen", "36"),
            ("hundreds of thousands", "100000"),
            ("dozens", "12"),
            ("one in two hours", "1"),
            ("one third-party app", "1"),
            ("two hundred and three hundred", "200"),
        ];
        for (text, expected) in cases {
            assert_eq!(value(text), expected, "{text}");
        }
    }
}
