//! Every amount that a unit's name may stand for: writers seldom say which gallon.

use factlint_core::interval::Fraction;
use factlint_core::units;

/// One definition of a unit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Definition {
    /// How many base units one of it is.
    pub(super) factor: Fraction,
    /// What is added after scaling, for levels of temperature.
    pub(super) offset: Fraction,
}

/// Other legitimate definitions, as fractions of the base unit of `core/data/units.tsv` (metre, square metre, litre,
/// gram, joule, watt). NIST Handbook 44, appendix C, and the Weights and Measures Act 1985.
const OTHERS: &[(&str, i128, i128)] = &[
    // Long and metric.
    ("ton", 10_160_469_088, 10_000),
    ("ton", 1_000_000, 1),
    ("gallon", 454_609, 100_000),
    ("imperial gallon", 454_609, 100_000),
    // Imperial, and American dry.
    ("quart", 11_365_225, 10_000_000),
    ("quart", 1_101_220_942_715, 1_000_000_000_000),
    ("pint", 56_826_125, 100_000_000),
    ("pint", 5_506_104_713_575, 10_000_000_000_000),
    ("fluid ounce", 284_130_625, 10_000_000_000),
    ("fluid ounce", 3, 100),
    ("ounce", 311_034_768, 10_000_000),
    ("cup", 1, 4),
    ("cup", 24, 100),
    ("cup", 284_130_625, 1_000_000_000),
    ("tablespoon", 15, 1000),
    ("tablespoon", 20, 1000),
    ("teaspoon", 5, 1000),
    // Beer in Britain and in America.
    ("barrel", 16_365_924, 100_000),
    ("barrel", 117_347_765_304, 1_000_000_000),
    ("barrel", 119_240_471_196, 1_000_000_000),
    ("bushel", 3_636_872, 100_000),
    ("horsepower", 73_549_875, 100_000),
    ("metric horsepower", 7_457, 10),
    ("brake horsepower", 73_549_875, 100_000),
    // The calorie of food.
    ("calorie", 4184, 1),
    ("kilocalorie", 41_868, 10),
    ("gigaton", 907_184_740_000_000, 1),
    ("megatonne", 907_184_740_000, 1),
    ("kilotonne", 907_184_740, 1),
];

/// The mile of seafarers.
const AT_SEA: (&str, i128, i128) = ("mile", 1852, 1);

/// What a unit may stand for, the commonest first; `at_sea` says whether a mile may be a nautical one.
pub(super) fn definitions(unit: &str, at_sea: bool) -> impl Iterator<Item = Definition> {
    let zero = Fraction::whole(0);
    let known = units::find(unit);
    let own = known.and_then(|unit| {
        Some(Definition {
            factor: Fraction::ratio(unit.numerator.into(), unit.denominator.into())?,
            offset: Fraction::ratio(unit.offset_thousandths.into(), 1000)?,
        })
    });
    // "A rise of 2 C (3.6 F)" is a difference, without the offset.
    let difference = own
        .filter(|own| own.offset.sign() != 0)
        .map(|own| Definition { offset: zero, ..own });
    let others = OTHERS
        .iter()
        .chain(at_sea.then_some(&AT_SEA))
        .filter(move |(name, ..)| *name == unit)
        .filter_map(move |&(_, over, under)| {
            Some(Definition {
                factor: Fraction::ratio(over, under)?,
                offset: zero,
            })
        });
    own.into_iter().chain(difference).chain(others)
}
