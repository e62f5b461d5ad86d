//! Figures with bound, unit and what they count.
//!
//! ```text
//! more than  1.5-2  million  barrels a day  of crude
//! bound      number scale    unit and rate  noun
//! ```
//!
//! One pass over the tokens finds where a number may start; from there the text is read piece by piece. Dates were read
//! before, and what they cover is no figure.

mod amount;
mod bounds;
mod context;
mod digits;
mod measure;
mod money;
mod noun;
mod number;
mod ratio;
mod role;
mod span_of_time;
#[cfg(test)]
mod tests;
mod words;

use self::amount::{Amount, Joined};
use self::measure::{Measure, Per};
use self::number::Number;
use self::words::Word;
use super::pieces::{char_at, char_before, piece};
use super::{BlockRows, BlockView};
use crate::language::Tag;
use crate::rows::{Bound, DateKind, Dimension, NONE, QuantityRow, Role, TokenKind, TokenRow};
use crate::span::ProseSpan;

/// Appends what the block holds.
pub fn extract(view: &BlockView<'_>, rows: &mut BlockRows) {
    let mut reader = Reader {
        view,
        rows,
        past: 0,
        date: 0,
        pounds: None,
        last: None,
        suspended: None,
    };
    for (number, sentence) in view.sentences.iter().enumerate() {
        let limit = sentence.span.end as usize;
        for idx in sentence.tokens() {
            let Some(token) = view.tokens.get(idx) else { break };
            if (token.span.start as usize) < reader.past || !may_start(view, token) {
                continue;
            }
            let place = Place {
                idx,
                floor: sentence.first_token as usize,
                end: sentence.end_token as usize,
                limit,
                sentence: number as u32,
            };
            reader.read(token, place);
        }
    }
}

/// A cheap look at a token: may a number start there?
fn may_start(view: &BlockView<'_>, token: &TokenRow) -> bool {
    if token.has(TokenRow::DIGIT) {
        return true;
    }
    let word = token.span.text(view.text);
    let vulgar = |first: char| !first.is_ascii() && digits::is_vulgar(first);
    (token.kind() == TokenKind::Word && starts_word(word)) || word.chars().next().is_some_and(vulgar)
}

/// Whether a word is a number word, or a compound that begins with one ("two-thirds", "five-year").
fn starts_word(word: &str) -> bool {
    let first = word.split_once('-').map_or(word, |(first, _)| first);
    match words::word(first) {
        Some(Word::Part(_, true)) | None => false,
        Some(_) => true,
    }
}

/// Where in the block the reader stands.
#[derive(Clone, Copy)]
struct Place {
    /// Token at which the number may start.
    idx: usize,
    /// First token of the sentence.
    floor: usize,
    /// One past the last token of the sentence.
    end: usize,
    /// One past the last byte of the sentence.
    limit: usize,
    /// Sentence.
    sentence: u32,
}

/// The figure read last, to which a conversion in brackets refers.
#[derive(Clone, Copy)]
struct Last {
    end: usize,
    bound: Bound,
}

struct Reader<'a, 'r> {
    view: &'a BlockView<'a>,
    rows: &'r mut BlockRows,
    /// Byte before which everything is read.
    past: usize,
    /// First date that does not end before the current place.
    date: usize,
    /// Whether the block has a pound sign, so that its pounds are money; looked up at most once.
    pounds: Option<bool>,
    last: Option<Last>,
    /// A row whose number ended in a hyphen ("four- and six-cylinder"), waiting for its unit.
    suspended: Option<usize>,
}

impl Reader<'_, '_> {
    fn read(&mut self, token: &TokenRow, place: Place) {
        let text = self.view.text;
        let floor = self
            .view
            .tokens
            .get(place.floor)
            .map_or(0, |token| token.span.start as usize);
        let Some(start) = self.number_start(token, place, floor) else {
            return;
        };
        let resume = token.span.end as usize;
        if let Some(end) = self.date_over(start) {
            self.past = end.max(resume);
            return;
        }
        let start = amount::with_sign(text, start, floor.max(self.past));
        if self.with_article(start, place) {
            return;
        }
        let between = self.word_before(start, place, 1).eq_ignore_ascii_case("between");
        let Some(first) = amount::read(text, start, place.limit, !between, |text| self.sterling(text)) else {
            self.past = resume.max(end_of_run(text, resume, place.limit));
            return;
        };
        let from = self.word_before(start, place, 1).eq_ignore_ascii_case("from");
        let opening = amount::Opening {
            between,
            from,
            change: self.follows_change(start, place),
        };
        let joined = amount::join(text, &first, place.limit, opening, |text| self.sterling(text));
        match joined {
            Joined::Nothing => self.single(first, place, start),
            Joined::NoFigure(end) => self.past = end.max(resume),
            Joined::Range(first, second) => self.range(first, second, place, start, between || from),
        }
        self.past = self.past.max(resume);
    }

