//! Makes the thesaurus that factlint ships from a WordNet database: which words mean much the same, and which are
//! opposites.
//!
//! The database's files are described in its manual page wndb(5WN). Kept are single words in small letters, their most
//! frequent senses, and the links of a sense that lead to much the same: hypernyms, similar adjectives, derivations.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::Path;

use factlint_core::language::{key, thesaurus};

/// Senses of one part of speech that are kept; the others are rare.
const SENSES: usize = 4;

const PARTS: [(&str, char); 4] = [("noun", 'n'), ("verb", 'v'), ("adj", 'a'), ("adv", 'r')];

/// Pointers to a sense that means much the same: hypernym, similar, see also, verb group, derivation, pertainym,
/// participle.
const NEAR: [&str; 8] = ["@", "@i", "&", "^", "$", "+", "\\", "<"];

type Sense = (char, u32);

#[derive(Default)]
struct Synset {
    words: Vec<String>,
    /// Symbol, target, number of the word in the source and in the target (0: the whole synset).
    pointers: Vec<(String, Sense, usize, usize)>,
    category: u8,
}

/// Reads the database in a folder and writes the thesaurus; its size in bytes and words.
///
/// # Errors
/// A file is missing or not in the database's format.
pub fn make(folder: &Path, to: &Path) -> Result<(usize, usize), String> {
    let mut synsets = HashMap::new();
    let mut senses: BTreeMap<(String, char), Vec<Sense>> = BTreeMap::new();
    for (name, part) in PARTS {
        read_data(&folder.join(format!("data.{name}")), part, &mut synsets)?;
        read_index(&folder.join(format!("index.{name}")), part, &mut senses)?;
    }
    let counts = read_counts(&folder.join("cntlist.rev"))?;
    let mut words: BTreeMap<u32, thesaurus::Entry> = BTreeMap::new();
    let mut numbers: BTreeMap<Sense, u32> = BTreeMap::new();
    let mut rank: HashMap<u32, u32> = HashMap::new();
    let mut antonyms = BTreeSet::new();
    for ((word, part), list) in senses.iter().filter(|((word, _), _)| is_plain(word)) {
        let entry = words.entry(key(word)).or_default();
        for (nth, sense) in list.iter().take(SENSES).enumerate() {
            let next = numbers.len() as u32;
            entry.concepts.push(*numbers.entry(*sense).or_insert(next));
            let Some(synset) = synsets.get(sense) else { continue };
            // The category is that of the commonest part of speech.
            let count = counts.get(&(word.clone(), *part)).copied().unwrap_or(0) + 1;
            let best = rank.entry(key(word)).or_default();
            if nth == 0 && count > *best {
                *best = count;
                entry.category = synset.category;
            }
            antonyms.extend(opposites(synset, word, &synsets).map(|other| (key(word), key(&other))));
        }
    }
    let links: Vec<Vec<u32>> = links(&numbers, &synsets);
    let bytes = thesaurus::write(&words, &links, &antonyms.into_iter().collect::<Vec<_>>());
    fs::write(to, &bytes).map_err(|error| format!("{}: {error}", to.display()))?;
    Ok((bytes.len(), words.len()))
}

/// The concepts that mean much the same as each concept, by number.
fn links(numbers: &BTreeMap<Sense, u32>, synsets: &HashMap<Sense, Synset>) -> Vec<Vec<u32>> {
    let mut links = vec![Vec::new(); numbers.len()];
    for (sense, &number) in numbers {
        let Some(synset) = synsets.get(sense) else { continue };
        let near: BTreeSet<u32> = (synset.pointers.iter())
            .filter(|(symbol, ..)| NEAR.contains(&symbol.as_str()))
            .filter_map(|(_, target, ..)| numbers.get(target).copied())
            .collect();
        if let Some(list) = links.get_mut(number as usize) {
            list.extend(near.into_iter().take(255));
        }
    }
    links
}

