//! How two spellings differ: by a slip, by an ending, by an accent, or as two countries spell.

use super::words::Word;

/// Insertions, deletions, replacements and swaps of neighbours that turn one word into the other; case does not count.
pub(super) fn distance(word: &Word<'_>, other: &Word<'_>) -> usize {
    strsim::generic_damerau_levenshtein(&word.letters, &other.letters)
}

/// How the end of a word is changed in another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// It is not: the words differ before their last letter.
    Same,
    /// Only the last letter is another one: Verde, Verda.
    Replaced,
    /// A letter is doubled or added that makes no other form of a word: Zelensky, Zelenskyy; Janeir, Janeiro.
    Longer,
    /// It may be another form of one word, or another name: Korea, Korean; Wood, Woodman; Petroleo, Petroleos.
    Form,
}

/// Letters that make a plural, a possessive, an adjective, a participle or the name of a people of a word.
const FORMS: &[char] = &['s', 'n', 'y', 'i', 'r', 'd'];

/// How the ends of two spellings differ.
pub(super) fn ending(word: &[char], other: &[char]) -> Ending {
    let (short, long) = if word.len() <= other.len() {
        (word, other)
    } else {
        (other, word)
    };
    if let Some(rest) = long.strip_prefix(short) {
        return match rest {
            [letter] if short.last() == Some(letter) && *letter != 's' => Ending::Longer,
            [letter] if !FORMS.contains(letter) => Ending::Longer,
            _ => Ending::Form,
        };
    }
    let possessive = |letters: &[char]| letters.iter().any(|letter| matches!(letter, '\'' | '\u{2019}'));
    if possessive(word) != possessive(other) {
        return Ending::Form;
    }
    match (short.split_last(), long.split_last()) {
        (Some((a, one)), Some((b, two))) if one == two => {
            let pair = [*a.min(b), *a.max(b)];
            // "Primagas" and "Primagaz" sound alike; "Petroles" and "Petroleo" are two words.
            if pair == ['s', 'z'] || pair == ['i', 'y'] {
                Ending::Longer
            } else {
                Ending::Replaced
            }
        }
        // "Argentinas" and "Argentine", "Germans" and "Germany": all but two letters at the end are the same.
        _ if short.last() != long.last() && common_start(short, long) + 1 >= short.len() => Ending::Form,
        _ => Ending::Same,
    }
}

/// Whether the words have hyphens and differ in a short part alone: "Kwok-hing" and "Kwok-kin" are two given names.
pub(super) fn differ_in_short_part(word: &[char], other: &[char]) -> bool {
    let parts = |letters: &[char]| {
        letters
            .split(|letter| *letter == '-')
            .map(<[char]>::to_vec)
            .collect::<Vec<_>>()
    };
    let (one, two) = (parts(word), parts(other));
    one.len() > 1
        && one.len() == two.len()
        && one
            .iter()
            .zip(&two)
            .filter(|(a, b)| a != b)
            .all(|(a, b)| a.len().min(b.len()) < SHORT_PART)
}

/// Fewest letters of a part that is compared.
const SHORT_PART: usize = 5;

/// Letters that one of two words has and the other lacks, each as often as it does.
pub(super) fn letters_apart(word: &[char], other: &[char]) -> usize {
    let lacking = |word: &[char], other: &[char]| {
        let mut rest = other.to_vec();
        let found = |letter: &&char| match rest.iter().position(|other| other == *letter) {
            Some(at) => {
                rest.swap_remove(at);
                true
            }
            None => false,
        };
        word.len() - word.iter().filter(found).count()
    };
    lacking(word, other) + lacking(other, word)
}

/// Whether the words are written with capitals inside them that differ, as identifiers of code are: "BigInt", "BigUInt".
pub(super) fn differ_in_capitals(word: &str, other: &str) -> bool {
    let capitals = |word: &str| word.chars().filter(|letter| letter.is_uppercase()).collect::<String>();
    let mixed = |word: &str, capitals: &str| {
        capitals.chars().count() > 1 && word.chars().any(char::is_lowercase) && !word.contains(['-', '\'', '’'])
    };
    let (one, two) = (capitals(word), capitals(other));
    (mixed(word, &one) || mixed(other, &two)) && one != two
}

fn common_start(word: &[char], other: &[char]) -> usize {
    word.iter().zip(other).take_while(|(a, b)| a == b).count()
}

/// Whether two spellings are those of two countries for one word, or differ in a hyphen or an apostrophe only.
pub(super) fn is_national(word: &[char], other: &[char]) -> bool {
    national(word) == national(other)
}

fn national(word: &[char]) -> String {
    let text: String = word.iter().filter(|letter| letter.is_alphabetic()).collect();
    let text = text
        .replace("isation", "ization")
        .replace("aluminium", "aluminum")
        .replace("programme", "program");
    let text = text
        .replace("our", "or")
        .replace("ence", "ense")
        .replace("ise", "ize")
        .replace("lled", "led");
    match text.strip_suffix("re") {
        Some(start) => format!("{start}er"),
        None => text,
    }
}

