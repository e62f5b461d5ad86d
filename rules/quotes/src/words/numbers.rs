//! Numerals and number words are one: "twenty-one per cent" is "21 percent", "$5 million" is "five million dollars".

use std::sync::LazyLock;

use factlint_core::language::{Groups, key};
use smol_str::SmolStr;

use super::Word;

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 8] = [
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];
const ORDINALS: [&str; 12] = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth",
];
const SCALES: [&str; 5] = ["hundred", "thousand", "million", "billion", "trillion"];

/// Writes the numbers among words in digits, and puts a currency behind its amount.
pub(super) fn fold(words: &mut Vec<Word>) {
    for word in words.iter_mut() {
        if let Some(number) = digits(&word.fold) {
            word.fold = number.into();
        }
    }
    let mut idx = 0;
    while idx < words.len() {
        let next = words.get(idx + 1).map(|word| word.fold.as_str());
        let Some(word) = words.get(idx) else { break };
        match (word.fold.as_str(), next) {
            ("per", Some("cent")) => join(words, idx, "percent"),
            (tens, Some(one)) if tens.len() == 2 && tens.ends_with('0') && is_unit(one) && !tens.starts_with('1') => {
                let sum = format!("{}{one}", &tens.get(..1).unwrap_or(""));
                join(words, idx, &sum);
            }
            ("$" | "£" | "€", Some(_)) => {
                let mut sign = words.remove(idx);
                let currency = match sign.fold.as_str() {
                    "$" => "dollars",
                    "£" => "pounds",
                    _ => "euros",
                };
                sign.fold = SmolStr::new_static(currency);
                let scaled = words
                    .get(idx + 1)
                    .is_some_and(|word| SCALES.contains(&word.fold.as_str()));
                let at = (idx + 1 + usize::from(scaled)).min(words.len());
                if let Some(word) = words.get_mut(idx) {
                    word.gap |= sign.gap;
                    sign.gap = false;
                }
                words.insert(at, sign);
                idx = at;
            }
            _ => {}
        }
        idx += 1;
    }
}

fn join(words: &mut Vec<Word>, idx: usize, fold: &str) {
    let end = words.remove(idx + 1).place.end;
    if let Some(word) = words.get_mut(idx) {
        word.place.end = end;
        word.fold = SmolStr::new(fold);
    }
}

fn is_unit(word: &str) -> bool {
    word.len() == 1 && word.bytes().all(|byte| (b'1'..=b'9').contains(&byte))
}

/// The bit of each number word: its place in the three lists, one behind the other.
static PLACES: LazyLock<Groups> = LazyLock::new(|| Groups::of(SMALL.iter().chain(&TENS).chain(&ORDINALS).copied()));

const _: () = assert!(
    SMALL.len() + TENS.len() + ORDINALS.len() <= 64,
    "a word has a bit for each place in the lists"
);

/// A number word in digits.
fn digits(word: &str) -> Option<String> {
    let place = PLACES.get(key(word)).trailing_zeros() as usize;
    if place < SMALL.len() {
        return Some(place.to_string());
    }
    let tens = place - SMALL.len();
    if tens < TENS.len() {
        return Some(((tens + 2) * 10).to_string());
    }
    let number = tens - TENS.len() + 1;
    let ending = match number {
        1 => "st",
        2 => "nd",
        3 => "rd",
        _ => "th",
    };
    (number <= ORDINALS.len()).then(|| format!("{number}{ending}"))
}
