//! Which figures of a document are votes, voters, turnout, or the seats of a party.

use factlint_core::rows::{Bound, Dimension, QuantityRow};
use factlint_core::{Decimal, Document};

/// The figures of a block that a predicate takes, in order.
pub fn in_block<'d>(
    doc: &'d Document,
    block: u32,
    takes: impl Fn(&QuantityRow) -> bool + 'd,
) -> impl Iterator<Item = &'d QuantityRow> {
    (doc.quantities.iter())
        .filter(move |row| doc.sentence(row.sentence).is_some_and(|at| at.block == block) && takes(row))
}

/// Whether a figure is exact and counts something whose noun ends in one of these words.
pub fn counts(doc: &Document, row: &QuantityRow, nouns: &[&str]) -> bool {
    let noun = doc.noun(row).unwrap_or("");
    let ends = |word: &&str| noun == *word || noun.strip_suffix(word).is_some_and(|before| before.ends_with(' '));
    row.dimension() == Dimension::Count && row.bound() == Bound::Exact && nouns.iter().any(ends)
}

/// Whether a figure is a percentage whose sentence speaks of turnout.
pub fn is_turnout(doc: &Document, row: &QuantityRow) -> bool {
    let sentence = doc.sentence(row.sentence).map_or("", |at| doc.text(at.span));
    let exact = matches!(row.bound(), Bound::Exact | Bound::About);
    row.dimension() == Dimension::Percent && exact && sentence.to_lowercase().contains("turnout")
}

/// The party or person nearest before a figure in its sentence, in the fullest form of its name.
pub fn subject<'d>(doc: &'d Document, row: &QuantityRow) -> Option<&'d str> {
    let mut before =
        (doc.mentions.iter()).filter(|name| name.sentence == row.sentence && name.span.end <= row.span.start);
    let entity = before.next_back()?.entity;
    doc.string(doc.entities.get(entity as usize)?.name)
}

/// `part` as a percentage of `whole`, rounded to as many places as the exponent says, in both directions; none where it
/// does not fit.
pub fn share(part: Decimal, whole: Decimal, exponent: i64) -> Option<(Decimal, Decimal)> {
    let plain = |value: Decimal| {
        let value = value.normal();
        let scale = 10_i128.checked_pow(u32::try_from(value.exponent).ok()?)?;
        i128::from(value.mantissa).checked_mul(scale)
    };
    let (part, whole) = (plain(part)?, plain(whole)?);
    let places = u32::try_from(-exponent.min(0)).ok()?;
    let scaled = part.checked_mul(100)?.checked_mul(10_i128.checked_pow(places)?)?;
    if whole <= 0 {
        return None;
    }
    let down = i64::try_from(scaled / whole).ok()?;
    let up = i64::try_from((scaled + whole - 1) / whole).ok()?;
    let decimal = |mantissa| Decimal::new(mantissa, -i64::from(places));
    Some((decimal(down), decimal(up)))
}
