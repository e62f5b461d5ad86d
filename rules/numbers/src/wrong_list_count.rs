//! A count before a list that has another length.

use factlint_core::decimal::Decimal;
use factlint_core::document::Document;
use factlint_core::prose::{BlockKind, BlockRow};
use factlint_core::rows::{Bound, Dimension, QuantityRow};
use factlint_core::rule::Rule;
use factlint_core::span::ProseSpan;
use factlint_core::{Sink, declare_rule, without_options};

declare_rule! {
    /// ## What it does
    /// Finds a counted noun before a colon whose list has another length ("three people: A, B, C and D"), and "the
    /// following three" before a list of another number of items.
    ///
    /// ## Why it matters
    /// An item that is added or dropped late leaves the count behind.
    ///
    /// ## Example
    /// ```bad
    /// The prize went to three towns: Aldport, Brenning, Corve and Dunmere.
    /// ```
    /// ## Better
    /// ```good
    /// The prize went to four towns: Aldport, Brenning, Corve and Dunmere.
    /// ```
    /// ## When it stays silent
    /// Unless it is switched on, because few edited texts hold such a slip; where the list has no "and", or holds
    /// clauses, brackets or semicolons of two kinds.
    pub WrongListCount in "numbers" {
        name: "wrong-list-count", summary: "a count before a list of another length", level: Off, since: "0.1.0"
    }
}

impl Rule for WrongListCount {
    without_options!();

    fn check(&self, doc: &Document, out: &mut Sink<'_>) {
        for row in doc.quantities.iter().filter(|row| counts(row)) {
            let Some(listed) = sentence_list(doc, row).or_else(|| block_list(doc, row)) else {
                continue;
            };
            if Decimal::from(listed.0 as i64) != row.low {
                let said = doc.line(row.span.join(row.noun_span));
                let message = format!("\"{said}\" before a list of {}: these two differ", listed.0);
                out.report(row.span, message).label(listed.1, "the list");
            }
        }
    }
}

fn counts(row: &QuantityRow) -> bool {
    let whole = row.precision == 0 && row.low <= Decimal::from(20) && row.low >= Decimal::from(2);
    let exact = row.bound() == Bound::Exact && row.flags & QuantityRow::VAGUE == 0;
    whole && exact && row.dimension() == Dimension::Count && row.noun_span.is_some()
}

/// The rest of the block behind a colon, where one stands right behind the counted noun.
fn behind_colon<'d>(doc: &'d Document, row: &QuantityRow) -> Option<(&'d BlockRow, ProseSpan)> {
    let block = doc.block_of(row.sentence)?;
    let end = row.noun_span.end.max(row.span.end);
    let rest = ProseSpan::new(end, block.span.end.max(end));
    let offset = doc.text(rest).find(|c: char| !c.is_whitespace())?;
    doc.text(rest)
        .get(offset..)?
        .starts_with(':')
        .then(|| (block, ProseSpan::new(end + offset as u32 + 1, rest.end)))
}

/// The length and place of an enumeration in the sentence: names and short nouns with commas and one "and".
fn sentence_list(doc: &Document, row: &QuantityRow) -> Option<(usize, ProseSpan)> {
    let (_, rest) = behind_colon(doc, row)?;
    let sentence = doc.sentence(row.sentence)?;
    let list = ProseSpan::new(rest.start, sentence.span.end.max(rest.start));
    let text = doc.text(list).trim().trim_end_matches('.');
    if text.is_empty() || text.contains(['(', ')', ';', ':', '\u{2014}', '"', '“', '?']) {
        return None;
    }
    let (head, last) = text.rsplit_once(" and ")?;
    let items: Vec<&str> = head.trim_end_matches(',').split(", ").collect();
    // Items of more than four words may hold an apposition or a clause, and a second "and" joins inside an item.
    let plain = |item: &&str| !item.contains(" and ") && !item.contains(',') && item.split(' ').count() <= 4;
    let all = items.iter().chain([&last]).all(plain);
    all.then_some((items.len() + 1, list))
}

/// The number of list items right behind a block that ends in "the following three things:".
fn block_list(doc: &Document, row: &QuantityRow) -> Option<(usize, ProseSpan)> {
    let (block, rest) = behind_colon(doc, row)?;
    if !doc.text(rest).trim().is_empty() {
        return None;
    }
    let before = doc
        .prose
        .blocks
        .partition_point(|other| other.span.start <= block.span.start);
    let items = doc
        .blocks()
        .get(before..)?
        .iter()
        .take_while(|item| item.kind() == BlockKind::ListItem);
    let items: Vec<&BlockRow> = items.collect();
    let level = items.first()?.level;
    let count = items.iter().filter(|item| item.level == level).count();
    let place = items.first()?.span.join(items.last()?.span);
    (count > 1 && block.kind() == BlockKind::Paragraph).then_some((count, place))
}
