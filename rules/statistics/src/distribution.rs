//! How likely a test statistic is where nothing is going on: the upper tails of t, F, chi-squared and the normal
//! distribution.
//!
//! The incomplete beta and gamma functions and the error function are those of `statrs`. Its incomplete beta function
//! loses digits where its argument is close to one (4e-9 for t = 0.01 with a million degrees of freedom), because it
//! takes one minus that argument. So each tail is asked for by whichever of x and 1 - x is small; both are at hand here
//! without a subtraction.

use statrs::function::beta::checked_beta_reg;
use statrs::function::erf::erfc;
use statrs::function::gamma::checked_gamma_ur;

/// More degrees of freedom than these are not judged: the functions were compared with references up to here.
const MOST_FREEDOM: f64 = 1e6;

/// The chance of a value at least as far from zero as `t`, on either side; None where the degrees of freedom are out
/// of reach.
pub(crate) fn two_sided_t(t: f64, df: f64) -> Option<f64> {
    beta_tail(df, 1.0, t * t)
}

/// The chance of a value of at least `f`.
pub(crate) fn upper_f(f: f64, df1: f64, df2: f64) -> Option<f64> {
    reachable(df1)?;
    beta_tail(df2, df1, df1 * f)
}

/// The chance of a value of at least `x`.
pub(crate) fn upper_chi_squared(x: f64, df: f64) -> Option<f64> {
    reachable(df)?;
    if x == 0.0 {
        return Some(1.0);
    }
    probability(checked_gamma_ur(df / 2.0, x / 2.0).ok()?)
}

/// The chance of a value at least as far from zero as `z`, on either side.
pub(crate) fn two_sided_z(z: f64) -> Option<f64> {
    probability(erfc(z.abs() / std::f64::consts::SQRT_2))
}

/// The chance of a correlation at least as far from zero as `r`, by its t statistic.
pub(crate) fn two_sided_r(r: f64, df: f64) -> Option<f64> {
    let rest = 1.0 - r * r;
    if rest < 0.0 {
        return None;
    }
    if rest == 0.0 {
        return reachable(df).map(|_| 0.0);
    }
    beta_tail(df, 1.0, df * r * r / rest)
}

/// The regularised incomplete beta function at `df / (df + scaled)` with parameters `df / 2` and `other / 2`: the
/// upper tail of F, of which the square of t is the case with `other` one.
fn beta_tail(df: f64, other: f64, scaled: f64) -> Option<f64> {
    reachable(df)?;
    if !scaled.is_finite() || scaled < 0.0 {
        return None;
    }
    let (a, b) = (df / 2.0, other / 2.0);
    let (outer, inner) = (df / (df + scaled), scaled / (df + scaled));
    if inner < (b + 1.0) / (a + b + 2.0) {
        let body = checked_beta_reg(b, a, inner).ok()?;
        return probability(1.0 - body);
    }
    probability(checked_beta_reg(a, b, outer).ok()?)
}

fn reachable(df: f64) -> Option<f64> {
    (0.0 < df && df <= MOST_FREEDOM).then_some(df)
}

/// A probability, with what rounding carried past its ends brought back.
fn probability(p: f64) -> Option<f64> {
    p.is_finite().then(|| p.clamp(0.0, 1.0))
}

#[cfg(test)]
mod tests;
