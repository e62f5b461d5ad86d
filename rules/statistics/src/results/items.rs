//! One item for each comparison sign: what stands left of it, and its figure.

use super::symbols::{Symbol, symbol};
use super::{Said, Test};
use crate::printed::{Printed, figure};
use crate::tokens::{Compare, Kind, Tokens};

/// What a comparison sign compares.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum What {
    /// A statistic that can be recomputed, with the degrees of freedom known so far.
    Test {
        test: Test,
        df: Vec<Printed>,
        sign: Compare,
        value: Printed,
    },
    /// A p value.
    P(Said),
    /// Degrees of freedom.
    Freedom(Vec<Printed>),
    /// Another figure of the same result.
    Along,
    /// A figure of another result, or one that cannot be read.
    Foreign,
}

/// An item and the tokens it is made of.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Item {
    pub(super) what: What,
    pub(super) first: usize,
    /// One past the last token.
    pub(super) end: usize,
}

/// How far back brackets are looked for that close before a comparison sign.
const LONGEST_BRACKET: usize = 24;

/// Every item of a text, by their first tokens.
pub(super) fn items(tokens: &Tokens) -> Vec<Item> {
    let mut found: Vec<Item> = Vec::new();
    for idx in 1..tokens.len() {
        let Some(sign) = tokens.compare(idx) else { continue };
        let Some(item) = item(tokens, idx, sign) else { continue };
        // "N = 90" in the brackets of a statistic is part of it.
        while found.last().is_some_and(|last| last.first >= item.first) {
            found.pop();
        }
        found.push(item);
    }
    found
}

fn item(tokens: &Tokens, idx: usize, sign: Compare) -> Option<Item> {
    let left = Left::of(tokens, idx)?;
    let value = figure(tokens, idx + 1);
    let end = value.map_or(idx + 1, |(_, end)| end);
    let (what, end) = match (left.what, value) {
        (Named::Test(test, df), Some((value, end))) => (What::Test { test, df, sign, value }, end),
        (Named::P, Some((value, end))) => (What::P(Said::P(sign, value)), end),
        (Named::P, None) => match not_significant(tokens, idx + 1) {
            Some(end) => (What::P(Said::NotSignificant), end),
            None => (What::Foreign, end),
        },
        (Named::Freedom, Some(_)) => {
            let (df, end) = list(tokens, idx + 1);
            (What::Freedom(df), end)
        }
        (Named::Along, _) => (What::Along, end),
        _ => (What::Foreign, end),
    };
    Some(Item {
        what,
        first: left.first,
        end,
    })
}

/// "ns", "n.s.", and the token behind it.
pub(super) fn not_significant(tokens: &Tokens, at: usize) -> Option<usize> {
    let letter = |at: usize, letter: &str| tokens.word_at(at).eq_ignore_ascii_case(letter);
    if letter(at, "ns") {
        return Some(at + 1);
    }
    let dotted = letter(at, "n") && tokens.kind(at + 1) == Some(Kind::Period) && letter(at + 2, "s");
    let end = at + 3 + usize::from(tokens.kind(at + 3) == Some(Kind::Period));
    dotted.then_some(end)
}

/// Figures that are parted by commas or strokes, at most two, and the token behind them.
fn list(tokens: &Tokens, start: usize) -> (Vec<Printed>, usize) {
    let mut df = Vec::new();
    let mut at = start + usize::from(tokens.kind(start) == Some(Kind::Open));
    while let (Some(Kind::Number), Some(printed)) = (tokens.kind(at), Printed::of(tokens.text(at), 0)) {
        if tokens.kind(at + 1) == Some(Kind::Percent) {
            break;
        }
        df.push(printed);
        at += 1;
        let more = matches!(tokens.kind(at), Some(Kind::Comma | Kind::Slash));
        if df.len() == 2 || !more || tokens.kind(at + 1) != Some(Kind::Number) {
            break;
        }
        at += 1;
    }
    (df, at)
}

/// What is named left of a comparison sign.
enum Named {
    Test(Test, Vec<Printed>),
    P,
    Freedom,
    Along,
    Foreign,
}

/// The left side of a comparison.
struct Left {
    what: Named,
    first: usize,
}

