//! Rows and columns called "Total".

use std::cmp::Ordering;
use std::collections::BTreeMap;

use factlint_core::document::Document;
use factlint_core::interval::Fraction;
use factlint_core::prose::{BlockKind, BlockRow};

use super::cell::Cell;
use super::{Figure, Sum, Verdict};
use crate::gap::Words;
use crate::say;

/// Heads of rows and columns that hold the sum of the others.
const TOTALS: &[&str] = &[
    "total",
    "totals",
    "grand total",
    "sum",
    "overall total",
    "total:",
    "in total",
];

/// Words in a head after which cells are not parts of a sum.
const NO_PARTS: Words = Words::of(
    "total subtotal sub-total which average mean median change share rate per ratio index rank year age growth \
     including net less minus balance cumulative turnout maximum minimum max min margin price percent percentage \
     difference year-on-year points score excluding thereof include all overall density height unit no. id",
);

/// Cells by row and column.
type Grid<'d> = BTreeMap<(u32, u32), &'d BlockRow>;

/// The sums of all tables that differ from their totals.
pub(super) fn sums(doc: &Document) -> Vec<Sum> {
    let mut tables: BTreeMap<u32, Grid<'_>> = BTreeMap::new();
    for block in doc.blocks().iter().filter(|block| block.kind() == BlockKind::TableCell) {
        tables
            .entry(block.table)
            .or_default()
            .insert((block.row, block.column), block);
    }
    let mut found = Vec::new();
    for grid in tables.values() {
        if let Some(table) = Table::of(doc, grid) {
            found.extend(certain(table.column_sums()));
            found.extend(certain(table.row_sums()));
        }
    }
    found
}

/// Those that differ, where the others show that the total is one: of several, one at least must fit.
fn certain(sums: Vec<Sum>) -> impl Iterator<Item = Sum> {
    let verdicts: Vec<Verdict> = sums.iter().map(Sum::verdict).collect();
    let fits = verdicts.iter().filter(|verdict| **verdict == Verdict::Fits).count();
    let differs = verdicts.iter().filter(|verdict| **verdict == Verdict::Differs).count();
    let trusted = sums.len() == 1 || fits >= differs;
    sums.into_iter()
        .zip(verdicts)
        .filter(move |(_, verdict)| trusted && *verdict == Verdict::Differs)
        .map(|(sum, _)| sum)
}

/// A table without holes.
struct Table<'d> {
    doc: &'d Document,
    grid: &'d Grid<'d>,
    rows: u32,
    columns: u32,
}

impl<'d> Table<'d> {
    fn of(doc: &'d Document, grid: &'d Grid<'d>) -> Option<Self> {
        let rows = grid.keys().map(|(row, _)| row + 1).max()?;
        let columns = grid.keys().map(|(_, column)| column + 1).max()?;
        // Merged cells leave holes, and then nobody knows what stands under what; the corner is often empty.
        let corner = u64::from(!grid.contains_key(&(0, 0)));
        let whole = grid.len() as u64 + corner == u64::from(rows) * u64::from(columns);
        (whole && rows >= 3 && columns >= 2).then_some(Self {
            doc,
            grid,
            rows,
            columns,
        })
    }

    fn text(&self, row: u32, column: u32) -> &'d str {
        self.grid
            .get(&(row, column))
            .map_or("", |block| self.doc.text(block.span))
    }

    /// A head in lower case.
    fn head(&self, row: u32, column: u32) -> String {
        say::words(self.text(row, column)).to_lowercase()
    }

    fn figure(&self, row: u32, column: u32) -> Option<(Figure, Cell)> {
        let cell = Cell::read(self.text(row, column))?;
        let span = self.grid.get(&(row, column))?.span;
        Some((cell.figure(span)?, cell))
    }

    /// The cells above a last row "Total", column by column.
    fn column_sums(&self) -> Vec<Sum> {
        let last = self.rows - 1;
        if !is_total(&self.head(last, 0)) || (1..last).any(|row| is_no_part(&self.head(row, 0))) {
            return Vec::new();
        }
        (1..self.columns)
            .filter_map(|column| {
                let (head, total) = (self.head(0, column), self.figure(last, column)?);
                // Shares have no sum, unless it is all.
                let shares = ["%", "share", "percent", "per cent"]
                    .iter()
                    .any(|word| head.contains(word));
                if is_no_part(&head) && !is_total(&head) && !(shares && is_hundred(&total.0)) {
                    return None;
                }
                let parts = (1..last).map(|row| self.figure(row, column)).collect();
                sum(parts, Some(total), &say::words(self.text(0, column)))
            })
            .collect()
    }

    /// The cells beside a last column "Total", row by row.
    fn row_sums(&self) -> Vec<Sum> {
        let last = self.columns - 1;
        if last < 3 || !is_total(&self.head(0, last)) || (1..last).any(|column| is_no_part(&self.head(0, column))) {
            return Vec::new();
        }
        let rows = (1..self.rows).filter(|row| !is_no_part(&self.head(*row, 0)) || is_total(&self.head(*row, 0)));
        let sums: Vec<Sum> = rows
            .filter_map(|row| {
                let parts = (1..last).map(|column| self.figure(row, column)).collect();
                sum(parts, self.figure(row, last), &say::words(self.text(row, 0)))
            })
            .collect();
        // One row alone does not show that the column is the sum of the others.
        if sums.len() < 2 { Vec::new() } else { sums }
    }
}

/// A sum, where every part is there, in the unit of the total.
fn sum(parts: Option<Vec<(Figure, Cell)>>, total: Option<(Figure, Cell)>, head: &str) -> Option<Sum> {
    let (parts, (total, unit)) = (parts?, total?);
    if parts.len() < 2 || parts.iter().any(|(_, cell)| cell.unit.1 != unit.unit.1) {
        return None;
    }
    // Percentages add up to a hundred, or are of several wholes.
    if unit.unit.1 == "%" && !is_hundred(&total) {
        return None;
    }
    Some(Sum {
        total,
        parts: parts.into_iter().map(|(figure, _)| figure).collect(),
        place: if head.is_empty() {
            String::new()
        } else {
            format!(" of \"{head}\"")
        },
    })
}

fn is_hundred(figure: &Figure) -> bool {
    figure.printed.compare(Fraction::whole(100)) == Some(Ordering::Equal)
}

fn is_total(head: &str) -> bool {
    let head = head.trim_matches(|c: char| !c.is_alphabetic() && c != ':');
    TOTALS.contains(&head)
}

fn is_no_part(head: &str) -> bool {
    head.contains('%')
        || head
            .split(|c: char| !c.is_alphanumeric() && c != '-' && c != '.')
            .any(|word| NO_PARTS.contains(word))
}
