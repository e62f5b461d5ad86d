//! The vocabulary of numbers: "seven", "forty", "hundred", "crore", "thirds".

use crate::extract::pieces::lower_bytes;

/// What a word says in a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    /// Zero to nineteen.
    Small(u32),
    /// Twenty to ninety.
    Tens(u32),
    /// Hundred.
    Hundred,
    /// Thousand and above, as a power of ten; lakh and crore.
    Scale(u32),
    /// Twelve.
    Dozen,
    /// "tens", "hundreds", "thousands": a vague number of this power of ten.
    Vague(u32),
    /// "dozens".
    Dozens,
    /// Half.
    Half,
    /// The part of a fraction: 3 for "third" and "thirds"; true for the plural.
    Part(u64, bool),
    /// "couple".
    Couple,
    /// "several".
    Several,
}

/// What `word` says in a number, in any case. A first look at its first letter sends most words away.
pub(super) fn word(word: &str) -> Option<Word> {
    use Word::{Couple, Dozen, Dozens, Half, Hundred, Part, Scale, Several, Small, Tens, Vague};

    let first = *word.as_bytes().first()? | 0x20;
    if !(3..=12).contains(&word.len()) || !b"bcdefhlmnoqstz".contains(&first) {
        return None;
    }
    let mut buffer = [0; 24];
    let word = lower_bytes(word, &mut buffer)?;
    Some(match first {
        b'o' => match word {
            b"one" => Small(1),
            _ => return None,
        },
        b't' => match word {
            b"two" => Small(2),
            b"three" => Small(3),
            b"ten" => Small(10),
            b"twelve" => Small(12),
            b"thirteen" => Small(13),
            b"twenty" => Tens(20),
            b"thirty" => Tens(30),
            b"thousand" => Scale(3),
            b"thousands" => Vague(3),
            b"trillion" => Scale(12),
            b"trillions" => Vague(12),
            b"tens" => Vague(1),
            b"third" => Part(3, false),
            b"thirds" => Part(3, true),
            b"tenth" => Part(10, false),
            b"tenths" => Part(10, true),
            b"twentieth" => Part(20, false),
            b"twentieths" => Part(20, true),
            b"trillionth" => Part(1_000_000_000_000, false),
            b"thousandth" => Part(1000, false),
            b"thousandths" => Part(1000, true),
            _ => return None,
        },
        b'f' => match word {
            b"four" => Small(4),
            b"five" => Small(5),
            b"fourteen" => Small(14),
            b"fifteen" => Small(15),
            b"forty" | b"fourty" => Tens(40),
            b"fifty" => Tens(50),
            b"fourth" => Part(4, false),
            b"fourths" => Part(4, true),
            b"fifth" => Part(5, false),
            b"fifths" => Part(5, true),
            _ => return None,
        },
        b's' => match word {
            b"six" => Small(6),
            b"several" => Several,
            b"seven" => Small(7),
            b"sixteen" => Small(16),
            b"seventeen" => Small(17),
            b"sixty" => Tens(60),
            b"seventy" => Tens(70),
            b"sixth" => Part(6, false),
            b"sixths" => Part(6, true),
            b"seventh" => Part(7, false),
            b"sevenths" => Part(7, true),
            b"sixteenth" => Part(16, false),
            b"sixteenths" => Part(16, true),
            _ => return None,
        },
        b'e' => match word {
            b"eight" => Small(8),
            b"eleven" => Small(11),
            b"eighteen" => Small(18),
            b"eighty" => Tens(80),
            b"eighth" => Part(8, false),
            b"eighths" => Part(8, true),
            _ => return None,
        },
        b'n' => match word {
            b"nine" => Small(9),
            b"nineteen" => Small(19),
            b"ninety" => Tens(90),
            b"nought" | b"naught" => Small(0),
            b"ninth" => Part(9, false),
            b"ninths" => Part(9, true),
            _ => return None,
        },
        b'h' => match word {
            b"hundred" => Hundred,
            b"hundreds" => Vague(2),
            b"half" => Half,
            b"halves" => Part(2, true),
            b"hundredth" => Part(100, false),
            b"hundredths" => Part(100, true),
            _ => return None,
        },
        b'm' => match word {
            b"million" => Scale(6),
            b"millions" => Vague(6),
            b"millionth" => Part(1_000_000, false),
            _ => return None,
        },
        b'b' => match word {
            b"billion" => Scale(9),
            b"billions" => Vague(9),
            b"billionth" => Part(1_000_000_000, false),
            _ => return None,
        },
        b'd' => match word {
            b"dozen" | b"doz" => Dozen,
            b"dozens" | b"dozs" | b"dzs" => Dozens,
            _ => return None,
        },
        b'l' => match word {
            b"lakh" => Scale(5),
            b"lakhs" => Vague(5),
            _ => return None,
        },
        b'c' => match word {
            b"crore" => Scale(7),
            b"crores" => Vague(7),
            b"couple" => Couple,
            _ => return None,
        },
        b'q' => match word {
            b"quarter" => Part(4, false),
            b"quarters" => Part(4, true),
            b"quadrillion" => Scale(15),
            _ => return None,
        },
        b'z' => match word {
            b"zero" => Small(0),
            _ => return None,
        },
        _ => return None,
    })
}

