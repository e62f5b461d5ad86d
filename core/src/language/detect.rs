//! Whether prose is English, by the function words that every sentence has and by its script.
//!
//! English prose shows a few of its function words within a line or two, so that most blocks are decided after
//! eighty bytes. A block without any (a headline, a row of a table) says nothing and follows the document. `whatlang`
//! is asked only about longer runs of words that are neither.

use crate::prose::{BlockRow, Prose};

/// What a text seems to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    English,
    Foreign,
    /// Too short, or no sentences.
    Unknown,
}

/// Whether a text is English, as far as one can tell: what says nothing counts as English.
pub fn is_english(text: &str) -> bool {
    let mut trigrams = TRIGRAM_LIMIT;
    let counts = Counts::of(text, 3);
    counts.verdict() != Verdict::Foreign && !(counts.is_unsure() && is_foreign_by_trigrams(text, &mut trigrams))
}

/// Flags the blocks of a document that are in another language, and the document if most of it is.
pub(crate) fn mark(prose: &mut Prose) {
    let mut trigrams = TRIGRAM_LIMIT;
    let (mut english, mut foreign) = (0, 0);
    let mut rest = Counts::default();
    // In a document that is English so far, two words tell, and a short block follows it anyway.
    let mut settled = 0;
    for block in &mut prose.blocks {
        let text = block.span.text(&prose.text);
        if settled >= 3 && text.len() < 40 && text.is_ascii() {
            continue;
        }
        let counts = Counts::of(text, if settled >= 3 { 2 } else { 3 });
        match counts.verdict() {
            Verdict::English => {
                english += text.len();
                settled += 1;
            }
            Verdict::Unknown if !(counts.is_unsure() && is_foreign_by_trigrams(text, &mut trigrams)) => {
                rest.add(&counts);
            }
            Verdict::Foreign | Verdict::Unknown => {
                foreign += text.len();
                block.flags |= BlockRow::FOREIGN;
            }
        }
    }
    // Short blocks say together what each of them does not.
    let together = rest.verdict();
    let said = prose.metadata.language.as_deref().unwrap_or("");
    let said_foreign = said.len() >= 2 && !said.get(..2).is_some_and(|tag| tag.eq_ignore_ascii_case("en"));
    prose.foreign = match together {
        Verdict::English => false,
        Verdict::Foreign => foreign * 4 >= english,
        Verdict::Unknown => foreign > english * 4 || (said_foreign && english == 0 && rest.words > 0),
    };
    if prose.foreign {
        for block in &mut prose.blocks {
            block.flags |= BlockRow::FOREIGN;
        }
    }
}

/// Words of a block that are looked at before deciding.
const WORD_LIMIT: u32 = 400;

/// Blocks of one document that `whatlang` is asked about.
const TRIGRAM_LIMIT: u32 = 8;

/// What was counted in a text.
#[derive(Debug, Clone, Copy, Default)]
struct Counts {
    /// Words of letters.
    words: u32,
    /// Of them, those that start with a small letter.
    low: u32,
    /// Function words that only English has.
    english: u32,
    /// Function words that English shares with others.
    shared: u32,
    /// Function words of other languages, in small letters.
    foreign: u32,
    /// Letters of scripts that English does not use.
    other_script: u32,
    /// Letters of its own.
    latin: u32,
    digits: u32,
}

impl Counts {
    /// Counts until `enough` English words came without one of another language.
    fn of(text: &str, enough: u32) -> Self {
        let mut counts = Self::default();
        let bytes = text.as_bytes();
        let mut at = 0;
        let mut high = 0;
        while let Some(&byte) = bytes.get(at) {
            if !is_letter(byte) {
                counts.digits += u32::from(byte.is_ascii_digit());
                at += 1;
                continue;
            }
            let start = at;
            let mut packed = 0_u64;
            while let Some(&letter) = bytes.get(at).filter(|byte| is_letter(**byte)) {
                packed = (packed << 8) | u64::from(letter.to_ascii_lowercase());
                high += usize::from(letter >= 0x80);
                at += 1;
            }
            counts.words += 1;
            let low = byte.is_ascii_lowercase() || byte >= 0x80;
            counts.low += u32::from(low);
            if at - start <= LONGEST {
                match WORDS.find(packed) {
                    ENGLISH => counts.english += 1,
                    SHARED => counts.shared += 1,
                    FOREIGN => counts.foreign += u32::from(low),
                    _ => {}
                }
            }
            if (counts.english >= enough && counts.foreign == 0) || counts.words >= WORD_LIMIT {
                break;
            }
        }
        let seen = text.get(..at).unwrap_or(text);
        if high * 2 > seen.len() / 2 {
            for letter in seen.chars().filter(|c| c.is_alphabetic()) {
                let latin = matches!(letter, '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}');
                counts.latin += u32::from(latin);
                counts.other_script += u32::from(!latin);
            }
        }
        counts
    }

