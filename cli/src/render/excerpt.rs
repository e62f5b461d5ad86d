//! The lines around the places of a finding, cut to what fits on a terminal.
//!
//! Prose has long lines, up to a whole document, so a line that does not fit is cut to a window around each place;
//! places that are near each other share an excerpt.

use std::ops::Range;

use factlint_core::diagnostic::Place;
use factlint_core::source::{DocId, LineIndex};
use unicode_width::UnicodeWidthChar;

use super::escape;

/// Columns that the number of a line, the margin and the frame take.
const MARGIN: usize = 12;
/// Lines that one place may cover; a longer one is marked on its first line.
const MAX_LINES: u32 = 4;
/// Lines between two places that share an excerpt.
const GAP: u32 = 2;

/// A place of a finding: its number, its document and its bytes there.
#[derive(Debug, Clone)]
pub struct Mark {
    idx: usize,
    doc: DocId,
    span: Range<usize>,
}

impl Mark {
    /// The mark of a place; `idx` is its number in the finding.
    pub fn new(idx: usize, place: &Place) -> Self {
        Self {
            idx,
            doc: place.doc,
            span: place.span.range(),
        }
    }
}

/// Lines of one document, and the places in them.
#[derive(Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The lines, safe to print, without the last line's end.
    pub text: String,
    /// Number of the first line, from 1.
    pub line: u32,
    /// Number of each place, and its bytes in `text`.
    pub marks: Vec<(usize, Range<usize>)>,
}

/// A part of a document that is shown, and the marks in it, in the order in which they came.
struct Cluster<'t> {
    doc: DocId,
    text: &'t str,
    first_line: u32,
    last_line: u32,
    /// Whether every line from first to last is shown whole.
    whole: bool,
    marks: Vec<Mark>,
}

