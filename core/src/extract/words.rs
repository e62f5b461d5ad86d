//! Small groups of words that one extractor needs beyond the classes of [`Class`](crate::language::Class): one look-up
//! gives all groups of a word as bits.

/// Words no longer than this are found; no group has a longer one.
const LONGEST: usize = 16;

/// A table from a word to the groups that it is in. ASCII case does not matter.
#[derive(Debug)]
pub(super) struct Groups {
    slots: Vec<(u128, u64)>,
}

impl Groups {
    /// A table of lists of words, separated by spaces; words of the list with number `n` have bit `n`.
    pub(super) fn of<'a>(lists: impl Iterator<Item = &'a str> + Clone) -> Self {
        let count: usize = lists.clone().map(|words| words.split(' ').count()).sum();
        let mut groups = Self {
            slots: vec![(0, 0); (count * 4).next_power_of_two().max(16)],
        };
        for (number, words) in lists.enumerate() {
            for word in words.split_whitespace() {
                if let Some(key) = key(word) {
                    let idx = groups.slot(key);
                    if let Some(slot) = groups.slots.get_mut(idx) {
                        *slot = (key, slot.1 | 1 << number);
                    }
                }
            }
        }
        groups
    }

    /// The groups of a word.
    pub(super) fn get(&self, word: &str) -> u64 {
        key(word)
            .and_then(|key| self.slots.get(self.slot(key)))
            .map_or(0, |slot| slot.1)
    }

    /// The slot of a key, or the free one where it would stand. There are more slots than words, so one is free.
    fn slot(&self, key: u128) -> usize {
        let mask = self.slots.len() - 1;
        let mixed = (key as u64 ^ (key >> 64) as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mut idx = (mixed >> 40) as usize & mask;
        while self.slots.get(idx).is_some_and(|slot| slot.0 != key && slot.0 != 0) {
            idx = (idx + 1) & mask;
        }
        idx
    }
}

/// The bytes of a word in lower case as a number; none for an empty or long word.
fn key(word: &str) -> Option<u128> {
    let bytes = word.as_bytes();
    if bytes.is_empty() || bytes.len() > LONGEST {
        return None;
    }
    let mut packed = [0_u8; LONGEST];
    packed.get_mut(..bytes.len())?.copy_from_slice(bytes);
    packed.make_ascii_lowercase();
    Some(u128::from_le_bytes(packed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_the_bits_of_all_its_lists() {
        let groups = Groups::of(["rise fall", "fall winter", "n't"].into_iter());
        assert_eq!(groups.get("rise"), 1);
        assert_eq!(groups.get("Fall"), 3);
        assert_eq!(groups.get("WINTER"), 2);
        assert_eq!(groups.get("n't"), 4);
        assert_eq!(groups.get("ris"), 0);
        assert_eq!(groups.get(""), 0);
        assert_eq!(groups.get("a-word-that-is-too-long-for-any-list"), 0);
    }
}
