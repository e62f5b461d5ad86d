//! Closed lists of words, and what they say of a sentence.

/// A list of words, in lower case and separated by spaces.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Words(&'static str);

impl Words {
    /// A list of its own room.
    pub(crate) const fn new(words: &'static str) -> Self {
        Self(words)
    }

    /// Whether a word is in the list.
    pub(crate) fn contains(self, word: &str) -> bool {
        self.0.split(' ').any(|listed| listed == word)
    }
}

/// Words inside a name that do not count: "the limit of the uploads" is the "limit of uploads".
pub(crate) const INSIDE: Words = Words("the a an of 's ’s -");

/// What may stand between a thing and its figure.
pub(crate) const JOINS: Words = Words(
    "is are of to : = – — - ( be been has have now currently presently today limited set fixed capped restricted at exactly \
     just only remains remain stays stands equals always still must can exceed exceeds not never cannot allows cost costs takes lasts guarantees",
);

/// What may also stand between a thing and its version or date.
pub(crate) const JOINS_VERSION: Words = Words("version release v ver on in");

/// What may stand between a figure and the thing, where the figure comes first: "25 MB is the upload limit".
pub(crate) const JOINS_BACK: Words = Words("is are the our its a");

/// Words before a thing that leave it the same.
pub(crate) const SAME: Words = Words(
    "current actual overall total exact fixed hard strict global general absolute available supported same whole \
     following official combined install use download get run see note set try choose",
);

/// Nouns before "of" that leave the thing behind it the one that is told of.
pub(crate) const COUNTED: Words = Words("number total count amount sum maximum minimum limit value");

/// What was.
pub(crate) const PAST: Words = Words(
    "was were had did used previously formerly earlier until till before once ago old older originally initially \
     former past ever then historically last prior longer since",
);

/// What may be, or is to come.
pub(crate) const POSSIBLE: Words = Words(
    "if would could might suppose assuming imagine example examples e.g. eg instance say unless whether perhaps maybe \
     consider planned plan will shall 'll going soon upcoming next future tomorrow should want wants wish proposed \
     proposal hypothetical request requested asks ask increase decrease lower raise reduce",
);

/// What is not, or is elsewhere.
pub(crate) const NOT: Words = Words(
    "not n't n’t never no cannot without nor neither none instead rather except excluding besides unlike versus vs \
     wrong incorrect incorrectly outdated stale",
);

/// One of several.
pub(crate) const SCOPED: Words = Words(
    "each every per apiece respective respectively free paid trial premium enterprise pro plus basic starter business \
     personal team legacy beta alpha preview mobile desktop guest anonymous other another some most many few certain \
     additional extra average typical remaining both either half plans tiers editions competitor competitors custom \
     individual single separate different",
);

/// Words of a figure's surroundings after which a count is one of all there are, not of a part.
pub(crate) const WHOLE: Words = Words(
    "all our its has have there offer offers provide provides support supports cover covers include includes comprise \
     comprises contain contains run runs operate operates operating running available serve serves serving ships",
);

/// What makes a version one of many.
pub(crate) const VERSIONED: Words = Words(
    "added adds introduced introduces removed removes deprecated fixed fixes changed changes new newer later above below \
     least upgrade upgrading upgraded migrate migrating from after minimum or compatible between greater higher up onwards onward forward through starting as",
);

/// Headings and files that tell what was.
pub(crate) const HISTORY: Words = Words(
    "changelog changelogs changes history archive archives releases news roadmap legacy deprecated deprecations upgrading \
     migration migrating releasenotes",
);

/// Heads of columns that say nothing of what stands below.
pub(crate) const GENERIC: Words = Words(
    "value values limit limits default setting maximum minimum size number count amount quota current version figure \
     total max min now today",
);

/// Words in the name of a thing for which "up to" gives the figure itself.
pub(crate) const MAXIMA: Words = Words("limit maximum max cap quota ceiling");

/// The same for "at least".
pub(crate) const MINIMA: Words = Words("minimum min floor");
