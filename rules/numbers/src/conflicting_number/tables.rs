//! Figures of running text against the cells of the document's tables.
//!
//! A sentence that names both the row and the column of one cell, and gives a figure of the kind that stands in it,
//! tells what the cell says. So where the two differ, and no cell bears the sentence out, they are in conflict.

use factlint_core::document::Document;
use factlint_core::interval::{Figure, Relation};
use factlint_core::language::kin::Kin;
use factlint_core::language::{self, Class};
use factlint_core::passages::is_light;
use factlint_core::prose::{BlockKind, BlockRow};
use factlint_core::rows::{Bound, NONE, QuantityRow, TokenKind, TokenRow};
use factlint_core::{ProseSpan, Sink};

use super::eligible::{may_stand, tells};
use super::referent::tight;

/// Reports figures of the text that a cell of a table has otherwise, at both ends.
pub(super) fn check(doc: &Document, out: &mut Sink<'_>) {
    if !doc.blocks().iter().any(|block| block.kind() == BlockKind::TableCell) {
        return;
    }
    let mut kin = Kin::default();
    let figures: Vec<(usize, Figure<'_>)> = (doc.quantities.iter())
        .filter_map(|row| {
            let block = doc.sentence(row.sentence)?.block as usize;
            Some((block, Figure::of(row, doc.unit(row))?))
        })
        .collect();
    let is_in_table = |block: usize| {
        doc.blocks()
            .get(block)
            .is_some_and(|block| block.kind() == BlockKind::TableCell)
    };
    let (in_cells, told): (Vec<_>, Vec<_>) = figures.into_iter().partition(|(block, _)| is_in_table(*block));
    let cells: Vec<Cell<'_>> = in_cells
        .iter()
        .filter_map(|(block, figure)| Cell::of(doc, *block, figure, &mut kin))
        .collect();
    if cells.is_empty() {
        return;
    }
    for (block, figure) in &told {
        if !may_be_of_cell(doc, *block, figure.row) || in_cells.iter().any(|(_, cell)| figure.is_borne_out_by(cell)) {
            continue;
        }
        let words = words(doc, figure.row.sentence, &mut kin);
        let mut named = cells.iter().filter(|cell| cell.is_named(&words));
        let (Some(cell), None) = (named.next(), named.next()) else {
            continue;
        };
        let sentence = figure.row.sentence;
        let told_already = told
            .iter()
            .filter(|(_, other)| other.row.sentence == sentence)
            .any(|(_, other)| other.is_borne_out_by(cell.figure) || cell.figure.is_borne_out_by(other));
        let conflict = figure.is_comparable(cell.figure)
            && figure.interval.relation(&cell.figure.interval) == Relation::Conflict
            && !figure.interval.far_apart(&cell.figure.interval);
        if conflict && !told_already && cell.counts(doc, figure.row, &mut kin) && !goes_elsewhere(doc, sentence, cell) {
            tell(doc, figure.row, cell, out);
        }
    }
}

/// A cell that holds one figure, with the words of what heads its row and its column.
struct Cell<'a> {
    figure: &'a Figure<'a>,
    heads: [&'a BlockRow; 2],
    /// The keys of each word of both heads.
    words: Vec<Box<[u32]>>,
}

impl<'a> Cell<'a> {
    fn of(doc: &'a Document, block: usize, figure: &'a Figure<'a>, kin: &mut Kin) -> Option<Self> {
        let row = doc.blocks().get(block)?;
        let whole = doc.text(row.span).trim().len() <= figure.row.span.join(figure.row.number).len() as usize + 2;
        let exact = figure.row.bound() == Bound::Exact && row.flags & BlockRow::HEADER == 0;
        let heads = [
            doc.blocks().get(row.row_header as usize)?,
            doc.blocks().get(row.column_header as usize)?,
        ];
        let mut words = Vec::new();
        for head in heads {
            let own = says(doc, doc_tokens(doc, head.span), kin)?;
            if own.is_empty() {
                return None;
            }
            words.extend(own);
        }
        (whole && exact).then_some(Self { figure, heads, words })
    }

    /// Whether a sentence with these words names the row and the column.
    fn is_named(&self, sentence: &[u32]) -> bool {
        let known = |key: &u32| sentence.binary_search(key).is_ok();
        self.words.iter().all(|word| word.iter().any(known))
    }

    /// Whether a figure counts what the heads say and no narrower thing: "serious fires" are not all "fires".
    fn counts(&self, doc: &Document, row: &QuantityRow, kin: &mut Kin) -> bool {
        let noun = doc.noun(row).unwrap_or("");
        noun.split(' ').filter(|word| !word.is_empty()).all(|word| {
            let keys = kin.of(word);
            self.words
                .iter()
                .any(|head| head.iter().any(|key| keys.binary_search(key).is_ok()))
        })
    }
}

/// The words of some tokens that say something, each with the keys of its forms; none of them where a word scales the
/// figures below ("in thousands").
fn says(doc: &Document, tokens: &[TokenRow], kin: &mut Kin) -> Option<Vec<Box<[u32]>>> {
    let mut found = Vec::new();
    for token in tokens {
        let text = doc.text(token.span);
        match token.kind() {
            TokenKind::Number => {
                if text.starts_with("000") {
                    return None;
                }
                found.push([language::key(text)].into());
            }
            TokenKind::Word if token.classes & Class::NUMBER_WORD != 0 || kin_of_scale(text) => return None,
            TokenKind::Word if !is_light(token.word, token.classes) => found.push(kin.of(text).into()),
            _ if text == "%" => return None,
            _ => {}
        }
    }
    Some(found)
}

/// Whether a word of a head scales its column, in the plural or cut short.
fn kin_of_scale(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    let scales = [
        "thousands",
        "millions",
        "billions",
        "m",
        "bn",
        "mn",
        "mln",
        "k",
        "percent",
        "pct",
    ];
    scales.contains(&word.as_str())
}

/// Whether a figure of running text may tell what a cell says.
fn may_be_of_cell(doc: &Document, block: usize, row: &QuantityRow) -> bool {
    let kind = doc.blocks().get(block).map(BlockRow::kind);
    matches!(kind, Some(BlockKind::Paragraph | BlockKind::ListItem))
        && row.bound() == Bound::Exact
        && (row.unit != NONE || row.noun != NONE)
        && may_stand(doc, row)
        && tells(doc, row.sentence)
}

/// The keys of all words and numbers of a sentence, sorted.
fn words(doc: &Document, sentence: u32, kin: &mut Kin) -> Vec<u32> {
    let mut keys = Vec::new();
    for token in doc.tokens_of(sentence) {
        match token.kind() {
            TokenKind::Word => keys.extend_from_slice(kin.of(doc.text(token.span))),
            TokenKind::Number => keys.push(language::key(doc.text(token.span))),
            _ => {}
        }
    }
    keys.sort_unstable();
    keys
}

fn doc_tokens(doc: &Document, span: ProseSpan) -> &[TokenRow] {
    let place = |offset: u32| doc.tokens.partition_point(|token| token.span.start < offset);
    doc.tokens.get(place(span.start)..place(span.end)).unwrap_or(&[])
}

/// Whether a sentence names somebody or some place that neither the heads of a cell nor a heading or caption names:
/// then it may speak of a part of what the table counts.
fn goes_elsewhere(doc: &Document, sentence: u32, cell: &Cell<'_>) -> bool {
    let Some(span) = doc.sentence(sentence).map(|sentence| sentence.span) else {
        return true;
    };
    let around = (doc.blocks().iter()).filter(|block| matches!(block.kind(), BlockKind::Heading | BlockKind::Caption));
    let named = |name: &str| {
        let mut blocks = around.clone().chain(cell.heads);
        blocks.any(|block| doc.text(block.span).contains(name))
    };
    (doc.mentions.iter().filter(|mention| span.contains(mention.span))).any(|mention| !named(doc.text(mention.span)))
}

fn tell(doc: &Document, row: &QuantityRow, cell: &Cell<'_>, out: &mut Sink<'_>) {
    let (own, other) = (row.span.join(tight(row)), cell.figure.row.span);
    let (here, there) = (doc.text(own), doc.text(other));
    let [line, column] = cell.heads.map(|head| doc.line(head.span));
    let note = || format!("the sentence names the row \u{201c}{line}\u{201d} and the column \u{201c}{column}\u{201d}");
    out.report(
        own,
        format!("\"{here}\" here, \"{there}\" in the table: these two differ"),
    )
    .identity(there)
    .label(other, format!("\"{there}\" here"))
    .note(note());
    out.report(
        other,
        format!("\"{there}\" in the table, \"{here}\" in the text: these two differ"),
    )
    .identity(here)
    .label(own, format!("\"{here}\" here"))
    .note(note());
}
