//! What a figure says of the thing it measures: a level, a change, a share, a target, by the words around it.

use super::groups::{
    ANOTHER, BY, CHANGE, CHANGE_NOUN, DOWN, FORECAST, INCLUDING, OF, OF_OR_AMONG, OPENER, TARGET, TO, UP, WHICH, is,
    is_before,
};
use crate::extract::BlockView;
use crate::language::Class;
use crate::rows::{Dimension, QuantityRow, Role, TokenKind, TokenRow};

/// Whether a verb or noun of change stands within `reach` tokens before `idx`, in the same clause.
pub(super) fn changes(view: &BlockView<'_>, idx: usize, floor: usize, reach: usize) -> bool {
    back(view, idx, floor, reach, CHANGE)
}

/// Whether a word of the groups stands within `reach` tokens before `idx`, in the same clause.
pub(super) fn back(view: &BlockView<'_>, idx: usize, floor: usize, reach: usize, groups: u64) -> bool {
    for at in (floor.max(idx.saturating_sub(reach))..idx).rev() {
        if view.kind(at) == TokenKind::Punctuation && matches!(view.word(at), "," | ";" | ":" | "." | "(" | "—") {
            return false;
        }
        if is(view, at, groups) && !is_month(view, at) {
            return true;
        }
    }
    false
}

/// Whether a token is a month: "May" with a capital is no modal verb.
fn is_month(view: &BlockView<'_>, at: usize) -> bool {
    (view.tokens.get(at)).is_some_and(|token| token.classes & Class::MONTH != 0 && token.has(TokenRow::CAPITAL))
}

/// The flag of the direction in which the figure in tokens `idx..end` changed, or to which it came: "fell by 5", "rose to
/// 20", "12 points lower". None for a figure that only stands.
pub(super) fn direction(view: &BlockView<'_>, idx: usize, end: usize, floor: usize, role: Role) -> u8 {
    let change = role == Role::Change;
    if !change && !is_before(view, idx, 1, floor, TO) {
        return 0;
    }
    let flag = |at: usize| {
        if is(view, at, UP) {
            QuantityRow::UP
        } else if is(view, at, DOWN) {
            QuantityRow::DOWN
        } else {
            0
        }
    };
    for at in (floor.max(idx.saturating_sub(5))..idx).rev() {
        let mark =
            view.kind(at) == TokenKind::Punctuation && matches!(view.word(at), "," | ";" | ":" | "." | "(" | "—");
        if mark {
            break;
        }
        if flag(at) != 0 {
            return flag(at);
        }
    }
    if !change {
        return 0;
    }
    if flag(end) == 0 { flag(end + 1) } else { flag(end) }
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
    let before = |back: usize, groups: u64| is_before(view, idx, back, floor, groups);
    let relative = dimension == Dimension::Percent;
    if before(1, INCLUDING) || (before(1, WHICH) && before(2, OF_OR_AMONG)) {
        return Role::Part;
    }
    // "12 of the 40 ships", "three of its members"
    if dimension == Dimension::Count && !share && is(view, end, OF) && is(view, end + 1, OPENER) {
        return Role::Part;
    }
    let by = before(1, BY) && changes(view, idx - 1, floor, 5);
    let direct = before(1, CHANGE) || (before(1, ANOTHER) && changes(view, idx, floor, 3));
    let of = before(1, OF) && before(2, CHANGE_NOUN);
    let nouns = relative && (is(view, end, CHANGE_NOUN) || is(view, end + 1, CHANGE_NOUN));
    if by || direct || of || nouns {
        return Role::Change;
    }
    if share || (relative && is(view, end, OF)) {
        return Role::Share;
    }
    if back(view, idx, floor, 4, TARGET) {
        return Role::Target;
    }
    if back(view, idx, floor, 6, FORECAST) {
        Role::Forecast
    } else {
        Role::Level
    }
}
