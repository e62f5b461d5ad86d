//! The rows of one table: a document's own, or, inside a plug-in, rows that the host lends it for one call.

use std::ops::{Deref, DerefMut};

/// Rows of one kind. It reads like a slice; what changes it makes the rows its own first.
///
/// Only a document that a rule gets as `&Document` holds lent rows, and a clone of it has its own, so that no rule can
/// keep what the host takes back.
#[derive(Debug)]
pub struct Table<T: 'static> {
    own: Vec<T>,
    /// Rows of the host, which a plug-in reads in place; empty where the rows are our own.
    lent: &'static [T],
}

impl<T> Table<T> {
    /// Rows that outlive the document they are lent to; only the reader of a plug-in's tables has some.
    pub(crate) const fn lent(rows: &'static [T]) -> Self {
        Self {
            own: Vec::new(),
            lent: rows,
        }
    }
}

impl<T: Clone> Table<T> {
    /// The rows as a list that can grow.
    pub fn rows_mut(&mut self) -> &mut Vec<T> {
        if !self.lent.is_empty() {
            self.own = std::mem::take(&mut self.lent).to_vec();
        }
        &mut self.own
    }

    /// Adds a row.
    pub fn push(&mut self, row: T) {
        self.rows_mut().push(row);
    }

    /// Drops every row.
    pub fn clear(&mut self) {
        self.lent = &[];
        self.own.clear();
    }
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self::lent(&[])
    }
}

impl<T: Clone> Clone for Table<T> {
    fn clone(&self) -> Self {
        self.to_vec().into()
    }
}

impl<T> Deref for Table<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        if self.lent.is_empty() { &self.own } else { self.lent }
    }
}

impl<T: Clone> DerefMut for Table<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        self.rows_mut()
    }
}

impl<T: Clone> Extend<T> for Table<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, rows: I) {
        self.rows_mut().extend(rows);
    }
}

impl<T> From<Vec<T>> for Table<T> {
    fn from(own: Vec<T>) -> Self {
        Self { own, lent: &[] }
    }
}

impl<'a, T> IntoIterator for &'a Table<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'a, T: Clone> IntoIterator for &'a mut Table<T> {
    type Item = &'a mut T;
    type IntoIter = std::slice::IterMut<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter_mut()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lent_rows_are_copied_before_they_change_or_are_kept() {
        static ROWS: [u32; 2] = [1, 2];
        let mut table = Table::lent(&ROWS);
        assert_eq!((&*table, &*table.clone()), (&ROWS[..], &ROWS[..]));
        assert!(table.clone().lent.is_empty());
        table.push(3);
        assert_eq!((&*table, ROWS), (&[1, 2, 3][..], [1, 2]));
        table.clear();
        assert!(table.is_empty());
    }
}
