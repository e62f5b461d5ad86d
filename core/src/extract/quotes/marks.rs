//! Finds quotation marks, and which way each leans by what stands around it.

/// The shape of a mark. Marks of one shape do not nest in each other unless the whole block is balanced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// `"`
    Straight,
    /// `“ ”`, also `„ ‟`
    Curly,
    /// Two backticks and two apostrophes, as typewriters and treebanks have them.
    Ticks,
    /// `' ‘ ’ ‚`
    Single,
    /// `« »`
    Guillemet,
    /// `‹ ›`
    SingleGuillemet,
}

impl Shape {
    /// Number of shapes.
    pub(super) const COUNT: usize = 6;

    /// Whether marks of this shape are what another double mark may be closed by after a slip of the keyboard.
    pub(super) fn is_double(self) -> bool {
        matches!(self, Self::Straight | Self::Curly | Self::Ticks)
    }
}

/// What a mark does, as far as its neighbours tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lean {
    /// Opens a quotation.
    Opens,
    /// Closes one.
    Closes,
    /// Closes one if one is open, else opens one.
    Either,
    /// Perhaps an apostrophe at the end of a word (`workers' rights`, `dancin'`), perhaps the closing mark.
    MayClose,
    /// Closes a quotation if one is open, else is an inch or foot mark.
    ClosesOrUnit,
}

/// One mark.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    /// First byte.
    pub(super) start: u32,
    /// One past the last byte.
    pub(super) end: u32,
    /// Its shape.
    pub(super) shape: Shape,
    /// What it does.
    pub(super) lean: Lean,
}

/// Words that lose their beginning: an apostrophe before them opens nothing.
const ELISIONS: &[&str] = &[
    "em", "til", "till", "cause", "n", "tis", "twas", "round", "bout", "im", "er", "course", "neath", "s", "d", "ll",
    "re", "ve", "m", "t",
];

/// The marks of a text, in its order.
pub(super) fn read(text: &str) -> Vec<Mark> {
    let bytes = text.as_bytes();
    let mut marks = Vec::new();
    let plain = text.is_ascii();
    let mut at = 0;
    while let Some(found) = next_candidate(bytes, at, plain) {
        let rest = text.get(found..).unwrap_or("");
        let Some((shape, length, typed)) = glyph(rest) else {
            // The first byte of another character that shares its lead byte with a mark.
            at = found + 1;
            continue;
        };
        let before = text.get(..found).and_then(|head| head.chars().next_back());
        let mut after = rest.get(length..).unwrap_or("").chars();
        if let Some(lean) = lean(shape, typed, before, &mut after, text, found) {
            marks.push(Mark {
                start: found as u32,
                end: (found + length) as u32,
                shape,
                lean,
            });
        }
        at = found + length;
    }
    marks
}

/// The bytes that may begin a mark.
const MAY_BEGIN: [bool; 256] = {
    let mut table = [false; 256];
    table[b'"' as usize] = true;
    table[b'\'' as usize] = true;
    table[b'`' as usize] = true;
    table[0xC2] = true;
    table[0xE2] = true;
    table
};

/// The next byte that may begin a mark.
fn next_candidate(bytes: &[u8], from: usize, plain: bool) -> Option<usize> {
    let rest = bytes.get(from..)?;
    let ahead = if plain {
        memchr::memchr3(b'"', b'\'', b'`', rest)?
    } else {
        rest.iter().position(|&byte| MAY_BEGIN[byte as usize])?
    };
    Some(from + ahead)
}

/// What was typed: an opening glyph, a closing one, or one that serves for both.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Typed {
    Open,
    Close,
    Both,
}

fn glyph(rest: &str) -> Option<(Shape, usize, Typed)> {
    let found = match rest.chars().next()? {
        '"' => (Shape::Straight, 1, Typed::Both),
        '`' if rest.starts_with("``") => (Shape::Ticks, 2, Typed::Open),
        '\'' if rest.starts_with("''") => (Shape::Ticks, 2, Typed::Both),
        '\'' => (Shape::Single, 1, Typed::Both),
        '“' | '„' | '‟' => (Shape::Curly, 3, Typed::Open),
        '”' => (Shape::Curly, 3, Typed::Close),
        '‘' | '‚' => (Shape::Single, 3, Typed::Open),
        '’' => (Shape::Single, 3, Typed::Close),
        '«' => (Shape::Guillemet, 2, Typed::Open),
        '»' => (Shape::Guillemet, 2, Typed::Close),
        '‹' => (Shape::SingleGuillemet, 3, Typed::Open),
        '›' => (Shape::SingleGuillemet, 3, Typed::Close),
        _ => return None,
    };
    Some(found)
}

