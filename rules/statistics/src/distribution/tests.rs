//! Against reference values computed with mpmath 1.4.1 at 60 digits; scipy 1.17.1 agrees with each to 1e-12 (where
//! mpmath takes too long, beyond 2,000 degrees of freedom, the value for F and chi-squared is scipy's).

use super::*;

/// t, degrees of freedom, two-sided p.
const T: [(f64, f64, f64); 14] = [
    (0.01, 1.0, 0.993_634_014_470_183),
    (12.706, 1.0, 0.050_000_802_358_133_2),
    (4.303, 2.0, 0.049_992_524_985_214_5),
    (0.5, 3.0, 0.651_447_964_848_151),
    (2.2, 28.0, 0.036_225_484_778_837_8),
    (2.048, 28.0, 0.050_042_524_695_441_6),
    (22.2, 28.0, 2.582_357_455_340_99e-19),
    (1.96, 100.0, 0.052_778_901_366_229_7),
    (0.01, 1_000_000.0, 0.992_021_289_365_548),
    (1.5, 1_000_000.0, 0.133_614_718_236_793),
    (3.3, 28.4, 0.002_610_276_939_453_4),
    (2.571, 5.0, 0.049_974_634_683_851_4),
    (0.3, 0.7, 0.829_235_186_371_335),
    (1.7, 12_345.0, 0.089_156_115_661_14),
];

/// F, both degrees of freedom, p.
const F: [(f64, f64, f64, f64); 11] = [
    (4.32, 1.0, 34.0, 0.045_284_177_222_577),
    (161.448, 1.0, 1.0, 0.049_999_944_297_999_8),
    (2.2, 2.0, 28.0, 0.129_593_224_474_093),
    (22.2, 2.0, 28.0, 1.674_451_265_528_06e-6),
    (0.01, 3.0, 100.0, 0.998_620_523_137_218),
    (1.05, 1000.0, 1000.0, 0.220_291_482_525_934),
    (1.0, 120.0, 1_000_000.0, 0.482_833_813_060_348),
    (4.96, 1.0, 10.0, 0.050_087_650_566_468_2),
    (1.67, 1.67, 46.8, 0.202_496_655_142_691),
    (50.0, 7.0, 5.0, 0.000_249_409_057_243_81),
    (1.2, 30.0, 100_000.0, 0.208_124_499_763_742),
];

/// Chi-squared, degrees of freedom, p.
const CHI_SQUARED: [(f64, f64, f64); 10] = [
    (7.5, 2.0, 0.023_517_745_856_009_1),
    (3.841, 1.0, 0.050_013_683_763_956_7),
    (0.001, 1.0, 0.974_772_879_369_96),
    (22.2, 28.0, 0.771_948_704_032_936),
    (52.2, 28.0, 0.003_637_402_634_438_73),
    (18.307, 10.0, 0.050_000_589_091_398_1),
    (124.342, 100.0, 0.050_000_715_769_971_8),
    (1030.0, 1000.0, 0.248_537_850_214_081),
    (101_000.0, 100_000.0, 0.012_868_840_377_233_6),
    (300.0, 3.0, 9.948_758_346_327_71e-65),
];

/// z, two-sided p.
const Z: [(f64, f64); 6] = [
    (0.01, 0.992_021_287_370_737),
    (1.0, 0.317_310_507_862_914),
    (1.96, 0.049_995_790_296_440_9),
    (2.575_829, 0.010_000_008_778_481_6),
    (4.0, 6.334_248_366_623_98e-5),
    (8.0, 1.244_192_114_854_36e-15),
];

/// r, degrees of freedom, two-sided p.
const R: [(f64, f64, f64); 6] = [
    (0.22, 28.0, 0.242_738_987_912_712),
    (0.52, 28.0, 0.003_225_725_231_259_75),
    (-0.31, 45.0, 0.033_957_647_800_628_1),
    (0.999, 3.0, 3.795_497_437_340_14e-5),
    (0.01, 998.0, 0.752_123_840_974_831),
    (0.9, 10.0, 6.644_441_406_25e-5),
];

/// Within 1e-9, and where the tail is thin within a millionth of it, so that printed exponents can be judged.
#[track_caller]
fn agrees(found: Option<f64>, reference: f64, case: &str) {
    let found = found.unwrap();
    let off = (found - reference).abs();
    assert!(
        off <= 1e-9 && off <= 1e-6 * reference,
        "{case}: {found:e} is not {reference:e}"
    );
}

#[test]
fn tails_agree_with_references() {
    for (t, df, p) in T {
        agrees(two_sided_t(t, df), p, &format!("t({df}) = {t}"));
        agrees(two_sided_t(-t, df), p, &format!("t({df}) = -{t}"));
        agrees(upper_f(t * t, 1.0, df), p, &format!("F(1, {df}) = {t} squared"));
    }
    for (f, df1, df2, p) in F {
        agrees(upper_f(f, df1, df2), p, &format!("F({df1}, {df2}) = {f}"));
    }
    for (x, df, p) in CHI_SQUARED {
        agrees(upper_chi_squared(x, df), p, &format!("chi-squared({df}) = {x}"));
    }
    for (z, p) in Z {
        agrees(two_sided_z(z), p, &format!("z = {z}"));
    }
    for (r, df, p) in R {
        agrees(two_sided_r(r, df), p, &format!("r({df}) = {r}"));
    }
}

/// Critical values as printed in every textbook's tables: the tail at each rounds to the table's own level.
#[test]
fn published_tables_are_met() {
    let tables = [
        (two_sided_t(2.228, 10.0), 0.05),
        (two_sided_t(2.750, 30.0), 0.01),
        (upper_f(4.17, 1.0, 30.0), 0.05),
        (upper_f(5.39, 2.0, 30.0), 0.01),
        (upper_chi_squared(5.991, 2.0), 0.05),
        (upper_chi_squared(11.345, 3.0), 0.01),
        (two_sided_z(1.96), 0.05),
        (two_sided_r(0.361, 28.0), 0.05),
    ];
    for (found, level) in tables {
        assert!((found.unwrap() - level).abs() < 2e-4, "{found:?} is not {level}");
    }
}

#[test]
fn ends_and_nonsense() {
    assert_eq!(two_sided_t(0.0, 10.0), Some(1.0));
    assert_eq!(upper_f(0.0, 2.0, 10.0), Some(1.0));
    assert_eq!(upper_chi_squared(0.0, 3.0), Some(1.0));
    assert_eq!(upper_chi_squared(1e9, 3.0), Some(0.0));
    assert_eq!(two_sided_r(1.0, 10.0), Some(0.0));
    assert_eq!(two_sided_r(1.5, 10.0), None);
    for df in [0.0, -3.0, f64::NAN, f64::INFINITY, 1e9] {
        assert_eq!(two_sided_t(2.0, df), None);
        assert_eq!(upper_f(2.0, df, 10.0), None);
        assert_eq!(upper_f(2.0, 10.0, df), None);
        assert_eq!(upper_chi_squared(2.0, df), None);
    }
    for x in [f64::NAN, f64::INFINITY, -1.0] {
        assert_eq!(upper_f(x, 2.0, 10.0), None);
        assert_eq!(upper_chi_squared(x, 2.0), None);
    }
    assert_eq!(two_sided_z(f64::NAN), None);
}
