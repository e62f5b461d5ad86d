//! The marks of a test result, whatever dress they come in: a minus has six forms, an italic t may be a letter of its
//! own, a subscript may have lost its markup. The tokens of core's prose are made for sentences and do not tell
//! these apart.

use factlint_core::prose::HOLE;

/// How many bytes of a hole's source may be degrees of freedom.
const LONGEST_HOLE: usize = 24;

/// How one figure is said to stand to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Compare {
    Equal,
    Less,
    AtMost,
    More,
    AtLeast,
}

impl Compare {
    /// As a message prints it.
    pub(crate) fn sign(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::Less => "<",
            Self::AtMost => "≤",
            Self::More => ">",
            Self::AtLeast => "≥",
        }
    }

    /// The second sign of "p = < .05" and "p <= .05" says more than the first alone.
    fn with(self, second: Self) -> Option<Self> {
        match (self, second) {
            (Self::Equal, other) | (other, Self::Equal) => Some(match other {
                Self::Less if self == Self::Less => Self::AtMost,
                Self::More if self == Self::More => Self::AtLeast,
                _ => other,
            }),
            (Self::Less, Self::Less) => Some(Self::Less),
            (Self::More, Self::More) => Some(Self::More),
            _ => None,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Letters, with digits, hyphens and apostrophes inside: "t28", "one-tailed".
    Word,
    /// Digits, with a point and an exponent: "2.20", ".036", "3e-5".
    Number,
    Compare(Compare),
    Open,
    Close,
    Comma,
    Semicolon,
    Period,
    Minus,
    Times,
    Slash,
    Percent,
    Other,
}

/// A token; `start` and `end` are bytes of the text that was read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// Whether white space stands before it.
    pub(crate) spaced: bool,
    folded: (u32, u32),
}

/// The tokens of a text.
#[derive(Debug, Default)]
pub(crate) struct Tokens {
    tokens: Vec<Token>,
    /// The letters and digits of the tokens, one after the other, in plain form.
    folded: String,
}

impl Tokens {
    /// Reads a text; one pass, whatever it holds.
    pub(crate) fn read(text: &str) -> Self {
        Self::with_holes(text, |_| None)
    }

