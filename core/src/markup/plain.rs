//! Plain text: paragraphs between blank lines, and whatever a line break inside one means.
//!
//! Three habits are told apart by the lines themselves: text wrapped at a width (a break is a space), one paragraph a
//! line (a break ends it), and lists. A short first line without a full stop is the headline.

use crate::prose::{BlockKind, BlockRow, ProseBuilder};

use super::{comments, runs};

/// Lines longer than this are not wrapped by hand, in bytes.
const WIDEST_WRAP: usize = 120;

/// A line that could have held more than this was broken on purpose, in bytes.
const NARROWEST_WRAP: usize = 60;

/// Longest headline, in bytes.
const LONGEST_HEADLINE: usize = 160;

/// Reads bytes `start..end` of the source as plain text.
pub(super) fn read(out: &mut ProseBuilder<'_>, start: usize, end: usize) {
    let Some(text) = out.source().get(start..end) else {
        return;
    };
    let wrap = Wrap::of(text);
    let mut reader = Reader {
        out,
        wrap,
        last: None,
        lines: 0,
        in_list: false,
        item_indent: 0,
    };
    for line in lines(text, start) {
        reader.line(line);
    }
    reader.out.end();
}

/// A line without the white space at its ends.
#[derive(Clone, Copy)]
struct Line<'a> {
    text: &'a str,
    /// Offset of `text` in the source.
    start: usize,
    /// White space before it, in bytes.
    indent: usize,
    /// Depth of `>` marks before it, as mail quotes.
    quoted: u8,
}

/// The lines of a text that starts at `offset` in the source; LF, CRLF and CR each end one.
fn lines(text: &str, offset: usize) -> impl Iterator<Item = Line<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
        let length = memchr::memchr2(b'\n', b'\r', rest.as_bytes()).unwrap_or(rest.len());
        let whole = rest.get(..length)?;
        let start = at;
        let crlf = rest.as_bytes().get(length..length + 2) == Some(b"\r\n");
        at += length + if crlf { 2 } else { 1 };
        let text = whole.trim_start();
        let (text, quoted) = unquoted(text);
        let indent = whole.len() - text.len();
        Some(Line {
            text: text.trim_end(),
            start: offset + start + indent,
            indent: if quoted > 0 { 0 } else { indent },
            quoted,
        })
    })
}

/// A line without the marks of a quoted mail before it, and their number.
fn unquoted(line: &str) -> (&str, u8) {
    if !line.starts_with('>') {
        return (line, 0);
    }
    let text = line.trim_start_matches(['>', ' ', '\t']);
    let marks = line.get(..line.len() - text.len()).unwrap_or("").matches('>').count();
    (text, marks.min(255) as u8)
}

/// How a text breaks its lines.
#[derive(Clone, Copy)]
struct Wrap {
    /// The width at which lines are wrapped; none where each line is a paragraph.
    width: Option<usize>,
}

impl Wrap {
    fn of(text: &str) -> Self {
        let (mut count, mut long, mut width) = (0, 0, NARROWEST_WRAP);
        for line in lines(text, 0).filter(|line| !line.text.is_empty()) {
            count += 1;
            if line.text.len() > WIDEST_WRAP {
                long += 1;
            } else {
                width = width.max(line.text.len());
            }
        }
        // A long address or a row of a table does not make a wrapped text an unwrapped one.
        Self {
            width: (long * 20 < count).then_some(width),
        }
    }
}

struct Reader<'b, 'a> {
    out: &'b mut ProseBuilder<'a>,
    wrap: Wrap,
    /// The line before, if it belongs to the open block.
    last: Option<Line<'a>>,
    /// Lines of the open block.
    lines: usize,
    in_list: bool,
    /// White space before the marker of the open item.
    item_indent: usize,
}

