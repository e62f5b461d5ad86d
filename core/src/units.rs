//! Units of measure and currencies: canonical names, dimensions, and exact factors between them.
//!
//! The tables are closed lists (`data/units.tsv`, `data/currencies.tsv`): a word after a number is a unit only where
//! people write it as one. Prefixes are never composed freely, so "a mix" is no mile.

use std::sync::LazyLock;

use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::decimal::Decimal;
use crate::rows::Dimension;

/// A unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Canonical singular name (`minute`, `kilometre`, `percent`) or ISO currency code.
    pub name: &'static str,
    /// What it measures.
    pub dimension: Dimension,
    /// One of it is `numerator / denominator` of the dimension's base unit.
    pub numerator: u64,
    /// See `numerator`.
    pub denominator: u64,
    /// Added after scaling (temperatures), in thousandths of the base unit.
    pub offset_thousandths: i64,
}

impl Unit {
    /// Whether a figure in this unit can be turned into one in the other: same dimension, and for money and units
    /// that stand alone the same unit.
    pub fn converts_to(&self, other: &Self) -> bool {
        self.dimension == other.dimension
            && (self.name == other.name
                || !matches!(self.dimension, Dimension::Money | Dimension::Other | Dimension::Rate))
    }
}

/// The unit of a canonical name.
pub fn find(name: &str) -> Option<&'static Unit> {
    TABLE.names.get(name).and_then(|&idx| TABLE.units.get(idx))
}

/// `value` in the base unit of its unit's dimension, as an exact fraction with a positive denominator.
///
/// Bases are second, metre, square metre, litre, gram, a ninth of a kelvin (so that Celsius and Fahrenheit stay exact),
/// metre per second, joule, watt, bit and one; money and units that stand alone are their own base. Two fractions
/// `a/b` and `c/d` compare as `a·d` with `c·b`; [`compare`] does it. None where the numbers do not fit.
pub fn to_base(value: Decimal, unit: &Unit) -> Option<(i128, i128)> {
    let value = value.normal();
    let power = 10_i128.checked_pow(u32::try_from(value.exponent.unsigned_abs()).ok()?)?;
    let mut numerator = i128::from(value.mantissa).checked_mul(i128::from(unit.numerator))?;
    let mut denominator = i128::from(unit.denominator);
    if value.exponent < 0 {
        denominator = denominator.checked_mul(power)?;
    } else {
        numerator = numerator.checked_mul(power)?;
    }
    if unit.offset_thousandths != 0 {
        let offset = i128::from(unit.offset_thousandths).checked_mul(denominator)?;
        numerator = numerator.checked_mul(1000)?.checked_add(offset)?;
        denominator = denominator.checked_mul(1000)?;
    }
    let divisor = greatest_common_divisor(numerator, denominator);
    Some((numerator / divisor, denominator / divisor))
}

/// How two figures compare after conversion; None where their units do not convert, or the numbers do not fit.
pub fn compare(a: Decimal, a_unit: &Unit, b: Decimal, b_unit: &Unit) -> Option<std::cmp::Ordering> {
    if !a_unit.converts_to(b_unit) {
        return None;
    }
    if a_unit.name == b_unit.name {
        return Some(a.cmp(&b));
    }
    let (a, b) = (to_base(a, a_unit)?, to_base(b, b_unit)?);
    Some(a.0.checked_mul(b.1)?.cmp(&b.0.checked_mul(a.1)?))
}

/// The greatest number that divides both; 1 where either is zero.
pub(crate) fn greatest_common_divisor(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a.saturating_abs(), b.saturating_abs());
    if a == 0 || b == 0 {
        return 1;
    }
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

/// The unit that a spelling names, given in lower case ("square miles", "us dollars").
pub(crate) fn by_word(word: &str) -> Option<&'static Unit> {
    TABLE.words.get(word).and_then(|&idx| TABLE.units.get(idx))
}

/// The unit of a symbol, as written; `touching` says that nothing stands between the number and the symbol.
pub(crate) fn by_symbol(symbol: &str, touching: bool) -> Option<&'static Unit> {
    let idx = TABLE
        .symbols
        .get(symbol)
        .or_else(|| if touching { TABLE.touching.get(symbol) } else { None })?;
    TABLE.units.get(*idx)
}

/// The currency of a sign or abbreviation before or after a number, in lower case ("us$", "£", "rs").
pub(crate) fn by_currency_sign(sign: &str) -> Option<&'static Unit> {
    TABLE.signs.get(sign).and_then(|&idx| TABLE.units.get(idx))
}