    /// The same, where `source` knows what stands in the file for a hole of the prose: "t[28]" looks like a citation.
    pub(crate) fn with_holes<'a>(text: &str, source: impl Fn(u32) -> Option<&'a str>) -> Self {
        let mut found = Self::default();
        let mut rest = Cursor { text, at: 0 };
        let mut spaced = true;
        while let Some((start, mark)) = rest.next() {
            if mark.is_whitespace() {
                spaced = true;
                continue;
            }
            if mark == HOLE
                && let Some(source) = source(start).filter(|source| source.len() <= LONGEST_HOLE)
            {
                found.adopt(&Self::read(source), start, rest.at as u32);
                spaced = false;
                continue;
            }
            let first = found.folded.len() as u32;
            let kind = found.take(mark, &mut rest);
            if mark == '*' && !found.is_product(&rest) {
                spaced = true; // emphasis, or stars for significance: they part words, as a space does
                continue;
            }
            found.push(kind, start, rest.at as u32, spaced, first);
            spaced = false;
        }
        found
    }

    /// Takes the tokens of a hole, all of which stand where the hole does.
    fn adopt(&mut self, hole: &Self, start: u32, end: u32) {
        for (idx, token) in hole.tokens.iter().enumerate() {
            let first = self.folded.len() as u32;
            self.folded.push_str(hole.text(idx));
            self.push(token.kind, start, end, token.spaced && idx > 0, first);
        }
    }

    /// Whether an asterisk stands for "times": behind a figure and before another.
    fn is_product(&self, rest: &Cursor<'_>) -> bool {
        self.tokens.last().is_some_and(|token| token.kind == Kind::Number)
            && rest.peek().is_some_and(|next| next.is_ascii_digit())
    }

    fn push(&mut self, kind: Kind, start: u32, end: u32, spaced: bool, first: u32) {
        if let Kind::Compare(second) = kind
            && let Some(last) = self.tokens.last_mut()
            && let Kind::Compare(one) = last.kind
        {
            last.kind = one.with(second).map_or(Kind::Other, Kind::Compare);
            last.end = end;
            return;
        }
        let folded = (first, self.folded.len() as u32);
        self.tokens.push(Token {
            kind,
            start,
            end,
            spaced,
            folded,
        });
    }

    /// The kind of a token that begins with a mark, with the rest of the token taken.
    fn take(&mut self, mark: char, rest: &mut Cursor<'_>) -> Kind {
        let after_point = mark == '.' && rest.peek().is_some_and(|next| next.is_ascii_digit());
        if mark.is_ascii_digit() || after_point {
            self.number(mark, rest);
            return Kind::Number;
        }
        if mark.is_alphabetic() {
            self.word(mark, rest);
            return Kind::Word;
        }
        match mark {
            '=' => Kind::Compare(Compare::Equal),
            '<' => Kind::Compare(Compare::Less),
            '>' => Kind::Compare(Compare::More),
            '≤' => Kind::Compare(Compare::AtMost),
            '≥' => Kind::Compare(Compare::AtLeast),
            '(' | '[' => Kind::Open,
            ')' | ']' => Kind::Close,
            ',' => Kind::Comma,
            ';' | ':' => Kind::Semicolon,
            '.' => Kind::Period,
            '-' => Kind::Minus,
            '×' | '·' | '*' => Kind::Times,
            '/' => Kind::Slash,
            '%' => Kind::Percent,
            _ => Kind::Other,
        }
    }

    fn number(&mut self, first: char, rest: &mut Cursor<'_>) {
        self.folded.push(first);
        let mut point = first == '.';
        while let Some(next) = rest.peek() {
            let beyond = rest.after();
            let digit_beyond = beyond.is_some_and(|beyond| beyond.is_ascii_digit());
            match next {
                '0'..='9' => {}
                '.' if !point && digit_beyond => point = true,
                'e' | 'E' if digit_beyond || matches!(beyond, Some('-' | '+')) && rest.third_is_digit() => {
                    self.folded.push('e');
                    rest.next();
                    if let Some(sign @ ('-' | '+')) = rest.peek() {
                        self.folded.push(sign);
                        rest.next();
                    }
                    while let Some(digit @ '0'..='9') = rest.peek() {
                        self.folded.push(digit);
                        rest.next();
                    }
                    return;
                }
                _ => return,
            }
            self.folded.push(next);
            rest.next();
        }
    }

    fn word(&mut self, first: char, rest: &mut Cursor<'_>) {
        self.folded.push(first);
        while let Some(next) = rest.peek() {
            match next {
                '-' if rest.after().is_some_and(char::is_alphabetic) => self.folded.push('-'),
                '\'' => {}
                next if next.is_alphanumeric() => self.folded.push(next),
                _ => return,
            }
            rest.next();
        }
    }

    /// The token with number `idx`.
    pub(crate) fn get(&self, idx: usize) -> Option<&Token> {
        self.tokens.get(idx)
    }

    /// The kind of a token.
    pub(crate) fn kind(&self, idx: usize) -> Option<Kind> {
        self.get(idx).map(|token| token.kind)
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Letters and digits of a token in plain form; nothing for marks.
    pub(crate) fn text(&self, idx: usize) -> &str {
        let folded = self.get(idx).map_or((0, 0), |token| token.folded);
        self.folded.get(folded.0 as usize..folded.1 as usize).unwrap_or("")
    }

    /// The same for a word; nothing for anything else.
    pub(crate) fn word_at(&self, idx: usize) -> &str {
        if self.kind(idx) == Some(Kind::Word) {
            self.text(idx)
        } else {
            ""
        }
    }

    /// The comparison sign that a token is.
    pub(crate) fn compare(&self, idx: usize) -> Option<Compare> {
        match self.kind(idx)? {
            Kind::Compare(sign) => Some(sign),
            _ => None,
        }
    }

    /// Whether a token stands right behind the one before it.
    pub(crate) fn glued(&self, idx: usize) -> bool {
        self.get(idx).is_some_and(|token| !token.spaced)
    }
}

/// Characters in plain form, with markup that joins its neighbours left out.
struct Cursor<'a> {
    text: &'a str,
    /// The byte behind the last character taken, without markup behind it.
    at: usize,
}

impl Cursor<'_> {
    fn rest(&self) -> impl Iterator<Item = (usize, char)> {
        let behind = self.text.get(self.at..).unwrap_or("");
        behind
            .char_indices()
            .filter_map(|(offset, mark)| Some((self.at + offset + mark.len_utf8(), plain(mark)?)))
    }

    /// The next character and where it begins.
    fn next(&mut self) -> Option<(u32, char)> {
        let behind = self.text.get(self.at..)?;
        let (offset, mark, folded) = behind
            .char_indices()
            .find_map(|(offset, mark)| Some((offset, mark, plain(mark)?)))?;
        let start = self.at + offset;
        self.at = start + mark.len_utf8();
        Some((start as u32, folded))
    }

    fn peek(&self) -> Option<char> {
        self.rest().next().map(|(_, mark)| mark)
    }

    /// The character behind the next one.
    fn after(&self) -> Option<char> {
        self.rest().nth(1).map(|(_, mark)| mark)
    }

    fn third_is_digit(&self) -> bool {
        self.rest().nth(2).is_some_and(|(_, mark)| mark.is_ascii_digit())
    }
}

