//! How many tags of a model are right.

use std::collections::BTreeMap;

use factlint_core::language::Tag;
use factlint_core::language::tagger::{Model, words};

use crate::conllu::Sentence;
use crate::gold::{self, Gold};
use crate::perceptron::percent;

/// Prints the accuracy on the treebank's tokens (compounds joined), and through our own tokeniser.
pub fn print(sentences: &[Sentence], model: &Model, confusions: bool) {
    println!("{} sentences", sentences.len());
    let mut wrong: BTreeMap<(Tag, Tag), Vec<String>> = BTreeMap::new();
    for (name, read) in [
        ("gold tokens", gold::theirs as fn(&Sentence) -> Gold),
        ("own tokens that align", gold::ours),
    ] {
        let (mut seen, mut right, mut unaligned) = (0, 0, 0);
        wrong.clear();
        for sentence in sentences {
            let gold = read(sentence);
            let guesses = tag(model, &sentence.text, &gold);
            for ((guess, gold), token) in guesses.iter().zip(&gold.tags).zip(&gold.tokens) {
                let Some(gold) = *gold else {
                    unaligned += 1;
                    continue;
                };
                seen += 1;
                if gold == *guess {
                    right += 1;
                } else {
                    wrong
                        .entry((gold, *guess))
                        .or_default()
                        .push(token.span.text(&sentence.text).to_owned());
                }
            }
        }
        println!(
            "{name}: {:.2} % of {seen} fine tags right ({unaligned} tokens have no gold tag)",
            percent(right, seen)
        );
    }
    if confusions {
        let mut list: Vec<_> = wrong.into_iter().collect();
        list.sort_by_key(|(pair, words)| (std::cmp::Reverse(words.len()), *pair));
        for ((gold, guess), words) in list.into_iter().take(30) {
            let some: Vec<&str> = words.iter().take(24).map(String::as_str).collect();
            println!("{:4} {gold} read as {guess}: {}", words.len(), some.join(" "));
        }
    }
}

fn tag(model: &Model, text: &str, gold: &Gold) -> Vec<Tag> {
    let words = words(text, &gold.tokens, &model.dictionary);
    model.tags(&words).collect()
}
