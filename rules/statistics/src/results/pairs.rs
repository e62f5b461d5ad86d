//! Which p value belongs to which statistic.

use factlint_core::span::ProseSpan;

use super::items::{Item, What, not_significant};
use super::symbols::may_stand_between;
use super::{Said, TestResult};
use crate::printed::Printed;
use crate::tokens::{Kind, Tokens};

/// How many tokens behind a statistic its p value is looked for.
const REACH: usize = 80;

/// A p value that belongs to the item looked at.
struct Found {
    /// Its item; none for a bare "ns".
    item: Option<usize>,
    said: Said,
    first: usize,
    end: usize,
}

/// Every statistic with its p value.
pub(super) fn pairs(tokens: &Tokens, items: &[Item]) -> Vec<TestResult> {
    let mut results = Vec::new();
    let mut taken = vec![false; items.len()];
    for (idx, item) in items.iter().enumerate() {
        if !matches!(item.what, What::Test { .. } | What::Foreign) {
            continue;
        }
        let mut freedom = Vec::new();
        let found = behind(tokens, items, idx, &mut freedom).or_else(|| ahead(tokens, items, idx, &taken));
        let Some(found) = found else { continue };
        if let Some(p) = found.item.and_then(|p| taken.get_mut(p)) {
            if *p {
                continue;
            }
            *p = true;
        }
        if freedom.is_empty() {
            freedom = stated_around(tokens, items, idx, found.item);
        }
        results.extend(result(tokens, item, &found, freedom));
    }
    results
}

/// The result of a statistic and its p value, where its degrees of freedom are stated.
fn result(tokens: &Tokens, item: &Item, p: &Found, stated: Vec<Printed>) -> Option<TestResult> {
    let What::Test {
        test,
        ref df,
        sign,
        value,
    } = item.what
    else {
        return None;
    };
    let df = if df.is_empty() { stated } else { df.clone() };
    if df.len() != test.freedom() {
        return None;
    }
    let statistic = span(tokens, item.first, item.end)?;
    let p_span = span(tokens, p.first, p.end)?;
    Some(TestResult {
        test,
        span: statistic.join(p_span),
        statistic,
        p: p_span,
        df: [df.first().copied(), df.get(1).copied()],
        sign,
        value,
        said: p.said,
    })
}

fn span(tokens: &Tokens, first: usize, end: usize) -> Option<ProseSpan> {
    let (first, last) = (tokens.get(first)?, tokens.get(end.checked_sub(1)?)?);
    Some(ProseSpan::new(first.start, last.end))
}

/// The p value behind an item; degrees of freedom on the way are noted.
fn behind(tokens: &Tokens, items: &[Item], idx: usize, freedom: &mut Vec<Printed>) -> Option<Found> {
    let start = items.get(idx)?.end;
    let mut next = idx + 1;
    let mut at = start;
    let mut semicolon = false;
    while at < start + REACH {
        while items.get(next).is_some_and(|item| item.first < at) {
            next += 1;
        }
        if let Some(item) = items.get(next).filter(|item| item.first == at) {
            match &item.what {
                What::P(said) => return Some(p_item(items, next, *said)),
                What::Freedom(df) => freedom.extend(df.iter().copied()),
                // Behind a semicolon a coefficient begins a result of its own.
                What::Along if semicolon && is_coefficient(tokens, item) => return None,
                What::Along => {}
                What::Test { .. } | What::Foreign => return None,
            }
            at = item.end;
            continue;
        }
        match tokens.kind(at)? {
            Kind::Semicolon => semicolon = true,
            Kind::Comma | Kind::Close | Kind::Minus | Kind::Percent => {}
            // "(n.s.)" is read as a word.
            Kind::Open if not_significant(tokens, at + 1).is_some() => {}
            Kind::Open => {
                if let Some(close) = plain_brackets(tokens, items, at) {
                    freedom.extend(counted_freedom(tokens, at + 1));
                    at = close;
                }
            }
            Kind::Number => freedom.extend(counted_freedom(tokens, at)),
            Kind::Word => {
                // "2.20 ns" may be nanoseconds.
                let apart = matches!(
                    at.checked_sub(1).and_then(|before| tokens.kind(before)),
                    Some(Kind::Comma | Kind::Semicolon | Kind::Open)
                );
                if let Some(end) = not_significant(tokens, at).filter(|_| apart) {
                    let follows = items.iter().skip(next).take(1).find(|item| item.first <= end + 2);
                    if !matches!(follows.map(|item| &item.what), Some(What::P(_))) {
                        return Some(Found {
                            item: None,
                            said: Said::NotSignificant,
                            first: at,
                            end,
                        });
                    }
                } else if !may_stand_between(tokens.text(at)) && tokens.text(at) != "N" {
                    return None;
                }
            }
            _ => return None,
        }
        at += 1;
    }
    None
}

