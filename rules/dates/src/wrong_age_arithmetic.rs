//! An age at death that birth and death do not give.

use factlint_core::decimal::Decimal;
use factlint_core::document::Document;
use factlint_core::rows::{Anchor, DateKind, DateRow, QuantityRow};
use factlint_core::rule::Rule;
use factlint_core::{ProseSpan, Sink, declare_rule, without_options};

use crate::words::{any, before};

declare_rule! {
    /// ## What it does
    /// Finds an age at death that does not follow from the dates of birth and death in the same sentence.
    ///
    /// ## Why it matters
    /// One of the three is wrong, and obituaries are kept.
    ///
    /// ## Example
    /// ```bad
    /// Born in 1931, the painter died in 2004 at the age of 83.
    /// ```
    /// ## Better
    /// ```good
    /// Born in 1931, the painter died in 2004 at the age of 73.
    /// ```
    /// ## When it stays silent
    /// Unless one birth, one death and one age stand in the sentence, and no other date; and where the age is right before or
    /// after a birthday that the dates leave open.
    pub WrongAgeArithmetic {} in "dates" {
        name: "wrong-age-arithmetic", summary: "an age that birth and death do not give", level: Warning, since: "0.1.0"
    }
}

/// How many words before a date say what it is the date of.
const REACH: usize = 4;

impl Rule for WrongAgeArithmetic {
    without_options!();

    fn check(&self, doc: &Document, out: &mut Sink<'_>) {
        for dates in doc.dates.chunk_by(|a, b| a.sentence == b.sentence) {
            // More dates may be of other people.
            let &[_, _] = dates else { continue };
            let (Some(birth), Some(death)) = (
                only(dates, |date| is_date_of(doc, date, &["born", "birth", "b."])),
                only(dates, |date| {
                    is_date_of(doc, date, &["died", "death", "dead", "killed", "d."])
                }),
            ) else {
                continue;
            };
            let Some((age, place)) = age(doc, birth.sentence) else {
                continue;
            };
            let Some(years) = i64::from(death.year)
                .checked_sub(i64::from(birth.year))
                .filter(|&years| years > 0)
            else {
                continue;
            };
            let (least, most) = if birth.day > 0 && death.day > 0 {
                let had_birthday = (death.month, death.day) >= (birth.month, birth.day);
                let age = years - i64::from(!had_birthday);
                (age, age)
            } else {
                (years - 1, years)
            };
            if (least..=most).contains(&age) {
                continue;
            }
            let right = if least == most {
                most.to_string()
            } else {
                format!("{least} or {most}")
            };
            out.report(
                place,
                format!("aged {age} here, but the dates of birth and death make it {right}"),
            )
            .label(birth.span, "born")
            .label(death.span, "died");
        }
    }
}

/// The one date that a test holds for; None where there is none, or several.
fn only(dates: &[DateRow], test: impl Fn(&DateRow) -> bool) -> Option<&DateRow> {
    let mut found = dates.iter().filter(|date| test(date));
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// Whether one of the words stands right before a date that has its year.
fn is_date_of(doc: &Document, date: &DateRow, words: &[&str]) -> bool {
    let kind = matches!(date.kind(), DateKind::Day | DateKind::Month | DateKind::Year);
    if !kind || date.anchor() != Anchor::Explicit || date.year == 0 || date.end_year > 0 || date.direction != 0 {
        return false;
    }
    let near = before(doc, date.sentence, date.span.start, REACH);
    // What stands behind another cue or a mark of the clause says something else.
    let clause = near
        .split(|word| matches!(word.as_str(), ";" | "and" | ","))
        .next()
        .unwrap_or(&[]);
    any(clause, words)
}

/// The age in whole years that a sentence gives: "aged 83", "at the age of 83", "at 83", and its place.
fn age(doc: &Document, sentence: u32) -> Option<(i64, ProseSpan)> {
    let stated = |row: &&QuantityRow| {
        let near = before(doc, sentence, row.number.start, 3);
        let near: Vec<&str> = near.iter().map(String::as_str).collect();
        matches!(near.as_slice(), ["aged" | "at" | "age", ..] | ["of", "age", ..])
    };
    let mut ages = doc
        .quantities
        .iter()
        .filter(|row| row.sentence == sentence)
        .filter(stated);
    let row = ages.next()?;
    if ages.next().is_some() || row.low != row.high || row.precision != 0 {
        return None;
    }
    let years = matches!(doc.unit(row), None | Some("year"));
    let age = (1..=125).find(|&age| Decimal::from(age) == row.low).filter(|_| years)?;
    Some((age, row.number))
}
