//! Runs of text without markup: bare addresses and citations in them are holes with a link, the rest is copied.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use crate::prose::{LinkKind, ProseBuilder};

/// Longest address or citation that is looked for, in bytes.
const LONGEST: usize = 2 << 10;

/// Schemes of addresses that stand bare in text.
const SCHEMES: &[&str] = &["https", "http", "ftp"];

static WWW: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("www."));

/// The byte (SUBSTITUTE, which no text holds) that readers write over what becomes a hole.
pub(super) const FILL: u8 = 0x1A;

/// Pushes text without markup that stands at offset `start` of the source. `seen` is the source's own text, but for
/// bytes that were overwritten with [`FILL`].
pub(super) fn push(out: &mut ProseBuilder<'_>, seen: &str, start: usize) {
    let mut at = 0;
    while let Some(rest) = seen.get(at..).filter(|rest| !rest.is_empty()) {
        let length = memchr::memchr(FILL, rest.as_bytes()).unwrap_or(rest.len());
        push_run(out, rest.get(..length).unwrap_or(""), start + at);
        let filled = rest.bytes().skip(length).take_while(|&byte| byte == FILL).count();
        if filled > 0 {
            out.hole(start + at + length, start + at + length + filled);
        }
        at += length + filled;
    }
}

fn push_run(out: &mut ProseBuilder<'_>, text: &str, start: usize) {
    let end = start + text.len();
    let mut done = 0;
    let mut www = WWW.find(text.as_bytes());
    let mut marks = memchr::memchr2_iter(b':', b'[', text.as_bytes()).peekable();
    loop {
        let mark = marks.peek().copied();
        let at = match (mark, www) {
            (None, None) => break,
            (mark, www) => mark.unwrap_or(usize::MAX).min(www.unwrap_or(usize::MAX)),
        };
        let found = if www == Some(at) {
            let next = text.as_bytes().get(at + 1..).and_then(|rest| WWW.find(rest));
            www = next.map(|next| at + 1 + next);
            address(text, at, at + 4)
        } else {
            marks.next();
            match text.as_bytes().get(at) {
                Some(b'[') => citation(text, at),
                _ => scheme_before(text, at).and_then(|from| address(text, from, at + 3)),
            }
        };
        let Some(found) = found.filter(|found| found.start >= done) else {
            continue;
        };
        out.copy(start + done, start + found.start);
        let target = found.target(text);
        out.linked_hole(found.kind, target, start + found.start, start + found.end);
        done = found.end;
    }
    out.copy(start + done, end);
}

/// An address or citation within a text.
struct Found {
    kind: LinkKind,
    start: usize,
    end: usize,
}

impl Found {
    /// An address as it stands, a citation without its brackets and mark.
    fn target<'t>(&self, text: &'t str) -> &'t str {
        let whole = text.get(self.start..self.end).unwrap_or("");
        match self.kind {
            LinkKind::Link => whole,
            _ => whole.trim_start_matches(['[', '^']).trim_end_matches(']'),
        }
    }
}

/// Where the scheme before a colon at `colon` starts, if `://` follows and the scheme is known.
fn scheme_before(text: &str, colon: usize) -> Option<usize> {
    if !text.get(colon..)?.starts_with("://") {
        return None;
    }
    let before = text.get(..colon)?;
    let scheme = SCHEMES.iter().find(|scheme| {
        let at = before.len().checked_sub(scheme.len());
        at.and_then(|at| before.get(at..))
            .is_some_and(|end| end.eq_ignore_ascii_case(scheme))
    })?;
    let start = colon - scheme.len();
    let inside = before.get(..start)?.ends_with(|c: char| c.is_ascii_alphanumeric());
    (!inside).then_some(start)
}

