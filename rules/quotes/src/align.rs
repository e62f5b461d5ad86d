//! Two quotations laid side by side, word by word: the stretch that both have, and where they differ in it.
//!
//! ```text
//! a   ... we | shall not | open the bridge [today] in May |
//! b          | will      | open the bridge         in May | , and ...
//!            ^ a difference                 ^ brackets are none    ^ b is merely longer
//! ```
//!
//! It is a local alignment with affine gaps (Smith and Waterman 1981, Gotoh 1982). Words that an ellipsis or brackets
//! excuse cost nothing. The work is the product of the two lengths, which are capped.

use std::ops::Range;

use crate::words::Word;

/// Words of each side that are compared at most.
const LONGEST: usize = 500;

const CONTENT: i32 = 7;
const LIGHT: i32 = 2;
const OTHER: i32 = -2;
const OPEN: i32 = -2;
const EXTEND: i32 = -1;
const NEVER: i32 = i32::MIN / 2;

/// Where one side has other words than the other, or none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Difference {
    /// Words of the first.
    pub a: Range<usize>,
    /// Words of the second.
    pub b: Range<usize>,
}

/// The stretch that two quotations share.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Alignment {
    /// Words of the first, from the first shared one to the last.
    pub a: Range<usize>,
    /// Words of the second.
    pub b: Range<usize>,
    /// Pairs of one word, in order.
    pub same: Vec<(usize, usize)>,
    /// Differences between shared words that nothing excuses.
    pub differences: Vec<Difference>,
    /// Words of both sides in the stretch that a mark of editing excuses.
    pub excused: usize,
}

/// Lays two texts side by side.
pub(crate) fn align(a: &[Word], b: &[Word]) -> Alignment {
    let (a, b) = (
        a.get(..a.len().min(LONGEST)).unwrap_or(a),
        b.get(..b.len().min(LONGEST)).unwrap_or(b),
    );
    let steps = Table::fill(a, b).trace();
    read(a, b, &steps)
}

/// How a cell was reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum From {
    #[default]
    Start,
    Pair,
    /// A word of the first alone.
    First,
    /// A word of the second alone.
    Second,
}

/// A cell: the best scores of alignments that end here with a pair or with a word of one side alone.
#[derive(Debug, Clone, Copy)]
struct Cell {
    best: i32,
    from: From,
    first: i32,
    /// Whether the gap of the first goes on from a gap.
    first_extends: bool,
    second: i32,
    second_extends: bool,
}

struct Table<'a> {
    a: &'a [Word],
    b: &'a [Word],
    cells: Vec<Cell>,
}

impl<'a> Table<'a> {
    fn at(&self, i: usize, j: usize) -> Cell {
        let outside = Cell {
            best: 0,
            from: From::Start,
            first: NEVER,
            first_extends: false,
            second: NEVER,
            second_extends: false,
        };
        self.cells.get(i * (self.b.len() + 1) + j).copied().unwrap_or(outside)
    }

    fn fill(a: &'a [Word], b: &'a [Word]) -> Self {
        let mut table = Self {
            a,
            b,
            cells: Vec::with_capacity((a.len() + 1) * (b.len() + 1)),
        };
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                let cell = table.cell(i, j);
                table.cells.push(cell);
            }
        }
        table
    }

    fn cell(&self, i: usize, j: usize) -> Cell {
        let mut cell = Cell {
            best: 0,
            from: From::Start,
            first: NEVER,
            first_extends: false,
            second: NEVER,
            second_extends: false,
        };
        let (word_a, word_b) = (
            i.checked_sub(1).and_then(|i| self.a.get(i)),
            j.checked_sub(1).and_then(|j| self.b.get(j)),
        );
        if let Some(word) = word_a {
            // An ellipsis of the other side stands for any number of words.
            let (open, extend) = cost(word, self.b.get(j));
            let above = self.at(i - 1, j);
            cell.first_extends = above.first + extend > above.best + open;
            cell.first = (above.first + extend).max(above.best + open);
        }
        if let Some(word) = word_b {
            let (open, extend) = cost(word, self.a.get(i));
            let left = self.at(i, j - 1);
            cell.second_extends = left.second + extend > left.best + open;
            cell.second = (left.second + extend).max(left.best + open);
        }
        if let (Some(a), Some(b)) = (word_a, word_b) {
            let pair = if a.is_same(b) {
                if a.content && b.content { CONTENT } else { LIGHT }
            } else if a.optional || b.optional {
                0
            } else {
                OTHER
            };
            let score = self.at(i - 1, j - 1).best + pair;
            if score > cell.best {
                (cell.best, cell.from) = (score, From::Pair);
            }
        }
        if cell.first > cell.best {
            (cell.best, cell.from) = (cell.first, From::First);
        }
        if cell.second > cell.best {
            (cell.best, cell.from) = (cell.second, From::Second);
        }
        cell
    }

    /// The steps of the best alignment, each the words that it takes: both, or one of them.
    fn trace(&self) -> Vec<(Option<usize>, Option<usize>)> {
        let columns = self.b.len() + 1;
        let best = self
            .cells
            .iter()
            .enumerate()
            .max_by_key(|(idx, cell)| (cell.best, std::cmp::Reverse(*idx)));
        let Some((end, _)) = best.filter(|(_, cell)| cell.best > 0) else {
            return Vec::new();
        };
        let (mut i, mut j) = (end / columns, end % columns);
        let mut steps = Vec::new();
        let mut way = self.at(i, j).from;
        while i + j > 0 {
            let cell = self.at(i, j);
            match way {
                From::Start => break,
                From::Pair => {
                    (i, j) = (i.saturating_sub(1), j.saturating_sub(1));
                    steps.push((Some(i), Some(j)));
                    way = self.at(i, j).from;
                }
                From::First => {
                    i = i.saturating_sub(1);
                    steps.push((Some(i), None));
                    way = if cell.first_extends {
                        From::First
                    } else {
                        self.at(i, j).from
                    };
                }
                From::Second => {
                    j = j.saturating_sub(1);
                    steps.push((None, Some(j)));
                    way = if cell.second_extends {
                        From::Second
                    } else {
                        self.at(i, j).from
                    };
                }
            }
        }
        steps.reverse();
        steps
    }
}

