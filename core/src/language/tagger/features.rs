//! The features of a word in its sentence, as hashes.

use super::Word;
use crate::language::Tag;

/// Number of features of each word.
pub const FEATURES: usize = FIRST + SECOND + REST;

const FIRST: usize = 8;
const SECOND: usize = 8;
const REST: usize = 16;

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

/// A word, its neighbours and what was decided before it: all that features are made of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Context<'a> {
    word: &'a Word,
    last: &'a Word,
    last_but_one: &'a Word,
    next: &'a Word,
    next_but_one: &'a Word,
    history: History,
}

impl<'a> Context<'a> {
    /// What stands around word `idx`.
    pub fn of(words: &'a [Word], idx: usize, history: History) -> Self {
        let at = |idx: Option<usize>| idx.and_then(|idx| words.get(idx)).unwrap_or(&BEYOND);
        Self {
            word: at(Some(idx)),
            last: at(idx.checked_sub(1)),
            last_but_one: at(idx.checked_sub(2)),
            next: at(Some(idx + 1)),
            next_but_one: at(Some(idx + 2)),
            history,
        }
    }

    /// The features that decide most often.
    pub fn first(&self) -> [u32; FIRST] {
        let (word, next) = (self.word, self.next);
        let (tag, set) = (self.tag(), u64::from(word.set));
        [
            feature(1, word.identity, 0),
            feature(4, u64::from(word.prefix), 0),
            feature(5, set, u64::from(word.shape)),
            feature(6, tag, set),
            feature(11, next.identity, 0),
            feature(16, u64::from(next.set), tag << 8 | set),
            feature(30, u64::from(word.stem), tag),
            feature(31, u64::from(next.stem), set),
        ]
    }

    /// Those that decide most of what the first leave open.
    pub fn second(&self) -> [u32; SECOND] {
        let (word, last, next) = (self.word, self.last, self.next);
        let (tag, tags) = (self.tag(), self.tags());
        let set = u64::from(word.set);
        [
            feature(2, suffix(word), u64::from(word.shape & 0x8e)),
            feature(7, tags, 0),
            feature(8, tag, word.identity),
            feature(15, u64::from(next.set), u64::from(next.shape & 0x2e)),
            feature(
                21,
                u64::from(word.shape & 0x1e),
                u64::from(last.shape & 0x1e) << 16 | u64::from(next.shape & 0x1e),
            ),
            feature(19, suffix(next), set),
            feature(24, self.history.verb, set << 8 | self.near()),
            feature(25, u64::from(word.suffix), 0),
        ]
    }

    /// All others.
    pub fn rest(&self) -> [u32; REST] {
        let (word, last, next) = (self.word, self.last, self.next);
        let (tag, set, shape) = (self.tag(), u64::from(word.set), u64::from(word.shape));
        [
            feature(3, suffix(word) & 0xffff, shape),
            feature(9, last.identity, 0),
            feature(10, last.identity, word.identity),
            feature(12, next.identity, word.identity),
            feature(13, self.last_but_one.identity, set),
            feature(14, self.next_but_one.identity, 0),
            feature(17, u64::from(next.set) << 8 | u64::from(self.next_but_one.set), set),
            feature(18, suffix(last), set),
            feature(20, u64::from(word.classes), shape & 0x96),
            feature(22, self.tags(), set << 8 | u64::from(next.set)),
            feature(23, u64::from(next.classes), u64::from(last.classes) ^ (set << 32)),
            feature(26, tag, next.identity),
            feature(27, last.identity, next.identity),
            feature(28, tag, suffix(word)),
            feature(29, u64::from(word.stem), shape & 0x36),
            feature(32, 0, 0),
        ]
    }

    fn tag(&self) -> u64 {
        u64::from(self.history.last.code())
    }

    fn tags(&self) -> u64 {
        self.tag() << 8 | u64::from(self.history.before.code())
    }

    /// How near the last verb stands.
    fn near(&self) -> u64 {
        u64::from(self.history.distance > 1) + u64::from(self.history.distance > 4)
    }
}

/// The last three bytes of a word.
fn suffix(word: &Word) -> u64 {
    u64::from(word.suffix & 0x00ff_ffff)
}

/// The features of word `idx`, given what was decided before it.
pub fn features(words: &[Word], idx: usize, history: History) -> [u32; FEATURES] {
    let context = Context::of(words, idx, history);
    let mut all = [0; FEATURES];
    let parts = context
        .first()
        .into_iter()
        .chain(context.second())
        .chain(context.rest());
    for (slot, feature) in all.iter_mut().zip(parts) {
        *slot = feature;
    }
    all
}

/// The hash of a feature; the template keeps equal values of different features apart.
fn feature(template: u64, a: u64, b: u64) -> u32 {
    let mut hash = (a ^ template.wrapping_mul(0x9e37_79b9_7f4a_7c15)).wrapping_mul(0xd6e8_feb8_6659_fd93);
    hash = (hash ^ (hash >> 32) ^ b).wrapping_mul(0xff51_afd7_ed55_8ccd);
    (hash >> 32) as u32
}