impl<'a> Reader<'_, 'a> {
    fn line(&mut self, line: Line<'a>) {
        if line.text.is_empty() {
            self.end();
            self.in_list = false;
            return;
        }
        if let Some(comment) = comments::parse_line(line.text, line.start) {
            self.end();
            self.out.comment(comment);
            return;
        }
        if is_rule(line.text) {
            self.underline(line.text);
            return;
        }
        let bullet = self.bullet(line);
        match self.last {
            Some(last) if bullet == 0 && self.continues(last, line) => {
                self.out.space(last.start + last.text.len(), line.start);
            }
            _ => {
                self.end();
                self.lines = 0;
                (self.in_list, self.item_indent) = (bullet > 0, line.indent);
                self.out.start(match (line.quoted, bullet) {
                    (0, 0) => BlockRow::of(BlockKind::Paragraph, 0),
                    (0, _) => BlockRow::of(BlockKind::ListItem, 1),
                    (depth, _) => BlockRow::of(BlockKind::Quotation, depth),
                });
            }
        }
        runs::push(self.out, line.text.get(bullet..).unwrap_or(""), line.start + bullet);
        self.last = Some(line);
        self.lines += 1;
    }

    /// Ends the open block; the first one of the document may turn out to be its headline.
    fn end(&mut self) {
        if let Some(last) = self.last.take()
            && self.out.block_count() == 0
            && !self.in_list
            && last.quoted == 0
            && is_headline(last.text, self.out.offset() as usize)
        {
            self.out.retype(BlockKind::Heading, 1);
        }
        self.out.end();
    }

    /// A row of marks: under a single line it makes that line a heading, elsewhere it only separates.
    fn underline(&mut self, marks: &str) {
        if let Some(last) = self.last
            && marks.starts_with(['=', '-'])
            && self.lines == 1
            && last.text.len() <= LONGEST_HEADLINE
        {
            self.out
                .retype(BlockKind::Heading, if marks.starts_with('=') { 1 } else { 2 });
        }
        self.last = None;
        self.out.end();
    }

    /// Length of the list marker at the start of a line, with the space behind it; 0 where there is none.
    fn bullet(&self, line: Line<'_>) -> usize {
        let length = marker(line.text);
        let may_start = match self.last {
            None => true,
            Some(last) => self.in_list || last.text.ends_with(['.', ':', ';', '!', '?']),
        };
        if may_start { length } else { 0 }
    }

    /// Whether a line goes on with the paragraph of the line before.
    fn continues(&self, last: Line<'_>, line: Line<'_>) -> bool {
        if line.quoted != last.quoted {
            return false;
        }
        let starts_low = line.text.starts_with(|c: char| c.is_lowercase());
        if starts_low && !ends_sentence(last.text) {
            return true;
        }
        if self.in_list && line.indent > self.item_indent {
            return true;
        }
        if line.indent > last.indent + 1 {
            return false; // the first line of a paragraph, set in
        }
        let Some(width) = self.wrap.width else { return false };
        if last.text.len() > WIDEST_WRAP || speaker_label(line.text) {
            return false;
        }
        let word = line.text.find(char::is_whitespace).unwrap_or(line.text.len());
        last.indent + last.text.len() + 1 + word > width
    }
}

/// Length of `- `, `* `, `• `, `1. ` or `(1) ` at the start of a line.
fn marker(text: &str) -> usize {
    let bytes = text.as_bytes();
    let length = match bytes.first() {
        Some(b'-' | b'*') => 1,
        Some(0xE2) => ["•", "◦", "‣", "▪"]
            .iter()
            .find(|mark| text.starts_with(**mark))
            .map_or(0, |mark| mark.len()),
        Some(b'0'..=b'9') => {
            let digits = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
            if digits <= 2 && matches!(bytes.get(digits), Some(b'.' | b')')) {
                digits + 1
            } else {
                0
            }
        }
        _ => 0,
    };
    let spaces = bytes.get(length..).map_or(0, |rest| {
        rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count()
    });
    if length > 0 && spaces > 0 { length + spaces } else { 0 }
}

/// Whether a line is a row of one mark, such as `-----` or `* * *`.
fn is_rule(text: &str) -> bool {
    let bytes = text.as_bytes();
    let Some(&first) = bytes.first().filter(|byte| byte.is_ascii_punctuation()) else {
        return false;
    };
    !matches!(first, b'.' | b'?' | b'!') && bytes.len() >= 3 && bytes.iter().all(|&byte| byte == first || byte == b' ')
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '\'', '”', '’', ')', ']', '»'])
        .ends_with(['.', '!', '?', ':', '…'])
}

/// Whether a line opens with a name and a colon, as in a transcript.
fn speaker_label(text: &str) -> bool {
    let Some(colon) = memchr::memchr(b':', text.as_bytes().get(..48).unwrap_or(text.as_bytes())) else {
        return false;
    };
    let (name, rest) = text.split_at_checked(colon).unwrap_or(("", ""));
    rest.starts_with(": ")
        && name.starts_with(char::is_uppercase)
        && name.split(' ').count() <= 4
        && name
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '\'' | '’'))
}