fn p_item(items: &[Item], idx: usize, said: Said) -> Found {
    let (first, end) = items.get(idx).map_or((0, 0), |item| (item.first, item.end));
    Found {
        item: Some(idx),
        said,
        first,
        end,
    }
}

/// The bracket that closes at most twenty tokens behind one that opens, where no other result stands between.
fn plain_brackets(tokens: &Tokens, items: &[Item], open: usize) -> Option<usize> {
    let close = (open + 1..open + 21).find(|&idx| matches!(tokens.kind(idx), Some(Kind::Close) | None))?;
    let inner = items.partition_point(|item| item.first < open);
    let inside = items.get(inner..)?.iter().take_while(|item| item.first < close);
    let mut inside = inside.map(|item| &item.what);
    (tokens.kind(close).is_some() && inside.all(|what| *what == What::Along)).then_some(close)
}

/// "28 df", "28 degrees of freedom".
fn counted_freedom(tokens: &Tokens, at: usize) -> Option<Printed> {
    let dotted = tokens.word_at(at + 1) == "d" && tokens.word_at(at + 3) == "f";
    let named = matches!(tokens.word_at(at + 1), "df" | "degrees" | "degree") || dotted;
    (named && tokens.kind(at) == Some(Kind::Number)).then(|| Printed::of(tokens.text(at), 0))?
}

/// Degrees of freedom right before the statistic or right behind the p value.
fn stated_around(tokens: &Tokens, items: &[Item], idx: usize, p: Option<usize>) -> Vec<Printed> {
    let joined = |one: &Item, other: &Item| {
        (one.end..other.first).all(|at| matches!(tokens.kind(at), Some(Kind::Comma | Kind::Semicolon | Kind::Open)))
    };
    let ahead = idx
        .checked_sub(1)
        .and_then(|ahead| items.get(ahead).zip(items.get(idx)));
    let after = p.and_then(|p| items.get(p + 1).zip(items.get(p)));
    match (ahead, after) {
        (Some((ahead, here)), _) if joined(ahead, here) && matches!(ahead.what, What::Freedom(_)) => freedom_of(ahead),
        (_, Some((after, p))) if joined(p, after) => freedom_of(after),
        _ => Vec::new(),
    }
}

fn freedom_of(item: &Item) -> Vec<Printed> {
    match &item.what {
        What::Freedom(df) => df.clone(),
        _ => Vec::new(),
    }
}

/// Whether a figure is of a model rather than of the test before it.
fn is_coefficient(tokens: &Tokens, item: &Item) -> bool {
    matches!(
        tokens.word_at(item.first),
        "b" | "B" | "β" | "beta" | "r" | "V" | "φ" | "k"
    )
}

/// The p value right before a statistic: "p = .036, t(28) = 2.20" where nothing before it may own it.
fn ahead(tokens: &Tokens, items: &[Item], idx: usize, taken: &[bool]) -> Option<Found> {
    let item = items.get(idx).filter(|item| matches!(item.what, What::Test { .. }))?;
    let p = idx.checked_sub(1)?;
    let before = items.get(p)?;
    let What::P(said) = before.what else { return None };
    if taken.get(p) != Some(&false) {
        return None;
    }
    let opens = before.first.checked_sub(1).and_then(|at| tokens.kind(at)) == Some(Kind::Open);
    let joins = |at: usize| match tokens.kind(at) {
        Some(Kind::Comma | Kind::Open) => true,
        // "The ages were alike, p = .36; t(28) = 2.20 for the heights" are two results.
        Some(Kind::Semicolon) => opens,
        _ => tokens.word_at(at) == "with",
    };
    let mut gap = before.end..item.first;
    let near = (1..=3).contains(&gap.len()) && gap.all(joins);
    let from = p
        .checked_sub(1)
        .and_then(|idx| items.get(idx))
        .map_or(0, |item| item.end);
    let own = p == 0 || (from..before.first).any(|at| matches!(tokens.kind(at), Some(Kind::Period)));
    (near && own).then(|| p_item(items, p, said))
}
