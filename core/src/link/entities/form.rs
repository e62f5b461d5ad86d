//! The form of a name that decides whether two mentions are of one thing: the hashes of its folded words.

use crate::document::Document;
use crate::hash::StableHasher;
use crate::rows::{MentionKind, MentionRow};

/// Most words of a name that are compared; what follows is ignored.
const WORDS: usize = 6;

/// A name as linking compares it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Form {
    words: [u64; WORDS],
    initials: [u8; WORDS],
    length: u8,
    /// "Jr.", "III": part of who somebody is, never a surname.
    pub suffix: u64,
    /// What extraction took it for.
    pub person: bool,
    /// One word of capitals: it may stand for the initials of a longer name.
    pub acronym: bool,
    /// 1 for Mr, Sir, Lord; 2 for Mrs, Ms, Lady; 0 unsaid.
    pub gender: u8,
    /// A surname with its particle, or one word.
    pub surname: bool,
}

/// The form of a mention.
pub(super) fn of(doc: &Document, row: &MentionRow) -> Form {
    let text = doc.text(row.span);
    let person = row.kind() == MentionKind::Person;
    let mut form = read(text, person);
    form.person = person;
    form.surname = row.flags & MentionRow::SURNAME != 0;
    form.gender = gender(doc.text(row.title));
    form
}

/// The form of a text.
pub(super) fn read(text: &str, person: bool) -> Form {
    let mut form = Form::default();
    for word in text
        .split(|c: char| c.is_whitespace() || c == ',')
        .filter(|word| !word.is_empty())
    {
        let bare = word.trim_end_matches('.');
        if person && matches!(bare, "Jr" | "Sr" | "II" | "III" | "IV" | "VI" | "VII" | "VIII") && form.length > 0 {
            form.suffix = fold(bare);
            continue;
        }
        if !person && form.length > 0 && matches!(bare, "Inc" | "Corp" | "Ltd" | "PLC" | "Plc" | "plc" | "LLC" | "Co") {
            continue;
        }
        let at = form.length as usize;
        if let (Some(slot), Some(initial)) = (form.words.get_mut(at), form.initials.get_mut(at)) {
            *slot = fold(bare);
            *initial = if is_initials(bare) {
                bare.as_bytes().first().copied().unwrap_or(0)
            } else {
                0
            };
            form.length += 1;
        } else if let Some(last) = form.words.last_mut() {
            // The last word counts most, so it takes the place of what does not fit.
            *last = fold(bare);
        }
    }
    form.acronym = form.length == 1
        && text.len() >= 2
        && text
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte == b'.' || byte == b'&');
    form
}

impl Form {
    /// The words.
    pub(super) fn words(&self) -> &[u64] {
        self.words.get(..self.length as usize).unwrap_or(&[])
    }

    /// Whether it is more than a surname or given name alone.
    pub(super) fn is_full(&self) -> bool {
        self.length > 1 && !self.surname
    }

    /// Hash of all words.
    pub(super) fn whole(&self) -> u64 {
        self.words()
            .iter()
            .fold(StableHasher::default(), |hash, &word| hash.number(word))
            .number(self.suffix)
            .finish()
    }

    /// The last word: a person's surname.
    pub(super) fn last(&self) -> u64 {
        self.words().last().copied().unwrap_or(0)
    }

    /// The first word.
    pub(super) fn first(&self) -> u64 {
        self.words().first().copied().unwrap_or(0)
    }

    /// Whether two names of persons with the same last word may be one person's.
    ///
    /// Given names agree where they are equal, where one is the other's initial, or where one is a usual short form
    /// of the other; further names in the middle may be left out.
    pub(super) fn agrees(&self, other: &Self) -> bool {
        if self.suffix != other.suffix && self.suffix != 0 && other.suffix != 0 {
            return false;
        }
        if self.gender != other.gender && self.gender != 0 && other.gender != 0 {
            return false;
        }
        let (short, long) = if self.length <= other.length {
            (self, other)
        } else {
            (other, self)
        };
        if short.length == 0 {
            return false;
        }
        // "García Márquez" and "Gabriel García Márquez".
        if long.words().ends_with(short.words()) {
            return true;
        }
        // Otherwise the given names agree, and what is between is in the longer one too, or only in it.
        if short.length < 2 || !word_agrees(short, 0, long, 0) || short.last() != long.last() {
            return false;
        }
        let mut at = 1;
        (1..short.length as usize - 1).all(|idx| {
            let found = (at..long.length as usize - 1).find(|&other| word_agrees(short, idx, long, other));
            at = found.map_or(at, |found| found + 1);
            found.is_some()
        })
    }
}