    fn add(&mut self, other: &Self) {
        self.words += other.words;
        self.low += other.low;
        self.english += other.english;
        self.shared += other.shared;
        self.foreign += other.foreign;
        self.other_script += other.other_script;
        self.latin += other.latin;
        self.digits += other.digits;
    }

    fn verdict(&self) -> Verdict {
        if self.other_script >= 12 && self.other_script > self.latin {
            return Verdict::Foreign;
        }
        if self.english >= 2 && self.english >= self.foreign {
            return Verdict::English;
        }
        if self.words >= 6 && self.foreign >= 3 && self.foreign * 8 >= self.words && self.foreign > self.english * 2 {
            return Verdict::Foreign;
        }
        if self.words >= 6 && self.english > 0 && (self.english + self.shared) * 6 >= self.words {
            return Verdict::English;
        }
        Verdict::Unknown
    }

    /// Whether a text has words enough for sentences, but no function word to tell them by.
    fn is_unsure(&self) -> bool {
        self.words >= 14
            && self.english + self.shared == 0
            && self.low * 4 >= self.words * 3
            && self.digits * 4 < self.words
    }
}

fn is_letter(byte: u8) -> bool {
    (byte | 0x20).wrapping_sub(b'a') < 26 || byte >= 0x80
}

fn is_foreign_by_trigrams(text: &str, left: &mut u32) -> bool {
    if *left == 0 {
        return false;
    }
    *left -= 1;
    let end = text.floor_char_boundary(600);
    whatlang::detect(text.get(..end).unwrap_or(text))
        .is_some_and(|found| found.is_reliable() && found.confidence() > 0.95 && found.lang() != whatlang::Lang::Eng)
}

/// Longest function word, in bytes.
const LONGEST: usize = 7;

/// Function words by what they say, in a table with one probe for most words.
struct Words {
    slots: [(u64, u8); 1024],
}

const ENGLISH: u8 = 1;
const SHARED: u8 = 2;
const FOREIGN: u8 = 3;

static WORDS: Words = Words::new();

impl Words {
    const fn new() -> Self {
        let mut words = Self { slots: [(0, 0); 1024] };
        words.add(ENGLISH_WORDS, ENGLISH);
        words.add(SHARED_WORDS, SHARED);
        words.add(FOREIGN_WORDS, FOREIGN);
        words
    }

    /// Adds the words that are in no list before.
    #[expect(
        clippy::indexing_slicing,
        reason = "evaluated by the compiler, where an error stops the build"
    )]
    const fn add(&mut self, list: &[&str], kind: u8) {
        let mut idx = 0;
        while idx < list.len() {
            let bytes = list[idx].as_bytes();
            assert!(bytes.len() <= LONGEST);
            let (mut packed, mut at) = (0, 0);
            while at < bytes.len() {
                packed = (packed << 8) | bytes[at] as u64;
                at += 1;
            }
            let mut slot = Self::slot(packed);
            while self.slots[slot].0 != 0 && self.slots[slot].0 != packed {
                slot = (slot + 1) % self.slots.len();
            }
            if self.slots[slot].0 == 0 {
                self.slots[slot] = (packed, kind);
            }
            idx += 1;
        }
    }

    const fn slot(packed: u64) -> usize {
        (packed.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 54) as usize
    }

    /// What a word says, its bytes packed in one number; 0 where it is in no list.
    fn find(&self, packed: u64) -> u8 {
        let mut slot = Self::slot(packed);
        loop {
            match self.slots.get(slot) {
                Some(&(found, kind)) if found == packed => return kind,
                None | Some((0, _)) => return 0,
                Some(_) => slot = (slot + 1) % self.slots.len(),
            }
        }
    }
}