    /// The byte at which the number of a token starts; None where there is none.
    fn number_start(&self, token: &TokenRow, place: Place, floor: usize) -> Option<usize> {
        let text = self.view.text;
        let start = token.span.start as usize;
        let word = token.span.text(text);
        let first = word.chars().next()?;
        if first.is_ascii_digit() {
            // `.5` where the point is a token of its own.
            if char_before(text, start) == Some('.')
                && text
                    .get(..start - 1)
                    .is_some_and(|before| !before.ends_with(|c: char| c.is_alphanumeric() || c == '.'))
            {
                return Some(start - 1);
            }
            return Some(start);
        }
        if !token.has(TokenRow::DIGIT) || first == '.' {
            return Some(start);
        }
        // `EUR50m`, `minus-5`, `sub-300`, `Y=28`: the digits of a token that starts with a sign or a prefix.
        let digit = start + word.find(|c: char| c.is_ascii_digit())?;
        if money::sign_before(text, digit, floor).is_some() {
            return Some(digit);
        }
        let prefix = piece(text, start, place.limit)?;
        let hyphen = piece(text, prefix.end, place.limit)?;
        let known = prefix.any(&["minus", "negative", "sub", "under", "over"]);
        (known && hyphen.is_hyphen() && hyphen.end == digit).then_some(digit)
    }

    /// The end of the date that covers `start`; relative dates ("three years ago") leave their number to this reader.
    fn date_over(&mut self, start: usize) -> Option<usize> {
        let at = start as u32;
        while self.rows.dates.get(self.date).is_some_and(|date| date.span.end <= at) {
            self.date += 1;
        }
        self.rows
            .dates
            .get(self.date..)?
            .iter()
            .take(3)
            .find(|date| date.span.holds(at) && !(date.kind() == DateKind::Relative || date.is_relative()))
            .map(|date| date.span.end as usize)
    }

    /// Whether pounds are money here.
    fn sterling(&mut self, text: &str) -> bool {
        *self.pounds.get_or_insert_with(|| text.contains('£'))
    }

    /// Whether "by" or a verb of change stands right before: "rose 5 % to 10 %" has two figures.
    fn follows_change(&self, start: usize, place: Place) -> bool {
        let idx = self.view.token_at(start as u32);
        self.word_before(start, place, 1).eq_ignore_ascii_case("by") || role::changes(self.view, idx, place.floor, 1)
    }

    /// The word that ends `back` tokens before byte `start`.
    fn word_before(&self, start: usize, place: Place, back: usize) -> &str {
        let idx = self.view.token_at(start as u32);
        idx.checked_sub(back)
            .filter(|&at| at >= place.floor)
            .map_or("", |at| self.view.word(at))
    }

    /// "a year and a half": a figure whose number word stands last. True where it was one.
    fn with_article(&mut self, start: usize, place: Place) -> bool {
        let Some(found) = span_of_time::read(self.view, place.idx, place.floor) else {
            return false;
        };
        if found.start < self.past || start < found.start {
            return false;
        }
        let unit = Some(found.unit);
        let amount = Amount::whole(found.start, found.end, found.value, unit);
        self.single(amount, place, found.start);
        true
    }