struct Table {
    units: Vec<Unit>,
    names: FxHashMap<&'static str, usize>,
    words: FxHashMap<&'static str, usize>,
    symbols: FxHashMap<&'static str, usize>,
    touching: FxHashMap<&'static str, usize>,
    signs: FxHashMap<&'static str, usize>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table {
        units: Vec::with_capacity(300),
        names: FxHashMap::with_capacity_and_hasher(300, FxBuildHasher),
        words: FxHashMap::with_capacity_and_hasher(900, FxBuildHasher),
        symbols: FxHashMap::with_capacity_and_hasher(300, FxBuildHasher),
        touching: FxHashMap::with_capacity_and_hasher(40, FxBuildHasher),
        signs: FxHashMap::with_capacity_and_hasher(100, FxBuildHasher),
    };
    for line in lines(include_str!("../data/units.tsv")) {
        add_unit(&mut table, line);
    }
    for line in lines(include_str!("../data/currencies.tsv")) {
        add_currency(&mut table, line);
    }
    table
});

fn lines(data: &'static str) -> impl Iterator<Item = &'static str> {
    data.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn forms(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split(',').filter(|form| !form.is_empty())
}

fn add_unit(table: &mut Table, line: &'static str) {
    let mut fields = line.split('\t');
    let mut next = || fields.next().unwrap_or("");
    let (name, dimension) = (next(), next());
    let idx = table.units.len();
    table.units.push(Unit {
        name,
        dimension: Dimension::ALL
            .iter()
            .copied()
            .find(|known| known.name() == dimension)
            .unwrap_or(Dimension::Other),
        numerator: next().parse().unwrap_or(1),
        denominator: next().parse().unwrap_or(1),
        offset_thousandths: next().parse().unwrap_or(0),
    });
    table.names.insert(name, idx);
    table.words.extend(forms(next()).map(|form| (form, idx)));
    table.symbols.extend(forms(next()).map(|form| (form, idx)));
    table.touching.extend(forms(next()).map(|form| (form, idx)));
}

fn add_currency(table: &mut Table, line: &'static str) {
    let mut fields = line.split('\t');
    let mut next = || fields.next().unwrap_or("");
    let name = next();
    let idx = table.units.len();
    table.units.push(Unit {
        name,
        dimension: Dimension::Money,
        numerator: 1,
        denominator: 1,
        offset_thousandths: 0,
    });
    table.names.insert(name, idx);
    table.words.extend(forms(next()).map(|form| (form, idx)));
    table.signs.extend(forms(next()).map(|form| (form, idx)));
    if name.len() == 3 {
        table.symbols.insert(name, idx);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cmp::Ordering;

    fn unit(name: &str) -> &'static Unit {
        find(name).unwrap_or_else(|| panic!("no unit {name}"))
    }

    #[test]
    fn conversions_are_exact() {
        let one = Decimal::from;
        let same = |a: Decimal, from: &str, b: Decimal, to: &str| {
            assert_eq!(
                compare(a, unit(from), b, unit(to)),
                Some(Ordering::Equal),
                "{a} {from} = {b} {to}"
            );
        };
        same(one(120), "minute", one(2), "hour");
        same(one(1), "mile", Decimal::parse("1.609344").unwrap(), "kilometre");
        same(one(-40), "degree celsius", one(-40), "degree fahrenheit");
        same(one(100), "degree celsius", one(212), "degree fahrenheit");
        same(one(0), "kelvin", Decimal::parse("-273.15").unwrap(), "degree celsius");
        same(one(640), "acre", one(1), "square mile");
        same(one(16), "ounce", one(1), "pound-mass");
        same(one(2000), "pound-mass", one(1), "ton");
        same(one(4), "quart", one(1), "gallon");
        same(one(100), "basis point", one(1), "percentage point");
        same(one(36), "kilometre per hour", one(10), "metre per second");
        assert_eq!(compare(one(1), unit("GBP"), one(1), unit("USD")), None);
        assert_eq!(compare(one(1), unit("mile"), one(1), unit("hour")), None);
    }

    #[test]
    fn every_row_of_the_tables_is_whole() {
        for line in lines(include_str!("../data/units.tsv")) {
            assert_eq!(line.split('\t').count(), 8, "{line}");
        }
        for unit in &TABLE.units {
            assert!(unit.numerator > 0 && unit.denominator > 0, "{}", unit.name);
            assert!(find(unit.name).is_some());
        }
        assert_eq!(TABLE.units.len(), TABLE.names.len(), "a name stands twice");
    }
}
