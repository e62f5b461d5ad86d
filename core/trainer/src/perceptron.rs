//! Averaged perceptron training over hashed features (Collins 2002), greedy from left to right.

use factlint_core::language::Tag;
use factlint_core::language::tagger::{Dictionary, FEATURES, History, LINE, LINES, Word, features, slot, words};

use crate::conllu::Sentence;
use crate::gold;

/// Learns weights, and gives them rounded to one byte each.
///
/// The order of the sentences is chance; the sum of several runs in different orders depends less on it.
pub fn train(sentences: &[Sentence], dictionary: &Dictionary, passes: u32) -> Vec<i8> {
    let data: Vec<(Vec<Word>, Vec<Option<Tag>>)> = sentences
        .iter()
        .map(|sentence| {
            let gold = gold::ours(sentence);
            (words(&sentence.text, &gold.tokens, dictionary), gold.tags)
        })
        .collect();
    let mut sums = vec![0.0; LINES * LINE];
    let mut random = 0x2545_f491_4f6c_dd1d_u64;
    for run in 1..=RUNS {
        let mut weights = Weights::new();
        let mut order: Vec<usize> = (0..data.len()).collect();
        for pass in 1..=passes {
            shuffle(&mut order, &mut random);
            let (mut seen, mut right, mut unreachable) = (0, 0, 0);
            for &idx in &order {
                let Some((words, gold)) = data.get(idx) else { continue };
                let mut history = History::default();
                for (idx, (word, gold)) in words.iter().zip(gold).enumerate() {
                    let guess = match word.candidates.only() {
                        Some(only) => only,
                        None => {
                            let features = dropped(features(words, idx, history), &mut random);
                            let guess = weights.best(word, &features);
                            if let Some(gold) = *gold
                                && gold != guess
                                && word.candidates.has(gold)
                            {
                                weights.update(&features, gold, 1.0);
                                weights.update(&features, guess, -1.0);
                            }
                            weights.step += 1;
                            guess
                        }
                    };
                    if let Some(gold) = *gold {
                        seen += 1;
                        right += u32::from(gold == guess);
                        unreachable += u32::from(!word.candidates.has(gold));
                    }
                    history = history.then(word, guess);
                }
            }
            println!(
                "run {run}, pass {pass}: {:.2} % right while learning, {:.2} % out of reach",
                percent(right, seen),
                percent(unreachable, seen)
            );
        }
        for (sum, part) in sums.iter_mut().zip(weights.sums()) {
            *sum += part;
        }
    }
    rounded(&sums)
}

/// Runs whose weights are added.
const RUNS: u32 = 4;

/// How many features of a hundred are left out at each step of learning, so that no word depends on a few of them.
const DROPPED: u64 = 35;

/// The features that are not left out this time.
fn dropped(features: [u32; FEATURES], random: &mut u64) -> Vec<u32> {
    features.into_iter().filter(|_| next(random) % 100 >= DROPPED).collect()
}

/// The next number of a xorshift generator, so that training gives the same model everywhere.
fn next(random: &mut u64) -> u64 {
    *random ^= *random << 13;
    *random ^= *random >> 7;
    *random ^= *random << 17;
    *random
}

/// A share in percent.
pub fn percent(part: u32, whole: u32) -> f64 {
    100.0 * f64::from(part) / f64::from(whole.max(1))
}

struct Weights {
    now: Vec<f32>,
    sums: Vec<f64>,
    changed: Vec<u32>,
    step: u32,
}

impl Weights {
    fn new() -> Self {
        Self {
            now: vec![0.0; LINES * LINE],
            sums: vec![0.0; LINES * LINE],
            changed: vec![0; LINES * LINE],
            step: 1,
        }
    }

    fn best(&self, word: &Word, features: &[u32]) -> Tag {
        let mut best = (f32::NEG_INFINITY, Tag::Unknown);
        for tag in word.candidates {
            let score: f32 = features
                .iter()
                .filter_map(|&feature| self.now.get(slot(feature, tag)))
                .sum();
            if score > best.0 {
                best = (score, tag);
            }
        }
        best.1
    }

    fn update(&mut self, features: &[u32], tag: Tag, by: f32) {
        for &feature in features {
            let slot = slot(feature, tag);
            if let (Some(now), Some(sum), Some(changed)) = (
                self.now.get_mut(slot),
                self.sums.get_mut(slot),
                self.changed.get_mut(slot),
            ) {
                *sum += f64::from(*now) * f64::from(self.step - *changed);
                *changed = self.step;
                *now += by;
            }
        }
    }

    /// The sums of the weights over all steps.
    fn sums(mut self) -> Vec<f64> {
        for ((sum, now), changed) in self.sums.iter_mut().zip(&self.now).zip(&self.changed) {
            *sum += f64::from(*now) * f64::from(self.step - changed);
        }
        self.sums
    }
}

/// Sums of weights, scaled so that all but the largest few fit one byte.
fn rounded(sums: &[f64]) -> Vec<i8> {
    let mut sizes: Vec<f64> = sums.iter().map(|sum| sum.abs()).filter(|size| *size > 0.0).collect();
    sizes.sort_by(f64::total_cmp);
    let largest = sizes.get(sizes.len() * 9995 / 10_000).copied().unwrap_or(1.0);
    println!("{} of {} weights are used", sizes.len(), sums.len());
    sums.iter()
        .map(|sum| (sum / largest * 127.0).round().clamp(-127.0, 127.0) as i8)
        .collect()
}

/// Fisher-Yates.
fn shuffle(order: &mut [usize], random: &mut u64) {
    for idx in (1..order.len()).rev() {
        order.swap(idx, (next(random) % (idx as u64 + 1)) as usize);
    }
}
