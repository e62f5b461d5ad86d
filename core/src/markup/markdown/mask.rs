//! What a Markdown parser must not see: TeX formulas, and in MDX expressions, components and module lines.
//!
//! They are overwritten byte for byte, so that offsets stay: formulas and expressions with [`FILL`], which the reader
//! turns into holes; tags, comments and module lines with spaces, which leave nothing.

use std::borrow::Cow;

use crate::markup::comments;
use crate::markup::runs::FILL;
use crate::prose::IgnoreComment;

/// Longest formula or tag that is looked for, in bytes.
const LONGEST: usize = 4 << 10;

/// What a stretch of text becomes.
#[derive(Clone, Copy, PartialEq)]
enum Cover {
    Hole,
    Nothing,
}

/// The text with formulas (and MDX, if `mdx`) overwritten, and the ignore comments in MDX expressions. `base` is the
/// offset of the text in the source.
pub(super) fn mask(text: &str, base: usize, mdx: bool) -> (Cow<'_, str>, Vec<IgnoreComment>) {
    let formulas = memchr::memchr(b'$', text.as_bytes()).is_some() && text.contains(['\\', '^', '_', '=']);
    let mut scan = Scan {
        text,
        bytes: text.as_bytes(),
        covers: Vec::new(),
        comments: Vec::new(),
        base,
        mdx,
    };
    if mdx || formulas {
        scan.run();
    }
    let Scan { covers, comments, .. } = scan;
    if covers.is_empty() {
        return (Cow::Borrowed(text), comments);
    }
    (Cow::Owned(overwrite(text, &covers)), comments)
}

fn overwrite(text: &str, covers: &[(usize, usize, Cover)]) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut done = 0;
    for &(start, end, cover) in covers {
        if start < done {
            continue;
        }
        let (Some(kept), Some(covered)) = (text.get(done..start), text.get(start..end)) else {
            continue;
        };
        masked.push_str(kept);
        match cover {
            Cover::Hole => masked.extend(std::iter::repeat_n(char::from(FILL), covered.len())),
            // Line ends stay, so that what a tag stood on becomes an empty line.
            Cover::Nothing => masked.extend(covered.bytes().map(|byte| match byte {
                b'\n' | b'\r' => char::from(byte),
                _ => ' ',
            })),
        }
        done = end;
    }
    masked.push_str(text.get(done..).unwrap_or(""));
    masked
}

struct Scan<'a> {
    text: &'a str,
    bytes: &'a [u8],
    /// Sorted, without overlap.
    covers: Vec<(usize, usize, Cover)>,
    comments: Vec<IgnoreComment>,
    base: usize,
    mdx: bool,
}