/// A character in plain form; None for marks of raising, lowering and joining ("χ^2^", "F_{1,34}").
fn plain(mark: char) -> Option<char> {
    if mark.is_ascii() {
        return (!matches!(mark, '_' | '^' | '~' | '{' | '}' | '\\' | '$')).then_some(mark);
    }
    Some(match mark {
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => return None,
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}' | '⁻' | '₋' => '-',
        '⁰' | '₀' => '0',
        '¹' | '₁' => '1',
        '²' | '₂' => '2',
        '³' | '₃' => '3',
        '⁴'..='⁹' => shifted('4', mark, '⁴'),
        '₄'..='₉' => shifted('4', mark, '₄'),
        '⁽' | '₍' => '(',
        '⁾' | '₎' => ')',
        '≦' | '⩽' => '≤',
        '≧' | '⩾' => '≥',
        '∙' | '⋅' | '✕' | '✖' | '⨯' => '×',
        '’' | 'ʼ' => '\'',
        'Χ' | 'ꭓ' | 'ᵡ' | '𝚾' | '𝛸' | '𝜒' | '𝛘' | '𝝌' | '𝞆' | '𝞦' => 'χ',
        // Mathematical italic h is an older character.
        '\u{1d400}'..='\u{1d6a3}' => {
            let place = (mark as u32 - 0x1d400) % 52;
            let base = if place < 26 { 'A' as u32 } else { 'a' as u32 - 26 };
            char::from_u32(base + place).unwrap_or(mark)
        }
        '\u{1d7ce}'..='\u{1d7ff}' => char::from_u32('0' as u32 + (mark as u32 - 0x1d7ce) % 10).unwrap_or(mark),
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(mark as u32 - 0xfee0).unwrap_or(mark),
        _ => mark,
    })
}

/// The character as far behind `base` as `mark` is behind `first`.
fn shifted(base: char, mark: char, first: char) -> char {
    char::from_u32(base as u32 + mark as u32 - first as u32).unwrap_or(mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelled(text: &str) -> String {
        let tokens = Tokens::read(text);
        let words = (0..tokens.len()).map(|idx| match tokens.kind(idx) {
            Some(Kind::Word | Kind::Number) => tokens.text(idx).to_owned(),
            Some(Kind::Compare(sign)) => sign.sign().to_owned(),
            kind => format!("{:?}", kind.unwrap()),
        });
        words.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn dresses_of_one_result() {
        for text in [
            "t(28) = −2.20, p = .036",
            "*t*(28) = –2.20, *p* = .036**",
            "𝑡(28)\u{a0}=\u{2009}-2.20, 𝑝 = .036",
            "$t(28) = -2.20$, $p = .036$",
        ] {
            assert_eq!(spelled(text), "t Open 28 Close = Minus 2.20 Comma p = .036", "{text}");
        }
        assert_eq!(spelled("F_{1,34} ≤ 4.3"), "F1 Comma 34 ≤ 4.3");
        assert_eq!(spelled("χ²₂ = 7.5; 𝜒^2^"), "χ22 = 7.5 Semicolon χ2");
        assert_eq!(
            spelled("p <= .05, p = < .01, p << .1"),
            "p ≤ .05 Comma p < .01 Comma p < .1"
        );
        assert_eq!(
            spelled("3e-5 3E-05 1.2 × 10⁻⁵ 3 e"),
            "3e-5 3e-05 1.2 Times 10 Minus 5 3 e"
        );
        assert_eq!(
            spelled("Cohen’s one-tailed 1-tailed n.s."),
            "Cohens one-tailed 1 Minus tailed n Period s Period"
        );
    }

    #[test]
    fn places_are_of_the_text() {
        let text = "a *t*(28) = −2.20.";
        let tokens = Tokens::read(text);
        let places: Vec<_> = (0..tokens.len())
            .filter_map(|idx| tokens.get(idx))
            .map(|token| &text[token.start as usize..token.end as usize])
            .collect();
        assert_eq!(places, ["a", "t", "(", "28", ")", "=", "−", "2.20", "."]);
    }
}