/// Whether the first block, which ends in this line and is `length` bytes long, reads like a headline.
fn is_headline(last_line: &str, length: usize) -> bool {
    length <= LONGEST_HEADLINE
        && !last_line
            .trim_end_matches(['"', '\'', '”', '’', ')', ']', '»'])
            .ends_with(['.', ':', ';', ',', '…'])
        && last_line.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::Prose;

    fn read_text(text: &str) -> Prose {
        let mut out = ProseBuilder::new(text);
        read(&mut out, 0, text.len());
        out.finish()
    }

    fn blocks(text: &str) -> Vec<(BlockKind, String)> {
        let prose = read_text(text);
        let blocks = prose.blocks.iter();
        blocks
            .map(|block| (block.kind(), block.span.text(&prose.text).to_owned()))
            .collect()
    }

    fn texts(text: &str) -> Vec<String> {
        blocks(text).into_iter().map(|(_, text)| text).collect()
    }

    #[test]
    fn wrapped_lines_are_one_paragraph() {
        let text = "The council voted on Tuesday to close two of the four branch\r\n\
                    libraries, a decision that the mayor said would save about\r\n\
                    £40,000 a year.\r\n\r\nOpponents disagree.";
        assert_eq!(
            texts(text),
            [
                "The council voted on Tuesday to close two of the four branch libraries, a decision that the mayor \
                 said would save about £40,000 a year.",
                "Opponents disagree."
            ]
        );
    }

    #[test]
    fn long_lines_are_paragraphs_under_a_headline() {
        let long = "The council voted on Tuesday to close two of the four branch libraries, a decision that the mayor \
                    said would save about £40,000 a year.";
        let text = format!("Two libraries to close\n{long}\n{long}");
        assert_eq!(
            blocks(&text),
            [
                (BlockKind::Heading, "Two libraries to close".to_owned()),
                (BlockKind::Paragraph, long.to_owned()),
                (BlockKind::Paragraph, long.to_owned()),
            ]
        );
    }

    #[test]
    fn lists_lose_their_markers() {
        let found = blocks("They agreed:\n- to meet in\n  May\n- to pay £5\n\n1. Rest\n2. Eat\n\n* Alone");
        let items: Vec<_> = found
            .iter()
            .filter(|(kind, _)| *kind == BlockKind::ListItem)
            .map(|(_, text)| text.as_str())
            .collect();
        assert_eq!(items, ["to meet in May", "to pay £5", "Rest", "Eat", "Alone"]);
    }

    #[test]
    fn transcripts_break_at_each_speaker() {
        let text = "CHAIR: I call the meeting to order, and ask who was late today.\nMs Roe: I was.\nCHAIR: Noted.";
        assert_eq!(texts(text).len(), 3);
    }

    #[test]
    fn a_sentence_alone_is_no_headline() {
        assert_eq!(
            blocks("It rained.").first().map(|block| block.0),
            Some(BlockKind::Paragraph)
        );
        assert_eq!(
            blocks("Rain in Leeds\n=====\nIt rained.").first().map(|block| block.0),
            Some(BlockKind::Heading)
        );
    }

    #[test]
    fn mail_quotes_are_quotations() {
        let found =
            blocks("> We saw the water rise by about two metres on that night, and then\n> we left.\n>> Both?\n\nNo.");
        let kinds: Vec<_> = found.iter().map(|block| block.0).collect();
        assert_eq!(
            kinds,
            [BlockKind::Quotation, BlockKind::Quotation, BlockKind::Paragraph]
        );
        assert!(found[0].1.ends_with("and then we left."));
    }

    #[test]
    fn lone_carriage_returns_end_lines() {
        assert_eq!(texts("One.\r\rTwo.\r\rThree."), ["One.", "Two.", "Three."]);
    }

    #[test]
    fn comment_lines_vanish() {
        let prose = read_text("One.\n\n# factlint-ignore wrong-total: checked\nTwo.");
        assert_eq!(prose.text, "One.\nTwo.");
        assert_eq!((prose.comments.len(), prose.comments[0].at), (1, 5));
    }
}