/// What it costs to pass over a word, as the first of a run and as a further one; `next` is the word of the other side
/// that the run stands before.
fn cost(word: &Word, next: Option<&Word>) -> (i32, i32) {
    if word.optional || next.is_some_and(|next| next.gap) {
        (0, 0)
    } else {
        (OPEN, EXTEND)
    }
}

/// Shared words and differences from the steps of an alignment.
fn read(a: &[Word], b: &[Word], steps: &[(Option<usize>, Option<usize>)]) -> Alignment {
    let is_same = |step: &(Option<usize>, Option<usize>)| match *step {
        (Some(i), Some(j)) => a.get(i).zip(b.get(j)).filter(|(a, b)| a.is_same(b)).map(|_| (i, j)),
        _ => None,
    };
    let same: Vec<(usize, usize)> = steps.iter().filter_map(is_same).collect();
    let (Some(&first), Some(&last)) = (same.first(), same.last()) else {
        return Alignment::default();
    };
    let mut found = Alignment {
        a: first.0..last.0 + 1,
        b: first.1..last.1 + 1,
        ..Alignment::default()
    };
    for pair in same.windows(2) {
        let [(i, j), (next_i, next_j)] = pair else { continue };
        let difference = Difference {
            a: i + 1..*next_i,
            b: j + 1..*next_j,
        };
        if difference.a.is_empty() && difference.b.is_empty() {
            continue;
        }
        if is_excused(a, b, &difference) {
            found.excused += difference.a.len() + difference.b.len();
        } else {
            found.differences.push(difference);
        }
    }
    found.same = same;
    found
}

/// Whether marks of editing or mere spelling explain a difference.
pub(crate) fn is_excused(a: &[Word], b: &[Word], difference: &Difference) -> bool {
    let words_a = a.get(difference.a.clone()).unwrap_or(&[]);
    let words_b = b.get(difference.b.clone()).unwrap_or(&[]);
    let gap = |words: &[Word], range: &Range<usize>| {
        words
            .get(range.start..(range.end + 1).min(words.len()))
            .unwrap_or(&[])
            .iter()
            .any(|word| word.gap)
    };
    let optional = |words: &[Word]| !words.is_empty() && words.iter().all(|word| word.optional);
    let letters = |words: &[Word]| -> String {
        let letters = words
            .iter()
            .filter(|word| !word.optional)
            .flat_map(|word| word.fold.chars());
        letters.filter(|letter| letter.is_alphanumeric()).collect()
    };
    gap(a, &difference.a)
        || gap(b, &difference.b)
        || optional(words_a)
        || optional(words_b)
        || letters(words_a) == letters(words_b)
}

impl Alignment {
    /// Shared words that say what the utterance is about.
    pub fn content(&self, a: &[Word]) -> usize {
        self.same
            .iter()
            .filter(|(i, _)| a.get(*i).is_some_and(|word| word.content))
            .count()
    }

    /// Shared words in a hundred of those that stand in the stretch and are not excused.
    pub fn likeness(&self) -> usize {
        let all = (self.a.len() + self.b.len()).saturating_sub(self.excused);
        self.same.len() * 200 / all.max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::words;

    fn differences(a: &str, b: &str) -> Vec<(String, String)> {
        let (a, b) = (words(a), words(b));
        let said = |words: &[Word], range: &Range<usize>| {
            let folds: Vec<&str> = words[range.clone()].iter().map(|word| word.fold.as_str()).collect();
            folds.join(" ")
        };
        let found = align(&a, &b);
        found
            .differences
            .iter()
            .map(|one| (said(&a, &one.a), said(&b, &one.b)))
            .collect()
    }

    #[test]
    fn a_changed_dropped_or_added_word_is_a_difference() {
        let pair = |a: &str, b: &str| vec![(a.to_owned(), b.to_owned())];
        assert_eq!(
            differences("The bridge will not open in May", "The bridge will open in May"),
            pair("not", "")
        );
        assert_eq!(
            differences("The bridge will open in May", "The bridge will soon open in May"),
            pair("", "soon")
        );
        assert_eq!(
            differences("The old bridge opens in May", "The old tunnel opens in May"),
            pair("bridge", "tunnel")
        );
    }

    #[test]
    fn marks_of_editing_excuse() {
        assert!(
            differences(
                "The bridge ... opens in May",
                "The bridge over the old harbour opens in May"
            )
            .is_empty()
        );
        assert!(differences("The [old] bridge opens in May", "The bridge opens in May").is_empty());
        assert!(differences("[The mayor] opens it in May", "She opens it in May").is_empty());
        assert!(
            differences(
                "We can say [the mayor] opens it in May",
                "We can say she opens it in May"
            )
            .is_empty()
        );
        assert!(
            differences(
                "A healthcare plan for world-wide use",
                "A health care plan for worldwide use"
            )
            .is_empty()
        );
        assert!(differences("opens in May, rain or shine", "The bridge opens in May").is_empty());
    }
}
