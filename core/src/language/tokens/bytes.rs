//! What each byte, and each character beyond ASCII, can begin.

/// What a byte can begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ByteClass {
    /// White space.
    Space,
    /// An ASCII capital.
    Upper,
    /// An ASCII small letter.
    Lower,
    /// An ASCII digit.
    Digit,
    /// The straight apostrophe.
    Apostrophe,
    /// The full stop.
    Stop,
    /// The hyphen-minus.
    Dash,
    /// `!` or `?`.
    Bang,
    /// The grave accent, half of an opening quotation mark in some texts.
    Backtick,
    /// A mark that is a token of its own.
    Punctuation,
    /// A sign that runs along as a rule: `====`.
    Rule,
    /// `@` and `#`, which may begin a handle or hashtag.
    Handle,
    /// A sign that is a token of its own.
    Symbol,
    /// A byte of a character beyond ASCII.
    High,
    /// A control character.
    Other,
}

/// The class of a byte.
pub(super) fn class(byte: u8) -> ByteClass {
    CLASSES.get(byte as usize).copied().unwrap_or(ByteClass::Other)
}

static CLASSES: [ByteClass; 256] = {
    let mut classes = [ByteClass::Other; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c => ByteClass::Space,
            b'A'..=b'Z' => ByteClass::Upper,
            b'a'..=b'z' => ByteClass::Lower,
            b'0'..=b'9' => ByteClass::Digit,
            b'\'' => ByteClass::Apostrophe,
            b'.' => ByteClass::Stop,
            b'-' => ByteClass::Dash,
            b'!' | b'?' => ByteClass::Bang,
            b'`' => ByteClass::Backtick,
            b',' | b';' | b':' | b'"' | b'(' | b')' | b'[' | b']' | b'{' | b'}' | b'/' | b'\\' => {
                ByteClass::Punctuation
            }
            b'*' | b'_' | b'=' | b'~' | b'|' | b'+' => ByteClass::Rule,
            b'@' | b'#' => ByteClass::Handle,
            b'$' | b'%' | b'&' | b'<' | b'>' | b'^' => ByteClass::Symbol,
            0x80..=0xff => ByteClass::High,
            _ => ByteClass::Other,
        };
        byte += 1;
    }
    classes
};

/// Whether a character separates tokens without being one: white space, and marks of no width.
pub(super) fn is_blank(sign: char) -> bool {
    sign.is_whitespace()
        || matches!(
            sign,
            '\u{85}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}'
        )
}

/// Whether a character beyond ASCII is part of a word: a letter, a combining mark, a soft hyphen, a joiner.
pub(super) fn is_word_char(sign: char) -> bool {
    sign.is_alphabetic() || matches!(sign, '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}')
}

/// Whether a character is a number of its own, such as ½.
pub(super) fn is_fraction(sign: char) -> bool {
    matches!(sign, '¼'..='¾' | '⅐'..='⅞' | '↉')
}