/// The number of an ordinal, or of what stands below in a fraction, and whether it is a plural: "thirtieth", "fifths".
pub(super) fn ordinal(word: &str) -> Option<(u64, bool)> {
    if !(4..=12).contains(&word.len()) {
        return None;
    }
    let mut buffer = [0; 24];
    let lowered = lower_bytes(word, &mut buffer)?;
    if lowered == b"halves" {
        return Some((2, true));
    }
    let plural = lowered.last() == Some(&b's');
    let single = if plural {
        lowered.get(..lowered.len() - 1)?
    } else {
        lowered
    };
    let value = ORDINALS
        .iter()
        .find_map(|(ordinal, value)| (ordinal.as_bytes() == single).then_some(*value))?;
    Some((value, plural))
}

/// "Second" is not among them: behind a number it is a time.
const ORDINALS: &[(&str, u64)] = &[
    ("half", 2),
    ("third", 3),
    ("quarter", 4),
    ("fifth", 5),
    ("tenth", 10),
    ("first", 1),
    ("fourth", 4),
    ("sixth", 6),
    ("seventh", 7),
    ("eighth", 8),
    ("ninth", 9),
    ("eleventh", 11),
    ("twelfth", 12),
    ("thirteenth", 13),
    ("fourteenth", 14),
    ("fifteenth", 15),
    ("sixteenth", 16),
    ("seventeenth", 17),
    ("eighteenth", 18),
    ("nineteenth", 19),
    ("twentieth", 20),
    ("thirtieth", 30),
    ("fortieth", 40),
    ("fiftieth", 50),
    ("sixtieth", 60),
    ("seventieth", 70),
    ("eightieth", 80),
    ("ninetieth", 90),
    ("hundredth", 100),
    ("thousandth", 1000),
    ("millionth", 1_000_000),
    ("billionth", 1_000_000_000),
    ("trillionth", 1_000_000_000_000),
];

/// The power of ten of an abbreviated scale after digits ("bn", "k"), as written.
///
/// `m` alone is left out: it may be a metre.
pub(super) fn suffix(text: &str) -> Option<u32> {
    Some(match text {
        "k" | "K" => 3,
        "M" | "mn" | "mln" | "MLN" | "mil" | "mio" | "MM" => 6,
        "bn" | "Bn" | "BN" | "b" | "B" | "bln" | "BLN" => 9,
        "tn" | "trn" | "trln" | "tln" | "T" => 12,
        "cr" => 7,
        _ => return None,
    })
}
