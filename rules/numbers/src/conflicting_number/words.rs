//! The closed lists of this rule: one look-up gives all groups of a word as bits.

use std::sync::LazyLock;

use factlint_core::language::{self, Groups};

/// Words before a figure that make it the other half of a comparison, or an old value.
pub(super) const OTHER_HALF: u64 = 1;
/// Words around a figure that say it is some, not all, of the thing.
pub(super) const PART_OF: u64 = 1 << 1;
/// Words after a figure that make it a distance in time.
pub(super) const DISTANCE: u64 = 1 << 2;
/// Verbs of measure whose past tense a tagger may take for a participle.
pub(super) const MEASURE: u64 = 1 << 3;
/// Words that begin another clause.
pub(super) const JOINT: u64 = 1 << 4;
/// Words after a comma that begin another clause.
pub(super) const JOINED: u64 = 1 << 5;
/// "with", which sets a scene at the beginning of a clause.
pub(super) const SETTING: u64 = 1 << 6;
/// Words behind a figure that say it is not the whole.
pub(super) const NOT_ALONE: u64 = 1 << 7;
/// Words behind a figure before the value that it is held against.
pub(super) const OTHER_VALUE: u64 = 1 << 8;
/// "ago".
pub(super) const AGO: u64 = 1 << 9;
/// Words that deny a clause, or make it a condition or a thing of the past.
pub(super) const UNREAL: u64 = 1 << 10;
/// Words that make a clause a plan.
pub(super) const PLANNED: u64 = 1 << 11;
/// Words that say nothing of what a figure is about, though they are verbs or nouns.
pub(super) const LIGHT: u64 = 1 << 12;
/// Articles.
pub(super) const ARTICLE: u64 = 1 << 13;
/// Words behind a measure that say in which direction it is taken.
pub(super) const EXTENT: u64 = 1 << 14;
/// The first of the groups for a period: what holds for the quarter says nothing of the year.
const PERIODS: u32 = 15;
/// The first of the groups of words that stand for one another.
const SAME: u32 = 22;

static WORDS: LazyLock<Groups> = LazyLock::new(|| Groups::of(LISTS.iter().copied()));

/// The words of the groups, in the order of their bits.
const LISTS: &[&str] = &[
    "from versus vs vs. v against than previous previously earlier last compared",
    "another additional further extra more remaining other others first next last final only every each between \
     including second third latest new",
    "later earlier after before since previously away from old",
    "lasted totalled totaled averaged weighed cost reached numbered amounted stood",
    "but while whereas although though because after before when if unless which who whose where compared despite",
    "and but or with up down",
    "with",
    "more each apiece earlier previously",
    "from versus vs vs. against compared than",
    "ago",
    "if would could might may should unless whether possible potential can not n't n’t never no nor neither \
     cannot denied denies deny previously earlier originally initially formerly",
    "will shall plan plans planned expect expects expected forecast aims 'll ’ll want wants wanted hope hopes \
     hoped aim aimed intend intends intended",
    "be have do make take get go come give say tell add include see use year month week day time people number \
     total figure amount per cent percent pct dlrs mln bln cts",
    "the a an",
    "long wide tall high deep thick broad old",
    // Periods.
    "year years annual yearly annually",
    "half six-month",
    "quarter quarters quarterly three-month",
    "nine-month",
    "month months monthly",
    "week weeks weekly",
    "day days daily",
    // Words that stand for one another.
    "call conversation talk discussion phone",
    "kill die death",
    "injure wound hurt",
    "last take run",
    "arrest detain",
    "hire employ",
    "buy purchase acquire",
    "company firm",
    "employee worker staff",
    "person people",
];

/// The groups of a word, given as `TokenRow::word`.
pub(super) fn groups(word: u32) -> u64 {
    WORDS.get(word)
}

/// The period that a word of these groups names.
pub(super) fn period(groups: u64) -> Option<u64> {
    let periods = groups >> PERIODS & ((1 << (SAME - PERIODS)) - 1);
    (periods != 0).then(|| u64::from(periods.trailing_zeros()))
}

/// Under which of the words that stand for one another a lemma is filed; itself where there are none.
pub(super) fn filed(lemma: &str) -> u64 {
    let same = WORDS.get(language::key(lemma)) >> SAME;
    if same == 0 {
        factlint_core::hash::of_str(lemma)
    } else {
        u64::from(same.trailing_zeros())
    }
}
