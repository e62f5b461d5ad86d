//! What a figure says of the thing it measures: a level, a change, a share, a target, by the words around it.

use crate::extract::BlockView;
use crate::rows::{Dimension, Role, TokenKind};

const CHANGES: &[&str] = &[
    "rose",
    "rise",
    "rises",
    "risen",
    "rising",
    "fell",
    "fall",
    "falls",
    "fallen",
    "falling",
    "grew",
    "grow",
    "grows",
    "grown",
    "growing",
    "climbed",
    "climb",
    "climbs",
    "climbing",
    "dropped",
    "drop",
    "drops",
    "dropping",
    "increased",
    "increase",
    "increases",
    "increasing",
    "decreased",
    "decrease",
    "decreases",
    "decreasing",
    "declined",
    "decline",
    "declines",
    "declining",
    "up",
    "down",
    "jumped",
    "jump",
    "jumps",
    "gained",
    "gain",
    "gains",
    "gaining",
    "lost",
    "loses",
    "losing",
    "added",
    "adds",
    "cut",
    "cuts",
    "cutting",
    "raised",
    "raise",
    "raises",
    "raising",
    "reduced",
    "reduce",
    "reduces",
    "reducing",
    "lowered",
    "lower",
    "lowers",
    "slid",
    "slide",
    "slides",
    "slipped",
    "slip",
    "slips",
    "eased",
    "plunged",
    "plunges",
    "plunge",
    "plummeted",
    "soared",
    "soar",
    "soars",
    "surged",
    "surge",
    "surges",
    "tumbled",
    "sank",
    "dipped",
    "dips",
    "shrank",
    "shrunk",
    "shrink",
    "expanded",
    "expand",
    "contracted",
    "widened",
    "narrowed",
    "advanced",
    "improved",
    "rallied",
    "shed",
    "sheds",
    "jumping",
    "soaring",
    "boosted",
    "boost",
    "moved",
    "went",
    "gone",
    "going",
    "slumped",
    "edged",
    "rebounded",
    "crept",
    "ticked",
    "swelled",
    "doubled",
    "halved",
    "revised",
    "upgraded",
    "downgraded",
];

const CHANGE_NOUNS: &[&str] = &[
    "increase",
    "rise",
    "drop",
    "fall",
    "decline",
    "decrease",
    "cut",
    "jump",
    "gain",
    "growth",
    "reduction",
    "surge",
    "hike",
    "slump",
    "loss",
    "improvement",
    "boost",
    "slide",
    "discount",
    "off",
    "higher",
    "lower",
    "more",
    "less",
    "fewer",
    "up",
    "down",
    "above",
    "below",
    "faster",
    "slower",
    "cheaper",
    "bigger",
    "smaller",
    "larger",
    "dip",
    "plunge",
    "uptick",
];

fn any(word: &str, list: &[&str]) -> bool {
    list.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// Whether a verb or noun of change stands within `reach` tokens before `idx`, in the same clause.
pub(super) fn changes(view: &BlockView<'_>, idx: usize, floor: usize, reach: usize) -> bool {
    back(view, idx, floor, reach, |word| any(word, CHANGES))
}

fn back(view: &BlockView<'_>, idx: usize, floor: usize, reach: usize, test: impl Fn(&str) -> bool) -> bool {
    for at in (floor.max(idx.saturating_sub(reach))..idx).rev() {
        if view.kind(at) == TokenKind::Punctuation && matches!(view.word(at), "," | ";" | ":" | "." | "(" | "—") {
            return false;
        }
        if test(view.word(at)) {
            return true;
        }
    }
    false
}

/// The role of the figure in tokens `idx..end`, with the words of its bound.
pub(super) fn read(
    view: &BlockView<'_>,
    idx: usize,
    end: usize,
    floor: usize,
    dimension: Dimension,
    share: bool,
) -> Role {
    let word = |back: usize| {
        idx.checked_sub(back)
            .filter(|&at| at >= floor)
            .map_or("", |at| view.word(at))
    };
    let next = view.word(end);
    let relative = dimension == Dimension::Percent;
    if any(word(1), &["including", "include", "includes", "included"])
        || (any(word(1), &["which", "whom", "them"]) && any(word(2), &["of", "among"]))
    {
        return Role::Part;
    }
    let by = any(word(1), &["by"]) && changes(view, idx - 1, floor, 5);
    let direct =
        any(word(1), CHANGES) || (any(word(1), &["another", "additional", "further"]) && changes(view, idx, floor, 3));
    let of = any(word(1), &["of"]) && any(word(2), CHANGE_NOUNS);
    if by
        || direct
        || of
        || (relative && any(next, CHANGE_NOUNS))
        || (relative && any(view.word(end + 1), CHANGE_NOUNS))
    {
        return Role::Change;
    }
    if share || (relative && next.eq_ignore_ascii_case("of")) {
        return Role::Share;
    }
    if back(view, idx, floor, 4, |word| {
        any(
            word,
            &[
                "target",
                "targets",
                "targeting",
                "goal",
                "goals",
                "aim",
                "aims",
                "aimed",
                "limit",
                "cap",
                "quota",
                "ceiling",
                "pledged",
                "promised",
            ],
        )
    }) {
        return Role::Target;
    }
    let forecast = back(view, idx, floor, 6, |word| {
        any(
            word,
            &[
                "expected",
                "expects",
                "expect",
                "forecast",
                "forecasts",
                "projected",
                "projects",
                "predicts",
                "predicted",
                "will",
                "would",
                "could",
                "may",
                "might",
                "wo",
                "estimates",
                "anticipates",
                "anticipated",
            ],
        )
    });
    if forecast { Role::Forecast } else { Role::Level }
}
