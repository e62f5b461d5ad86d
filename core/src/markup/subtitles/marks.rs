//! What in a line of a cue is no spoken word: tags, codes, and the marks by which captions tell speakers apart.

use std::ops::Range;

/// Longest tag or code, in bytes.
const LONGEST_TAG: usize = 300;

/// Longest label of a speaker, in bytes.
const LONGEST_LABEL: usize = 48;

/// A mark in a line; ranges are bytes of the text that was searched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    /// The whole mark.
    pub place: Range<usize>,
    /// What it says.
    pub what: What,
}

/// What a mark says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum What {
    /// Nothing that is read: `<i>`, `</v>`, `<00:01.500>`, `{\an8}`.
    Nothing,
    /// A line ends.
    Break,
    /// Another speaker begins: `- ` at the start of a line, `>>` anywhere.
    Turn,
    /// Another speaker begins, if no sentence is open: a long dash at the start of a line.
    Dash,
    /// `<v Name>`, and where the name stands.
    Voice(Range<usize>),
    /// `NAME:` at the start of a line, and where the name stands; whether the name shouts.
    Label(Range<usize>, bool),
}

/// The first mark of a text; `fresh` where no word of the line stands before it.
pub(super) fn first(text: &str, fresh: bool) -> Option<Mark> {
    if fresh && let Some(mark) = at_start(text) {
        return Some(mark);
    }
    let mut at = 0;
    while let Some(rest) = text.get(at..) {
        let found = rest
            .bytes()
            .position(|byte| matches!(byte, b'<' | b'{' | b'>' | b'&'))?;
        let start = at + found;
        let rest = text.get(start..)?;
        if let Some(mark) = tag(rest).or_else(|| code(rest)).or_else(|| arrows(rest)) {
            return Some(mark.moved(start));
        }
        at = start + 1;
    }
    None
}

/// A line without its tags and codes, to compare it with others.
pub(super) fn plain(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let mut at = 0;
    while let Some(rest) = line.get(at..) {
        let mark = first(rest, false);
        let place = mark.map_or(rest.len()..rest.len(), |mark| mark.place);
        text.push_str(rest.get(..place.start).unwrap_or(""));
        if place.end == 0 || place.start == rest.len() {
            break;
        }
        at += place.end;
    }
    text.trim().to_owned()
}

impl Mark {
    fn new(place: Range<usize>, what: What) -> Self {
        Self { place, what }
    }

    fn moved(self, by: usize) -> Self {
        let to = |range: Range<usize>| range.start + by..range.end + by;
        Self {
            place: to(self.place),
            what: match self.what {
                What::Voice(name) => What::Voice(to(name)),
                What::Label(name, shouted) => What::Label(to(name), shouted),
                what => what,
            },
        }
    }
}

/// A dash or a label, with the spaces around it.
fn at_start(text: &str) -> Option<Mark> {
    let indent = text.len() - text.trim_start().len();
    let rest = text.get(indent..)?;
    let first = rest.chars().next()?;
    let after = rest.get(first.len_utf8()..)?;
    let spaces = after.len() - after.trim_start().len();
    let place = indent..indent + first.len_utf8() + spaces;
    let next = after.trim_start().chars().next();
    // "-5" is a number, "--" goes on.
    let speaks = next.is_some_and(|next| next.is_alphabetic() || !next.is_ascii() || "\"'<{[(".contains(next))
        || spaces > 0 && next.is_some();
    match first {
        '-' | '‐' if speaks => Some(Mark::new(place, What::Turn)),
        '–' | '—' if speaks => Some(Mark::new(place, What::Dash)),
        _ => label(rest).map(|mark| mark.moved(indent)),
    }
}

/// `NAME:` or `First Last:` with the space behind it.
fn label(text: &str) -> Option<Mark> {
    let colon = text.bytes().take(LONGEST_LABEL).position(|byte| byte == b':')?;
    let name = text.get(..colon)?;
    let behind = text.get(colon + 1..)?;
    let spaces = behind.len() - behind.trim_start().len();
    let words: Vec<&str> = name.split(' ').collect();
    let letters = name.chars().filter(|c| c.is_alphabetic());
    let shouted = letters.clone().count() > 1 && letters.clone().all(char::is_uppercase);
    let capitals = words.len() > 1 && words.iter().all(|word| word.starts_with(char::is_uppercase));
    let spelled = name.chars().all(|c| {
        c.is_alphanumeric()
            || matches!(
                c,
                ' ' | '.' | '-' | '\'' | '’' | '&' | '#' | '_' | '(' | ')' | '[' | ']'
            )
    });
    let fits = (shouted || capitals) && spelled && words.len() <= 5 && (spaces > 0 || behind.is_empty());
    fits.then(|| Mark::new(0..colon + 1 + spaces, What::Label(0..colon, shouted)))
}

