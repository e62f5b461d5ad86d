//! Which words stand for a statistic, for p, or for a figure that is stated along with a result.

use super::Test;

/// What a word left of a comparison sign or of brackets stands for.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Symbol {
    /// A test; with degrees of freedom where a lowered figure is on the line ("t28").
    Test(Test, Option<String>),
    /// F1 and F2, by participants and by items, or F with lowered degrees of freedom ("F1,34").
    NumberedF(String),
    /// A p value.
    P,
    /// "df", "df1".
    Freedom,
    /// Another figure of the same result, such as an effect size.
    Along,
    /// A figure that has a p value of its own, or that is unknown.
    Foreign,
}

/// What a word stands for.
pub(super) fn symbol(word: &str) -> Symbol {
    match word {
        "t" | "ts" => Symbol::Test(Test::T, None),
        "F" | "Fs" | "ΔF" | "Fchange" | "F-change" | "Finc" | "minF" | "Fwelch" | "FWelch" => {
            Symbol::Test(Test::F, None)
        }
        "r" => Symbol::Test(Test::R, None),
        "z" | "Z" | "zs" | "Zs" => Symbol::Test(Test::Z, None),
        "Q" | "Qs" | "QB" | "Qb" | "QW" | "Qw" | "QM" | "QE" | "Qwithin" | "Qbetween" | "Q-within" | "Q-between" => {
            Symbol::Test(Test::ChiSquared, None)
        }
        _ if is_p(word) => Symbol::P,
        "df" | "dfs" | "DF" | "df1" | "df2" => Symbol::Freedom,
        _ => lowered(word).unwrap_or_else(|| figure(word)),
    }
}

fn is_p(word: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "",
        "s",
        "-value",
        "-values",
        "value",
        "values",
        "val",
        "-val",
        "adj",
        "-adj",
        "adjusted",
        "corr",
        "corrected",
        "bonf",
        "bonferroni",
        "fdr",
        "fwe",
        "fwer",
        "holm",
        "tukey",
        "gg",
        "hf",
        "perm",
        "one-tailed",
        "two-tailed",
        "exact",
    ];
    let mut rest = word.chars();
    let first = rest.next();
    matches!(first, Some('p' | 'P')) && {
        let ending = rest.as_str().to_ascii_lowercase();
        ENDINGS.contains(&ending.as_str())
    }
}

/// A chi-squared in one word, and letters with lowered degrees of freedom on the line.
fn lowered(word: &str) -> Option<Symbol> {
    let digits = |ending: &str| !ending.is_empty() && ending.bytes().all(|byte| byte.is_ascii_digit());
    let lower = word.to_lowercase();
    let bare = ["Δ", "δ", "sb-", "sb", "lr", "wald"]
        .iter()
        .fold(lower.as_str(), |rest, prefix| rest.strip_prefix(prefix).unwrap_or(rest));
    match bare {
        "χ2" | "χ" | "χ2s" | "chi2" | "chi" | "chi-square" | "chi-squared" | "chi-squares" | "chisq" | "chisquare"
        | "chisquared" | "x2" | "x-squared" => return Some(Symbol::Test(Test::ChiSquared, None)),
        _ => {}
    }
    if let Some(df) = bare.strip_prefix("χ2").filter(|df| digits(df)) {
        return Some(Symbol::Test(Test::ChiSquared, Some(df.to_owned())));
    }
    if let Some(df) = word.strip_prefix('F').filter(|df| digits(df)) {
        return Some(Symbol::NumberedF(df.to_owned()));
    }
    // t1 and t2 are points in time; a t with one to four degrees of freedom is rare.
    let df = word.strip_prefix('t').filter(|df| digits(df))?;
    (df.len() > 1 || df > "4").then(|| Symbol::Test(Test::T, Some(df.to_owned())))
}

/// Figures that are stated between a statistic and its p value and say nothing of another test.
fn figure(word: &str) -> Symbol {
    const ALONG: &[&str] = &[
        "d", "ds", "dz", "dav", "drm", "dppc", "g", "gav", "f", "f2", "w", "h", "b", "B", "β", "beta", "R2", "ΔR2",
        "r2", "rp", "es", "ES", "N", "n", "Ns", "ns", "M", "Ms", "m", "Mdn", "SD", "SDs", "SE", "SEs", "SEM", "se",
        "sd", "MSE", "MSe", "Mse", "MS", "MD", "Mdiff", "MDiff", "Δ", "diff", "V", "φ", "ϕ", "Φ", "phi", "CI", "BF",
        "BF10", "BF01", "BF0", "BFs", "ε", "k", "power", "I2", "Cohens", "delta", "eta", "eta2", "omega2", "partial",
        "size", "RMSEA", "CFI", "SRMR", "TLI",
    ];
    // η², ηp², η²p, ηG², partial η², ω², ε²; the letters are Greek.
    if ALONG.contains(&word) || word.contains(['η', 'ω', 'ε']) || is_effect(word) {
        Symbol::Along
    } else {
        Symbol::Foreign
    }
}

/// Words that may stand between a statistic and its p value.
pub(super) fn may_stand_between(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "and",
        "with",
        "a",
        "an",
        "the",
        "of",
        "at",
        "to",
        "from",
        "which",
        "was",
        "is",
        "were",
        "all",
        "also",
        "thus",
        "two-tailed",
        "one-tailed",
        "two-sided",
        "one-sided",
        "two",
        "one",
        "tailed",
        "sided",
        "uncorrected",
        "exact",
        "effect",
        "size",
        "cohens",
        "hedges",
        "glass",
        "glasss",
        "pearsons",
        "partial",
        "generalized",
        "eta",
        "squared",
        "square",
        "omega",
        "epsilon",
        "mean",
        "difference",
        "confidence",
        "interval",
        "intervals",
        "ci",
        "cis",
        "se",
        "sd",
        "bayes",
        "factor",
        "power",
        "statistic",
        "significant",
        "level",
        "df",
        "dfs",
        "degrees",
        "degree",
        "freedom",
        "associated",
        "test",
        "resulting",
        "corrected",
        "adjusted",
        "bonferroni-corrected",
        "bonferroni",
        "holm-corrected",
        "fdr-corrected",
        "d",
        "g",
        "f",
        "η",
        "ηp",
        "p-value",
        "value",
        "upper",
        "lower",
        "bound",
        "l",
        "cl",
        "lower-bound",
        "obs",
        "observed",
        "standardized",
        "s",
        "for",
    ];
    let lower = word.to_lowercase();
    WORDS.contains(&lower.as_str()) || lower.contains(['η', 'ω', 'ε']) || is_effect(word)
}

/// Spelled-out effect sizes: "eta2p", "eta-squared", "partialeta2".
fn is_effect(word: &str) -> bool {
    let lower = word.to_lowercase();
    ["eta", "omega", "epsilon", "partialeta"]
        .iter()
        .any(|name| lower.starts_with(name))
}
