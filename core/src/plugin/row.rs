//! Rows as bytes: which structs may be read from the other side's memory, and how.

#![allow(unsafe_code, reason = "the border of the plug-in interface")]

use super::abi::{
    DocumentTable, FactRow, FeatureRow, GroupTable, LinkRow, Output, PairRow, PluginTable, Rows, SegmentRow,
    SourcesTable, Text,
};
use crate::prose::BlockRow;
use crate::rows::{
    AttributionRow, ClaimRow, DateRow, EntityRow, MentionRow, QuantityRow, QuoteRow, SentenceRow, TokenRow,
};
use crate::span::ProseSpan;
use crate::table::Table;

/// A struct that any bytes of its size are a value of.
///
/// # Safety
/// It is `repr(C)`, and holds numbers, and arrays and structs of them, without padding; or raw pointers and functions
/// that null is a value of.
pub unsafe trait Row: Copy + 'static {}

/// Says that a struct is a row, once the sizes of its fields add up to its own: then nothing pads them.
macro_rules! rows {
    ($($row:ident { $($size:expr),+ })+) => { $(
        const _: () = assert!(size_of::<$row>() == 0 $(+ $size)+);
        // SAFETY: `repr(C)`, of numbers alone, and the line above shows that there is no padding.
        unsafe impl Row for $row {}
    )+ };
}

rows! {
    ProseSpan { 8 }
    BlockRow { 8, 1, 1, 2, 6 * 4 }
    SentenceRow { 8, 4 * 4 }
    TokenRow { 8, 1, 1, 2, 2 * 4 }
    QuantityRow { 3 * 8, 2 * 16, 8, 3 * 4, 4 }
    DateRow { 8, 3 * 4, 8, 4, 8 }
    QuoteRow { 2 * 8, 4 * 4, 1, 1, 2 }
    AttributionRow { 3 * 8, 4 * 4, 1, 1, 2 }
    MentionRow { 2 * 8, 3 * 4, 4 }
    EntityRow { 4 * 4, 1, 3 }
    ClaimRow { 2 * 8, 3 * 4, 2, 1, 1 }
    LinkRow { 8, 8, 1, 3 }
    SegmentRow { 8, 2 * 4, 1, 3 }
    FeatureRow { 8, 2 * 4 }
    PairRow { 2 * 4 }
    FactRow { size_of::<QuantityRow>(), 6 * 8, 9 * 4, 1, 1, 2 }
}
// SAFETY: numbers.
unsafe impl Row for u32 {}
// SAFETY: numbers.
unsafe impl Row for u64 {}
// SAFETY: numbers and pointers.
unsafe impl Row for DocumentTable {}
// SAFETY: numbers and pointers.
unsafe impl Row for GroupTable {}
// SAFETY: numbers and pointers.
unsafe impl Row for SourcesTable {}
// SAFETY: numbers, and functions that may be null.
unsafe impl Row for PluginTable {}
// SAFETY: numbers, a pointer, and a function that may be null.
unsafe impl Row for Output {}

/// A value of which the other side may know less: bytes beyond `size` are zero.
///
/// # Safety
/// `size` bytes can be read at `data`.
pub unsafe fn copied<T: Row>(data: *const u8, size: usize) -> T {
    let mut value = std::mem::MaybeUninit::<T>::zeroed();
    let size = size.min(size_of::<T>());
    // SAFETY: the caller vouches for the source; the target has at least `size` bytes, and is ours alone.
    unsafe { std::ptr::copy_nonoverlapping(data, value.as_mut_ptr().cast(), size) };
    // SAFETY: a row is a value whatever its bytes, and all of them were written.
    unsafe { value.assume_init() }
}

/// The rows: in place where both sides mean the same by a row, else copied by the writer's stride.
///
/// # Safety
/// `rows` tells the truth, and its memory outlives the table.
pub unsafe fn table<T: Row>(rows: &Rows) -> Table<T> {
    let (count, stride) = (rows.count as usize, rows.stride as usize);
    if rows.data.is_null() || count == 0 || stride == 0 {
        return Table::default();
    }
    if stride == size_of::<T>() && rows.data.cast::<T>().is_aligned() {
        // SAFETY: the caller vouches for the memory; it is aligned and has `count` rows of this size.
        return Table::lent(unsafe { std::slice::from_raw_parts(rows.data.cast::<T>(), count) });
    }
    let row = |idx: usize| {
        // SAFETY: row `idx` lies within the memory that the caller vouches for.
        unsafe { copied::<T>(rows.data.add(idx * stride), stride) }
    };
    (0..count).map(row).collect::<Vec<T>>().into()
}

/// A text; one that is not UTF-8 is empty.
///
/// # Safety
/// `text` tells the truth, and its memory outlives the answer.
pub unsafe fn text<'a>(text: &Text) -> &'a str {
    if text.data.is_null() {
        return "";
    }
    // SAFETY: the caller vouches for the memory.
    let bytes = unsafe { std::slice::from_raw_parts(text.data, text.length as usize) };
    std::str::from_utf8(bytes).unwrap_or("")
}

/// The bytes of rows.
pub fn bytes<T: Row>(rows: &[T]) -> &[u8] {
    // SAFETY: rows have no padding, so each of their bytes is initialised; any address is aligned for bytes.
    unsafe { std::slice::from_raw_parts(rows.as_ptr().cast(), size_of_val(rows)) }
}
