//! Joins marks into pairs with one stack, in linear time whatever the text.

use super::marks::{Lean, Mark, Shape};
use crate::rows::QuoteRow;
use crate::span::ProseSpan;

/// A pair of marks, or an opening mark whose quotation runs to the end of the block.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair {
    /// With the marks.
    pub(super) span: ProseSpan,
    /// Without them.
    pub(super) inner: ProseSpan,
    /// Bits of [`QuoteRow::UNCLOSED`] and its kin.
    pub(super) flags: u8,
}

/// How far after its opening mark an apostrophe at the end of a word is still taken for the closing one, in bytes.
const NEAR: u32 = 80;

/// An opening mark that waits for its closing one.
struct Open {
    mark: Mark,
    /// Where its pair stands in the result.
    slot: usize,
    /// The last mark that may be an apostrophe or the closing mark.
    perhaps: Option<Mark>,
}

/// The pairs of a text, sorted by their opening marks; they nest and never cross.
pub(super) fn pair(text: &str, marks: &[Mark]) -> Vec<Pair> {
    let mut pairing = Pairing {
        length: text.len() as u32,
        stack: Vec::new(),
        open: [0; Shape::COUNT],
        found: Vec::new(),
        nests: balanced(marks),
    };
    for mark in marks {
        pairing.take(*mark);
    }
    while !pairing.stack.is_empty() {
        pairing.drop_last(None);
    }
    pairing.found.into_iter().flatten().collect()
}

struct Pairing {
    length: u32,
    stack: Vec<Open>,
    /// Number of open marks of each shape.
    open: [u32; Shape::COUNT],
    found: Vec<Option<Pair>>,
    /// Whether marks of a shape may stand inside a pair of the same shape.
    nests: [bool; Shape::COUNT],
}

impl Pairing {
    fn take(&mut self, mark: Mark) {
        match mark.lean {
            Lean::Opens => self.opens(mark),
            Lean::Closes | Lean::ClosesOrUnit => self.closes(mark),
            Lean::Either if self.is_open(mark.shape) => self.closes(mark),
            Lean::Either => self.opens(mark),
            Lean::MayClose => {
                if let Some(open) = self.stack.last_mut()
                    && open.mark.shape == mark.shape
                    && mark.start - open.mark.start <= NEAR
                {
                    open.perhaps = Some(mark);
                }
            }
        }
    }

    fn is_open(&self, shape: Shape) -> bool {
        self.open.get(shape as usize).is_some_and(|&count| count > 0)
    }

    fn count(&mut self, shape: Shape, opened: bool) {
        if let Some(count) = self.open.get_mut(shape as usize) {
            *count = if opened { *count + 1 } else { count.saturating_sub(1) };
        }
    }

    fn opens(&mut self, mark: Mark) {
        let nests = self.nests.get(mark.shape as usize).copied().unwrap_or(false);
        if self.is_open(mark.shape) && !nests {
            // A second opening mark: the closing one of the first is missing.
            while self.is_open(mark.shape) {
                self.drop_last(Some(mark.start));
            }
        }
        self.count(mark.shape, true);
        self.stack.push(Open {
            mark,
            slot: self.found.len(),
            perhaps: None,
        });
        self.found.push(None);
    }

    fn closes(&mut self, mark: Mark) {
        let shape = if self.is_open(mark.shape) {
            Some(mark.shape)
        } else if mark.shape.is_double() && mark.lean == Lean::Closes {
            [Shape::Straight, Shape::Curly, Shape::Ticks]
                .into_iter()
                .find(|&shape| self.is_open(shape))
        } else {
            None
        };
        let Some(shape) = shape else { return };
        while let Some(open) = self.stack.last() {
            if open.mark.shape == shape {
                break;
            }
            self.drop_last(Some(mark.start));
        }
        if let Some(open) = self.stack.pop() {
            self.count(shape, false);
            self.keep(&open, mark.start, mark.end, 0);
        }
    }

    /// Takes the last opening mark off the stack, unclosed; `limit` is where what encloses it ends or the next begins.
    fn drop_last(&mut self, limit: Option<u32>) {
        let Some(open) = self.stack.pop() else { return };
        self.count(open.mark.shape, false);
        if let Some(perhaps) = open.perhaps {
            self.keep(&open, perhaps.start, perhaps.end, 0);
        } else if open.mark.shape != Shape::Single || (limit.is_none() && open.mark.start == 0) {
            let end = limit.unwrap_or(self.length);
            self.keep(&open, end, end, QuoteRow::UNCLOSED);
        }
    }

    fn keep(&mut self, open: &Open, inner_end: u32, end: u32, flags: u8) {
        if inner_end <= open.mark.end {
            return;
        }
        let single = matches!(open.mark.shape, Shape::Single | Shape::SingleGuillemet);
        let pair = Pair {
            span: ProseSpan::new(open.mark.start, end),
            inner: ProseSpan::new(open.mark.end, inner_end),
            flags: flags | if single { QuoteRow::SINGLE } else { 0 },
        };
        if let Some(slot) = self.found.get_mut(open.slot) {
            *slot = Some(pair);
        }
    }
}

/// For each shape, whether its marks nest without one missing, so that a second opening mark is a quotation inside.
fn balanced(marks: &[Mark]) -> [bool; Shape::COUNT] {
    let mut depth = [0i64; Shape::COUNT];
    let mut sound = [true; Shape::COUNT];
    for mark in marks {
        let (Some(depth), Some(sound)) = (depth.get_mut(mark.shape as usize), sound.get_mut(mark.shape as usize))
        else {
            continue;
        };
        match mark.lean {
            Lean::Opens => *depth += 1,
            Lean::Closes => *depth -= 1,
            Lean::Either if *depth > 0 => *depth -= 1,
            Lean::Either => *depth += 1,
            Lean::ClosesOrUnit => *depth = (*depth - 1).max(0),
            Lean::MayClose => {}
        }
        *sound &= *depth >= 0;
    }
    for (sound, depth) in sound.iter_mut().zip(depth) {
        *sound &= depth == 0;
    }
    sound
}
