//! Tables in one block of bytes, so that they can go through a pipe: offsets stand where pointers were.

#![allow(unsafe_code, reason = "the border of the plug-in interface")]

use super::abi::{DocumentTable, GroupTable, Rows, Text};
use super::lend::{Lent, LentGroup};
use super::row::{Row, bytes, copied};

/// A table and all it points at, in one block.
#[derive(Debug, Clone, Default)]
pub struct Packed(Vec<u64>);

/// A table whose pointers can be visited; each with the number of bytes that it points at.
trait Pointers: Row {
    fn each(&mut self, act: &mut dyn FnMut(&mut *const u8, usize));
}

fn texts_and_rows(texts: &mut [&mut Text], rows: &mut [&mut Rows], act: &mut dyn FnMut(&mut *const u8, usize)) {
    for text in texts {
        act(&mut text.data, text.length as usize);
    }
    for rows in rows {
        let size = (rows.count as usize).saturating_mul(rows.stride as usize);
        act(&mut rows.data, size);
    }
}

impl Pointers for DocumentTable {
    fn each(&mut self, act: &mut dyn FnMut(&mut *const u8, usize)) {
        texts_and_rows(
            &mut [
                &mut self.path,
                &mut self.source,
                &mut self.prose,
                &mut self.strings,
                &mut self.targets,
                &mut self.title,
                &mut self.written_date,
                &mut self.author,
                &mut self.language,
            ],
            &mut [
                &mut self.string_ends,
                &mut self.blocks,
                &mut self.sentences,
                &mut self.tokens,
                &mut self.quantities,
                &mut self.dates,
                &mut self.quotes,
                &mut self.attributions,
                &mut self.contents,
                &mut self.mentions,
                &mut self.entities,
                &mut self.claims,
                &mut self.links,
                &mut self.segments,
            ],
            act,
        );
    }
}

impl Pointers for GroupTable {
    fn each(&mut self, act: &mut dyn FnMut(&mut *const u8, usize)) {
        texts_and_rows(
            &mut [&mut self.strings],
            &mut [&mut self.facts, &mut self.keys, &mut self.features, &mut self.pairs],
            act,
        );
    }
}

impl Packed {
    pub(super) fn of(lent: &Lent<'_>) -> Self {
        // SAFETY: what is lent holds as long as `lent`.
        unsafe { Self::pack(*lent.table()) }
    }

    pub(super) fn of_group(lent: &LentGroup) -> Self {
        // SAFETY: what is lent holds as long as `lent`.
        unsafe { Self::pack(*lent.table()) }
    }

    /// # Safety
    /// The table's pointers tell the truth.
    unsafe fn pack<T: Pointers>(mut table: T) -> Self {
        let mut block = Self(vec![0; size_of::<T>().div_ceil(8)]);
        table.each(&mut |data, size| {
            let from = *data;
            *data = std::ptr::without_provenance(block.0.len() * 8);
            if size > 0 && !from.is_null() {
                // SAFETY: the caller vouches for the memory.
                block.push(unsafe { std::slice::from_raw_parts(from, size) });
            }
        });
        for (word, eight) in block.0.iter_mut().zip(bytes(&[table]).chunks(8)) {
            *word = word_of(eight);
        }
        block
    }

    fn push(&mut self, bytes: &[u8]) {
        self.0.extend(bytes.chunks(8).map(word_of));
    }

    /// The bytes; their number is a multiple of eight.
    pub fn bytes(&self) -> &[u8] {
        bytes(&self.0)
    }

    /// A block that has come through a pipe.
    pub fn from_bytes(bytes: &[u8]) -> Self {
        Self(bytes.chunks(8).map(word_of).collect())
    }

    /// The document in this block; none where the block does not hold what it says. It holds as long as the block.
    pub fn document(&self) -> Option<DocumentTable> {
        self.unpack()
    }

    /// The group in this block; none where the block does not hold what it says. It holds as long as the block.
    pub fn group(&self) -> Option<GroupTable> {
        self.unpack()
    }

    fn unpack<T: Pointers>(&self) -> Option<T> {
        let all = self.bytes();
        if all.len() < size_of::<T>() {
            return None;
        }
        // SAFETY: the block has that many bytes.
        let mut table: T = unsafe { copied(all.as_ptr(), size_of::<T>()) };
        let mut sound = true;
        table.each(&mut |data, size| {
            let offset = data.addr();
            match offset.checked_add(size).and_then(|end| all.get(offset..end)) {
                Some(part) => *data = part.as_ptr(),
                None => sound = false,
            }
        });
        sound.then_some(table)
    }
}

/// Up to eight bytes as a word.
fn word_of(bytes: &[u8]) -> u64 {
    let mut word = [0; 8];
    for (to, from) in word.iter_mut().zip(bytes) {
        *to = *from;
    }
    u64::from_ne_bytes(word)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::document::Document;
    use crate::source::{Format, Source};

    #[test]
    fn a_block_holds_the_same_tables() {
        let text = "# Fire\n\nThe mayor said 12 people [were hurt](https://example.org) on 3 May 2024.\n";
        let doc = Document::read(Arc::new(Source::new("a.md", text, Format::Markdown)), None);
        let packed = Packed::from_bytes(Lent::new(&doc).pack().bytes());
        let table = packed.document().unwrap();
        // SAFETY: the block outlives what is read from it.
        let same = unsafe { crate::plugin::read::document(&raw const table) }.unwrap();
        assert_eq!(same.prose.text, doc.prose.text);
        assert_eq!((&*same.tokens, &*same.quantities), (&*doc.tokens, &*doc.quantities));
        assert_eq!((&*same.dates, &same.prose.links), (&*doc.dates, &doc.prose.links));
        assert_eq!(same.prose.segments, doc.prose.segments);
        assert_eq!(same.noun(&same.quantities[0]), doc.noun(&doc.quantities[0]));
        assert!(
            Packed::from_bytes(&packed.bytes()[..packed.bytes().len() - 64])
                .document()
                .is_none()
        );
        assert!(Packed::from_bytes(&[1; 16]).document().is_none());
    }
}