/// The address from `start`, with at least one character of a host from `host` on.
fn address(text: &str, start: usize, host: usize) -> Option<Found> {
    if text.get(..start)?.ends_with(|c: char| c.is_alphanumeric()) {
        return None;
    }
    let rest = text.get(start..)?;
    let mut end = rest
        .char_indices()
        .find(|&(at, c)| {
            c.is_whitespace()
                || matches!(
                    c,
                    '<' | '>' | '"' | '“' | '”' | '‘' | '’' | '«' | '»' | '|' | '`' | '\u{fffc}'
                )
                || at > LONGEST
        })
        .map_or(rest.len(), |(at, _)| at);
    // A mark at the end belongs to the sentence, a bracket only where it was not opened inside.
    let url = rest.get(..end)?;
    let surplus = |open: char, close: char| url.matches(close).count().saturating_sub(url.matches(open).count());
    let (mut round, mut square) = (surplus('(', ')'), surplus('[', ']'));
    for (at, last) in url.char_indices().rev() {
        match last {
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '_' | '…' => {}
            ')' if round > 0 => round -= 1,
            ']' if square > 0 => square -= 1,
            _ => break,
        }
        end = at;
    }
    let named = rest.get(host - start..end)?.chars().any(char::is_alphanumeric);
    (named && start + end > host).then_some(Found {
        kind: LinkKind::Link,
        start,
        end: start + end,
    })
}

/// The citation in brackets from `start`: `[@key; @key]`, `[^label]`, or numbers such as `[3]` and `[12, 14–16]`.
fn citation(text: &str, start: usize) -> Option<Found> {
    let inner = text.get(start + 1..)?;
    let kind = match inner.bytes().next()? {
        b'@' => LinkKind::Citation,
        b'^' => LinkKind::Footnote,
        b'0'..=b'9' => LinkKind::Citation,
        _ => return None,
    };
    let numbered = inner.starts_with(|c: char| c.is_ascii_digit());
    let (mut length, mut digits) = (0, 0);
    for (at, c) in inner.char_indices() {
        match c {
            ']' => {
                length = at;
                break;
            }
            '[' => return None,
            _ if at > 300 => return None,
            '0'..='9' => digits += 1,
            ',' | ';' | '-' | '–' | ' ' => digits = 0,
            _ if numbered => return None,
            _ => digits = 0,
        }
        // Four digits are a year that an editor put in.
        if numbered && digits > 3 {
            return None;
        }
    }
    (length > 1 || (numbered && length > 0)).then_some(Found {
        kind,
        start,
        end: start + 1 + length + 1,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::Prose;

    fn read(text: &str) -> Prose {
        let mut out = ProseBuilder::new(text);
        push(&mut out, text, 0);
        out.finish()
    }

    fn targets(prose: &Prose) -> Vec<&str> {
        prose.links.iter().map(|link| link.target.as_str()).collect()
    }

    #[test]
    fn bare_addresses_are_holes_with_a_link() {
        let prose = read("See https://example.org/a_(b)?c=1. Or (www.example.com), at 10:30.");
        assert_eq!(prose.text, "See \u{fffc}. Or (\u{fffc}), at 10:30.");
        assert_eq!(targets(&prose), ["https://example.org/a_(b)?c=1", "www.example.com"]);
    }

    #[test]
    fn citations_are_holes_with_a_link() {
        let prose = read("It fell.[12] It rose [3, 5–7] as shown [@roe2020; @doe] and noted.[^a]");
        assert_eq!(
            prose.text,
            "It fell.\u{fffc} It rose \u{fffc} as shown \u{fffc} and noted.\u{fffc}"
        );
        assert_eq!(targets(&prose), ["12", "3, 5–7", "@roe2020; @doe", "a"]);
    }

    #[test]
    fn what_an_editor_put_in_brackets_stays() {
        for text in [
            "In [2019] it fell.",
            "He [the mayor] left.",
            "An open [ and a://b",
            "x[]",
            "http://",
            "www.",
        ] {
            assert_eq!(read(text).text, text);
        }
    }
}