    fn single(&mut self, amount: Amount, place: Place, start: usize) {
        let text = self.view.text;
        let view = self.view;
        let number = amount.number;
        let end = amount.end;
        let idx = view.token_at(start as u32).min(place.idx);
        self.past = end;
        let bare = amount.unit().is_none();
        if !number.words {
            let from = if amount.money.is_some() { start } else { number.start };
            let joined = context::is_glued(text, from, end, place.limit) && !amount.prefixed(text);
            if joined && !self.suspends(&amount, place) {
                self.past = end_of_run(text, end, place.limit);
                return;
            }
            let marker = || context::is_marker(text, number.start, number.end, place.sentence == 0);
            let named = || {
                context::is_numbered(view, idx, place.floor, &number)
                    || context::is_address(view, view.token_at(end as u32), place.end)
                    || self.inside_noun(start)
            };
            if bare && (marker() || named()) {
                return;
            }
        }
        let mut after = view.token_at(end as u32);
        let mut noun = self.noun(&amount, after, place);
        let mut hyphen_end = end;
        let mut dimension = amount.dimension();
        let mut unit_name: Option<String> = amount.unit_name(text);
        if bare {
            if let Some(end) = self.hyphened(end, place) {
                match end {
                    Hyphened::Counts(end) => {
                        noun = noun::read(view, view.token_at(number.end as u32), place.end, false).or_else(|| {
                            let token = self.token_of(number.start)?;
                            Some(noun::Noun {
                                span: ProseSpan::new(number.end as u32 + 1, end as u32),
                                text: text.get(number.end + 1..end)?.to_lowercase(),
                                plural: false,
                                end: token + 1,
                            })
                        });
                        hyphen_end = end;
                    }
                    Hyphened::Suspends => {}
                    Hyphened::Other(end) => {
                        self.past = end;
                        return;
                    }
                }
            }
            if number.words && self.is_no_count(&amount, idx, after, noun.is_some(), place) {
                return;
            }
            if !number.words && context::is_year(&number) && !noun.as_ref().is_some_and(|noun| noun.plural) {
                let about = bounds::before(view, idx, place.floor).is_some();
                if !about {
                    return;
                }
            }
            if self.is_age(&amount, idx, place) {
                dimension = Dimension::Age;
                unit_name = Some("year".to_owned());
                noun = None;
            }
        }
        let mut flags = 0;
        if number.high.is_some() {
            flags |= QuantityRow::VAGUE | QuantityRow::HIGH_STRICT;
        }
        if number.words {
            flags |= QuantityRow::WORDS;
        }
        let mut row_end = hyphen_end;
        let mut bound = if number.high.is_some() {
            Bound::Range
        } else {
            Bound::Exact
        };
        let mut first = idx;
        if number.high.is_none() {
            let before = bounds::before(view, idx, place.floor).filter(|(bound, at)| {
                !(*bound == Bound::About
                    && view.word(*at).eq_ignore_ascii_case("some")
                    && number.words
                    && number.scale.is_none()
                    && number.low.less_than(ratio::Ratio::whole(12)))
            });
            if let Some((found, at)) = before {
                bound = found;
                first = at;
            } else if let Some(prefix) = amount.prefix_bound(text) {
                bound = prefix;
            } else {
                let noun_end = noun.as_ref().map(|noun| noun.span.end as usize);
                for at in [Some(number.end), Some(end), noun_end].into_iter().flatten() {
                    if let Some((found, end)) = bounds::after(text, at, place.limit) {
                        bound = found;
                        if at <= end && at == row_end.max(at) {
                            row_end = row_end.max(end);
                        }
                        break;
                    }
                }
            }
            if bound == Bound::Exact {
                bound = self.inherited(start).unwrap_or(bound);
            }
        }
        if bare && dimension == Dimension::Count {
            let counted = noun.as_ref().map_or(end, |noun| noun.span.end as usize);
            if let Some((per, end)) = measure::rate_after(text, counted, place.limit) {
                after = view.token_at(end as u32);
                dimension = Dimension::Rate;
                unit_name = per_name(text, None, per);
            }
        } else if !bare
            && dimension != Dimension::Rate
            && view.word(after).eq_ignore_ascii_case("of")
            && let Some(found) = &noun
            && let Some((per, _)) = measure::rate_after(text, found.span.end as usize, place.limit)
        {
            // "500 barrels of oil a day"
            dimension = Dimension::Rate;
            unit_name = per_name(text, unit_name.as_deref(), per);
        }
        after = after.max(view.token_at(row_end as u32));
        if self.each(noun.as_ref(), after, first, place) {
            flags |= QuantityRow::EACH;
        }
        let share = (number.fraction && number.out_of) || (number.fraction && bare);
        let mut role = role::read(view, first, after, place.floor, dimension, share);
        if flags & QuantityRow::EACH != 0 {
            role = Role::Each;
        }
        if number.words && number.low == ratio::Ratio::whole(1) && view.word(after).eq_ignore_ascii_case("of") && bare {
            role = Role::Part;
        }
        let (Some(low), Some(high)) = (amount.low(), amount.high()) else {
            return;
        };
        let row = QuantityRow {
            span: self.span_from(first, start, row_end),
            number: ProseSpan::new(number.start as u32, number.end as u32),
            noun_span: noun.as_ref().map_or(ProseSpan::NONE, |noun| noun.span),
            low,
            high,
            precision: number.precision,
            sentence: place.sentence,
            unit: unit_name.map_or(NONE, |name| self.rows.pool.add(&name)),
            noun: noun.map_or(NONE, |noun| self.rows.pool.add(&noun.text)),
            bound: bound.code(),
            dimension: dimension.code(),
            role: role.code(),
            flags,
        };
        self.push(row, bound, row_end.max(end));
    }