fn opposites<'a>(
    synset: &'a Synset,
    word: &'a str,
    synsets: &'a HashMap<Sense, Synset>,
) -> impl Iterator<Item = String> + 'a {
    synset.pointers.iter().filter_map(move |(symbol, target, from, to)| {
        if symbol != "!" || synset.words.get(from.checked_sub(1)?)? != word {
            return None;
        }
        let other = synsets.get(target)?.words.get(to.checked_sub(1)?)?;
        is_plain(other).then(|| other.clone())
    })
}

fn is_plain(word: &str) -> bool {
    word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
}

fn lines(path: &Path) -> Result<Vec<String>, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    // Lines of the licence begin with white space.
    Ok(text
        .lines()
        .filter(|line| !line.starts_with(' '))
        .map(str::to_owned)
        .collect())
}

fn read_data(path: &Path, part: char, synsets: &mut HashMap<Sense, Synset>) -> Result<(), String> {
    for line in lines(path)? {
        let synset = read_synset(&line, part).ok_or_else(|| format!("{}: no synset: {line}", path.display()))?;
        synsets.insert(synset.0, synset.1);
    }
    Ok(())
}

/// `offset lex_filenum ss_type w_cnt word lex_id ... p_cnt [symbol offset pos source/target]... | gloss`.
fn read_synset(line: &str, part: char) -> Option<(Sense, Synset)> {
    let mut fields = line.split('|').next()?.split(' ');
    let offset = fields.next()?.parse().ok()?;
    let mut synset = Synset {
        category: fields.next()?.parse().ok()?,
        ..Synset::default()
    };
    fields.next()?;
    for _ in 0..usize::from_str_radix(fields.next()?, 16).ok()? {
        // A syntactic marker may follow an adjective: `ready(p)`.
        synset.words.push(fields.next()?.split('(').next()?.to_owned());
        fields.next()?;
    }
    for _ in 0..fields.next()?.parse::<usize>().ok()? {
        let symbol = fields.next()?.to_owned();
        let target: u32 = fields.next()?.parse().ok()?;
        let target_part = fields.next()?.replace('s', "a").chars().next()?;
        let place = fields.next()?;
        let number = |text: Option<&str>| usize::from_str_radix(text?, 16).ok();
        synset.pointers.push((
            symbol,
            (target_part, target),
            number(place.get(..2))?,
            number(place.get(2..))?,
        ));
    }
    Some(((part, offset), synset))
}

/// `lemma pos synset_cnt p_cnt [symbol]... sense_cnt tagsense_cnt offset...`, the commonest sense first.
fn read_index(path: &Path, part: char, senses: &mut BTreeMap<(String, char), Vec<Sense>>) -> Result<(), String> {
    for line in lines(path)? {
        let fields: Vec<&str> = line.split_whitespace().collect();
        let count: usize = fields
            .get(2)
            .and_then(|field| field.parse().ok())
            .ok_or_else(|| format!("{}: no entry: {line}", path.display()))?;
        let offsets = fields.get(fields.len().saturating_sub(count)..).unwrap_or(&[]);
        let list = offsets
            .iter()
            .filter_map(|field| Some((part, field.parse().ok()?)))
            .collect();
        senses.insert((fields.first().unwrap_or(&"").to_string(), part), list);
    }
    Ok(())
}

/// How often each word stands in tagged texts as each part of speech: lines `lemma%type:... sense count`.
fn read_counts(path: &Path) -> Result<HashMap<(String, char), u32>, String> {
    let mut counts = HashMap::new();
    for line in lines(path)? {
        let mut fields = line.split(' ');
        let sense = fields.next().and_then(|field| field.split_once('%'));
        let count: Option<u32> = fields.nth(1).and_then(|field| field.parse().ok());
        if let (Some((word, rest)), Some(count)) = (sense, count) {
            let part = match rest.as_bytes().first() {
                Some(b'1') => 'n',
                Some(b'2') => 'v',
                Some(b'4') => 'r',
                _ => 'a',
            };
            *counts.entry((word.to_owned(), part)).or_default() += count;
        }
    }
    Ok(counts)
}
