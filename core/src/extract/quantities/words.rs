//! The vocabulary of numbers: "seven", "forty", "hundred", "crore", "thirds".

use crate::extract::pieces::lower;

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
    Part(u32, bool),
    /// "couple".
    Couple,
}

/// What `word` says in a number, in any case. A first look at its first letter sends most words away.
pub(super) fn word(word: &str) -> Option<Word> {
    use Word::{Couple, Dozen, Dozens, Half, Hundred, Part, Scale, Small, Tens, Vague};

    let first = *word.as_bytes().first()? | 0x20;
    if !(3..=12).contains(&word.len()) || !b"bcdefhlmnoqstz".contains(&first) {
        return None;
    }
    let mut buffer = [0; 24];
    let word = lower(word, &mut buffer)?;
    Some(match first {
        b'o' => match word {
            "one" => Small(1),
            _ => return None,
        },
        b't' => match word {
            "two" => Small(2),
            "three" => Small(3),
            "ten" => Small(10),
            "twelve" => Small(12),
            "thirteen" => Small(13),
            "twenty" => Tens(20),
            "thirty" => Tens(30),
            "thousand" => Scale(3),
            "thousands" => Vague(3),
            "trillion" => Scale(12),
            "trillions" => Vague(12),
            "tens" => Vague(1),
            "third" => Part(3, false),
            "thirds" => Part(3, true),
            "tenth" => Part(10, false),
            "tenths" => Part(10, true),
            "twentieth" => Part(20, false),
            "twentieths" => Part(20, true),
            "thousandth" => Part(1000, false),
            "thousandths" => Part(1000, true),
            _ => return None,
        },
        b'f' => match word {
            "four" => Small(4),
            "five" => Small(5),
            "fourteen" => Small(14),
            "fifteen" => Small(15),
            "forty" | "fourty" => Tens(40),
            "fifty" => Tens(50),
            "fourth" => Part(4, false),
            "fourths" => Part(4, true),
            "fifth" => Part(5, false),
            "fifths" => Part(5, true),
            _ => return None,
        },
        b's' => match word {
            "six" => Small(6),
            "seven" => Small(7),
            "sixteen" => Small(16),
            "seventeen" => Small(17),
            "sixty" => Tens(60),
            "seventy" => Tens(70),
            "sixth" => Part(6, false),
            "sixths" => Part(6, true),
            "seventh" => Part(7, false),
            "sevenths" => Part(7, true),
            "sixteenth" => Part(16, false),
            "sixteenths" => Part(16, true),
            _ => return None,
        },
        b'e' => match word {
            "eight" => Small(8),
            "eleven" => Small(11),
            "eighteen" => Small(18),
            "eighty" => Tens(80),
            "eighth" => Part(8, false),
            "eighths" => Part(8, true),
            _ => return None,
        },
        b'n' => match word {
            "nine" => Small(9),
            "nineteen" => Small(19),
            "ninety" => Tens(90),
            "nought" | "naught" => Small(0),
            "ninth" => Part(9, false),
            "ninths" => Part(9, true),
            _ => return None,
        },
        b'h' => match word {
            "hundred" => Hundred,
            "hundreds" => Vague(2),
            "half" => Half,
            "halves" => Part(2, true),
            "hundredth" => Part(100, false),
            "hundredths" => Part(100, true),
            _ => return None,
        },
        b'm' => match word {
            "million" => Scale(6),
            "millions" => Vague(6),
            _ => return None,
        },
        b'b' => match word {
            "billion" => Scale(9),
            "billions" => Vague(9),
            _ => return None,
        },
        b'd' => match word {
            "dozen" => Dozen,
            "dozens" => Dozens,
            _ => return None,
        },
        b'l' => match word {
            "lakh" => Scale(5),
            "lakhs" => Vague(5),
            _ => return None,
        },
        b'c' => match word {
            "crore" => Scale(7),
            "crores" => Vague(7),
            "couple" => Couple,
            _ => return None,
        },
        b'q' => match word {
            "quarter" => Part(4, false),
            "quarters" => Part(4, true),
            "quadrillion" => Scale(15),
            _ => return None,
        },
        b'z' => match word {
            "zero" => Small(0),
            _ => return None,
        },
        _ => return None,
    })
}

/// The power of ten of an abbreviated scale after digits ("bn", "k"), as written.
///
/// `m` alone is left out: it may be a metre.
pub(super) fn suffix(text: &str) -> Option<u32> {
    Some(match text {
        "k" | "K" => 3,
        "M" | "mn" | "mln" | "mil" | "mio" | "MM" => 6,
        "bn" | "Bn" | "BN" | "b" | "B" | "bln" => 9,
        "tn" | "trn" | "tln" | "T" => 12,
        "cr" => 7,
        _ => return None,
    })
}
