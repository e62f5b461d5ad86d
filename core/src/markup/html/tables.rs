//! Rows, columns and headers of the tables of a page.

use crate::prose::{BlockKind, BlockRow};

/// Widest table whose columns are told apart.
const WIDEST: usize = 1000;

/// A table that is open.
#[derive(Debug)]
struct Table {
    number: u32,
    /// Rows so far.
    rows: u32,
    column: usize,
    in_head: bool,
    /// Block of the header of each column.
    headers: Vec<u32>,
    /// Row up to which a cell from above covers each column.
    covered: Vec<u32>,
    row_header: u32,
    /// The cell that is open.
    cell: Option<Cell>,
    /// A table for layout has no cells, only blocks.
    layout: bool,
}

#[derive(Debug, Clone, Copy)]
struct Cell {
    header: bool,
    heads_row: bool,
    column: usize,
    width: usize,
    row_header: u32,
    /// Its first block.
    block: u32,
}

/// The tables that are open, innermost last.
#[derive(Debug, Default)]
pub(in crate::markup) struct Tables {
    open: Vec<Table>,
    count: u32,
}

impl Tables {
    /// A table starts.
    pub(super) fn start(&mut self, layout: bool) {
        // A table inside a cell means that the outer one is there for layout.
        if let Some(outer) = self.open.last_mut() {
            outer.layout = true;
        }
        let number = self.take_number();
        self.open.push(Table {
            number,
            rows: 0,
            column: 0,
            in_head: false,
            headers: Vec::new(),
            covered: Vec::new(),
            row_header: u32::MAX,
            cell: None,
            layout,
        });
    }

    /// The innermost table ends.
    pub(super) fn end(&mut self) {
        self.open.pop();
    }

    /// The number of a table that another format reads.
    pub(in crate::markup) fn take_number(&mut self) -> u32 {
        self.count += 1;
        self.count - 1
    }

    /// The head or body of a table starts.
    pub(super) fn section(&mut self, head: bool) {
        if let Some(table) = self.open.last_mut() {
            table.in_head = head;
        }
    }

    /// A row starts.
    pub(super) fn start_row(&mut self) {
        if let Some(table) = self.open.last_mut() {
            table.rows += 1;
            table.column = 0;
            table.row_header = u32::MAX;
        }
    }

    /// A cell starts; `scope` is the attribute of a header cell.
    pub(super) fn start_cell(&mut self, header: bool, scope: &str, columns: usize, rows: usize) {
        let Some(table) = self.open.last_mut() else { return };
        if table.rows == 0 {
            table.rows = 1;
        }
        let row = table.rows - 1;
        while table.covered.get(table.column).is_some_and(|&until| until > row) {
            table.column += 1;
        }
        let width = columns.clamp(1, WIDEST);
        if rows > 1 && table.column + width <= WIDEST {
            let end = table.column + width;
            if table.covered.len() < end {
                table.covered.resize(end, 0);
            }
            for until in table.covered.iter_mut().take(end).skip(table.column) {
                *until = row + rows.min(WIDEST) as u32;
            }
        }
        let in_first_column = table.column == 0;
        table.cell = Some(Cell {
            header: header || table.in_head,
            heads_row: scope.eq_ignore_ascii_case("row")
                || (in_first_column && !table.in_head && (!header || row > 0) && !scope.starts_with("col")),
            column: table.column,
            width,
            row_header: table.row_header,
            block: u32::MAX,
        });
        table.column = (table.column + width).min(u32::MAX as usize - WIDEST);
    }

    /// The cell that is open ends.
    pub(super) fn end_cell(&mut self) {
        let Some(table) = self.open.last_mut() else { return };
        let Some(cell) = table.cell.take().filter(|cell| cell.block != u32::MAX) else {
            return;
        };
        if cell.heads_row {
            table.row_header = cell.block;
        }
        // The first row heads the columns, whatever its cells are called.
        if (table.in_head || (cell.header && !cell.heads_row) || table.rows == 1) && cell.column < WIDEST {
            let end = (cell.column + cell.width).min(WIDEST);
            if table.headers.len() < end {
                table.headers.resize(end, u32::MAX);
            }
            for header in table.headers.iter_mut().take(end).skip(cell.column) {
                *header = cell.block;
            }
        }
    }

    /// The row of a block in the open cell; none outside of cells and in tables for layout.
    pub(super) fn block(&self) -> Option<BlockRow> {
        let table = self.open.last().filter(|table| !table.layout)?;
        let cell = table.cell?;
        let row = table.rows.saturating_sub(1);
        let heads_columns = table.in_head || row == 0;
        let header = table.headers.get(cell.column).copied().unwrap_or(u32::MAX);
        Some(BlockRow {
            flags: if cell.header || row == 0 { BlockRow::HEADER } else { 0 },
            table: table.number,
            row,
            column: cell.column as u32,
            column_header: if heads_columns { u32::MAX } else { header },
            row_header: cell.row_header,
            ..BlockRow::of(BlockKind::TableCell, 0)
        })
    }

    /// Tells the number of a block that was completed in the open cell.
    pub(super) fn completed(&mut self, block: u32) {
        if let Some(cell) = self.open.last_mut().and_then(|table| table.cell.as_mut())
            && cell.block == u32::MAX
        {
            cell.block = block;
        }
    }
}