    fn range(&mut self, first: Amount, second: Amount, place: Place, start: usize, announced: bool) {
        let view = self.view;
        let text = view.text;
        self.past = second.end;
        let idx = view.token_at(start as u32).min(place.idx);
        let (Some(low), Some(high)) = (first.low(), second.low()) else {
            return;
        };
        let bare = second.unit().is_none();
        let after = view.token_at(second.end as u32);
        let noun = self.noun(&second, after, place);
        if bare && !announced && !first.number.words {
            let plural = noun.as_ref().is_some_and(|noun| noun.plural) || first.number.scale.is_some();
            if context::is_numbered(view, idx, place.floor, &first.number)
                || (!plural && context::is_glued(text, first.number.start, second.end, place.limit))
            {
                self.past = end_of_run(text, second.end, place.limit);
                return;
            }
        }
        if bare
            && context::is_year(&first.number)
            && context::is_year(&second.number)
            && noun.as_ref().is_none_or(|n| !n.plural)
        {
            return;
        }
        let opening = if announced {
            idx.saturating_sub(1).max(place.floor)
        } else {
            idx
        };
        let moves = high < low
            || (announced
                && role::changes(view, opening, place.floor, 9)
                && self.word_before(start, place, 1).eq_ignore_ascii_case("from"));
        let mut dimension = second.dimension();
        let mut unit_name = second.unit_name(text);
        if bare && self.is_age(&first, opening, place) {
            dimension = Dimension::Age;
            unit_name = Some("year".to_owned());
        }
        let mut flags = if second.number.words { QuantityRow::WORDS } else { 0 };
        if self.each(noun.as_ref(), after, opening, place) {
            flags |= QuantityRow::EACH;
        }
        let role = if moves {
            Role::Change
        } else {
            role::read(view, opening, after, place.floor, dimension, false)
        };
        let row = QuantityRow {
            span: self.span_from(opening, start, second.end),
            number: ProseSpan::new(first.number.start as u32, second.number.end as u32),
            noun_span: noun.as_ref().map_or(ProseSpan::NONE, |noun| noun.span),
            low,
            high,
            precision: first.number.precision.min(second.number.precision),
            sentence: place.sentence,
            unit: unit_name.map_or(NONE, |name| self.rows.pool.add(&name)),
            noun: noun.map_or(NONE, |noun| self.rows.pool.add(&noun.text)),
            bound: Bound::Range.code(),
            dimension: dimension.code(),
            role: role.code(),
            flags,
        };
        self.push(row, Bound::Range, second.end);
    }