impl Left {
    fn of(tokens: &Tokens, sign: usize) -> Option<Self> {
        let last = sign.checked_sub(1)?;
        match tokens.kind(last)? {
            Kind::Close => Self::with_brackets(tokens, last),
            Kind::Word => Some(Self::word(tokens, last)),
            Kind::Number => Some(Self::number(tokens, last)),
            // "p-values" and the like end in words; after "d.f." there is a full stop.
            Kind::Period
                if tokens.word_at(last.checked_sub(1)?) == "f" && tokens.word_at(last.saturating_sub(3)) == "d" =>
            {
                Some(Self {
                    what: Named::Freedom,
                    first: last - 3,
                })
            }
            _ => None,
        }
    }

    /// "t(28)", "χ²(2, N = 90)", "p (one-tailed)".
    fn with_brackets(tokens: &Tokens, close: usize) -> Option<Self> {
        let mut depth = 0_usize;
        let nearest = close.saturating_sub(LONGEST_BRACKET);
        let open = (nearest..=close).rev().find(|&idx| {
            match tokens.kind(idx) {
                Some(Kind::Close) => depth += 1,
                Some(Kind::Open) => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth == 0
        })?;
        let last = open.checked_sub(1)?;
        let foreign = |first| {
            Some(Self {
                what: Named::Foreign,
                first,
            })
        };
        let (what, first) = named(tokens, last);
        match what {
            Symbol::Test(test, None) if test != Test::Z => match freedom(tokens, open + 1, close, test) {
                Some(df) => Some(Self {
                    what: Named::Test(test, df),
                    first,
                }),
                None => foreign(first),
            },
            Symbol::NumberedF(_) => match freedom(tokens, open + 1, close, Test::F) {
                Some(df) => Some(Self {
                    what: Named::Test(Test::F, df),
                    first,
                }),
                None => foreign(first),
            },
            Symbol::P
                if (open + 1..close)
                    .all(|idx| matches!(tokens.kind(idx), Some(Kind::Word | Kind::Minus | Kind::Number))) =>
            {
                Some(Self { what: Named::P, first })
            }
            Symbol::Along => Some(Self {
                what: Named::Along,
                first,
            }),
            _ => foreign(first),
        }
    }

    /// "z", "p", "t28", "df".
    fn word(tokens: &Tokens, last: usize) -> Self {
        let (what, first) = named(tokens, last);
        let what = match what {
            // A part of "χ2/df", or of a product.
            _ if first > 0 && matches!(tokens.kind(first - 1), Some(Kind::Slash)) => Named::Along,
            Symbol::P if is_lowered_p(tokens, first) => Named::Along,
            Symbol::P => Named::P,
            Symbol::Freedom => Named::Freedom,
            // "r = .38" is an effect size as often as a test.
            Symbol::Along | Symbol::Test(Test::R, _) => Named::Along,
            Symbol::Test(test, df) => match df {
                None => Named::Test(test, Vec::new()),
                Some(df) => match Printed::of(&df, 0) {
                    Some(df) => Named::Test(test, vec![df]),
                    None => Named::Foreign,
                },
            },
            Symbol::NumberedF(_) | Symbol::Foreign => Named::Foreign,
        };
        Self { what, first }
    }

    /// "F1,34", "χ 2", "partial η 2".
    fn number(tokens: &Tokens, last: usize) -> Self {
        let before = last.checked_sub(1);
        if let Some(comma) = before.filter(|&idx| tokens.kind(idx) == Some(Kind::Comma))
            && let Some(first) = comma.checked_sub(1)
            && let Symbol::NumberedF(df1) = symbol(tokens.word_at(first))
            && let (Some(df1), Some(df2)) = (Printed::of(&df1, 0), Printed::of(tokens.text(last), 0))
        {
            return Self {
                what: Named::Test(Test::F, vec![df1, df2]),
                first,
            };
        }
        let (what, first) = named(tokens, last);
        let what = match what {
            Symbol::Test(test @ Test::ChiSquared, _) => Named::Test(test, Vec::new()),
            _ if before.is_some_and(|idx| tokens.word_at(idx).contains(['η', 'ω', 'ε'])) => Named::Along,
            _ => Named::Foreign,
        };
        Self { what, first }
    }
}

/// What the words that end at a token stand for, and the first of them.
fn named(tokens: &Tokens, last: usize) -> (Symbol, usize) {
    let before = last.checked_sub(1);
    let word = before.map_or("", |idx| tokens.word_at(idx)).to_lowercase();
    let here = match tokens.kind(last) {
        Some(Kind::Word) => tokens.text(last),
        // A raised 2 that lost its markup: "χ 2 (2)".
        Some(Kind::Number) if tokens.text(last) == "2" && matches!(word.as_str(), "χ" | "chi" | "x") => {
            return (Symbol::Test(Test::ChiSquared, None), last - 1);
        }
        _ => return (Symbol::Foreign, last),
    };
    match (word.as_str(), here) {
        ("chi" | "χ", "square" | "squared" | "squares" | "Square" | "Squared") => {
            (Symbol::Test(Test::ChiSquared, None), last - 1)
        }
        ("eta" | "omega" | "epsilon" | "r", "squared" | "square") => (Symbol::Along, last - 1),
        ("p", "value" | "values" | "val") => (Symbol::P, last - 1),
        ("spearmans" | "spearman" | "kendalls" | "kendall", "r") => (Symbol::Foreign, last - 1),
        _ => (symbol(here), last),
    }
}

/// Whether a p is the lowered letter of an effect size that lost its markup: "η 2 p", "η2 p".
fn is_lowered_p(tokens: &Tokens, p: usize) -> bool {
    let greek = |idx: Option<usize>| {
        idx.is_some_and(|idx| tokens.word_at(idx).contains(['η', 'ω', 'ε']) || tokens.word_at(idx) == "eta")
    };
    let before = p.checked_sub(1);
    let squared = before.is_some_and(|idx| tokens.text(idx) == "2" || tokens.word_at(idx) == "squared");
    greek(before) || squared && greek(p.checked_sub(2))
}

/// The degrees of freedom between brackets: as many as the test has, and perhaps the number of cases.
fn freedom(tokens: &Tokens, start: usize, end: usize, test: Test) -> Option<Vec<Printed>> {
    let mut figures: Vec<(Printed, bool)> = Vec::new();
    let mut at = start;
    let mut cases = false;
    let mut parted = true;
    while at < end {
        match tokens.kind(at)? {
            Kind::Comma | Kind::Semicolon | Kind::Slash => {
                parted = true;
                at += 1;
            }
            Kind::Word => {
                let word = tokens.text(at);
                cases |= matches!(word, "N" | "n");
                let known = matches!(word, "N" | "n" | "df" | "df1" | "df2" | "dfs" | "d" | "f" | "and");
                if !known {
                    return None;
                }
                parted |= word == "and";
                at += 1;
            }
            Kind::Compare(Compare::Equal) | Kind::Period => at += 1,
            Kind::Number if cases => {
                // Their number is not needed, and its commas part thousands.
                at = end;
            }
            Kind::Number if parted => {
                let glued_comma = at > start && tokens.kind(at - 1) == Some(Kind::Comma) && tokens.glued(at);
                figures.push((
                    Printed::of(tokens.text(at), 0)?,
                    glued_comma && tokens.text(at).len() == 3,
                ));
                parted = false;
                at += 1;
            }
            _ => return None,
        }
    }
    let expected = test.freedom();
    // "F(2, 1,234)" and "t(1,234)" hold thousands.
    if figures.len() == expected + 1
        && let [.., (thousands, _), (rest, true)] = figures.as_slice()
        && thousands.is_whole()
        && (1.0..1000.0).contains(&thousands.value)
        && (test != Test::ChiSquared || thousands.value < 10.0)
    {
        let joined = Printed::of(&format!("{}{:03}", thousands.value, rest.value), 0)?;
        figures.truncate(expected - 1);
        figures.push((joined, false));
    }
    // "χ²(2, 90)": the second figure is the number of cases.
    if test == Test::ChiSquared && figures.len() == 2 {
        figures.truncate(1);
    }
    (figures.len() == expected || figures.is_empty() && cases).then(|| figures.into_iter().map(|(df, _)| df).collect())
}
