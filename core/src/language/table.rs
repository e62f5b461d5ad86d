//! Hash tables of words.

/// The hash of a word. The bit that tells capitals from small letters is set in every byte, so case does not matter
/// (nor, beyond ASCII, for Latin-1 letters); no two words of a language differ in that bit alone.
pub(super) fn hash(word: &[u8]) -> u64 {
    const FOLD: u64 = 0x2020_2020_2020_2020;
    const MIX: u64 = 0x9e37_79b9_7f4a_7c15;
    let (chunks, rest) = word.as_chunks::<8>();
    let mut hash = word.len() as u64;
    for chunk in chunks {
        hash = (hash.rotate_left(23) ^ (u64::from_le_bytes(*chunk) | FOLD)).wrapping_mul(MIX);
    }
    hash = (hash.rotate_left(23) ^ (short(rest) | FOLD)).wrapping_mul(MIX);
    hash ^ (hash >> 29)
}

/// Up to seven bytes as a number that tells them apart, given their count.
fn short(bytes: &[u8]) -> u64 {
    if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        return u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << 32;
    }
    match *bytes {
        [a, b, c] => u64::from(u32::from_le_bytes([a, b, c, 0])),
        [a, b] => u64::from(u16::from_le_bytes([a, b])),
        [a] => u64::from(a),
        _ => 0,
    }
}

/// What stands in a token's row for its word: a part of the hash that is never 0.
pub(super) const fn key(hash: u64) -> u32 {
    let key = hash as u32;
    if key == 0 { 1 } else { key }
}

/// The key of a word in any case, as it stands in [`TokenRow::word`](crate::rows::TokenRow::word).
pub fn key_of(word: &str) -> u32 {
    key(hash(word.as_bytes()))
}

/// A hash table from the hash of a word to something small. Keys are hashes and are not compared further.
#[derive(Debug, Clone)]
pub(super) struct Table<V> {
    slots: Vec<(u32, V)>,
    used: usize,
}

impl<V: Copy + Default> Table<V> {
    /// An empty table with room for about `words` words.
    pub(super) fn with_capacity(words: usize) -> Self {
        Self {
            slots: vec![(0, V::default()); (words * 2).next_power_of_two()],
            used: 0,
        }
    }

    /// What belongs to a hash; the default if it was never added.
    pub(super) fn get(&self, hash: u64) -> V {
        let mut idx = self.place(hash);
        let key = key(hash);
        loop {
            match self.slots.get(idx) {
                Some(&(found, value)) if found == key => return value,
                Some(&(0, _)) | None => return V::default(),
                Some(_) => idx = (idx + 1) & (self.slots.len() - 1),
            }
        }
    }

    /// The place for what belongs to a hash, which is added where it is new; None in a table that is full.
    pub(super) fn entry(&mut self, hash: u64) -> Option<&mut V> {
        let mask = self.slots.len() - 1;
        let mut idx = self.place(hash);
        let key = key(hash);
        while self.slots.get(idx).is_some_and(|slot| slot.0 != key && slot.0 != 0) {
            idx = (idx + 1) & mask;
        }
        let slot = self.slots.get_mut(idx)?;
        if slot.0 == 0 {
            if self.used * 4 > (mask + 1) * 3 {
                return None;
            }
            self.used += 1;
            slot.0 = key;
        }
        Some(&mut slot.1)
    }

    fn place(&self, hash: u64) -> usize {
        (hash >> 40) as usize & (self.slots.len() - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_differ_and_case_does_not() {
        let words = [
            "",
            "a",
            "b",
            "ab",
            "ba",
            "abc",
            "acb",
            "abcd",
            "abdc",
            "abcde",
            "abcdef",
            "abcdefg",
            "abcdefgh",
            "abcdefghi",
        ];
        for (idx, word) in words.iter().enumerate() {
            assert_eq!(hash(word.as_bytes()), hash(word.to_uppercase().as_bytes()), "{word}");
            for other in words.iter().skip(idx + 1) {
                assert_ne!(key_of(word), key_of(other), "{word} {other}");
            }
        }
    }

    #[test]
    fn a_full_table_takes_no_more() {
        let mut table: Table<u32> = Table::with_capacity(8);
        let words: Vec<String> = (0..100).map(|number| format!("word{number}")).collect();
        let added = words
            .iter()
            .filter_map(|word| table.entry(hash(word.as_bytes())).map(|value| *value = 7))
            .count();
        assert!((8..16).contains(&added), "{added}");
        let found = words
            .iter()
            .filter(|word| table.get(hash(word.as_bytes())) == 7)
            .count();
        assert_eq!(found, added);
    }
}