/// A tag of WebVTT or HTML; an angle bracket that opens none is a character.
fn tag(text: &str) -> Option<Mark> {
    let inner = text.strip_prefix('<')?;
    let length = inner
        .bytes()
        .take(LONGEST_TAG)
        .position(|byte| matches!(byte, b'<' | b'>'))?;
    let inside = inner.get(..length)?;
    if inner.as_bytes().get(length) != Some(&b'>') {
        return None;
    }
    let place = 0..length + 2;
    let first = inside.chars().next()?;
    if first.is_ascii_digit() {
        let time = inside
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b':' | b'.' | b','));
        return time.then(|| Mark::new(place, What::Nothing));
    }
    if !(first.is_ascii_alphabetic() || first == '/') {
        return None;
    }
    let (element, annotation) = match inside.find(char::is_whitespace) {
        Some(space) => inside.split_at_checked(space)?,
        None => (inside, ""),
    };
    let what = match element.split('.').next().unwrap_or("") {
        "v" if !annotation.trim().is_empty() => {
            let start = 1 + element.len() + (annotation.len() - annotation.trim_start().len());
            What::Voice(start..start + annotation.trim().len())
        }
        "br" | "br/" | "BR" => What::Break,
        _ => What::Nothing,
    };
    Some(Mark::new(place, what))
}

/// `{\an8}` and its kin, which say where and how words are shown; and `{y:i}`.
fn code(text: &str) -> Option<Mark> {
    let inner = text.strip_prefix('{')?;
    let length = inner
        .bytes()
        .take(LONGEST_TAG)
        .position(|byte| matches!(byte, b'{' | b'}'))?;
    let inside = inner.get(..length)?;
    let is_code = inside.starts_with('\\') || inside.as_bytes().get(1) == Some(&b':');
    (is_code && inner.as_bytes().get(length) == Some(&b'}')).then(|| Mark::new(0..length + 2, What::Nothing))
}

/// `>>` or `>>>`, by which live captions mark another speaker; written as they are or as entities.
fn arrows(text: &str) -> Option<Mark> {
    let rest = text.trim_start_matches('>');
    let rest = if rest.len() == text.len() {
        text.trim_start_matches("&gt;")
    } else {
        rest
    };
    let length = text.len() - rest.len();
    let least = if text.starts_with('&') { "&gt;&gt;".len() } else { 2 };
    let end = text.len() - rest.trim_start().len();
    (length >= least).then(|| Mark::new(0..end, What::Turn))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn what(text: &str) -> Option<What> {
        first(text, true).map(|mark| mark.what)
    }

    #[test]
    fn tags_and_codes_are_no_words() {
        assert_eq!(plain("{\\an8}<i>So <c.loud>we</c></i><00:01.500> left"), "So we left");
        for text in ["x < 5 and y > 3", "I <3 you > all", "{a} and {", "<", "a & b", "<v Ann"] {
            assert_eq!(plain(text), text);
            assert_eq!(first(text, true), None);
        }
    }

    #[test]
    fn a_voice_has_a_name() {
        let mark = first("<v.loud  Ann Roe >Yes", true).unwrap();
        assert_eq!((mark.place, mark.what), (0..18, What::Voice(9..16)));
        assert_eq!(what("<v>Yes"), Some(What::Nothing));
    }

    #[test]
    fn dashes_and_arrows_take_turns() {
        for text in ["- Yes", "-Yes", "-\"Yes\"", ">> Yes", "&gt;&gt;&gt; Yes", "– 5 of us"] {
            assert!(matches!(what(text), Some(What::Turn | What::Dash)), "{text}");
        }
        for text in ["-5 degrees", "--", "-", "> 5", "well - yes"] {
            assert_eq!(what(text), None, "{text}");
        }
    }

    #[test]
    fn labels_shout_or_have_two_names() {
        assert_eq!(what("CHAIR: Order"), Some(What::Label(0..5, true)));
        assert_eq!(what("Ann Roe: Here"), Some(What::Label(0..7, false)));
        for text in ["Remember: we won", "At 10:30 we left", "A: b", "So we say this: no"] {
            assert_eq!(what(text), None, "{text}");
        }
    }
}