/// Whether two spellings differ in accents only, or are two ways to write a name of another alphabet.
pub(super) fn is_variant(one: &[char], other: &[char]) -> bool {
    is_accent(one, other) || is_transliteration(one, other)
}

/// Whether only accents differ.
pub(super) fn is_accent(word: &[char], other: &[char]) -> bool {
    word.iter().chain(other).any(|letter| !letter.is_ascii()) && plain(word) == plain(other)
}

/// Whether both are ways to write one name of another alphabet.
fn is_transliteration(word: &[char], other: &[char]) -> bool {
    let (word, other) = (plain(word), plain(other));
    sound(&word) == sound(&other)
}

/// Letters and pairs of letters that stand for one letter of another alphabet, each with the one that is compared.
const SOUNDS: &[(&str, &str)] = &[
    ("shch", "sch"),
    ("kh", "h"),
    ("gh", "g"),
    ("dh", "d"),
    ("dd", "d"),
    ("zh", "z"),
    ("q", "k"),
    ("ck", "k"),
    ("tz", "ts"),
    ("ph", "f"),
    ("oo", "u"),
    ("ou", "u"),
    ("ee", "i"),
    ("yy", "y"),
    ("iy", "y"),
    ("ii", "y"),
    ("j", "y"),
    ("ff", "v"),
    ("w", "v"),
];

fn sound(word: &str) -> String {
    let mut text = word.to_owned();
    for (one, other) in SOUNDS {
        if text.contains(one) {
            text = text.replace(one, other);
        }
    }
    match text.strip_suffix('i') {
        Some(start) => format!("{start}y"),
        None => text,
    }
}

/// A word without its accents, hyphens and apostrophes.
fn plain(word: &[char]) -> String {
    let mut text = String::with_capacity(word.len());
    for &letter in word {
        match letter {
            'ß' => text.push_str("ss"),
            'à'..='æ' | 'ā' | 'ă' | 'ą' => text.push('a'),
            'ç' | 'ć' | 'č' => text.push('c'),
            'ď' | 'đ' | 'ð' => text.push('d'),
            'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => text.push('e'),
            'ğ' => text.push('g'),
            'ì'..='ï' | 'ī' | 'ı' => text.push('i'),
            'ł' | 'ľ' => text.push('l'),
            'ñ' | 'ń' | 'ň' => text.push('n'),
            'ò'..='ö' | 'ø' | 'ō' | 'ő' => text.push('o'),
            'ř' => text.push('r'),
            'ś' | 'š' | 'ş' | 'ș' => text.push('s'),
            'ť' | 'ţ' | 'ț' => text.push('t'),
            'ù'..='ü' | 'ū' | 'ů' | 'ű' => text.push('u'),
            'ý' | 'ÿ' => text.push('y'),
            'ź' | 'ż' | 'ž' => text.push('z'),
            _ if letter.is_alphanumeric() => text.push(letter),
            _ => {}
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(word: &str) -> Vec<char> {
        word.to_lowercase().chars().collect()
    }

    #[test]
    fn endings_that_make_other_forms_are_told_from_slips() {
        let ending = |one: &str, other: &str| super::ending(&letters(one), &letters(other));
        assert_eq!(ending("Korea", "Korean"), Ending::Form);
        assert_eq!(ending("Wood", "Woodman"), Ending::Form);
        assert_eq!(ending("German", "Germany"), Ending::Form);
        assert_eq!(ending("Lopes", "Lopez"), Ending::Longer);
        assert_eq!(ending("Zelensky", "Zelenskyy"), Ending::Longer);
        assert_eq!(ending("Verde", "Verda"), Ending::Replaced);
        assert_eq!(ending("Khrushchev", "Khruschev"), Ending::Same);
        assert_eq!(ending("Chada", "Chadha"), Ending::Same);
        assert_eq!(ending("Argentine", "Argentinas"), Ending::Form);
    }

    #[test]
    fn letters_and_capitals_that_make_another_name() {
        let apart = |one: &str, other: &str| letters_apart(&letters(one), &letters(other));
        assert_eq!(apart("Walton", "Wilson"), 4);
        assert_eq!(apart("Illarion", "Ilarrion"), 2);
        assert_eq!(apart("Kudja", "Kujda"), 0);
        assert!(differ_in_capitals("BigInt", "BigUInt") && differ_in_capitals("IsValid", "Invalid"));
        assert!(!differ_in_capitals("HarbourTec", "HarborTec") && !differ_in_capitals("McAllen", "McAlen"));
        assert!(!differ_in_capitals("ZURBARAN", "Zurbaran"));
    }

    #[test]
    fn two_ways_to_write_one_sound_are_one_name() {
        let alike = |one: &str, other: &str| is_transliteration(&letters(one), &letters(other));
        assert!(alike("Gaddafi", "Gadhafi"));
        assert!(alike("Zelenskiy", "Zelenskyy"));
        assert!(alike("Gadhafi", "Ghadafi"));
        assert!(!alike("Kudja", "Kujda"));
        assert!(is_accent(&letters("Nuñez"), &letters("Nunez")));
        assert!(is_national(&letters("Organisation"), &letters("Organization")));
    }
}