/// The excerpts of marks, that of the first mark first. `text` gives a document's text and lines.
pub fn excerpts<'t>(
    marks: &[Mark],
    text: impl Fn(DocId) -> Option<(&'t str, &'t LineIndex)>,
    width: usize,
) -> Vec<Excerpt> {
    let budget = width.saturating_sub(MARGIN).max(30);
    let mut clusters: Vec<(Cluster<'t>, &LineIndex)> = Vec::new();
    let mut lost = Vec::new();
    for mark in marks {
        let Some((text, lines)) = text(mark.doc) else {
            lost.push(Excerpt {
                text: String::new(),
                line: 1,
                marks: vec![(mark.idx, 0..0)],
            });
            continue;
        };
        let single = Cluster::new(mark.clone(), text, lines, budget);
        let host = clusters.iter_mut().find(|(cluster, _)| cluster.takes(&single, budget));
        match host {
            Some((cluster, _)) => cluster.merge(single),
            None => clusters.push((single, lines)),
        }
    }
    let excerpts = clusters.iter().map(|(cluster, lines)| cluster.excerpt(lines, budget));
    excerpts.chain(lost).collect()
}

impl<'t> Cluster<'t> {
    fn new(mut mark: Mark, text: &'t str, lines: &LineIndex, budget: usize) -> Self {
        mark.span.end = mark.span.end.min(text.len());
        mark.span.start = mark.span.start.min(mark.span.end);
        let first_line = lines.line(mark.span.start as u32);
        let last = mark.span.end.saturating_sub(1).max(mark.span.start);
        let mut last_line = lines.line(last as u32);
        let fits = |line| fits(text, line_range(text, lines, line), budget);
        let whole = last_line - first_line < MAX_LINES && (first_line..=last_line).all(fits);
        if !whole {
            last_line = first_line;
            mark.span.end = mark
                .span
                .end
                .min(line_range(text, lines, first_line).end)
                .max(mark.span.start);
        }
        Self {
            doc: mark.doc,
            text,
            first_line,
            last_line,
            whole: whole || fits(first_line),
            marks: vec![mark],
        }
    }

    /// Whether another mark can be shown in the same excerpt.
    fn takes(&self, other: &Self, budget: usize) -> bool {
        if self.doc != other.doc {
            return false;
        }
        if self.whole && other.whole {
            let (above, below) = if self.first_line <= other.first_line {
                (self, other)
            } else {
                (other, self)
            };
            return below.first_line <= above.last_line + GAP;
        }
        let span = join(&self.span(), &other.span());
        !self.whole && !other.whole && self.first_line == other.first_line && fits(self.text, span, budget * 3 / 4)
    }

    fn merge(&mut self, other: Self) {
        self.first_line = self.first_line.min(other.first_line);
        self.last_line = self.last_line.max(other.last_line);
        self.marks.extend(other.marks);
    }

    /// From the first to the last marked byte.
    fn span(&self) -> Range<usize> {
        let spans = self.marks.iter().map(|mark| mark.span.clone());
        spans.reduce(|a, b| join(&a, &b)).unwrap_or(0..0)
    }

    fn excerpt(&self, lines: &LineIndex, budget: usize) -> Excerpt {
        let first = line_range(self.text, lines, self.first_line);
        let last = line_range(self.text, lines, self.last_line);
        let mut shown = Shown::default();
        if self.whole && fits_all(self.text, lines, self.first_line..=self.last_line, budget) {
            shown.push(self.text, first.start..last.end, &self.marks);
        } else {
            let window = window(self.text, first.start..last.end, self.span(), budget);
            shown.text.push_str(if window.start > first.start { "…" } else { "" });
            shown.push(self.text, window.clone(), &self.marks);
            shown.text.push_str(if window.end < last.end { "…" } else { "" });
        }
        Excerpt {
            text: shown.text,
            line: self.first_line + 1,
            marks: shown.marks,
        }
    }
}

/// Text in the making, with the places of marks in it.
#[derive(Default)]
struct Shown {
    text: String,
    marks: Vec<(usize, Range<usize>)>,
}

impl Shown {
    /// Appends a range of the document as it may be printed.
    fn push(&mut self, text: &str, range: Range<usize>, marks: &[Mark]) {
        let mut edges: Vec<(usize, usize)> = Vec::new();
        let wanted: Vec<usize> = marks.iter().flat_map(|mark| [mark.span.start, mark.span.end]).collect();
        let piece = text.get(range.clone()).unwrap_or("");
        let mut characters = piece.char_indices().peekable();
        while let Some((at, character)) = characters.next() {
            if wanted.contains(&(range.start + at)) {
                edges.push((range.start + at, self.text.len()));
            }
            match character {
                '\t' => self.text.push_str("    "),
                '\n' => self.text.push('\n'),
                '\r' if characters.peek().is_some_and(|&(_, next)| next == '\n') => {}
                '\r' => self.text.push('\n'),
                '\u{feff}' if range.start + at == 0 => {}
                other => self.text.push(escape::shown(other).unwrap_or(other)),
            }
        }
        let end = self.text.len();
        // What the window cut off ends where the window ends.
        let place = |offset: usize| {
            edges
                .iter()
                .find(|&&(from, _)| from == offset)
                .map_or(end, |&(_, to)| to)
        };
        self.marks.extend(marks.iter().map(|mark| {
            let start = place(mark.span.start);
            (mark.idx, start..place(mark.span.end).max(start))
        }));
    }
}

/// The part of a line that is shown: the span with as much around it as fits, cut between words.
fn window(text: &str, line: Range<usize>, span: Range<usize>, budget: usize) -> Range<usize> {
    let before = text.get(line.start..span.start).unwrap_or("");
    let inside = text.get(span.clone()).unwrap_or("");
    let after = text.get(span.end..line.end).unwrap_or("");
    let room = budget.saturating_sub(2);
    let (cut, taken) = forwards(inside, room);
    if cut < inside.len() {
        return span.start..span.start + cut;
    }
    let left = room - taken;
    let (_, ahead) = forwards(after, left);
    let (from, behind) = backwards(before, left.saturating_sub((left / 2).min(ahead)));
    let (to, _) = forwards(after, left - behind);
    let from = if from == 0 {
        0
    } else {
        from + word_start(before.get(from..).unwrap_or(""))
    };
    let to = if to == after.len() {
        to
    } else {
        word_end(after.get(..to).unwrap_or(""))
    };
    line.start + from..span.end + to
}

/// Bytes from the start of `text` that fit into `budget` columns, and their columns.
fn forwards(text: &str, budget: usize) -> (usize, usize) {
    let mut columns = 0;
    for (at, character) in text.char_indices() {
        let next = columns + columns_of(character);
        if next > budget {
            return (at, columns);
        }
        columns = next;
    }
    (text.len(), columns)
}

/// The offset from which the end of `text` fits into `budget` columns, and its columns.
fn backwards(text: &str, budget: usize) -> (usize, usize) {
    let mut columns = 0;
    for (at, character) in text.char_indices().rev() {
        let next = columns + columns_of(character);
        if next > budget {
            return (at + character.len_utf8(), columns);
        }
        columns = next;
    }
    (0, columns)
}

/// The start of the first whole word, if one starts soon.
fn word_start(text: &str) -> usize {
    text.char_indices()
        .take(16)
        .find(|(_, character)| character.is_whitespace())
        .map_or(0, |(at, character)| at + character.len_utf8())
}

/// The end of the last whole word, if one ends soon before the end.
fn word_end(text: &str) -> usize {
    text.char_indices()
        .rev()
        .take(16)
        .find(|(_, character)| character.is_whitespace())
        .map_or(text.len(), |(at, _)| at)
}

fn columns_of(character: char) -> usize {
    if character == '\t' {
        4
    } else {
        character.width().unwrap_or(1)
    }
}

/// Whether a piece of text is at most `budget` columns wide.
fn fits(text: &str, range: Range<usize>, budget: usize) -> bool {
    let piece = text.get(range).unwrap_or("");
    forwards(piece, budget).0 == piece.len()
}

fn fits_all(text: &str, lines: &LineIndex, mut range: std::ops::RangeInclusive<u32>, budget: usize) -> bool {
    range.all(|line| fits(text, line_range(text, lines, line), budget))
}

/// The bytes of a line, without its end.
fn line_range(text: &str, lines: &LineIndex, line: u32) -> Range<usize> {
    let start = lines.line_start(line) as usize;
    let end = if line + 1 < lines.count() {
        lines.line_start(line + 1) as usize
    } else {
        text.len()
    };
    let piece = text.get(start..end).unwrap_or("");
    start..start + piece.trim_end_matches(['\n', '\r']).len()
}

fn join(a: &Range<usize>, b: &Range<usize>) -> Range<usize> {
    a.start.min(b.start)..a.end.max(b.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The excerpts of spans in one text, marks in brackets.
    fn show(text: &str, marked: &[&str], width: usize) -> Vec<(u32, String)> {
        let lines = LineIndex::new(text);
        let marks: Vec<Mark> = marked
            .iter()
            .enumerate()
            .map(|(idx, words)| {
                let start = text.find(words).unwrap();
                Mark {
                    idx,
                    doc: DocId(0),
                    span: start..start + words.len(),
                }
            })
            .collect();
        let excerpts = excerpts(&marks, |_| Some((text, &lines)), width);
        let show = |excerpt: Excerpt| {
            let mut text = excerpt.text;
            let mut marks = excerpt.marks;
            marks.sort_by_key(|(_, span)| std::cmp::Reverse(span.start));
            for (_, span) in marks {
                text.insert(span.end, ']');
                text.insert(span.start, '[');
            }
            (excerpt.line, text)
        };
        excerpts.into_iter().map(show).collect()
    }

    #[test]
    fn short_lines_are_whole_and_neighbours_share() {
        let text = "The call\r\nlasted two hours.\r\n\r\nIt took ninety minutes.\r\n\r\n\r\n\r\nLater: an hour.";
        assert_eq!(
            show(text, &["two hours", "ninety minutes", "an hour"], 100),
            [
                (2, "lasted [two hours].\n\nIt took [ninety minutes].".to_owned()),
                (8, "Later: [an hour].".to_owned()),
            ]
        );
        assert_eq!(show("a\nb c\nd", &["a\nb c"], 100), [(1, "[a\nb c]".to_owned())]);
    }

    #[test]
    fn long_lines_are_cut_between_words_around_each_place() {
        let text = format!(
            "{}two hours {}ninety minutes{}",
            "before ".repeat(40),
            "between ".repeat(40),
            " after".repeat(40)
        );
        assert_eq!(
            show(&text, &["two hours", "ninety minutes"], 60),
            [
                (1, "…before before [two hours] between between…".to_owned()),
                (1, "…between [ninety minutes] after after…".to_owned()),
            ]
        );
        let near = format!("{}two or three{}", "x ".repeat(100), " y".repeat(100));
        assert_eq!(show(&near, &["two", "three"], 60).len(), 1);
        let long = "word ".repeat(100);
        assert_eq!(show(&long, &[long.as_str()], 60), [(1, format!("[{}]…", &long[..46]))]);
    }

    #[test]
    fn tabs_wide_and_control_characters_keep_marks_in_place() {
        assert_eq!(
            show("\u{feff}日本\tfive\u{1b}[1m years", &["five"], 100),
            [(1, "日本    [five]␛[1m years".to_owned())]
        );
    }

    #[test]
    fn a_line_of_megabytes_is_cut_at_once() {
        let text = format!("{}two hours", "x".repeat(20 << 20));
        let lines = LineIndex::new(&text);
        let mark = Mark {
            idx: 0,
            doc: DocId(0),
            span: 20 << 20..(20 << 20) + 9,
        };
        let marks = vec![mark; 500];
        let shown = excerpts(&marks, |_| Some((&text, &lines)), 100);
        assert!(shown.iter().all(|excerpt| excerpt.text.len() < 200));
    }
}