/// Whether word `at` of a name and word `other_at` of another agree: equal, or an initial and a word that starts with
/// it, or a usual short form.
fn word_agrees(form: &Form, at: usize, other: &Form, other_at: usize) -> bool {
    let (Some(&word), Some(&other_word)) = (form.words.get(at), other.words.get(other_at)) else {
        return false;
    };
    let stands_for =
        |initial: Option<&u8>, word: u64| initial.is_some_and(|&letter| letter != 0 && letter == first_letter(word));
    word == other_word
        || stands_for(form.initials.get(at), other_word)
        || stands_for(other.initials.get(other_at), word)
        || shortened(word) == shortened(other_word)
}

/// The upper-case first letter, which [`fold`] keeps in the top byte.
fn first_letter(word: u64) -> u8 {
    (word >> 56) as u8
}

fn is_initials(word: &str) -> bool {
    word.len() == 1 || word.split('.').all(|letter| letter.len() == 1)
}

/// The hash of a word without case, accents, doubled letters, apostrophes and hyphens, with its first letter on top.
///
/// "Zelensky" and "Zelenskyy" fold to one; "Khamenei" and "Khomeini" do not.
pub(super) fn fold(word: &str) -> u64 {
    let mut hash = StableHasher::default();
    let mut first = 0;
    let mut before = '\0';
    let long = word.len() >= 6;
    for letter in word.chars() {
        let letter = plain(letter);
        if !letter.is_alphanumeric() || letter == before && long {
            continue;
        }
        if first == 0 && letter.is_ascii() {
            first = letter.to_ascii_uppercase() as u8;
        }
        before = letter;
        hash = if letter.is_ascii() {
            hash.bytes(&[letter as u8])
        } else {
            hash.number(u64::from(letter as u32))
        };
    }
    u64::from(first) << 56 | hash.finish() >> 8
}

/// A letter in lower case without its accent.
fn plain(letter: char) -> char {
    if letter.is_ascii() {
        return letter.to_ascii_lowercase();
    }
    let lower = letter.to_lowercase().next().unwrap_or(letter);
    match lower {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'ď' | 'đ' => 'd',
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
        'ğ' => 'g',
        'ì'..='ï' | 'ī' | 'ı' => 'i',
        'ł' | 'ľ' => 'l',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => 'o',
        'ř' => 'r',
        'ś' | 'š' | 'ş' | 'ș' => 's',
        'ť' | 'ţ' | 'ț' => 't',
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        _ => lower,
    }
}

/// Usual short forms of given names: the short form first.
const SHORT_FORMS: [(&str, &str); 32] = [
    ("abe", "abraham"),
    ("al", "albert"),
    ("alex", "alexander"),
    ("andy", "andrew"),
    ("ben", "benjamin"),
    ("bernie", "bernard"),
    ("bill", "william"),
    ("bob", "robert"),
    ("charlie", "charles"),
    ("chris", "christopher"),
    ("chuck", "charles"),
    ("dan", "daniel"),
    ("dave", "david"),
    ("dick", "richard"),
    ("don", "donald"),
    ("ed", "edward"),
    ("fred", "frederick"),
    ("greg", "gregory"),
    ("jim", "james"),
    ("jimmy", "james"),
    ("joe", "joseph"),
    ("ken", "kenneth"),
    ("larry", "lawrence"),
    ("liz", "elizabeth"),
    ("matt", "matthew"),
    ("mike", "michael"),
    ("mitch", "mitchell"),
    ("nick", "nicholas"),
    ("pat", "patrick"),
    ("rob", "robert"),
    ("ron", "ronald"),
    ("tony", "anthony"),
];

/// The long form's hash of a usual short form; any other word stays.
fn shortened(word: u64) -> u64 {
    static LONG: std::sync::LazyLock<rustc_hash::FxHashMap<u64, u64>> = std::sync::LazyLock::new(|| {
        SHORT_FORMS
            .iter()
            .map(|&(short, long)| (fold(short), fold(long)))
            .collect()
    });
    LONG.get(&word).copied().unwrap_or(word)
}

/// What a title says of its bearer: 1 for Mr and Sir, 2 for Mrs, Ms and Dame, else 0.
fn gender(title: &str) -> u8 {
    match title.trim_end_matches('.') {
        "Mr" | "Sir" | "Lord" | "King" | "Prince" | "chairman" | "Chairman" | "spokesman" => 1,
        "Mrs" | "Ms" | "Miss" | "Dame" | "Lady" | "Queen" | "Princess" | "chairwoman" | "spokeswoman" => 2,
        _ => 0,
    }
}

/// How full a form of a name is: words first, then letters; capitals only count least.
pub(super) fn fullness(text: &str) -> usize {
    let words = text.split_whitespace().count();
    let shouting = !text.chars().any(char::is_lowercase);
    let score = words * 1000 + text.len().min(999);
    if shouting { score / 2 } else { score }
}
