//! Runs of letters, runs of digits and single marks: the grain in which figures and dates are read.
//!
//! Tokens are too coarse for them (`30-day`, `$1.2bn`, `05-Aug-2016` may be one token or five), so the readers of
//! figures and dates start at a token and go on piece by piece.

/// What a piece is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Letters.
    Letters,
    /// ASCII digits.
    Digits,
    /// One other character.
    Mark,
}

/// A run of characters of one shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    /// The characters.
    pub text: &'a str,
    /// Byte offset of the first one.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What they are.
    pub shape: Shape,
    /// Whether white space stands before it.
    pub spaced: bool,
}

impl Piece<'_> {
    /// Whether it is this word, in any case.
    pub fn is(&self, word: &str) -> bool {
        self.text.eq_ignore_ascii_case(word)
    }

    /// Whether it is one of these words, in any case.
    pub fn any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(word))
    }

    /// Whether it is a hyphen or a dash that may stand for one.
    pub fn is_hyphen(&self) -> bool {
        matches!(self.text, "-" | "‐" | "‑")
    }

    /// Whether it is a hyphen, or a dash as it stands between the ends of a range.
    pub fn is_dash(&self) -> bool {
        matches!(self.text, "-" | "‐" | "‑" | "–" | "−" | "~")
    }

    /// Its value, for a run of at most nine digits.
    pub fn number(&self) -> Option<u32> {
        if self.shape != Shape::Digits || self.text.len() > 9 {
            return None;
        }
        self.text.parse().ok()
    }
}

/// The piece at or after `at`, before `limit`; None where there is only white space.
///
/// White space is looked through for at most four characters, so that columns of a layout stay apart.
pub(super) fn piece(text: &str, at: usize, limit: usize) -> Option<Piece<'_>> {
    let rest = text.get(at..limit)?;
    // Plain English: at most one space, then an ASCII character.
    let bytes = rest.as_bytes();
    let spaced = usize::from(bytes.first() == Some(&b' '));
    if let Some(&first) = bytes.get(spaced)
        && first.is_ascii_graphic()
    {
        let (shape, length) = if first.is_ascii_digit() {
            (Shape::Digits, digits(bytes.get(spaced..)?))
        } else if first.is_ascii_alphabetic() {
            (
                Shape::Letters,
                run(rest.get(spaced..)?, |b| b.is_ascii_alphabetic(), char::is_alphabetic),
            )
        } else {
            (Shape::Mark, 1)
        };
        let start = at + spaced;
        return Some(Piece {
            text: text.get(start..start + length)?,
            start,
            end: start + length,
            shape,
            spaced: spaced > 0,
        });
    }
    let mut chars = rest.char_indices();
    let (mut offset, mut first) = chars.next()?;
    let mut spaces = 0;
    while first.is_whitespace() {
        spaces += 1;
        if spaces > 4 {
            return None;
        }
        (offset, first) = chars.next()?;
    }
    let start = at + offset;
    let (shape, length) = if first.is_ascii_digit() {
        (Shape::Digits, digits(rest.as_bytes().get(offset..)?))
    } else if first.is_alphabetic() {
        (
            Shape::Letters,
            run(rest.get(offset..)?, |b| b.is_ascii_alphabetic(), char::is_alphabetic),
        )
    } else {
        (Shape::Mark, first.len_utf8())
    };
    Some(Piece {
        text: text.get(start..start + length)?,
        start,
        end: start + length,
        shape,
        spaced: spaces > 0,
    })
}

/// Number of the leading ASCII digits; a run of more than 64 is cut there.
fn digits(bytes: &[u8]) -> usize {
    bytes.iter().take(64).take_while(|byte| byte.is_ascii_digit()).count()
}

/// Length in bytes of the leading characters that satisfy `test`; a run of more than 64 bytes is cut there.
///
/// `ascii` is the same test for one byte, so that plain English is not decoded.
fn run(text: &str, ascii: impl Fn(u8) -> bool, test: impl Fn(char) -> bool) -> usize {
    let bytes = text.as_bytes();
    let plain = bytes.iter().take(64).take_while(|&&byte| ascii(byte)).count();
    if plain == 64 || bytes.get(plain).is_none_or(u8::is_ascii) {
        return plain;
    }
    let mut length = plain;
    for char in text.get(plain..).unwrap_or("").chars() {
        if length >= 64 || !test(char) {
            break;
        }
        length += char.len_utf8();
    }
    length
}

/// The character that ends right before a byte offset.
pub(super) fn char_before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

/// The character at a byte offset.
pub(super) fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// `word` in ASCII lower case, on the stack; None where it is longer than the longest word of any table.
pub(super) fn lower<'b>(word: &str, buffer: &'b mut [u8; 24]) -> Option<&'b str> {
    std::str::from_utf8(lower_bytes(word, buffer)?).ok()
}

/// The same as bytes.
pub(super) fn lower_bytes<'b>(word: &str, buffer: &'b mut [u8; 24]) -> Option<&'b [u8]> {
    let room = buffer.get_mut(..word.len())?;
    room.copy_from_slice(word.as_bytes());
    room.make_ascii_lowercase();
    Some(room)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_fall_into_pieces() {
        let text = "a  30-day £1.2bn";
        let mut at = 0;
        let mut found = Vec::new();
        while let Some(piece) = piece(text, at, text.len()) {
            found.push((piece.text, piece.spaced));
            at = piece.end;
        }
        let expected = [
            ("a", false),
            ("30", true),
            ("-", false),
            ("day", false),
            ("£", true),
            ("1", false),
            (".", false),
            ("2", false),
            ("bn", false),
        ];
        assert_eq!(found, expected);
        assert!(piece("x", 5, 9).is_none());
    }
}
