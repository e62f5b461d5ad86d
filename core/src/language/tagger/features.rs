//! The features of a word in its sentence, as hashes.

use super::Word;
use crate::language::Tag;

/// Number of features of each word.
pub const FEATURES: usize = 32;

/// What was decided before a word.
#[derive(Debug, Clone, Copy)]
pub struct History {
    last: Tag,
    before: Tag,
    /// Identity of the last verb, modal or "to".
    verb: u64,
    /// Words since that verb.
    distance: u8,
}

impl Default for History {
    fn default() -> Self {
        Self {
            last: Tag::Unknown,
            before: Tag::Unknown,
            verb: 0,
            distance: 7,
        }
    }
}

impl History {
    /// The history after a word got its tag.
    #[must_use]
    pub fn then(self, word: &Word, tag: Tag) -> Self {
        let verbal = tag.is_verb() || matches!(tag, Tag::MD | Tag::TO);
        Self {
            last: tag,
            before: self.last,
            verb: if verbal {
                word.identity ^ u64::from(tag.code()) << 56
            } else {
                self.verb
            },
            distance: if verbal { 0 } else { (self.distance + 1).min(7) },
        }
    }
}

/// Stands for the words beyond either end of a sentence.
static BEYOND: Word = Word {
    candidates: super::TagSet(0),
    identity: 0xb0,
    suffix: 1,
    prefix: 1,
    set: 255,
    stem: 0,
    shape: u16::MAX,
    classes: 0,
};

/// The features of word `idx`, given what was decided before it.
pub fn features(words: &[Word], idx: usize, history: History) -> [u32; FEATURES] {
    let at = |idx: Option<usize>| idx.and_then(|idx| words.get(idx)).unwrap_or(&BEYOND);
    let word = at(Some(idx));
    let (last, last_but_one) = (at(idx.checked_sub(1)), at(idx.checked_sub(2)));
    let (next, next_but_one) = (at(Some(idx + 1)), at(Some(idx + 2)));
    let (tag, tag_before) = (u64::from(history.last.code()), u64::from(history.before.code()));
    let tags = tag << 8 | tag_before;
    let suffix = u64::from(word.suffix & 0x00ff_ffff);
    let shape = u64::from(word.shape);
    let set = u64::from(word.set);
    let (next_suffix, last_suffix) = (
        u64::from(next.suffix & 0x00ff_ffff),
        u64::from(last.suffix & 0x00ff_ffff),
    );
    let near = u64::from(history.distance > 1) + u64::from(history.distance > 4);
    [
        feature(1, word.identity, 0),
        feature(2, suffix, shape & 0x87),
        feature(3, suffix & 0xffff, shape),
        feature(4, u64::from(word.prefix), 0),
        feature(29, u64::from(word.stem), shape & 0x1b),
        feature(30, u64::from(word.stem), tag),
        feature(31, u64::from(next.stem), set),
        feature(5, set, shape),
        feature(6, tag, set),
        feature(7, tags, 0),
        feature(8, tag, word.identity),
        feature(9, last.identity, 0),
        feature(10, last.identity, word.identity),
        feature(11, next.identity, 0),
        feature(12, next.identity, word.identity),
        feature(13, last_but_one.identity, set),
        feature(14, next_but_one.identity, 0),
        feature(15, u64::from(next.set), u64::from(next.shape & 0xf)),
        feature(16, u64::from(next.set), tag << 8 | set),
        feature(17, u64::from(next.set) << 8 | u64::from(next_but_one.set), set),
        feature(18, last_suffix, set),
        feature(19, next_suffix, set),
        feature(20, u64::from(word.classes), shape & 0x93),
        feature(
            21,
            shape & 0x17,
            u64::from(last.shape & 0x17) << 16 | u64::from(next.shape & 0x17),
        ),
        feature(22, tags, set << 8 | u64::from(next.set)),
        feature(23, u64::from(next.classes), u64::from(last.classes) ^ (set << 32)),
        feature(24, history.verb, set << 8 | near),
        feature(25, u64::from(word.suffix), 0),
        feature(26, tag, next.identity),
        feature(27, last.identity, next.identity),
        feature(28, tag, suffix),
        feature(32, 0, 0),
    ]
}

/// The hash of a feature; the template keeps equal values of different features apart.
fn feature(template: u64, a: u64, b: u64) -> u32 {
    let mut hash = (a ^ template.wrapping_mul(0x9e37_79b9_7f4a_7c15)).wrapping_mul(0xd6e8_feb8_6659_fd93);
    hash = (hash ^ (hash >> 32) ^ b).wrapping_mul(0xff51_afd7_ed55_8ccd);
    (hash >> 32) as u32
}
