//! What the trainer writes and the tagger reads.
//!
//! ```text
//! "factlint-tagger\x01"
//! u32 number of tag sets,  then u64 each: bit n is the tag with code n; set 0 is empty
//! u32 number of words,     then u8 length, bytes (small letters), u8 small, u8 capital, u8 flags
//! u32 number of suffixes,  the same without flags
//! u32 number of lines,     then 64 i8 weights each
//! ```
//!
//! Numbers are little-endian.

use crate::language::table::{Table, hash};
use crate::language::{Class, Tag};

/// Weights in one line, a power of two that is larger than every tag's code.
pub const LINE: usize = 64;

/// Lines of weights.
pub const LINES: usize = 1 << 14;

const MAGIC: &[u8] = b"factlint-tagger\x01";

/// A set of tags, as bits of their codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct TagSet(pub u64);

impl TagSet {
    /// The set of one tag.
    pub const fn of(tag: Tag) -> Self {
        Self(1 << tag.code())
    }

    /// Both sets together.
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether a tag is in the set.
    pub const fn has(self, tag: Tag) -> bool {
        self.0 >> tag.code() & 1 == 1
    }

    /// The tag of a set that holds one.
    pub fn only(self) -> Option<Tag> {
        self.0
            .is_power_of_two()
            .then(|| Tag::from_code(self.0.trailing_zeros() as u8))
    }
}

impl IntoIterator for TagSet {
    type Item = Tag;
    type IntoIter = Tags;

    fn into_iter(self) -> Tags {
        Tags(self.0)
    }
}

/// The tags of a set, by code.
#[derive(Debug, Clone)]
pub struct Tags(u64);

impl Iterator for Tags {
    type Item = Tag;

    fn next(&mut self) -> Option<Tag> {
        if self.0 == 0 {
            return None;
        }
        let code = self.0.trailing_zeros() as u8;
        self.0 &= self.0 - 1;
        Some(Tag::from_code(code))
    }
}

/// What the dictionary knows of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Entry(pub u32);

impl Entry {
    /// Flag: the word occurs in small letters as no name.
    pub const COMMON: u8 = 1;
    /// Flag: the word is frequent enough to be a feature itself.
    pub const FREQUENT: u8 = 2;

    /// Puts an entry together: the numbers of its tag sets in small letters and with a capital, and flags.
    pub fn new(small: u8, capital: u8, flags: u8) -> Self {
        Self(u32::from_le_bytes([small, capital, flags, 0]))
    }

    /// Number of the tag set in small letters, 0 for none.
    pub const fn small(self) -> u8 {
        self.0.to_le_bytes()[0]
    }

    /// Number of the tag set with a capital, 0 for none.
    pub const fn capital(self) -> u8 {
        self.0.to_le_bytes()[1]
    }

    /// Whether a flag is set.
    pub const fn has(self, flag: u8) -> bool {
        self.0.to_le_bytes()[2] & flag != 0
    }
}

/// What is known of a word: the classes of the closed lists, and the dictionary's entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::language) struct Known {
    /// Bits of [`Class`].
    pub classes: u32,
    /// Tags and flags.
    pub entry: Entry,
}

/// Words and suffixes with the tags that they may have.
#[derive(Debug, Clone)]
pub struct Dictionary {
    sets: Vec<TagSet>,
    words: Table<Known>,
    suffixes: Table<u32>,
}

impl Default for Dictionary {
    fn default() -> Self {
        Self::new(vec![TagSet::default()])
    }
}

impl Dictionary {
    /// A dictionary without words; set 0 must be empty.
    pub fn new(sets: Vec<TagSet>) -> Self {
        Self {
            sets,
            words: Table::with_capacity(32_768),
            suffixes: Table::with_capacity(2_000),
        }
    }

    /// Adds a word in small letters.
    pub fn add_word(&mut self, word: &[u8], entry: Entry) {
        if let Some(known) = self.words.entry(hash(word)) {
            known.entry = entry;
            if entry.has(Entry::COMMON) {
                known.classes |= Class::COMMON;
            }
        }
    }

    /// Adds a class to a word.
    pub(in crate::language) fn add_class(&mut self, word: &str, class: u32) {
        if let Some(known) = self.words.entry(hash(word.as_bytes())) {
            known.classes |= class;
        }
    }

    /// Adds a suffix in small letters.
    pub fn add_suffix(&mut self, suffix: &[u8], entry: Entry) {
        if let Some(slot) = self.suffixes.entry(hash(suffix)) {
            *slot = entry.0;
        }
    }