    fn push(&mut self, row: QuantityRow, bound: Bound, end: usize) {
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

    /// "3 dollars 50 cents": adds the cents to the row before. True where they were added.
    fn adds_cents(&mut self, row: &QuantityRow) -> bool {
        let name = |id| self.rows.pool.find(id);
        let part = name(row.unit);
        let Some(before) = self.rows.quantities.last() else {
            return false;
        };
        let whole = name(before.unit);
        let fits = match part {
            Some("cent") => matches!(whole, Some("USD" | "EUR" | "AUD" | "CAD" | "NZD" | "HKD" | "SGD")),
            Some("penny") => matches!(whole, Some("GBP" | "IEP")),
            _ => false,
        };
        let gap = self
            .view
            .text
            .get(before.span.end as usize..row.span.start as usize)
            .map(str::trim);
        let sum = crate::decimal::Decimal::new(1, -2)
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

    /// "More than 40 and less than 50": gives the row before its other end. True where that is all that `row` says.
    fn closes_interval(&mut self, row: &QuantityRow) -> bool {
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

    /// The noun phrase behind an amount.
    fn noun(&self, amount: &Amount, after: usize, place: Place) -> Option<noun::Noun> {
        let number = amount.number;
        let of = amount.unit().is_some() || number.fraction || number.high.is_some() || number.words || number.plain;
        noun::read(self.view, after, place.end, of)
    }

    fn token_of(&self, start: usize) -> Option<usize> {
        let idx = self.view.token_at(start as u32 + 1);
        idx.checked_sub(1)
    }

    /// What a hyphen behind a number without unit joins it to.
    fn hyphened(&self, end: usize, place: Place) -> Option<Hyphened> {
        let text = self.view.text;
        let hyphen = piece(text, end, place.limit).filter(|next| next.is_hyphen() && !next.spaced)?;
        let Some(word) = piece(text, hyphen.end, place.limit).filter(|word| !word.spaced) else {
            return Some(Hyphened::Suspends);
        };
        if word.any(COUNTED) {
            return Some(Hyphened::Counts(word.end));
        }
        word.text
            .starts_with(char::is_alphanumeric)
            .then(|| Hyphened::Other(end_of_run(text, word.end, place.limit)))
            .or(Some(Hyphened::Suspends))
    }

    fn suspends(&self, amount: &Amount, place: Place) -> bool {
        matches!(
            self.hyphened(amount.end, place),
            Some(Hyphened::Counts(_) | Hyphened::Suspends)
        ) && !char_before(self.view.text, amount.start).is_some_and(|c| c.is_alphanumeric() || c == '-')
    }

    /// Number words that count nothing: "one" as a pronoun, "half" of a match, "third" of a row.
    fn is_no_count(&self, amount: &Amount, idx: usize, after: usize, noun: bool, place: Place) -> bool {
        let view = self.view;
        let number = amount.number;
        let before = idx
            .checked_sub(1)
            .filter(|&at| at >= place.floor)
            .map_or("", |at| view.word(at));
        let any = |word: &str, list: &[&str]| list.iter().any(|known| known.eq_ignore_ascii_case(word));
        let next = view.word(after);
        if number.fraction && !number.out_of {
            let single = !amount.is_compound(view.text);
            if any(
                before,
                &[
                    "first", "second", "other", "one", "each", "either", "both", "this", "that", "latter", "top",
                    "bottom", "opening", "back", "front",
                ],
            ) {
                return true;
            }
            let measured = any(
                next,
                &[
                    "of", "the", "a", "an", "its", "their", "his", "her", "our", "those", "these", "all", "my", "your",
                ],
            );
            let compared = any(
                next,
                &["less", "more", "higher", "lower", "as", "that", "were", "are", "said"],
            );
            // A lone "third" or "quarter" needs its article and an "of".
            let part = piece(view.text, amount.start, place.limit).and_then(|word| words::word(word.text));
            if matches!(part, Some(Word::Part(..))) {
                let article = any(before, &["a", "an"]);
                return !(article && (next.eq_ignore_ascii_case("of") || compared));
            }
            if single {
                return !(measured || (compared && any(before, &["a", "than", "about", "nearly", "almost", "over"])));
            }
            return false;
        }
        if number.high.is_some() {
            let couple = piece(view.text, amount.start, place.limit).is_some_and(|word| word.is("couple"));
            return if couple {
                !any(before, &["a", "another", "last", "past", "next", "first"]) || !next.eq_ignore_ascii_case("of")
            } else {
                any(before, &["the", "in"]) && !next.eq_ignore_ascii_case("of")
            };
        }
        if before.ends_with("'s") || before.ends_with("’s") {
            let dozen = piece(view.text, amount.start, place.limit).is_some_and(|word| word.is("dozen"));
            if dozen {
                return true;
            }
        }
        if number.low == ratio::Ratio::whole(1) && number.scale.is_none() {
            let of = next.eq_ignore_ascii_case("of") && !any(before, &["no", "any", "every", "each"]);
            let pronoun = any(before, PRONOUN_ONE) || any(next, &["another", "'s", "’s"]);
            return (pronoun && !(of && any(before, &["this", "that", "which"]))) || !noun;
        }
        if any(
            before,
            &[
                "number", "chapter", "part", "phase", "formula", "section", "page", "act", "level", "step", "group",
                "version", "channel", "episode", "season", "stage", "round", "class", "tier",
            ],
        ) {
            return true;
        }
        // "a million", but not the rest of "$US113 million".
        let scale = piece(view.text, amount.start, place.limit).and_then(|word| words::word(word.text));
        if matches!(scale, Some(Word::Scale(_))) && !any(before, &["a", "an", "per", "the", "one"]) {
            return true;
        }
        // "Pac Twelve", "the Three Gorges": a capital inside a sentence makes it a name.
        if self.is_capital_name(idx, after, place) {
            return true;
        }
        let zero = number.low == ratio::Ratio::whole(0);
        zero && (!noun || before.eq_ignore_ascii_case("ground"))
    }

    /// Whether a number stands inside the noun phrase that the figure before counts: "two new 737 jets".
    fn inside_noun(&self, start: usize) -> bool {
        self.rows
            .quantities
            .last()
            .is_some_and(|row| row.noun_span.is_some() && row.noun_span.holds(start as u32))
    }

    /// Whether a number word with a capital stands beside another capital, inside a sentence that has small letters.
    fn is_capital_name(&self, idx: usize, after: usize, place: Place) -> bool {
        let view = self.view;
        let capital = |at: usize| {
            at >= place.floor
                && at < place.end
                && view
                    .tokens
                    .get(at)
                    .is_some_and(|token| token.has(TokenRow::CAPITAL) && token.kind() == TokenKind::Word)
        };
        let heading = matches!(
            view.kind,
            crate::prose::BlockKind::Heading | crate::prose::BlockKind::TableCell
        );
        let first = view
            .tokens
            .get(idx)
            .is_none_or(|token| token.has(TokenRow::SENTENCE_START));
        capital(idx) && !first && !heading && (capital(after) || idx.checked_sub(1).is_some_and(capital))
    }

    /// Ages without a unit: "aged 44", "Jane Doe, 44,", "he is 35".
    fn is_age(&self, amount: &Amount, idx: usize, place: Place) -> bool {
        let view = self.view;
        let whole = amount.number.low.as_whole();
        if !whole.is_some_and(|value| (1..=115).contains(&value))
            || amount.number.scale.is_some()
            || amount.number.fraction
        {
            return false;
        }
        let word = |back: usize| {
            idx.checked_sub(back)
                .filter(|&at| at >= place.floor)
                .map_or("", |at| view.word(at))
        };
        let any = |word: &str, list: &[&str]| list.iter().any(|known| known.eq_ignore_ascii_case(word));
        let behind = view.word(view.token_at(amount.end as u32));
        if any(behind, &["yo", "y.o.", "y/o"]) {
            return true;
        }
        if any(word(1), &["aged", "age", "ages"]) || (any(word(1), &["of"]) && any(word(2), &["age", "ages"])) {
            return true;
        }
        if any(word(1), &["between", "from", "over", "under"]) && any(word(2), &["aged", "age", "ages"]) {
            return true;
        }
        let next = char_at(view.text, amount.end);
        if any(word(1), &["turned", "turns", "turning", "be", "is", "was", "'s", "’s"]) {
            let pronoun = (2..=4).any(|back| any(word(back), &["he", "she", "who"]));
            let ends = matches!(next, None | Some('.' | ',' | ';'))
                || any(
                    view.word(view.token_at(amount.end as u32)),
                    &["by", "when", "and", "in", "at"],
                );
            return pronoun && ends && !amount.number.words;
        }
        // A name, a comma, the age, a comma.
        let Some(comma) = idx.checked_sub(1).filter(|&at| at > place.floor) else {
            return false;
        };
        let bracket = view.word(comma) == "(" && next == Some(')');
        let commas = view.word(comma) == "," && matches!(next, Some(',' | '.' | ';'));
        let name = view.tokens.get(comma - 1).is_some_and(|token| {
            token.has(TokenRow::CAPITAL)
                && token.kind() == TokenKind::Word
                && matches!(view.tag(comma - 1), Tag::NNP | Tag::Unknown)
        });
        let first_name = comma >= 2
            && view
                .tokens
                .get(comma - 2)
                .is_some_and(|token| token.has(TokenRow::CAPITAL) && token.kind() == TokenKind::Word);
        (bracket || commas) && name && first_name && amount.number.plain && whole.is_some_and(|value| value >= 5)
    }

    /// Whether "each" or "apiece" goes with the figure.
    fn each(&self, noun: Option<&noun::Noun>, after: usize, first: usize, place: Place) -> bool {
        let view = self.view;
        let from = noun.map_or(after, |noun| noun.end.max(after));
        for at in from..(from + 4).min(place.end) {
            let word = view.word(at);
            if word.eq_ignore_ascii_case("each") || word.eq_ignore_ascii_case("apiece") {
                return true;
            }
            let goes_on = view.tag(at).is_noun() || word.eq_ignore_ascii_case("of");
            if !goes_on {
                break;
            }
        }
        first
            .checked_sub(1)
            .filter(|&at| at >= place.floor)
            .is_some_and(|at| view.word(at).eq_ignore_ascii_case("each"))
    }

    /// The bound of the figure before, where this one converts it in brackets: "more than 60 miles (100 km)".
    fn inherited(&self, start: usize) -> Option<Bound> {
        let last = self.last?;
        let gap = self.view.text.get(last.end..start)?;
        let bracket = gap.trim();
        (gap.len() <= 2 && matches!(bracket, "(" | "/"))
            .then_some(last.bound)
            .filter(|bound| *bound != Bound::Range)
    }

    /// The span of a row: from the first token of its bound, but not before its own text where the bound is part of it.
    fn span_from(&self, first: usize, start: usize, end: usize) -> ProseSpan {
        let from = self
            .view
            .tokens
            .get(first)
            .map_or(start, |token| (token.span.start as usize).min(start));
        let own = self
            .view
            .tokens
            .get(first)
            .is_some_and(|token| (token.span.end as usize) > start);
        ProseSpan::new(if own { start } else { from } as u32, end as u32)
    }
}

/// What a hyphen joins a number to.
enum Hyphened {
    /// A noun that is counted ("11-member"): its end.
    Counts(usize),
    /// Nothing yet: "four- and six-cylinder".
    Suspends,
    /// Another word: the end of the compound.
    Other(usize),
}

/// Words before "one" that make it a pronoun or part of a name.
const PRONOUN_ONE: &[&str] = &[
    "no", "any", "every", "this", "that", "which", "the", "each", "some", "another", "day", "or", "what", "good",
    "great", "number", "square", "bbc", "formula", "phase", "chapter", "part", "world", "air",
];

/// Nouns that are counted in front of another noun: "an 11-member panel".
const COUNTED: &[&str] = &[
    "member",
    "person",
    "man",
    "woman",
    "people",
    "page",
    "storey",
    "story",
    "bedroom",
    "seat",
    "seater",
    "team",
    "nation",
    "country",
    "vote",
    "point",
    "cylinder",
    "strong",
    "vehicle",
    "ship",
    "room",
    "goal",
    "run",
    "car",
    "judge",
    "passenger",
    "student",
    "bed",
    "unit",
    "game",
    "question",
    "item",
    "state",
    "party",
    "shot",
    "stroke",
];

/// The name of a rate in the pool: "USD per barrel", "count per day".
fn per_name(text: &str, unit: Option<&str>, per: Per) -> Option<String> {
    let base = match per {
        Per::Unit(unit) => unit.name.to_owned(),
        Per::Noun(start, end) => noun::singular(&text.get(start..end)?.to_lowercase()),
    };
    Some(format!("{} per {base}", unit.unwrap_or("count")))
}

impl Measure {
    /// The name of the unit in the pool.
    fn name(&self, text: &str) -> Option<String> {
        match self.per {
            Some(per) => per_name(text, Some(self.unit.name), per),
            None => Some(self.unit.name.to_owned()),
        }
    }
}

impl Number {
    /// Whether it is a small whole number in digits, as in scores.
    fn is_small(&self) -> bool {
        self.plain && self.low.as_whole().is_some_and(|value| value < 200)
    }
}

/// The end of the run of characters without white space that holds `at`.
fn end_of_run(text: &str, at: usize, limit: usize) -> usize {
    let rest = text.get(at..limit).unwrap_or("");
    at + rest.find(char::is_whitespace).unwrap_or(rest.len())
}
