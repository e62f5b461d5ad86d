//! Puts one figure together: number, unit, bound, noun and role, from where a number may start.

use super::amount::{self, Amount};
use super::measure::Per;
use super::range::{self, Joined, Opening};
use super::ratio::Ratio;
use super::sense::Hyphened;
use super::{
    bounds, context, continental, digits, end_of_run, groups, measure, money, noun, per_name, role, span_of_time,
    token_near,
};
use crate::extract::pieces::{char_before, piece};
use crate::extract::{BlockRows, BlockView};
use crate::language::Tag;
use crate::rows::{Bound, DateKind, Dimension, NONE, QuantityRow, Role, TokenRow};
use crate::span::ProseSpan;

/// Where in the block the reader stands.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// Token at which the number may start.
    pub idx: usize,
    /// First token of the sentence.
    pub floor: usize,
    /// One past the last token of the sentence.
    pub end: usize,
    /// One past the last byte of the sentence.
    pub limit: usize,
    /// Sentence.
    pub sentence: u32,
}

/// The figure read last, to which a conversion in brackets refers.
#[derive(Clone, Copy)]
pub(super) struct Last {
    pub end: usize,
    pub bound: Bound,
}

pub(super) struct Reader<'a, 'r> {
    pub view: &'a BlockView<'a>,
    pub rows: &'r mut BlockRows,
    /// Byte before which everything is read.
    pub past: usize,
    /// First date that does not end before the current place.
    pub date: usize,
    /// Whether the block has a pound sign, so that its pounds are money; looked up at most once.
    pub pounds: Option<bool>,
    /// Whether the block has a number whose points group; looked up at most once.
    pub continental: Option<bool>,
    pub last: Option<Last>,
    /// A row whose number ended in a hyphen ("four- and six-cylinder"), waiting for its unit.
    pub suspended: Option<usize>,
}

impl Reader<'_, '_> {
    pub(super) fn read(&mut self, token: &TokenRow, place: Place) {
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
        let before = self.word_before(start, place, 1);
        let article = ["a", "ages", "aged"]
            .iter()
            .any(|word| word.eq_ignore_ascii_case(before));
        let between = self
            .word_before(start, place, 1 + usize::from(article))
            .eq_ignore_ascii_case("between");
        let Some(mut first) = amount::read(text, start, place.limit, !between, |text| self.sterling(text)) else {
            self.past = resume.max(end_of_run(text, resume, place.limit));
            return;
        };
        self.regroup(&mut first);
        let start = self.with_spaced_minus(&mut first, start, place);
        let from = self.word_before(start, place, 1).eq_ignore_ascii_case("from");
        let opening = Opening {
            between,
            from,
            change: self.follows_change(start, place),
        };
        let joined = range::join(text, &first, place.limit, opening, |text| self.sterling(text));
        match joined {
            Joined::Nothing => self.single(&first, place, start),
            Joined::NoFigure(end) => self.past = end.max(resume),
            Joined::Range(first, mut second) => {
                self.regroup(&mut second);
                self.range(&first, &second, place, start, between || from);
            }
            Joined::Around(first, second) => self.range(&first, &second, place, start, false),
        }
        self.past = self.past.max(resume);
    }

    /// The bound behind the number, the unit or the noun, and the end of its words.
    fn bound_after(&self, amount: &Amount, noun: Option<usize>, place: Place) -> Option<(Bound, usize)> {
        [Some(amount.number.end), Some(amount.end), noun]
            .into_iter()
            .flatten()
            .find_map(|at| bounds::after(self.view.text, at, place.limit))
    }

    /// The article of "a million", "a dozen", "a third", before which bounds stand; else `idx`.
    fn with_leading_article(&self, idx: usize, amount: &Amount, place: Place) -> usize {
        let before = idx.checked_sub(1).filter(|&at| at >= place.floor);
        let article = before.filter(|&at| {
            let word = self.view.word(at);
            word.eq_ignore_ascii_case("a") || word.eq_ignore_ascii_case("an")
        });
        match article {
            Some(at) if amount.takes_article(self.view.text) => at,
            _ => idx,
        }
    }

