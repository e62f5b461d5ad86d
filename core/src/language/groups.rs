//! Small groups of words that one reader needs beyond the classes of [`Class`](super::Class): one look-up gives all
//! groups of a word as bits.

use super::table::key_of;

/// A table from a word to the groups that it is in. Case does not matter.
#[derive(Debug)]
pub struct Groups {
    /// Bits of words that may be in the table. Most words of a text are not, and one bit of few bytes says so.
    filter: Vec<u64>,
    keys: Vec<u32>,
    bits: Vec<u64>,
}

/// Bits of the filter for each word: one word in sixteen that is not in the table is looked up all the same.
const FILTER_BITS: usize = 16;

impl Groups {
    /// A table of lists of words, separated by spaces; words of the list with number `n` have bit `n`.
    pub fn of<'a>(lists: impl Iterator<Item = &'a str> + Clone) -> Self {
        let count: usize = lists.clone().map(|words| words.split(' ').count()).sum();
        let slots = (count * 2).next_power_of_two().max(16);
        let mut groups = Self {
            filter: vec![0; (count * FILTER_BITS).next_power_of_two().max(64) / 64],
            keys: vec![0; slots],
            bits: vec![0; slots],
        };
        for (number, words) in lists.enumerate() {
            for word in words.split_whitespace() {
                let key = key_of(word);
                let (place, bit) = groups.filtered(key);
                if let Some(bits) = groups.filter.get_mut(place) {
                    *bits |= bit;
                }
                let idx = groups.slot(key);
                if let (Some(slot), Some(bits)) = (groups.keys.get_mut(idx), groups.bits.get_mut(idx)) {
                    *slot = key;
                    *bits |= 1 << number;
                }
            }
        }
        groups
    }

    /// The groups of a word, given as [`TokenRow::word`](crate::rows::TokenRow::word).
    #[inline]
    pub fn get(&self, key: u32) -> u64 {
        let (place, bit) = self.filtered(key);
        if self.filter.get(place).is_some_and(|bits| bits & bit != 0) {
            self.look_up(key)
        } else {
            0
        }
    }

    fn look_up(&self, key: u32) -> u64 {
        let idx = self.slot(key);
        if self.keys.get(idx) == Some(&key) {
            self.bits.get(idx).copied().unwrap_or(0)
        } else {
            0
        }
    }

    /// Where a key's bit stands in the filter: the number of 64 bits, and the bit.
    fn filtered(&self, key: u32) -> (usize, u64) {
        ((key as usize / 64) & (self.filter.len() - 1), 1 << (key % 64))
    }

    /// The slot of a key, or the free one where it would stand. There are more slots than words, so one is free.
    fn slot(&self, key: u32) -> usize {
        let mask = self.keys.len() - 1;
        let mut idx = (key >> 12) as usize & mask;
        while self.keys.get(idx).is_some_and(|&slot| slot != key && slot != 0) {
            idx = (idx + 1) & mask;
        }
        idx
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_the_bits_of_all_its_lists() {
        let groups = Groups::of(["rise fall", "fall winter", "n't"].into_iter());
        let get = |word: &str| groups.get(key_of(word));
        assert_eq!(get("rise"), 1);
        assert_eq!(get("Fall"), 3);
        assert_eq!(get("WINTER"), 2);
        assert_eq!(get("n't"), 4);
        assert_eq!(get("ris"), 0);
        assert_eq!(groups.get(0), 0);
    }
}