fn lean(
    shape: Shape,
    typed: Typed,
    before: Option<char>,
    after: &mut std::str::Chars<'_>,
    text: &str,
    at: usize,
) -> Option<Lean> {
    let rest = after.as_str();
    let next = after.next();
    let free_before = before.is_none_or(|c| c.is_whitespace() || opens_after(c));
    let free_after = next.is_none_or(|c| c.is_whitespace() || !(c.is_alphanumeric() || opens_before(c)));
    if shape == Shape::Single {
        return single(typed, before, next, free_before, rest, text, at);
    }
    if matches!(shape, Shape::Guillemet | Shape::SingleGuillemet) {
        return Some(if typed == Typed::Open {
            Lean::Opens
        } else {
            Lean::Closes
        });
    }
    let spaced_before = before.is_none_or(char::is_whitespace);
    let spaced_after = next.is_none_or(char::is_whitespace);
    let lean = match typed {
        // The neighbours overrule a glyph that was typed the wrong way round.
        Typed::Open if !free_before && free_after => Lean::Closes,
        Typed::Open => Lean::Opens,
        Typed::Close if spaced_before && !free_after => Lean::Opens,
        Typed::Close => Lean::Closes,
        Typed::Both if before.is_some_and(|c| c.is_ascii_digit()) && free_after => {
            if feet_and_inches(text, at) {
                return None;
            }
            Lean::ClosesOrUnit
        }
        Typed::Both if free_before && !spaced_after && !(free_after && before.is_some_and(|c| !c.is_whitespace())) => {
            Lean::Opens
        }
        Typed::Both if !spaced_before && free_after => Lean::Closes,
        Typed::Both => Lean::Either,
    };
    Some(lean)
}

/// Characters after which a mark may open.
fn opens_after(c: char) -> bool {
    matches!(
        c,
        '(' | '[' | '{' | '—' | '–' | '-' | '/' | '“' | '‘' | '"' | '\'' | '«' | '‹' | '`'
    )
}

/// Characters, beside letters and digits, with which a quotation may begin.
fn opens_before(c: char) -> bool {
    matches!(c, '$' | '£' | '€' | '#' | '@' | '[' | '(' | '‘' | '“' | '…' | '*')
}

fn single(
    typed: Typed,
    before: Option<char>,
    next: Option<char>,
    free_before: bool,
    rest: &str,
    text: &str,
    at: usize,
) -> Option<Lean> {
    let word_after = next.is_some_and(char::is_alphanumeric);
    if free_before && typed != Typed::Close {
        let opens = next.is_some_and(|c| c.is_alphanumeric() || opens_before(c) || c == '"');
        return (opens && !elided(rest)).then_some(Lean::Opens);
    }
    if typed == Typed::Open || word_after || before.is_none_or(char::is_whitespace) {
        return None;
    }
    if before.is_some_and(|c| c.is_ascii_digit()) && typed == Typed::Both {
        return Some(Lean::ClosesOrUnit);
    }
    // `workers' rights` and `dancin' shoes`: a word follows, and the word before may end in an apostrophe.
    let head = text.get(..at).unwrap_or("");
    let elides = head.ends_with(['s', 'S', 'z', 'x']) || head.ends_with("in") || head.ends_with(" o");
    let follows = rest
        .strip_prefix(' ')
        .is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
    Some(if elides && follows {
        Lean::MayClose
    } else {
        Lean::Closes
    })
}

/// Whether a word without its beginning follows: `'90s`, `'em`, `'til`.
fn elided(rest: &str) -> bool {
    let length = rest
        .bytes()
        .position(|byte| !byte.is_ascii_alphanumeric())
        .unwrap_or(rest.len());
    let word = rest.get(..length).unwrap_or("");
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let year = digits == 2 && matches!(word.get(2..), Some("" | "s"));
    year || ELISIONS.iter().any(|elision| word.eq_ignore_ascii_case(elision))
}

/// Whether the mark at `at` ends a length such as `6'2"` or `5' 10"`.
fn feet_and_inches(text: &str, at: usize) -> bool {
    let head = text.get(..at).unwrap_or("");
    let head = head.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.' || c == '½');
    let head = head.trim_end_matches([' ', '-']);
    head.strip_suffix(['\'', '’'])
        .is_some_and(|head| head.ends_with(|c: char| c.is_ascii_digit()))
}
