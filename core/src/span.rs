//! Two coordinate systems, two types: a place in what a reader reads, and a place in the file.
//!
//! Both are half-open byte ranges. They are different types so that a rule cannot mistake one for the other; only
//! [`Prose`](crate::prose::Prose) converts, and only [`Sink`](crate::sink::Sink) asks it to.

/// A half-open byte range in the prose of a document, always on character boundaries.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct ProseSpan {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl ProseSpan {
    /// The span that stands for "there is none".
    pub const NONE: Self = Self {
        start: u32::MAX,
        end: u32::MAX,
    };

    /// A span from `start` to `end`.
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// The span of byte offsets that `regex` and the standard library give.
    pub fn of(range: std::ops::Range<usize>) -> Self {
        Self {
            start: range.start as u32,
            end: range.end as u32,
        }
    }

    /// Whether this is a place at all.
    pub const fn is_some(self) -> bool {
        self.start != u32::MAX
    }

    /// Whether this is [`ProseSpan::NONE`].
    pub const fn is_none(self) -> bool {
        self.start == u32::MAX
    }

    /// Length in bytes.
    pub const fn len(self) -> u32 {
        self.end.saturating_sub(self.start)
    }

    /// Whether no byte lies in the span.
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether `other` lies wholly inside this span.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the byte at `offset` lies in the span.
    pub const fn holds(self, offset: u32) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Whether the two spans share a byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both; the other one where one is [`ProseSpan::NONE`].
    pub fn join(self, other: Self) -> Self {
        match (self.is_none(), other.is_none()) {
            (true, _) => other,
            (_, true) => self,
            _ => Self {
                start: self.start.min(other.start),
                end: self.end.max(other.end),
            },
        }
    }

    /// The span moved right by `offset` bytes; [`ProseSpan::NONE`] stays.
    #[must_use]
    pub const fn shifted(self, offset: u32) -> Self {
        if self.is_none() {
            self
        } else {
            Self {
                start: self.start + offset,
                end: self.end + offset,
            }
        }
    }

    /// The span as a range of `usize`, for slicing.
    pub const fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The text at this span; empty where the span does not fit `text`.
    pub fn text(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }
}

/// A half-open byte range in the text of a [`Source`](crate::source::Source), always on character boundaries.
///
/// Only core makes one: from a prose span, through the segment map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct SourceSpan {
    start: u32,
    end: u32,
}

impl SourceSpan {
    pub(crate) const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// First byte.
    pub const fn start(self) -> u32 {
        self.start
    }

    /// One past the last byte.
    pub const fn end(self) -> u32 {
        self.end
    }

    /// The span as a range of `usize`, for slicing.
    pub const fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}