/// Function words that are words of English only.
const ENGLISH_WORDS: &[&str] = &[
    "the", "and", "that", "with", "from", "this", "have", "were", "his", "their", "they", "said", "which", "would",
    "by", "been", "who", "but", "not", "its", "than", "after", "about", "when", "there", "into", "could", "should",
    "these", "those", "what", "while", "between", "because", "through", "before", "where", "our", "your", "she", "him",
    "them", "does", "did", "only", "other",
];

/// Function words of English that other languages have, too, if with another meaning.
const SHARED_WORDS: &[&str] = &[
    "of", "to", "in", "is", "for", "on", "as", "at", "it", "he", "be", "an", "was", "are", "has", "had", "we", "or",
    "if", "so", "no", "all", "can", "will", "her", "more", "a", "i",
];

/// Frequent function words of German, French, Spanish, Italian, Portuguese, Dutch, Swedish, Danish, Norwegian, Polish,
/// Turkish, Finnish, Czech, Romanian and Indonesian that are no words of English.
const FOREIGN_WORDS: &[&str] = &[
    "der", "das", "und", "ist", "nicht", "ein", "eine", "einen", "mit", "von", "zu", "dem", "auf", "für", "sich",
    "auch", "wird", "sie", "im", "zum", "nach", "bei", "aus", "le", "la", "les", "des", "du", "et", "une", "est",
    "que", "qui", "dans", "pour", "pas", "sur", "il", "elle", "au", "aux", "ce", "plus", "par", "el", "los", "las",
    "una", "del", "por", "con", "para", "su", "sus", "como", "pero", "y", "en", "de", "di", "che", "non", "per", "gli",
    "sono", "della", "dei", "nel", "è", "ha", "si", "não", "uma", "com", "dos", "ao", "os", "um", "mais", "het", "een",
    "van", "dat", "niet", "voor", "zijn", "met", "ook", "maar", "och", "att", "som", "är", "inte", "av", "på", "till",
    "den", "det", "og", "ikke", "til", "af", "er", "har", "ved", "nie", "się", "jest", "na", "w", "z", "że", "jak",
    "ve", "bir", "bu", "da", "için", "ile", "ja", "ei", "että", "oli", "ovat", "je", "se", "že", "și", "este", "yang",
    "dan", "ini", "dengan",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Format, Source};

    #[test]
    fn sentences_are_told_apart() {
        for text in [
            "The council voted on Tuesday to close two branches.",
            "SHARES FALL AS BANK CUTS FORECAST FOR SECOND QUARTER",
            "Net profit 1.2 mln vs 3.4 mln, revs 20.1 mln vs 19 mln, avg shrs 4.5 mln",
            "Los Angeles, San José, El Paso, Las Vegas, Santa Fe, La Jolla, São Paulo",
            "",
            "42",
        ] {
            assert!(is_english(text), "{text}");
        }
        for text in [
            "Der Rat hat am Dienstag beschlossen, zwei der vier Büchereien zu schließen, und das ist nicht alles.",
            "Le conseil a voté mardi la fermeture de deux des quatre bibliothèques, et ce n'est pas tout.",
            "El consejo votó el martes por cerrar dos de las cuatro bibliotecas, y no es todo para los vecinos.",
            "Совет проголосовал во вторник за закрытие двух библиотек.",
            "市議会は火曜日に四つの図書館のうち二つを閉鎖することを決めました。",
            "Kaupunginvaltuusto päätti tiistaina sulkea kaksi neljästä kirjastosta, mikä säästää pormestarin mukaan \
             noin neljäkymmentä tuhatta euroa vuodessa asukkaiden vastustuksesta huolimatta",
        ] {
            assert!(!is_english(text), "{text}");
        }
    }

    #[test]
    fn short_blocks_follow_the_document() {
        let read = |text: &str| crate::markup::read(&Source::new("a.md", text, Format::Markdown));
        let french = read("# Bonjour\n\nLe conseil a voté la fermeture de deux des quatre bibliothèques.\n\n- Lyon\n");
        assert!(french.foreign && french.blocks.iter().all(BlockRow::is_foreign));
        let mixed = read(
            "# Lyon\n\nThe council voted on Tuesday, and this is what they said about the two branches that will \
             close. They were old, and the mayor said that they would not be missed by those who had left.\n\n\
             > Le conseil a voté la fermeture de deux des quatre bibliothèques.\n",
        );
        let flags: Vec<_> = mixed.blocks.iter().map(BlockRow::is_foreign).collect();
        assert_eq!((mixed.foreign, flags), (false, vec![false, false, true]));
    }
}