impl Scan<'_> {
    fn run(&mut self) {
        let braces = if self.mdx {
            matching_braces(self.bytes)
        } else {
            Vec::new()
        };
        let (mut at, mut line_start, mut fence) = (0, true, None);
        let mut next_brace = 0;
        let mut blank_before = true;
        while at < self.bytes.len() {
            if line_start {
                let end = self.line_end(at);
                let line = self.text.get(at..end).unwrap_or("").trim();
                if let Some(open) = fence {
                    if closes(line, open) {
                        fence = None;
                    }
                    at = end;
                    continue;
                }
                fence = opens(line);
                if fence.is_some() {
                    at = end;
                    blank_before = false;
                    continue;
                }
                if self.mdx && blank_before && (line.starts_with("import ") || line.starts_with("export ")) {
                    let block = self.module_end(at, &braces);
                    self.cover(at, block, Cover::Nothing);
                    at = block;
                    continue;
                }
                blank_before = line.is_empty();
                line_start = false;
            }
            let Some(&byte) = self.bytes.get(at) else { break };
            let next = match byte {
                b'\n' => {
                    line_start = true;
                    None
                }
                b'\\' => self
                    .bytes
                    .get(at + 1)
                    .filter(|byte| byte.is_ascii_punctuation())
                    .map(|_| at + 2),
                b'`' => Some(self.code_end(at)),
                b'$' => self.formula(at),
                b'{' if self.mdx => {
                    while braces.get(next_brace).is_some_and(|pair| pair.0 < at) {
                        next_brace += 1;
                    }
                    let pair = braces.get(next_brace).filter(|pair| pair.0 == at).copied();
                    pair.map(|(_, end)| self.expression(at, end))
                }
                b'<' if self.mdx => self.component(at, &braces),
                _ => {
                    let rest = self.bytes.get(at + 1..).unwrap_or(&[]);
                    let skip = rest
                        .iter()
                        .position(|byte| matches!(byte, b'\n' | b'\\' | b'`' | b'$' | b'{' | b'<'));
                    Some(at + 1 + skip.unwrap_or(rest.len()))
                }
            };
            at = next.unwrap_or(at + 1);
        }
    }

    fn cover(&mut self, start: usize, end: usize, cover: Cover) {
        self.covers.push((start, end, cover));
    }

    /// One past the end of the line at `at`, its line feed included.
    fn line_end(&self, at: usize) -> usize {
        let rest = self.bytes.get(at..).unwrap_or(&[]);
        memchr::memchr(b'\n', rest).map_or(self.bytes.len(), |found| at + found + 1)
    }

    /// The end of an `import` or `export`: the first blank line that no brace holds.
    fn module_end(&self, at: usize, braces: &[(usize, usize)]) -> usize {
        let mut end = self.line_end(at);
        loop {
            let inside = braces.partition_point(|pair| pair.0 < end);
            let holds = inside.checked_sub(1).and_then(|idx| braces.get(idx));
            if let Some(&(_, close)) = holds.filter(|pair| pair.1 > end) {
                end = self.line_end(close);
                continue;
            }
            let next = self.line_end(end);
            if next == end || self.text.get(end..next).is_none_or(|line| line.trim().is_empty()) {
                return end;
            }
            end = next;
        }
    }

    /// The end of the code span that opens at `at`, or of its opening marks where nothing closes it.
    fn code_end(&self, at: usize) -> usize {
        let run = |from: usize| {
            self.bytes
                .get(from..)
                .map_or(0, |rest| rest.iter().take_while(|&&byte| byte == b'`').count())
        };
        let length = run(at);
        let mut from = at + length;
        let limit = (from + LONGEST).min(self.bytes.len());
        while let Some(found) = self.bytes.get(from..limit).and_then(|rest| memchr::memchr(b'`', rest)) {
            let close = run(from + found);
            if close == length {
                return from + found + close;
            }
            from += found + close;
        }
        at + length
    }

    /// Covers the formula that opens at `at`; the offset behind it.
    ///
    /// A dollar sign is far more often money: a formula has no space inside its marks, no digit behind them, and some
    /// TeX in it, or is a single letter.
    fn formula(&mut self, at: usize) -> Option<usize> {
        let double = self.bytes.get(at + 1) == Some(&b'$');
        let width = if double { 2 } else { 1 };
        let limit = (at + width + if double { LONGEST } else { 400 }).min(self.bytes.len());
        let inner = self.bytes.get(at + width..limit)?;
        let length = if double {
            memchr::memmem::find(inner, b"$$")?
        } else {
            memchr::memchr2(b'$', b'\n', inner).filter(|&found| inner.get(found) == Some(&b'$'))?
        };
        let formula = inner.get(..length)?;
        let end = at + width + length + width;
        let tex = formula.iter().any(|byte| matches!(byte, b'\\' | b'^' | b'_' | b'='))
            || (formula.len() == 1 && formula.first().is_some_and(u8::is_ascii_alphabetic));
        let tight = !formula.first()?.is_ascii_whitespace() && !formula.last()?.is_ascii_whitespace();
        let money_behind = self.bytes.get(end).is_some_and(u8::is_ascii_digit);
        if !tex || !(double || (tight && !money_behind)) {
            return None;
        }
        if double && memchr::memmem::find(formula, b"\n\n").is_some() {
            return None;
        }
        self.cover(at, end, Cover::Hole);
        Some(end)
    }

    /// Covers the expression `{…}`; a comment leaves nothing.
    fn expression(&mut self, at: usize, end: usize) -> usize {
        let inner = self.text.get(at + 1..end - 1).unwrap_or("").trim();
        let comment = inner.strip_prefix("/*").and_then(|inner| inner.strip_suffix("*/"));
        let Some(content) = comment else {
            self.cover(at, end, Cover::Hole);
            return end;
        };
        self.comments
            .extend(comments::parse(content, self.base + at, self.base + end));
        self.cover(at, end, Cover::Nothing);
        end
    }

    /// Covers the tag of a component, `<Name …>`, `</Name>`, `<Name />`, `<a.b>` or a fragment, at `at`.
    fn component(&mut self, at: usize, braces: &[(usize, usize)]) -> Option<usize> {
        let rest = self.bytes.get(at + 1..)?;
        let name = rest.strip_prefix(b"/").unwrap_or(rest);
        let length = name
            .iter()
            .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-' | b':'))
            .count();
        let name = name.get(..length)?;
        let opaque = name.first().is_none_or(u8::is_ascii_uppercase) || name.contains(&b'.');
        let end = self.tag_end(at + 1, braces)?;
        let fragment = name.is_empty() && matches!(rest, [b'>', ..] | [b'/', b'>', ..]);
        let attributes = self.bytes.get(at..end)?.contains(&b'{');
        let component = if name.is_empty() {
            fragment
        } else {
            opaque || attributes
        };
        if !component {
            return None;
        }
        self.cover(at, end, Cover::Nothing);
        Some(end)
    }

    /// One past the `>` that closes a tag, over quoted attributes and braces.
    fn tag_end(&self, from: usize, braces: &[(usize, usize)]) -> Option<usize> {
        let limit = (from + LONGEST).min(self.bytes.len());
        let mut at = from;
        while at < limit {
            match self.bytes.get(at)? {
                b'>' => return Some(at + 1),
                b'<' => return None,
                quote @ (b'"' | b'\'') => {
                    let inner = self.bytes.get(at + 1..limit)?;
                    at += 2 + memchr::memchr(*quote, inner)?;
                }
                b'{' => {
                    let idx = braces.partition_point(|pair| pair.0 < at);
                    at = braces.get(idx).filter(|pair| pair.0 == at)?.1;
                }
                _ => at += 1,
            }
        }
        None
    }
}