    /// The entry of a word by its hash.
    pub(super) fn word(&self, hash: u64) -> Entry {
        self.known(hash).entry
    }

    /// What is known of a word by its hash.
    pub(in crate::language) fn known(&self, hash: u64) -> Known {
        self.words.get(hash)
    }

    /// The entry of the longest suffix of a word that is known, of three letters, two or one.
    pub(super) fn suffix(&self, word: &[u8]) -> Entry {
        (1..=3)
            .rev()
            .filter_map(|len| word.len().checked_sub(len).and_then(|at| word.get(at..)))
            .map(|suffix| Entry(self.suffixes.get(hash(suffix))))
            .find(|entry| entry.0 != 0)
            .unwrap_or_default()
    }

    /// A tag set by number.
    pub(in crate::language) fn set(&self, number: u8) -> TagSet {
        self.sets.get(number as usize).copied().unwrap_or_default()
    }
}

/// Dictionary and weights.
#[derive(Debug, Clone, Default)]
pub struct Model {
    /// Words and suffixes with their tags.
    pub dictionary: Dictionary,
    lines: Option<Box<[[i8; LINE]; LINES]>>,
}

static NO_WEIGHTS: [i8; LINE] = [0; LINE];

impl Model {
    /// Reads a model file; None if it is not one.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut rest = Reader(bytes.strip_prefix(MAGIC)?);
        let mut sets = Vec::new();
        for _ in 0..rest.u32()? {
            sets.push(TagSet(u64::from_le_bytes(rest.take(8)?.try_into().ok()?)));
        }
        let mut dictionary = Dictionary::new(sets);
        for _ in 0..rest.u32()? {
            let len = rest.u8()?;
            let word = rest.take(len as usize)?;
            let entry = Entry::new(rest.u8()?, rest.u8()?, rest.u8()?);
            dictionary.add_word(word, entry);
        }
        for _ in 0..rest.u32()? {
            let len = rest.u8()?;
            let suffix = rest.take(len as usize)?;
            let entry = Entry::new(rest.u8()?, rest.u8()?, 0);
            dictionary.add_suffix(suffix, entry);
        }
        let count = rest.u32()? as usize;
        let weights = rest.take(count.checked_mul(LINE)?)?;
        let lines: Vec<[i8; LINE]> = weights
            .as_chunks::<LINE>()
            .0
            .iter()
            .map(|line| line.map(u8::cast_signed))
            .collect();
        let lines = Some(lines.into_boxed_slice().try_into().ok()?);
        Some(Self { dictionary, lines })
    }

    /// The bytes of a model file: tag sets, words and suffixes with their entries, and weights line by line.
    pub fn write(sets: &[TagSet], words: &[(String, Entry)], suffixes: &[(String, Entry)], weights: &[i8]) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        out.extend((sets.len() as u32).to_le_bytes());
        for set in sets {
            out.extend(set.0.to_le_bytes());
        }
        for (list, flags) in [(words, true), (suffixes, false)] {
            let list: Vec<_> = list.iter().filter(|(word, _)| word.len() < 256).collect();
            out.extend((list.len() as u32).to_le_bytes());
            for (word, entry) in list {
                out.push(word.len() as u8);
                out.extend(word.as_bytes());
                let [small, capital, flag, _] = entry.0.to_le_bytes();
                out.extend([small, capital]);
                if flags {
                    out.push(flag);
                }
            }
        }
        out.extend(((weights.len() / LINE) as u32).to_le_bytes());
        out.extend(weights.iter().map(|weight| weight.cast_unsigned()));
        out
    }

    /// The line of a feature, and the place of tag code 0 in it; another code's place is that number XOR the code.
    pub(super) fn line(&self, feature: u32) -> (&[i8; LINE], u8) {
        let number = (feature >> 6) as usize & (LINES - 1);
        let line = self.lines.as_ref().map_or(&NO_WEIGHTS, |lines| &lines[number]);
        (line, feature as u8 & 63)
    }
}

/// Where the weight of a feature for a tag lies, counted over all lines.
pub fn slot(feature: u32, tag: Tag) -> usize {
    let line = (feature >> 6) as usize & (LINES - 1);
    line * LINE + ((feature as u8 ^ tag.code()) & 63) as usize
}

/// The bytes that were not read yet.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, len: usize) -> Option<&'a [u8]> {
        let (head, tail) = self.0.split_at_checked(len)?;
        self.0 = tail;
        Some(head)
    }

    fn u8(&mut self) -> Option<u8> {
        self.take(1)?.first().copied()
    }

    fn u32(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(self.take(4)?.try_into().ok()?))
    }
}