    /// The byte at which the number of a token starts; None where there is none.
    pub(super) fn number_start(&self, token: &TokenRow, place: Place, floor: usize) -> Option<usize> {
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
        if !token.has(TokenRow::DIGIT) || first == '.' || digits::opens(first) {
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
    pub(super) fn date_over(&mut self, start: usize) -> Option<usize> {
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
    pub(super) fn sterling(&mut self, text: &str) -> bool {
        *self.pounds.get_or_insert_with(|| text.contains('£'))
    }

    /// Reads the point of a number as grouping where the block shows that custom.
    fn regroup(&mut self, amount: &mut Amount) {
        if amount.number.precision != -3 {
            return;
        }
        let text = self.view.text;
        if *self.continental.get_or_insert_with(|| continental::shown(text)) {
            continental::regroup(text, amount);
        }
    }

    /// The minus of "to - 14 degrees Celsius", which stands apart from its number: behind a verb or preposition no dash
    /// can stand. The start of the amount with it.
    fn with_spaced_minus(&self, amount: &mut Amount, start: usize, place: Place) -> usize {
        if amount.dimension() != Dimension::Temperature || amount.start < start {
            return start;
        }
        let idx = token_near(self.view, place.idx, start);
        let sign = self.word_before(start, place, 1);
        let Some(before) = idx.checked_sub(2).filter(|&at| at >= place.floor) else {
            return start;
        };
        let tag = self.view.tag(before);
        let open = matches!(tag, Tag::IN | Tag::TO | Tag::VB | Tag::VBZ | Tag::VBD | Tag::VBP);
        let hyphen = sign == "-" && open;
        let Some(token) = self.view.tokens.get(idx - 1).filter(|_| hyphen || sign == "−") else {
            return start;
        };
        amount.number.low = amount.number.low.negated();
        amount.number.plain = false;
        amount.start = token.span.start as usize;
        amount.start
    }

    /// Whether "by" or a verb of change stands right before: "rose 5 % to 10 %" has two figures.
    pub(super) fn follows_change(&self, start: usize, place: Place) -> bool {
        let idx = token_near(self.view, place.idx, start);
        self.word_before(start, place, 1).eq_ignore_ascii_case("by") || role::changes(self.view, idx, place.floor, 1)
    }

    /// The word that ends `back` tokens before byte `start`.
    pub(super) fn word_before(&self, start: usize, place: Place, back: usize) -> &str {
        let idx = token_near(self.view, place.idx, start);
        idx.checked_sub(back)
            .filter(|&at| at >= place.floor)
            .map_or("", |at| self.view.word(at))
    }

    /// "a year and a half": a figure whose number word stands last. True where it was one.
    pub(super) fn with_article(&mut self, start: usize, place: Place) -> bool {
        let Some(found) = span_of_time::read(self.view, place.idx, place.floor) else {
            return false;
        };
        if found.start < self.past || start < found.start {
            return false;
        }
        let unit = Some(found.unit);
        let amount = Amount::whole(found.start, found.end, found.value, unit);
        self.single(&amount, place, found.start);
        true
    }

    pub(super) fn single(&mut self, amount: &Amount, place: Place, start: usize) {
        let text = self.view.text;
        let view = self.view;
        let number = amount.number;
        let end = amount.end;
        let own = token_near(view, place.idx, start).min(place.idx);
        let idx = self.with_leading_article(own, amount, place);
        self.past = end;
        let bare = amount.unit().is_none();
        if !number.words {
            let from = if amount.money.is_some() { start } else { number.start };
            let joined = context::is_glued(text, from, end, place.limit) && !amount.prefixed(text);
            if joined && !self.suspends(amount, place) {
                self.past = end_of_run(text, end, place.limit);
                return;
            }
            let marker = || context::is_marker(text, number.start, number.end, place.sentence == 0);
            let named = || {
                context::is_numbered(view, idx, place.floor, &number)
                    || context::is_address(view, token_near(view, place.idx, end), place.end)
                    || self.inside_noun(start)
                    || context::is_postcode(view, token_near(view, place.idx, end), &number)
                    || context::is_in_row(view, place.idx, place.floor)
                    || matches!(text.as_bytes().get(amount.start.wrapping_sub(6)), Some(b'U' | b'O'))
                        && amount.prefix_bound(text).is_some()
            };
            if bare && (marker() || named()) {
                return;
            }
        }
        let mut after = token_near(view, place.idx, end);
        let mut noun = self.noun(amount, after, place);
        let mut hyphen_end = end;
        let mut dimension = amount.dimension();
        let mut unit_name: Option<String> = amount.unit_name(text);
        if bare {
            if let Some(end) = self.hyphened(end, place) {
                match end {
                    Hyphened::Counts(end) => {
                        noun = self.member(amount, end, place);
                        hyphen_end = end;
                    }
                    Hyphened::Suspends => {}
                    Hyphened::Other(end) => {
                        self.past = end;
                        return;
                    }
                }
            }
            if number.words && self.is_no_count(amount, own, after, noun.is_some(), place) {
                return;
            }
            let counts = |noun: &noun::Noun| noun.plural && !groups::is(view, noun.end - 1, groups::YEARLY);
            if !number.words && context::is_year(&number) && !noun.as_ref().is_some_and(counts) {
                let about = bounds::before(view, idx, place.floor).is_some();
                if !about {
                    return;
                }
            }
            if self.is_age(amount, idx, place) {
                dimension = Dimension::Age;
                unit_name = Some("year".to_owned());
                noun = None;
            }
        }
        let mut flags = 0;
        if number.high.is_some() {
            flags |= QuantityRow::VAGUE | QuantityRow::HIGH_STRICT;
        } else if context::is_size_of_thing(view.text, number.start, number.end) {
            flags |= QuantityRow::VAGUE;
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
                    && number.low.less_than(Ratio::whole(12)))
            });
            let more = self.bound_after(amount, noun.as_ref().map(|noun| noun.span.end as usize), place);
            if let Some((found, at)) = before {
                bound = found;
                first = at;
                let inclusive = match found {
                    Bound::MoreThan => Some(Bound::AtLeast),
                    Bound::LessThan => Some(Bound::AtMost),
                    _ => None,
                };
                if let (Some(inclusive), Some(end)) = (inclusive, bounds::or_equal(text, end, place.limit)) {
                    bound = inclusive;
                    row_end = row_end.max(end);
                }
                // "about 500 or more"
                if let Some((after, end)) = more.filter(|(after, _)| found == Bound::About && *after != Bound::About) {
                    bound = after;
                    row_end = row_end.max(end);
                }
            } else if let Some(prefix) = amount.prefix_bound(text) {
                bound = prefix;
            } else if let Some((found, end)) = more {
                bound = found;
                row_end = row_end.max(end);
            }
            if bound == Bound::Exact {
                bound = self.inherited(start).unwrap_or(bound);
            }
        }
        if bare && dimension == Dimension::Count {
            let counted = noun.as_ref().map_or(end, |noun| noun.span.end as usize);
            let usual = |per: Per| match per {
                Per::Unit(unit) => noun.is_some() || unit.dimension == Dimension::Duration,
                Per::Noun(..) => noun.is_some(),
            };
            if let Some((per, end)) = measure::rate_after(text, counted, place.limit).filter(|(per, _)| usual(*per)) {
                after = token_near(view, place.idx, end);
                dimension = Dimension::Rate;
                unit_name = per_name(text, None, per);
                self.past = self.past.max(end);
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
        after = after.max(token_near(view, place.idx, row_end));
        if self.each(noun.as_ref(), after, first, place) {
            flags |= QuantityRow::EACH;
        }
        let share = number.fraction && (number.out_of || bare);
        let mut role = role::read(view, first, after, place.floor, dimension, share);
        if flags & QuantityRow::EACH != 0 {
            role = Role::Each;
        }
        if number.words && number.low == Ratio::whole(1) && view.word(after).eq_ignore_ascii_case("of") && bare {
            role = Role::Part;
        }
        flags |= role::direction(view, first, after, place.floor, role);
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

    pub(super) fn range(&mut self, first: &Amount, second: &Amount, place: Place, start: usize, announced: bool) {
        let view = self.view;
        let text = view.text;
        self.past = second.end;
        let idx = token_near(view, place.idx, start).min(place.idx);
        let (Some(low), Some(high)) = (first.low(), second.low()) else {
            return;
        };
        let bare = second.unit().is_none();
        let after = token_near(view, place.idx, second.end);
        let mut noun = self.noun(second, after, place);
        if bare && let Some(Hyphened::Counts(end)) = self.hyphened(second.end, place) {
            noun = self.member(second, end, place);
            self.past = end;
        }
        if bare && !announced && !first.number.words {
            let plural = noun.as_ref().is_some_and(|noun| noun.plural) || first.number.scale.is_some();
            if context::is_numbered(view, idx, place.floor, &first.number)
                || (!plural && context::is_glued(text, first.number.start, second.end, place.limit))
            {
                self.past = end_of_run(text, second.end, place.limit);
                return;
            }
        }
        // "a ratio of 1 to 4"
        if bare && noun.is_none() && role::back(view, idx, place.floor, 4, groups::RATIO) {
            return;
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
        if bare && (self.is_age(first, opening, place) || (announced && self.is_age(first, idx, place))) {
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
        flags |= role::direction(view, opening, after, place.floor, role);
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

    /// What a hyphen joins to a number, up to `end`: "an 11-member panel" counts members.
    fn member(&self, amount: &Amount, end: usize, place: Place) -> Option<noun::Noun> {
        let word = amount.number.end + 1..end;
        let member = self.view.text.get(word.clone())?;
        Some(noun::Noun {
            span: ProseSpan::of(word),
            text: member.to_lowercase(),
            plural: false,
            end: token_near(self.view, place.idx, end),
        })
    }

    /// The noun phrase behind an amount.
    pub(super) fn noun(&self, amount: &Amount, after: usize, place: Place) -> Option<noun::Noun> {
        let number = amount.number;
        let of = amount.unit().is_some() || number.fraction || number.high.is_some() || number.words || number.plain;
        noun::read(self.view, after, place.end, of)
    }

    /// The span of a row: from the first token of its bound, but not before its own text where the bound is part of it.
    pub(super) fn span_from(&self, first: usize, start: usize, end: usize) -> ProseSpan {
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