/// The outermost pairs of braces, as start and one past the end, in one pass.
fn matching_braces(bytes: &[u8]) -> Vec<(usize, usize)> {
    let (mut open, mut pairs) = (Vec::new(), Vec::<(usize, usize)>::new());
    for at in memchr::memchr2_iter(b'{', b'}', bytes) {
        if bytes.get(at) == Some(&b'{') {
            open.push(at);
        } else if let Some(start) = open.pop() {
            while pairs.last().is_some_and(|pair| pair.0 > start) {
                pairs.pop();
            }
            pairs.push((start, at + 1));
        }
    }
    pairs
}

/// The mark and length of the code fence that a line opens.
fn opens(line: &str) -> Option<(u8, usize)> {
    let line = line.trim_start_matches(['>', ' ', '\t']).as_bytes();
    let mark = *line.first().filter(|mark| matches!(mark, b'`' | b'~'))?;
    let length = line.iter().take_while(|&&byte| byte == mark).count();
    let info = line.get(length..)?;
    (length >= 3 && !(mark == b'`' && info.contains(&b'`'))).then_some((mark, length))
}

fn closes(line: &str, (mark, length): (u8, usize)) -> bool {
    let line = line.trim_start_matches(['>', ' ', '\t']).as_bytes();
    line.len() >= length && line.iter().all(|&byte| byte == mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn masked(text: &str, mdx: bool) -> String {
        let (masked, _) = mask(text, 0, mdx);
        assert_eq!(masked.len(), text.len());
        masked.replace(char::from(FILL), "#")
    }

    #[test]
    fn formulas_are_covered_and_money_is_not() {
        assert_eq!(masked("so $x^2$ and $n$ of", false), "so ##### and ### of");
        assert_eq!(masked("$$a = b$$", false), "#########");
        for text in [
            "It cost $5 and then $10 = less_than.",
            "from $5-$10, a_b",
            "`$x^2$` in code",
            "```\n$x^2$\n```\n",
        ] {
            assert_eq!(masked(text, false), text);
        }
    }

    #[test]
    fn mdx_is_covered() {
        let text = "import A from 'a'\n\nHello {name}, <B c={d > 1}>you</B>.\n\n<Chart\n  of=\"x\"\n/>\n\n`{code}`\n";
        assert_eq!(
            masked(text, true),
            "                 \n\nHello ######,              you    .\n\n      \n        \n  \n\n`{code}`\n"
        );
    }

    #[test]
    fn mdx_comments_are_read() {
        let (_, comments) = mask("a\n\n{/* factlint-ignore dates: old */}\n", 10, true);
        assert_eq!(comments.len(), 1);
        assert_eq!(comments[0].source.range(), 13..47);
        assert_eq!(comments[0].reason, "old");
    }

    #[test]
    fn unmatched_braces_are_text() {
        assert_eq!(masked("a { b {c} d", true), "a { b ### d");
        let deep = "{".repeat(100_000);
        assert_eq!(masked(&deep, true), deep);
    }
}
